"""What each release is about: its shares of the topics of the corpus."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pandas as pd

from pipeline.analysis.shared.topic_space import Material, material
from pipeline.analysis.topics.named_topics import NamedTopic, numbers
from pipeline.analysis.topics.outside_words import outside
from pipeline.analysis.topics.telling_words import spelt_topic_words
from pipeline.rows import Mention, ReleaseRecord, ReleaseTopic, Row, TermFound, TopicQuality
from pipeline.stages import Analysis, Kinds, Tables

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class ReleaseTopics(Analysis):
    """Shares of topics per release; topics are numbered by size, those of `topics.csv` as there.

    A release that no topic fits has none, nor has one without terms or one that repeats an earlier release.
    """

    needs: ClassVar[Kinds] = (ReleaseRecord, TermFound, Mention, TopicQuality)
    makes: ClassVar[type[Row]] = ReleaseTopic

    topics: int | None = None
    """How many topics; None: as many as `topic_quality` chose."""
    named: tuple[NamedTopic, ...] = field(default=(), metadata={"file": "topics.csv"})
    """Topics of an earlier run, whose numbers are kept."""
    min_weight: float = 0.1
    """Smaller shares of a release are left out, its greatest never."""

    def analyse(self, tables: Tables) -> pd.DataFrame:
        quality = tables[TopicQuality]
        wanted = self.topics or max(quality["topics"][quality["chosen"]], default=1)
        ground = material(tables)
        main, shares = _by_size(ground.tree.main_topics(wanted), ground.tree.shares(wanted))
        numbered = np.array(self._numbers(tables, ground, main, shares.shape[1]), dtype=np.int64)

        is_main = main[:, None] == np.arange(shares.shape[1])
        rows, columns = np.nonzero((main >= 0)[:, None] & ((shares >= self.min_weight) | is_main))
        return pd.DataFrame(
            {
                "release_id": np.array(ground.words.releases, dtype=object)[rows],
                "topic": numbered[columns],
                "weight": shares[rows, columns].round(4),
            }
        )

    def _numbers(self, tables: Tables, ground: Material, main: NDArray[np.int64], topics: int) -> list[int]:
        if not self.named:
            return list(range(1, topics + 1))
        return numbers(spelt_topic_words(ground, main, 10, outside(tables).untold), self.named)


def _by_size(main: NDArray[np.int64], shares: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Main topics and shares with the topics that have releases alone, by their number, then by the first release."""
    sizes = np.bincount(main[main >= 0], minlength=shares.shape[1])
    first = np.array([(main == topic).argmax() for topic in range(len(sizes))], dtype=np.int64)
    order = np.lexsort((first, -sizes))
    order = order[sizes[order] > 0]
    place = np.full(len(sizes) + 1, -1)
    place[order] = np.arange(len(order))
    return place[main], shares[:, order]
