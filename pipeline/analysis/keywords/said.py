"""What each release says: its candidate key terms, one release after another."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.analysis.keywords.background import Text, dateline_end
from pipeline.analysis.keywords.by_release import beside, by_release
from pipeline.analysis.keywords.candidates import Candidate, candidates
from pipeline.rows import Date, Mention, ReleaseRecord, TermFound
from pipeline.stages import Kinds, Tables

NEEDS: Kinds = (ReleaseRecord, TermFound, Mention, Date)


def said(tables: Tables) -> Iterator[tuple[Text, list[Candidate]]]:
    """Each release that has terms with its candidates, in order of id. What stands in the dateline is not said."""
    records = tables[ReleaseRecord]
    titles, publishers = (records[column].fillna("").astype(str) for column in ("title", "publisher"))
    heads = zip(titles, records["body"].astype(int), records["text"].astype(str), publishers, strict=True)
    head = dict(zip(records["release_id"], heads, strict=True))
    names = beside(by_release(tables[Mention], ["start", "end", "text", "label", "entity_id"]))
    dates = beside(by_release(tables[Date], ["start", "end"]))
    for release, terms in by_release(tables[TermFound], ["start", "text", "form"]):
        own, days = names(release), dates(release)
        title, body, text, publisher = head[release]
        first, end = len(title), dateline_end(text, body, own, days)
        spoken, named = ([row for row in rows if not first <= row[0] < end] for rows in (terms, own))
        yield Text.of(release, text, title, [form for *_, form in spoken], publisher), candidates(spoken, named, days)
