import json
from dataclasses import replace

from pipeline.readers._fields import FieldNames
from pipeline.readers.records import Records
from pipeline.release import RawRelease
from pipeline.rows import Problem


def read(text: str, source: str = "a.json", reader: Records | None = None) -> list[RawRelease | Problem]:
    return list((reader or Records()).read(text.encode(), source))


def test_an_object_is_a_release() -> None:
    record = {"id": "v-1", "title": "T", "lead": "Lead.", "text": "Body.", "published": "2018-03-13", "source": "Norland"}
    assert read(json.dumps(record)) == [
        RawRelease("a.json", "Lead.\n\nBody.", id="v-1", title="T", published="2018-03-13", publisher="Norland")
    ]


def test_a_source_that_is_an_address_is_no_publisher() -> None:
    (found,) = read('{"text": "Body.", "source": "https://example.org/1"}')
    assert isinstance(found, RawRelease)
    assert (found.publisher, found.url) == ("", "https://example.org/1")


def test_lists_and_wrapped_lists_hold_a_release_each() -> None:
    records = [{"text": "One."}, {"text": "Two."}]
    expected = [RawRelease("a.json#1", "One."), RawRelease("a.json#2", "Two.")]
    assert read(json.dumps(records)) == read(json.dumps({"count": 2, "items": records})) == expected


def test_a_broken_line_names_itself_and_spares_the_rest() -> None:
    first, wrong, last = read('{"text": "One."}\n{"text": \n\n{"text": "Two."}', "a.jsonl")
    assert (first, last) == (RawRelease("a.jsonl#1", "One."), RawRelease("a.jsonl#4", "Two."))
    assert isinstance(wrong, Problem) and wrong.source == "a.jsonl#2" and "not JSON" in wrong.problem


def test_other_names_are_a_setting() -> None:
    reader = Records(fields=replace(FieldNames(), text=("inhalt",)))
    assert read('{"Inhalt": "Body."}', reader=reader) == [RawRelease("a.json", "Body.")]
    (wrong,) = read('{"Inhalt": "Body."}')
    assert isinstance(wrong, Problem) and "the fields are: Inhalt" in wrong.problem


def test_what_is_not_a_record() -> None:
    for text in ("[[[", "[1]", '"x"', "null", "[" * 100_000, "NaN"):
        assert all(isinstance(found, Problem) for found in read(text))
