"""The kinds of row that extraction sees in one release, before the corpus says whose they are. They stay in the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipeline.rows import FIGURE_KINDS, LABELS, QUALIFIERS, QUOTE_KINDS, SpanRow


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow(SpanRow):
    """Base of these kinds."""

    in_results: ClassVar[bool] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFound(FoundRow):
    """A name in the text, before the corpus says whose it is."""

    table: ClassVar[str] = "names_found"
    label: Annotated[str, LABELS]
    name: Annotated[str, "the fullest form of it in the release"]
    acronym: Annotated[str | None, "the acronym that the release gives for it"] = None
    rule: Annotated[str, "the rule that found it"] = ""
    reason: Annotated[str, "what joined it to its name; empty where it is that name"] = ""
    similarity: Annotated[float, "of the comparison that joined it, 0 to 1"] = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFound(FoundRow):
    """A role that the text states for a person; its place is the role phrase."""

    table: ClassVar[str] = "roles_found"
    person_start: Annotated[int, "where the person's mention begins"]
    body_start: Annotated[int | None, "where the mention of the body begins at which the role is held"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFound(FoundRow):
    """A number that quantifies something, before the corpus says whom it is about."""

    table: ClassVar[str] = "figures_found"
    value: Annotated[float, "the plain number"]
    value_max: Annotated[float | None, "upper end of a range"]
    unit: Annotated[str, "ISO 4217 code, percent, points, rank, or the singular head noun"]
    kind: Annotated[str, FIGURE_KINDS]
    qualifier: Annotated[str | None, QUALIFIERS]
    what: Annotated[str, "what it measures, in a few words of the text"]
    about_start: Annotated[int | None, "where the mention begins that it is about"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteFound(FoundRow):
    """Somebody's words, before the corpus says who the speaker is."""

    table: ClassVar[str] = "quotes_found"
    kind: Annotated[str, QUOTE_KINDS]
    speaker_text: Annotated[str, "the words that name the speaker"]
    cue: Annotated[str, "the reporting word, in lower case"]
    speaker_start: Annotated[int | None, "where the speaker's mention begins"]
    utterance: Annotated[int | None, "where the first part of the same utterance begins"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFound(FoundRow):
    """A candidate term, a chain of noun phrases: what keywords and topics are computed from."""

    table: ClassVar[str] = "terms_found"
    form: Annotated[str, "lower-case lemmas in which variants meet, one for each blank-separated word of text"]
