"""What the labels of a topic are tried on: the dozen releases that are most about it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd

from pipeline.analysis.shared.currencies import currencies
from pipeline.analysis.shared.phrases import noun_phrases
from pipeline.analysis.shared.topic_space import Material
from pipeline.analysis.shared.words import Counts, content_words, is_weak, texts
from pipeline.analysis.topics.outside_words import Outside
from pipeline.analysis.topics.subjects import about
from pipeline.analysis.topics.turning import Turning, titles, turning
from pipeline.analysis.topics.use import Use
from pipeline.given.tables import heads
from pipeline.lexicons import table
from pipeline.lexicons import words as lexicon
from pipeline.rows import ReleaseTopic
from pipeline.stages import Tables

DOZEN = 12
"""A label is tried on so many releases, fewer where fewer are about the topic."""
FITS, HALF, LITERALLY, SOME, TITLED = 3 / 4, 1 / 2, 1 / 3, 1 / 4, 1 / 6
"""Parts of them: nine of a dozen turn on a label's words, or say them while six turn on them and two have them in the title (a
phrase: one); four turn on it as it is, nine on the whole name of a body; what is tried is said by three."""
TOLD = 1.5
"""A label's words are so much oftener turned on in the dozen than elsewhere, as a natural logarithm: four and a half times."""
BROADLY = 0.5
"""The same for a subject, which is broad: half as often again, and more."""
MISSED = 6
"""Power of the share of the dozen that a subject fits: each release that it misses costs two fifths of its worth."""
LONGER, UNTITLED, UNSAID = 0.25, 0.3, 0.5
"""What each further word adds to a label's worth, and what is left of it where no title has it, and where the dozen does not say
it in these words."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What the trials of all topics have in common."""

    words: Turning
    phrases: Turning
    titles: Use
    said: Use
    """Which releases say which word anywhere."""
    subjects: Mapping[str, frozenset[int]]
    """Which releases are about which subject."""
    outside: Outside

    @property
    def releases(self) -> int:
        return self.said.releases


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """What the labels of one topic are tried on."""

    dozen: frozenset[int]
    """Its weightiest releases, by place."""
    publishers: Sequence[frozenset[str]]
    """The content words of the name of each one's publisher."""
    texts: Sequence[str]
    """Theirs, in small letters."""
    terms: Sequence[str]
    """Nouns and phrases that they say, as forms."""
    ground: Ground

    def allows(self, term: str) -> bool:
        """Whether a term may be a label: no mere name or form, in the topic's own words, and literally said by enough."""
        words = content_words(term)
        named = self._only_names(words) or self._is_form(words)
        return bool(words) and _reads(term) and not named and self._is_literal(term)

    def fits(self, term: str) -> bool:
        """Whether enough of the dozen turn on it, and few others."""
        words = content_words(term)
        return self.enough(len(self.turning(term))) and self._tells(self.ground.words.on(words)) >= TOLD

    def nearly_fits(self, term: str) -> bool:
        """Whether enough of the dozen say it and few others, half of them turn on it, and some have it in the title."""
        said, titled = (use.saying(content_words(term)) for use in (self.ground.said, self.ground.titles))
        entitled = len(titled & self.dozen) >= TITLED * len(self.dozen) / len(content_words(term))
        turned = len(self.turning(term)) >= HALF * len(self.dozen)
        return entitled and turned and self.enough(len(said & self.dozen)) and self._tells(said) >= TOLD

    def subjects(self) -> Iterator[tuple[float, str]]:
        """The subjects that enough of the dozen are about and few others, each with its worth: what fits all is worth most."""
        for subject, everywhere in self.ground.subjects.items():
            here, tells = len(everywhere & self.dozen), self._tells(everywhere)
            if self.enough(here) and tells >= BROADLY:
                yield round((here / len(self.dozen)) ** MISSED * tells, 9), subject

    def enough(self, releases: int) -> bool:
        """Whether so many of the dozen are enough."""
        return releases >= FITS * len(self.dozen) > 0

    def turning(self, term: str) -> frozenset[int]:
        """Which of the dozen turn on all words of a term."""
        return self.ground.words.on(content_words(term)) & self.dozen

    def worth(self, term: str) -> float:
        """How well it would tell the topic, 0 or more."""
        words = content_words(term)
        share = len(self.turning(term)) / len(self.dozen)
        titled = min(1.0, 2 * len(self.ground.titles.saying(words) & self.dozen) / len(self.dozen))
        literal = len(self._literally(term)) / len(self.dozen)
        length = 1 + LONGER * (min(len(set(words)), 3) - 1)
        said, entitled = UNSAID + (1 - UNSAID) * literal, UNTITLED + (1 - UNTITLED) * titled
        return round(share**2 * self._tells(self.ground.words.on(words)) * length * said * entitled, 9)

    def _literally(self, term: str) -> frozenset[int]:
        return (self.ground.phrases if " " in term else self.ground.words).on([term]) & self.dozen

    def _is_literal(self, term: str) -> bool:
        literally = len(self._literally(term))
        if content_words(term)[-1] in bodies():
            return self.enough(literally) and not self._is_half(term)
        return literally >= LITERALLY * len(self.dozen)

    def _is_half(self, term: str) -> bool:
        """Whether most who turn on it turn on a longer one that ends in it ("Rail Inspection Agency": "Inspection Agency")."""
        longer = [self._literally(other) for other in self.terms if other.endswith(f" {term}")]
        return any(len(other) >= FITS * len(self._literally(term)) for other in longer)

    def _tells(self, everywhere: frozenset[int]) -> float:
        """ln of the share of the dozen among these releases over that of all others, half a release added to each."""
        here, others = len(everywhere & self.dozen), self.ground.releases - len(self.dozen)
        there = len(everywhere) - here
        return math.log((here + 0.5) / (len(self.dozen) + 1)) - math.log((there + 0.5) / (others + 1))

    def _is_form(self, words: Sequence[str]) -> bool:
        return all(word in forms() or word in self.ground.outside.places for word in words)

    def _only_names(self, words: Sequence[str]) -> bool:
        """Whether words hold a person's or an author's name, name only places, or are mostly the name of a body that published
        some of the dozen ("Customs Office of Norland")."""
        publishers = sum(len(words) > 1 and 2 * len(name.intersection(words)) > len(words) for name in self.publishers)
        outside = self.ground.outside
        held = not (outside.untold.isdisjoint(words) and outside.authors.isdisjoint(words))
        return held or outside.places.issuperset(words) or publishers >= SOME * len(self.publishers)


@cache
def forms() -> frozenset[str]:
    """Words that say what a text, a body or a holder of an office is, and not what it is about."""
    offices = {row["noun"].lower() for row in table("offices")}
    peoples = {people.lower() for row in table("countries") for people in row["adjectives"].split(";")}
    return frozenset(lexicon("document_forms")) | bodies() | offices | peoples


@cache
def bodies() -> frozenset[str]:
    """Nouns for public bodies and organisations."""
    return frozenset(row["word"].lower() for row in table("body_heads"))


def trials(tables: Tables, material: Material, numbers: Sequence[int], outside: Outside) -> list[Trial]:
    """For each topic by its number."""
    place = {release: i for i, release in enumerate(material.words.releases)}
    names = heads(tables).set_index("release_id")["publisher"].fillna("")
    ground, nouns = _ground(tables, material, outside), _nouns(material.phrases)
    made = []
    for dozen in _dozens(tables[ReleaseTopic], numbers, place):
        places = frozenset(map(place.__getitem__, dozen))
        said = [*_said(material.phrases, places), *filter(nouns.__contains__, _said(material.words, places))]
        publishers = list(map(_words_of_name, names.loc[dozen]))
        made.append(Trial(places, publishers, [text.lower() for text in texts(tables, dozen)], said, ground))
    return made


def _dozens(shares: pd.DataFrame, numbers: Sequence[int], known: Container[str]) -> Iterator[list[str]]:
    """The releases that are most about each topic."""
    ordered = shares.sort_values(["weight", "release_id"], ascending=[False, True])
    for number in numbers:
        yield [release for release in ordered["release_id"][ordered["topic"] == number] if release in known][:DOZEN]


def _ground(tables: Tables, material: Material, outside: Outside) -> Ground:
    words = turning(tables, material.words, content_words)
    return Ground(
        words=words,
        phrases=turning(tables, material.phrases, noun_phrases),
        titles=titles(tables, material.words.releases, content_words),
        said=Use.of(material.words),
        subjects=about(words),
        outside=outside,
    )


def _said(counts: Counts, places: frozenset[int]) -> list[str]:
    """The terms that at least some of these releases say, sorted."""
    said = Counter(
        column for place in places for column in counts.matrix.indices[slice(*counts.matrix.indptr[place : place + 2])]
    )
    return sorted(counts.terms[column] for column, number in said.items() if number >= SOME * len(places))


def _nouns(phrases: Counts) -> frozenset[str]:
    """The words that end a phrase, and not only now and then."""
    ends, everywhere = Counter[str](), Counter[str]()
    for phrase, number in zip(phrases.terms, phrases.frequency().tolist(), strict=True):
        words = content_words(phrase)
        everywhere.update(dict.fromkeys(words, number))
        ends.update(dict.fromkeys(words[-1:], number))
    return frozenset(word for word, number in ends.items() if 5 * number > everywhere[word])


def _words_of_name(name: str) -> frozenset[str]:
    """The content words of a name as written and, since forms of terms have no plural, without its ending."""
    words = content_words(name.lower())
    return frozenset([*words, *(word.removesuffix("s") for word in words)])


def _reads(term: str) -> bool:
    """Whether a term begins with a word that says something, ends with no currency, and holds no number, but in COVID-19."""
    first, *_, last = f"{term} {term}".split(" ")
    numbered = any(word.isdigit() or word[0].isdigit() for word in term.split(" "))
    return not is_weak(first) and last not in currencies() and not numbered
