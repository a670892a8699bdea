"""What language a paragraph is in, as far as its words tell."""

from __future__ import annotations

import re

LETTERS = re.compile(r"[^\W\d_]+")
SAMPLE = 600  # characters of a paragraph that are looked at

# The words that make up a fifth to a third of any English text (the first of the instant words of Fry 2000), so that most
# paragraphs need no second look.
# fmt: off
ENGLISH = frozenset((
    "the", "of", "and", "a", "to", "in", "is", "you", "that", "it", "he", "was", "for", "on", "are",
    "as", "with", "his", "they", "at", "by", "be", "this", "from",
))
# fmt: on
NOWHERE_ELSE = frozenset(("the", "and", "that", "with", "his", "they", "this", "from"))  # as "is" and "in" are Dutch too
PART = 0.15
PIDGIN = "pcm"  # Nigerian Pidgin, which a headline in English is at times taken for


def language_of(text: str) -> str:
    """ISO 639-1 code of the likeliest language, as py3langid (Lui and Baldwin 2012, Barbaresi 2022) has it."""
    from py3langid import classify

    found = "en" if is_english(text) else str(classify(text[:SAMPLE])[0])
    return "en" if found == PIDGIN else found


def likeliest(text: str, number: int) -> list[str]:
    """The likeliest languages of a text, the first first."""
    from py3langid import rank

    return [str(language) for language, _ in rank(text[:SAMPLE])[:number]]


# Languages that are one another's near kin, so that a paragraph hardly tells which of them it is in: all stand for the first.
KIN = {"ms": "id", "nn": "nb", "no": "nb", "da": "nb", "bs": "hr", "sr": "hr"}


def kin(language: str) -> str:
    """The language by which a language and its near kin are known together."""
    return KIN.get(language, language)


def is_english(text: str) -> bool:
    """Whether a text is English prose, by its small words."""
    words = [word.casefold() for word in LETTERS.findall(text[:SAMPLE])]
    return not NOWHERE_ELSE.isdisjoint(words) and sum(word in ENGLISH for word in words) >= PART * len(words)


def told(text: str, long: int) -> str:
    """The language of a paragraph, or nothing where it has fewer letters than `long`, or is a list of names."""
    words = LETTERS.findall(text[:SAMPLE])
    if sum(map(len, words)) < long:
        return ""
    if is_english(text):
        return "en"
    capitals = sum(word[0].isupper() for word in words)
    return language_of(text) if capitals <= len(words) / 2 else ""


def letters(text: str) -> int:
    """The letters in a text."""
    return sum(map(len, LETTERS.findall(text)))
