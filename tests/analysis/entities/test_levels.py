"""Entities with their countries and wholes in; their levels, and what told them, out."""

from __future__ import annotations

import pandas as pd

from pipeline.analysis.entities.levels import with_levels
from pipeline.naming.countries import Countries

ENTITIES = [  # entity_id, label, name, country, country_reason, part_of
    ("board", "AGENCY", "European Grain Board", None, "international", None),
    ("treaty", "LAW", "Grain Trade Convention", None, "of no country unless it says so", None),
    ("ministry", "AGENCY", "Audit Ministry", "Norland", "the publisher of the release", None),
    ("police", "AGENCY", "Cantonal Police", "Norland", "its own name", None),
    ("unit", "AGENCY", "Grain Unit", "Norland", "its own name", "police"),
    ("desk", "AGENCY", "Grain Desk", None, "open: the release does not make it plain", "unit"),
    ("inside", "AGENCY", "Cereals Division", None, "open: the release does not make it plain", "board"),
    ("open", "AGENCY", "Grain Office", None, "open: the release does not make it plain", None),
    ("firm", "ORG", "Delmar Inc.", None, "", None),
    ("club", "ORG", "Delmar", None, "", None),
    ("person", "PERSON", "Mirja Osk", "Norland", "corrections.csv", None),
    ("place", "PLACE", "Canton of Osk", None, "", None),
]
COLUMNS = ["entity_id", "label", "name", "country", "country_reason", "part_of"]


def test_a_level_is_told_by_the_country_the_name_or_the_whole() -> None:
    table = with_levels(pd.DataFrame(ENTITIES, columns=COLUMNS), Countries(["Norland"]))
    assert dict(zip(table["entity_id"], zip(table["level"], table["level_reason"], strict=True), strict=True)) == {
        "board": ("international", "international"),
        "treaty": ("international", "of no country unless it says so"),
        "ministry": ("national", "a country, and nothing that says otherwise"),
        "police": ("regional", "a word for smaller places"),
        "unit": ("regional", "what it is part of"),
        "desk": ("regional", "what it is part of"),
        "inside": ("international", "what it is part of"),
        "open": ("", ""),
        "firm": ("firm", "its legal form"),
        "club": ("", ""),
        "person": ("", ""),
        "place": ("", ""),
    }
