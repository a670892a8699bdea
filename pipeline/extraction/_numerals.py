"""Numbers as they are written: digits in the habits of several countries, words, magnitudes, fractions and ordinals.

The text is cut into parts ("two", "hundred", "1,234", "mn"). Parts that only blanks, a hyphen or a joining word stand
between form a run, and a run is read from left to right into numerals, each as long as it can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import Literal

from pipeline.extraction._numberwords import ORDINALS, VALUES, any_of
from pipeline.lexicons import table

Form = Literal["digits", "words", "ordinal", "fraction"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at text[start:end]; `scale` is the magnitude that it ends with ("1.8 billion" → 1e9), else 1."""

    start: int
    end: int
    value: float
    form: Form
    scale: float = 1


def numerals(text: str) -> Iterator[Numeral]:
    """Every number in a text, from left to right, whatever it stands for."""
    for run in _runs(text):
        i = 0
        while i < len(run):
            reading = _mixed(run, i) or _ordinal(run, i) or _fraction(run, i) or _sum(run, i)
            if reading:
                yield _placed(text, run, i, reading)
            i = reading.after if reading else i + 1


# Parts and runs

Kind = Literal["digits", "ordinal", "small", "ten", "hundred", "scale", "half", "part"]


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a number: what it is worth, how it combines, and the word that joins it to the part before."""

    start: int
    end: int
    value: float
    kind: Kind
    plural: bool = False
    scale: float = 1
    article: bool = False
    joint: str = ""


_MAGNITUDES = table("magnitudes")
_LETTERS = {row["form"]: float(row["value"]) for row in _MAGNITUDES if row["use"] in ("letters", "attached")}
_SCALES = {word: float(value) for word, value in VALUES.items() if value >= 1000 or word == "dozen"}
_SCALES |= {row["form"]: float(row["value"]) for row in _MAGNITUDES if row["use"] == "word"}
_SHARES = {**ORDINALS, "quarter": 4}
_VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}


def _word_parts() -> Iterator[tuple[str, float, Kind, bool]]:
    for word, value in VALUES.items():
        if value < 100 and word != "dozen":
            yield word, value, "ten" if value >= 20 else "small", False
    for word in ("nought", "naught"):
        yield word, 0, "small", False
    for ending, plural in (("", False), ("s", True)):
        yield f"hundred{ending}", 100, "hundred", plural
        yield from ((f"{word}{ending}", value, "scale", plural) for word, value in _SCALES.items())
        yield from ((f"{word}{ending}", value, "part", plural) for word, value in _SHARES.items())
    yield from (("half", 0.5, "half", False), ("halves", 2, "part", True))


_WORDS = {word: (value, kind, plural) for word, value, kind, plural in _word_parts()}
_CURRENCIES = table("currencies")
_CODES = any_of({row["code"] for row in _CURRENCIES})
_NOUNS = any_of({word for row in _CURRENCIES for word in (row["noun"], row["plural"])})
_ALL_SIGNS = sorted({sign for row in _CURRENCIES for sign in row["signs"].split(";") if sign})
_SIGNS = any_of(_ALL_SIGNS)
_GLUED = "|".join(rf"(?<=(?<!\w){re.escape(sign)})" for sign in _ALL_SIGNS if sign.isalpha())  # Rs500, KZT450
_SPACE = " \u00a0\u2009\u202f"

# Grouped first, so that "1,234" is not cut in two; a decimal comma only where no list can be meant.
_DIGITS = rf"""(?:(?<![\w.])(?<!\d\s\.\s)|(?<=\b{_CODES})|{_GLUED}) (?:
      \d{{1,3}} (?:,\d{{3}})+ (?:\.\d+)? (?!\d)                 # 1,234,567.8
    | \d{{1,2}} (?:,\d{{2}})+ ,\d{{3}} (?!\d)                   # 12,34,567
    | \d{{1,3}} (?:['’]\d{{3}})+ (?:\.\d+)? (?!\d)              # 1'234'567
    | \d{{1,3}} (?:\.\d{{3}})+ (?:,\d+|(?<=\.\d{{3}}\.\d{{3}})) (?![.,]?\d)   # 1.234,5 and 1.234.567
    | \d{{1,3}} (?:[{_SPACE}]\d{{3}})+ (?:[.,]\d{{1,2}})? (?![\d{_SPACE}]?\d)  # 1 234 567
    | (?<!\d,) \d+,\d{{1,2}} (?!,?\d)                           # 4,5
    | (?:\d+\.)? \d+ | \.\d+ )"""
_NO_PRONOUN = "".join(rf"(?<!\b{word}\sone)" for word in ("this", "that", "no", "which", "each", "every", "any", "another"))
_PART = re.compile(
    rf"(?P<digits>{_DIGITS}) | (?P<vulgar>[{''.join(_VULGAR)}]) | \b(?i:{any_of(_WORDS)}(?![\w'’]){_NO_PRONOUN})", re.VERBOSE
)

_SPACED = [row["form"] for row in _MAGNITUDES if row["use"] == "letters"]
_AFTER_DIGITS = re.compile(
    rf"""(?P<ordinal>(?:st|nd|rd|th)\b)
       | (?: (?P<power>\^[+-]*\d+) | e(?P<e>[+-]?\d+) | \s?[x×]\s?10\^(?P<ten>[+-]?\d+) )?
         (?: (?P<over>/[1-9]\d{{0,2}}) | [ ]{{1,2}}(?P<mixed>[1-9]/[1-9]\d?) | (?P<vulgar>[{"".join(_VULGAR)}]) )?
         (?P<letters>{any_of(_LETTERS)}|[{_SPACE}]{any_of(_SPACED)})?
         (?: (?![^\W_]|/\d|\.\d) | (?<=\d)(?={_CODES}\b) )""",
    re.VERBOSE,
)
# "m" is a million only in a sum of money.
_MILLION = re.compile(rf"[{_SPACE}]?m\b(?P<sum>(?=[{_SPACE}](?:{_CODES}|{_NOUNS})\b))?")
_SUM_BEFORE = re.compile(rf"(?:{_SIGNS}|\b{_CODES})\s?\Z")
_GAP = re.compile(r"(?:\s*[-‐‑]\s*|\s+)?(?:(and|point|over|out\s+of)\s+)?(?:(an?)\s+)?", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<![\w-])an?\s\Z", re.IGNORECASE)
_MINUS = re.compile(r"(?:\b(?:minus|negative)\s+|(?<![^\s(:])[-−])\Z", re.IGNORECASE)


def _runs(text: str) -> Iterator[Sequence[_Part]]:
    """Runs of parts that may be one number."""
    run: list[_Part] = []
    covered = 0
    for match in _PART.finditer(text):
        if match.start() < covered:
            continue
        gap = _GAP.fullmatch(text, run[-1].end, match.start()) if run and match.start() - run[-1].end < 12 else None
        part = _part(text, match, gap)
        if part is None:
            continue
        if run and gap is None:
            yield run
            run = []
        run.append(part)
        covered = part.end
    if run:
        yield run


def _part(text: str, match: re.Match[str], gap: re.Match[str] | None) -> _Part | None:
    start, end = match.span()
    joint = " ".join((gap[1] or "").lower().split()) if gap else ""
    article = bool(gap and gap[2]) or bool(_ARTICLE.search(text, max(0, start - 4), start))
    if match["digits"]:
        return _digits(text, match, joint)
    if match["vulgar"]:
        return _Part(start, end, _VULGAR[match["vulgar"]], "half", joint=joint)
    value, kind, plural = _WORDS[match[0].lower()]
    return _Part(start, end, value, kind, plural, value if kind == "scale" else 1, article, joint)


def _digits(text: str, match: re.Match[str], joint: str) -> _Part | None:
    """Digits with what is glued to them; None where that makes them a name ("5G", "12(b)" is a matter of context)."""
    value = _plain(match["digits"])
    million = _MILLION.match(text, match.end())
    if million and (million["sum"] is not None or _SUM_BEFORE.search(text, max(0, match.start() - 6), match.start())):
        return _Part(match.start(), million.end(), value * 1e6, "digits", scale=1e6, joint=joint)
    after = _AFTER_DIGITS.match(text, match.end())
    if after is None:
        return None
    if after["ordinal"]:
        return _Part(match.start(), after.end(), value, "ordinal", joint=joint)
    if after["power"]:
        value = _power(value, after["power"])
    value *= 10.0 ** int(after["e"] or after["ten"] or 0)
    if after["over"]:
        value /= int(after["over"][1:])
    if after["mixed"]:
        above, below = after["mixed"].split("/")
        value += int(above) / int(below)
    if after["vulgar"]:
        value += _VULGAR[after["vulgar"]]
    scale = _LETTERS[after["letters"].strip(_SPACE)] if after["letters"] else 1
    return _Part(match.start(), after.end(), value * scale, "digits", scale=scale, joint=joint)


def _plain(digits: str) -> float:
    """1,234.5 and 1.234,5 and 1 234,5 → 1234.5"""
    digits = re.sub(rf"[{_SPACE}'’]", "", digits)
    if re.fullmatch(r"\d+(?:\.\d{3})+,\d+|\d+(?:\.\d{3}){2,}", digits):
        return float(digits.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        return float(digits.replace(",", "."))
    return float(digits.replace(",", ""))


def _power(base: float, exponent: str) -> float:
    signs, number = re.fullmatch(r"\^([+-]*)(\d+)", exponent).groups()  # type: ignore[union-attr]
    number = int(number)
    return base**-number if signs.count("-") % 2 else base**number


# Reading a run. Each reader returns what it read from part i on, or None.


@dataclass(frozen=True, slots=True)
class _Reading:
    value: float
    after: int
    form: Form
    scale: float = 1


def _tight(run: Sequence[_Part], i: int, *kinds: Kind) -> bool:
    """Whether part i follows the one before without a joining word and is of one of the kinds."""
    return i < len(run) and run[i].joint == "" and run[i].kind in kinds


def _group(run: Sequence[_Part], i: int) -> _Reading | None:
    """A number below a thousand, or digits: "twenty-one", "two hundred and five", "3 hundred", "1,234"."""
    if i >= len(run):
        return None
    part, form = run[i], "words"
    if part.kind == "digits":
        value, i, form = part.value, i + 1, "digits"
    elif part.kind == "ten":
        value, i = part.value, i + 1
        if _tight(run, i, "small") and 0 < run[i].value < 10:
            value, i = value + run[i].value, i + 1
    elif part.kind == "small":
        value, i = part.value, i + 1
    elif part.kind == "hundred" and not part.plural and (part.article or _tight(run, i + 1, "scale")):
        value = 1
    else:
        return None
    if i < len(run) and run[i].kind == "hundred" and (value == 1 or _tight(run, i, "hundred")) and value < 100:
        value, i, form = value * 100, i + 1, "words"
        rest = _below_hundred(run, i)
        if rest:
            value, i = value + rest.value, rest.after
    return _Reading(value, i, form, part.scale)  # type: ignore[arg-type]


def _below_hundred(run: Sequence[_Part], i: int) -> _Reading | None:
    """What may follow "hundred": "five", "and twenty-one", "and 21"; not "and two hundred"."""
    if i >= len(run) or run[i].joint not in ("", "and") or run[i].kind not in ("small", "ten", "digits"):
        return None
    if run[i].kind == "digits" and (run[i].joint == "" or run[i].value >= 100 or run[i].value % 1):
        return None
    if run[i].kind == "ten" and _tight(run, i + 1, "part") and run[i + 1].plural:  # "one hundred thirty-fifths"
        return None
    rest = _group(run, i)
    if rest is None or rest.value >= 100 or _tight(run, rest.after, "hundred") or _starts_fraction(run, i, rest.after):
        return None
    return rest


def _starts_fraction(run: Sequence[_Part], i: int, after: int) -> bool:
    """Whether "and" opens a fraction here: in "thirty and two fifths" the two are fifths."""
    return run[i].joint == "and" and _tight(run, after, "part") and (run[after].plural or run[i].value == 1)


def _cardinal(run: Sequence[_Part], i: int) -> _Reading | None:
    """Groups with their magnitudes: "two million three hundred thousand", "8 billion 20 million", "a dozen"."""
    first = run[i]
    if first.kind == "scale" and not first.plural and first.article:
        group: _Reading | None = _Reading(1, i, "words")
    else:
        group = _group(run, i)
    if group is None:
        return None
    total, after, form, scale = 0.0, i, group.form, inf
    while group:
        value, end, own = group.value, group.after, group.scale
        if end < len(run) and run[end].kind == "scale" and (_tight(run, end, "scale") or end == i) and run[end].value < scale:
            own, end = run[end].value, end + 1
            value *= own
            while _tight(run, end, "scale") and run[end].value > own:  # three lakh crore
                own, end = run[end].value, end + 1
                value *= own
        elif after > i and (group.form == "digits" or value >= scale or _tight(run, end, "scale", "hundred")):
            break
        elif after > i and _starts_fraction(run, after, end):
            break
        total, after, scale = total + value, end, own
        group = _group(run, after) if own >= 100 and after < len(run) and run[after].joint in ("", "and") else None
    return _Reading(total, after, form, scale)


def _fraction(run: Sequence[_Part], i: int) -> _Reading | None:
    """ "two thirds", "a quarter", "one-eighth", "half a million", "three quarters million"."""
    part = run[i]
    if part.kind == "half":
        value, after = part.value, i + 1
    elif part.kind == "part" and part.value > 2 and (part.article or (part.value == 4 and _tight(run, i + 1, "scale"))):
        value, after = 1 / part.value, i + 1
    elif (above := _cardinal(run, i)) and (below := _denominator(run, above)):
        value, after = above.value / below.value, below.after
    else:
        return None
    if after < len(run) and run[after].joint == "" and run[after].kind == "scale" and not run[after].plural:
        return _Reading(value * run[after].value, after + 1, "words", run[after].value)
    return _Reading(value, after, "fraction")


def _denominator(run: Sequence[_Part], above: _Reading) -> _Reading | None:
    """Thirds, twenty-firsts. Its number agrees with the numerator's: "one third", "two thirds", not "two third"."""
    i = above.after
    compound = _tight(run, i, "ten") and _tight(run, i + 1, "part") and run[i + 1].value < 10
    last = i + 1 if compound else i
    if not _tight(run, last, "part") or run[last].plural != (above.value != 1) or (run[last].value < 3 and not compound):
        return None
    return _Reading(run[last].value + (run[i].value if compound else 0), last + 1, "fraction")


def _ordinal(run: Sequence[_Part], i: int) -> _Reading | None:
    """ "122nd", "first", "twenty-second", "one hundred and eighth"; with an article a fraction: "a third"."""
    part = run[i]
    if part.kind == "ordinal":
        return _Reading(part.value, i + 1, "ordinal")
    if part.kind == "part" and not part.plural and part.value != 4 and not (part.article and part.value > 2):
        return _Reading(part.value, i + 1, "ordinal")
    if part.kind == "part" and part.value == 4 and not part.plural:  # "fourth", while "quarter" is no ordinal
        return None
    before = _cardinal(run, i) if part.kind in ("ten", "small", "hundred") else None
    if before and before.after < len(run):
        last, stem = run[before.after], run[before.after - 1]
        fits = last.joint == "" or (last.joint == "and" and stem.kind in ("hundred", "scale"))
        if fits and last.kind == "part" and not last.plural and last.value < stem.value and stem.kind != "small":
            value = before.value + last.value
            return _Reading(1 / value, before.after + 1, "fraction") if part.article else _Reading(value, before.after + 1, "ordinal")
    return None


def _mixed(run: Sequence[_Part], i: int) -> _Reading | None:
    """A cardinal with what may follow it: "and a half", "and two thirds", "point five", "out of three", "over 3"."""
    whole = _cardinal(run, i)
    if whole is None or whole.after >= len(run):
        return None
    after, joint = whole.after, run[whole.after].joint
    if joint == "point":
        return _decimals(run, whole)
    if joint == "and" and (rest := _fraction(run, after)) and (rest.form == "fraction" or rest.scale < whole.scale):
        unit = whole.scale if rest.form == "fraction" and whole.scale >= 1000 else 1
        return _Reading(whole.value + rest.value * unit, rest.after, "words", whole.scale)
    if joint in ("over", "out of") and (below := _cardinal(run, after)) and below.value:
        if whole.value == 1 or (joint == "out of" and whole.value < below.value):
            return _Reading(whole.value / below.value, below.after, "fraction")
    return None


def _decimals(run: Sequence[_Part], whole: _Reading) -> _Reading | None:
    """ "five point five", "nine point nought four", "two hundred point seventy-one"."""
    digits, i = "", whole.after
    while i < len(run) and (i == whole.after or run[i].joint == "") and run[i].kind == "small" and run[i].value < 10:
        digits, i = digits + str(int(run[i].value)), i + 1
    if not digits and (tail := _group(run, i)):
        digits, i = str(int(tail.value)), tail.after
    return _Reading(whole.value + float(f"0.{digits}"), i, "words") if digits else None


def _sum(run: Sequence[_Part], i: int) -> _Reading | None:
    return _cardinal(run, i)


def _placed(text: str, run: Sequence[_Part], i: int, reading: _Reading) -> Numeral:
    """The reading at its place in the text, with the sign or the article that belongs to it."""
    start, end = run[i].start, run[reading.after - 1].end
    minus = _MINUS.search(text, max(0, start - 12), start)
    if minus:
        return Numeral(minus.start(), end, -reading.value, reading.form, reading.scale)
    article = _ARTICLE.search(text, max(0, start - 4), start) if run[i].kind in ("scale", "hundred", "part", "half") else None
    return Numeral(article.start() if article else start, end, reading.value, reading.form, reading.scale)
