"""What a question asks for, and what fits it."""

from __future__ import annotations

import pytest

from pipeline.reports.pages.search.index import Index
from pipeline.reports.pages.search.rules import LONGEST, MOST_TERMS, Term, terms_of, told_by, units_of, words_of


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Laura Kövesi", "laura KOVESI"),
        ("Weiße Straße", "weisse strasse"),
        ("Işıl Yıldız", "isil yildiz"),
        ("Jørn Łukasz Đorđe", "jorn lukasz dorde"),
        ("İstanbul", "istanbul"),
        ("Þór Æsir", "thor aesir"),
        ("Ελευθέριος", "ελευθεριοσ"),
        ("Ca\u0301mara", "camara"),
        ("the ﬁne of the Council’s", "the fine of the council's"),
        ("Brandt™ Ltd.", "brandt ltd"),
    ],
)
def test_letters_are_folded(written: str, asked: str) -> None:
    assert words_of(written) == words_of(asked)


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("asset recovery", [Term(("asset",)), Term(("recovery",))]),
        ('"asset recovery" villa', [Term(("asset", "recovery")), Term(("villa",))]),
        ("“Asset recovery", [Term(("asset", "recovery"))]),
        ("recov*", [Term(("recov",), open=True)]),
        ('"asset recov*"', [Term(("asset", "recov"), open=True)]),
        ("anti-corruption", [Term(("anti", "corruption"))]),
        ("villa Villa VILLA", [Term(("villa",))]),
        ('" * ', []),
        ("<script>alert(1)</script>", [Term(("script", "alert", "1", "script"))]),
        ("", []),
    ],
)
def test_a_question_has_terms(question: str, terms: list[Term]) -> None:
    assert terms_of(question) == terms


def test_a_question_without_end_is_cut() -> None:
    assert len(terms_of(" ".join(map(str, range(10_000))))) == MOST_TERMS
    assert terms_of("a" * 10**6) == [Term(("a" * LONGEST,))]


@pytest.mark.parametrize(
    ("term", "fits"),
    [
        (Term(("court",)), True),
        (Term(("cour",)), False),
        (Term(("cour",), open=True), True),
        (Term(("the", "court")), True),
        (Term(("court", "the")), False),
        (Term(("the", "cou"), open=True), True),
        (Term(("ruled", "twice", "again")), False),
    ],
)
def test_a_term_stands_side_by_side(term: Term, fits: bool) -> None:
    assert term.fits(words_of("The court ruled twice")) is fits


def test_the_fewest_sentences_show_all_terms() -> None:
    terms = terms_of("one two three")
    assert told_by(terms, [(4, [0]), (5, [0, 1]), (7, [0, 1]), (9, [2]), (11, [2])]) == [5, 9]
    assert told_by(terms, [(4, [0, 1]), (8, [0, 1, 2])]) == [8]
    assert told_by(terms, [(4, [0, 1])]) == []


def test_a_release_that_was_not_analysed_is_searched_by_lines() -> None:
    assert list(units_of("Ein Titel\n\nEin Satz.", [])) == [(0, "Ein Titel"), (11, "Ein Satz.")]


def test_the_index_counts_sentences_through_all_releases() -> None:
    index = Index()
    for sentence in ("A court ruled.", "The court", "It ruled twice", *["No."] * 40, "A court, a court"):
        index.add(sentence)
    (shard,) = index.shards()
    assert shard["court"] == "0 1 16"  # 0, 1 and 43, as differences to base 36
    assert list(shard) == sorted(shard)
