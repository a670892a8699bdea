"""Pages as designers make them: columns, boxes, running heads, printers' lines, pictures."""

import pytest

from pipeline.readers.pdf.pdfs import Pdfs
from pipeline.release import RawRelease
from pipeline.rows import Problem
from tests.readers.pdf.test_pdfs import PAGE, PICTURE, Printed, lines_of, pdf, read


def column(left: int, top: int, *lines: str, size: int = 10) -> list[Printed]:
    return [(line, top - 14 * i, size, left) for i, line in enumerate(lines)]


def body_of(*pages: list[Printed]) -> list[str]:
    found = read(pdf(*pages))
    assert isinstance(found, RawRelease), found
    return [line for i, line in enumerate(lines_of(found)) if i not in found.aside]


FIRST = ("The court of Norland found that the", "fees of the port were raised twice. The", "harbour master, Yorun Haldasen, had")
SECOND = ("signed both papers. Nobody had asked", "the board. The prosecution will speak", "in May, the court in June.")
THIRD = ("A third of the money was paid back in", "the same year by the company that runs", "the ferries of Askholm.")
JOINED = " ".join((*FIRST, *SECOND))
HEADLINE: Printed = ("Court of Norland hears the case of the port of Askholm in May", 760, 18)


def test_columns_are_read_one_after_the_other_whatever_is_drawn_first() -> None:
    assert body_of([*column(310, 700, *SECOND), *column(60, 700, *FIRST)]) == [JOINED]


def test_a_column_that_begins_below_a_picture_is_read_first() -> None:
    assert body_of([*column(310, 700, *SECOND), *column(60, 500, *FIRST)]) == [JOINED]


def test_three_columns() -> None:
    page = [*column(400, 700, *THIRD, size=8), *column(60, 700, *FIRST, size=8), *column(230, 700, *SECOND, size=8)]
    assert body_of(page) == [JOINED, " ".join(THIRD)]


def test_a_heading_across_stands_above_its_columns() -> None:
    page = [*column(310, 700, *SECOND), HEADLINE, *column(60, 700, *FIRST)]
    assert body_of(page) == [HEADLINE[0], JOINED]
    across: Printed = ("The verdict of June, in the words of the court and of all who heard it in the hall of Askholm", 600, 12)
    many = 5
    above = [*column(60, 700, *FIRST, *FIRST[:2]), *column(310, 700, *SECOND, *SECOND[:2])]
    below = [*column(60, 560, *THIRD, *THIRD[:2]), *column(310, 560, *THIRD, *THIRD[:2])]
    assert len(above) == 2 * many
    told = " ".join(body_of([*below, across, *above]))
    assert told.index(SECOND[0]) < told.index(across[0]) < told.index(THIRD[0])
    assert told.index(FIRST[2]) < told.index(SECOND[0])


def test_what_reaches_across_between_marks_at_both_margins_is_read_with_them() -> None:
    above = [*column(60, 700, *FIRST, *FIRST[:2]), *column(310, 700, *SECOND, *SECOND[:2])]
    below = [*column(60, 560, *THIRD, *THIRD[:2]), *column(310, 560, *THIRD, *THIRD[:2])]
    marked: list[Printed] = [("Askholm", 600, 10, 60), ("The hearing at the port", 600, 10, 220), ("Part two", 600, 10, 480)]
    told = " ".join(body_of([*above, *marked, *below]))
    assert told.index(SECOND[0]) < told.index("Askholm; The hearing at the port; Part two") < told.index(THIRD[0])


def test_a_picture_across_keeps_the_columns_above_it_from_those_below() -> None:
    above = [*column(60, 700, *FIRST), *column(310, 700, *SECOND)]
    below = [*column(60, 400, *THIRD), *column(310, 400, "Nobody else has spoken of it since, and", "nobody is to speak of it.")]
    told = [JOINED, " ".join(THIRD), "Nobody else has spoken of it since, and nobody is to speak of it."]
    found = read(pdf([*below, *above], drawn="0.8 g 60 450 460 150 re f 0 g"))
    assert lines_of(found) == told


def test_a_date_at_the_right_margin_is_not_part_of_the_right_column() -> None:
    page = [("Port of Askholm", 760, 18), ("12 May 2021", 740, 9, 480), *column(60, 700, *FIRST), *column(310, 700, *SECOND)]
    assert body_of(page) == ["Port of Askholm", "12 May 2021", JOINED]


def test_the_second_page_of_two_columns_needs_fewer_lines() -> None:
    first = [*column(60, 700, *FIRST), *column(310, 700, *SECOND)]
    second = [*column(60, 700, "The next hearing is that of the port."), *column(310, 700, "Nobody is to speak.")]
    assert body_of(first, second)[1:] == ["The next hearing is that of the port.", "Nobody is to speak."]


def test_the_rows_of_a_table_are_lines_with_their_cells_apart() -> None:
    rows = (("Town", "Paid back", "Cases"), ("Askholm", "410,000", "12"), ("Lindvik", "220,000", "3"))
    table: list[Printed] = [(cell, 600 - 20 * i, 10, 60 + 150 * j) for i, row in enumerate(rows) for j, cell in enumerate(row)]
    assert body_of([*column(60, 700, *FIRST), *table])[-3:] == [
        "Town; Paid back; Cases",
        "Askholm; 410,000; 12",
        "Lindvik; 220,000; 3",
    ]


def test_a_sentence_goes_on_below_a_caption() -> None:
    caption: Printed = ("Photo: the port of Askholm in the year of the fees", 660, 7)
    page = [*column(60, 700, *FIRST[:2]), caption, *column(60, 640, "harbour master had signed both papers.")]
    page[1] = ("fees of the port were raised twice by the", 686, 10)
    assert body_of(page) == [
        "The court of Norland found that the fees of the port were raised twice by the harbour master had signed both papers.",
        caption[0],
    ]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("The register holds the decla-", "rations of judges.", "The register holds the declarations of judges."),
        ("It is kept by the anti-", "corruption office.", "It is kept by the anti-corruption office."),
        ("It is kept by the Anti-", "Corruption Office.", "It is kept by the Anti-Corruption Office."),
        ("They met the vice-", "president of the court.", "They met the vice-president of the court."),
        ("It is a rule-", "based register.", "It is a rule-based register."),
        ("A state-of-the-", "art register opens.", "A state-of-the-art register opens."),
        ("All pre-", "and post-trial papers are kept.", "All pre- and post-trial papers are kept."),
        ("It ran in the years 2019-", "2020 and after.", "It ran in the years 2019-2020 and after."),
        ("The tax-payer and the tax-", "payer of Lindvik.", "The tax-payer and the tax-payer of Lindvik."),
        ("The court \u2013 and only it \u2013", "has a say.", "The court \u2013 and only it \u2013 has a say."),
    ],
)
def test_words_cut_at_the_end_of_a_line(above: str, below: str, whole: str) -> None:
    assert body_of(column(60, 700, above, below)) == [whole]


def test_marks_of_notes_are_no_part_of_words_and_figures() -> None:
    called: list[Printed] = [("The fees of 2021", 700, 10), ("3", 704, 6, 134), ("were raised twice.", 700, 10, 141)]
    squared: list[Printed] = [("The hall has 48 m", 700, 10), ("2", 704, 6, 139)]
    assert body_of(called) == ["The fees of 2021 were raised twice."]
    assert body_of(squared) == ["The hall has 48 m2"]


TEXT = column(60, 700, *FIRST)


def test_running_lines_go_wherever_they_stand() -> None:
    names = ("one", "two", "three")
    pages: list[list[Printed]] = [
        [
            ("Court of Norland", 810, 8),
            ("Draft for the board", 400, 8, 500),
            *column(60, 700, f"Page of number {name}.", f"Of {name} all else is said."),
            (f"Seen {i} of 3", 20, 8, 60 + 400 * (i % 2)),
        ]
        for i, name in enumerate(names, 1)
    ]
    found = read(pdf(*pages))
    assert isinstance(found, RawRelease)
    lines = lines_of(found)
    text = [line for i, line in enumerate(lines) if i not in found.aside]
    assert text == ["Court of Norland", *(f"Page of number {name}. Of {name} all else is said." for name in names)]
    heads = ["Court of Norland", "Court of Norland", *["Draft for the board"] * 3]
    assert sorted(lines[i] for i in found.aside) == [*heads, "Seen 1 of 3", "Seen 2 of 3", "Seen 3 of 3"]


def test_cells_that_look_alike_on_two_pages_are_no_running_lines() -> None:
    pages = [
        [*column(60, 780, *text), (f"{paid},000", 500, 10, 300), *column(60, 480, f"So much was paid in {paid}.", *text)]
        for paid, text in ((410, FIRST), (710, SECOND))
    ]
    told = " ".join(body_of(*pages))
    assert "410,000" in told and "710,000" in told


@pytest.mark.parametrize(
    "line",
    [
        ("Page 3 of 12", 760, 8, 300),
        ("release_17.indd 1   10.03.21 14:33", 15, 6, 60),
        ("D:\\\\news\\\\release 17.docx", 15, 6, 60),
        ("Cyan Magenta Yellow Black", 835, 6, 400),
        ("- 4 -", 20, 8, 300),
        ("Printed on 10.03.2021 14:33", 20, 8, 60),
    ],
)
def test_printers_lines_are_put_aside(line: Printed) -> None:
    assert body_of([*TEXT, line]) == [" ".join(FIRST)]


def test_what_a_browser_prints_around_a_page_is_put_aside() -> None:
    page: list[Printed] = [
        ("10/03/2021, 14:33", 815, 8),
        ("The port - Court of Norland", 815, 8, 300),
        *TEXT,
        ("https://court.example.org/news/17", 20, 8),
        ("1/1", 20, 8, 500),
    ]
    assert body_of(page) == [" ".join(FIRST)]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ([("COURT OF NORLAND", 800, 24), ("Fees of the port", 760, 16), *TEXT], "Fees of the port"),
        ([("PRESS RELEASE", 800, 24), ("Fees of the port", 760, 16), *TEXT], "Fees of the port"),
        ([("Fees of the port", 760, 16), ("were raised twice", 740, 16), *TEXT], "Fees of the port were raised twice"),
        (TEXT, ""),
    ],
)
def test_the_title_is_the_page_s_own(page: list[Printed], title: str) -> None:
    for properties in ("", "/Title (Microsoft Word - final.doc)", "/Title (Document1)"):
        found = read(pdf(page, properties=properties))
        assert isinstance(found, RawRelease) and found.title == title


def test_a_title_of_another_page_gives_way_to_the_page_s_own() -> None:
    page = [("Fees of the port", 760, 16), *TEXT]
    stale = read(pdf(page, properties="/Title (The news of another year)"))
    only = read(pdf(TEXT, properties="/Title (Fees of the port)"))
    assert isinstance(stale, RawRelease) and stale.title == "Fees of the port"
    assert isinstance(only, RawRelease) and only.title == "Fees of the port"


def test_a_day_below_the_text_is_that_of_the_release_if_there_is_no_other() -> None:
    long = [*TEXT, *column(60, 620, *SECOND, *THIRD), *column(60, 500, *THIRD, *FIRST)]
    found = read(pdf([*long, ("Askholm, 12 May 2021", 200, 10)]))
    assert isinstance(found, RawRelease) and found.published == "12 May 2021"
    found = read(pdf([("Lindvik, 3 May 2021", 760, 10), *long, ("Askholm, 12 May 2021", 200, 10)]))
    assert isinstance(found, RawRelease) and found.published == ""


def test_a_page_that_is_a_picture_is_said_and_the_others_are_read() -> None:
    data = pdf(PAGE, [("Archive no. 7", 20, 6)], drawn=PICTURE)
    problem, found = Pdfs().read(data, "a.pdf")
    assert isinstance(problem, Problem) and "page 2" in problem.problem and "OCR" in problem.remedy
    assert isinstance(found, RawRelease) and "1,200 declarations" in found.text


def test_text_that_stands_askew_is_beside_and_a_page_on_its_side_is_read() -> None:
    def turned(text: str, left: int, foot: int, matrix: str) -> str:
        return f"BT /F1 10 Tf {matrix} {left} {foot} Tm ({text}) Tj ET\n"

    stamp = turned("DRAFT", 200, 300, ".7 .7 -.7 .7") + turned("Archive of Norland", 20, 300, "0 1 -1 0")
    found = read(pdf(TEXT, drawn=stamp))
    assert isinstance(found, RawRelease)
    assert lines_of(found)[0] == " ".join(FIRST) and len(found.aside) == 2
    sideways = "".join(turned(line, 100 + 14 * i, 60, "0 1 -1 0") for i, line in enumerate(FIRST))
    assert lines_of(read(pdf([], drawn=sideways))) == [" ".join(FIRST)]


def test_bounds() -> None:
    for reader, said in ((Pdfs(most_letters=20), "20 letters"), (Pdfs(most_bytes=1000), "1,000 bytes")):
        found = read(packed(PAGE), reader)
        assert isinstance(found, Problem) and said in found.problem and found.remedy
    assert isinstance(read(packed(PAGE)), RawRelease)


def packed(page: list[Printed]) -> bytes:
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(page, drawn="q Q " * 2000))))
    for each in writer.pages:
        each.compress_content_streams()
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()
