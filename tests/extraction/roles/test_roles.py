"""Sentence in, roles out."""

from __future__ import annotations

import pytest

from pipeline.rows import NameFound, RoleFound
from tests.extraction.read_names import roles, rows


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Deputy Prosecutor General Jorun Brennik spoke.", "Deputy Prosecutor General"),
        ("Jorun Brennik, head of the Audit Office, spoke.", "head of the Audit Office"),
        ("Jorun Brennik, 45, a former mayor of Tolmgrad, spoke.", "former mayor of Tolmgrad"),
        ("The head of the Audit Office, Jorun Brennik, spoke.", "head of the Audit Office"),
        ("Jorun Brennik was appointed director of the Audit Office in May.", "director of the Audit Office"),
        ("Its chairman, Mr. Jorun Brennik, spoke.", "chairman"),
        ("A former Governor of Ostmark, Jorun Brennik was fined.", "former Governor of Ostmark"),
        ("The Norwegian grain minister, Jorun Brennik, spoke.", "Norwegian grain minister"),
        ("Grain Control Board (GCB) Director Jorun Brennik spoke.", "Grain Control Board (GCB) Director"),
        ("House secretary general Jorun Brennik spoke.", "House secretary general"),
        ("Jorun Brennik (head of the Audit Office) spoke.", "head of the Audit Office"),
        ("Jorun Brennik, KC, head of the Audit Office, spoke.", "head of the Audit Office"),
        ("Jorun Brennik, a stenographer, was fined.", "stenographer"),
        ("New CEO at Delmar Holding, Jorun Brennik, spoke.", "CEO at Delmar Holding"),
        ("The newly appointed director of Customs, Jorun Brennik, spoke.", "director of Customs"),
        ("Jorun Brennik, appointed head of the Audit Office in 2010, left.", "head of the Audit Office"),
        ("Jorun Brennik, a retired judge, left.", "retired judge"),
        ("At the meeting Grain Ministry Secretary Jorun Brennik spoke.", "Grain Ministry Secretary"),
        ("Jorun Brennik, Delmar Holding’s new Chief Strategy Officer, spoke.", "Delmar Holding’s new Chief Strategy Officer"),
        ("Jorun Brennik, iDelmar’s Chief Information Officer, spoke.", "iDelmar’s Chief Information Officer"),
        ("Chief Executive Officer (CEO) Jorun Brennik spoke.", "Chief Executive Officer"),
        ("Jorun Brennik, Chief Grain Strategy Officer (CGSO), spoke.", "Chief Grain Strategy Officer"),
        ("US President Jorun Brennik spoke.", "US President"),
        ("Afghan Ambassador Jorun Brennik spoke.", "Afghan Ambassador"),
        ("Tolm County State’s Attorney Jorun Brennik spoke.", "Tolm County State’s Attorney"),
        ("Delmar Holding board member Jorun Brennik spoke.", "Delmar Holding board member"),
        (
            "The arrest of former Norwegian atomic energy minister Jorun Brennik pleased all.",
            "former Norwegian atomic energy minister",
        ),
        ("While in Norway President Jorun Brennik met the press.", "President"),
        ("The sports minister, Jorun Brennik, spoke.", "sports minister"),
        ("To help firms engage with the private sector Secretary Jorun Brennik spoke.", "Secretary"),
        ("Following the roundtable Minister Jorun Brennik met the press.", "Minister"),
        ("While at the Audit Office Deputy Minister Jorun Brennik met the press.", "Deputy Minister"),
        ("The Chief of the General Staff Jorun Brennik spoke.", "Chief of the General Staff"),
    ],
)
def test_roles_before_behind_and_stated(text: str, role: str) -> None:
    assert roles(text) == [("Jorun Brennik", role)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Judges Jorun Brennik and Mirja Osk agreed.", "Judge"),
        ("Messrs Jorun Brennik and Mirja Osk agreed.", None),
        ("Ministers Jorun Brennik (Interior) and Mirja Osk (Justice) agreed.", "Minister"),
        ("Deputy Ministers Jorun Brennik (Mining) and Mirja Osk (Grain) agreed.", "Deputy Minister"),
        ("Governors: Jorun Brennik (West), Mirja Osk", "Governor"),
        ("The two finance ministers, Jorun Brennik and Mirja Osk, agreed.", "finance minister"),
    ],
)
def test_a_plural_title_is_shared(text: str, role: str | None) -> None:
    assert roles(text) == ([("Jorun Brennik", role), ("Mirja Osk", role)] if role else [])


def test_the_body_of_a_role_is_noted() -> None:
    found = rows("Jorun Brennik, head of the Audit Office, spoke.")
    body = next(row for row in found.of(NameFound) if row.label == "AGENCY")
    assert [row.body_start for row in found.of(RoleFound)] == [body.start]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The judge was Jorun Brennik.", [("Jorun Brennik", "judge")]),
        ("Special Agent in Charge Jorun Brennik spoke.", [("Jorun Brennik", "Special Agent in Charge")]),
        ("Jorun Brennik was ordered to leave by an immigration judge.", []),
        ("In a meeting with the mayor, Jorun Brennik said that she left.", []),
        ("After talks with the mayor, Jorun Brennik, they left.", [("Jorun Brennik", "mayor")]),
        ("Jorun Brennik is a promising chemist.", []),
        ("A promising chemist, Jorun Brennik, left.", [("Jorun Brennik", "promising chemist")]),
        (
            "Minister Jorun Brennik as head of the delegation, Minister Mirja Osk and others left.",
            [("Jorun Brennik", "Minister"), ("Mirja Osk", "Minister"), ("Jorun Brennik", "head of the delegation")],
        ),
        ("They thanked Bergen, Norway Constable Jorun Brennik.", [("Jorun Brennik", "Bergen, Norway Constable")]),
        (
            "Jorun Brennik, Head of the Grain Bureau - Bergen Office, left.",
            [("Jorun Brennik", "Head of the Grain Bureau - Bergen Office")],
        ),
        (
            "Minister of Trade Jorun Brennik, Minister of Labour Mirja Osk and others came.",
            [("Jorun Brennik", "Minister of Trade"), ("Mirja Osk", "Minister of Labour")],
        ),
        (
            "Jorun Brennik, a judge, was elected head of the Audit Office.",
            [("Jorun Brennik", "judge"), ("Jorun Brennik", "head of the Audit Office")],
        ),
    ],
)
def test_roles_in_lists_and_sentences(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected
