"""What people say about results, in two lists beside their releases: corrections that every run applies, and names they know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OF_WORDS = ("role", "speaker", "actor", "sum")
"""Actions that correct what a release says in some words."""


LONG_ENOUGH = 80
"""Code points of the words by which a quotation or a sentence is named."""


def first_words(text: str) -> str:
    """The beginning of a text, up to the end of a word: enough to name it in a correction."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONG_ENOUGH else plain[:LONG_ENOUGH].rpartition(" ")[0] or plain[:LONG_ENOUGH]


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of corrections.csv.

    merge: `name` is the same as `other`; split: `name` is not `other`, and where both are one name, `release` means by it another
    person than other releases do; rename: `name` is to be called `other`;
    retype: `name` is of the label `other`; drop: `name` is no name; country: `name` is of the country `other`, or of none where
    that is empty; part_of: `name` is part of `other`, or of nothing.

    Of the words `name` in the release `release`: role: the role that they state is `other`, or there is none; speaker: `other`
    says them, or nobody that is named; actor: `other` is to do what they say; sum: the sum is of the kind `other`.
    A country may be said of one release, too.
    """

    action: Literal["merge", "split", "rename", "retype", "drop", "country", "part_of", "role", "speaker", "actor", "sum"]
    name: str
    other: str = ""
    note: str = ""
    release: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError for a line that does not say which words of which release it means."""
        if self.action in OF_WORDS and not (self.release and self.name.split()):
            raise ValueError(f"{self.action} needs the release_id in the column release and words of that release in name")


@dataclass(frozen=True, slots=True)
class KnownName:
    """One line of known.csv. `aliases` are further spellings, with ; between.

    `wikidata`, where given, becomes the entity's id.
    """

    name: str
    type: Literal["PERSON", "AGENCY", "ORG", "PLACE", "LAW"]
    aliases: str = ""
    acronym: str = ""
    country: str = ""
    wikidata: str = ""

    def names(self) -> tuple[str, ...]:
        """The name, its aliases and its acronym."""
        return tuple(each.strip() for each in (self.name, *self.aliases.split(";"), self.acronym) if each.strip())
