"""What stands below a release: contact and media blocks, "About", notes to editors, lists of other news.

The ending begins at the first heading or furniture line below which nothing of the release's own follows: no paragraph that
quotes somebody or is too long for boilerplate, and no more prose than such sections hold. So a heading in the middle of a
release takes nothing with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.cleaning._body_names import is_body_name
from pipeline.cleaning._contacts import ADDRESSED, CALL
from pipeline.cleaning._furniture import reason_of
from pipeline.cleaning._lexicon import as_pattern
from pipeline.cleaning.passages import Passages
from pipeline.cleaning.tails import Tails
from pipeline.lexicons import table, words
from pipeline.release import Draft
from pipeline.stages import Cleaner

ABOUT = re.compile(r"About (?:the |us\b)?(?P<name>[A-ZÀ-Þ][^.:!?]{1,80}?)(?:\s*[:–—-]\s.*|[.:]?)")
NUMBER = re.compile(r"[+(]?\d[\d ()./-]{6,}\d")  # of a telephone
FOOTNOTE = re.compile(r"\[\d{1,2}\] ")
QUOTED = re.compile(r"[“«]|\"\w|‘\w[^’]{20,}’")
NAME = re.compile(r"(?:(?:Dr|Mr|Ms|Mrs|Prof)\.? )?[A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ](?:\.|[\w'’-]+)){1,3}")
SENTENCE_END = (".", "!", "?", "…", ".”", '."', ".’", ".)")
# fmt: off
FURNITURE_ENDS = frozenset((
    "signature mark", "end mark", "share line", "follow line", "subscribe line", "legal line", "app line", "menu",
    "contact line", "tags",
))
# fmt: on
PROSE_IN = {"about block": 3, "notes to editors": 3, "contact block": 1}  # paragraphs that a section may hold
FURNITURE_WORDS, CONTACT_WORDS, FRAGMENT_WORDS = 30, 45, 22  # the most that such a line has
TOLD = 20  # words of a sentence below a contact block that tells something, if it asks nobody to get in touch
LINKS = ("attached files", "tags")  # which also stand between paragraphs, a line each
LONGEST = 1000  # characters of a line that rules are asked about
BELOW, CONTACT, CONTACT_LINE = "below the release", "contact block", "contact line"
PARTING = ("section", "furniture")  # kinds of line with which a section begins or ends


@dataclass(frozen=True, slots=True)
class _Part:
    """A line, and what it is: section (it opens one, dropped for its reason), furniture, fragment, footnote, prose, or own."""

    index: int
    text: str
    kind: str
    reason: str = ""


@dataclass(frozen=True)
class Endings(Cleaner):
    """A paragraph of more than `longest` words is the release's own wherever it stands."""

    after = (Passages, Tails)

    longest: int = 80

    def clean(self, draft: Draft) -> Draft:
        parts = [self._part(i, line.text) for i, line in enumerate(draft.lines) if line.text]
        first = next((i for i, part in enumerate(parts) if part.kind in ("own", "prose")), len(parts))
        start = _start(parts, first)
        above = " ".join(part.text for part in parts[:start])
        links = {part.index: part.reason for part in parts[first:start] if part.reason in LINKS and part.text[-1] not in ".:"}
        return draft.without({**links, **dict(_gone(parts[start:], above))}, "endings")

    def _part(self, index: int, text: str) -> _Part:
        if len(text) > LONGEST:
            return _Part(index, text, "own")
        if reason := _opens(text):
            return _Part(index, text, "section", reason)
        if FOOTNOTE.match(text):
            return _Part(index, text, "footnote")
        if reason := _furniture(text):
            return _Part(index, text, "furniture", reason)
        if _asks_to_call(text):
            return _Part(index, text, "section", CONTACT)
        if _is_fragment(text):
            return _Part(index, text, "fragment")
        return _Part(index, text, "own" if QUOTED.search(text) or _words(text) > self.longest else "prose")


def _words(text: str) -> int:
    return text.count(" ") + 1


def _furniture(text: str) -> str:
    return reason_of(text) if _words(text) <= FURNITURE_WORDS else ""


def _asks_to_call(text: str) -> bool:
    """An address or a number, and who is asked to use it, or no sentence at all."""
    addressed = _words(text) <= CONTACT_WORDS and ADDRESSED.search(text) is not None
    return addressed and (CALL.search(text) is not None or not _is_sentence(text))


def _is_fragment(text: str) -> bool:
    """A heading, a name, or the rest of a cut line."""
    return _words(text) <= FRAGMENT_WORDS and (not text.endswith(SENTENCE_END) or text[0].islower())


def _is_sentence(text: str) -> bool:
    return text.count(" ") > 11 and text.endswith(SENTENCE_END)


def _start(parts: Sequence[_Part], first: int) -> int:
    """Where the ending begins: behind the first paragraph, with the documents and the signature that stand right above it."""
    start = _first_ending(parts, first + 1)
    while start > first + 1 and (_is_attached(parts[start - 1]) or _signs(parts, start - 1)):
        start -= 1
    return start


def _first_ending(parts: Sequence[_Part], at: int) -> int:
    """The first line from which on nothing is the release's own. A line that is ends all endings that would begin above it."""
    while at < len(parts):
        own = _first_own(parts, at) if _may_begin_ending(parts[at]) else at
        if own is None:
            return at
        at = own + 1
    return len(parts)


def _may_begin_ending(part: _Part) -> bool:
    return part.kind == "section" or part.reason in FURNITURE_ENDS


def _first_own(parts: Sequence[_Part], at: int) -> int | None:
    """The first line from here on that tells more, or is more prose, than its section may hold."""
    section, room = "", 0
    for i in range(at, len(parts)):
        part = parts[i]
        if part.kind == "section":
            section, room = part.reason, PROSE_IN.get(part.reason, 0)
        elif part.kind == "prose":
            room -= 1
        if part.kind == "own" or room < 0 or (part.kind == "prose" and _tells(part.text, section)):
            return i
    return None


def _tells(text: str, section: str) -> bool:
    """Whether a paragraph says more than such a section does: figures among notes, a long sentence below a contact block."""
    if section == "notes to editors":
        return any(map(str.isdigit, text))
    return section == CONTACT and text.count(" ") >= TOLD and not CALL.search(text)


def _gone(ending: Sequence[_Part], above: str) -> Iterator[tuple[int, str]]:
    """Index → reason for the lines of an ending; a footnote stays, and a person whom only the contact block names, with the
    role below."""
    people = set(_people(ending, above))
    for at, (part, section) in enumerate(zip(ending, _sections(ending), strict=True)):
        is_contact = at in people and section == CONTACT
        if part.kind != "footnote" and not is_contact:
            yield part.index, _reason_by_itself(part) or section


def _sections(ending: Sequence[_Part]) -> Iterator[str]:
    """The section that each line is in; furniture ends one, but for the lines of a contact."""
    section = BELOW
    for part in ending:
        if part.kind in PARTING and part.reason != CONTACT_LINE:
            section = part.reason if part.kind == "section" else BELOW
        yield section


def _people(ending: Sequence[_Part], above: str) -> Iterator[int]:
    """Places in the ending of names whose contacts follow, and of what is said of them until the next name."""
    named = False
    for at, part in enumerate(ending):
        if part.kind in PARTING:
            named = False
        elif _is_bare(part):
            named = _names_contact(part, ending[at + 1 : at + 4], above) or (named and not NAME.fullmatch(part.text))
            if named and part.kind == "fragment":
                yield at


def _is_bare(part: _Part) -> bool:
    """Whether nothing but its section tells that a line goes."""
    return part.kind != "footnote" and not _reason_by_itself(part)


def _reason_by_itself(part: _Part) -> str:
    """Why a line of an ending goes whatever section it is in, or the empty string."""
    if _is_attached(part):
        return LINKS[0]
    if part.kind in PARTING:
        return part.reason
    return CONTACT_LINE if NUMBER.fullmatch(part.text) else ""


def _signs(parts: Sequence[_Part], at: int) -> bool:
    """A body's name by itself below the last sentence: who signs the release."""
    return parts[at].kind == "fragment" and is_body_name(parts[at].text) and parts[at - 1].text.endswith(SENTENCE_END)


def _is_attached(part: _Part) -> bool:
    """A document's title by itself: the words of a link."""
    return part.kind == "fragment" and part.text.count(" ") < 10 and _document().fullmatch(part.text) is not None


def _names_contact(part: _Part, below: Sequence[_Part], above: str) -> bool:
    is_name = NAME.fullmatch(part.text) is not None and not any(word in part.text.split() for word in words("body_words"))
    return is_name and part.text not in above and any(ADDRESSED.search(each.text) for each in below)


def _opens(text: str) -> str:
    """The reason for which a line and what follows it go, or the empty string."""
    if text.count(" ") >= 45:
        return ""
    about = ABOUT.fullmatch(text)
    if about and about["name"].count(" ") < 9:
        return "about block"
    match = _openings().match(text)
    return _reasons()[match.lastgroup] if match and match.lastgroup else ""


@cache
def _document() -> re.Pattern[str]:
    titles = "|".join(map(re.escape, words("attached_documents")))
    capitalised = r"(?:[A-ZÀ-Þ][\w.'’&-]*|of|the|and|for|in|on|to)"
    return re.compile(rf"(?:{capitalised} )*(?:{titles})s?(?: {capitalised})*(?: \((?:PDF|DOCX?)[^)]*\))?")


@cache
def _reasons() -> dict[str, str]:
    reasons = dict.fromkeys(row["reason"] for row in table("endings"))
    return {f"r{i}": reason for i, reason in enumerate(reasons)}


@cache
def _openings() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{group}>{_opening(reason)})" for group, reason in _reasons().items())
    return re.compile(rf"[\W_]*(?:{groups})", re.IGNORECASE)


def _opening(reason: str) -> str:
    """A section's headings as a regular expression, each alone or before a colon, and the words that lines of it start with."""
    headings, starts = _phrases(reason, "heading"), _phrases(reason, "start")
    return "|".join([rf"(?:{headings})\W*$|(?:{headings})\s*:"] * bool(headings) + [rf"(?:{starts})"] * bool(starts))


def _phrases(reason: str, where: str) -> str:
    rows = (row for row in table("endings") if (row["reason"], row["where"]) == (reason, where))
    return "|".join(as_pattern(row["phrase"]) for row in rows)
