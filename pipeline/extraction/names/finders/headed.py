"""Names that say what they are of: public bodies, organisations, companies, laws and programmes.

A run is a row of capitalised words; its last head word (Office, Act, Ltd) makes it a name. What stands before the head
belongs to it, what stands behind follows in tails (see _tails):

    name  :=  [run "and"] run tail*           Securities and Exchange Commission; Ministry of Justice

The label is that of the head, or of a law that closes a tail ("Protection of Rivers Act").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extraction.names.parts.acting import acting_label, is_named_person
from pipeline.extraction.names.parts.designations import years_before
from pipeline.extraction.names.parts.heads import head_at, is_known_place, is_place, last_head
from pipeline.extraction.names.parts.known import known
from pipeline.extraction.names.parts.law_tails import matter_end, nouns_end, parties_end
from pipeline.extraction.names.parts.purposes import purpose_end
from pipeline.extraction.names.parts.tails import joined_end, with_tails
from pipeline.extraction.names.rules import HEAD, LEGAL_FORM
from pipeline.extraction.names.sheet import Sheet, Span, run_end
from pipeline.extraction.text.lexicon import Head, adjectives, group, heads, legal_forms, place_heads, titles
from pipeline.extraction.text.words import Word

COMPANY = Head("ORG", frozenset(), alone=False)
LAW = Head("LAW", frozenset({"of"}), alone=False)


def headed_names(sheet: Sheet) -> Iterator[Span]:
    """The names with a head, from left to right. A known name that is longer goes before, and its label is right."""
    words, i = sheet.words, 0
    known_at = {k: span for span in known(sheet) for k in range(span.lo, span.hi) if span.hi - span.lo > 1}
    while i < len(words):
        if not words[i].cap:
            i += 1
            continue
        found = list(_names_at(words, i))
        for span in found:
            listed = known_at.get(span.lo) or known_at.get(span.hi - 1)
            if listed is not None and span.lo < listed.lo < span.hi < listed.hi:
                yield Span(span.lo, listed.hi, span.label, span.rule)  # "Parliament of" a country of several words
            elif listed is not None and listed.hi - listed.lo >= span.hi - span.lo:
                yield listed
            elif listed is not None and listed.lo == span.lo and listed.label == "ORG" and span.label == "AGENCY":
                yield Span(span.lo, span.hi, "ORG", span.rule)  # the secretariat of an organisation is a part of it
            else:
                yield span
        i = max(found[-1].hi, i + 1) if found else run_end(words, i)


def _names_at(words: list[Word], run: int) -> Iterator[Span]:
    """The name that begins with a run, or the several that a plural head makes of it."""
    end = run_end(words, run)
    if (company := _company(words, run, end)) is not None:
        yield company
        return
    if (amended := _amending_act(words, run, end)) is not None:
        yield Span(_without_adjectives(words, run, amended, LAW), with_tails(words, amended, amended + 1, LAW)[0], "LAW", HEAD)
        return
    joined = joined_end(words, run, end)
    end = joined or end
    at = last_head(words, run, end)
    if at is None or _is_field_of_law(words, run, at) or _leads_event(words, at, end) or _leads_title(words, at, end):
        return
    if _is_any_order(words, run, at) or is_named_person(words, run, end):
        return
    head = head_at(words, at)
    owner = _office_holder(words, run)
    lo = _without_adjectives(words, run if owner is None else owner, at, head)
    years = years_before(words, lo)
    if years < lo and words[at].text in group("heads with years before") and not _is_time(words, years):
        planning = words[at].text in group("planning heads")
        lo = _run_start(words, years) if planning else years  # "Norland 2030 Strategy", "2031–35 Report"
    stop, run_stop = _behind_head(words, at, end, head)
    label = head.label
    if stop == run_stop or words[stop].text == "(":
        if words[at].text in group("heads of treaties"):
            stop = parties_end(words, stop)
        stop, label = with_tails(words, at, stop, head)
        if words[at].text in group("heads of laws on matters"):
            stop = matter_end(words, stop)
    stop = purpose_end(words, stop)
    stop = _companion_end(words, stop) if label == "LAW" else _fought_end(words, stop, head)
    label = acting_label(words, lo, at, stop, label)
    if words[at].text in group("heads of civic bodies") and any(words[k].text in group("civic words") for k in range(lo, stop)):
        label = "ORG"  # "Centre for Human Rights", "Accountability Network"
    if words[at].text in group("plural heads"):
        if owner is not None:
            yield Span(lo, stop, label, HEAD)
        elif joined is not None or stop > at + 1:
            yield from _several(words, lo, at, stop, label)
    elif (
        (stop - lo > 1 and not _is_matter(words, at, stop))
        or words[lo].text in group("always names")
        or (lo == run and _may_stand_alone(words, lo, head))
    ):
        yield Span(lo, stop, label, HEAD)


def _amending_act(words: list[Word], run: int, end: int) -> int | None:
    """The head of "Grain Trade (Amendment and Transition) Act": what stands in brackets belongs to it."""
    if end >= len(words) or words[end].text != "(":
        return None
    close = next((k for k in range(end + 1, min(end + 12, len(words) - 1)) if words[k].text == ")"), None)
    if close is None or not words[end + 1].cap:
        return None
    head = close + 1
    spelt = not words[end + 1].text.isupper()  # no acronym
    return head if spelt and words[head].text in ("Act", "Bill", "Ordinance", "Regulations", "Order", "Law") else None


def _company(words: list[Word], lo: int, end: int) -> Span | None:
    """A name that ends in a legal form: "Norland Trading Ltd.", "Veld, Inc.", "Ostoil plc", "Ostbank (Norland) Ltd."."""
    behind = [word.text for word in words[end : end + 2]] + [""] * 2
    form = next((k for k in range(end - 1, lo, -1) if words[k].text in legal_forms()), None)
    if form is None:
        if behind[0] in legal_forms() and words[end].glued:
            form = end
        elif behind[0] == "," and behind[1] in legal_forms():
            form = end + 1
        elif (closed := _form_behind_bracket(words, end)) is not None:
            form = closed
        elif (further := _linked_company(words, lo, end)) is not None:
            form = further
        else:
            return None
    while form + 1 < len(words) and words[form + 1].text in legal_forms() and words[form + 1].glued:
        form += 1
    if form + 2 < len(words) and words[form + 1].text == "," and words[form + 2].text in legal_forms():
        form += 2  # "Co., Ltd."
    while lo > 1 and words[lo - 1].text == "&" and words[lo - 2].cap:
        lo = _run_start(words, lo - 2)
    return Span(_without_adjectives(words, lo, form, COMPANY), form + 1, "ORG", LEGAL_FORM)


def _companion_end(words: list[Word], stop: int) -> int:
    """The end of a plan that goes with a strategy: "Grain Strategy and Action Plan"; else `stop`."""
    if stop + 1 < len(words) and words[stop].lower == "and" and words[stop + 1].cap:
        end = run_end(words, stop + 1)
        if all(words[k].text in group("companion plans") for k in range(stop + 1, end)):
            return with_tails(words, end - 1, end, heads()["Plan"])[0]
    return stop


def _fought_end(words: list[Word], stop: int, head: Head) -> int:
    """The end of what a body fights, in small letters: "Central Office against grain fraud"; else `stop`."""
    if stop + 1 >= len(words) or words[stop].text not in head.tails:
        return stop
    if words[stop].text != "against" and words[stop + 1].text not in group("matters fought"):
        return stop
    end = nouns_end(words, stop + 1)
    while end is not None and end + 1 < len(words) and words[end].text in ("and", "of") and (more := nouns_end(words, end + 1)):
        end = more
    return end or stop


def _form_behind_bracket(words: list[Word], end: int) -> int | None:
    """The legal form in "Ostbank (Norland) Ltd"."""
    close = next((k for k in range(end + 1, min(end + 5, len(words) - 1)) if words[k].text == ")"), None)
    if words[end].text != "(" if end < len(words) else True:
        return None
    return close + 1 if close is not None and words[close + 1].text in legal_forms() else None


LONGEST_COMPANY = 30  # words behind its first run


def _linked_company(words: list[Word], lo: int, end: int) -> int | None:
    """The legal form of a name whose runs small words join, where the model sees one organisation: "Mills and Grain Ltd"."""
    at = end
    while (
        at + 1 < min(len(words), end + LONGEST_COMPANY)
        and words[at].lower in ("and", "of", "for")
        and words[at].ent == words[lo].ent == "ORG"
    ):
        if not words[at + 1].cap:
            return None
        at = run_end(words, at + 1)
        form = next((k for k in range(at - 1, end, -1) if words[k].text in legal_forms()), None)
        if form is None and at < len(words):
            form = at if words[at].text in legal_forms() else _form_behind_bracket(words, at)
        if form is not None:
            return form
    return None


def _is_time(words: list[Word], years: int) -> bool:
    """Whether years before a run say when something was: "in 2031 Parliament", "on 5 May 2031 Act No. 7"."""
    before = words[years - 1] if years else None
    return before is not None and (before.lower in ("in", "since", "until", "by", "of") or before.text in group("months"))


def _run_start(words: list[Word], i: int) -> int:
    while i and words[i].glued and words[i - 1].cap and not words[i].first:
        i -= 1
    return i


def _is_matter(words: list[Word], at: int, stop: int) -> bool:
    """ "Socio-Economic Energy" is a matter, "Ostmark Energy" a company: there the model sees the organisation."""
    return words[at].text in group("heads that are matters") and stop == at + 1 and words[at].ent != "ORG"


def _leads_title(words: list[Word], at: int, end: int) -> bool:
    """ "Project Manager", "Programme Director" are offices."""
    return at + 1 < end and head_at(words, at).label == "LAW" and titles().get(words[at + 1].text) == "office"


def _is_any_order(words: list[Word], run: int, at: int) -> bool:
    """ "an Executive Order", "a Memorandum of Understanding": the kind of a text, not the name of one."""
    if not run or words[run - 1].lower not in ("a", "an") or not words[run].glued or head_at(words, at).label != "LAW":
        return False
    behind = [word.text for word in words[at + 1 : at + 3]] + [""] * 2
    if at == run:
        return behind[:2] == ["of", "Understanding"]
    lone = not any(c.isdigit() for c in behind[0] + behind[1]) and behind[0].lower() not in ("on", "for", "no.", "no", "(")
    return at == run + 1 and words[run].text in group("makers of orders") and lone


def _leads_event(words: list[Word], at: int, end: int) -> bool:
    """ "Ostmark International Conference", "World Energy Summit": the head is one of organisations, the run that of an event."""
    event = any(words[k].text in group("event heads") for k in range(at + 1, end))
    return event and (head_at(words, at).label == "ORG" or (head_at(words, at).label == "LAW" and not head_at(words, at).alone))


def _is_field_of_law(words: list[Word], lo: int, at: int) -> bool:
    """ "International Criminal Law" is a field, not a law; "Section 5 of the Criminal Law" is one of a law."""
    if (
        at == lo + 1
        and lo > 3
        and words[lo - 1].lower == "the"
        and words[lo - 2].lower == "of"
        and words[lo - 3].text[0].isdigit()
    ):
        return False
    return words[at].text == "Law" and lo < at and words[at - 1].text in group("fields of law")


def _office_holder(words: list[Word], lo: int) -> int | None:
    """The start of "Prosecutor" in "Prosecutor's Office"; None where no office holder owns the run."""
    if lo < 2 or words[lo - 1].lower not in ("'s", "’s", "'", "’") or words[lo - 2].text not in group("office holders"):
        return None
    return _run_start(words, lo - 2)


def _without_adjectives(words: list[Word], lo: int, at: int, head: Head) -> int:
    """Where the name begins behind "Norlandic", "New", "First": a public body goes without its country's adjective."""
    run = lo
    while lo < at:
        word = words[lo]
        demonym = word.text in adjectives() and word.text not in ("US", "U.S.", "American")
        counting = head.label == "ORG" and word.text in ("First", "Second", "Third", "New")  # "Second Ost Bank"
        if demonym and lo + 1 <= at and _in_acronym(words, lo, at):
            break
        seated = word.text in ("Joint", "Second", "Third") and words[at].text in group("heads with numbers")
        opener = (
            word.text in group("openers")
            and not counting
            and not seated
            and not (is_place(words, lo, lo + 2) or word.ent == "GPE")
        )
        if not opener and not (demonym and head.label == "AGENCY"):
            break
        lo += 1
    return lo if words[lo].cap else run  # "Joint First and Second Rounds"


def _in_acronym(words: list[Word], lo: int, at: int) -> bool:
    """Whether the acronym in brackets begins with the country's adjective: "Norlandic Grain Board (NGB)"."""
    bracket = next((k for k in range(at + 1, min(at + 9, len(words) - 1)) if words[k].text == "(" or "\n" in words[k].text), None)
    if bracket is None or words[bracket].text != "(":
        return False
    short = bracket + 1 + (words[bracket + 1].text in "“\"'‘")
    acronym = words[short].text if short < len(words) else ""
    long = [words[k].text[0] for k in range(lo, bracket) if words[k].cap]
    return acronym.isupper() and len(acronym) > 2 and acronym[:2] == "".join(long[:2])


def _behind_head(words: list[Word], at: int, end: int, head: Head) -> tuple[int, int]:
    """Where the head's own part of a run ends, and where the run does then."""
    stop = at + 1
    if stop < end and (is_known_place(words, stop, stop + 1) or re.fullmatch(r"[IVX]+", words[stop].text)):
        stop += 1  # "Reporting Office Norland", "Office IV"
    canton = stop < end and words[stop].text in place_heads() and end + 1 < len(words)
    if canton and words[end].lower == "of" and words[end + 1].cap:
        stop = end = run_end(words, end + 1)  # "Prosecutor's Office Canton of Ost"
    if stop < end and (words[at].text in group("heads in front") or (head.label == "LAW" and re.search(r"\d", words[stop].text))):
        stop = end  # "Operation Clean Hands", "Strategy Norland-2050"
    return stop, end


def _several(words: list[Word], lo: int, at: int, stop: int, label: str) -> Iterator[Span]:
    """Plural heads name several: "Ministries of Justice and Finance", "Civil and Tax Divisions"."""
    start = lo
    for k in range(lo, stop):
        if words[k].lower in ("and", "&", ",") and k != at:
            if k > start:
                yield Span(start, k, label, HEAD)
            start = k + 1
    if stop > start:
        yield Span(start, stop, label, HEAD)


def _may_stand_alone(words: list[Word], lo: int, head: Head) -> bool:
    """A capitalised head by itself names what the reader knows: "the Commission", "the Convention"."""
    return head.alone and head.label != "ORG" and lo > 0 and words[lo - 1].lower == "the" and words[lo].glued
