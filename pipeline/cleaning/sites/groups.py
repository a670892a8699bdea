"""Which releases are of one site, and which of their lines the site repeats.

A site shows by the publisher that the input names, by the host of the address, by the folder, or by nothing but the lines that
many releases share. Releases are grouped in all of these ways; a group is a site where it repeats enough short lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.cleaning._alike import number_of
from pipeline.cleaning._numbers import Numbers, as_numbers, counted, in_several, kept_of
from pipeline.cleaning.sites.lines import Outline

LEAST = 4  # stories that show a site
REPEATED = 3  # stories that a line stands in, at least, to be repeated
OFTEN, SELDOM = 0.4, 0.02  # shares of a site's stories: lines of its pages, and lines that it has on some of them
FEWEST_LINES = 4  # short lines that a site has on most of its pages
ALIKE = 0.4  # share of repeated lines that two pages of one layout have in common
BANDS, ROWS = 15, 4
STEP = 0x9E3779B97F4A7C15  # any odd number: copies of a key must differ everywhere


@dataclass(frozen=True, slots=True)
class Site:
    """Pages (their numbers) of one site, the keys of lines that stand in most of them, and in several, and how paragraphs begin
    that several of them have."""

    pages: tuple[int, ...]
    often: frozenset[int]
    several: frozenset[int]
    openings: frozenset[int]


def sites_of(pages: Sequence[Outline]) -> list[Site]:
    """Every group of pages that is a site; a page may be in several."""
    stories = _stories(pages)
    groups = dict.fromkeys(_groups(pages, stories))
    found = (_site(group, pages, stories) for group in groups)
    return [site for site in found if site]


def _stories(pages: Sequence[Outline]) -> list[int]:
    """What tells a page from others: its longest line among those that fewest pages have. Copies have the same."""
    import numpy as np

    keys, times = counted([page.keys for page in pages])

    def rarest(page: Outline) -> int:
        own, lengths = as_numbers(page.keys), as_numbers(page.lengths).astype(np.int64)
        order = np.lexsort((own, -lengths, times[np.searchsorted(keys, own)], own == 0))
        return int(own[order[0]])

    return [rarest(page) for page in pages]


def _groups(pages: Sequence[Outline], stories: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Numbers of pages that have something in common, large enough to show a site."""
    for group in (*by_mark(pages, range(len(pages))), *_layouts(pages, stories)):
        if len(group) >= LEAST:
            yield tuple(group)


def by_mark(pages: Sequence[Outline], numbers: Iterable[int]) -> Iterable[list[int]]:
    """These pages in groups that show the same of which site they are; a page is in several."""
    alike: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number in numbers:
        for mark in pages[number].marks():
            alike[mark].append(number)
    return alike.values()


def _site(group: tuple[int, ...], pages: Sequence[Outline], stories: Sequence[int]) -> Site | None:
    """The group as a site, if its stories repeat enough short lines."""
    one_each = {stories[number]: number for number in reversed(group)}
    if len(one_each) < LEAST:
        return None
    keys, times = counted([pages[number].keys for number in one_each.values()])
    often = _at_least(keys, times, max(REPEATED, OFTEN * len(one_each)))
    own = tuple(number for number in group if _has_furniture(pages[number], often)) if len(often) >= FEWEST_LINES else ()
    if len(own) < len(group) / 2:
        return None
    several = _at_least(keys, times, max(REPEATED, SELDOM * len(one_each)))
    openings = in_several(_each_once(pages[number].openings for number in own))
    return Site(own, often, several, frozenset(openings.tolist()))


def _at_least(keys: Numbers, times: Numbers, enough: float) -> frozenset[int]:
    return frozenset(keys[(times >= enough) & (keys != 0)].tolist())


def _each_once(lists: Iterable[bytes]) -> Numbers:
    """The numbers of all lists, each once from a list."""
    import numpy as np

    return np.concatenate([np.unique(as_numbers(data)) for data in lists])


def _has_furniture(page: Outline, often: Set[int]) -> bool:
    """Whether it has several of these lines, short ones: what a form says in sentences is no site's furniture."""
    said = dict(zip(as_numbers(page.keys).tolist(), as_numbers(page.said).tolist(), strict=True))
    return sum(key in often and not is_said for key, is_said in said.items()) >= FEWEST_LINES


def _layouts(pages: Sequence[Outline], stories: Sequence[int]) -> Iterator[list[int]]:
    """Pages that share most of the lines that repeat at all, by MinHash over these lines."""
    weighed = _Weighed.of(pages, stories)
    leader = list(range(len(pages)))
    for first, number in _near(weighed):
        if _leader(leader, first) != _leader(leader, number) and weighed.share(first, number) >= ALIKE:
            leader[_leader(leader, number)] = _leader(leader, first)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for number in range(len(pages)):
        groups[_leader(leader, number)].append(number)
    yield from groups.values()


@dataclass(frozen=True, slots=True, eq=False)
class _Weighed:
    """Pages, and what lines that stand in REPEATED stories of the corpus say for a layout: the more, the more stories have them.

    `keys` and `weights`, shape (lines,) both, by key.
    """

    pages: Sequence[Outline]
    keys: Numbers
    weights: Numbers

    @classmethod
    def of(cls, pages: Sequence[Outline], stories: Sequence[int]) -> _Weighed:
        import numpy as np

        one_each = {story: number for number, story in reversed(list(enumerate(stories)))}
        keys, times = counted([pages[number].keys for number in one_each.values()])
        known = (times >= REPEATED) & (keys != 0)
        weights = [int(number + 1).bit_length() - 1 for number in times[known].tolist()]
        return cls(pages, keys[known], np.array(weights, dtype=np.int64))

    def lines(self, number: int) -> tuple[Numbers, Numbers]:
        """The keys of a page's lines that have a weight, each once, and their weights."""
        import numpy as np

        own = np.array(kept_of(self.pages[number].keys, self.keys), dtype=np.uint64)
        return own, self.weights[np.searchsorted(self.keys, own)]

    def share(self, one: int, other: int) -> float:
        """The weight of the lines that both pages have in that of those that either has, 0 to 1."""
        import numpy as np

        (left, left_weights), (right, right_weights) = self.lines(one), self.lines(other)
        both = int(left_weights[np.isin(left, right)].sum())
        return both / (int(left_weights.sum() + right_weights.sum()) - both) if both else 0.0

    def bands(self, number: int) -> list[int]:
        """A number for each piece of a MinHash of a page's lines, as often as they weigh; none where it has few of them."""
        import numpy as np

        own, weights = self.lines(number)
        if weights.sum() < FEWEST_LINES:
            return []
        nth = np.concatenate([np.arange(weight, dtype=np.uint64) for weight in weights])
        mixed = _factors() * (np.repeat(own, weights) + nth * np.uint64(STEP))
        least = (mixed >> np.uint64(20)).min(axis=1)
        return [number_of(least[band * ROWS : (band + 1) * ROWS].tobytes().hex()) for band in range(BANDS)]


def _near(weighed: _Weighed) -> Iterator[tuple[int, int]]:
    """The first page with a band and each of the others with it."""
    first_of: list[dict[int, int]] = [{} for _ in range(BANDS)]
    for number in range(len(weighed.pages)):
        for band, firsts in zip(weighed.bands(number), first_of, strict=False):
            first = firsts.setdefault(band, number)
            if first != number:
                yield first, number


def _leader(leader: list[int], number: int) -> int:
    while leader[number] != number:
        leader[number] = leader[leader[number]]
        number = leader[number]
    return number


@cache
def _factors() -> Any:
    """Odd numbers, one a row."""
    import numpy as np

    return np.random.default_rng(2).integers(1, 2**63, size=(BANDS * ROWS, 1), dtype=np.uint64) | np.uint64(1)
