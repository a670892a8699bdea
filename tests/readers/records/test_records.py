import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.readers.records.records import Records
from pipeline.readers.shared.fields import FieldNames
from pipeline.release import RawRelease
from pipeline.rows import Problem
from pipeline.settings import load

LONG = (
    "The court of Norland has opened a public register of the assets of its officials; it will grow in the autumn of next year."
)


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


def found(value: Any) -> list[tuple[str, str, str, str]]:
    """Id, title, day and text of each release in a value, which must hold nothing but releases."""
    items = read(json.dumps(value))
    releases = [item for item in items if isinstance(item, RawRelease)]
    assert len(releases) == len(items), items
    return [(each.id, each.title, each.published[:10], each.text) for each in releases]


@pytest.mark.parametrize(
    "value",
    [
        {"id": "1", "title": "T", "date": "2024-05-06", "details": {"body": f"<p>{LONG}</p>"}, "links": {"self": {"title": "X"}}},
        {"data": {"type": "news", "id": 1, "attributes": {"title": "T", "created": "2024-05-06", "body": {"value": LONG}}}},
        {"data": [{"type": "news", "id": 1, "attributes": {"title": "T", "created": "2024-05-06", "body": {"processed": LONG}}}]},
        [{"id": 1, "date": "2024-05-06T10:00:00", "title": {"rendered": "T"}, "content": {"rendered": f"<p>{LONG}</p>\n"}}],
        {
            "took": 5,
            "hits": {"total": 1, "hits": [{"_id": "1", "_source": {"headline": "T", "text": LONG, "date": "2024-05-06"}}]},
        },
        {"id": "1", "title": [{"value": "T"}], "created": [{"value": "2024-05-06"}], "body": [{"value": LONG, "format": "x"}]},
        {"_id": {"$oid": "1"}, "Title": "T", "Date Published": {"$date": "2024-05-06T00:00:00Z"}, "Full Text": LONG},
        {"page_content": LONG, "metadata": {"id": "1", "title": "T", "date": "2024-05-06"}},
        {"id": "1", "title": {"ru": "Т", "en": "T"}, "date": "2024-05-06", "body": {"ru": "Суд", "en": LONG}},
        {
            "response": {
                "results": [{"id": "1", "webTitle": "T", "webPublicationDate": "2024-05-06", "fields": {"bodyText": LONG}}]
            }
        },
        {"rss": {"channel": {"title": "X", "item": [{"id": "1", "title": "T", "pubDate": "2024-05-06", "description": LONG}]}}},
        {"doc": {"header": {"id": "1", "title": "T", "date": "2024-05-06"}, "content": {"paragraphs": [LONG]}}},
        {"columns": ["id", "title", "date", "text"], "index": [0], "data": [["1", "T", "2024-05-06", LONG]]},
        {"id": {"0": "1"}, "title": {"0": "T"}, "date": {"0": "2024-05-06"}, "text": {"0": LONG}},
        [["id", "title", "date", "text"], ["1", "T", "2024-05-06", LONG]],
        {
            "id": "1",
            "title": "T",
            "date": "2024-05-06",
            "body": [{"content_type": "text/x", "content": "x"}, {"content_type": "text/html", "content": LONG}],
        },
    ],
)
def test_the_shapes_that_programs_export(value: Any) -> None:
    assert found(value) == [("1", "T", "2024-05-06", LONG)]


def test_sections_are_one_text_and_dated_items_releases() -> None:
    sections = [{"heading": "One", "text": "First."}, {"heading": "Two", "text": "Second."}]
    assert found({"title": "T", "date": "2024-05-06", "sections": sections}) == [
        ("", "T", "2024-05-06", "One\nFirst.\nTwo\nSecond.")
    ]
    dated = [{"title": "One", "date": "2024-05-06", "text": "First."}, {"title": "Two", "date": "2024-05-07", "text": "Second."}]
    assert found({"title": "News", "content": dated}) == [
        ("", "One", "2024-05-06", "First."),
        ("", "Two", "2024-05-07", "Second."),
    ]


def test_the_publisher_is_the_first_of_a_list() -> None:
    (release,) = read(
        json.dumps({"text": "Body.", "links": {"organisations": [{"title": "Office of Norland"}, {"title": "Court"}]}})
    )
    assert isinstance(release, RawRelease) and release.publisher == "Office of Norland"


def test_two_texts_inside_a_record_are_not_guessed_between() -> None:
    (wrong,) = read(json.dumps({"title": "T", "old": {"text": LONG}, "new": {"text": LONG}}))
    assert isinstance(wrong, Problem) and wrong.problem == "there is no text; the fields are: title, old.text, new.text"


def test_the_remedy_works_as_written(tmp_path: Path) -> None:
    record = json.dumps({"title": "T", "doc": {"parts": [{"inhalt": {"deutsch": "Kurz."}}]}})
    (wrong,) = read(record)
    assert isinstance(wrong, Problem)
    _, _, line = wrong.remedy.partition("pipeline.toml: ")
    section, _, setting = line.partition("] ")
    (tmp_path / "pipeline.toml").write_text(f"{section}]\n{setting}\n", encoding="utf-8")
    (reader,) = (each for each in load(tmp_path / "pipeline.toml").catalogue().readers if isinstance(each, Records))
    assert read(record, reader=reader) == [RawRelease("a.json", "Kurz.", title="T")]


def test_lines_under_the_name_of_a_whole_file() -> None:
    assert read('{"text": "One."}\n{"text": "Two."}\n') == [RawRelease("a.json#1", "One."), RawRelease("a.json#2", "Two.")]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Officials\\u2019 gifts.\\n\\nThe \\u201cend\\u201d.", "Officials’ gifts.\n\nThe “end”."),
        ("A \\ud83d\\ude00 face", "A 😀 face"),
        ("Health &amp;amp; care, the board&amp;#8217;s", "Health & care, the board’s"),
        ("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;", "One\nTwo"),
        ("['One of \\'two\\'', 'Two']", "One of 'two'\nTwo"),
        ("b'caf\\xc3\\xa9'", "café"),
        ("[<p>One</p>, <p>Two</p>]", "One\nTwo"),
        ("The file C:\\new\\table", "The file C:\\new\\table"),
        ("['unclosed", "['unclosed"),
        ("One &amp; two.\n\nThree < four.", "One & two.\n\nThree < four."),
        ("One <b>bold</b>.\n\nTwo.", "One bold.\nTwo."),
        ("<h2>Head</h2>\nOne\nline.\n\nTwo.", "Head\nOne line.\nTwo."),
        ("<p>One\nline.</p>", "One line."),
        ("half \ud83d of one", "half \ufffd of one"),
    ],
)
def test_escapes_that_a_program_left(written: str, meant: str) -> None:
    (release,) = read(json.dumps({"text": written}))
    assert isinstance(release, RawRelease) and release.text == meant


def test_an_address_that_is_none_is_left_out() -> None:
    (release,) = read('{"text": "Body.", "url": "https://[bad"}')
    assert isinstance(release, RawRelease) and release.url == ""


def test_whatever_a_record_holds_it_is_a_release_or_a_problem() -> None:
    chance = random.Random(7)
    names = (
        "text",
        "body",
        "title",
        "date",
        "details",
        "data",
        "content",
        "value",
        "meta",
        "details.body",
        "",
        "0",
        "$date",
        "columns",
    )
    values = (
        "",
        "a",
        "<p>x</p>",
        "\\u2019",
        "\ud83d",
        "01/02/2024",
        "https://[x",
        "['a']",
        "[<p>]",
        "b'\\xff'",
        5,
        1e300,
        None,
        True,
    )

    def value(depth: int) -> Any:
        if not depth or chance.random() < 0.4:
            return chance.choice((*values, "31/02/2024", "2" * 17, LONG))
        if chance.random() < 0.5:
            return {chance.choice(names): value(depth - 1) for _ in range(chance.randrange(4))}
        return [value(depth - 1) for _ in range(chance.randrange(4))]

    for _ in range(500):
        assert all(isinstance(found, RawRelease | Problem) for found in read(json.dumps(value(5))))


def test_a_record_that_is_nested_too_deeply_is_said() -> None:
    (wrong,) = read('{"text": ' + "[" * 500 + "]" * 500 + "}")
    assert isinstance(wrong, Problem) and "nested too deeply" in wrong.problem


def test_a_summary_is_the_text_only_where_nothing_longer_is_there() -> None:
    assert found({"title": "T", "date": "2024-05-06", "summary": LONG}) == [("", "T", "2024-05-06", LONG)]
    (wrong,) = read(json.dumps({"title": "T", "summary": "A register opens.", "inhalt": {"de": LONG}}))
    assert isinstance(wrong, Problem) and wrong.remedy.endswith('text = ["inhalt.de"]')


def test_releases_are_had_while_a_file_is_read_until_others_have_to_settle_a_day() -> None:
    days = ["2018-03-13", "", "03/04/2019", "2018-03-15", "12/31/2019"]
    lines = "\n".join(json.dumps({"id": f"v-{place}", "text": LONG, "published": day}) for place, day in enumerate(days))
    asked: list[str] = []

    class Noting(Records):
        def _of(self, record: Any, source: str) -> RawRelease | Problem:
            asked.append(source)
            return super()._of(record, source)

    found, seen = [], []
    for item in Noting().read(lines.encode(), "a.jsonl"):
        found.append(item.published if isinstance(item, RawRelease) else "")
        seen.append(len(asked))
    assert found == ["2018-03-13", "", "2019-03-04", "2018-03-15", "2019-12-31"]
    assert seen == [1, 2, 5, 5, 5]
