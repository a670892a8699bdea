"""`presswatch add`: releases from files, folders, pages and feeds, as text files with front matter in the corpus."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from pipeline.batch import Ingest
from pipeline.catalogue import Catalogue
from pipeline.folders.corpus_files import CorpusFile, corpus_files
from pipeline.intake.fetch import Fetched, Fetcher, Refused
from pipeline.readers.feeds import releases_in
from pipeline.readers.shared.text import Unreadable
from pipeline.release import Draft, RawRelease, Release
from pipeline.rows import Problem
from pipeline.settings import Settings

WORD = re.compile(r"\w+")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
SLUG_WORDS = 8

# Content type → the ending under which the readers know it; others are judged by the address's own ending.
ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "application/json": ".json",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".rdf",
    "application/feed+json": ".json",
    "application/xml": ".rss",
    "text/xml": ".rss",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
FEEDS = frozenset({".rss", ".atom", ".rdf", ".xml"})


@dataclass(frozen=True, slots=True)
class Added:
    """A release that came into the corpus, from where and as which file."""

    source: str
    file: Path


@dataclass(frozen=True, slots=True)
class Held:
    """A release that the corpus holds already, from where and as which of its files."""

    source: str
    name: str


def add(sources: Sequence[str], corpus: Path, settings: Settings, fetcher: Fetcher) -> Iterator[Added | Held | Problem]:
    """Brings each source into the corpus folder; what cannot be had is a Problem.

    Files and folders are read with the readers of a run; addresses are fetched first. Of a feed that is fetched every page comes
    that it names, of a feed in a file the pages of those items that have no text.
    """
    catalogue = settings.catalogue(corpus if corpus.is_dir() else None)
    shelf = _Shelf(corpus, _releases(corpus, catalogue, settings) if corpus.is_dir() else ())
    intake = _Intake(catalogue, settings, fetcher, shelf)
    for source in sources:
        for release in intake.read(source):
            yield shelf.put(release) if isinstance(release, Release) else release


@dataclass(frozen=True, slots=True)
class _Intake:
    """The way from a source to its releases."""

    catalogue: Catalogue
    settings: Settings
    fetcher: Fetcher
    shelf: _Shelf

    def read(self, source: str) -> Iterator[Release | Held | Problem]:
        """The releases of a file, a folder, or an address."""
        if SCHEME.match(source):
            yield from self._fetch(source)
        elif Path(source).is_dir():
            yield from _releases(Path(source), self.catalogue, self.settings)
        elif Path(source).is_file():
            yield from self._file(Path(source))
        else:
            yield _problem(source, "there is no such file or folder", "check the name")

    def _file(self, file: Path) -> Iterator[Release | Held | Problem]:
        found = list(_cleaned([CorpusFile(file, file.name, "")], self.catalogue, self.settings))
        if file.suffix.lower() not in FEEDS:
            yield from found
        else:
            yield from self._items(file.read_bytes(), found, lambda item: not item.text)

    def _fetch(self, url: str) -> Iterator[Release | Held | Problem]:
        """The releases of a page, or of every page that a feed names."""
        answer = self._answer(url)
        if isinstance(answer, Problem):
            yield answer
            return
        found = _of_bytes(answer, self.catalogue, self.settings)
        if _ending(answer) in FEEDS:
            yield from self._items(answer.data, found, lambda item: True)
        else:
            yield from found

    def _items(
        self, feed: bytes, found: Iterable[Release | Problem], follows: Callable[[RawRelease], bool]
    ) -> Iterator[Release | Held | Problem]:
        """What was found in a feed, and instead of an item that is to be followed, its page."""
        own = {_place(each.source): each for each in found}
        try:
            items = releases_in(feed)
        except Unreadable:
            yield from own.values()
            return
        for item in items:
            if item.url and follows(item):
                yield from self._named(item.url)
            elif _place(item.source) in own:
                yield own[_place(item.source)]

    def _named(self, url: str) -> Iterable[Release | Held | Problem]:
        """The releases of a page that a feed names; what the corpus holds is not asked for, a further feed is not followed."""
        held = self.shelf.holding(url)
        if held:
            return [Held(url, held)]
        answer = self._answer(url)
        if isinstance(answer, Problem):
            return [answer]
        if _ending(answer) in FEEDS:
            return [_problem(url, "a feed names this feed", "add it by itself")]
        return _of_bytes(answer, self.catalogue, self.settings)

    def _answer(self, url: str) -> Fetched | Problem:
        try:
            return self.fetcher.fetch(url)
        except Refused as refusal:
            return _problem(url, str(refusal), "open it in a browser and save it, if you may; then add the file")


def _ending(fetched: Fetched) -> str:
    """The ending that tells the readers the kind of what was fetched."""
    return ENDINGS.get(fetched.content_type) or Path(urlsplit(fetched.url).path).suffix or ".html"


def _place(source: str) -> str:
    """An item's place in its feed: "3" of "news.rss#3"."""
    return source.rpartition("#")[2]


def _of_bytes(fetched: Fetched, catalogue: Catalogue, settings: Settings) -> list[Release | Problem]:
    ending = _ending(fetched)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"fetched{ending}"
        file.write_bytes(fetched.data)
        source = fetched.url if fetched.url.endswith(ending) else fetched.url + ending
        found = list(_cleaned([CorpusFile(file, source, "")], catalogue, settings))
    return [_at(each, source, fetched.url) for each in found]


def _at(found: Release | Problem, named: str, url: str) -> Release | Problem:
    """What was found in a file named so for the readers, as it was asked for: its source, and its address if it gives none."""
    source = url + found.source.removeprefix(named)
    return replace(found, source=source, url=found.url or url) if isinstance(found, Release) else replace(found, source=source)


def _releases(folder: Path, catalogue: Catalogue, settings: Settings) -> list[Release | Problem]:
    return list(_cleaned([file for file in corpus_files(folder) if isinstance(file, CorpusFile)], catalogue, settings))


def _cleaned(files: Sequence[CorpusFile], catalogue: Catalogue, settings: Settings) -> Iterator[Release | Problem]:
    work = Ingest.of(catalogue, settings.run)
    ingested = work(files)
    yield from (problem for file in ingested for problem in file.problems)
    drafts: Sequence[Draft] = [draft for file in ingested for draft in file.drafts]
    for draft in reduce(lambda cleaned, cleaner: cleaner.cleaned(cleaned), catalogue.corpus_cleaners, drafts):
        yield draft.finish()


class _Shelf:
    """The corpus as `add` sees it: what it holds, by address and by words."""

    def __init__(self, corpus: Path, held: Iterable[Release | Problem]) -> None:
        self._corpus = corpus
        self._held: dict[str, str] = {}
        for release in held:
            if isinstance(release, Release):
                self._remember(release, release.source)

    def holding(self, mark: str) -> str:
        """The name under which the corpus holds a release, by its address or the digest of its words; or nothing."""
        return self._held.get(mark, "")

    def put(self, release: Release) -> Added | Held | Problem:
        if not release.text[release.body :].strip():
            return _problem(release.source, "holds no text", "see whether it holds a release")
        held = next(filter(None, map(self.holding, _marks(release))), "")
        if held:
            return Held(release.source, held)
        file = self._file(release)
        self._corpus.mkdir(parents=True, exist_ok=True)
        file.write_text(_as_text(release), encoding="utf-8")
        self._remember(release, file.name)
        return Added(release.source, file)

    def _file(self, release: Release) -> Path:
        words = "-".join(WORD.findall(release.title.lower())[:SLUG_WORDS]).encode("ascii", "ignore").decode("ascii")
        name = "-".join(part for part in (release.published, words) if part) or _digest(release)[:12]
        file = self._corpus / f"{name}.txt"
        return file if not file.exists() else self._corpus / f"{name}-{_digest(release)[:8]}.txt"

    def _remember(self, release: Release, name: str) -> None:
        for mark in (release.url, *_marks(release)):
            self._held.setdefault(mark, name)


def _marks(release: Release) -> list[str]:
    """What makes two releases the same one: their address and title, or the words of their bodies."""
    return [f"{release.url} {release.title}"] * bool(release.url) + [_digest(release)]


def _digest(release: Release) -> str:
    words = " ".join(WORD.findall(release.text[release.body :].lower()))
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _as_text(release: Release) -> str:
    """The release as a text file with front matter, which reads as the release itself does."""
    given = {
        "title": release.title,
        "published": release.published,
        "publisher": release.publisher,
        "place": release.place,
        "url": release.url,
        "language": release.language,
    }
    head = yaml.safe_dump(
        {key: value for key, value in given.items() if value}, allow_unicode=True, sort_keys=False, width=10_000
    )
    return f"---\n{head}---\n\n{release.text.strip()}\n"


def _problem(source: str, problem: str, remedy: str) -> Problem:
    return Problem(source=source, stage="add", problem=problem, remedy=remedy)
