"""What shares a batch with a release changes no row of it."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from pipeline.catalogue import name_of
from pipeline.release import Release
from pipeline.rows import Row
from pipeline.work.batches import batches
from pipeline.work.extracting import Extract, Unread
from tests.conftest import INVENTED
from tests.hostile.odd_releases import odd_releases
from tests.hostile.perturbing import MODEL, catalogue, releases_of


def test_batches_hold_what_there_is_in_order() -> None:
    assert list(batches([3, 1, 1, 5, 1], lambda size: size, 4)) == [[3, 1], [1, 5], [1]]
    assert list(batches([], len, 4)) == []


Rows = dict[tuple[type[Row], str], list[dict[str, Any]]]


def rows(parts: Iterable[Sequence[Release]]) -> Rows:
    """Kind and release → its rows, where the releases are extracted in these batches."""
    found: Rows = defaultdict(list)
    work = Extract(catalogue().extractors, MODEL)
    for part in parts:
        unread = [Unread(release, tuple(map(name_of, work.extractors)), release.text) for release in part]
        for kind, table in work(unread).tables.items():
            for row in table.to_pylist():
                found[kind, row["release_id"]].append(row)
    return found


@pytest.fixture(scope="module")
def releases() -> list[Release]:
    return [*releases_of(INVENTED), *odd_releases()]


def test_rows_do_not_depend_on_what_shares_the_batch(releases: list[Release]) -> None:
    whole = rows([releases])
    assert whole
    shuffled = random.Random(5).sample(releases, len(releases))
    assert rows([shuffled]) == whole
    assert rows(batches(shuffled, lambda _: 1, 3)) == whole
