from dataclasses import replace

from pipeline.readers._fields import FieldNames
from pipeline.readers.tables import Tables
from pipeline.release import RawRelease
from pipeline.rows import Problem


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
