"""CSV and its kin: a release per row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.readers._fields import FieldNames, release_of
from pipeline.readers._text import TextReader, Unreadable
from pipeline.release import RawRelease
from pipeline.rows import Problem

LONGEST_FIELD = 100_000_000  # characters; the csv module's own limit of 131,072 cuts long releases
DELIMITERS = ",;\t|"


@dataclass(frozen=True)
class Tables(TextReader):
    """The first row names the columns. The delimiter is the one that the first row holds most of."""

    fields: FieldNames = field(default_factory=FieldNames)

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in (".csv", ".tsv")

    def parse(self, text: str, source: str) -> Iterator[RawRelease | Problem]:
        csv.field_size_limit(LONGEST_FIELD)
        head = text.split("\n", 1)[0]
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=head.count), restkey="")
        columns = [name.strip() for name in rows.fieldnames or ()]
        if not {name.lower() for name in columns} & {name.lower() for name in self.fields.text}:
            raise Unreadable(
                f"there is no text column; the columns are: {', '.join(columns)}",
                "name the column in the settings: [readers.tables.fields] text",
            )
        number = 0
        try:
            for number, row in enumerate(rows, 1):
                release = release_of(row, f"{source}#{number}", self.fields)
                if release.text:
                    yield release
                else:
                    yield self.problem(f"{source}#{number}", "the text of this row is empty", "fill it, or remove the row")
        except csv.Error as error:
            raise Unreadable(f"the table breaks off after row {number}: {error}", "export it again as CSV") from None
