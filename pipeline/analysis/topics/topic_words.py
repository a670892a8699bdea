"""Where a topic's words stand in the texts, so that a page can colour them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from pipeline.given.tables import by_release, in_parts
from pipeline.rows import ReleaseRecord, ReleaseTopic, Row, Topic, TopicWord
from pipeline.rows.schema import schema
from pipeline.stages import Kinds, PartedAnalysis, Tables


@dataclass(frozen=True)
class TopicWords(PartedAnalysis):
    """Every occurrence of the words of a release's topics, as they are written in the table of topics.

    A word of two topics counts for the one that the release is more about.
    """

    needs: ClassVar[Kinds] = (ReleaseRecord, ReleaseTopic, Topic)
    makes: ClassVar[type[Row]] = TopicWord

    def parts(self, tables: Tables) -> Iterator[pd.DataFrame]:
        words = {number: terms.split("; ") for number, terms in zip(tables[Topic]["topic"], tables[Topic]["terms"], strict=True)}
        yield pd.DataFrame(columns=schema(TopicWord).names)
        for part in in_parts(tables, ReleaseRecord, ReleaseTopic):
            texts = dict(zip(part[ReleaseRecord]["release_id"], part[ReleaseRecord]["text"], strict=True))
            shares = part[ReleaseTopic].sort_values(["release_id", "weight", "topic"], ascending=[True, True, False])
            topics = by_release(shares, "topic")
            rows = [(release, *row) for release, own in topics.items() for row in _said(texts[release], own, words)]
            yield pd.DataFrame(rows, columns=schema(TopicWord).names)


def _said(text: str, topics: Iterable[tuple[int]], words: Mapping[int, list[str]]) -> Iterator[tuple[int, int, str, int]]:
    """Start, end, text and topic of each word; of the topics the one that the release is most about comes last."""
    topic_of = {word: int(topic) for (topic,) in topics for word in words[topic]}
    wanted = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(topic_of)))})\b", re.IGNORECASE)
    for match in wanted.finditer(text):
        if match[0].lower() in topic_of:
            yield match.start(), match.end(), match[0], topic_of[match[0].lower()]
