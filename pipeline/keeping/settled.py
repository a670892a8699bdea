"""The releases of a store as the whole corpus has settled them: their rows, and what is known of each without its text.

A release is settled again when its draft or a verdict on it has changed; all others stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields
from typing import Annotated

import duckdb
import pyarrow as pa

from pipeline.catalogue import name_of
from pipeline.faults import fault
from pipeline.given.gathered import NOTHING, Verdict
from pipeline.release import Draft, Release
from pipeline.rows import Dropped, HeaderRow, Problem, ReleaseRecord, Row
from pipeline.rows.schema import columns_of, to_table
from pipeline.stages import CorpusCleaner
from pipeline.work.batches import batches
from pipeline.work.keys import release_key

KINDS: tuple[type[Row], ...] = (ReleaseRecord, Dropped, HeaderRow)
"""The tables of a settled corpus."""
TEXTS_AT_ONCE = 500
WANTED = """CREATE OR REPLACE TEMP TABLE wanted AS
    SELECT number, release_id, md5(concat_ws(' ', digest, told, $code)) AS key
    FROM found.ranked JOIN found.drafts USING (id) LEFT JOIN verdicts USING (number)"""
OUTDATED = "SELECT release_id FROM settled.known ANTI JOIN wanted USING (release_id, key)"
TO_DO = "SELECT number, release_id, key FROM wanted ANTI JOIN settled.known USING (release_id, key) ORDER BY number"


@dataclass(frozen=True, slots=True)
class SettledRow:
    """What is known of a release without its text. One with no text left has 0 characters and no row among the releases."""

    release_id: Annotated[str, "its id"]
    key: Annotated[str, "what it was made from"]
    digest: Annotated[str, "SHA-256 of its words and its head"]
    source: Annotated[str, "path inside the corpus"]
    language: Annotated[str, "ISO 639-1 code"]
    characters: Annotated[int, "length of its text"]
    duplicate_of: Annotated[str | None, "the earlier release that tells the same story"]


@dataclass(frozen=True, slots=True)
class Remark:
    """A problem with a release."""

    release_id: str
    source: str
    stage: str
    problem: str
    remedy: str

    @classmethod
    def of(cls, release_id: str, problem: Problem) -> Remark:
        """The problem as one of a release."""
        return cls(release_id, problem.source, problem.stage, problem.problem, problem.remedy)


@dataclass(frozen=True, slots=True)
class SettledRelease:
    """A settled release: what is known of it, its rows, and the problems with it."""

    known: SettledRow
    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...]


def settled_release(
    key: str, draft: Draft, cleaners: Sequence[CorpusCleaner], verdicts: Sequence[Verdict | None]
) -> SettledRelease:
    """A draft after all corpus cleaners, each of which has a verdict or none; a fault of ours costs what the cleaner would do."""
    faults = []
    for cleaner, verdict in zip(cleaners, verdicts, strict=True):
        try:
            draft = cleaner.clean(draft, verdict or NOTHING)
        except Exception as error:
            faults.append(fault(draft.raw.source, name_of(cleaner), error))
    release = draft.finish()
    is_blank = release.body >= len(release.text)
    said = [_blank(release)] if is_blank else list(draft.rows())
    problems = [*faults, *(each for each in said if isinstance(each, Problem))]
    rows = () if is_blank else (release.record(draft.duplicate_of), *(each for each in said if not isinstance(each, Problem)))
    known = SettledRow(
        release_id=release.release_id,
        key=key,
        digest=release_key(release),
        source=release.source,
        language=release.language,
        characters=0 if is_blank else len(release.text),
        duplicate_of=draft.duplicate_of,
    )
    return SettledRelease(known, tuple(rows), tuple(Remark.of(release.release_id, each) for each in problems))


def _blank(release: Release) -> Problem:
    return Problem(
        source=release.source,
        stage="corpus",
        problem="no text is left after cleaning",
        remedy="see whether the file holds a release",
    )


def layout() -> list[str]:
    """The statements that make the tables beside those of KINDS."""
    return [
        "CREATE SCHEMA settled",
        f"CREATE TABLE settled.known ({columns_of(SettledRow)})",
        f"CREATE TABLE settled.remarks ({columns_of(Remark)})",
    ]


class Settled:
    """The settled releases of a store."""

    def __init__(self, db: duckdb.DuckDBPyConnection, transaction: Callable[[], AbstractContextManager[None]]) -> None:
        self._db = db
        self._transaction = transaction

    def keep_only(self, told: Mapping[int, str], code: str) -> dict[int, str]:
        """Takes away what is settled otherwise than numbered drafts, what is told of them and the code now ask for.

        Returns the number of each release that is to be settled → the key of what it will be made from.
        """
        verdicts = {"number": pa.array(told.keys(), pa.int64()), "told": pa.array(told.values(), pa.string())}
        self._db.register("verdicts", pa.table(verdicts))
        self._db.execute(WANTED, {"code": code})
        self._db.unregister("verdicts")
        if self._db.execute(OUTDATED).fetchone():
            with self._transaction():
                for table in (*(f"main.{kind.table}" for kind in KINDS), "settled.remarks", "settled.known"):
                    self._db.execute(f"DELETE FROM {table} WHERE release_id IN ({OUTDATED})")
        return {number: key for number, _, key in self._db.execute(TO_DO).fetchall()}

    def put(self, releases: Sequence[SettledRelease]) -> None:
        """Adds settled releases."""
        rows: dict[type[Row], list[Row]] = {kind: [] for kind in KINDS}
        for each in releases:
            for row in each.rows:
                rows[type(row)].append(row)
        tables = {f"main.{kind.table}": to_table(kind, own) for kind, own in rows.items()}
        tables["settled.known"] = to_table(SettledRow, [each.known for each in releases])
        tables["settled.remarks"] = to_table(Remark, [remark for each in releases for remark in each.remarks])
        with self._transaction():
            for name, table in tables.items():
                self._db.register("incoming", table)
                self._db.execute(f"INSERT INTO {name} BY NAME SELECT * FROM incoming")
                self._db.unregister("incoming")

    def remarks(self) -> list[Problem]:
        """The problems with single releases, in no order."""
        rows = self._db.execute("SELECT source, stage, problem, remedy FROM settled.remarks").fetchall()
        return [Problem(source=s, stage=t, problem=p, remedy=r) for s, t, p, r in rows]

    def languages(self) -> dict[str, tuple[int, str]]:
        """Language → how many releases are in it, and the source of the first."""
        query = "SELECT language, count(*), min(source) FROM settled.known WHERE characters > 0 GROUP BY language"
        return {language: (count, first) for language, count, first in self._db.execute(query).fetchall()}

    def longer_than(self, characters: int) -> list[tuple[str, int]]:
        """Source and length of the releases that are longer."""
        query = "SELECT source, characters FROM settled.known WHERE characters > ?"
        return self._db.execute(query, [characters]).fetchall()

    def originals(self, languages: Iterable[str], characters: int) -> dict[str, str]:
        """Release → digest of its words and head, for those in some languages and of at most so many characters that repeat none.

        Only these are extracted, so that every table counts a story once.
        """
        query = """SELECT release_id, digest FROM settled.known
            WHERE duplicate_of IS NULL AND characters BETWEEN 1 AND ? AND language IN (SELECT unnest(?))"""
        return dict(self._db.execute(query, [characters, list(languages)]).fetchall())

    def releases(self, release_ids: Iterable[str]) -> Iterator[Release]:
        """Whole releases, some at a time."""
        names = [field.name for field in fields(Release)]
        columns = ", ".join(f'"{name}"' for name in names)
        query = f"SELECT {columns} FROM main.{ReleaseRecord.table} WHERE release_id IN (SELECT unnest(?))"
        for some in batches(release_ids, lambda _: 1, TEXTS_AT_ONCE):
            found = [Release(**dict(zip(names, row, strict=True))) for row in self._db.execute(query, [some]).fetchall()]
            yield from sorted(found, key=lambda release: release.release_id)

    def __len__(self) -> int:
        """How many releases there are that have a text."""
        return int(self._db.execute("SELECT count(*) FROM settled.known WHERE characters > 0").fetchall()[0][0])

    def every_release(self) -> Iterator[Release]:
        """All releases, some at a time."""
        found = self._db.execute("SELECT release_id FROM settled.known WHERE characters > 0 ORDER BY release_id").fetchall()
        return self.releases(release_id for (release_id,) in found)

    def digest(self) -> str:
        """A digest of all that is settled, whatever the order in which it was."""
        rows = self._db.execute("SELECT count(*), sum(hash(release_id, key)) FROM settled.known").fetchall()
        return " ".join(map(str, rows[0]))
