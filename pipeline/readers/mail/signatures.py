"""What stands around the text of a message and is no part of it: greeting, signature, the mailing list's lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.lexicons import words

MARK = re.compile(r"--\s*")  # RFC 3676, 4.3
GREETING = re.compile(r"(?:dear|hello|hi|good (?:morning|afternoon|day)|greetings)\b[^.?!]{0,60}[,:!]?", re.IGNORECASE)
SENT_FROM = re.compile(
    r"(?:sent from my|get outlook for|sent via|von meinem .{1,30} gesendet|envoyé de mon)\b.{0,60}", re.IGNORECASE
)
LIST_FOOT = re.compile(
    r".*(?:mailing list|\bunsubscribe|listinfo|you (?:are receiving|received|get) this (?:e-?mail|message|newsletter)|"
    r"(?:manage|update) your (?:subscription|preferences)|view (?:this (?:e-?mail|message)|it) in your browser|"
    r"this message was sent (?:to|by)).*",
    re.IGNORECASE,
)
DISCLAIMER = re.compile(
    r"\b(?:confidential|intended (?:only |solely )?(?:for|recipient)|addressee|virus|(?:this|the) e-?mail|printing)\b",
    re.IGNORECASE,
)
RULE = re.compile(r"[-_=*~]{3,}")
PROSE = 25  # words of a line that no signature has, unless it is a disclaimer
LONGEST_SIGNATURE = 20  # lines with words
LONGEST_FOOT = 12

Gone = Iterator[tuple[int, str]]
"""Index of a line, why it goes."""


def around(lines: Sequence[str]) -> Gone:
    """What goes of a message's lines, each with the reason."""
    first = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    if first < len(lines) and GREETING.fullmatch(lines[first].strip()):
        yield first, "greeting"
    foot = _list_foot(lines)
    signed = _signature(lines[:foot], first)
    yield from ((i, "signature") for i in range(signed, foot))
    yield from ((i, "mailing list's line") for i in range(foot, len(lines)))
    yield from (
        (i, "mailing list's line") for i in range(first, signed) if LIST_FOOT.fullmatch(lines[i][:200]) and _is_short(lines[i])
    )


def _list_foot(lines: Sequence[str]) -> int:
    """Where the lines of a mailing list begin that end the message, with the rule above them."""
    filled = [i for i, line in enumerate(lines) if line.strip()]
    marks = [i for i in filled[-LONGEST_FOOT:] if LIST_FOOT.fullmatch(lines[i][:200])]
    if not marks:
        return len(lines)
    above = [i for i in filled if i < marks[0]]
    while above and RULE.fullmatch(lines[above[-1]].strip()):
        marks.insert(0, above.pop())
    return marks[0]


def _signature(lines: Sequence[str], first: int) -> int:
    """Where the signature begins: at its mark or a closing, with nothing but short lines and disclaimers below."""
    filled = [i for i, line in enumerate(lines) if line.strip() and i > first]
    for at in filled[-LONGEST_SIGNATURE - 1 :]:
        below = [lines[i] for i in filled if i > at]
        if _signs(lines[at].strip()) and all(_is_short(line) or DISCLAIMER.search(line) for line in below):
            return at
    return len(lines)


def _signs(line: str) -> bool:
    return MARK.fullmatch(line) is not None or SENT_FROM.fullmatch(line) is not None or _closes(line)


def _closes(line: str) -> bool:
    return line.rstrip(" ,.!").casefold() in _closings()


def _is_short(line: str) -> bool:
    return line.count(" ") < PROSE


@cache
def _closings() -> frozenset[str]:
    return frozenset(words("mail_closings"))
