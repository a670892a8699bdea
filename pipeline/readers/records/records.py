"""JSON: one release, releases in lists or by columns, or (JSON Lines) a release per line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.readers.records.json_feeds import with_channel
from pipeline.readers.records.shapes import records_in
from pipeline.readers.shared.days import Order, settled
from pipeline.readers.shared.fields import FieldNames, missing_text, release_of
from pipeline.readers.shared.text import TextReader, Unreadable
from pipeline.release import RawRelease
from pipeline.rows import Problem

LINES = (".jsonl", ".ndjson")
DEEPEST = 60  # objects and lists within one another; exports have a handful


@dataclass(frozen=True)
class Records(TextReader):
    """An object is a release; so is each of a list, and in a file that is one object each of the lists in it that hold texts.

    `numeric_dates` says how 03/04/2024 is read where the other dates of the file do not settle it.
    """

    holds_many = True

    fields: FieldNames = field(default_factory=FieldNames)
    numeric_dates: Order = "day first"

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in (".json", *LINES)

    def parse(self, text: str, source: str) -> Iterator[RawRelease | Problem]:
        in_lines = PurePosixPath(source.removesuffix(".gz")).suffix.lower() in LINES
        found = self._in_lines(text, source) if in_lines else self._in_file(text, source)
        yield from settled(found, self.numeric_dates, self, source)

    def _in_file(self, text: str, source: str) -> Iterator[RawRelease | Problem]:
        try:
            found = _loaded(text)
        except Unreadable:
            if text.count("\n{") == 0:
                raise
            yield from self._in_lines(text, source)  # JSON Lines under the wrong name
            return
        records = records_in(found, self.fields.text, self.fields.summary)
        if records is None:
            yield self._of(found, source)
        for number, record in enumerate(records or (), 1):
            yield self._of(with_channel(record, found), f"{source}#{number}")

    def _in_lines(self, text: str, source: str) -> Iterator[RawRelease | Problem]:
        for number, line in enumerate(_lines(text), 1):
            if line.strip():
                yield self._release(line, f"{source}#{number}")

    def _release(self, line: str, source: str) -> RawRelease | Problem:
        try:
            return self._of(_loaded(line), source)
        except Unreadable as why:
            return self.problem(source, why.problem, why.remedy)

    def _of(self, record: Any, source: str) -> RawRelease | Problem:
        if not isinstance(record, Mapping):
            return self.problem(source, "this is not a JSON object", 'write {"title": "…", "text": "…"}')
        release = release_of(record, source, self.fields)
        if not release.text.strip():
            names, likeliest = missing_text(record)
            remedy = f"name its field in pipeline.toml: [{self.section}.fields] text = {json.dumps([likeliest])}"
            return self.problem(source, f"there is no text; the fields are: {names}", remedy)
        return release


def _lines(text: str) -> Iterator[str]:
    """The lines of a text, one after another: together they are as large as the text."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _loaded(text: str) -> Any:
    too_deep = Unreadable("this JSON is nested too deeply, or holds a number too long", "export the releases as plain objects")
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Unreadable(f"this is not JSON: {error.msg} at {where}", "mend it, or export it again") from None
    except (RecursionError, ValueError):
        raise too_deep from None
    if _is_deep(found):
        raise too_deep
    return found


def _is_deep(found: Any) -> bool:
    level = [found]
    for _ in range(DEEPEST):
        level = [inner for each in level for inner in _within(each)]
    return bool(level)


def _within(value: Any) -> Iterable[Any]:
    """What an object or a list holds."""
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, list) else ()
