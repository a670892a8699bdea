"""Sources: the clause beside "according to X", which may open it, close it or stand within it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extraction.quotes.clauses import has_verb, is_open, leads_to_quotation
from pipeline.extraction.quotes.cues import FINITE
from pipeline.extraction.quotes.speakers import Speaker, Speakers

if TYPE_CHECKING:
    from spacy.tokens import Span

_JOINING = frozenset({"and", "but", "or"})
_RELATIVE = frozenset({"WDT", "WP"})
_OPENS_CLAUSE = frozenset({"that", "which"})
_LONGEST_NAME = 80  # tokens, with the appositions behind it

Beside = tuple[int, int, Speaker | None]
"""Where a clause begins and ends, in tokens, and whose it is."""


def beside_source(sentence: Span, begin: int, start: int, speakers: Speakers) -> Beside | None:
    """The clause beside "according to X", where X begins at token `start`, and the sentence behind its dateline at `begin`."""
    doc, first = sentence.doc, start - 2
    phrase = speakers.up_to_comma(doc[start : min(sentence.end, start + _LONGEST_NAME)])
    if _is_only_a_source(doc[_after_semicolon(sentence, first) : first]):
        name = _without_relative(phrase)
        return phrase.end, sentence.end, None if has_verb(name) else speakers.of(name)  # a verb: no comma parts name and clause
    if leads_to_quotation(phrase):
        return None
    clause = next((token.i for token in phrase if token.tag_ in FINITE), phrase.end)
    named = speakers.of(doc[start:clause])
    behind_comma = doc[first - 1].text == "," and doc[clause : clause + 1].text == ","
    if behind_comma and doc[first - 2].lower_ in _OPENS_CLAUSE:  # "floods that, according to X, cost millions"
        return clause + 1, sentence.end, named
    return begin, sentence.end if _is_within(doc[begin:first], doc[clause : sentence.end], behind_comma) else first, named


def _is_within(before: Span, behind: Span, between_commas: bool) -> bool:
    """Whether the clause goes on behind a source: "The plan, according to X, will cost …", "The plan according to X costs …".

    A verb right behind it goes on as well: "What is rare, according to X, is …", "The war lasts and, according to X, has cost …".
    """
    goes_on = is_open(before[:-1]) or (len(behind) > 1 and behind[1].tag_ in FINITE)
    return (not has_verb(before) and (between_commas or has_verb(behind))) or (between_commas and goes_on)


def _without_relative(phrase: Span) -> Span:
    """A phrase up to its relative clause: "Vice President Roe, who leads the party"."""
    return phrase.doc[phrase.start : next((token.i for token in phrase if token.tag_ in _RELATIVE), phrase.end)]


def _after_semicolon(sentence: Span, first: int) -> int:
    """Where the sentence begins that "according to" opens: "A holds; according to X, B" says nothing of A."""
    if first > sentence.start and sentence.doc[first - 1].text == ";":
        return first
    return sentence.start


def _is_only_a_source(before: Span) -> bool:
    """Whether nothing but "and" or the letters of an agency in brackets stands in front: "(ARA) – According to …"."""
    in_brackets = before[:1].text == "(" and not any(token.is_alpha and not token.is_upper for token in before)
    return in_brackets or not any(token.is_alpha and token.lower_ not in _JOINING for token in before)
