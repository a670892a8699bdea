"""From an amount to a figure: rank, counted noun, or a bare number that takes up the unit of another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.extraction.figures.cells import Columns
from pipeline.extraction.figures.currencies import DOTTED_THOUSANDS
from pipeline.extraction.figures.currency_words import codes
from pipeline.extraction.figures.kinds import POINTS, is_scored, kind_of
from pipeline.extraction.figures.numbers.forms import ONE
from pipeline.extraction.figures.ranks import RANK, rank_end
from pipeline.extraction.figures.seen import Seen
from pipeline.extraction.figures.units import Unit, singular, unit_of
from pipeline.extraction.text.ages_and_terms import TIME_UNITS, age_end, is_term

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Read:
    """A figure as understood: its kind and unit, where its surface ends, and the noun that it counts."""

    kind: str
    unit: str
    end: int
    noun: Token | None = None
    factor: Decimal = ONE
    """What the amount is still to be taken times."""
    heading: str = ""
    """That of its column, where it fills a cell of a table."""


class Reader:
    """Reads the amounts of one release in their order, remembering what a bare number can take up."""

    def __init__(self, text: str) -> None:
        self._columns = Columns(text)
        self._last: tuple[Seen, Read] | None = None
        self._last_count: tuple[Seen, Read] | None = None
        self._counted: dict[Decimal, str] = {}  # what each number has counted so far
        self._rank_in = -1  # the sentence in which a rank was last stated, by its beginning

    def read(self, seen: Seen) -> Read | None:
        """The amount as a figure, or None where it quantifies nothing that the text names."""
        read = self._read(seen)
        if read is not None and read.kind == RANK:
            self._rank_in = seen.low
        elif read is not None and read.kind not in ("age", "term", "ratio"):
            self._last = seen, read
            if read.kind == "count":
                self._last_count = seen, read
                self._counted[seen.amount.value] = read.unit
        return read

    def _read(self, seen: Seen) -> Read | None:
        amount = seen.amount
        if amount.unit:
            return Read(kind_of(seen, amount.unit, amount.end), amount.unit, amount.end)
        if seen.words.endswith("s") and seen.words[0].isdigit():  # under-18s
            return Read("age", "year", amount.end)
        if end := rank_end(seen, self._rank_in == seen.low):
            return Read(RANK, RANK, end)
        if amount.form == "ordinal":
            return None
        unit = unit_of(seen)
        if unit is None or unit.noun == "one":
            return self._bare(seen, unit)
        return _counted(seen, unit)

    def _bare(self, seen: Seen, pronoun: Unit | None) -> Read | None:
        """A number without a noun of its own: an age, a score, or more of what was counted before."""
        amount = seen.amount
        if _is_apposed_age(seen) or age_end(seen.before(20), seen.after(20)) is not None:
            return Read("age", "year", amount.end)
        if amount.form == "fraction":
            return Read(kind_of(seen, "", amount.end), "", amount.end)
        if is_scored(seen):
            return Read("score", POINTS, amount.end)
        if seen.words.lower() == "one":
            return None
        end = amount.end if pronoun is None else pronoun.token.idx + len(pronoun.token)
        if (column := self._columns.at(seen)) is not None:
            told, heading = column
            return Read("money" if told in codes() else kind_of(seen, told, end), told, end, heading=heading)
        unit = self._unit_told_around(seen)
        if unit is None:
            return None
        of_money = self._last is not None and self._last[1].kind == "money" and self._last[1].unit == unit
        return Read("money" if of_money else kind_of(seen, unit, end), unit, end)

    def _unit_told_around(self, seen: Seen) -> str | None:
        """The unit that the words around a bare number tell, the surest way first."""
        return (
            _told_by_next_word(seen)
            or self._counted_before(seen)
            or self._taken_up(seen)
            or _shared_with_next(seen)
            or _number_of(seen)
            or _labelled(seen)
        )

    def _counted_before(self, seen: Seen) -> str | None:
        """The unit of "the 350", where the release has counted as many before."""
        return self._counted.get(seen.amount.value) if _THE_SAME.search(seen.before(12)) else None

    def _taken_up(self, seen: Seen) -> str | None:
        """The unit of a figure before, where the number goes on with it: "13 cases against 11", "five of them"."""
        if _OF_THEM.match(seen.after(20)) or _OF_THESE.search(seen.before(20)) or _goes_on(seen) or "," in seen.words:
            return _unit_within_reach(seen, self._last_count)
        unit = _unit_within_reach(seen, self._last)
        if unit is None or self._last is None:
            return None
        return unit if _carries_on(seen, unit, *self._last) else None


def _carries_on(seen: Seen, unit: str, before: Seen, read: Read) -> bool:
    """Whether a number can have the unit of the figure before it; large sums and scores go on, per cent is said anew."""
    if unit == "percent" or (unit != POINTS and _NUMBERED.search(seen.before(30))):  # Unit 731, Form 15
        return False
    same_sentence = before.low == seen.low
    if read.kind == "money":
        return same_sentence and seen.amount.scale >= 1000
    return same_sentence or (unit == POINTS and _HAS.search(seen.before(30)) is not None)


def _unit_within_reach(seen: Seen, last: tuple[Seen, Read] | None) -> str | None:
    """The unit of an earlier figure, if it stands in the same paragraph and not too far away."""
    if last is None or seen.amount.start - last[0].amount.end > _REACH:
        return None
    return None if "\n" in seen.text[last[0].amount.end : seen.amount.start] else last[1].unit


_REACH = 300
_OTHER_POINTS = re.compile(
    r"\s(?:of\s(?:contact|sale|view|order|interest|entry|departure|reference|law|exit)|on\s(?:the|its)\sagenda|plan|programm?e?|agenda|list)\b"
)
_SCORED = frozenset(
    {"index", "score", "percentage", "basis", "rating", "more", "full", "whole", "additional", "further", "few", "only", "mere"}
)
_THE_SAME = re.compile(r"\b(?:the|these|those)\s\Z", re.IGNORECASE)
_OF_THESE = re.compile(r"\bof\s(?:them|these|those|which|whom),?\s(?:only\s)?\Z", re.IGNORECASE)
_OF_THEM = re.compile(r"\s(?:of\s(?:them|these|those|which|whom|the\sothers)|others|more(?!\sthan))\b", re.IGNORECASE)
_HAS = re.compile(r"\b(?:with|has|had|have|scor\w+|receiv\w+|reach\w+|got)\s(?:\w+\s)?\Z")
_CLAUSE_STARTS = re.compile(r"(?:\A\s*|[,;]\s|\b(?:while|and|but)\s)(?:only|some|about|over|another)?\s*\Z", re.IGNORECASE)
_SHARED = re.compile(r"\s(?:to|or|and)\s(?:(?:only|just|about|even)\s)?")
_LABEL_OF_LINE = re.compile(r"(?:\A|\n)\s*[•*–-]?\s*([A-Z][\w\s’'-]{2,60}):\s\Z")
_LINE_ENDS = re.compile(r"\s*(?:\n|\Z|[;,.(])")
_NUMBER_OF = re.compile(r"\bnumber\sof\s(?:[\w-]+\s){0,3}?([a-z]+s|people)\b", re.IGNORECASE)
_APPOSED = re.compile(r"[\w.’')]\s?(?:,\s?|,\sboth\s|\()\Z")
_NUMBERED = re.compile(r"[A-Z]\w+\s\Z")
_OF_AGE = re.compile(r"\b(?:is|was|turned|turns)\s\Z")
_THOUSAND = Decimal(1000)
_AVERAGED = re.compile(r"\b(?:average\w*|mean|median|rates?|ratio|index)\b", re.IGNORECASE)
_EACH = re.compile(r"\s(?:per|an?|each|every|on\saverage)\b", re.IGNORECASE)
_COMMA_GROUPS = re.compile(r"\d,\d{3}(?!\d)")
_COMPARES = re.compile(
    r"\s(?:(?:the|that|those|what|its|his|her|their)\s(?!(?:last|past|same|first|next|following|previous|week|month|year|day|season)\b)"
    r"|as\s(?:many|much|high|large|great|big|likely|often|long|expensive)\b|(?:\w+ly\s)?(?:more|less|fewer|(?!over|under|after|other)[a-z]+er)\b)"
)
_PEOPLE = re.compile(
    r"\s(?:dead|injured|wounded|missing|killed|hurt|arrested|detained|charged|indicted|convicted|sentenced|jailed|plead(?:ed)?\sguilty)\b",
    re.IGNORECASE,
)
_VOTES = re.compile(r"\s(?:in\sfavou?r|votes?|against|abstain\w+|abstentions?)\b")
_APPOSITION_ENDS = re.compile(r",|\)|\sof\s[A-Z]")


def _goes_on(seen: Seen) -> bool:
    """Whether the number is the subject of a clause, so that it can only mean what was counted before."""
    following = seen.next_token()
    return following is not None and following.tag_ in ("VBD", "VBP", "MD") and bool(_CLAUSE_STARTS.search(seen.before(40)))


def _shared_with_next(seen: Seen) -> str | None:
    """The unit of the next amount in "from 28 to only 31 points"."""
    if seen.following is None or not _SHARED.fullmatch(seen.text, seen.amount.end, seen.following.start):
        return None
    following = Seen.at(seen.following, seen.doc, seen.text)
    if following is None or following.low != seen.low or following.amount.form == "ordinal":
        return None
    unit = unit_of(following)
    return None if unit is None or unit.noun in TIME_UNITS else _name(unit)


def _name(unit: Unit) -> str:
    return POINTS if unit.noun == "point" and _is_of_a_score(unit.token) else unit.noun


def _is_of_a_score(points: Token) -> bool:
    """Whether the points are those of a score; not of "two border crossing points", "points of contact", "a five-point plan"."""
    described = {child.lower_ for child in points.lefts if child.dep_ in ("compound", "amod", "nmod") and child.text[0].isalpha()}
    return described <= _SCORED and not _OTHER_POINTS.match(points.doc.text, points.idx + len(points))


def _counted(seen: Seen, unit: Unit) -> Read | None:
    noun = unit.token if unit.token.i > seen.last else None
    end = max(seen.amount.end, unit.token.idx + len(unit.token))
    if unit.noun in TIME_UNITS:
        reach = age_end(seen.before(20), seen.after(20))
        if reach is not None:
            return Read("age", unit.noun, max(end, seen.amount.end + reach))
        after = seen.text[end : min(seen.high, end + 60)]
        return Read("term", unit.noun, end, noun) if is_term(seen.before(90), after) else None
    if unit.noun == "time" and _COMPARES.match(seen.text, end, min(seen.high, end + 30)):  # 1.5 times the price
        return Read("ratio", "", end, noun)
    kind = kind_of(seen, _name(unit), end)
    return Read(kind, _name(unit), end, noun, _THOUSAND if kind == "count" and _is_grouped_by_a_stop(seen, end) else ONE)


def _is_grouped_by_a_stop(seen: Seen, end: int) -> bool:
    """Whether the stop of "12.500 people" groups thousands: nothing that is counted comes in thousandths, save averages."""
    whole = DOTTED_THOUSANDS.fullmatch(seen.words) is not None and seen.amount.value_max is None
    averaged = _AVERAGED.search(seen.before(60)) or _EACH.match(seen.text, end, min(seen.high, end + 20))
    return whole and not averaged and _COMMA_GROUPS.search(seen.text) is None


def _is_apposed_age(seen: Seen) -> bool:
    """The 45 of "Jane Doe, 45, a former senator"."""
    amount = seen.amount
    if amount.form != "digits" or amount.value % 1 or not 14 <= amount.value < 105 or seen.first < 2:
        return False
    both = seen.doc[seen.first - 1].lower_ == "both"
    if both and _APPOSED.search(seen.before(9)) and _APPOSITION_ENDS.match(seen.after(8)):
        return True
    name = seen.doc[seen.first - 2]
    if name.ent_type_ == "PERSON" and _OF_AGE.search(seen.before(8)) and seen.next_token() is not None:
        return True
    return name.pos_ == "PROPN" and bool(_APPOSED.search(seen.before(4)) and _APPOSITION_ENDS.match(seen.after(8)))


def _told_by_next_word(seen: Seen) -> str | None:
    """People of "left 86 dead", votes of "80 in favour"."""
    if _PEOPLE.match(seen.after(16)):
        return "person"
    return "vote" if _VOTES.match(seen.after(14)) else None


def _labelled(seen: Seen) -> str | None:
    """The first plural of the label that the number fills in: "Cases opened: 40"."""
    label = _LABEL_OF_LINE.search(seen.text, max(0, seen.amount.start - 70), seen.amount.start)
    if label is None or not _LINE_ENDS.match(seen.text, seen.amount.end):
        return None
    words = seen.doc.char_span(label.start(1), label.end(1), alignment_mode="expand")
    return next((singular(word) for word in words or () if word.tag_ in ("NNS", "NNPS")), None)


def _number_of(seen: Seen) -> str | None:
    """The noun of "the number of complaints rose to 3,200"."""
    before = seen.before(120)
    noun = _NUMBER_OF.search(before)
    if noun is None:
        return None
    shift = seen.amount.start - len(before)
    words = seen.doc.char_span(shift + noun.start(1), shift + noun.end(1), alignment_mode="expand")
    unit = singular(words[-1]) if words else noun[1].lower()
    return POINTS if unit == "point" else unit
