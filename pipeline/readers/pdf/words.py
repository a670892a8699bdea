"""The words on a PDF page, and where they stand.

PDFium says of every letter where it stands. What a page's content draws one after the other need not be what is read one after
the other, so nothing but words is taken from that order. Coordinates are points from the page's left edge and its foot; a page
that is printed sideways is turned first.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
CUT = ("\x02", "\ufffe", "\u00ad")  # how PDFium gives a hyphen at a line's end, and the soft one
ALIKE = 0.1  # of a letter's size: how far the letters of one word differ in size and height
BOLD = 600  # the weight of a font from which on it is bold (400 is normal)
STRAIGHT = 0.05  # quarter turns that count as none
PICTURE = (40.0, 20.0)  # points: what is narrower or lower is a rule or an ornament
MOST_PICTURES = 200  # drawn things of a page that are looked at
STAMP = 12  # words that a scanner or an archive stamps on a page
COVERED = 0.5  # of a page: a picture this large is the page
QUARTER = math.pi / 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its edges, the height of its foot (baseline) and its letters' size, in points, whether they are bold, and whether a
    blank stands in front of it. `turned`: quarter turns against the page, or -1 for text that stands askew."""

    text: str
    left: float
    right: float
    foot: float
    size: float
    bold: bool
    spaced: bool
    turned: int = 0


@dataclass(frozen=True, slots=True)
class PageWords:
    """What a page holds: so many letters, words that stand as most do, words beside them (turned, askew, outside the trimmed
    page), whether it is one picture, with no more than a stamp of text on it, and where pictures without words stand."""

    letters: int
    words: tuple[Word, ...]
    beside: tuple[Word, ...]
    is_scan: bool
    pictures: tuple[Box, ...] = ()


def page_words(page: PdfPage, most_letters: int) -> PageWords:
    """The words of a page, at most so many letters of it."""
    text = page.get_textpage()
    letters = text.count_chars()
    found = list(_words(text, min(letters, most_letters)))
    turned = _usual_turn(found)
    shown = _turned_box(page.get_trimbox(), turned)
    upright = {word for word in found if word.turned == turned}
    inside = {word for word in upright if _is_inside(word, shown)} or upright
    words = tuple(word for word in found if word in inside)
    beside = tuple(word for word in found if word not in inside)
    pictures = _without_words(_pictures(page), words) if turned == 0 else ()
    return PageWords(letters, words, beside, len(found) <= STAMP and _is_covered(page), pictures)


def _usual_turn(found: Sequence[Word]) -> int:
    """The quarter turns that most letters are turned by."""
    turns = Counter(word.turned for word in found for _ in word.text if word.turned >= 0)
    return max(turns, key=lambda turn: (turns[turn], -turn), default=0)


def _without_words(pictures: Sequence[Box], words: Sequence[Word]) -> tuple[Box, ...]:
    return tuple(box for box in pictures if not any(_is_inside(word, box) for word in words))


def _words(text: PdfTextPage, count: int) -> Iterator[Word]:
    """Letters that no blank parts, and their places neither, are a word."""
    for _, run in groupby(_letters(text, count), key=lambda letter: letter is None):
        words = _parted(letter for letter in run if letter is not None)
        yield from (_word(word, spaced=number == 0) for number, word in enumerate(words))


def _parted(run: Iterable[_Letter]) -> Iterator[list[_Letter]]:
    """Letters in a row, parted where one stands apart from those before it."""
    word: list[_Letter] = []
    for letter in run:
        if word and _is_apart(word[0], word[-1], letter):
            yield word
            word = []
        word.append(letter)
    if word:
        yield word


class _Look(NamedTuple):
    """What the letters of one piece of content have in common."""

    size: float
    bold: bool
    turned: int


class _Letter(NamedTuple):
    """A letter, and where it stands once its line is turned to run from left to right."""

    text: str
    left: float
    right: float
    foot: float
    look: _Look


def _letters(text: PdfTextPage, count: int) -> Iterator[_Letter | None]:
    """The first letters of a page as its content draws them; None for blanks."""
    from pypdfium2 import raw

    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    piece, look = None, _Look(0.0, False, 0)
    for i in range(count):
        letter = _sign(raw.FPDFText_GetUnicode(text, i))
        if not letter.strip():
            if letter:
                yield None
            continue
        at = ctypes.cast(raw.FPDFText_GetTextObject(text, i), ctypes.c_void_p).value
        if at is None or at != piece:
            piece, look = at, _look(text, i)
        raw.FPDFText_GetLooseCharBox(text, i, box)
        raw.FPDFText_GetCharOrigin(text, i, x, y)
        left, _, right, _ = _turned_box((box.left, box.bottom, box.right, box.top), look.turned)
        yield _Letter(letter, left, right, _turned(x.value, y.value, look.turned)[1], look)


def _sign(number: int) -> str:
    """What a letter's number stands for, a ligature as the letters that it joins; nothing for what has no sign."""
    letter = chr(number) if number < 0x110000 else ""
    if letter in CUT:
        return "-"
    return "" if number < 32 and letter not in "\t\r\n" else LIGATURES.get(letter, letter)


def _look(text: Any, i: int) -> _Look:
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, i, matrix)
    size = raw.FPDFText_GetFontSize(text, i) * (math.hypot(matrix.c, matrix.d) or 1.0)
    turn = math.atan2(matrix.b, matrix.a) / QUARTER
    turned = round(turn) % 4 if abs(turn - round(turn)) < STRAIGHT else -1
    return _Look(size, raw.FPDFText_GetFontWeight(text, i) >= BOLD, turned)


def _is_apart(first: _Letter, last: _Letter, letter: _Letter) -> bool:
    """Whether a letter belongs to another word than the ones before it, though no blank parts them."""
    size = max(first.look.size, letter.look.size)
    return (
        letter.look.turned != first.look.turned
        or abs(letter.look.size - first.look.size) > ALIKE * size
        or (letter.look.turned >= 0 and abs(letter.foot - first.foot) > ALIKE * size)
        or not -size < letter.left - last.right < size
    )


def _word(letters: Sequence[_Letter], spaced: bool) -> Word:
    left, right = min(each.left for each in letters), max(each.right for each in letters)
    first = letters[0]
    return Word("".join(each.text for each in letters), left, right, first.foot, *first.look[:2], spaced, first.look.turned)


def _turned(x: float, y: float, turns: int) -> tuple[float, float]:
    """A point on the page turned back by quarter turns."""
    return ((x, y), (y, -x), (-x, -y), (-y, x), (x, y))[turns]


def _turned_box(box: Sequence[float], turns: int) -> Box:
    if turns == 0:
        return tuple(box)  # type: ignore[return-value]
    corners = [_turned(x, y, turns) for x in (box[0], box[2]) for y in (box[1], box[3])]
    return min(x for x, _ in corners), min(y for _, y in corners), max(x for x, _ in corners), max(y for _, y in corners)


def _is_inside(word: Word, box: Box) -> bool:
    return box[0] <= (word.left + word.right) / 2 <= box[2] and box[1] <= word.foot <= box[3]


def _pictures(page: PdfPage) -> list[Box]:
    """Where pictures stand: images, and drawn areas that are more than rules."""
    from pypdfium2 import raw

    kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH)
    boxes = (tuple(each.get_bounds()) for each in islice(page.get_objects(filter=kinds, max_depth=3), MOST_PICTURES))
    return [box for box in boxes if box[2] - box[0] > PICTURE[0] and box[3] - box[1] > PICTURE[1]]


def _is_covered(page: PdfPage) -> bool:
    """Whether pictures cover most of a page; scanners may cut one into strips."""
    from pypdfium2 import raw

    width, height = page.get_size()
    boxes = (picture.get_bounds() for picture in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3))
    covered: float = sum(abs(right - left) * abs(top - bottom) for left, bottom, right, top in boxes)
    return bool(covered > COVERED * width * height)
