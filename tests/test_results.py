"""A results folder read back."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.reports.tables.tables import TableFiles
from pipeline.results import NoSuchResults, Results, records
from pipeline.rows import Entity, Figure, NameFound
from pipeline.rows.schema import schema
from tests.reports.invented import invented

HOSTILE = "<script>alert(1)</script>\u202e"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    TableFiles().write(tmp_path, invented(6, hostile=HOSTILE))
    return tmp_path


def test_tables_are_read_by_name_and_by_kind(folder: Path) -> None:
    results = Results(folder)
    assert results.entities is results[Entity]
    assert "Kestrel Holdings" in results.entities["name"].str.cat()
    assert "figures" in dir(results)


def test_a_table_without_rows_has_its_columns(folder: Path) -> None:
    (folder / "tables/quotes.parquet").unlink()
    assert list(Results(folder).quotes.columns)[:3] == ["release_id", "start", "end"]


def test_results_of_an_earlier_version_are_read(folder: Path) -> None:
    path = folder / "tables/figures.parquet"
    whole = pq.read_table(path)
    pq.write_table(whole.drop(["qualifier", "kind"]).append_column("old", whole["text"]), path)
    figures = Results(folder).figures
    assert list(figures.columns) == schema(Figure).names and set(figures["kind"]) == {""}
    assert len(records(Figure, figures)) == whole.num_rows


def test_a_row_leads_to_its_sentence(folder: Path) -> None:
    results = Results(folder)
    found = results.trace(results.quotes.iloc[0])
    assert "The money comes home" in found.sentence
    assert found.release_id == results.quotes.iloc[0]["release_id"]


def test_a_release_shows_its_marks_and_nothing_runs(folder: Path) -> None:
    html = Results(folder).release("nor-000")._repr_html_()
    assert '<mark class="k k-person"' in html and '<mark class="k k-figures"' in html
    assert "<script" not in html and "\u202e" not in html


def test_what_is_not_there_is_said(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(NoSuchResults, match="nor-999"):
        Results(folder).release("nor-999")
    with pytest.raises(NoSuchResults, match="presswatch run"):
        Results(tmp_path / "nowhere")
    with pytest.raises(AttributeError, match="mentions"):
        _ = Results(folder).mention
    with pytest.raises(KeyError):
        Results(folder)[NameFound]
