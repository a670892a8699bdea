"""Who published a release whose head does not say so: its web address, its copyright line, or what its "About" is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import urlsplit

from pipeline.cleaning._headlines import is_body_name
from pipeline.cleaning.header import Header
from pipeline.lexicons import table
from pipeline.release import Draft, HeaderField
from pipeline.stages import Cleaner

NAME = r"(?P<name>[^:.|]{3,80}?)"
SAYS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:©|\(c\)|copyright)[\s\d–,-]*{NAME}(?:[\s\d–,-]*(?:\.|\||$|,? all rights).*)",
        rf"(?:press|media|information) (?:service|office|centre|center|team) of {NAME}(?:[:.|].*)?",
        rf"about {NAME}(?:[:.|].*)?",
    )
)
ARTICLE = re.compile(r"the (?=[A-Z])", re.IGNORECASE)


@dataclass(frozen=True)
class Publishers(Cleaner):
    """Adds the publisher where no other cleaner found one."""

    after = (Header,)

    def clean(self, draft: Draft) -> Draft:
        if draft.states("publisher"):
            return draft
        found = next(_candidates(draft), None)
        return replace(draft, header=(*draft.header, found)) if found else draft


def _candidates(draft: Draft) -> Iterator[HeaderField]:
    """The surest first."""
    host = urlsplit(draft.raw.url).hostname or ""
    for known, publisher in _hosts():
        if host == known or host.endswith(f".{known}"):
            yield HeaderField("publisher", publisher, "address")
    for says in SAYS:
        for drop in draft.drops:
            match = says.fullmatch(drop.text)
            name = ARTICLE.sub("", match["name"].strip(), count=1) if match else ""
            if name and is_body_name(name):
                yield HeaderField("publisher", name, "publishers", drop.start, drop.end)


@cache
def _hosts() -> tuple[tuple[str, str], ...]:
    return tuple((row["host"], row["publisher"]) for row in table("publisher_hosts"))
