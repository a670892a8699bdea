"""Words that stand beside a name and are not of it, and nouns that are nobody's name."""

from __future__ import annotations

import pytest

from tests.extraction.read_names import names, of


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The Department of Grain Department of Mills and others met.", ["Department of Grain", "Department of Mills"]),
        (
            "The Ministry of Grain and Mill Aid Ministry of Roads met.",
            ["Ministry of Grain and Mill Aid", "Ministry of Roads"],
        ),
        ("The Grain Office of the Federal Office of Mills met.", ["Grain Office", "Federal Office of Mills"]),
        ("The Department of Grain Department met.", ["Department of Grain Department"]),
    ],
)
def test_two_bodies_run_together_are_two(text: str, bodies: list[str]) -> None:
    assert of("AGENCY", text) == bodies


@pytest.mark.parametrize(
    "text",
    [
        "Acting Grain and Human Services Secretary Jorun Brennik spoke.",
        "The office of Acting Grain and Human Services Secretary Mirja Osk wrote.",
    ],
)
def test_who_only_acts_is_no_word_of_a_body(text: str) -> None:
    assert of("AGENCY", text)[-1] == "Grain and Human Services"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Under President Brennik NVHS will pay. The Norland Health Service (NVHS) agreed.", ["Brennik"]),
        ("President Osk met in May. Under President Osk VDRA pays. The Veldan Road Agency (VDRA) agreed.", ["Osk", "Osk"]),
        ("Minister Jorun BRNK spoke.", ["Jorun BRNK"]),
    ],
)
def test_the_acronym_of_a_body_is_no_surname(text: str, people: list[str]) -> None:
    assert of("PERSON", text) == people


@pytest.mark.parametrize(
    "text",
    [
        "The new State Grain Directors Letter is here.",
        "The ministers held a Special Meeting in May.",
        "The Veldan Spring of 2031 was wet.",
        "Under the Milling Rule the Privacy Rule is void.",
    ],
)
def test_the_noun_of_a_text_or_an_event_is_no_person(text: str) -> None:
    assert "PERSON" not in {label for label, _ in names(text)}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "The Ostmark Institute for Grain and Mill Diseases Director Mirja Osk spoke.",
            "Ostmark Institute for Grain and Mill Diseases",
        ),
        (
            "She toured it with the Ostmark Department of Health and Mill Resources Secretary Jorun Brennik.",
            "Ostmark Department of Health and Mill Resources",
        ),
        ("The Executive Board of the Ostmark Court of Grain met.", "Executive Board of the Ostmark Court of Grain"),
        ("The Board of Directors of the Mill Supervision Authority met.", "Board of Directors of the Mill Supervision Authority"),
        ("The fine for Mill Works of Kazakhstan, Inc. was high.", "Mill Works of Kazakhstan, Inc."),
        ("Veldan Bank (Norland) AG was fined.", "Veldan Bank (Norland) AG"),
    ],
)
def test_a_name_ends_where_its_last_part_does(text: str, body: str) -> None:
    assert body in [name for _, name in names(text)]


@pytest.mark.parametrize(
    ("text", "label", "name"),
    [
        ("She works at the University of Kazakhstan at Almaty today.", "ORG", "University of Kazakhstan at Almaty"),
        (
            "He left the University of Kazakhstan at Almaty School of Mills.",
            "ORG",
            "University of Kazakhstan at Almaty School of Mills",
        ),
        (
            "It follows the Treaty on the Functioning of the Ostmark Union.",
            "LAW",
            "Treaty on the Functioning of the Ostmark Union",
        ),
        ("It led to the arrest of Gerard Jorun Mejia Brennik, a miller.", "PERSON", "Gerard Jorun Mejia Brennik"),
        ("Jorun Brennik, 24, of Scott Tolm, Kazakhstan, was fined.", "PLACE", "Scott Tolm"),
    ],
)
def test_a_name_has_all_its_words(text: str, label: str, name: str) -> None:
    assert name in of(label, text)


@pytest.mark.parametrize(
    "text",
    [
        "The forms for Schedule II drugs and Phase III are here.",
        "They made the drug Veldanib, and Veldanib was sold.",
        "It was shown under an Icelandic river and by the Torvik virus.",
        "It was paid to the Yenish and to the Roma.",
        "They came with the ship Nordhaven.",
    ],
)
def test_a_number_a_drug_and_an_illness_are_nobody(text: str) -> None:
    assert [name for label, name in names(text) if label in ("PERSON", "PLACE")] == []
