"""Markers: the words by which a sentence commits somebody, what they take, and on whom the task is laid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from pipeline.extraction.commitments import nouns, verbs, wishes
from pipeline.extraction.commitments.kinds import kinds_of
from pipeline.extraction.commitments.task import Task
from pipeline.extraction.commitments.told import is_told_as_present
from pipeline.lexicons import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRESENT = frozenset({"VBZ", "VBP", "MD", "VB"})
_VERBAL = frozenset({"VERB", "AUX"})
_TASKS: dict[str, Callable[[Token], Task | None]] = {
    "bare": verbs.with_bare_infinitive,
    "to": verbs.with_infinitive,
    "object": verbs.with_object,
    "clause": verbs.with_clause,
    "doing": verbs.with_gerund,
    "gerund": verbs.tasked_with,
    "noun": verbs.with_measure,
    "needed": nouns.is_needed,
    "adjective": nouns.with_adjective,
    "intent": nouns.with_intent,
    "duty": nouns.with_duty,
    "appeal": nouns.with_appeal,
    "ready": nouns.is_ready,
    "promised": verbs.with_promise,
    "that": nouns.is_essential,
    "time": wishes.is_time,
    "stressed": wishes.with_need,
    "until": wishes.has_until,
}
"""What the lexicon says that a marker takes → how that is found."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marker in a sentence: its word, the words as they are reported, the verb of what is to be done, whose task that is."""

    marker: Token
    words: str
    takes: str
    act: Token
    actor: Token | None
    needs: tuple[str, ...]


def marked(token: Token) -> Marked | None:
    """What a token marks, if it is a marker with what it takes."""
    for row in _rows_of(token):
        particle = row["particle"]
        task = _TASKS[row["takes"]](token) if _has_form(token, row) else None
        if task:
            words = " ".join(dict.fromkeys(word for word in (token.lower_, particle, task.joint) if word))  # "appealed to"
            return Marked(token, words, row["takes"], task.act, task.actor, tuple(row["needs"].split()))
    return None


def acts_of(found: Marked) -> Iterator[Marked]:
    """What a modal marks, and the acts joined to what only happens: "will receive and examine the bids"."""
    yield found
    if found.takes == "bare" and "event" in kinds_of(found.act):
        joined = (verb for verb in found.act.conjuncts if verb.i > found.act.i and verb.tag_ == "VB" and not _has_own(verb))
        yield from (replace(found, act=verb) for verb in joined if "outcome" not in kinds_of(verb))


def _has_own(verb: Token) -> bool:
    """Whether a verb has a subject or an auxiliary of its own."""
    return any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for child in verb.lefts)


def _has_form(token: Token, row: dict[str, str]) -> bool:
    """Whether a token has the particle and the tense that a row asks for."""
    particle = row["particle"]
    followed = not particle or (token.i + 1 < len(token.doc) and token.nbor().lower_ == particle)
    told = is_told_as_present(token) and token.lemma_ != "have"  # "said that it had to" tells what was done
    return followed and (row["tense"] != "now" or told or _is_present(token))


def marker_words() -> frozenset[str]:
    """The lemmas and forms of all markers."""
    return frozenset(_markers())


def _is_present(token: Token) -> bool:
    """Whether a verb is in the present, the future or the perfect ("is planning", "has agreed", but not "has had to")."""
    if token.tag_ in _PRESENT or token.pos_ not in _VERBAL:
        return True
    auxiliaries = [child for child in token.lefts if child.dep_ in ("aux", "auxpass")]
    if token.tag_ == "VBN" and not auxiliaries and token.dep_ in ("conj", "acomp", "oprd", "xcomp"):
        return token.head.pos_ in _VERBAL and _is_present(token.head)
    present = bool(auxiliaries) and all(child.tag_ in _PRESENT or child.tag_ == "TO" for child in auxiliaries)
    return token.tag_ in ("VBG", "VBN") and present and token.lemma_ != "have"


def _rows_of(token: Token) -> tuple[dict[str, str], ...]:
    """The lexicon's rows for a token: by its lemma and by its form, since an adjective's lemma may be a verb's."""
    markers, lemma, form = _markers(), token.lemma_.lower(), token.lower_
    return markers.get(lemma, ()) + (markers.get(form, ()) if form != lemma else ())


@cache
def _markers() -> dict[str, tuple[dict[str, str], ...]]:
    markers: dict[str, tuple[dict[str, str], ...]] = {}
    for row in table("commitment_markers"):
        markers[row["marker"]] = (*markers.get(row["marker"], ()), row)
    return markers
