"""What a body or programme is named for doing: the verb in capitals, its objects, and what joins them.

purpose  :=  "to" verb-run (link ["the"] run)*        Commission to Inspect Claims of Grain Fraud or Waste
link     :=  "of" | "for" | "against" | "in" | "on" | "and" | "or" | "&" | "," ["and" | "or"]
"""

from __future__ import annotations

from pipeline.extraction.names.parts.heads import is_body, is_known_place
from pipeline.extraction.names.sheet import run_end
from pipeline.extraction.text.words import Word

OBJECTS = frozenset({"of", "for", "against", "in", "on"})
COORDINATED = frozenset({"and", "or", "&"})
VERBS = frozenset({"VB", "VBP", "NNP", "NN", "JJ"})
"""Tags that the model gives to a capitalised infinitive."""


def purpose_end(words: list[Word], stop: int) -> int:
    """The end of the purpose that "to" and a capitalised verb open at `stop`; `stop` where none does."""
    if stop + 1 >= len(words) or words[stop].text != "to" or not words[stop + 1].cap or words[stop + 1].tag not in VERBS:
        return stop
    end = run_end(words, stop + 1)
    verb = words[stop + 1]
    if is_known_place(words, stop + 1, end) or is_body(words, stop + 1, end) or verb.ent in ("PERSON", "PLACE"):
        return stop  # "submitted by the Commission to Parliament"
    if end == stop + 2 and (verb.text.isupper() or _linked(words, end) is None):
        return stop
    while (further := _linked(words, end)) is not None:
        end = further
    return end


def _linked(words: list[Word], end: int) -> int | None:
    """The end of the next run that a link joins; None where the purpose is over."""
    at = _behind_link(words, end)
    if at == end or at >= len(words) or not words[at].cap or words[at].first:
        return None
    after = run_end(words, at)
    if words[end].text == "," and words[end + 1].text not in COORDINATED and not _closes_list(words, after):
        return None
    separate = words[end].text in {"in", "on", *COORDINATED} and (is_known_place(words, at, after) or is_body(words, at, after))
    return None if separate else after


def _behind_link(words: list[Word], end: int) -> int:
    """The index behind ", and", "and the", "of the" at `end`; `end` where no link stands there."""
    link, further = [*(word.text for word in words[end : end + 2]), "", ""][:2]
    if link == ",":
        return end + 1 + (further in COORDINATED)
    return end + 1 + (further == "the") if link in OBJECTS | COORDINATED else end


def _closes_list(words: list[Word], after: int) -> bool:
    """Whether a list of verbs goes on to its "and": "to Engage, Reform, and Learn"."""
    for k in range(after, min(after + 8, len(words))):
        if words[k].text in COORDINATED:
            return k + 1 < len(words) and words[k + 1].cap
        if words[k].text != "," and not words[k].cap:
            return words[k - 1].text in COORDINATED
    return False
