"""What a topic is called: noun phrases of its own telling words, that its weightiest releases use and others do not.

A label is tried on the dozen releases that are most about the topic. A phrase alone is a label if three quarters of them say its
words, else a single noun that as many say; else up to three phrases are, each said by some of them, that together reach as many,
then nouns, then both. A phrase that holds a person's name, names only places or mostly who wrote the releases is none, nor is one
that begins with a weak word, or that other releases say nearly as often. Where nothing will do, the topic has no label but its
number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipeline.analysis.shared.topic_space import Material, tf_idf
from pipeline.analysis.shared.words import Counts, content_words, written
from pipeline.analysis.topics.telling_words import best, relevance
from pipeline.analysis.topics.trials import Trial

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

POOL = 150
"""So many of a topic's most relevant phrases are considered."""
PARTS = 3
"""A label is made of at most so many phrases or words; of those that fit alone of two."""
ADDS = 1 / 8
"""So large a part of the dozen, two of twelve, say a further phrase or word and none before it."""
AS_GOOD = 0.6
"""Of a phrase and a longer one that holds it the longer is shown, if it has so much of its relevance."""


def topic_labels(material: Material, topic: NDArray[np.int64], tried: Sequence[Trial], terms: pd.DataFrame) -> list[str]:
    """For each topic its most relevant phrases that fit it, that no other has and that share no word, else its words that fit.

    `topic` is the main topic of each release, shape (releases,), from 0; -1 where it has none. `terms` (TermFound) tell how
    phrases are mostly written. A topic that nothing fits has an empty label.
    """
    weights = relevance(material.phrases, tf_idf(material.phrases.matrix, 0), topic, len(tried))
    owner = weights.argmax(axis=0) if weights.size else np.zeros(0)
    nouns = _nouns(material.phrases)
    labels = [
        topic_label(
            _unlike(material.phrases.terms, np.where(owner == place, row, 0), trial),
            [word for word in trial.told if word in nouns and trial.allows_word(word)],
            trial,
        )
        for place, (row, trial) in enumerate(zip(weights, tried, strict=True))
    ]
    spelt = iter(written([phrase for own in labels for phrase in own], terms))
    return [", ".join(islice(spelt, len(own))) for own in labels]


def topic_label(phrases: Sequence[str], words: Sequence[str], trial: Trial) -> list[str]:
    """What fits first: what does alone, phrases before words, then what does together: phrases, words, both."""
    ways = (_alone(phrases, trial), _alone(words, trial), _together(phrases, trial), _together(words, trial))
    return next(filter(None, ways), []) or _together([*phrases, *words], trial)


def _alone(terms: Sequence[str], trial: Trial) -> list[str]:
    return [term for term in terms if trial.fits(trial.saying(term))][: PARTS - 1]


def _together(terms: Sequence[str], trial: Trial) -> list[str]:
    """The first terms that each add some releases to those that say one before; nothing if too few say any."""
    chosen: list[str] = []
    reached: frozenset[int] = frozenset()
    for term in terms:
        if len(chosen) < PARTS and len(trial.saying(term) - reached) >= ADDS * len(trial.dozen):
            chosen.append(term)
            reached |= trial.saying(term)
    return chosen if trial.fits(reached) else []


def _unlike(terms: Sequence[str], row: Floats, trial: Trial) -> list[str]:
    """The phrases that may be labels, the most relevant first, each in its longest form that is nearly as relevant."""
    pool = [column for column in best(row, POOL) if trial.allows_phrase(terms[column])]
    chosen: list[str] = []
    taken: set[str] = set()
    for column in pool:
        phrase = _fullest(terms[column], [terms[i] for i in pool if row[i] >= AS_GOOD * row[column]])
        if taken.isdisjoint(content_words(phrase)):
            taken.update(content_words(phrase))
            chosen.append(phrase)
    return chosen


def _fullest(phrase: str, others: Sequence[str]) -> str:
    """The longest of the other phrases that holds it; itself where there is none."""
    return max([phrase, *(other for other in others if f" {phrase} " in f" {other} ")], key=lambda each: each.count(" "))


def _nouns(phrases: Counts) -> frozenset[str]:
    """The words that end a phrase more often than they stand within one."""
    ends, everywhere = Counter[str](), Counter[str]()
    for phrase, number in zip(phrases.terms, phrases.frequency().tolist(), strict=True):
        words = content_words(phrase)
        everywhere.update(dict.fromkeys(words, number))
        ends.update(dict.fromkeys(words[-1:], number))
    return frozenset(word for word, number in ends.items() if 2 * number > everywhere[word])
