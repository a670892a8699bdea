"""Verbs in headlines that capitalise every word: "Harvan Meets Brennik", "Grain Office Charges Three".

A capital says nothing there, so a verb looks like a word of the name in front of it or behind it. It is told by the lexicon,
by its tag or by the body, which writes it small, and ends the name: it is no longer of any. What the body itself writes as a
word of a name ("Save the Mills", "Grain Works") stays one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipeline.extraction.text.lexicon import headline_verbs, heads, legal_forms
from pipeline.extraction.text.words import Word

LEAST_LONG_WORDS = 3
LONG = 3
"""Letters, above which a headline of this kind capitalises a word."""
CAPITALS = 0.75
"""Share of its longer words that such a headline has in capitals."""
BEFORE_INFINITIVES = frozenset({"to", "will", "can", "must", "may", "should"})


@dataclass(frozen=True, slots=True)
class Headline:
    """words[:end] is a headline; `small`: how the text below tags its words that it writes small; `named`: those that it has
    in names, beside another capital."""

    words: Sequence[Word]
    end: int
    small: dict[str, frozenset[str]]
    named: frozenset[str]

    def tags(self, at: int) -> frozenset[str]:
        """How a word is tagged here and below."""
        return self.small.get(self.words[at].lower, frozenset()) | {self.words[at].tag}

    def is_noun(self, at: int) -> bool:
        """Whether a word is at home in names: a head, a legal form, or a noun where the text below writes it small."""
        text = self.words[at].text
        return text in heads() or text in legal_forms() or not self.small.get(self.words[at].lower, NONE).isdisjoint(NOUNS)


@dataclass(frozen=True, slots=True)
class Verb:
    """`stands` says whether words[at] of a headline is a verb, which | leads in the example."""

    name: str
    stands: Callable[[Headline, int], bool]
    example: str


NONE: frozenset[str] = frozenset()
NOUNS = frozenset({"NN", "NNS"})


def headline_end(words: Sequence[Word], body: int) -> int:
    """The end of a first line in which nearly every longer word is capitalised; 0 where there is none. `body`: where the text
    below a title begins, 0 where it is not known."""
    line = next((i for i, word in enumerate(words) if "\n" in word.text), 0)
    if line and words[line - 1].text == "." and body == 0:
        return 0
    long = [word for word in words[:line] if len(word.text) > LONG and word.text.isalpha()]
    capitals = sum(word.text[0].isupper() for word in long)
    return line if len(long) >= LEAST_LONG_WORDS and capitals >= CAPITALS * len(long) else 0


def without_verbs(words: list[Word], body: int) -> list[Word]:
    """The words, the verbs of a headline in capitals of no name any more, nor glued to what stands before them."""
    end = headline_end(words, body)
    if not end:
        return words
    headline = Headline(words, end, *_below(words, end))
    verbs = {at for at in range(1, end) if words[at].cap and words[at].glued and _is_verb(headline, at)}
    return [replace(word, cap=False, glued=False, ent="") if at in verbs else word for at, word in enumerate(words)]


def is_headline_verb(word: Word) -> bool:
    """Whether `without_verbs` has taken a word out of names."""
    return word.text[0].isupper() and not (word.cap or word.glued or word.first)


def _below(words: Sequence[Word], end: int) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """The words of a headline in the text below: tags of those written small, those written in names."""
    asked = {word.lower for word in words[:end] if word.cap}
    small: dict[str, frozenset[str]] = {}
    named = set()
    for at in range(end, len(words)):
        word = words[at]
        if word.lower not in asked:
            continue
        if word.text.islower():
            small[word.lower] = small.get(word.lower, NONE) | {word.tag}
        elif word.cap and not word.first and _beside_capital(words, at):
            named.add(word.lower)
    return small, frozenset(named)


def _beside_capital(words: Sequence[Word], at: int) -> bool:
    behind = words[at + 1] if at + 1 < len(words) else None
    return (words[at].glued and words[at - 1].cap) or (behind is not None and behind.cap and behind.glued)


def _is_verb(headline: Headline, at: int) -> bool:
    return headline.words[at].lower not in headline.named and any(verb.stands(headline, at) for verb in VERBS)


def _listed(headline: Headline, at: int) -> bool:
    return headline.words[at].lower in headline_verbs()


def _third_person(headline: Headline, at: int) -> bool:
    return headline.words[at].lower.endswith("s") and "VBZ" in headline.tags(at) and not headline.is_noun(at)


def _participle(headline: Headline, at: int) -> bool:
    """Before a preposition or at the end: "Organised Crime Unit" keeps its participle."""
    behind = headline.words[at + 1]
    ends = at + 1 == headline.end or behind.tag in ("IN", "TO") or not (behind.text[0].isalnum() or behind.cap)
    return ends and not headline.tags(at).isdisjoint({"VBD", "VBN"}) and not headline.is_noun(at)


def _infinitive(headline: Headline, at: int) -> bool:
    before = headline.words[at - 1].lower in BEFORE_INFINITIVES
    return before and not headline.tags(at).isdisjoint({"VB", "VBP"}) and not headline.is_noun(at)


VERBS = (
    Verb("verb of the lexicon", _listed, "Grain Office | Charges Three Big Millers"),
    Verb("third person, by its tag or the body's", _third_person, "Audit Office | Scolds Three Big Millers"),
    Verb("participle before a preposition or the end", _participle, "Mill Owner Jorun Brennik | Sentenced for Grain Fraud"),
    Verb("infinitive", _infinitive, "Norland Grain Office to | Audit Torvik Millers"),
)
"""How a word of a headline is told to be a verb."""
