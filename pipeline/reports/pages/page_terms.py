"""Pages: keywords, and topics with their terms, trend and most typical releases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.site import Site
from pipeline.results import Record
from pipeline.rows import CorpusKeyword, TopicTrend
from pipeline.rows.marks import visible

TERMS_SHOWN = 40
RELEASES_SHOWN = 10
EXTRACTS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic as its page shows it. `extracts` are sentences as (words, whether they are a term of the topic)."""

    topic: Record
    terms: list[str]
    trend: list[tuple[str, float, str]]
    releases: list[tuple[Record, float]]
    extracts: list[tuple[Record, int, list[tuple[str, bool]]]]


def write(site: Site, corpus: Corpus) -> None:
    """keywords.html and topics.html."""
    parts: dict[tuple[str, str], list[Record]] = {}
    for row in sorted(corpus.rows(CorpusKeyword), key=lambda k: (k["group"], k["part"], -k["score"], k["term"])):
        part = corpus.topics[int(row["part"])]["label"] if row["group"] == "topic" else row["part"]
        own = parts.setdefault((row["group"], part), [])
        if len(own) < TERMS_SHOWN:
            own.append(row)
    groups = {group: list(own) for group, own in groupby(parts.items(), key=lambda item: item[0][0])}
    site.page("keywords.html", "keywords.html", groups=groups)
    site.page("topics.html", "topics.html", topics=_topics(corpus), corpus=corpus)


def _topics(corpus: Corpus) -> list[TopicView]:
    trends: dict[int, list[tuple[str, float, str]]] = {}
    for row in sorted(corpus.rows(TopicTrend), key=lambda r: r["period"]):
        trends.setdefault(row["topic"], []).append((row["period"], row["share"], f"{row['share']:.0%}"))
    views = []
    for number, topic in corpus.topics.items():
        terms = [term.strip() for term in topic["terms"].split(";") if term.strip()]
        top = corpus.about(number)[:RELEASES_SHOWN]
        extracts = [extract for release, _ in top[:EXTRACTS_SHOWN] if (extract := _extract(corpus, release, terms))]
        views.append(TopicView(topic, terms, trends.get(number, []), top, extracts))
    return views


def _extract(corpus: Corpus, release: Record, terms: list[str]) -> tuple[Record, int, list[tuple[str, bool]]] | None:
    """The sentence of a release that holds most of a topic's terms, cut at them; None where none holds one."""
    pattern = re.compile(r"\b(" + "|".join(map(_inflected, sorted(terms, key=len, reverse=True))) + r")\b", re.IGNORECASE)
    best, most = None, 0
    for start, end in corpus.sentences.get(release["release_id"], []):
        words = release["text"][start:end]
        found = {term.lower() for term in pattern.findall(words)}
        if len(found) > most:
            best, most = (start, words), len(found)
    if not best:
        return None
    start, words = best
    return release, start, [(visible(part), place % 2 == 1) for place, part in enumerate(pattern.split(words)) if part]


def _inflected(term: str) -> str:
    """A term with whatever English endings its last letters may have changed to: policy, policies."""
    stem = term[:-1] if len(term) > 4 and term[-1] in "ey" else term
    return r"\s+".join(map(re.escape, stem.split())) + r"\w{0,3}"
