"""Do two spellings name one person, or one body? A comparison gives a similarity and the reason for it.

People: every word of the shorter name must find its word in the longer one, in any order; words meet when equal, when their
folded spellings are, as initial and word, or when few letters differ (Levenshtein). Bodies: legal forms and small words fall
away, and the words that tell names apart must agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from pipeline.analysis._spelling import fold, words_of
from pipeline.lexicons import words

HONORIFICS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "sir",
        "lord",
        "lady",
        "dame",
        "sheikh",
        "shaikh",
        "haji",
        "hajj",
        "president",
        "prasident",
        "sa",
    ]
)
PARTICLES = frozenset(
    [
        "de",
        "del",
        "da",
        "do",
        "dos",
        "di",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "bint",
        "abu",
        "y",
        "e",
        "the",
        "of",
    ]
)
SMALL_WORDS = frozenset(["the", "of", "for", "on", "and", "in", "to", "de", "la", "del", "du", "des"])
SAME_SPELLING = {
    "organisation": "organization",
    "centre": "center",
    "programme": "program",
    "defence": "defense",
    "labour": "labor",
    "cooperation": "cooperation",
}


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


@lru_cache(maxsize=50_000)
def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name without honorifics; a name written "Surname, Given" is turned round."""
    if name.count(",") == 1:
        last, first = name.split(",")
        name = f"{first} {last}"
    found = tuple(word for word in words_of(name) if word not in HONORIFICS)
    return found or words_of(name)


def _people(one: str, other: str) -> Comparison:
    a, b = person_words(one), person_words(other)
    if a == b:
        return Comparison(1.0, "same words")
    if sorted(a) == sorted(b):
        return Comparison(0.95, "word order")
    if "".join(a) == "".join(b):
        return Comparison(0.95, "word division")
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) < 2:
        return Comparison(0.5, "surname alone") if long and fold(short[0]) == fold(long[-1]) else DIFFERENT
    left, total, reasons = list(long), 0.0, set()
    for word in short:
        best, reason, which = max(((*_alike(word, each), each) for each in left), default=(0.0, "", ""))
        if best < 0.75:
            return DIFFERENT
        total += best
        reasons.add(reason)
        left.remove(which)
    if left:
        reasons.add("fuller name")
    reasons.discard("same")
    return Comparison(round(total / len(short) - 0.02 * len(left), 3), ", ".join(sorted(reasons)) or "same words")


def _alike(a: str, b: str) -> tuple[float, str]:
    if a == b:
        return 1.0, "same"
    if fold(a) == fold(b) and len(fold(a)) > 1:
        return 0.97, "transliteration"
    if (len(a) == 1 or len(b) == 1) and a[0] == b[0]:
        return 0.85, "initial"
    if min(len(a), len(b)) >= 4:
        return Levenshtein.normalized_similarity(fold(a), fold(b)), "few letters differ"
    return 0.0, ""


@lru_cache(maxsize=50_000)
def body_words(name: str) -> tuple[str, ...]:
    """The words that tell a body from others: no small words, no legal form, one spelling."""
    found = tuple(SAME_SPELLING.get(word, word) for word in words_of(name.replace("&", " and ")) if word not in SMALL_WORDS)
    bare = tuple(word for word in found if word not in _legal_forms())
    return bare or found


@lru_cache(maxsize=1)
def _legal_forms() -> frozenset[str]:
    return frozenset("".join(words_of(form)) for form in words("legal_forms"))


def _bodies(one: str, other: str) -> Comparison:
    a, b = body_words(one), body_words(other)
    if a == b:
        return Comparison(0.98, "same words but legal form, small words or case")
    if sorted(a) == sorted(b):
        return Comparison(0.93, "word order")
    if "".join(a) == "".join(b):
        return Comparison(0.95, "word division")
    if len(a) == len(b) and len(a) > 1:
        ratios = [
            1.0 if x == y else Levenshtein.normalized_similarity(x, y) if min(len(x), len(y)) > 4 else 0.0
            for x, y in zip(a, b, strict=True)
        ]
        if min(ratios) >= 0.8:
            return Comparison(round(sum(ratios) / len(ratios), 3), "few letters differ")
    return DIFFERENT
