"""Candidates: the few tokens that a stage looks at, found without a walk over all of them in Python."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


def candidates(doc: Doc, words: Collection[str]) -> Iterator[tuple[Span, list[Token]]]:
    """The sentences that hold some words, each with its tokens whose lower-case form or lemma is one of them, in order."""
    if not len(doc):
        return
    known = _numbers(frozenset(words))
    found = np.flatnonzero(np.isin(doc.to_array(["LOWER", "LEMMA"]).astype(np.uint64), known).any(axis=1))
    starts, sentences = _sentences(doc)
    places = np.searchsorted(starts, found, side="right") - 1
    for place, pairs in groupby(zip(places.tolist(), found.tolist(), strict=True), key=lambda pair: pair[0]):
        yield sentences[place], [doc[i] for _, i in pairs]


@lru_cache(maxsize=8)
def _numbers(words: frozenset[str]) -> NDArray[np.uint64]:
    """spaCy's numbers of words, which are the same in every vocabulary."""
    from spacy.strings import get_string_id

    return np.array([get_string_id(word) for word in words], dtype=np.uint64)


def token_at(doc: Doc, offset: int) -> int:
    """Index of the last token that begins at or before an offset."""
    return bisect_right(doc, offset, key=lambda token: token.idx) - 1


def sentence_of(doc: Doc, i: int) -> Span:
    """The sentence that holds a token."""
    starts, sentences = _sentences(doc)
    return sentences[bisect_right(starts, i) - 1]


@lru_cache(maxsize=1)
def _sentences(doc: Doc) -> tuple[list[int], list[Span]]:
    """The first tokens of the sentences, and these, remembered for the release at hand: many rules ask for them."""
    starts = [0, *(np.flatnonzero(doc.to_array("SENT_START")[1:] == 1) + 1).tolist()]
    return starts, [doc[start:end] for start, end in pairwise([*starts, len(doc)])]
