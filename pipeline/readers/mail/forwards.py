"""A message inside the text of a message, as mail programs write one that they forward or that is answered.

A forwarded message has a head of its own (From, Date, Subject, in the language of the program), with or without a line of dashes
above it; of an answered one a line says who wrote it when. Either may stand behind the marks of quoting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, takewhile

from pipeline.lexicons import table

QUOTED = re.compile(r"(?:>[ \t]?)+")
SEPARATOR = re.compile(
    r"\W*(?:[-_=—–]{3,}[^\W\d_][^\n]{3,50}?[-_=—–]{3,}|[-_=]{8,}|(?:begin )?(?:forwarded|original) message\s*:?)\W*",
    re.IGNORECASE,
)
WROTE = re.compile(
    r"(?:on|am|le|el|il|op|den|em)\s(?P<date>.{6,60}?(?:\d{4}|\d{1,2}:\d\d).{0,20}?)[,;]?\s+(?:schrieb\s|skrev\s)?"
    r"(?P<sender>[^\d,;:][^:\n]{1,100}?)\s*(?:wrote|a écrit|escribió|ha scritto|schreef|escreveu)?\s*:",
    re.IGNORECASE,
)
ADDRESSEE = re.compile(r"[^.:!?<>]{0,60}<[^<>\s]{3,80}@[^<>\s]{3,80}>")
LONGEST_HEAD = 40  # lines
FOLDED = 3  # lines over which a field may run
LONGEST_LINE = 1_000  # characters of a line that is asked whether it belongs to a head

Head = Mapping[str, str]
"""from, subject, date → what the head says."""

Label = tuple[str, str] | None
"""The field that a line of a head states, and its value."""


@dataclass(frozen=True, slots=True)
class Part:
    """A message of the chain: the lines of its text [start, end), its head [above, start), and what that says.

    `forwarded` messages have a head of fields; what is merely quoted in an answer has none.
    """

    above: int
    start: int
    end: int
    head: Head = field(default_factory=dict)
    forwarded: bool = False


def unquoted(line: str) -> str:
    """A line without the marks of quoting before it."""
    return QUOTED.sub("", line, count=1) if line.startswith(">") else line


def parts_of(lines: Sequence[str]) -> list[Part]:
    """The messages of a chain in their order, given its lines: the outer one, and every one inside."""
    plain = [unquoted(line) for line in lines]
    heads = list(_heads(lines, plain, [_label(line) for line in plain]))
    bounds = [Part(0, 0, 0), *heads, Part(len(lines), len(lines), len(lines))]
    return [Part(part.above, part.start, below.above, part.head, part.forwarded) for part, below in pairwise(bounds)]


def chosen(parts: Sequence[Part], lines: Sequence[str], least_words: int) -> Part:
    """The message that is meant: the innermost that was forwarded with a text; else the outer one, or what it answers."""
    filled = [part for part in parts if _words(part, lines) >= least_words]
    forwarded = [part for part in filled if part.forwarded]
    return (forwarded[-1:] or filled[:1] or [part for part in parts if _words(part, lines)][-1:] or list(parts[:1]))[0]


def _words(part: Part, lines: Sequence[str]) -> int:
    return sum(len(unquoted(line).split()) for line in lines[part.start : part.end])


def _heads(lines: Sequence[str], plain: Sequence[str], labels: Sequence[Label]) -> Iterator[Part]:
    at = 0
    while at < len(lines):
        found = _fields_at(plain, labels, at) or _answer_at(lines, plain, at)
        if found is None:
            at += 1
            continue
        yield found
        at = found.start


def _fields_at(plain: Sequence[str], labels: Sequence[Label], at: int) -> Part | None:
    """The head of fields that begins at a line, with the separator above it."""
    head: dict[str, str] = {}
    end, name = at, ""
    for i in range(at, min(at + LONGEST_HEAD, len(plain))):
        label = labels[i]
        if label:
            name, value = label
            head.setdefault(name, value)
            end = i + 1
        elif plain[i].strip():
            if i == at or not _goes_on(plain, labels, i):
                break
            head[name] = f"{head[name]} {plain[i].strip()}"
            end = i + 1
        elif i > end:
            break
    if "from" not in head or not {"date", "subject"} & set(head):
        return None
    return Part(_separator_above(plain, at), end, end, head, forwarded=True)


def _goes_on(plain: Sequence[str], labels: Sequence[Label], at: int) -> bool:
    """Whether a line goes on with the field above it: one of the two shows that, or another field follows before a blank line."""
    above, line = plain[at - 1].strip(), plain[at]
    if above.endswith((",", ";")) or (above and line[0].isspace()) or ADDRESSEE.fullmatch(line.strip()):
        return True
    below = range(at + 1, min(at + FOLDED, len(plain)))
    return bool(above) and any(labels[i] for i in takewhile(lambda i: plain[i].strip(), below))


def _label(line: str) -> Label:
    match = _labels().match(line[:LONGEST_LINE])
    return (_fields()[match["label"].casefold()], match["value"].strip(" *\t")) if match else None


def _separator_above(plain: Sequence[str], at: int) -> int:
    above = at
    while above and not plain[above - 1].strip() and at - above < FOLDED:
        above -= 1
    return above - 1 if above and SEPARATOR.fullmatch(plain[above - 1][:LONGEST_LINE]) else at


def _answer_at(lines: Sequence[str], plain: Sequence[str], at: int) -> Part | None:
    """The line that says who wrote what is quoted below, which may be folded once."""
    for end in (at + 1, at + 2):
        said = WROTE.fullmatch(" ".join(line.strip() for line in plain[at:end])[:LONGEST_LINE].strip())
        below = next((line for line in lines[end : end + FOLDED] if line.strip()), "")
        if said and below.startswith(">") and _depth(below) > _depth(lines[at]):
            return Part(at, end, end, {"from": said["sender"], "date": said["date"]})
    return None


def _depth(line: str) -> int:
    marks = QUOTED.match(line)
    return marks[0].count(">") if marks else 0


@cache
def _fields() -> dict[str, str]:
    return {row["label"]: row["field"] for row in table("mail_heads")}


@cache
def _labels() -> re.Pattern[str]:
    labels = "|".join(sorted(map(re.escape, _fields()), key=len, reverse=True))
    return re.compile(rf"[\s*_]*(?P<label>{labels})[*_\s]*:[*_]*(?=\s|$)\s*(?P<value>.*)", re.IGNORECASE)
