"""Commitments: sentences in which a body is said to have to do something, or undertakes to.

A marker makes a candidate (should, agreed to, called for); what it marks decides. "will" undertakes where a body acts or a
measure is announced, and only tells what happens where a conference will be held. Conditions, penalties and advice to the
reader ("anyone with information should call") commit nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from pipeline.extraction.commitments.actors import Actors, is_act, phrase
from pipeline.extraction.commitments.deadlines import deadline
from pipeline.extraction.commitments.markers import Marked, marked, marker_words
from pipeline.extraction.commitments.needs import commits, kinds_of
from pipeline.extraction.text.subjects import agent_of, is_passive
from pipeline.extraction.text.tokens import candidates
from pipeline.release import Release
from pipeline.rows import Commitment, Date, NameFound, Row
from pipeline.stages import Extractor, Kinds, Rows

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_HEADLINE = re.compile(
    r"(?P<actor>[^,:;]{3,80}?) (?P<verb>agrees|commits|intends|pledges|plans|promises|undertakes|vows) to ", re.IGNORECASE
)
_HEADLINE_WORDS = frozenset({"to"})
_CLAUSE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD", "VBG", ":"})
_OPENING = " \n\t\"“”„«'‘•*–—-·"
_READERS = frozenset(
    {"anyone", "anybody", "everyone", "everybody", "you", "people", "persons", "journalists", "readers", "those"}
)
_NOBODY = frozenset({"it", "there", "this", "that", "which", "who", "what"})
_CONDITIONS = frozenset({"if", "unless", "whether", "provided", "when", "whenever", "how", "why", "where"})


@dataclass(frozen=True)
class Commitments(Extractor):
    """Recommendations, instructions, obligations and undertakings, one row a sentence. Releases not in English have none."""

    needs: ClassVar[Kinds] = (Date, NameFound)
    makes: ClassVar[Kinds] = (Commitment,)

    def extract(self, doc: Doc, release: Release, found: Rows) -> Iterator[Row]:
        if release.language not in ("en", ""):
            return
        judge = _Judge(Actors(found.of(NameFound)))
        dates = sorted(found.of(Date), key=lambda date: date.start)
        for sentence, tokens in candidates(doc, marker_words() | _HEADLINE_WORDS):
            task = judge.headline(sentence) if sentence.start_char < release.body else None
            task = task or judge.first(tokens)
            if task:
                start, end = _content(sentence)
                set_time = deadline(release, start, end, dates)
                yield Commitment(
                    release_id=release.release_id,
                    start=start,
                    end=end,
                    text=release.text[start:end],
                    actor=task.actor,
                    modal=task.modal,
                    deadline=set_time.value if set_time else None,
                    due=set_time.due if set_time else None,
                )


@dataclass(frozen=True, slots=True)
class _Task:
    actor: str | None
    modal: str


class _Judge:
    """Decides which markers commit somebody, and whom."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def first(self, tokens: Iterable[Token]) -> _Task | None:
        """What the first marker that commits somebody commits to; one that tells who is to act goes before one that does not."""
        found = (marked(token) for token in tokens)
        tasks = [
            _Task(self._actor(each), each.words)
            for each in found
            if each and not _is_excluded(each) and commits(each, self._actors)
        ]
        return next((task for task in tasks if task.actor), tasks[0] if tasks else None)

    def headline(self, sentence: Span) -> _Task | None:
        """The infinitive of headlines, which stands for "is to": "Veldania to Set Up Asset Register"."""
        agrees = _HEADLINE.match(sentence.text)
        if agrees:
            return _Task(self._first_actor(sentence, agrees["actor"].strip()), f"{agrees['verb'].lower()} to")
        to = next((token for token in sentence[1:-1] if token.lower_ == "to" or token.tag_ in _CLAUSE_TAGS), None)
        if to is None or to.lower_ != "to":
            return None
        act, actor = to.nbor(), sentence.doc[sentence.start : to.i]
        done_to = actor[-1].lower_.endswith("ed") or actor[-1].tag_ == "VBN"  # "Official Sentenced to Serve"
        plain = act.tag_ == "VB" and not done_to and "event" not in kinds_of(act) and self._actors.is_body(actor[-1])
        return _Task(actor.text, "to") if plain else None

    def _first_actor(self, headline: Span, words: str) -> str:
        """Of "Ostmark Bank Pleads Guilty and" the name at the beginning; words with no verb of their own as they are."""
        if not words.endswith((" and", " but")):
            return words
        name = self._actors.name_at(headline.start_char)
        return name or words.removesuffix(" and").removesuffix(" but")

    def _actor(self, found: Marked) -> str | None:
        """The words for who is to act: the subject if it can, in the passive else whom "by" names."""
        actor = self._doer(found) if is_passive(found.act) and found.takes in ("bare", "to") else found.actor
        if actor is None or actor.lower_ in _NOBODY:
            return None
        return None if is_act(actor) and not self._actors.is_body(actor) else phrase(actor).text

    def _doer(self, found: Marked) -> Token | None:
        """Of a passive: the body that has to have it done ("has to be registered"), or whom "by" names."""
        actor = found.actor
        laid_on = found.takes == "to" and actor is not None and self._actors.is_body(actor)
        agent = actor if laid_on else agent_of(found.act)
        return agent if agent is not None and self._actors.is_body(agent) else None


def _is_excluded(found: Marked) -> bool:
    """Conditions, questions, and what the reader may do."""
    clauses = (found.act, found.marker)
    conditional = any(c.lower_ in _CONDITIONS and c.dep_ in ("mark", "advmod") for verb in clauses for c in verb.lefts)
    inverted = found.marker.tag_ == "MD" and found.actor is not None and found.actor.i > found.marker.i
    negated = found.marker.tag_ != "MD" and any(child.dep_ == "neg" for child in found.marker.children)
    told_of = any(_is_told_of(verb, found.marker) for verb in clauses)
    readers = found.actor is not None and found.actor.lower_ in _READERS and found.takes in ("bare", "object")
    contact = found.act != found.marker and "contact" in kinds_of(found.act)
    return conditional or inverted or negated or told_of or readers or contact


def _is_told_of(verb: Token, marker: Token) -> bool:
    """ "the first time that rules will be adopted", "what the country will do", "the files that it needs": only spoken of."""
    if verb.dep_ == "relcl":
        return verb.head.lower_ == "time" or marker.lemma_ == "need"
    heads = (verb, verb.head) if verb.dep_ == "conj" else (verb,)
    return any(child.dep_ == "dobj" and child.lower_ == "what" for head in heads for child in head.lefts)


def _content(sentence: Span) -> tuple[int, int]:
    """The sentence without blanks and opening marks in front and blanks behind."""
    text = sentence.text
    return sentence.start_char + len(text) - len(text.lstrip(_OPENING)), sentence.start_char + len(text.rstrip())
