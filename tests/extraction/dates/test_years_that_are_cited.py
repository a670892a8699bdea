"""Financial years are no months, and the year that a statute is cited by is no date."""

from __future__ import annotations

import pytest

from tests.extraction.dates.test_dates import values

YEARS = {
    "Losses in 2008/09 fell.": [("2008/09", "2008/2009")],
    "Losses in 2008/9 fell.": [("2008/9", "2008/2009")],
    "Losses in 2019–20 fell.": [("2019–20", "2019/2020")],
    "Losses in FY24 fell.": [("FY24", "2024")],
    "Losses in FY23-24 fell.": [("FY23-24", "2023/2024")],
    "Losses in FY 2022-23 fell.": [("FY 2022-23", "2022/2023")],
    "Losses in the financial year 2022-23 fell.": [("2022-23", "2022/2023")],
    "Losses in Q3 of FY24 fell.": [("Q3 of FY24", "2024-Q3")],
    "Losses in the third quarter of 2023-24 fell.": [("the third quarter of 2023-24", "2024-Q3")],
    "Losses in 2016/11 fell.": [("2016/11", "2016-11")],
    "The Grain Act, 2003 applies.": [],
    "The Grain Act 2010 applies.": [],
    "The Grain (Amendment) Ordinance, 1988, applies.": [],
    "Law No. 5 of 2012 applies.": [],
    "The Grain Law of 2012 applies.": [("2012", "2012")],
    "The Grain Strategy 2025 applies.": [("2025", "2025")],
}


@pytest.mark.parametrize(("text", "expected"), YEARS.items(), ids=YEARS.keys())
def test_a_year_and_what_it_means(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected
