"""The topics of the corpus, each with a label and the words that tell it from the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
import pandas as pd

from pipeline.analysis.shared.shares import main_topics
from pipeline.analysis.shared.topic_space import material
from pipeline.analysis.topics.named_topics import NamedTopic
from pipeline.analysis.topics.telling_words import spelt_topic_words, topic_labels
from pipeline.rows import ReleaseRecord, ReleaseTopic, Row, TermFound, Topic
from pipeline.schema import schema
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Topics(Analysis):
    """Label, words and size of every topic of the releases' shares."""

    needs: ClassVar[Kinds] = (ReleaseRecord, TermFound, ReleaseTopic)
    makes: ClassVar[type[Row]] = Topic

    terms: int = 10
    label_phrases: int = 2
    """A label is made of so many noun phrases; where there are none, of the first three terms."""
    named: tuple[NamedTopic, ...] = field(default=(), metadata={"file": "topics.csv"})
    """Labels given by hand, by the topics' numbers."""

    def analyse(self, tables: Tables) -> pd.DataFrame:
        ground = material(tables)
        counts = ground.words
        main = main_topics(tables[ReleaseTopic])
        numbers = sorted(set(main))
        place = pd.Index(numbers).get_indexer(pd.Index(main.reindex(counts.releases)))
        words = spelt_topic_words(ground, place, self.terms)
        labels = topic_labels(tables, ground.phrases, place, self.label_phrases)
        named = {each.topic: each.label for each in self.named if each.label}
        releases = np.bincount(place[place >= 0], minlength=len(numbers))
        table = pd.DataFrame(
            {
                "topic": numbers,
                "label": [
                    named.get(number) or label or ", ".join(own[:3])
                    for number, label, own in zip(numbers, labels, words, strict=True)
                ],
                "terms": ["; ".join(each) for each in words],
                "releases": releases,
                "share": (releases / max(len(counts.releases), 1)).round(6),
            }
        )
        return table.reindex(columns=schema(Topic).names)
