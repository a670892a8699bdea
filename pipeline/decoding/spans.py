"""Entities as runs of tokens, the greedy steps of many sentences taken together.

No entity runs over from one sentence into the next, so that every sentence is read as if it stood alone. A token is its
number among all tokens of the batch; the number behind the last one is no token.
Source: spaCy, `pipeline/_parser_internals/ner.pyx`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.decoding.blocks import Bools, Floats, Ints
from pipeline.decoding.steps import Network, barred

KINDS = "BILUO"
"""The first token of an entity, one inside, the last one, the only one; none. The letters begin spaCy's names of the moves."""
BEGIN, IN, LAST, UNIT, OUT = range(len(KINDS))
NO_LABEL = -1
PLACES = 3  # tokens that tell a state: this one, the first one of the entity that is open, the one before this one in it


@dataclass(frozen=True, slots=True)
class Sentences:
    """Where sentences begin and end."""

    first: Ints  # (sentences)
    end: Ints  # (sentences): the token behind the last one
    blank: Bools  # (tokens): of blanks and line breaks alone; no entity begins there


def entity_moves(network: Network, multiplied: Floats, sentences: Sentences) -> Ints:
    """The move that is taken at every token: (tokens)."""
    kinds, labels = kinds_and_labels(network.moves)
    bars = _bars(kinds, labels)
    none = len(sentences.blank)
    moves = np.empty(none, np.intp)
    lengths = sentences.end - sentences.first
    order = np.argsort(-lengths, kind="stable")  # those that go on stand in front of those that have ended
    first, end, lengths = sentences.first[order], sentences.end[order], lengths[order]
    begin, label = np.full(len(order), none), np.full(len(order), NO_LABEL)  # of the entity that is open
    for step in range(max(lengths, default=0)):
        going = slice(np.searchsorted(-lengths, -step))
        token = first[going] + step
        is_open = begin[going] != none
        tokens = np.stack((token, begin[going], np.where(is_open, token - 1, none)), axis=1)
        allowed = _allowed(is_open, token + 1 < end[going], sentences.blank[token])
        moves[token] = move = (network.scores(multiplied, tokens) + bars[label[going], allowed]).argmax(axis=1)
        kind = kinds[move]
        begin[going] = np.where(kind == BEGIN, token, np.where(kind == IN, begin[going], none))
        label[going] = np.where(begin[going] == none, NO_LABEL, labels[move])
    return moves


def kinds_and_labels(moves: Sequence[str]) -> tuple[Ints, Ints]:
    """The kind of every move, and the first move of the same label; NO_LABEL for one without."""
    names = [move[2:] for move in moves]
    labels = [names.index(name) if name else NO_LABEL for name in names]
    return np.array([KINDS.index(move[0]) for move in moves]), np.array(labels)


def _bars(kinds: Ints, labels: Ints) -> Floats:
    """(label of what is open, allowed kinds, moves): 0, or minus infinity. An entity goes on under one label."""
    goes_on = (kinds == IN) | (kinds == LAST)
    other = goes_on & (np.arange(len(labels))[:, None] != labels)
    nameless = (kinds == UNIT) & (labels == NO_LABEL)
    bars = np.repeat(barred(kinds, len(KINDS))[None], len(labels) + 1, axis=0)
    bars[:-1] += np.where(other, -np.inf, 0).astype(np.float32)[:, None]
    return bars + np.where(nameless, -np.inf, 0).astype(np.float32)


def _allowed(is_open: Bools, more: Bools, blank: Bools) -> Ints:
    """The kinds of moves that are allowed, a bit for each: a name goes on where it is open, and begins where none is."""
    begins = np.where(blank, 0, (1 << UNIT) + (more << BEGIN))
    return np.where(is_open, (1 << LAST) + (more << IN), (1 << OUT) + begins)
