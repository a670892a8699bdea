"""What the sentence around an expression decides. Published on Tuesday, 13 March 2018, as in `test_dates`."""

from __future__ import annotations

import pytest

from tests.extraction.dates.test_dates import values

STARTS = [
    ("The archive was handed over from 1 October.", [("from 1 October", "2017-10-01/..")]),
    ("The ban holds with effect from 4 July 2018.", [("from 4 July 2018", "2018-07-04/..")]),
    ("Prices rose from May 2017.", [("May 2017", "2017-05")]),
    ("The letter from May 2017 was lost.", [("May 2017", "2017-05")]),
    ("As of 1 July 2018, the new fees apply.", [("As of 1 July 2018", "2018-07-01/..")]),
    ("The report shows the register as of February 2018.", [("February 2018", "2018-02")]),
]

ENDS = [
    ("The bank was closed until 2020.", [("until 2020", "../2020")]),
    ("The rules will not apply until 2020.", [("2020", "2020")]),
    ("The hearing was delayed until 30 March.", [("30 March", "2018-03-30")]),
    ("The mill is not expected to open until the start of 2020.", [("the start of 2020", "2020-01")]),
]

TENSES = [
    ("He said on Monday that it would be paid on 6 August.", [("Monday", "2018-03-12"), ("6 August", "2018-08-06")]),
    ("By the end of the third quarter the register will open.", [("the end of the third quarter", "2018-09")]),
    ("They were released pending a hearing on Friday (16 March).", [("Friday", "2018-03-16"), ("16 March", "2018-03-16")]),
    ("During the year the bureau opened cases.", [("the year", "2018")]),
    ("In the week of 5 March it opened.", [("the week of 5 March", "2018-W10")]),
    ("The forum is held today and tomorrow.", [("today and tomorrow", "2018-03-13/2018-03-14")]),
]

LENGTHS = [
    ("A month earlier than planned, the register opened.", [("A month", "P1M")]),
    ("It was the worst result in a decade.", [("a decade", "P10Y")]),
    ("A month after the firm had left, the court ruled.", [("A month", "P1M")]),
    ("He was taken from custody to Torvik within ten days.", [("ten days", "P10D")]),
    ("The firm was debarred for three years.", [("three years", "P3Y")]),
    ("He was sentenced to four years and two months' imprisonment.", []),
    ("She got a 12-month suspended sentence.", []),
    ("Children of 6 months and older were counted.", []),
]

SORTS = [
    ("The annual report and a monthly review are due.", []),
    ("The board meets monthly.", [("monthly", "P1M")]),
    ("Fighting fraud yesterday, today and tomorrow.", []),
    ("Norland is today one of the leading countries.", []),
    (
        "Today is International Anti-Corruption Day.",
        [("Today", "2018-03-13"), ("International Anti-Corruption Day", "2017-12-09")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), STARTS + ENDS + TENSES + LENGTHS + SORTS)
def test_the_sentence_decides(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert values(sentence) == expected
