from collections.abc import Iterator
from itertools import pairwise

import pytest

from pipeline.readers.texts import Texts
from pipeline.release import RawRelease
from pipeline.rows import Problem


def read(text: str | bytes, source: str = "veldania/a.txt") -> list[RawRelease | Problem]:
    data = text if isinstance(text, bytes) else text.encode()
    found: Iterator[RawRelease | Problem] = Texts().read(data, source)
    return list(found)


def problem(text: str | bytes, source: str = "a.txt") -> Problem:
    (found,) = read(text, source)
    assert isinstance(found, Problem)
    assert (found.stage, found.source) == ("texts", source)
    assert found.remedy
    return found


def release(text: str | bytes, source: str = "a.txt") -> RawRelease:
    *_, found = read(text, source)
    assert isinstance(found, RawRelease)
    return found


def test_a_text_is_taken_as_it_is() -> None:
    assert read("A title\n\nA body.\n") == [RawRelease("veldania/a.txt", "A title\n\nA body.\n")]


def test_front_matter_names_what_the_text_does_not() -> None:
    found = release("---\nid: v-1\ntitle: 'A: B'\npublished: 2018-03\npublisher: Court of Norland\nextra: [1, 2]\n---\nBody.\n")
    assert found == RawRelease("a.txt", "Body.\n", id="v-1", title="A: B", published="2018-03", publisher="Court of Norland")


def test_broken_front_matter_is_a_problem_and_the_text_is_kept() -> None:
    wrong, found = read("---\ntitle: [unclosed\n---\nBody.")
    assert isinstance(wrong, Problem) and "front matter is not YAML" in wrong.problem
    assert isinstance(found, RawRelease) and found.text == "Body."


def test_front_matter_builds_no_objects() -> None:
    assert release("---\ntitle: !!python/object/apply:os.getcwd []\n---\nBody.").title == ""


def test_front_matter_that_multiplies_itself_is_refused_and_the_text_is_kept() -> None:
    layers = "".join(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in pairwise("abcdefghij"))
    refused, found = read(f"---\na: &a [x, x, x]\n{layers}title: *j\n---\nNorland opens its register.\n")
    assert isinstance(refused, Problem) and "not YAML" in refused.problem
    assert isinstance(found, RawRelease) and found.text == "Norland opens its register.\n"


def test_markdown_loses_its_marks_and_gives_its_title() -> None:
    found = release("# The *new* court\n\nThe **Court** of [Norland](https://example.org) sat.\n\n- first\n", "a.md")
    assert found.title == "The new court"
    assert found.text == "The new court\n\nThe Court of Norland sat.\n\n- first\n"


def test_encodings() -> None:
    text = "Прокуратура Зубровии сообщила о приговоре по делу о взятке."
    assert release(text.encode("cp1251")).text == text
    assert release(text.encode("utf-16")).text == text
    assert release(b"\xef\xbb\xbfPlain").text == "Plain"
    western = "The café of Señor Núñez – closed."
    assert release(western.encode("cp1252")).text == western


def test_damaged_utf8_loses_only_what_is_damaged() -> None:
    wrong, found = read("Čečená žluť a krása řeky.".encode() + b"\xc4")
    assert isinstance(wrong, Problem) and "1 byte is not valid UTF-8: 1 lost" in wrong.problem
    assert isinstance(found, RawRelease) and found.text.startswith("Čečená žluť")


def test_what_is_not_text() -> None:
    assert problem(b"").problem == "the file is empty"
    assert problem(" \n\t ").problem == "the file is empty"
    assert problem("\u00a0\u2003").problem == "the file holds only blanks"
    assert "PDF" in problem(b"%PDF-1.7 ...").problem
    assert "binary" in problem(bytes(range(256)) * 20).problem
    assert "no text below the front matter" in problem("---\ntitle: T\n---\n").problem


def test_a_page_under_the_name_of_a_text() -> None:
    assert "web page" in problem("<!DOCTYPE html>\n<html><body><p>Body.</p></body></html>").problem
    assert release("<h2>Title</h2><p>One &amp; two.</p>\n<p>Three.</p>").text == "Title\nOne & two.\nThree."
    assert (
        release("Fines &lt; 5 at Norland&#8217;s court &amp;amp; board.\nTwo.").text
        == "Fines < 5 at Norland’s court & board.\nTwo."
    )


def test_escapes_that_a_program_left() -> None:
    assert release("The board\\u2019s end.\\n\\nIts \\u201cgifts\\u201d.").text == "The board’s end.\n\nIts “gifts”."
    assert release("In the folder C:\\new\\table").text == "In the folder C:\\new\\table"


def test_a_day_in_figures_alone_is_read_by_the_setting_and_that_is_said() -> None:
    found, wrong = read("---\npublished: 03/04/2024\n---\nBody.")
    assert isinstance(found, RawRelease) and found.published == "2024-04-03"
    assert isinstance(wrong, Problem) and 'put [readers.texts] numeric_dates = "month first"' in wrong.remedy
    assert release("---\npublished: 03/14/2024\n---\nBody.").published == "2024-03-14"


DRAWN = [
    "| Year | Cases |\n|------|------:|\n| 2020 | 14 |\n| 2021 | 1,023 |",
    "Year | Cases\n--- | ---\n2020 | 14\n2021 | 1,023",
    "+------+-------+\n| Year | Cases |\n+------+-------+\n| 2020 |    14 |\n| 2021 | 1,023 |",
    "Year     Cases\n--------------\n2020        14\n2021     1,023",
    "Year\tCases\n2020\t14\n2021\t1,023",
]


@pytest.mark.parametrize("drawn", DRAWN)
@pytest.mark.parametrize("source", ["a.txt", "a.md"])
def test_a_drawn_table_is_a_line_for_each_row(drawn: str, source: str) -> None:
    lines = [line for line in release(f"Court reports.\n\n{drawn}\n\nCases rose.", source).text.split("\n") if line]
    assert lines == ["Court reports.", "Year; Cases", "2020; 14", "2021; 1,023", "Cases rose."]


@pytest.mark.parametrize(
    "text",
    [
        "Home | About us\nNews | Contact",
        "Home   News   Contact\nAbout   Press   Search\nLaws   Courts   Help",
        "The court  sat on 4 May.\nIt heard  12 cases.\nIt will  sit again.",
        "A\n---\nB",
    ],
)
def test_what_is_no_table_stays_as_it_is_drawn(text: str) -> None:
    assert release(text).text == text
