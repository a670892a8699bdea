"""Names in; at which level of state they stand, and what told it, out."""

from __future__ import annotations

import pytest

from pipeline.naming.countries import Countries
from pipeline.naming.levels import OF_BODIES, OF_ORGANISATIONS, Named, Rule, level_by_name

NORLAND = Countries(["Norland"])


def level(name: str, label: str = "AGENCY", country: str = "Norland") -> tuple[str, str] | None:
    return level_by_name(Named(label, name, country, NORLAND))


@pytest.mark.parametrize("rule", OF_BODIES, ids=lambda rule: rule[0])
def test_every_rule_for_bodies_reads_its_example(rule: Rule) -> None:
    country = "" if rule[0] == "a region or city in its name" else "Norland"
    assert (level(rule[2], country=country) or ("", ""))[1] == rule[0]


@pytest.mark.parametrize(
    ("name", "country", "found"),
    [
        ("Vaud Police", "Switzerland", "regional"),
        ("Lausanne Police", "Switzerland", "local"),
        ("Supreme Court of Ohio", "United States", "regional"),
        ("Ohio Police", "Norland", None),
        ("Vaud State Council", "Switzerland", "regional"),
        ("Council of Canton Vaud", "Switzerland", "regional"),
        ("Vaud Centre for Grain", "Switzerland", None),
        ("Secretariat of the Vaud Convention", "Switzerland", None),
        ("Federal Court of Vaud", "Switzerland", "national"),
    ],
)
def test_a_region_or_city_of_its_country_tells_the_level(name: str, country: str, found: str | None) -> None:
    assert (level(name, country=country) or (None,))[0] == found


@pytest.mark.parametrize("rule", OF_ORGANISATIONS, ids=lambda rule: rule[0])
def test_every_rule_for_organisations_reads_its_example(rule: Rule) -> None:
    assert (level(rule[2], "ORG") or ("", ""))[1] == rule[0]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Zarna Regional Court", "regional"),
        ("Audit Office of the Canton of Osk", "regional"),
        ("Police of Osk Oblast", "regional"),
        ("Government of East Zarna Region", "regional"),
        ("Torvik City Council", "local"),
        ("City Council of Torvik", "local"),
        ("District Court of Zarna", "local"),
        ("Municipal Police of Torvik", "local"),
        ("Audit Office of the City of Torvik", "local"),
        ("Court of Zarna District of the Canton of Osk", "local"),
        ("National Bank of Norland", "national"),
        ("Norland's Regional Development Bank", "national"),
        ("Federal Ministry of Regions", "national"),
        ("Ministry of Regional Development", None),
        ("Ministry for Municipal Services", None),
        ("Office against City Crime", None),
        ("Audit Office", None),
        ("State Audit Office", None),
        ("Regionalia Office", None),
    ],
)
def test_a_name_tells_its_level(name: str, found: str | None) -> None:
    assert (level(name) or (None,))[0] == found


def test_the_country_of_another_in_front_tells_nothing() -> None:
    assert level_by_name(Named("AGENCY", "Norlandic Audit Office", "Ostmark", NORLAND)) is None


@pytest.mark.parametrize("name", ["Delmar", "Delmar University", "City Bank of Torvik"])
def test_of_organisations_only_a_firm_is_told(name: str) -> None:
    assert level(name, "ORG") is None
