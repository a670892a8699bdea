"""Numbers that quantify nothing: labels of articles, list items, addresses, names glued to digits, "one" as a pronoun."""

from __future__ import annotations

import re

from pipeline.extraction._numberwords import any_of
from pipeline.extraction._seen import Seen
from pipeline.lexicons import words

_LABEL = rf"(?:(?<![\w-]){any_of(words('number_labels'))}\s?(?:no\.?\s|number\s)?|[§№#]\s?)"
_LABELLED = re.compile(rf"{_LABEL}(?:[\w()./-]*\d[\w()./-]*(?:,\s|\s(?:and|or|to)\s|,\s(?:and|or)\s|\s?[-–]\s?))*\Z", re.IGNORECASE)
_CODE_OF_LAW = re.compile(r"\s?(?:U\.?\s?S\.?\s?C\b|C\.?\s?F\.?\s?R\b|Stat\.|F\.\s?(?:2d|3d|Supp))")
_GLUED_BEFORE = re.compile(r"(?:[^\W\d_][-‐‑/.]|\d[./:]|/)\Z")
_GLUED_AFTER = re.compile(r"(?:[-‐‑][A-Z]{1,4}\b|[/:]\s?\w|\(|\.\d|-\d)")
_ITEM = re.compile(r"(?:^|\n)\s*\(?\Z")
_ITEM_CLOSES = re.compile(r"[.)](?:\s|\Z)")
_CLOCK = re.compile(r"\s?(?:a\.?m\b|p\.?m\b|o['’]clock|hrs\b|GMT|CET|EST)", re.IGNORECASE)
_STREET = re.compile(r"\s(?:[A-Z][\w'’.]*\s){1,4}(?:Street|St\b|Avenue|Ave\b|Road|Rd\b|Boulevard|Blvd|Drive|Lane|Square|Highway)|,?\s(?:NW|SW|NE|SE)\b")
_POSTCODE = re.compile(r"(?:\b[A-Z]{2}\s|[a-zß]\s|,\s)\Z")
_ONE_BEFORE = re.compile(r"\b(?:the|only|last|next|loved|little|on|at|as|number|just|day)\s\Z", re.IGNORECASE)
_ONE_AFTER = re.compile(
    r"\s(?:of|another|hand|side|day|time|thing|way|must|should|can|could|may|might|would|has|is|was|such|or|by one|that|who|which|where|after)\b", re.IGNORECASE
)


def is_label(seen: Seen) -> bool:
    """Whether the number names or numbers something, instead of counting it."""
    amount = seen.amount
    if amount.unit:
        return bool(_GLUED_BEFORE.search(seen.text, max(0, amount.start - 2), amount.start))
    digits = amount.form in ("digits", "ordinal")
    before, after = seen.text[max(0, amount.start - 60) : amount.start], seen.text[amount.end : amount.end + 60]
    if amount.form == "words":
        return amount.value == 1 and _is_pronoun(seen, before, after)
    if amount.form == "digits" and (_LABELLED.search(before) or _CODE_OF_LAW.match(after) or _CLOCK.match(after) or _STREET.match(after)):
        return True
    if amount.value < 100 and _ITEM.search(before) and _ITEM_CLOSES.match(after):
        return True
    if amount.form == "digits" and before.endswith("(") and after.startswith(")") and amount.scale == 1:
        return True
    return digits and bool(_GLUED_BEFORE.search(before) or _GLUED_AFTER.match(after))


def _is_pronoun(seen: Seen, before: str, after: str) -> bool:
    """ "one of the", "one another", "on the one hand", "one must"; "one count" is a number."""
    if seen.words.lower() != "one":
        return False
    return bool(_ONE_AFTER.match(after) or (_ONE_BEFORE.search(before) and not after.startswith("-")))
