"""Chart: who is named together with whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pandas as pd

from pipeline.reports.shared import style
from pipeline.reports.shared.chart import OVERVIEW, Chart, Picture, Place, counted, listed
from pipeline.rows import Cooccurrence, Entity, ReleaseRecord
from pipeline.stages import Kinds, Tables

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class NamedTogether(Chart):
    """A matrix of the entities most named together. A matrix, because a drawn network of as many is a hairball."""

    needs: ClassVar[Kinds] = (Cooccurrence, Entity, ReleaseRecord)
    place: ClassVar[Place] = Place(10, "network.html", (OVERVIEW,))

    entities: int = 14

    def picture(self, tables: Tables) -> Picture | None:
        """Releases in common for each pair of the people, bodies and organisations that are named together most."""
        entities = tables[Entity].set_index("entity_id")
        actors = entities.index[entities["label"].isin(["PERSON", "AGENCY", "ORG"])]
        pairs = tables[Cooccurrence]
        pairs = pairs[pairs["entity_a"].isin(actors) & pairs["entity_b"].isin(actors)]
        if len(pairs) < 3:
            return None
        pairs = pairs.sort_values(["releases", "entity_a", "entity_b"], ascending=[False, True, True])
        top = self._strongest(pairs)
        own = pairs[pairs["entity_a"].isin(top) & pairs["entity_b"].isin(top)]
        both = pd.concat([own, own.rename(columns={"entity_a": "entity_b", "entity_b": "entity_a"})])
        matrix = both.pivot_table(index="entity_a", columns="entity_b", values="releases", aggfunc="first")
        matrix = matrix.reindex(index=top, columns=top)
        names = [str(each) for each in entities.loc[top, "name"]]
        shown = [f"{style.label(name, 46)}  {number}" for number, name in enumerate(names, 1)]
        name = dict(zip(top, names, strict=True))
        pair = [(name[a], name[b], n) for a, b, n in zip(own["entity_a"], own["entity_b"], own["releases"], strict=True)]
        return Picture(
            title=f"{pair[0][0]} and {pair[0][1]} are named together most: in {counted(pair[0][2], 'release')}",
            subtitle=f"Releases that name both, for the {len(top)} most named together; n = {len(pairs):,} pairs",
            alt=listed([f"{a} with {b} {n}" for a, b, n in pair[:30]]),
            height=style.HEAD + style.FOOT + style.rows(shown, 0.34, line=0.05) + 0.4,
            draw=partial(_draw, matrix, shown),
        )

    def _strongest(self, pairs: pd.DataFrame) -> list[str]:
        """The entities of the strongest pairs, as many as the matrix holds."""
        top: dict[str, None] = {}
        for pair in zip(pairs["entity_a"], pairs["entity_b"], strict=True):
            if len({*top, *pair}) <= self.entities:
                top.update(dict.fromkeys(pair))
        return list(top)


def _draw(matrix: pd.DataFrame, shown: list[str], figure: Figure) -> None:
    (axes,) = style.panels(figure, left=style.inches(shown) + 0.25, bottom=0.4)
    counts = matrix.fillna(0).to_numpy(dtype=float)
    most = float(counts.max())
    axes.imshow(counts, cmap="Blues", vmin=0, vmax=most * 1.1, aspect="auto")
    for (row, column), count in np.ndenumerate(counts):
        if count:
            colour = "white" if count > most * 0.6 else style.INK
            axes.text(column, row, f"{count:.0f}", ha="center", va="center", fontsize=style.SMALL, color=colour)
    axes.set_yticks(range(len(shown)), shown)
    axes.set_xticks(range(len(shown)), [str(number) for number in range(1, len(shown) + 1)])
    axes.tick_params(length=0)
    axes.set_xlabel("number of the second name, as on the left", fontsize=style.SMALL)
    for side in axes.spines.values():
        side.set_visible(False)
