"""Names in, lines for a person's review out."""

from __future__ import annotations

from pipeline.analysis.entities.identities import Identities
from pipeline.analysis.entities.links import Links
from pipeline.analysis.entities.reviews import Reviews
from pipeline.corrections import Correction
from pipeline.rows import Identity, Link
from tests.analysis.entities.test_identities import found


def reviews(*names: tuple[str, str], corrections: tuple[Correction, ...] = ()) -> list[tuple[str, str, str]]:
    tables = found(*names)
    tables[Identity] = Identities(corrections=corrections).analyse(tables)
    tables[Link] = Links().analyse(tables)
    lines = Reviews(corrections=corrections).analyse(tables)
    return list(lines[["action", "name", "other"]].itertuples(index=False, name=None))


def test_a_join_on_a_surname_is_reviewed() -> None:
    assert reviews(("PERSON", "Jorun Brennik"), ("PERSON", "Brennik")) == [("split", "Brennik", "Jorun Brennik")]


def test_a_name_with_two_labels_is_reviewed() -> None:
    assert reviews(("ORG", "Ostmetall"), ("ORG", "Ostmetall"), ("PLACE", "Ostmetall")) == [("retype", "Ostmetall", "PLACE")]


def test_a_correction_that_fits_nothing_is_reported() -> None:
    stale = Correction("drop", "Nobody")
    assert reviews(("PERSON", "Jorun Brennik"), corrections=(stale,)) == [("stale", "Nobody", "")]


def test_what_is_sure_needs_no_review() -> None:
    assert reviews(("PERSON", "Jorun Brennik"), ("AGENCY", "Audit Office of Norland")) == []
