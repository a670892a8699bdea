"""Names, bodies and rows in; lines for a person's review out."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pipeline.analysis.entities.identities import Identities
from pipeline.analysis.entities.links import Links
from pipeline.analysis.reviews.bodies import countries, wholes
from pipeline.analysis.reviews.lines import Line
from pipeline.analysis.reviews.people import other_offices, two_powers
from pipeline.analysis.reviews.reviews import Reviews
from pipeline.analysis.reviews.words import actors, speakers, sums
from pipeline.given.corrections import Correction
from pipeline.rows import Commitment, Entity, Identity, Link, Quote, Relation, Role, Row, Sum
from pipeline.rows.schema import schema
from tests.analysis.entities.test_identities import found


def reviews(*names: tuple[str, str], corrections: tuple[Correction, ...] = ()) -> list[tuple[str, str, str]]:
    tables = found(*names)
    tables[Identity] = Identities(corrections=corrections).analyse(tables)
    tables[Link] = Links().analyse(tables)
    tables |= {kind: table(kind) for kind in Reviews.needs if kind not in tables}
    lines = Reviews(corrections=corrections).analyse(tables)
    return list(lines[["action", "name", "other"]].itertuples(index=False, name=None))


def table(kind: type[Row], *rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=schema(kind).names)


def test_a_join_on_a_surname_is_reviewed() -> None:
    assert reviews(("PERSON", "Jorun Brennik"), ("PERSON", "Brennik")) == [("split", "Brennik", "Jorun Brennik")]


def test_a_name_with_two_labels_is_reviewed() -> None:
    assert reviews(("ORG", "Ostmetall"), ("ORG", "Ostmetall"), ("PLACE", "Ostmetall")) == [("retype", "Ostmetall", "PLACE")]


def test_a_correction_that_fits_nothing_is_reported() -> None:
    stale = Correction("drop", "Nobody")
    assert reviews(("PERSON", "Jorun Brennik"), corrections=(stale,)) == [("stale", "Nobody", "")]


def test_what_is_sure_needs_no_review() -> None:
    assert reviews(("PERSON", "Jorun Brennik"), ("AGENCY", "Audit Office of Norland")) == []


def test_what_a_person_has_said_already_is_not_asked_again() -> None:
    names = (("PERSON", "Jorun Brennik"), ("PERSON", "Mirja Brennik"), ("PERSON", "M. Brennik"))
    assert ("split", "M. Brennik", "Mirja Brennik") in reviews(*names)
    assert reviews(*names, corrections=(Correction("split", "M. Brennik", "Mirja Brennik"),)) == [
        ("merge", "M. Brennik", "Mirja Brennik")
    ]


def test_a_country_that_is_open_is_less_certain_than_one_of_the_publisher() -> None:
    body = {"label": "AGENCY", "part_of": None}
    rows = [
        body | {"name": "Court", "country": None, "country_reason": "open: the release does not make it plain"},
        body | {"name": "Board", "country": "Norland", "country_reason": "the publisher of the release"},
        body | {"name": "Bank", "country": "Norland", "country_reason": "its own name"},
    ]
    lines = [*countries(table(Entity, *rows))]
    assert [(line.name, line.other) for line in lines] == [("Court", ""), ("Board", "Norland")]
    assert lines[0].certainty < lines[1].certainty


def test_wholes_that_are_missing_or_of_which_several_are_said() -> None:
    entities = table(
        Entity,
        {"entity_id": "a", "label": "AGENCY", "name": "Grain Division", "part_of": None},
        {"entity_id": "b", "label": "AGENCY", "name": "Seed Office", "part_of": "d"},
        {"entity_id": "c", "label": "AGENCY", "name": "Audit Ministry", "part_of": None},
        {"entity_id": "d", "label": "AGENCY", "name": "Food Ministry", "part_of": None},
    )
    said = [{"entity_id": "b", "relation": "part of", "other": other, "release_id": "r"} for other in ("c", "d")]
    assert [line[:3] for line in wholes(entities, table(Relation, *said))] == [
        ("part_of", "Grain Division", ""),
        ("part_of", "Seed Office", "Audit Ministry"),
        ("part_of", "Seed Office", "Food Ministry"),
    ]


def test_an_office_at_another_body_may_be_a_namesakes() -> None:
    entities = table(Entity, *({"entity_id": each, "name": each.title()} for each in ("brennik", "court", "mill")))
    held = {"entity_id": "brennik", "status": "holds"}
    roles = [
        held | {"role": "judge", "organisation": "court", "release_id": "r1"},
        held | {"role": "judge", "organisation": "court", "release_id": "r2"},
        held | {"role": "miller", "organisation": "mill", "release_id": "r3"},
    ]
    assert [*other_offices(table(Role, *roles), entities)] == [
        Line("role", "miller", "miller", "r3", "Brennik is otherwise at Court", 0.6)
    ]


def test_speakers_actors_and_sums_that_are_not_told() -> None:
    words = {"release_id": "r", "text": "All will be well."}
    quotes = table(Quote, words | {"speaker": None, "speaker_text": "the clerk"}, words | {"speaker": "person-x"})
    assert [line[:4] for line in speakers(quotes)] == [("speaker", "All will be well.", "", "r")]
    commitments = table(Commitment, words | {"actor_id": None, "actor": "all offices"}, words | {"actor_id": "agency-x"})
    assert [line[:4] for line in actors(commitments)] == [("actor", "All will be well.", "", "r")]
    money = table(Sum, words | {"kind": "payment", "what": "grain"}, words | {"kind": "fine"})
    assert [line[:4] for line in sums(money)] == [("sum", "All will be well.", "payment", "r")]


def test_a_judge_and_a_defendant_may_be_namesakes_unless_a_release_calls_somebody_both() -> None:
    def doubts(*held: tuple[str, str]) -> list[tuple[str, str]]:
        rows = [{"entity_id": "brennik", "release_id": release, "role": role, "status": "holds"} for release, role in held]
        entities = table(Entity, {"entity_id": "brennik", "name": "Jorun Brennik"})
        return [(line.action, line.release) for line in two_powers(table(Role, *rows), entities)]

    judge = (("r1", "judge"), ("r2", "judge of the Grain Court"))
    assert doubts(*judge, ("r3", "defendant")) == [("split", "r3")]
    assert doubts(*judge, ("r3", "defendant"), ("r3", "judge")) == []
    assert doubts(*judge, ("r3", "adviser")) == []
