"""What the words of an expression of time are worth, each by itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Item:
    """A piece of a stretch: a word, or what the grammar made of several."""

    name: str
    start: int
    end: int
    value: object = None


@dataclass(frozen=True, slots=True)
class Shift:
    """ "last" is a step of -1 from now; "following" a step of 1 from the time mentioned then."""

    steps: int
    base: str


@dataclass(frozen=True, slots=True)
class Numeric:
    """Numbers of a day and a month in an order that the words leave open, with their year where it is given."""

    one: int
    two: int
    year: int | None
    separator: str

    @property
    def is_clear(self) -> bool:
        """Whether only one of the two can be the month (24/7 is no date)."""
        return min(self.one, self.two) <= 12 < max(self.one, self.two) <= 31 and (self.one, self.two) != (24, 7)


@dataclass(frozen=True, slots=True)
class Clock:
    hour: int
    minute: int

    @property
    def value(self) -> str:
        return f"T{self.hour:02}:{self.minute:02}"
