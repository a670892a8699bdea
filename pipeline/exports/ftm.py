"""FollowTheMoney entities, one JSON object per line, for Aleph, OpenAleph and the `ftm` tools.

A release is an Article; people, bodies and organisations are entities, a body with its country and what it is part of; every
spelling that a release uses is a Mention, every role at a body an Employment, and what a sentence says of a body and what it
came from a Succession. Each of them names the article that proves it and quotes the sentence.
Places and laws have no schema that fits; they become properties of the articles.

What version 4 of the model alone knows (`abbreviation`, and `proof` of a link) is said a second time in words that version 3,
which drops what it does not know, keeps: `weakAlias`, and `recordId` with the ids of the releases.

Reference: https://followthemoney.tech/explorer/schemata/
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from pipeline.exports._records import key, named_by, proofs
from pipeline.lexicons import table
from pipeline.results import Record, Results, before_and_after, records
from pipeline.rows import OF_A_PART, Cooccurrence, Entity, Mention, Relation, ReleaseRecord, Role, Row, Sentence
from pipeline.rows.marks import visible, web
from pipeline.stages import Export

SCHEMATA = {"PERSON": "Person", "AGENCY": "PublicBody", "ORG": "Organization"}
ABOUT = {"PLACE": "locationMentioned", "LAW": "keywords", "PERSON": "peopleMentioned", "ORG": "companiesMentioned"}
"""Label → the property of the article that lists such names."""

MANY_LINES = frozenset({"bodyText", "summary"})

COMPANY = re.compile(
    r"\b(AG|AS|ASA|AB|BV|Corp|Corporation|GmbH|Inc|JSC|LLC|LLP|Limited|Ltd|NV|Oyj?|PJSC|PLC|S\.?A|SE|SpA|S\.p\.A)\.?\Z", re.I
)
"""Legal forms at the end of a name. Source: ISO 20275, Entity Legal Forms (gleif.org), the most frequent."""

LANGUAGES = {"en": "eng", "ru": "rus", "kk": "kaz", "uk": "ukr", "de": "deu", "fr": "fra", "it": "ita", "es": "spa", "pt": "por"}


@dataclass(frozen=True)
class FollowTheMoney(Export):
    """Entities of the FollowTheMoney model, for Aleph and its kin."""

    suffix: ClassVar[str] = ".ftm.json"

    def write(self, file: Path, results: Results) -> None:
        """Every entity with an id made of what it stands for, so that a second import adds nothing twice."""
        with file.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
            for entity_id, schema, properties in _entities(results):
                filled = {name: values for name, given in properties.items() if (values := _values(name, given))}
                out.write(json.dumps({"id": entity_id, "schema": schema, "properties": filled}, ensure_ascii=False) + "\n")


Made = tuple[str, str, dict[str, list[str]]]


def _values(name: str, given: list[str]) -> list[str]:
    """The values of a property; a name that runs over a line break is one line, for the model takes no other."""
    told = {visible(value) if name in MANY_LINES else " ".join(visible(value).split()) for value in given}
    return sorted(told - {""})


def _entities(results: Results) -> Iterator[Made]:
    releases = {row["release_id"]: row for row in records(ReleaseRecord, results[ReleaseRecord])}
    entities = {row["entity_id"]: row for row in records(Entity, results[Entity])}
    actors = {entity_id: entity for entity_id, entity in entities.items() if entity["label"] in SCHEMATA}
    mentions = _by_release(results, Mention)
    for release_id, release in releases.items():
        named = sorted({mention["entity_id"] for mention in mentions.get(release_id, [])})
        yield _article(release, [entities[entity_id] for entity_id in named if entity_id in entities])
    yield from (_actor(entity, actors) for entity in actors.values())
    for release_id, own in mentions.items():
        yield from _mentions(release_id, [m for m in own if m["entity_id"] in actors], actors)
    yield from _employments(results, releases, actors)
    yield from _successions(results, releases, actors)
    yield from _links(results, actors)


def _by_release(results: Results, kind: type[Row]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for row in records(kind, results[kind]):
        found.setdefault(row["release_id"], []).append(row)
    return found


def _article(release: Record, named: list[Record]) -> Made:
    properties = {
        "title": [release["title"] or release["release_id"]],
        "publishedAt": [release["published"]],
        "publisher": [release["publisher"]],
        "sourceUrl": [web(release["url"])],
        "fileName": [release["source"]],
        "language": [LANGUAGES.get(release["language"], "")],
        "bodyText": [release["text"]],
    }
    for entity in named:
        if entity["label"] in ABOUT:
            properties.setdefault(ABOUT[entity["label"]], []).append(entity["name"])
    return key("release", release["release_id"]), "Article", properties


def _actor(entity: Record, actors: dict[str, Record]) -> Made:
    schema = "Company" if entity["label"] == "ORG" and COMPANY.search(entity["name"]) else SCHEMATA[entity["label"]]
    properties = {
        "name": [entity["name"]],
        "alias": _told_apart(entity["variants"], entity["name"]),
        "summary": [f"Named in {entity['releases']} press releases, {entity['first_seen']} to {entity['last_seen']}"],
        "country": _codes(entity["country"] or ""),
        "wikidataId": [entity["wikidata"] or ""],
    }
    acronym = [entity["acronym"] or ""]
    body = {
        "abbreviation": acronym,
        "weakAlias": acronym,
        "jurisdiction": properties["country"],
        "parent": [key("entity", entity["part_of"])] if entity["part_of"] in actors else [],
    }
    own = {"position": _told_apart(entity["roles"])} if schema == "Person" else body
    return key("entity", entity["entity_id"]), schema, properties | own


def _codes(country: str) -> list[str]:
    """The two letters of a country, as the model has them; known.csv may give them already. Others it does not take."""
    codes = {row["name"]: row["code"].lower() for row in table("countries")}
    return [codes[country]] if country in codes else [country] if country.lower() in codes.values() else []


def _told_apart(listed: str, known: str = "") -> list[str]:
    """The items of a list, but for what is known already."""
    return [item for each in listed.split(";") if (item := each.strip()) != known]


def _mentions(release_id: str, mentions: list[Record], actors: dict[str, Record]) -> Iterator[Made]:
    """One per entity and release, with every spelling."""
    spellings: dict[str, list[str]] = {}
    for mention in mentions:
        spellings.setdefault(mention["entity_id"], []).append(mention["text"])
    for entity_id, names in spellings.items():
        properties = {
            "document": [key("release", release_id)],
            "resolved": [key("entity", entity_id)],
            "name": names,
            "detectedSchema": [SCHEMATA[actors[entity_id]["label"]]],
        }
        yield key("mention", release_id, entity_id), "Mention", properties


def _employments(results: Results, releases: dict[str, Record], actors: dict[str, Record]) -> Iterator[Made]:
    sentences = _by_release(results, Sentence)
    for role in records(Role, results[Role]):
        if role["entity_id"] in actors and role["organisation"] in actors:
            own = sentences.get(role["release_id"], [])
            sentence = next((each["text"] for each in own if each["start"] <= role["start"] < each["end"]), "")
            yield _employment(role, releases[role["release_id"]], sentence)


def _employment(role: Record, release: Record, sentence: str) -> Made:
    properties = {
        "employee": [key("entity", role["entity_id"])],
        "employer": [key("entity", role["organisation"])],
        "role": [role["role"]],
        "date": [release["published"]],
        "summary": [sentence],
        "proof": [key("release", role["release_id"])],
        "recordId": [role["release_id"]],
        "publisher": [release["publisher"]],
        "sourceUrl": [web(release["url"])],
    }
    return key("role", *role.values()), "Employment", properties


def _successions(results: Results, releases: dict[str, Record], actors: dict[str, Record]) -> Iterator[Made]:
    for said in records(Relation, results[Relation]):
        before, after = bodies = before_and_after(said)
        if said["relation"] != OF_A_PART and set(bodies) <= actors.keys():
            yield _succession(said, before, after, releases[said["release_id"]])


def _succession(said: Record, before: str, after: str, release: Record) -> Made:
    properties = {
        "predecessor": [key("entity", before)],
        "successor": [key("entity", after)],
        "role": [said["relation"]],
        "summary": [release["text"][said["start"] : said["end"]]],
        "date": [release["published"]],
        "proof": [key("release", said["release_id"])],
        "recordId": [said["release_id"]],
        "publisher": [release["publisher"]],
        "sourceUrl": [web(release["url"])],
    }
    return key("succession", *said.values()), "Succession", properties


def _links(results: Results, actors: dict[str, Record]) -> Iterator[Made]:
    naming = named_by(results)
    for pair in records(Cooccurrence, results[Cooccurrence]):
        if pair["entity_a"] in actors and pair["entity_b"] in actors:
            yield _link(pair, proofs(naming, pair["entity_a"], pair["entity_b"]))


def _link(pair: Record, releases: list[str]) -> Made:
    properties = {
        "subject": [key("entity", pair["entity_a"])],
        "object": [key("entity", pair["entity_b"])],
        "role": ["named together"],
        "summary": [f"{pair['releases']} press releases name both (NPMI {pair['npmi']:.2f})"],
        "proof": [key("release", release_id) for release_id in releases],
        "recordId": releases,
    }
    return key("together", pair["entity_a"], pair["entity_b"]), "UnknownLink", properties
