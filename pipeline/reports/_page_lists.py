"""Pages: a list for every table whose rows point into a release, those of later kinds of row too, and the data dictionary."""

from __future__ import annotations

from pipeline.marks import is_marked
from pipeline.reports._chart import Chart
from pipeline.reports._corpus import Corpus
from pipeline.reports._site import Cell, Column, Listing, Site, number
from pipeline.reports.indicator_timeline import IndicatorTimeline
from pipeline.reports.sums_of_money import SumsOfMoney
from pipeline.results import POINTERS, Record, is_result, meaning
from pipeline.rows import Dropped, Entity, HeaderRow, Indicator, Keyword, Mention, Row, Sentence, Sum, TopicWord
from pipeline.schema import schema

LISTED_ELSEWHERE = frozenset({Sentence, Mention, Keyword, TopicWord, Dropped, HeaderRow})
CHARTS: dict[type[Row], tuple[type[Chart], ...]] = {Sum: (SumsOfMoney,), Indicator: (IndicatorTimeline,)}


def write(site: Site, corpus: Corpus) -> None:
    """<table>.html for each such table, and tables.html, the dictionary of all."""
    kinds = sorted(filter(is_result, corpus.tables), key=lambda kind: kind.table)
    listed = {kind for kind in kinds if _points_into_releases(kind) and len(corpus.tables[kind])}
    for kind in sorted(listed, key=lambda kind: kind.table):
        _write_list(site, corpus, kind)
    entries = [
        {
            "kind": kind,
            "about": (kind.__doc__ or "").strip().partition("\n")[0],
            "rows": len(corpus.tables[kind]),
            "columns": [(c.name, str(c.type), meaning(kind, c.name)) for c in schema(kind)],
            "list": f"{kind.table}.html" if kind in listed else "",
        }
        for kind in kinds
    ]
    site.page("tables.html", "tables.html", entries=entries)


def _points_into_releases(kind: type[Row]) -> bool:
    return kind not in LISTED_ELSEWHERE and {"release_id", "start", "end"} <= set(schema(kind).names)


def _write_list(site: Site, corpus: Corpus, kind: type[Row]) -> None:
    frame = corpus.tables[kind]
    shown = [
        name for name in schema(kind).names if name not in {"release_id", "start", "end", "text"} and frame[name].notna().any()
    ]
    columns = [
        Column("Words", "as written; leads to their place in the release"),
        *(
            Column(name.removesuffix("_id").replace("_", " ").capitalize(), meaning(kind, name), _is_number(kind, name))
            for name in shown
        ),
        Column("Published"),
        Column("Release"),
    ]
    rows = [row for row in corpus.rows(kind) if row["release_id"] in corpus.releases]
    rows.sort(key=lambda row: (corpus.releases[row["release_id"]]["published"], row["release_id"], row["start"]), reverse=True)
    charts = [(chart.name(), picture) for chart in CHARTS.get(kind, ()) if (picture := chart().picture(corpus.tables))]
    site.listing(
        f"{kind.table}.html",
        Listing(
            heading=kind.table.replace("_", " ").capitalize(),
            intro=f"{(kind.__doc__ or '').strip().splitlines()[0]} The newest first; every row leads to its sentence.",
            columns=columns,
            rows=[_cells(corpus, kind, row, shown) for row in rows],
            charts=charts,
        ),
    )


def _cells(corpus: Corpus, kind: type[Row], row: Record, shown: list[str]) -> list[Cell]:
    release = corpus.releases[row["release_id"]]
    page = corpus.release_pages[row["release_id"]]
    sentence = corpus.sentence(row["release_id"], row["start"], row["end"])[0]
    words = row["text"] if "text" in row else release["text"][row["start"] : row["end"]]
    place = f"{page}#c{row['start']}" if is_marked(kind) else f"{page}#s{sentence}"
    return [
        Cell(words, place),
        *(_value(corpus, kind, name, row[name]) for name in shown),
        Cell(release["published"]),
        Cell(release["title"] or row["release_id"], f"{page}#s{sentence}"),
    ]


def _value(corpus: Corpus, kind: type[Row], name: str, value: object) -> Cell:
    if value is None:
        return Cell("")
    if POINTERS.get(name) is Entity and str(value) in corpus.entities:
        return Cell(corpus.entities[str(value)]["name"], corpus.entity_pages[str(value)])
    if isinstance(value, int | float):
        return Cell(number(value), sort=float(value))
    return Cell(str(value))


def _is_number(kind: type[Row], name: str) -> bool:
    return str(schema(kind).field(name).type) in {"int64", "double"}
