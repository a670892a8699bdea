"""Which releases are of one site, and which of their lines the site repeats.

A site shows by the publisher that the input names, by the host of the address, by the folder, or by nothing but the lines that
many releases share. Releases are grouped in all of these ways; a group is a site where it repeats enough short lines.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from pipeline.addresses import host_of
from pipeline.cleaning._shingles import share
from pipeline.cleaning.sites.lines import Page, is_said

LEAST = 4  # stories that show a site
REPEATED = 3  # stories that a line stands in, at least, to be repeated
OFTEN, SELDOM = 0.4, 0.02  # shares of a site's stories: lines of its pages, and lines that it has on some of them
FEWEST_LINES = 4  # short lines that a site has on most of its pages
ALIKE = 0.4  # share of repeated lines that two pages of one layout have in common
BANDS, ROWS = 15, 4
STEP = 0x9E3779B97F4A7C15  # any odd number: copies of a key must differ everywhere


@dataclass(frozen=True, slots=True)
class Site:
    """Pages (their numbers) of one site, and the keys of the lines that stand in most of them, and in several."""

    pages: tuple[int, ...]
    often: frozenset[int]
    several: frozenset[int]


def sites_of(pages: Sequence[Page]) -> list[Site]:
    """Every group of pages that is a site; a page may be in several."""
    stories = _stories(pages)
    groups = dict.fromkeys(_groups(pages, stories))
    found = (_site(group, pages, stories) for group in groups)
    return [site for site in found if site]


def _stories(pages: Sequence[Page]) -> list[int]:
    """What tells a page from others: its longest line among those that fewest pages have. Copies have the same."""
    frequency = Counter(key for page in pages for key in set(page.keys))

    def rank(line: tuple[int, str]) -> tuple[bool, int, int, int]:
        key, text = line
        return not key, frequency[key], -len(text), key

    return [min(zip(page.keys, page.texts, strict=True), key=rank)[0] for page in pages]


def _groups(pages: Sequence[Page], stories: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Numbers of pages that have something in common, large enough to show a site."""
    for group in (*by_mark(pages, range(len(pages))), *_layouts(pages, stories)):
        if len(group) >= LEAST:
            yield tuple(group)


def by_mark(pages: Sequence[Page], numbers: Iterable[int]) -> Iterable[list[int]]:
    """These pages in groups that show the same of which site they are; a page is in several."""
    alike: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number in numbers:
        for mark in _marks(pages[number]):
            alike[mark].append(number)
    return alike.values()


def _marks(page: Page) -> Iterator[tuple[str, str]]:
    """By what a page may show of which site it is."""
    raw = page.raw
    if raw.publisher.strip():
        yield "publisher", raw.publisher.strip()
    host = host_of(raw.url).removeprefix("www.")
    if host:
        yield "host", host
    file, table, _ = raw.source.partition("#")
    if table:
        yield "file", file
    for folder in PurePosixPath(file).parents:
        yield "folder", str(folder)


def _site(group: tuple[int, ...], pages: Sequence[Page], stories: Sequence[int]) -> Site | None:
    """The group as a site, if its stories repeat enough short lines."""
    one_each = {stories[number]: number for number in reversed(group)}
    if len(one_each) < LEAST:
        return None
    count = Counter(key for number in one_each.values() for key in set(pages[number].keys) if key)
    often = frozenset(key for key, number in count.items() if number >= max(REPEATED, OFTEN * len(one_each)))
    several = frozenset(key for key, number in count.items() if number >= max(REPEATED, SELDOM * len(one_each)))
    own = _with_furniture(group, often, pages)
    return Site(own, often, several) if len(own) >= len(group) / 2 else None


def _with_furniture(group: Sequence[int], often: Set[int], pages: Sequence[Page]) -> tuple[int, ...]:
    """The pages that have several of these lines, short ones: what a form says in sentences is no site's furniture."""
    lines = [dict(zip(pages[number].keys, pages[number].texts, strict=True)) for number in group]
    holding = [sum(key in often and not is_said(text) for key, text in own.items()) for own in lines]
    return tuple(number for number, found in zip(group, holding, strict=True) if found >= FEWEST_LINES)


def _layouts(pages: Sequence[Page], stories: Sequence[int]) -> Iterator[list[int]]:
    """Pages that share most of the lines that repeat at all, by MinHash over these lines."""
    weights = _weights(pages, stories)
    own = [frozenset((key, n) for key in page.keys for n in range(weights.get(key, 0))) for page in pages]
    leader = list(range(len(pages)))
    for first, number in _near(own):
        if _leader(leader, first) != _leader(leader, number) and share(own[first], own[number]) >= ALIKE:
            leader[_leader(leader, number)] = _leader(leader, first)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for number in range(len(pages)):
        groups[_leader(leader, number)].append(number)
    yield from groups.values()


def _near(own: Sequence[frozenset[tuple[int, int]]]) -> Iterator[tuple[int, int]]:
    """The first page with a band and each of the others with it."""
    first_of: dict[tuple[int, bytes], int] = {}
    for number, keys in enumerate(own):
        for band in _bands(keys):
            first = first_of.setdefault(band, number)
            if first != number:
                yield first, number


def _weights(pages: Sequence[Page], stories: Sequence[int]) -> dict[int, int]:
    """What the lines that stand in REPEATED stories of the corpus say for a layout: the more, the more stories have them."""
    one_each = {story: number for number, story in reversed(list(enumerate(stories)))}
    count = Counter(key for number in one_each.values() for key in set(pages[number].keys) if key)
    return {key: (number + 1).bit_length() - 1 for key, number in count.items() if number >= REPEATED}


def _leader(leader: list[int], number: int) -> int:
    while leader[number] != number:
        leader[number] = leader[leader[number]]
        number = leader[number]
    return number


def _bands(keys: frozenset[tuple[int, int]]) -> Iterator[tuple[int, bytes]]:
    """The numbered pieces of a MinHash of weighted keys, which are hashes already."""
    import numpy as np

    if len(keys) < FEWEST_LINES:
        return
    numbered = np.array(sorted(keys), dtype=np.uint64)
    mixed = _factors() * (numbered[:, 0] + numbered[:, 1] * np.uint64(STEP))
    least = (mixed >> np.uint64(20)).min(axis=1)
    yield from ((band, least[band * ROWS : (band + 1) * ROWS].tobytes()) for band in range(BANDS))


@cache
def _factors() -> Any:
    """Odd numbers, one a row."""
    import numpy as np

    return np.random.default_rng(2).integers(1, 2**63, size=(BANDS * ROWS, 1), dtype=np.uint64) | np.uint64(1)
