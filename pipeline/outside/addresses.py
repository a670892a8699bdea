"""What an address states: its host, and the day in /2018/03/05/, 20180305, 2018-03-05-title."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from datetime import date
from urllib.parse import urlsplit

MONTHS = {name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name}

YEAR = r"(?P<year>(?:19|20)\d\d)"
FORMS = (
    re.compile(rf"(?<!\d){YEAR}(?P<mark>[/_.-])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)"),
    re.compile(rf"(?<!\d){YEAR}(?P<month>\d\d)(?P<day>\d\d)(?!\d)"),
    re.compile(rf"(?<!\d){YEAR}[/_-](?P<month>{'|'.join(MONTHS)})[/_-](?P<day>\d\d?)(?!\d)", re.IGNORECASE),
)


def host_of(address: str) -> str:
    """The host of an address, or the empty string."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # "http://[bad"
        return ""


def day_in(address: str) -> str:
    """The first day that an address states, ISO 8601, or the empty string."""
    days = ((match.start(), day) for form in FORMS for match in form.finditer(address) if (day := _day(match)))
    return min(days, default=(0, ""))[1]


def _day(match: re.Match[str]) -> str:
    month = MONTHS.get(match["month"].lower()) or int(match["month"])
    try:
        return date(int(match["year"]), month, int(match["day"])).isoformat()
    except ValueError:
        return ""
