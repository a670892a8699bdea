"""Do two spellings name one person, or one body? A comparison gives a similarity and the reason for it.

People: every word of the shorter name must find its word in the longer one, in any order; words meet when equal, when their
folded spellings are, as initial, as nickname, or when few letters differ (Levenshtein). Bodies: legal forms and small words
fall away, and the words that tell names apart must agree, one by one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from pipeline.lexicons import table
from pipeline.naming.spelling import fold, number_words, words_of

NEARLY = 0.9
"""Whole names of which fewer letters than this agree are not called misspellings of one another."""
NEARLY_ALL = 0.92
"""The same for names of as many words, and for names of bodies."""
ALIKE = 0.75
"""Words of which fewer letters than this agree are different words. Set on the halves of two lists of labelled pairs."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How alike two names are, 0 to 1, and by which rule."""

    similarity: float
    reason: str


DIFFERENT = Comparison(0.0, "different names")


def compare(one: str, other: str, label: str) -> Comparison:
    """Compares two names of one label."""
    if one == other:
        return Comparison(1.0, "same spelling")
    return _people(one, other) if label == "PERSON" else _bodies(one, other)


# People

GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


@lru_cache(maxsize=50_000)
def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name without honorifics; a name written "Surname, Given" is turned round."""
    if name.count(",") == 1:
        last, first = name.split(",")
        name = f"{first} {last}"
    found = tuple(word for word in words_of(name) if word not in _honorifics())
    return found or words_of(name)


OFFICES = frozenset({"president", "prasident", "professor", "sa"})
"""What lists of people write beside their names without a comma: two offices, and the form of a company that somebody owns."""


@lru_cache(maxsize=1)
def _honorifics() -> frozenset[str]:
    """Forms of address, in small plain letters, but those that are names as well."""
    rows = [row for row in table("honorifics") if row["stands"] == "before" and row["name"] == "no"]
    return OFFICES | {address[0] for row in rows if len(address := words_of(row["word"])) == 1}


def _people(one: str, other: str) -> Comparison:
    a, b = person_words(one), person_words(other)
    if a == b:
        return Comparison(1.0, "same words")
    if len({*a} & GENERATIONS | {*b} & GENERATIONS) > 1:
        return DIFFERENT
    if sorted(map(fold, a)) == sorted(map(fold, b)):
        return Comparison(0.95, "word order" if sorted(a) == sorted(b) else "transliteration")
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) > 1 and (found := _word_by_word(short, long)) is not DIFFERENT:
        return found
    joined = _letters(a, b)
    if joined >= (NEARLY if len(a) != len(b) else NEARLY_ALL if len(a) > 1 else 0.85):
        return Comparison(min(joined, 0.95), "word division" if len(a) != len(b) else "few letters differ")
    if len(short) == 1 and fold(short[0]) == fold(long[-1]):
        return Comparison(0.5, "surname alone")
    return DIFFERENT


def _word_by_word(short: tuple[str, ...], long: tuple[str, ...]) -> Comparison:
    left, fit, reasons = list(enumerate(long)), [], set()
    for at, word in sorted(enumerate(short), key=lambda each: -len(each[1])):
        fits = [(*_alike(word, each), -abs(at - k), k, each) for k, each in left]
        best, reason, _, k, found = max(fits, key=lambda fit: (fit[0], fit[2]))
        if best < ALIKE:
            return DIFFERENT
        left.remove((k, found))
        fit.append(best)
        reasons.add(reason)
    if left:
        reasons.add("fuller name")
    reasons.discard("same")
    misspelt = "few letters differ" in reasons  # then the worst word decides, else the mean
    likeness = min(fit) if misspelt else sum(fit) / len(fit)
    return Comparison(round(likeness - 0.02 * len(left), 3), ", ".join(sorted(reasons)) or "same words")


def _alike(a: str, b: str) -> tuple[float, str]:
    if a == b:
        return 1.0, "same"
    if fold(a) == fold(b) and len(fold(a)) > 1:
        return 0.97, "transliteration"
    if (len(a) == 1 or len(b) == 1) and a[0] == b[0]:
        return 0.85, "initial"
    if _nicknames().get(a) == b or _nicknames().get(b) == a:
        return 0.9, "nickname"
    if min(len(a), len(b)) >= 4:
        return Levenshtein.normalized_similarity(fold(a), fold(b)), "few letters differ"
    return 0.0, ""


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, str]:
    return {row["short"]: row["full"] for row in table("nicknames")}


def _letters(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    return round(Levenshtein.normalized_similarity("".join(a), "".join(b)), 3)


# Bodies, places and laws

SMALL_WORDS = frozenset({"the", "of", "for", "on", "and", "in", "to", "de", "la", "del", "du", "des", "s"})
SAME_SPELLING = {
    "organisation": "organization",
    "centre": "center",
    "programme": "program",
    "defence": "defense",
    "labour": "labor",
    "cooperation": "cooperation",
}


@lru_cache(maxsize=50_000)
def body_words(name: str) -> tuple[str, ...]:
    """The words that tell a body from others: no small words, no legal form, one spelling, numbers in digits."""
    return _bare(name)[0]


@lru_cache(maxsize=50_000)
def _bare(name: str) -> tuple[tuple[str, ...], str]:
    """The telling words of a name, and the kind of its legal form (empty where it has none)."""
    plain = " ".join(words_of(re.sub(r"['’]s\b", "", name.replace("&", " and "))))
    kind = ""
    for row in _legal_forms():
        without = re.sub(rf"(?:^| ){row['name']}(?= |$)", "", plain).strip()
        if without and without != plain:
            plain, kind = without, kind or row["kind"]
    found = tuple(SAME_SPELLING.get(word, word) for word in number_words(plain.split()) if word not in SMALL_WORDS)
    return found or words_of(name), kind


@lru_cache(maxsize=1)
def _legal_forms() -> tuple[dict[str, str], ...]:
    return table("legal_form_names")


def _bodies(one: str, other: str) -> Comparison:
    (a, kind), (b, other_kind) = _bare(one), _bare(other)
    if a == b:
        if kind and other_kind and kind != other_kind:
            return Comparison(0.7, "same words, another legal form")
        return Comparison(0.98, "same words but legal form, small words or case")
    if sorted(a) == sorted(b):
        return Comparison(0.93, "word order")
    if "".join(a) == "".join(b) or "".join(words_of(one)) == "".join(words_of(other)):
        return Comparison(0.95, "word division")
    if _is_acronym(a, words_of(other)) or _is_acronym(b, words_of(one)):
        return Comparison(0.86, "acronym")
    if len(a) == len(b):
        likeness = [_same_word(x, y) for x, y in zip(a, b, strict=True)]
        if min(likeness) >= 0.8:
            return Comparison(round(sum(likeness) / len(likeness), 3), "few letters differ")
    letters = _letters(words_of(one), words_of(other))
    if letters >= NEARLY_ALL and len("".join(a)) > 20 and not _numbers_differ(one, other):
        return Comparison(letters, "few letters differ")
    if body_words(re.sub(r"\([^)]*\)", "", one)) == body_words(re.sub(r"\([^)]*\)", "", other)):
        return Comparison(0.86, "same but for what stands in brackets")
    return DIFFERENT


def _same_word(a: str, b: str) -> float:
    if a == b:
        return 1.0
    return Levenshtein.normalized_similarity(fold(a), fold(b)) if min(len(a), len(b)) > 4 else 0.0


def _is_acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    telling = [word for word in long if word not in SMALL_WORDS]
    return len(short) == 1 and len(telling) > 2 and short[0] == "".join(word[0] for word in telling)


def _numbers_differ(one: str, other: str) -> bool:
    """ " "Fund I" is not "Fund II", and the index of one year not that of the next."""
    a, b = (set(re.findall(r"\d+|\b[IVX]+\b", name)) for name in (one, other))
    return a != b
