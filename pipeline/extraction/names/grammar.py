"""Rules for names: a letter for every word, a regular expression over the letters.

A pattern is written with class names in capitals and plain words as they are, in the syntax of regular expressions:

    CAP            a word of that class (see classes)       on           the word "on", in any case of letters
    CAP&GLUED      a word of both classes                   CAP&!FIRST   of the one and not of the other
    [ … ]          what the name is, once or more often     ~            the macro RUN: a row of capitalised words

A rule reads only the classes that its pattern names: a word's letter says which of them it is of. What stands around a name
is a look-ahead or look-behind; a word is one letter, so that a look-behind has a fixed width.
After S. Abney, Partial Parsing via Finite-State Cascades (1996).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_

from pipeline.extraction.names.classes import CLASSES
from pipeline.extraction.names.rules import Rule
from pipeline.extraction.names.sheet import Sheet, Span

RUN = "(?:CAP (?:CAP&GLUED&!FIRST)*)"
ATOM = re.compile(r"!?[A-Z_]{2,}(?:&!?[A-Z_]{2,})*|[a-z][a-z'’-]*(?:&!?[A-Z_]{2,})*|[\[\]~]|\(\?<?[=!]|\(\?:|\S")
FIRST_LETTER = 0xE000
NOTHING = r"[^\s\S]"


@dataclass(frozen=True, kw_only=True)
class Pattern(Rule):
    """A rule whose names are what its pattern matches."""

    pattern: str

    def spans(self, masks: Sequence[int]) -> Iterator[Span]:
        """The names that the pattern finds among words of these classes, from left to right."""
        compiled = _compiled(self.pattern)
        for match in compiled.matches(masks):
            for group in range(1, compiled.names + 1):
                lo, hi = match.span(group)
                if lo < hi:
                    yield Span(lo, hi, self.label, self)


def matches(rules: Iterable[Pattern], sheet: Sheet) -> Iterator[Span]:
    """What the rules find, rule by rule: a rule has its words before those behind it."""
    for rule in rules:
        _compiled(rule.pattern)  # plain words become classes when a pattern first names them: before the words are read
    masks = sheet.once(CLASSES.masks)
    for rule in rules:
        yield from rule.spans(masks)


class _Compiled:
    """A pattern whose letters are given as words come by, for of all that are possible few are ever met."""

    def __init__(self, pattern: str) -> None:
        self._atoms = ATOM.findall(pattern.replace("~", RUN))
        self.names = self._atoms.count("[")
        classes = {name.lstrip("!") for atom in filter(_is_word, self._atoms) for name in atom.split("&")}
        self._bits = {name: CLASSES.bit(name) for name in sorted(classes)}
        self._told = sum(self._bits.values())
        self._needed = self._of_all()
        self._letters: dict[int, str] = {}
        self._expression = re.compile(NOTHING)

    def matches(self, masks: Sequence[int]) -> Iterator[re.Match[str]]:
        if self._needed & ~reduce(or_, masks, 0):
            return iter(())
        told = [mask & self._told for mask in masks]
        new = set(told) - self._letters.keys()
        if new:
            for mask in sorted(new):
                self._letters[mask] = chr(FIRST_LETTER + len(self._letters))
            self._expression = re.compile("".join(map(self._written, self._atoms)))
        return self._expression.finditer("".join(map(self._letters.__getitem__, told)))

    def _of_all(self) -> int:
        """The classes without which nothing matches: those of the words that are neither optional nor an alternative."""
        needed, depth = 0, 0
        for atom, after in zip(self._atoms, [*self._atoms[1:], ""], strict=True):
            depth += atom.startswith("(?") - (atom == ")")
            if not depth and _is_word(atom) and after not in ("?", "*", "{"):
                needed |= sum(self._bits[part] for part in atom.split("&") if part[0] != "!")
        return needed

    def _written(self, atom: str) -> str:
        """An atom as a part of the regular expression over letters."""
        if not _is_word(atom):
            return {"[": "(", "]": ")"}.get(atom, atom)
        parts = atom.split("&")
        of = sum(self._bits[part] for part in parts if part[0] != "!")
        not_of = sum(self._bits[part[1:]] for part in parts if part[0] == "!")
        fitting = [letter for mask, letter in self._letters.items() if mask & of == of and not mask & not_of]
        return f"[{''.join(fitting)}]" if fitting else NOTHING


def _is_word(atom: str) -> bool:
    return atom[0].isalpha() or (atom[0] == "!" and len(atom) > 1)


@cache
def _compiled(pattern: str) -> _Compiled:
    return _Compiled(pattern)
