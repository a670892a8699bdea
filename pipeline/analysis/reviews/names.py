"""Doubts about names: which are one, of what label they are, and whether they are names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from pipeline.analysis.reviews.lines import Line
from pipeline.naming.blocks import fuller_of, pairs_of_people
from pipeline.naming.compare import Comparison, compare, person_words
from pipeline.rows import NAMED_AGAIN, SEEN_BY_MODEL


def joins(links: pd.DataFrame, identities: pd.DataFrame, names: pd.DataFrame) -> Iterator[Line]:
    """Every spelling that was joined, as certain as what joined it."""
    where = names.drop_duplicates("name").set_index("name")["release_id"].to_dict()
    entity = identities.drop_duplicates("entity_id").set_index("entity_id")["entity_name"].to_dict()
    for link in links.to_dict("records"):
        seen = f" in {where[link['variant']]}" if link["variant"] in where else ""
        yield Line(
            "split", link["variant"], entity[link["entity_id"]], "", f"joined: {link['reason']}{seen}", float(link["similarity"])
        )


def namesakes(identities: pd.DataFrame) -> Iterator[Line]:
    """People whose names are alike but not enough to be joined, or who were not for another reason."""
    own = identities[(identities["entity_label"] == "PERSON") & (identities["entity_id"] != "")]
    people = sorted(name for name in own["entity_name"].unique() if len(person_words(name)) > 1)
    for one, other in sorted({*_alike(people), *_with_initials(people), *_surnames(own, people)}):
        found = compare(one, other, "PERSON")
        if found.similarity:
            yield _namesake(one, other, found)


def _alike(people: list[str]) -> Iterator[tuple[str, str]]:
    return ((people[earlier], people[later]) for later, earlier in pairs_of_people(people))


def _with_initials(people: list[str]) -> Iterator[tuple[str, str]]:
    initials = [name for name in people if len(person_words(name)[0]) == 1]
    whole = [name for name in people if len(person_words(name)[0]) > 1]
    for name, places in zip(initials, fuller_of(initials, whole), strict=True):
        for place in places:
            one, other = sorted((name, whole[place]))
            yield one, other


def _surnames(own: pd.DataFrame, people: list[str]) -> Iterator[tuple[str, str]]:
    """Surnames alone that stayed so, each with its bearers."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for name in people:
        bearers[person_words(name)[-1]].append(name)
    for alone in own["entity_name"].unique():
        if len(person_words(alone)) == 1:
            yield from ((alone, name) for name in bearers.get(person_words(alone)[0], ()))


def _namesake(one: str, other: str, found: Comparison) -> Line:
    return Line("merge", one, other, "", f"alike: {found.reason}", round(1 - found.similarity / 2, 3))


def labels(names: pd.DataFrame) -> Iterator[Line]:
    """Names that releases found under several labels, with the label that lost."""
    counts = names.groupby(["name", "label"]).size().reset_index(name="n").sort_values(["name", "n", "label"])
    for name, own in counts.groupby("name"):
        if len(own) > 1:
            lost, kept = own.iloc[-2], own.iloc[-1]
            note = f"found {kept['n']} times as {kept['label']}, {lost['n']} as {lost['label']}"
            yield Line("retype", str(name), lost["label"], "", note, round(kept["n"] / own["n"].sum(), 3))


def unsure(names: pd.DataFrame, sure: float) -> Iterator[Line]:
    """Names that only the model found, and of which it was nowhere sure."""
    best = names[names["rule"] == SEEN_BY_MODEL].groupby("name")["confidence"].max()
    elsewhere = set(names.loc[~names["rule"].isin((SEEN_BY_MODEL, NAMED_AGAIN)), "name"])
    for name, confidence in best[best < sure].items():
        if name not in elsewhere:
            yield Line("drop", str(name), "", "", "found by the language model alone", round(float(confidence), 3))
