"""Tables in, CSV and Parquet out: the same values, the same bytes, and nothing that a spreadsheet would run."""

import csv
import re
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.outside.formulas import UNMARK
from pipeline.reports.tables.tables import TableFiles, without_formulas
from pipeline.rows import Figure, Mention, ReleaseRecord
from pipeline.rows.schema import schema
from tests.reports.invented import empty, invented


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_that_has_rows_comes_as_csv_and_parquet(tmp_path: Path) -> None:
    names = {path.name for path in TableFiles().write(tmp_path, invented(6))}
    assert {"releases.csv", "releases.parquet", "mentions.csv", "indicators.parquet"} <= names
    assert not any("found" in name for name in names)


def test_tables_without_rows_are_not_written(tmp_path: Path) -> None:
    assert TableFiles().write(tmp_path, empty()) == []


def test_csv_holds_what_parquet_holds(tmp_path: Path) -> None:
    TableFiles().write(tmp_path, invented(6))
    exact = pq.read_table(tmp_path / "tables/figures.parquet")
    assert exact.schema.equals(schema(Figure))
    assert [float(row["value"]) for row in rows_of(tmp_path / "tables/figures.csv")] == exact["value"].to_pylist()


def test_spans_quote_the_text_of_their_release(tmp_path: Path) -> None:
    TableFiles().write(tmp_path, invented(6))
    texts = {row["release_id"]: row["text"] for row in rows_of(tmp_path / "tables/releases.csv")}
    for row in rows_of(tmp_path / "tables/mentions.csv"):
        assert row["text"] == texts[row["release_id"]][int(row["start"]) : int(row["end"])]


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in TableFiles().write(tmp_path / "a", invented(6))}
    second = {path.name: path.read_bytes() for path in TableFiles().write(tmp_path / "b", invented(6))}
    assert first == second


def test_line_ends_commas_and_quotes_survive(tmp_path: Path) -> None:
    tables = invented(3)
    tables[ReleaseRecord]["title"] = 'Minister: "no, never"\r\nA second line'
    TableFiles().write(tmp_path, tables)
    assert {row["title"] for row in rows_of(tmp_path / "tables/releases.csv")} == {'Minister: "no, never"\r\nA second line'}


@pytest.mark.parametrize("text", ["=1+1", "+49 firms", "-2 points", "@office", "\tx", "\rx", "'=1+1", "''-a", "＝1"])
def test_a_text_like_a_formula_is_marked_and_the_mark_comes_off(text: str) -> None:
    (marked,) = without_formulas(pa.table({"text": [text]}))["text"].to_pylist()
    assert marked == "'" + text
    assert re.sub(UNMARK, r"\1", marked) == text


@pytest.mark.parametrize("text", ["", "a=b", "'quoted'", "10 - 20", "a\n=b"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert without_formulas(pa.table({"text": [text, None]}))["text"].to_pylist() == [text, None]


def test_parquet_keeps_the_exact_text_and_numbers_are_never_marked(tmp_path: Path) -> None:
    tables = invented(3, hostile="=cmd|' /C calc'!A0")
    tables[Figure]["value"] = -5.0
    TableFiles().write(tmp_path, tables)
    assert pq.read_table(tmp_path / "tables/releases.parquet")["title"][0].as_py().startswith("=cmd")
    assert all(row["title"].startswith("'=cmd") for row in rows_of(tmp_path / "tables/releases.csv"))
    assert {row["value"] for row in rows_of(tmp_path / "tables/figures.csv")} == {"-5"}


def test_whole_numbers_stay_whole_where_some_are_missing(tmp_path: Path) -> None:
    tables = invented(3)
    tables[Mention]["start"] = tables[Mention]["start"].astype(float)
    TableFiles().write(tmp_path, tables)
    assert pd.read_parquet(tmp_path / "tables/mentions.parquet")["start"].dtype == "int64"
