"""Where the words of a role phrase begin: what stands in front of its noun may belong to the clause before, which no comma parts.

front        With the Grain Board Secretary Roe discussed …       the board is whom the preposition needs, Roe whom the verb needs
small words  Following the round table Secretary Roe met …
ordinal      To put safety first Secretary Roe met …
verb         Jan Hale Praises Secretary Roe
again        The Norlandic Secretary and Secretary Roe met …
adverb       Then Secretary Roe met …
firm         At Veldan Mills (VM) Judge Roe saw …
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.extraction.roles.letters import Unit
from pipeline.extraction.roles.offices import RANKS, is_only_public
from pipeline.extraction.roles.phrases import Phrase
from pipeline.extraction.text.lexicon import portfolios
from pipeline.extraction.text.words import Word

_PREPOSITIONS = frozenset({"IN", "TO", "VBG"})
_FRONT_TAGS = _PREPOSITIONS | {"RB", "RBR", "VBN"}
_STOPS = '.\n";:'
_OTHERS = frozenset(",bv")
_ORDINALS = frozenset({"first", "second"})
_ADVERBS = frozenset({"then", "first", "next", "later"})
_SUBJECT = re.compile(r"[MN]*Nt*P(?:,?at?[dM]*[BGCMN]*P)*v?[vbE]")
_NAMED_FRONT = re.compile(r"[CG&F]+(?=[B])")


@dataclass(frozen=True, slots=True)
class Lead:
    """A role phrase that begins a unit or more too early: where its own words begin, and a phrase that does so."""

    name: str
    begins: Callable[[Phrase, str, Sequence[Unit], Sequence[Word]], int]
    example: str


def from_its_lead(phrase: Phrase, letters: str, units: Sequence[Unit], words: Sequence[Word]) -> Phrase:
    """The phrase without what belongs to the clause in front of it; `letters` are those of the units."""
    for rule in LEADS:
        phrase = Phrase(phrase.letter, max(phrase.first, rule.begins(phrase, letters, units, words)), phrase.last)
    return phrase


def _small_words(phrase: Phrase, letters: str, units: Sequence[Unit], words: Sequence[Word]) -> int:
    """Behind nouns in small letters: of "Following the round table Secretary Roe", but not of "atomic energy minister Roe"."""
    noun = _noun(phrase, letters)
    titled = words[units[noun].first].cap
    small = [i for i in range(phrase.first, noun) if letters[i] in ("wj" if titled else "w")]
    ending = [i for i in small if titled or (i > phrase.first and words[units[i].first].tag == "NNS")]
    return max(ending, default=phrase.first - 1) + 1


def _front(phrase: Phrase, letters: str, units: Sequence[Unit], words: Sequence[Word]) -> int:
    """Behind what a preposition at the front of a sentence needs, where the person is whom the verb behind needs."""
    own = _title(phrase, letters, units, words)
    start = max(letters.rfind(stop, 0, phrase.first) for stop in _STOPS) + 1
    ahead = letters[start : phrase.first]
    whole = own == phrase.first or not ahead or not _OTHERS.isdisjoint(ahead[1:]) or not _SUBJECT.match(letters, own)
    if whole or words[units[start].first].tag not in _FRONT_TAGS or not _needs_noun(letters, phrase.first, units, words):
        return phrase.first
    named = _NAMED_FRONT.match(letters, phrase.first, own)
    return named.end() if named else own


def _title(phrase: Phrase, letters: str, units: Sequence[Unit], words: Sequence[Word]) -> int:
    """Where the title itself begins: its noun, and the ranks in front of it ("former Deputy Minister")."""
    at = _noun(phrase, letters)
    while at > phrase.first and (letters[at - 1] in "MN" or words[units[at - 1].first].lower in RANKS):
        at -= 1
    return at


def _needs_noun(letters: str, end: int, units: Sequence[Unit], words: Sequence[Word]) -> bool:
    """Whether the units up to one end with a preposition, or with an article and adjectives behind one: "in his new"."""
    article = re.search(r"[de][#jpC]*$", letters[:end])
    at = (article.start() if article else end) - 1
    return at >= 0 and words[units[at].first].tag in _PREPOSITIONS


def _ordinal(phrase: Phrase, letters: str, units: Sequence[Unit], words: Sequence[Word]) -> int:
    """Behind an ordinal in small letters without an article, which belongs to what stands in front of a title."""
    titled = words[units[_noun(phrase, letters)].first].cap
    alone = words[units[phrase.first].first].text in _ORDINALS and letters[max(phrase.first - 1, 0)] not in "dhM"
    return phrase.first + (titled and alone)


def _verb(phrase: Phrase, letters: str, units: Sequence[Unit], words: Sequence[Word]) -> int:
    """Behind the verb of a headline, which has a capital too and follows a person."""
    first = words[units[phrase.first].first]
    headline = letters[phrase.first - 1 : phrase.first + 1] == "PC" if phrase.first else False
    is_verb = headline and first.text.endswith("s") and first.text not in portfolios()
    return phrase.first + is_verb


def _again(phrase: Phrase, letters: str, units: Sequence[Unit], words: Sequence[Word]) -> int:
    """Behind the "and" that joins a title to the same title of somebody else, which has no more words."""
    last = phrase.last - 1
    joined = last - phrase.first > 1 and letters[last - 1] == "a" and letters[last] in "Nn"
    same = joined and words[units[last].first].lower == words[units[last - 2].first].lower
    return last if same else phrase.first


def _adverb(phrase: Phrase, letters: str, units: Sequence[Unit], words: Sequence[Word]) -> int:
    """Behind an adverb that begins the sentence and has a title right behind it."""
    first = words[units[phrase.first].first]
    opens = first.first and first.lower in _ADVERBS and phrase.first + 1 < phrase.last
    return phrase.first + (opens and _SUBJECT.match(letters, phrase.first + 1) is not None)


def _firm(phrase: Phrase, letters: str, units: Sequence[Unit], words: Sequence[Word]) -> int:
    """Behind a firm, and its acronym in brackets, where nobody in a firm holds such an office."""
    noun = _noun(phrase, letters)
    firms = [i for i in range(phrase.first, noun) if (name := units[i].name) is not None and name.label == "ORG"]
    if not firms or not is_only_public(words[units[noun].last - 1].text):
        return phrase.first
    return firms[-1] + 1 + (letters[firms[-1] + 1] == ")")


def _noun(phrase: Phrase, letters: str) -> int:
    """Where the first noun of a phrase stands that makes it a role."""
    return next((i for i in range(phrase.first, phrase.last) if letters[i] in "Nn"), phrase.first)


LEADS: Sequence[Lead] = (
    Lead("small words", _small_words, "Following the round table Secretary Roe met farmers."),
    Lead("front", _front, "With the Grain Board Secretary Roe discussed prices."),
    Lead("ordinal", _ordinal, "To put safety first Secretary Roe met farmers."),
    Lead("verb", _verb, "Jan Hale Praises Secretary Roe"),
    Lead("again", _again, "The Norlandic Secretary and Secretary Roe met farmers."),
    Lead("adverb", _adverb, "Then Secretary Roe met farmers."),
    Lead("firm", _firm, "At Veldan Mills (VM) Judge Roe saw farmers."),
)
