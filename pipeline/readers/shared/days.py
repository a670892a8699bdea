"""Dates of publication in figures: what a column's values together say about each of them.

"03/04/2024" is 3 April or 4 March. If one value of the column can only be read one way ("12/31/2023"), all are read so; so are
those of which the address states the day. Without such a value the setting decides, and that is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from pipeline.outside.addresses import day_in
from pipeline.readers.shared.text import TextReader, Unreadable
from pipeline.release import RawRelease
from pipeline.rows import Problem

Order = Literal["day first", "month first"]

NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)(.*)", re.DOTALL)
SERIAL = re.compile(r"([2-6]\d{4})(?:\.\d+)?")  # days since the end of 1899, as spreadsheets count (1954 to 2091)
UNIX = re.compile(r"(\d{9,10})\.\d+|(\d{10})(?:\d{6}|\d{9})")  # seconds with a part, micro- and nanoseconds
FIRST_DAY = date(1899, 12, 30)
CENTURY = 70  # two-digit years below it are of this century, as POSIX has it


def settled(
    found: Iterable[RawRelease | Problem], usual: Order, reader: TextReader, source: str
) -> Iterator[RawRelease | Problem]:
    """The releases of a file with their days in ISO 8601 where these are written in figures alone.

    Those in front of the first whose day others have to settle are had at once, the rest when all of the file is read.
    """
    waiting: list[RawRelease | Problem] = []
    for item in _up_to_the_end(found, reader, source):
        if waiting or _waits(item):
            waiting.append(item)
        else:
            yield _settled(item, usual)
    yield from _settled_together(waiting, usual, reader, source)


def _settled_together(
    items: Sequence[RawRelease | Problem], usual: Order, reader: TextReader, source: str
) -> Iterator[RawRelease | Problem]:
    """What of a file is left when all of it is read."""
    releases = [item for item in items if isinstance(item, RawRelease)]
    order = _order_of(releases)
    for item in items:
        yield _settled(item, order or usual)
    doubtful = [release.published for release in releases if _is_doubtful(release)]
    if doubtful and order is None:
        yield _doubt(doubtful, usual, reader, source)


def _doubt(doubtful: Sequence[str], usual: Order, reader: TextReader, source: str) -> Problem:
    many = f"{len(doubtful)} dates such as {doubtful[0]!r}" if len(doubtful) > 1 else f"the date {doubtful[0]!r}"
    other = "month first" if usual == "day first" else "day first"
    remedy = f'if that is wrong, put [{reader.section}] numeric_dates = "{other}" into pipeline.toml'
    return reader.problem(source, f"day and month of {many} could be swapped: read {usual}", remedy)


def _up_to_the_end(found: Iterable[RawRelease | Problem], reader: TextReader, source: str) -> Iterator[RawRelease | Problem]:
    """What a reader finds, up to where it can read no further."""
    try:
        yield from found
    except Unreadable as why:
        yield reader.problem(source, why.problem, why.remedy)


def _waits(item: RawRelease | Problem) -> bool:
    """Whether others may have to settle the day of a release."""
    return isinstance(item, RawRelease) and bool(_ways(item.published))


def _settled(item: RawRelease | Problem, order: Order) -> RawRelease | Problem:
    return replace(item, published=_in_iso(item, order)) if isinstance(item, RawRelease) else item


def _order_of(releases: Sequence[RawRelease]) -> Order | None:
    """The order that all values with only one reading have; None where there are none, or of both orders."""
    orders = {order for release in releases for order in _orders(release)}
    return orders.pop() if len(orders) == 1 else None


def _orders(release: RawRelease) -> Iterator[Order]:
    ways = _ways(release.published)
    address = day_in(release.url)
    for order, day in ways.items():
        if len(ways) == 1 or (len(set(ways.values())) == 2 and address == day):
            yield order


def _is_doubtful(release: RawRelease) -> bool:
    """Whether a value can be read both ways. Between full stops the day comes first, all over the world."""
    ways = _ways(release.published)
    return len(set(ways.values())) == 2 and day_in(release.url) not in ways.values()


def _in_iso(release: RawRelease, order: Order) -> str:
    value = release.published.strip()
    if serial := SERIAL.fullmatch(value):
        return (FIRST_DAY + timedelta(days=int(serial[1]))).isoformat()
    if unix := UNIX.fullmatch(value):
        return datetime.fromtimestamp(int(unix[1] or unix[2]), UTC).isoformat()
    ways = _ways(value)
    if not ways:
        return release.published
    address = day_in(release.url)
    day = address if address in ways.values() else ways.get(order) or next(iter(ways.values()))
    return f"{day}{NUMERIC.fullmatch(value)[5]}"  # type: ignore[index]


def _ways(value: str) -> dict[Order, str]:
    """The days that a value can mean, by the order of its parts."""
    match = NUMERIC.fullmatch(value.strip())
    if not match or (match[2] == "-" and len(match[4]) == 2):  # 18-03-05 may begin with its year
        return {}
    first, mark, second, year, _ = match.groups()
    full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < CENTURY else 1900)
    orders: dict[Order, tuple[str, str]] = {"day first": (second, first)}
    if mark != ".":
        orders["month first"] = (first, second)
    found = {order: _iso(full, int(month), int(day)) for order, (month, day) in orders.items()}
    return {order: day for order, day in found.items() if day}


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
