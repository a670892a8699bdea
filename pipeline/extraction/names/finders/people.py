"""Names of people: by the title before them, the role or age after them, and what their words look like.

No list holds the names of the world. So the text is the first witness ("Judge X", "X, 45,", "X, head of …", "X said"), the
shape of the words the second (initials, patronymics, endings of surnames), given names and the model the third.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extraction.names.parts.acting import REPORTING_VERBS, is_named_person
from pipeline.extraction.names.parts.people import LEADERS, OPENING, honoured, is_honour, is_team, name_end, without_letters
from pipeline.extraction.names.rules import SHAPE, TITLE
from pipeline.extraction.names.sheet import Sheet, Span
from pipeline.extraction.text.lexicon import (
    adjectives,
    document_forms,
    event_heads,
    given_names,
    heads,
    known_names,
    legal_forms,
    never_names,
    noted,
    number_labels,
    plain_address,
    portfolios,
    title_modifiers,
    titles,
    titles_that_are_given_names,
    titles_that_are_surnames,
)
from pipeline.extraction.text.words import GENERATION, Word

ENOUGH = 2.0
MAX_WORDS = 8
SURNAME = re.compile(
    r".{2,}(?:[oe]v|[oe]va|yev|yeva|[sc]k[iy]|skaya|[sc]ka|enko|[cč]uk|chuk|yan|ian|shvili|dze|ova|iuk|ović|ovic|i[cć]|escu|eanu|sson|"
    r"sen|oğlu|oglu|bayev|bekov|baev|zade|zadeh|ishvili|poulos|idis|akis|wicz|wski|off|[uü]ly|kyzy|qizi|opoulos|ashvili|iani|aia|ants)$"
)
PATRONYMIC = re.compile(r".+(?:ovich|evich|yevich|ovna|evna|yevna|uly|kyzy|ogly|gizi|oglu|qizi)$")
INITIAL = re.compile(r"[A-Z]\.$|[A-Z]\.(?:[- ]?[A-Z]\.)+$|(?:Ye|Yu|Ya|Zh|Sh|Kh|Ch|Dzh)\.$")
PREFIX = re.compile(r"^(?:Vice|Co|Ex|Deputy|Sub|Under)-")


def people(sheet: Sheet) -> Iterator[Span]:
    """People among the words that no other name has claimed."""
    words, i = sheet.words, 0
    while i < len(words):
        if not words[i].cap or sheet.owner(i):
            i += 1
            continue
        end = name_end(sheet, i)
        yield from _people_in(sheet, i, end)
        i = end


def _people_in(sheet: Sheet, lo: int, end: int) -> Iterator[Span]:
    """The person that a run names: behind a title, or where enough speaks for one."""
    words = sheet.words
    if _leads_person(sheet, end):
        return
    end = without_letters(words, lo, end)
    start = behind_title(words, lo, end)
    if start is not None:
        end = _without_verb(words, start, end)
        weak = words[start - 1].text in noted("titles", "weak")  # "Executive Orders"
        if _fits(words, start, end) and (not weak or certainty(sheet, start, end) >= ENOUGH / 2):
            yield Span(start, end, "PERSON", TITLE)
        return
    start = _behind_office(sheet, lo, end)
    start += start == lo and _led_by_acronym(words, lo, end)
    sure = start > lo or certainty(sheet, lo, end) >= ENOUGH
    if sure and not _is_other(words, start, end) and _fits(words, start, end):
        yield Span(start, end, "PERSON", SHAPE)


def _leads_person(sheet: Sheet, end: int) -> bool:
    """Whether a run goes on with a person's name: its words are a title or a body's, "(Chief of the) General Staff Jane Roe"."""
    behind = sheet.owner(end)
    return behind is not None and behind.label == "PERSON" and sheet.words[end].glued


def _without_verb(words: list[Word], lo: int, end: int) -> int:
    """The end of a name without the verb of its headline: "(Minister) Brennik Meets with the Millers"."""
    verb = end - lo > 1 and words[end - 1].tag == "VBZ" and end < len(words)
    return end - 1 if verb and words[end].glued and words[end].text.isalpha() else end


def _fits(words: list[Word], lo: int, end: int) -> bool:
    degrees = all(is_honour(word) for word in words[lo:end])
    return 0 < end - lo <= MAX_WORDS and not degrees and _may_be_person(words, lo, end)


def _is_other(words: list[Word], lo: int, end: int) -> bool:
    """Whether a run is a team, an organisation that somebody leads, or acronyms."""
    acronyms = all(word.text.isupper() and len(word.text) > 1 for word in words[lo:end])
    return acronyms or is_team(words, lo, end) or _leads_organisation(words, lo, end)


def _led_by_acronym(words: list[Word], lo: int, end: int) -> bool:
    """ "(head of the) GRIB Jane Roe": the body's acronym before a name that is not in capitals itself."""
    first, rest = words[lo].text, words[lo + 1 : end]
    if lo and words[lo - 1].lower == "the" and words[lo].glued:  # no person's name follows an article: "the GRIB ROE Jane"
        return len(rest) > 1 and len(first) > 2 and first.isupper() and not all(w.text.isupper() for w in rest)
    return (
        len(rest) > 1
        and len(first) > 2
        and first.isupper()
        and first.isalpha()
        and not any(w.text.isupper() and len(w.text) > 1 and "." not in w.text for w in rest)
    )


def _behind_office(sheet: Sheet, lo: int, end: int) -> int:
    """Where the name begins in "(Minister of) Foreign Affairs Jane Roe": at the model's person or at a given name."""
    words = sheet.words
    if lo < 2 or end - lo < 3 or words[lo].ent == "PERSON":
        return lo
    in_office = words[lo - 1].lower in ("of", "for", "and")
    for k in range(lo + 1, end - 1):
        model = all(words[j].ent == "PERSON" for j in range(k, end)) and not any(words[j].ent == "PERSON" for j in range(lo, k))
        field = words[k - 1].text in portfolios() and not any(w.text in heads() or w.text in titles() for w in words[k:end])
        if in_office and (model or field or words[k].text in given_names()):
            return k
    return lo


def behind_title(words: list[Word], lo: int, end: int) -> int | None:
    """Where the name begins in "Acting Assistant Attorney General Jane Roe"; None where no title leads the run."""
    last = _last_of_title(words, lo, end)
    if last is None:
        return None
    last = _address(words, last, end)
    return last + 1 if last + 1 >= end or words[last + 1].cap or words[last + 1].ent == "PERSON" else end


def _last_of_title(words: list[Word], lo: int, end: int) -> int | None:
    last = None
    for k in range(lo, end):
        if last is not None and _is_first_name(words, k, end):
            break  # "Spokesman Dean Roe"
        if _is_title(words, lo, k, end) or (words[k].text == "General" and last == k - 1):
            last = k
        elif last is not None and words[k].text not in title_modifiers() and not _is_chiefs_field(words, last, k, end):
            break
    return last


def _address(words: list[Word], lo: int, end: int) -> int:
    """The last form of address in what a title leads, which a field parts from it: "Secretary Grain (Shri) B. R. Patil"."""
    return next((k for k in range(end - 1, lo, -1) if words[k].text in plain_address()), lo)


def _is_chiefs_field(words: list[Word], chief: int, k: int, end: int) -> bool:
    """Whether a word belongs to what an officer is the chief of: "Chief Grain Strategy Officer"."""
    return words[chief].text == "Chief" and any(word.text in ("Officer", "Officers") for word in words[k + 1 : min(k + 3, end)])


def _kind_of_title(word: Word) -> str | None:
    return titles().get(word.text) or titles().get(PREFIX.sub("", word.text))


def _is_first_name(words: list[Word], k: int, end: int) -> bool:
    """Whether a person's name goes on behind a word that is a given name, though a title as well: "Dean Roe"."""
    given = words[k].text in given_names() or words[k].text in titles_that_are_given_names()
    return given and k < end - 1 and words[k].ent == "PERSON" and _kind_of_title(words[k]) != "address"


def _is_title(words: list[Word], lo: int, k: int, end: int) -> bool:
    """Whether a word of a run is a title there, neither the first of a name ("Dean Roe") nor the last ("John Bishop")."""
    if words[k].text in titles_that_are_given_names() and _is_first_name(words, k, end):
        return False
    surname = words[k].text in titles_that_are_surnames() and k == end - 1 > lo and words[lo].text in given_names()
    return not surname and _kind_of_title(words[k]) is not None


def _may_be_person(words: list[Word], lo: int, end: int) -> bool:
    """Whether nothing speaks against a person: no legal form, head, adjective of a country or digit, no known name."""
    run = words[lo:end]
    if _is_known_or_event(run) or run[-1].text.removesuffix("s") in adjectives():  # "Norlandians"
        return False
    if is_named_person(words, lo, end):
        return True
    if run[-1].text in heads() or run[0].text in adjectives() or run[-1].text in never_names() or _is_event_or_text(run):
        return False
    noun = run[-1].text.removesuffix("ship")  # "(Assistant) Professorship"
    office = titles().get(noun) == "office" and run[-1].text not in titles_that_are_surnames()  # "(Chief) Grain Officer"
    return not office and not any(ch.isdigit() for word in run for ch in word.text)


def _is_known_or_event(run: list[Word]) -> bool:
    """Whether a run is a known name, a company, a numeral or an event: "World War II", "Barley Week"."""
    if any(word.text in legal_forms() and len(word.text) > 1 for word in run) or " ".join(w.text for w in run) in known_names():
        return True
    if len(run) > 1 and run[-1].text in event_heads() and run[0].text not in given_names():
        return True
    numbered = run[-1].text in GENERATION and run[0].lower in number_labels()  # "Schedule II"
    return numbered or (run[-1].text in GENERATION and (len(run) == 1 or any(word.text in event_heads() for word in run[:2])))


def _is_event_or_text(run: list[Word]) -> bool:
    """ "Special Meeting", "(Directors) Letter": the noun of an event or a text, unless a given name or the model says else."""
    noun = run[-1].text in event_heads() or run[-1].lower in document_forms()
    return noun and run[0].text not in given_names() and (len(run) > 1 or run[0].ent != "PERSON")


def certainty(sheet: Sheet, lo: int, end: int) -> float:
    """How much speaks for a person; ENOUGH is enough. Weights set by hand on annotated releases."""
    words = sheet.words
    run = words[lo:end]
    first, last, many = run[0].text, run[-1].text, len(run) > 1
    before = words[lo - 1] if lo and run[0].glued else None
    rest = words[end : end + 4]
    weight = 0.0
    weight += 1.5 * (sum(word.ent == "PERSON" for word in run) * 2 > len(run))
    weight += 2.5 * (many and (first in given_names() or first.split("-")[0] in given_names()))
    weight += 0.5 * (not many and first in given_names())
    weight += 2.0 * (many and any(INITIAL.fullmatch(word.text) for word in run[:-1]))
    weight += 0.5 * (len(run) == 3 and INITIAL.fullmatch(run[1].text) is not None)
    weight += 2.0 * (many and (last in GENERATION or any(word.text in OPENING for word in run)))
    weight += 1.0 * (many and bool(SURNAME.match(last)))
    weight += 0.5 * (not many and bool(SURNAME.match(last)))
    weight += 1.5 * (many and any(PATRONYMIC.match(word.text) for word in run[1:]))
    weight += 2.0 * (before is not None and (before.lower.capitalize() in titles() or before.text in ("Mr", "Mrs", "Ms")))
    weight += 3.0 * (
        len(rest) > 2 and rest[0].text == "," and re.fullmatch(r"\d\d", rest[1].text) is not None and rest[2].text == ","
    )
    weight += 3.0 * (many and _role_follows(words, end))
    weight += 2.0 * (many and honoured(words, end))
    weight += 1.5 * (many and run[0].glued and sheet.owner(lo - 1) is not None)  # "head of the Audit Office Jane Roe"
    weight += 1.5 * (many and run[0].glued and _is_of_office(sheet, lo - 1))  # "Governor of the Audit Bank Jane Roe"
    weight += 1.0 * (bool(rest) and rest[0].lower in REPORTING_VERBS)
    weight -= 1.0 * (run[0].ent == "PLACE" and run[-1].ent == "PLACE")
    weight -= 0.5 * (run[0].ent == "BODY" and run[-1].ent == "BODY")
    weight -= 1.5 * any(word.text in heads() for word in run)
    weight -= 1.0 * (before is not None and before.lower in ("the", "a", "an"))
    weight -= 0.5 * (before is not None and before.lower in ("in", "at", "near"))
    return weight


def _is_of_office(sheet: Sheet, at: int) -> bool:
    """Whether the name that ends at a word is the body of an office: "Governor of the Audit Bank"."""
    body = sheet.owner(at)
    if body is None or body.label not in ("AGENCY", "ORG"):
        return False
    of = body.lo - 1 - (sheet.words[body.lo - 1].lower == "the")
    return of > 0 and sheet.words[of].lower in ("of", "to", "for", "at") and PREFIX.sub("", sheet.words[of - 1].text) in titles()


def _leads_organisation(words: list[Word], lo: int, end: int) -> bool:
    """ "the director of Corvin Mills": what is led is an organisation, unless a given name says otherwise."""
    led = lo > 1 and words[lo].glued and words[lo - 1].lower in ("of", "at")
    leader = words[lo - 2].lower.removeprefix("co-") if led else ""
    return leader in LEADERS and words[lo].text not in given_names()


def _role_follows(words: list[Word], end: int) -> bool:
    """ ", the head of …", ", former minister": a comma and, within four words, the noun of a role."""
    if end >= len(words) or words[end].text != ",":
        return False
    for word in words[end + 1 : end + 6]:
        if word.lower.capitalize() in titles() and titles()[word.lower.capitalize()] == "office":
            return True
        if not word.glued or word.text in (",", ".", ";") or word.lower in ("who", "which", "and"):
            return False
    return False
