"""Clauses that report: which "that" or which commas join them to their verb, and where they end inside a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extraction.quotes.cues import FINITE, Cue
from pipeline.extraction.quotes.speakers import Speaker, Speakers
from pipeline.extraction.text.nouns_of_actors import is_of_actors
from pipeline.extraction.text.subjects import subject_of
from pipeline.extraction.text.times import tells_time

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SAYINGS = frozenset({"conviction", "fact", "opinion", "point", "position", "reality", "view"})
_OTHER_CONJUNCTIONS = frozenset({"given", "now", "provided"})  # "told reporters, given that the deadline is over"
QUESTIONS = frozenset({"WRB", "WP", "WDT"})
QUOTATION_OPENS = frozenset('"“„«')
_CLOSES = frozenset('"”“»')
_PRESENT = frozenset({"VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_WHILE = frozenset({"although", "if", "since", "though", "whereas", "while"})
_TOLD = frozenset({"dobj", "xcomp", "attr"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_SPEAKING = frozenset({"he", "it", "she"})
_ACTS = frozenset(
    {
        "acquit", "appeal", "appoint", "approve", "ask", "award", "call", "convict", "demand", "dismiss", "fine", "grant",
        "impose", "invite", "order", "overturn", "praise", "quash", "recommend", "reject", "request", "sentence", "suspend",
        "thank", "uphold", "urge", "welcome"
    }
)  # fmt: skip
"""What who speaks does besides: classes order-60, judgment-33, appoint-29.1 and urge-58 of VerbNet 3.3, and what courts do."""
_LONGEST_INSERTION = 14  # tokens, of the speaker and of what follows the verb each


def bare_clause(cue: Cue) -> int | None:
    """Where the clause begins that no "that" joins to its verb: "said the court would rule"."""
    clauses = (child for child in cue.verb.children if child.dep_ == "ccomp")
    return next((start for clause in clauses if (start := _bare_start(cue, clause)) is not None), None)


def _bare_start(cue: Cue, verb: Token) -> int | None:
    """Where a clause begins, by its verb, if it is finite and nothing else joins it."""
    edge, parts = verb.left_edge, list(verb.children)
    if any(token.text == ":" for token in verb.doc[cue.after : edge.i]):  # "stressed three aims: disease control"
        return None
    finite = verb.tag_ in FINITE or any(part.dep_ in ("aux", "auxpass") and part.tag_ in FINITE for part in parts)
    marked = edge.tag_ in QUESTIONS or any(part.dep_ == "mark" and part.lower_ != "that" for part in parts)
    if not finite or marked:
        return None
    if not _has_subject(parts):
        return _taken_for_object(cue, edge)
    return edge.i + (edge.lower_ == "that") if _follows(cue, edge) else None


def _taken_for_object(cue: Cue, edge: Token) -> int | None:
    """Where the subject begins that the parse takes for the object of the verb in front: "said all he can do is help"."""
    objects = (each for each in cue.verb.rights if each.dep_ == "dobj" and each.right_edge.i + 1 == edge.i)
    return next((cue.after for each in objects if each.left_edge.i == cue.after), None)


def _has_subject(parts: Sequence[Token]) -> bool:
    """Whether one of a verb's parts is its subject; of "his office was committed" the parse may have it with "was"."""
    of_auxiliaries = (each for part in parts if part.dep_ in ("aux", "auxpass") for each in part.lefts)
    return any(each.dep_ in _SUBJECTS for each in (*parts, *of_auxiliaries))


def _follows(cue: Cue, edge: Token) -> bool:
    """Whether a clause stands behind its verb, and not behind a single comma: "reported thefts, the daily said"."""
    commas = sum(token.text == "," for token in edge.doc[cue.after + 1 : edge.i + 1])
    return edge.i >= cue.after and (commas != 1 or edge.lower_ == "that")


def end_of_relative(verb: Token, start: int) -> int:
    """Where a relative clause ends whose verb reports, at its comma: "The authorities, who allege that he lied, were asked"."""
    if verb.dep_ != "relcl" or verb.head.i > verb.i:
        return 0
    last = min(verb.right_edge.i + 2, len(verb.doc) - 1)  # a comma that ends the text parts nothing
    commas = (token for token in verb.doc[start:last] if token.text == ",")
    return next((comma.i for comma in commas if _behind(comma).tag_ in FINITE), 0)


def _behind(comma: Token) -> Token:
    """The token behind a comma, which may close a quotation: "…,” explained"."""
    following = comma.nbor()
    return following.nbor() if following.text in _CLOSES and following.i + 1 < len(comma.doc) else following


def told_besides(cue: Cue, verb: Token) -> int:
    """Where "and she stressed" begins behind a clause in the present: in the past, it is told beside the cue that is too."""
    ahead = verb.doc[max(verb.i - 3, 0) : verb.i]
    words = [token for token in ahead if token.tag_ != "RB"][-2:]
    pronoun = len(words) == 2 and words[0].lower_ in ("and", "but") and words[1].lower_ in ("he", "she")
    beside = verb.tag_ == "VBD" == cue.verb.tag_ and verb.dep_ == "conj" and (verb.head == cue.verb or verb.head.tag_ in _PRESENT)
    return words[0].i if pronoun and beside else 0


def goes_on_besides(cue: Cue, token: Token) -> int | None:
    """Where the sentence goes on behind a clause, in what is joined to the cue: "who held that A, and whose report was"."""
    and_ = token.left_edge.nbor(-1) if token.left_edge.i else token
    if and_.tag_ != "CC":
        return None
    finite = token.dep_ == "conj" and token.head == cue.verb == and_.head and token.tag_ in FINITE
    relative = token.tag_ in _RELATIVE and cue.verb.dep_ == "relcl"
    return and_.i if finite or relative or _acts(cue, token) else None


def _acts(cue: Cue, verb: Token) -> bool:
    """Whether whoever speaks in the past acts: "held that the fee was fair and dismissed the complaint".

    A thing dismisses nothing; "and it urged" is of whoever said so.
    """
    if not (verb.tag_ == "VBD" == cue.verb.tag_ and verb.lemma_ in _ACTS):
        return False
    own = next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)
    if own is not None:
        return own.lower_ in _SPEAKING and own.left_edge == verb.left_edge
    clause = subject_of(verb)
    return clause is not None and clause.pos_ == "NOUN" and not is_of_actors(clause)


def goes_on_doing(rest: Span) -> bool:
    """Whether behind the cue stands what its speaker did meanwhile: ", commenting on the report"."""
    return rest[:1].text == "," and len(rest) > 1 and rest[1].tag_ == "VBG"


def leads_to_quotation(phrase: Span) -> bool:
    """Whether a quotation is what is told: "The strength of the plan, according to X: “…”"."""
    return any(token.text == ":" and token.nbor().text in QUOTATION_OPENS for token in phrase[:-1])


def end_in_front(verb: Token, start: int) -> int:
    """Where a clause that stands in front of its main clause ends: "Though the council abstained, saying that A, it …"."""
    if verb.tag_ != "VBG" and not any(child.lower_ in _WHILE for child in verb.lefts if child.dep_ in ("advmod", "mark")):
        return 0
    top = verb
    while top.dep_ in ("advcl", "conj") and top.head != top:
        top = top.head
    main = next((child.left_edge for child in top.lefts if child.dep_ in _SUBJECTS and child.i > start), None)
    behind_comma = main is not None and main.i > start + 1 and main.nbor(-1).text == ","
    return main.i - 1 if main is not None and top.i > start and behind_comma else 0


def is_open(span: Span) -> bool:
    """Whether a clause breaks off behind a relative pronoun, "be" or an auxiliary."""
    last = span[-1] if len(span) else None
    return last is not None and (last.tag_ in ("WDT", "WP") or (last.lemma_ in ("be", "have", "will") and last.tag_ in FINITE))


def has_verb(span: Span) -> bool:
    return any(token.tag_ in FINITE for token in span)


def joins(that: Token, cue: Cue) -> bool:
    """Whether "that" begins what a cue reports."""
    if that.nbor(-1).lower_ in _OTHER_CONJUNCTIONS:
        return False
    conjunction = that.tag_ == "IN" or (that.i == cue.after and that.dep_ in ("mark", "nsubj"))
    return conjunction and (that.nbor(-1).lower_ == cue.text.split()[-1] or not _is_of_noun(that))


def _is_of_noun(that: Token) -> bool:
    """Whether "that" goes with the noun before it ("denied reports that", "the fines that it asks for"), not with the verb.

    Whom somebody tells something stands there as well ("told reporters that").
    """
    noun = that.nbor(-1)
    thing = noun.tag_ in ("NN", "NNS") and not tells_time(noun) and not is_of_actors(noun)
    return thing and noun.dep_ == "dobj" and noun.lower_ not in _SAYINGS


def is_finite(token: Token) -> bool:
    return token.tag_ in FINITE and token.dep_ not in ("aux", "auxpass")


def commas_before(sentence: Span, verb: Token) -> list[int]:
    """The commas between the last finite verb or infinitive before a verb and it, with a clause in front of them."""
    commas: list[int] = []
    for token in reversed(sentence.doc[sentence.start : verb.i]):
        if token.text == ",":
            commas.insert(0, token.i)
        elif token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBG", "VBN"):
            break
    return [i for i in commas if has_verb(sentence.doc[sentence.start : i])]


def speaking(parts: Sequence[Span], speakers: Speakers) -> Span | None:
    """The first part that names a speaker; a name may also end the clause: "… in Torvik, the ministry announced"."""
    found = [part for part in parts if speakers.of(part)]
    if not found or not speakers.is_name(found[0]):
        return next(iter(found), None)
    return next((part for part in found[1:] if part[0].lower_ == "the" and speakers.is_body(part)), found[0])


def inserted(sentence: Span, start: int, cue: Cue, speakers: Speakers) -> Speaker | None:
    """Who speaks between two commas of the clause: "The port, the ministry said on Monday, will close"; it begins at `start`."""
    doc, verb = sentence.doc, cue.verb.i
    opening = next((i for i in range(verb - 1, max(start, verb - _LONGEST_INSERTION), -1) if doc[i].text == ","), 0)
    closing = next((i for i in range(cue.after, min(sentence.end, cue.after + _LONGEST_INSERTION)) if doc[i].text == ","), 0)
    if not opening or not closing or "to" in cue.takes or not _says_no_more(cue, closing):
        return None
    before, behind = doc[start:opening], doc[closing : sentence.end]
    subject = doc[opening + 1 + (doc[opening + 1].lower_ == "as") : verb]
    if not has_verb(behind) or (has_verb(before) and not is_open(before)) or has_verb(subject):
        return None
    return speakers.of(subject if opening + 1 < verb else doc[cue.after : closing])


def _says_no_more(cue: Cue, end: int) -> bool:
    """Whether nothing but circumstances stands behind a verb, up to a comma: not "announced a gift of money,"."""
    told = any(child.dep_ in _TOLD and cue.after <= child.i < end for child in cue.verb.children)
    return cue.verb.tag_ in FINITE and not told and not has_verb(cue.verb.doc[cue.after : end])
