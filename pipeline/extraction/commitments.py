"""Commitments: sentences in which a body is said to have to do something, or undertakes to.

A marker makes a candidate (should, agreed to, called for); what it marks decides. "will" undertakes where a body acts or a
measure is announced, and only tells what happens where a conference will be held. Conditions, penalties and advice to the
reader ("anyone with information should call") commit nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from pipeline.extraction._markers import Marked, marked, phrase
from pipeline.extraction._subjects import agent_of, is_passive
from pipeline.lexicons import table, words
from pipeline.release import Release
from pipeline.rows import Commitment, Date, NameFound, Row
from pipeline.stages import Extractor, Kinds, Rows

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_SETS_TIME = re.compile(
    r"\b(?:by|until|before|within|from|in|on|at|during|no later than|as of|starting|over|for)\s+(?:the\s+)?$", re.IGNORECASE
)
_HEADLINE = re.compile(
    r"(?P<actor>[^,:;]{3,80}?) (?P<verb>agrees|commits|intends|pledges|plans|promises|undertakes|vows) to ", re.IGNORECASE
)
_READERS = frozenset(
    {"anyone", "anybody", "everyone", "everybody", "you", "people", "persons", "journalists", "readers", "those"}
)
_CONTACTS = frozenset({"contact", "call", "email", "phone"})
_NOBODY = frozenset({"it", "there", "this", "that", "which", "who", "what"})
_CONDITIONS = frozenset({"if", "unless", "whether", "provided"})
_BODY_KINDS = frozenset({"body", "agency", "firm"})
_OWN_VOICE = frozenset({"we", "i"})
_COUNTRIES = frozenset({"country", "countries", "state", "states", "parties", "government", "governments", "authorities"})


@dataclass(frozen=True)
class Commitments(Extractor):
    """Recommendations, instructions, obligations and undertakings, one row a sentence. Releases not in English have none."""

    needs: ClassVar[Kinds] = (Date, NameFound)
    makes: ClassVar[Kinds] = (Commitment,)

    def extract(self, doc: Doc, release: Release, found: Rows) -> Iterator[Row]:
        if release.language not in ("en", ""):
            return
        names, dates = _Names(found.of(NameFound)), found.of(Date)
        for sentence in doc.sents:
            headline = sentence.start_char < release.body
            task = _headline_task(sentence) if headline else None
            task = task or next(_tasks(sentence, names), None)
            if task:
                start, end = _content(sentence)
                yield Commitment(
                    release_id=release.release_id,
                    start=start,
                    end=end,
                    text=release.text[start:end],
                    actor=task.actor,
                    modal=task.modal,
                    deadline=_deadline(release, start, end, dates),
                )


@dataclass(frozen=True, slots=True)
class _Task:
    actor: str | None
    modal: str


class _Names:
    """What kind of thing a word names."""

    def __init__(self, names: Iterable[NameFound]) -> None:
        self._spans = [(name.start, name.end, name.label) for name in names]

    def label(self, token: Token) -> str:
        return next((label for start, end, label in self._spans if start <= token.idx < end), "")


def _tasks(sentence: Span, names: _Names) -> Iterator[_Task]:
    """What a sentence commits to, in the order of its markers."""
    for token in sentence:
        found = marked(sentence.doc, token)
        if found and not _excluded(found) and _commits(found, names):
            yield _Task(_actor(found, names), found.words)


def _commits(found: Marked, names: _Names) -> bool:
    """Whether a marker commits somebody; each has its own proof to give."""
    if found.words in ("will", "'ll"):
        return _undertakes(found, names)
    if found.words.endswith("agreed to") or found.words.startswith("agree"):
        return found.actor is not None and names.label(found.actor) != "PERSON"
    return True


def _undertakes(found: Marked, names: _Names) -> bool:
    """Whether "will" states an undertaking: of a body that acts, or of a measure that is to be taken."""
    verb = found.act
    if is_passive(verb):
        return verb.lemma_.lower() in _measure_verbs() and (found.actor is None or found.actor.lower_ not in _READERS)
    if found.actor is None or verb.lemma_.lower() in _event_verbs():
        return False
    return _is_body(found.actor, names)


def _is_body(token: Token, names: _Names) -> bool:
    if token.lower_ in _OWN_VOICE or token.lower_ in _COUNTRIES:
        return True
    return names.label(token) in ("AGENCY", "ORG", "PLACE") or token.lower_ in _body_nouns()


def _excluded(found: Marked) -> bool:
    """Conditions, questions, what the reader may do, and what nobody does."""
    verb = found.act
    conditional = any(child.dep_ == "mark" and child.lower_ in _CONDITIONS for child in verb.children)
    inverted = found.marker.tag_ == "MD" and found.actor is not None and found.actor.i > found.marker.i
    readers = found.actor is not None and found.actor.lower_ in _READERS and found.takes == "bare"
    return conditional or inverted or readers or verb.lemma_.lower() in _CONTACTS


def _actor(found: Marked, names: _Names) -> str | None:
    """The words for who is to act; after a modal and a passive only a body that "by" names."""
    actor = found.actor
    if found.takes == "bare" and is_passive(found.act):
        agent = agent_of(found.act)
        actor = agent if agent is not None and _is_body(agent, names) else None
    return None if actor is None or actor.lower_ in _NOBODY else phrase(actor).text


def _headline_task(sentence: Span) -> _Task | None:
    """The infinitive of headlines, which stands for "is to": "Veldania to Set Up Asset Register"."""
    agrees = _HEADLINE.match(sentence.text)
    if agrees:
        return _Task(agrees["actor"].strip(), f"{agrees['verb'].lower()} to")
    for token in sentence[1:-1]:
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "VBG", ":"):
            return None
        if token.lower_ == "to" and sentence.doc[token.i + 1].tag_ in ("VB", "VBP", "NNP"):
            verb = sentence.doc[token.i + 1]
            known = verb.tag_ == "VB" and verb.lemma_.lower() not in _event_verbs()
            subject = sentence.doc[sentence.start : token.i]
            plain = subject[-1].pos_ in ("PROPN", "NOUN")
            return _Task(subject.text, "to") if known and plain else None
    return None


def _content(sentence: Span) -> tuple[int, int]:
    """The sentence without blanks and opening marks in front and blanks behind."""
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip(" \n\t\"“”„«'‘•*–—-·"))
    return start, sentence.start_char + len(text.rstrip())


def _deadline(release: Release, start: int, end: int, dates: Sequence[Date]) -> str | None:
    """The value of the first date to come that a preposition makes the time of the act."""
    for date in dates:
        timed = start <= date.start < end and date.kind in ("date", "range")
        if timed and _SETS_TIME.search(release.text, max(start, date.start - 20), date.start) and _is_ahead(date, release):
            return date.value
    return None


def _is_ahead(date: Date, release: Release) -> bool:
    last = date.value.split("/")[-1]
    size = min(len(last), len(release.published))
    return bool(release.published) and (last == ".." or last[:size] > release.published[:size])


@cache
def _event_verbs() -> frozenset[str]:
    return frozenset(words("event_verbs"))


@cache
def _measure_verbs() -> frozenset[str]:
    return frozenset(words("measure_verbs"))


@cache
def _body_nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("speaker_nouns") if row["kind"] in _BODY_KINDS)
