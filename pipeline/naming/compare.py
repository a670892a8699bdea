"""Do two spellings name one person, or one body? A comparison gives a similarity and the reason for it.

People: every word of the shorter name must find its word in the longer one, in any order; words meet when equal, when their
folded spellings are, as initial, as nickname, or when few letters differ (Levenshtein). Bodies: legal forms and small words
fall away, and the words that tell names apart must agree, one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from pipeline.lexicons import table
from pipeline.naming.spelling import fold, number_words, words_of

NEARLY = 0.9
"""Whole names of which fewer letters than this agree are not called misspellings of one another."""
NEARLY_ALL = 0.92
"""The same for names of as many words, and for names of bodies."""
NEARLY_ONE = 0.85
"""The same for names of one word."""
ALIKE = 0.75
"""Words of which fewer letters than this agree are different words. Set on the halves of two lists of labelled pairs."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How alike two names are, 0 to 1, and by which rule."""

    similarity: float
    reason: str


DIFFERENT = Comparison(0.0, "different names")
TITLED = Comparison(0.95, "title given in the release")
"""Of a law and a short title that a release gives for it, which others may use."""


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
    """What the first rule says that has something to say."""
    a, b = person_words(one), person_words(other)
    return next((found for rule in OF_PEOPLE if (found := rule(a, b)) is not None), DIFFERENT)


Words = tuple[str, ...]


def _same_words(a: Words, b: Words) -> Comparison | None:
    return Comparison(1.0, "same words") if a == b else None


FATHER = Comparison(0.7, "one of them with a generation")
"""Of two full names: too little to join them, enough to ask."""


def _other_generation(a: Words, b: Words) -> Comparison | None:
    """ "Jorun Brennik Jr" is not "Jorun Brennik Sr", and beside "Jorun Brennik" may be the son; "Brennik Jr" is either."""
    own, other = {*a} & GENERATIONS, {*b} & GENERATIONS
    if len(own | other) > 1:
        return DIFFERENT
    bare = [[word for word in words if word not in GENERATIONS] for words in (a, b)]
    return FATHER if own != other and min(map(len, bare)) > 1 and _fuller(*map(tuple, bare)) else None


def _reordered(a: Words, b: Words) -> Comparison | None:
    """ "Brennik Jorun", "Sartai Ahmetov" for "Sartai Akhmetov"."""
    if sorted(map(fold, a)) != sorted(map(fold, b)):
        return None
    return Comparison(0.95, "word order" if sorted(a) == sorted(b) else "transliteration")


def _fuller(a: Words, b: Words) -> Comparison | None:
    """ "J. Brennik", "Jorun M. Brennik": every word of the shorter name finds its word in the longer one."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    found = _word_by_word(short, long) if len(short) > 1 else DIFFERENT
    return None if found is DIFFERENT else found


def _nearly(a: Words, b: Words) -> Comparison | None:
    """ "Tal Gobrennik": the letters of the whole names, the more of them the longer the names are."""
    likeness = _letters(a, b)
    if len(a) != len(b):
        return Comparison(min(likeness, 0.95), "word division") if likeness >= NEARLY else None
    least = NEARLY_ALL if len(a) > 1 else NEARLY_ONE
    return Comparison(min(likeness, 0.95), "few letters differ") if likeness >= least else None


def _broken(a: Words, b: Words) -> Comparison | None:
    """ "Jorun Mir jovich Brennik": a word that a line or a blank has cut in two, whatever the order of words."""
    pairs = ((mended, other) for one, other in ((a, b), (b, a)) for mended in _mended(one) if {*mended} - {*one} <= {*other})
    for short, long in (sorted(pair, key=len) for pair in pairs):
        found = _word_by_word(short, long) if len(short) > 1 else DIFFERENT
        if found is not DIFFERENT:
            return Comparison(found.similarity, f"word division, {found.reason}")
    return None


def _mended(words: Words) -> Iterator[Words]:
    """The words of a name of more than two, each time with two that follow one another as one."""
    places = range(len(words) - 1) if len(words) > 2 else ()
    return ((*words[:at], words[at] + words[at + 1], *words[at + 2 :]) for at in places)


def _surname(a: Words, b: Words) -> Comparison | None:
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return Comparison(0.5, "surname alone") if len(short) == 1 and fold(short[0]) == fold(long[-1]) else None


OF_PEOPLE = (_same_words, _other_generation, _reordered, _fuller, _nearly, _broken, _surname)
"""The rules for names of people, in the order in which they are asked."""


def _word_by_word(short: tuple[str, ...], long: tuple[str, ...]) -> Comparison:
    left, fit, reasons = dict(enumerate(long)), list[float](), dict[tuple[int, int], str]()
    for at, word in sorted(enumerate(short), key=lambda each: -len(each[1])):
        fits = [(*_alike(word, each), -abs(at - k), k) for k, each in left.items()]
        best, reason, _, k = max(fits, key=lambda fit: (fit[0], fit[2]))
        if best < ALIKE:
            return DIFFERENT
        del left[k]
        fit.append(best)
        reasons[at, k] = reason
    misspelt = "few letters differ" in reasons.values()
    if (misspelt or len(long) - 1 in left) and _surname_is_initial(reasons, short, long):
        return DIFFERENT
    likeness = min(fit) if misspelt else sum(fit) / len(fit)  # the worst word decides, else the mean
    told = ", ".join(sorted({*reasons.values(), *(["fuller name"] if left else [])} - {"same"}))
    return Comparison(round(likeness - 0.02 * len(left), 3), told or "same words")


def _surname_is_initial(reasons: dict[tuple[int, int], str], short: Words, long: Words) -> bool:
    """Whether an initial stands for a surname, which says little: "Bror Tolm" is neither "Tal Broram" nor "T. Bror Osk"."""
    pairs = [pair for pair, reason in reasons.items() if reason == "initial"]
    return any((short[at:] == short[-1:] and short[at][1:]) or (long[k:] == long[-1:] and long[k][1:]) for at, k in pairs)


def _alike(a: str, b: str) -> tuple[float, str]:
    if a == b:
        return 1.0, "same"
    if fold(a) == fold(b) and len(fold(a)) > 1:
        return 0.97, "transliteration"
    if (len(a) == 1 or len(b) == 1) and a[0] == b[0]:
        return 0.85, "initial"
    if nicknames().get(a) == b or nicknames().get(b) == a:
        return 0.9, "nickname"
    if min(len(a), len(b)) >= 4:
        return Levenshtein.normalized_similarity(fold(a), fold(b)), "few letters differ"
    return 0.0, ""


@lru_cache(maxsize=1)
def nicknames() -> dict[str, str]:
    """A nickname → the name that it is short for, in small plain letters."""
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
    for row in (each for each in _legal_forms() if each["name"] in plain):
        without = re.sub(rf"(?:^| ){row['name']}(?= |$)", "", plain).strip()
        if without and without != plain:
            plain, kind = without, kind or row["kind"]
    found = tuple(SAME_SPELLING.get(word, word) for word in number_words(plain.split()) if word not in SMALL_WORDS)
    return found or words_of(name), kind


@lru_cache(maxsize=1)
def _legal_forms() -> tuple[dict[str, str], ...]:
    return table("legal_form_names")


def _bodies(one: str, other: str) -> Comparison:
    """What the first rule says that has something to say."""
    return next((found for rule in OF_BODIES if (found := rule(one, other)) is not None), DIFFERENT)


def _same_but_form(one: str, other: str) -> Comparison | None:
    (a, kind), (b, other_kind) = _bare(one), _bare(other)
    if a != b:
        return None
    if kind and other_kind and kind != other_kind:
        return Comparison(0.7, "same words, another legal form")
    return Comparison(0.98, "same words but legal form, small words or case")


def _other_order(one: str, other: str) -> Comparison | None:
    return Comparison(0.93, "word order") if sorted(body_words(one)) == sorted(body_words(other)) else None


def _other_division(one: str, other: str) -> Comparison | None:
    """ "Ost Metall", "Ostmetall"."""
    telling = "".join(body_words(one)) == "".join(body_words(other))
    same = telling or "".join(words_of(one)) == "".join(words_of(other))
    return Comparison(0.95, "word division") if same else None


def _short_for(one: str, other: str) -> Comparison | None:
    short = _is_acronym(body_words(one), words_of(other)) or _is_acronym(body_words(other), words_of(one))
    return Comparison(0.86, "acronym") if short else None


def _misspelt_words(one: str, other: str) -> Comparison | None:
    a, b = body_words(one), body_words(other)
    likeness = [_same_word(x, y) for x, y in zip(a, b, strict=True)] if len(a) == len(b) else [0.0]
    return Comparison(round(sum(likeness) / len(likeness), 3), "few letters differ") if min(likeness) >= 0.8 else None


def _misspelt(one: str, other: str) -> Comparison | None:
    """Long names of which nearly all letters agree, and all numbers."""
    letters = _letters(words_of(one), words_of(other))
    nearly = letters >= NEARLY_ALL and len("".join(body_words(one))) > 20 and not _numbers_differ(one, other)
    return Comparison(letters, "few letters differ") if nearly else None


def _same_but_brackets(one: str, other: str) -> Comparison | None:
    a, b = (body_words(re.sub(r"\([^)]*\)", "", name)) for name in (one, other))
    return Comparison(0.86, "same but for what stands in brackets") if a == b else None


OF_BODIES = (_same_but_form, _other_order, _other_division, _short_for, _misspelt_words, _misspelt, _same_but_brackets)
"""The rules for names of bodies, places and laws, in the order in which they are asked."""


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
