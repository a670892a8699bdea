"""What a site puts around its releases, where they are saved as plain text: found by what its pages have in common.

No rule has to know a site's words. Lines that most pages of a layout have are the site's, whatever day or number stands in them;
what varies beside them is told by where it stands: the headlines of other releases, the authors, the hours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.cleaning._alike import stems
from pipeline.cleaning._moments import Moment
from pipeline.cleaning.sites.bodies import Known, Told, around, dated_line, has_day, told_apart
from pipeline.cleaning.sites.groups import Site, by_mark, sites_of
from pipeline.cleaning.sites.heads import Candidates, Headline, Tally, titles_of
from pipeline.cleaning.sites.lines import Outline, Page
from pipeline.given.gathered import Gathered
from pipeline.release import Around, HeaderField, RawRelease
from pipeline.stages import Survey

NOWHERE: Mapping[str, set[int]] = {}


@dataclass(frozen=True)
class Sites(Survey):
    """Tells the releases of a site from what it puts around them, and reads headline, day and publisher from that.

    Which pages are of a site is told by their outlines; these pages are then read three times, one after another: for what the
    site writes in their heads, for their headlines, and, when those of all pages are known, for what stands around each.
    """

    keeps = Outline

    def sketch(self, raw: RawRelease) -> Outline:
        return Outline.of(raw)

    def survey(self, corpus: Gathered) -> Iterator[tuple[int, Around]]:
        outlines = list(corpus.sketches())
        sites = sites_of(outlines)
        views = _views(outlines, sites, _tallies(corpus, sites))
        headlines = {number: found for number, page in _pages(corpus, views) if (found := views[number].first_headline(page))}
        titles = titles_of(headlines)
        for number, page in _pages(corpus, views):
            yield number, views[number].around(number, page, titles)


def _pages(corpus: Gathered, numbers: Iterable[int]) -> Iterator[tuple[int, Page]]:
    return ((number, Page.of(draft.raw)) for number, draft in corpus.drafts(numbers))


@dataclass(frozen=True, slots=True)
class _View:
    """What the sites that some pages are of repeat, and their name."""

    often: frozenset[int]
    several: frozenset[int]
    parts: frozenset[str]
    openings: frozenset[int]
    name: str

    def first_headline(self, page: Page) -> Headline | None:
        """The headline of a page while those of the others are not known; its number makes no difference then."""
        return self._headline(self._told(0, page, NOWHERE))

    def around(self, number: int, page: Page, titles: Mapping[str, set[int]]) -> Around:
        """What stands around a page, given the headlines of all."""
        told = self._told(number, page, titles)
        headline = self._headline(told)
        dated = dated_line(told, headline)
        gone = around(told, headline, dated[0] if dated else None)
        return Around(tuple(sorted(gone.items())), tuple(self._header(headline, dated)))

    def _told(self, number: int, page: Page, titles: Mapping[str, set[int]]) -> Told:
        return told_apart(page, Known(self.often, self.several, titles, number, self.openings))

    def _headline(self, told: Told) -> Headline | None:
        prose, page = told.prose(), told.page
        if not prose:
            return None
        own = [i for i, kind in told.kinds.items() if kind in ("own", "some", "prose")]
        body = frozenset[str]().union(*(stems(page.texts[i]) for i in prose))
        rare = {i for i in own if told.kinds[i] == "own"}
        days = [i for i, text in enumerate(page.texts) if i < prose[0] and has_day(text)]
        listed = [i for i, kind in told.kinds.items() if kind == "site"]
        return Candidates(page, own, listed, rare, prose[0], body, days, self.parts).headline()

    def _header(self, headline: Headline | None, dated: tuple[int, Moment] | None) -> Iterator[HeaderField]:
        if headline:
            yield HeaderField("title", headline.text, "sites")
        if dated:
            yield HeaderField("published", dated[1].date, "sites")
        if self.name:
            yield HeaderField("publisher", self.name, "sites")


def _tallies(corpus: Gathered, sites: Sequence[Site]) -> list[Tally]:
    """What the pages of each site write in their heads."""
    tallies = [Tally(site) for site in sites]
    own = _sites_of_pages(sites)
    for number, page in _pages(corpus, own):
        for at in own[number]:
            tallies[at].add(page)
    return tallies


def _sites_of_pages(sites: Sequence[Site]) -> dict[int, tuple[int, ...]]:
    """The places of the sites that each page is of."""
    of_page: dict[int, tuple[int, ...]] = {}
    for at, site in enumerate(sites):
        for number in site.pages:
            of_page[number] = (*of_page.get(number, ()), at)
    return of_page


def _views(outlines: Sequence[Outline], sites: Sequence[Site], tallies: Sequence[Tally]) -> dict[int, _View]:
    """The view of each page; pages of the same sites have the same."""
    parts, names = [tally.edge_parts() for tally in tallies], [tally.name() for tally in tallies]
    of_page = _sites_of_pages(sites)
    name_of = _with_agreed(outlines, {number: _first([names[at] for at in own]) for number, own in of_page.items()})

    @cache
    def view(own: tuple[int, ...], name: str) -> _View:
        return _view([sites[at] for at in own], frozenset[str]().union(*(parts[at] for at in own)), name)

    return {number: view(own, name_of[number]) for number, own in of_page.items()}


def _with_agreed(outlines: Sequence[Outline], names: Mapping[int, str]) -> dict[int, str]:
    """Page → name, where one whose sites state none has that of its folder's or host's other pages, if they agree."""
    given: dict[int, str] = {}
    for neighbours in by_mark(outlines, names):
        name = _agreed([names[number] for number in neighbours])
        given |= dict.fromkeys(neighbours, name) if name else {}
    return {number: name or given.get(number, "") for number, name in names.items()}


def _first(names: Iterable[str]) -> str:
    return next(filter(None, names), "")


def _view(sites: Sequence[Site], parts: frozenset[str], name: str) -> _View:
    return _View(
        often=frozenset[int]().union(*(site.often for site in sites)),
        several=frozenset[int]().union(*(site.several for site in sites)),
        parts=parts,
        openings=max(sites, key=lambda site: len(site.pages)).openings,
        name=name,
    )


def _agreed(names: Sequence[str]) -> str:
    """The name that more than a third of the pages state, and nearly all that state any; else the empty string."""
    count = Counter(filter(None, names))
    name, most = max(count.items(), key=lambda item: item[1], default=("", 0))
    return name if most > len(names) / 3 and most > 0.9 * count.total() else ""
