"""Commitments: sentences in which a body is said to have to do something, or undertakes to.

A marker makes a candidate (should, agreed to, called for); what it marks decides. "will" undertakes where a body acts or a
measure is announced, and only tells what happens where a conference will be held. Conditions, penalties and advice to the
reader ("anyone with information should call") commit nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from pipeline.extraction.commitments.actors import Actors, is_act
from pipeline.extraction.commitments.bound import binds_whoever, counted
from pipeline.extraction.commitments.deadlines import DAYS_OF_A_PROPOSAL, Place, deadline, is_past
from pipeline.extraction.commitments.exclusions.rules import is_excluded
from pipeline.extraction.commitments.kinds import kinds_of
from pipeline.extraction.commitments.lists import Item, listed
from pipeline.extraction.commitments.markers import Marked, acts_of, marked, marker_words
from pipeline.extraction.commitments.needs import commits, is_aim, is_announced, whose_aim
from pipeline.extraction.commitments.programme import Programme
from pipeline.extraction.commitments.reach import reach_of
from pipeline.extraction.commitments.repeats import with_repeats
from pipeline.extraction.commitments.whose import Actor, Whose
from pipeline.extraction.text.referents import Referents
from pipeline.extraction.text.subjects import agent_of, is_passive, subject_of
from pipeline.extraction.text.tokens import candidates, sentence_of, token_at
from pipeline.release import Release
from pipeline.rows import CommitmentFound, Date, NameFound, QuoteFound, RoleFound, Row
from pipeline.stages import Extractor, Kinds, Rows

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_HEADLINE = re.compile(
    r"(?P<actor>[^,:;]{3,80}?) (?P<verb>agrees|commits|intends|pledges|plans|promises|undertakes|vows) to ", re.IGNORECASE
)
_HEADLINE_WORDS = frozenset({"to"})
_CLAUSE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD", "VBG", ":"})
_LONGEST_UNNAMED = 4
_OPENING = " \n\t\"“”„«'‘•*–—-·"
_NOBODY = frozenset({"former", "latter", "there", "this", "that", "which", "who", "what"})


@dataclass(frozen=True)
class Commitments(Extractor):
    """Recommendations, instructions, obligations and undertakings, one row a sentence. Releases not in English have none."""

    needs: ClassVar[Kinds] = (Date, NameFound, RoleFound, QuoteFound)
    makes: ClassVar[Kinds] = (CommitmentFound,)

    def extract(self, doc: Doc, release: Release, found: Rows) -> Iterator[Row]:
        if release.language not in ("en", ""):
            return
        referents = Referents(doc, found.of(NameFound))
        whose = Whose(release.publisher, referents, found.of(QuoteFound), found.of(RoleFound))
        judge = _Judge(Actors(referents, found.of(RoleFound)), whose, Programme(release.title))
        dates = sorted(found.of(Date), key=lambda date: date.start)
        rows = [_row(release, sentence, task, dates) for sentence, task in _tasks(doc, release, judge, dates)]
        yield from with_repeats(rows, release.body)


def _tasks(doc: Doc, release: Release, judge: _Judge, dates: Sequence[Date]) -> Iterator[tuple[Span, _Task]]:
    """The sentences that commit somebody, and the items of lists of what somebody is asked to do."""
    found = {sentence.start: (sentence, task) for sentence, task in _marked(doc, release, judge, dates)}
    for item in listed(doc):
        sentence = sentence_of(doc, item.act.i)
        found.setdefault(sentence.start, (sentence, judge.item(item, release.text)))
    yield from (found[start] for start in sorted(found))


def _marked(doc: Doc, release: Release, judge: _Judge, dates: Sequence[Date]) -> Iterator[tuple[Span, _Task]]:
    """The sentences in which a marker commits somebody."""
    for sentence, tokens in candidates(doc, marker_words() | _HEADLINE_WORDS):
        task = judge.headline(sentence) if sentence.start_char < release.body else None
        task = task or judge.first(tokens)
        if task and not (task.in_the_past and _is_history(release, sentence, task, dates)):
            yield sentence, task


def _is_history(release: Release, sentence: Span, task: _Task, dates: Sequence[Date]) -> bool:
    """Whether what was told in the past is none of the release's news: a proposal of last week, an order of last year."""
    proposed = task.modal == "proposed" and is_past(release, sentence.start_char, sentence.end_char, dates, DAYS_OF_A_PROPOSAL)
    return proposed or is_past(release, _told_from(sentence), sentence.end_char, dates)


def _told_from(sentence: Span) -> int:
    """Where the sentence before begins, in the same paragraph: a deed of the past is told behind its year."""
    if sentence.start == 0 or "\n" in sentence.doc[sentence.start - 1].text:
        return sentence.start_char
    return sentence_of(sentence.doc, sentence.start - 1).start_char


def _row(release: Release, sentence: Span, task: _Task, dates: Sequence[Date]) -> CommitmentFound:
    start, end = _content(sentence)
    set_time = deadline(release, _place(sentence, start, end, max(start, task.act)), dates)
    return CommitmentFound(
        release_id=release.release_id,
        start=start,
        end=end,
        text=release.text[start:end],
        actor=task.actor.words if task.actor else None,
        actor_start=task.actor.start if task.actor else None,
        modal=task.modal,
        deadline=set_time.value if set_time else None,
        due=set_time.due if set_time else None,
    )


def _place(sentence: Span, start: int, end: int, act: int) -> Place:
    """Where an act stands in the sentence without what opens it, from `start` to `end`."""
    subject, clause, clause_end = reach_of(sentence.doc[token_at(sentence.doc, act)])
    return Place(start, subject, clause, act, min(end, clause_end))


@dataclass(frozen=True, slots=True)
class _Task:
    actor: Actor | None
    modal: str
    act: int
    in_the_past: bool = False


class _Judge:
    """Decides which markers commit somebody, and whom."""

    def __init__(self, actors: Actors, whose: Whose, programme: Programme) -> None:
        self._actors = actors
        self._whose = whose
        self._programme = programme

    def first(self, tokens: Iterable[Token]) -> _Task | None:
        """What the first marker that commits somebody commits to; one that tells who is to act goes before one that does not."""
        found = [act for token in tokens if (each := marked(token)) and (act := self._committing(each))]
        main = [each for each in found if each.act.dep_ != "relcl"] or found
        tasks = [_Task(self._actor(each), each.words, each.act.idx, _is_told_of_the_past(each)) for each in main]
        return next((task for task in tasks if task.actor), tasks[0] if tasks else None)

    def _committing(self, found: Marked) -> Marked | None:
        """What is marked, by the first of its acts that commits; what leaves out the first leaves out all."""
        if self._programme.has(found) or is_excluded(found, self._actors):
            return None
        acts = (each for each in acts_of(found) if each == found or not is_excluded(each, self._actors))
        return next((each for each in acts if commits(each, self._actors)), None)

    def item(self, item: Item, text: str) -> _Task:
        """What an item of a list asks of whom its lead names, or of whoever acts in its clause."""
        if item.doer is not None:
            return _Task(self._whose.of(item.doer) if self._actors.can_act(item.doer) else None, item.modal, item.act.idx)
        start, end = item.actor
        actor = Actor(text[start:end], self._whose.at(start)) if start < end else None
        return _Task(actor, item.modal, item.act.idx)

    def headline(self, sentence: Span) -> _Task | None:
        """The infinitive of headlines, which stands for "is to": "Veldania to Set Up Asset Register"."""
        agrees = _HEADLINE.match(sentence.text)
        if agrees:
            return _Task(
                self._first_actor(sentence, agrees["actor"].strip()),
                f"{agrees['verb'].lower()} to",
                sentence.start_char + agrees.end(),
            )
        to = next((token for token in sentence[1:-1] if token.lower_ == "to" or token.tag_ in _CLAUSE_TAGS), None)
        return self._infinitive(sentence, to) if to is not None and to.lower_ == "to" else None

    def _infinitive(self, sentence: Span, to: Token) -> _Task | None:
        """What a body is "to" do, or what is to be done, not to people: "Port register to be set up"."""
        act, actor = to.nbor(), sentence.doc[sentence.start : to.i]
        if is_announced(act) and not self._actors.is_official(actor[-1]):
            agent = agent_of(act.head)
            return _Task(self._whose.of(agent) if agent is not None else None, "to", act.idx)
        done_to = actor[-1].lower_.endswith("ed") or actor[-1].tag_ == "VBN"  # "Official Sentenced to Serve"
        plain = act.tag_ == "VB" and not done_to and "event" not in kinds_of(act) and self._is_one_body(actor)
        return _Task(Actor(actor.text, self._whose.at(sentence.start_char)), "to", act.idx) if plain else None

    def _is_one_body(self, words: Span) -> bool:
        """Whether words are a body and no more: "Ostmark Bank and Subsidiaries", not "Ostmark Extends Period for Banks"."""
        name = self._actors.name_at(words.start_char) or ""
        rest = words.text[len(name) :].split()
        return self._actors.is_body(words[-1]) and (not rest or rest[0] in ("and", ",", "&") or len(words) <= _LONGEST_UNNAMED)

    def _first_actor(self, headline: Span, words: str) -> Actor:
        """Of "Ostmark Bank Pleads Guilty and" the name at the beginning; words with no verb of their own as they are."""
        start = self._whose.at(headline.start_char)
        if not words.endswith((" and", " but")):
            return Actor(words, start)
        name = self._actors.name_at(headline.start_char)
        return Actor(name or words.removesuffix(" and").removesuffix(" but"), start)

    def _actor(self, found: Marked) -> Actor | None:
        """Who is to act: the subject if it can, in the passive else whom "by" names."""
        head = self._doer(found) if is_passive(found.act) and found.takes in ("bare", "to") else counted(found.actor)
        head = whose_aim(head) if head is not None and is_aim(head) else head
        spokesman = found.takes == "promised" and is_passive(found.act) and head is not None and not self._actors.is_body(head)
        if head is None or spokesman or head.lower_ in _NOBODY or not self._may_act(head, found):
            return None
        return self._whose.of(head)

    def _may_act(self, head: Token, found: Marked) -> bool:
        """Whether a noun is of somebody; "it" may be, but not that of "it is planned to"."""
        if head.lower_ == "it":
            return found.takes != "object"
        return self._actors.can_act(head) or binds_whoever(found, head)

    def _doer(self, found: Marked) -> Token | None:
        """Of a passive: the body that has to have it done ("has to be registered"), or whom "by" names."""
        actor = found.actor
        made = "making" in kinds_of(found.act)
        laid_on = found.takes == "to" and not made and actor is not None and self._actors.is_body(actor)
        agent = actor if laid_on else agent_of(found.act) or self._owner(found)
        return agent if agent is not None and self._actors.can_have_done(agent) else None

    def _owner(self, found: Marked) -> Token | None:
        """Whose act is to be done so and so: of "the council's decisions should be based on law" the council."""
        done = subject_of(found.act)
        owners = (child for child in done.lefts if child.dep_ == "poss") if done is not None and is_act(done) else ()
        return next((owner for owner in owners if self._actors.is_named(owner)), None)


def _is_told_of_the_past(found: Marked) -> bool:
    """Whether the marker is in the past, or the clause is what somebody had decided, or a participle of what somebody did."""
    told = found.act.dep_ == "ccomp" and found.act.head.tag_ in ("VBD", "VBN")
    participle = found.marker.tag_ == "VBG" and not any(child.dep_ == "aux" for child in found.marker.lefts)
    done = next((each.tag_ == "VBD" for each in found.marker.ancestors if each.pos_ in ("VERB", "AUX")), False)
    return found.marker.tag_ == "VBD" or told or (participle and done)


def _content(sentence: Span) -> tuple[int, int]:
    """The sentence without blanks and opening marks in front and blanks behind."""
    text = sentence.text
    return sentence.start_char + len(text) - len(text.lstrip(_OPENING)), sentence.start_char + len(text.rstrip())
