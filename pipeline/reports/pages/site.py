"""The folder of pages: one template engine, addresses that work from the file system, and nothing that runs.

Every value that a template shows is escaped (Jinja's autoescape) and has its unseen characters made visible. Pages load
no script, style or picture but the report's own; their content security policy says so to the browser as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pipeline.reports.pages.gallery import Hung
from pipeline.reports.pages.table import Counts, Listing, Narrowed, rows_html
from pipeline.reports.shared.labels import noun, plural
from pipeline.rows.marks import css_class, visible, web

ROWS_PER_PIECE = 1500  # so that no file is over 2 MB
ASSETS = ("style.css", "table.js", "marks.js", "words.js", "index.js", "served.js", "search.js")
PLAN = "site.json"
"""What a server has to know to make the pages that are no files: title and menus."""


Links = tuple[tuple[str, str], ...]


@dataclass
class Site:
    """Pages below one folder. `sections` are the entries of the menu, `lists` those of the menu below it: (address, title)."""

    folder: Path
    title: str
    sections: Links
    lists: Links
    rows_per_page: int
    charts: Mapping[str, Sequence[Hung]]
    written: list[Path] = field(default_factory=list)
    _folders: set[Path] = field(default_factory=set)
    _menus: dict[tuple[str, str, str], Markup] = field(default_factory=dict)

    def page(self, address: str, template: str, **values: Any) -> None:
        """Writes a page; `root` in a template is the way from the page back to the report's folder."""
        root = "../" * address.count("/")
        text = self._templates.get_template(template).render(
            root=root, address=address, site=self, charts=self.charts.get(address, ()), **values
        )
        self.put(address, text)

    def listing(self, address: str, listing: Listing) -> None:
        """Writes a table as a page with its first rows, and the others as scripts that the page loads when they are asked for.

        No more rows are in memory than one of these holds.
        """
        counts = Counts(listing.columns)
        rows, pieces = counts.of(listing.rows), 0
        shown = list(islice(rows, self.rows_per_page))
        while piece := list(islice(rows, ROWS_PER_PIECE)):
            self.put(f"lists/{listing.table}-{pieces}.js", f"presswatchRows({pieces}, {json.dumps(rows_html(piece, ''))});\n")
            pieces += 1
        self.page(address, "list.html", listing=listing, rows=shown, pieces=pieces, counts=counts, narrowed=None)

    def narrowed(self, address: str, listing: Listing, narrowed: Narrowed) -> None:
        """Writes the part of a list that was asked for."""
        self.page(address, "list.html", listing=listing, rows=[*listing.rows], pieces=0, counts=narrowed, narrowed=narrowed)

    def menu(self, root: str, address: str) -> Markup:
        """The entries of the menu, the one that the page is or belongs to marked; made once for all pages of a kind."""
        current = self._section(address)
        mark = ' aria-current="page"' if current == address else ' aria-current="true"'
        if (root, current, mark) not in self._menus:
            self._menus[root, current, mark] = _links(self.sections, root, {current: Markup(mark)})
        return self._menus[root, current, mark]

    def submenu(self, address: str) -> Markup:
        """The lists beside each other, on a page that is one of them."""
        if address not in dict(self.lists):
            return Markup("")
        links = _links(self.lists, "", {address: Markup(' aria-current="page"')})
        return Markup('<nav class="sub" aria-label="Lists"><ul>\n{}\n</ul></nav>').format(links)

    def _section(self, address: str) -> str:
        if address in dict(self.lists):
            return self.lists[0][0]
        folder = f"{address.partition('/')[0]}.html"
        return address if address in dict(self.sections) else folder if folder in dict(self.sections) else ""

    def put(self, address: str, text: str) -> None:
        """Writes a file of the report; one that stands there unchanged is left alone."""
        path = self.folder / address
        data = text.encode("utf-8", "replace")
        if path.parent not in self._folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(path.parent)
        if not (path.is_file() and path.read_bytes() == data):
            path.write_bytes(data)
        self.written.append(path)

    def assets(self) -> None:
        """Writes style and scripts."""
        for name in ASSETS:
            self.put(f"assets/{name}", _source(name))

    @cached_property
    def _templates(self) -> Environment:
        environment = Environment(
            loader=FunctionLoader(_source),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_shown,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters["web"] = web
        environment.filters["css_class"] = css_class
        environment.filters["number"] = number
        environment.filters["noun"] = noun
        environment.filters["country_page"] = country_page
        environment.filters["plural"] = plural
        environment.filters["percent"] = lambda share: f"{share:.0%}"
        environment.tests["wikidata"] = lambda item: re.fullmatch(r"Q\d+", item) is not None
        environment.globals["rows_html"] = rows_html
        return environment


def _links(entries: Links, root: str, marked: dict[str, Markup]) -> Markup:
    entry = Markup('<li><a href="{}{}"{}>{}</a></li>')
    return Markup("\n").join(entry.format(root, target, marked.get(target, ""), title) for target, title in entries)


def slug(name: str) -> str:
    """A file name for any id: readable, safe on every file system, and different for different ids."""
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-")[:60]
    return f"{plain.lower()}-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"


def release_page(release_id: str) -> str:
    """The address of a release's page."""
    return f"releases/{slug(release_id)}.html"


def entity_page(entity_id: str) -> str:
    """The address of an entity's page."""
    return f"entities/{slug(entity_id)}.html"


def country_page(country: str) -> str:
    """The address of a country's page."""
    return f"countries/{slug(country)}.html"


def number(value: float | None) -> str:
    """A number as people write it."""
    if value is None or value != value:
        return ""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4g}"


def _source(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text(encoding="utf-8")


def _shown(value: object) -> object:
    return visible(value) if type(value) is str else value
