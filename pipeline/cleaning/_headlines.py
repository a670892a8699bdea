"""What each line above a release's first paragraph is: headline, dateline, marker, or page furniture."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from pipeline.cleaning._furniture import reason_of
from pipeline.cleaning._moments import Moment, moments
from pipeline.cleaning._places import PLACE, is_place, opening_dateline
from pipeline.lexicons import table, words
from pipeline.release import Line

LABEL = re.compile(
    r"(?:(?:date |last |first )?(?:published|posted|released|issued|created|dated|updated?|modified|revised)"
    r"|(?:release |publication )?date|news)(?: on| at)?\s*[:,|–-]?\s*",
    re.IGNORECASE,
)
BESIDE_DATE = re.compile(r"[|•·;,–—()\[\]]+|(?<!\w)[/-]|[/-](?!\w)")
NOT_LETTERS = re.compile(r"[\W_]+")
SENTENCE_END = re.compile(r"[.:]$|[.!?][”\"’')]$")  # a question or a call is a headline as often
BAR = re.compile(r"[|•·]")
TITLED = re.compile(
    r"(?:[A-ZÀ-Þ0-9][\w.’'&-]*|of|for|the|and|in|to|on|&)(?: (?:[A-ZÀ-Þ0-9(][\w.’'&()-]*|of|for|the|and|in|to|on|&)){0,7}"
)
ISSUER = re.compile(rf"(?=.*\w{{4}})(?:(?=.* ){TITLED.pattern}|[A-Z]+)")  # several capitalised words, or an acronym
YEAR = re.compile(r"(?:^|(?<=[|•·,] ))(?:19|20)\d\d$")
SMALL_WORDS = re.compile(r"\b(?:Of|For|On|In|Against|To|And|Under|The)\b")
CUT = re.compile(r"\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])\W*$")
LEAST_CUT = 12  # letters that show whose beginning a cut line is
SITE_PART = re.compile(r"\s+[|–—-]\s+|\s*[|»]\s*")


@dataclass(frozen=True, slots=True)
class TopLine:
    """One line above the first paragraph, and what it is.

    `kind`: title, subtitle, repeat (of the title), dateline, place, body (a public body's name above the title; below it, where
    it may be the author's words: own body), marker, number, embargo, above (anything else above the title), words (anything
    else). A dateline has its moment, place and publishing body, where it states them.
    """

    index: int
    line: Line
    kind: str
    moment: Moment | None = None
    place: str = ""
    body: str = ""


def top_lines(lines: Sequence[Line], title: str, place: str, *, reach: int, prose: int) -> list[TopLine]:
    """The lines above the first paragraph, given the title and the place that the input states apart from the text."""
    top = _by_form(lines, title, reach, prose)
    last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].text), -1)
    if top and top[-1].index == last and top[-1].kind in ("words", "body") and not _is_title(top[-1].line.text, title):
        top.pop()  # a release has a body, however short
    body = " ".join(line.text for line in lines[top[-1].index + 1 :]) if top else ""
    return _with_subtitle(_with_places(_with_title(top, title, body), place))


def same(left: str, right: str) -> bool:
    """Whether two lines say the same but for case and punctuation."""
    return NOT_LETTERS.sub("", left).casefold() == NOT_LETTERS.sub("", right).casefold()


def _by_form(lines: Sequence[Line], title: str, reach: int, prose: int) -> list[TopLine]:
    """Every line down to the first paragraph. A line that a date follows closely is a headline, however long it is."""
    top: list[TopLine] = []
    filled = [(i, line) for i, line in enumerate(lines) if line.text][:reach]
    for at, (i, line) in enumerate(filled):
        follows_date = any(_dateline(i, after).kind == "dateline" for _, after in filled[at + 1 : at + 3])
        if _is_prose(line.text, prose) and not follows_date and not _is_title(line.text, title):
            break
        top.append(_form(i, line))
    return _with_issuer(top)


def _with_issuer(top: list[TopLine]) -> list[TopLine]:
    """A name right above a release's marker ("Press release") is that of the body which issued it, if a headline follows."""
    mark = next((i for i, each in enumerate(top) if each.kind == "marker"), 0)
    follows = any(each.kind == "words" for each in top[mark + 1 :])
    above = top[mark - 1] if mark else None
    if above and follows and above.kind == "words" and ISSUER.fullmatch(above.line.text):
        return [replace(each, kind="body") if each is above else each for each in top]
    return top


def _is_prose(text: str, prose: int) -> bool:
    """A long line, a sentence, or one that a dateline opens: a word before a dash alone may open a headline too."""
    length = text.count(" ") + 1
    ends = SENTENCE_END.search(text) is not None
    opening = opening_dateline(text)
    return length >= prose or (ends and length >= prose / 3) or (opening is not None and (ends or opening.dated))


def _form(index: int, line: Line) -> TopLine:
    for field, pattern in _markers():
        if pattern.fullmatch(line.text):
            return TopLine(index, line, field)
    stated = _dateline(index, line)
    if stated.kind == "words" and is_body_name(line.text):
        return replace(stated, kind="body")
    return stated


def dateline_of(text: str) -> TopLine:
    """What a line is if it stands by itself."""
    return _dateline(0, Line(text, 0, len(text)))


def _dateline(index: int, line: Line) -> TopLine:
    """A dateline holds a date and, beside it, nothing but labels, places, bodies' names and markers; of two dates ("Published …
    Updated …") the first is that of publication."""
    dates = list(moments(line.text)) if line.text.count(" ") < 15 else []
    year = YEAR.search(line.text) if not dates and line.text.count(" ") < 5 else None
    dates = [Moment(year[0], "", year.start(), year.end())] if year else dates
    if not dates:
        return TopLine(index, line, "words")
    beside = line.text
    for date in reversed(dates):
        beside = f"{beside[: date.start]}|{beside[date.end :]}"
    apart = [part.strip() for part in BAR.split(beside)]
    pieces = [piece for part in apart for piece in ([part] if is_body_name(part) else BESIDE_DATE.split(part))]
    parts = [(piece if _is_known(piece) else LABEL.sub("", piece)).strip(" .") for piece in pieces]
    bodies = [part for part in parts if is_body_name(part)]
    places = [part for part in parts if part not in bodies and is_place(part)]
    sections = [part for part in parts if TITLED.fullmatch(part)] if BAR.search(line.text) else []
    known = {*bodies, *places, *sections}
    if len(places) > 2 or not all(part in known or _is_known(part) for part in parts if part):
        return TopLine(index, line, "words")
    return TopLine(index, line, "dateline", dates[0], ", ".join(places), "".join(bodies[:1]))


def _is_known(part: str) -> bool:
    return any(pattern.fullmatch(part) for _, pattern in _markers()) or bool(reason_of(part))


def _with_title(top: list[TopLine], title: str, body: str) -> list[TopLine]:
    """The title found among the lines: the one that the input gives, else the likeliest; what stands above it marked so."""
    at = _given(top, title) if title else _likeliest(top, body)
    if at is None:
        return _with_split_title(top, title)
    marked = [replace(each, kind="above") if each.kind == "words" and i < at else each for i, each in enumerate(top)]
    headline = top[at].line.text
    marked = [
        replace(each, kind="repeat") if same(each.line.text, headline) or is_cut_from(each.line.text, headline) else each
        for each in marked
    ]
    marked = [replace(each, kind="own body") if each.kind == "body" and i > at else each for i, each in enumerate(marked)]
    marked[at] = replace(top[at], kind="title")
    return marked


def _with_split_title(top: list[TopLine], title: str) -> list[TopLine]:
    """The given title where the text has it on two lines: a repetition of what stands in front anyway."""
    for at, (left, right) in enumerate(pairwise(top)):
        if title and same(left.line.text + right.line.text, title):
            above = [replace(each, kind="above") if each.kind == "words" else each for each in top[:at]]
            below = top[at + 2 :]
            return [*above, replace(left, kind="repeat"), replace(right, kind="repeat"), *below]
    return top


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
    begun = NOT_LETTERS.sub("", teaser[: cut.start()]).casefold() if cut else ""
    whole = NOT_LETTERS.sub("", text).casefold()
    says_more = len(begun) >= LEAST_CUT and begun != whole and whole.startswith(begun)
    return says_more and not CUT.search(text) and not SENTENCE_END.search(text)


def _likeliest(top: list[TopLine], body: str) -> int | None:
    """The first line whose words the body takes up, else the one that it takes up most, else the last: sites' names stand at
    the top, headlines next to the text. A body's name is a headline only where there is nothing else."""
    words_only = [i for i, each in enumerate(top) if each.kind == "words" and not each.line.text.endswith(",")]
    bodies = [i for i, each in enumerate(top) if each.kind == "body"]
    words_only = [i for i in words_only if not any(is_cut_from(top[i].line.text, each.line.text) for each in top[i + 1 :])]
    candidates = [i for i in words_only if not _is_label(top[i].line.text)] or words_only or bodies
    taken_up = stems(body)
    best = (0, 0.0, candidates[-1] if candidates else None)
    for i in candidates:
        own = stems(top[i].line.text)
        shared = len(own & taken_up)
        if shared >= max(2, len(own) / 3):
            return i
        if shared and (shared, shared / len(own)) > best[:2]:
            best = (shared, shared / len(own), i)
    return best[2]


def _is_label(text: str) -> bool:
    """A few capitalised words: a country or a site rather than a headline."""
    return text.count(" ") < 3 and PLACE.fullmatch(text) is not None


def stems(text: str) -> set[str]:
    """The beginnings of the longer words, so that adopts and adopted meet."""
    return {word[:5].casefold() for word in re.findall(r"\w{4,}", text)}


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


@cache
def _markers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["field"], re.compile(row["pattern"], re.IGNORECASE)) for row in table("release_markers"))


def is_body_name(text: str) -> bool:
    """Whether a line is a public body's name, in capitals or not."""
    if text.isupper():
        text = SMALL_WORDS.sub(lambda word: word[0].lower(), string.capwords(text))
    return _body_name().fullmatch(text) is not None


@cache
def _body_name() -> re.Pattern[str]:
    """Capitalised words around a noun that bodies are called by: "Anti-Corruption Service of Norland"."""
    nouns = "|".join(map(re.escape, words("body_words")))
    capital = r"[A-ZÀ-Þ][\w.'’&-]*"
    word = rf"(?:{capital}|of|the|and|for|&)"
    listed = rf"(?:(?:, {capital}(?: {capital})?)+ and(?: {capital}){{1,3}})?"
    tail = rf"(?:,? (?:of|for|on|in|against|to|and|under)(?: {word}){{1,9}})?{listed}"
    acronym = r"(?: [A-Z]{2,8}| \([A-Z][\w.-]{1,9}\))?"
    short = rf"(?:{capital}(?::| [–-]) )?"
    return re.compile(
        rf"{short}(?:{word} ){{0,6}}(?:{nouns})(?:[’']s)?(?:[ -](?:General|Office|Service|Portal|Newsroom))?{tail}{acronym}"
    )
