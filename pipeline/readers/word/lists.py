"""The numbers in front of list items, which a Word file does not hold but has its reader count."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.readers.word.styles import Styles, first, value

PLACE = re.compile(r"%(\d)")
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"))
ROMAN_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
DEEPEST = 9  # levels that a list has


def _roman(number: int) -> str:
    text = ""
    for worth, letters in ROMAN:
        text += letters * (number // worth)
        number %= worth
    return text + ROMAN_ONES[number]


def _letter(number: int) -> str:
    """a … z, aa … zz, as Word counts on."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


FORMS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": lambda number: f"{number}.",
}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts: the form of its number, where it begins, and the label around it (`%1.%2`)."""

    form: str
    start: int
    label: str


@dataclass
class Lists:
    """Counts through a document's lists. `levels`: number's id → its levels; `counted_as`: number's id → what it counts with."""

    levels: Mapping[str, Mapping[int, Level]]
    counted_as: Mapping[str, str]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, paragraph: Any, styles: Styles) -> str:
        """What stands in front of a paragraph if it is an item of a numbered list, with a blank behind it, else nothing."""
        number, depth = styles.numbering(paragraph)
        levels = self.levels.get(number, {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(self.counted_as[number], {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in range(depth + 1, DEEPEST):
            counts.pop(deeper, None)
        if levels[depth].form not in FORMS:  # a bullet is a matter of layout
            return ""
        label = PLACE.sub(lambda place: self._number(levels, counts, int(place[1]) - 1), levels[depth].label).strip()
        return f"{label} " if label else ""

    def _number(self, levels: Mapping[int, Level], counts: Mapping[int, int], depth: int) -> str:
        level = levels.get(depth, Level("decimal", 1, ""))
        return FORMS.get(level.form, str)(counts.get(depth, level.start))


def lists_in(numbering: Any) -> Lists:
    """The lists that a document's numbering part defines; None for a document without one."""
    if numbering is None:
        return Lists({}, {})
    abstract = {value(each, "abstractNumId", own=True): _levels(each) for each in numbering.iterchildren("{*}abstractNum")}
    levels, counted_as = {}, {}
    for each in numbering.iterchildren("{*}num"):
        number, base = value(each, "numId", own=True), value(each, "abstractNumId")
        overridden = {
            depth: level
            for one in each.iterchildren("{*}lvlOverride")
            for depth, level in _overridden(one, abstract.get(base, {}))
        }
        levels[number] = {**abstract.get(base, {}), **overridden}
        counted_as[number] = f"{base}/{number}" if overridden else base
    return Lists(levels, counted_as)


def _levels(element: Any) -> dict[int, Level]:
    return {_depth(each): _level(each) for each in element.iterchildren("{*}lvl")}


def _level(element: Any) -> Level:
    return Level(value(element, "numFmt") or "decimal", _whole(value(element, "start"), 1), value(element, "lvlText"))


def _overridden(element: Any, base: Mapping[int, Level]) -> list[tuple[int, Level]]:
    """The level that a list counts otherwise than the one it is made after."""
    depth = _depth(element)
    defined = first(element, "lvl")
    level = base.get(depth) if defined is None else _level(defined)
    start = value(element, "startOverride")
    return [(depth, Level(level.form, _whole(start, level.start), level.label))] if level else []


def _depth(element: Any) -> int:
    return _whole(value(element, "ilvl", own=True), 0)


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else otherwise
