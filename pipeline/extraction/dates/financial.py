"""Years that run over two calendar years: financial years, seasons, and their quarters."""

from __future__ import annotations

from pipeline.extraction.dates.calendar import Time, full_year, month, quarter, span, year
from pipeline.extraction.dates.items import Numeric


def financial_year(found: Numeric | int, last: int = 0) -> Time:
    """ "FY23/24", "FY23-24": both years by their last two digits."""
    first, last = (found.one, found.two) if isinstance(found, Numeric) else (found, last)
    return span(year(full_year(f"{first:02}")), year(full_year(f"{last:02}")))


def quarter_of_two(number: int, years: Time) -> Time:
    """The third quarter of 2023-24 bears the number of the year that the financial year ends in, as that of FY24 does."""
    if years.first is None or years.last is None or years.last.year != years.first.year + 1:
        raise ValueError("no financial year")
    return quarter(years.last.year, number)


def years_or_month(y: int, n: int) -> Time:
    """ "2015-16" and "2011/12" are two years, "2016-11" is a month."""
    if n == (y + 1) % 100 or n > 12:
        return span(year(y), year(y // 100 * 100 + n))
    return month(y, n)
