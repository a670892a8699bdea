"""A release and a name in; whose body or law it is, and what told it, out."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.analysis.entities.homes import Homes
from pipeline.analysis.entities.surroundings import Surroundings
from pipeline.analysis.entities.whose import CERTAINTY, WHERE, Asked, whose
from pipeline.analysis.shared.supposed import OPEN
from pipeline.naming.countries import Countries
from pipeline.rows import NameFound, ReleaseRecord, RoleFound, Sentence
from pipeline.rows.schema import schema

NORLAND = "Grain Board of the Republic of Norland"
OSTMARK = "Grain Board of the Kingdom of Ostmark"
KNOWN, PART = "a known body or law", "a part of a known body"
OWN, BESIDE, PUBLISHER, PLACE = "its own name", "the words beside it", "the publisher of the release", "the place of the release"


def homes(*releases: dict[str, str], label: str = "AGENCY") -> list[tuple[str, str]]:
    """Country and reason of `name` in each release; a release teaches the countries that are invented."""
    taught = {"text": f"{NORLAND}. {OSTMARK}.", "names": f"{NORLAND};{OSTMARK}"}
    records, names, sentences = [], [], []
    for number, release in enumerate((taught, *releases)):
        release_id = f"r{number}"
        text = release["text"]
        record = {"release_id": release_id, "text": text, "publisher": "", "place": "", "url": ""}
        records.append(record | {key: release[key] for key in ("publisher", "place", "url") if key in release})
        for name in release.get("names", release.get("name", "")).split(";"):
            start = text.index(name)
            names.append(
                {"release_id": release_id, "label": label, "name": name, "text": name, "start": start, "end": start + len(name)}
            )
        start = 0
        for sentence in text.split(". "):
            sentences.append({"release_id": release_id, "start": start, "end": start + len(sentence) + 1})
            start += len(sentence) + 2
    tables: dict[type, pd.DataFrame] = {
        NameFound: pd.DataFrame(names, columns=schema(NameFound).names),
        ReleaseRecord: pd.DataFrame(records, columns=schema(ReleaseRecord).names),
        Sentence: pd.DataFrame(sentences, columns=schema(Sentence).names),
        RoleFound: pd.DataFrame(columns=schema(RoleFound).names),
    }
    table = Homes().analyse(tables)
    return [
        (row["country"], row["reason"])
        for number, release in enumerate(releases, 1)
        for row in table[table["release_id"] == f"r{number}"].to_dict("records")
        if row["name"] == release["name"]
    ]


@pytest.mark.parametrize(
    ("release", "country", "reason"),
    [
        ({"name": "European Audit Office", "text": "The European Audit Office acts."}, "", "international"),
        ({"name": "OECD Council", "text": "The OECD Council of the OECD met in Norland."}, "", "international"),
        ({"name": "Audit Office of Norland", "text": "The Audit Office of Norland acts."}, "Norland", OWN),
        ({"name": "Audit Office", "text": "Norland's newly founded Audit Office acts."}, "Norland", BESIDE),
        ({"name": "Audit Office", "text": "The Ostmarkian Audit Office acts."}, "Ostmark", BESIDE),
        ({"name": "Audit Office", "text": "The Audit Office (AO) of the Republic of Norland acts."}, "Norland", BESIDE),
        ({"name": "White House", "text": "The White House acts."}, "United States", KNOWN),
        (
            {"name": "White House", "text": "The White House acts.", "publisher": "Ministry of Grain of Ghana"},
            "United States",
            KNOWN,
        ),
        (
            {"name": "Department of Justice", "text": "The Department of Justice acts.", "publisher": "Senate of Ireland"},
            "Ireland",
            KNOWN,
        ),
        ({"name": "Department of Justice", "text": "The Department of Justice acts."}, "United States", KNOWN),
        ({"name": "Karaganda Grain Court", "text": "The Karaganda Grain Court acts."}, "Kazakhstan", OWN),
        ({"name": "Audit Office", "text": "The Audit Office acts.", "place": "Lugano"}, "Switzerland", PLACE),
        ({"name": "Audit Office", "text": "The Audit Office acts.", "url": "https://grain.gov.au"}, "Australia", PUBLISHER),
        ({"name": "Georgia Tea Board", "text": "The Georgia Tea Board acts."}, "Georgia", OWN),
        (
            {"name": "Georgia Tea Board", "text": "The Georgia Tea Board acts.", "publisher": "U.S. Department of State"},
            "United States",
            OWN,
        ),
        (
            {"name": "Audit Office", "text": "The Audit Office acts.", "publisher": "Ministry of Grain of Norland"},
            "Norland",
            PUBLISHER,
        ),
        (
            {"name": "Audit Office", "text": "The Audit Office acts.", "publisher": "Grain Union", "place": "Oslo"},
            "Norway",
            PLACE,
        ),
        ({"name": "Audit Office", "text": "In Norland the Audit Office was founded."}, "Norland", "its sentence"),
        (
            {"name": "Audit Office", "text": "The Audit Office acts. Norland sells. In Norland grain is dear. Ostmark buys."},
            "Norland",
            "what the release is mostly about",
        ),
        ({"name": "Audit Office", "text": "The Audit Office acts."}, "", OPEN),
    ],
)
def test_whose_a_body_is(release: dict[str, str], country: str, reason: str) -> None:
    assert homes(release) == [(country, reason)]


def test_every_reason_is_among_those_by_which_an_entity_is_told() -> None:
    assert len(CERTAINTY) == len({*CERTAINTY})


def test_what_a_publisher_of_one_country_says_of_another_stays_open() -> None:
    told = {"name": "Audit Office", "text": "Ostmark told the Audit Office.", "publisher": "Ministry of Grain of Norland"}
    assert homes(told) == [("", OPEN)]


def test_a_publisher_that_names_itself_is_of_its_own_country() -> None:
    told = {"name": "Audit Office", "text": "Ostmark told the Audit Office.", "publisher": "Audit Office", "place": "Oslo"}
    assert homes(told, told | {"text": "The Audit Office acts."}) == [("Norway", PUBLISHER)] * 2


def test_a_publisher_is_of_the_country_from_which_most_of_its_releases_come() -> None:
    told = {"name": "Audit Office", "text": "The Audit Office acts.", "publisher": "Federal Grain Office"}
    assert homes(told | {"place": "Oslo"}, told | {"place": "Bergen"}, told) == [("Norway", PUBLISHER)] * 3


@pytest.mark.parametrize(
    ("name", "text", "country", "reason"),
    [
        ("Norlandic Grain Foundation", "The Norlandic Grain Foundation acts.", "Norland", OWN),
        ("Grain Foundation", "Norland's Grain Foundation acts.", "Norland", BESIDE),
        ("Grain Foundation", "The Grain Foundation acts in Norland.", "", OPEN),
        ("Amnesty International Norland", "Amnesty International Norland acts.", "Norland", OWN),
        ("University of Lugano", "The University of Lugano acts.", "Switzerland", OWN),
    ],
)
def test_an_organisation_that_is_no_firm_has_the_country_that_is_said_of_it(
    name: str, text: str, country: str, reason: str
) -> None:
    assert homes({"name": name, "text": text, "publisher": "Ministry of Grain of Ostmark"}, label="ORG") == [(country, reason)]


def test_a_firm_has_no_country() -> None:
    assert homes({"name": "Norlandic Grain Holdings", "text": "Norlandic Grain Holdings sells."}, label="ORG") == []


@pytest.mark.parametrize(
    ("name", "text", "country", "reason"),
    [
        ("Grain Unit", "The FBI's Grain Unit acts.", "United States", "the body beside it"),
        ("Grain Unit", "The Grain Unit of the FBI acts.", "United States", "the body beside it"),
        ("Grain Unit", "Interpol's Grain Unit acts.", "", "the body beside it"),
        ("Grain Office", "They met Mira Tolm of the Grain Office, Norland; others came.", "Norland", WHERE),
        ("Grain Office", "They met the Grain Office in Lugano.", "Switzerland", WHERE),
        ("Embassy", "They met the Embassy in Lugano.", "Ostmark", PUBLISHER),
        ("Board of the OECD", "The Board of the OECD in Lugano acts.", "", "the international body in its name"),
        ("Security Council", "The UN told the Security Council.", "", "an organ of an international body"),
        ("Security Council", "They told the Security Council.", "Ostmark", PUBLISHER),
        ("Grain Office", "They met the Grain Office, Norland and others.", "", OPEN),
        ("Federal Emergency Management Agency", "The Federal Emergency Management Agency acts.", "United States", PART),
    ],
)
def test_what_stands_beside_a_name_goes_before_the_publisher(name: str, text: str, country: str, reason: str) -> None:
    assert homes({"name": name, "text": text, "publisher": "Ministry of Grain of Ostmark"}) == [(country, reason)]


def test_a_ministry_is_of_no_country_that_has_departments() -> None:
    text = "In Norland the Ministry of Grain buys."
    told = {"name": "Ministry of Grain", "text": text, "publisher": "U.S. Department of Grain"}
    assert homes(told) == [("Norland", "its sentence")]


def test_the_body_in_its_name_tells_whose_it_is() -> None:
    text = "Norland's AO acts. Ostmark told the AO Grain Unit."
    told = {"name": "AO Grain Unit", "text": text, "names": "AO;AO Grain Unit", "publisher": "Senate of Ireland"}
    assert homes(told) == [("Norland", "the body in its name")]


def test_a_noun_alone_tells_nobody_whose_a_longer_name_is() -> None:
    text = "Norland's Office acts. Ostmark told the Grain Research Office."
    told = {"name": "Office Grain Unit", "text": f"{text} The Office Grain Unit met.", "names": "Office;Office Grain Unit"}
    assert homes(told)[0][1] != "the body in its name"


def test_a_body_where_it_is_abroad_is_its_wholes() -> None:
    text = "Norland's AO acts. They met the AO Grain Unit in Lugano."
    assert homes({"name": "AO Grain Unit", "text": text, "names": "AO;AO Grain Unit"}) == [("Norland", "the body in its name")]


def test_what_is_open_is_whose_other_releases_know_it_to_be() -> None:
    told = {"name": "Grain Board", "text": "Ostmark told the Grain Board.", "publisher": "Ministry of Tea of Norway"}
    assert homes(told) == [("Ostmark", "other releases know it there")]


def test_a_contact_group_is_of_several_countries() -> None:
    told = {"name": "Grain Contact Group", "text": "The Grain Contact Group met.", "publisher": "Ministry of Grain of Norland"}
    assert homes(told) == [("", "of no country unless it says so")]


def test_a_fuller_name_in_the_release_tells() -> None:
    text = "The Tea Board of Norland and that of Ostmark met. The Tea Board agreed."
    told = {"name": "Tea Board", "text": text, "names": "Tea Board of Norland;Tea Board"}
    assert homes(told)[0][0] == "Norland"


def test_a_name_in_its_countrys_own_tongue_is_nobody_elses() -> None:
    plain = {"name": "Kornrat", "text": "Norland's Kornrat acts."}
    abroad = {"name": "Kornrat", "text": "The Kornrat wrote to us.", "publisher": "Ministry of Grain of Ostmark"}
    assert homes(plain, abroad) == [("Norland", BESIDE), ("Norland", "a name in its country's own tongue")]


@pytest.mark.parametrize(
    ("name", "country", "reason"),
    [
        ("Grain Trade Convention", "", "of no country unless it says so"),
        ("European Convention on Grain", "", "of no country unless it says so"),
        ("Resolution 2917", "", "of no country unless it says so"),
        ("European Grain Law", "", "international"),
        ("Consumer Price Index", "Ostmark", PUBLISHER),
        ("Grain Prices Index", "", "of no country unless it says so"),
        ("Global Grain Safety Initiative", "", "international"),
        ("International Grain Trade Act", "Ostmark", PUBLISHER),
        ("International Grain Strategy 2031-2035", "Ostmark", PUBLISHER),
        ("European Grain Strategy 2031-2035", "", "international"),
        ("Treaty between Norland and Ostmark", "", OWN),
        ("Norlandic Grain Act", "Norland", OWN),
        ("Norland Grain Sanctions Act", "Ostmark", PUBLISHER),
        ("Ordinance on Measures against Norland", "Ostmark", PUBLISHER),
        ("Grain Act", "Ostmark", PUBLISHER),
        ("Oslo Principles", "", "of no country unless it says so"),
    ],
)
def test_whose_a_law_is(name: str, country: str, reason: str) -> None:
    told = {"name": name, "text": f"The {name} applies.", "publisher": "Ministry of Grain of Ostmark"}
    assert homes(told, label="LAW") == [(country, reason)]


@pytest.mark.parametrize(
    ("label", "text", "country"),
    [
        ("AGENCY", "The Grain Office met. It will represent the Grain Office in Paris. The Grain Office agreed.", "Ghana"),
        ("AGENCY", "It wrote to the Grain Office in Paris.", "France"),
        ("LAW", "They will meet under the Grain Office in Paris.", ""),
    ],
)
def test_where_something_happens_is_no_home(label: str, text: str, country: str) -> None:
    first, spans = 0, []
    while (start := text.find("Grain Office", first)) >= 0:
        spans.append((start, first := start + len("Grain Office")))
    stops = [i + 1 for i, letter in enumerate(text) if letter == "."]
    sentences = list(zip([0, *stops], stops, strict=False))
    release = Surroundings(text, "Ministry of Grain of Ghana", "", sentences, Countries())
    assert whose(Asked(label, "Grain Office", spans, release)).country == country


def test_a_congress_is_of_no_country_that_has_none() -> None:
    release = {"name": "Congress", "text": "The Congress acts.", "publisher": "Senate of Ireland"}
    assert homes(release) == [("", OPEN)]
