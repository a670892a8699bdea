"""The known names in a text, by the token that each begins with."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from spacy.tokens import Doc

PLAIN = re.compile(r"[A-Za-zÀ-ɏ]+(?: [A-Za-zÀ-ɏ]+)*")
"""Words of letters alone: each is a token, unless the tokenizer has a rule of its own for it."""


class Known(NamedTuple):
    """tokens[lo:hi] is a known name."""

    lo: int
    hi: int
    label: str


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names as rows of tokens."""

    by_first: Mapping[str, Sequence[tuple[list[str], str]]]
    """First token → the tokens and the label of every name that begins with it."""

    @classmethod
    def of(cls, names: Mapping[str, Iterable[str]], tokenize: Callable[[str], Doc], ruled: Container[str]) -> Self:
        """The names of each label; `ruled` are the words for which the tokenizer has rules of their own."""
        found: dict[str, list[tuple[list[str], str]]] = {}
        for label, of_label in names.items():
            for name in of_label:
                tokens = _tokens(name, tokenize, ruled)
                found.setdefault(tokens[0], []).append((tokens, label))
        return cls(found)

    def found_in(self, tokens: Sequence[str]) -> Iterator[Known]:
        """Every known name in a text, also inside another one."""
        for lo, token in enumerate(tokens):
            for name, label in self.by_first.get(token, ()):
                if len(name) == 1 or tokens[lo : lo + len(name)] == name:
                    yield Known(lo, lo + len(name), label)


def _tokens(name: str, tokenize: Callable[[str], Doc], ruled: Container[str]) -> list[str]:
    words = name.split(" ") if PLAIN.fullmatch(name) else []
    return words if words and not any(word in ruled for word in words) else [token.text for token in tokenize(name)]
