"""Names in; the countries that they name, and what is left without them, out."""

from __future__ import annotations

import pytest

from pipeline.naming.countries import Countries, country_of_host, regions

COUNTRIES = Countries.of_corpus(["Ministry of Grain of the Republic of Norland", "Government of Ostmark"], ["Ostmark"])


@pytest.mark.parametrize(
    ("name", "country", "bare"),
    [
        ("Agency of the Republic of Norland for Grain", "Norland", "Agency for Grain"),
        ("Norland's Grain Board", "Norland", "Grain Board"),
        ("Norlandic Grain Board", "Norland", "Grain Board"),
        ("Grain Board of the Ostmark", "Ostmark", "Grain Board"),
        ("U.S. Grain Board", "United States", "Grain Board"),
        ("GRAIN BOARD OF NORWAY", "Norway", "GRAIN BOARD"),
        ("NEW ZEALAND GRAIN BOARD", "New Zealand", "GRAIN BOARD"),
        ("Grain Board of U.S", "United States", "Grain Board"),
        ("Grain Board of the Democratic Republic of the Congo", "Democratic Republic of the Congo", "Grain Board"),
        ("Norland", "Norland", "Norland"),
    ],
)
def test_a_name_and_what_it_is_without_its_country(name: str, country: str, bare: str) -> None:
    assert COUNTRIES.only(name) == country
    assert COUNTRIES.without(name, country) == bare


@pytest.mark.parametrize(
    "name",
    [
        "Grain Board of New Mexico",
        "British Columbia Grain Board",
        "Indian Ocean Grain Board",
        "Northern Ireland Office",
        "South American Grain League",
        "Veldia Grain Board",
        "",
    ],
)
def test_what_names_no_country(name: str) -> None:
    assert COUNTRIES.only(name) is None


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Grain Court of the Canton of St. Gallen", "Switzerland"),
        ("Karaganda Regional Grain Court", "Kazakhstan"),
        ("GRAIN BOARD OF NEW YORK", "United States"),
        ("Grain League of Texas and Ontario", None),
        ("Norholm Grain Court", None),
    ],
)
def test_a_region_tells_its_country(name: str, country: str | None) -> None:
    assert regions().only(name) == country


def test_a_name_keeps_the_country_that_is_not_its_own() -> None:
    assert COUNTRIES.without("Embassy of Norland in Ostmark", "Norland") == "Embassy in Ostmark"


def test_a_formal_name_does_not_teach_a_country_that_is_known() -> None:
    assert Countries.of_corpus(["Law of the Republic of Latvia No 7 on Grain"], []).only("Latvia No") == "Latvia"


@pytest.mark.parametrize(
    ("host", "country"),
    [
        ("www.grain.gov", "United States"),
        ("www.grain.gov.au", "Australia"),
        ("grain.uk", "United Kingdom"),
        ("www.grain.gov.co", "Colombia"),
        ("www.grain.co", None),
        ("grain.org", None),
        ("", None),
    ],
)
def test_a_host_tells_a_country(host: str, country: str | None) -> None:
    assert country_of_host(host) == country
