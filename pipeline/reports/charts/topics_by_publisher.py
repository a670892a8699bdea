"""Chart: who speaks of what, a heat map of topics and publishers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from pipeline.given.tables import heads
from pipeline.reports.shared import style
from pipeline.reports.shared.chart import Chart, Picture, Place, listed
from pipeline.reports.shared.topic_names import named, topic_names
from pipeline.rows import ReleaseRecord, ReleaseTopic, Topic
from pipeline.stages import Kinds, Tables

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class TopicsByPublisher(Chart):
    """A cell for each topic of each publisher; its number says what its shade says."""

    needs: ClassVar[Kinds] = (Topic, ReleaseTopic, ReleaseRecord)
    place: ClassVar[Place] = Place(13, "topics.html", ("topics.html",))

    topics: int = 20
    publishers: int = 7

    def picture(self, tables: Tables) -> Picture | None:
        """Shares of the publisher's releases that are mainly about each topic, those that no topic fits included in the whole."""
        weights = tables[ReleaseTopic].sort_values(["release_id", "weight", "topic"], ascending=[True, False, True])
        main = weights.drop_duplicates("release_id").set_index("release_id")["topic"]
        releases = heads(tables)
        releases = releases[releases["duplicate_of"].isna() & (releases["publisher"] != "")].set_index("release_id")
        sizes = releases["publisher"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
        largest = list(sizes.index[: self.publishers])
        top = tables[Topic].sort_values(["releases", "topic"], ascending=[False, True]).head(self.topics)
        counts = pd.crosstab(main.reindex(releases.index), releases["publisher"])
        shares = counts.reindex(index=top["topic"], columns=largest).fillna(0) / sizes[largest]
        if len(largest) < 2 or len(top) < 2 or not shares.to_numpy().any():
            return None
        labels = topic_names(top)
        shares.index = pd.Index(labels, name="topic")
        names = [style.label(label, 40) for label in labels]
        with_name = [place for place, has_name in enumerate(named(top)) if has_name]
        return Picture(
            title=_title(shares, with_name),
            subtitle="Share of each publisher's releases that are mainly about a topic, in per cent; blank: none",
            alt=listed(
                [
                    f"{name}: "
                    + ", ".join(f"{label} {share:.0%}" for label, share in zip(labels, shares[name], strict=True) if share)
                    for name in largest
                ]
            ),
            height=style.HEAD + style.FOOT + 1.15 + style.rows(names, 0.27, line=0.1),
            draw=partial(_draw, shares, names, sizes),
        )


def _title(shares: pd.DataFrame, topics: Sequence[int]) -> str:
    """Which publisher turns most to a topic, of those in some rows, in comparison with the others."""
    if not topics:
        return "Topics by publisher, none with words that fit most of its releases"
    at = max(((t, p) for t in topics for p in range(shares.shape[1])), key=lambda at: (_excess(shares, at), -at[0]))
    return f"{shares.columns[at[1]]}: {float(shares.to_numpy()[at]):.0%} of the releases are about “{shares.index[at[0]]}”"


def _excess(shares: pd.DataFrame, at: tuple[int, int]) -> float:
    """How much larger the topic is for the publisher than on average for the others."""
    row = shares.iloc[at[0]]
    return round(float(row.iloc[at[1]] - row.drop(row.index[at[1]]).mean()), 9)


def _draw(shares: pd.DataFrame, names: list[str], sizes: pd.Series[int], figure: Figure) -> None:
    (axes,) = style.panels(figure, left=2.75, bottom=0.1, gap=1.05)
    values = shares.to_numpy()
    axes.imshow(values, cmap="Blues", vmin=0, vmax=max(float(values.max()), 0.01), aspect="auto")
    for (row, column), share in ((at, values[at]) for at in zip(*values.nonzero(), strict=True)):
        dark = share > 0.6 * values.max()
        text = f"{100 * share:.0f}" if share >= 0.01 else "<1"
        axes.text(column, row, text, ha="center", va="center", fontsize=style.SMALL, color="white" if dark else style.INK)
    axes.set_yticks(range(len(names)), names, fontsize=style.SMALL)
    publishers = [f"{style.label(name, 13, lines=6)}\n(n = {sizes[name]:,})" for name in shares.columns]
    axes.xaxis.tick_top()
    axes.set_xticks(range(len(publishers)), publishers, fontsize=7)
    axes.tick_params(length=0)
    axes.set_xticks([place - 0.5 for place in range(1, len(publishers))], minor=True)
    axes.set_yticks([place - 0.5 for place in range(1, len(shares))], minor=True)
    axes.grid(which="minor", color="white", linewidth=1.5)
    axes.tick_params(which="minor", length=0)
    for side in axes.spines.values():
        side.set_visible(False)
