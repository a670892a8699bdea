"""The kinds of row that say whom the corpus means: entities, what was joined to them, and what was found of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipeline.rows.found import CommitmentColumns, FigureColumns, QuoteColumns
from pipeline.rows.row import CONFIDENCE, LABELS, LEVELS, RELATIONS, ROLE_STATES, End, EntityId, Id, Row, SpanRow, Start


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(SpanRow):
    """A name in the text, and whose it is."""

    table: ClassVar[str] = "mentions"
    label: Annotated[str, LABELS]
    entity_id: EntityId
    rule: Annotated[str, "the rule that found it"] = ""
    confidence: Annotated[float | None, CONFIDENCE] = None
    joined: Annotated[str, "what joined it to its entity; empty where it is the entity's own name"] = ""
    edition: Annotated[str, "of a law, plan or index the year, number or date that its name gives; the work is the entity"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home(Row):
    """Whose body or law a release means by a name, or the person of which country: what tells the same names of several apart."""

    table: ClassVar[str] = "homes"
    release_id: Id
    label: Annotated[str, "label of the name as found"]
    name: Annotated[str, "the name, in the fullest form of its release"]
    country: Annotated[
        str,
        "the country; empty where it is international, a firm's or open; of one of several namesakes the country or the power of"
        " the office, and `another` where a correction tells",
    ]
    reason: Annotated[str, "what told it: its own name, the words beside it, …, or why there is none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseCountry(Row):
    """From which country a release is; one of an international publisher, or of an open country, has no row."""

    table: ClassVar[str] = "release_countries"
    release_id: Id
    country: Annotated[str, "the country"]
    reason: Annotated[str, "what told it: the publisher or the place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity(Row):
    """Whose a name is that releases use: what mentions, links and entities are made from."""

    table: ClassVar[str] = "identities"
    label: Annotated[str, "label of the name as found"]
    name: Annotated[str, "the name, in the fullest form of its release"]
    country: Annotated[str, "whose body or law is meant by it, see homes; empty where it is of no country or that is open"]
    entity_id: Annotated[str, "the entity, see entities; empty where a correction drops the name"]
    entity_label: Annotated[str, LABELS]
    entity_name: Annotated[str, "the entity's name"]
    entity_country: Annotated[str, "the entity's country"]
    own_id: Annotated[str, "the entity_id of this name by itself: one that was in use before leads to entity_id"]
    reason: Annotated[str, "the rule that joined the name to the entity; empty where it is the entity's own"]
    similarity: Annotated[float, "0 to 1"]


STALE = "stale"
"""The action of a review of a correction that fits nothing any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Row):
    """What a person should look at, worded as the line of corrections.csv that would change it."""

    table: ClassVar[str] = "review"
    action: Annotated[str, "what a correction would do: split, country, speaker, …; or stale, for a correction that fits nothing"]
    name: Annotated[str, "the name concerned; of a role, speaker, actor or sum the words of its release"]
    other: Annotated[str, "the other name, or the label, country, whole, role or kind as it is: to be put right"]
    release: Annotated[str, "the release that alone is meant; empty for all"]
    note: Annotated[str, "why it is uncertain, and a release to look at"]
    certainty: Annotated[float, "0 to 1, the least certain first"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Row):
    """Why a spelling was joined to an entity."""

    table: ClassVar[str] = "links"
    entity_id: EntityId
    variant: Annotated[str, "the spelling joined"]
    reason: Annotated[str, "the rule that joined it"]
    similarity: Annotated[float, "0 to 1"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Row):
    """A person, body, place or law over the whole corpus."""

    table: ClassVar[str] = "entities"
    entity_id: Annotated[str, "derived from label, first name and country, so that reruns agree and it stays as names join"]
    label: Annotated[str, LABELS]
    name: Annotated[str, "the fullest, most frequent spelling"]
    acronym: Annotated[str | None, "the acronym that the texts give"]
    variants: Annotated[str, "every spelling, separated by ;"]
    roles: Annotated[str, "every role that the texts state, separated by ;"]
    releases: Annotated[int, "releases that mention it"]
    mentions: Annotated[int, "mentions"]
    first_seen: Annotated[str, "date of the first release that mentions it"]
    last_seen: Annotated[str, "date of the last"]
    country: Annotated[str | None, "whose body or law it is, as known.csv or the releases give it"] = None
    country_reason: Annotated[str, "what told the country, or why there is none"] = ""
    part_of: Annotated[str | None, "entity_id of the body of which it is a division, committee, branch or member"] = None
    part_reason: Annotated[str, "what told of which body it is part; empty where of none"] = ""
    releases_with_parts: Annotated[int, "releases that mention it or one of its parts, each once"] = 0
    wikidata: Annotated[str | None, "the item of Wikidata, as known.csv gives it"] = None
    level: Annotated[str, f"of a body, law or organisation {LEVELS}; empty where it is open"] = ""
    level_reason: Annotated[str, "what told the level"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Row):
    """What a sentence says of two bodies; a successor is another body than what was before it. Its place is the sentence."""

    table: ClassVar[str] = "relations"
    entity_id: EntityId
    relation: Annotated[str, RELATIONS]
    other: Annotated[str, "entity_id of the other: what it came from, was merged into, was renamed to or is part of"]
    release_id: Id
    start: Start
    end: End
    rule: Annotated[str, "the rule that found it"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Row):
    """A role that a release states for a person."""

    table: ClassVar[str] = "roles"
    entity_id: EntityId
    role: Annotated[str, "the role as stated"]
    organisation: Annotated[str | None, "entity_id of the body, or of the state, where plain"]
    release_id: Id
    start: Start
    end: End
    first_stated: Annotated[str, "date of the first release that states this role of this person at this body"] = ""
    last_stated: Annotated[str, "date of the last"] = ""
    status: Annotated[str, ROLE_STATES] = "holds"
    since: Annotated[str | None, "since when it is held, ISO at the precision the text supports"] = None
    until: Annotated[str | None, "until when it is held"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(FigureColumns):
    """A number that quantifies something."""

    table: ClassVar[str] = "figures"
    entity_id: Annotated[str | None, "whom or what it is about, where plain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(CommitmentColumns):
    """A sentence in which a body is said to have to do something, or undertakes to."""

    table: ClassVar[str] = "commitments"
    actor_id: Annotated[str | None, "entity_id of who is to act, where plain"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(QuoteColumns):
    """Somebody's words."""

    table: ClassVar[str] = "quotes"
    speaker: Annotated[str | None, "entity_id of the speaker"]
