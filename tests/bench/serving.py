"""How fast pages are shown to many readers at once while a run goes on: `python -m tests.bench.serving [RELEASES] [READERS]`.

The tables of a run over the demonstration corpus are repeated under ids of their own up to RELEASES [10,000] and served by
`presswatch serve`; READERS [50] each ask for a page every few seconds, most for releases and entities, some for a search or a
list narrowed down. Beside them runs over the demonstration corpus go on, one after the other. Quoted: the share of answers under
300 ms (to reach: 95 %), and quantiles, by kind of page.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from pipeline.folders.seal import digest_of_file
from pipeline.reports.pages.pages import Pages
from pipeline.reports.pages.site import entity_page, release_page
from pipeline.reports.tables.tables import TableFiles
from pipeline.results import Results
from pipeline.rows import Entity, ReleaseRecord
from pipeline.stages import Tables
from tests.bench.reports import repeated
from tests.conftest import ROOT

RELEASES, READERS = 10_000, 50
SECONDS = 90.0
"""How long readers read."""
PAUSE = 5.0
"""Seconds between two pages of a reader, on average."""
SOON = 0.3
KINDS = {"release": 0.45, "entity": 0.3, "search": 0.1, "narrowed": 0.1, "list": 0.05}
"""What readers ask for, and how often."""
QUESTIONS = ("bribery", '"asset recovery"', "anti-corruption agency", "court verdict", "recov* minist*", "kazakhstan index 2018")


@dataclass(frozen=True, slots=True)
class Answer:
    """How long a page of a kind took, in seconds."""

    kind: str
    seconds: float


def main(releases: int = RELEASES, readers: int = READERS) -> None:
    """Prints the figures."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        if code := command("run", ROOT / "corpus", "--out", folder / "once").wait():
            sys.exit(f"the run over the demonstration corpus ended with {code}")
        once = Results(folder / "once")
        tables = repeated(once, -(-releases // len(once[ReleaseRecord])))
        write_results(folder / "results", tables)
        with served(folder / "results") as address, running(folder):
            answers = read(address, Asking.of(tables), readers)
    for kind in (*KINDS, ""):
        tell(kind or "all", sorted(each.seconds for each in answers if kind in ("", each.kind)))


def command(*arguments: object) -> subprocess.Popen[str]:
    """The program with its arguments, its words to be read."""
    told = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    return subprocess.Popen(told, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def write_results(folder: Path, tables: Tables) -> None:
    """The tables and pages of a run that has ended."""
    folder.mkdir()
    (folder / "run.json").write_text("{}", encoding="utf-8")
    paths = [*TableFiles().write(folder, tables), *Pages().write(folder, tables)]
    files = sorted(path.relative_to(folder).as_posix() for path in paths)
    digests = {path: digest_of_file(folder / path) for path in files if path.startswith("tables/")}
    (folder / "run.json").write_text(json.dumps({"files": files, "digests": digests}), encoding="utf-8")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address under which results are served."""
    began = time.monotonic()
    server = command("serve", folder, "--port", 0)
    try:
        assert server.stdout is not None
        address = next(word for line in server.stdout for word in line.split() if word.startswith("http://"))
        print(f"the copy was there after {time.monotonic() - began:.1f} s", flush=True)
        yield address
    finally:
        server.terminate()
        server.wait()


@contextmanager
def running(folder: Path) -> Iterator[None]:
    """Runs go on, one after the other."""
    ended = threading.Event()

    def run() -> None:
        while not ended.is_set():
            with tempfile.TemporaryDirectory(dir=folder) as place:
                process = command("run", ROOT / "corpus", "--out", Path(place) / "results")
                while process.poll() is None and not ended.wait(0.2):
                    pass
                process.terminate()
                process.communicate()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


@dataclass(frozen=True, slots=True)
class Asking:
    """What readers may ask for, by kind."""

    addresses: dict[str, Sequence[str]]

    @classmethod
    def of(cls, tables: Tables) -> Asking:
        """The pages of some results."""
        entities = tables[Entity]
        countries = sorted(entities["country"].dropna().unique())
        return cls(
            {
                "release": [f"/report/{release_page(each)}" for each in tables[ReleaseRecord]["release_id"]],
                "entity": [f"/report/{entity_page(each)}" for each in entities["entity_id"]],
                "search": [f"/report/search/answer?{urlencode({'q': each})}" for each in QUESTIONS],
                "narrowed": [f"/report/entities.html?{urlencode({'Country': each})}" for each in countries],
                "list": ["/report/index.html", "/report/entities.html", "/report/countries.html", "/report/timeline.html"],
            }
        )

    def one(self, chance: random.Random) -> tuple[str, str]:
        """A kind and an address."""
        (kind,) = chance.choices([*KINDS], [*KINDS.values()])
        return kind, chance.choice(self.addresses[kind])


def read(address: str, asking: Asking, readers: int) -> list[Answer]:
    """What all readers waited for."""
    answers: list[Answer] = []
    until = time.monotonic() + SECONDS
    threads = [threading.Thread(target=reader, args=(number, address, asking, until, answers)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def reader(number: int, address: str, asking: Asking, until: float, answers: list[Answer]) -> None:
    """One reader; raises ValueError for a page that is not shown."""
    chance = random.Random(number)
    time.sleep(chance.random() * PAUSE)
    while time.monotonic() < until:
        kind, asked = asking.one(chance)
        began = time.monotonic()
        with closing(HTTPConnection(urlsplit(address).netloc, timeout=60)) as connection:
            connection.request("GET", asked)
            answer = connection.getresponse()
            answer.read()
        answers.append(Answer(kind, time.monotonic() - began))
        if answer.status != 200:
            raise ValueError(f"{asked}: {answer.status}")
        time.sleep(chance.uniform(0.5, 1.5) * PAUSE)


def tell(kind: str, seconds: Sequence[float]) -> None:
    """Prints the share of soon answers and the quantiles in milliseconds."""
    if seconds:
        share = sum(each < SOON for each in seconds) / len(seconds)
        quantiles = (seconds[min(int(part * len(seconds)), len(seconds) - 1)] * 1000 for part in (0.5, 0.9, 0.95, 0.99, 1))
        print(f"{kind:10} {len(seconds):6,} answers, {share:6.1%} under 300 ms; ms:", *(f"{each:.0f}" for each in quantiles))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
