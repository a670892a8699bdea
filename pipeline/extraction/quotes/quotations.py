"""Quotations: what stands between quotation marks, whoever's words or title it is.

Press releases mix marks: a straight one opens and a curly one closes, a guillemet stands the German way round. So a mark's
place decides before its shape does: one that follows a blank and precedes a word opens, one that follows a word closes.
A quotation does not run over the end of its paragraph, unless the next paragraph begins with an opening mark again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"[\"“”„‟«»]|``|''")
_PARAGRAPH = re.compile(r"\S(?:(?!\n[^\S\n]*\n).)*", re.DOTALL)
_SINGLE = re.compile(r"(?<!\w)[‘'](?=\w)(?P<words>(?:(?!\n[^\S\n]*\n).)+?[.,!?…])[’'](?!\w)", re.DOTALL)
_BEFORE_OPENING = frozenset("([{—–-/:‘'\"“")
_FAMILY = {'"': "straight", "«": "guillemet", "»": "guillemet"}


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
    taken = iter([*double, Quotation(len(text), len(text), len(text), len(text))])
    found, start = [], 0
    for gap_end in taken:
        found += [
            Quotation(m.start("words"), m.end("words"), m.start(), m.end())
            for m in _SINGLE.finditer(text, start, gap_end.opening)
        ]
        start = gap_end.closing
    return sorted([*double, *found], key=lambda each: each.start)


def paragraphs_of(text: str, quotation: Quotation) -> Iterator[tuple[int, int]]:
    """Start and end of the words of each paragraph that a quotation runs over, without the marks that open it anew."""
    for paragraph in _PARAGRAPH.finditer(text, quotation.start, quotation.end):
        again = _MARK.match(text, paragraph.start()) if paragraph.start() > quotation.start else None
        words = paragraph.group()
        yield again.end() if again else paragraph.start(), paragraph.start() + len(words.rstrip())


def _double(text: str) -> Iterator[Quotation]:
    waiting: list[_Open] = []
    for paragraph in _PARAGRAPH.finditer(text):
        continues = bool(waiting) and _MARK.match(paragraph.group()) is not None
        if waiting and not continues:
            yield from waiting[0].inner
            waiting = []
        del waiting[1:]
        for mark in _MARK.finditer(text, paragraph.start(), paragraph.end()):
            if continues and mark.start() == paragraph.start():
                continue
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
    if waiting:
        yield from waiting[0].inner


def _opens(text: str, mark: re.Match[str], waiting: list[_Open]) -> bool:
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    at_opening = not before or before.isspace() or before in _BEFORE_OPENING
    symbol, top = mark.group(), waiting[-1].mark.group() if waiting else ""
    if symbol in ("„", "‟", "``"):
        return True
    if symbol == "«":
        return top != "»"
    if symbol == "»":
        return not waiting and at_opening
    if symbol == "“":
        return top != "„" and at_opening
    if symbol == '"':
        return at_opening and bool(after) and not after.isspace()
    return not waiting and at_opening and bool(after) and not after.isspace()


def _close(text: str, mark: re.Match[str], waiting: list[_Open]) -> Quotation:
    """Closes the last mark of the same family, or the last one where none is of it."""
    family = _FAMILY.get(mark.group(), "curly")
    while len(waiting) > 1 and waiting[-1].family != family and any(each.family == family for each in waiting):
        waiting.pop()
    opened = waiting.pop().mark
    words = text[opened.end() : mark.start()]
    start = opened.end() + len(words) - len(words.lstrip())
    return Quotation(start, max(start, opened.end() + len(words.rstrip())), opened.start(), mark.end())
