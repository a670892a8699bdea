"""Text in, acronyms with their long forms out."""

from __future__ import annotations

import json

import pytest

from pipeline.extraction.text.acronyms import has_leading_letters, pairs
from tests.conftest import SHARED

LEGAL = SHARED / "data" / "acronyms" / "legal-train.json"


def found(text: str) -> list[tuple[str, str]]:
    return [(text[pair.start : pair.end], text[pair.long_start : pair.long_end]) for pair in pairs(text)]


@pytest.mark.parametrize(
    ("text", "acronym", "long"),
    [
        ("He leads the Audit Office of Norland (AON).", "AON", "Audit Office of Norland"),
        ("The Union of Ostmark Unions (UOU) met.", "UOU", "Union of Ostmark Unions"),
        ("The AON (Audit Office of Norland) met.", "AON", "Audit Office of Norland"),
        ("It names politically exposed persons (PEPs).", "PEPs", "politically exposed persons"),
        ("The Veldanian Population Fund (VEPFA) paid.", "VEPFA", "Veldanian Population Fund"),
        ("the Executive Committee (ExCom) met", "ExCom", "Executive Committee"),
        ("The University of the Ostmark Isles (The UOI) met.", "UOI", "University of the Ostmark Isles"),
        ("The Norland Mill Watch (the NMW) wrote.", "NMW", "Norland Mill Watch"),
        ("The auditor OstmarkDataSystems (ODS) left.", "ODS", "OstmarkDataSystems"),
        ("The firm MillwaterhouseBraskers (MWB) came.", "MWB", "MillwaterhouseBraskers"),
        ("The Norland Mill Board's (NMB) office is old.", "NMB", "Norland Mill Board"),
        ("The Road Office for the Esker Nature (FOEN) met.", "FOEN", "Road Office for the Esker Nature"),
        ("The Forest Section of the Federal Office for Esker Nature (FOEN) met.", "FOEN", "Federal Office for Esker Nature"),
        ("The Court of Ostmark Millers’ (COM) clerk came.", "COM", "Court of Ostmark Millers"),
    ],
)
def test_an_acronym_finds_its_long_form(text: str, acronym: str, long: str) -> None:
    assert found(text) == [(acronym, long)]


@pytest.mark.parametrize("text", ["He paid the fine (CHF 200).", "The case (see below) is open.", "Tolm (NL) is a town."])
def test_other_brackets_hold_no_acronym(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("short", "name", "leads"),
    [
        ("GORM", "Guarding Orchards and River Mills", True),
        ("NGTM", "Norholm Grain Tax Millers' Network", True),
        ("NGTM", "Norholm Grain Tax Millers' Open Network", False),
        ("VEPFA", "Veldanian Population Fund", False),
        ("OGB", "Norland Ostmark Grain Board", False),
        ("SUSTA", "Sundby Science and Tax Anticipator", True),
        ("NORGRA", "Norland Grain", True),
        ("NORGRA", "Norland Grain Board", False),
    ],
)
def test_the_letters_of_an_acronym_are_first_letters_of_words(short: str, name: str, leads: bool) -> None:
    assert has_leading_letters(short, name) is leads


@pytest.mark.skipif(not LEGAL.exists(), reason="the annotated sentences lie beside the project, not in it")
def test_pairs_of_annotated_sentences() -> None:
    """Exact pairs in brackets, over the acronyms whose long form the annotators marked (they left many out): F >= 0.90."""
    hit = given = got = 0
    for entry in json.loads(LEGAL.read_text(encoding="utf-8")):
        text = entry["text"]
        gold = {
            (text[a:b].strip(' .,;:()"'), text[c:d].strip(' .,;:()"'))
            for a, b in entry["acronyms"]
            for c, d in entry["long-forms"]
            if _bracketed(text, d, a) or _bracketed(text, b, c)
        }
        marked = {acronym for acronym, _ in gold}
        ours = {(acronym.strip("."), long) for acronym, long in found(text) if acronym.strip(".") in marked}
        hit, given, got = hit + len(gold & ours), given + len(gold), got + len(ours)
    assert 2 * hit / (given + got) >= 0.90


def _bracketed(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return 0 < len(between) < 6 and ("(" in between or "[" in between) and not any(c.isalnum() for c in between)
