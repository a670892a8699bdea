"""Quotations: what stands between quotation marks, whoever's words or title it is.

Press releases mix marks: a straight one opens and a curly one closes, a guillemet stands the German way round. So a mark's
place decides before its shape does: one that follows a blank and precedes a word opens, one that follows a word closes.
A quotation runs over the end of its paragraph where the next one begins with an opening mark again, or where a mark that closes
nothing else stands in one of the next six. A paragraph that begins with a mark that nothing closes, and ends a sentence, is one
all the same. In many countries a dash leads a line of speech, "– We will act, says Jane Roe.", and nothing but the cue closes
it. Single marks stand for double ones where those are absent; apostrophes are told from them by what stands beside them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.extraction.quotes.cues import told_forms

_MARK = re.compile(r"[\"“”„‟«»‹›「」『』]|``|''")
_AGAIN = re.compile(rf"{_MARK.pattern}|[‘'](?=\w)")
_PARAGRAPH = re.compile(r"\S(?:(?!\n[^\S\n]*\n).)*", re.DOTALL)
_SINGLE_OPENS = re.compile(r"(?<!\w)[‘'](?=\w)")
_SINGLE_CLOSES = re.compile(r"(?<=[.,!?…])[’'](?!\w)|(?<=\w)[’'](?=[.,;:!?)\n]|\Z)")
_DASHED = re.compile(r"^[-–—][^\S\n]+(?=\w)(?P<rest>.+)$", re.MULTILINE)
_TOLD = re.compile(r",\s(?P<cue>[a-z]+)\s(?=[^\W\d_])")
_BREAK = re.compile(r"\n[^\S\n]*\n\s*(?![\s‘'])|\n[^\S\n]*\n\s*[‘'](?!\w)")
_BEFORE_OPENING = frozenset("([{—–-/:‘'\"“")
_BEHIND_CLOSING = frozenset(".,;")
_FAMILY = {
    '"': "straight",
    **dict.fromkeys("«»", "guillemet"),
    **dict.fromkeys("‹›", "single guillemet"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
}
_ALWAYS_OPEN = frozenset(("„", "‟", "``", "「", "『"))
_FARTHEST_CLOSING = 6  # paragraphs behind the one that opens it
_ENDS = (".", "!", "?", "…")
_NEVER_OPEN = frozenset("」』")
_COUNTERPART = {"«": "»", "‹": "›"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `start` to `end` are its words, `opening` to `closing` reach over its marks too."""

    start: int
    end: int
    opening: int
    closing: int


@dataclass(slots=True)
class _Open:
    """A mark that waits for its counterpart, and the quotations closed since."""

    mark: re.Match[str]
    inner: list[Quotation]

    @property
    def family(self) -> str:
        return _FAMILY.get(self.mark.group(), "curly")


def quotations(text: str) -> list[Quotation]:
    """The outermost quotations of a text, in order."""
    double = list(_double(text))
    single = list(_single(text, double))
    marked = sorted([*single, *_outside(single, double)], key=lambda each: each.start)
    dashed = list(_dashed(text))
    return sorted([*dashed, *_outside(dashed, marked)], key=lambda each: each.start)


def _dashed(text: str) -> Iterator[Quotation]:
    """The lines that a dash leads, up to the reporting verb of their last clauses; with no other marks in them."""
    for line in _DASHED.finditer(text):
        told = [each.start() for each in _TOLD.finditer(text, line.start("rest"), line.end()) if each["cue"] in told_forms()]
        if told and not _MARK.search(line.group()):
            yield Quotation(line.start("rest"), told[-1], line.start(), told[-1])


def _single(text: str, double: Sequence[Quotation]) -> Iterator[Quotation]:
    """The quotations in single marks that stand in none in double ones; a straight mark doesn't reach over double ones."""
    closing = [match.start() for match in _SINGLE_CLOSES.finditer(text)]
    breaks = [match.start() for match in _BREAK.finditer(text)] + [len(text)]
    borders = {"‘": breaks, "'": sorted(breaks + [each.opening for each in double])}
    end = 0
    for start, mark in _outside_double(text, double):
        at = bisect_right(closing, start)
        limits = borders[mark]
        if start > end and at < len(closing) and closing[at] <= limits[bisect_right(limits, start)]:
            end = closing[at] + 1
            yield Quotation(start, closing[at], start - 1, end)


def _outside_double(text: str, double: Sequence[Quotation]) -> Iterator[tuple[int, str]]:
    """Where the words behind each opening single mark begin, with the mark."""
    starts = [each.opening for each in double]
    for match in _SINGLE_OPENS.finditer(text):
        i = bisect_right(starts, match.start()) - 1
        if i < 0 or match.start() >= double[i].closing:
            yield match.end(), match.group()


def _outside(outer: Sequence[Quotation], inner: Iterable[Quotation]) -> Iterator[Quotation]:
    starts = [each.opening for each in outer]
    for each in inner:
        i = bisect_right(starts, each.opening) - 1
        if i < 0 or each.opening >= outer[i].closing:
            yield each


def paragraphs_of(text: str, quotation: Quotation) -> Iterator[tuple[int, int]]:
    """Start and end of the words of each part of a quotation: a paragraph that a mark opens anew begins another."""
    start = end = quotation.start
    for paragraph in _PARAGRAPH.finditer(text, quotation.start, quotation.end):
        again = _AGAIN.match(text, paragraph.start()) if paragraph.start() > quotation.start else None
        if again:
            yield start, end
            start = again.end()
        end = paragraph.start() + len(paragraph.group().rstrip())
    if end > start:
        yield start, end


def _double(text: str) -> Iterator[Quotation]:
    """The outermost quotations in double marks; what closed within one left open counts where that one comes to nothing."""
    pairs = _Pairs(text)
    for paragraph in _PARAGRAPH.finditer(text):
        yield from pairs.of(paragraph)
    yield from pairs.rest()


class _Pairs:
    """The double marks of a text, paragraph by paragraph: those that wait, and one left open that a later paragraph may close."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._waiting: list[_Open] = []
        self._left: list[_Open] = []  # one, or none
        self._paragraphs_left = 0

    def of(self, paragraph: re.Match[str]) -> Iterator[Quotation]:
        """The quotations that end in the next paragraph."""
        anew = _MARK.match(paragraph.group()) is not None
        continues = anew and bool(self._waiting)
        if not continues:
            yield from self._leave(anew)
        del self._waiting[1:]
        marks = _MARK.finditer(self._text, paragraph.start(), paragraph.end())
        if continues:
            next(marks)
        for mark in marks:
            yield from self._late(mark) or self._held(_met(self._text, mark, self._waiting))

    def rest(self) -> Iterator[Quotation]:
        """What closed within those that nothing closes."""
        return (each for opened in (*self._left, *self._waiting[:1]) for each in self._given_up(opened))

    def _leave(self, anew: bool) -> Iterator[Quotation]:
        """Leaves open what waits at the end of a paragraph, and gives up what was left open for too long or begins anew."""
        self._paragraphs_left -= 1
        if self._left and (anew or self._waiting or not self._paragraphs_left):
            yield from self._given_up(self._left.pop())
        if self._waiting:
            self._left, self._waiting, self._paragraphs_left = self._waiting[:1], [], _FARTHEST_CLOSING

    def _given_up(self, opened: _Open) -> Iterable[Quotation]:
        """What stands behind a mark that nothing closes: the rest of its paragraph, where that is whole sentences."""
        words = _PARAGRAPH.match(self._text, opened.mark.end())
        if opened.inner or words is None or not _begins_paragraph(self._text, opened.mark) or not words.group().endswith(_ENDS):
            return opened.inner
        return [Quotation(words.start(), words.end(), opened.mark.start(), words.end())]

    def _late(self, mark: re.Match[str]) -> list[Quotation]:
        """The quotation that a mark closes whose opening one stands in a paragraph before; nothing else is open here."""
        behind = self._text[mark.start() - 1 : mark.start()]
        if not self._left or self._waiting or behind.isspace() or _opens(self._text, mark, self._waiting):
            return []
        same = _FAMILY.get(mark.group(), "curly") == self._left[0].family
        return [_close(self._text, mark, self._left)] if same else []

    def _held(self, closed: Iterator[Quotation]) -> Iterator[Quotation]:
        """What closes meanwhile, kept back as long as it may stand within the one left open."""
        if not self._left:
            return closed
        self._left[0].inner.extend(closed)
        return iter(())


def _begins_paragraph(text: str, mark: re.Match[str]) -> bool:
    return text[max(0, mark.start() - 2) : mark.start()] == "\n\n"


def _met(text: str, mark: re.Match[str], waiting: list[_Open]) -> Iterator[Quotation]:
    """What a mark completes: it opens a quotation, or closes one of those that wait."""
    if _opens(text, mark, waiting):
        if waiting and mark.group() == '"' == waiting[-1].mark.group():
            yield from waiting.pop().inner
        waiting.append(_Open(mark, []))
    elif waiting:
        closed = _close(text, mark, waiting)
        if waiting:
            waiting[-1].inner.append(closed)
        else:
            yield closed


def _opens(text: str, mark: re.Match[str], waiting: list[_Open]) -> bool:
    symbol, top = mark.group(), waiting[-1].mark.group() if waiting else ""
    if symbol in _ALWAYS_OPEN or symbol in _NEVER_OPEN:
        return symbol in _ALWAYS_OPEN
    if symbol in _COUNTERPART:
        return top != _COUNTERPART[symbol]
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    behind_blank = not before or before.isspace() or before in _BEFORE_OPENING
    return behind_blank and (_stands_free(text, mark, top) or _may_open(symbol, top, after))


def _stands_free(text: str, mark: re.Match[str], top: str) -> bool:
    """Whether a mark between blanks opens: at the front of a paragraph, behind a colon or a comma, where no other waits."""
    ahead = text[max(0, mark.start() - 2) : mark.start()]
    leads = ahead[-1:] in ("", "\n") or ahead[:1] in (":", ",")
    return leads and not top and mark.group() in ('"', "“", "«") and text[mark.end() : mark.end() + 1] == " "


def _may_open(symbol: str, top: str, after: str) -> bool:
    """Whether a mark behind a blank opens, with the mark that waits and the sign behind it in view."""
    if symbol in "»›":
        return not top
    if symbol == "“":
        return top != "„"
    if symbol == '"' == top and after in _BEHIND_CLOSING:
        return False
    return bool(after.strip()) and (symbol == '"' or not top)


def _close(text: str, mark: re.Match[str], waiting: list[_Open]) -> Quotation:
    """Closes the last mark of the same family, or the last one where none is of it."""
    family = _FAMILY.get(mark.group(), "curly")
    while len(waiting) > 1 and waiting[-1].family != family and any(each.family == family for each in waiting):
        waiting.pop()
    opened = waiting.pop().mark
    words = text[opened.end() : mark.start()]
    start = opened.end() + len(words) - len(words.lstrip())
    return Quotation(start, max(start, opened.end() + len(words.rstrip())), opened.start(), mark.end())
