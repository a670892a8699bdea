import pytest

from pipeline.cleaning.publishers import Publishers
from pipeline.release import Draft, Drop, HeaderField, RawRelease


def publisher(*dropped: str, url: str = "", stated: str = "") -> str:
    header = (HeaderField("publisher", stated, "metadata"),) if stated else ()
    drops = tuple(Drop(0, 1, text, "furniture", "legal line") for text in dropped)
    return Publishers().clean(Draft(RawRelease("a.txt", "x", url=url), (), header=header, drops=drops)).states("publisher")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2021 Court of Norland. All rights reserved.", "Court of Norland"),
        ("Copyright Ministry of Justice of Norland 2021", "Ministry of Justice of Norland"),
        ("Press service of the Ministry of Justice: press@example.org", "Ministry of Justice"),
        ("About the Agency for Public Integrity", "Agency for Public Integrity"),
        ("© 2021", ""),
        ("About us", ""),
        ("Share this page", ""),
    ],
)
def test_what_furniture_says(line: str, name: str) -> None:
    assert publisher(line) == name


def test_the_address_is_surer_and_what_the_head_says_surest() -> None:
    line = "© 2021 Court of Norland"
    assert publisher(line, url="https://www.worldbank.org/en/news/1") == "World Bank"
    assert publisher(line, url="https://notworldbank.org/1") == "Court of Norland"
    assert publisher(line, url="https://www.worldbank.org/1", stated="Court of Ostmark") == "Court of Ostmark"


def test_a_name_that_the_text_cuts_short_is_written_as_it_is_known() -> None:
    assert publisher("", url="https://www.justice.gov/opa/1", stated="Department of Justice") == "U.S. Department of Justice"
