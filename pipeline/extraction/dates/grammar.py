"""A cascade of rules over stretches of time words.

A rule is a pattern of items and a meaning. Rules apply in their order, each wherever its pattern fits: the items it
covers become one item that later rules can build on, so "the end of next year" is first [next year], then [the end of
[next year]]. Patterns are written with class names in capitals and plain words as they are, in the syntax of regular
expressions; the meaning gets the values of the classes, in order. A meaning that raises ValueError ("30 February")
says that the items are not what the pattern thought, and they stay as they were.
After S. Abney, Partial Parsing via Finite-State Cascades (1996).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.extraction.dates.calendar import NO_DATE, Length, Time, Yearly
from pipeline.extraction.dates.context import Context
from pipeline.extraction.dates.items import Item

Meaning = Callable[..., object]
NAME_OF_KIND = {"date": "DATE", "range": "RANGE", "duration": "PAST", "set": "SET"}
_NAME = re.compile(r"[A-Z]+|'s|[a-z]+|[-,/&']")


@dataclass(frozen=True, slots=True)
class Rule:
    pattern: re.Pattern[str]
    meaning: Meaning
    name: str | None


class Grammar:
    """Compiled rules. `words` are the plain words that they name."""

    def __init__(self, rules: Sequence[tuple[str, Meaning] | tuple[str, Meaning, str]], groups: Mapping[str, str]) -> None:
        self._codes: dict[str, str] = {}
        self._groups = {name: f"[{''.join(map(self._code, members.split()))}]" for name, members in groups.items()}
        self._rules = [Rule(self._compile(rule[0]), rule[1], rule[2] if len(rule) > 2 else None) for rule in rules]
        self.words = frozenset(name for name in self._codes if not name.isupper())

    def parse(self, stretch: list[Item], context: Context) -> list[Item]:
        """The items of a stretch, reduced as far as the rules go."""
        codes = "".join([self._codes.get(item.name, " ") for item in stretch])
        for rule in self._rules:
            at = 0
            while match := rule.pattern.search(codes, at):
                first, last = match.span()
                at = first + 1
                context.here, context.following = stretch[first].start, stretch[last:]
                found = _value(rule.meaning, context, stretch[first:last])
                if found is not None:
                    item = Item(rule.name or _name(found), stretch[first].start, stretch[last - 1].end, found)
                    stretch[first:last] = [item]
                    codes = codes[:first] + self._codes.get(item.name, " ") + codes[last:]
        return stretch

    def _compile(self, pattern: str) -> re.Pattern[str]:
        return re.compile(_NAME.sub(lambda name: self._group(name[0]), pattern).replace(" ", ""))

    def _group(self, name: str) -> str:
        return self._groups.get(name) or self._code(name)

    def _code(self, name: str) -> str:
        return self._codes.setdefault(name, chr(0xE000 + len(self._codes)))


def _value(meaning: Meaning, context: Context, items: list[Item]) -> object:
    try:
        return meaning(context, *[item.value for item in items if item.value is not None])
    except NO_DATE:
        return None


def _name(value: object) -> str:
    if isinstance(value, Yearly):
        return "YEARLY"
    if isinstance(value, Length):
        return "LENGTH"
    assert isinstance(value, Time)
    return NAME_OF_KIND[value.kind]
