"""Which longer name takes over an organisation of which the model is all but certain, but sees a part only.

company     “Veldan Bank” (Norland) AG, Mill Works of “Norland, Inc.”     a legal form closes the longer name
part        Grain Board of the “Ostmark Society of Mills”     the organisation is the last thing in it, behind "of"
"""

from __future__ import annotations

from pipeline.extraction.names.rules import LEGAL_FORM, MODEL
from pipeline.extraction.names.sheet import Sheet, Span


def taking_over(sheet: Sheet, span: Span) -> Span:
    """A name that may have its words from the organisation in it: those are given free; part of an organisation is one, too."""
    inside = [owner for k in range(span.lo, span.hi) if (owner := sheet.owner(k)) is not None]
    if not inside or any(owner != inside[0] for owner in inside) or len(inside) == span.hi - span.lo:
        return span
    whole = inside[0]
    if whole.label != "ORG" or whole.rule != MODEL or not span.lo <= whole.lo < whole.hi <= span.hi:
        return span
    if span.rule == LEGAL_FORM:
        sheet.replace(whole)
    elif span.label != "LAW" and whole.hi == span.hi and _is_owner(sheet, whole.lo):
        sheet.replace(whole)
        return Span(span.lo, span.hi, "ORG", span.rule)
    return span


def _is_owner(sheet: Sheet, lo: int) -> bool:
    """Whether an organisation stands behind "of" or "of the"."""
    before = [word.lower for word in sheet.words[max(lo - 2, 0) : lo]]
    return before[-1:] == ["of"] or before == ["of", "the"]
