"""Publishers and places in, countries of releases out."""

from __future__ import annotations

import pandas as pd

from pipeline.analysis.release_countries import ReleaseCountries
from pipeline.rows import NameFound, ReleaseRecord, Sentence
from pipeline.rows.schema import schema

RELEASES = [  # release_id, publisher, place
    ("r1", "Audit Office of the Republic of Norland", "Torvik"),
    ("r2", "Seed Office", "Torvik, Norland"),
    ("r3", "Grain League", ""),
    ("r4", "European Grain Board", "Norland"),
    ("r5", "", "Kingdom of Ostmark"),
]


def test_a_release_is_of_the_country_of_its_publisher_else_of_its_place() -> None:
    heads = [{"release_id": own, "publisher": publisher, "place": place, "text": ""} for own, publisher, place in RELEASES]
    names = [{"release_id": "r1", "label": "PLACE", "name": name} for name in ("Kingdom of Ostmark", "Republic of Norland")]
    tables = {
        ReleaseRecord: pd.DataFrame(heads, columns=schema(ReleaseRecord).names),
        NameFound: pd.DataFrame(names, columns=schema(NameFound).names),
        Sentence: pd.DataFrame(columns=schema(Sentence).names),
    }
    found = ReleaseCountries().analyse(tables)
    told = {own: (country, reason) for own, country, reason in found.itertuples(index=False)}
    assert told["r1"] == ("Norland", "its publisher")
    assert {own: country for own, (country, _) in told.items()} == {"r1": "Norland", "r2": "Norland", "r5": "Ostmark"}
    assert told["r5"] == ("Ostmark", "its place")
