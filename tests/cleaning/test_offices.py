"""Releases in the layouts of press offices that the rules were not written on, line by line: see `offices/README.md`."""

from functools import reduce
from pathlib import Path

import pytest

from pipeline.release import Draft, RawRelease
from pipeline.settings import load

OFFICES = sorted((Path(__file__).parent / "offices").glob("*.txt"))


@pytest.fixture(params=OFFICES, ids=lambda file: file.stem)
def office(request: pytest.FixtureRequest) -> tuple[dict[str, str], list[tuple[str, str]], Draft]:
    """What the head states, the lines with their marks, and what cleaning makes of them."""
    head, _, below = request.param.read_text(encoding="utf-8").partition("\n\n")
    stated = {name: value.strip() for name, _, value in (line.partition(":") for line in head.splitlines())}
    lines = [(line[0], line[2:]) for line in below.splitlines()]
    draft = Draft.of(RawRelease("a.txt", "\n".join(text for _, text in lines)))
    return stated, lines, reduce(lambda cleaned, cleaner: cleaner.clean(cleaned), load(None).catalogue().cleaners, draft)


def test_the_head_is_read(office: tuple[dict[str, str], list[tuple[str, str]], Draft]) -> None:
    stated, _, draft = office
    assert {name: draft.states(name) for name in stated} == stated


def test_own_lines_stay_and_others_go(office: tuple[dict[str, str], list[tuple[str, str]], Draft]) -> None:
    _, lines, draft = office
    kept = {line.text for line in draft.lines if line.text}
    dropped = {drop.text for drop in draft.drops}
    assert [text for mark, text in lines if mark == "+" and text not in kept] == []
    assert [text for mark, text in lines if mark == "-" and text not in dropped] == []
    assert [text for mark, text in lines if mark == "=" and text not in "\n".join(draft.head)] == []
