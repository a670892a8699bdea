"""What a topic is called: the phrase or noun on which most of its weightiest releases turn, and which tells them from others.

A label is tried on the dozen releases that are most about the topic. It fits where three quarters of them turn on its words: say
them in the title or the lead, or say them again. Of what fits the worthiest is the label: many of the dozen turn on it and few
others, it is a phrase rather than a word, and stands in titles. Names of people and authors, names of places alone, abbreviations
and words for kinds of texts are none. A word that the dozen join with another one that fits ("research and innovation") is told
with it. Where no phrase or noun fits, the label is the subject that the dozen are about, each in words of its own ("court
cases"), else what is in titles and nearly fits. Where there is none either, the topic has no label but its number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.analysis.shared.words import is_weak, written
from pipeline.analysis.topics.subjects import subjects
from pipeline.analysis.topics.trials import SOME, Trial
from pipeline.stages import Tables

Worths = list[tuple[float, str]]
"""What a topic may be called, as forms, each with its worth."""
Telling = tuple[float, int, str]
"""How worthy a label is, the place of the topic, and the label as a form."""


def topic_labels(tried: Sequence[Trial], tables: Tables) -> list[str]:
    """For each topic its label, of topics that would have the same one the worthier; empty where nothing fits.

    `tables` (TermFound) tell how phrases are mostly written.
    """
    fitting, nearly = ([_worths(trial, fits) for trial in tried] for fits in (Trial.fits, Trial.nearly_fits))
    spelt = _spelt(sorted({term for worths in fitting + nearly for _, term in worths}), tables)
    ways = _ways(tried, *([[pair for pair in worths if pair[1] in spelt] for worths in way] for way in (fitting, nearly)))
    chosen = _distinct(telling for way in ways for telling in _ordered(way))
    return [joined(widened(spelt[chosen[place]], trial), trial) if place in chosen else "" for place, trial in enumerate(tried)]


def _ways(tried: Sequence[Trial], fitting: list[Worths], nearly: list[Worths]) -> Iterator[list[Worths]]:
    """The ways in which topics may be called; the next is for those that have no label by the one before."""
    broadly = [list(trial.subjects()) for trial in tried]
    yield [[] if gives_way(*both) else both[0] for both in zip(fitting, broadly, strict=True)]
    yield from (broadly, fitting, nearly)


def gives_way(terms: Worths, broadly: Worths) -> bool:
    """Whether terms are told by a subject instead: it is worth more than each of them, and the worthiest is a noun alone."""
    worth, best = max(terms, default=(0.0, ""))
    return " " not in best and worth < max(broadly, default=(0.0, ""))[0]


def _worths(trial: Trial, fits: Callable[[Trial, str], bool]) -> Worths:
    return [(trial.worth(term), term) for term in trial.terms if trial.allows(term) and fits(trial, term)]


def _ordered(way: Sequence[Worths]) -> list[Telling]:
    """What all topics may be called in this way, the worthiest first."""
    return sorted(((worth, place, term) for place, worths in enumerate(way) for worth, term in worths), key=_order)


def _order(each: Telling) -> Telling:
    worth, place, term = each
    return -worth, place, term


def _distinct(tellings: Iterable[Telling]) -> dict[int, str]:
    """For each topic, by its place, its first term that none has yet."""
    chosen: dict[int, str] = {}
    for _, place, term in tellings:
        if place not in chosen and term not in chosen.values():
            chosen[place] = term
    return chosen


def _spelt(terms: Sequence[str], tables: Tables) -> dict[str, str]:
    """How the terms that may be labels are mostly written; subjects as they are."""
    pairs = zip(terms, written(terms, tables), strict=True)
    return {term: text for term, text in pairs if _is_word(text)} | {subject: subject for subject in subjects()}


def _is_word(text: str) -> bool:
    """Whether a label, as written, is no abbreviation and holds none, and is no name of one word."""
    return not any(word.isupper() for word in text.split(" ")) and (" " in text or text.islower())


def widened(label: str, trial: Trial) -> str:
    """The subject that fits and says which ones ("rights": "human rights"), else the label."""
    wider = (subject for _, subject in sorted(trial.subjects(), reverse=True))
    return next((subject for subject in wider if subject.endswith(f" {label}") and " and " not in subject), label)


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
