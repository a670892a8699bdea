"""Candidate terms: the noun phrases of a release, each with the form in which its variants meet.

A phrase is found by its shape: each token becomes one letter, and a regular expression over the letters marks the phrases
(after Justeson and Katz 1995, "Technical terminology: some linguistic properties and an algorithm for identification in
text", Natural Language Engineering 1; participles, possessives and a chain of prepositional links are added). A row is
the longest such chain, "restitution of illicit assets to the state"; analyses take it apart at its blanks, because the
words of `form` stand one to one for the words of `text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from pipeline.lexicons import words
from pipeline.release import Release
from pipeline.rows import Row, TermFound
from pipeline.stages import Extractor, Kinds, Rows

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

# R adverb, A adjective, V participle that modifies, N noun, P name, H hyphen, S possessive, L link, D article, . any other
_NOUNS = r"(?:(?:RV|[AVNP])H?)*[NP]"
_PHRASE = re.compile(rf"{_NOUNS}(?:(?:S|LD?){_NOUNS})*")
_LETTERS = {"ADJ": "A", "NOUN": "N", "PROPN": "P", "ADV": "R"}
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_SMALL_WORDS = {
    **dict.fromkeys(("of", "for", "against", "on", "in", "to", "with", "from"), "L"),
    **dict.fromkeys(("the", "a", "an"), "D"),
    "-": "H",
}
_NOMINAL = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "compound"})
_CODE = re.compile(r"(?=.*[^\W\d])(?=.*\d)(?!\d+(?:st|nd|rd|th|s|am|pm|m|mn|bn|km|kg|h)\b)[\w.]+", re.IGNORECASE)


@dataclass(frozen=True)
class Terms(Extractor):
    """Noun phrases of at least one word that says what a text is about. Releases that are not in English have none."""

    makes: ClassVar[Kinds] = (TermFound,)

    def extract(self, doc: Doc, release: Release, found: Rows) -> Iterator[Row]:
        if release.language not in ("en", ""):
            return
        weak = frozenset(words("weak_words"))
        letters, forms, starts, ends = _told(doc)
        for match in _PHRASE.finditer(letters):
            first, behind = match.span()
            form = "".join(forms[first:behind]).strip()
            if not weak.issuperset(form.split(" ")):
                start, end = starts[first], ends[behind - 1]
                yield TermFound(release_id=release.release_id, start=start, end=end, text=release.text[start:end], form=form)


def _told(doc: Doc) -> tuple[str, Sequence[str], Sequence[int], Sequence[int]]:
    """Of every token its letter, its form with the blank behind it, and where it begins and ends."""
    columns = doc.to_array(["ORTH", "LEMMA", "TAG", "POS", "DEP", "SPACY", "IDX", "LENGTH"]).reshape(-1, 8)
    glued = np.append(False, columns[:-1, 5] == 0).tolist()
    rows = zip(*columns[:, :6].T.tolist(), glued, strict=False)
    told = [_letter_and_form(doc.vocab.strings, *row) for row in rows]
    starts = columns[:, 6]
    return "".join(letter for letter, _ in told), [form for _, form in told], starts.tolist(), (starts + columns[:, 7]).tolist()


@lru_cache(maxsize=100_000)
def _letter_and_form(
    strings: StringStore, word: int, lemma: int, tag: int, part: int, dependency: int, blank: int, glued: bool
) -> tuple[str, str]:
    """Both of a token, from spaCy's numbers of what it is; `glued` says that no blank stands in front of it."""
    lower, kind = strings[word].lower(), strings[tag]
    possessive = glued and kind == "POS" and lower in _POSSESSIVES
    form = "'s" if possessive else _form(lower, strings[lemma].lower(), kind)
    if kind in ("VBN", "VBG"):
        letter = _of_participle(kind, strings[dependency])
    else:
        letter = _of_small_word(lower, blank) or ("S" if possessive else "") or _of_content(lower, strings[part])
    return letter, form + " " * blank


def _of_participle(tag: str, dependency: str) -> str:
    if dependency == "amod":
        return "V"
    return "N" if tag == "VBG" and dependency in _NOMINAL else "."


def _of_small_word(lower: str, blank: int) -> str:
    """The letter of a word that only joins others; nothing for any other word."""
    letter = _SMALL_WORDS.get(lower, "")
    return "." if letter == "H" and blank else letter


def _of_content(lower: str, part: str) -> str:
    if _CODE.fullmatch(lower):
        return "P"
    return _LETTERS.get(part, ".") if any(map(str.isalpha, lower)) else "."


def _form(lower: str, lemma: str, tag: str) -> str:
    """The lemma in lower case: one word for one word, whatever the model takes it for."""
    lemma = _singular(lemma) if tag == "NNPS" else lemma
    return lemma if lemma.count("-") == lower.count("-") and lemma and " " not in lemma else lower


def _singular(name: str) -> str:
    """Of a name's plural, which the tagger's lemmas leave as it is: Authorities, Affairs, Taxes."""
    for plural, singular in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("ss", "ss"), ("s", "")):
        if name.endswith(plural) and len(name) > len(plural) + 2:
            return name.removesuffix(plural) + singular
    return name
