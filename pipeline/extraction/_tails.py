"""What follows the head of a name and belongs to it: "of Justice", "for Grain Trade and Anti-Fraud Policy", "2031-2035".

tail  :=  preposition ["the"] list
        | years                            for 2031-2035; of 1 March 2010, where another tail follows
list  :=  run ("," run)* ["and" run]
"""

from __future__ import annotations

import re

from pipeline.extraction._heads import head_at, is_body, is_known, is_known_place, is_place, last_head, title_start
from pipeline.extraction._lexicon import Head, adjectives, group, heads, titles
from pipeline.extraction._spans import run_end
from pipeline.extraction._words import Word

MAX_TAILS = 6
YEARS = re.compile(r"\d{4}(?:[-–/]\d{2,4})?")
LAST_YEAR = re.compile(r"\d{4}|\d{2}")


def with_tails(words: list[Word], stop: int, head: Head) -> tuple[int, str]:
    """Where a name ends whose head ends at `stop`, and its label: that of a law where a law closes a tail."""
    label, prepositions, first = head.label, head.tails, stop
    for _ in range(MAX_TAILS):
        if label == "LAW" and (after := _years(words, stop)) > stop:
            stop = after
            continue
        inner = {"in"} if label == "LAW" or stop > first else set()  # "Group on Bribery in Trade"
        at = _tail_start(words, stop, prepositions | inner)
        if at is None:
            break
        end = run_end(words, at)
        titled = title_start(words, at, end)
        if at < titled < end:
            return titled, label
        end = _run_on(words, at, end)
        if _refuses(words, at, end, words[stop].lower, label):
            break
        own = last_head(words, at, end)
        if own is not None and own == end - 1 > at and _closes_law(words, own, words[stop].lower):
            label, prepositions = "LAW", heads()[words[own].text].tails
        stop = _list_end(words, end, words[stop].lower)
    return stop, label


def _tail_start(words: list[Word], stop: int, prepositions: frozenset[str]) -> int | None:
    """The first capitalised word behind a preposition and an article at `stop`."""
    if stop + 2 > len(words) or words[stop].lower not in prepositions:
        return None
    at = stop + 1 + (words[stop + 1].lower == "the")
    if words[stop].lower == "under" and at == stop + 1:  # "under the President", not "under Title V"
        return None
    return at if at < len(words) and words[at].cap else None


def _run_on(words: list[Word], at: int, end: int) -> int:
    """The end of a run that a gerund, an office holder or a first part carries on, or that a known place cuts short."""
    if end + 1 < len(words) and words[end + 1].cap:
        gerund = words[end - 1].text.endswith("ing") and words[end].lower == "the"  # "for Implementing the …"
        holder = words[end].lower in ("'s", "’s") and words[end - 1].text in group("office holders")  # "Prosecutor General's …"
        if gerund or holder:
            end = run_end(words, end + 1)
    return joined_end(words, at, end) or _place_end(words, at, end)


def joined_end(words: list[Word], lo: int, end: int) -> int | None:
    """The end of the next run where this one is only its first part: "Securities and Exchange Commission"."""
    if end + 1 >= len(words) or words[end].lower not in ("and", "&", "of", "in") or not words[end + 1].cap:
        return None
    own = last_head(words, lo, end)
    if (own is not None and heads()[words[own].text].label != "ORG") or is_known(words, lo, end):
        return None
    if words[lo].ent in ("PERSON", "GPE") or any(words[k].text in titles() for k in range(lo, end)):
        return None
    next_end = run_end(words, end + 1)
    at = last_head(words, end + 1, next_end)
    if at is None or at == end + 1:
        return None
    of_law = heads()[words[at].text].label == "LAW" and end - lo < 3  # "Prevention of Corruption Act"
    return next_end if of_law or words[end].lower in ("and", "&") else None


def _place_end(words: list[Word], at: int, end: int) -> int:
    """The end of a known place that leads a run, where something else stands right behind it; else the run's end."""
    for stop in range(end - 1, at, -1):
        if is_known_place(words, at, stop) and last_head(words, stop, end) is None:
            return stop
    return end


def _refuses(words: list[Word], at: int, end: int, preposition: str, label: str) -> bool:
    """Whether a run cannot be a tail: a body that owns the unit or law, a person, a place that is only where it happens."""
    if titles().get(words[at].text) == "address":
        return True
    if preposition == "of":
        if label == "LAW" and is_known(words, at, end) and not is_place(words, at, end):
            return True
        own = last_head(words, at, end)
        whole = own is not None and (own > at or (end < len(words) and words[end].lower == "of"))
        owner = own is not None and whole and head_at(words, own).label == "AGENCY"
        holder = any(
            words[k].text in titles() and words[k].text != "Justice" for k in range(at, end)
        )  # "of the Attorney General"
        return owner and label in ("AGENCY", "LAW") and words[at - 1].lower == "the" and not holder
    if preposition == "against" and label == "LAW":  # "Ordinance on Sanctions against Ostmark"
        return words[at].ent == "PERSON"
    if preposition in ("to", "in", "on", "against") or (preposition == "for" and label != "AGENCY"):
        receiver = preposition == "to" and is_body(words, at, end)  # "submitted the Law to Parliament"
        return receiver or is_place(words, at, end) or words[at].ent == "PERSON"
    return False


def _closes_law(words: list[Word], own: int, preposition: str) -> bool:
    """Whether a tail makes a law of the whole: "Protection of Rivers Act", not "Directorate of International Law"."""
    if heads()[words[own].text].label != "LAW" or words[own - 1].text in group("fields of law"):
        return False
    return preposition == "of" and words[own].text in group("heads of laws")


def _list_end(words: list[Word], end: int, preposition: str) -> int:
    """The end of "Grain Trade, Justice and Home Affairs" whose first run ends at `end`; an open list ends there."""
    at = end
    while at + 1 < len(words) and words[at].text == "," and words[at + 1].cap and not _stops_list(words, at + 1):
        at = run_end(words, at + 1)
    if at > end and at < len(words) and words[at].text == ",":
        at += 1
    if at + 1 >= len(words) or words[at].lower not in ("and", "&") or not words[at + 1].cap:
        return end
    after = run_end(words, at + 1)
    places = is_place(words, at + 1, after) and (is_place(words, end - 1, end) or is_place(words, end - 2, end))
    if not _stops_list(words, at + 1) or (preposition == "for" and places):
        return after
    return end


def _stops_list(words: list[Word], at: int) -> bool:
    """Whether a run is no item of a list of matters: it is a name of its own, or a person stands in it."""
    end = run_end(words, at)
    person = any(words[k].text in titles() for k in range(at, end)) or (end > at + 1 and words[at].ent == "PERSON")
    acronym = end == at + 1 and words[at].text.isupper() and len(words[at].text) > 1
    return person or acronym or is_known(words, at, end) or is_body(words, at, end) or words[at].text in adjectives()


def _years(words: list[Word], stop: int) -> int:
    """The end of "2010", "for 2031-2035", "No. 12" or, before another tail, "of 1 March 2010"; else `stop`."""
    ahead = [word.text for word in words[stop : stop + 6]] + [""] * 6
    if ahead[0] in ("No.", "No", "№", "Nr."):
        stop += 2 + (ahead[2].isupper() and ahead[2].isalpha())
        return stop + 4 if _is_date(words, stop + 1) and words[stop].lower == "of" else stop
    led = ahead[0].lower() in ("for", "to", "until", "of", "through")
    day, month, year, preposition, *_ = ahead[led:]
    if day.isdigit() and month in group("months") and YEARS.fullmatch(year):
        after = stop + led + 3
        return after if preposition.lower() in ("on", "for", "against", "concerning") and _cap_follows(words, after) else stop
    if not YEARS.fullmatch(day) or ahead[0].lower() == "of" or not words[stop + led].glued:
        return stop
    return stop + led + (3 if _is_range(words, stop + led) else 1)


def years_before(words: list[Word], lo: int) -> tuple[int, bool]:
    """Where the years begin that lead the run at `lo`, and whether they are several: "2031–35 Report"; `lo` where none do."""
    if lo and words[lo].glued:
        if lo > 2 and _is_range(words, lo - 3):
            return lo - 3, True
        if YEARS.fullmatch(words[lo - 1].text):
            return lo - 1, len(words[lo - 1].text) > 4
    return lo, False


def _is_range(words: list[Word], at: int) -> bool:
    """Whether "2031–2035", "2031–35" or "2031/32" stands in three words; a last year in short stands close."""
    if at + 2 >= len(words):
        return False
    first, dash, last = words[at : at + 3]
    ends = LAST_YEAR.fullmatch(last.text) is not None and (len(last.text) == 4 or first.end == dash.start)
    return ends and dash.text in ("-", "–", "/") and len(first.text) == 4 and first.text.isdigit()


def _is_date(words: list[Word], at: int) -> bool:
    day, month, year = ([word.text for word in words[at : at + 3]] + [""] * 3)[:3]
    return day.isdigit() and month in group("months") and YEARS.fullmatch(year) is not None


def _cap_follows(words: list[Word], at: int) -> bool:
    behind = at + 1 + (at + 1 < len(words) and words[at + 1].lower == "the")
    return behind < len(words) and words[behind].cap
