"""What of a phrase is said of a figure: few words, without the figure, with nothing loose at either end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING

from pipeline.extraction.figures.governing import LIGHT
from pipeline.extraction.figures.seen import Seen
from pipeline.lexicons import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = 9
_LOOSE_FRONT = frozenset(("DT", "CD", "IN", ",", "TO", "CC", "RB", "PRP$", "WDT", "WP$", "-LRB-", "-RRB-", "HYPH", ":", "NFP"))
_LOOSE_BEHIND = frozenset(("DT", "IN", ",", "TO", "CC", "-LRB-", "HYPH", "$", ":", ".", "WDT", "JJR", "RB", "RBR", "RBS", "PRP$"))
_ENDS = frozenset(("-LRB-", "``", ":", "_SP", "WDT", "WRB", "WP"))
_AMOUNTS = frozenset({"amount", "amounts", "sum", "sums"})
_NAMING = frozenset({"NOUN", "PROPN", "VERB", "NUM"})  # a phrase without such a word names nothing: "previous"


@cache
def _qualifying() -> frozenset[str]:
    return frozenset(word for row in table("qualifiers") for word in row["phrase"].split())


def cut(seen: Seen, last: int, tokens: Sequence[Token]) -> str:
    """At most _WORDS words without the figure, which ends at token `last`; nothing hangs loose at either end."""
    first = _first_of(seen)
    kept = [token for token in tokens if not first <= token.i <= last]
    while kept and (kept[0].lower_ == "worth" or kept[0].tag_ in _LOOSE_FRONT):
        kept.pop(0)
    kept = _shortened(list(takewhile(_goes_on, kept)))
    while kept and (_only_states(kept) or kept[-1].tag_ in _LOOSE_BEHIND):
        kept.pop()
    return _spelt(kept) if _names_something(kept) else ""


def _shortened(kept: list[Token]) -> list[Token]:
    """At most _WORDS words of a phrase; a longer one ends in front of a preposition, so that no noun is cut off."""
    if len(kept) <= _WORDS:
        return kept
    ends = (k for k in range(_WORDS, 1, -1) if kept[k].tag_ == "IN" and kept[k].lower_ != "of")
    return kept[: next(ends, next((k for k in range(_WORDS, 1, -1) if kept[k].tag_ == "IN"), 0))]


def _names_something(kept: Sequence[Token]) -> bool:
    """Whether the words say what is measured, and no half of it ("AIDS grants" of HIV/AIDS grants)."""
    named = any(token.pos_ in _NAMING and token.text[0].isalpha() for token in kept)
    led = len(kept) > 1 and kept[0].lower_ in _AMOUNTS and kept[1].tag_ == "NNS"  # "(the) amount millers (paid)"
    return named and not led and not _is_joint(kept[0], -1) and not _is_joint(kept[-1], 1)


def _is_joint(token: Token, step: int) -> bool:
    """Whether a joint stands beside the token: what is cut there is a half."""
    beside = token.i + step
    return 0 <= beside < len(token.doc) and token.doc[beside].text in ("/", "&")


def _only_states(kept: Sequence[Token]) -> bool:
    """Whether the last word only says that an amount follows; "asset value" is whole."""
    compound = len(kept) > 1 and kept[-2].dep_ == "compound" and kept[-2].head == kept[-1]
    return kept[-1].lower_ == "totals" or (kept[-1].lower_ in LIGHT and not compound)


def _first_of(seen: Seen) -> int:
    """The first token of the figure with what qualifies it: of "more than 5 million" more."""
    first = seen.first
    while first > 0 and seen.first - first < 4 and seen.doc[first - 1].lower_ in _qualifying():
        first -= 1
    return first


def _goes_on(token: Token) -> bool:
    """Whether a phrase goes on with a word: not with a bracket, a relative pronoun or "including"."""
    return token.tag_ not in _ENDS and token.lower_ != "including"


def _spelt(tokens: Sequence[Token]) -> str:
    """The tokens as the text spells them, one blank where words between them are left out."""
    spelt = ""
    for token, following in zip_longest(tokens, tokens[1:]):
        spelt += token.text
        if following is not None and (token.whitespace_ or following.i != token.i + 1):
            spelt += " "
    return spelt
