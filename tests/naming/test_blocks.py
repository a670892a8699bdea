"""Names in, the pairs that are worth comparing out."""

from __future__ import annotations

from itertools import combinations

import pytest

from pipeline.lexicons import words
from pipeline.naming.blocks import fuller_of, pairs_in_release, pairs_of_people
from pipeline.naming.compare import compare


@pytest.mark.parametrize(
    "other",
    [
        "Brennik Jorun",
        "Jorun Mirjovich Brennik",
        "Jorun Brenik",
        "Jorun Prennik",
        "Yorun Brennik",
        "JorunBrennik",
        "Joruun Brennik",
    ],
)
def test_spellings_of_one_person_are_compared(other: str) -> None:
    assert list(pairs_of_people(["Jorun Brennik", "Mirja Osk", other])) == [(2, 0)]


def test_a_nickname_is_compared_with_its_name() -> None:
    assert list(pairs_of_people(["William Brennik", "Bill Brennik"])) == [(1, 0)]


def test_people_who_share_one_name_are_not_compared() -> None:
    assert list(pairs_of_people(["Jorun Brennik", "Jorun Osk", "Mirja Brennik"])) == []


def test_in_a_release_names_are_compared_that_share_the_beginning_of_a_word() -> None:
    assert list(pairs_in_release(["Jorun Brennik", "Mirja Osk", "T. Brenik"])) == [(2, 0)]


def test_an_initial_may_stand_for_the_names_that_begin_with_it() -> None:
    names = ["Jorun Brennik", "Mirja Brennik", "Jana Brenik", "Jorun Osk"]
    assert list(fuller_of(["J. Brennik", "T. Osk"], names)) == [[0, 2], []]


def test_nothing_that_would_be_joined_is_left_out() -> None:
    """Names of lexicons and misspellings of them: every pair that compares as one is among the pairs, which are few."""
    given, surnames = words("world_given_names")[::900], words("world_surnames")[::700]
    names = [f"{one} {other}" for one in given for other in surnames]
    names += [name[:at] + name[at + 1 :] for at, name in enumerate(names[:100], start=1) if at < len(name) - 1]
    names = sorted({*names, *(name[:3] + "e" + name[3:] for name in names[::7])})
    joined = {
        (k, i)
        for i, k in combinations(range(len(names)), 2)
        if (found := compare(names[i], names[k], "PERSON")).similarity >= 0.85 and "initial" not in found.reason
    }
    pairs = set(pairs_of_people(names))
    assert len(joined) > 20
    assert {*joined} - pairs == set()
    assert len(pairs) < 10 * len(names)
