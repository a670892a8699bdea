"""A store with any number of releases made of those of a run, without annotating them: what analyses and reports are given.

Every release of the run stands in it again and again, with all rows that were found in it, under ids of its own. A word that one
release of the run alone says is said by one of its copies alone: in each, its letters are others of the same kind, wherever it
stands. So there are ever new names and terms, as there are in a larger corpus, and every offset holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.catalogue import Catalogue
from pipeline.keeping.extractions import Extractions, insert
from pipeline.keeping.store_file import FILE_NAME
from pipeline.rows import Dropped, HeaderRow, ReleaseRecord, Row
from pipeline.rows.schema import schema
from pipeline.store import Store

WORD = re.compile(r"[^\W\d_]{5,}")
BREAK = "\x1f"
"""What parts the texts of a release's rows while its words are changed; no text holds it."""
VOWELS, OTHERS = "aeiou", "bcdfghjklmnpqrstvwxyz"
INGESTED = (ReleaseRecord, Dropped, HeaderRow)
AT_ONCE = 500
Tables = dict[type[Row], list[dict[str, Any]]]


def fill(folder: Path, results: Path, catalogue: Catalogue, number: int) -> None:
    """A store in a folder, with `number` releases made of those of a results folder."""
    kinds = (*INGESTED, *catalogue.kinds_found())
    with duckdb.connect(results / FILE_NAME, read_only=True) as source:
        releases = _releases(source, kinds)
    own = _said_once(releases)
    with Store.open(folder, catalogue.kinds_found(), catalogue.kinds_computed()) as target:
        for first in range(0, number, AT_ONCE):
            _add(target.extractions, kinds, releases, own, range(first, min(first + AT_ONCE, number)))


def _releases(source: duckdb.DuckDBPyConnection, kinds: Sequence[type[Row]]) -> list[Tables]:
    """The rows of each release by kind, in the order of ids."""
    found: dict[str, Tables] = {}
    for kind in kinds:
        names = ", ".join(f'"{name}"' for name in schema(kind).names)
        for row in source.sql(f"SELECT {names} FROM main.{kind.table} ORDER BY ALL").to_arrow_table().to_pylist():
            found.setdefault(row["release_id"], {}).setdefault(kind, []).append(row)
    return [rows for _, rows in sorted(found.items()) if ReleaseRecord in rows]


def _said_once(releases: Sequence[Tables]) -> list[frozenset[str]]:
    """For each release the words that it alone says, in small letters."""
    said = [{match[0].lower() for text in _texts(rows) for match in WORD.finditer(text)} for rows in releases]
    everywhere = Counter(word for words in said for word in words)
    return [frozenset(word for word in words if everywhere[word] == 1) for words in said]


def _texts(rows: Tables) -> Iterator[str]:
    yield from (value for own in rows.values() for row in own for value in row.values() if isinstance(value, str))


def _add(
    target: Extractions,
    kinds: Sequence[type[Row]],
    releases: Sequence[Tables],
    own: Sequence[frozenset[str]],
    numbers: range,
) -> None:
    """Adds the copies of some numbers."""
    made: Tables = {kind: [] for kind in kinds}
    for number in numbers:
        copy, original = divmod(number, len(releases))
        for kind, rows in (_copy(releases[original], own[original], copy) if copy else releases[original]).items():
            made[kind] += rows
    with target.transaction():
        for kind, rows in made.items():
            place = "main" if kind in INGESTED else "found"
            insert(target.database, f"{place}.{kind.table}", pa.Table.from_pylist(rows, schema(kind)))


def _copy(rows: Tables, own: frozenset[str], copy: int) -> Tables:
    """The rows of a release as those of another one."""
    texts = list(_texts(rows))
    changed = iter(WORD.sub(_changing(own, copy), BREAK.join(texts)).split(BREAK))
    made: Tables = {}
    for kind, originals in rows.items():
        for row in originals:
            new = {name: next(changed) if isinstance(value, str) else value for name, value in row.items()}
            ids = {name: f"{row[name]}~{copy}" for name in ("release_id", "duplicate_of") if row.get(name)}
            kept = {name: row[name] for name in KEPT if name in row}
            made.setdefault(kind, []).append(new | kept | ids)
    return made


KEPT = ("published", "publisher", "label", "kind", "language", "relation", "rule", "status", "qualifier", "unit", "value")
"""Columns that hold no words of the release."""


def _changing(own: frozenset[str], copy: int) -> Callable[[re.Match[str]], str]:
    other: dict[str, str] = {}

    def changed(match: re.Match[str]) -> str:
        word = match[0]
        if word.lower() not in own:
            return word
        if word not in other:
            other[word] = _relettered(word, copy)
        return other[word]

    return changed


def _relettered(word: str, copy: int) -> str:
    """A word of the same length, with vowels, other letters and capitals where they were."""
    digits = blake2b(f"{word.lower()} {copy}".encode()).digest()
    return "".join(_shifted(letter, digits[place % len(digits)]) for place, letter in enumerate(word))


def _shifted(letter: str, by: int) -> str:
    for kind in (VOWELS, OTHERS):
        if (at := kind.find(letter.lower())) >= 0:
            new = kind[(at + by) % len(kind)]
            return new.upper() if letter.isupper() else new
    return letter
