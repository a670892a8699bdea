"""Numbers as they are written: digits in the habits of several countries, words, magnitudes, fractions and ordinals.

The text is cut into runs of parts ("two", "hundred", "1,234", "mn"); a run is read from left to right into numerals,
each as long as it can be. Every reader below takes a run and the part to begin with, and returns what it read, or None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline.extraction.figures.numbers.forms import ONE, Kind
from pipeline.extraction.figures.numbers.parts import ARTICLE, MINUS, Part, runs

Form = Literal["digits", "words", "ordinal", "fraction"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at text[start:end]; `scale` is the magnitude that it ends with ("1.8 billion" → 1e9), else 1."""

    start: int
    end: int
    value: Decimal
    form: Form
    scale: Decimal = ONE


def numerals(text: str) -> Iterator[Numeral]:
    """Every number in a text, from left to right, whatever it stands for."""
    for run in runs(text):
        i = 0
        while i < len(run):
            reading = _mixed(run, i) or _ordinal(run, i) or _fraction(run, i) or _cardinal(run, i)
            if reading:
                yield _placed(text, run, i, reading)
            i = reading.after if reading else i + 1


@dataclass(frozen=True, slots=True)
class _Reading:
    value: Decimal
    after: int
    form: Form
    scale: Decimal = ONE


def _tight(run: Sequence[Part], i: int, *kinds: Kind) -> bool:
    """Whether part i follows the one before without a joining word and is of one of the kinds."""
    return i < len(run) and run[i].joint == "" and run[i].kind in kinds


def _group(run: Sequence[Part], i: int) -> _Reading | None:
    """A number below a thousand, or digits: "twenty-one", "two hundred and five", "3 hundred", "1,234"."""
    if i >= len(run):
        return None
    part = run[i]
    form: Form = "digits" if part.kind == "digits" else "words"
    if part.kind == "digits":
        value, i = part.value, i + 1
    elif part.kind in ("ten", "small"):
        value, i = (part.value + run[i + 1].value, i + 2) if _is_compound(run, i) else (part.value, i + 1)
    elif part.kind == "hundred" and not part.plural and (part.article or _tight(run, i + 1, "scale")):
        value = ONE
    else:
        return None
    if i < len(run) and run[i].kind == "hundred" and (value == 1 or _tight(run, i, "hundred")) and value < 100:
        return _hundreds(run, value, i + 1, part.scale)
    return _Reading(value, i, form, part.scale)


def _hundreds(run: Sequence[Part], hundreds: Decimal, i: int, scale: Decimal) -> _Reading:
    """So many hundreds with what follows them from part i on."""
    rest = _below_hundred(run, i)
    value, after = (hundreds * 100 + rest.value, rest.after) if rest else (hundreds * 100, i)
    return _Reading(value, after, "words", scale)


def _below_hundred(run: Sequence[Part], i: int) -> _Reading | None:
    """What may follow "hundred": "five", "and twenty-one", "and 21"; not "and two hundred"."""
    if i >= len(run) or run[i].joint not in ("", "and") or run[i].kind not in ("small", "ten", "digits"):
        return None
    if run[i].kind == "digits" and not _is_and_21(run[i]):
        return None
    if run[i].kind == "ten" and _tight(run, i + 1, "share") and run[i + 1].plural:  # "one hundred thirty-fifths"
        return None
    after = i + 2 if _is_compound(run, i) else i + 1
    if _tight(run, after, "hundred") or _starts_fraction(run, i, after):
        return None
    return _Reading(sum((part.value for part in run[i:after]), Decimal()), after, "words")


def _is_and_21(part: Part) -> bool:
    return part.joint == "and" and part.value < 100 and part.value % 1 == 0


def _is_compound(run: Sequence[Part], i: int) -> bool:
    """Whether "twenty" goes on with "-one"."""
    return run[i].kind == "ten" and _tight(run, i + 1, "small") and 0 < run[i + 1].value < 10


def _starts_fraction(run: Sequence[Part], i: int, after: int) -> bool:
    """Whether "and" opens a fraction here: in "thirty and two fifths" the two are fifths."""
    return run[i].joint == "and" and _tight(run, after, "share") and (run[after].plural or run[i].value == 1)


def _cardinal(run: Sequence[Part], i: int) -> _Reading | None:
    """Groups with their magnitudes: "two million three hundred thousand", "8 billion 20 million", "a dozen"."""
    first = run[i]
    if first.kind == "scale" and not first.plural and first.article:
        group: _Reading | None = _Reading(ONE, i, "words")
    else:
        group = _group(run, i)
    if group is None:
        return None
    total, after, form, scale = Decimal(), i, group.form, Decimal("Infinity")
    while group:
        value, end, own = group.value, group.after, group.scale
        apart = form == "digits" and run[after].joint == "and"  # one of 650 billion and one of 45
        if end < len(run) and run[end].kind == "scale" and (_tight(run, end, "scale") or end == i) and run[end].value < scale:
            value, own, end = _scaled(run, value, end)
        elif after > i and (group.form == "digits" or value >= scale or _opens_another(run, after, end) or apart):
            break
        total, after, scale = total + value, end, own
        group = _group(run, after) if own >= 100 and after < len(run) and run[after].joint in ("", "and") else None
    return _Reading(total, after, form, scale)


def _scaled(run: Sequence[Part], value: Decimal, i: int) -> tuple[Decimal, Decimal, int]:
    """The value with the scale at i and the greater ones behind it ("three lakh crore"), the last scale, and where it ends."""
    own, end = run[i].value, i + 1
    value *= own
    while _tight(run, end, "scale") and run[end].value > own:
        own, end = run[end].value, end + 1
        value *= own
    return value, own, end


def _opens_another(run: Sequence[Part], i: int, after: int) -> bool:
    """Whether the group at i, which ends at `after`, begins a number of its own: "two million and three million"."""
    return _tight(run, after, "scale", "hundred") or _starts_fraction(run, i, after)


def _fraction(run: Sequence[Part], i: int) -> _Reading | None:
    """ "two thirds", "a quarter", "one-eighth", "half a million", "three quarters million"."""
    read = _share(run, i)
    if read and _tight(run, read.after, "scale") and not run[read.after].plural:
        scale = run[read.after].value
        return _Reading(read.value * scale, read.after + 1, "words", scale)
    return read


def _share(run: Sequence[Part], i: int) -> _Reading | None:
    """A fraction without a scale behind it."""
    part = run[i]
    if part.kind == "half":
        return _Reading(part.value, i + 1, "fraction")
    if part.kind == "share" and part.value > 2 and (part.article or (part.value == 4 and _tight(run, i + 1, "scale"))):
        return _Reading(1 / part.value, i + 1, "fraction")
    if part.value == 1 and _tight(run, i + 1, "half"):  # one half
        return _Reading(run[i + 1].value, i + 2, "fraction")
    above = _cardinal(run, i)
    below = _denominator(run, above) if above else None
    return _Reading(above.value / below.value, below.after, "fraction") if above and below else None


def _denominator(run: Sequence[Part], above: _Reading) -> _Reading | None:
    """Thirds, twenty-firsts. Its number agrees with the numerator's: "one third", "two thirds", not "two third"."""
    i = above.after
    compound = _tight(run, i, "ten") and _tight(run, i + 1, "share") and run[i + 1].value < 10
    last = i + 1 if compound else i
    if not _tight(run, last, "share") or run[last].plural != (above.value != 1) or (run[last].value < 3 and not compound):
        return None
    return _Reading(run[last].value + (run[i].value if compound else 0), last + 1, "fraction")


def _ordinal(run: Sequence[Part], i: int) -> _Reading | None:
    """ "122nd", "first", "twenty-second", "one hundred and eighth"; with an article a fraction: "a third"."""
    part = run[i]
    if part.kind == "ordinal":
        return _Reading(part.value, i + 1, "ordinal")
    if part.kind == "share" and not part.plural and part.value != 4 and not (part.article and part.value > 2):
        return _Reading(part.value, i + 1, "ordinal")
    if part.kind == "share" and part.value == 4 and not part.plural:  # "fourth", while "quarter" is no ordinal
        return None
    before = _cardinal(run, i) if part.kind in ("ten", "small", "hundred") else None
    if before is None or before.after >= len(run) or not _ends_ordinal(run[before.after], run[before.after - 1]):
        return None
    value, after = before.value + run[before.after].value, before.after + 1
    return _Reading(1 / value, after, "fraction") if part.article else _Reading(value, after, "ordinal")


def _ends_ordinal(last: Part, stem: Part) -> bool:
    """Whether a part makes an ordinal of the number that ends with `stem`: "-second" behind "twenty", "and eighth"."""
    follows = last.joint == "" or (last.joint == "and" and stem.kind in ("hundred", "scale"))
    return follows and last.kind == "share" and not last.plural and last.value < stem.value and stem.kind != "small"


def _mixed(run: Sequence[Part], i: int) -> _Reading | None:
    """A cardinal with what may follow it: "and a half", "and two thirds", "point five", "out of three", "over 3"."""
    whole = _cardinal(run, i)
    if whole is None or whole.after >= len(run):
        return None
    goes_on = _GOES_ON.get(run[whole.after].joint)
    return goes_on(run, whole) if goes_on else None


def _and_a_part(run: Sequence[Part], whole: _Reading) -> _Reading | None:
    """ "two and two thirds", "3 million and a half", "one and a half million"."""
    rest = _fraction(run, whole.after)
    if rest is None:
        return None
    if run[whole.after].kind == "half" and rest.scale > 1 == whole.scale:
        return _Reading(whole.value * rest.scale + rest.value, rest.after, "words", rest.scale)
    if rest.form != "fraction" and rest.scale >= whole.scale:
        return None
    unit = whole.scale if rest.form == "fraction" and whole.scale >= 1000 else 1
    return _Reading(whole.value + rest.value * unit, rest.after, "words", whole.scale)


def _share_if(fits: Callable[[_Reading, _Reading], bool]) -> Callable[[Sequence[Part], _Reading], _Reading | None]:
    """A reader of two numbers as a share, where the lower one is above the upper one and both fit together."""

    def share(run: Sequence[Part], above: _Reading) -> _Reading | None:
        below = _cardinal(run, above.after)
        if below is None or above.value >= below.value or not fits(above, below):
            return None
        return _Reading(above.value / below.value, below.after, "fraction")

    return share


def _is_odds(above: _Reading, below: _Reading) -> bool:
    """Whether a word as short as "in" makes a share: "one in four", "1 in 5", "nine in ten"; not "30 in 12", "1 in 2012"."""
    spoken = above.form == below.form == "words" and below.value <= 10
    return spoken or (above.value == 1 and (below.value <= 1000 or below.scale >= 1000))


def _decimals(run: Sequence[Part], whole: _Reading) -> _Reading | None:
    """ "five point five", "nine point nought four", "two hundred point seventy-one"."""
    digits, i = "", whole.after
    while i < len(run) and (i == whole.after or run[i].joint == "") and run[i].kind == "small" and run[i].value < 10:
        digits, i = digits + str(int(run[i].value)), i + 1
    if not digits and (tail := _group(run, i)):
        digits, i = str(int(tail.value)), tail.after
    return _Reading(whole.value + Decimal(f"0.{digits}"), i, "words") if digits else None


_GOES_ON: Mapping[str, Callable[[Sequence[Part], _Reading], _Reading | None]] = {
    "point": _decimals,
    "and": _and_a_part,
    "in": _share_if(_is_odds),
    "over": _share_if(lambda above, below: above.value == 1),
    "out of": _share_if(lambda above, below: above.form == "words" or _is_odds(above, below)),  # "34 out of 100" are two
    **dict.fromkeys(("in every", "of every", "out of every"), _share_if(lambda above, below: True)),
}
"""The word that joins a number to the one before → what the two are together."""


def _placed(text: str, run: Sequence[Part], i: int, reading: _Reading) -> Numeral:
    """The reading at its place in the text, with the sign or the article that belongs to it."""
    start, end = run[i].start, run[reading.after - 1].end
    minus = MINUS.search(text, max(0, start - 12), start)
    if minus:
        return Numeral(minus.start(), end, -reading.value, reading.form, reading.scale)
    article = ARTICLE.search(text, max(0, start - 4), start) if run[i].kind in ("scale", "hundred", "share", "half") else None
    return Numeral(article.start() if article else start, end, reading.value, reading.form, reading.scale)
