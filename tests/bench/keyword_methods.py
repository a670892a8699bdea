"""Keyword methods from their papers, on the same candidates as ours, to measure against."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from pipeline.analysis.shared.phrases import phrases
from pipeline.analysis.shared.words import content_words, count, terms_of
from pipeline.rows import ReleaseRecord, Row, TermFound

Frames = Mapping[type[Row], pd.DataFrame]
Terms = dict[str, list[str]]
MOST = 15
WINDOW = 10
"""Of co-occurrence, in content words (PositionRank's own setting)."""


def first_phrases(tables: Frames, releases: Sequence[str]) -> Terms:
    """The noun phrases in the order in which they are written."""
    return {release: _unlike(_candidates(rows)) for release, rows in _rows(tables, releases)}


def tf_idf(tables: Frames, releases: Sequence[str]) -> Terms:
    """Phrases by tf · ln(n / df) of the phrase (Sparck Jones 1972; with phrase candidates, Medelyan 2009)."""
    ids = tables[ReleaseRecord]["release_id"]
    pieces = count(terms_of(tables), ids, _pieces)
    frequency = dict(zip(pieces.terms, pieces.frequency().tolist(), strict=True))
    found = {}
    for release, rows in _rows(tables, releases):
        terms, forms = _candidates(rows), Counter(form for form, _ in _candidates(rows))
        score = {form: n * math.log(len(ids) / max(frequency.get(form, 1), 1)) for form, n in forms.items()}
        found[release] = _unlike(sorted(terms, key=lambda term: -score[term[0]]))
    return found


def position_rank(tables: Frames, releases: Sequence[str]) -> Terms:
    """Sum of its words' scores in a random walk over their co-occurrences, biased to words that stand early and often.

    Florescu and Caragea 2017, "PositionRank: an unsupervised approach to keyphrase extraction from scholarly documents",
    ACL; damping 0.85, window 10, words of the noun phrases only.
    """
    found = {}
    for release, rows in _rows(tables, releases):
        words = [word for form in rows["form"] for word in content_words(form)]
        score = _walk(words)
        terms = _candidates(rows)
        found[release] = _unlike(sorted(terms, key=lambda term: -sum(score.get(word, 0.0) for word in content_words(term[0]))))
    return found


METHODS: Mapping[str, Callable[[Frames, Sequence[str]], Terms]] = {
    "first phrases": first_phrases,
    "TF-IDF": tf_idf,
    "PositionRank": position_rank,
}


def _walk(words: Sequence[str]) -> dict[str, float]:
    bias: defaultdict[str, float] = defaultdict(float)
    bonds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for place, word in enumerate(words):
        bias[word] += 1 / (place + 1)
        for other in words[place + 1 : place + WINDOW]:
            if other != word:
                bonds[word][other] += 1
                bonds[other][word] += 1
    total = sum(bias.values())
    score = {word: 1 / len(bias) for word in bias}
    for _ in range(60):
        flow = {word: score[word] / max(sum(bonds[word].values()), 1) for word in bias}
        score = {
            word: 0.15 * bias[word] / total + 0.85 * sum(n * flow[other] for other, n in bonds[word].items()) for word in bias
        }
    return score


def _rows(tables: Frames, releases: Sequence[str]) -> list[tuple[str, pd.DataFrame]]:
    terms = tables[TermFound]
    own = terms[terms["release_id"].isin(releases)].sort_values(["release_id", "start"])
    return [(str(release), rows) for release, rows in own.groupby("release_id")]


def _candidates(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Form and text of each candidate, as often as it is said."""
    found = []
    for form, text in zip(rows["form"], rows["text"], strict=True):
        forms, words = form.split(" "), text.split(" ")
        found += [(" ".join(forms[i:j]), " ".join(words[i:j])) for i, j in phrases(form)]
    return found


def _pieces(form: str) -> list[str]:
    words = form.split(" ")
    return [" ".join(words[i:j]) for i, j in phrases(form)]


def _unlike(ranked: Sequence[tuple[str, str]]) -> list[str]:
    best: dict[str, str] = {}
    for form, text in ranked:
        best.setdefault(form, text)
    return list(best.values())[:MOST]
