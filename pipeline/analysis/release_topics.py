"""What each release is about: its shares of the topics of the corpus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd

from pipeline.analysis._topic_space import Material, points, tree
from pipeline.rows import ReleaseRecord, ReleaseTopic, Row, TermFound, TopicQuality
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class ReleaseTopics(Analysis):
    """Shares of topics per release, numbered by size.

    A release that no topic fits has none, nor has one without terms or one that repeats an earlier release.
    """

    needs: ClassVar[Kinds] = (ReleaseRecord, TermFound, TopicQuality)
    makes: ClassVar[type[Row]] = ReleaseTopic

    topics: int | None = None
    """How many topics; None: as many as `topic_quality` chose."""
    min_weight: float = 0.1
    """Smaller shares of a release are left out, its greatest never."""

    def analyse(self, tables: Tables) -> pd.DataFrame:
        quality = tables[TopicQuality]
        wanted = self.topics or max(quality["topics"][quality["chosen"]], default=1)
        material = Material.of(tables)
        grown = tree(points(material), material.words.releases)
        main, shares = grown.main_topics(wanted), grown.shares(wanted)

        sizes = np.bincount(main[main >= 0], minlength=shares.shape[1])
        first = np.array([(main == topic).argmax() for topic in range(len(sizes))])
        by_size = np.lexsort((first, -sizes))
        by_size = by_size[sizes[by_size] > 0]
        main_of_size = main[:, None] == by_size
        stated = (main >= 0)[:, None] & ((shares[:, by_size] >= self.min_weight) | main_of_size)
        rows, columns = np.nonzero(stated)
        return pd.DataFrame(
            {
                "release_id": np.array(material.words.releases, dtype=object)[rows],
                "topic": columns + 1,
                "weight": shares[rows, by_size[columns]].round(4),
            }
        )
