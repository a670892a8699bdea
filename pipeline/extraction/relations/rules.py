"""What the words between two bodies say of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extraction.relations.grammar import compiled
from pipeline.extraction.relations.pairs import Body, Pair
from pipeline.extraction.relations.parts import FIRST_IN_SECOND, SECOND_IN_FIRST
from pipeline.extraction.relations.rule import Rule
from pipeline.extraction.relations.successions import FIRST_OF_SECOND, SECOND_OF_FIRST, SPREADING

PLURAL = re.compile(r"\b(?:were|are|have|will|shall)\b|\A merge")


@dataclass(frozen=True, slots=True)
class Said:
    """What a rule says of two bodies."""

    subject: Body
    relation: str
    other: Body
    rule: str


def said(pair: Pair) -> list[Said]:
    """What the first rule says that fits; the same of those that "and" links where their verb is in the plural."""
    for rule in (*FIRST_OF_SECOND, *FIRST_IN_SECOND):
        if _applies(rule, pair):
            return _of_all(rule, [*_also_first(rule, pair), pair.first], [pair.second, *_also_second(rule, pair)])
    for rule in (*SECOND_OF_FIRST, *SECOND_IN_FIRST):
        if _applies(rule, pair):
            return _of_all(rule, [pair.second, *_also_second(rule, pair)], [*_also_first(rule, pair), pair.first])
    return []


def _applies(rule: Rule, pair: Pair) -> bool:
    return compiled(rule.words).fullmatch(pair.between) is not None and rule.fits(pair)


def _also_first(rule: Rule, pair: Pair) -> list[Body]:
    return [*pair.also_first] if rule.relation != "part of" and PLURAL.search(pair.between) else []


def _also_second(rule: Rule, pair: Pair) -> list[Body]:
    return [*pair.also_second] if rule.name in SPREADING else []


def _of_all(rule: Rule, subjects: list[Body], others: list[Body]) -> list[Said]:
    return [Said(subject, rule.relation, other, rule.name) for subject in subjects for other in others]
