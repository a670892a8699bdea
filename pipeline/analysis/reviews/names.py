"""Doubts about names: which are one, of what label they are, and whether they are names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from pipeline.analysis.reviews.lines import Line
from pipeline.given.tables import asked
from pipeline.naming.blocks import fuller_of, pairs_of_people
from pipeline.naming.compare import Comparison, compare, person_words
from pipeline.rows import NAMED_AGAIN, SEEN_BY_MODEL, NameFound
from pipeline.stages import Tables

FIRST = "SELECT name, min(release_id) FROM names_found GROUP BY name ORDER BY name"
LABELS = """
    SELECT name, label, count(*) AS n FROM names_found
    WHERE name IN (SELECT name FROM names_found GROUP BY name HAVING count(DISTINCT label) > 1)
    GROUP BY name, label ORDER BY name, n, label"""
SEEN = """
    SELECT name, max(confidence) FILTER (rule = $seen) FROM names_found GROUP BY name
    HAVING bool_and(rule IN ($seen, $again)) AND max(confidence) FILTER (rule = $seen) IS NOT NULL ORDER BY name"""
"""The names that the model alone has seen, with how sure it is of each where it is surest."""


def joins(links: pd.DataFrame, identities: pd.DataFrame, tables: Tables) -> Iterator[Line]:
    """Every spelling that was joined, as certain as what joined it."""
    where = dict(asked(tables, FIRST, NameFound).itertuples(index=False, name=None))
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


def labels(tables: Tables) -> Iterator[Line]:
    """Names that releases found under several labels, with the label that lost."""
    counts = asked(tables, LABELS, NameFound)
    for name, own in counts.groupby("name"):
        if len(own) > 1:
            lost, kept = own.iloc[-2], own.iloc[-1]
            note = f"found {kept['n']} times as {kept['label']}, {lost['n']} as {lost['label']}"
            yield Line("retype", str(name), lost["label"], "", note, round(kept["n"] / own["n"].sum(), 3))


def unsure(tables: Tables, sure: float) -> Iterator[Line]:
    """Names that only the model found, and of which it was nowhere sure."""
    alone = asked(tables, SEEN, NameFound, seen=SEEN_BY_MODEL, again=NAMED_AGAIN)
    for name, confidence in alone.itertuples(index=False, name=None):
        if confidence < sure:
            yield Line("drop", name, "", "", "found by the language model alone", round(float(confidence), 3))
