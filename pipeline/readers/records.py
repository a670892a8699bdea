"""JSON: one release, a list of releases, or (JSON Lines) a release per line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.readers._fields import FieldNames, release_of
from pipeline.readers._text import TextReader, Unreadable
from pipeline.release import RawRelease
from pipeline.rows import Problem

LINES = (".jsonl", ".ndjson")


@dataclass(frozen=True)
class Records(TextReader):
    """An object is a release; in a file that is one object with a single list of objects, each of these is one."""

    fields: FieldNames = field(default_factory=FieldNames)

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in (".json", *LINES)

    def parse(self, text: str, source: str) -> Iterator[RawRelease | Problem]:
        if PurePosixPath(source.removesuffix(".gz")).suffix.lower() in LINES:
            for number, line in enumerate(text.split("\n"), 1):
                if line.strip():
                    yield self._release(line, f"{source}#{number}")
            return
        found = _loaded(text)
        records = _list_in(found)
        if records is None:
            yield self._of(found, source)
        for number, record in enumerate(records or (), 1):
            yield self._of(record, f"{source}#{number}")

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
            names = ", ".join(map(str, record)) or "none"
            remedy = "name the field in the settings: [readers.records.fields] text"
            return self.problem(source, f"there is no text; the fields are: {names}", remedy)
        return release


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Unreadable(f"this is not JSON: {error.msg} at {where}", "mend it, or export it again") from None
    except (RecursionError, ValueError):
        raise Unreadable(
            "this JSON is nested too deeply, or holds a number too long", "export the releases as plain objects"
        ) from None


def _list_in(found: Any) -> list[Any] | None:
    """The records in a loaded file: itself, or the one list of objects that it wraps; None where it is one record."""
    if isinstance(found, list):
        return found
    if isinstance(found, Mapping):
        lists = [value for value in found.values() if isinstance(value, list) and value and isinstance(value[0], Mapping)]
        if len(lists) == 1 and not any(isinstance(value, str) and len(value) > 200 for value in found.values()):
            return lists[0]
    return None
