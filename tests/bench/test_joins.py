"""The score of joins over a corpus, on a gold and results that are small enough to count by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.joins import Known, Score, Side, b_cubed, countries, gold_of, joins, pairwise, part_of

NAMES = """release_id\tsurface\tentity
r1\tAudit Office of Norland\tnor-audit
r1\tAudit Office\tnor-audit
r2\tAudit Office\tost-audit
r2\tGrain Division\tost-grain
r2\tthe Grain Act\tlaw
"""
ENTITIES = """entity\tlabel\tname\tcountry\tpart_of\tnote
nor-audit\tAGENCY\tAudit Office of Norland\tNorland\t\t
ost-audit\tAGENCY\tAudit Office\tOstmark\t\tits country is told by the release
ost-grain\tAGENCY\tGrain Division\tOstmark\tost-audit\t
law\tLAW\tGrain Act\t?\t\t
"""


@pytest.fixture
def gold(tmp_path: Path) -> Side:
    (tmp_path / "names.tsv").write_text(NAMES, encoding="utf-8")
    (tmp_path / "entities.tsv").write_text(ENTITIES, encoding="utf-8")
    return gold_of(tmp_path)


def found(**entities: Known) -> Side:
    """Both audit offices joined to one, the law overlooked."""
    items = {("r1", "Audit Office of Norland"): "audit", ("r1", "Audit Office"): "audit", ("r2", "Audit Office"): "audit"}
    return Side(items | {("r2", "Grain Division"): "grain"}, entities)


AUDIT, GRAIN = Known("AGENCY", "Norland", ""), Known("AGENCY", "", "audit")


def test_pairs_of_items_are_counted() -> None:
    assert pairwise([("a", "x"), ("a", "x"), ("b", "x")]) == Score(1 / 3, 1.0)
    assert pairwise([("a", "x"), ("a", "y"), ("b", "z")]) == Score(1.0, 0.0)


def test_every_item_has_a_precision_and_a_recall() -> None:
    assert b_cubed([("a", "x"), ("a", "x"), ("b", "x")]) == Score((2 / 3 + 2 / 3 + 1 / 3) / 3, 1.0)
    assert b_cubed([("a", "x"), ("a", "y")]) == Score(1.0, 0.5)


def test_groups_are_told_apart_and_missed_items_counted(gold: Side) -> None:
    lines = [*joins(gold, found(audit=AUDIT, grain=GRAIN))]
    assert lines[0].split() == ["bodies", "4", "of", "4", "items", "found"]
    assert "pairwise P 0.333 R 1.000 F 0.500" in lines[1]
    assert lines[3].split() == ["laws", "0", "of", "1", "items", "found"]


def test_countries_and_wholes_are_those_of_the_counterparts(gold: Side) -> None:
    side = found(audit=AUDIT, grain=GRAIN)
    assert next(countries(gold, side)) == "country right 0.333 of 3 that have one"
    assert next(part_of(gold, side)) == "part of P 1.000 R 1.000 F 1.000 (1 given, 1 in the gold)"
    assert next(part_of(gold, found(audit=AUDIT, grain=Known("AGENCY", "", "")))).startswith("part of P 1.000 R 0.000")
