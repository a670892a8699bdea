"""What speaks against a name that the language model sees. One that fits is enough; each has an example that holds no name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pipeline.extraction.names.parts.known import DIRECTIONS
from pipeline.extraction.names.parts.people import LEADERS, RANKS, is_honour
from pipeline.extraction.names.parts.seen import Seen, common_acronyms, inner_words, small_words
from pipeline.extraction.text.lexicon import adjectives, event_heads, heads, legal_forms, never_names, not_bodies, titles

LINKS = frozenset({"of", "for", "and", "&"})


@dataclass(frozen=True, slots=True)
class Veto:
    """`refuses` says whether a name is none; `example` has words that this keeps from being one."""

    name: str
    refuses: Callable[[Seen], bool]
    example: str
    no_name: str


def refused(seen: Seen) -> bool:
    """Whether something speaks against what the model saw."""
    return any(veto.refuses(seen) for veto in VETOES)


def _opening(seen: Seen) -> bool:
    """One word at the front of a sentence that the release has nowhere else, unless it is a name that acts there."""
    acts = seen.first.tag == "NNP" and seen.stop < len(seen.words) and seen.words[seen.stop].tag in ("VBD", "VBZ")
    named = acts or seen.first.text in seen.sheet.once(inner_words)
    return seen.alone and seen.first.first and seen.label == "ORG" and not named


def _opening_unsure(seen: Seen) -> bool:
    return seen.alone and seen.first.first and (seen.label == "PERSON" or seen.first.tag not in ("NNP", "NNPS"))


def _common_acronym(seen: Seen) -> bool:
    return seen.first.text in seen.sheet.once(common_acronyms)


def _family(seen: Seen) -> bool:
    """The plural of a surname of the release, or a plural that the model takes for a person."""
    surname = seen.first.text.removesuffix("s")
    if not seen.alone or seen.lo == 0 or seen.words[seen.lo - 1].lower != "the" or surname == seen.first.text:
        return False
    bearers = {seen.words[span.hi - 1].text for span in seen.sheet.spans if span.label == "PERSON"}
    bearers |= {word.text for word in seen.words if word.ent == "PERSON"}
    plural = seen.first.ent == "PERSON" and seen.first.tag == "NNPS"
    return plural or not bearers.isdisjoint((surname, surname.removesuffix("e")))


def _field_of_office(seen: Seen) -> bool:
    office = seen.lo > 1 and seen.words[seen.lo - 2].lower.capitalize() in titles()
    led = seen.label == "ORG" and seen.before(2) in LEADERS
    return office and not led and seen.words[seen.lo - 1].lower == "of" and seen.first.ent != "GPE"


def _currency(seen: Seen) -> bool:
    return seen.alone and seen.first.text.isupper() and seen.behind()[:1].isdigit()


def _rank(seen: Seen) -> bool:
    follows = seen.stop < len(seen.words) and seen.words[seen.stop].glued
    behind = seen.words[seen.stop].lower.capitalize() if follows else ""
    office = {behind, behind.removesuffix("s")} & titles().keys() != set()
    return seen.label == "ORG" and office and seen.first.text in RANKS


def _fragment(seen: Seen) -> bool:
    """A part of a longer phrase in capitals, of which nothing else is a name."""
    words, lo, stop, owner = seen.words, seen.lo, seen.stop, seen.sheet.owner
    before = lo > 1 and words[lo - 1].lower in LINKS and words[lo - 2].cap and owner(lo - 2) is None
    behind = stop + 1 < len(words) and words[stop].lower in LINKS and words[stop + 1].cap and owner(stop + 1) is None
    led = seen.before(2) in LEADERS  # "CEO of Corvin Mills"
    return seen.label == "ORG" and (before or behind) and not led


def _title(seen: Seen) -> bool:
    return seen.first.text in titles() or seen.last in titles()


def _nationals(seen: Seen) -> bool:
    return seen.label == "PERSON" and seen.last[-1] == "s" and seen.last.removesuffix("s") in adjectives()


def _never_names(seen: Seen) -> bool:
    return all(word.text in never_names() or is_honour(word) for word in seen.run)


def _letters_behind(seen: Seen) -> bool:
    """Letters of an order behind a person, after a comma or further letters."""
    at = seen.lo
    while at > 1 and is_honour(seen.words[at]) and seen.words[at - 1].text == ",":
        at -= 2
        person = seen.sheet.owner(at)
        if person is not None and person.label == "PERSON":
            return True
    return False


def _sum_or_road(seen: Seen) -> bool:
    return seen.label == "ORG" and re.fullmatch(r"[A-Z]{1,2}\d[\d.,]*(?:-\w+)?", seen.last) is not None


def _ordinary_words(seen: Seen) -> bool:
    small = seen.sheet.once(small_words)
    return seen.label == "ORG" and all(word.lower in small for word in seen.run)


def _not_a_body(seen: Seen) -> bool:
    return seen.label == "ORG" and seen.first.text.split("-")[0] in not_bodies()


def _word_of_a_kind(seen: Seen) -> bool:
    """A single word that is a form, a direction, a head, an adjective or ordinary elsewhere in the release."""
    return seen.alone and (seen.first.text in _kinds() or seen.first.lower in seen.sheet.once(small_words))


@cache
def _kinds() -> frozenset[str]:
    return frozenset({*legal_forms(), *DIRECTIONS, *heads(), *adjectives(), *never_names(), *event_heads()})


def _plural_acronym(seen: Seen) -> bool:
    return seen.alone and ((seen.last[-1] == "s" and seen.last[:-1].isupper()) or "." in seen.last)


def _person_in_capitals(seen: Seen) -> bool:
    return seen.alone and seen.label == "PERSON" and seen.first.text.isupper()


def _cell(seen: Seen) -> bool:
    """One word that fills a cell of a table, or an item of a list, by itself."""
    lo, stop, words = seen.lo, seen.stop, seen.words
    opened = lo > 0 and words[lo - 1].text in ";\n" and (lo < 2 or not words[lo - 1].text.startswith(","))
    closed = stop >= len(words) or words[stop].text == ";" or "\n" in words[stop].text
    return seen.alone and seen.label in ("PERSON", "ORG") and opened and closed and not _named_elsewhere(seen)


def _named_elsewhere(seen: Seen) -> bool:
    here = seen.first
    return any(word.text == here.text and word is not here and word.cap for word in seen.words)


VETOES = (
    Veto("opening of a sentence", _opening, "Norchem, that was all.", "Norchem"),
    Veto("acronym of ordinary words", _common_acronym, "The automatic exchange of data (AED) works. AED is new.", "AED"),
    Veto("family", _family, "Talgo Brask was fined. Later the Brasks sold it.", "Brasks"),
    Veto("field of an office", _field_of_office, "The Secretary of Trade spoke.", "Trade"),
    Veto("currency of a sum", _currency, "It cost AMD 540 billion.", "AMD"),
    Veto("rank before an office", _rank, "A Senior Grain officer spoke.", "Senior Grain"),
    Veto("part of a phrase in capitals", _fragment, "They pray for Lasting and Just Peace.", "Lasting"),
    Veto("title", _title, "The Chief Justice spoke.", "Chief Justice"),
    Veto("people of a country", _nationals, "It told of the Sri Lankans and their bank.", "Sri Lankans"),
    Veto("word that is never a name", _never_names, "See the Annex and the Overview.", "Annex"),
    Veto("letters behind a person", _letters_behind, "The report by Talgo Brennik, KC, CFR, was read.", "CFR"),
    Veto("sum, road or form", _sum_or_road, "They fill in form AB12 today.", "AB12"),
    Veto("ordinary words", _ordinary_words, "The grain board met. The Grain Board met.", "grain board"),
    Veto("what is no body", _not_a_body, "The GDP and the VAT rose.", "GDP"),
    Veto("word of a kind", _word_of_a_kind, "They went North today.", "North"),
    Veto("plural of an acronym", _plural_acronym, "The KGBVs rose.", "KGBVs"),
    Veto("one word in capitals", _person_in_capitals, "It was MIRJAM again.", "MIRJAM"),
    Veto(
        "cell of a table", _cell, "Name; Position; Offence; Sentence; Fine\nMina Ruud, notary; forgery; two years; 5", "Sentence"
    ),
    Veto("opening that the tagger doubts", _opening_unsure, "Yesterday it rained.", "Yesterday"),
)
