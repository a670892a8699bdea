"""How browsers save pages: as a web archive (MHTML, RFC 2557), or with a comment that tells the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from pipeline.readers.shared.text import Unreadable

WEB_ARCHIVES = (".mhtml", ".mht")
# Chromium and Internet Explorer write the first form, SingleFile the second.
SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\s*\(\d{1,5}\)|Page saved with SingleFile\s+url:)\s*(?P<url>\S{1,2000})", re.IGNORECASE
)
HEAD = 5_000  # characters in which that comment stands
PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Saved:
    """A page's bytes, with the encoding and the address that stand beside them, where any do."""

    data: bytes
    charset: str = ""
    address: str = ""


def saved_from(markup: str) -> str:
    """The address in the comment that a browser leaves, or nothing."""
    found = SAVED_FROM.search(markup, 0, HEAD)
    return found["url"] if found else ""


def unarchived(data: bytes) -> Saved:
    """The page in a web archive. Raises Unreadable for one without a page."""
    try:
        archive = message_from_bytes(data, policy=policy.default)
        address = _header(archive, "Snapshot-Content-Location") or _header(archive, "Content-Location")
        pages = list(_pages(archive))
        page = next((each for each in pages if address and each.address == address), next(iter(pages), None))
    except (ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError) as error:
        # the standard library's parser raises these for headers that are not as they should be
        raise Unreadable(f"the web archive is damaged ({type(error).__name__})", "save the page again as HTML") from None
    if page is None:
        raise Unreadable("the web archive holds no page", "save the page again as HTML")
    return Saved(page.data, page.charset, address or page.address)


def _pages(archive: EmailMessage) -> Iterator[Saved]:
    for part in archive.walk():
        if part.get_content_type() in PAGES:
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                yield Saved(content, part.get_content_charset() or "", _header(part, "Content-Location"))


def _header(part: EmailMessage, name: str) -> str:
    return "".join(str(part[name] or "").split())
