"""Markers: the words by which a sentence commits somebody, what they take, and on whom the task is laid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from pipeline.extraction.commitments.actors import is_act
from pipeline.extraction.text.subjects import agent_of, is_passive, subject_of
from pipeline.extraction.text.tokens import sentence_of
from pipeline.lexicons import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRESENT = frozenset({"VBZ", "VBP", "MD", "VB"})
_VERBAL = frozenset({"VERB", "AUX"})
_FARTHEST_INFINITIVE = 8
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "dobj"})


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
            words = " ".join(word for word in (token.lower_, particle, task.joint) if word)
            return Marked(token, words, row["takes"], task.act, task.actor, tuple(row["needs"].split()))
    return None


def _has_form(token: Token, row: dict[str, str]) -> bool:
    """Whether a token has the particle and the tense that a row asks for."""
    particle = row["particle"]
    followed = not particle or (token.i + 1 < len(token.doc) and token.nbor().lower_ == particle)
    return followed and (row["tense"] != "now" or _is_present(token))


def marker_words() -> frozenset[str]:
    """The lemmas and forms of all markers."""
    return frozenset(_markers())


@dataclass(frozen=True, slots=True)
class _Task:
    act: Token
    actor: Token | None
    joint: str = ""


def _bare(token: Token) -> _Task | None:
    """should, will … and an infinitive. "should have done" tells what was not done; "will have to" has its own marker."""
    act = token.head
    if token.tag_ != "MD" or act.pos_ not in _VERBAL or act.i < token.i:
        return None
    perfect = act.tag_ == "VBN" and any(c.dep_ == "aux" and c.lemma_ == "have" and c.i > token.i for c in act.children)
    another = act.lower_ in ("have", "need") and _infinitive_after(act) is not None
    return None if perfect or another else _Task(act, subject_of(act))


def _to(token: Token) -> _Task | None:
    """agrees to, has to, is to … and an infinitive."""
    if token.pos_ not in _VERBAL or is_passive(token):
        return None
    act = _infinitive_after(token)
    if act is None or (token.lemma_ == "have" and _is_possession(token, act)):
        return None
    return _Task(act, subject_of(token), "to")


def _object(token: Token) -> _Task | None:
    """urges X to, X is instructed to, recommends that X …, it is recommended that X …, a reform was urged"""
    if token.pos_ not in _VERBAL or token.dep_ == "relcl":
        return None
    to = _to_of_passive(token)
    if to is not None:
        return _Task(to.head, subject_of(token), "to")
    clause = next((child for child in token.rights if child.dep_ in _CLAUSES and _joint(child)), None)
    return _in_clause(token, clause) if clause is not None else _urged(token)


def _to_of_passive(verb: Token) -> Token | None:
    """The "to" of what somebody is told to do: its infinitive goes with the verb, or with another that does."""
    infinitives = (t for t in verb.subtree if t.i > verb.i and t.tag_ == "TO" and t.head.tag_ == "VB")
    return next((to for to in infinitives if _goes_with(to.head, verb)), None) if is_passive(verb) else None


def _goes_with(act: Token, verb: Token) -> bool:
    """Whether an infinitive is a clause of a verb: not "as to build", not of a noun ("the right to vote")."""
    while act.dep_ == "conj" and act.head != verb:
        act = act.head
    return act.head == verb and act.dep_ != "acl" and act.left_edge.nbor(-1).lower_ not in ("as", "order")


def _urged(verb: Token) -> _Task | None:
    """The measure that is urged, in the passive."""
    measure = subject_of(verb) if is_passive(verb) else None
    return _Task(verb, None) if measure is not None and is_act(measure) else None


def _joint(clause: Token) -> str:
    """The word that joins a clause to the verb before it: that, to, or nothing."""
    if any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children):
        return "that"
    return "to" if any(child.tag_ == "TO" for child in clause.children) else ""


def _in_clause(verb: Token, clause: Token) -> _Task | None:
    if _joint(clause) == "that":
        return _Task(clause, agent_of(clause), "that")
    told = _told(verb, clause)
    return _Task(clause, told, "to") if told is not None else None


def _gerund(token: Token) -> _Task | None:
    """is tasked with drafting, tasked X with drafting"""
    with_ = next((child for child in token.rights if child.lower_ == "with"), None)
    act = next((child for child in with_.children if child.tag_ == "VBG"), None) if with_ is not None else None
    if act is None:
        return None
    told = next((child for child in token.rights if child.dep_ == "dobj"), None)
    return _Task(act, subject_of(token) if is_passive(token) else told, "with")


def _noun(token: Token) -> _Task | None:
    """calls for a measure, pledged its cooperation; not "an initiative calling for"."""
    participle = token.tag_ == "VBG" and not any(child.dep_ == "aux" for child in token.lefts)
    if token.pos_ != "VERB" or is_passive(token) or participle or token.dep_ == "acl":
        return None
    called = token.lemma_ == "call"
    measure = next((child for child in token.rights if child.dep_ == ("prep" if called else "dobj")), None)
    return _Task(token, None if called else subject_of(token)) if measure is not None else None


def _needed(token: Token) -> _Task | None:
    """is needed, is required, is necessary: of a measure or an act; "it is necessary to"."""
    be = _present_be(token)
    if be is None:
        return None
    needed, act = subject_of(be if be == token.head else token), _infinitive_after(token)
    measure = needed is not None and is_act(needed)
    if act is None:
        return _Task(token, None) if measure else None
    return _Task(act, None, "to") if measure or needed is None or needed.lower_ == "it" else None


def _present_be(token: Token) -> Token | None:
    """The "is" of "is needed", if it tells what is so now and no relative clause does."""
    be = token.head if token.dep_ == "acomp" else next((child for child in token.lefts if child.dep_ == "auxpass"), None)
    plain = be is not None and be.lemma_ == "be" and be.tag_ in _PRESENT and "relcl" not in (be.dep_, token.dep_)
    return be if plain else None


def _adjective(token: Token) -> _Task | None:
    """is committed to, remains determined to."""
    complement = token.dep_ in ("acomp", "oprd")
    takes = any(c.lower_ == "to" or any(g.tag_ == "TO" for g in c.children) for c in token.rights)
    if not takes or not (complement or token.tag_ == "VBN"):
        return None
    return _Task(token, subject_of(token.head if complement else token), "to")


def _intent(token: Token) -> _Task | None:
    """stressed its determination to, the council's intention to: of its possessor, or of whom the sentence is about."""
    act = _infinitive_after(token) or (_gerund_after_to(token) if token.dep_ == "dobj" else None)
    owner = next((child for child in token.lefts if child.dep_ == "poss" or _is_possessor(child)), None)
    if act is None or (owner is None and token.dep_ != "dobj"):
        return None
    return _Task(act, _intender(token, owner), "to")


def _is_possessor(token: Token) -> bool:
    """ "the Court of Audit's commitment", where the parse has the mark with another noun of the name"""
    return token.pos_ == "PROPN" and any(each.tag_ == "POS" for each in token.subtree)


def _intender(noun: Token, owner: Token | None) -> Token | None:
    """Whose intention it is: of its possessor, of "our", of a possessor further ahead ("Norland's resolve and its intention")."""
    if owner is not None and (owner.tag_ != "PRP$" or owner.lower_ == "our"):
        return owner
    above = _subject_above(noun)
    if owner is None or (above is not None and above.i < owner.i and above.pos_ == "PROPN"):
        return above
    sentence = sentence_of(noun.doc, noun.i)
    ahead = (token for token in noun.doc[sentence.start : owner.i] if token.tag_ == "POS")
    return next((mark.head for mark in ahead if mark.head.pos_ == "PROPN"), above)


def _subject_above(noun: Token) -> Token | None:
    verb = next((ancestor for ancestor in noun.ancestors if ancestor.pos_ in _VERBAL), None)
    return subject_of(verb) if verb is not None else None


_TASKS: dict[str, Callable[[Token], _Task | None]] = {
    "bare": _bare,
    "to": _to,
    "object": _object,
    "gerund": _gerund,
    "noun": _noun,
    "needed": _needed,
    "adjective": _adjective,
    "intent": _intent,
}


def _infinitive_after(word: Token) -> Token | None:
    """The infinitive that follows "to" right behind a word; adverbs, "not" and a reflexive may stand between."""
    rest = [token for token in word.doc[word.i + 1 : word.i + _FARTHEST_INFINITIVE] if not _is_between(token)]
    if len(rest) < 2 or rest[0].lower_ != "to" or rest[1].tag_ != "VB":
        return None
    act = rest[1]
    return act.head if act.dep_ in ("auxpass", "aux") and act.head.i > act.i else act


def _is_between(token: Token) -> bool:
    return (token.tag_ == "RB" and token.lower_ != "yet") or token.lower_.endswith(("self", "selves"))


def _gerund_after_to(noun: Token) -> Token | None:
    """ "their commitment to implementing the treaty" """
    following = noun.doc[noun.i + 1 : noun.i + 3]
    return following[1] if len(following) == 2 and following[0].lower_ == "to" and following[1].tag_ == "VBG" else None


def _is_possession(have: Token, act: Token) -> bool:
    """ "a tool we have to fight fraud", "what they have to offer": had, not owed."""
    return act.lower_ == "offer" or (have.dep_ == "relcl" and any(child.dep_ == "dobj" for child in act.rights))


def _told(verb: Token, act: Token) -> Token | None:
    """Whom a verb tells to act: the infinitive's subject, the verb's object, or the object of its preposition."""
    inner = (child for child in act.children if child.dep_ == "nsubj")
    outer = (child for child in verb.rights if child.dep_ in ("dobj", "dative") and child.i < act.i)
    return next(chain(inner, outer, _objects_of_preposition(verb)), None)


def _objects_of_preposition(verb: Token) -> Iterator[Token]:
    preps = (child for child in verb.rights if child.dep_ == "prep" and child.i == verb.i + 1)
    return (child for prep in preps for child in prep.children if child.dep_ == "pobj")


def _is_present(token: Token) -> bool:
    """Whether a verb is in the present, the future or the perfect ("has agreed", but not "has had to")."""
    if token.tag_ in _PRESENT or token.pos_ not in _VERBAL:
        return True
    auxiliaries = [child for child in token.lefts if child.dep_ in ("aux", "auxpass")]
    if token.tag_ == "VBN" and not auxiliaries and token.dep_ in ("conj", "acomp", "oprd", "xcomp"):
        return token.head.pos_ in _VERBAL and _is_present(token.head)
    present = bool(auxiliaries) and all(child.tag_ in _PRESENT or child.tag_ == "TO" for child in auxiliaries)
    return token.tag_ == "VBN" and present and token.lemma_ != "have"


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
