"""Lists of people in, each with a role of their own out: as attendance lists of many countries have them."""

from __future__ import annotations

import pytest

from tests.extraction.read_names import roles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Secretary to the President Dr. Jorun Brennik, Secretary to the Prime Minister Mirja Osk, Governor of the Central "
            "Bank of Veldania (CBV) Jan Feldor and Supreme Court Justice Ana Velt, "
            "foreign ambassadors and officials were also present.",
            [
                ("Jorun Brennik", "Secretary to the President"),
                ("Mirja Osk", "Secretary to the Prime Minister"),
                ("Jan Feldor", "Governor of the Central Bank of Veldania"),
                ("Ana Velt", "Supreme Court Justice"),
            ],
        ),
        (
            "Jorun Brennik, Secretary to the President, Mirja Osk, Senior Additional Secretary to the President, and Jan Feldor, "
            "Chief of Staff, came.",
            [
                ("Jorun Brennik", "Secretary to the President"),
                ("Mirja Osk", "Senior Additional Secretary to the President"),
                ("Jan Feldor", "Chief of Staff"),
            ],
        ),
        (
            "Present were Jorun Brennik, Chief Justice; Mirja Osk, Permanent Secretary, Ministry of Works; and Jan Feldor.",
            [("Jorun Brennik", "Chief Justice"), ("Mirja Osk", "Permanent Secretary")],
        ),
        (
            "The head of the Audit Office, Jorun Brennik, the Minister of Trade, Mirja Osk, and others spoke.",
            [("Jorun Brennik", "head of the Audit Office"), ("Mirja Osk", "Minister of Trade")],
        ),
        (
            "Provincial Governors: Jorun Brennik (Western Province), Mirja Osk (Central Province) "
            "and Jan Feldor (Southern Province).",
            [
                ("Jorun Brennik", "Provincial Governor"),
                ("Mirja Osk", "Provincial Governor"),
                ("Jan Feldor", "Provincial Governor"),
            ],
        ),
        (
            "Ministers Jorun Brennik (Interior) and Mirja Osk (Justice) signed.",
            [("Jorun Brennik", "Minister"), ("Mirja Osk", "Minister")],
        ),
        (
            "The ambassadors of Norland and Veldania, Jorun Brennik and Mirja Osk, came.",
            [("Jorun Brennik", "ambassadors of Norland and Veldania"), ("Mirja Osk", "ambassadors of Norland and Veldania")],
        ),
        (
            "The meeting was attended by:\n\nJorun Brennik, Minister of Finance\n"
            "Jan Feldor, head of the Audit Office\nSenator Ana Velt",
            [("Jorun Brennik", "Minister of Finance"), ("Jan Feldor", "head of the Audit Office"), ("Ana Velt", "Senator")],
        ),
        (
            "Jorun Brennik (Governor) and Mirja Osk (Deputy Minister of Trade) spoke.",
            [("Jorun Brennik", "Governor"), ("Mirja Osk", "Deputy Minister of Trade")],
        ),
        (
            "Jorun Brennik | Director, Delmar Holding | Forgery",
            [("Jorun Brennik", "Director")],
        ),
        ("Governor: Jorun Brennik", [("Jorun Brennik", "Governor")]),
        ("Jorun Brennik\nHead of Communications\nTel. 031 000 00 00", [("Jorun Brennik", "Head of Communications")]),
        (
            "Jane Roe, Mirja Osk and Jorun Brennik, three editors of the Ostkurier, were freed.",
            [
                ("Jane Roe", "editors of the Ostkurier"),
                ("Mirja Osk", "editors of the Ostkurier"),
                ("Jorun Brennik", "editors of the Ostkurier"),
            ],
        ),
        (
            "They appointed the lawyer Jorun Brennik as head of the Audit Office.",
            [("Jorun Brennik", "lawyer"), ("Jorun Brennik", "head of the Audit Office")],
        ),
        ("The Norlandic President and President Brennik met farmers.", [("Brennik", "President")]),
        ("Veldan leader Jorun Brennik told them that mills are old.", [("Jorun Brennik", "Veldan leader")]),
        ("Praise for Minister Brennik grew. View Minister Brennik's speech.", [("Brennik", "Minister"), ("Brennik", "Minister")]),
        ("Official visit of the Norwegian President Jorun Brennik", [("Jorun Brennik", "Norwegian President")]),
        (
            "It was said by the President's Private Secretary, Jorun Brennik.",
            [("Jorun Brennik", "President's Private Secretary")],
        ),
        ("The Minister's spokesman Jorun Brennik spoke.", [("Jorun Brennik", "Minister's spokesman")]),
        ("Sri Lankan President Jorun Brennik spoke.", [("Jorun Brennik", "Sri Lankan President")]),
        (
            "Professor Andrea Brandt (*1983), currently Assistant Professor at Torvik University, spoke.",
            [("Andrea Brandt", "Professor"), ("Andrea Brandt", "Assistant Professor at Torvik University")],
        ),
        ("Mark Casson U.S. Mission Chargé d'Affaires spoke.", []),
    ],
)
def test_each_role_belongs_to_its_own_person(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(roles(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Then-Deputy Prime Minister Jorun Brennik left.", "Then-Deputy Prime Minister"),
        ("Ex-Governor of Norland Jorun Brennik left.", "Ex-Governor of Norland"),
        (
            "Director General (Operations) of the Roads Agency, Jorun Brennik, spoke.",
            "Director General (Operations) of the Roads Agency",
        ),
        ("The Customs Service's director Jorun Brennik spoke.", "Customs Service's director"),
        ("Jorun Brennik, Ostmark's deputy minister of trade, spoke.", "Ostmark's deputy minister of trade"),
        ("Deputy Prime Minister and Minister of Finance Jorun Brennik spoke.", "Deputy Prime Minister and Minister of Finance"),
        ("Former minister for trade and industry Jorun Brennik resigned.", "Former minister for trade and industry"),
        ("Jorun Brennik, who served as the director of the Roads Agency from 2010, left.", "director of the Roads Agency"),
        ("Jorun Brennik resigned as head of the Audit Office.", "head of the Audit Office"),
        ("Jorun Brennik has become its first director.", "first director"),
        ("In a statement, Reform MP Jorun Brennik asked why.", "Reform MP"),
        ("Registrar General of Companies Jorun Brennik spoke.", "Registrar General of Companies"),
        ("Jorun Brennik, Ambassador of Norland to Mirja Osk, left.", "Ambassador of Norland to Mirja Osk"),
        ("The trial of Jorun Brennik, a former Norlandic general, ended.", "former Norlandic general"),
    ],
)
def test_the_longest_phrase_is_the_role(text: str, role: str) -> None:
    assert roles(text) == [("Jorun Brennik", role)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("After his talks with Mirja Osk, the Norlandic Prime Minister met the press.", []),
        ("After his talks with Mirja Osk, the Prime Minister, Jorun Brennik, left.", [("Jorun Brennik", "Prime Minister")]),
        (
            "Minister Mirja Osk, the mayor of Torvik, Jorun Brennik, and others came.",
            [("Mirja Osk", "Minister"), ("Jorun Brennik", "mayor of Torvik")],
        ),
        ("Besides the judges and prosecutors, Jorun Brennik will stand trial.", []),
        (
            "Jan Feldor, a lawyer for Minister Jorun Brennik, left.",
            [("Jorun Brennik", "Minister"), ("Jan Feldor", "lawyer for Minister Jorun Brennik")],
        ),
        ("The aide to President Jorun Brennik was present.", [("Jorun Brennik", "President")]),
        ("Jorun Brennik faces charges of fraud.", []),
    ],
)
def test_no_role_goes_over_the_border_of_a_clause_or_a_list(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected
