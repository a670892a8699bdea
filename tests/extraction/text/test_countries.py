"""Words in, the countries out that they name."""

from __future__ import annotations

import pytest

from pipeline.extraction.text.countries import countries_in


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("the Norwegian minister", {"Norway"}),
        ("U.S. Attorney", {"United States"}),
        ("New Zealand and Fiji", {"New Zealand", "Fiji"}),
        ("Papua New Guinea", {"Papua New Guinea"}),
        ("Audit Office", set()),
    ],
)
def test_countries_are_told_by_name_alias_and_adjective(text: str, countries: set[str]) -> None:
    assert countries_in(text) == countries
