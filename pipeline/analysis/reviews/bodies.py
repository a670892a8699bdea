"""Doubts about bodies and laws: whose they are, and what bodies are part of."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from pipeline.analysis.reviews.lines import Line
from pipeline.analysis.shared.supposed import SUPPOSED
from pipeline.naming.parts import is_part

OF_WHAT = 0.45
ONE_OF_SEVERAL = 0.5
SAID_ONCE = 0.8


def countries(entities: pd.DataFrame) -> Iterator[Line]:
    """Bodies and laws whose country is open, or only supposed."""
    own = entities[entities["country_reason"].isin(SUPPOSED)]
    for name, country, reason in own[["name", "country", "country_reason"]].astype(object).fillna("").itertuples(index=False):
        yield Line("country", name, country, "", f"told by: {reason}", SUPPOSED[reason])


def wholes(entities: pd.DataFrame, relations: pd.DataFrame) -> Iterator[Line]:
    """Bodies of which releases say that they are part of this and of that, or that only one does; divisions of nothing."""
    bodies = entities[entities["label"].isin({"AGENCY", "ORG"})].astype(object)
    names: dict[str, str] = dict(zip(bodies["entity_id"], bodies["name"], strict=True))
    of = bodies.dropna(subset=["part_of"])
    whole: dict[str, str] = dict(zip(of["entity_id"], of["part_of"], strict=True))
    for entity_id, name in names.items():
        if is_part(name) and entity_id not in whole:
            yield Line("part_of", name, "", "", "a part of what?", OF_WHAT)
    for part, other, releases in _said(relations):
        if part in names and other in names:
            yield from _doubt(names[part], names[other], releases, _standing(other, part, whole))


def _doubt(part: str, whole: str, releases: int, standing: str) -> Iterator[Line]:
    """The line for what releases say, given how the two stand to one another in the results."""
    if standing == "apart":
        yield Line("part_of", part, whole, "", f"{releases} releases say so", ONE_OF_SEVERAL)
    elif standing == "part" and releases == 1:
        yield Line("part_of", part, whole, "", "one release says so", SAID_ONCE)


def _standing(other: str, part: str, whole: dict[str, str]) -> str:
    """Whether a body is part of another itself, over several steps, or not."""
    if whole.get(part) == other:
        return "part"
    return "within" if _is_above(other, part, whole) else "apart"


def _said(relations: pd.DataFrame) -> Iterator[tuple[str, str, int]]:
    """Part, whole, and how many releases say so."""
    own = relations.loc[relations["relation"] == "part of", ["entity_id", "other", "release_id"]].drop_duplicates()
    counts = own.groupby(["entity_id", "other"]).size().reset_index(name="releases")
    yield from ((part, other, int(releases)) for part, other, releases in counts.itertuples(index=False))


def _is_above(other: str, part: str, whole: dict[str, str]) -> bool:
    """Whether a body is what another is part of, over any number of steps."""
    while part in whole:
        part = whole[part]
        if part == other:
            return True
    return False
