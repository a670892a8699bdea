"""Numbers that quantify nothing: labels of articles, list items, addresses, names glued to digits, "one" as a pronoun."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extraction.figures.seen import Seen
from pipeline.extraction.text.ages_and_terms import names_a_group
from pipeline.extraction.text.number_words import any_of
from pipeline.lexicons import words

_CODE_OF_LAW = re.compile(r"\s?(?:U\.?\s?S\.?\s?C\b|C\.?\s?F\.?\s?R\b|Stat\.|F\.\s?(?:2d|3d|Supp))")
_CLOCK = re.compile(r"\s?(?:a\.?m\b|p\.?m\b|o['’]clock|hrs\b|GMT|CET|EST)", re.IGNORECASE)
_STREET = re.compile(
    r"\s(?:[A-Z][\w'’.]*\s){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Square|Highway)\b|,?\s(?:NW|SW|NE|SE)\b"
)
_GLUED_BEFORE = re.compile(r"(?:[^\W\d_][-‐‑/.]|\d[./:]|/)\Z")
_GLUED_AFTER = re.compile(r"[-‐‑][A-Z]{1,4}\b|[/:]\s?\w|\(|\.\d|-\d")
_ITEM_OPENS = re.compile(r"(?:\A|\n)\s*\(?\Z")
_ITEM_CLOSES = re.compile(r"[.)](?:\s|\Z)")
_SHARE_BEFORE = re.compile(
    r"\b(?:by|over|than|about|nearly|almost|least|to|only|around|roughly|some|under|close\sto|approximately)\s\Z", re.IGNORECASE
)
_SHARE_AFTER = re.compile(r"\s(?:of|more|less|higher|lower|fewer|have|were|are)\b")
_WHICH_HALF = re.compile(r"\b(?:the|this|that|same|other|every|in|\w+(?:st|nd|rd|th|er|se))\s\Z", re.IGNORECASE)
_COMPARED = re.compile(r"\d\s\(\Z")  # 17 (10) charges
_SLASHED = re.compile(r"^\d+/\d+$")
_STANCE = re.compile(r"[\s-](?:tolerance|hour|sum)\b", re.IGNORECASE)  # zero tolerance
_BASE = re.compile(r"=\s?\Z")  # what an index is reckoned from
_DIALLED = re.compile(r"0\d{2,}")
_TOP = re.compile(r"\btop\s\Z", re.IGNORECASE)
_VAGUE_BEFORE = re.compile(
    r"\b(?:several|many|a\sfew|a\scouple\sof|tens\sof|dozens\sof|hundreds\sof|thousands\sof)\s\Z", re.IGNORECASE
)
_ONE_BEFORE = re.compile(r"\b(?:the|loved|little|at|as|number|day)\s\Z", re.IGNORECASE)
_ONE_AFTER = re.compile(
    r"\s(?:of|another|hand|side|day|time|thing|way|such|or|that|who|which|where|after|by\sone|\w+\sto\s(?:another|the\s(?:other|next))|"
    r"must|should|can|could|may|might|would|has|is|was)\b",
    re.IGNORECASE,
)


_GAP = r"(?:,\s(?:and\s|or\s)?|\s(?:and|or|to)\s|\s?[-–]\s?)"
_GOES_ON = re.compile(rf"{_GAP}\Z")
_LONGEST_LABEL = 30  # code points


@cache
def _label() -> str:
    return rf"(?:(?<![\w-]){any_of(words('number_labels'))}\s?(?:no\.?\s|number\s)?|[§№#]\s?)"


@cache
def _ends_with_label() -> re.Pattern[str]:
    return re.compile(rf"{_label()}\Z", re.IGNORECASE)


@cache
def _ends_with_list() -> re.Pattern[str]:
    """ "Articles 5, 6 and"."""
    return re.compile(rf"{_label()}(?:[\w()./-]*\d[\w()./-]*{_GAP})+\Z", re.IGNORECASE)


def _is_labelled(before: str) -> bool:
    """Whether a label stands in front of a number, or in front of a list that goes on with it."""
    if _ends_with_label().search(before, max(0, len(before) - _LONGEST_LABEL)):
        return True
    return bool(_GOES_ON.search(before, max(0, len(before) - 6)) and _ends_with_list().search(before))


def is_label(seen: Seen) -> bool:
    """Whether the number names or numbers something, instead of counting it."""
    amount = seen.amount
    if _is_no_number(seen):
        return True
    if amount.unit:
        return bool(_GLUED_BEFORE.search(seen.text, max(0, amount.start - 2), amount.start))
    if _SLASHED.search(seen.words) and not _SHARE_AFTER.match(seen.after(8)):
        return True
    before, after = seen.text[max(0, amount.start - 60) : amount.start], seen.text[amount.end : amount.end + 60]
    if seen.words[0].isalpha():
        return (_is_no_share if amount.form == "fraction" else _is_pronoun)(seen, before, after)
    if _is_item(seen, before, after) or _is_glued(seen, before) or _GLUED_AFTER.match(after) or _is_model(seen):
        return True
    if _is_age_in_brackets(seen, before, after):
        return False
    return amount.form == "digits" and _is_numbered(before, after)


def _is_no_number(seen: Seen) -> bool:
    """ "zero tolerance", "several hundred", "the top ten", "(December 2015 = 100)", "0800 numbers"."""
    if _BASE.search(seen.before(4)) or _DIALLED.fullmatch(seen.words):
        return True
    stance = seen.amount.value == 0 and _STANCE.match(seen.after(14))
    return bool(stance or _VAGUE_BEFORE.search(seen.before(14)) or _TOP.search(seen.before(4)))


def _is_glued(seen: Seen, before: str) -> bool:
    """Whether the number is part of a word: "Mi-8"; not in "under-18s"."""
    return _GLUED_BEFORE.search(before) is not None and not (seen.words[-1] == "s" and names_a_group(before))


def _is_item(seen: Seen, before: str, after: str) -> bool:
    """The number of an item in a list: "3." where a line begins."""
    return seen.amount.value < 100 and bool(_ITEM_OPENS.search(before) and _ITEM_CLOSES.match(after))


def _is_model(seen: Seen) -> bool:
    """The number of "the Ostmark Star 7500 aircraft", between two parts of a name."""
    if seen.first == 0 or seen.amount.scale != 1 or not seen.words.isdigit():
        return False
    name, noun = seen.doc[seen.first - 1], seen.next_token()
    return name.tag_ == "NNP" and seen.doc[seen.last].head == name and noun is not None and noun.tag_ == "NN"


def _is_age_in_brackets(seen: Seen, before: str, after: str) -> bool:
    """The 45 of "Jane Doe (45)"."""
    person = seen.first >= 2 and seen.doc[seen.first - 2].ent_type_ == "PERSON"
    return person and before.endswith(" (") and after.startswith(")")


def _is_numbered(before: str, after: str) -> bool:
    """ "Article 5", "18 U.S.C.", "9 a.m.", "12 Harbour Street", "(3)"."""
    patterns_after = (_CODE_OF_LAW, _CLOCK, _STREET)
    if before.endswith("(") and after.startswith(")") and not _COMPARED.search(before):
        return True
    return _is_labelled(before) or any(pattern.match(after) for pattern in patterns_after)


def _is_no_share(seen: Seen, before: str, after: str) -> bool:
    """ "a third settlement", "the lower half", "a half-yearly report" are no shares; "a third of the members" is one."""
    words = seen.words.lower()
    if seen.amount.value > 1:  # seven quarters are months
        return True
    if after.startswith("-") or (words == "half" and _WHICH_HALF.search(before)):
        return True
    if not words.startswith(("a ", "an ")) or _SHARE_AFTER.match(after):
        return False
    following = seen.next_token()
    another = following is not None and following.tag_ in ("NN", "JJ")  # to a third party
    return another or not _SHARE_BEFORE.search(before)


def _is_pronoun(seen: Seen, before: str, after: str) -> bool:
    """ "one of the", "one another", "on the one hand", "one must"; "one count" is a number."""
    if seen.words.lower() != "one":
        return False
    return bool(_ONE_AFTER.match(after) or (_ONE_BEFORE.search(before) and not after.startswith("-")))
