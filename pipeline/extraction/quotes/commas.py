"""Commas: where they part a speaker from the clause that is reported, in front of the two or around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extraction.quotes.clauses import has_verb, is_open
from pipeline.extraction.quotes.cues import FINITE, Cue
from pipeline.extraction.quotes.speakers import Speaker, Speakers

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_TOLD = frozenset({"dobj", "xcomp", "attr"})
_LONGEST_INSERTION = 14  # tokens, of the speaker and of what follows the verb each


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
