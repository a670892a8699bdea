"""Rules for bodies of which one is part of the other.

In every example the Grain Office, or Division, is part of the Audit Ministry.
"""

from __future__ import annotations

import re

from pipeline.extraction.relations.pairs import Body, Pair
from pipeline.extraction.relations.rule import OWNED, Rule, is_closed, is_meant
from pipeline.naming.parts import head, is_part, may_be_part


def _first_is_part(pair: Pair) -> bool:
    return may_be_part(pair.first.name.text) and _is_whole(pair.second) and not OWNED.match(pair.after)


def _second_is_part(pair: Pair) -> bool:
    name = pair.second.name
    own = may_be_part(name.text) or (not head(name.text) and " " in name.text and name.label == "AGENCY")
    return own and _is_whole(pair.first)


def _second_is_plainly_part(pair: Pair) -> bool:
    return is_part(pair.second.name.text) and _is_whole(pair.first)


def _first_in_brackets(pair: Pair) -> bool:
    """ "Criminal Division (Audit Ministry)": a short or a foreign name in brackets is no whole."""
    return (
        is_part(pair.first.name.text)
        and bool(head(pair.second.name.text))
        and not is_part(pair.second.name.text)
        and is_closed(pair)
    )


def _second_in_brackets(pair: Pair) -> bool:
    return _second_is_plainly_part(pair) and is_closed(pair)


def _is_whole(body: Body) -> bool:
    """Whether a body has parts that are named after it; everything is the government's."""
    return head(body.name.text) not in WHOLES_OF_ALL


def _described(pair: Pair) -> bool:
    return bool(DESCRIBED.match(pair.after))


WHOLES_OF_ALL = frozenset({"Government", "Governments", "Cabinet", "Delegation", "Mission", "Embassy"})
DESCRIBED = re.compile(
    r"(?:['’]s)?\s(?:[a-z-]+\s){0,2}(?:body|branch|arm|unit|division|subsidiary|committee|agency|department)\b"
)
"""Behind a whole: "the Audit Ministry's testing body"."""

FIRST_IN_SECOND: tuple[Rule, ...] = (
    Rule("of the", "part of", r"\s(?:of|at|in|within|under){the}", _first_is_part, "the Grain Office of the Audit Ministry"),
    Rule(
        "is a part of",
        "part of",
        r"(?:,|\sis|,\swhich\sis)\s(?:(?:an?|the)\s)?(?:[A-Za-z-]+\s){{0,2}}{part}\s(?:of|within|in){the}",
        is_meant,
        "The Grain Office, a division of the Audit Ministry, moved.",
    ),
    Rule(
        "belongs to",
        "part of",
        r",?(?:\swhich)?\s(?:belongs to|(?:is|forms) part of){the}",
        is_meant,
        "The Grain Office is part of the Audit Ministry.",
    ),
    Rule("described by its whole", "part of", r",{the}", _described, "the Grain Office, the Audit Ministry's testing body"),
    Rule("whole in brackets", "part of", r"\s\(", _first_in_brackets, "the Grain Division (Audit Ministry)"),
)
"""Parts that stand in front of their wholes."""

SECOND_IN_FIRST: tuple[Rule, ...] = (
    Rule("owned", "part of", r"['’]s?\s(?:(?!and\b)[a-z-]+\s){{0,2}}", _second_is_part, "the Audit Ministry's new Grain Office"),
    Rule("in its", "part of", r"\s(?:and|with|through|in)\sits{the}", _second_is_part, "the Audit Ministry and its Grain Office"),
    Rule("part in brackets", "part of", r"\s\(", _second_in_brackets, "the Audit Ministry (Grain Division)"),
    Rule("beside", "part of", r"\)?\s(?:[-–—]\s)?", _second_is_plainly_part, "the Audit Ministry – Grain Division"),
)
"""Parts that stand behind their wholes."""
