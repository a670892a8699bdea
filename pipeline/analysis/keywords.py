"""Key terms of each release."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

import numpy as np
import pandas as pd

from pipeline.analysis._candidates import Candidate, candidates, mean_rarity, without_repeats
from pipeline.analysis._keyword_points import Seen, points
from pipeline.analysis._phrases import phrases
from pipeline.analysis._words import content_words, count, originals
from pipeline.found import TermFound
from pipeline.rows import Keyword, Mention, ReleaseRecord, Row
from pipeline.schema import schema
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Keywords(Analysis):
    """The names and noun phrases that tell most about a release; the spellings of a name are one term, under the fullest."""

    needs: ClassVar[Kinds] = (ReleaseRecord, TermFound, Mention)
    makes: ClassVar[type[Row]] = Keyword

    keywords: int = 15
    """How many terms of each release."""
    without: tuple[str, ...] = ()
    """Labels of the entities whose names shall be no terms: PERSON, AGENCY, ORG, PLACE, LAW."""

    def analyse(self, tables: Tables) -> pd.DataFrame:
        corpus = Corpus.of(tables)
        rows = [
            (release, rank, seen.candidate.term, score, seen.candidate.start, seen.candidate.end)
            for release, found in corpus.candidates()
            for rank, (score, seen) in enumerate(self._best([corpus.seen(release, each) for each in found]), start=1)
        ]
        return pd.DataFrame(rows, columns=schema(Keyword).names)

    def _best(self, found: list[Seen]) -> list[tuple[float, Seen]]:
        score = {id(seen.candidate): round(points(seen), 6) for seen in found}
        of = {id(seen.candidate): seen for seen in found}
        wanted = [seen.candidate for seen in found if seen.candidate.label not in self.without or not seen.candidate.label]
        ranked = sorted(wanted, key=lambda each: (-score[id(each)], each.start, each.end))
        return [(score[id(each)], of[id(each)]) for each in islice(without_repeats(ranked), self.keywords)]


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the candidates of one release are seen against."""

    terms: pd.DataFrame
    names: pd.DataFrame
    rarity: dict[str, float]
    only_here: frozenset[str]
    titles: dict[str, int]
    """The length of each release's title."""

    @classmethod
    def of(cls, tables: Tables) -> Corpus:
        releases, terms = tables[ReleaseRecord], tables[TermFound]
        ids = originals(releases)["release_id"]
        words, pieces = count(terms, ids, content_words), count(terms, ids, _pieces)
        scale = np.log(max(len(ids), 2))
        rarity = np.log(max(len(ids), 2) / np.maximum(words.frequency(), 1)) / scale
        return cls(
            terms.sort_values(["release_id", "start"]),
            tables[Mention].sort_values(["release_id", "start"]),
            dict(zip(words.terms, rarity.tolist(), strict=True)),
            frozenset(term for term, number in zip(pieces.terms, pieces.frequency(), strict=True) if number == 1),
            dict(zip(releases["release_id"], releases["title"].str.len(), strict=True)),
        )

    def candidates(self) -> Iterator[tuple[str, list[Candidate]]]:
        """The candidates of each release, releases in order of id."""
        columns = ["start", "end", "text", "label", "entity_id"]
        names = {
            release: list(zip(*(rows[c] for c in columns), strict=True)) for release, rows in self.names.groupby("release_id")
        }
        for release, rows in self.terms.groupby("release_id", sort=True):
            terms = zip(rows["start"], rows["text"], rows["form"], strict=True)
            yield str(release), candidates(terms, names.get(release, []))

    def seen(self, release: str, candidate: Candidate) -> Seen:
        return Seen(
            candidate,
            mean_rarity(candidate, self.rarity),
            candidate.form in self.only_here,
            candidate.first < self.titles[release],
        )


def _pieces(form: str) -> list[str]:
    words = form.split(" ")
    return [" ".join(words[first:last]) for first, last in phrases(form)]
