"""What a collection is about, a sentence a topic."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.shared.topic_names import first_words, is_named
from pipeline.results import Record
from pipeline.rows import TopicTrend


@dataclass(frozen=True, slots=True)
class TopicSentence:
    """The parts of "12 releases (8 %), 2016 to 2019, are about gold smuggling, such as Title"."""

    topic: Record
    years: str
    """From the first to the last year that has a release about it; empty where no release has a date."""
    words: str
    """Of a topic that has no name what its releases share; else empty."""
    example: Record | None
    """The release that is most about it."""


def topic_sentences(corpus: Corpus) -> list[TopicSentence]:
    """One for each topic, the largest first."""
    years: dict[int, list[str]] = {}
    for row in corpus.rows(TopicTrend):
        if row["releases"]:
            years.setdefault(row["topic"], []).append(row["period"])
    return [
        TopicSentence(topic, _span(years.get(number, [])), _words(topic), next((r for r, _ in corpus.about(number)), None))
        for number, topic in corpus.topics.items()
    ]


def _span(years: list[str]) -> str:
    first, last = min(years, default=""), max(years, default="")
    return first if first == last else f"{first} to {last}"


def _words(topic: Record) -> str:
    return "" if is_named(topic["topic"], topic["label"]) else first_words(topic["terms"])
