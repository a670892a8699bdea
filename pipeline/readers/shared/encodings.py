"""The encoding of bytes that state none: the one in which every sign beyond ASCII makes sense where it stands.

What tells encodings apart is not which letters are common, of which a release in English has a handful, but what stands beside
them: “ opens a word, € stands by a digit, a capital is not found in the middle of a word ("mayorÕs"), and Cyrillic letters
stand among their like.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from unicodedata import normalize

from pipeline.lexicons import table

# Encodings that offices' files are found in, the likeliest first: of two that fit equally the first is taken. Latin-1 is read as
# Windows-1252 everywhere (WHATWG, Encoding Standard, 4.2).
ENCODINGS = (
    *("cp1252", "iso8859_15", "mac_roman", "cp1251", "cp1250", "iso8859_2", "koi8_u", "cp866", "iso8859_5", "kz1048"),
    *("mac_cyrillic", "cp1253", "iso8859_7", "cp1254", "cp1257", "mac_latin2", "cp850"),
)
COMMON = ENCODINGS[:5]  # rivals worth a word where two fit equally
# Where none of these makes sense: those of several bytes a sign, which hardly anything else is valid in, then the rest.
OTHERS = (("gb18030", "shift_jis", "euc_jp", "euc_kr", "big5"), ("cp1255", "cp1256", "cp874"))
SAMPLE = 100_000  # bytes that are looked at for these others
PLACES = 3_000  # signs that are looked at: more tell nothing new

SENSIBLE = 0.3  # mean weight below which a reading is taken for none
SURE = 0.6  # one above which a reading outweighs an encoding that the file states and that is not weighed here
STATED = 0.3  # what an encoding gains by being the one that the file states
WORDS_APART = 0.5  # what a mark gains, and a letter loses, between two parts that are words by themselves ("signed—and")
SEVERAL = 3  # signs without which a text that was decoded before is not decoded again
MARGIN = 0.1  # two readings nearer than this are in doubt

BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
WORD = re.compile(rb"(?<![\x80-\xff'A-Za-z])[A-Za-z]{2,}+(?![\x80-\xff'])")
JOINED = re.compile(rb"(?<![A-Za-z])([A-Za-z]{2,}+)[\x80-\xff](?=([A-Za-z]{2,}+))")
MISPLACED = -1.5
UNDEFINED = -3.0  # a control character, or a byte that the encoding does not know

LETTER = r"[^\W\d_]"
CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
VOWELS = "aeiouyæœøəı"
END = r"[\s.,;:!?)\]\"'”’»…–—-]"
START = r"[\s(\[\"'“‘„«–—-]"


@dataclass(frozen=True, slots=True)
class Sign:
    """Where a sign stands rightly, with two characters on either side (`^` and `$` being what stands at an edge: a newline)."""

    name: str
    signs: str
    where: str
    weight: float
    example: str


SIGNS = (
    Sign("a mark that opens", "“‘„‚«‹", rf".{START}.\S.", 1.5, "n “gi"),
    Sign("a mark that opens, set apart", "«", r".\s.\s.", 0.7, "n « g"),
    Sign("a mark that closes", "”»›", rf".\S.{END}.", 1.5, "ts” a"),
    Sign("a mark that closes, set apart", "»", r".\s.[\s.,;:].", 0.7, "s » a"),
    Sign("a mark that closes, in German", "“‘", rf".\S.{END}.", 0.5, "rt“ u"),
    Sign("a mark that opens, in Swedish", "”’", rf".{START}.\w.", 0.3, "n ”or"),
    Sign("the end of a short form", "’", rf".\w.[stdm](?!{LETTER}).", 1.5, "or’s "),
    Sign("a verb's short form", "’", rf".{LETTER}.(?:re|ll|ve)", 1.5, "ey’re"),
    Sign("an elision", "’", rf"(?!{LETTER}).{LETTER}.{LETTER}.", 1.5, " l’Et"),
    Sign("an apostrophe before a capital", "’", rf".{LETTER}.{CAPITAL}.", 1.2, "ll’Am"),
    Sign("an apostrophe within a name", "’", rf".{LETTER}.{LETTER}.", 0.5, "Ma’ri"),
    Sign("an apostrophe that ends", "’", rf".\S.{END}.", 1.0, "rs’ r"),
    Sign("a dash between blanks", "–—", r".\s.\s.", 1.0, "t – a"),
    Sign("a dash between numbers", "–", r".\d.\d.", 1.0, "12–15"),
    Sign("a dash between words", "–—", r".\w.\w.", 0.5, "id—an"),
    Sign("a dash beside something else", "–—", r".[\s\W].\S.|.\S.[\s\W].", 0.3, "s”—ye"),
    Sign("an ellipsis", "…", rf"...{END}.", 1.0, "nd… a"),
    Sign("a bullet", "•·", r".\s.\s.", 1.0, "\n\n• F"),
    Sign("a currency by its sum", "€£¥", r"...\s?\d.?|.\d...|\d\s...", 1.5, "r €12"),
    Sign("a currency by itself", "€£¥", rf".{START}.{END}.", 0.3, " (€) "),
    Sign("a paragraph sign", "§¶", r".[\s(§].[\s§\d].", 0.7, "r § 5"),
    Sign("a degree", "°", r".[\d\snN].[\sCFEN\d].", 0.7, "10° C"),
    Sign("an ordinal", "ºª", r".[\dnN].[\s.,\d].", 0.5, " 1º d"),
    Sign("a fraction", "½¼¾", r".[\d\s].[\s.,-].", 0.5, " 2½ y"),
    Sign("a power", "²³¹", rf".[mM\d{')'}].{END}.", 0.5, " m² o"),
    Sign("a trade mark", "™®", rf".\w.{END}.", 0.5, "in™ i"),
    Sign("a copyright", "©", r".\s.[\s\d].", 0.7, "\n\n© 2"),
    Sign("an operator", "×÷±", r".[\s\d].[\s\d].", 0.5, "3 × 4"),
    Sign("an upturned mark", "¡¿", rf".{START}.{LETTER}.", 0.7, "\n\n¿Qu"),
    Sign("a number sign", "№", r"...[\s\d].", 0.7, " № 12"),
    Sign("a per mille sign", "‰", r".[\d\s].\s.", 0.5, " 5‰ o"),
    Sign("a note's mark", "†‡", rf".\w.{END}.", 0.1, "er† a"),
    Sign("a blank that holds", "\u00a0\u202f", r".....", 0.1, "Mr\u00a0Sm"),
    Sign("a soft hyphen", "\u00ad", rf".{LETTER}.{LETTER}.", 0.1, "or\u00adru"),
)


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding, the text's reading in it by its mean weight, and the next likely one if that is as likely."""

    encoding: str
    weight: float
    rival: str = ""


def guessed(data: bytes, declared: str = "") -> Guess:
    """The encoding of bytes that are no UTF-8. One that is declared is believed unless it makes less sense than another."""
    windows = Counter(islice(_windows(data), PLACES))
    first = (declared,) if declared in ENCODINGS else ()
    weights = {name: _weight(windows, name) + STATED * (name in first) for name in dict.fromkeys((*first, *ENCODINGS))}
    best, *others = sorted(weights, key=lambda name: -round(weights[name], 2))
    if weights[best] < SENSIBLE:
        return _from_library(data) or Guess(best, weights[best])
    seen = {window.bytes[2] for window in windows}
    near = (name for name in others if name in COMMON and weights[best] - weights[name] < MARGIN)
    return Guess(best, weights[best], next((name for name in near if _differ(best, name, seen)), ""))


def misread(text: str) -> str:
    """A text that was read as Windows-1252 though it was in another encoding ("Ñóä" for "Суд"), as that has it; else the same."""
    try:
        data = text.encode("cp1252")
    except UnicodeEncodeError:
        return text
    windows = Counter(islice(_windows(data), PLACES))
    if windows.total() < SEVERAL or _weight(windows, "cp1252") >= 0:
        return text
    guess = guessed(data)
    return data.decode(guess.encoding, errors="replace") if guess.weight >= SURE and guess.encoding in ENCODINGS else text


def fits(window: str) -> bool:
    """Whether the sign in the middle of five characters makes sense there."""
    is_letter = not _known_letters().isdisjoint({window[2], window[2].lower()})
    return (_letter(window) if is_letter else _sign(window)) > 0


def in_utf16(data: bytes) -> str:
    """The name of the UTF-16 that bytes without a mark are in, or nothing: every blank has a zero byte, always on one side."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    least = len(data) / 100
    if odd > least and odd > 20 * even:
        return "utf-16-le"
    return "utf-16-be" if even > least and even > 20 * odd else ""


@dataclass(frozen=True, slots=True)
class Window:
    """A byte beyond ASCII with two on either side, and whether it stands between two words that the text also has apart."""

    bytes: bytes
    parts: bool


def _windows(data: bytes) -> Iterator[Window]:
    words = set(WORD.findall(data[:SAMPLE]))
    between = {match.end() - 1 for match in JOINED.finditer(data) if not words.isdisjoint(match.groups())}
    for match in BEYOND_ASCII.finditer(data):
        at = match.start()
        beside = data[max(0, at - 2) : at].rjust(2, b"\n") + data[at : at + 3].ljust(3, b"\n")
        yield Window(beside, at in between)


def _weight(windows: Mapping[Window, int], encoding: str) -> float:
    """The mean weight of the signs in an encoding; letters that no single language has count half."""
    total = 0.0
    letters: dict[str, float] = {}
    for window, count in windows.items():
        text = "".join(map(_signs_of(encoding).__getitem__, window.bytes))
        letter = text[2] if text[2] in _known_letters() else text[2].lower()
        is_letter = letter in _known_letters()
        weight = _letter(text) - window.parts * WORDS_APART if is_letter else _sign(text) + window.parts * WORDS_APART
        if is_letter and weight > 0:
            letters[letter] = letters.get(letter, 0.0) + count * weight
        else:
            total += count * weight
    one_language = max(sum(letters.get(each, 0.0) for each in alphabet) for alphabet in _alphabets())
    return (total + (sum(letters.values()) + one_language) / 2) / max(1, sum(windows.values()))


def _sign(window: str) -> float:
    sign = window[2]
    if sign == "\ufffd" or "\x80" <= sign <= "\x9f":
        return UNDEFINED
    return next((weight for where, weight in _places().get(sign, ()) if where.fullmatch(window)), MISPLACED)


def _letter(window: str) -> float:
    """A letter stands in a word of its own script, a capital at the beginning of it or among capitals."""
    before, left, letter, right = (window[at] for at in range(4))
    beside = [each for each in (left, right) if each.isalpha()]
    if not _is_of_a_word(left, letter, right) or _has_wrong_case(left, letter, right):
        return MISPLACED
    if _script(letter) == "Latin" and len(beside) == 2 and (odd := _odd(left, letter, right)):
        return odd
    if letter.islower() and left.isupper() and before.isupper():
        return -1.0
    return (-0.3, 0.6, 1.0)[len(beside)] - (0.2 if letter.isupper() else 0)


def _is_of_a_word(left: str, letter: str, right: str) -> bool:
    """Whether no figure and no letter of another script stands beside a letter."""
    return not any(each.isdigit() or (each.isalpha() and _script(each) != _script(letter)) for each in (left, right))


def _has_wrong_case(left: str, letter: str, right: str) -> bool:
    return left.islower() if letter.isupper() else right.isupper()


def _odd(left: str, letter: str, right: str) -> float:
    """The weight of a Latin letter that hardly stands between these two: three in a row beyond ASCII are Cyrillic read as Latin,
    and one consonant between two is likelier a vowel read wrongly ("Kšln"); nothing for any other."""
    if not left.isascii() and not right.isascii():
        return -1.0
    return 0.0 if any(map(_is_vowel, (left, letter, right))) else 0.6


@cache
def _is_vowel(letter: str) -> bool:
    return normalize("NFD", letter)[0].lower() in VOWELS


def _script(letter: str) -> str:
    return "Latin" if letter < "\u0250" else "Greek" if letter < "\u0400" else "Cyrillic"


def _differ(one: str, other: str, seen: Iterable[int]) -> bool:
    return any(_signs_of(one)[byte] != _signs_of(other)[byte] for byte in seen)


@cache
def _signs_of(encoding: str) -> str:
    """The 256 signs of an encoding by their bytes."""
    return "".join(bytes([byte]).decode(encoding, errors="replace") for byte in range(256))


@cache
def _places() -> Mapping[str, list[tuple[re.Pattern[str], float]]]:
    """Where each sign stands rightly, in order, and what that weighs."""
    found: dict[str, list[tuple[re.Pattern[str], float]]] = {}
    for each in SIGNS:
        for sign in each.signs:
            found.setdefault(sign, []).append((re.compile(each.where, re.DOTALL), each.weight))
    return found


@cache
def _alphabets() -> tuple[str, ...]:
    return tuple(row["letters"] for row in table("alphabets"))


@cache
def _known_letters() -> frozenset[str]:
    return frozenset("".join(_alphabets()))


def _from_library(data: bytes) -> Guess | None:
    """What charset-normalizer (Tahri 2019) finds least disorderly of the encodings that are not weighed here."""
    from charset_normalizer import from_bytes

    for names in OTHERS:
        ranked = [
            (round(match.chaos, 2), -round(match.coherence, 2), names.index(name))
            for match in from_bytes(data[:SAMPLE], cp_isolation=list(names))
            for name in match.could_be_from_charset
            if name in names
        ]
        if ranked:
            return Guess(names[min(ranked)[2]], SENSIBLE)
    return None
