"""What each line above a release's first paragraph is beside the others: the title, its subtitle and repetitions, the place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.cleaning._alike import plain, same, stems
from pipeline.cleaning._places import PLACE, is_place, opening_dateline
from pipeline.cleaning._top_lines import TITLED, TopLine, dateline, top_line
from pipeline.release import Line

SENTENCE_END = re.compile(r"[.:]$|[.!?][”\"’')]$")  # a question or a call is a headline as often
ISSUER = re.compile(rf"(?=.*\w{{4}})(?:(?=.* ){TITLED.pattern}|[A-Z]+)")  # several capitalised words, or an acronym
CUT = re.compile(r"\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])\W*$")
WORD_CUT = re.compile(r"[^\W\d_]{2}[-\u00ad]$")  # as lines of a print are cut, of which headlines have none
LEAST_WRAPPED = 7  # words of a line that is cut so
LEAST_CUT = 12  # letters that show whose beginning a cut line is
SITE_PART = re.compile(r"\s+[|–—-]\s+|\s*[|»]\s*")


def top_lines(lines: Sequence[Line], title: str, place: str, *, reach: int, prose: int) -> list[TopLine]:
    """The lines above the first paragraph, given the title and the place that the input states apart from the text."""
    top = _by_form(lines, title, reach, prose)
    last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].text), -1)
    if top and top[-1].index == last and top[-1].kind in ("words", "body") and not _is_title(top[-1].line.text, title):
        top.pop()  # a release has a body, however short
    body = " ".join(line.text for line in lines[top[-1].index + 1 :]) if top else ""
    return _with_subtitle(_with_places(_with_title(top, title, body), place))


def _by_form(lines: Sequence[Line], title: str, reach: int, prose: int) -> list[TopLine]:
    """Every line down to the first paragraph. A line that a date follows closely is a headline, however long it is."""
    top: list[TopLine] = []
    filled = [(i, line) for i, line in enumerate(lines) if line.text][:reach]
    for at, (i, line) in enumerate(filled):
        follows_date = any(dateline(i, after).kind == "dateline" for _, after in filled[at + 1 : at + 3])
        if _is_prose(line.text, prose) and not follows_date and not _is_title(line.text, title):
            break
        top.append(top_line(i, line))
    return _with_issuer(top)


def _with_issuer(top: list[TopLine]) -> list[TopLine]:
    """A name right above a release's marker ("Press release") is that of the body which issued it, if a headline follows."""
    mark = next((i for i, each in enumerate(top) if each.kind == "marker"), 0)
    headline_follows = any(each.kind == "words" for each in top[mark + 1 :])
    if not mark or not headline_follows or not _is_issuer(top[mark - 1]):
        return top
    return [*top[: mark - 1], replace(top[mark - 1], kind="body"), *top[mark:]]


def _is_issuer(above: TopLine) -> bool:
    return above.kind == "words" and ISSUER.fullmatch(above.line.text) is not None


def _is_prose(text: str, prose: int) -> bool:
    """A long line, a sentence, one that ends within a word, or one that a dateline opens: a word before a dash alone may open a
    headline too."""
    length = text.count(" ") + 1
    ends = SENTENCE_END.search(text) is not None
    opening = opening_dateline(text)
    if length >= LEAST_WRAPPED and WORD_CUT.search(text):
        return True
    return length >= prose or (ends and length >= prose / 3) or (opening is not None and (ends or opening.dated))


def _with_title(top: list[TopLine], title: str, body: str) -> list[TopLine]:
    """The title found among the lines: the one that the input gives, else the likeliest; and what the others are beside it."""
    at = _given(top, title) if title else _likeliest(top, body)
    if at is None:
        return _with_split_title(top, title)
    headline = top[at].line.text
    return [replace(each, kind=_beside_title(each, i - at, headline)) for i, each in enumerate(top)]


def _beside_title(each: TopLine, distance: int, headline: str) -> str:
    """What a line is that stands so many lines below the headline (above it: less than 0)."""
    if not distance:
        return "title"
    if same(each.line.text, headline) or is_cut_from(each.line.text, headline):
        return "repeat"
    if each.kind == "words" and distance < 0:
        return "above"
    return "own body" if each.kind == "body" and distance > 0 else each.kind


def _with_split_title(top: list[TopLine], title: str) -> list[TopLine]:
    """The given title where the text has it on two lines: a repetition of what stands in front anyway."""
    halves = enumerate(pairwise(each.line.text for each in top))
    at = next((i for i, (left, right) in halves if title and same(left + right, title)), None)
    if at is None:
        return top
    above = [replace(each, kind="above") if each.kind == "words" else each for each in top[:at]]
    return [*above, *(replace(each, kind="repeat") for each in top[at : at + 2]), *top[at + 2 :]]


def _given(top: list[TopLine], title: str) -> int | None:
    lines = [i for i, each in enumerate(top) if _is_title(each.line.text, title)]
    return next((i for i in lines if is_cut_from(title, top[i].line.text)), next(iter(lines), None))


def _is_title(text: str, title: str) -> bool:
    """A page's title often carries the site's name behind a dash or bar; the headline is the part before it. One that is cut is
    the line that it is the beginning of."""
    if not title:
        return False
    return is_cut_from(title, text) or same(text, title) or (text.count(" ") > 1 and same(text, SITE_PART.split(title)[0]))


def is_cut_from(teaser: str, text: str) -> bool:
    """Whether a line that ends in an ellipsis says the beginning of another one that says more."""
    cut = CUT.search(teaser)
    begun = plain(teaser[: cut.start()]) if cut else ""
    whole = plain(text)
    says_more = len(begun) >= LEAST_CUT and begun != whole and whole.startswith(begun)
    return says_more and not CUT.search(text) and not SENTENCE_END.search(text)


def _likeliest(top: list[TopLine], body: str) -> int | None:
    """The first line whose words the body takes up, else the one that it takes up most, else the last: sites' names stand at
    the top, headlines next to the text."""
    candidates = _candidates(top)
    if not candidates:
        return None
    taken_up = stems(body)
    own = {i: stems(top[i].line.text) for i in candidates}
    shared = {i: len(own[i] & taken_up) for i in candidates}
    first = next((i for i in candidates if shared[i] >= max(2, len(own[i]) / 3)), None)
    most = max(candidates, key=lambda i: (shared[i], shared[i] / max(len(own[i]), 1)))
    return first if first is not None else most if shared[most] else candidates[-1]


def _candidates(top: list[TopLine]) -> list[int]:
    """The lines that may be the headline. A label is one only where there are no other words, a body's name where there is
    nothing else."""
    words = [i for i, each in enumerate(top) if each.kind == "words" and not each.line.text.endswith(",")]
    whole = [i for i in words if not any(is_cut_from(top[i].line.text, each.line.text) for each in top[i + 1 :])]
    bodies = [i for i, each in enumerate(top) if each.kind == "body"]
    return [i for i in whole if not _is_label(top[i].line.text)] or whole or bodies


def _is_label(text: str) -> bool:
    """A few capitalised words: a country or a site rather than a headline."""
    return text.count(" ") < 3 and PLACE.fullmatch(text) is not None


def _with_places(top: list[TopLine], place: str) -> list[TopLine]:
    """A line by itself is a place where it stands beside a date and has a place's form, or is the place that the input gives."""
    dated = {i for i, each in enumerate(top) if each.kind == "dateline"}
    return [
        replace(each, kind="place", place=each.line.text)
        if each.kind in ("words", "above")
        and (same(each.line.text, place) or (is_place(each.line.text) and {i - 1, i + 1} & dated))
        else each
        for i, each in enumerate(top)
    ]


def _with_subtitle(top: list[TopLine]) -> list[TopLine]:
    at = next((i for i, each in enumerate(top) if each.kind == "title"), len(top))
    below = at + 1
    if below < len(top) and top[below].kind == "words" and _is_subtitle(top[below].line.text):
        return [*top[:below], replace(top[below], kind="subtitle"), *top[below + 1 :]]
    return top


def _is_subtitle(text: str) -> bool:
    return text.count(" ") > 2 and text[-1] not in ".:;,"
