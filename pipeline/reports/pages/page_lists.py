"""Pages: a list for every table whose rows point into a release, those of later kinds of row too, and the data dictionary."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.given.tables import in_pieces
from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.site import Site, number
from pipeline.reports.pages.table import Cell, Column, Listing
from pipeline.reports.shared.labels import plural
from pipeline.results import Record, meaning, pointers, records
from pipeline.rows import (
    Commitment,
    Date,
    Dropped,
    Entity,
    Figure,
    HeaderRow,
    Indicator,
    Keyword,
    Mention,
    Quote,
    ReleaseRecord,
    Role,
    Row,
    Sentence,
    Sum,
    TopicWord,
    is_result,
)
from pipeline.rows.schema import schema

LISTED_ELSEWHERE = frozenset({Sentence, Mention, Keyword, TopicWord, Dropped, HeaderRow})
FIRST: tuple[type[Row], ...] = (Figure, Sum, Indicator, Date, Quote, Commitment, Role)
"""The lists in the order in which a reader looks for them; those of later kinds follow by name."""

PLACE = frozenset({"release_id", "start", "end", "text"})
OTHER_PLACES = frozenset({"said_again"})  # further places in the text, of which a number of characters tells nobody anything
FACETS = frozenset({"kind", "unit", "currency", "indicator", "modal"})
FIRST_IN_ORDER = ('told."release_id"', 'told."start"')
AT_ONCE = 5_000  # rows of a list that are in memory together
SELDOM = 0.15  # a column that fewer rows fill is told in the last one, so that the table keeps to the width of a screen


def listed(corpus: Corpus) -> list[type[Row]]:
    """The kinds that have a list."""
    kinds = [kind for kind in corpus.kinds if is_result(kind) and _points_into_releases(kind) and corpus.has(kind)]
    return sorted(kinds, key=lambda kind: (FIRST.index(kind) if kind in FIRST else len(FIRST), kind.table))


def heading(kind: type[Row]) -> str:
    """The name of a table as a heading."""
    return plural(kind.table).capitalize()


def write(site: Site, corpus: Corpus) -> None:
    """<table>.html for each such table, and tables.html, the dictionary of all."""
    lists = listed(corpus)
    for kind in lists:
        _write_list(site, corpus, kind)
    entries = [
        {
            "kind": kind,
            "about": _about(kind),
            "rows": corpus.count(kind),
            "columns": [(c.name, str(c.type), meaning(kind, c.name)) for c in schema(kind)],
            "list": f"{kind.table}.html" if kind in lists else "",
        }
        for kind in sorted(filter(is_result, corpus.tables), key=lambda kind: kind.table)
    ]
    site.page("tables.html", "tables.html", entries=entries)


def _about(kind: type[Row]) -> str:
    return (kind.__doc__ or "").strip().partition("\n")[0]


def _points_into_releases(kind: type[Row]) -> bool:
    return kind not in LISTED_ELSEWHERE and {"release_id", "start", "end"} <= set(schema(kind).names)


def _write_list(site: Site, corpus: Corpus, kind: type[Row]) -> None:
    shown, seldom = _by_use(corpus, kind, [name for name in schema(kind).names if name not in PLACE])
    site.listing(
        f"{kind.table}.html",
        Listing(
            heading=heading(kind),
            intro=f"{_about(kind)} The newest first; the words lead to their place in the release.",
            columns=_columns(kind, shown, seldom),
            rows=(_cells(corpus, kind, row, shown, seldom) for row in _rows(corpus, kind)),
            table=kind.table,
        ),
    )


def _rows(corpus: Corpus, kind: type[Row]) -> Iterator[Record]:
    """The rows of releases, those of the newest first, some of them in memory at a time."""
    names = [f'told."{name}"' for name in schema(kind).names]
    newest = ["coalesce(published, '') DESC", *(f"{name} DESC" for name in FIRST_IN_ORDER)]
    order = ", ".join([*newest, *(name for name in names if name not in FIRST_IN_ORDER)])
    query = f"SELECT {', '.join(names)} FROM {kind.table} told JOIN releases USING (release_id) ORDER BY {order}"
    for piece in in_pieces(corpus.tables, AT_ONCE, query, kind, ReleaseRecord):
        yield from records(kind, piece)


def _by_use(corpus: Corpus, kind: type[Row], names: list[str]) -> tuple[list[str], list[str]]:
    """The columns that most rows fill, and those that few do; one that none fills is in neither."""
    counts = ", ".join(f'count(told."{name}") FILTER (told."{name}"::VARCHAR <> \'\')' for name in names)
    query = f"SELECT count(*), {counts} FROM {kind.table} told SEMI JOIN releases USING (release_id)"
    ((rows, *used),) = corpus.asked(query, kind, ReleaseRecord)
    filled = {name: number / max(rows, 1) for name, number in zip(names, used, strict=True)}
    return [name for name in names if filled[name] >= SELDOM], [name for name in names if 0 < filled[name] < SELDOM]


def _columns(kind: type[Row], shown: list[str], seldom: list[str]) -> list[Column]:
    also = "; ".join(f"{_title(kind, name).lower()}: {meaning(kind, name)}" for name in seldom)
    return [
        Column("In the text", "the words as written, which lead to their place in the release; below, its title"),
        Column("Published", "date of the release"),
        *(Column(_title(kind, name), meaning(kind, name), _is_number(kind, name), facet=name in FACETS) for name in shown),
        *([Column("Also", also)] if seldom else []),
    ]


def _cells(corpus: Corpus, kind: type[Row], row: Record, shown: list[str], seldom: list[str]) -> list[Cell]:
    release = corpus.releases[row["release_id"]]
    before, words, after = corpus.in_short(row)
    also = [f"{_title(kind, name).lower()} {_value(corpus, kind, name, row[name]).text}" for name in seldom if _stated(row[name])]
    return [
        Cell(
            words,
            corpus.address(kind, row),
            before=before,
            after=after,
            below=((release["title"] or row["release_id"], corpus.release_pages[row["release_id"]]),),
        ),
        Cell(release["published"]),
        *(_value(corpus, kind, name, row[name]) for name in shown),
        *([Cell("; ".join(also))] if seldom else []),
    ]


def _value(corpus: Corpus, kind: type[Row], name: str, value: object) -> Cell:
    if not _stated(value):
        return Cell("")
    if name in OTHER_PLACES:
        return Cell("in the text")
    if pointers(kind).get(name) is Entity and str(value) in corpus.entities:
        return Cell(corpus.entities[str(value)]["name"], corpus.entity_pages[str(value)])
    if isinstance(value, int | float):
        return Cell(number(value), sort=float(value))
    return Cell(str(value))


def _stated(value: object) -> bool:
    return value is not None and value != ""


def _title(kind: type[Row], name: str) -> str:
    """The name of a column as a heading; of two that would have one, that of an entity says so."""
    words = name.removesuffix("_id")
    twin = words != name and words in schema(kind).names
    return words.replace("_", " ").capitalize() + (" (entity)" if twin else "")


def _is_number(kind: type[Row], name: str) -> bool:
    return name not in OTHER_PLACES and str(schema(kind).field(name).type) in {"int64", "double"}
