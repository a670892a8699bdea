"""How large the report of a results folder is, and how long it takes to build.

    python -m tests.bench.reports RESULTS [--times 7]

The report is built anew from the tables, into a folder of its own. With `--times`, every release and its rows stand in the
tables so many times under ids of their own: the size that a larger corpus of the same kind would have. CPU seconds of this
process; the opening of the index is timed in Chromium where it is installed.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

import pandas as pd

from pipeline.catalogue import discover
from pipeline.reports.pages.pages import Pages
from pipeline.reports.shared.chart import Chart
from pipeline.results import KEYS, Results, pointers
from pipeline.rows import Entity, ReleaseRecord, Row
from pipeline.stages import Tables


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", type=Path)
    parser.add_argument("--times", type=int, default=1)
    arguments = parser.parse_args()
    tables = repeated(Results(arguments.results), arguments.times)
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), tables)


def repeated(tables: Tables, times: int) -> dict[type[Row], pd.DataFrame]:
    """The tables with every release, its rows and its entities so many times."""
    larger = {}
    for kind, frame in tables.items():
        own = [column for column, there in pointers(kind).items() if there in (ReleaseRecord, Entity)]
        own += [KEYS[kind]] if kind in (ReleaseRecord, Entity) else []
        copies = [frame] + [_renamed(frame, own, number) for number in range(1, times)] if own else [frame]
        larger[kind] = pd.concat(copies, ignore_index=True)
    return larger


def _renamed(frame: pd.DataFrame, columns: list[str], number: int) -> pd.DataFrame:
    """A copy whose ids are others; rows without an id keep none."""
    return frame.assign(**{name: frame[name].where(frame[name].fillna("") == "", frame[name] + f"-{number}") for name in columns})


def measure(folder: Path, tables: Tables) -> None:
    """Builds charts and pages and prints what they cost."""
    began = time.process_time()
    for kind in discover("reports").values():
        if issubclass(kind, Chart):
            kind().write(folder, tables)
    charts = time.process_time() - began
    began = time.process_time()
    written = Pages().write(folder, tables)
    pages = time.process_time() - began
    sizes = {path: path.stat().st_size for path in written}
    largest = max(sizes, key=lambda path: sizes[path])
    page = max((path for path in sizes if path.suffix == ".html"), key=lambda path: sizes[path])
    print(f"{len(tables[ReleaseRecord]):,} releases: {len(sizes):,} files, {sum(sizes.values()) / 1e6:.1f} MB")
    print(f"largest file {largest.name} {sizes[largest] / 1e6:.2f} MB, largest page {page.name} {sizes[page] / 1e6:.2f} MB")
    print(f"charts {charts:.1f} CPU s, pages {pages:.1f} CPU s")
    _open(folder / "report/index.html")


def _open(index: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        chromium = None
    if not chromium:
        print("the index was not opened: no Chromium or no Playwright")
        return
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        opened = browser.new_page()
        began = time.monotonic()
        opened.goto(index.as_uri(), wait_until="load")
        print(f"index loaded in {time.monotonic() - began:.2f} s")
        browser.close()


if __name__ == "__main__":
    main()
