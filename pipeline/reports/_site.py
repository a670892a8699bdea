"""The folder of pages: one template engine, addresses that work from the file system, and nothing that runs.

Every value that a template shows is escaped (Jinja's autoescape) and has its unseen characters made visible. Pages load
no script, style or picture but the report's own; their content security policy says so to the browser as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pipeline.marks import css_class, visible, web
from pipeline.reports._chart import Picture

ASSETS = ("style.css", "table.js", "marks.js", "search.js")


@dataclass
class Site:
    """Pages below one folder. `sections` are the entries of the menu: (address, title)."""

    folder: Path
    title: str
    sections: tuple[tuple[str, str], ...]
    rows_per_page: int
    written: list[Path] = field(default_factory=list)
    _menus: dict[tuple[str, str], Markup] = field(default_factory=dict)

    def page(self, address: str, template: str, **values: Any) -> None:
        """Writes a page; `root` in a template is the way from the page back to the report's folder."""
        root = "../" * address.count("/")
        text = self._templates.get_template(template).render(root=root, address=address, site=self, **values)
        self.put(address, text)

    def listing(self, address: str, listing: Listing) -> None:
        """Writes a table as one page, or as several where it is long."""
        pages = max(1, -(-len(listing.rows) // self.rows_per_page))
        for page in range(1, pages + 1):
            rows = listing.rows[(page - 1) * self.rows_per_page : page * self.rows_per_page]
            addresses = [numbered(address, each) for each in range(1, pages + 1)]
            self.page(addresses[page - 1], "list.html", listing=listing, rows=rows, page=page, addresses=addresses)

    def menu(self, root: str, address: str) -> Markup:
        """The entries of the menu; the same for all pages that are no entry themselves, so made once."""
        current = address if address in dict(self.sections) else ""
        if (root, current) not in self._menus:
            entry = Markup('<li><a href="{}{}"{}>{}</a></li>')
            here = {current: Markup(' aria-current="page"')}
            entries = [entry.format(root, target, here.get(target, ""), name) for target, name in self.sections]
            self._menus[root, current] = Markup("\n").join(entries)
        return self._menus[root, current]

    def put(self, address: str, text: str) -> None:
        """Writes a file of the report."""
        path = self.folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
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
        environment.filters["percent"] = lambda share: f"{share:.0%}"
        return environment


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: what it shows, where it leads, and by what it is sorted (its text, unless that is a number)."""

    text: str
    href: str = ""
    sort: float | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: heading, meaning, and whether it holds numbers."""

    title: str
    meaning: str = ""
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A table that is the whole of a page. `filters` are words that many rows share, offered as links."""

    heading: str
    intro: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    filters: Sequence[str] = ()
    charts: Sequence[tuple[str, Picture]] = ()


def slug(name: str) -> str:
    """A file name for any id: readable, safe on every file system, and different for different ids."""
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-")[:60]
    return f"{plain.lower()}-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"


def number(value: float | None) -> str:
    """A number as people write it."""
    if value is None or value != value:
        return ""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4g}"


def numbered(address: str, page: int) -> str:
    """The address of a list's n-th page, from 1: `entities.html`, `entities-2.html`."""
    return address if page == 1 else address.replace(".html", f"-{page}.html")


def _source(name: str) -> str:
    return (files("pipeline.reports") / "templates" / name).read_text(encoding="utf-8")


def _shown(value: object) -> object:
    return visible(value) if type(value) is str else value
