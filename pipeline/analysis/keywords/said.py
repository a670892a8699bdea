"""What each release says: its candidate key terms, one release after another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.analysis.keywords.candidates import Candidate, candidates
from pipeline.analysis.keywords.text import Text, dateline_end
from pipeline.given.tables import Part, Values, by_release, in_parts, rows_of
from pipeline.rows import Date, Mention, ReleaseRecord, Row, TermFound
from pipeline.stages import Kinds, Tables

READ: dict[type[Row], list[str]] = {
    TermFound: ["start", "text", "form"],
    Mention: ["start", "end", "text", "label", "entity_id"],
    Date: ["start", "end"],
}
"""The columns of what is read beside a release's head."""
NEEDS: Kinds = (ReleaseRecord, *READ)


def said(tables: Tables) -> Iterator[Iterator[tuple[Text, list[Candidate]]]]:
    """Each release that has terms with its candidates, in order of id, some of them together.

    What stands in the dateline is not said.
    """
    return map(_of_part, in_parts(tables, *NEEDS))


def _of_part(part: Part) -> Iterator[tuple[Text, list[Candidate]]]:
    terms, names, dates = (by_release(part[kind], *columns) for kind, columns in READ.items())
    heads = part[ReleaseRecord][["release_id", "title", "body", "text", "publisher"]].astype(object).fillna("")
    for release, *head in rows_of(heads, *heads):
        if release in terms:
            yield _of_release(release, head, terms[release], names.get(release, []), dates.get(release, []))


def _of_release(release: str, head: list[Any], terms: Values, names: Values, dates: Values) -> tuple[Text, list[Candidate]]:
    title, body, text, publisher = head
    dateline = range(len(title), dateline_end(text, int(body), names, dates))
    spoken, named = ([row for row in rows if row[0] not in dateline] for rows in (terms, names))
    return Text.of(release, text, title, [form for *_, form in spoken], publisher), candidates(spoken, named, dates)
