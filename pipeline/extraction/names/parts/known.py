"""Names that the lexicons hold: countries, cities, well-known bodies and laws."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pipeline.extraction.names.parts.heads import is_known_place
from pipeline.extraction.names.rules import KNOWN
from pipeline.extraction.names.sheet import Sheet, Span, run_end
from pipeline.extraction.text.cutting import cut
from pipeline.extraction.text.lexicon import adjectives, known_names, titles
from pipeline.extraction.text.words import GENERATION, Word

DIRECTIONS = frozenset(
    {
        "Central", "East", "Eastern", "Greater", "Lower", "North", "Northeast", "Northeastern", "Northern",
        "Northwest", "Northwestern", "South", "Southeast", "Southeastern", "Southern", "Southwest", "Southwestern",
        "Upper", "West", "Western"
    }
)  # fmt: skip

LONGEST = 16
"""Words in the longest known name."""
# Short forms that are an adjective where a noun follows: "US dollars", "U.S. officials".
ATTRIBUTIVE = frozenset({"US", "U.S.", "UK", "U.K.", "U. S."})


NamesByWord = dict[str, tuple[tuple[tuple[str, ...], str], ...]]
"""First word → the known names that begin with it, longest first, with their labels."""


@lru_cache(maxsize=4)
def _by_first_word(listed: tuple[tuple[str, str], ...]) -> NamesByWord:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, label in ({name: label for name, (label, _) in known_names().items()} | dict(listed)).items():
        parts = tuple(match.group().replace("’", "'") for match in cut(name))
        found.setdefault(parts[0], []).append((parts, label))
    return {first: tuple(sorted(names, key=lambda n: (-len(n[0]), n[0]))) for first, names in found.items()}


def known(sheet: Sheet) -> tuple[Span, ...]:
    """Every known name, the longest where several begin at one word."""
    return sheet.once(_every_known)


def _every_known(sheet: Sheet) -> tuple[Span, ...]:
    return tuple(_known(sheet))


def _known(sheet: Sheet) -> Iterator[Span]:
    words, by_first = sheet.words, _by_first_word(sheet.listed)
    texts = [word.text.replace("’", "'") for word in words]
    i = 0
    while i < len(words):
        length, label = _at(words, texts, i, by_first)
        if length and not attributive(words, i, length) and not (label == "PLACE" and _is_part(words, i, length)):
            end = _local_end(words, _company_end(sheet, i + length) if label == "ORG" else i + length, label)
            yield Span(_front(words, i, label), end, label, KNOWN)
        i += length or 1


def _at(words: list[Word], texts: list[str], i: int, by_first: NamesByWord) -> tuple[int, str]:
    """Length and label of the known name at a word, as written or in capitals; 0 where there is none."""
    if texts[i] in by_first:
        return _longest(by_first, texts, i)
    if words[i].cap and len(texts[i]) > 3 and texts[i].isupper():
        return _longest(by_first, [_spoken(text) for text in texts[i : i + LONGEST]], 0)
    return 0, ""


def _is_part(words: list[Word], i: int, length: int) -> bool:
    """Whether a place is a part of an organisation's name or of a person's."""
    return _in_organisation(words, i) or (length == 1 and (_begins_person(words, i) or _ends_person(words, i)))


def _longest(by_first: NamesByWord, texts: list[str], i: int) -> tuple[int, str]:
    """Length and label of the longest known name that begins at a word; 0 where there is none."""
    for parts, label in by_first.get(texts[i], ()):
        if tuple(texts[i : i + len(parts)]) == parts:
            return len(parts), label
    return 0, ""


def _spoken(word: str) -> str:
    """A word in capitals as it is written elsewhere: "NUR-SULTAN" → "Nur-Sultan"."""
    return "-".join(part.capitalize() for part in word.split("-"))


def attributive(words: list[Word], i: int, length: int) -> bool:
    """Whether the words at `i` are an adjective there: "US officials"."""
    if length > 1 or words[i].text not in ATTRIBUTIVE or i + 1 >= len(words):
        return False
    behind = words[i + 1]
    return behind.text == "$" or (behind.glued and behind.tag[:2] in ("NN", "JJ", "CD"))


def _company_end(sheet: Sheet, end: int) -> int:
    """A company's name goes on with its unit: "Ostoil Drilling Services"; it ends in no adjective of a country."""
    words, run = sheet.words, run_end(sheet.words, end) if end < len(sheet.words) and sheet.words[end].cap else end
    stop = end
    while stop < run and words[stop].glued and words[stop].ent == "BODY" and words[stop].text not in titles():
        stop += 1
    while stop > end and words[stop - 1].text in adjectives():
        stop -= 1
    return stop


def _local_end(words: list[Word], end: int, label: str) -> int:
    """The local office of a body goes by the name of its place: "AONV Ostmark", "Clean Hands Norland"."""
    if label not in ("AGENCY", "ORG") or end >= len(words) or not (words[end].cap and words[end].glued) or words[end].first:
        return end
    stop = run_end(words, end)
    place = all(word.ent == "PLACE" for word in words[end:stop]) or is_known_place(words, end, stop)
    listed = stop + 1 < len(words) and words[stop].text == "," and words[stop + 1].cap  # "…, D.C."
    return stop if place and stop - end < 3 and not listed else end


def _front(words: list[Word], i: int, label: str) -> int:
    """Where a name begins that a known name ends: "Southern Norland", "Aktiebolaget Ostoil"."""
    if label == "PLACE":
        return i - 1 if i and words[i].glued and words[i - 1].text in DIRECTIONS else i
    while label == "ORG" and i and words[i].glued and words[i - 1].cap and words[i - 1].ent == words[i].ent == "BODY":
        i -= 1
    return i


def _begins_person(words: list[Word], i: int) -> bool:
    """ "Orlando Trandel Jr.", "Orlando C. Trandel": a given name that is a place elsewhere."""
    if i and words[i].glued and words[i - 1].lower in ("in", "at", "from", "near", "to"):
        return False
    end = run_end(words, i)
    behind = [word.text for word in words[i + 1 : end + 2]]
    initial = end > i + 2 and len(behind[0]) == 2 and behind[0][1] == "."
    return initial or any(word in GENERATION for word in behind[1:])


def _ends_person(words: list[Word], i: int) -> bool:
    """ "Chairman Orla Norland": the model sees a person of whose name the place is the end."""
    before = words[i - 1] if i and words[i].glued else None
    return before is not None and before.cap and before.ent == words[i].ent == "PERSON"


def _in_organisation(words: list[Word], i: int) -> bool:
    """ "Ostoil South Norland": the model sees the place as part of an organisation's name."""
    before = words[i - 1] if i else None
    return before is not None and words[i].glued and before.cap and not before.first and before.ent == words[i].ent == "BODY"
