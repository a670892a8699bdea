"""Weights of a network as a file of plain arrays, in half precision; nothing in it can run."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from thinc.api import Model


def read_weights(model: Model[Any, Any], data: bytes) -> Model[Any, Any]:
    """The model with its weights. Raises ValueError where they are of another network."""
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        places = list(_places(model))
        if sorted(arrays) != sorted(name for name, _, _ in places):
            raise ValueError("the weights are of another network")
        for name, node, parameter in places:
            node.set_param(parameter, arrays[name].astype(np.float32))
    return model


def written_weights(model: Model[Any, Any]) -> bytes:
    """The weights of a model."""
    file = io.BytesIO()
    np.savez_compressed(file, **{name: node.get_param(part).astype(np.float16) for name, node, part in _places(model)})
    return file.getvalue()


def _places(model: Model[Any, Any]) -> list[tuple[str, Any, str]]:
    """Every parameter: a name of its own, the layer that has it, and its name there."""
    return [
        (f"{at:02d}-{node.name}-{part}".replace("/", "-"), node, part)
        for at, node in enumerate(model.walk())
        for part in sorted(node.param_names)
    ]
