"""Joined titles: in "Norlandic President Jane Roe and Foreign Minister Jan Hale" both hold their office in Norland."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extraction.roles.offices import is_of_a_state
from pipeline.extraction.text.countries import countries_in
from pipeline.rows import NameFound, RoleFound

_JOIN = re.compile(r"\s*(?:,|,?\s+and)(?:\s+(?:with|the|his|her|its))?\s*")


def with_countries_of_joined_titles(rows: Sequence[RoleFound], names: Sequence[NameFound], text: str) -> Iterator[RoleFound]:
    """The rows in order; an office of states without a body takes the country of the title that "and" or a comma joins it to."""
    people = {name.start: name.end for name in names if name.label == "PERSON"}
    places = {name.start for name in names if name.label == "PLACE"}
    before: RoleFound | None = None
    for row in rows:
        before = _with_country_of(before, row, people, text)
        yield before
        before = before if before.body_start in places and is_of_a_state(before.text) else None


def _with_country_of(before: RoleFound | None, row: RoleFound, people: dict[int, int], text: str) -> RoleFound:
    joined = before is not None and row.body_start is None and _is_joined(before, row, people, text)
    return replace(row, body_start=before.body_start) if before is not None and joined else row


def _is_joined(before: RoleFound, row: RoleFound, people: dict[int, int], text: str) -> bool:
    """Whether both are titles in front of their people, the second right behind the first person and of no country itself."""
    titles = before.start < before.person_start < row.start < row.person_start
    between = text[people.get(before.person_start, row.start) : row.start]
    return titles and bool(_JOIN.fullmatch(between)) and is_of_a_state(row.text) and not countries_in(row.text)
