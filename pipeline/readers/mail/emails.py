"""E-mails, with what is attached to them."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from pathlib import Path
from typing import Self

from pipeline.readers.mail.forwards import Head, chosen, parts_of, unquoted
from pipeline.readers.mail.signatures import around
from pipeline.readers.shared.fields import FieldNames, release_of
from pipeline.readers.shared.markup import as_text
from pipeline.readers.shared.site_names import site_name
from pipeline.readers.shared.text import Unreadable, decode, problem_of
from pipeline.release import Enclosed, RawRelease
from pipeline.rows import Problem
from pipeline.stages import Reader

PREFIX = re.compile(
    r"(?:(?:re|fwd?|aw|wg|tr|rv|i|vs|sv|ynt|ilt|doorst|antw|enc|odp|pd|на|пересл)\s*(?:\[\d+\])?:|\[[^\]]{1,30}\]|"
    r"(?:press|news|media) release\s*[:–—|-])\s*",
    re.IGNORECASE,
)
SOFT_BREAK = re.compile(rb"=\r?\n")
MAILBOX = re.compile(r"\s*[<\[(](?:mailto:)?[^<>\[\]()\s]+@[^<>\[\]()\s]+[>\])].*", re.DOTALL)
BEHALF = re.compile(r".*\bon behalf of\s+|\s+via\s.*|\s*\[mailto:.*", re.DOTALL)
STUB = 3  # times as many words in the HTML, and the plain text is only a word about it


@dataclass(frozen=True)
class Emails(Reader):
    """The message is a release if it has a text of `least_words` or nothing attached; up to `most_attached` attachments are
    read as files of their own. Subject, date and sender give title, date and publisher; X- headers any field by name."""

    least_words: int = 40
    most_attached: int = 20
    fields: FieldNames = field(default_factory=FieldNames)

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() == ".eml"

    def read(self, data: bytes, source: str) -> Iterator[RawRelease | Problem | Enclosed]:
        try:
            message = message_from_bytes(data, policy=policy.default)
            enclosed, left = self._enclosed(message, source)
            told = _Told.of(_body(message).split("\n"), self.least_words)
            if told.words >= self.least_words or (told.words and not enclosed):
                release = release_of(_stated(message, told.head), source, self.fields)
                yield replace(release, text=told.text, apart=told.apart)
            elif not enclosed:
                raise Unreadable("the message has no text", "save the message itself, with its body")
            if left:
                problem = f"has {len(enclosed) + left} attachments; the first {len(enclosed)} were read"
                yield problem_of(self, source, problem, "save the others beside it, or raise [readers.emails] most_attached")
            yield from enclosed
        except Unreadable as why:
            yield problem_of(self, source, why.problem, why.remedy)
        except RecursionError:
            yield problem_of(self, source, "the message holds messages inside messages, too deep", "save the innermost one")
        except (ValueError, LookupError, AttributeError, TypeError, AssertionError) as error:
            # the standard library's parser raises these for headers that are not as they should be
            yield problem_of(self, source, f"the message is damaged ({type(error).__name__})", "save it again as .eml")

    def _enclosed(self, message: EmailMessage, source: str) -> tuple[list[Enclosed], int]:
        """What is attached, and how many attachments more there are than are read."""
        parts = list(message.iter_attachments()) if message.is_multipart() else []
        contents = [(_name(part, number), _content(part)) for number, part in enumerate(parts, 1)]
        filled = [Enclosed(f"{source}/{name}", content) for name, content in contents if content]
        return filled[: self.most_attached], len(filled[self.most_attached :])


def _content(part: EmailMessage) -> bytes:
    """An attachment's bytes; those of a forwarded message are its own text."""
    if part.get_content_type() == "message/rfc822":
        return b"".join(inner.as_bytes() for inner in part.get_payload() if isinstance(inner, EmailMessage))
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


@dataclass(frozen=True, slots=True)
class _Told:
    """What the body of a message tells: its text, the lines of it that are no part of the release, and the head of a message
    inside, if that is the one which counts."""

    text: str
    words: int
    apart: tuple[tuple[int, str], ...]
    head: Head

    @classmethod
    def of(cls, lines: list[str], least_words: int) -> Self:
        parts = parts_of(lines)
        part = chosen(parts, lines, least_words)
        is_quoted = part is not parts[0] or _is_mostly_quoted(lines[part.start : part.end])
        plain = [*map(unquoted, lines)] if is_quoted else lines
        own = range(part.start, part.end)
        gone = dict.fromkeys(range(part.above), "note of who forwards it")
        gone |= dict.fromkeys(range(part.above, part.start), "head of the message inside")
        gone |= dict.fromkeys(range(part.end, len(lines)), "message quoted below")
        gone |= dict.fromkeys(filter(lambda i: plain[i].startswith(">"), own), "quoted line")
        left = [i for i in own if i not in gone]
        gone |= {left[i]: reason for i, reason in around([plain[i] for i in left])}
        words = sum(len(plain[i].split()) for i in left if i not in gone)
        return cls("\n".join(plain), words, tuple(sorted(gone.items())), part.head)


def _is_mostly_quoted(lines: Sequence[str]) -> bool:
    return sum(line.startswith(">") for line in lines) > len(lines) / 2


def _body(message: EmailMessage) -> str:
    """The plain text, or that of the HTML where there is none or only a word about it."""
    plain, html = (_text(message.get_body(preferencelist=(kind,))) for kind in ("plain", "html"))
    return html if len(plain.split()) * STUB < len(html.split()) else plain


def _text(part: MIMEPart | None) -> str:
    content = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(content, bytes) or not content.strip():
        return ""
    if len(SOFT_BREAK.findall(content)) > 1:  # quoted-printable that its head does not declare, or twice
        content = quopri.decodestring(content)
    text = decode(content, part.get_content_charset() or "").text
    return as_text(text) if part.get_content_type() == "text/html" else text


def _stated(message: EmailMessage, inner: Head) -> dict[str, str]:
    """What the headers say, under the names that fields go by; X- headers come first, then the head of a message inside."""
    stated = {name.lower().removeprefix("x-"): str(value) for name, value in message.items() if name.lower().startswith("x-")}
    sender = str(message["Organization"] or "") or str(message["From"] or "")
    plain = {
        "id": stated.get("release-id", ""),
        "title": _subject(inner.get("subject", "")) or _subject(str(message["Subject"] or "")),
        "published": inner.get("date", "") or str(message["Date"] or ""),
        "publisher": _sender(inner.get("from", "") or sender),
    }
    return plain | stated


def _subject(subject: str) -> str:
    while match := PREFIX.match(subject):
        subject = subject[match.end() :]
    return subject


def _sender(sender: str) -> str:
    """The name in "Court of Norland – Press office <press@court.example>"; an address alone is none."""
    name = BEHALF.sub("", MAILBOX.sub("", sender)).strip(" \t'\"*")
    return "" if "@" in name else site_name(name)


def _name(part: EmailMessage, number: int) -> str:
    ending = ".eml" if part.get_content_type() == "message/rfc822" else ""
    name = (part.get_filename() or f"attachment-{number}").replace("\\", "/").rpartition("/")[2].removesuffix(ending)
    return "".join(c if c.isprintable() else " " for c in f"{name}{ending}")
