"""What people say about names, in two lists beside their releases: corrections that every run applies, and names they know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of corrections.csv.

    merge: `name` is the same as `other`; split: `name` is not `other`; rename: `name` is to be called `other`;
    retype: `name` is of the label `other`; drop: `name` is no name.
    """

    action: Literal["merge", "split", "rename", "retype", "drop"]
    name: str
    other: str = ""
    note: str = ""


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
