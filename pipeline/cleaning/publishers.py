"""Who published a release: its web address, or where its head does not say, its copyright line or what its "About" is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, product

from pipeline.cleaning._body_names import is_body_name
from pipeline.cleaning.header import Header
from pipeline.lexicons import table
from pipeline.outside.addresses import host_of
from pipeline.release import Draft, Drop, HeaderField
from pipeline.stages import Cleaner

NAME = r"(?P<name>[^:.|]{3,80}?)"
SAYS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:©|\(c\)|copyright)[\s\d–,-]*{NAME}(?:[\s\d–,-]*(?:\.|\||$|,? all rights).*)",
        rf"(?:the )?(?:press|media|information) (?:service|office|centre|center|team) of {NAME}(?:[:.|].*)?",
        rf"official (?:web ?site|site|web portal|portal|(?:information|internet) resource|page) of {NAME}",
        rf"about {NAME}(?:[:.|].*)?",
    )
)
SIGNED = frozenset(("contact block", "below the release"))  # where a body's name by itself is that of who signs
DEPARTMENT = re.compile(r"(?:the )?(?:press|media|public relations|information|communications?)\b", re.IGNORECASE)
ARTICLE = re.compile(r"the (?=[A-Z])", re.IGNORECASE)


@dataclass(frozen=True)
class Publishers(Cleaner):
    """Adds the publisher where no other cleaner found one, and writes a name that the text cuts short as it is known."""

    after = (Header,)

    def clean(self, draft: Draft) -> Draft:
        stated = draft.states("publisher")
        known = next(_by_address(draft), None)
        if stated and not (known and not draft.raw.publisher and known.value.endswith(f" {stated}")):
            return draft
        found = known or _of_site(draft) or next(_said(draft), None)
        others = tuple(each for each in draft.header if each.field != "publisher")
        return replace(draft, header=(*others, found)) if found else draft


def _by_address(draft: Draft) -> Iterator[HeaderField]:
    host = host_of(draft.raw.url)
    for known, publisher in _hosts():
        if host == known or host.endswith(f".{known}"):
            yield HeaderField("publisher", publisher, "address")


def _of_site(draft: Draft) -> HeaderField | None:
    return next((each for each in draft.around.header if each.field == "publisher"), None)


def _said(draft: Draft) -> Iterator[HeaderField]:
    """What the dropped lines say, the surest first."""
    for drop, name in chain(_named(draft.drops), _signed(draft.drops)):
        yield HeaderField("publisher", name, "publishers", drop.start, drop.end)


def _named(drops: Sequence[Drop]) -> Iterator[tuple[Drop, str]]:
    """Bodies that a line of the site's is about."""
    for says, drop in product(SAYS, drops):
        match = says.fullmatch(drop.text)
        name = _without_article(match["name"].strip()) if match else ""
        if is_body_name(name):
            yield drop, name


def _signed(drops: Sequence[Drop]) -> Iterator[tuple[Drop, str]]:
    """Bodies whose name stands by itself where a release is signed; a department for the press is none."""
    for drop in drops:
        if drop.reason in SIGNED and is_body_name(drop.text) and not DEPARTMENT.match(drop.text):
            yield drop, _without_article(drop.text)


def _without_article(name: str) -> str:
    return ARTICLE.sub("", name, count=1)


@cache
def _hosts() -> tuple[tuple[str, str], ...]:
    return tuple((row["host"], row["publisher"]) for row in table("publisher_hosts"))
