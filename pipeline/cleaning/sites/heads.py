"""What a site's pages say in their heads: the site's own name, and the headline, which often stands there several times."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache

from pipeline.cleaning._alike import plain, stems
from pipeline.cleaning._furniture import reason_of
from pipeline.cleaning.sites.groups import Site
from pipeline.cleaning.sites.lines import Page, has_letters, is_prose
from pipeline.lexicons import table, words

PART = re.compile(r"\s+[|–—›>»/·:-]+\s+|\s*[|»›]\s*|(?<=\w)\.\s+(?=[^\W\d_])|(?<=\w): ")
MOST_PARTS = 6
LONGEST = 600  # characters of a line that may hold a headline
HEADLINE = (2, 50)  # fewest and most words
BESIDE_DAY = 2  # lines
TOP = 3  # lines in which a site writes its name
EDGE = 12  # lines at whose ends a site may write its name beside a headline
MOSTLY = 0.5
COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)", re.IGNORECASE)
BESIDE_NAME = re.compile(
    r"©|\(c\)|\bcopyright\b|\b(?:19|20)\d\d\b|\ball rights (?:reserved|belong to)\b|\bpowered by\b.*|\bdesign(?:ed)? by\b.*",
    re.IGNORECASE,
)
AROUND_NAME = " \t.,;:|·–—-/()"
BY = re.compile(r"^\W*(?:(?:written |posted |published |text )?by|(?:[^\W\d_]+ ){0,2}[^\W\d_]+:)\s+", re.IGNORECASE)
NAME_WORDS = 9
# How much each place says for a name: a copyright line, beside the headline, a line at the top, any other line that holds it.
IN_COPYRIGHT, BESIDE_HEADLINE, AT_TOP, ELSEWHERE = 2.0, 2.0, 1.0, 0.3
SURE = 1.5


@dataclass(frozen=True, slots=True)
class Headline:
    """A page's headline: its words, the line that it is (None where it only stands beside other things), and its other lines."""

    text: str
    line: int | None
    others: tuple[int, ...]


@dataclass(slots=True)
class Tally:
    """What the pages of a site write in their heads, counted page by page.

    `parts`: what stands before or behind the first or last mark of a line at the top, in plain letters; `beside` the same as
    written, of the topmost lines; `tops` these lines; `repeated`: the lines of most pages, as the last of them has each.
    """

    site: Site
    parts: Counter[str] = field(default_factory=Counter)
    beside: Counter[str] = field(default_factory=Counter)
    tops: Counter[str] = field(default_factory=Counter)
    repeated: dict[int, str] = field(default_factory=dict)

    def add(self, page: Page) -> None:
        """Counts a page."""
        top = list(_filled(page, TOP))
        self.parts.update(set(_at_ends(page)))
        self.beside.update({part.strip(AROUND_NAME) for text in top for part in _ends(text)})
        self.tops.update(set(top))
        lines = zip(page.keys, page.texts, strict=True)
        self.repeated.update({key: text for key, text in lines if key in self.site.often})

    def edge_parts(self) -> frozenset[str]:
        """The parts that most pages have."""
        return frozenset(part for part, _ in self._mostly(self.parts) if part)

    def name(self) -> str:
        """The site's own name, or the empty string where its pages do not agree on one."""
        weight: defaultdict[str, float] = defaultdict(float)
        spelling: dict[str, str] = {}
        for name, worth in self._named():
            if _is_name(name):
                spelling.setdefault(plain(name), name)
                weight[plain(name)] += worth
        letters = [plain(text) for _, text in sorted(self.repeated.items())]
        for name in weight:
            weight[name] += ELSEWHERE * sum(name in text for text in letters)
        best = max(sorted(weight), key=lambda name: weight[name], default="")
        return spelling[best] if best and weight[best] >= SURE else ""

    def _named(self) -> Iterator[tuple[str, float]]:
        for _, text in sorted(self.repeated.items()):
            if COPYRIGHT.search(text):
                yield from ((part, IN_COPYRIGHT) for part in _owners(text))
        for count, worth in ((self.beside, BESIDE_HEADLINE), (self.tops, AT_TOP)):
            yield from ((name, worth) for name, _ in self._mostly(count))

    def _mostly(self, count: Counter[str]) -> list[tuple[str, int]]:
        return [each for each in sorted(count.items()) if each[1] >= MOSTLY * len(self.site.pages)]


def _at_ends(page: Page) -> Iterator[str]:
    for text in _filled(page, EDGE):
        parts = PART.split(text) if len(text) < LONGEST else []
        if len(parts) > 1:
            yield plain(parts[0])
            yield plain(parts[-1])


def _ends(text: str) -> tuple[str, ...]:
    parts = PART.split(text) if len(text) < LONGEST else []
    return (parts[0], parts[-1]) if len(parts) > 1 else ()


def _owners(text: str) -> Iterator[str]:
    """The names in a copyright line, without years and what is said beside them."""
    bare = BESIDE_NAME.sub("|", text)
    yield from (part.strip(AROUND_NAME) for part in re.split(r"\s*[|·]\s*|\.\s+|\s[–—-]\s", bare) if part.strip(AROUND_NAME))


def _is_name(text: str) -> bool:
    """A few words with a capital, that no rule knows for a menu's and that are no place."""
    if text.casefold() in _places():
        return False
    fits = len(plain(text)) > 2 and text.count(" ") < NAME_WORDS and has_letters(text) and not any(map(str.isdigit, text))
    return fits and any(map(str.isupper, text)) and not is_prose(text) and not reason_of(text)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Where a page's headline may stand.

    `own`: lines that are not the site's; `listed`: those that are, among them a headline that many pages list; `rare`: own
    lines that no several other pages have; `above`: where the body begins, `body` its stems; `days`: the lines that state a day;
    `parts`: what the site writes beside headlines, in plain letters.
    """

    page: Page
    own: Sequence[int]
    listed: Sequence[int]
    rare: Set[int]
    above: int
    body: Set[str]
    days: Sequence[int]
    parts: Set[str]

    def headline(self) -> Headline | None:
        """The likeliest headline: beside the site's name, next to a day, said again, taken up by the body."""
        told = self._told()
        fitting = {i for i in self.own if self._fits(i)}
        nearest = max((i for i in fitting if i < self.above), default=-1)
        worth = {core: self._worth(said, fitting, nearest) for core, said in told.items()}
        best = max(sorted(worth), key=lambda core: (worth[core], len(core)), default="")
        if not best or worth[best] < 1:
            return None
        several = len(told[best].lines)
        whole = max((core for core in told if best in core and len(told[core].lines) >= several), key=len)
        return self._found(whole, told[whole])

    def _told(self) -> dict[str, _Said]:
        """What may be a headline, in plain letters: where it is said."""
        told: dict[str, _Said] = {}
        for i, core, is_beside in self._may_say():
            said = told.setdefault(plain(core), _Said(core))
            said.lines.add(i)
            said.beside.update({i} if is_beside else ())
        for i in self.listed:
            if said_again := told.get(plain(self.page.texts[i])):
                said_again.lines.add(i)
        return told

    def _may_say(self) -> Iterator[tuple[int, str, bool]]:
        """The lines that may say a headline, with its words, and whether the rest of the line is the site's; where the body has
        begun, whole lines only."""
        for i in self.own:
            text = self.page.texts[i]
            yield from ((i, core, is_beside) for core, is_beside in _cores(text, self.parts) if i < self.above or core == text)

    def _fits(self, i: int) -> bool:
        """Whether a line may be a headline by itself: an author's name stands on several pages."""
        return _may_be_headline(self.page.texts[i]) and (i in self.rare or not is_byline(self.page.texts[i]))

    def _worth(self, said: _Said, fitting: Set[int], nearest: int) -> float:
        whole = {i for i in self._whole(said) if i < self.above}
        if not whole and not said.beside:
            return 0.0
        taken = len(stems(said.text) & self.body) / max(len(stems(said.text)), 1)
        dated = any(abs(i - day) <= BESIDE_DAY for i in whole for day in self.days)
        again = min(len(said.lines) - 1, 2)
        return 3 * bool(said.beside) + 1.5 * again + 2 * taken + bool(whole & fitting) + (nearest in whole) + dated

    def _whole(self, said: _Said) -> list[int]:
        return [i for i in sorted(said.lines) if plain(self.page.texts[i]) == plain(said.text)]

    def _found(self, core: str, said: _Said) -> Headline:
        line = max((i for i in self._whole(said) if i < self.above), default=None)
        return Headline(said.text, line, tuple(i for i in sorted(said.lines) if i != line))


@dataclass(frozen=True, slots=True)
class _Said:
    """Words that may be a headline: the lines that hold them, and those of them where the rest is the site's."""

    text: str
    lines: set[int] = field(default_factory=set)
    beside: set[int] = field(default_factory=set)


def _cores(text: str, site_parts: Set[str]) -> Iterator[tuple[str, bool]]:
    """A line, and what is left of it before or behind each of its marks, if that may be a headline; whether the rest of it is the
    site's."""
    if len(text) > LONGEST:
        return
    if _may_be_headline(text):
        yield text, False
    marks = list(PART.finditer(text))
    for mark in marks[:MOST_PARTS] + marks[MOST_PARTS:][-MOST_PARTS:]:
        left, right = text[: mark.start()].strip(), text[mark.end() :].strip()
        if _may_be_headline(left):
            yield left, plain(right) in site_parts
        if _may_be_headline(right):
            yield right, plain(left) in site_parts or plain(PART.split(left)[0]) in site_parts


def _may_be_headline(text: str) -> bool:
    return HEADLINE[0] <= text.count(" ") + 1 <= HEADLINE[1] and has_letters(text)


@cache
def _places() -> frozenset[str]:
    return frozenset(map(str.casefold, words("places"))) | {row["name"].casefold() for row in table("countries")}


def is_byline(text: str) -> bool:
    """A name, with or without a label in front of it."""
    name = BY.sub("", text)
    capital = [word for word in name.split() if word not in words("particles")]
    return len(capital) < 5 and (name != text or all(word[0].isupper() for word in capital))


def _filled(page: Page, most: int) -> Iterator[str]:
    filled = (text for text in page.texts if text)
    yield from (text for _, text in zip(range(most), filled, strict=False))


def titles_of(headlines: Mapping[int, Headline]) -> dict[str, set[int]]:
    """Headline in plain letters → the numbers of the pages that bear it."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, headline in headlines.items():
        found[plain(headline.text)].add(number)
    return dict(found)
