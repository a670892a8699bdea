"""Where a topic's words stand in the texts, so that a page can colour them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from pipeline.rows import ReleaseRecord, ReleaseTopic, Row, Topic, TopicWord
from pipeline.schema import schema
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class TopicWords(Analysis):
    """Every occurrence of the words of a release's topics, as they are written in the table of topics.

    A word of two topics counts for the one that the release is more about.
    """

    needs: ClassVar[Kinds] = (ReleaseRecord, ReleaseTopic, Topic)
    makes: ClassVar[type[Row]] = TopicWord

    def analyse(self, tables: Tables) -> pd.DataFrame:
        words = {number: terms.split("; ") for number, terms in zip(tables[Topic]["topic"], tables[Topic]["terms"], strict=True)}
        texts = dict(zip(tables[ReleaseRecord]["release_id"], tables[ReleaseRecord]["text"], strict=True))
        shares = tables[ReleaseTopic].sort_values(["release_id", "weight", "topic"], ascending=[True, True, False])
        rows = []
        for release, own in shares.groupby("release_id", sort=True):
            topic_of = {word: int(topic) for topic in own["topic"] for word in words[topic]}
            wanted = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(topic_of)))})\b", re.IGNORECASE)
            rows += [
                (release, match.start(), match.end(), match[0], topic_of[match[0].lower()])
                for match in wanted.finditer(texts[release])
                if match[0].lower() in topic_of
            ]
        return pd.DataFrame(rows, columns=schema(TopicWord).names)
