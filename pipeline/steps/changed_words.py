"""What the annotation reads of the lexicons, and which texts it reads otherwise when that changes.

The store notes the words that its annotations were made with. Where a word is added, taken away or told otherwise, the texts in
which it stands are annotated again, and no others.
"""

from __future__ import annotations

import json
import zlib
from base64 import b85decode, b85encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from pipeline.keeping.extractions import Extractions
from pipeline.release import Release
from pipeline.work.keys import ReadingKeys

MANY = 500
"""Changed words, from which on every text is taken for one in which one stands."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of which something else is told than before, without blanks."""

    words: frozenset[str]

    @classmethod
    def between(cls, before: Mapping[str, str], now: Mapping[str, str]) -> Self:
        """The words of two lexicons (word → what is told of it) in which they differ."""
        differing = {*before.items()} ^ {*now.items()}
        return cls(frozenset(_without_blanks(word) for word, _ in differing))

    def touches(self, text: str) -> bool:
        """Whether a text may be read otherwise."""
        if len(self.words) >= MANY:
            return True
        bare = _without_blanks(text)
        return any(word in bare for word in self.words)


@dataclass(frozen=True, slots=True)
class Words:
    """What the annotation reads of the lexicons."""

    key: str
    """Changes with them."""
    read: Callable[[], Mapping[str, str]]
    """A word → what is told of it."""

    def take_in(self, kept: Extractions, releases: Callable[[], Iterable[Release]], keys: ReadingKeys) -> None:
        """Notes them in the store; where it knew others, what was read in texts that they touch is forgotten."""
        note, key = kept.words()
        if key == self.key:
            return
        now = self.read()
        change = Change.between(_of_note(note), now)
        touched, standing = [], []
        for release in releases():
            if change.touches(release.text):
                touched.append(release.release_id)
            else:
                standing.append(keys.of_text(release.text))
        kept.note_words(_note(now), self.key, touched, standing)


def _note(words: Mapping[str, str]) -> str:
    """Words as a note in the store."""
    return b85encode(zlib.compress(json.dumps(dict(sorted(words.items()))).encode())).decode("ascii") if words else ""


def _of_note(note: str) -> dict[str, str]:
    """The words of a note."""
    return dict(json.loads(zlib.decompress(b85decode(note)))) if note else {}


def _without_blanks(text: str) -> str:
    return "".join(text.split())
