"""From the rows of candidate terms to counts: how often each release uses each content word or phrase.

Forms repeat, so each distinct form is taken apart once and the counts are a product of two sparse matrices:
(releases × forms) · (forms × terms).
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipeline.analysis.shared.once import once
from pipeline.given.tables import asked, in_pieces
from pipeline.lexicons import words as lexicon
from pipeline.rows import ReleaseRecord, Row, TermFound
from pipeline.stages import Tables

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

LINKS = frozenset({"of", "for", "against", "on", "in", "to", "with", "from"})
ARTICLES = frozenset({"the", "a", "an"})
TEXTS = "SELECT release_id, text FROM releases WHERE release_id IN (SELECT unnest($ids))"
ORIGINALS = "SELECT release_id FROM releases WHERE duplicate_of IS NULL ORDER BY ALL"
USE = """
    WITH terms AS (SELECT release_id, form FROM {terms}),
    own AS (SELECT release_id, row_number() OVER (ORDER BY release_id) - 1 AS place FROM (SELECT DISTINCT release_id FROM terms)),
    forms AS (SELECT form, row_number() OVER (ORDER BY form) - 1 AS place FROM (SELECT DISTINCT form FROM terms))
    SELECT own.place::INTEGER AS release, forms.place::INTEGER AS form, count(*)::INTEGER AS times
    FROM terms JOIN own USING (release_id) JOIN forms USING (form) GROUP BY ALL ORDER BY ALL"""
"""How often each release uses each form, both by their places in order."""
WRITTEN = "SELECT form, text, count(*) AS times FROM terms_found GROUP BY ALL ORDER BY ALL"
AT_ONCE = 20_000
"""So many spellings are in memory together."""
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


def originals(tables: Tables) -> list[str]:
    """The releases that repeat no earlier one, by id. A story that was published twice counts once."""
    ids: list[str] = asked(tables, ORIGINALS, ReleaseRecord)["release_id"].tolist()
    return ids


def texts(tables: Tables, ids: list[str]) -> list[str]:
    """The texts of some of the releases, in the order of their ids."""
    found = asked(tables, TEXTS, ReleaseRecord, ids=ids)
    text = dict(zip(found["release_id"], found["text"], strict=True))
    return [str(text[release]) for release in ids]


def content_words(form: str) -> list[str]:
    """The words of a term's form that say what a text is about; a hyphen parts words as a blank does."""
    return [part for word in form.split(" ") for part in _parts(word)] if " " in form else [*_parts(form)]


@lru_cache(maxsize=100_000)
def _parts(word: str) -> tuple[str, ...]:
    return tuple(part for part in _WORD.findall(word.replace("'s", "")) if part not in _empty_words())


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """Which releases use which forms of terms (TermFound), shape (releases, forms): how often. Releases and forms are sorted."""

    releases: list[str]
    forms: list[str]
    used: csr_array

    def times(self) -> list[int]:
        """How often each form is said."""
        times: list[int] = self.used.sum(axis=0, dtype=np.int64).tolist()
        return times


@once(TermFound)
def terms_of(tables: Tables) -> Terms:
    """Of the table TermFound."""
    return _terms(tables, "terms_found", TermFound)


def terms_before(tables: Tables, place: str) -> Terms:
    """Of the table TermFound those that begin before a place of their release, which columns of ReleaseRecord tell."""
    before = f"(SELECT terms_found.* FROM terms_found JOIN releases USING (release_id) WHERE start < {place})"
    return _terms(tables, before, TermFound, ReleaseRecord)


def _terms(tables: Tables, terms: str, *kinds: type[Row]) -> Terms:
    releases, forms = (
        asked(tables, f"SELECT DISTINCT {column} FROM {terms} ORDER BY ALL", *kinds)[column].tolist()
        for column in ("release_id", "form")
    )
    use = asked(tables, USE.format(terms=terms), *kinds)
    rows, columns, times = (use[column].to_numpy() for column in ("release", "form", "times"))
    return Terms(releases, forms, _sparse(rows, columns, (len(releases), len(forms)), times))


def free_words(terms: Terms) -> Callable[[str], list[str]]:
    """The content words of a form without the halves of hyphenated names.

    A word is such a half if it stands in hyphenated words more than twice as often as free: Jean-Luc's Luc; not the words of
    anti-corruption, nor those of COVID-19, whose other part is no word.
    """
    said, bound, free = Counter[str](), Counter[str](), Counter[str]()
    for form, number in zip(terms.forms, terms.times(), strict=True):
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


def count(terms: Terms, releases: Iterable[str], parts: Callable[[str], Iterable[str]]) -> Counts:
    """Counts of the parts of each form in the terms of the releases with the given ids."""
    ids = sorted(releases)
    number: dict[str, int] = {}
    rows, columns = array("i"), array("i")
    for place, form in enumerate(terms.forms):
        for part in parts(form):
            rows.append(place)
            columns.append(number.setdefault(part, len(number)))
    names = sorted(number)
    place_of = np.empty(len(names), dtype=np.int32)
    place_of[np.fromiter((number[name] for name in names), np.int32, len(names))] = np.arange(len(names))
    del number
    own = place_of[np.frombuffer(columns, dtype=np.int32)] if columns else np.zeros(0, np.int32)
    made = _sparse(np.array(rows, dtype=np.int32), own, (len(terms.forms), len(names)))
    matrix = (_of_releases(terms, ids) @ made).tocsr()
    matrix.sort_indices()
    occurring = np.unique(matrix.indices)
    return Counts(ids, [names[i] for i in occurring], matrix if len(occurring) == len(names) else matrix[:, occurring])


def _of_releases(terms: Terms, ids: list[str]) -> csr_array:
    """The use of forms by some releases; one without terms uses none."""
    places = pd.Index(terms.releases).get_indexer(pd.Index(ids)) if ids and terms.releases else np.full(len(ids), -1)
    known = np.flatnonzero(places >= 0)
    return _sparse(known, places[known], (len(ids), len(terms.releases))) @ terms.used


def _as_written(tables: Tables) -> Iterator[tuple[str, str, int]]:
    """Each form of terms (TermFound) with each of its spellings, and how often it is so written."""
    for piece in in_pieces(tables, AT_ONCE, WRITTEN, TermFound):
        yield from zip(*(piece[column].tolist() for column in ("form", "text", "times")), strict=True)


def spellings(tables: Tables, words: Iterable[str]) -> list[str]:
    """For each content word its most frequent spelling in the terms, in lower case; no two words get the same."""
    seen: Counter[tuple[str, str]] = Counter()
    for form, text, number in _as_written(tables):
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


def written(phrases: Sequence[str], tables: Tables) -> list[str]:
    """Each phrase of content words as it is mostly written in the terms, capitals and all; a word between hyphens as it is."""
    wanted = frozenset(phrases)
    first = {phrase.split(" ")[0] for phrase in wanted}
    lengths = sorted({phrase.count(" ") + 1 for phrase in wanted})
    seen: dict[str, Counter[str]] = {phrase: Counter() for phrase in wanted}
    for form, text, number in _as_written(tables):
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


def _sparse(
    rows: NDArray[np.integer], columns: NDArray[np.integer], shape: tuple[int, int], values: NDArray[np.integer] | None = None
) -> csr_array:
    """A matrix of these values, 1 where there are none."""
    from scipy.sparse import coo_array

    places = rows.astype(np.int32), columns.astype(np.int32)
    data = np.ones(len(rows), dtype=np.float32) if values is None else values.astype(np.float32)
    return coo_array((data, places), shape=shape).tocsr()
