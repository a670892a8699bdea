"""How well a release is told from the site around it, where a scraper has saved both as plain text.

    python -m tests.bench.sites [--texts JSONL] [--sites FOLDER] [--number 600] [--flat] [--show 20]

The furniture of five invented sites, in three layouts each (`furniture/SITE-LAYOUT.txt`), is put around the texts of real
releases (JSON Lines with title, published, lead and text; the Swiss ones by default), a folder a site, a line a paragraph, with
no publisher and no date but those in the lines. `--flat` puts all into one folder, `--sites` takes layouts from elsewhere.

- own: paragraphs of the release that are left, of ten words or more; beside it shorter ones, and those that hold a telephone
  number or an address of mail, which go with a contact block
- furniture: lines around it that are gone; one that states nothing but the day and the hour of publication may stay
- once: texts in which the headline stands exactly once
- title, published, publisher: releases that state them right; a site's publisher is what its first layout says in the copyright

A line of a layout that begins with @ stands for paragraphs or lists: @first (two paragraphs), @rest, @body; @others N (headlines
of other releases of the site), @teasers N and @teaser (their beginnings), @german N and so on (headlines in other languages).
In braces stand title, date and scraped (with a format), author, other, tag, and numbers: minutes, views, hour.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

from pipeline.settings import load
from tests.gathered import Settled, settled

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("PRESSWATCH_SHARED", ROOT.parent / "shared"))
FURNITURE = Path(__file__).parent / "furniture"
PUBLISHERS = {
    "hollin-ledger": "Hollin Ledger",
    "ports-authority": "Ports Authority of Veldania",
    "integrity-watch": "Integrity Watch Norland",
    "brask-fenner": "Brask & Fenner LLP",
    "ostmark-press": "Ostmark Press",
}
AUTHORS = ("Liv Tarrow", "Osbert Quill", "Mirela Fontanek", "Jonas Abelvik", "Petra van Holm", "Editorial team", "admin")
TAGS = ("budget", "harbours", "taxes", "elections")
PLACES = ("Hestad", "Torvik", "Lindenau", "Hollin", "Brennum", "Askvold", "Mirrow", "Zelten")
HEADLINES: Mapping[str, Sequence[str]] = {
    "german": (
        "Stadtrat von {place} berät über {n} neue Haltestellen",
        "Brücke bei {place} bleibt bis {n}. Mai gesperrt",
        "Rechnungshof rügt Beschaffung in {place}",
        "{n} Lehrlinge in {place} geehrt",
        "Wie {place} den Müll trennt",
        "Neue Leiterin für das Museum {place}",
    ),
    "french": (
        "La mairie de {place} ouvre {n} logements",
        "Grève des ferries entre {place} et la capitale",
        "Un marché public annulé à {place}",
        "{n} candidats pour le conseil de {place}",
        "Le pont de {place} sera fermé en hiver",
        "Pourquoi {place} change de tarif d'eau",
    ),
    "spanish": (
        "El puerto de {place} recibe {n} barcos",
        "Detenido un funcionario en {place} por cohecho",
        "Nueva ley de archivos llega a {place}",
        "{n} escuelas de {place} reciben ordenadores",
        "La feria de {place} abre sus puertas",
    ),
    "russian": (
        "В городе {place} открыли {n} новых школ",
        "Суд в городе {place} вынес приговор",
        "Цены на хлеб в городе {place} снизились",
        "{n} спортсменов вернулись домой в {place}",
        "Как прошла ярмарка в городе {place}",
    ),
}
LEAST_WORDS = 10
CONTACT = re.compile(r"[\w.-]+@[\w-]+\.\w|[+0(][\d ()/-]{8,}\d")
NOT_LETTERS = re.compile(r"[\W_]+")
WORD = re.compile(r"@(\w+)(?: (\d+))?")


@dataclass(frozen=True, slots=True)
class Truth:
    """What a page was made of."""

    site: str
    layout: str
    title: str
    published: str
    own: tuple[str, ...]
    furniture: tuple[str, ...]


def main() -> None:
    """Makes the pages, cleans them, and prints the shares by layout and over all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=SHARED / "data/swiss/releases.jsonl")
    parser.add_argument("--sites", type=Path, default=FURNITURE)
    parser.add_argument("--number", type=int, default=600)
    parser.add_argument("--flat", action="store_const", const=True, help="all files in one folder")
    parser.add_argument("--show", type=int, default=0, help="how many failures of each kind to list")
    parser.add_argument("--keep", type=Path, help="a folder to leave the pages in")
    arguments = parser.parse_args()
    if not arguments.texts.is_file():
        sys.exit(f"no texts at {arguments.texts}; name a JSON Lines file with title, published and text")
    texts = [json.loads(line) for line in arguments.texts.read_text(encoding="utf-8").splitlines()]
    texts = random.Random(1).sample(texts, min(arguments.number, len(texts)))
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        truths = make(folder, texts, layouts_in(arguments.sites), "" if arguments.flat else "/")
        print_shares(truths, settled(folder, load(None)), arguments.show)


def layouts_in(folder: Path) -> dict[str, list[list[str]]]:
    """Site → its layouts, each a list of lines."""
    found: defaultdict[str, list[list[str]]] = defaultdict(list)
    for file in sorted(folder.glob("*.txt")):
        found[file.stem.rpartition("-")[0]].append(file.read_text(encoding="utf-8").splitlines())
    return found


def make(folder: Path, texts: Sequence[Mapping[str, Any]], sites: Mapping[str, list[list[str]]], mark: str) -> dict[str, Truth]:
    """Writes a page for each text; id → what it was made of."""
    shares = {site: texts[i :: len(sites)] for i, site in enumerate(sites)}
    truths = {}
    for site, own in shares.items():
        for number, (text, layout) in enumerate(zip(own, cycle(range(len(sites[site]))), strict=False)):
            page = _Page(text, own, random.Random(f"{site} {number}"))
            lines = [line for template in sites[site][layout] for line in page.lines(template)]
            name = f"{site}{mark or '-'}{number:04}"
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
            furniture = [line for line in lines if line.strip() and line not in page.own and line not in page.dated]
            repeats = tuple(line for line in furniture if _letters(line) != _letters(page.title))
            truths[name] = Truth(site, f"{site}-{layout + 1}", page.title, text["published"], tuple(page.own), repeats)
    return truths


class _Page:
    """A release, and the lines that a layout makes of it."""

    def __init__(self, text: Mapping[str, Any], texts: Sequence[Mapping[str, Any]], chance: random.Random) -> None:
        paragraphs = [*text["lead"].split("\n"), *text["text"].split("\n")]
        self.own = [" ".join(each.split()) for each in paragraphs if each.strip()]
        self.title = " ".join(text["title"].split())
        self.dated: set[str] = set()
        self._others = [each for each in texts if each is not text]
        self._chance = chance
        self._published = date.fromisoformat(text["published"])
        self._given = {"author": chance.choice(AUTHORS), "scraped": date(2026, 1, 5) + timedelta(chance.randrange(60))}

    def lines(self, template: str) -> Iterator[str]:
        match = WORD.match(template)
        if not match:
            yield self._filled(template)
            return
        what, number = match[1], int(match[2] or 1)
        if what in ("body", "first", "rest"):
            yield from {"body": self.own, "first": self.own[:2], "rest": self.own[2:]}[what]
        elif what in ("teaser", "teasers"):
            yield from (self._teaser() for _ in range(number))
        elif what == "others":
            yield from (self._headline() for _ in range(number))
        else:
            pattern = self._chance.sample(HEADLINES[what], number)
            yield from (each.format(place=self._chance.choice(PLACES), n=self._chance.randrange(2, 90)) for each in pattern)

    def _filled(self, template: str) -> str:
        numbers = {"minutes": self._chance.randrange(10, 59), "views": self._chance.randrange(100, 9999)}
        given = {**self._given, **numbers, "hour": f"{self._chance.randrange(24):02}", "tag": self._chance.choice(TAGS)}
        line = template.format(**given, title=self.title, date=self._published, other=self._headline())
        beside = re.sub(r"\{(?:date:[^}]*|hour|minutes|views)\}", "", template)
        beside = re.sub(r"\w+[,:]|[\W\d_]", "", beside)
        if "{date" in template and not beside:
            self.dated.add(line)
        return line

    def _headline(self) -> str:
        return " ".join(self._chance.choice(self._others)["title"].split())

    def _teaser(self) -> str:
        words = self._chance.choice(self._others)["lead"].split()
        return " ".join(words[:25]) + "…"


def print_shares(truths: Mapping[str, Truth], corpus: Settled, show: int) -> None:
    counts: defaultdict[str, defaultdict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    failures: defaultdict[str, list[str]] = defaultdict(list)
    releases = {release.release_id: release for release in corpus.releases}
    reasons = {(row.release_id, _letters(row.text)): f"{row.cleaner}, {row.reason}" for row in corpus.dropped}
    for name, truth in truths.items():
        for measure, right, what in judged(truth, releases.get(name)):
            for row in (truth.layout, "all"):
                counts[row][measure].append(right)
            if not right:
                why = reasons.get((name, _letters(what)), "")
                failures[measure].append(f"{name} ({truth.layout[-1]}): {what[:150]}" + f" [{why}]" * bool(why))
    measures = ("own", "short own", "contact", "furniture", "once", "title", "published", "publisher")
    print(f"{'':20}" + "".join(f"{measure:>11}" for measure in measures))
    for row, found in counts.items():
        shares = (sum(found[measure]) / max(len(found[measure]), 1) for measure in measures)
        print(f"{row:20}" + "".join(f"{share:11.4f}" for share in shares))
    for measure in measures:
        chosen = random.Random(2).sample(failures[measure], min(show, len(failures[measure])))
        print(*([f"\n{measure}: {len(failures[measure])} wrong", *sorted(chosen)] if show else []), sep="\n  ")


def judged(truth: Truth, release: Any) -> Iterator[tuple[str, bool, str]]:
    """Measure, whether it is right, and what is judged."""
    blocks = [line for line in (release.text if release else "").split("\n") if line]
    left = {_letters(line) for line in blocks}
    for paragraph in truth.own:
        yield _kind(paragraph), _letters(paragraph) in left, paragraph
    own = {_letters(paragraph) for paragraph in truth.own}
    for line in truth.furniture:
        if _letters(line):
            yield "furniture", _letters(line) not in left or _letters(line) in own, line
    yield "once", sum(_letters(truth.title) == _letters(line) for line in blocks) == 1, truth.title
    yield (
        "title",
        bool(release) and _letters(release.title) == _letters(truth.title),
        f"{truth.title} / {release and release.title}",
    )
    yield "published", bool(release) and release.published == truth.published, release.published if release else "lost"
    publisher = PUBLISHERS.get(truth.site, "")
    said = release.publisher if release else ""
    yield "publisher", bool(said) and _letters(said).removeprefix("the") == _letters(publisher), said


def _kind(paragraph: str) -> str:
    if CONTACT.search(paragraph):
        return "contact"
    return "own" if paragraph.count(" ") + 1 >= LEAST_WORDS else "short own"


def _letters(text: str) -> str:
    return NOT_LETTERS.sub("", text).casefold()


if __name__ == "__main__":
    main()
