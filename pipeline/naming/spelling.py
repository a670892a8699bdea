"""Spellings: names brought to a form in which the ways of writing one sound meet.

Alphabets are written in Latin letters (the table `romanisation` holds the letters), accents fall away, and the choices that
transliterations differ in are folded: kh/h, zh/j, ye-/e-, y/i, -off/-ov, doubled letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline.lexicons import table

# Order matters: the longer spelling first.
FOLDS = tuple(
    (re.compile(pattern), fold)
    for pattern, fold in (
        (r"^(?:ben|ibn|bin)$", "bn"), (r"(?<=[vjn])s$", ""), (r"^x", "s"),
        (r"(?<=.{6})(?:[uo]l[yi]|[oa]gl[yiu]|k[yi]z[yi])$", ""), (r"shch|sch|sz", "sh"),
        (r"tch|cz|tsch", "ch"), (r"dzh|dj", "j"), (r"zh|ž", "j"), (r"kh|gh", "h"), (r"ph", "f"),
        (r"th", "t"), (r"ck|q", "k"), (r"x", "ks"), (r"w", "v"), (r"ou|oo", "u"), (r"ee|ie", "i"),
        (r"^[iy](?=[ea])|(?<=[aeiou])y(?=e)", ""),
        (r"iy$|yi$|ij$|yy$|y$|j$", "i"), (r"y", "i"), (r"off$", "ov"), (r"eff$", "ev"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
PLAIN = str.maketrans(
    {
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ə": "a",
        "Ə": "A",
    }
)
WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=50_000)
def romanise(text: str) -> str:
    """A text in plain Latin letters without accents."""
    letters = _romanisation()
    if not text.isascii():
        text = "".join(letters.get(c) or letters.get(c.lower(), c) for c in unicodedata.normalize("NFC", text))
        text = "".join(c for c in unicodedata.normalize("NFKD", text.translate(PLAIN)) if not unicodedata.combining(c))
    return text


@lru_cache(maxsize=1)
def _romanisation() -> dict[str, str]:
    return {row["letter"]: row["latin"] for row in table("romanisation")}


@lru_cache(maxsize=50_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in small plain letters; hyphens separate, apostrophes and full stops don't."""
    return tuple(WORD.findall(re.sub(r"['’ʼ`.]", "", romanise(name)).lower()))


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word of `words_of` without what transliterations differ in."""
    for pattern, to in FOLDS:
        word = pattern.sub(to, word)
    return word


NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
UNITS = {word: i for i, word in enumerate(NUMBERS)}
TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
ORDINALS = {
    "first": "1",
    "second": "2",
    "third": "3",
    "fourth": "4",
    "fifth": "5",
    "1st": "1",
    "2nd": "2",
    "3rd": "3",
    "4th": "4",
    "5th": "5",
}


def number_words(words: list[str]) -> list[str]:
    """The words of a name with small numbers in digits: "Brigade Forty-Four" → brigade 44."""
    found: list[str] = []
    for word in words:
        if word in UNITS and found and found[-1] in map(str, TENS.values()):
            found[-1] = str(int(found[-1]) + UNITS[word])
        elif word in UNITS or word in TENS:
            found.append(str(UNITS.get(word, TENS.get(word))))
        else:
            found.append(ORDINALS.get(word, word))
    return found
