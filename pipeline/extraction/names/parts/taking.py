"""Which longer name takes over an organisation of which the model is all but certain, but sees a part only.

company     “Veldan Bank” (Norland) AG, Mill Works of “Norland, Inc.”     a legal form closes the longer name
seat        “University of Norland” at Torvik                          the place of a school or hospital
part        Grain Board of the “Ostmark Society of Mills”     the organisation is the last thing in it, behind "of"
"""

from __future__ import annotations

from pipeline.extraction.names.rules import LEGAL_FORM, MODEL
from pipeline.extraction.names.sheet import Sheet, Span


def taking_over(sheet: Sheet, span: Span) -> Span:
    """A name that may have its words from the organisation in it: those are given free; part of an organisation is one, too."""
    whole = _organisation_in(sheet, span)
    if whole is None:
        return span
    part = span.label != "LAW" and whole.hi == span.hi and _is_owner(sheet, whole.lo)
    seated = whole.lo == span.lo and whole.hi < span.hi and sheet.words[whole.hi].lower == "at"
    if part or seated or span.rule == LEGAL_FORM:
        sheet.replace(whole)
    return Span(span.lo, span.hi, "ORG", span.rule) if part else span


def _organisation_in(sheet: Sheet, span: Span) -> Span | None:
    """The organisation that the model sees within the words of a longer name, where no other name has any of them."""
    inside = {owner for k in range(span.lo, span.hi) if (owner := sheet.owner(k)) is not None}
    if len(inside) != 1:
        return None
    (whole,) = inside
    within = span.lo <= whole.lo and whole.hi <= span.hi and whole.hi - whole.lo < span.hi - span.lo
    return whole if within and whole.label == "ORG" and whole.rule == MODEL else None


def _is_owner(sheet: Sheet, lo: int) -> bool:
    """Whether an organisation stands behind "of" or "of the"."""
    before = [word.lower for word in sheet.words[max(lo - 2, 0) : lo]]
    return before[-1:] == ["of"] or before == ["of", "the"]
