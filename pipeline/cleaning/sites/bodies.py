"""What of a page is the release and what stands around it, given what the site repeats.

The release's own lines are told by its prose: from the first own sentence to the last, nothing goes but what the site repeats.
Above it stand the headline and the dateline; what is below and not told apart from it by a line of the site's stays too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from math import inf

from pipeline.cleaning._alike import plain
from pipeline.cleaning._moments import Moment, moments
from pipeline.cleaning._top_lines import dateline_of
from pipeline.cleaning.sites.heads import Headline, is_byline
from pipeline.cleaning.sites.lines import Page, has_letters, is_prose, opening_of

SITE, SOME, NUMBER, OTHER, OWN, PROSE = "site", "some", "number", "other", "own", "prose"

REPEATED = "repeated on the site"
LISTED = "headline of another release"
AGAIN = "headline repeated"
ABOVE = "above the headline"
BESIDE = "beside the release"
DATED = "page date"

QUOTED = re.compile(r"[“«„\"]")
SAID = re.compile(r"\b(?:said|says|stated|told|explained|added|declared|emphasi[sz]ed|stressed|according to)\b", re.IGNORECASE)
CHANGED = re.compile(r"\b(?:updated?|modified|edited|revised|today|accessed|printed)\b", re.IGNORECASE)
LABEL = re.compile(r"^[\W\d_]*(?:[^\W\d_]+ ){0,3}[^\W\d_]+:\s+")
YEAR = re.compile(r"(?:19|20)\d\d")
LONGEST = 400  # characters of a line that may be a headline
LIST = 3  # short lines below a line of the site's that make a list
SAYS_SOMETHING = 7  # blanks in a line that several pages have, from which on it stays where it ends a release
AROUND_DATE = " \t.,;:|·–—-/()\u2190\u2192«»"


@dataclass(frozen=True, slots=True)
class Told:
    """A page whose lines are told apart: index → kind, for every line that is not blank."""

    page: Page
    kinds: Mapping[int, str]

    def prose(self) -> list[int]:
        """The lines that are the release's own sentences."""
        return [i for i, kind in self.kinds.items() if kind == PROSE]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page's lines.

    `often` and `several`: the keys of the lines that most pages of its site have, and that several have; `titles`: the headlines
    of the corpus in plain letters with the numbers of their pages, among them this one's; `openings`: how paragraphs begin that
    several pages have.
    """

    often: Set[int]
    several: Set[int]
    titles: Mapping[str, Set[int]]
    number: int
    openings: Set[int]

    def kind(self, key: int, text: str) -> str:
        """What a line is by itself."""
        lettered = has_letters(text)
        if lettered and self.titles and len(text) < LONGEST and self._is_title_elsewhere(text):
            return OTHER
        if key in self.often and (lettered or not any(map(str.isdigit, text))):
            return SITE
        if not lettered:
            return NUMBER
        if is_prose(text):
            return PROSE
        return SOME if key in self.several else OWN

    def is_elsewhere(self, key: int, text: str) -> bool:
        """Whether several pages have this line, or one that begins alike."""
        return key in self.several or opening_of(text) in self.openings

    def _is_title_elsewhere(self, text: str) -> bool:
        return any(self.number not in self.titles[core] for core in _bare(text) if core in self.titles)


def told_apart(page: Page, known: Known) -> Told:
    """Each line's kind."""
    lines = [(i, key, text) for i, (key, text) in enumerate(zip(page.keys, page.texts, strict=True)) if text]
    kinds = {i: known.kind(key, text) for i, key, text in lines}
    elsewhere = {i for i, key, text in lines if known.is_elsewhere(key, text)}
    authors = {i for i, _, text in lines if kinds[i] == SOME and is_byline(text)}
    return Told(page, _without_teasers(kinds, elsewhere, authors))


def _bare(text: str) -> Iterator[str]:
    """A line in plain letters, without the dates, hours, arrows and labels around it too."""
    yield plain(text)
    without = text
    for moment in reversed(list(moments(text) if YEAR.search(text) else ())):
        without = f"{without[: moment.start]} {without[moment.end :]}"
    without = re.sub(r"^[\W\d_]*\d{1,2}[:.]\d\d\W+", "", without).strip(AROUND_DATE)
    yield from {plain(without), plain(LABEL.sub("", without))}


def _without_teasers(kinds: Mapping[int, str], elsewhere: Set[int], authors: Set[int]) -> dict[int, str]:
    """The kinds, where sentences below a line of the site's or an author's name that other pages have too, or begin alike, are no
    own ones."""
    prose = [i for i, kind in kinds.items() if kind == PROSE]
    fences = (i for i, kind in kinds.items() if kind in (SITE, OTHER) or i in authors)
    fence = next((i for i in fences if i > prose[0]), inf) if prose else inf
    teasers = {i for i in prose if i > fence}.intersection(elsewhere)
    return {**kinds, **dict.fromkeys(teasers, SOME)}


def around(told: Told, headline: Headline | None, dated: int | None) -> dict[int, str]:
    """Line → why it goes. `dated` is the line that states the day of publication."""
    prose = told.prose()
    if not prose:
        return {i: REPEATED for i, kind in told.kinds.items() if kind == SITE and i != dated}
    gone = dict(_above(told, prose[0], headline, dated)) | dict(_inside(told, prose)) | dict(_below(told, prose[-1]))
    if headline:
        gone |= dict.fromkeys(headline.others, AGAIN)
    if dated is not None:
        gone[dated] = DATED
    stays = set(_stated(told, headline, dated))
    return {i: reason for i, reason in gone.items() if i not in stays}


def _stated(told: Told, headline: Headline | None, dated: int | None) -> Iterator[int]:
    """The lines of the release's head: the headline, and a dateline."""
    if headline and headline.line is not None:
        yield headline.line
    if dated is not None and is_dateline(told, dated):
        yield dated


def _above(told: Told, first: int, headline: Headline | None, dated: int | None) -> Iterator[tuple[int, str]]:
    at = headline.line if headline and headline.line is not None else -1
    above = [i for i in told.kinds if i < first]
    beside = {*_lists(told, [i for i in above if i > at], dated), *(i for i in above if _is_bare_number(told, i))}
    by_kind = {SITE: REPEATED, SOME: REPEATED, OTHER: LISTED}
    for i in above:
        reason = by_kind.get(told.kinds[i]) or (ABOVE if i < at else BESIDE if i in beside else "")
        if reason:
            yield i, reason


def _is_bare_number(told: Told, at: int) -> bool:
    return told.kinds[at] == NUMBER and not any(moments(told.page.texts[at]))


def _lists(told: Told, lines: Sequence[int], dated: int | None) -> Iterator[int]:
    """Runs of at least LIST short lines right below a line of the site's that is no dateline."""
    run: list[int] | None = None
    for i in [*lines, -1]:
        if i >= 0 and told.kinds[i] in (OWN, OTHER, NUMBER) and run is not None:
            run.append(i)
            continue
        if run and len(run) >= LIST and not any(told.page.texts[each].endswith((".", ",", ":", "!")) for each in run):
            yield from run
        run = [] if i >= 0 and told.kinds[i] == SITE and i != dated else None


def _inside(told: Told, prose: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Between the release's own sentences a line of the site's goes, unless somebody says it, and headlines of other releases."""
    for i, kind in told.kinds.items():
        if not prose[0] < i < prose[-1]:
            continue
        text = told.page.texts[i]
        if kind == SITE and not (is_prose(text) and (QUOTED.search(text) or SAID.search(text))):
            yield i, REPEATED
        elif kind == OTHER and text.count(" ") > 2:
            yield i, LISTED


def _below(told: Told, last: int) -> Iterator[tuple[int, str]]:
    """From the first line that is the site's or another release's headline on, everything goes."""
    apart = False
    for i, kind in told.kinds.items():
        if i <= last:
            continue
        apart = apart or kind in (SITE, OTHER)
        if kind in (SITE, SOME) and (apart or told.page.texts[i].count(" ") < SAYS_SOMETHING):
            yield i, REPEATED
        elif apart:
            yield i, LISTED if kind == OTHER else BESIDE


def is_dateline(told: Told, at: int) -> bool:
    """Whether a line states nothing but the day and what belongs to it; a name beside it that changes from page to page is its
    author's, if the text does not speak of it."""
    text = told.page.texts[at]
    stated = dateline_of(text)
    if stated.kind != "dateline" or told.kinds[at] == SITE or not stated.place.count(" "):
        return stated.kind == "dateline"
    return any(stated.place in told.page.texts[i] for i in told.prose())


def dated_line(told: Told, headline: Headline | None) -> tuple[int, Moment] | None:
    """The line that states the day of publication: between headline and body, else right above the headline, else right below
    the body. A day beside another release's headline is that one's."""
    prose = told.prose()
    if not prose:
        return None
    at = headline.line if headline and headline.line is not None else prose[0]
    lines = list(told.kinds)
    nearby = (
        *(i for i in lines if at < i < prose[0]),
        *[i for i in reversed(lines) if i < at][:6],
        *[i for i in lines if i > prose[-1]][:4],
    )
    return next(((i, found) for i in nearby if (found := _day(told, i))), None)


def has_day(text: str) -> bool:
    """Whether a short line states a day, and not one of a change."""
    return (
        len(text) < LONGEST
        and text.count(" ") <= 20
        and not CHANGED.search(text)
        and any(len(moment.date) == 10 for moment in moments(text))
    )


def _day(told: Told, at: int) -> Moment | None:
    text = told.page.texts[at]
    if told.kinds[at] in (OTHER, PROSE) or CHANGED.search(text) or text.count(" ") > 20:
        return None
    beside = [told.kinds.get(i) for i in (at - 1, at + 1)]
    days = [moment for moment in moments(text) if len(moment.date) == 10]
    return days[0] if days and OTHER not in beside else None
