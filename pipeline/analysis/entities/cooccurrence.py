"""Co-occurrence: entities that releases and sentences name together, and how much more often than chance would have it.

The share is that of the releases (or of the sentences; in both cases of those that name anything) that name one or both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pandas as pd

from pipeline.analysis.shared.npmi import npmi
from pipeline.given.tables import asked
from pipeline.rows import Cooccurrence, Mention, Sentence
from pipeline.rows.schema import schema
from pipeline.stages import Analysis, Kinds, Tables

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNITS = """
    in_releases AS (SELECT DISTINCT release_id, entity_id FROM mentions),
    in_sentences AS (
        SELECT DISTINCT mentions.release_id, index, entity_id FROM mentions ASOF JOIN sentences
        ON mentions.release_id = sentences.release_id AND mentions.start >= sentences.start
    )"""
"""The releases, and the sentences, that name each entity."""
PAIRS = f"""
    WITH {UNITS},
    pairs AS (
        SELECT a.entity_id AS entity_a, b.entity_id AS entity_b, count(*) AS releases
        FROM in_releases a JOIN in_releases b ON a.release_id = b.release_id AND a.entity_id < b.entity_id
        GROUP BY ALL HAVING count(*) >= $least
    ),
    beside AS (
        SELECT a.entity_id AS entity_a, b.entity_id AS entity_b, count(*) AS sentences
        FROM in_sentences a JOIN in_sentences b
        ON a.release_id = b.release_id AND a.index = b.index AND a.entity_id < b.entity_id
        GROUP BY ALL
    ),
    single AS (SELECT entity_id, count(*) AS releases FROM in_releases GROUP BY ALL),
    alone AS (SELECT entity_id, count(*) AS sentences FROM in_sentences GROUP BY ALL)
    SELECT
        entity_a, entity_b, pairs.releases, coalesce(beside.sentences, 0) AS sentences,
        one.releases AS a_releases, other.releases AS b_releases,
        coalesce(first.sentences, 0) AS a_sentences, coalesce(second.sentences, 0) AS b_sentences
    FROM pairs LEFT JOIN beside USING (entity_a, entity_b)
    JOIN single one ON one.entity_id = entity_a JOIN single other ON other.entity_id = entity_b
    LEFT JOIN alone first ON first.entity_id = entity_a LEFT JOIN alone second ON second.entity_id = entity_b
    ORDER BY entity_a, entity_b"""
"""The pairs that `least` releases name: how many releases and sentences name both, the one and the other."""
TOTALS = f"""
    WITH {UNITS}
    SELECT
        (SELECT count(DISTINCT release_id) FROM in_releases) AS releases,
        (SELECT count(*) FROM (SELECT DISTINCT release_id, index FROM in_sentences)) AS sentences"""


@dataclass(frozen=True)
class Cooccurrences(Analysis):
    """Pairs of entities (a before b by id) that at least `releases` releases name together."""

    needs: ClassVar[Kinds] = (Mention, Sentence)
    makes: ClassVar[type[Cooccurrence]] = Cooccurrence
    releases: int = 2

    def analyse(self, tables: Tables) -> pd.DataFrame:
        pairs = asked(tables, PAIRS, Mention, Sentence, least=self.releases)
        totals = asked(tables, TOTALS, Mention, Sentence).iloc[0]
        pairs["npmi"] = _npmi(pairs, "releases", "a_releases", "b_releases", int(totals["releases"]))
        pairs["npmi_sentences"] = _npmi(pairs, "sentences", "a_sentences", "b_sentences", int(totals["sentences"]))
        order = ["releases", "npmi", "entity_a", "entity_b"]
        table = pairs.sort_values(order, ascending=[False, False, True, True]).reset_index(drop=True)
        return table.reindex(columns=schema(Cooccurrence).names)


def _npmi(pairs: pd.DataFrame, together: str, one: str, other: str, total: int) -> NDArray[np.float64]:
    both, first, second = (pairs[column].to_numpy(np.int64) for column in (together, one, other))
    return npmi(both, first, second, total).round(4)
