"""From the rows of candidate terms to counts: how often each release uses each content word or phrase.

Forms repeat, so each distinct form is taken apart once and the counts are a product of two sparse matrices:
(releases × forms) · (forms × terms).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipeline.analysis.shared.once import of_table
from pipeline.lexicons import words as lexicon

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

LINKS = frozenset({"of", "for", "against", "on", "in", "to", "with", "from"})
ARTICLES = frozenset({"the", "a", "an"})
_WORD = re.compile(r"(?<![\w.'’])[^\W\d_]\w+(?![\w.'’])")
_PARTING = re.compile("[ -]")


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """Occurrences, shape (releases, terms): rows are release ids, columns words or phrases, both sorted."""

    releases: list[str]
    terms: list[str]
    matrix: csr_array

    def frequency(self) -> NDArray[np.int64]:
        """The number of releases that use each term, shape (terms,)."""
        return np.bincount(self.matrix.indices, minlength=len(self.terms))


def originals(releases: pd.DataFrame) -> pd.DataFrame:
    """The releases that repeat no earlier one, by id. A story that was published twice counts once."""
    return releases[releases["duplicate_of"].isna()].sort_values("release_id", ignore_index=True)


def texts(releases: pd.DataFrame, ids: list[str]) -> list[str]:
    """The texts of some of the releases, in the order of their ids."""
    places = pd.Index(releases["release_id"]).get_indexer(pd.Index(ids))
    return [str(text) for text in releases["text"].iloc[places]]


def content_words(form: str) -> list[str]:
    """The words of a term's form that say what a text is about; a hyphen parts words as a blank does."""
    return [part for word in form.split(" ") for part in _parts(word)]


@lru_cache(maxsize=100_000)
def _parts(word: str) -> tuple[str, ...]:
    return tuple(part for part in _WORD.findall(word.replace("'s", "")) if part not in _empty_words())


def free_words(terms: pd.DataFrame) -> Callable[[str], list[str]]:
    """The content words of a form without the halves of hyphenated names.

    A word is such a half if it stands in hyphenated words more than twice as often as free: Jean-Luc's Luc; not the words of
    anti-corruption, nor those of COVID-19, whose other part is no word.
    """
    said, bound, free = Counter[str](), Counter[str](), Counter[str]()
    forms = _forms(terms)
    for form, number in zip(forms.distinct, np.bincount(forms.codes, minlength=len(forms.distinct)).tolist(), strict=True):
        for word in form.split(" "):
            said[word] += number
    for word, number in said.items():
        parts = content_words(word)
        (bound if len(parts) > 1 else free).update(dict.fromkeys(parts, number))
    halves = frozenset(word for word, number in bound.items() if number > 2 * free[word])
    return lambda form: [word for word in content_words(form) if word not in halves]


def is_weak(word: str) -> bool:
    """Whether a word of a form says nothing by itself."""
    return len(word) < 2 or word.removesuffix("'s") in _empty_words()


def count(terms: pd.DataFrame, releases: Iterable[str], parts: Callable[[str], Iterable[str]]) -> Counts:
    """Counts of the parts of each form in the terms (TermFound) of the releases with the given ids."""
    ids = sorted(releases)
    codes, own = pd.factorize(terms["release_id"])
    rows = pd.Index(ids).get_indexer(pd.Index(own))[codes]
    forms = _forms(terms)
    distinct, known = forms.distinct, rows >= 0
    used = _sparse(rows[known], forms.codes[known], (len(ids), len(distinct)))
    pairs = [(i, part) for i, form in enumerate(distinct) for part in parts(form)]
    columns, names = pd.factorize(np.array([part for _, part in pairs], dtype=object), sort=True)
    made = _sparse(np.array([i for i, _ in pairs], dtype=np.int64), columns, (len(distinct), len(names)))
    matrix = (used @ made).tocsr()
    matrix.sort_indices()
    occurring = np.unique(matrix.indices)
    return Counts(ids, [names[i] for i in occurring], matrix if len(occurring) == len(names) else matrix[:, occurring])


@dataclass(frozen=True, slots=True)
class Forms:
    """The distinct forms of terms, in order, and the place of each term's among them, shape (terms,)."""

    codes: NDArray[np.int64]
    distinct: list[str]


@of_table
def _forms(terms: pd.DataFrame) -> Forms:
    codes, distinct = pd.factorize(terms["form"], sort=True)
    return Forms(codes, distinct.tolist())


@of_table
def _as_written(terms: pd.DataFrame) -> list[tuple[str, str, int]]:
    """Each form with each of its spellings and how often it is so written."""
    pairs = terms.groupby(["form", "text"], observed=True, as_index=False).size()
    return list(zip(pairs["form"].tolist(), pairs["text"].tolist(), pairs["size"].tolist(), strict=True))


def spellings(terms: pd.DataFrame, words: Iterable[str]) -> list[str]:
    """For each content word its most frequent spelling in the terms, in lower case; no two words get the same."""
    seen: Counter[tuple[str, str]] = Counter()
    for form, text, number in _as_written(terms):
        for word, spelling in zip(_PARTING.split(form), _PARTING.split(text.lower()), strict=True):
            bare = word.removesuffix("'s")
            seen[bare, spelling if bare == word else spelling[:-2]] += number
    chosen: dict[str, str] = {}
    taken: set[str] = set()
    for word, spelling in sorted(seen, key=lambda pair: (-seen[pair], pair)):
        if word not in chosen and spelling not in taken:
            chosen[word] = spelling
            taken.add(spelling)
    return [chosen.get(word, word) for word in words]


def written(phrases: Sequence[str], terms: pd.DataFrame) -> list[str]:
    """Each phrase of content words as it is mostly written in the terms, capitals and all; a word between hyphens as it is."""
    wanted = frozenset(phrases)
    first = {phrase.split(" ")[0] for phrase in wanted}
    lengths = sorted({phrase.count(" ") + 1 for phrase in wanted})
    seen: dict[str, Counter[str]] = {phrase: Counter() for phrase in wanted}
    for form, text, number in _as_written(terms):
        forms, words = form.split(" "), text.split(" ")
        for start, end in _stretches(forms, first, lengths):
            if (phrase := " ".join(forms[start:end])) in wanted:
                seen[phrase][" ".join(words[start:end])] += number
    return [min(seen[phrase], key=lambda text: (-seen[phrase][text], text), default=phrase) for phrase in phrases]


def _stretches(words: Sequence[str], first: Container[str], lengths: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The places of every stretch of words that begins with one of the first words and has one of the lengths."""
    for start in (i for i, word in enumerate(words) if word in first):
        yield from ((start, start + length) for length in lengths if start + length <= len(words))


@cache
def _empty_words() -> frozenset[str]:
    return LINKS | ARTICLES | frozenset(lexicon("weak_words"))


def _sparse(rows: NDArray[np.int64], columns: NDArray[np.int64], shape: tuple[int, int]) -> csr_array:
    from scipy.sparse import coo_array

    places = rows.astype(np.int32), columns.astype(np.int32)
    return coo_array((np.ones(len(rows), dtype=np.float32), places), shape=shape).tocsr()
