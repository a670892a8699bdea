"""Releases of three invented countries, whose bodies and laws share their names, through a whole run: what is one, and whose."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.results import Results
from pipeline.rows import Entity, Home, Identity, Link, Mention, Relation, Review, Row
from pipeline.run import run
from tests.conftest import SPARED, Silent, settings_of

RELEASES: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "three_countries.jsonl").read_text(encoding="utf-8").splitlines()
]
JUSTICE, COURT, LAW = "Ministry of Justice", "Supreme Court", "Law on Combating Corruption"
CLUSTERS = {
    ("agency-ministry-of-justice-norland", "Norland"): {
        ("n1", f"{JUSTICE} of the Republic of Norland"),
        ("n2", JUSTICE),
        ("n4", JUSTICE),
    },
    ("agency-ministry-of-justice-ostmark", "Ostmark"): {("o1", JUSTICE), ("o2", f"Ostmarkian {JUSTICE}"), ("o3", JUSTICE)},
    ("agency-ministry-of-justice-veldia", "Veldia"): {("v1", f"{JUSTICE} of Veldia"), ("v2", JUSTICE)},
    ("agency-ministry-of-justice", ""): {("i1", JUSTICE)},
    ("agency-supreme-court-norland", "Norland"): {("n1", COURT), ("n3", f"{COURT} of Norland")},
    ("agency-supreme-court-ostmark", "Ostmark"): {
        ("o1", COURT),
        ("o2", f"{COURT} of the Kingdom of Ostmark"),
        ("n4", f"{COURT} of Ostmark"),
    },
    ("agency-supreme-court-veldia", "Veldia"): {("v1", COURT), ("v2", COURT)},
    ("agency-anti-corruption-bureau-norland", "Norland"): {
        ("n1", "Anti-Corruption Bureau"),
        ("n3", "National Anti-Corruption Bureau"),
        ("n4", "Anti-Corruption Bureau"),
    },
    ("agency-anti-corruption-bureau-ostmark", "Ostmark"): {
        ("o2", "Anti-Corruption Bureau of Ostmark"),
        ("o3", "Anti-Corruption Bureau"),
    },
    ("agency-anti-corruption-bureau-veldia", "Veldia"): {
        ("v1", "Anti-Corruption Bureau of the Republic of Veldia"),
        ("v2", "Anti-Corruption Bureau"),
    },
    ("agency-agency-for-civil-service-and-integrity-norland", "Norland"): {
        ("n2", "Agency of the Republic of Norland for Civil Service and Integrity"),
        ("n3", "Agency for Civil Service and Integrity"),
    },
    ("agency-government-norland", "Norland"): {("n3", "Government of Norland")},
    ("agency-government-ostmark", "Ostmark"): {("n4", "Government of Ostmark")},
    ("agency-parliament-ostmark", "Ostmark"): {("o1", "Parliament")},
    ("agency-register-office-norland", "Norland"): {("n4", "Register Office")},
    ("agency-fraud-division-norland", "Norland"): {("n4", "Fraud Division")},
    ("agency-fraud-division-ostmark", "Ostmark"): {("o3", "Fraud Division")},
    ("agency-integrity-commission-ostmark", "Ostmark"): {("o3", "Integrity Commission")},
    ("law-law-on-combating-corruption-norland", "Norland"): {("n1", f"{LAW} of 3 May 2029"), ("n2", LAW)},
    ("law-law-on-combating-corruption-ostmark", "Ostmark"): {("o1", LAW)},
    ("law-law-on-combating-corruption-veldia", "Veldia"): {
        ("v1", "Law of the Republic of Veldia No. 12 of 4 June 2030 on Combating Corruption"),
        ("v2", LAW),
    },
    ("law-corruption-perceptions-index", ""): {
        ("i1", "Corruption Perceptions Index 2031"),
        ("i1", "Corruption Perceptions Index 2030"),
        ("i2", "2030 Corruption Perceptions Index"),
    },
}
"""Id and country of every body and law → the releases that name it, each with its words."""
PEOPLE = {
    "person-jorun-brennik": {"n1", "n2"},
    "person-jorun-brennik-ostmark": {"o1"},
    "person-jorun-brennik-open": {"i1"},
    "person-osk-trandel": {"n3"},
    "person-osk-trandel-ostmark": {"n4"},
    "person-mira-vold": {"n3", "n4"},
}
"""Id of every person → the releases that name one."""
TABLES: tuple[type[Row], ...] = (Home, Identity, Mention, Link, Relation, Entity, Review)


def run_over(folder: Path, *parts: Sequence[dict[str, Any]]) -> Results:
    """Runs in a row into one folder of results: each over a corpus of the releases so far."""
    corpus, so_far = folder / "corpus", list[dict[str, Any]]()
    corpus.mkdir(parents=True)
    settings = settings_of(folder, f'[run]\nengine = "serial"\nskip = {SPARED}')
    for part in parts:
        so_far.extend(part)
        for release in part:
            (corpus / f"{release['id']}.json").write_text(json.dumps(release), encoding="utf-8")
        run(corpus, folder / "results", settings, Silent())
    return Results(folder / "results")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return run_over(tmp_path_factory.mktemp("at-once"), RELEASES)


def test_each_country_has_its_own_bodies_and_laws_under_all_their_names(results: Results) -> None:
    entities = results[Entity].set_index("entity_id")
    named = results[Mention].merge(results[Entity][["entity_id", "country"]], on="entity_id")
    named = named[named["label"].isin(["AGENCY", "LAW"]) & ~named["text"].str.fullmatch(r"Index 203\d")]  # of the headlines
    found: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for row in named.to_dict("records"):
        key = (row["entity_id"], row["country"] if isinstance(row["country"], str) else "")
        found.setdefault(key, set()).add((row["release_id"], row["text"]))
    assert found == CLUSTERS
    assert (entities["country_reason"] != "")[list({entity_id for entity_id, _ in CLUSTERS})].all()


def test_a_minister_and_a_judge_of_two_countries_are_two_and_who_advises_both_is_one_that_is_reviewed(results: Results) -> None:
    people = results[Mention].query("label == 'PERSON'").groupby("entity_id")["release_id"].agg(set)
    assert people.to_dict() == PEOPLE
    doubts = results[Review].query("name == other and action != 'role'")[["action", "name", "release"]].astype(object).fillna("")
    assert {*doubts.itertuples(index=False, name=None)} == {
        ("split", "Mira Vold", "n4"),
        ("merge", "Jorun Brennik", ""),
        ("merge", "Osk Trandel", ""),
    }


def test_an_edition_is_the_mentions_and_the_work_is_the_entity(results: Results) -> None:
    mentions = results[Mention].set_index(["release_id", "text"])["edition"]
    assert mentions["i2", "2030 Corruption Perceptions Index"] == "2030"
    assert mentions["n1", f"{LAW} of 3 May 2029"] == "3 May 2029"
    assert mentions["v1", "Law of the Republic of Veldia No. 12 of 4 June 2030 on Combating Corruption"] == "No. 12, 4 June 2030"
    names = results[Entity].set_index("entity_id")["name"]
    assert names["law-corruption-perceptions-index"] == "Corruption Perceptions Index"


def test_a_division_is_part_of_its_own_countrys_ministry(results: Results) -> None:
    entities = results[Entity].set_index("entity_id")["part_of"].dropna().to_dict()
    assert entities == {f"agency-fraud-division-{land}": f"agency-ministry-of-justice-{land}" for land in ("norland", "ostmark")}


def test_what_was_merged_or_replaced_is_a_body_of_its_own(results: Results) -> None:
    relations = results[Relation].query("relation != 'part of'")
    assert list(relations[["entity_id", "relation", "other"]].itertuples(index=False, name=None)) == [
        ("agency-anti-corruption-bureau-ostmark", "replaced", "agency-integrity-commission-ostmark"),
        ("agency-register-office-norland", "merged into", "agency-anti-corruption-bureau-norland"),
    ]
    assert results.trace(relations.iloc[1]).sentence == "The Register Office was merged into the Anti-Corruption Bureau."


@pytest.mark.parametrize(
    "parts",
    [(RELEASES[5:], RELEASES[:5]), (RELEASES[::2], RELEASES[1::2])],
    ids=["last four first", "every other first"],
)
def test_splitting_into_runs_changes_nothing(parts: tuple[list[dict[str, Any]], ...], results: Results, tmp_path: Path) -> None:
    split = run_over(tmp_path, *parts)
    for kind in TABLES:
        pd.testing.assert_frame_equal(split[kind], results[kind])
