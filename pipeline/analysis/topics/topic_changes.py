"""What became of the topics that `topics.csv` beside the releases names: kept with other words, gone, or new."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import pandas as pd

from pipeline.analysis.topics.named_topics import NamedTopic, counterparts
from pipeline.rows import Row, Topic, TopicChange
from pipeline.rows.schema import schema
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class TopicChanges(Analysis):
    """A row for each topic, now or then; none without the file."""

    needs: ClassVar[Kinds] = (Topic,)
    makes: ClassVar[type[Row]] = TopicChange

    named: tuple[NamedTopic, ...] = field(default=(), metadata={"file": "topics.csv"})

    def analyse(self, tables: Tables) -> pd.DataFrame:
        topics = tables[Topic]
        words = [terms.split("; ") for terms in topics["terms"]] if self.named else []
        known = counterparts(words, self.named)
        rows = [
            _row(int(number), set(own), *known.get(place, (None, 0.0)))
            for place, (number, own) in enumerate(zip(topics["topic"], words, strict=False))
        ]
        kept = {then.topic for then, _ in known.values()}
        rows += [(then.topic, "gone", 0.0, "", _joined(then.words)) for then in self.named if then.topic not in kept]
        table = pd.DataFrame(rows, columns=schema(TopicChange).names).round({"likeness": 6})
        return table.sort_values("topic", ignore_index=True)


def _row(topic: int, now: set[str], then: NamedTopic | None, likeness: float) -> tuple[int, str, float, str, str]:
    before = then.words if then else frozenset()
    return topic, "kept" if then else "new", likeness, _joined(now - before), _joined(before - now)


def _joined(words: set[str] | frozenset[str]) -> str:
    return "; ".join(sorted(words))
