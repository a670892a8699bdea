"""What a search asks for and what fits it: the rules of the page's script and of the server, which give the same answers.

A release fits that has every term of the question, wherever they stand. A term is a word, or several that stand side by side in
one sentence: a phrase in quotation marks, or what a hyphen or an apostrophe joins. Letters are folded: case, marks above and
below them, and letters of their own such as ß, ı, ø and ł make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import category, normalize

from pipeline.results import Record

# fmt: off
LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n", "ĸ": "k", "ı": "i", "ȷ": "j", "ə": "a", "ς": "σ", "ø": "o", "ł": "l",
    "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ɨ": "i", "ƀ": "b", "ɓ": "b", "ɗ": "d", "ɖ": "d", "ƙ": "k",
}
# fmt: on
"""Small letters that no mark can be taken off, and what is written for them where they are missing."""
QUOTES = re.compile('["“”„‟«»]')
WORD = re.compile(r"[^\W_]+")
LONGEST = 300  # characters of a question; what stands behind is not asked for
MOST_TERMS = 20


class Folds(dict[int, str]):
    """Code point → what it is folded to, found when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if not (letter.isalnum() or category(letter).startswith("M")):
            folded = letter
        else:
            plain = "".join(each for each in normalize("NFKD", letter) if not category(each).startswith("M")).lower()
            folded = "".join(LETTERS.get(each, each) for each in plain)
        self[code] = folded
        return folded


FOLDS = Folds()


def words_of(text: str) -> list[str]:
    """The words of a text, folded: runs of letters and digits."""
    return WORD.findall(text.translate(FOLDS))


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side; of an open one the last may go on: "recov*"."""

    words: tuple[str, ...]
    open: bool = False

    def fits(self, words: Sequence[str]) -> bool:
        """Whether the term stands among the words of a sentence or a name."""
        return any(self._at(words, place) for place in range(len(words) - len(self.words) + 1))

    def _at(self, words: Sequence[str], place: int) -> bool:
        end = place + len(self.words)
        last = words[end - 1]
        same = last.startswith(self.words[-1]) if self.open else last == self.words[-1]
        return same and tuple(words[place : end - 1]) == self.words[:-1]


def terms_of(question: str) -> list[Term]:
    """The terms of a question, each once, in order; none where it has no letter or digit."""
    terms: dict[Term, None] = {}
    for place, part in enumerate(QUOTES.split(question[:LONGEST])):
        for chunk in [part] if place % 2 else part.split():
            if words := words_of(chunk):
                terms[Term(tuple(words), chunk.rstrip().endswith("*"))] = None
    return list(terms)[:MOST_TERMS]


def told_by(terms: Sequence[Term], units: Iterable[tuple[int, Iterable[int]]]) -> list[int]:
    """The fewest sentences that show all terms, in their order: first the one that has most, then what it lacks.

    `units` are (sentence, the places of the terms in it). Empty where a term is in none.
    """
    left = set(range(len(terms)))
    found = [(unit, set(own)) for unit, own in units]
    chosen = []
    while left:
        unit, own = max(found, key=lambda each: (len(each[1] & left), -each[0]), default=(0, set()))
        if not own & left:
            return []
        chosen.append(unit)
        left -= own
    return sorted(chosen)


def spellings(entity: Record) -> list[str]:
    """The names under which an entity is found, each once."""
    return list(dict.fromkeys(filter(None, [entity["name"], entity["acronym"] or "", *entity["variants"].split(";")])))


def units_of(text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """(start, words) of what a phrase stands within: the sentences of a release, or the lines of one that was not analysed."""
    for start, end in sentences or [match.span() for match in re.finditer(r"[^\n]+", text)]:
        yield start, text[start:end]
