"""The countries that words name: as a noun, as an adjective or by their capital; and names without their country.

The lexicon knows the world's countries; a corpus may teach others, by their formal names ("Republic of Norland") and by their
governments ("Government of Norland"), with the adjectives that English makes of them ("Norlandic"). Regions and cities have
a lexicon of their own: they tell the country of a dateline and of a body that bears their name. A host of the web tells a country
by its letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, product

from pipeline.lexicons import table

WORD = re.compile(r"[^\W\d_][\w.'’-]*(?<![.'’-])")
POSSESSIVE = re.compile(r"['’]s?$")
OWNING = re.compile(r"^['’]s?\b")
"""The possessive at the end of a word, and behind one."""
LONGEST = 5
"""Words of the longest name of a country: "Democratic Republic of the Congo"."""
OTHERS = frozenset({"New", "Latin", "Northern"})
"""Behind these a country's word names something else: "New Mexico", "Latin American", "Northern Ireland"."""
BEHIND = {
    "British": frozenset({"Columbia", "Virgin"}),
    "American": frozenset({"Samoa", "Indian", "Indians"}),
    "French": frozenset({"Guiana", "Polynesia"}),
    "Indian": frozenset({"Affairs", "Country", "Health", "Ocean"}),
}
"""In front of these a country's adjective names something else: "British Columbia", "Indian Ocean"."""
PARTS_OF_AMERICA = frozenset({"South", "North", "Central"})

KINDS = r"(?:Republic|Kingdom|Principality|Sultanate|Emirate|Federation|Confederation|State|Commonwealth|Union)"
QUALITIES = (
    r"(?:(?:Federal|Federative|Plurinational|Hashemite|Islamic|People['’]s|Democratic|Socialist|United|Arab|Bolivarian"
    r"|Co-operative|Independent)\s+)*"
)
FORMAL = rf"(?:the\s+)?{QUALITIES}{KINDS}\s+of\s+(?:the\s+)?"
"""What stands before a country's name in its formal name: "Republic of", "Federal Republic of"."""
BEFORE = re.compile(rf"(?:\b(?:of|in)\s+)?(?:\b{FORMAL}|\bthe\s+)?$", re.IGNORECASE)
OWN = r"([A-Z]\w+(?:\s(?!No\b|On\b|For\b)[A-Z]\w+)?)(?=$|[,.;)]|\s[a-z(]|\s(?:No|On|For)\b)"
"""A country's own name, of one word or two, where it ends."""
FORMALLY = re.compile(rf"\b(?:Republic|Kingdom|Principality|Sultanate|Emirate)\s+of\s+(?:the\s+)?{OWN}")
GOVERNED = re.compile(rf"\bGovernment\s+of\s+(?:the\s+)?{OWN}")
SUFFIXES = ("an", "ean", "ese", "i", "ian", "ic", "ish", "er", "n", "nian")


@dataclass(frozen=True, slots=True)
class Named:
    """A country in a text, code points `start` to `end`; `form` is noun, adjective, capital, region or city."""

    start: int
    end: int
    country: str
    form: str


Meanings = Mapping[str, tuple[str, str]]
"""Phrase → country and form."""


class Countries:
    """Finds countries by their words. `learned` are those that the corpus adds to those that are `known`, the lexicon's."""

    def __init__(self, learned: Iterable[str] = (), known: Callable[[], Meanings] | None = None) -> None:
        self._learned = {phrase: meant for country in learned for phrase, meant in _words_made_of(country)}
        self._known = known or _lexicon
        self._firsts = _first_words(self._known) | frozenset(_firsts_of(self._learned))

    @classmethod
    def of_corpus(cls, names: Iterable[str], places: Iterable[str]) -> Countries:
        """The lexicon's countries and those of a corpus: of its names, and of the names of its places."""
        own, places, known = set[str](), frozenset(places), cls()
        for name in names:
            governed = (found for found in GOVERNED.findall(name) if found in places)
            own.update(found for found in chain(FORMALLY.findall(name), governed) if not any(known.within(found)))
        return cls(sorted(own))

    def within(self, text: str) -> Iterator[Named]:
        """The countries that a text names, in their order, the longest name first; in time linear in the text."""
        words = list(WORD.finditer(text))
        behind = 0
        for at, word in enumerate(words):
            if at < behind or self._firsts.isdisjoint(_as_first(word.group())):  # most words of a text begin no country's name
                continue
            length, named = self._longest(text, words[at : at + LONGEST])
            behind = at + length
            if named is not None and not _names_another(
                text[named.start : named.end], _group(words, at - 1), _group(words, behind)
            ):
                yield named

    def only(self, text: str) -> str | None:
        """The country that a text names, where it names one and no other."""
        named = {each.country for each in self.within(text)}
        return named.pop() if len(named) == 1 else None

    def without(self, name: str, country: str) -> str:
        """A name without its country: "Agency for Grain" of "Agency of the Republic of Norland for Grain"."""
        left, end = [], len(name)
        own = [each for each in self.within(name) if each.country == country and each.form != "capital"]
        for named in reversed(own):
            left.append(OWNING.sub("", name[named.end : end]))
            end = BEFORE.search(name, 0, named.start).start()  # type: ignore[union-attr]  # it fits an empty end, too
        bare = " ".join(" ".join(reversed([*left, name[:end]])).split()).lstrip(" .,")
        return bare if re.search(r"\w", bare) else name

    def _longest(self, text: str, words: list[re.Match[str]]) -> tuple[int, Named | None]:
        """How many of the words name a country, at least 1, and the country."""
        for length in range(len(words), 0, -1):
            start, end = words[0].start(), words[length - 1].end()
            phrase, size = _looked_up(text[start:end])
            meant = self._learned.get(phrase) or self._known().get(phrase)
            if meant is not None:
                return length, Named(start, start + size, *meant)
        return 1, None


def _group(words: Sequence[re.Match[str]], place: int) -> str:
    """The word at a place, the empty string where there is none."""
    return words[place].group() if 0 <= place < len(words) else ""


def _names_another(phrase: str, before: str, behind: str) -> bool:
    """Whether the word in front of a country's or behind it makes it name something else."""
    is_front = before in OTHERS or (phrase == "American" and before in PARTS_OF_AMERICA)
    return is_front or behind in BEHIND.get(phrase, ())


@lru_cache(maxsize=50_000)
def _looked_up(words: str) -> tuple[str, int]:
    """The phrase under which words of a text are looked up, and how many of their code points it takes."""
    phrase = POSSESSIVE.sub("", words)
    return _plain(phrase), len(phrase)


@lru_cache(maxsize=50_000)
def _as_first(word: str) -> tuple[str, ...]:
    """A word of a text as the first of a phrase that is looked up, in small letters, which may be a possessive; a small one is
    none."""
    plain = word.replace(".", "").replace("’", "'").lower()
    return (plain, POSSESSIVE.sub("", plain)) if word[0].isupper() else ()


def _firsts_of(phrases: Iterable[str]) -> Iterator[str]:
    """The words with which phrases begin, in small letters."""
    return (first.group().lower() for first in map(WORD.match, phrases) if first)


@cache
def _first_words(known: Callable[[], Meanings]) -> frozenset[str]:
    return frozenset(_firsts_of(known()))


def _plain(phrase: str) -> str:
    """A phrase as countries are looked up: without full stops, with plain apostrophes and single blanks."""
    plain = " ".join(phrase.replace(".", "").replace("’", "'").split())
    return plain.title() if plain.isupper() and len(plain) > 4 else plain


FORMS = {"name": "noun", "aliases": "noun", "adjectives": "adjective", "capital": "capital"}
"""Columns of the lexicon, and what their phrases are; a phrase of several is what the first says."""


@cache
def _lexicon() -> Meanings:
    found: dict[str, tuple[str, str]] = {}
    for (column, form), row in product(FORMS.items(), table("countries")):
        for phrase in filter(None, row[column].split(";")):
            found.setdefault(_plain(phrase), (row["name"], form))
    return found


PLACES = {"regions": "region", "cities": "city"}
"""Columns of the lexicon of regions, and what their phrases are."""


@cache
def regions() -> Countries:
    """Finds countries by their regions and cities: Kazakhstan in "Karaganda Regional Court"."""
    return Countries(known=_regions)


@cache
def _regions() -> Meanings:
    return {
        _plain(each): (row["country"], form)
        for row, (column, form) in product(table("regions"), PLACES.items())
        for each in filter(None, row[column].split(";"))
    }


def _words_made_of(country: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """A country's name, and the adjectives that English may make of it: Norland, Norlandic, Norlander."""
    yield _plain(country), (country, "noun")
    stem = country.rstrip("aeiouy") or country
    for suffix in SUFFIXES:
        for base in {country, stem}:
            yield _plain(base + suffix), (country, "adjective")


AMERICAN = frozenset({"gov", "mil"})
"""What only bodies of the United States stand under by itself: whitehouse.gov, but treasury.gov.au."""
SOLD = frozenset({"ac", "ag", "ai", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "sc", "sh", "to", "tv", "vc", "ws"})
"""Countries' letters that are sold to everybody, where no state's label stands in front of them."""
STATE = frozenset({"gov", "gob", "gouv", "gouvernement", "go", "govt", "government", "gub", "gv", "mil"})
"""Labels that states put in front of their letters: treasury.gov.au."""


def country_of_host(host: str) -> str | None:
    """Norway of "grain.no", the United States of "www.grain.gov"; None of a host of no country."""
    *_, label, letters = ("", "", *host.lower().split("."))
    if letters in AMERICAN:
        return "United States"
    return None if letters in SOLD and label not in STATE else _by_letters().get(letters)


@cache
def _by_letters() -> dict[str, str]:
    own = {row["code"].lower(): row["name"] for row in table("countries")}
    return own | {"uk": own["gb"]}
