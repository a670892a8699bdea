"""Index, edition and country: of which ranking a release speaks, sentence by sentence.

A release about an index names it once and then says "the 2018 index", "the table", or nothing. A paragraph begins with
the index that the release names first; a sentence that names another measure ("rating", "survey") leaves it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.analysis.money.periods import period_of
from pipeline.analysis.money.told import Stated, Telling, Told

_NAME = re.compile(r"((?:[A-Z][\w’'-]+\s)+(?:Index|Barometer|Ranking))\b(?:\s\(([A-Z]{2,6})\))?")
_NO_NAME = re.compile(r"(?:The|In|Its|This|That|A|An|Of|Under)\s")
_OTHER_MEASURE = re.compile(r"\b(?:ratings?|surveys?|assessments?|yearbook|barometer)\b", re.IGNORECASE)
_PART_OF_AN_INDEX = re.compile(r"\b(?:sub-?ind(?:ex|exes|ices)|pillars?|components?|sub-?scores?)\b", re.IGNORECASE)
# measured more often than once a year
_WITHIN_A_YEAR = re.compile(r"\b(?:months?|monthly|quarters?|quarterly|base)\b", re.IGNORECASE)
_PART_OF_IT = re.compile(
    r"Among\s|In\s(?!the\s(?:\w+\s)?(?:index|table|list|ranking|edition|world)|\d|this|that)[a-z]+(?:\s[a-z]+)?,?\s[A-Z]"
)
_NO_RESULT = re.compile(
    r"\b(?:targets?|goals?|thresholds?|averag\w+|aims?|scale|maximum|minimum|possible|mean|above|below|under)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\d{4}")


def index_points(telling: Telling) -> Iterator[tuple[str, Stated, str]]:
    """Index and aspect ("… Index: score"), figure, and year, for every result of somebody that the release states."""
    indices = _Indices(telling)
    for told in telling.sentences:
        if index := indices.of(told):
            yield from ((f"{index}: {figure.kind}", figure, year) for figure, year in _results(told, indices.edition))


def _results(told: Told, edition: str) -> Iterator[tuple[Stated, str]]:
    """The results of a sentence that speaks of an index, each with its year."""
    if _is_within_a_year(told):
        return
    results = [figure for figure in told.figures if figure.kind in ("score", "rank")]
    for figure in results:
        period = period_of(figure, _by_edition(told), results, edition) if _is_result(figure, told) else None
        if period and _YEAR.fullmatch(period):
            yield figure, period


def _is_within_a_year(told: Told) -> bool:
    """Whether the sentence tells a month's or a quarter's result: "rose in April", "compared with the previous month"."""
    return bool(_WITHIN_A_YEAR.search(told.text))


def _by_edition(told: Told) -> Told:
    """The sentence with those of its dates that can name an edition: years, and spans of them."""
    return replace(told, dates=[date for date in told.dates if date.kind == "range" or _YEAR.fullmatch(date.value)])


def _is_result(figure: Stated, told: Told) -> bool:
    """Whether it is a result of somebody, and no target, average or bound."""
    exact = figure.qualifier == "" and figure.value_max is None
    return exact and figure.entity_id != "" and not _NO_RESULT.search(told.between(figure.start - 40, figure.start))


class _Indices:
    """Which index each sentence of a release speaks of; sentences are asked for in their order."""

    def __init__(self, telling: Telling) -> None:
        self._acronyms = {m[2]: _plain(m[1]) for m in _NAME.finditer(telling.text) if m[2]}
        first = _NAME.search(telling.text)
        self._main = self._current = _plain(first[1]) if first else ""
        self.edition = _edition(telling.text, self._main) or telling.published[:4]

    def of(self, told: Told) -> str:
        """The index, or the empty string."""
        if told.opens_paragraph:
            self._current = self._main
        if named := self._named(told.text):
            self._current = named
        elif _PART_OF_IT.match(told.text):
            return ""
        elif _OTHER_MEASURE.search(told.text):
            self._current = ""
        return "" if _PART_OF_AN_INDEX.search(told.text) else self._current

    def _named(self, sentence: str) -> str:
        """The index that a sentence names in full or by its acronym, or the empty string."""
        named = _NAME.search(sentence)
        if named:
            return _plain(named[1])
        return next((name for acronym, name in self._acronyms.items() if re.search(rf"\b{acronym}\b", sentence)), "")


def _plain(name: str) -> str:
    return _NO_NAME.sub("", name) if _NO_NAME.match(name) else name


def _edition(text: str, index: str) -> str:
    """The year of the edition that the release is about: "Index 2018" or "2018 index", whichever comes first."""
    if not index:
        return ""
    name = re.escape(index)
    found = re.search(rf"{name}(?:\s\([A-Z]+\))?\s(?:for\s)?(\d{{4}})|(\d{{4}})\s(?:{name}|index|edition)", text)
    return (found[1] or found[2]) if found else ""
