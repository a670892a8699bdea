"""The network: what a token is, what stands around it, and the probability of each tag.

It stands on what a spaCy model has learned already: the token vectors of the model's shared layer and of its own finder of
names, and what that decides. Beside them a token is embedded by hashes of its prefix, suffix and shape and of what the
lexicons and the release say of it; layers of convolution mix in its neighbours; a softmax gives the tags.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.decoding.blocks import Floats
from pipeline.tagging.tags import TAGS

if TYPE_CHECKING:
    from thinc.api import Model

WIDTH = 96
EMBEDDED = 48
DEPTH = 2
SHARED = 192
"""Width of the token vectors of the spaCy model: of its finder of names and of its shared layer, side by side."""
ROWS = (1000, 2500, 1500, 200, 2500, 64)
"""Rows of the tables of hashes: of prefix, suffix and shape, of the spaCy model's entity, of the facts of a word, of its place
in a known name."""


class Seen(NamedTuple):
    """A text for the network."""

    vectors: Floats
    """The spaCy model's vectors: (tokens, SHARED)."""
    columns: NDArray[np.uint64]
    """What is hashed: (tokens, len(ROWS))."""


def network() -> Model[list[Seen], list[Any]]:
    """A network without weights: texts in, for each the probabilities of its tokens' tags, shape (tokens, tags)."""
    from spacy.ml.models.tok2vec import MaxoutWindowEncoder
    from thinc.api import HashEmbed, Maxout, Softmax, chain, concatenate, list2ragged, ragged2list, with_array

    hashes: list[Model[Any, Any]] = [
        HashEmbed(EMBEDDED, rows, column=at, seed=at + 1, dropout=0.0) for at, rows in enumerate(ROWS)
    ]
    vectors, columns = (_part(at) for at in range(2))
    embedded: Model[list[Seen], Any] = concatenate(
        chain(columns, list2ragged(), with_array(concatenate(*hashes))), chain(vectors, list2ragged())
    )
    mixed: Model[Any, Any] = with_array(Maxout(WIDTH, EMBEDDED * len(ROWS) + SHARED, nP=3, dropout=0.0, normalize=True))
    encoder = MaxoutWindowEncoder(width=WIDTH, window_size=1, maxout_pieces=3, depth=DEPTH)
    return chain(embedded, mixed, ragged2list(), encoder, with_array(Softmax(len(TAGS), WIDTH)))


def _part(at: int) -> Model[list[Seen], list[Any]]:
    from thinc.api import Model

    return Model(Seen._fields[at], lambda model, seen, is_train: ([each[at] for each in seen], lambda gradient: []))
