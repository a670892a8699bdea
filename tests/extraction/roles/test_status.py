"""Sentence in, what it says about the time of a role out."""

from __future__ import annotations

import pytest

from pipeline.rows import RoleFound
from tests.extraction.read_names import rows


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Former Governor Jorun Brennik spoke.", "held"),
        ("Ex-Governor of Norland Jorun Brennik left.", "held"),
        ("Jorun Brennik, a former head of the Audit Office, left.", "held"),
        ("Then-Deputy Prime Minister Jorun Brennik left.", "held"),
        ("Jorun Brennik, a retired judge, left.", "held"),
        ("It went to a mill whose manager was Jorun Brennik.", "held"),
        ("It goes to a mill whose manager is Jorun Brennik.", "holds"),
        ("Jorun Brennik resigned as head of the Audit Office.", "held"),
        ("Jorun Brennik, who served as the director of the Roads Agency from 2010, left.", "held"),
        ("The assets of ousted president Jorun Brennik are frozen.", "held"),
        ("She learned of the tragic death of the Norwegian president, Jorun Brennik.", "held"),
        ("The millers mourned the passing of Governor Jorun Brennik.", "held"),
        ("The murder of a miller shocked Governor Jorun Brennik.", "holds"),
        ("Jorun Brennik, then a judge in Tolmgrad, left.", "held"),
        ("Then Judge Jorun Brennik left.", "holds"),
        ("The previous governor, Jorun Brennik, left.", "held"),
        ("Incoming Governor Jorun Brennik spoke.", "to hold"),
        ("Jorun Brennik was nominated head of the Audit Office.", "to hold"),
        ("Jorun Brennik was appointed head of the Audit Office.", "holds"),
        ("Jorun Brennik has become its first director.", "holds"),
        ("Acting Governor Jorun Brennik spoke.", "holds"),
        ("Jorun Brennik, adviser to the former mayor, left.", "holds"),
        ("Jorun Brennik has served as head of the Audit Office for a year.", "holds"),
        ("The former mayor was met by Governor Jorun Brennik.", "holds"),
        ("Jorun Brennik, head of the Audit Office, has served the court.", "holds"),
    ],
)
def test_what_a_text_says_of_the_time_of_a_role(text: str, status: str) -> None:
    assert [row.status for row in rows(text).of(RoleFound)] == [status]
