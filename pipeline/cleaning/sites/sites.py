"""What a site puts around its releases, where they are saved as plain text: found by what its pages have in common.

No rule has to know a site's words. Lines that most pages of a layout have are the site's, whatever day or number stands in them;
what varies beside them is told by where it stands: the headlines of other releases, the authors, the hours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.cleaning._alike import stems
from pipeline.cleaning._moments import Moment
from pipeline.cleaning.sites.bodies import Known, Told, around, dated_line, has_day, opening_of, told_apart
from pipeline.cleaning.sites.groups import Site, by_mark, sites_of
from pipeline.cleaning.sites.heads import Candidates, Headline, edge_parts, name_of, titles_of
from pipeline.cleaning.sites.lines import Page
from pipeline.release import Around, HeaderField, RawRelease
from pipeline.stages import Survey

NOWHERE: Mapping[str, set[int]] = {}


@dataclass(frozen=True)
class Sites(Survey):
    """Tells the releases of a site from what it puts around them, and reads headline, day and publisher from that."""

    def survey(self, raws: Sequence[RawRelease]) -> Sequence[Around]:
        pages = [Page.of(raw) for raw in raws]
        views = _with_names(pages, dict(_views(pages, sites_of(pages))))
        headlines = {number: found for number, view in views.items() if (found := view.headline(view.told(NOWHERE)))}
        titles = titles_of(headlines)
        return [views[number].around(titles) if number in views else Around() for number in range(len(pages))]


@dataclass(frozen=True, slots=True)
class _View:
    """A page, and what the sites that it is of repeat."""

    number: int
    page: Page
    often: frozenset[int]
    several: frozenset[int]
    parts: frozenset[str]
    openings: Mapping[int, int]
    name: str

    def told(self, titles: Mapping[str, set[int]]) -> Told:
        return told_apart(self.page, Known(self.often, self.several, titles, self.number, self.openings))

    def headline(self, told: Told) -> Headline | None:
        prose = told.prose()
        if not prose:
            return None
        own = [i for i, kind in told.kinds.items() if kind in ("own", "some", "prose")]
        body = frozenset[str]().union(*(stems(self.page.texts[i]) for i in prose))
        rare = {i for i in own if told.kinds[i] == "own"}
        days = [i for i, text in enumerate(self.page.texts) if i < prose[0] and has_day(text)]
        listed = [i for i, kind in told.kinds.items() if kind == "site"]
        return Candidates(self.page, own, listed, rare, prose[0], body, days, self.parts).headline()

    def around(self, titles: Mapping[str, set[int]]) -> Around:
        told = self.told(titles)
        headline = self.headline(told)
        dated = dated_line(told, headline)
        gone = around(told, headline, dated[0] if dated else None)
        return Around(tuple(sorted(gone.items())), tuple(self._header(headline, dated)))

    def _header(self, headline: Headline | None, dated: tuple[int, Moment] | None) -> Iterator[HeaderField]:
        if headline:
            yield HeaderField("title", headline.text, "sites")
        if dated:
            yield HeaderField("published", dated[1].date, "sites")
        if self.name:
            yield HeaderField("publisher", self.name, "sites")


def _with_names(pages: Sequence[Page], views: dict[int, _View]) -> dict[int, _View]:
    """The views, where a page of a layout that states no name has that of its folder's or host's other pages, if they agree."""
    given: dict[int, str] = {}
    for neighbours in by_mark(pages, views):
        name = _agreed([views[number].name for number in neighbours])
        given |= dict.fromkeys(neighbours, name) if name else {}
    return {number: replace(view, name=view.name or given.get(number, "")) for number, view in views.items()}


def _agreed(names: Sequence[str]) -> str:
    """The name that more than a third of the pages state, and nearly all that state any; else the empty string."""
    count = Counter(filter(None, names))
    name, most = max(count.items(), key=lambda item: item[1], default=("", 0))
    return name if most > len(names) / 3 and most > 0.9 * count.total() else ""


def _views(pages: Sequence[Page], sites: Sequence[Site]) -> Iterator[tuple[int, _View]]:
    of_page: dict[int, list[int]] = {}
    for at, site in enumerate(sites):
        for number in site.pages:
            of_page.setdefault(number, []).append(at)
    known = [(edge_parts(site, pages), name_of(site, pages), _openings(site, pages)) for site in sites]
    for number, own in of_page.items():
        yield (
            number,
            _View(
                number,
                pages[number],
                often=frozenset[int]().union(*(sites[at].often for at in own)),
                several=frozenset[int]().union(*(sites[at].several for at in own)),
                parts=frozenset[str]().union(*(known[at][0] for at in own)),
                openings=known[max(own, key=lambda at: len(sites[at].pages))][2],
                name=next((known[at][1] for at in own if known[at][1]), ""),
            ),
        )


def _openings(site: Site, pages: Sequence[Page]) -> Mapping[int, int]:
    return Counter(opening for number in site.pages for opening in {opening_of(text) for text in pages[number].texts} if opening)
