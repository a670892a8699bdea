"""Every row of a lexicon is reached by its look-up, none is overridden by a later one, every file has its source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline.extraction.text.cutting import cut
from pipeline.lexicons import table, words
from tests.conftest import ROOT

FILES = sorted(file for file in (ROOT / "pipeline" / "lexicons").iterdir() if file.suffix in (".csv", ".txt"))
LISTS = [file.stem for file in FILES if file.suffix == ".txt"]

NAMED = ("name", "acronym", "aliases")
KEYS = {
    "titles or forms of address": lambda: [
        *(row["word"] for row in table("titles")),
        *(row["word"] for row in table("honorifics") if row["stands"] != "behind"),
    ],
    "letters behind names": lambda: [row["word"] for row in table("honorifics") if row["stands"] == "behind"],
    "heads": lambda: [row["word"] for name in ("body_heads", "law_heads") for row in table(name)],
    "foreign heads": lambda: [row["word"] for row in table("foreign_heads")],
    "words of levels": lambda: [row["word"] for row in table("level_words")],
    "place heads": lambda: [row["word"] for row in table("place_heads")],
    "known bodies": lambda: [each for row in table("known_bodies") for each in _of_row(row, NAMED)],
    "countries": lambda: [each for row in table("countries") for each in _of_row(row, ("name", "aliases", "capital"))],
    "regions": lambda: [each for row in table("regions") for each in _of_row(row, ("regions", "cities"))],
}
"""Look-up → what it is looked up by."""


def _of_row(row: dict[str, str], columns: Iterable[str]) -> set[str]:
    return {each for column in columns for each in row[column].split(";") if each}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_lexicon_names_its_source(file: Path) -> None:
    assert file.read_text(encoding="utf-8").startswith("# source: ")


@pytest.mark.parametrize("name", KEYS)
def test_no_row_is_overridden_by_a_later_one(name: str) -> None:
    assert [key for key, number in Counter(KEYS[name]()).items() if number > 1] == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_a_word_once(name: str) -> None:
    assert [word for word, number in Counter(words(name)).items() if number > 1] == []


@pytest.mark.parametrize("lexicon", ["body_heads", "law_heads", "titles"])
def test_every_fact_of_a_row_is_explained_above_the_rows(lexicon: str) -> None:
    file = (ROOT / "pipeline" / "lexicons" / f"{lexicon}.csv").read_text(encoding="utf-8")
    explained = next(line for line in file.splitlines() if line.startswith("# facts: "))
    assert {fact for row in table(lexicon) for fact in row["facts"].split()} <= {*re.findall(r"[a-z]+", explained)}


@pytest.mark.parametrize("name", ["titles", "honorifics"])
def test_a_title_is_one_word_of_a_text(name: str) -> None:
    assert [row["word"] for row in table(name) if _cut(row["word"]) != [row["word"]]] == []


@pytest.mark.parametrize("name", ["legal_forms", "particles", "occupations", "given_names", "title_modifiers"])
def test_a_listed_word_is_one_word_of_a_text(name: str) -> None:
    assert [word for word in words(name) if _cut(word) != [word]] == []


@pytest.mark.parametrize("name", ["body_heads", "law_heads", "foreign_heads", "place_heads"])
def test_a_head_has_no_more_words_than_are_looked_up(name: str) -> None:
    longest = 2 if name.endswith("y_heads") or name == "law_heads" else 1
    assert [
        row["word"] for row in table(name) if _cut(row["word"]) != row["word"].split() or len(_cut(row["word"])) > longest
    ] == []


def _cut(word: str) -> list[str]:
    """How a word is cut inside a text, before a capital."""
    return [match.group() for match in cut(f"the Ostmark {word} Brennik")][2:-1]
