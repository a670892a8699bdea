"""Sentence in, what it says about the time of a role out."""

from __future__ import annotations

import pytest

from pipeline.rows import RoleFound
from tests.extraction.read_names import rows


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Former Governor Talgo Brennik spoke.", "held"),
        ("Ex-Governor of Norland Talgo Brennik left.", "held"),
        ("Talgo Brennik, a former head of the Audit Office, left.", "held"),
        ("Then-Deputy Prime Minister Talgo Brennik left.", "held"),
        ("Talgo Brennik, a retired judge, left.", "held"),
        ("Talgo Brennik resigned as head of the Audit Office.", "held"),
        ("Talgo Brennik, who served as the director of the Roads Agency from 2010, left.", "held"),
        ("Incoming Governor Talgo Brennik spoke.", "to hold"),
        ("Talgo Brennik was nominated head of the Audit Office.", "to hold"),
        ("Talgo Brennik was appointed head of the Audit Office.", "holds"),
        ("Talgo Brennik has become its first director.", "holds"),
        ("Acting Governor Talgo Brennik spoke.", "holds"),
        ("Talgo Brennik, adviser to the former mayor, left.", "holds"),
        ("Talgo Brennik has served as head of the Audit Office for a year.", "holds"),
        ("The former mayor was met by Governor Talgo Brennik.", "holds"),
        ("Talgo Brennik, head of the Audit Office, has served the court.", "holds"),
    ],
)
def test_what_a_text_says_of_the_time_of_a_role(text: str, status: str) -> None:
    assert [row.status for row in rows(text).of(RoleFound)] == [status]
