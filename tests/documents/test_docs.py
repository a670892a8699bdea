"""The documents name files that exist, and each question one or two of them."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
NAMED = [
    (file, path)
    for file in DOCUMENTS
    for path in re.findall(r"`((?:pipeline|corpus|tests|notebooks|docs|training)/[^`*:\s]*)`", file.read_text(encoding="utf-8"))
]
PROOFS = sorted(set(re.findall(r"`(tests/[^`*\s]+\.py)::(\w+)`", (ROOT / "docs" / "security.md").read_text(encoding="utf-8"))))
ANSWERS = [line for line in (ROOT / "docs" / "where.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")][2:]


@pytest.mark.parametrize(("document", "path"), NAMED, ids=[f"{file.name}:{path}" for file, path in NAMED])
def test_a_document_names_what_exists(document: object, path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize(("file", "test"), PROOFS)
def test_a_promise_names_a_test_that_exists(file: str, test: str) -> None:
    assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_question_is_answered_by_two_files_at_most(answer: str) -> None:
    _, question, files, _ = answer.split("|")
    assert question.strip()
    assert 1 <= len(re.findall(r"`(?:pipeline|training)/[^`]+`", files)) <= 2
