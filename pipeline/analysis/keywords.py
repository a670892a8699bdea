"""Key terms of each release."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd

from pipeline.analysis._phrases import phrases
from pipeline.analysis._words import Counts, content_words, count, originals
from pipeline.rows import Keyword, ReleaseRecord, Row, TermFound
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(slots=True)
class _Candidate:
    """A term of one release: how often, and where it is first written."""

    text: str
    start: int
    end: int
    count: int = 0


@dataclass(frozen=True)
class Keywords(Analysis):
    """The terms that tell most about a release: frequent in it, rare elsewhere, early, of more than one word."""

    needs: ClassVar[Kinds] = (ReleaseRecord, TermFound)
    makes: ClassVar[type[Row]] = Keyword

    keywords: int = 15
    """How many terms of each release."""

    def analyse(self, tables: Tables) -> pd.DataFrame:
        releases, terms = tables[ReleaseRecord], tables[TermFound]
        counts = count(terms, originals(releases)["release_id"], content_words)
        rarity = _rarity(counts)
        lengths = dict(zip(releases["release_id"], releases["text"].str.len(), strict=True))
        rows = [
            (release, rank, candidate.text, score, candidate.start, candidate.end)
            for release, found in _by_release(terms)
            for rank, (score, candidate) in enumerate(self._best(found, rarity, lengths[release]), start=1)
        ]
        return pd.DataFrame(rows, columns=["release_id", "rank", "term", "score", "start", "end"])

    def _best(self, found: dict[str, _Candidate], rarity: dict[str, float], length: int) -> list[tuple[float, _Candidate]]:
        scored = sorted(
            ((round(_score(form, each, rarity, length), 6), each) for form, each in found.items()),
            key=lambda pair: (-pair[0], pair[1].start, pair[1].end),
        )
        return _without_repeats(scored)[: self.keywords]


def _by_release(terms: pd.DataFrame) -> Iterator[tuple[str, dict[str, _Candidate]]]:
    """The candidates of each release by form, releases in order of id."""
    ordered = terms.sort_values(["release_id", "start"])
    for release, rows in ordered.groupby("release_id", sort=False):
        found: dict[str, _Candidate] = {}
        for start, text, form in zip(rows["start"], rows["text"], rows["form"], strict=True):
            written, forms = text.split(" "), form.split(" ")
            for first, last in phrases(form):
                key = " ".join(forms[first:last])
                at = start + sum(len(word) + 1 for word in written[:first])
                term = " ".join(written[first:last])
                found.setdefault(key, _Candidate(term, at, at + len(term))).count += 1
        yield str(release), found


def _score(form: str, candidate: _Candidate, rarity: dict[str, float], length: int) -> float:
    parts = [rarity.get(word, 0.0) for word in content_words(form)]
    if not parts:
        return 0.0
    position = 1 - candidate.start / max(length, 1)
    return sum(parts) / math.sqrt(len(parts)) * (1 + math.log(candidate.count)) * (0.5 + position)


def _without_repeats(scored: list[tuple[float, _Candidate]]) -> list[tuple[float, _Candidate]]:
    """Without the terms that share most of their place with a better one."""
    taken: defaultdict[int, bool] = defaultdict(bool)
    kept = []
    for score, each in scored:
        if score > 0 and not any(taken[at] for at in (each.start, each.end - 1)):
            kept.append((score, each))
            taken.update(dict.fromkeys(range(each.start, each.end), True))
    return kept


def _rarity(counts: Counts) -> dict[str, float]:
    """Inverse document frequency of each word: ln(1 + n / df)."""
    frequency = np.bincount(counts.matrix.indices, minlength=len(counts.terms))
    return dict(zip(counts.terms, np.log1p(len(counts.releases) / np.maximum(frequency, 1)).tolist(), strict=True))
