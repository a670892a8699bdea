"""Co-occurrence: entities that releases and sentences name together, and how much more often than chance would have it.

The share is that of the releases (or of the sentences; in both cases of those that name anything) that name one or both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from pipeline.analysis.shared.npmi import npmi
from pipeline.rows import Cooccurrence, Mention, Sentence
from pipeline.schema import schema
from pipeline.stages import Analysis, Kinds, Tables

Pair = tuple[str, str]


@dataclass(frozen=True)
class Cooccurrences(Analysis):
    """Pairs of entities (a before b by id) that at least `releases` releases name together."""

    needs: ClassVar[Kinds] = (Mention, Sentence)
    makes: ClassVar[type[Cooccurrence]] = Cooccurrence
    releases: int = 2

    def analyse(self, tables: Tables) -> pd.DataFrame:
        mentions = tables[Mention]
        in_releases = _counts(mentions, ["release_id"])
        in_sentences = _counts(_with_sentence(mentions, tables[Sentence]), ["release_id", "index"])
        pairs = [pair for pair, releases in sorted(in_releases[1].items()) if releases >= self.releases]
        columns = [*zip(*pairs, strict=True)] or [(), ()], _of_pairs(pairs, *in_releases), _of_pairs(pairs, *in_sentences)
        table = pd.DataFrame(dict(zip(schema(Cooccurrence).names, chain(*columns), strict=True)))
        order = ["releases", "npmi", "entity_a", "entity_b"]
        return table.sort_values(order, ascending=[False, False, True, True]).reset_index(drop=True)


def _with_sentence(mentions: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The mentions with the index of the sentence in which each begins."""
    types = {"release_id": "object", "start": "int64"}  # pandas cannot join by columns of Arrow strings that are empty
    starts = sentences[["release_id", "start", "index"]].astype(types).sort_values("start")
    begun = mentions[["release_id", "start", "entity_id"]].astype(types).sort_values("start")
    return pd.merge_asof(begun, starts, on="start", by="release_id").dropna(subset=["index"])


def _counts(mentions: pd.DataFrame, unit: list[str]) -> tuple[Counter[str], Counter[Pair], int]:
    """How many units (releases, sentences) name each entity and each pair, and how many units name any."""
    single: Counter[str] = Counter()
    together: Counter[Pair] = Counter()
    named = mentions.groupby(unit)["entity_id"].agg(lambda ids: sorted(set(ids)))
    for ids in named:
        single.update(ids)
        together.update(combinations(ids, 2))
    return single, together, len(named)


def _of_pairs(pairs: Sequence[Pair], single: Counter[str], together: Counter[Pair], total: int) -> tuple[Any, Any]:
    """In how many units each pair stands, and its npmi."""
    counts = [(together[a, b], single[a], single[b]) for a, b in pairs]
    both, one, other = np.array(counts, dtype=np.int64).reshape(-1, 3).T
    return both, npmi(both, one, other, total).round(4)
