"""Roles found, mentions and releases in; roles with people, bodies and times out."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest

from pipeline.analysis.roles.roles import Roles
from pipeline.rows import Home, Mention, ReleaseCountry, ReleaseRecord, Role, RoleFound, Sentence
from pipeline.rows.schema import schema, to_table


def role(release_id: str, body_start: int | None, text: str = "Councillor", since: str | None = None) -> RoleFound:
    return RoleFound(
        release_id=release_id,
        start=0,
        end=len(text),
        text=text,
        person_start=20,
        body_start=body_start,
        since=since,
    )


def mention(release_id: str, start: int, entity_id: str, label: str = "PERSON") -> Mention:
    return Mention(release_id=release_id, start=start, end=start + 3, text="Roe", label=label, entity_id=entity_id)


def analysed(roles: list[RoleFound], mentions: list[Mention], homes: Sequence[Home] = ()) -> pd.DataFrame:
    releases = to_table(ReleaseRecord, []).to_pandas()
    tables = {
        RoleFound: to_table(RoleFound, roles).to_pandas(),
        Mention: to_table(Mention, mentions).to_pandas(),
        ReleaseRecord: releases,
        Home: to_table(Home, list(homes)).to_pandas(),
        ReleaseCountry: to_table(ReleaseCountry, []).to_pandas(),
        Sentence: to_table(Sentence, []).to_pandas(),
    }
    return Roles().analyse(tables)


MENTIONS = [
    *(mention(release_id, 20, "roe") for release_id in "abc"),
    mention("a", 40, "council", "AGENCY"),
    mention("b", 40, "senate", "AGENCY"),
]


def test_a_body_is_that_of_its_mention_with_the_columns_of_roles() -> None:
    table = analysed([role("a", 40, since="2019")], MENTIONS)
    assert list(table.columns) == schema(Role).names
    assert list(zip(table["entity_id"], table["organisation"], table["since"], strict=True)) == [("roe", "council", "2019")]


def test_a_body_that_another_release_states_for_the_same_role_is_taken() -> None:
    table = analysed([role("a", 40), role("c", None, "councillor")], MENTIONS)
    assert list(table["organisation"]) == ["council", "council"]


def test_no_body_is_taken_where_releases_state_two_or_another_role() -> None:
    assert list(analysed([role("a", 40), role("b", 40), role("c", None)], MENTIONS)["organisation"])[-1] is None
    assert list(analysed([role("a", 40), role("c", None, "Judge")], MENTIONS)["organisation"])[-1] is None


def test_nothing_in_nothing_out() -> None:
    assert len(analysed([], [])) == 0


def test_a_role_that_nearly_all_hold_at_one_body_is_held_there() -> None:
    people = [mention(f"r{i}", 20, f"person{i}") for i in range(4)]
    councils = [mention(f"r{i}", 40, "council", "AGENCY") for i in range(3)]
    table = analysed([*(role(f"r{i}", 40) for i in range(3)), role("r3", None)], [*people, *councils])
    assert list(table["organisation"]) == ["council"] * 4


def test_a_role_that_two_hold_at_a_body_says_nothing_of_others() -> None:
    people = [mention(f"r{i}", 20, f"person{i}") for i in range(3)]
    councils = [mention(f"r{i}", 40, "council", "AGENCY") for i in range(2)]
    table = analysed([*(role(f"r{i}", 40) for i in range(2)), role("r2", None)], [*people, *councils])
    assert list(table["organisation"]) == ["council", "council", None]


def test_a_slip_among_many_statements_of_a_body_is_passed_over() -> None:
    mentions = [*(mention(f"r{i}", 20, "roe") for i in range(6)), *(mention(f"r{i}", 40, "council", "AGENCY") for i in range(4))]
    roles = [*(role(f"r{i}", 40) for i in range(5)), role("r5", None)]
    assert list(analysed(roles, [*mentions, mention("r4", 40, "mill", "ORG")])["organisation"])[-1] == "council"


def test_a_fuller_statement_of_the_role_in_another_release_tells_its_body() -> None:
    table = analysed([role("a", 40, "Councillor of Torvik"), role("c", None), role("b", None, "Town Councillor")], MENTIONS)
    assert dict(zip(table["release_id"], table["organisation"], strict=True)) == {"a": "council", "b": None, "c": "council"}


def test_an_office_of_states_is_held_in_the_state_of_its_adjective() -> None:
    place = Mention(release_id="a", start=60, end=67, text="Iceland", label="PLACE", entity_id="iceland")
    roles = [role("c", None, "Icelandic President"), role("b", None, "Icelandic painter")]
    table = analysed(roles, [*MENTIONS, place])
    assert dict(zip(table["role"], table["organisation"], strict=True)) == {
        "Icelandic President": "iceland",
        "Icelandic painter": None,
    }


@pytest.mark.parametrize(
    ("bare", "countries", "body"),
    [
        ("President", ["Iceland"], "iceland"),
        ("former Prime Minister", ["Iceland"], "iceland"),
        ("Foreign Minister", ["Iceland"], "iceland"),
        ("President", [], None),
        ("President", ["Iceland", "Norway"], None),
        ("Mill President", ["Iceland"], None),
        ("President of the jury", ["Iceland"], None),
        ("Norwegian Minister", ["Iceland"], None),
        ("painter", ["Iceland"], None),
    ],
)
def test_a_bare_office_of_states_is_of_the_one_state_of_the_persons_offices(
    bare: str, countries: list[str], body: str | None
) -> None:
    place = Mention(release_id="a", start=60, end=67, text="Iceland", label="PLACE", entity_id="iceland")
    homes = [Home(release_id="a", label="AGENCY", name="Roe", country=country, reason="its own name") for country in countries]
    table = analysed([role("a", 40), role("c", None, bare)], [*MENTIONS, place], homes)
    assert list(table.loc[table["role"] == bare, "organisation"]) == [body]
