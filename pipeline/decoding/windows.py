"""Tokens seen in their context: spaCy's encoder of maxout windows, for many texts at once.

Source: spaCy, `ml/models/tok2vec.py` (MaxoutWindowEncoder); thinc, `layers/expand_window.py`, `residual.py`, `with_array.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from pipeline.decoding.blocks import TALL, Floats, Ints
from pipeline.decoding.layers import Layer, Maxout


@dataclass(frozen=True, slots=True)
class Windows:
    """The layers, each of which adds to a token's vector what it makes of it and its neighbours."""

    layers: Sequence[Maxout]
    reach: int  # neighbours on either side that a layer sees
    margin: int  # rows of nothing around a text, so that no layer sees one text from another

    @classmethod
    def of(cls, encode: Layer) -> Self:
        """The encoder with the weights of spaCy's."""
        window = next(node for node in encode.walk() if node.name == "expand_window")
        return cls(Maxout.all_of(encode), window.attrs["window_size"], encode.attrs["pad"])

    def __call__(self, vectors: Floats, lengths: Sequence[int]) -> Floats:
        """The vectors of the tokens of texts of some lengths, one text after another: (tokens, width) → the same shape."""
        places = self._places(lengths)
        height = -(-(len(vectors) + self.margin * (len(lengths) + 1)) // TALL) * TALL
        rows = np.zeros((height + 2 * self.reach, vectors.shape[1]), np.float32)
        rows[places] = vectors
        for layer in self.layers:
            rows = self._seen_through(layer, rows)
        return rows[places]

    def _places(self, lengths: Sequence[int]) -> Ints:
        """Where the tokens stand among the rows."""
        margins = self.margin * np.repeat(np.arange(1, len(lengths) + 1), lengths)
        return self.reach + margins + np.arange(sum(lengths))

    def _seen_through(self, layer: Maxout, rows: Floats) -> Floats:
        """The rows after one layer, block by block, of one height each as in `blocks.py`."""
        made, width = rows.copy(), rows.shape[1]
        inputs = np.empty((TALL, len(layer.weights)), np.float32)
        products = np.empty((TALL, layer.weights.shape[1]), np.float32)
        for start in range(0, len(rows) - 2 * self.reach, TALL):
            for place in range(2 * self.reach + 1):
                inputs[:, place * width : (place + 1) * width] = rows[start + place : start + place + TALL]
            np.matmul(inputs, layer.weights, out=products)
            made[start + self.reach : start + self.reach + TALL] += layer(products)
        return made
