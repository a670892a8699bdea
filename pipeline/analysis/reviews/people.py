"""Doubts about people: whether those who hold offices at several bodies are one."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from pipeline.analysis.reviews.lines import Line

AT_ANOTHER_BODY = 0.6


def other_offices(roles: pd.DataFrame, entities: pd.DataFrame) -> Iterator[Line]:
    """Roles that one release alone states of a person, at another body than most of the person's are."""
    names = entities.set_index("entity_id")["name"].to_dict()
    held = roles[(roles["status"] == "holds") & roles["organisation"].notna()]
    for person, own in held.groupby("entity_id"):
        counts = own.groupby("organisation")["release_id"].nunique().sort_values(ascending=False, kind="stable")
        rare = {body for body, releases in counts.iloc[1:].items() if releases == 1}
        for role in own[own["organisation"].isin(rare)].to_dict("records"):
            note = f"{names.get(person, person)} is otherwise at {names.get(counts.index[0], counts.index[0])}"
            yield Line("role", role["role"], role["role"], role["release_id"], note, AT_ANOTHER_BODY)
