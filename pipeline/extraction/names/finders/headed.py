"""Names that say what they are of: public bodies, organisations, companies, laws and programmes.

A run is a row of capitalised words; its last head word (Office, Act, Ltd) makes it a name. What stands before the head
belongs to it, what stands behind follows in tails (see _tails):

    name  :=  [run "and"] run tail*           Securities and Exchange Commission; Ministry of Justice

The label is that of the head, or of a law that closes a tail ("Protection of Rivers Act").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extraction.names.parts.acting import acting_label
from pipeline.extraction.names.parts.companies import company
from pipeline.extraction.names.parts.designations import years_before
from pipeline.extraction.names.parts.fronts import behind_office, run_start, with_century, without_adjectives
from pipeline.extraction.names.parts.heads import OFFICE_HOLDERS, head_at, is_known, is_known_place, last_head
from pipeline.extraction.names.parts.known import known
from pipeline.extraction.names.parts.law_tails import matter_end, nouns_end, parties_end
from pipeline.extraction.names.parts.no_names import is_no_name
from pipeline.extraction.names.parts.purposes import purpose_end
from pipeline.extraction.names.parts.sectors import sector_label
from pipeline.extraction.names.parts.tails import FIGHTING, joined_end, seat_end, with_tails
from pipeline.extraction.names.parts.taking import taking_over
from pipeline.extraction.names.rules import HEAD
from pipeline.extraction.names.sheet import Sheet, Span, run_end
from pipeline.extraction.text.lexicon import MONTHS, Head, adjectives, heads, noted, place_heads, titles
from pipeline.extraction.text.words import Word

COMPANION_PLANS = frozenset({"Action", "Implementation", "Map", "Plan", "Road", "Roadmap"})

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
            yield taking_over(sheet, _beside_known(span, known_at.get(span.lo) or known_at.get(span.hi - 1)))
        i = max(found[-1].hi, i + 1) if found else run_end(words, i)


def _beside_known(span: Span, listed: Span | None) -> Span:
    """A name, or the known name that it begins or ends with where that is right."""
    if listed is None:
        return span
    if span.lo < listed.lo < span.hi < listed.hi:
        return Span(span.lo, listed.hi, span.label, span.rule)  # "Parliament of" a country of several words
    if listed.hi - listed.lo >= span.hi - span.lo:
        return listed
    if listed.lo == span.lo and listed.label == "ORG" and span.label == "AGENCY":
        return Span(span.lo, span.hi, "ORG", span.rule)  # the secretariat of an organisation is a part of it
    return span


def _names_at(words: list[Word], run: int) -> Iterator[Span]:
    """The name that begins with a run, or the several that a plural head makes of it."""
    end = run_end(words, run)
    if (found := company(words, run, end)) is not None:
        yield found
    elif (amended := _amending_act(words, run, end)) is not None:
        yield Span(without_adjectives(words, run, amended, LAW), with_tails(words, amended, amended + 1, LAW)[0], "LAW", HEAD)
    else:
        yield from _around_head(words, run, end, joined_end(words, run, end))


def _around_head(words: list[Word], run: int, own_end: int, joined: int | None) -> Iterator[Span]:
    """The name or names that the last head of a run makes, with the runs that are joined to it."""
    end = joined or own_end
    at = last_head(words, run, end)
    if at is None or is_no_name(words, run, at, end):
        return
    head = head_at(words, at)
    owner = _office_holder(words, run)
    lo = _start(words, run if owner is None else owner, at, head)
    stop, label = _end(words, at, end, head)
    label = sector_label(words, lo, at, stop, acting_label(words, lo, at, stop, label))
    several = words[at].text in noted("body_heads", "several")
    if several and owner is None and (joined is not None or stop > at + 1):
        yield from _several(words, lo, at, stop, label)
    elif owner is not None if several else _stands(words, run, lo, at, stop, head):
        yield Span(lo, stop, label, HEAD)


def _start(words: list[Word], lo: int, at: int, head: Head) -> int:
    """Where a name begins: without adjectives, with the years before it."""
    lo = with_century(words, without_adjectives(words, behind_office(words, _slash_start(words, lo), at), at, head))
    years = years_before(words, lo)
    if years == lo or words[at].text not in noted("law_heads", "years") or _is_time(words, years):
        return lo
    planning = words[at].text in noted("law_heads", "planning")  # "Norland 2030 Strategy", but "2031–35 Report"
    return run_start(words, years) if planning else years


def _slash_start(words: list[Word], lo: int) -> int:
    """Where a run begins that a slash without spaces carries on: "National Rust/Blight Strategy"."""
    while lo > 1 and words[lo - 1].text == "/" and words[lo - 2].cap and words[lo - 2].end + 1 == words[lo].start:
        first = run_start(words, lo - 2)
        title = max((k + 1 for k in range(first, lo - 1) if words[k].text in titles()), default=first)
        other = words[lo].text in adjectives() or last_head(words, first, lo - 1) is not None
        if other or is_known(words, first, lo - 1):
            return lo
        lo = title
    return lo


def _end(words: list[Word], at: int, end: int, head: Head) -> tuple[int, str]:
    """Where a name ends, with its tails, parties, matter and purpose; and its label."""
    stop, run_stop = _behind_number(words, at, *_behind_head(words, at, end, head))
    label = head.label
    if stop == run_stop or words[stop].text == "(":
        if words[at].text in noted("law_heads", "treaty"):
            stop = parties_end(words, stop)
        stop, label = with_tails(words, at, stop, head)
        stop = seat_end(words, at, stop)
        if words[at].text in noted("law_heads", "matter"):
            stop = matter_end(words, stop)
    stop = purpose_end(words, stop)
    return (_companion_end(words, stop) if label == "LAW" else _fought_end(words, stop, head)), label


def _stands(words: list[Word], run: int, lo: int, at: int, stop: int, head: Head) -> bool:
    """Whether a head with what stands around it is a name: several words, a name always, or a head that may stand alone."""
    if (stop - lo > 1 and not _is_matter(words, at, stop)) or words[lo].text in noted("body_heads", "unique"):
        return True
    return lo == run and _may_stand_alone(words, lo, head)


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


def _companion_end(words: list[Word], stop: int) -> int:
    """The end of a plan that goes with a strategy: "Grain Strategy and Action Plan"; else `stop`."""
    if stop + 1 < len(words) and words[stop].lower == "and" and words[stop + 1].cap:
        end = run_end(words, stop + 1)
        if all(words[k].text in COMPANION_PLANS for k in range(stop + 1, end)):
            return with_tails(words, end - 1, end, heads()["Plan"])[0]
    return stop


def _fought_end(words: list[Word], stop: int, head: Head) -> int:
    """The end of what a body fights, in small letters: "Central Office against grain fraud"; else `stop`."""
    if stop + 1 >= len(words) or words[stop].text not in head.tails:
        return stop
    if words[stop].text != "against" and words[stop + 1].text not in FIGHTING:
        return stop
    end = nouns_end(words, stop + 1)
    while end is not None and end + 1 < len(words) and words[end].text in ("and", "of") and (more := nouns_end(words, end + 1)):
        end = more
    return end or stop


def _is_time(words: list[Word], years: int) -> bool:
    """Whether years before a run say when something was: "in 2031 Parliament", "on 5 May 2031 Act No. 7"."""
    before = words[years - 1] if years else None
    return before is not None and (before.lower in ("in", "since", "until", "by", "of", "fy") or before.text in MONTHS)


def _is_matter(words: list[Word], at: int, stop: int) -> bool:
    """ "Socio-Economic Energy" is a matter, "Ostmark Energy" a company: there the model sees the organisation."""
    return words[at].text in noted("body_heads", "field") and stop == at + 1 and words[at].ent != "BODY"


def _office_holder(words: list[Word], lo: int) -> int | None:
    """The start of "Prosecutor" in "Prosecutor's Office"; None where no office holder owns the run."""
    if lo < 2 or words[lo - 1].lower not in ("'s", "’s", "'", "’") or words[lo - 2].text not in OFFICE_HOLDERS:
        return None
    return run_start(words, lo - 2)


def _behind_head(words: list[Word], at: int, end: int, head: Head) -> tuple[int, int]:
    """Where the head's own part of a run ends, and where the run does then."""
    stop = at + 1
    if stop < end and (is_known_place(words, stop, stop + 1) or re.fullmatch(r"[IVX]+", words[stop].text)):
        stop += 1  # "Reporting Office Norland", "Office IV"
    canton = stop < end and words[stop].text in place_heads() and end + 1 < len(words)
    if canton and words[end].lower == "of" and words[end + 1].cap:
        stop = end = run_end(words, end + 1)  # "Prosecutor's Office Canton of Ost"
    if stop < end and (
        words[at].text in noted("law_heads", "front") or (head.label == "LAW" and re.search(r"\d", words[stop].text))
    ):
        stop = end  # "Operation Clean Hands", "Strategy Norland-2050"
    return stop, end


def _behind_number(words: list[Word], at: int, stop: int, end: int) -> tuple[int, int]:
    """Where a head's own part and the run end, with the number of such bodies: "Grain Research Unit 6"."""
    return (stop + 1, stop + 1) if stop == end and _is_counted(words, at, stop) else (stop, end)


def _is_counted(words: list[Word], at: int, stop: int) -> bool:
    """Whether a number stands behind a head by which such bodies are told apart: "Grain Research Unit 6"."""
    if stop + 1 >= len(words) or stop != at + 1 or words[at].text not in noted("body_heads", "numbered"):
        return False
    named = at > 0 and words[at - 1].cap and words[at].glued
    number = re.fullmatch(r"\d{1,3}", words[stop].text) is not None and words[stop].glued
    return named and number and words[stop + 1].tag not in ("NN", "NNS", "JJ", "CD")


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
