"""The network at work: the same layers as in `network.py`, on many texts at once, in products whose rows do not depend on
one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from pipeline.decoding.blocks import TALL, Floats, product
from pipeline.decoding.layers import Layer, Maxout, weights_of
from pipeline.decoding.windows import Windows
from pipeline.tagging.network import Seen

AT_ONCE = 8 * TALL


@dataclass(frozen=True, slots=True)
class Tagger:
    """A network with its weights: texts → the probabilities of their tokens' tags."""

    hashed: Sequence[Any]
    mixer: Maxout
    windows: Windows
    weights: Floats  # (width, tags)
    bias: Floats  # (tags)

    @classmethod
    def of(cls, network: Layer) -> Self:
        """The layers of a network that has weights."""
        nodes = list(network.walk(order="dfs_pre"))
        softmax = next(node for node in nodes if node.name == "softmax")
        encoder = next(node for node in nodes if node.name.startswith("with_array(residual"))
        return cls(
            [node for node in nodes if node.name == "hashembed"],
            Maxout.all_of(network)[0],
            Windows.of(encoder),
            np.ascontiguousarray(weights_of(softmax, "W").T),
            weights_of(softmax, "b"),
        )

    def __call__(self, seen: Sequence[Seen]) -> list[Floats]:
        """For each text the probabilities of its tokens' tags: (tokens, tags)."""
        lengths = [len(each.columns) for each in seen]
        vectors = self.windows(self._mixed(seen), lengths)
        return np.split(_softmax(product(vectors, self.weights) + self.bias), np.cumsum(lengths)[:-1])

    def _mixed(self, seen: Sequence[Seen]) -> Floats:
        """The vectors of the tokens before their context is looked at: (tokens, width). What they are mixed from is five times as
        wide, so that it is made for some tokens at a time."""
        columns = np.concatenate([each.columns for each in seen])
        vectors = np.concatenate([each.vectors for each in seen])
        mixed = np.empty((len(columns), len(self.mixer.scale)), np.float32)
        for start in range(0, len(columns), AT_ONCE):
            some = slice(start, start + AT_ONCE)
            mixed[some] = self.mixer(product(self._embedded(columns[some], vectors[some]), self.mixer.weights))
        return mixed

    def _embedded(self, columns: Any, vectors: Floats) -> Floats:
        """(tokens, width of all tables and of the spaCy model's vectors)."""
        parts = [layer.predict(np.ascontiguousarray(column)) for layer, column in zip(self.hashed, columns.T, strict=True)]
        return np.hstack([*parts, vectors])


def _softmax(scores: Floats) -> Floats:
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(scores / scores.sum(axis=1, keepdims=True), np.float32)
