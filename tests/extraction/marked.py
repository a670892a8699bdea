"""What the tests of quotes and commitments share: a text whose names are given, so that no other stage is tested with them."""

from __future__ import annotations

import re

from pipeline.release import Release
from pipeline.rows import NameFound
from pipeline.stages import Rows

NAMES = {
    "PERSON": ["Ivana Roe", "I. Roe", "Roe", "Tomas Hale", "Hale"],
    "AGENCY": ["Ministry of Justice", "Asset Recovery Agency", "Government of Norland", "Audit Court", "Customs Service"],
    "ORG": ["Clean Hands Norland", "Ostmark Trade Bank"],
    "PLACE": ["Norland", "Veldania", "Ostmark", "Torvik", "Iceland", "Malta"],
    "LAW": ["Criminal Code", "Asset Recovery Plan"],
}
FULLEST = {"I. Roe": "Ivana Roe", "Roe": "Ivana Roe", "Hale": "Tomas Hale"}
_KNOWN = {name: label for label, names in NAMES.items() for name in names}
_ANY = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(_KNOWN, key=len, reverse=True)))


def release(text: str, body: int = 0, language: str = "en") -> Release:
    return Release(
        release_id="r",
        published="2024-03-12",
        title="",
        publisher="",
        place="",
        language=language,
        source="r.txt",
        text=text,
        body=body,
    )


def with_names(text: str) -> Rows:
    """The names of the list above, wherever a text has them."""
    found = Rows()
    for match in _ANY.finditer(text):
        name = match.group()
        found.add(
            NameFound(
                release_id="r",
                start=match.start(),
                end=match.end(),
                text=name,
                label=_KNOWN[name],
                name=FULLEST.get(name, name),
            )
        )
    return found
