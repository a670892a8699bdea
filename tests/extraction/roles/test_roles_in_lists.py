"""Lists of people in, each with a role of their own out: as attendance lists of many countries have them."""

from __future__ import annotations

import pytest

from tests.extraction.read_names import roles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Secretary to the President Dr. Talgo Brennik, Secretary to the Prime Minister Mirja Osk, Governor of the Central "
            "Bank of Veldania (CBV) Jan Feldor and Supreme Court Justice Ana Velt, "
            "foreign ambassadors and officials were also present.",
            [
                ("Talgo Brennik", "Secretary to the President"),
                ("Mirja Osk", "Secretary to the Prime Minister"),
                ("Jan Feldor", "Governor of the Central Bank of Veldania"),
                ("Ana Velt", "Supreme Court Justice"),
            ],
        ),
        (
            "Talgo Brennik, Secretary to the President, Mirja Osk, Senior Additional Secretary to the President, and Jan Feldor, "
            "Chief of Staff, came.",
            [
                ("Talgo Brennik", "Secretary to the President"),
                ("Mirja Osk", "Senior Additional Secretary to the President"),
                ("Jan Feldor", "Chief of Staff"),
            ],
        ),
        (
            "Present were Talgo Brennik, Chief Justice; Mirja Osk, Permanent Secretary, Ministry of Works; and Jan Feldor.",
            [("Talgo Brennik", "Chief Justice"), ("Mirja Osk", "Permanent Secretary")],
        ),
        (
            "The head of the Audit Office, Talgo Brennik, the Minister of Trade, Mirja Osk, and others spoke.",
            [("Talgo Brennik", "head of the Audit Office"), ("Mirja Osk", "Minister of Trade")],
        ),
        (
            "Provincial Governors: Talgo Brennik (Western Province), Mirja Osk (Central Province) "
            "and Jan Feldor (Southern Province).",
            [
                ("Talgo Brennik", "Provincial Governor"),
                ("Mirja Osk", "Provincial Governor"),
                ("Jan Feldor", "Provincial Governor"),
            ],
        ),
        (
            "Ministers Talgo Brennik (Interior) and Mirja Osk (Justice) signed.",
            [("Talgo Brennik", "Minister"), ("Mirja Osk", "Minister")],
        ),
        (
            "The ambassadors of Norland and Veldania, Talgo Brennik and Mirja Osk, came.",
            [("Talgo Brennik", "ambassadors of Norland and Veldania"), ("Mirja Osk", "ambassadors of Norland and Veldania")],
        ),
        (
            "The meeting was attended by:\n\nTalgo Brennik, Minister of Finance\n"
            "Jan Feldor, head of the Audit Office\nSenator Ana Velt",
            [("Talgo Brennik", "Minister of Finance"), ("Jan Feldor", "head of the Audit Office"), ("Ana Velt", "Senator")],
        ),
        (
            "Talgo Brennik (Governor) and Mirja Osk (Deputy Minister of Trade) spoke.",
            [("Talgo Brennik", "Governor"), ("Mirja Osk", "Deputy Minister of Trade")],
        ),
        (
            "Talgo Brennik | Director, Delmar Holding | Forgery",
            [("Talgo Brennik", "Director")],
        ),
        ("Governor: Talgo Brennik", [("Talgo Brennik", "Governor")]),
        ("Talgo Brennik\nHead of Communications\nTel. 031 000 00 00", [("Talgo Brennik", "Head of Communications")]),
    ],
)
def test_each_role_belongs_to_its_own_person(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(roles(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Then-Deputy Prime Minister Talgo Brennik left.", "Then-Deputy Prime Minister"),
        ("Ex-Governor of Norland Talgo Brennik left.", "Ex-Governor of Norland"),
        (
            "Director General (Operations) of the Roads Agency, Talgo Brennik, spoke.",
            "Director General (Operations) of the Roads Agency",
        ),
        ("The Customs Service's director Talgo Brennik spoke.", "Customs Service's director"),
        ("Talgo Brennik, Ostmark's deputy minister of trade, spoke.", "Ostmark's deputy minister of trade"),
        ("Deputy Prime Minister and Minister of Finance Talgo Brennik spoke.", "Deputy Prime Minister and Minister of Finance"),
        ("Former minister for trade and industry Talgo Brennik resigned.", "Former minister for trade and industry"),
        ("Talgo Brennik, who served as the director of the Roads Agency from 2010, left.", "director of the Roads Agency"),
        ("Talgo Brennik resigned as head of the Audit Office.", "head of the Audit Office"),
        ("Talgo Brennik has become its first director.", "first director"),
        ("In a statement, Reform MP Talgo Brennik asked why.", "Reform MP"),
        ("Registrar General of Companies Talgo Brennik spoke.", "Registrar General of Companies"),
        ("Talgo Brennik, Ambassador of Norland to Mirja Osk, left.", "Ambassador of Norland to Mirja Osk"),
        ("The trial of Talgo Brennik, a former Norlandic general, ended.", "former Norlandic general"),
    ],
)
def test_the_longest_phrase_is_the_role(text: str, role: str) -> None:
    assert roles(text) == [("Talgo Brennik", role)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("After his talks with Mirja Osk, the Norlandic Prime Minister met the press.", []),
        ("After his talks with Mirja Osk, the Prime Minister, Talgo Brennik, left.", [("Talgo Brennik", "Prime Minister")]),
        (
            "Minister Mirja Osk, the mayor of Torvik, Talgo Brennik, and others came.",
            [("Mirja Osk", "Minister"), ("Talgo Brennik", "mayor of Torvik")],
        ),
        ("Besides the judges and prosecutors, Talgo Brennik will stand trial.", []),
        (
            "Jan Feldor, a lawyer for Minister Talgo Brennik, left.",
            [("Talgo Brennik", "Minister"), ("Jan Feldor", "lawyer for Minister Talgo Brennik")],
        ),
        ("The aide to President Talgo Brennik was present.", [("Talgo Brennik", "President")]),
        ("Talgo Brennik faces charges of fraud.", []),
    ],
)
def test_no_role_goes_over_the_border_of_a_clause_or_a_list(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected
