"""What a row is, and the values that columns of several kinds may hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Self


class Known(tuple[str, ...]):
    """The values that a column may hold; said in words they are its meaning."""

    def __new__(cls, *values: str) -> Self:
        return super().__new__(cls, values)

    def __str__(self) -> str:
        return f"{', '.join(self[:-1])} or {self[-1]}"


LABELS = Known("PERSON", "AGENCY", "ORG", "PLACE", "LAW")
CONFIDENCE = "how sure the model is that there is a name of this label, 0 to 1; empty where it sees none"
DATE_KINDS = Known("date", "range", "duration", "set")
ROLE_STATES = Known("holds", "held", "to hold")
FIGURE_KINDS = Known("money", "percent", "score", "rank", "count", "change", "age", "term", "ratio", "other")
LEVELS = Known("international", "national", "regional", "local", "firm")
RELATIONS = Known("merged into", "renamed", "formerly", "successor of", "replaced", "established from", "part of")
OF_THE_LATER = frozenset({"formerly", "successor of", "replaced", "established from"})
"""Relations whose first body came after the other."""
OF_A_PART = "part of"
"""The relation of two bodies of which none came after the other."""
QUALIFIERS = Known("about", "over", "up to", "at least", "under")
QUOTE_KINDS = Known("direct", "indirect")

Id = Annotated[str, "the release, see releases"]
Start = Annotated[int, "first code point in releases.text"]
End = Annotated[int, "code point after the last in releases.text"]
EntityId = Annotated[str, "the entity, see entities"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Base of every kind of row. `table` names its table; a kind that is not `in_results` stays in the store."""

    table: ClassVar[str]
    in_results: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanRow(Row):
    """A row that quotes a release."""

    release_id: Id
    start: Start
    end: End
    text: Annotated[str, "the words as written"]


def is_result(kind: type[Row]) -> bool:
    """Whether a kind is a table of the results."""
    return hasattr(kind, "table") and kind.in_results
