"""Names in, groups out, each join with its reason."""

from __future__ import annotations

from pipeline.naming.compare import Comparison
from pipeline.naming.groups import Groups

ALIKE = Comparison(0.9, "alike")


def test_a_join_keeps_the_first_reason() -> None:
    groups: Groups[str] = Groups()
    groups.join("a", "b", ALIKE)
    groups.join("b", "c", Comparison(0.5, "later"))
    assert groups.of("a") == groups.of("c") != groups.of("d")
    assert groups.reasons == {"a": ALIKE, "b": ALIKE, "c": Comparison(0.5, "later")}


def test_names_that_are_to_stay_apart_are_not_joined_not_even_by_a_third() -> None:
    groups: Groups[str] = Groups([("a", "b")])
    groups.join("a", "b", ALIKE)
    assert groups.of("a") != groups.of("b")
    groups.join("c", "a", ALIKE)
    groups.join("c", "b", ALIKE)
    assert groups.of("a") == groups.of("c") != groups.of("b")


def test_groups_of_different_marks_are_not_joined_not_even_by_one_without() -> None:
    groups: Groups[str] = Groups(mark=lambda key: key[1:])
    groups.join("a1", "b", ALIKE)
    groups.join("b", "c2", ALIKE)
    assert groups.of("a1") == groups.of("b") != groups.of("c2")
    groups.unite("b", "c2", ALIKE)
    assert groups.of("a1") == groups.of("c2")
