"""Co-occurrence: entities that releases and sentences name together, and how much more often than chance would have it.

Normalised pointwise mutual information: npmi(a, b) = ln(p(a, b) / (p(a) p(b))) / -ln p(a, b), where p is the share of releases
(or of sentences; in both cases of those that name anything) that name a, b or both; 1: never one without the other, 0: as
chance, -1: never together. Reference: G. Bouma, "Normalized (pointwise) mutual information in collocation extraction",
Proceedings of GSCL (2009), 31-40.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from math import log
from typing import ClassVar

import pandas as pd

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
        rows = [
            (*pair, *_of_pair(pair, *in_releases), *_of_pair(pair, *in_sentences))
            for pair, releases in sorted(in_releases[1].items())
            if releases >= self.releases
        ]
        table = pd.DataFrame(rows, columns=schema(Cooccurrence).names)
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


def _of_pair(pair: Pair, single: Counter[str], together: Counter[Pair], total: int) -> tuple[int, float]:
    a, b = pair
    return together[pair], npmi(single[a], single[b], together[pair], total)


def npmi(a: int, b: int, both: int, units: int) -> float:
    """Normalised pointwise mutual information from counts of releases or sentences, -1 to 1; 1 where every one names both."""
    if both == 0:
        return -1.0
    if both == units:
        return 1.0
    return round(log(both * units / (a * b)) / -log(both / units), 4)
