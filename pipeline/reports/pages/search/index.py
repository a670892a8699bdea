"""The index of a folder of pages, in scripts: a page opened from the file system may load scripts, but no data.

The head names releases and entities; the words lie in shards, each with the numbers of the sentences that have it; the
sentences lie in pieces. Of shards and pieces a search loads those that it needs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.search.rules import LETTERS, spellings, units_of, words_of
from pipeline.reports.shared.labels import noun
from pipeline.rows.marks import visible

CHARACTERS_PER_SHARD = 300_000
CHARACTERS_PER_PIECE = 200_000
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass
class Index:
    """Words → the numbers of their sentences, counted through all releases."""

    postings: dict[str, list[int]] = field(default_factory=dict)
    sentences: int = 0

    def add(self, sentence: str) -> None:
        """Takes in the next sentence."""
        for word in sorted(set(words_of(sentence))):
            self.postings.setdefault(word, []).append(self.sentences)
        self.sentences += 1

    def shards(self) -> Iterator[dict[str, str]]:
        """The words in the order in which a script compares them, with their sentences as differences to base 36."""
        shard: dict[str, str] = {}
        size = 0
        for word in sorted(self.postings, key=lambda word: word.encode("utf-16-be")):
            shard[word] = _differences(self.postings[word])
            size += len(word) + len(shard[word])
            if size > CHARACTERS_PER_SHARD:
                yield shard
                shard, size = {}, 0
        if shard:
            yield shard


def scripts(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """(address, script) of the whole index; its head comes last."""
    index, releases, piece = Index(), [], Piece()
    for release_id, release in corpus.releases.items():
        units = [(start, visible(words)) for start, words in units_of(release["text"], corpus.sentences.get(release_id, []))]
        if piece.is_full():
            yield piece.script()
            piece = Piece(piece.number + 1)
        piece.add(units)
        for _, words in units:
            index.add(words)
        shown = (visible(release[name]) for name in ("title", "published", "publisher"))
        releases.append([corpus.release_pages[release_id], *shown, len(units), piece.number])
    yield piece.script()
    first_words = []
    for number, shard in enumerate(index.shards()):
        first_words.append(next(iter(shard)))
        yield f"search/words-{number}.js", _call("presswatchWords", number, shard)
    head = {"letters": LETTERS, "shards": first_words, "releases": releases, "entities": _entities(corpus)}
    yield "search/index.js", _call("presswatchIndex", head)


@dataclass
class Piece:
    """The sentences of some releases: for each release (where it starts, the sentence)."""

    number: int = 0
    releases: list[list[tuple[int, str]]] = field(default_factory=list)
    size: int = 0

    def add(self, units: list[tuple[int, str]]) -> None:
        self.releases.append(units)
        self.size += sum(len(words) for _, words in units)

    def is_full(self) -> bool:
        return self.size > CHARACTERS_PER_PIECE

    def script(self) -> tuple[str, str]:
        return f"search/texts-{self.number}.js", _call("presswatchTexts", self.number, self.releases)


def _entities(corpus: Corpus) -> list[list[Any]]:
    return [
        [corpus.entity_pages[entity_id], noun(entity["label"]), entity["releases"], *map(visible, spellings(entity))]
        for entity_id, entity in corpus.entities.items()
    ]


def _call(function: str, *arguments: Any) -> str:
    told = ", ".join(json.dumps(each, separators=(",", ":"), ensure_ascii=True) for each in arguments)
    return f"{function}({told});\n"


def _differences(numbers: list[int]) -> str:
    return " ".join(_to_base_36(number - before) for before, number in zip([0, *numbers], numbers, strict=False))


def _to_base_36(number: int) -> str:
    digits = ""
    while number >= 36:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return DIGITS[number] + digits
