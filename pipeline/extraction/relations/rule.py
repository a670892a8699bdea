"""What a rule for two bodies is, and what rules ask of the words around them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.extraction.relations.pairs import Pair

Fits = Callable[[Pair], bool]
BEFORE_OBJECTS = r"(?:\b(?:of|at|in|for|from|to|by|with|on|under|against|between|through|than)|['’]s)"
NOT_SUBJECT = re.compile(rf"{BEFORE_OBJECTS}\s(?:the\s|an?\s)?\Z")
"""In front of a body that is not what the sentence speaks of: "the head of the Grain Office was replaced by …"."""
BEARERS = (
    r"agents?|candidates?|chair(?:man|woman|person)?|chiefs?|directors?|employees?|heads?|members?(?:hip)?|officers?|officials?"
    r"|part(?:y|ies)|partners?|presidents?|shareholders?|signator(?:y|ies)|staff|teams?"
)
OWNED = re.compile(rf"['’]s?\s|\s(?:{BEARERS})\b")
"""Behind a body that is not meant itself: "the Audit Ministry's head", "an Audit Ministry member"."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of saying something of two bodies. `fits` is asked where `words` stand between them."""

    name: str
    relation: str
    words: str
    fits: Fits
    example: str


def is_subject(pair: Pair) -> bool:
    """Whether the first is what the sentence speaks of, and the second itself is meant, not what belongs to it."""
    return not NOT_SUBJECT.search(pair.before) and not OWNED.match(pair.after)


def is_meant(pair: Pair) -> bool:
    """Whether the second itself is meant, not what belongs to it."""
    return not OWNED.match(pair.after)


def is_closed(pair: Pair) -> bool:
    """Whether a bracket or comma closes behind the second."""
    return pair.after[:1] in ("", ")", ",", ".", ";")
