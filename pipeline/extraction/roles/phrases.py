"""Role phrases: what a text may call somebody, as patterns over the letters of `letters.py`. The longest phrase wins.

phrase  :=  core tail* ("and" core tail*)?        former Deputy Prime Minister and Minister of Finance
core    :=  lead* noun                            Grain Board (GCB) Director; the long-serving head
tail    :=  link article* matter                  of the Board of Ostbank; to the President; for trade and industry

A phrase is looked for from its noun: what leads to it backwards, its tails forwards. "Secretary to the President" is one
phrase whoever stands behind it; in "aide to President Roe" the second title is Roe's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LEAD = r"(?:[BGLCN]h?|B\([BC]\)|[Mm&n])"
_LEAD_BACKWARDS = re.compile(
    r"""
    [wj]{1,2}[BL](?![BGLPCMm])                                 # Ostbank board member
    | (?:h?[BGLCMmN]|\)[BC]\(B|[&n]){0,8}
      (?:(?<![BGL])(?:h?[wjpEMmC]){1,6}(?=[dehakW,(\n-])|[wj]{1,3}[Mm]{1,3})?   # former Norlandic atomic energy minister
    """,
    re.VERBOSE,
)
_NOUN = re.compile(r"[Nn](?!h?[MmC&]{0,4}[Nn])")  # of "the President's Private Secretary" the last

_TITLE = r"[MmC]{0,3}[Nn]{1,3}"
_WORD = r"(?:(?<![BGL])C|[MmBGLFw#&Nng]|j(?=[CMmBGLwNnjg])|p(?=[oiy]))"  # a capital behind a name begins somebody's name
_MATTER = rf"(?:[CMmBGLFw&Nn]|[jg](?=[CMmBGLwNnjg]))h?(?:{_WORD}h?){{0,8}}"
_NAMED_MATTER = rf"[CMBGL]h?(?:{_WORD}h?){{0,8}}"
_MORE_MATTER = r"(?:(?:(?:,[CM]{1,3}){0,3},?a[CMBGL][CMBGLw]{0,4}|aw{1,2}(?=[,.;)\nP]|$))(?![NnMmC]))"
_TAIL = rf"(?:(?:[oi](?!{_TITLE}t*P)[de]{{0,2}}{_MATTER}|y[de]?{_NAMED_MATTER})(?:\([BC]\)(?=[oi]))?{_MORE_MATTER}?)"
_GLOSS = r"(?:\([CMBwNn]{1,4}\)(?=[oi]))"
_BRANCH = r"(?:(?<=B)-[BG][BC]{0,3}(?=[,;.)|\n]|$))"  # Head of the Grain Bureau - Torvik Office,
_TAILS = rf"{_GLOSS}?(?:C{{1,4}}(?=t))?(?:[wp]{{1,2}}(?=o))?{_TAIL}{{0,5}}{_BRANCH}?(?:aw{{1,2}}(?=[,.;)]))?"
_UNLINKED = r"[CMBG&]{1,5}(?:aC{1,4})?(?=[,;)\n]|$)"  # Jane Roe, Head Trade and Communications,


def _behind(noun: str) -> re.Pattern[str]:
    more = rf"ae?{_LEAD}{{0,8}}{noun}(?![MmC&]{{0,4}}[Nn]){_TAILS}"
    return re.compile(
        rf"ot*P|o(?P<title>{_TITLE})t*P|(?<=P[,\n].){_UNLINKED}|{_TAILS}(?:(?<=[BCGL])ot*P|(?P<more>{more}(?:ot*P)?)?)"
    )


_BEHIND = {"N": _behind("N"), "n": _behind("n")}
_LETTERS = {"N": "R", "n": "r"}
_REGION = re.compile(r"(?<![iyo])G,GN")
_CALLED = re.compile(r"t*P")
_FARTHEST = 24  # units that may stand before the noun


@dataclass(frozen=True, slots=True)
class Phrase:
    """A role phrase: its letter (R, of several people r) and the units it reaches over (end exclusive)."""

    letter: str
    first: int
    last: int


def phrases_of(letters: str) -> Iterator[Phrase]:
    """The role phrases of a release, in order. One that stands inside another ("lawyer for Minister Roe") follows it."""
    taken = 0
    for noun in _NOUN.finditer(letters):
        if noun.start() < taken:
            continue
        for phrase in _from_noun(letters, noun, taken):
            yield phrase
            taken = phrase.last


def _from_noun(letters: str, noun: re.Match[str], taken: int) -> Iterator[Phrase]:
    ahead = letters[max(taken, noun.start() - _FARTHEST) : noun.start()][::-1]
    lead, behind = _LEAD_BACKWARDS.match(ahead), _BEHIND[noun.group()].match(letters, noun.end())
    if not lead or not behind:
        return
    letter, last, more = _LETTERS[noun.group()], behind.end(), behind.start("more")
    first = _of_its_place(letters, noun.start() - lead.end())
    if more > 0 and letters[max(first - 2, 0) : first] == "P," and _CALLED.match(letters, last):
        yield Phrase(letter, first, more)  # "Jane Roe, Minister of Trade and Governor Jan Hale"
        yield Phrase(letter, more + 1, last)
        return
    if letter == "r" and letters[last - 1] == "N" and _CALLED.match(letters, last):
        yield Phrase(letter, first, last - 1)  # "officers of the Grain Board Secretary Roe"
        yield Phrase("R", last - 1, last)
        return
    yield Phrase(letter, first, last)
    if behind["title"]:
        yield Phrase("R", *behind.span("title"))


def _of_its_place(letters: str, first: int) -> int:
    """Where a phrase begins: not with where something happened ("in Norland President Roe said"), but with a region in front
    of its country ("Torvik, Norland Constable Roe")."""
    if letters[max(first - 1, 0) : first + 2] in ("iGN", "iGM"):
        return first + 1
    return first - 2 if first > 1 and _REGION.match(letters, first - 2) else first
