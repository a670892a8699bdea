"""Companies by their legal form: "Norland Trading Ltd.", "Veld, Inc.", "Mills and Grain Ltd", "Ostbank (Norland) Ltd."."""

from __future__ import annotations

from pipeline.extraction.names.parts.fronts import run_start, without_adjectives
from pipeline.extraction.names.parts.heads import is_place
from pipeline.extraction.names.rules import LEGAL_FORM
from pipeline.extraction.names.sheet import Span, run_end
from pipeline.extraction.text.lexicon import Head, heads, legal_forms, place_heads, titles
from pipeline.extraction.text.words import Word

COMPANY = Head("ORG", frozenset(), alone=False)


def company(words: list[Word], lo: int, end: int) -> Span | None:
    """The company that a run begins and a legal form ends; None where there is no form."""
    form = _form(words, lo, end)
    if form is None:
        return None
    form = _last_form(words, form)
    while lo > 1 and words[lo - 1].text == "&" and words[lo - 2].cap:
        lo = run_start(words, lo - 2)
    lo = _start_before_place(words, lo)
    return Span(without_adjectives(words, lo, form, COMPANY), form + 1, "ORG", LEGAL_FORM)


def _start_before_place(words: list[Word], lo: int) -> int:
    """Where a company's name begins whose place stands before the form: "Mill Works of Norland, Inc.", no "Chairman of"."""
    if lo < 2 or words[lo - 1].lower != "of" or not words[lo - 2].cap or not is_place(words, lo, lo + 1):
        return lo
    first = run_start(words, lo - 2)
    front = [word.text for word in words[first : lo - 1]]
    other = any(text in titles() or text in place_heads() or heads().get(text, COMPANY).label != "ORG" for text in front)
    return lo if other else first


def _form(words: list[Word], lo: int, end: int) -> int | None:
    """The first legal form of a run: in it, right behind it, behind a comma, a bracket or further runs."""
    inside = next((k for k in range(end - 1, lo, -1) if words[k].text in legal_forms()), None)
    if inside is not None:
        return inside
    behind = [word.text for word in words[end : end + 2]] + [""] * 2
    if behind[0] in legal_forms() and words[end].glued:
        return end
    if behind[0] == "," and behind[1] in legal_forms():
        return end + 1
    closed = _form_behind_bracket(words, end)
    return closed if closed is not None else _linked_company(words, lo, end)


def _last_form(words: list[Word], form: int) -> int:
    """The last of several: "Co. Ltd", "Co., Ltd."."""
    while form + 1 < len(words) and words[form + 1].text in legal_forms() and words[form + 1].glued:
        form += 1
    comma = form + 2 < len(words) and words[form + 1].text == ","
    return form + 2 if comma and words[form + 2].text in legal_forms() else form


def _form_behind_bracket(words: list[Word], end: int) -> int | None:
    """The legal form in "Ostbank (Norland) Ltd"."""
    close = next((k for k in range(end + 1, min(end + 5, len(words) - 1)) if words[k].text == ")"), None)
    if words[end].text != "(" if end < len(words) else True:
        return None
    return close + 1 if close is not None and words[close + 1].text in legal_forms() else None


LONGEST = 30  # words behind the first run of a company's name


def _linked_company(words: list[Word], lo: int, end: int) -> int | None:
    """The legal form of a name whose runs small words join, where the model sees one organisation: "Mills and Grain Ltd"."""
    at = end
    while (
        at + 1 < min(len(words), end + LONGEST)
        and words[at].lower in ("and", "of", "for")
        and words[at].ent == words[lo].ent == "BODY"
    ):
        if not words[at + 1].cap:
            return None
        at = run_end(words, at + 1)
        form = _form_of_run(words, end, at)
        if form is not None:
            return form
    return None


def _form_of_run(words: list[Word], end: int, at: int) -> int | None:
    form = next((k for k in range(at - 1, end, -1) if words[k].text in legal_forms()), None)
    if form is None and at < len(words):
        form = at if words[at].text in legal_forms() else _form_behind_bracket(words, at)
    return form
