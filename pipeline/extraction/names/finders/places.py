"""Names of places: those the model sees, and those that say what they are ("Republic of X", "X Oblast")."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.names.parts.heads import PLACE_NOUNS, is_known, is_known_place
from pipeline.extraction.names.parts.known import DIRECTIONS
from pipeline.extraction.names.parts.short_forms import POSSESSIVE
from pipeline.extraction.names.parts.tails import ANY_MONTH
from pipeline.extraction.names.rules import BEFORE_REGION, GENERIC, PLACE_CODE
from pipeline.extraction.names.sheet import Sheet, Span, run_end, runs
from pipeline.extraction.text.lexicon import adjectives, heads, known_names, legal_forms, place_heads, titles
from pipeline.extraction.text.words import Word

STATE_ADJECTIVES = frozenset(
    {
        "Arab", "Autonomous", "Bolivarian", "Co-operative", "Cooperative", "Democratic", "Federal", "Federative",
        "Former", "Hellenic", "Islamic", "Oriental", "People's", "Plurinational", "Socialist", "Swiss", "United"
    }
)  # fmt: skip

LEADING_TO_PLACES = frozenset({"from", "in", "near", "of"})
LONGEST = 3
"""Words of a place that only the region behind it tells."""
COMMON_NOUNS = frozenset({"coast", "district", "island", "lake", "river", "valley"})
"""Small-letter words that with an adjective are any such place, unlike the "Norlandic peninsula"."""
KINDS_OF_REGIONS = frozenset({"district", "oblast", "province", "region"})
"""Small-letter words that say what a place is and are no part of its name."""


def named_places(sheet: Sheet) -> Iterator[Span]:
    """Places by their generic word: "Republic of Veldania", "Canton of Ost", "Ostmark Province", "Ost peninsula"."""
    generic = place_heads().keys() | PLACE_NOUNS
    behind = 0
    for i in [i for i, word in enumerate(sheet.words) if word.text in generic]:
        if i < behind or sheet.owner(i):
            continue
        side = place_heads().get(sheet.words[i].text, "after")
        found = (_of_place(sheet, i) if side != "after" else None) or (_before_generic(sheet, i) if side != "before" else None)
        if found:
            yield found
            behind = found.hi


def before_regions(sheet: Sheet) -> Iterator[Span]:
    """Places by the known one behind their comma: "of Scott Tolm, Norland"; neither a title nor the noun of a body is in them."""
    words = sheet.words
    for i, end in runs(words):
        led = i > 0 and words[i].glued and words[i - 1].lower in LEADING_TO_PLACES
        if led and end - i <= LONGEST and sheet.free(i, end) and _has_region(words, end) and _may_be_place(words, i, end):
            yield Span(i, end, "PLACE", BEFORE_REGION)


def _has_region(words: list[Word], end: int) -> bool:
    """Whether a known place stands behind a comma, and owns nothing: "in Tolm, Norland’s first town"."""
    if end + 1 >= len(words) or words[end].text != "," or not words[end + 1].cap:
        return False
    stop = run_end(words, end + 1)
    owns = stop < len(words) and words[stop].lower in POSSESSIVE
    return is_known_place(words, end + 1, stop) and not owns


def _may_be_place(words: list[Word], lo: int, end: int) -> bool:
    """Whether nothing in a run is a month, a title, the noun of a body or a legal form, and it ends in no known name."""
    other = any(word.text in each for word in words[lo:end] for each in (titles(), heads(), legal_forms(), ANY_MONTH))
    return not other and not any(is_known(words, k, end) for k in range(lo, end))


def _of_place(sheet: Sheet, i: int) -> Span | None:
    """ "Republic of Veldania": the generic word in front."""
    words = sheet.words
    if not words[i].cap or i + 2 >= len(words) or words[i + 1].lower != "of":
        return None
    at = i + 2 + (words[i + 2].lower == "the")
    if at >= len(words) or not words[at].cap or sheet.owner(at):
        return None
    end = _place_end(sheet, at)
    body = (end == at + 1 and words[at].text in heads()) or _is_of_organisation(words, at)  # "State of the Union"
    return None if body else Span(_with_adjective(sheet, i), end, "PLACE", GENERIC)


def _is_of_organisation(words: list[Word], at: int) -> bool:
    """ "Federation of the Red Cross": no place goes by the name of an organisation."""
    longest = run_end(words, at)
    return any(
        known_names().get(" ".join(word.text for word in words[at:end]), ("",))[0] == "ORG" for end in range(at + 1, longest + 1)
    )


def _before_generic(sheet: Sheet, i: int) -> Span | None:
    """ "Ostmark Province", "Ost gas pipeline": the generic word behind the name."""
    words = sheet.words
    if not (words[i].cap or words[i].text in PLACE_NOUNS) or _leads_court(words, i):
        return None
    start = i - (i > 1 and words[i].text == "pipeline" and words[i - 1].text in ("gas", "oil"))
    while start and words[start].glued and words[start - 1].cap and not sheet.owner(start - 1):
        start -= 1
    start = max((k + 1 for k in range(start, i) if words[k].text in titles()), default=start)  # "Commissioner Ost County"
    start = _behind_adjective(words, start, i)
    if start >= i:
        return None
    return Span(start, i if words[i].text in KINDS_OF_REGIONS else i + 1, "PLACE", GENERIC)


def _behind_adjective(words: list[Word], lo: int, noun: int) -> int:
    """The start of a place behind the adjective of a country, if words are left; at the noun for "an Asian river"."""
    if lo >= noun or words[lo].text not in adjectives():
        return lo
    if lo + 1 == noun and words[noun].text in COMMON_NOUNS:
        return noun
    return lo + (lo + 1 < noun and "." not in words[lo].text)


def _leads_court(words: list[Word], i: int) -> bool:
    """ "District Court", "District Judge"."""
    behind = words[i + 1] if i + 1 < len(words) else None
    return behind is not None and behind.cap and behind.glued and words[i].text == "District"


def place_codes(sheet: Sheet) -> Iterator[Span]:
    """The code of a canton or state in brackets behind a place: "Torvik (NO)"."""
    words = sheet.words
    for i in range(2, len(words) - 1):
        bracketed = (words[i - 1].text == "(" and words[i + 1].text == ")") or (words[i - 1].text == "/" and words[i].glued)
        place = (owner := sheet.owner(i - 2)) is not None and owner.label == "PLACE"
        if bracketed and place and len(words[i].text) == 2 and words[i].text.isupper():
            yield Span(i, i + 1, "PLACE", PLACE_CODE)


def _with_adjective(sheet: Sheet, i: int) -> int:
    """ "Democratic Republic of the …": capitalised words before the generic one belong to it."""
    while (front := _adjective_before(sheet, i)) is not None:
        i = front
    return i


def _adjective_before(sheet: Sheet, i: int) -> int | None:
    """Where a word begins in front of a state's name that belongs to it; "People’s" is two words."""
    words = sheet.words
    if i > 1 and words[i - 1].lower in ("'s", "’s") and words[i - 2].text == "People" and not sheet.owner(i - 2):
        return i - 2
    free = i > 0 and words[i].glued and words[i - 1].cap and not sheet.owner(i - 1)
    own = free and (words[i - 1].text in STATE_ADJECTIVES or words[i - 1].text in DIRECTIONS or words[i - 1].text == "Middle")
    return i - 1 if own else None


def _place_end(sheet: Sheet, at: int) -> int:
    """The end of the place's own name: a known one ends where it ends, and a person's name may stand right behind it."""
    words, end = sheet.words, run_end(sheet.words, at)
    joined = end + 1 < len(words) and words[end].lower == "and" and words[end + 1].cap  # "Republic of Bosnia and Herzegovina"
    for stop in range(run_end(words, end + 1) if joined else end, at, -1):
        if known_names().get(" ".join(word.text for word in words[at:stop]), ("",))[0] == "PLACE":
            return stop
    return next((k for k in range(at + 1, end) if words[k].ent == "PERSON" or sheet.owner(k)), end)
