"""The topics of the corpus, each with a label and the words that tell it from the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd

from pipeline.analysis._shares import main_topics
from pipeline.analysis._topic_space import Material, fixed_choice
from pipeline.analysis._topic_words import WINDOW, topic_words, vocabulary
from pipeline.analysis._windows import Windows
from pipeline.analysis._words import spellings
from pipeline.rows import ReleaseRecord, ReleaseTopic, Row, TermFound, Topic, schema
from pipeline.stages import Analysis, Kinds, Tables

MOST_WINDOWED = 10_000
"""In a larger corpus, which words stand close together is counted in a fixed choice of so many releases."""


@dataclass(frozen=True)
class Topics(Analysis):
    """Label, words and size of every topic of the releases' shares."""

    needs: ClassVar[Kinds] = (ReleaseRecord, TermFound, ReleaseTopic)
    makes: ClassVar[type[Row]] = Topic

    terms: int = 10
    label_terms: int = 3

    def analyse(self, tables: Tables) -> pd.DataFrame:
        counts = Material.of(tables).words
        main = main_topics(tables[ReleaseTopic])
        numbers = sorted(set(main))
        place = pd.Index(numbers).get_indexer(pd.Index(main.reindex(counts.releases)))

        texts = dict(zip(tables[ReleaseRecord]["release_id"], tables[ReleaseRecord]["text"], strict=True))
        held = [texts[counts.releases[i]] for i in fixed_choice(counts.releases, MOST_WINDOWED)]
        windows = Windows.of(held, vocabulary(counts, tables[TermFound]), WINDOW)
        spelt = spellings(tables[TermFound], counts.terms)
        words = [[spelt[i] for i in chosen] for chosen in topic_words(counts, place, len(numbers), windows, self.terms)]

        releases = np.bincount(place[place >= 0], minlength=len(numbers))
        table = pd.DataFrame(
            {
                "topic": numbers,
                "label": [", ".join(each[: self.label_terms]) for each in words],
                "terms": ["; ".join(each) for each in words],
                "releases": releases,
                "share": (releases / max(len(counts.releases), 1)).round(6),
            }
        )
        return table.reindex(columns=schema(Topic).names)
