"""Chart: the topics of the corpus, how large each is, and the terms it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from pipeline.given.tables import heads
from pipeline.reports.shared import style
from pipeline.reports.shared.chart import OVERVIEW, Chart, Picture, Place, counted, listed
from pipeline.reports.shared.topic_names import named
from pipeline.rows import ReleaseRecord, Topic
from pipeline.stages import Kinds, Tables

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class TopicTerms(Chart):
    """A bar per topic, with its label and its top terms."""

    needs: ClassVar[Kinds] = (Topic, ReleaseRecord)
    place: ClassVar[Place] = Place(4, "topics.html", (OVERVIEW,))

    topics: int = 15
    terms: int = 8

    def picture(self, tables: Tables) -> Picture | None:
        """Topics by the number of releases that are mainly about them."""
        topics = tables[Topic].sort_values(["releases", "topic"], ascending=[False, True])
        if len(topics) < 2:
            return None
        shown = topics.head(self.topics)
        terms = ["; ".join(part.strip() for part in terms.split(";")[: self.terms]) for terms in shown["terms"]]
        fitted, among = int(topics["releases"].sum()), int(heads(tables)["duplicate_of"].isna().sum())
        return Picture(
            title=_title(topics),
            subtitle=f"Releases mainly about each topic, the largest {len(shown)} of {len(topics)}, and its terms; "
            f"{among - fitted:,} of {among:,} releases fit none",
            alt=listed(
                [
                    f"{label}, {counted(n, 'release')} ({own})"
                    for label, n, own in zip(shown["label"], shown["releases"], terms, strict=True)
                ]
            ),
            height=style.HEAD + style.FOOT + 0.62 * len(shown) + 0.6,
            draw=partial(_draw, shown, terms),
        )


def _title(topics: pd.DataFrame) -> str:
    """What the largest topic is about, or the largest one that has a name, or that none has."""
    with_name = topics[named(topics)]
    if with_name.empty:
        return f"{counted(len(topics), 'topic')}, none with words that fit most of its releases"
    first, share = with_name["label"].iloc[0], with_name["share"].iloc[0]
    which = "The largest topic" if with_name.index[0] == topics.index[0] else "The largest topic with a name"
    return f"{which} is “{first}”: {share:.0%} of the corpus"


def _draw(topics: pd.DataFrame, terms: list[str], figure: Figure) -> None:
    names = [style.label(label, 30) for label in topics["label"]]
    (axes,) = style.panels(figure, left=2.5)
    values = [int(n) for n in topics["releases"]]
    axes.barh(range(len(values)), values, color=style.BAR, height=0.3)
    axes.set_yticks(range(len(values)), names)
    axes.invert_yaxis()
    axes.tick_params(axis="y", length=0)
    for place, (value, share, own) in enumerate(zip(values, topics["share"], terms, strict=True)):
        axes.annotate(
            f"{value:,} ({share:.0%})", (value, place), (3, 0), textcoords="offset points", va="center", fontsize=style.SMALL
        )
        axes.annotate(
            style.seen(own, 92),
            (0, place),
            (1, -13),
            textcoords="offset points",
            va="center",
            fontsize=style.SMALL,
            color=style.QUIET,
        )
    axes.set_xlim(0, max(values) * 1.2 or 1)
    axes.set_ylim(len(values) - 0.35, -0.5)
    axes.set_xlabel("releases")
    axes.grid(axis="x")
    style.whole_numbers(axes.xaxis)
