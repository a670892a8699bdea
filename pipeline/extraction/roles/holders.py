"""Whose a role is: rules over a release in which every role phrase is R (of several people r) and every person P.

What only accompanies is left out: forms of address, ages, letters behind names, acronyms and glosses in brackets. The rules
go in order, and a phrase that one of them has given away is X for those below, so that each role of a list belongs to its
own person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extraction.roles.letters import Unit
from pipeline.extraction.roles.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Rule:
    """A place in which a role stands to its people: `role` and `people` are groups of the pattern."""

    name: str
    pattern: str
    example: str


_A = "[demM]*"
_BESIDE = r"(?:\([^()P]*\))?"
_SHARED = rf"P{_BESIDE}(?:(?:,P{_BESIDE})*,?aP{_BESIDE})?"
_LISTED = rf"P{_BESIDE}(?:[,;\n]a?P{_BESIDE})*(?:aP{_BESIDE})?"
_OPENS = r"(?:^|(?<=[dehaikv.;:|\n\"(xy-])|(?<=[FCGB#wv],))"
_CLOSES = r"(?=[,.;:)|\n\"aWiykE-]|o(?!d?P)|x(?!v)|$)"
_UNGOVERNED = r"(?<![oiy])(?<![oiy][deM])(?<![oiy][de][mM])"  # "At a meeting with the minister, Jane Roe said": not she
_HOME = r"(?:oG)?"
_IS = "v?b{1,2}[xwjm]?k?"
_BECOMES = "v?b{0,2}(?:Ek?|[Sv][wjx]?k)"

RULES: Sequence[Rule] = (
    Rule("title", r"(?P<role>R)(?P<people>P)", "Deputy Minister Jane Roe spoke."),
    Rule("title before a title", r"(?P<role>R)X(?P<people>P)", "Head of Customs (HC) Senior Commander Jane Roe spoke."),
    Rule("shared title", rf"(?P<role>r)(?P<people>{_SHARED})", "Judges Jane Roe (Torvik) and Jan Hale (Norport) agreed."),
    Rule("head of a list", rf"(?P<role>r):\n?(?P<people>{_LISTED})", "Governors: Jane Roe (North) and Jan Hale (South)."),
    Rule("bracket", rf"(?P<people>P)\({_A}(?P<role>R)(?:,{_A}[BGCPwM]+)?\)", "Jane Roe (Governor) spoke."),
    Rule("cell", r"(?P<people>P)\|(?P<role>R)(?=[|\n,]|$)", "Jane Roe | Notary | Forgery"),
    Rule("cell in front", r"(?:^|(?<=[|\n]))(?P<role>R)\|(?P<people>P)(?=[|\n]|$)", "Notary | Jane Roe"),
    Rule("label", r"(?:^|(?<=[\n.;(]))(?P<role>R)[:-](?P<people>P)(?=[\n.;,()]|$)", "Governor: Jane Roe"),
    Rule(
        "for whom it is shared",
        rf"{_OPENS}(?P<role>r),(?P<people>P(?:,P)*,?aP)",
        "The envoys of Ostmark and Norland, Jane Roe and Jan Hale, left.",
    ),
    Rule(
        "shared by those before",
        rf"(?P<people>P(?:,P)*,?aP),{_A}[#x]?{_A}(?P<role>r){_CLOSES}",
        "Jane Roe and Jan Hale, two ministers of trade, left.",
    ),
    Rule(
        "who is",
        rf"(?P<people>P),?W(?:{_IS}|{_BECOMES}){_A}(?P<role>R)(?!h)",
        "Jane Roe, who served as head of the Audit Office, left.",
    ),
    Rule("is", rf"(?P<people>P)(?:{_IS}|{_BECOMES}){_A}(?P<role>R)(?!h)", "Jane Roe was appointed head of the Audit Office."),
    Rule(
        "appointed as", rf"E{_A}X?(?P<people>P)(?:k|{_A}){_A}(?P<role>R)(?!h)", "They named Jane Roe as head of the Audit Office."
    ),
    Rule(
        "as",
        rf"(?<=X)(?P<people>P)k{_A}(?P<role>R)(?=[,;)])",
        "Deputy Minister Jane Roe as head of the delegation, Minister Jan Hale and others left.",
    ),
    Rule("is whom", r"(?P<role>R)b(?P<people>P)(?!h)", "The judge was Jane Roe."),
    Rule(
        "in a list of titles",
        r"(?<=XP,)d(?P<role>R),(?P<people>P)(?!,[deMm]*[RX])",
        "Minister Jane Roe, the head of the court, Jan Hale, and others spoke.",
    ),
    Rule(
        "apposition",
        rf"(?P<people>P){_HOME}(?:,|-){_A}(?P<role>R)(?!,?P,?[vbp]){_CLOSES}"
        rf"|{_OPENS}(?:{_UNGOVERNED}|(?=R,X?P(?![vbS])))(?P<role_before>R),X?(?P<people_behind>P)",
        "Jane Roe, a judge, and the head of the Audit Office, Jan Hale, spoke.",
    ),
    Rule(
        "apposition of a subject",
        rf"(?:^|(?<=[.\n\"]))(?P<people>P),{_A}(?P<role>R)(?=[vb])",
        "Jane Roe, head of the Audit Office said so.",
    ),
    Rule(
        "on both sides",
        rf"(?<=X,)(?P<people>P),{_A}(?P<role>R)(?!,a?{_A}X?P){_CLOSES}",
        "The judge, Jane Roe, head of the Audit Office, spoke.",
    ),
    Rule("second apposition", rf"(?P<people>P),{_A}X,e(?P<role>R){_CLOSES}", "Jane Roe, a judge, a former mayor, spoke."),
    Rule(
        "is, behind an apposition",
        rf"(?P<people>P),{_A}X,?(?:{_IS}|{_BECOMES}){_A}(?P<role>R)(?!h)",
        "Jane Roe, a judge, was elected head of the Audit Office.",
    ),
    Rule("line below", r"(?:^|(?<=\n))(?P<people>P)\n(?P<role>R)(?=\n|$)", "Jane Roe\nHead of Communications"),
)

_BESIDES = re.compile(
    r"""
      d?t+(?=P)                                    # the Hon. Mr.
    | (?<=P)(?:,?q)+ | (?<=P),?\#(?=,) | (?<=P)\(\.?\#\)    # Jane Roe KC, 45, (*1990)
    | (?<=[RrB])\([BCFMRWq]{1,4}\)                 # Grain Board (GB); Akim (Mayor)
    | (?<=P)\([BCFPq]{1,3}\)                       # Jane Roe (Roe)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Held:
    """A role of a person: the units of its phrase (end exclusive), the unit of the person, and the rule that gave it."""

    first: int
    last: int
    person: int
    rule: str


def held(units: Sequence[Unit], phrases: Sequence[Phrase]) -> Iterator[Held]:
    """The roles of a stretch, each with whose it is; phrases that are nobody's are left out."""
    items = _items(units, phrases)
    letters = "".join(item.letter for item in items)
    for rule in RULES:
        given = list(_compiled(rule.pattern).finditer(letters))
        for match in given:
            at, people = _sides(match)
            letters = f"{letters[:at]}X{letters[at + 1 :]}"
            held_by = (item.first for item in items[people] if item.letter == "P")
            yield from (Held(items[at].first, items[at].last, person, rule.name) for person in held_by)


def _sides(match: re.Match[str]) -> tuple[int, slice]:
    """Where the role stands, and where its people."""
    role, people = ("role", "people") if match["role"] else ("role_before", "people_behind")
    return match.start(role), slice(*match.span(people))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _items(units: Sequence[Unit], phrases: Sequence[Phrase]) -> list[Phrase]:
    """The units with each phrase as one of them, without what only accompanies; places are units."""
    items: list[Phrase] = []
    at = 0
    for phrase in phrases:
        items += [Phrase(units[i].letter, i, i + 1) for i in range(at, phrase.first)]
        if phrase.first < at:  # inside the one before: "lawyer for Minister Roe"
            items.append(Phrase("o", phrase.first, phrase.first))
        items.append(phrase)
        at = phrase.last
    items += [Phrase(units[i].letter, i, i + 1) for i in range(at, len(units))]
    return _without_besides(items)


def _without_besides(items: Sequence[Phrase]) -> list[Phrase]:
    besides = _BESIDES.finditer("".join(item.letter for item in items))
    left_out = {i for match in besides for i in range(*match.span())}
    return [item for i, item in enumerate(items) if i not in left_out]
