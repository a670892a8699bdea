"""In what circumstances a release speaks of a role: from where it is, how the sentence goes, which countries it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from pipeline.given.tables import asked
from pipeline.naming.countries import Countries
from pipeline.rows import Mention, ReleaseCountry, ReleaseRecord, RoleFound, Sentence
from pipeline.stages import Tables

_GOVERNMENTS = re.compile(r"\b(?:department|ministry|council|government|chancellery|secretariat|white house)\b", re.IGNORECASE)
"""Publishers whose releases speak of the country's own president or minister by the bare title."""
_GOVERNED = re.compile(
    r"\b(?:with|by|from|to|and|between|of|for|includ(?:e|es|ed|ing)|receiv(?:e|es|ed)|me(?:e)?ts?|visit(?:s|ed)?|host(?:s|ed)?"
    r"|welcom(?:e|es|ed)|thank(?:s|ed)?|invit(?:e|es|ed)|counterpart)\s+(?:(?:the|his|her|its|their|with)\s+)*\Z",
    re.IGNORECASE,
)
"""What stands in front of somebody who is not the subject."""

SAID = """
    SELECT found.release_id, found.start, found.start - sentences.start AS place, sentences.text,
        coalesce(published_in.country, '') AS country, coalesce(releases.publisher, '') AS publisher
    FROM roles_found found
    JOIN sentences ON sentences.release_id = found.release_id AND found.start BETWEEN sentences.start AND sentences."end" - 1
    JOIN releases ON releases.release_id = found.release_id
    LEFT JOIN release_countries published_in ON published_in.release_id = found.release_id
    WHERE found.status <> 'held' AND found.body_start IS NULL
    ORDER BY found.release_id, found.start, sentences.start"""
"""The sentences of roles for which the text names no body."""

NAMED = "SELECT DISTINCT release_id, text FROM mentions WHERE label = 'PLACE' ORDER BY ALL"


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A role's sentence, code points in front of the role in it, the release's country, and others that the release names."""

    sentence: str
    place: int
    opens: bool
    home: str | None
    of_a_government: bool
    others: Collection[str]

    def is_home(self) -> bool:
        """Whether a bare office is the country's own: its government begins a release with it, or names no other country."""
        return self.home is not None and self.of_a_government and (self.opens or not self.others)

    def met(self) -> str | None:
        """The one other country of a sentence in which somebody is met, received, spoken with; None where it has none or two."""
        if not _GOVERNED.search(self.sentence, 0, self.place):
            return None
        told = {named.country for named in Countries().within(self.sentence) if named.form in ("noun", "adjective")}
        others = told - {self.home}
        return next(iter(others)) if len(others) == 1 else None


def circumstances(roles: pd.DataFrame, tables: Tables) -> Mapping[tuple[str, int], Circumstance]:
    """Release and place of a role that has no body yet → its circumstance."""
    left = roles[roles["organisation"].isna()]
    wanted = set(zip(left["release_id"], left["start"], strict=True))
    if not wanted:
        return {}
    named = _named({release for release, _ in wanted}, tables)
    rows = asked(tables, SAID, RoleFound, Sentence, ReleaseRecord, ReleaseCountry)
    return {
        (release, start): Circumstance(
            sentence,
            place,
            start == 0,
            country or None,
            bool(_GOVERNMENTS.search(publisher)),
            named.get(release, set()) - {country},
        )
        for release, start, place, sentence, country, publisher in rows.itertuples(index=False, name=None)
        if (release, start) in wanted
    }


def _named(releases: Collection[str], tables: Tables) -> Mapping[str, set[str]]:
    """The countries of the places that each of these releases names."""
    found: dict[str, set[str]] = {}
    for release, text in asked(tables, NAMED, Mention).itertuples(index=False, name=None):
        if release in releases:
            found.setdefault(release, set()).update(named.country for named in Countries().within(text))
    return found
