"""Roles, sentences and releases in; the states out in which offices of countries are held."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.analysis.roles.roles import Roles
from pipeline.rows import Home, Mention, ReleaseCountry, ReleaseRecord, RoleFound, Row, Sentence
from pipeline.rows.schema import to_table

MINISTRY = "Norwegian Ministry of Grain"


def body(sentence: str, role: str, person: str, publisher: str = MINISTRY, begins: int = 50) -> str | None:
    """The body of a role in a sentence that begins there in a release from Norway; its places are told by the sentence."""
    start, named = begins + sentence.index(role), begins + sentence.index(person)
    found = RoleFound(release_id="r", start=start, end=start + len(role), text=role, person_start=named, status="holds")
    mentions = [Mention(release_id="r", start=named, end=named + len(person), text=person, label="PERSON", entity_id=person)]
    for i, place in enumerate(("Norway", "Denmark", "Sweden")):
        if place in sentence or place == "Norway":
            mentions.append(Mention(release_id="r", start=i, end=i + 1, text=place, label="PLACE", entity_id=place))
    release = ReleaseRecord(
        release_id="r", published="2024-03-12", title="", publisher=publisher, place="", language="en", source="r", url="",
        words=1, text=sentence, body=0, duplicate_of=None,
    )  # fmt: skip
    rows: dict[type[Row], list[Any]] = {
        RoleFound: [found],
        Mention: mentions,
        ReleaseRecord: [release],
        Home: [],
        ReleaseCountry: [ReleaseCountry(release_id="r", country="Norway", reason="its publisher")],
        Sentence: [Sentence(release_id="r", start=begins, end=begins + len(sentence), text=sentence, index=0)],
    }
    roles = Roles().analyse({kind: to_table(kind, each).to_pandas() for kind, each in rows.items()})
    told: str | None = roles["organisation"].iloc[0]
    return told


@pytest.mark.parametrize(
    ("sentence", "role", "state"),
    [
        ("The talks were led by Ambassador Brennik.", "Ambassador", "Norway"),
        ("She will be ambassador to Denmark, said Brennik.", "ambassador to Denmark", "Norway"),
        ("Brennik will become ambassador extraordinary to Denmark.", "ambassador extraordinary to Denmark", "Norway"),
        ("Danish Ambassador Brennik left Denmark.", "Danish Ambassador", "Denmark"),
        ("Goodwill Ambassador Brennik left.", "Goodwill Ambassador", None),
        ("Later President Brennik spoke.", "President", "Norway"),
        ("Later President Brennik went to Denmark.", "President", None),
        ("She held talks with Foreign Minister Brennik in Denmark.", "Foreign Minister", "Denmark"),
        ("The Danish delegation was led by the minister of grain, Brennik, of Denmark.", "minister of grain", "Denmark"),
        ("She held talks with Foreign Minister Brennik in Denmark and Sweden.", "Foreign Minister", None),
        ("She held talks in Denmark with the President of the Grain Club, Brennik.", "President of the Grain Club", None),
    ],
)
def test_the_state_of_an_office_of_countries(sentence: str, role: str, state: str | None) -> None:
    assert body(sentence, role, "Brennik") == state


def test_whom_a_release_of_the_government_begins_with_is_its_own() -> None:
    assert body("President Brennik meets farmers in Denmark", "President", "Brennik", begins=0) == "Norway"
    assert body("President Brennik meets farmers in Denmark", "President", "Brennik", "Norwegian Chess Club", begins=0) is None
