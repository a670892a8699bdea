"""Names without a head of their own that their surroundings give away.

project "Clean Norland", Clean Norland project        a programme, by the noun beside it
the arms factory "Ostmetall"                          an organisation, in quotation marks behind its noun
OECD convention                                       a law, by an acronym and its noun
Ministerio Público, Banco del Ost                     a body, by its head in another language
GWG on Combating Grain Fraud                          a body, by an acronym and what it does
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.extraction.names.parts.heads import is_place, written
from pipeline.extraction.names.parts.tails import with_tails
from pipeline.extraction.names.rules import (
    CASE,
    FOREIGN,
    LAW_OF_BODY,
    ORGANISATION,
    PARTNERS,
    PROGRAMME,
    QUOTED_PROGRAMME,
    TASK,
)
from pipeline.extraction.names.sheet import Sheet, Span, free_end, linked_end, run_end
from pipeline.extraction.text.lexicon import (
    Head,
    adjectives,
    foreign_heads,
    foreign_links,
    heads,
    known_names,
    never_names,
    not_bodies,
    titles,
)
from pipeline.extraction.text.words import Word

NOUNS_BEHIND_ORGANISATIONS = frozenset(
    {
        "airline", "bank", "company", "conglomerate", "contractor", "corporation", "factory", "firm", "foundation",
        "group", "holding", "manufacturer", "newspaper", "ngo", "party", "refinery", "startup", "subsidiary"
    }
)  # fmt: skip

ORGANISATION_NOUNS = frozenset(
    {
        "airline", "association", "bank", "charity", "companies", "company", "contractor", "corporation",
        "enterprise", "factory", "firm", "foundation", "fund", "group", "holding", "manufacturer", "newspaper", "ngo",
        "operator", "organisation", "organization", "party", "plant", "subsidiary", "university"
    }
)  # fmt: skip

PROJECT_NOUNS = frozenset(
    {
        "app", "campaign", "initiative", "operation", "platform", "portal", "program", "programme", "project",
        "scheme"
    }
)  # fmt: skip

SMALL_LAW_TAILS = frozenset(
    {
        "convention", "directive", "guidelines", "principles", "recommendation", "recommendations", "standards"
    }
)  # fmt: skip

CASE_NOUNS = frozenset({"affair", "case", "scandal"})

TIMES = frozenset({"Year", "Years", "Quarter", "Month"})
"""English words behind what is a head in another language: "Fiscal Year"."""
TASKED = Head("AGENCY", frozenset({"on", "for", "against"}), alone=False)
OPENING, CLOSING = "“\"«„'‘", "”\"»“'’"


def unheaded(sheet: Sheet) -> Iterator[Span]:
    """Names that a neighbour word types."""
    words, i = sheet.words, 0
    while i < len(words):
        if not words[i].cap or sheet.owner(i):
            i += 1
            continue
        end = free_end(sheet, i)
        span = next((found for find in FINDS if (found := find(sheet, i, end))), None)
        if span is not None:
            yield span
        i = max(end, span.hi if span else end)


def _foreign(sheet: Sheet, i: int, _: int) -> Span | None:
    words = sheet.words
    label = foreign_heads().get(words[i].text)
    if label is None:
        return None
    end = _foreign_end(sheet, i)
    if i + 1 < end and words[i + 1].text in TIMES:
        return None
    compound = label == "AGENCY" and len(words[i].text) > 9  # "Bundeskriminalamt"
    return Span(i, end, label, FOREIGN) if end > i + 1 or compound else None


def _foreign_end(sheet: Sheet, i: int) -> int:
    """The end of the capitalised words that small words of their language join."""
    words, end = sheet.words, run_end(sheet.words, i)
    while (
        end < len(words) and words[end].glued and not sheet.owner(end) and (words[end].cap or words[end].text in foreign_links())
    ):
        end += 1
    while words[end - 1].text in foreign_links():
        end -= 1
    return end


def _partners(sheet: Sheet, i: int, end: int) -> Span | None:
    """ "Brask & Tolm": runs that an ampersand joins."""
    words, last = sheet.words, end
    while last + 1 < len(words) and words[last].text == "&" and words[last + 1].cap and not sheet.owner(last + 1):
        last = run_end(words, last + 1)
    places = is_place(words, i, end) and is_place(words, end + 1, last) if last > end else False  # "Ostmark & Norland"
    return Span(i, last, "PLACE" if places else "ORG", PARTNERS) if last > end else None


def _of_case(sheet: Sheet, i: int, end: int) -> Span | None:
    """ "the OSTB affair", "the Brennik case": a body where an acronym, a hyphen or an affair says so, else a person."""
    words = sheet.words
    run = words[i:end]
    if any(word.ent == "PLACE" or word.text in _no_owners() for word in run):
        return None
    body = any(word.text.isupper() or "-" in word.text or word.ent == "BODY" for word in run) or words[end].text != "case"
    return Span(i, end, "ORG" if body else "PERSON", CASE)


@cache
def _no_owners() -> frozenset[str]:
    """Words that give no affair its name."""
    return frozenset({*adjectives(), *heads(), *never_names()})


def _with_task(sheet: Sheet, i: int, end: int) -> Span | None:
    """ "GWG on Combating Grain Fraud": an acronym and, in capitals, what the body is to do."""
    words = sheet.words
    acronym = end == i + 1 and words[i].text.isupper() and len(words[i].text) > 2
    if not acronym or end + 1 >= len(words) or words[end].text not in TASKED.tails:
        return None
    if not words[end + 1].cap or not words[end + 1].text.endswith("ing") or words[i].text in not_bodies():
        return None
    stop, _ = with_tails(words, i, end, TASKED)
    return Span(i, stop, "AGENCY", TASK) if stop > end and sheet.free(i, stop) else None


def _beside_noun(sheet: Sheet, i: int, end: int) -> Span | None:
    """A run with the noun of a programme, an organisation or a case beside it."""
    words = sheet.words
    run = written(words, i, end)
    if (
        run in known_names()
        or words[i].text in titles()
        or (end == i + 1 and (words[i].text in adjectives() or words[i].text in heads()))
    ):
        return None
    behind = words[end].text if end < len(words) and words[end].glued else ""
    if behind in PROJECT_NOUNS and not run.isupper():
        return _before_programme_noun(words, i, end)
    if words[i - 1].text in NOUNS_BEHIND_ORGANISATIONS and words[i].glued and not words[i].first:
        return _behind_organisation_noun(sheet, i, end)
    if behind in NOUNS_BEHIND_ORGANISATIONS:
        return _before_organisation_noun(sheet, i, end)
    if words[i - 1].lower == "the" and end < i + 3 and end < len(words) and words[end].text in CASE_NOUNS:
        return _of_case(sheet, i, end)
    if end == i + 1 and words[i - 1].text in PROJECT_NOUNS and _is_foreign(words, end):
        return Span(i, end + 1, "LAW", PROGRAMME)
    return _quoted(words, i, end)


def _before_programme_noun(words: list[Word], i: int, end: int) -> Span | None:
    """ "Tolm-Nadezh Alany project", but no "Anti-corruption programme" and no single word."""
    ordinary = any("-" in word.text and word.text.split("-")[1][:1].islower() for word in words[i:end])
    named = end > i + 1 or ("-" in words[i].text and words[i].text.split("-")[-1] not in adjectives())  # "Ostmark-Finnish"
    return Span(i, end, "LAW", PROGRAMME) if named and not ordinary else None


def _quoted(words: list[Word], i: int, end: int) -> Span | None:
    """ "the arms factory “Ostmetall”", "the project “Adal Ostmark”"."""
    quoted = i > 1 and words[i - 1].text in OPENING and end < len(words) and words[end].text in CLOSING
    noun = words[i - 2].lower if quoted else ""
    if noun in PROJECT_NOUNS:
        return Span(i, end, "LAW", QUOTED_PROGRAMME)
    return Span(i, end, "ORG", ORGANISATION) if noun in ORGANISATION_NOUNS else None


def _law_of_body(sheet: Sheet, i: int, end: int) -> Span | None:
    """ "OECD convention": an acronym and the small-letter noun of a law."""
    words = sheet.words
    shouted = end == i + 1 and words[i].text.isupper() and len(words[i].text) > 2 and words[i].text not in not_bodies()
    named = shouted and end < len(words) and words[end].glued and words[end].text in SMALL_LAW_TAILS
    return Span(i, end + 1, "LAW", LAW_OF_BODY) if named else None


def _is_foreign(words: list[Word], i: int) -> bool:
    """Whether a small-letter word ends a name of another language: "the project Adalat alany (…)"."""
    named = i + 1 < len(words) and words[i].glued and words[i].text.islower() and words[i].tag in ("NN", "NNP", "FW", "NNS")
    return named and words[i + 1].text in ("(", ",", ".", "”", '"')


def _before_organisation_noun(sheet: Sheet, i: int, end: int) -> Span | None:
    """ "the Clean Mills party", "Ostmetall newspaper": several words that no place or adjective is among."""
    run = sheet.words[i:end]
    if any(word.ent in ("PLACE", "PERSON") or word.text in adjectives() or word.text in heads() for word in run):
        return None
    opening = run[0].first and len(run) == 1
    named = not opening and run[-1].text not in titles() and run[-1].text not in not_bodies()  # "the IT company"
    return Span(i, end, "ORG", ORGANISATION) if named else None


def _behind_organisation_noun(sheet: Sheet, i: int, end: int) -> Span | None:
    """ "the Norlandic firm Ostmetall", where no person or place follows."""
    run = sheet.words[i:end]
    if any(word.ent in ("PLACE", "PERSON") or word.text in adjectives() or word.text in titles() for word in run):
        return None
    return Span(i, linked_end(sheet, end), "ORG", ORGANISATION)


FINDS = (_law_of_body, _foreign, _partners, _with_task, _beside_noun)
"""In the order in which they are tried on a run."""
