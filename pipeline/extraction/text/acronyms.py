"""Acronyms and what they stand for, after the algorithm of Schwartz and Hearst.

Reference: A. S. Schwartz, M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text",
Pacific Symposium on Biocomputing 8 (2003), 451-462. The short form stands in brackets behind the long form, or the long form
in brackets behind the short one; the letters of the short form are sought in the long form from the right, the first of them
at the start of a word.

Two rules go beyond it. Before it, the short form is laid over the first letters of the words, so that "OAU" begins at
"Organization" and not at the "of" behind it. After it, where the letters don't fit ("Population Fund (UNFPA)"), a row of
capitalised words right before the bracket that begins with the same letter is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

SHORT = re.compile(
    r"""(?:[(\[]\s*(?:[Tt]he\s)?[“"'‘«]? | [,;]\s(?=[^\s)]{2,12}\)))   # an opening bracket, or the comma of "(…, SHORT)"
        ((?:[^\W_]|[&.\-/]){2,12})
        (?:['’]s)?[”"'’»]?\s*(?:[)\]]|[,;]|[-–—]\s)""",
    re.VERBOSE,
)
REVERSED = re.compile(r"(?<![^\W_])((?:[^\W_]|[&.\-/]){2,12})\s[(\[]([^()\[\]\n]{5,150})[)\]]")
ALSO = re.compile(r"(?:[,–—]|(?<=\s)-)\s(?:or|known\sas)\s(?:simply\s)?[“\"'‘«]?([A-Z]{2,8})[”\"'’»]?(?=\s?[,–—-])")
"""An acronym between dashes or commas: "the Grain Trade Board – or GTB –"."""
SMALL_WORDS = frozenset(
    {"the", "of", "for", "and", "on", "in", "to", "a", "an", "at", "by", "with", "de", "la", "des", "du", "et", "against"}
)
DETERMINERS = frozenset({"the", "a", "an", "this", "its", "their", "his", "her", "our"})
LINKS = SMALL_WORDS - DETERMINERS
BARRIERS = ("\n", ". ", "; ", ") ", "), ", ": ", "/", " or ")
"""What a long form never reaches over."""
POSSESSIVE = re.compile(r"['’]s?$")
"""What stands behind a name and is none of it: "the Mill Board's (MB) office"."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
BEGINNING = 3
"""Letters that a word may give to an acronym of beginnings."""
REACH = 250
"""Characters before a bracket in which the long form is sought: longer than any window of words."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An acronym and its long form, as offsets into the text."""

    start: int
    end: int
    long_start: int
    long_end: int


@lru_cache(maxsize=1)
def pairs(text: str) -> tuple[Pair, ...]:
    """The acronyms that a text introduces in brackets, each with its long form; remembered for the release at hand."""
    return tuple(_pairs(text))


def _pairs(text: str) -> Iterator[Pair]:
    for match in SHORT.finditer(text):
        if acronym_like(match.group(1)) and (pair := _before_bracket(text, match, long_form)) is not None:
            yield pair
    for match in ALSO.finditer(text):
        if (pair := _before_bracket(text, match, _by_all_initials)) is not None:
            yield pair
    for match in REVERSED.finditer(text):
        short, long = match.groups()
        letters = [c.lower() for c in short if c.isalnum()]
        if acronym_like(short) and " " in long and 0 in (_by_initials(letters, long), _by_letters(letters, long)):
            yield Pair(match.start(1), match.end(1), match.start(2), match.end(2))


def _by_all_initials(short: str, window: str) -> int | None:
    """Where the words begin whose first letters give an acronym."""
    return _by_initials([*short.lower()], window)


def _before_bracket(text: str, match: re.Match[str], begins: Callable[[str, str], int | None]) -> Pair | None:
    """An acronym in brackets with the long form before them, if there is one; behind a comma none begins with a small letter."""
    short, opening = match.group(1), match.start()
    reach = max(0, opening - REACH)
    before = POSSESSIVE.sub("", text[reach:opening].rstrip(" \t“\"'‘«»,"))
    window = _window(before[max((before.rfind(mark) + len(mark) for mark in BARRIERS if mark in before), default=0) :], short)
    start = begins(short, window)
    if start is None or (text[opening] in ",;" and window[start].islower()):
        return None
    end = reach + len(before)
    return Pair(match.start(1), match.end(1), end - len(window) + start, end)


def acronym_like(short: str) -> bool:
    """Two to twelve letters and digits that begin with one; half of the letters, or two, are capitals."""
    letters = [c for c in short if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    mostly = capitals * 2 >= len(letters) or capitals > 1
    numbered = re.search(r"\.\d", short) is not None  # "AC.1" is a document's number
    return 2 <= len(short) <= 12 and len(letters) >= 2 and mostly and short[0].isalnum() and not numbered


def _window(before: str, short: str) -> str:
    """The words in which the long form is sought: min(|A| + 5, 2 |A|) of them, as published, and small words beside."""
    size = min(len(short) + 5, len(short) * 2)
    words = list(re.finditer(r"\S+", before))
    at = len(words)
    while at and size:
        at -= 1
        size -= words[at].group().lower() not in SMALL_WORDS
    return before[words[at].start() :] if words else before


def is_spelt(short: str, name: str) -> bool:
    """Whether the letters of an acronym are all in a name, in their order."""
    letters = [c.lower() for c in short if c.isalnum()]
    return _by_initials(letters, name) is not None or _by_letters(letters, name) is not None


def has_initials(short: str, name: str) -> bool:
    """Whether an acronym, or its plural, is made of the first letters of all words of a name but its small ones."""
    start = _by_initials([c.lower() for c in singular(short) if c.isalnum()], name)
    return start is not None and not name[:start].strip()


def has_leading_letters(short: str, name: str) -> bool:
    """Whether the letters of an acronym are first letters of a name's words: of the first, of others in their order, and of the
    last or, but for the noun that the name ends in, of the last but one; or whether every word but small ones begins with some
    of them ("GESTA", Geneva Science and Tax Assembly)."""
    words = [match.group() for match in WORD.finditer(name.lower())]
    letters = "".join(c.lower() for c in singular(short) if c.isalnum())
    initials = "".join(word[0] for word in words)
    places = [initials.find(letters[0])]
    for letter in letters[1:]:
        places.append(initials.find(letter, places[-1] + 1))
    ordered = places[0] == 0 and -1 not in places[1:] and initials.rfind(letters[-1]) >= len(initials) - 2
    return ordered or _begins_words(letters, [word for word in words if word not in SMALL_WORDS])


def _begins_words(letters: str, words: Sequence[str]) -> bool:
    """Whether letters are the beginnings of words, up to BEGINNING letters of each, one behind the other."""
    if not letters or not words:
        return not letters and not words
    ends = range(1, min(BEGINNING, len(letters)) + 1)
    return any(words[0].startswith(letters[:end]) and _begins_words(letters[end:], words[1:]) for end in ends)


def singular(short: str) -> str:
    """An acronym without the "s" of its plural: "NGOs" → "NGO"."""
    return short[:-1] if len(short) > 2 and short[-1] == "s" and short[-2].isupper() else short


def long_form(short: str, window: str) -> int | None:
    """Where in a window of words, at whose end it ends, the long form of an acronym begins; None where there is none."""
    core = singular(short)
    letters = [c.lower() for c in core if c.isalnum()]
    start = _by_initials(letters, window)
    if start is None:
        start = _by_letters(letters, window)
        row = _capitals(letters, window)
        row = None if row is not None and is_of_other(core, window[row:]) else row
        if start is None or (row is not None and row < start and core.isupper()):
            start = row
    return start


def is_of_other(short: str, name: str) -> bool:
    """Whether an acronym of two parts is something else of the body whose name one part is: "IGML-GF", a fund of the
    "International Guild of Millers and Labourers (IGML)"."""
    parts = re.split(r"[-/]", short)
    is_whole = min(map(len, parts)) < 2  # "MPC-N" is the Mill Policy Committee of one chamber
    return len(parts) > 1 and not is_whole and any(len(part) > 2 and has_leading_letters(part, name) for part in parts)


def _by_initials(letters: list[str], window: str) -> int | None:
    """The words' first letters give the acronym, small words left out where need be."""
    words = list(WORD.finditer(window))

    def fits(word: int, letter: int) -> int | None:
        """The start of the long form, if letters[: letter + 1] can be laid over words[: word + 1] from the right."""
        if word < 0:
            return None
        text = words[word].group().lower()
        if text[0] == letters[letter]:
            if letter == 0:
                return words[word].start() if text not in SMALL_WORDS else None
            if (start := fits(word - 1, letter - 1)) is not None:
                return start
        return fits(word - 1, letter) if text in SMALL_WORDS else None

    return fits(len(words) - 1, len(letters) - 1)


def _by_letters(letters: list[str], window: str) -> int | None:
    """The algorithm as published, but that no small word begins: the shortest long form whose letters give the acronym."""
    at = len(window) - 1
    for k in range(len(letters) - 1, -1, -1):
        while at >= 0 and (window[at].lower() != letters[k] or (k == 0 and not _may_open(window, at))):
            at -= 1
        if at < 0:
            return None
        at -= 1
    start = max(window.rfind(" ", 0, at + 1) + 1, 0)
    start += len(window[start:]) - len(window[start:].lstrip("([“\"'‘«"))
    return start if _may_be_long(letters, window[start:]) else None


def _may_open(window: str, at: int) -> bool:
    """Whether a long form may begin at a letter: one that opens a word which is no small one."""
    if at and window[at - 1].isalnum():
        return False
    word = WORD.match(window, at)
    return word is None or word.group().lower() not in SMALL_WORDS


def _may_be_long(letters: list[str], long: str) -> bool:
    """Whether words may be a long form: several, the first of them no small one, or one with capitals, "OstmarkDataSystems"."""
    if " " in long:
        return long.split(" ")[0].lower() not in SMALL_WORDS
    return len(letters) > 2 and long[:1].isupper() and any(letter.isupper() for letter in long[1:])


def _capitals(letters: list[str], window: str) -> int | None:
    """The row of capitalised words before the bracket, from the first that begins as the acronym does, else the whole."""
    words = [(match.group(), match.start()) for match in re.finditer(r"\S+", window)]
    first = len(words)
    while (
        first
        and words[first - 1][0][-1] != ","
        and (words[first - 1][0][0].isupper() or words[first - 1][0] in LINKS or _led_article(words, first - 1))
    ):
        first -= 1
    row = [(word, start) for word, start in words[first:] if word.lower() not in SMALL_WORDS]
    if len(row) < 2:
        return None
    fitting = [start for word, start in row if word[0].lower() == letters[0] and _by_letters(letters, window[start:]) is not None]
    return fitting[0] if fitting else row[0][1]


def _led_article(words: list[tuple[str, int]], i: int) -> bool:
    """ "Office of the …": an article inside a name."""
    return words[i][0] == "the" and i > 0 and words[i - 1][0] in LINKS
