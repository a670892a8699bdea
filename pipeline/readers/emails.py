"""E-mails, with what is attached to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from pipeline.readers._fields import FieldNames, release_of
from pipeline.readers._markup import as_text
from pipeline.readers._text import Unreadable, decode, problem_of
from pipeline.release import Enclosed, RawRelease
from pipeline.rows import Problem
from pipeline.stages import Reader

PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|tr)\s*:|\[[^\]]{1,30}\]|(?:press|news|media) release\s*[:–—|-])\s*", re.IGNORECASE)


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
            text = _body(message)
            if len(text.split()) >= self.least_words or (text.strip() and not enclosed):
                yield replace(release_of(_stated(message), source, self.fields), text=text)
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


def _body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        return ""
    text = decode(content, part.get_content_charset() or "").text
    return as_text(text) if part.get_content_type() == "text/html" else text


def _stated(message: EmailMessage) -> dict[str, str]:
    """What the headers say, under the names that fields go by; X- headers come first."""
    stated = {name.lower().removeprefix("x-"): str(value) for name, value in message.items() if name.lower().startswith("x-")}
    sender = message["From"].addresses[0].display_name if message["From"] and message["From"].addresses else ""
    subject = str(message["Subject"] or "")
    while match := PREFIX.match(subject):
        subject = subject[match.end() :]
    plain = {
        "id": stated.get("release-id", ""),
        "title": subject,
        "published": str(message["Date"] or ""),
        "publisher": str(message["Organization"] or "") or sender,
    }
    return plain | stated


def _name(part: EmailMessage, number: int) -> str:
    ending = ".eml" if part.get_content_type() == "message/rfc822" else ""
    name = (part.get_filename() or f"attachment-{number}").replace("\\", "/").rpartition("/")[2].removesuffix(ending)
    return "".join(c if c.isprintable() else " " for c in f"{name}{ending}")
