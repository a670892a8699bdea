"""What the model sees: before the grammar where it is all but certain, behind it the names that nothing else finds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.extraction.names.headlines import is_headline_verb
from pipeline.extraction.names.parts.no_names import is_of_a_year
from pipeline.extraction.names.parts.people import is_honour, nickname_end
from pipeline.extraction.names.rules import MODEL
from pipeline.extraction.names.sheet import SeenName, Sheet, Span
from pipeline.extraction.text.lexicon import (
    adjectives,
    event_heads,
    given_names,
    heads,
    known_names,
    legal_forms,
    never_names,
    not_bodies,
    noted,
    number_labels,
    particles,
    titles,
)
from pipeline.extraction.text.words import GENERATION, Word

if TYPE_CHECKING:
    from spacy.tokens import Doc

LABELS = {
    **{label: label for label in ("PERSON", "AGENCY", "ORG", "PLACE", "LAW")},
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
}
"""Label of an entity, ours or OntoNotes' → label of a name."""
SURE_LABELS = ("PERSON", "ORG")
ARTICLES = frozenset({"the", "a", "an"})


PREPOSITIONS = frozenset(
    {"of", "for", "on", "in", "to", "by", "with", "from", "against", "concerning", "regarding", "and", "the"}
)
"""What no English name ends in."""
KINDS_OF_TEXTS = frozenset({"Agreement", "Articles", "Declaration", "Letter", "Memorandum", "Protocol"})
MARKS = frozenset("”»“«")
"""What no name ends in."""
CAPTIONS = frozenset({"Image", "Images", "Photo", "Photograph", "Photos", "Picture"})
"""What the name of whom or what a picture shows runs into, before a colon and who made it."""
THINGS_BEFORE = frozenset({"compound", "drug", "fertiliser", "fertilizer", "medication", "medicine", "pesticide", "vaccine"})
THINGS_BEHIND = frozenset(
    {
        "disease", "fever", "infection", "infections", "inhibitor", "microscopy", "spectroscopy", "syndrome", "vaccine",
        "vaccines", "virus", "viruses"
    }
)  # fmt: skip
"""Nouns beside the names of drugs, illnesses and methods."""
VEHICLES = frozenset({"aircraft", "boat", "ferry", "rocket", "satellite", "ship", "spacecraft", "vessel", "yacht"})
"""Nouns before the names of what is no organisation, either."""
CLOSED = frozenset("”’»—–)")
"""What closes something in front of a name: "for all.”—Jorun Brennik"."""


def seen_names(doc: Doc, words: Sequence[Word]) -> list[SeenName]:
    """The entities of a doc as names of words; sure of all where the model says nothing of it."""
    starts = [word.start for word in words]
    found: list[SeenName] = []
    for entity in doc.ents:
        if entity.label_ in LABELS:
            lo, hi = bisect_left(starts, entity.start_char), bisect_left(starts, entity.end_char)
            found += _names(words, lo, hi, LABELS[entity.label_], _confidence(doc, entity.start))
    return found


def _names(words: Sequence[Word], lo: int, hi: int, label: str, confidence: float) -> Iterator[SeenName]:
    """The names that an entity makes: without an article, with a generation, parted where something other begins."""
    lo, hi = _trimmed(words, lo, hi, label)
    if lo == hi or not _is_balanced(words[lo:hi]) or all(word.text in legal_forms() for word in words[lo:hi]):
        return
    lo = _with_given_names(words, lo) if label == "PERSON" else lo
    hi = (
        _with_generation(words, nickname_end(words, hi))
        if label == "PERSON"
        else _without_code(words, lo, hi)
        if label == "PLACE"
        else hi
    )
    for start, stop in _parts(words, lo, hi):
        yield SeenName(start, stop, label, confidence)


def _trimmed(words: Sequence[Word], lo: int, hi: int, label: str) -> tuple[int, int]:
    """An entity without an article in front, a body or law without the preposition at its end ("Act on Mills against"), a person
    without degrees behind the name."""
    while lo < hi and (words[lo].lower in ARTICLES or words[lo].text in CLOSED):
        lo += 1
    while lo < hi and _closes_name(words, hi - 1, label):
        hi -= 1
    while hi - lo > 1 and label in ("AGENCY", "LAW") and words[hi - 1].text in PREPOSITIONS:
        hi -= 1
    return lo, hi


def _closes_name(words: Sequence[Word], at: int, label: str) -> bool:
    """Whether a word stands behind a name: a closing mark, a person's degree, "Image" before a colon."""
    caption = words[at].text in CAPTIONS and at + 1 < len(words) and words[at + 1].text == ":"
    return caption or words[at].text in MARKS or (label == "PERSON" and is_honour(words[at]))


def _is_balanced(name: Sequence[Word]) -> bool:
    """Whether every bracket in a name has its other half: "New Veld) Ltd" is a part of one."""
    return [word.text for word in name].count("(") == [word.text for word in name].count(")")


def _with_given_names(words: Sequence[Word], lo: int) -> int:
    """The start of a name with the given names before what the model sees of it: "Gerard | Jorun Brennik"."""
    while lo and words[lo].glued and words[lo].cap and words[lo - 1].text in given_names() and words[lo - 1].text not in titles():
        if words[lo - 1].ent not in ("", "PERSON") or words[lo].text in particles():
            break
        lo -= 1
    return lo


def _with_generation(words: Sequence[Word], hi: int) -> int:
    """The end of a name with what tells two of one name apart: "Joseph R. Brask, Jr."."""
    at = hi + (hi < len(words) and words[hi].text == ",")
    return at + 1 if at < len(words) and words[at].text in GENERATION else hi


def _without_code(words: Sequence[Word], lo: int, hi: int) -> int:
    """The end of a place without the code of its state: "Torvik NO"; "Washington DC" is a name."""
    code = words[hi - 1].text
    return hi - 1 if hi - lo > 1 and len(code) == 2 and code.isupper() and code != "DC" else hi


def _parts(words: Sequence[Word], lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """The names in what the model takes for one; of what the verb of a headline parts the name in front of it."""
    lo += is_headline_verb(words[lo])
    for start, stop in pairwise([lo, *_parted_at(words, lo, hi), hi] if lo < hi else []):
        if not is_headline_verb(words[start]):
            yield start, stop


def _parted_at(words: Sequence[Word], lo: int, hi: int) -> list[int]:
    """Where nothing but a space stands between two words of a name and yet something other begins (see `parting`)."""
    return [k for k in range(lo + 1, hi) if not words[k].glued and words[k - 1].end + 1 == words[k].start]


def _confidence(doc: Doc, start: int) -> float:
    sure: float | None = doc[start]._.name_confidence if doc[start].has_extension("name_confidence") else None
    return 1.0 if sure is None else sure


def surely_seen(sheet: Sheet, least: float) -> Iterator[Span]:
    """People and organisations that the model is all but certain of: there it is right more often than the rules are."""
    return (span for span in seen_by_model(sheet, least) if span.label in SURE_LABELS)


def seen_by_model(sheet: Sheet, least: float) -> Iterator[Span]:
    """The names that the model is sure of to a least degree, and that have a capital."""
    for name in sheet.seen:
        capital = any(word.cap for word in sheet.words[name.lo : name.hi])
        none = _is_of_thing(sheet, name) or any(is_none(sheet.words, name) for is_none in NO_NAMES)
        if name.confidence >= least and capital and not none:
            yield Span(name.lo, name.hi, name.label, MODEL)


def _is_taught(words: Sequence[Word], name: SeenName) -> bool:
    """ "Professor of Medical Genomics": a field, no organisation."""
    lo = name.lo
    chair = lo > 1 and words[lo - 1].lower == "of" and words[lo - 2].text in ("Professor", "Professorship", "Lecturer")
    return chair and name.label in ("AGENCY", "ORG")


def _is_adjective(words: Sequence[Word], name: SeenName) -> bool:
    """ "Icelandic": a word of a country, no place."""
    word = words[name.lo].text
    alone = name.label == "PLACE" and name.hi == name.lo + 1
    return alone and word in adjectives() and word not in known_names()


def _is_no_body(words: Sequence[Word], name: SeenName) -> bool:
    """ "DNA", "the VAT": an acronym of what is no body."""
    return name.hi == name.lo + 1 and name.label in ("AGENCY", "ORG") and words[name.lo].text in not_bodies()


def _is_ordinary(words: Sequence[Word], name: SeenName) -> bool:
    """ "County", "the Cantons": a word that by itself is no name, whatever its label; "the Conference" may be short for one."""
    word = words[name.lo].text
    return name.hi == name.lo + 1 and word in never_names() and word not in heads() and word not in event_heads()


def _is_several(words: Sequence[Word], name: SeenName) -> bool:
    """ "the Courts", "Departments": bodies of a kind, none by name."""
    return name.hi == name.lo + 1 and words[name.lo].text in noted("body_heads", "several")


def _is_kind_of_text(words: Sequence[Word], name: SeenName) -> bool:
    """ "a Memorandum of Understanding": behind "a" what begins with the head of laws is one of a kind."""
    led = name.lo > 0 and words[name.lo - 1].lower in ("a", "an") and words[name.lo].text in KINDS_OF_TEXTS
    return led and name.label == "LAW"


def _is_code(words: Sequence[Word], name: SeenName) -> bool:
    """ "BaSnO3", "SR 946.2": letters with figures among or behind them are a formula or a number, no place or person."""
    last = words[name.hi - 1].text
    return name.label in ("PLACE", "PERSON") and any(c.isdigit() for c in last) and any(c.isalpha() for c in words[name.lo].text)


def _is_event(words: Sequence[Word], name: SeenName) -> bool:
    """ "Ostmark Grain Forum 2031", with the year or without it."""
    return any(is_of_a_year(words, at) for at in range(max(name.lo, name.hi - 2), name.hi))


def _leads_republic(words: Sequence[Word], name: SeenName) -> bool:
    """ "the Democratic People's Republic of Norland": the front of a state's name."""
    behind = words[name.hi + 1].text if name.hi + 1 < len(words) else ""
    return words[name.hi - 1].text == "People" and behind == "Republic"


def _is_of_event(words: Sequence[Word], name: SeenName) -> bool:
    """ "GTN Norlandic" of the "GTN Norlandic 2031 Championships": an event goes on behind it."""
    at = name.hi + (name.hi < len(words) and re.fullmatch(r"(?:19|20)\d\d", words[name.hi].text) is not None)
    event = at < len(words) and words[at].glued and words[at].cap and words[at].text in event_heads()
    return event and name.label in ("AGENCY", "ORG", "LAW") and (at > name.hi or words[name.hi - 1].text in adjectives())


def things(sheet: Sheet) -> frozenset[str]:
    """Words that the release has beside the noun of a drug, an illness or a method: "the Torvik virus", "the drug Veldanib"."""
    words = sheet.words
    return frozenset(
        words[k].text
        for k in range(1, len(words) - 1)
        if _is_behind(words, k, THINGS_BEFORE) or (words[k].cap and words[k + 1].glued and words[k + 1].lower in THINGS_BEHIND)
    )


def vehicles(sheet: Sheet) -> frozenset[str]:
    """Words that the release has behind the noun of a vehicle: "the ship Veldan"."""
    return frozenset(sheet.words[k].text for k in range(1, len(sheet.words)) if _is_behind(sheet.words, k, VEHICLES))


def _is_behind(words: Sequence[Word], k: int, nouns: frozenset[str]) -> bool:
    return words[k].cap and words[k].glued and not words[k].first and words[k - 1].text in nouns


def _is_of_thing(sheet: Sheet, name: SeenName) -> bool:
    """Whether a name of one word is that of a thing somewhere in the release; the firm of a vaccine is one."""
    word = sheet.words[name.lo].text
    person = name.label in ("PERSON", "PLACE") and word in sheet.once(things)
    return name.hi == name.lo + 1 and (person or (name.label != "LAW" and word in sheet.once(vehicles)))


def _is_numbered(words: Sequence[Word], name: SeenName) -> bool:
    """ "Schedule II": a numeral is no generation there."""
    return name.label == "PERSON" and words[name.hi - 1].text in GENERATION and words[name.lo].lower in number_labels()


NO_NAMES = (
    _is_taught,
    _is_adjective,
    _is_no_body,
    _is_ordinary,
    _is_several,
    _is_kind_of_text,
    _is_code,
    _is_event,
    _leads_republic,
    _is_of_event,
    _is_numbered,
)
"""What tells that a name of the model is none."""
