"""Names that say what they are of: public bodies, organisations, companies, laws and programmes.

The grammar. A run is a row of capitalised words; its last head word (Office, Act, Ltd) makes it a name. What stands before
the head belongs to it, what stands behind follows in tails:

    name  :=  [run "and"] run tail*           Securities and Exchange Commission
    tail  :=  preposition ["the"] list        of Justice, for Civil Service Affairs and Anti-Corruption
            | years                           for 2015-2025, of 1 March 2010 on …
    list  :=  run ("," run)* ["and" run]

The label is that of the last head in the name's first part or of a law that closes a tail ("Division of Forfeited Assets Act").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extraction._known import known
from pipeline.extraction._lexicon import (
    Head,
    adjectives,
    group,
    heads,
    known_names,
    legal_forms,
    place_heads,
    title_modifiers,
    titles,
)
from pipeline.extraction._spans import Sheet, Span, run_end
from pipeline.extraction._words import Word

MAX_TAILS = 6
YEARS = re.compile(r"\d{4}(?:[-–/]\d{2,4})?")
# Possessors that make one name with what they own: "Prosecutor's Office"; all others own a name of its own.
UNITS = frozenset(
    [
        "Division",
        "Section",
        "Unit",
        "Department",
        "Directorate",
        "Branch",
        "Bureau",
        "Office",
        "Committee",
        "Subcommittee",
        "Service",
        "Centre",
        "Center",
        "Chamber",
    ]
)
# Heads whose name follows them: "Operation Clean Hands".
NAMED_BEHIND = frozenset({"Operation", "Project"})


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
            if listed is None or listed.hi - listed.lo < span.hi - span.lo:
                yield span
            else:
                yield listed
        i = max(found[-1].hi, i + 1) if found else run_end(words, i)


def _names_at(words: list[Word], lo: int) -> Iterator[Span]:
    end = run_end(words, lo)
    if (company := _company(words, lo, end)) is not None:
        yield company
        return
    joined = _joined_before(words, lo, end)
    end = joined or end
    at = last_head(words, lo, end)
    if at is None:
        return
    head = _head(words, at)
    if (start := _owner_before(words, lo)) is not None:
        lo = start
    first = lo
    lo = _without_adjectives(words, lo, at, head)
    stop, label = at + 1, head.label
    if (stop < end and known_names().get(words[stop].text, ("",))[0] == "PLACE") or (
        stop < end and re.fullmatch(r"[IVX]+", words[stop].text)
    ):  # "Reporting Office Norland"
        stop += 1
    if (
        stop < end
        and words[stop].text in place_heads()
        and end + 1 < len(words)
        and words[end].lower == "of"
        and words[end + 1].cap
    ):
        stop = end = run_end(words, end + 1)  # "Prosecutor's Office Canton of Ost"
    if stop < end and (words[at].text in NAMED_BEHIND or (head.label == "LAW" and re.search(r"\d", words[stop].text))):
        stop = end
    if head.label == "LAW" and words[at].text == "Law" and words[at - 1].text in group("fields of law") and lo < at:
        return
    if head.label == "LAW" and words[at].text in group("planning heads") and lo > 0 and YEARS.fullmatch(words[lo - 1].text):
        lo -= words[lo].glued  # "2030 Agenda"
    if stop == end or words[stop].text in ("(",):
        stop, label = _tails(words, stop, head)
    if words[at].text in group("plural heads"):
        yield from _split(words, lo, at, stop, label, joined)
        return
    if stop - lo > 1 or _may_stand_alone(words, lo, first, head):
        yield Span(lo, stop, label, "head")


def last_head(words: list[Word], lo: int, end: int) -> int | None:
    """The last head in a run that still belongs to the run's name: not behind a title ("Agency Chairman Jane Roe")."""
    stop = _title_start(words, lo, end)
    return next((k for k in range(stop - 1, lo - 1, -1) if words[k].text in heads()), None)


def _title_start(words: list[Word], lo: int, end: int) -> int:
    """Where in a run the title of a person begins: at "Chairman" in "Audit Agency Chairman Jane Roe"; else the run's end."""
    last = next((k for k in range(end - 1, lo, -1) if words[k].text in titles()), None)
    if last is None or any(words[k].text in heads() for k in range(last + 1, end)):
        return end
    start = last
    while start > lo and (words[start - 1].text in titles() or words[start - 1].text in title_modifiers()):
        start -= 1
    headed = any(words[k].text in heads() for k in range(lo, start))
    return start if start > lo and (headed or last + 2 < end) else end


def _head(words: list[Word], at: int) -> Head:
    two = f"{words[at - 1].text} {words[at].text}" if at else ""
    return heads().get(two) or heads()[words[at].text]


def _company(words: list[Word], lo: int, end: int) -> Span | None:
    """A name that ends in a legal form: "Norland Trading Ltd.", "Veld, Inc.", "Ostoil plc"."""
    form = next((k for k in range(end - 1, lo, -1) if words[k].text in legal_forms()), None)
    if form is None:
        after = end + 1 if end < len(words) and words[end].text == "," else end
        if after < len(words) and words[after].text in legal_forms() and (words[after].glued or after > end):
            form = after
    if form is None and end + 3 < len(words) and words[end].text == "(" and words[end + 2].text == ")":
        form = end + 3 if words[end + 3].text in legal_forms() else None  # "Ostbank (Norland) Ltd."
    if form is None:
        return None
    if form + 1 < len(words) and words[form + 1].text in legal_forms():
        form += 1
    while lo > 1 and words[lo - 1].text == "&" and words[lo - 2].cap:
        lo -= 2
        while lo and words[lo].glued and words[lo - 1].cap and not words[lo].first:
            lo -= 1
    return Span(_without_adjectives(words, lo, form, Head("ORG", frozenset(), False)), form + 1, "ORG", "legal form")


def _joined_before(words: list[Word], lo: int, end: int) -> int | None:
    """The end of the next run where this one is only its first part: "Securities and Exchange Commission"."""
    if end + 1 >= len(words) or words[end].lower not in ("and", "&", "of", "in") or not words[end + 1].cap:
        return None
    own = last_head(words, lo, end)
    if (
        (own is not None and heads()[words[own].text].label != "ORG")
        or _is_known(words, lo, end)
        or words[lo].ent in ("PERSON", "GPE")
    ):
        return None
    if words[end].lower in ("of", "in") and end - lo > 2:
        return None
    if any(words[k].text in titles() for k in range(lo, end)):
        return None
    next_end = run_end(words, end + 1)
    at = last_head(words, end + 1, next_end)
    if at is None or at == end + 1:
        return None
    if words[end].lower in ("of", "in") and heads()[words[at].text].label != "LAW":
        return None
    return next_end


def _owner_before(words: list[Word], lo: int) -> int | None:
    """The start of "Prosecutor" in "Prosecutor's Office"; None where no office holder owns the run."""
    if lo < 2 or words[lo - 1].lower not in ("'s", "’s", "'", "’") or words[lo - 2].text not in group("office holders"):
        return None
    start = lo - 2
    while start > 0 and words[start].glued and words[start - 1].cap and not words[start].first:
        start -= 1
    return start


def _without_adjectives(words: list[Word], lo: int, at: int, head: Head) -> int:
    while lo < at:
        word = words[lo]
        demonym = word.text in adjectives() and word.text not in ("US", "U.S.", "American")
        opener = word.text in group("openers") and not (_is_place(words, lo, lo + 2) or words[lo].ent == "GPE")
        if (demonym and head.label == "AGENCY") or opener:
            lo += 1
        else:
            break
    return lo


def _tails(words: list[Word], stop: int, head: Head) -> tuple[int, str]:
    """Where a name ends whose head ends at `stop`, and its label."""
    label, tails = head.label, head.tails
    for _ in range(MAX_TAILS):
        if label == "LAW" and (after := _years(words, stop)) > stop:
            stop = after
            continue
        if stop + 1 >= len(words) or (words[stop].lower not in tails and not (words[stop].lower == "in" and label == "LAW")):
            break
        at = stop + 1
        if words[at].lower == "the":
            at += 1
        if at >= len(words) or not words[at].cap:
            break
        end = run_end(words, at)
        if words[end - 1].text.endswith("ing") and end + 1 < len(words) and words[end].lower == "the" and words[end + 1].cap:
            end = run_end(words, end + 1)  # "for Implementing the …"
        titled = _title_start(words, at, end)
        if titled < end and titled > at:
            return titled, label
        if end + 1 < len(words) and words[end].lower in ("'s", "’s") and words[end - 1].text in group("office holders"):
            end = run_end(words, end + 1) if words[end + 1].cap else end  # "of the Prosecutor General's Office"
        end = _joined_before(words, at, end) or _place_end(words, at, end)
        if _refuses(words, at, end, words[stop].lower, label, head):
            break
        own = last_head(words, at, end)
        if own == end - 1 > at and _closes_law(words, own, stop):
            label, tails = "LAW", heads()[words[own].text].tails
        stop = _list_end(words, end, words[stop].lower)
    return stop, label


def tails_end(words: list[Word], stop: int, tails: frozenset[str]) -> int:
    """Where the tails of a body end whose head ends at `stop`."""
    return _tails(words, stop, Head("AGENCY", tails, False))[0]


def _closes_law(words: list[Word], own: int, stop: int) -> bool:
    """Whether a tail makes a law of the whole: "Division of Forfeited Assets Act", not "Directorate of International Law"."""
    if heads()[words[own].text].label != "LAW" or words[own - 1].text in group("fields of law"):
        return False
    return words[stop].lower == "of" and words[own].text in group("heads of laws")


def _place_end(words: list[Word], at: int, end: int) -> int:
    """The end of a known place that leads a run, where something else stands right behind it; else the run's end."""
    for stop in range(end - 1, at, -1):
        if _is_known_place(words, at, stop) and last_head(words, stop, end) is None:
            return stop
    return end


def _refuses(words: list[Word], at: int, end: int, preposition: str, label: str, head: Head) -> bool:
    """Whether a run cannot be a tail: a body that owns the unit, a person, a place that is only where it happens."""
    first = words[at].text
    if first in titles() and titles()[first] == "address":
        return True
    if preposition == "of" and label == "LAW" and _is_known(words, at, end) and not _is_place(words, at, end):
        return True
    if preposition == "of":
        own = last_head(words, at, end)
        owns_unit = own is not None and heads()[words[own].text].label == "AGENCY" and own > at
        return owns_unit and label == "AGENCY" and words[at - 1].lower == "the" and not _holder(words, at, end)
    if preposition in ("to", "in", "on", "against") or (preposition == "for" and label != "AGENCY"):
        return _is_place(words, at, end) or words[at].ent == "PERSON"
    return False


def _holder(words: list[Word], at: int, end: int) -> bool:
    return any(words[k].text in titles() or words[k].text in ("General", "Attorney") for k in range(at, end))


def _list_end(words: list[Word], end: int, preposition: str) -> int:
    """The end of "Civil Service, Justice and Home Affairs" whose first run ends at `end`."""
    probe = end
    while probe + 1 < len(words) and words[probe].text == "," and words[probe + 1].cap and not _stops_list(words, probe + 1):
        probe = run_end(words, probe + 1)
    if probe + 1 < len(words) and words[probe].text == "," and words[probe + 1].lower in ("and", "&"):
        if probe == end:
            return end
        probe += 1
    if (
        probe + 1 < len(words)
        and words[probe].lower in ("and", "&")
        and words[probe + 1].cap
        and not _stops_list(words, probe + 1)
    ):
        return run_end(words, probe + 1)
    if preposition == "for" and probe + 1 < len(words) and words[probe].lower == "and" and words[probe + 1].cap:
        after = run_end(words, probe + 1)
        if _is_place(words, probe + 1, after) and _is_place(words, end - 1, end) | _is_place(words, end - 2, end):
            return after
    return end


def _stops_list(words: list[Word], at: int) -> bool:
    end = run_end(words, at)
    own = last_head(words, at, end)
    return (
        _is_known(words, at, end)
        or (own is not None and _is_body(words, at, end, own))
        or any(words[k].text in titles() for k in range(at, end))
        or (end > at + 1 and words[at].ent == "PERSON")
        or (end == at + 1 and words[at].text.isupper() and len(words[at].text) > 1)
        or words[at].text in adjectives()
    )


def _is_body(words: list[Word], at: int, end: int, own: int) -> bool:
    """Whether a run is a body or law of its own, not a matter that one deals with ("Justice and Police")."""
    if words[own].text in group("always names"):
        return True
    return heads()[words[own].text].label != "ORG" and (end > at + 1 or (end < len(words) and words[end].lower in ("of", "for")))


def _years(words: list[Word], stop: int) -> int:
    """The end of "2010", "for 2015-2025", "No. 12" or, before another tail, "of 1 March 2010"; else `stop`."""
    at = stop
    if at + 1 < len(words) and words[at].text in ("No.", "No", "№", "Nr."):
        return at + 2 + (at + 2 < len(words) and words[at + 2].text.isupper() and words[at + 2].text.isalpha())
    if at < len(words) and words[at].lower in ("for", "to", "until", "of", "through"):
        at += 1
    if (
        at + 2 < len(words)
        and words[at].text.isdigit()
        and words[at + 1].text in group("months")
        and YEARS.fullmatch(words[at + 2].text)
    ):
        after = at + 3
        behind = after + 1 + (after + 1 < len(words) and words[after + 1].lower == "the")
        follows = behind < len(words) and words[after].lower in ("on", "for", "against", "concerning") and words[behind].cap
        return after if follows else stop
    if at < len(words) and YEARS.fullmatch(words[at].text) and words[at].glued and words[stop].lower != "of":
        after = at + 1
        if after + 1 < len(words) and words[after].text in "-–" and YEARS.fullmatch(words[after + 1].text):
            after += 2
        return after
    return stop


def _split(words: list[Word], lo: int, at: int, stop: int, label: str, joined: int | None) -> Iterator[Span]:
    """Plural heads name several: "Ministries of Justice and Finance", "Civil and Tax Divisions"."""
    if joined is None and stop == at + 1:
        return
    start = lo
    for k in range(lo, stop):
        if words[k].lower in ("and", "&", ",") and (k < at or k > at):
            if k > start:
                yield Span(start, k, label, "head")
            start = k + 1
    if stop > start:
        yield Span(start, stop, label, "head")


def _may_stand_alone(words: list[Word], lo: int, first: int, head: Head) -> bool:
    """A capitalised head by itself names a body that the reader knows: "the Commission", "Parliament"."""
    if words[lo].text in group("always names"):
        return True
    return head.alone and head.label != "ORG" and first == lo and lo > 0 and words[lo - 1].lower == "the" and words[lo].glued


def _is_known(words: list[Word], lo: int, end: int) -> bool:
    return " ".join(word.text for word in words[lo:end]) in known_names()


def _is_known_place(words: list[Word], lo: int, end: int) -> bool:
    return known_names().get(" ".join(word.text for word in words[lo:end]), ("",))[0] == "PLACE"


def _is_place(words: list[Word], lo: int, end: int) -> bool:
    return _is_known_place(words, lo, end) or words[lo].ent == "GPE"
