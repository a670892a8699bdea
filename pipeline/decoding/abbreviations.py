"""Abbreviations behind whose full stop no sentence begins: "Art. 5", "Adv. Roe", "cf. the list".

The parser would begin one where their full stop is a token of its own. The words stand here and not in a lexicon, because what
is kept of an annotation is told apart by the code that made it. After the Chicago Manual of Style, 17th edition, chapter 10.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BEFORE_A_NUMBER = frozenset(
    {
        "Art", "Arts", "Cap", "Ch", "Cl", "Fig", "Figs", "Nos", "Ord", "Para", "Paras", "Reg", "Regs", "Sec", "Secs", "Sect",
        "Tab", "Vol", "fig", "figs", "lit", "nos", "p", "para", "paras", "pp", "vol"
    }
)  # fmt: skip
_BEFORE_A_NAME = frozenset(
    {
        "Adm", "Adv", "Amb", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Dr", "Engr", "Gen", "Gov", "Hon", "Insp", "Lt", "Maj", "Mr",
        "Mrs", "Ms", "Msgr", "Prof", "Rep", "Rev", "Sen", "Sgt", "Supt"
    }
)  # fmt: skip
_BEFORE_ANY_WORD = frozenset({"approx", "cf", "e.g", "esp", "i.e", "incl", "resp", "viz", "vs"})
_NUMBER = re.compile(r"[\d§]|(?:[IVXLC]+|[a-z])$")


def is_inside(doc: Doc, i: int) -> bool:
    """Whether the full stop in front of token i belongs to an abbreviation that goes on with it."""
    word, behind = _in_front(doc, i), doc[i].text
    if word in _BEFORE_A_NUMBER:
        return _NUMBER.match(behind) is not None
    return word in _BEFORE_ANY_WORD or (word in _BEFORE_A_NAME and behind[0].isupper())


def _in_front(doc: Doc, i: int) -> str:
    """The word whose full stop stands right in front of token i, which may be a token of its own; nothing where none does."""
    stop = doc[i - 1]
    if len(stop) > 1:
        return stop.text.removesuffix(".")
    return doc[i - 2].text if i > 1 and not doc[i - 2].whitespace_ else ""
