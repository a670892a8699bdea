"""The kinds of row that extraction makes from one release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipeline.rows.row import (
    CONFIDENCE,
    DATE_KINDS,
    FIGURE_KINDS,
    LABELS,
    QUALIFIERS,
    QUOTE_KINDS,
    RELATIONS,
    ROLE_STATES,
    SpanRow,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(SpanRow):
    """A sentence."""

    table: ClassVar[str] = "sentences"
    index: Annotated[int, "its place in the release, from 0"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(SpanRow):
    """An expression that refers to calendar time."""

    table: ClassVar[str] = "dates"
    value: Annotated[str, "ISO 8601 at the precision the text supports; ranges start/end, open sides .."]
    kind: Annotated[str, DATE_KINDS]
    earliest: Annotated[str | None, "first day it can mean, ISO"]
    latest: Annotated[str | None, "last day it can mean, ISO"]
    alternative: Annotated[str | None, "the other value that the words allow, where day and month could be swapped"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentColumns(SpanRow):
    """What is known of a commitment, whoever is to act."""

    actor: Annotated[str | None, "who is to act"]
    modal: Annotated[str, "the marking word"]
    deadline: Annotated[str | None, "value of the date that sets the time"]
    due: Annotated[str | None, "the last day on which it can be met, ISO"] = None
    said_again: Annotated[int | None, "of a headline, where the sentence begins that says the same: counted there"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureColumns(SpanRow):
    """What is known of a figure, whoever it is about."""

    value: Annotated[float, "the plain number"]
    value_max: Annotated[float | None, "upper end of a range"]
    unit: Annotated[str, "ISO 4217 code, percent, points, rank, or the singular head noun"]
    kind: Annotated[str, FIGURE_KINDS]
    qualifier: Annotated[str | None, QUALIFIERS]
    what: Annotated[str, "what it measures, in a few words of the text"]
    governed_by: Annotated[str, "of a sum of money the nouns and verbs that govern it, the nearest first, joined by ;"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteColumns(SpanRow):
    """What is known of somebody's words, whoever the speaker is."""

    kind: Annotated[str, QUOTE_KINDS]
    speaker_text: Annotated[str, "the words that name the speaker"]
    cue: Annotated[str, "the reporting word, in lower case"]
    utterance: Annotated[int | None, "where its first part begins: the parts of one utterance share it"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow(SpanRow):
    """Base of what a release says before the corpus says whose it is; these kinds stay in the store."""

    in_results: ClassVar[bool] = False


SEEN_BY_MODEL = "language model"
NAMED_AGAIN = "name of the release, named again"
"""Rules that other rooms ask for: what the model alone saw, and what repeats another name of its release."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFound(FoundRow):
    """A name in the text, before the corpus says whose it is."""

    table: ClassVar[str] = "names_found"
    label: Annotated[str, LABELS]
    name: Annotated[str, "the fullest form of it in the release"]
    acronym: Annotated[str | None, "the acronym that the release gives for it"] = None
    rule: Annotated[str, "the rule that found it"] = ""
    confidence: Annotated[float | None, CONFIDENCE] = None
    reason: Annotated[str, "what joined it to its name; empty where it is that name"] = ""
    similarity: Annotated[float, "of the comparison that joined it, 0 to 1"] = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFound(FoundRow):
    """A role that the text states for a person; its place is the role phrase."""

    table: ClassVar[str] = "roles_found"
    person_start: Annotated[int, "where the person's mention begins"]
    body_start: Annotated[int | None, "where the mention of the body begins at which the role is held"] = None
    status: Annotated[str, ROLE_STATES] = "holds"
    since: Annotated[str | None, "since when, ISO at the precision the text supports"] = None
    until: Annotated[str | None, "until when"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationFound(FoundRow):
    """What a sentence says of two bodies: that one came from the other, or is part of it; its place is the sentence."""

    table: ClassVar[str] = "relations_found"
    subject_start: Annotated[int, "where the mention begins of which it is said"]
    relation: Annotated[str, RELATIONS]
    other_start: Annotated[int, "where the mention of the other begins"]
    rule: Annotated[str, "the rule that found it"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFound(FigureColumns, FoundRow):
    """A number that quantifies something, before the corpus says whom it is about."""

    table: ClassVar[str] = "figures_found"
    about_start: Annotated[int | None, "where the mention begins that it is about"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteFound(QuoteColumns, FoundRow):
    """Somebody's words, before the corpus says who the speaker is."""

    table: ClassVar[str] = "quotes_found"
    speaker_start: Annotated[int | None, "where the speaker's mention begins"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentFound(CommitmentColumns, FoundRow):
    """A sentence that commits a body, before the corpus says who is to act."""

    table: ClassVar[str] = "commitments_found"
    actor_start: Annotated[int | None, "where the mention begins that says who is to act"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFound(FoundRow):
    """A candidate term, a chain of noun phrases: what keywords and topics are computed from."""

    table: ClassVar[str] = "terms_found"
    form: Annotated[str, "lower-case lemmas in which variants meet, one for each blank-separated word of text"]
