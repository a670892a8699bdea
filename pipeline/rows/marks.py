"""A text with its rows marked: spans of many kinds, nested and crossing, as one tree and as HTML.

Whatever a release brings in is shown as text: markup is escaped, and characters that cannot be seen or that turn the
direction of writing are made visible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

import pandas as pd

from pipeline.rows import Row, SpanRow, is_result

UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]"
)
"""Controls, the characters of Unicode's bidirectional algorithm (UAX #9) and what XML cannot hold, but not tab and newline."""


def visible(text: str) -> str:
    """The text with each character that cannot be seen, or that turns the direction of writing, as a replacement sign."""
    return text if text.isprintable() else UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def web(address: str) -> str:
    """A web address that may become a link, or the empty string: `javascript:` and its kind may not."""
    return address if address.isprintable() and re.match(r"https?://[^\s<>\"']+\Z", address, re.IGNORECASE) else ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a text. `kind` is what it is marked as (a table, or a label such as PERSON), `note` what is known of it."""

    start: int
    end: int
    kind: str
    note: str = ""
    target: str = ""


@dataclass(slots=True)
class Node:
    """A mark and the marks inside it."""

    mark: Mark
    inside: list[Node] = field(default_factory=list)


KNOWN_OTHERWISE = frozenset({"release_id", "start", "end", "text", "label", "entity_id"})
"""Columns that a mark tells by its place, its kind or its target."""

UNMARKED = frozenset({"sentences", "keywords", "roles", "indicators", "sums"})
"""Tables that point at what is not worth marking, or at what another table marks."""


def is_marked(kind: type[Row]) -> bool:
    """Whether the rows of a kind are marked in the text of their release."""
    return issubclass(kind, SpanRow) and is_result(kind) and kind.table not in UNMARKED


Columns = Mapping[str, Sequence[Any]]
"""A table by its columns: a frame is one, and so is a dictionary of lists."""


def marks_of(tables: Mapping[type[Row], pd.DataFrame] | Mapping[type[Row], Columns]) -> dict[str, list[Mark]]:
    """release_id → its marks, from every table of spans, those of later kinds of row too."""
    found: dict[str, list[Mark]] = {}
    for kind, columns in tables.items():
        if is_marked(kind):
            for release_id, mark in _marks(kind.table, columns):  # type: ignore[arg-type]
                found.setdefault(release_id, []).append(mark)
    return found


def _marks(table: str, columns: Columns) -> Iterator[tuple[str, Mark]]:
    places = columns["release_id"], columns["start"], columns["end"]
    size = len(columns["start"])
    labels = columns["label"] if "label" in columns else [table] * size
    targets = columns["entity_id"] if "label" in columns and "entity_id" in columns else [""] * size
    for release_id, start, end, label, target, note in zip(*places, labels, targets, _notes(columns, size), strict=True):
        yield str(release_id), Mark(int(start), int(end), str(label), note, str(target))


def _notes(columns: Columns, size: int) -> list[str]:
    """What a row knows beyond its place and words: 'value 31, unit points'."""
    told = [name for name in columns if name not in KNOWN_OTHERWISE]
    parts = [[_note(name, value) for value in columns[name]] for name in told]
    return [", ".join(filter(None, own)) for own in zip(*parts, strict=True)] if parts else [""] * size


def _note(name: str, value: object) -> str:
    return f"{name} {_plain(value)}" if _stated(value) else ""


def _stated(value: object) -> bool:
    return value is not None and value == value and value != ""


def _plain(value: object) -> str:
    return f"{value:,.10g}" if isinstance(value, float) else str(value)


def nested(marks: Iterable[Mark], length: int) -> list[Node]:
    """The marks as trees, outer ones first. A mark that crosses another is cut where the other one ends."""
    waiting = [replace(m, end=min(m.end, length)) for m in marks if 0 <= m.start < min(m.end, length)]
    waiting.sort(key=lambda m: (-m.start, m.end, m.kind))
    roots: list[Node] = []
    open_nodes: list[Node] = []
    while waiting:
        mark = waiting.pop()
        while open_nodes and open_nodes[-1].mark.end <= mark.start:
            open_nodes.pop()
        if open_nodes and mark.end > open_nodes[-1].mark.end:
            edge = open_nodes[-1].mark.end
            _insert(waiting, replace(mark, start=edge))
            mark = replace(mark, end=edge)
        node = Node(mark)
        (open_nodes[-1].inside if open_nodes else roots).append(node)
        open_nodes.append(node)
    return roots


def _insert(waiting: list[Mark], rest: Mark) -> None:
    """Puts the rest of a cut mark where it belongs; it starts soon, so the search begins at the near end."""
    place = len(waiting)
    while place and (-waiting[place - 1].start, waiting[place - 1].end) > (-rest.start, rest.end):
        place -= 1
    waiting.insert(place, rest)


def css_class(kind: str) -> str:
    """The class that a kind of mark has in HTML."""
    return "k-" + re.sub(r"[^a-z0-9]+", "-", kind.lower()).strip("-")


def to_html(
    text: str, marks: Iterable[Mark], links: Mapping[str, str] | None = None, anchors: Iterable[tuple[int, str]] = ()
) -> str:
    """The text as escaped HTML with its marks as elements `<mark class="k k-person" title="…" id="c0">`.

    `links` maps a mark's target to an address; a mark that has one holds a link. The id of a mark is its offset, once.
    `anchors` are places (offset, id) that can be linked to though nothing is marked there, such as sentences.
    """
    places = sorted(anchors, reverse=True)
    used: set[str] = set()

    def anchor(name: str) -> str:
        fresh = name not in used
        used.add(name)
        return f' id="{name}"' if fresh else ""

    def words(start: int, end: int) -> Iterator[str]:
        while places and places[-1][0] < end:
            place, name = places.pop()
            yield escape(visible(text[start:place]))
            yield f'<span class="at"{anchor(name)}></span>'
            start = max(start, place)
        yield escape(visible(text[start:end]))

    def span(nodes: list[Node], start: int, end: int) -> Iterator[str]:
        for node in nodes:
            mark = node.mark
            yield from words(start, mark.start)
            note = escape(visible(f"{mark.kind}: {mark.note}" if mark.note else mark.kind))
            yield f'<mark class="k {css_class(mark.kind)}" title="{note}"{anchor(f"c{mark.start}")}>'
            address = (links or {}).get(mark.target, "")
            inner = "".join(span(node.inside, mark.start, mark.end))
            yield f'<a href="{escape(address)}">{inner}</a>' if address else inner
            yield "</mark>"
            start = mark.end
        yield from words(start, end)

    return "".join(span(nested(marks, len(text)), 0, len(text)))
