import re

import pytest

from pipeline.lexicons import table
from pipeline.readers.pdf.running import MOMENT, PRINTED
from pipeline.readers.shared.properties import own_title, publisher_in, stands_in, unstated_day


@pytest.mark.parametrize("row", table("program_titles"), ids=lambda row: row["example"])
def test_a_title_that_a_program_writes_is_none(row: dict[str, str]) -> None:
    assert re.fullmatch(row["pattern"], row["example"], re.IGNORECASE)
    assert own_title(row["example"]) == ""


@pytest.mark.parametrize(
    "title",
    [
        "Norland opens its register",
        "Court documents are open to all",
        "New file on the port is closed",
        "A template for openness",
        "Titles are sold no more",
    ],
)
def test_a_title_that_a_person_writes_is_kept(title: str) -> None:
    assert own_title(f" {title}\n") == title


@pytest.mark.parametrize(("name", "form", "where", "example"), PRINTED, ids=[rule[0] for rule in PRINTED])
def test_a_printers_line_is_known_and_prose_is_not(name: str, form: str, where: str, example: str) -> None:
    assert name and where
    assert re.fullmatch(form, example, re.IGNORECASE)
    for prose in ("The court of Norland met on page 3 of its rules.", "Visit www.port.example.ai on 3 May.", "12,000 kroner"):
        assert not re.fullmatch(form, prose, re.IGNORECASE)


def test_moments_of_printing() -> None:
    assert MOMENT.fullmatch("10/03/2021, 14:33") and MOMENT.fullmatch("3/10/21 2:33 PM") and not MOMENT.fullmatch("10 March 2021")


def test_a_title_may_stand_on_two_lines() -> None:
    assert stands_in("Norland opens its register", ["Court of Norland", "", "NORLAND OPENS", "its register"])
    assert not stands_in("Norland opens its register", ["Norland opens", "the doors", "its register"])


def test_publishers_are_bodies() -> None:
    assert publisher_in("Yorun Haldasen", "Court of Norland") == "Court of Norland"
    assert publisher_in("", "u2", "Yorun Haldasen") == ""


LONG = "The court has heard all that there was to say of the port, of its fees, and of those who had to pay them in the end."


@pytest.mark.parametrize(
    ("lines", "beside", "day"),
    [
        (["The port", LONG, LONG, LONG, "Askholm, 12 May 2021"], [], "12 May 2021"),
        (["The port", LONG, LONG, LONG, "Askholm, the 12 May 2021."], ["3 May 2021"], "12 May 2021"),
        (["The port", "3 May 2021", LONG, LONG, LONG, "Askholm, 12 May 2021"], [], ""),
        (["The port", LONG, LONG, LONG, "Deadline for bids in the port of Askholm and for all papers, 12 May 2021"], [], ""),
        (["The port", LONG], ["Court of Norland | 2021-05-12"], "2021-05-12"),
        (["The port", LONG], ["Plan for 2020-2025", "No. 12/2021"], ""),
    ],
)
def test_the_day_that_stands_below_or_beside(lines: list[str], beside: list[str], day: str) -> None:
    assert unstated_day(lines, beside) == day
