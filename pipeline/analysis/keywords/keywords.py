"""Key terms of each release."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

import pandas as pd

from pipeline.analysis.keywords.by_release import by_release
from pipeline.analysis.keywords.candidates import Candidate, candidates
from pipeline.analysis.keywords.points import Seen, points
from pipeline.analysis.shared.phrases import phrases
from pipeline.analysis.shared.words import content_words, count, originals
from pipeline.rows import Keyword, Mention, ReleaseRecord, Row, TermFound
from pipeline.schema import schema
from pipeline.stages import Analysis, Kinds, Tables

AT_ONCE = 50_000
"""So many rows become a piece of the table, which needs less memory than they do."""
END = "\U0010ffff"
"""Behind every id."""


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
        rows = (
            (release, rank, each.term, score, each.start, each.end)
            for release, found in corpus.candidates()
            for rank, (score, each) in enumerate(self._best(corpus, release, found), start=1)
        )
        pieces = [pd.DataFrame(columns=schema(Keyword).names)]
        while some := list(islice(rows, AT_ONCE)):
            pieces.append(pd.DataFrame(some, columns=schema(Keyword).names))
        return pd.concat(pieces[1:] or pieces, ignore_index=True)

    def _best(self, corpus: Corpus, release: str, found: list[Candidate]) -> Iterator[tuple[float, Candidate]]:
        wanted = [each for each in found if not each.label or each.label not in self.without]
        scored = [(round(points(corpus.seen(release, each)), 6), each) for each in wanted]
        scored.sort(key=lambda pair: (-pair[0], pair[1].start, pair[1].end))
        return islice(_without_repeats(scored), self.keywords)


def _without_repeats(ranked: Iterable[tuple[float, Candidate]]) -> Iterator[tuple[float, Candidate]]:
    """The candidates without those that say no more, or only more words, than one before them."""
    kept: list[frozenset[str]] = []
    for score, each in ranked:
        words = frozenset(content_words(each.form)) or frozenset({each.form})
        if not any(words <= other or other <= words for other in kept):
            kept.append(words)
            yield score, each


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
        everywhere = max(len(ids), 2)
        words, pieces = _frequencies(terms, ids, content_words), _frequencies(terms, ids, _pieces)
        return cls(
            terms,
            tables[Mention],
            {word: math.log(everywhere / number) / math.log(everywhere) for word, number in words.items()},
            frozenset(term for term, number in pieces.items() if number == 1),
            dict(zip(releases["release_id"], releases["title"].str.len(), strict=True)),
        )

    def candidates(self) -> Iterator[tuple[str, list[Candidate]]]:
        """The candidates of each release that has terms, releases in order of id."""
        names = by_release(self.names, ["start", "end", "text", "label", "entity_id"])
        named, own = next(names, ("", []))
        for release, terms in by_release(self.terms, ["start", "text", "form"]):
            while named < release:
                named, own = next(names, (END, []))
            yield release, candidates(terms, own if named == release else [])

    def seen(self, release: str, candidate: Candidate) -> Seen:
        rarity = [self.rarity.get(word, 1.0) for word in content_words(candidate.form)]
        return Seen(
            words=candidate.words,
            label=candidate.label,
            count=candidate.count,
            first=candidate.first,
            of_name=candidate.of_name,
            rarity=sum(rarity) / len(rarity) if rarity else 1.0,
            only_here=candidate.form in self.only_here,
            in_title=candidate.first < self.titles[release],
        )


def _frequencies(terms: pd.DataFrame, releases: Iterable[str], parts: Callable[[str], list[str]]) -> dict[str, int]:
    """In how many of the releases each part of a form stands."""
    counts = count(terms, releases, parts)
    return dict(zip(counts.terms, counts.frequency().tolist(), strict=True))


def _pieces(form: str) -> list[str]:
    words = form.split(" ")
    return [" ".join(words[first:last]) for first, last in phrases(form)]
