"""From the rows of candidate terms to counts: how often each release uses each content word.

Forms repeat, so each distinct form is taken apart once and the counts are a product of two sparse matrices:
(releases × forms) · (forms × words).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from pipeline.lexicons import words as lexicon

if TYPE_CHECKING:
    from scipy.sparse import csr_array

LINKS = frozenset({"of", "for", "against", "on", "in", "to", "with", "from"})
ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """Occurrences, shape (releases, words): rows are release ids, columns words, both sorted."""

    releases: list[str]
    words: list[str]
    matrix: csr_array


def originals(releases: pd.DataFrame) -> pd.DataFrame:
    """The releases that repeat no earlier one, by id. A story that was published twice counts once."""
    return releases[releases["duplicate_of"].isna()].sort_values("release_id", ignore_index=True)


def content_words(form: str) -> list[str]:
    """The words of a term's form that say what a text is about."""
    empty = _empty_words()
    bare = (word.removesuffix("'s") for word in form.split(" "))
    return [word for word in bare if len(word) > 1 and word[0].isalpha() and word not in empty]


def spellings(terms: pd.DataFrame) -> dict[str, str]:
    """Each content word's most frequent spelling in the terms, in lower case (of equals the first in the alphabet)."""
    pairs = terms.groupby(["form", "text"], observed=True, as_index=False).size()
    seen: dict[str, Counter[str]] = {}
    for form, text, count in zip(pairs["form"], pairs["text"], pairs["size"], strict=True):
        for word, spelling in zip(form.split(" "), text.lower().split(" "), strict=True):
            bare = word.removesuffix("'s")
            seen.setdefault(bare, Counter())[spelling if bare == word else spelling[:-2]] += count
    return {word: min(spelt, key=lambda spelling: (-spelt[spelling], spelling)) for word, spelt in seen.items()}


def is_weak(word: str) -> bool:
    """Whether a word of a form says nothing by itself."""
    return len(word) < 2 or word.removesuffix("'s") in _empty_words()


def count_words(terms: pd.DataFrame, releases: pd.DataFrame) -> Counts:
    """Counts of the content words in the terms (TermFound) of the given releases (ReleaseRecord)."""
    ids = sorted(releases["release_id"])
    rows = pd.Index(ids).get_indexer(pd.Index(terms["release_id"]))
    forms, distinct = pd.factorize(terms["form"], sort=True)
    known = rows >= 0
    used = _sparse(rows[known], forms[known], (len(ids), len(distinct)))
    parts = [(i, word) for i, form in enumerate(distinct) for word in content_words(form)]
    columns, words = pd.factorize(np.array([word for _, word in parts], dtype=object), sort=True)
    made = _sparse(np.array([i for i, _ in parts], dtype=np.int64), columns, (len(distinct), len(words)))
    matrix = (used @ made).tocsr()
    occurring = np.flatnonzero(np.asarray(matrix.sum(axis=0)).ravel())
    return Counts(ids, [words[i] for i in occurring], matrix[:, occurring])


@cache
def _empty_words() -> frozenset[str]:
    return LINKS | ARTICLES | frozenset(lexicon("weak_words"))


def _sparse(rows: Any, columns: Any, shape: tuple[int, int]) -> csr_array:
    from scipy.sparse import coo_array

    return coo_array((np.ones(len(rows)), (rows, columns)), shape=shape).tocsr()
