"""The marked texts keep their form: every mark is closed and known, no name begins with an article or ends in a possessive."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from training.marked import Document, Name, documents

ALL = list(documents())
LOOSE = re.compile(r"(?:[Tt]he |\s)|.*(?:\s|,)\Z")


def test_a_mark_becomes_a_name_at_its_place(tmp_path: Path) -> None:
    text = "=== note | harbour | x-1\nThe {AGENCY Audit Office} of {PLACE Torvik}.\n\nEnd.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (document,) = documents(tmp_path)
    assert document == Document(
        "x-1", "note", "harbour", "The Audit Office of Torvik.\n\nEnd.", (Name(4, 16, "AGENCY"), Name(20, 26, "PLACE"))
    )


@pytest.mark.parametrize("wrong", ["The {AGENCY Audit", "{BODY Audit}", "{ORG {PLACE Torvik} Bank}"])
def test_a_mark_that_is_broken_is_refused(wrong: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"=== note | harbour | x-1\n{wrong}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="x-1: a mark"):
        list(documents(tmp_path))


def test_every_document_has_an_id_of_its_own_and_names() -> None:
    assert [id for id, number in Counter(document.id for document in ALL).items() if number > 1] == []
    assert {name.label for document in ALL for name in document.names} == {"PERSON", "AGENCY", "ORG", "PLACE", "LAW"}


def test_names_are_the_names_alone() -> None:
    loose = [
        (document.id, document.text[name.start : name.end])
        for document in ALL
        for name in document.names
        if LOOSE.match(document.text[name.start : name.end])
    ]
    assert loose == []
