"""A release in; the fullest form that each of its names is of out."""

from __future__ import annotations

import pytest

from pipeline.rows import NameFound
from tests.extraction.read_names import rows


def fullest(text: str, publisher: str = "") -> dict[str, str]:
    """Words of a name → its fullest form, in a release of a publisher."""
    return {row.text: row.name for row in rows(text, publisher=publisher).of(NameFound)}


@pytest.mark.parametrize(
    "text",
    [
        "Jorun Brennik, a/k/a Jo Tolm, was fined. Tolm paid.",
        "The man, Jorun Brennik (also known as Jo Tolm), was fined.",
        "Jorun Brennik, aka Bror Sartai, aka Jo Tolm, was fined in Norland.",
        "Jorun Brennik, a/k/a Bror Sartai and Jo Tolm, was fined. Mira Vold spoke. Arne Osk, an assistant of hers, left.",
    ],
)
def test_another_name_of_a_person_is_theirs(text: str) -> None:
    assert fullest(text)["Jo Tolm"] == "Jorun Brennik"


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        (
            "The Integrity and Mills Commission of Zembala met. The Commission sat for two days.",
            "Commission",
            "Integrity and Mills Commission of Zembala",
        ),
        ("The Grain and Harbour Tribunal ruled. The Tribunal sits in Torvik.", "Tribunal", "Grain and Harbour Tribunal"),
        ("The Ministry of Mills and the Grain Board met. The Ministry will move.", "Ministry", "Ministry of Mills"),
    ],
)
def test_the_noun_behind_joined_fields_is_short_for_the_body(text: str, short: str, name: str) -> None:
    assert fullest(text)[short] == name


def test_who_is_named_further_on_is_somebody_else() -> None:
    found = fullest("Jorun Brennik, a/k/a Jo Tolm, paid a fine to Mira Sartai of the court. Arne Vold, who was there, spoke.")
    assert (found["Jo Tolm"], found["Mira Sartai"], found["Arne Vold"]) == ("Jorun Brennik", "Mira Sartai", "Arne Vold")


def test_who_is_fined_beside_a_person_of_two_names_is_somebody_else() -> None:
    found = fullest("Jorun Brennik, a/k/a Jo Tolm, and Mira Sartai were fined in Norland.")
    assert (found["Jo Tolm"], found["Mira Sartai"]) == ("Jorun Brennik", "Mira Sartai")


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("The Law on the Prevention of Fraud (the Fraud Act) applies.", "Fraud Act", "Law on the Prevention of Fraud"),
        ("Directive (EU) 2031/7 (the Grain Directive) applies.", "Directive (EU) 2031/7", "Grain Directive"),
        (
            "The Swiss Ordinance on Grain Dealing (Grain Ordinance, GrO; SR 916.1) was revised. The GrO is strict.",
            "GrO",
            "Swiss Ordinance on Grain Dealing",
        ),
        ("The Grain Code (Fraud Act, Article 7) applies.", "Fraud Act", "Fraud Act"),
        ("The Grain Act (Penal Code) applies.", "Penal Code", "Penal Code"),
    ],
)
def test_a_law_has_the_title_that_stands_in_brackets_behind_it(text: str, title: str, name: str) -> None:
    assert fullest(text)[title] == name


def test_a_citation_names_no_law() -> None:
    assert not fullest("They were charged under 18 U.S.C. Section 1956 and 42 C.F.R. Part 2.")


TWO_MINISTRIES = "The Ministry of Grain of Norland met the Ministry of Tides in May. The Ministry paid."


@pytest.mark.parametrize(
    ("publisher", "meant"),
    [
        ("Ministry of Grain of Norland", "Ministry of Grain of Norland"),
        ("Norland Ministry of Tides", "Ministry of Tides"),
        ("Ostmark Press", "Ministry of Tides"),
    ],
)
def test_a_noun_alone_is_the_publisher_or_else_what_is_named_before_it(publisher: str, meant: str) -> None:
    assert fullest(TWO_MINISTRIES, publisher)["Ministry"] == meant


@pytest.mark.parametrize(("before", "meant"), [("", "Ministry of Tides"), ("MOG paid. MOG spoke. ", "Ministry of Grain")])
def test_a_noun_alone_is_what_its_release_names_most(before: str, meant: str) -> None:
    found = fullest(f"The Ministry of Grain (MOG) acted. {before}It met the Ministry of Tides in May. The Ministry paid.")
    assert found["Ministry"] == meant


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Under the Tolm Administration GTWB has acted.", "GTWB", "GTWB"),
        ("The Grain Trade Commission GraCom has acted.", "GraCom", "Grain Trade Commission"),
    ],
)
def test_an_acronym_right_behind_a_name_has_its_letters(text: str, short: str, full: str) -> None:
    assert fullest(text)[short] == full


def test_the_bank_is_not_its_group() -> None:
    found = fullest("The World Bank lends. The World Bank Group has five parts. The Bank was founded first.")
    assert found["Bank"] == "World Bank"


def test_a_short_name_with_which_two_firms_begin_is_neither() -> None:
    found = fullest(
        "Brastoil Grain Ltd. and Brastoil Tea Ltd. were fined. The company Brastoil Grain Ltd. paid; Brastoil did not."
    )
    assert found.get("Brastoil", "Brastoil") == "Brastoil"


def test_a_firm_that_is_known_is_no_daughter_of_its() -> None:
    found = fullest("Ericsson was fined. Ericsson Norland Ltd. paid.")
    assert found["Ericsson"] == "Ericsson"


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("The National Grain Division – or NGD – was founded. NGD acts.", "NGD", "National Grain Division"),
        (
            "The Grain Crime and Intellectual Property Section acts. It is said that the GCIPS employs forty people.",
            "GCIPS",
            "Grain Crime and Intellectual Property Section",
        ),
    ],
)
def test_an_acronym_is_introduced_between_dashes_or_by_its_letters(text: str, short: str, full: str) -> None:
    assert fullest(text)[short] == full


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("The firm Brastoil Grain B.V. (Brastoil) paid. Brastoil was fined.", "Brastoil", "Brastoil Grain B.V."),
        (
            "The Conference of the States Parties met in Norholm. The President of the Conference, Jorun Brennik, spoke.",
            "Conference",
            "Conference of the States Parties",
        ),
    ],
)
def test_the_first_word_of_a_name_stands_for_it(text: str, short: str, full: str) -> None:
    assert fullest(text)[short] == full


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We wish prosperity for all.”—HHS Secretary Jorun M. Brennik said.", "HHS"),
        ("A shelter at Norholm Air Force Base was opened in 2031.", "Norholm Air Force Base"),
    ],
)
def test_a_name_is_whole_and_bears_no_mark_in_front(text: str, name: str) -> None:
    assert name in fullest(text)


def test_father_and_son_are_two_but_a_headline_leaves_the_generation_out() -> None:
    two = fullest("Grain trial\n\nJorun Brennik Jr. was fined. His father, Jorun Brennik, was not.")
    assert (two["Jorun Brennik"], two["Jorun Brennik Jr."]) == ("Jorun Brennik", "Jorun Brennik Jr.")
    one = fullest("Jorun Brennik fined in Norland\n\nJorun Brennik Jr. of Norholm was fined in May. Brennik paid.")
    assert {one["Jorun Brennik"], one["Brennik"]} == {"Jorun Brennik Jr."}
