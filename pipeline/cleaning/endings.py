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

from pipeline.cleaning._contacts import ADDRESSED, CALL
from pipeline.cleaning._furniture import reason_of
from pipeline.cleaning._headlines import is_body_name
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
TOLD = 20  # words of a sentence below a contact block that tells something, if it asks nobody to get in touch
LINKS = ("attached files", "tags")  # which also stand between paragraphs, a line each
LONGEST = 1000  # characters of a line that rules are asked about
BELOW = "below the release"


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
        start = next((i for i in range(first + 1, len(parts)) if _begins_ending(parts, i)), len(parts))
        while start > first + 1 and (_is_attached(parts[start - 1]) or _signs(parts, start - 1)):
            start -= 1
        above = " ".join(part.text for part in parts[:start])
        links = {part.index: part.reason for part in parts[first:start] if part.reason in LINKS and part.text[-1] not in ".:"}
        gone = {**links, **dict(_gone(parts[start:], above))}
        return draft.without(gone, "endings")

    def _part(self, index: int, text: str) -> _Part:
        if len(text) > LONGEST:
            return _Part(index, text, "own")
        reason = _opens(text)
        if reason:
            return _Part(index, text, "section", reason)
        length = text.count(" ") + 1
        if FOOTNOTE.match(text):
            return _Part(index, text, "footnote")
        reason = reason_of(text) if length <= 30 else ""
        if reason:
            return _Part(index, text, "furniture", reason)
        if length <= 45 and ADDRESSED.search(text) and (CALL.search(text) or not _is_sentence(text)):
            return _Part(index, text, "section", "contact block")
        if length <= 22 and (not text.endswith(SENTENCE_END) or text[0].islower()):
            return _Part(index, text, "fragment")
        return _Part(index, text, "own" if length > self.longest or QUOTED.search(text) else "prose")


def _is_sentence(text: str) -> bool:
    return text.count(" ") > 11 and text.endswith(SENTENCE_END)


def _begins_ending(parts: Sequence[_Part], at: int) -> bool:
    """Whether the lines from here on hold no more prose than their sections may."""
    if parts[at].kind != "section" and parts[at].reason not in FURNITURE_ENDS:
        return False
    section, room = "", 0
    for i in range(at, len(parts)):
        part = parts[i]
        if part.kind == "section":
            section, room = part.reason, PROSE_IN.get(part.reason, 0)
        elif part.kind == "prose":
            room -= 1
        if part.kind == "own" or room < 0 or (part.kind == "prose" and _tells(part.text, section)):
            return False
    return True


def _tells(text: str, section: str) -> bool:
    """Whether a paragraph says more than such a section does: figures among notes, a long sentence below a contact block."""
    if section == "notes to editors":
        return any(map(str.isdigit, text))
    return section == "contact block" and text.count(" ") >= TOLD and not CALL.search(text)


def _gone(ending: Sequence[_Part], above: str) -> Iterator[tuple[int, str]]:
    """Index → reason for the lines of an ending; a person whom only the contact block names stays, with the role below."""
    section = BELOW
    stays = False
    for i, part in enumerate(ending):
        if part.kind == "footnote":
            continue
        if _is_attached(part):
            yield part.index, LINKS[0]
            continue
        if part.kind in ("section", "furniture"):
            if part.reason != "contact line":
                section = part.reason if part.kind == "section" else BELOW
            stays = False
            yield part.index, part.reason
            continue
        if NUMBER.fullmatch(part.text):
            yield part.index, "contact line"
            continue
        stays = _names_contact(part, ending[i + 1 : i + 4], above) or (stays and not NAME.fullmatch(part.text))
        if not (stays and part.kind == "fragment" and section == "contact block"):
            yield part.index, section


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
    groups = []
    for group, reason in _reasons().items():
        rows = [row for row in table("endings") if row["reason"] == reason]
        headings = "|".join(as_pattern(row["phrase"]) for row in rows if row["where"] == "heading")
        starts = "|".join(as_pattern(row["phrase"]) for row in rows if row["where"] == "start")
        forms = [rf"(?:{headings})\W*$|(?:{headings})\s*:" if headings else "", rf"(?:{starts})" if starts else ""]
        groups.append(f"(?P<{group}>{'|'.join(form for form in forms if form)})")
    return re.compile(rf"[\W_]*(?:{'|'.join(groups)})", re.IGNORECASE)
