"""What the labels of a topic are tried on: the dozen releases that are most about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.analysis.shared.currencies import currencies
from pipeline.analysis.shared.shares import main_topics
from pipeline.analysis.shared.topic_space import Material
from pipeline.analysis.shared.words import Counts, content_words, is_weak
from pipeline.analysis.topics.outside_words import Outside
from pipeline.rows import ReleaseRecord, ReleaseTopic
from pipeline.stages import Tables

DOZEN = 12
"""A label is tried on so many releases, fewer where fewer are mainly about the topic."""
FITS = 0.75
"""So large a part of them a label fits: nine of a dozen."""
SOME = 0.25
"""So large a part of them at least says each of a label's phrases."""
OWN = 0.5
"""So large a part of a phrase's words are among those that tell the topic."""
PHRASE_ELSEWHERE, WORD_ELSEWHERE = 0.5, 0.25
"""The share of all releases that say a phrase, or a word alone, is at most so large a part of the dozen's share."""


class Columns(Mapping[str, frozenset[int]]):
    """The releases that say a term, taken out of the counts when they are asked for: few of a large corpus's terms are."""

    def __init__(self, counts: Counts) -> None:
        self.column = {term: place for place, term in enumerate(counts.terms)}
        self.table = counts.matrix.tocsc()

    def __getitem__(self, term: str) -> frozenset[int]:
        first, last = self.table.indptr[self.column[term] :][:2]
        return frozenset(self.table.indices[first:last].tolist())

    def __iter__(self) -> Iterator[str]:
        return iter(self.column)

    def __len__(self) -> int:
        return len(self.column)


@dataclass(frozen=True, slots=True, eq=False)
class Use:
    """Which releases, by place, say each term; `releases` counts all."""

    releases: int
    by_term: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, counts: Counts) -> Use:
        return cls(len(counts.releases), Columns(counts))

    def saying(self, terms: Iterable[str]) -> frozenset[int]:
        """The releases that say all of the terms, none for no terms."""
        found = [self.by_term.get(term, frozenset()) for term in terms]
        return frozenset.intersection(*found) if found else frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """What the labels of one topic are tried on."""

    told: Sequence[str]
    """The words that tell the topic, the most telling first, as forms."""
    dozen: frozenset[int]
    """Its weightiest releases, by place."""
    publishers: Sequence[frozenset[str]]
    """The content words of the name of each one's publisher."""
    words: Use
    phrases: Use
    outside: Outside

    def allows_phrase(self, phrase: str) -> bool:
        """Whether a phrase may stand in a label: of the topic's own words, no mere name, and said here rather than elsewhere."""
        words = content_words(phrase)
        literally = len(self.phrases.saying([phrase]) & self.dozen)
        own = sum(word in self.told for word in words) >= OWN * len(words) > 0
        return own and _reads(phrase) and self._is_some(literally) and self._tells(words, PHRASE_ELSEWHERE)

    def allows_word(self, word: str) -> bool:
        """Whether a word alone may stand in a label."""
        return word not in currencies() and self._tells([word], WORD_ELSEWHERE)

    def saying(self, phrase: str) -> frozenset[int]:
        """Which of the dozen say all content words of a phrase."""
        return self.words.saying(content_words(phrase)) & self.dozen

    def fits(self, releases: frozenset[int]) -> bool:
        """Whether so many of the dozen are enough."""
        return len(releases) >= FITS * len(self.dozen) > 0

    def _tells(self, words: Sequence[str], limit: float) -> bool:
        everywhere = self.words.saying(words)
        here = len(everywhere & self.dozen)
        rare = len(everywhere) * len(self.dozen) <= limit * here * self.words.releases
        return self._is_some(here) and (rare or self._is_all()) and not self._only_names(words)

    def _is_some(self, releases: int) -> bool:
        return releases >= SOME * len(self.dozen)

    def _is_all(self) -> bool:
        """Whether there is hardly an elsewhere."""
        return len(self.dozen) > PHRASE_ELSEWHERE * self.words.releases

    def _only_names(self, words: Sequence[str]) -> bool:
        """Whether words hold a person's name, name only places, or are mostly the name of the body that published most of the
        dozen ("Customs Office of Norland")."""
        publishers = sum(2 * len(name.intersection(words)) > len(words) for name in self.publishers)
        named = self.outside.places | self.outside.authors
        return named.issuperset(words) or not self.outside.untold.isdisjoint(words) or 2 * publishers > len(self.publishers)


def trials(
    tables: Tables, material: Material, numbers: Sequence[int], told: Sequence[Sequence[int]], outside: Outside
) -> list[Trial]:
    """For each topic by its number; `told` are the columns of their words."""
    shares = tables[ReleaseTopic].sort_values(["weight", "release_id"], ascending=[False, True])
    mainly = shares[shares["topic"].to_numpy() == main_topics(shares).reindex(shares["release_id"]).to_numpy()]
    names = tables[ReleaseRecord].set_index("release_id")["publisher"].fillna("").to_dict()
    counts = material.words
    place = {release: i for i, release in enumerate(counts.releases)}
    words, phrases = Use.of(counts), Use.of(material.phrases)
    made = []
    for number, columns in zip(numbers, told, strict=True):
        dozen = [release for release in mainly["release_id"][mainly["topic"] == number] if release in place][:DOZEN]
        publishers = [_words_of_name(str(names[release])) for release in dozen]
        own = [counts.terms[i] for i in columns]
        made.append(Trial(own, frozenset(place[release] for release in dozen), publishers, words, phrases, outside))
    return made


def _words_of_name(name: str) -> frozenset[str]:
    """The content words of a name as written and, since forms of terms have no plural, without its ending."""
    words = content_words(name.lower())
    return frozenset([*words, *(word.removesuffix("s") for word in words)])


def _reads(phrase: str) -> bool:
    """Whether a phrase begins with a word that says something, ends with no currency, and holds no number."""
    first, *_, last = f"{phrase} {phrase}".split(" ")
    return not is_weak(first) and last not in currencies() and not any(map(str.isdigit, phrase))
