"""What can be a key term of a release, and what cannot."""

from __future__ import annotations

import pytest

from pipeline.analysis.keywords.candidates import candidates
from pipeline.analysis.keywords.text import Text, dateline_end

Names = tuple[tuple[str, str, str], ...]
"""Text, label and entity of each name."""

CASES: tuple[tuple[str, str, Names, tuple[str, ...], str, bool], ...] = (
    # (text of one chain of noun phrases, what it holds: names, dates; a term; whether it is a candidate)
    ("forged passports", "forged passports", (), (), "forged passports", True),
    ("forged passports", "forged passports", (), (), "passports", True),
    ("bribery of foreign public officials", "bribery of foreign public official", (), (), "foreign public officials", True),
    (
        "bribery of foreign public officials",
        "bribery of foreign public official",
        (),
        (),
        "bribery of foreign public officials",
        True,
    ),
    ("bribery of foreign public officials", "bribery of foreign public official", (), (), "bribery of foreign", False),
    ("seizure of gold", "seizure of gold", (), (), "seizure of", False),
    (
        "Norland Customs Agency",
        "norland customs agency",
        (("Norland Customs Agency", "AGENCY", "nca"),),
        (),
        "Norland Customs Agency",
        True,
    ),
    (
        "Norland Customs Agency",
        "norland customs agency",
        (("Norland Customs Agency", "AGENCY", "nca"),),
        (),
        "Customs Agency",
        False,
    ),
    ("Norland Customs Agency", "norland customs agency", (("Norland Customs Agency", "AGENCY", "nca"),), (), "Agency", False),
    (
        "Office for Fair Tenders",
        "office for fair tender",
        (("Office for Fair Tenders", "AGENCY", "oft"),),
        (),
        "Fair Tenders",
        False,
    ),
    ("Deputy Minister Ada Brenner", "deputy minister ada brenner", (("Ada Brenner", "PERSON", "b"),), (), "Ada Brenner", True),
    (
        "Deputy Minister Ada Brenner",
        "deputy minister ada brenner",
        (("Ada Brenner", "PERSON", "b"),),
        (),
        "Deputy Minister Ada Brenner",
        False,
    ),
    (
        "Deputy Minister Ada Brenner",
        "deputy minister ada brenner",
        (("Ada Brenner", "PERSON", "b"),),
        (),
        "Minister Ada Brenner",
        False,
    ),
    ("Ada Brenner's trial", "ada brenner's trial", (("Ada Brenner", "PERSON", "b"),), (), "trial", True),
    ("Brenner trial", "brenner trial", (("Brenner", "PERSON", "b"),), (), "Brenner trial", True),
    ("Ostmark border guards", "ostmark border guard", (("Ostmark", "PLACE", "o"),), (), "Ostmark border guards", True),
    ("Ostmark border guards", "ostmark border guard", (("Ostmark", "PLACE", "o"),), (), "border guards", True),
    ("spring 2021 audit", "spring 2021 audit", (), ("spring 2021",), "audit", True),
    ("spring 2021 audit", "spring 2021 audit", (), ("spring 2021",), "spring 2021 audit", False),
    ("Ada Brenner Monday", "ada brenner monday", (("Ada Brenner", "PERSON", "b"),), ("Monday",), "Ada Brenner Monday", False),
    ("last Tuesday", "last tuesday", (), ("last Tuesday",), "last Tuesday", False),
    ("two years", "two year", (), ("two years",), "years", False),
    ("Norland dollars", "norland dollar", (("Norland", "PLACE", "n"),), (), "Norland dollars", False),
    ("bribe of US dollars", "bribe of us dollar", (), (), "bribe of US dollars", False),
    ("bribe of US dollars", "bribe of us dollar", (), (), "bribe", True),
    ("EUR", "eur", (), (), "EUR", False),
    ("sterling crown", "sterling crown", (), (), "sterling crown", True),
    ("dollar fraud", "dollar fraud", (), (), "dollar fraud", True),
    ("last year", "last year", (), (), "last year", False),
    ("great number", "great number", (), (), "great number", False),
)


@pytest.mark.parametrize(("text", "form", "names", "dates", "term", "wanted"), CASES, ids=[f"{c[4]} in {c[0]}" for c in CASES])
def test_a_candidate_is_a_whole_phrase_or_a_whole_name(
    text: str, form: str, names: Names, dates: tuple[str, ...], term: str, wanted: bool
) -> None:
    named = [(text.index(name), text.index(name) + len(name), name, label, entity) for name, label, entity in names]
    days = [(text.index(day), text.index(day) + len(day)) for day in dates]
    found = [each.term for each in candidates([(0, text, form)], named, days)]
    assert (term in found) is wanted, found


HALVES = (
    # (the chains of a release, of several words each; a term; whether it is a candidate)
    (["nordic song contest", "nordic song contest"], "song contest", False),
    (["nordic song contest", "nordic song contest"], "nordic song contest", True),
    (["nordic song contest", "nordic song contest"], "contest", True),
    (["nordic song contest", "nordic song contest", "song contest"], "song contest", True),
    (["nordic song contest", "alpine song contest"], "song contest", True),
    (["nordic song contest"], "song contest", True),
    (["theft of old coin", "theft of old coin"], "theft of old coin", True),
    (["theft of old coin", "theft of old coin"], "old coin", True),
)


@pytest.mark.parametrize(("chains", "term", "wanted"), HALVES, ids=[f"{c[1]} in {'; '.join(c[0])}" for c in HALVES])
def test_a_phrase_that_never_stands_alone_is_a_half(chains: list[str], term: str, wanted: bool) -> None:
    found = [each.term for each in candidates([(100 * i, chain, chain) for i, chain in enumerate(chains)], [], [])]
    assert (term in found) is wanted, found


def test_every_mention_of_an_entity_counts_for_it() -> None:
    names = [(0, 11, "Ada Brenner", "PERSON", "b"), (20, 27, "Brenner", "PERSON", "b"), (40, 47, "Brenner", "PERSON", "b")]
    (found,) = candidates([], names, [])
    assert (found.term, found.count, found.first, found.label) == ("Ada Brenner", 3, 0, "PERSON")


DATELINES = (
    ("OSTHAVEN, 2 May – The court of Osthaven sat.", "PLACE", len("OSTHAVEN, 2 May – ")),
    ("Osthaven - The court sat.", "PLACE", len("Osthaven - ")),
    ("Osthaven's court sat – for the first time in a long year of waiting for it.", "AGENCY", 0),
    ("The court of Osthaven sat – at last.", "", 0),
    ("Osthaven is a port.", "PLACE", 0),
)


@pytest.mark.parametrize(("text", "label", "end"), DATELINES)
def test_a_dateline_ends_at_its_dash(text: str, label: str, end: int) -> None:
    names = [(0, 8, text[:8], label, "o")] if label else []
    assert dateline_end(text, 0, names, []) == end


def test_a_term_is_spread_over_the_paragraphs_that_say_it() -> None:
    text = "gold\n\nsilver and gold\n\ncopper\n\nlead"
    seen = Text.of("a", text, "", ["gold", "silver", "gold", "copper", "lead"])
    assert seen.spread([0, 17]) == 0.5
    assert seen.spread([17]) == 0.25
