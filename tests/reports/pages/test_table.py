"""Rows of a list in; what is counted of them, and how they are written, out."""

from __future__ import annotations

from pipeline.reports.pages.table import Cell, Column, Counts, rows_html

COLUMNS = (Column("Published"), Column("Kind", facet=True), Column("Unit", facet=True))


def row(day: str, kind: str, unit: str) -> list[Cell]:
    return [Cell(day), Cell(kind), Cell(unit)]


def test_values_are_counted_while_rows_go_by() -> None:
    rows = [row("2031-01-01", "fine", "crown"), row("2031-01-02", "fine", ""), row("2031-01-03", "bribe", "crown")]
    counts = Counts(COLUMNS)
    going = counts.of(iter(rows))
    assert next(going) is rows[0]
    assert counts.total == 1
    assert list(going) == rows[1:]
    assert counts.total == 3
    assert counts.facets() == [("Kind", [("fine", 2), ("bribe", 1)])]  # all that have a unit have the same


def test_what_html_would_take_for_its_own_is_escaped() -> None:
    cell = Cell("<b> & 'grain'", "r.html?a&b", before='"', below=(("x < y", "q'"),))
    assert rows_html([[cell]], "../") == (
        '<tr><td>&#34;<a href="../r.html?a&amp;b">&lt;b&gt; &amp; &#39;grain&#39;</a><br>'
        '<small><a href="../q&#39;">x &lt; y</a></small></td></tr>'
    )
