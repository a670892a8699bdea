"""Where a sentence begins for certain, and where none can: what the parser is told before it reads.

A line begins a sentence, and so does what stands behind a dateline or a bullet. Anywhere else a sentence begins behind the end
of another one, or at a bullet; never at a token that is glued to the one before, nor behind an abbreviation that goes on. Without
being told so the parser splits off the first word of a line: there it may not join what it holds, and of the moves left one says
that a sentence begins a word later.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pipeline.decoding.abbreviations import is_inside
from pipeline.decoding.blocks import Bools

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BEGINS, OPEN, BARRED = 1, 0, -1
"""spaCy's numbers: a sentence begins at a token; it may; it does not."""
ENDS = frozenset(".!?…:;。")
CLOSERS = frozenset({*")]”’»\"'", "''"})
BULLETS = frozenset({*"•●▪■◦‣·*▶►→", "-", "–", "—", "--", "o"})
"""What may open a line in front of a sentence. An o is the hollow bullet of a word processor."""
MIDWAY = frozenset("•●▪■◦‣▶►")
"""Bullets that are nothing else: they open a part of a line as well, where lines were lost."""
NUMBER_IN_LIST = re.compile(r"\d{1,2}\.")
LEFT_OVER = "dep"
"""What spaCy's models call a part of a sentence of which they cannot say how it belongs to the rest."""
DASHES = frozenset({"-", "–", "—", "--"})
LONGEST_DATELINE = 12  # tokens


def marked(doc: Doc) -> Doc:
    """The text with what is known before of where its sentences begin; nothing else of it is annotated yet."""
    return doc.from_array(["SENT_START"], starts(doc).view(np.uint64)) if len(doc) else doc  # type: ignore[arg-type]


def joined(doc: Doc) -> Doc:
    """The text with a head for every root that the parser left over where no sentence can begin: the root in front of it."""
    roots = np.flatnonzero(doc.to_array("HEAD") == 0)
    edges = np.array([doc[int(root)].left_edge.i for root in roots], np.intp)
    false = (starts(doc)[edges] == BARRED) & (edges > 0) if len(doc) else np.zeros(0, bool)
    if not false.any():
        return doc
    values = doc.to_array(["HEAD", "DEP"])
    heads = roots[np.maximum.accumulate(np.where(false, 0, np.arange(len(roots))))]
    values[roots[false], 0] = (heads - roots)[false].view(np.uint64)
    values[roots[false], 1] = doc.vocab.strings.add(LEFT_OVER)
    return doc.from_array(["HEAD", "DEP"], values)  # type: ignore[arg-type]


def starts(doc: Doc) -> NDArray[np.int64]:
    """BEGINS, OPEN or BARRED for each token of a text."""
    blanks = np.flatnonzero(doc.to_array("IS_SPACE")[:-1]).tolist()
    lines = [0, *(place + 1 for place in blanks if "\n" in doc[place].text)]
    marks = np.where(_may_begin(doc), OPEN, BARRED)
    marks[[i for i in np.flatnonzero(marks == OPEN).tolist() if i and doc[i - 1].text[-1] == "." and is_inside(doc, i)]] = BARRED
    marks[[line + 1 for line in lines if NUMBER_IN_LIST.fullmatch(doc[line].text) and line + 1 < len(doc)]] = BARRED
    marks[[start for line in lines for start in (line, _behind(doc, line)) if start]] = BEGINS
    return marks


def _may_begin(doc: Doc) -> Bools:
    """Whether the words before a token allow that a sentence begins at it."""
    words, place = np.unique(doc.to_array("ORTH"), return_inverse=True)
    texts = [doc.vocab.strings[int(word)] for word in words]

    def tokens(is_it: Callable[[str], bool]) -> Bools:
        found: Bools = np.array([is_it(text) for text in texts], bool)[place]
        return found

    apart = (doc.to_array("SPACY") == 1) | tokens(str.isspace) | tokens(ENDS.issuperset)
    told_by = np.maximum.accumulate(np.where(tokens(_is_passed), 0, np.arange(len(doc))))
    ended = tokens(_ends)[told_by] & apart
    found: Bools = np.append(False, ended[:-1]) | tokens(MIDWAY.__contains__)
    return found


def _ends(text: str) -> bool:
    return text[-1] in ENDS


def _is_passed(text: str) -> bool:
    """Whether the end of a sentence may stand in front of a token and still be its end."""
    return text in CLOSERS or text.isspace()


def _behind(doc: Doc, line: int) -> int:
    """Where the sentence behind what opens a line begins: a bullet, or a dateline; 0 where neither does."""
    is_bullet = doc[line].text in BULLETS and doc[line].whitespace_ and line + 1 < len(doc)
    return line + 1 if is_bullet else _behind_dateline(doc, line)


def _behind_dateline(doc: Doc, start: int) -> int:
    """Where the text behind "TORVIK, 3 September 2021 –" begins; 0 where no dateline stands at `start`."""
    head = doc[start : start + LONGEST_DATELINE]
    dash = next((each.i for each in head if each.text in DASHES and each.whitespace_ and doc[each.i - 1].whitespace_), start)
    before = doc[start:dash]
    if not len(before) or dash + 1 == len(doc) or not all(_of_dateline(token) for token in before):
        return 0
    if _is_number(before[-1]) and _is_number(doc[dash + 1]):  # from ten to eleven, from one year to another
        return 0
    in_capitals = before[0].is_upper and len(before[0]) > 2
    return dash + 1 if in_capitals or any(_is_number(token) for token in before) else 0


def _of_dateline(token: Token) -> bool:
    return token.is_title or token.is_upper or token.is_punct or _is_number(token)


def _is_number(token: Token) -> bool:
    return token.text[0].isdigit()
