"""What follows the head of a name and belongs to it: "of Justice", "for Grain Trade and Anti-Fraud Policy", "2031-2035".

tail  :=  preposition ["the"] list
        | designation                      for 2031-2035; of 1 March 2010; No. 12 (see _designations)
list  :=  run ("," run)* ["and" run]
"""

from __future__ import annotations

from pipeline.extraction.names.parts.designations import designation_end
from pipeline.extraction.names.parts.heads import (
    FIELDS_OF_LAW,
    OFFICE_HOLDERS,
    PLACE_NOUNS,
    head_at,
    is_body,
    is_known,
    is_known_place,
    is_place,
    last_head,
    person_start,
    title_start,
    written,
)
from pipeline.extraction.names.parts.inner import is_inner_part
from pipeline.extraction.names.sheet import run_end
from pipeline.extraction.text.acronyms import long_form
from pipeline.extraction.text.lexicon import MONTHS, SHORT_MONTHS, Head, adjectives, noted, place_heads, titles
from pipeline.extraction.text.words import Word

FIGHTING = frozenset(
    {
        "combat", "combating", "combatting", "countering", "curbing", "fight", "fighting", "preventing", "prevention",
        "suppressing", "suppression", "tackling"
    }
)  # fmt: skip

ANY_MONTH = MONTHS | SHORT_MONTHS
WORDS_OF_SITES = frozenset({"Homepage", "Internet", "Online", "Web", "Website"})

MAX_TAILS = 6


def with_tails(words: list[Word], at: int, stop: int, head: Head) -> tuple[int, str]:
    """Where a name ends whose head is the word `at` and whose run ends at `stop`, and its label.

    The label is that of a law where a law closes a tail.
    """
    label, prepositions, first = head.label, head.tails, stop
    for _ in range(MAX_TAILS):
        if label == "LAW" and (after := designation_end(words, at, stop)) > stop:
            stop = after
            continue
        inner = {"in"} if label == "LAW" or stop > first else set()  # "Group on Bribery in Trade"
        if label != "LAW" and (placed := _place_in_acronym(words, stop)) is not None:
            return placed, label
        if stop > first and words[stop - 1].lower in FIGHTING:
            inner = {*inner, "against"}  # "Memorandum on the Fight Against Fraud"
        run = _tail_start(words, stop, prepositions | inner)
        if run is None:
            break
        end = run_end(words, run)
        other = min(title_start(words, run, end), person_start(words, run, end))
        if run < other < end:
            return other, label
        end = _without_appendix(words, at, run, _run_on(words, run, end))
        inner_part = words[stop].lower == "of" and is_inner_part(words, at, stop)
        if not inner_part and _refuses(words, run, end, words[stop].lower, label):
            break
        own = last_head(words, run, end)
        if own is not None and own == end - 1 > run and _closes_law(words, run, own, words[stop].lower):
            label, prepositions, at = "LAW", head_at(words, own).tails, own
        stop = _list_end(words, end, words[stop].lower)
        if is_place(words, run, end) and stop < len(words) and words[stop].glued and words[stop].text in PLACE_NOUNS:
            stop += 1  # "Police Department of Ost region"
        if (
            label == "AGENCY" and stop > end and words[stop - 1].text in noted("law_heads", "closing")
        ):  # "OECD", in full, "Convention"
            label, prepositions, at = "LAW", head_at(words, stop - 1).tails, stop - 1
    return _without_acronym(words, at, stop) if stop > first else stop, label


def seat_end(words: list[Word], at: int, stop: int) -> int:
    """The end of a school's or hospital's name with its seat: "University of Norland at Torvik", and what of it is named there,
    "University of Norland at Torvik | School of Mills"; `stop` where no seat stands there."""
    if words[at].text not in noted("body_heads", "sited") or stop + 1 >= len(words) or words[stop].lower != "at":
        return stop
    lo, end = stop + 1, run_end(words, stop + 1)
    if not words[lo].cap or not (is_place(words, lo, lo + 1) or is_known_place(words, lo, end)):
        return stop
    own = last_head(words, lo, end)
    if own is not None and own > lo:
        return with_tails(words, own, own + 1, head_at(words, own))[0]
    seats = (k for k in range(end, lo, -1) if is_known_place(words, lo, k) or all(word.ent == "PLACE" for word in words[lo:k]))
    return next(seats, stop)


def _place_in_acronym(words: list[Word], stop: int) -> int | None:
    """The end of "in Norland" behind a body whose acronym in brackets counts it: "Grain Workers in Norland (GWN)"."""
    if stop + 1 >= len(words) or words[stop].lower != "in" or not words[stop + 1].cap:
        return None
    end = run_end(words, stop + 1)
    bracketed = end + 2 < len(words) and words[end].text == "(" and words[end + 2].text == ")"
    acronym = words[end + 1].text if bracketed else ""
    return end if acronym.isupper() and len(acronym) > 2 and acronym[-1] == words[end - 1].text[0].upper() else None


def _tail_start(words: list[Word], stop: int, prepositions: frozenset[str]) -> int | None:
    """The first capitalised word behind a preposition and an article at `stop`."""
    if stop + 2 > len(words) or words[stop].lower not in prepositions:
        return None
    at = stop + 1 + (words[stop + 1].lower == "the")
    if words[stop].lower == "under" and at == stop + 1:  # "under the President", not "under Title V"
        return None
    return at if at < len(words) and words[at].cap and words[at].text not in ANY_MONTH else None


def _without_appendix(words: list[Word], at: int, run: int, end: int) -> int:
    """The end of a tail without the acronym that stands right behind the name, or the "Web" of its site."""
    if end - 1 == run:
        return end
    return end - 1 if words[end - 1].text in WORDS_OF_SITES else _without_acronym(words, at, end)


def _without_acronym(words: list[Word], at: int, end: int) -> int:
    """The end of a name without its acronym right behind: "Department of Mills, Trade and Communications | DMTC"."""
    last = words[end - 1].text
    spelt = last.isupper() and 2 < len(last) < 9 and words[end - 2].cap and not words[at].text.isupper()
    return end - 1 if spelt and long_form(last, written(words, max(at - 1, 0), end - 1)) is not None else end


def _run_on(words: list[Word], at: int, end: int) -> int:
    """The end of a run that a gerund, an office holder or a first part carries on, or that a known place cuts short."""
    if end + 1 < len(words) and words[end + 1].cap:
        gerund = words[end - 1].text.endswith("ing") and words[end].lower == "the"  # "for Implementing the …"
        holder = words[end].lower in ("'s", "’s") and words[end - 1].text in OFFICE_HOLDERS  # "Prosecutor General's …"
        if gerund or holder:
            end = run_end(words, end + 1)
    return joined_end(words, at, end) or _place_end(words, at, end)


MOST_RUNS = 8  # that small words join to one name


def joined_end(words: list[Word], lo: int, end: int, runs: int = MOST_RUNS) -> int | None:
    """The end of the next run where this one is only its first part: "Securities and Exchange Commission".

    A law may join more of them, `runs` at most: "Prevention and Combating of Grain Fraud Act".
    """
    if not runs:
        return None
    if end + 2 < len(words) and words[end].lower == "and" and words[end + 1].lower == "other":
        return _law_behind_other(words, end + 2)
    listed = end + 1 < len(words) and words[end].text == "," and words[end].ent == words[lo].ent == "BODY" and words[end + 1].cap
    if listed and last_head(words, lo, end) is None and not is_known(words, lo, end):
        return joined_end(words, end + 1, run_end(words, end + 1), runs - 1)  # "Grain, Mills & Trade Office"
    if end + 1 >= len(words) or words[end].lower not in ("and", "&", "of", "in") or not words[end + 1].cap:
        return None
    if words[end].lower == "of" and words[end - 1].text in place_heads() and end == lo + 1:
        return _body_of_place(words, end)
    own = last_head(words, lo, end)
    closed = own is not None and head_at(words, own).label != "ORG"
    if (closed and own is not None and not words[own].text.endswith("s")) or is_known(words, lo, end):
        return None
    if words[lo].ent in ("PERSON", "PLACE") or any(words[k].text in titles() for k in range(lo, end)):
        return None
    next_end = run_end(words, end + 1)
    at = last_head(words, end + 1, next_end)
    if at is None:
        further = joined_end(words, end + 1, next_end, runs - 1)
        return further if further is not None and words[further - 1].text in noted("law_heads", "closing") else None
    if at == end + 1:
        return None
    law = words[at].text in noted("law_heads", "closing") | noted("law_heads", "programme") and at == next_end - 1
    if closed or words[end].lower in ("of", "in"):
        return next_end if law and end - lo < 4 else None
    return next_end


def _law_behind_other(words: list[Word], at: int) -> int | None:
    """The end of "(Grain Fraud and other) Related Offences Act"."""
    end = run_end(words, at) if words[at].cap else at
    return end if end > at and words[end - 1].text in noted("law_heads", "closing") else None


def _body_of_place(words: list[Word], of: int) -> int | None:
    """The end of a body whose name begins with a place of two parts: "City of Torvik Police"."""
    end = run_end(words, of + 1)
    at = last_head(words, of + 1, end)
    return end if at is not None and at == end - 1 > of + 1 and head_at(words, at).label == "AGENCY" else None


def _place_end(words: list[Word], at: int, end: int) -> int:
    """The end of a known place that leads a run, where something else stands right behind it; else the run's end."""
    for stop in range(end - 1, at, -1):
        named = words[at].ent == words[stop].ent == "BODY"  # "Inspector General for Norland Relief"
        if is_known_place(words, at, stop) and last_head(words, stop, end) is None and not named:
            return stop
    return end


def _refuses(words: list[Word], at: int, end: int, preposition: str, label: str) -> bool:
    """Whether a run cannot be a tail: a body that owns the unit or law, a person, a place that is only where it happens."""
    if titles().get(words[at].text) == "address":
        return True
    if preposition == "of":
        return not (label == "LAW" and _is_act(words, at)) and _is_owner(words, at, end, label)
    if preposition == "against" and label == "LAW":  # "Ordinance on Sanctions against Ostmark"
        return words[at].ent == "PERSON"
    if preposition in ("to", "in", "on", "against") or (preposition == "for" and label != "AGENCY"):
        receiver = preposition in ("to", "in") and is_body(words, at, end)  # "submitted the Law to Parliament"
        return receiver or (not _is_task(words, at, end) and (is_place(words, at, end) or words[at].ent == "PERSON"))
    return False


def _is_act(words: list[Word], at: int) -> bool:
    """ "(Treaty on the) Functioning of the Ostmark Union": what somebody does or recommends, by whom it is done."""
    of = at - 2 if words[at - 1].lower == "the" else at - 1
    done = words[of - 1]
    recommended = done.text == "Recommendations" and done.glued and words[of - 2].cap  # "Revised Recommendations of the …"
    return done.cap and words[of].lower == "of" and (done.text.endswith("ing") or recommended)


def _is_task(words: list[Word], at: int, end: int) -> bool:
    """ "(Strategy on) Countering Fraud"."""
    return words[at].text.endswith("ing") and end > at + 1 and not is_known_place(words, at, end)


def _is_owner(words: list[Word], at: int, end: int, label: str) -> bool:
    """Whether the run behind "of" is the body whose unit or law it is, with a name of its own."""
    acronym = end == at + 1 and words[at].text.isupper() and len(words[at].text) > 1
    if label == "LAW" and (acronym or is_known(words, at, end)) and not is_place(words, at, end):
        return True
    own = last_head(words, at, end)
    if own is None or label not in ("AGENCY", "LAW") or words[at - 1].lower != "the" or head_at(words, own).label != "AGENCY":
        return False
    whole = own > at or (end < len(words) and words[end].lower == "of")
    holder = any(word.text in titles() and word.text != "Justice" for word in words[at:end])  # "of the Attorney General"
    return whole and not holder


def _closes_law(words: list[Word], run: int, own: int, preposition: str) -> bool:
    """Whether a tail makes a law of the whole: "Protection of Rivers Act", not "Directorate of International Law"."""
    if head_at(words, own).label != "LAW" or words[own - 1].text in FIELDS_OF_LAW:
        return False
    return preposition == "of" and words[own].text in noted("law_heads", "closing") and words[run - 1].lower != "the"


def _list_end(words: list[Word], end: int, preposition: str) -> int:
    """The end of "Grain Trade, Justice and Home Affairs" whose first run ends at `end`; an open list ends there."""
    end = at = _behind_slash(words, end)
    while at + 1 < len(words) and words[at].text == "," and words[at + 1].cap and not _stops_list(words, at + 1):
        at = run_end(words, at + 1)
    if at > end and at < len(words) and words[at].text == ",":
        at += 1
    if at + 1 >= len(words) or words[at].lower not in ("and", "&", "or") or not words[at + 1].cap:
        return end
    after = _item_end(words, at + 1)
    places = is_place(words, at + 1, after) and (is_place(words, end - 1, end) or is_place(words, end - 2, end))
    joined = words[at].text == "&"  # "for Grain & Milling Services"
    if joined or not _stops_list(words, at + 1) or (preposition == "for" and places):
        return after
    return end


def _item_end(words: list[Word], at: int) -> int:
    """The end of an item of a list: several words before a title, "(Ministry of Mills and) Grain Trade | Director"."""
    end = run_end(words, at)
    title = title_start(words, at, end)
    return title if title > at + 1 else end


def _behind_slash(words: list[Word], end: int) -> int:
    """The end of a run that a slash without spaces carries on: "(Council on) Rust/Blight"."""
    while end + 1 < len(words) and words[end].text == "/" and words[end + 1].cap:
        if words[end - 1].end != words[end].start or words[end].end != words[end + 1].start:
            break
        end = run_end(words, end + 1)
    return end


def _stops_list(words: list[Word], at: int) -> bool:
    """Whether a run is no item of a list of matters: it is a name of its own, or a person stands in it."""
    end = _item_end(words, at)
    person = any(words[k].text in titles() for k in range(at, end)) or (end > at + 1 and words[at].ent == "PERSON")
    acronym = end == at + 1 and words[at].text.isupper() and len(words[at].text) > 1
    return person or acronym or is_known(words, at, end) or is_body(words, at, end) or words[at].text in adjectives()
