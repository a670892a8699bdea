"""A page is made again when something that it shows has changed, and only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from pipeline.reports.pages import page_releases
from pipeline.reports.pages.changes.digests import grouped
from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.entity.page import EntityPages
from pipeline.reports.pages.pages import Pages, write_each
from pipeline.reports.pages.site import Site
from pipeline.rows import (
    Cooccurrence,
    Dropped,
    Entity,
    Figure,
    Keyword,
    Link,
    Mention,
    Quote,
    Relation,
    ReleaseCountry,
    ReleaseRecord,
    ReleaseTopic,
    Role,
    Row,
    Sentence,
    Topic,
)
from tests.reports.invented import invented

Made = list[str]
Tables = dict[type[Row], pd.DataFrame]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    """The ids of the releases and entities whose pages are made, as they are."""
    ids: Made = []
    for kind in (page_releases.ReleasePages, EntityPages):

        def noting(pages: object, site: Site, own: str, write: Callable[..., None] = kind.write) -> None:
            ids.append(own)
            write(pages, site, own)

        monkeypatch.setattr(kind, "write", noting)
    return ids


def make(folder: Path, tables: Tables, title: str = "Title") -> dict[str, bytes]:
    """Makes the pages of single releases and entities; address → page."""
    write_each(Site(folder, title, (("index.html", "Overview"),), (), 250, {}), Corpus(tables))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.html")}


def test_nothing_is_made_again_where_nothing_changed(tmp_path: Path, made: Made) -> None:
    first = make(tmp_path, invented(6))
    assert len(made) == len(first) == 6 + 8
    made.clear()
    assert make(tmp_path, invented(6)) == first
    assert made == []


def test_pages_that_stay_are_files_of_the_report(tmp_path: Path) -> None:
    assert sorted(Pages().write(tmp_path, invented(2))) == sorted(Pages().write(tmp_path, invented(2)))


def changed(tables: Tables, kind: type[Row], column: str, value: object) -> None:
    """Changes a value in the first row of a kind."""
    frame = tables[kind]
    tables[kind] = frame.assign(**{column: [value, *frame[column].tolist()[1:]]})


@pytest.mark.parametrize(
    ("kind", "column", "value"),
    [
        (ReleaseRecord, "title", "Another title"),
        (ReleaseRecord, "published", "2031-05-03"),
        (ReleaseRecord, "publisher", "Another publisher"),
        (ReleaseRecord, "duplicate_of", "nor-003"),
        (Sentence, "end", 9),
        (Entity, "name", "Another name"),
        (Entity, "variants", "A;B"),
        (Mention, "entity_id", "a2"),
        (Mention, "edition", "2031"),
        (Role, "role", "another role"),
        (Role, "organisation", "a2"),
        (Entity, "part_of", "a1"),
        (Entity, "releases_with_parts", 77),
        (Entity, "level", "local"),
        (ReleaseCountry, "country", "Ostmark"),
        (Relation, "relation", "part of"),
        (Relation, "other", "o1"),
        (Link, "reason", "another reason"),
        (Figure, "what", "villas"),
        (Figure, "entity_id", "p1"),
        (Quote, "speaker", "p2"),
        (Cooccurrence, "releases", 99),
        (Keyword, "term", "another term"),
        (Topic, "label", "another label"),
        (ReleaseTopic, "weight", 0.5),
        (Dropped, "reason", "another reason"),
    ],
)
def test_what_changed_is_on_its_pages(kind: type[Row], column: str, value: object, tmp_path: Path) -> None:
    """The pages after a change are those that a run into an empty folder makes."""
    before = make(tmp_path / "a", invented(5))
    tables = invented(5)
    changed(tables, kind, column, value)
    after = make(tmp_path / "a", tables)
    assert after == make(tmp_path / "b", tables)
    assert after != before


def test_only_pages_that_show_what_changed_are_made(tmp_path: Path, made: Made) -> None:
    make(tmp_path, invented(6))
    made.clear()
    tables = invented(6)
    changed(tables, Quote, "cue", "shouted")
    make(tmp_path, tables)
    assert made == ["nor-000", "p1"]
    made.clear()
    changed(tables, Cooccurrence, "npmi", 0.39)  # of all pairs it says a little else after every release
    make(tmp_path, tables)
    assert made == []


def test_a_page_that_was_altered_or_is_gone_is_made_again(tmp_path: Path, made: Made) -> None:
    before = make(tmp_path, invented(6))
    one, other = sorted((tmp_path / "releases").iterdir())[:2]
    one.write_text("altered", encoding="utf-8")
    other.unlink()
    made.clear()
    assert make(tmp_path, invented(6)) == before
    assert sorted(made) == ["nor-000", "nor-001"]


@pytest.mark.parametrize("record", ["{", "[]", "null", '{"a": 1}', '{"releases/x": ["k"]}', "\udcff"])
def test_a_record_that_cannot_be_read_costs_only_time(record: str, tmp_path: Path, made: Made) -> None:
    make(tmp_path, invented(3))
    (tmp_path / "pages.json").write_text(record, encoding="utf-8", errors="surrogateescape")
    made.clear()
    make(tmp_path, invented(3))
    assert len(made) == 3 + 8


def test_another_title_or_menu_is_on_every_page(tmp_path: Path, made: Made) -> None:
    make(tmp_path, invented(3))
    made.clear()
    make(tmp_path, invented(3), "Another")
    assert len(made) == 3 + 8


def test_rows_are_told_apart_by_group_and_order() -> None:
    frame = pd.DataFrame({"key": ["a", "b", "a", None], "value": [1, 2, 3, 4]})
    found = grouped(frame, ["key"])
    assert set(found) == {"a", "b"}
    assert grouped(frame.iloc[[2, 1, 0]], ["key"])["a"] != found["a"]
    assert grouped(frame.iloc[[1, 0, 2]], ["key"]) == found
