"""Lists of what is asked or undertaken: lines below a lead that ends with a colon.

The council calls on the ministries to:      The council recommends that:
• publish every contract;                    • every contract be published;
• open their registers.                      • the ministries should open their registers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.extraction.commitments.kinds import kinds_of
from pipeline.extraction.commitments.task import is_bare
from pipeline.extraction.text.subjects import agent_of
from pipeline.extraction.text.tokens import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TOLD = r"(?:call(?:s|ed|ing)?\s+(?:up)?on|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|invit(?:e|es|ed|ing)|recommend(?:s|ed|ing)?)"
_ACTOR = r"(?:that\s+)?(?:the\s+)?(?P<actor>[^:;,]{2,80}?)"
_UNDERTAKES = r"(?:(?:ha(?:s|ve)\s+)?(?:agree|commit|pledge|promise|vow)(?:s|d|ed|ted)?|intends?|plans?|undertakes?|is|are) to"
_LEADS = (
    re.compile(rf"\b(?P<modal>{_TOLD})\s+{_ACTOR}\s+(?:to|should|must)(?:\s+[^:]{{0,40}})?\s*:\s*\Z", re.IGNORECASE),
    re.compile(
        r"\A\W*(?:the\s+)?(?P<actor>[^:;,]{2,80}?)\s+"
        rf"(?P<modal>should|must|shall|will|needs? to|ha(?:s|ve) to|{_UNDERTAKES})\s*:\s*\Z",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?P<modal>recommendations?|demands)\b(?P<actor>)[^:.]{0,60}:\s*\Z", re.IGNORECASE),
)
"""What ends a lead above bare verbs, the word that commits in it and whom; the first that fits decides."""

_CLAUSE_LEAD = re.compile(
    r"\b(?P<modal>(?:agree|demand|insist|recommend|request|resolve)(?:s|d|ed)?|propos(?:es?|ed)|urg(?:es?|ed)) that\s*:\s*\Z",
    re.IGNORECASE,
)
_MARK = re.compile(r"[^\w\s\"“„«]|\(?(?:\d{1,2}|[a-z])[.)]|[a-z]")
_DUTIES = frozenset({"must", "shall", "should"})


@dataclass(frozen=True, slots=True)
class Item:
    """What a line of a list asks: its verb, the word of the lead that commits, and who is to act.

    Below a lead that names them these are the characters `actor` of the text, in a clause its own subject `doer`.
    """

    act: Token
    modal: str
    actor: tuple[int, int] = (0, 0)
    doer: Token | None = None


def listed(doc: Doc) -> Iterator[Item]:
    """The items of all such lists, in order."""
    ends = (token for token in doc[:-1] if token.text == ":" and "\n" in token.nbor().text)
    for colon in ends:
        lead = sentence_of(doc, colon.i)
        text = doc[lead.start : colon.i + 1].text
        found = next((match for pattern in _LEADS if (match := pattern.search(text))), None)
        if found:
            yield from _bare_items(colon, found, doc[lead.start].idx)
        elif clauses := _CLAUSE_LEAD.search(text):
            yield from (Item(act, f"{clauses['modal'].lower()} that", doer=agent_of(act)) for act in _clauses_below(colon))


def _bare_items(colon: Token, lead: re.Match[str], start: int) -> Iterator[Item]:
    """The lines below a lead; of what will be done those that only tell what will happen are left out."""
    modal = " ".join(lead["modal"].lower().split())
    actor = (start + lead.start("actor"), start + lead.end("actor"))
    acts = (act for act in _acts_below(colon) if modal != "will" or "event" not in kinds_of(act))
    return (Item(act, modal, actor) for act in acts)


def _acts_below(colon: Token) -> Iterator[Token]:
    """The verbs with which the lines below a colon begin, up to the first line that begins otherwise."""
    openings = (_opening(colon.doc, start) for start in _lines_below(colon))
    lines = (token for token in openings if token is not None)
    return takewhile(_is_bare_verb, lines)


def _lines_below(colon: Token) -> Iterator[int]:
    """The token after each line break behind a colon."""
    return (token.i + 1 for token in colon.doc[colon.i + 1 :] if "\n" in token.text)


def _opening(doc: Doc, start: int) -> Token | None:
    """The first word of a line, behind its bullet or number."""
    line = takewhile(lambda token: "\n" not in token.text, doc[start:])
    return next((token for token in line if token.is_alpha and len(token) > 1), None)


def _is_bare_verb(token: Token) -> bool:
    """Whether a word is an infinitive or an imperative; one with a capital and an object is, whatever it is tagged."""
    bare = token.tag_ == "VB" or (token.tag_ == "VBP" and token.lemma_.lower() == token.lower_)
    return bare or (token.tag_.startswith("NN") and any(child.dep_ == "dobj" for child in token.rights))


def _clauses_below(colon: Token) -> Iterator[Token]:
    """The verbs of the marked lines below a colon that say what is to be done, up to the first line of another kind."""
    for start in _lines_below(colon):
        line = list(takewhile(lambda token: "\n" not in token.text, colon.doc[start:]))
        act = next((token for token in line if token.dep_ == "ROOT" and _is_asked(token)), None)
        if act is None or not _MARK.match(colon.doc[start : start + 2].text):
            return
        yield act


def _is_asked(verb: Token) -> bool:
    """Whether a clause has the bare form of its verb, or one that lays a duty on somebody; a fact has neither."""
    return verb.pos_ in ("VERB", "AUX") and (is_bare(verb) or any(child.lower_ in _DUTIES for child in verb.lefts))
