"""Terms that tell one part of the corpus from the rest: a publisher's, a year's, a topic's, and the whole corpus's own.

Keyness is the log-likelihood ratio G² of document frequencies (Dunning 1993, "Accurate methods for the statistics of
surprise and coincidence"; Rayson and Garside 2000): G² = 2 Σ O ln(O / E) over the releases of the part and of the rest. How great
the difference is says the log ratio (Hardie 2014): log2 of the quotient of the two shares, half a release added to each
so that it stays finite. Terms are the candidates of key terms: noun phrases, and names in whatever spelling; of two that nearly
the same releases use, one a piece of the other, the more telling stands for both.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pandas as pd

from pipeline.given.tables import asked
from pipeline.rows import CorpusKeyword, Entity, ReleaseRecord, ReleaseTopic, Row, TermSaid
from pipeline.rows.schema import schema
from pipeline.stages import Analysis, Kinds, Tables

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Line = tuple[str, int, float, float | None]


PARTS = """
    originals AS (SELECT release_id, publisher, published FROM releases WHERE duplicate_of IS NULL),
    parts AS (
        SELECT release_id, 0 AS place, 'corpus' AS "group", '' AS part FROM originals
        UNION ALL SELECT release_id, 1, 'publisher', publisher FROM originals
        UNION ALL SELECT release_id, 2, 'year', published[:4] FROM originals
        UNION ALL
        SELECT release_id, 3, 'topic', topic::VARCHAR FROM (
            SELECT DISTINCT ON (release_id) release_id, topic FROM release_topics ORDER BY release_id, weight DESC, topic
        ) JOIN originals USING (release_id)
    )"""
"""The parts of the corpus with their releases. A story that was published twice counts once."""
SIZES = f"""
    WITH {PARTS}
    SELECT "group", part, count(*) AS releases FROM parts WHERE part <> '' OR "group" = 'corpus'
    GROUP BY place, "group", part ORDER BY place, part"""
COUNTS = f"""
    WITH {PARTS},
    spelt AS (SELECT key, term, count(*) AS n FROM terms_said JOIN originals USING (release_id) GROUP BY ALL),
    mostly AS (SELECT DISTINCT ON (key) key, term FROM spelt ORDER BY key, n DESC, term),
    called AS (
        SELECT key, coalesce(nullif(name, ''), term) AS term FROM mostly LEFT JOIN entities ON entity_id = key
    ),
    used AS (SELECT DISTINCT called.term, release_id FROM terms_said JOIN called USING (key) JOIN originals USING (release_id)),
    every AS (SELECT term, count(*) AS everywhere FROM used GROUP BY term),
    often AS (SELECT * FROM every WHERE everywhere >= $least),
    most AS (SELECT * FROM every QUALIFY rank() OVER (ORDER BY everywhere DESC) <= $most)
    SELECT 'corpus' AS "group", '' AS part, term, everywhere AS here, everywhere FROM most
    UNION ALL
    SELECT "group", part, term, count(*) AS here, any_value(everywhere) AS everywhere
    FROM used JOIN often USING (term) JOIN parts USING (release_id) WHERE part <> ''
    GROUP BY "group", part, term HAVING here >= $least
    ORDER BY ALL"""
"""How many releases of each part use each term, and of all: of a part the terms of `least` of its releases, of the corpus as many
of the most used ones as `most` says."""
MOST = 5_000
"""Among so many terms the most used ones of the corpus are sought, of which many are pieces of others."""
ALIKE = 0.8
"""Nearly as many: at least so large a part."""


@dataclass(frozen=True)
class CorpusKeywords(Analysis):
    """The most used terms of the corpus, and the most telling ones of each publisher, year and topic."""

    needs: ClassVar[Kinds] = (ReleaseRecord, TermSaid, Entity, ReleaseTopic)
    makes: ClassVar[type[Row]] = CorpusKeyword

    keywords: int = 30
    """How many of the whole corpus and of each part."""
    significance: float = 15.13
    """Least G² of a part's term: the value that chance exceeds in 0.01 % of cases (χ², one degree of freedom)."""
    least_releases: int = 3
    """So many releases of a part at least use its terms."""

    def analyse(self, tables: Tables) -> pd.DataFrame:
        sizes = asked(tables, SIZES, ReleaseRecord, ReleaseTopic)
        counts = asked(tables, COUNTS, *self.needs, least=self.least_releases, most=MOST)
        every = int(sizes.loc[sizes["group"] == "corpus", "releases"].sum())
        rows = []
        for group, part, size in sizes.itertuples(index=False, name=None):
            use = Use.of(counts[(counts["group"] == group) & (counts["part"] == part)])
            lines = self._whole(use, every) if group == "corpus" else self._part(use, int(size), every)
            rows += [(group, part, *line) for line in lines]
        table = pd.DataFrame(rows, columns=["group", "part", "term", "releases", "score", "log_ratio"])
        return table.reindex(columns=schema(CorpusKeyword).names)

    def _whole(self, use: Use, every: int) -> list[Line]:
        """By the number of releases that use them; the score is their share of the releases."""
        best = self._best(use, use.here)
        return [(use.terms[i], int(use.here[i]), round(float(use.here[i]) / every, 6), None) for i in best]

    def _part(self, use: Use, size: int, every: int) -> list[Line]:
        there = use.everywhere - use.here
        score = keyness(use.here, there, size, every - size).round(6)
        ratio = log_ratio(use.here, there, size, every - size).round(6)
        score[score < max(self.significance, 1e-6)] = 0
        return [(use.terms[i], int(use.here[i]), float(score[i]), float(ratio[i])) for i in self._best(use, score)]

    def _best(self, use: Use, score: Floats) -> list[int]:
        """The terms of the greatest scores above 0, of pieces and wholes that nearly as many releases use the first."""
        forms, releases = use.forms, use.here
        told = np.flatnonzero(score > 0)
        ranked = sorted(told.tolist(), key=lambda i: (-score[i], -forms[i].count(" "), forms[i]))
        chosen: list[int] = []
        for i in ranked:
            if len(chosen) == self.keywords:
                break
            if not any(_one_within_other(forms[i], forms[j]) and _as_often(releases[i], releases[j]) for j in chosen):
                chosen.append(i)
        return chosen


def _one_within_other(one: str, other: str) -> bool:
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def _as_often(one: float, other: float) -> bool:
    return min(one, other) >= ALIKE * max(one, other)


@dataclass(frozen=True, eq=False)
class Use:
    """The terms of a part of the corpus, each once, and how many of its releases, and of all, use each; shape (terms,)."""

    terms: list[str]
    """Names as their entity is called, phrases as they are mostly written."""
    here: Floats
    everywhere: Floats

    @classmethod
    def of(cls, counts: pd.DataFrame) -> Use:
        here, everywhere = (counts[column].to_numpy(np.float64) for column in ("here", "everywhere"))
        return cls(counts["term"].tolist(), here, everywhere)

    @cached_property
    def forms(self) -> list[str]:
        """The terms in lower case."""
        return [term.lower() for term in self.terms]


def keyness(here: Floats, there: Floats, size_here: int, size_there: int) -> Floats:
    """G² of each term, negative where the part uses it less than the rest does.

    `here` and `there` are the releases of the part and of the rest that use each term, of shape (terms,).
    """
    if not size_here or not size_there:
        return np.zeros(len(here))
    rate = (here + there) / (size_here + size_there)
    score = 2 * (_surprise(here, size_here * rate) + _surprise(there, size_there * rate))
    return np.where(here / size_here >= there / size_there, score, -score)


def log_ratio(here: Floats, there: Floats, size_here: int, size_there: int) -> Floats:
    """log2 of the share of the part's releases over that of the rest's, shape (terms,)."""
    return np.asarray(np.log2((here + 0.5) / (size_here + 0.5)) - np.log2((there + 0.5) / (size_there + 0.5)))


def _surprise(observed: Floats, expected: Floats) -> Floats:
    some = observed > 0
    return np.where(some, observed * np.log(np.where(some, observed, 1) / np.where(some, expected, 1)), 0.0)
