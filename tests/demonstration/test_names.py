"""The demonstration corpus was written from records: the people, organisations and laws of a record that its release names must
be found, each as one entity under all its spellings.

A record is the truth of what it lists, not of how a release words it. So a name counts as named where its words stand in one
sentence of the release: those in capitals, in any order; qualifications that only the record has (in brackets, or behind a comma,
such as the section of an act) are left out, and with them what bears no capital, for it is no name.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from typing import Any, NamedTuple

import pandas as pd
import pytest

from pipeline.results import Results
from pipeline.rows import Entity, Mention, ReleaseRecord, Sentence

WORD = re.compile(r"[^\W_]+(?:[-‐‑'’.][^\W_]+)*")
QUALIFICATION = re.compile(r"\s*\([^)]*\)|, (?:section|sections|article|articles|chapter|document|adopted|third|fifth|new)\b.*")
LABELS = {"people": {"PERSON"}, "organisations": {"AGENCY", "ORG"}, "laws_and_programmes": {"LAW"}}
NOT_LAWS = frozenset(
    {
        "Kusile Power Station",  # a place
        "EXPO-2017",  # an event
        "Special session against corruption (UNGASS 2021)",  # an event
        "Implementation Review Mechanism",  # a body
        "Universal declaration of income and property",  # an act of people, in the words of the release
        "Monitoring of the state procurement portal",  # an activity; its capital is that of a sentence
        "Phase 4 monitoring",  # a phase
        "rural electrification project in Cambodia",  # no name
        "resolution Atlanta 2023",  # the record's own words
        "The OLAF report 2024",  # the record's own words
        "Form 250.00",  # a form
        "E-anticor.uz",  # a site
    }
)
"""What records list among the laws and programmes, and the annotation guidelines count among other things."""


class Listed(NamedTuple):
    """A name that a record lists and its release names, in the spellings that the record knows."""

    release_id: str
    kind: str
    spellings: tuple[str, ...]


@pytest.fixture(scope="module")
def listed(records: list[dict[str, Any]], demonstration: Results) -> list[Listed]:
    body = demonstration[Sentence].query("`index` > 0")  # in a headline every word may have a capital
    sentences = {str(key): list(own["text"]) for key, own in body.groupby("release_id")}
    assert {record["id"] for record in records} == set(demonstration[ReleaseRecord]["release_id"])
    return [each for record in records for each in _listed(record) if _named(each, sentences[each.release_id])]


def _listed(record: dict[str, Any]) -> Iterator[Listed]:
    for person in record["people"]:
        yield Listed(record["id"], "people", (person["name"], *person["variants"]))
    for body in record["organisations"]:
        yield Listed(record["id"], "organisations", (body["name"], *([body["acronym"]] if body["acronym"] else [])))
    for law in record["laws_and_programmes"]:
        if law not in NOT_LAWS:
            yield Listed(record["id"], "laws_and_programmes", (law,))


def _telling(name: str) -> set[str]:
    """The words of a name by which it is known: those with a capital, without numbers, months and the owner's acronym."""
    words = WORD.findall(QUALIFICATION.sub("", name))
    telling = {word for word in words if word[0].isupper() and not word[-1].isdigit() and word not in month_name}
    return {word for word in telling if not word.isupper()} if len(telling) > 3 else telling or set(words)


def _named(name: Listed, sentences: list[str]) -> bool:
    capital = any(word[0].isupper() for word in WORD.findall(QUALIFICATION.sub("", name.spellings[0])))
    return capital and any(_telling(name.spellings[0]) <= set(WORD.findall(sentence)) for sentence in sentences)


def _found(name: Listed, mentions: pd.DataFrame) -> set[str]:
    """The entities of the mentions that hold all the telling words of one of the spellings, and are of a fitting label."""
    own = mentions[(mentions["release_id"] == name.release_id) & mentions["label"].isin(LABELS[name.kind])]
    telling = [_telling(spelling) for spelling in name.spellings]
    return {
        str(mention["entity_id"])
        for mention in own.to_dict("records")
        if any(words <= set(WORD.findall(mention["text"])) for words in telling)
    }


@pytest.mark.parametrize("kind", LABELS)
def test_what_a_record_lists_is_found(kind: str, listed: list[Listed], demonstration: Results) -> None:
    named = [each for each in listed if each.kind == kind]
    missed = [each for each in named if not _found(each, demonstration[Mention])]
    assert len(named) > 60
    assert len(missed) <= 0.05 * len(named), missed


def test_the_spellings_of_a_record_are_one_entity(listed: list[Listed], demonstration: Results) -> None:
    """Each is joined to one entity: that which bears the name itself."""
    bearers = {row["entity_id"]: {row["name"], *row["variants"].split(";")} for row in demonstration[Entity].to_dict("records")}
    several = {}
    for each in listed:
        whole = {entity for entity in _found(each, demonstration[Mention]) if not bearers[entity].isdisjoint(each.spellings)}
        if len(whole) > 1:
            several[each] = whole
    assert len(several) <= 0.05 * len(listed), several
