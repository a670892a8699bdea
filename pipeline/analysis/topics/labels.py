"""What a topic is called: the phrase or noun on which most of its weightiest releases turn, and which tells them from others.

A label is tried on the dozen releases that are most about the topic. It fits where three quarters of them turn on its words: say
them in the title or the lead, or say them again. Of what fits the worthiest is the label: many of the dozen turn on it and few
others, it is a phrase rather than a word, and stands in titles. Names of people and authors, names of places alone, abbreviations
and words for kinds of texts are none. A word that the dozen join with another one that fits ("research and innovation") is told
with it. Where nothing fits, the topic has no label but its number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.analysis.shared.words import is_weak, written
from pipeline.analysis.topics.trials import SOME, Trial
from pipeline.stages import Tables

Telling = tuple[float, int, str]
"""How worthy a label is, the place of the topic, and the label as a form."""


def topic_labels(tried: Sequence[Trial], tables: Tables) -> list[str]:
    """For each topic its label, of topics that would have the same one the worthier; empty where nothing fits.

    `tables` (TermFound) tell how phrases are mostly written.
    """
    tellings = sorted((telling for place, trial in enumerate(tried) for telling in _tellings(place, trial)), key=_order)
    distinct = sorted({term for *_, term in tellings})
    spelt = {term: text for term, text in zip(distinct, written(distinct, tables), strict=True) if _is_word(text)}
    chosen = _distinct([telling for telling in tellings if telling[2] in spelt])
    return [joined(spelt[chosen[place]], trial) if place in chosen else "" for place, trial in enumerate(tried)]


def _tellings(place: int, trial: Trial) -> Iterator[Telling]:
    yield from ((worth, place, term) for worth, term in ranked(trial))


def _distinct(tellings: Iterable[Telling]) -> dict[int, str]:
    """For each topic, by its place, its first term that none has yet."""
    chosen: dict[int, str] = {}
    for _, place, term in tellings:
        if place not in chosen and term not in chosen.values():
            chosen[place] = term
    return chosen


def _is_word(text: str) -> bool:
    """Whether a label, as written, is no abbreviation and holds none, and is no name of one word."""
    return not any(word.isupper() for word in text.split(" ")) and (" " in text or text.islower())


def _order(each: Telling) -> Telling:
    """The worthiest first."""
    worth, place, term = each
    return -worth, place, term


def ranked(trial: Trial) -> list[tuple[float, str]]:
    """What fits with its worth, the worthiest first."""
    allowed = [term for term in trial.terms if trial.allows(term)]
    fitting = list(filter(trial.fits, allowed)) or list(filter(trial.nearly_fits, allowed))
    return sorted(((trial.worth(term), term) for term in fitting), key=lambda pair: (-pair[0], pair[1]))


def joined(label: str, trial: Trial) -> str:
    """The label with the word that the dozen join it with, in the order in which they do."""
    own = re.escape(label.lower())
    before, behind = (_beside(pattern, label, trial) for pattern in (rf"\b([\w-]+) and {own}\b", rf"\b{own} and ([\w-]+)\b"))
    if before:
        return f"{before.capitalize() if label[0].isupper() else before} and {label}"
    return f"{label} and {behind}" if behind else label


def _beside(pattern: str, label: str, trial: Trial) -> str:
    """The word that most of the dozen say where the pattern has its group, and that may be joined; else nothing."""
    said = Counter(word for text in trial.texts for word in set(re.findall(pattern, text)))
    ordered = sorted(said.items(), key=lambda pair: (-pair[1], pair[0]))
    return next((word for word, number in ordered if _may_join(word, label, number, trial)), "")


def _may_join(word: str, label: str, number: int, trial: Trial) -> bool:
    """Whether it fits as the label does; with a phrase, whether that is only ever the half of both ("Import Price Index")."""
    if " " in label:
        return not is_weak(word) and trial.enough(number)
    return number >= SOME * len(trial.dozen) and trial.fits(word) and trial.allows(word)
