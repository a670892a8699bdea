"""A release as the name grammar reads it: words with their case, tag and entity type.

The model's tokens split "Anti-Corruption" and "Prosecutor's"; names don't. So the text is cut anew, and every word takes
the tag and the entity type of the token that it begins with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from pipeline.extraction.text.cutting import cut
from pipeline.extraction.text.lexicon import not_names, sentence_openers

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Tags of words that never belong to a name, however they are written.
FUNCTION_TAGS = frozenset({"DT", "IN", "PRP", "PRP$", "CC", "WDT", "WP", "WP$", "WRB", "MD", "TO", "EX", "PDT"})


KINDS = {"AGENCY": "BODY", "ORG": "BODY", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE"}
"""Label of an entity, ours or OntoNotes' → how the rules of names speak of it, where they say otherwise."""

GENERATION = frozenset({"Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV"})
# Endings that make an adjective of a name: "Ostmark-based", "Bank-financed".
QUALIFIED = re.compile(
    r"[^\W\d_][-‐](?:[a-z]{2,}ed|led|run|born|style|wide|level|owned|based|specific|free|compliant|type|like)$"
)


# What ends in a full stop without ending a sentence: "S.", "D. W. R.", "Kh.", "Mr.".
INITIALS = re.compile(r"(?:[A-Z]\.[- ]?)+|\w{1,2}\.")


APOSTROPHES = {ord("`"): "'", ord("´"): "'"}
SMALL_WORDS_IN_CAPITALS = frozenset({"AND", "AT", "BY", "FOR", "FROM", "IN", "OF", "ON", "THE", "TO", "WITH"})
ELIDED = re.compile(r"(?:d|l|dell|all|nell|un)['’][A-Z]")


@dataclass(slots=True)
class Word:
    """A word of the release. `cap`: it may belong to a name as far as its letters go."""

    text: str
    start: int
    end: int
    lower: str
    cap: bool
    tag: str
    ent: str
    """PERSON, BODY, PLACE or LAW where the model sees the word in such a name; else anything else."""
    first: bool
    """It begins a sentence, a line or a quotation, where a capital says nothing."""
    glued: bool
    """Nothing but a space stands between it and the word before it."""


@lru_cache(maxsize=1)
def words_of(doc: Doc, text: str) -> list[Word]:
    """read_words, remembered for the release at hand: several stages ask for it."""
    return read_words(doc, text)


def read_words(doc: Doc, text: str) -> list[Word]:
    """The words of a release, in order; line breaks and punctuation are words of their own."""
    strings = doc.vocab.strings
    columns: Any = doc.to_array(["IDX", "TAG", "ENT_TYPE", "SENT_START"]).reshape(-1, 4)
    names = {key: strings[key] for key in np.unique(columns[:, 1:3]).tolist()}
    kinds = {key: KINDS.get(name, name) for key, name in names.items()}
    firsts = frozenset(columns[columns[:, 3] == 1, 0].tolist())
    cuts = [(match.group(), *match.span()) for match in cut(text)]
    tokens = _tokens_at(columns, [start for _, start, _ in cuts])
    words: list[Word] = []
    opening = True
    end = 0
    for (written, start, stop), (tag_key, entity) in zip(cuts, tokens, strict=True):
        shape = _shape(written)
        first = shape.letter and (opening or (start in firsts and not _runs_on(words)))
        tag = names.get(tag_key, "")
        words.append(
            Word(
                written,
                start,
                stop,
                shape.lower,
                shape.capital and not (first and (shape.opener or (tag in FUNCTION_TAGS and not shape.bracketed))),
                tag,
                kinds.get(entity, ""),
                first,
                bool(words) and (start == end or text[end:start].isspace()) and not words[-1].text.startswith("\n"),
            )
        )
        end = stop
        opening = shape.opening or (opening and shape.sign)
    return words


def _tokens_at(columns: Any, places: Sequence[int]) -> Sequence[Sequence[int]]:
    """Tag and entity type, as numbers, of the last token that begins at or before each place; 0 where there is no token."""
    if not len(columns):
        return [(0, 0)] * len(places)
    tokens = np.searchsorted(columns[:, 0].astype(np.int64), places, side="right") - 1
    found: list[list[int]] = columns[:, 1:3][tokens].tolist()
    return found


def _runs_on(words: Sequence[Word]) -> bool:
    """Whatever the model says, no sentence begins behind a capitalised word without a stop, nor behind an initial."""
    last = words[-1] if words else None
    return last is not None and last.cap and (last.text[-1].isalnum() or INITIALS.fullmatch(last.text) is not None)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the letters of a word say of it, wherever it stands."""

    lower: str
    letter: bool
    sign: bool
    bracketed: bool
    capital: bool
    """It may belong to a name, unless it stands first as an opener or a word of a function does."""
    opener: bool
    """Its capital at the front of a sentence makes no name of it."""
    opening: bool
    """What follows it stands first."""


@lru_cache(maxsize=50_000)
def _shape(written: str) -> _Shape:
    kind = written[1] if bracketed(written) else written[0]
    letter = kind.isalpha() or (kind.isdigit() and not written.isdigit() and any(map(str.isalpha, written)))
    return _Shape(
        lower=written.lower().translate(APOSTROPHES),
        letter=letter,
        sign=not letter and not kind.isdigit(),
        bracketed=bracketed(written),
        capital=letter and (bracketed(written) or _is_capital(written)),
        opener=not bracketed(written) and written.replace("’", "'") in sentence_openers(),
        opening="\n" in written or kind in '“"•*–—',
    )


def bracketed(written: str) -> bool:
    """Whether a word is a form of address in brackets: "(Retd)", "(Mrs)"."""
    return written[0] == "(" and len(written) > 1


def _is_capital(written: str) -> bool:
    if not (written[0].isupper() or (written[0].isdigit() and any(c.isupper() for c in written)) or _inner_capital(written)):
        return False
    ordinary = written.endswith("$") or written in SMALL_WORDS_IN_CAPITALS or QUALIFIED.search(written) is not None
    return not ordinary and written not in not_names()


def _inner_capital(written: str) -> bool:
    """Names such as fedEx, eBay, d'Ostmark or l’Audit: a small letter first, a capital soon."""
    return len(written) > 2 and written[0].islower() and (written[1].isupper() or ELIDED.match(written) is not None)
