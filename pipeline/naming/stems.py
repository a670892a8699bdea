"""What is left of the name of a body or law without its country, and of a law without its edition: by this, names of one meet."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.naming.compare import body_words
from pipeline.naming.countries import Countries
from pipeline.naming.editions import parted
from pipeline.naming.spelling import words_of

BODIES = frozenset({"AGENCY", "LAW"})
"""Labels of what has a country."""
AGAINST = frozenset({"anti", "against", "combating", "combatting", "counter", "countering", "counteracting", "fight", "fighting"})
"""What the translations of one law say: "Law on Combating Grain Fraud", "on Countering" or "on the Fight against" it."""


class Stems:
    """Of names with the countries that a corpus knows."""

    def __init__(self, countries: Countries) -> None:
        self._countries = countries

    def stem(self, label: str, name: str, country: str) -> str:
        """ "Agency for Grain" of "Agency of the Republic of Norland for Grain", "Grain Act" of "Norlandic Grain Act 2031"."""
        return self._parted(label, name, country)[0]

    def work(self, label: str, name: str, country: str) -> tuple[str, str]:
        """The name of the work that a law's name is of, country and all, and the edition, empty where there is none."""
        return parted(name) if self._parted(label, name, country)[1] else (name, "")

    def words(self, label: str, name: str, country: str) -> tuple[str, ...]:
        """The words of a stem that tell it from others, in alphabetical order; of a law those against something are one."""
        found = body_words(self.stem(label, name, country))
        return tuple(sorted(_as_one(found) if label == "LAW" else found))

    def id(self, label: str, name: str, country: str) -> str:
        """What an entity is called in the tables where this is its first name: label, stem and country in plain letters.

        With its country and without, in one order or another, a body comes to the same id. A name without letters has none.
        """
        stem: Sequence[str] = words_of(self.stem(label, name, country)) if label in BODIES else words_of(name)
        return "-".join((label.lower(), *stem, *words_of(country))) if stem else ""

    def _parted(self, label: str, name: str, country: str) -> tuple[str, str]:
        bare = self._countries.without(name, country) if country else name
        return parted(bare) if label == "LAW" else (bare, "")


def _as_one(words: Sequence[str]) -> list[str]:
    """The words of a law, with one for all that say what it is against."""
    left = [word for word in words if word not in AGAINST]
    return left if len(left) == len(words) else [*left, "against"]
