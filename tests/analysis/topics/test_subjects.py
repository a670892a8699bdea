"""Which releases are about which subject."""

from __future__ import annotations

import pytest

from pipeline.analysis.topics.subjects import about, subjects
from pipeline.analysis.topics.turning import Turning
from pipeline.analysis.topics.use import Use
from pipeline.lexicons import table

CASES: tuple[tuple[str, str, set[str], str], ...] = (
    # the words of the title and the lead; those said again; subjects that a release is about, and one that it is not about
    ("verdict", "", {"court cases", "crime and justice"}, "police work"),
    ("", "verdict", {"court cases"}, "criminal investigations"),
    ("judge sentence", "", {"court cases"}, "education"),
    ("judge", "sentence", {"court cases"}, "education"),
    ("judge", "", set(), "court cases"),
    ("", "judge sentence", set(), "court cases"),
    ("school meal", "", {"education"}, "health"),
    ("stolen asset", "", {"asset recovery"}, "environment"),
    ("stolen", "", set(), "asset recovery"),
)


@pytest.mark.parametrize(("opening", "again", "wanted", "other"), CASES)
def test_a_subject_is_told_by_its_words(opening: str, again: str, wanted: set[str], other: str) -> None:
    found = {subject for subject, releases in about(Turning(saying(opening), saying(again))).items() if releases}
    assert wanted <= found
    assert other not in found


def saying(words: str) -> Use:
    """One release that says these words."""
    return Use(1, dict.fromkeys(words.split(), frozenset({0})))


def test_every_subject_has_words_of_its_own_and_a_known_whole() -> None:
    assert {row["broader"] for row in table("subjects")} <= {"", *subjects()}
    assert all(row["tells"] and row["beside"] for row in table("subjects"))
    assert all(term for subject in subjects().values() for term in subject.telling | subject.beside)
