"""Clauses that report: which "that" joins them to their verb, and where they end inside a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extraction.quotes.cues import FINITE, Cue
from pipeline.extraction.text.nouns_of_actors import is_of_actors
from pipeline.extraction.text.times import tells_time

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SAYINGS = frozenset({"view", "opinion", "point", "fact", "reality"})
QUESTIONS = frozenset({"WRB", "WP", "WDT"})
QUOTATION_OPENS = frozenset('"“„«')
_CLOSES = frozenset('"”“»')
_PRESENT = frozenset({"VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


def bare_clause(cue: Cue) -> int | None:
    """Where the clause begins that no "that" joins to its verb: "said the court would rule"."""
    for child in cue.verb.children:
        edge, parts = child.left_edge, list(child.children)
        finite = child.tag_ in FINITE or any(part.dep_ in ("aux", "auxpass") and part.tag_ in FINITE for part in parts)
        marked = edge.tag_ in QUESTIONS or any(part.dep_ == "mark" and part.lower_ != "that" for part in parts)
        if child.dep_ == "ccomp" and finite and _has_subject(parts) and not marked and _follows(cue, edge):
            return edge.i + (edge.lower_ == "that")
    return None


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


def goes_on_doing(rest: Span) -> bool:
    """Whether behind the cue stands what its speaker did meanwhile: ", commenting on the report"."""
    return rest[:1].text == "," and len(rest) > 1 and rest[1].tag_ == "VBG"


def leads_to_quotation(phrase: Span) -> bool:
    """Whether a quotation is what is told: "The strength of the plan, according to X: “…”"."""
    return any(token.text == ":" and token.nbor().text in QUOTATION_OPENS for token in phrase[:-1])


def end_in_front(verb: Token, start: int) -> int:
    """Where a clause that stands in front of its main clause ends: "Though the council abstained, saying that A, it …"."""
    if verb.tag_ != "VBG":
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
