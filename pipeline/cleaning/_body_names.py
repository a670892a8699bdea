"""How a public body's name is known when it stands by itself."""

from __future__ import annotations

import re
import string
from functools import cache

from pipeline.lexicons import words

SMALL_WORDS = re.compile(r"\b(?:Of|For|On|In|Against|To|And|Under|The)\b")


def is_body_name(text: str) -> bool:
    """Whether a line is a public body's name, in capitals or not."""
    if text.isupper():
        text = SMALL_WORDS.sub(lambda word: word[0].lower(), string.capwords(text))
    return _body_name().fullmatch(text) is not None


@cache
def _body_name() -> re.Pattern[str]:
    """Capitalised words around a noun that bodies are called by: "Anti-Corruption Service of Norland"."""
    nouns = "|".join(map(re.escape, words("body_words")))
    capital = r"[A-ZÀ-Þ][\w.'’&-]*"
    word = rf"(?:{capital}|of|the|and|for|&)"
    listed = rf"(?:(?:, {capital}(?: {capital})?)+ and(?: {capital}){{1,3}})?"
    tail = rf"(?:,? (?:of|for|on|in|against|to|and|under)(?: {word}){{1,9}})?{listed}"
    acronym = r"(?: [A-Z]{2,8}| \([A-Z][\w.-]{1,9}\))?"
    short = rf"(?:{capital}(?::| [–-]) )?"
    return re.compile(
        rf"{short}(?:{word} ){{0,6}}(?:{nouns})(?:[’']s)?(?:[ -](?:General|Office|Service|Portal|Newsroom))?{tail}{acronym}"
    )
