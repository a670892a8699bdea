from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.readers.records import tables
from pipeline.readers.records.tables import Tables
from pipeline.readers.shared.fields import FieldNames
from pipeline.release import RawRelease
from pipeline.rows import Problem
from pipeline.settings import load


def read(text: str, reader: Tables | None = None) -> list[RawRelease | Problem]:
    return list((reader or Tables()).read(text.encode(), "a.csv"))


def test_a_row_is_a_release() -> None:
    assert read('id,title,body,date\nv-1,"A, B","<p>One &amp; two.</p><p>Three</p>",1520899200\n') == [
        RawRelease("a.csv#1", "One & two.\nThree", id="v-1", title="A, B", published="1520899200")
    ]


def test_other_delimiters_and_empty_rows() -> None:
    first, wrong = read("Title;Text\nA;Body.\nB;\n")
    assert first == RawRelease("a.csv#1", "Body.", title="A")
    assert isinstance(wrong, Problem) and wrong.source == "a.csv#2"


def test_without_a_text_column_the_columns_are_named() -> None:
    (wrong,) = read("name,inhalt\nA,Body.\n")
    assert isinstance(wrong, Problem) and wrong.problem == "there is no text column; the columns are: name, inhalt"
    reader = Tables(fields=replace(FieldNames(), text=("inhalt",)))
    assert read("name,inhalt\nA,Body.\n", reader) == [RawRelease("a.csv#1", "Body.")]


def test_long_fields_are_read_whole() -> None:
    (found,) = read(f"text\n{'word ' * 100_000}\n")
    assert isinstance(found, RawRelease) and len(found.text) == 499_999


@pytest.mark.parametrize(
    "table",
    [
        "Title;Text\nA;One, two, three.\n",
        "Title\tText\r\nA\tOne, two, three.\r\n",
        "\ufeffTitle|Text\nA|One, two, three.\n",
        "sep=;\nTitle;Text\nA;One, two, three.\n",
        "\nPress releases, 2023;\n;\nTitle;Text\nA;One, two, three.\n",
        'item.title,item.text\nA,"One, two, three."\n',
        'node_title,Post Author,field_body_value\nA,3,"One, two, three."\n',
    ],
)
def test_what_parts_cells_and_where_the_head_is(table: str) -> None:
    (found,) = read(table)
    assert isinstance(found, RawRelease) and (found.title, found.text) == ("A", "One, two, three.")


def test_quotation_marks_as_databases_escape_them() -> None:
    (found,) = read('title,text\n"A","He said \\"yes\\", and left. \\"So\\""\n')
    assert isinstance(found, RawRelease) and found.text == 'He said "yes", and left. "So"'
    (found,) = read('title,text\nA,"{""a"": ""x \\""y\\"" z""}"\n')
    assert isinstance(found, RawRelease) and found.text == '{"a": "x \\"y\\" z"}'


def test_a_row_of_too_many_cells_is_said_and_a_text_at_its_end_kept_whole() -> None:
    wrong, found = read("title,text\nA,One, two, three.\n")
    assert isinstance(wrong, Problem) and wrong.source == "a.csv#1" and wrong.problem.startswith("has 4 cells, the head 2")
    assert isinstance(found, RawRelease) and found.text == "One, two, three."


def test_a_table_that_breaks_off_keeps_the_rows_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LONGEST_FIELD", 1000)
    first, wrong = read(f"title,text\nA,Body.\nB,{'x' * 1001}\n")
    assert first == RawRelease("a.csv#1", "Body.", title="A")
    assert isinstance(wrong, Problem) and "breaks off after row 1" in wrong.problem


def test_of_two_columns_of_one_name_the_first_counts() -> None:
    assert read("title,text,title,text\nA,Body.,B,x\n") == [RawRelease("a.csv#1", "Body.", title="A")]


def test_a_quotation_mark_that_nothing_closes_is_said() -> None:
    found = read('title,text\nA,Body.\nB,"Body.\nC,Body.\n')
    assert [each.source for each in found] == ["a.csv#1", "a.csv#2", "a.csv#2"]
    assert isinstance(found[-1], Problem) and "never closed" in found[-1].problem
    assert len(read('title,text\nA,Body.\nB,"Body.\n\nMore."\n')) == 2


@pytest.mark.parametrize(
    ("column", "cell", "setting"),
    [
        ("Datum", "12. Mai 2021", 'published = ["Datum"]'),
        ("Überschrift", "Court of Norland opens register", 'title = ["Überschrift"]'),
        ("changed_on", "2021-05-12", ""),
        ("tags", "tenders", ""),
        ("blob", "x" * 200_000, ""),
        ("image", "https://norland.example/2021/a b c.jpg", ""),
    ],
)
def test_a_column_that_looks_like_what_is_lacking_is_named_once(column: str, cell: str, setting: str) -> None:
    found = read(f"{column},text\n{cell},Body.\n{cell},Body.\n")
    said = [each.remedy.partition("] ")[2] for each in found if isinstance(each, Problem)]
    assert said == [setting] * bool(setting)


def days(*written: str, reader: Tables | None = None) -> tuple[list[str], list[str]]:
    """The days of a column, and the problems with them."""
    found = read(
        "".join(["date;url;text\n", *(f"{each};Body.\n" if ";" in each else f"{each};;Body.\n" for each in written)]), reader
    )
    releases = [each.published for each in found if isinstance(each, RawRelease)]
    return releases, [each.problem for each in found if isinstance(each, Problem)]


def test_one_day_that_reads_one_way_only_settles_the_column() -> None:
    assert days("12/31/2023", "01/02/2024", "03/03/2024 14:05") == (["2023-12-31", "2024-01-02", "2024-03-03 14:05"], [])
    assert days("31/12/2023", "01/02/2024") == (["2023-12-31", "2024-02-01"], [])
    assert days("01.02.2024", "1-2-2024") == (["2024-02-01", "2024-02-01"], [])
    assert days("5/31/23", "1/2/99") == (["2023-05-31", "1999-01-02"], [])
    assert days("01/02/2024;https://example.org/2024/01/02/a", "03/04/2024") == (["2024-01-02", "2024-03-04"], [])


def test_a_column_that_settles_nothing_is_read_by_the_setting_and_that_is_said() -> None:
    said = "day and month of 2 dates such as '01/02/2024' could be swapped: read"
    assert days("01/02/2024", "03/04/2024", "05/05/2024") == (["2024-02-01", "2024-04-03", "2024-05-05"], [f"{said} day first"])
    american = Tables(numeric_dates="month first")
    assert days("01/02/2024", "03/04/2024", reader=american) == (["2024-01-02", "2024-03-04"], [f"{said} month first"])
    both = days("31/12/2023", "12/31/2023", "01/02/2024")
    assert both == (
        ["2023-12-31", "2023-12-31", "2024-02-01"],
        ["day and month of the date '01/02/2024' could be swapped: read day first"],
    )


def test_days_as_programs_count_them() -> None:
    assert days("45291", "45291.5") == (["2023-12-31", "2023-12-31"], [])
    assert days("1520899200.0", "1520899200000000") == (["2018-03-13T00:00:00+00:00"] * 2, [])
    assert days("1520899200", "2018-03-13T23:30:00+05:00", "13 March 2018") == (
        ["1520899200", "2018-03-13T23:30:00+05:00", "13 March 2018"],
        [],
    )


def test_the_remedy_for_the_column_works_as_written(tmp_path: Path) -> None:
    table = "name,inhalt\nA,Body.\n"
    (wrong,) = read(table)
    assert isinstance(wrong, Problem)
    section, _, setting = wrong.remedy.partition("pipeline.toml: ")[2].partition("] ")
    (tmp_path / "pipeline.toml").write_text(f"{section}]\n{setting}\n", encoding="utf-8")
    (reader,) = (each for each in load(tmp_path / "pipeline.toml").catalogue().readers if isinstance(each, Tables))
    assert read(table, reader) == [RawRelease("a.csv#1", "Body.")]
