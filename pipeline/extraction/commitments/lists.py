"""Lists of what is asked: lines that begin with the bare form of a verb, below a lead that ends with a colon.

The council calls on the ministries to:
• publish every contract;
• open their registers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.extraction.text.tokens import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TOLD = r"(?:call(?:s|ed|ing)?\s+(?:up)?on|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|invit(?:e|es|ed|ing)|recommend(?:s|ed|ing)?)"
_ACTOR = r"(?:that\s+)?(?:the\s+)?(?P<actor>[^:;,]{2,80}?)"
_LEADS = (
    re.compile(rf"\b(?P<modal>{_TOLD})\s+{_ACTOR}\s+(?:to|should|must)(?:\s+[^:]{{0,40}})?\s*:\s*\Z", re.IGNORECASE),
    re.compile(r"\A\W*(?:the\s+)?(?P<actor>[^:;,]{2,80}?)\s+(?P<modal>should|must|shall|needs? to|ha(?:s|ve) to)\s*:\s*\Z", re.I),
    re.compile(r"\b(?P<modal>recommendations?|demands)\b(?P<actor>)[^:.]{0,60}:\s*\Z", re.IGNORECASE),
)
"""What ends a lead, the word that commits in it and whom; the first that fits decides."""


@dataclass(frozen=True, slots=True)
class Item:
    """What a line of a list asks: its verb, the word of the lead that commits, and where whoever is to act stands in the text."""

    act: Token
    modal: str
    actor: tuple[int, int]


def listed(doc: Doc) -> Iterator[Item]:
    """The items of all such lists, in order."""
    ends = (token for token in doc[:-1] if token.text == ":" and "\n" in token.nbor().text)
    for colon in ends:
        lead = sentence_of(doc, colon.i)
        text = doc[lead.start : colon.i + 1].text
        found = next((match for pattern in _LEADS if (match := pattern.search(text))), None)
        if found:
            start = doc[lead.start].idx
            actor = (start + found.start("actor"), start + found.end("actor"))
            yield from (Item(act, " ".join(found["modal"].lower().split()), actor) for act in _acts_below(colon))


def _acts_below(colon: Token) -> Iterator[Token]:
    """The verbs with which the lines below a colon begin, up to the first line that begins otherwise."""
    openings = (_opening(colon.doc, token.i + 1) for token in colon.doc[colon.i + 1 :] if "\n" in token.text)
    lines = (token for token in openings if token is not None)
    return takewhile(_is_bare_verb, lines)


def _opening(doc: Doc, start: int) -> Token | None:
    """The first word of a line, behind its bullet or number."""
    line = takewhile(lambda token: "\n" not in token.text, doc[start:])
    return next((token for token in line if token.is_alpha and len(token) > 1), None)


def _is_bare_verb(token: Token) -> bool:
    """Whether a word is an infinitive or an imperative; one with a capital and an object is, whatever it is tagged."""
    bare = token.tag_ == "VB" or (token.tag_ == "VBP" and token.lemma_.lower() == token.lower_)
    return bare or (token.tag_.startswith("NN") and any(child.dep_ == "dobj" for child in token.rights))
