"""Forms of address, degrees and orders of many countries stand around a name and are no part of it."""

from __future__ import annotations

import pytest

from tests.extraction.read_names import names, of, roles

BEFORE = (
    "Hon'ble", "Rt Hon.", "Tan Sri", "Dato' Seri", "Sheikh", "Alhaji", "Engr.", "Arch.", "Mag.", "Rt. Rev.", "Smt.", "Shri",
    "Adv.", "Prof. Dr.", "Lt Gen (Retd)", "Brig. (Rtd)", "Chief (Mrs)", "H.E. Mr.", "Hon. Justice (Rtd)", "Air Vice Marshal",
)  # fmt: skip
BEHIND = ("QC", "KC", "SC", "MP", "PhD", "Ph.D.", "OBE", "GCON", "MBA", "M.P.", "(Retd)")


@pytest.mark.parametrize("address", BEFORE)
def test_what_stands_before_a_name(address: str) -> None:
    assert of("PERSON", f"The report was written by {address} Jorun Brennik in May.") == ["Jorun Brennik"]


@pytest.mark.parametrize("letters", BEHIND)
def test_what_stands_behind_a_name(letters: str) -> None:
    assert names(f"The report by Jorun Brennik {letters} was read.") == [("PERSON", "Jorun Brennik")]
    assert names(f"The report by Jorun Brennik, {letters}, CFR, was read.") == [("PERSON", "Jorun Brennik")]


@pytest.mark.parametrize("name", ["W. M. N. Brennik", "D.W.R.B. Brennik", "T. O. Brennik", "BRENNIK Jorun", "Jorun BRENNIK"])
def test_initials_in_series_and_surnames_in_capitals(name: str) -> None:
    assert of("PERSON", f"The chairman of the CGTB {name} spoke.") == [name]


@pytest.mark.parametrize("office", ["Secretary Harbours Shri", "Director Grain Trade Engr."])
def test_a_form_of_address_parts_the_field_of_an_office_from_the_name(office: str) -> None:
    assert of("PERSON", f"Also speaking, {office} J.K. Brennik said that the mill was old.") == ["J.K. Brennik"]


def test_the_acronym_of_an_office_before_a_surname_is_no_given_name() -> None:
    commander = "Provincial Harbour Commander (PHC) Jorun Brennik spoke. “They are in custody,” said PHC Brennik."
    assert of("PERSON", commander) == ["Jorun Brennik", "Brennik"]
    assert of("PERSON", "Chief Grain Inspector (CGI) Mirja Osk left. CGI Osk had served for ten years.") == ["Mirja Osk", "Osk"]


@pytest.mark.parametrize("name", ["Rana Bikram Thulung 'Sagar'", "Musa Adeyemi Bello ‘Baba’"])
def test_a_nickname_in_single_marks_ends_with_its_mark(name: str) -> None:
    assert of("PERSON", f"Prime Minister {name} has spoken.") == [name]


def test_a_rank_is_a_role_and_a_form_of_address_is_none() -> None:
    assert roles("Lt Gen (Retd) Jorun Brennik spoke to Tan Sri Mirja Osk.") == [("Jorun Brennik", "Lt Gen")]
