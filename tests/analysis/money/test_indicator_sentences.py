"""Sentences in, points of series out: one measure of one subject, a point a year; what is only like it is none."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.lexicons import table
from tests.analysis.money.sentences import table_of

Expected = list[tuple[str, str, str, float, str]]
"""Of each point the indicator, the subject, the period, the value and the unit."""

INDEX = "Clean Office Index"
OFFICE = "Veldania Anti-Corruption Office"

SENTENCES: dict[str, Expected] = {
    # scores and ranks of an index
    "Veldania scored 26 points in the Clean Office Index 2013.": [(f"{INDEX}: score", "Veldania", "2013", 26, "points")],
    "Veldania ranked 140th in the Clean Office Index 2013.": [(f"{INDEX}: rank", "Veldania", "2013", 140, "rank")],
    "In the Clean Office Index of 2015, Veldania scored 28 points.": [(f"{INDEX}: score", "Veldania", "2015", 28, "points")],
    "In 2016 Veldania scored 30 points in the Clean Office Index.": [(f"{INDEX}: score", "Veldania", "2016", 30, "points")],
    "Veldania scored 30 points in the Clean Office Index 2016, three more than in the year before.": [
        (f"{INDEX}: score", "Veldania", "2016", 30, "points")
    ],
    "From 2012 to 2016 Veldania went from 28 to 30 points in the Clean Office Index.": [
        (f"{INDEX}: score", "Veldania", "2012", 28, "points"),
        (f"{INDEX}: score", "Veldania", "2016", 30, "points"),
    ],
    "Veldania fell in the Clean Office Index 2018 from 30 points to 28 points.": [
        (f"{INDEX}: score", "Veldania", "2018", 28, "points")
    ],
    "Veldania scored 61 points in the Open Harbour Index 2018.": [
        ("Open Harbour Index: score", "Veldania", "2018", 61, "points")
    ],
    # of two values for one country and year one is somebody else's
    "Veldania has 47 points in the Clean Office Index 2018, a neighbour 42.": [],
    # what is no result of anybody in a year
    "The Clean Office Index uses a scale from 0 to 100 points.": [],
    "The average of the Clean Office Index 2018 is 43 points.": [],
    "Veldania aims at a target of 40 points in the Clean Office Index by 2020.": [],
    "Veldania scored more than 30 points in the Clean Office Index 2016.": [],
    "Veldania scored 64 points in the Harbour Watch rating of 2018.": [],
    "The Veldania Price Index rose by 0.3 per cent in April 2016, reaching 99.3 points.": [],
    "The Veldania Price Index stood at 101.1 points in September 2019 (December 2015 = 100).": [],
    "Veldania scored 40 points in a sub-index of the Clean Office Index 2016.": [],
    "Veldania scored 12 points on one of the pillars of the Clean Office Index 2016.": [],
    "The Veldania Mood Index fell to 98 points, as against 99 in the previous quarter.": [],
    # what a body counts in a year
    "In 2017 the Veldania Anti-Corruption Office registered 320 offences, against 280 in 2016.": [
        ("registered cases", OFFICE, "2016", 280, "offence"),
        ("registered cases", OFFICE, "2017", 320, "offence"),
    ],
    "In 2018 the Veldania Anti-Corruption Office opened 75 investigations.": [
        ("registered cases", OFFICE, "2018", 75, "investigation")
    ],
    "In 2018 the Veldania Anti-Corruption Office registered 90 corruption offences.": [
        ("registered cases: corruption offences", OFFICE, "2018", 90, "offence")
    ],
    "The Veldania Anti-Corruption Office sent 90 cases to court in 2017.": [("cases sent to court", OFFICE, "2017", 90, "case")],
    "In 2018 the Veldania Anti-Corruption Office filed 21 indictments in the High Court.": [
        ("cases sent to court", OFFICE, "2018", 21, "indictment")
    ],
    # counts that are narrower, longer, planned or nobody's
    "In 2011 the Veldania Anti-Corruption Office opened three proceedings relating to the harbour affair.": [],
    "Since 2014 the Veldania Anti-Corruption Office has opened 60 investigations.": [],
    "The Veldania Anti-Corruption Office has so far opened 60 investigations in 2014.": [],
    "As regards smuggling, the Veldania Anti-Corruption Office opened 13 investigations in 2022.": [],
    "In 2018 the office registered 90 offences.": [],
    "The Veldania Anti-Corruption Office registered 320 offences.": [],
    "In the same case the Veldania Anti-Corruption Office opened 5 investigations in 2018.": [],
    "In 2012 the Veldania Foreign Ministry sent 2,926 cases of wine to its embassies.": [],
    "The Veldania Anti-Corruption Office will open 40 investigations in 2019.": [],
    "In 2018 the Veldania Anti-Corruption Office registered more than 300 offences.": [],
    "Two of the investigations that the Veldania Anti-Corruption Office opened in 2016 were closed.": [],
    # known measures of a place, by year, quarter and month
    "In 2019 the unemployment rate in Veldania was 4.1 per cent.": [("unemployment rate", "Veldania", "2019", 4.1, "percent")],
    "The unemployment rate in Veldania fell to 3.9 per cent in March 2019.": [
        ("unemployment rate by month", "Veldania", "2019-03", 3.9, "percent")
    ],
    "Veldania's gross domestic product (GDP) grew by 1.9 per cent in 2019.": [
        ("gross domestic product: change", "Veldania", "2019", 1.9, "percent")
    ],
    "The gross domestic product of Veldania fell by 0.6% in the third quarter of 2014 compared with the previous quarter.": [
        ("gross domestic product: change on the quarter before by quarter", "Veldania", "2014-Q3", -0.6, "percent")
    ],
    "Consumer prices in Veldania rose by 0.2 per cent in May 2019 compared with the previous month.": [
        ("consumer prices: change on the month before by month", "Veldania", "2019-05", 0.2, "percent")
    ],
    "In Veldania consumer prices registered an increase of 0.6% in May 2019 compared with May 2018.": [
        ("consumer prices: change on the year before by month", "Veldania", "2019-05", 0.6, "percent")
    ],
    "In Veldania the Consumer Price Index stayed the same in May 2019, reaching 98.7 points (December 2010 = 100).": [
        ("consumer price index (December 2010 = 100) by month", "Veldania", "2019-05", 98.7, "points")
    ],
    "In Veldania the year 2019 closed with a budget deficit of EUR 12 million.": [
        ("budget deficit", "Veldania", "2019", 12e6, "EUR")
    ],
    "In 2019 a total of 4,127 asylum applications were submitted in Veldania.": [
        ("asylum applications", "Veldania", "2019", 4127, "application")
    ],
    "Real, seasonally adjusted retail turnover in Veldania rose by 2.3% in March 2019 compared with the previous month.": [
        ("retail turnover, seasonally adjusted, real: change on the month before by month", "Veldania", "2019-03", 2.3, "percent")
    ],
    # forecasts, bounds, parts, nobody's, changes on nothing said, two times
    "The unemployment rate in Veldania will be 4.1 per cent in 2021.": [],
    "The experts forecast that the unemployment rate in Veldania was 4.1 per cent in 2021.": [],
    "The unemployment rate in Veldania was over 4 per cent in 2019.": [],
    "The unemployment rate of young people in Veldania was 9 per cent in 2019.": [],
    "The unemployment rate was 4.1 per cent in 2019.": [],
    "The unemployment rate in Veldania was 4.1 per cent.": [],
    "Consumer prices in Veldania rose by 0.2 per cent in May 2019.": [],
    "The GDP deflator of Veldania rose by 1.9 per cent in 2019.": [],
    "Officials handled the asylum applications of 2019 in Veldania.": [],
    # what a body recovers in a year
    "In 2018 the Veldania Anti-Corruption Office recovered EUR 12 million.": [("assets recovered", OFFICE, "2018", 12e6, "EUR")],
    # single returns, running totals, world figures
    "Veldania has returned USD 1.7 billion to various countries so far.": [],
    "Over the past 15 years, Veldania has recovered USD 1.7 billion.": [],
    "The Veldania Anti-Corruption Office returned EUR 20 million to Ostmark in 2010.": [],
    "According to estimates, USD 5 billion were recovered worldwide in 2012.": [],
    "In 2016 the Veldania Anti-Corruption Office will recover EUR 70 million.": [],
    "In one case the Veldania Anti-Corruption Office recovered EUR 3 million in 2018.": [],
    "In 2019 EUR 3 million was recovered.": [],
}


MEASURES = table("statistical_measures")


@pytest.fixture(scope="module")
def points(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    examples = [row["example"] for row in MEASURES]
    return table_of(
        "indicators", [*SENTENCES, *examples], tmp_path_factory.mktemp("points"), "[analysis.indicators]\nleast = 1\n"
    )


@pytest.mark.parametrize(("place", "expected"), enumerate(SENTENCES.values()), ids=SENTENCES)
def test_a_sentence_and_its_points(points: pd.DataFrame, place: int, expected: Expected) -> None:
    own = points[points["release_id"] == f"r{place}"]
    found = list(zip(own["indicator"], own["subject"], own["period"], own["value"], own["unit"], strict=True))
    assert found == expected


@pytest.mark.parametrize(("place", "row"), list(enumerate(MEASURES)), ids=[row["indicator"] for row in MEASURES])
def test_a_known_measure_is_told_by_its_example(points: pd.DataFrame, place: int, row: dict[str, str]) -> None:
    own = points[points["release_id"] == f"r{len(SENTENCES) + place}"]
    assert [each.split(":")[0].split(" (")[0].split(" by ")[0] for each in own["indicator"]] == [row["indicator"]]
    assert own["subject"].tolist() == ["Norland"]
