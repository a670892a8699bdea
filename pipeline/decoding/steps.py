"""The network that scores the next step of a transition system, for many states at once.

A state is told by a few tokens (the one next to be read, those on the stack, …). What each token adds in each of these
places is multiplied out beforehand for all tokens of a batch; a step then adds a few rows, takes maxima and multiplies once.
Source: spaCy, `ml/tb_framework.py`, `ml/_precomputable_affine.py` and `predict_states` of `ml/parser_model.pyx`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self, TypeAlias

import numpy as np

from pipeline.decoding.blocks import LOW, Floats, Ints, product
from pipeline.decoding.layers import Layer, largest, piecewise, weights_of
from pipeline.decoding.vectors import TokenVectors

if TYPE_CHECKING:
    from spacy.pipeline.transition_parser import Parser
    from spacy.tokens import Doc

Encoder: TypeAlias = "Callable[[Sequence[Doc]], Floats]"
"""Docs → the vectors of their tokens, one after another: (tokens, width)."""


@dataclass(frozen=True, slots=True)
class Network:
    """The layers of a transition model behind its token vectors, and the names of what it scores."""

    encoder: Encoder
    narrowing: tuple[Floats, Floats]  # (width, hidden), (hidden)
    lower: Floats  # (hidden, places × pieces × units)
    absent: Floats  # (places × pieces × units): what a place adds in which no token stands
    bias: Floats  # (pieces × units)
    upper: tuple[Floats, Floats]  # (units, moves), (moves)
    places: int  # tokens that tell a state
    moves: tuple[str, ...]  # as spaCy writes them: "L-nsubj"

    @classmethod
    def of(cls, component: Parser) -> Self | None:
        """The network with the weights of a component's; None for one of another shape, or with a search of another kind."""
        model = component.model
        if model.name != "parser_model" or not model.attrs["has_upper"] or model.attrs["unseen_classes"]:
            return None
        encoder, lower = _encoder(component), model.get_ref("lower")
        if encoder is None or lower.get_dim("nP") < 2 or component.cfg["beam_width"] != 1:
            return None
        linear, upper, system = model.get_ref("tok2vec").layers[-1], model.get_ref("upper"), component.moves
        weights = piecewise(np.moveaxis(weights_of(lower, "W"), 3, 0))  # hidden, places, pieces × units
        return cls(
            encoder,
            _transposed(linear),
            weights.reshape(len(weights), -1),
            piecewise(weights_of(lower, "pad")[0]).ravel(),
            piecewise(weights_of(lower, "b")),
            _transposed(upper),
            lower.get_dim("nF"),
            tuple(system.get_class_name(move) for move in range(system.n_moves)),
        )

    def multiplied(self, vectors: Floats) -> Floats:
        """What every token adds in every place: ((tokens + 1) × places, pieces × units). The last token is no token.

        `vectors` are the encoder's: (tokens, width).
        """
        weights, bias = self.narrowing
        narrow = product(vectors, weights) + bias
        made = product(np.concatenate([narrow, np.zeros_like(bias)[None]]), self.lower)
        made[-1] = self.absent
        return made.reshape(-1, len(self.bias))

    def scores(self, multiplied: Floats, tokens: Ints) -> Floats:
        """tokens (states, places) → the score of every move: (states, moves)."""
        rows = np.take(multiplied, tokens * self.places + np.arange(self.places), axis=0)
        pieces = rows.sum(axis=1)
        pieces += self.bias
        weights, bias = self.upper
        return product(largest(pieces, len(weights)), weights, LOW) + bias


def _encoder(component: Parser) -> Encoder | None:
    """Where the token vectors come from: a component before, which left them in the docs, or an encoder of its own."""
    first, *rest = component.model.get_ref("tok2vec").layers
    if [each.name for each in rest] != ["list2array", "linear"]:
        return None
    return _left_in_docs if first.name == "tok2vec-listener" else TokenVectors.of(first, component.vocab)


def _left_in_docs(docs: Sequence[Doc]) -> Floats:
    return np.concatenate([doc.tensor for doc in docs])


def _transposed(linear: Layer) -> tuple[Floats, Floats]:
    return np.ascontiguousarray(weights_of(linear, "W").T), weights_of(linear, "b")


def barred(kinds: Ints, number: int) -> Floats:
    """(allowed kinds, moves): what is added to a move's score, 0, or minus infinity where its kind is not allowed.

    `kinds` (moves) tells the kind of every move, one of a number; allowed kinds are a bit for each.
    """
    allowed = np.arange(1 << number)[:, None] >> kinds & 1
    return np.where(allowed, 0, -np.inf).astype(np.float32)
