"""Markers: the words by which a sentence commits somebody, and who that is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pipeline.extraction._subjects import agent_of, is_passive, subject_of
from pipeline.lexicons import table, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_PRESENT = frozenset({"VBZ", "VBP", "MD", "VB"})
_ARTICLES = frozenset({"the", "a", "an"})
_CUTS = frozenset({",", "-LRB-", ":", "WDT", "WP", "WRB", "VBN", "VBG", "VBZ", "VBP", "VBD", "MD", "``", "''", "HYPH_"})
_ENDINGS_OF_ACTS = ("tion", "tions", "ment", "ments", "ance", "ing", "ings")


@dataclass(frozen=True, slots=True)
class Marked:
    """A marker in a sentence: the word as written, the verb of what is to be done, and whose task that is (head noun)."""

    marker: Token
    words: str
    takes: str
    act: Token
    actor: Token | None


def marked(doc: Doc, token: Token) -> Marked | None:
    """What a token marks, if it is a marker with what it takes."""
    for row in (*_markers().get(token.lemma_.lower(), ()), *_markers().get(f"={token.lower_}", ())):
        if row["particle"] and doc[token.i + 1 : token.i + 2].text.lower() != row["particle"]:
            continue
        if row["tense"] == "now" and not _is_present(token):
            continue
        found = _TAKES[row["takes"]](doc, token)
        if found:
            act, actor, suffix = found
            words = " ".join(part for part in (token.lower_, row["particle"], suffix) if part)
            return Marked(token, words, row["takes"], act, actor)
    return None


def phrase(head: Token) -> Span:
    """The noun phrase of a head without leading article, up to its first clause, apposition or bracket."""
    doc, start, end = head.doc, head.left_edge.i, head.i + 1
    while start < head.i and (doc[start].lower_ in _ARTICLES or doc[start].is_punct or doc[start].tag_ in ("WDT", "CC")):
        start += 1
    while end <= head.right_edge.i and doc[end].tag_ not in _CUTS and not doc[end].is_space:
        end += 1
    return doc[start:end]


Found = tuple["Token", "Token | None", str] | None


def _bare(doc: Doc, token: Token) -> Found:
    """should, will … and an infinitive. "should have done" tells what was not done; "will have to" has its own marker."""
    act = token.head
    if token.tag_ != "MD" or act.pos_ not in ("VERB", "AUX") or act.i < token.i:
        return None
    auxiliaries = [child for child in act.children if child.dep_ == "aux"]
    if any(aux.lemma_ == "have" and aux.i > token.i for aux in auxiliaries) and act.tag_ == "VBN":
        return None
    return None if act.lower_ in ("have", "need") and _infinitive_after(act) else (act, subject_of(act), "")


def _to(doc: Doc, token: Token) -> Found:
    """agrees to, has to, is to … and an infinitive."""
    if token.pos_ not in ("VERB", "AUX") or is_passive(token):
        return None
    act = _infinitive_after(token)
    if act is None:
        return None
    subject = subject_of(token)
    purpose = subject is not None and subject.lemma_.lower() in _PURPOSES
    return None if token.lemma_ == "be" and purpose else (act, subject, "to")


def _object(doc: Doc, token: Token) -> Found:
    """urges X to, X is instructed to, recommends that X …"""
    if token.pos_ not in ("VERB", "AUX"):
        return None
    if is_passive(token):
        to = next((t for t in token.subtree if t.i > token.i and t.tag_ == "TO" and t.head.tag_ == "VB"), None)
        if to is not None:
            return to.head, subject_of(token), "to"
    for child in token.children:
        if child.i < token.i or child.dep_ not in ("ccomp", "xcomp", "advcl", "dobj"):
            continue
        infinitive = any(c.tag_ == "TO" for c in child.children)
        if infinitive:
            told = next((c for c in token.children if c.dep_ in ("dobj", "dative") and token.i < c.i < child.i), None)
            inner = next((c for c in child.children if c.dep_ == "nsubj"), None)
            told = inner or told or _pobj(token)
            return (child, told, "to") if told is not None else None
        if child.dep_ == "ccomp" and child.tag_ in ("VB", "VBP", "VBN", "VBZ") and _that(child):
            return child, agent_of(child), "that"
    return None


def _noun(doc: Doc, token: Token) -> Found:
    """calls for a measure, pledged its cooperation."""
    if token.pos_ != "VERB" or is_passive(token):
        return None
    measure = next((c for c in token.children if c.dep_ in ("dobj", "prep") and c.i > token.i), None)
    if measure is None or measure.tag_ == "CD" or (measure.dep_ == "prep" and measure.lower_ != "for"):
        return None
    called = token.lemma_ == "call"
    return token, None if called else subject_of(token), ""


def _needed(doc: Doc, token: Token) -> Found:
    """is needed, is required, is necessary: of a measure or an act."""
    be = token.head if token.dep_ == "acomp" else next((c for c in token.children if c.dep_ == "auxpass"), None)
    if be is None or be.lemma_ != "be" or be.tag_ not in _PRESENT:
        return None
    act = _infinitive_after(token)
    if act is not None:
        return act, None, "to"
    subject = subject_of(token if be.head == token else be)
    return (token, None, "") if subject is not None and _is_measure(subject) else None


def _adjective(doc: Doc, token: Token) -> Found:
    """is committed to, remains determined to."""
    following = doc[token.i + 1 : token.i + 2].text
    if following != "to" or (token.tag_ != "VBN" and token.dep_ not in ("acomp", "oprd")):
        return None
    return token, subject_of(token.head if token.dep_ in ("acomp", "oprd") else token), "to"


_PURPOSES = frozenset(
    {"aim", "goal", "objective", "purpose", "task", "idea", "mission", "role", "intention", "way", "step", "point"}
)
_TAKES = {"bare": _bare, "to": _to, "object": _object, "noun": _noun, "needed": _needed, "adjective": _adjective}


def _infinitive_after(verb: Token) -> Token | None:
    """The infinitive that follows "to" right behind a verb (adverbs and "not" may stand between)."""
    doc, i = verb.doc, verb.i + 1
    while i < len(doc) and doc[i].tag_ == "RB":
        i += 1
    if i + 1 >= len(doc) or doc[i].lower_ != "to" or doc[i].tag_ not in ("TO", "IN"):
        return None
    i += 1
    while i < len(doc) and doc[i].tag_ == "RB":
        i += 1
    if i >= len(doc) or doc[i].tag_ != "VB":
        return None
    act = doc[i]
    return act.head if act.dep_ in ("auxpass", "aux") and act.head.i > act.i else act


def _is_present(token: Token) -> bool:
    """Whether a verb is in the present, the future or the perfect ("has agreed")."""
    if token.tag_ in _PRESENT or token.pos_ not in ("VERB", "AUX"):
        return True
    auxiliaries = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
    return (
        token.tag_ == "VBN" and bool(auxiliaries) and all(child.tag_ in _PRESENT or child.tag_ == "TO" for child in auxiliaries)
    )


def _pobj(verb: Token) -> Token | None:
    prep = next((child for child in verb.children if child.dep_ == "prep" and child.i == verb.i + 1), None)
    return next((child for child in prep.children if child.dep_ == "pobj"), None) if prep is not None else None


def _is_measure(noun: Token) -> bool:
    """Whether a noun names a measure or an act, by its word or its ending (legislation, enforcement, training)."""
    return noun.lemma_.lower() in _measure_nouns() or noun.lower_.endswith(_ENDINGS_OF_ACTS)


def _that(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)


@cache
def _measure_nouns() -> frozenset[str]:
    return frozenset(words("measure_nouns"))


@cache
def _markers() -> dict[str, tuple[dict[str, str], ...]]:
    markers: dict[str, tuple[dict[str, str], ...]] = {}
    for row in table("commitment_markers"):
        key = f"={row['marker']}" if row["takes"] == "adjective" else row["marker"]
        markers[key] = (*markers.get(key, ()), row)
    return markers
