"""Sentence in, roles out."""

from __future__ import annotations

import pytest

from pipeline.rows import NameFound, RoleFound
from tests.extraction.read_names import roles, rows


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Deputy Prosecutor General Talgo Brennik spoke.", "Deputy Prosecutor General"),
        ("Talgo Brennik, head of the Audit Office, spoke.", "head of the Audit Office"),
        ("Talgo Brennik, 45, a former mayor of Tolmgrad, spoke.", "former mayor of Tolmgrad"),
        ("The head of the Audit Office, Talgo Brennik, spoke.", "head of the Audit Office"),
        ("Talgo Brennik was appointed director of the Audit Office in May.", "director of the Audit Office"),
        ("Its chairman, Mr. Talgo Brennik, spoke.", "chairman"),
        ("A former Governor of Ostmark, Talgo Brennik was fined.", "former Governor of Ostmark"),
        ("The Norwegian grain minister, Talgo Brennik, spoke.", "Norwegian grain minister"),
        ("Grain Control Board (GCB) Director Talgo Brennik spoke.", "Grain Control Board (GCB) Director"),
        ("House secretary general Talgo Brennik spoke.", "secretary general"),
        ("Talgo Brennik (head of the Audit Office) spoke.", "head of the Audit Office"),
        ("Talgo Brennik, KC, head of the Audit Office, spoke.", "head of the Audit Office"),
        ("Talgo Brennik, a stenographer, was fined.", "stenographer"),
        ("New CEO at Delmar Holding, Talgo Brennik, spoke.", "CEO at Delmar Holding"),
        ("The newly appointed director of Customs, Talgo Brennik, spoke.", "director of Customs"),
        ("Talgo Brennik, appointed head of the Audit Office in 2010, left.", "head of the Audit Office"),
        ("Talgo Brennik, a retired judge, left.", "retired judge"),
        ("At the meeting Grain Ministry Secretary Talgo Brennik spoke.", "Grain Ministry Secretary"),
        ("Talgo Brennik, Delmar Holding’s new Chief Strategy Officer, spoke.", "Delmar Holding’s new Chief Strategy Officer"),
        ("Talgo Brennik, iDelmar’s Chief Information Officer, spoke.", "iDelmar’s Chief Information Officer"),
        ("Chief Executive Officer (CEO) Talgo Brennik spoke.", "Chief Executive Officer"),
        ("Talgo Brennik, Chief Grain Strategy Officer (CGSO), spoke.", "Chief Grain Strategy Officer"),
        ("US President Talgo Brennik spoke.", "US President"),
        ("Afghan Ambassador Talgo Brennik spoke.", "Afghan Ambassador"),
    ],
)
def test_roles_before_behind_and_stated(text: str, role: str) -> None:
    assert roles(text) == [("Talgo Brennik", role)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Judges Talgo Brennik and Mirja Osk agreed.", "Judges"),
        ("Messrs Talgo Brennik and Mirja Osk agreed.", None),
        ("Ministers Talgo Brennik (Interior) and Mirja Osk (Justice) agreed.", "Minister"),
        ("Deputy Ministers Talgo Brennik (Mining) and Mirja Osk (Grain) agreed.", "Deputy Minister"),
        ("Governors: Talgo Brennik (West), Mirja Osk", "Governor"),
    ],
)
def test_a_plural_title_is_shared(text: str, role: str | None) -> None:
    assert roles(text) == ([("Talgo Brennik", role), ("Mirja Osk", role)] if role else [])


def test_the_body_of_a_role_is_noted() -> None:
    found = rows("Talgo Brennik, head of the Audit Office, spoke.")
    body = next(row for row in found.of(NameFound) if row.label == "AGENCY")
    assert [row.body_start for row in found.of(RoleFound)] == [body.start]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The judge was Talgo Brennik.", [("Talgo Brennik", "judge")]),
        ("Special Agent in Charge Talgo Brennik spoke.", [("Talgo Brennik", "Special Agent in Charge")]),
        ("Talgo Brennik was ordered to leave by an immigration judge.", []),
        (
            "Minister of Trade Talgo Brennik, Minister of Labour Mirja Osk and others came.",
            [("Talgo Brennik", "Minister of Trade"), ("Mirja Osk", "Minister of Labour")],
        ),
    ],
)
def test_roles_in_lists_and_sentences(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected
