"""The candidate phrases inside a row of terms: a chain of noun phrases holds shorter terms."""

from __future__ import annotations

from functools import lru_cache

from pipeline.analysis.shared.words import ARTICLES, LINKS, is_weak


@lru_cache(maxsize=100_000)
def phrases(form: str) -> tuple[tuple[int, int], ...]:
    """Word ranges (first, last exclusive) of the terms in a form.

    Every noun phrase of the chain from each of its words to its end ("foreign public officials", "public officials",
    "officials"), and the same with the next link ("bribery of foreign public officials"). None is a lone weak word.
    """
    words = form.split(" ")
    parts = _parts(words)
    found: list[tuple[int, int]] = []
    for i, (first, last) in enumerate(parts):
        ends = [last] + ([parts[i + 1][1]] if i + 1 < len(parts) else [])
        found += [(start, end) for end in ends for start in range(first, last)]
    return tuple((start, end) for start, end in found if not all(map(is_weak, words[start:end])))


def noun_phrases(form: str) -> list[str]:
    """The terms in a form of two to four words, links and articles counted."""
    words = form.split(" ")
    return [bare(" ".join(words[first:last])) for first, last in phrases(form) if 2 <= last - first <= 4]


def bare(phrase: str) -> str:
    """A phrase, as form or as written, without a possessive ending."""
    return phrase.removesuffix("'s").removesuffix("’s")


def _parts(words: list[str]) -> list[tuple[int, int]]:
    """Ranges of the noun phrases between the links, articles and possessives of a chain."""
    parts, first = [], 0
    for i, word in enumerate(words):
        if word in LINKS or word in ARTICLES:
            if first < i:
                parts.append((first, i))
            first = i + 1
        elif word.endswith("'s"):
            parts.append((first, i + 1))
            first = i + 1
    return [*parts, (first, len(words))] if first < len(words) else parts
