"""The topics of the corpus, each with a label and the words that tell it from the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
import pandas as pd

from pipeline.analysis.shared.shares import main_topics
from pipeline.analysis.shared.topic_space import material
from pipeline.analysis.topics.labels import topic_labels
from pipeline.analysis.topics.named_topics import NamedTopic
from pipeline.analysis.topics.outside_words import outside
from pipeline.analysis.topics.telling_words import topic_words
from pipeline.analysis.topics.trials import trials
from pipeline.rows import Mention, ReleaseRecord, ReleaseTopic, Row, TermFound, Topic
from pipeline.rows.schema import schema
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Topics(Analysis):
    """Label, words and size of every topic of the releases' shares."""

    needs: ClassVar[Kinds] = (ReleaseRecord, TermFound, Mention, ReleaseTopic)
    makes: ClassVar[type[Row]] = Topic

    terms: int = 10
    named: tuple[NamedTopic, ...] = field(default=(), metadata={"file": "topics.csv"})
    """Labels given by hand, by the topics' numbers."""

    def analyse(self, tables: Tables) -> pd.DataFrame:
        ground, names = material(tables), outside(tables)
        main = main_topics(tables[ReleaseTopic])
        numbers = sorted(set(main))
        place = pd.Index(numbers).get_indexer(pd.Index(main.reindex(ground.words.releases)))
        words = topic_words(ground, place, self.terms, names.untold)
        labels = topic_labels(trials(tables, ground, numbers, names), tables)
        releases = np.bincount(place[place >= 0], minlength=len(numbers))
        table = pd.DataFrame(
            {
                "topic": numbers,
                "label": self._with_names(numbers, labels),
                "terms": ["; ".join(ground.spelt[word] for word in own) for own in words],
                "releases": releases,
                "share": (releases / max(len(ground.words.releases), 1)).round(6),
            }
        )
        return table.reindex(columns=schema(Topic).names)

    def _with_names(self, numbers: Sequence[int], labels: Sequence[str]) -> list[str]:
        """The labels given by hand, else those found; the number of a topic where there is none, or an earlier one has it."""
        given = {each.topic: each.label for each in self.named if each.label}
        chosen: list[str] = []
        for number, found in zip(numbers, labels, strict=True):
            label = given.get(number) or (found if found not in chosen else "")
            chosen.append(label or Topic.unnamed.format(number))
        return chosen
