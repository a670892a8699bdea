"""A maxout layer that is normalised, as spaCy's encoders stack them.

Source: thinc, `layers/maxout.py` and `layers/layernorm.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, TypeAlias, cast

import numpy as np

from pipeline.decoding.blocks import Floats

if TYPE_CHECKING:
    from thinc.model import Model

Layer: TypeAlias = "Model[Any, Any]"
EPSILON = np.float32(1e-8)


def weights_of(layer: Layer, name: str) -> Floats:
    """An array of thinc's layer."""
    return cast(Floats, layer.get_param(name))


def piecewise(array: Floats) -> Floats:
    """(…, units, pieces) → (…, pieces × units): the units' first pieces, then the second ones.

    The largest piece of every unit is then the largest of a few long runs, which a processor compares at once.
    """
    return np.ascontiguousarray(np.swapaxes(array, -1, -2)).reshape(*array.shape[:-2], -1)


def largest(pieces: Floats, units: int) -> Floats:
    """(n, pieces × units) → (n, units): the largest piece of every unit."""
    best = pieces[:, :units]
    for start in range(units, pieces.shape[1], units):
        best = np.maximum(best, pieces[:, start : start + units])
    return best


@dataclass(frozen=True, slots=True)
class Maxout:
    """The largest of the pieces of every unit, brought to mean 0 and variance 1, then scaled and shifted."""

    weights: Floats  # (inputs, pieces × units)
    bias: Floats  # (pieces × units)
    scale: Floats  # (units)
    shift: Floats  # (units)

    @classmethod
    def of(cls, maxout: Layer, norm: Layer) -> Self:
        """The layer with the weights of thinc's two."""
        weights = np.moveaxis(weights_of(maxout, "W"), 2, 0)  # units, pieces, inputs → inputs, units, pieces
        return cls(piecewise(weights), piecewise(weights_of(maxout, "b")), weights_of(norm, "G"), weights_of(norm, "b"))

    @classmethod
    def all_of(cls, model: Layer) -> list[Self]:
        """The layers inside thinc's model, in order."""
        nodes = list(model.walk(order="dfs_pre"))
        norms = (node for node in nodes if node.name == "layernorm")
        return [cls.of(node, norm) for node, norm in zip((node for node in nodes if node.name == "maxout"), norms, strict=True)]

    def __call__(self, products: Floats) -> Floats:
        """What the layer makes of inputs that are multiplied by its weights: (n, pieces × units) → (n, units).

        `products` is overwritten.
        """
        products += self.bias
        made = largest(products, len(self.scale))
        made -= made.mean(axis=1, keepdims=True)
        variance = np.square(made).mean(axis=1, keepdims=True) + EPSILON
        made *= 1 / np.sqrt(variance)
        made *= self.scale
        made += self.shift
        return made
