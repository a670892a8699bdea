"""An acronym in brackets tells how far a name goes, and what is no name. Sentence in, names out."""

from __future__ import annotations

import pytest

from pipeline.rows import NameFound
from tests.extraction.read_names import names, of, rows


@pytest.mark.parametrize(
    ("text", "label", "name"),
    [
        ("The Tide Framework and Common Agreement (TFCA) is new.", "LAW", "Tide Framework and Common Agreement"),
        (
            "It was paid by the Ostmark Department of foreign affairs (ODFA) in May.",
            "AGENCY",
            "Ostmark Department of foreign affairs",
        ),
        ("She joined the Joint Grain Office (JGO) in May.", "AGENCY", "Joint Grain Office"),
        ("It was found by the Veldan Red wing Society (VRWS) in May.", "ORG", "Veldan Red wing Society"),
        ("She works at Brask and Women's Hospital (BWH) today.", "ORG", "Brask and Women's Hospital"),
        ("The Mill Board’s (TMB) office and the Mill Aid Office’s (MAO) letter.", "AGENCY", "Mill Aid Office"),
    ],
)
def test_initials_tell_where_a_name_begins_and_ends(text: str, label: str, name: str) -> None:
    assert name in of(label, text)


@pytest.mark.parametrize(
    "text",
    [
        "The office wrote a Request for Comments (RFC) in May. The RFC is long.",
        "It is paid under a Wide Agency Announcement (WAA) today. The WAA is long.",
        "According to the police mill statistics (PMS), all is well. The PMS are new.",
        "It was shown at the World Summit on the Milling Society (WSMS) in May. The WSMS was short.",
    ],
)
def test_a_text_a_number_or_an_event_has_no_name(text: str) -> None:
    assert names(text) == []


def test_degrees_are_no_people() -> None:
    text = "Mirja Osk M.S. Ph.D. spoke.\n\nJorun Brennik Dr.PH. M.P.H. spoke."
    assert of("PERSON", text) == ["Mirja Osk", "Jorun Brennik"]


def test_the_acronym_behind_a_part_is_that_of_the_whole_body() -> None:
    found = rows("The Governing Board of the Ostmark Mill Bank (OMB) met. The OMB paid.").of(NameFound)
    assert [(row.text, row.name) for row in found] == [
        ("Governing Board of the Ostmark Mill Bank", "Governing Board of the Ostmark Mill Bank"),
        ("OMB", "Ostmark Mill Bank"),
        ("OMB", "Ostmark Mill Bank"),
    ]
