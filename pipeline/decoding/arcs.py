"""Arc-eager dependency parsing, the greedy steps of many stretches of text taken together.

A stretch is what lies between two sentence starts that are known beforehand: the stack is empty where it begins, so its
steps depend on nothing that stands before it. A token is its number among all tokens of the
batch; the number behind the last one is no token, and what is written about it means nothing.
Source: spaCy, `pipeline/_parser_internals/arc_eager.pyx` and `_state.pxd`; Nivre & Fernández-González (2014), arc-eager with a
buffer to which words without a head come back.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.decoding.blocks import Bools, Floats, Ints
from pipeline.decoding.steps import Network, barred

SHIFT, REDUCE, LEFT, RIGHT, BREAK = range(5)
KINDS = "SDLRB"
"""The letters with which spaCy's names of these moves begin."""
PLACES_OF_STATES = (8, 13)  # tokens that tell a state


@dataclass(frozen=True, slots=True)
class Stretches:
    """Where the texts of a batch begin and end, and where sentences are known to begin."""

    after: Ints  # (tokens + 1): the next token of the same text
    known: Bools  # (tokens + 1): a sentence begins here
    never: Bools  # (tokens + 1): none does
    first: Ints  # (stretches)
    end: Ints  # (stretches): the first token of the next stretch of the same text, or no token

    @classmethod
    def of(cls, lengths: Ints, known: Bools, never: Bools) -> Stretches:
        """The stretches of texts of some lengths, none of them 0.

        `known` (tokens) says where sentences begin inside them, `never` where none does. The token behind a known start is one
        of either: a stretch that empties its stack could else begin a sentence behind the first token of the next one.
        """
        tokens, ends = len(known), np.cumsum(lengths)
        after = np.arange(1, tokens + 2)
        after[ends - 1] = after[tokens] = tokens
        begins = np.append(known, False)
        begins[ends - lengths] = True
        first = np.flatnonzero(begins)
        last = np.append(first[1:], tokens) - 1
        return cls(after, np.append(known, False), np.append(never, False), first, after[last])


class Arcs:
    """The heads and moves of all tokens while the stretches are read."""

    def __init__(self, network: Network, multiplied: Floats, stretches: Stretches) -> None:
        self._network, self._multiplied, self._stretches = network, multiplied, stretches
        self._tell = {8: self._briefly, 13: self._fully}[network.places]
        self._kinds = np.array([KINDS.index(move[0]) for move in network.moves])
        self._barred = barred(self._kinds, len(KINDS))
        size = len(stretches.known)
        self._none = size - 1
        self.heads = np.full(size, self._none)
        self.moves = np.zeros(size, np.intp)  # that made the arc
        self._starts = stretches.known.copy()
        self._came_back = np.zeros(size, bool)  # to the buffer: not shifted once more
        self._under = self.heads.copy()  # the next one on the stack, or among those that came back
        self._left, self._right = self.heads.copy(), self.heads.copy()  # the last child on either side
        self._elder = self.heads.copy()  # the child before, of the same head and side
        self._top, self._back = np.full((2, len(stretches.first)), self._none)  # of the stack, and of those that came back
        self._front = stretches.first.copy()  # the first token never read

    def read(self) -> None:
        """Takes all steps of all stretches."""
        end, states = self._stretches.end, np.arange(len(self._front))
        while len(states):
            self._step(states)
            open_ = (self._top[states] != self._none) | (self._back[states] != self._none)
            states = states[open_ | (self._front[states] != end[states])]

    def _step(self, states: Ints) -> None:
        seen = self._seen(states)
        scores = self._network.scores(self._multiplied, np.stack(self._tell(seen), axis=1))
        scores += self._barred[self._allowed(seen)]
        moves = scores.argmax(axis=1)
        kinds = self._kinds[moves]
        for kind, do in enumerate((self._shift, self._reduce, self._arc_left, self._arc_right, self._break)):
            chosen = np.flatnonzero(kinds == kind)
            if len(chosen):
                do(seen.at(chosen), moves[chosen])

    def _seen(self, states: Ints) -> Seen:
        none, under = self._none, self._under
        top, back, front = self._top[states], self._back[states], self._front[states]
        came = back != none
        second = under[back]
        return Seen(
            states,
            top,
            under[top],
            np.where(came, back, front),
            np.where(came, np.where(second != none, second, front), self._stretches.after[front]),
            came,
        )

    def _allowed(self, seen: Seen) -> Ints:
        """Which kinds of moves each state allows, a bit for each kind."""
        none, starts, never = self._none, self._starts, self._stretches.never
        stacked, next_, later = seen.top != none, seen.next != none, seen.later != none
        inside = next_ & ~starts[seen.next]
        shift = ~stacked | (later & inside & ~self._came_back[seen.next])
        arc = stacked & inside
        reduce = stacked & ((seen.second != none) | ~never[seen.next])
        break_ = later & (seen.later == seen.next + 1) & ~starts[seen.later] & ~never[seen.later]
        codes: Ints = (shift << SHIFT) + (reduce << REDUCE) + (arc << LEFT) + (arc << RIGHT) + (break_ << BREAK)
        return codes

    def _shift(self, seen: Seen, _: Ints) -> None:
        came = seen.came
        self._back[seen.states[came]] = self._under[seen.next[came]]
        self._front[seen.states[~came]] = self._stretches.after[seen.next[~came]]
        self._under[seen.next] = seen.top
        self._top[seen.states] = seen.next

    def _reduce(self, seen: Seen, _: Ints) -> None:
        returns = (self.heads[seen.top] == self._none) & (seen.second != self._none)
        back, states = seen.top[returns], seen.states[returns]
        self._came_back[back] = True
        self._under[back] = self._back[states]
        self._back[states] = back
        self._top[seen.states] = seen.second

    def _arc_left(self, seen: Seen, moves: Ints) -> None:
        """The next token becomes the head of the stack's top, whatever head that had; it was that one's last child."""
        old = self.heads[seen.top]
        self._right[old] = self._elder[seen.top]
        self._right[self._none] = self._none
        self._elder[seen.top] = self._left[seen.next]
        self._left[seen.next] = seen.top
        self.heads[seen.top], self.moves[seen.top] = seen.next, moves
        self._came_back[seen.next] = False
        self._top[seen.states] = seen.second

    def _arc_right(self, seen: Seen, moves: Ints) -> None:
        self._elder[seen.next] = self._right[seen.top]
        self._right[seen.top] = seen.next
        self.heads[seen.next], self.moves[seen.next] = seen.top, moves
        self._shift(seen, moves)

    def _break(self, seen: Seen, _: Ints) -> None:
        self._starts[seen.later] = True

    def _briefly(self, seen: Seen) -> tuple[Ints, ...]:
        """The eight tokens that tell a state to most models."""
        third = self._under[seen.second]
        children = (self._left_of_next(seen), self._left[seen.top], self._right[seen.top])
        return (seen.next, seen.later, seen.top, seen.second, third, *children)

    def _fully(self, seen: Seen) -> tuple[Ints, ...]:
        """The thirteen of a model with `extra_state_tokens`. The last left child but one of the top is none of them."""
        top, second = seen.top, seen.second
        left, right = self._left[second], self._right[second]
        of_top = (self._left[top], self._right[top], self._left_of_next(seen), self._elder[self._right[top]])
        of_second = (left, self._elder[left], right, self._elder[right])
        return (seen.next, seen.later, top, second, self._under[second], *of_top, *of_second)

    def _left_of_next(self, seen: Seen) -> Ints:
        """The last left child of the next token; none yet where that begins the next stretch."""
        return np.where(seen.next == self._stretches.end[seen.states], self._none, self._left[seen.next])


@dataclass(frozen=True, slots=True)
class Seen:
    """What some states have before them."""

    states: Ints
    top: Ints  # of the stack
    second: Ints
    next: Ints  # of the buffer
    later: Ints  # the one behind it
    came: Bools  # the next one came back from the stack

    def at(self, places: Ints) -> Seen:
        """The same of some of the states."""
        states, top, second = self.states[places], self.top[places], self.second[places]
        return Seen(states, top, second, self.next[places], self.later[places], self.came[places])
