"""Sentence in, since when and until when a role is held out; the releases are of 12 March 2024."""

from __future__ import annotations

import pytest

from pipeline.extraction.roles.tenure import RULES, Rule
from pipeline.rows import RoleFound
from tests.extraction.read_names import rows

PUBLISHED = "2024-03-12"


def tenures(text: str) -> list[tuple[str | None, str | None, str]]:
    return [(row.since, row.until, row.status) for row in rows(text, published=PUBLISHED).of(RoleFound)]


@pytest.mark.parametrize(
    ("text", "since", "until", "status"),
    [
        ("Jorun Brennik, head of the Audit Office since 2019, spoke.", "2019", None, "holds"),
        ("Jorun Brennik has been head of the Audit Office since May 2019.", "2019-05", None, "holds"),
        ("Jorun Brennik was head of the Audit Office from 2010 to 2014.", "2010", "2014", "held"),
        ("Jorun Brennik served as head of the Audit Office until May 2019.", None, "2019-05", "held"),
        ("Jorun Brennik was appointed head of the Audit Office in 2019.", "2019", None, "holds"),
        ("In 2019 Jorun Brennik was appointed head of the Audit Office.", "2019", None, "holds"),
        ("Jorun Brennik was elected mayor of Tolmgrad on 3 May 2019.", "2019-05-03", None, "holds"),
        ("Jorun Brennik became director of the Audit Office in 2019.", "2019", None, "holds"),
        ("Jorun Brennik resigned as head of the Audit Office in 2019.", None, "2019", "held"),
        ("Jorun Brennik will become director of the Audit Office from 1 May 2024.", "2024-05-01", None, "to hold"),
        ("Jorun Brennik will become director of the Audit Office.", None, None, "to hold"),
        ("Jorun Brennik was appointed head of the Audit Office from 1 May 2024.", "2024-05-01", None, "to hold"),
        ("Jorun Brennik was the director of the Audit Office.", None, None, "held"),
    ],
)
def test_a_time_that_goes_with_a_role(text: str, since: str | None, until: str | None, status: str) -> None:
    assert tenures(text) == [(since, until, status)]


@pytest.mark.parametrize(
    "text",
    [
        "Jorun Brennik, head of the Audit Office, will travel to Norway from 22 to 25 May 2024.",
        "Director Jorun Brennik has worked in Oslo since 2019.",
        "Jorun Brennik, head of the Audit Office, spoke in Oslo on 3 May 2023.",
        "Head of the Audit Office Jorun Brennik was in Oslo until May 2023.",
        "Jorun Brennik is head of the Audit Office and has lived in Oslo since 2019.",
        "Decisions of 3 May 2023\nJorun Brennik was appointed head of the Audit Office.",
        "Since 2019 much has changed. Jorun Brennik is head of the Audit Office.",
    ],
)
def test_a_time_of_something_else_dates_no_role(text: str) -> None:
    assert [(since, until) for since, until, _ in tenures(text)] == [(None, None)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_dates_the_role_of_its_example(rule: Rule) -> None:
    ((since, until, _),) = tenures(rule.example)
    assert (since is not None) is (rule.says == "since")
    assert (until is not None) is (rule.says == "until")
