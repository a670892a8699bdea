"""The topics of the corpus, each with a label and the words that tell it from the others.

Words are ranked by class-based TF-IDF (Grootendorst 2022, "BERTopic", section 3.3): a topic's releases count as one long
text, tf · ln(1 + A / f), A the mean number of words per topic, f the word's frequency over all topics.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd

from pipeline.analysis._shares import main_topics, weight_matrix
from pipeline.analysis._words import count_words, originals, spellings
from pipeline.rows import ReleaseRecord, ReleaseTopic, Row, TermFound, Topic
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Topics(Analysis):
    """Label, top terms and size of every topic of the releases' shares."""

    needs: ClassVar[Kinds] = (ReleaseRecord, TermFound, ReleaseTopic)
    makes: ClassVar[type[Row]] = Topic

    terms: int = 10
    label_terms: int = 3

    def analyse(self, tables: Tables) -> pd.DataFrame:
        shares = tables[ReleaseTopic]
        counts = count_words(tables[TermFound], originals(tables[ReleaseRecord]))
        spelling = spellings(tables[TermFound])
        numbers, weights = weight_matrix(shares, counts.releases)
        presence = counts.matrix.copy()
        presence.data = np.log1p(presence.data)
        used = (presence.T @ weights).T  # (topics, words)
        total = used.sum(axis=0)
        mean = total.sum() / max(len(numbers), 1)
        told = used * np.log1p(np.divide(mean, total, out=np.zeros_like(total), where=total > 0))
        main = main_topics(shares)
        return pd.DataFrame(
            [self._row(number, told[i], counts.words, spelling, main) for i, number in enumerate(numbers)],
            columns=["topic", "label", "terms", "releases", "share"],
        )

    def _row(
        self, number: int, told: np.ndarray, words: list[str], spelling: dict[str, str], main: pd.Series[int]
    ) -> tuple[int, str, str, int, float]:
        best = [words[i] for i in np.lexsort((np.arange(len(words)), -told.round(9)))[: self.terms] if told[i] > 0]
        terms = [spelling[word] for word in best]
        releases = int((main == number).sum())
        return number, ", ".join(terms[: self.label_terms]), "; ".join(terms), releases, round(releases / max(len(main), 1), 6)
