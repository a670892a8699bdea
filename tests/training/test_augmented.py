"""A variant of a text has other names at their places, and every mark still fits its name."""

from __future__ import annotations

from random import Random

from training.augmented import Names, varied
from training.labelled import digest_of
from training.marked import Document, Name, documents

TEXT = "The Audit Office of Torvik, led by Jonah Lisk, met Brask Mills. Lisk left, said the AOT."
MARKS = {"Audit Office of Torvik": "AGENCY", "Jonah Lisk": "PERSON", "Brask Mills": "ORG", "AOT": "AGENCY"}
WHERE = sorted((TEXT.index(words), words, label) for words, label in MARKS.items())
LAST = TEXT.index("Lisk left")
NAMES = tuple(
    sorted(
        [*(Name(start, start + len(words), label) for start, words, label in WHERE), Name(LAST, LAST + 4, "PERSON")],
        key=lambda name: name.start,
    )
)
DOCUMENT = Document("x", "note", "harbour", TEXT, NAMES)


def _between(document: Document) -> list[str]:
    ends = [0, *(name.end for name in document.names)]
    starts = [*(name.start for name in document.names), len(document.text)]
    return [document.text[end:start] for end, start in zip(ends, starts, strict=True)]


def test_a_variant_keeps_the_words_around_names_and_their_labels() -> None:
    names = Names.of(documents())
    for seed in range(60):
        variant = varied(DOCUMENT, names, Random(seed))
        assert [name.label for name in variant.names] == [name.label for name in NAMES]
        around = [words.replace(",", "").upper() for words in _between(variant)]
        assert around == [words.replace(",", "").upper() for words in _between(DOCUMENT)]


def test_a_person_that_is_exchanged_is_so_by_surname_too() -> None:
    names = Names.of(documents())
    for seed in range(60):
        variant = varied(DOCUMENT, names, Random(seed))
        full, short = (variant.text[name.start : name.end] for name in variant.names if name.label == "PERSON")
        assert full.split(" ")[-1].upper() == short.upper()


def test_chance_alone_decides() -> None:
    names = Names.of(documents())
    assert varied(DOCUMENT, names, Random(3)) == varied(DOCUMENT, names, Random(3))
    assert len({varied(DOCUMENT, names, Random(seed)).text for seed in range(20)}) > 10


def test_a_text_is_known_by_its_words() -> None:
    assert digest_of(TEXT) == digest_of(TEXT) != digest_of(TEXT + ".")
