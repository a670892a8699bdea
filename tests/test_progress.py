"""Nothing that a person waits for is silent: every long part of a run is told, and told again while it lasts."""

from __future__ import annotations

import io
import time
from collections import Counter
from pathlib import Path

import pytest
from rich.console import Console

from pipeline import progress
from pipeline.progress import Lines, watching
from pipeline.run import run
from tests.conftest import INVENTED, TABLES, settings_of

LIMIT = 60
"""Seconds that a loaded machine may take for what takes a moment."""


STAGES = ["reading", "surveying", "judging", "settling", "extracting", "analysing", "reporting"]


class Noting:
    """A watcher that notes what it is told."""

    def __init__(self) -> None:
        self.stage = ""
        self.totals: dict[str, int] = {}
        self.done: Counter[str] = Counter()
        self.named: list[tuple[str, str]] = []

    def begin(self, stage: str, total: int) -> None:
        self.stage = stage
        self.totals[stage] = total

    def doing(self, what: str) -> None:
        self.named.append((self.stage, what))

    def advance(self, done: int) -> None:
        self.done[self.stage] += done


def test_a_run_tells_each_of_its_parts_and_does_all_that_it_announced(tmp_path: Path) -> None:
    noting = Noting()
    run(INVENTED, tmp_path / "results", settings_of(tmp_path, TABLES), noting)
    assert list(noting.totals) == STAGES
    assert noting.done == noting.totals
    assert {("judging", "duplicates"), ("analysing", "identities"), ("analysing", "topics")} <= set(noting.named)


def lines_until(written: io.StringIO, words: str) -> list[str]:
    """The lines written as soon as one has these words."""
    end = time.monotonic() + LIMIT
    while words not in written.getvalue():
        assert time.monotonic() < end, written.getvalue()
        time.sleep(0.01)
    return written.getvalue().splitlines()


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines that find a moment long."""
    monkeypatch.setattr(progress, "LINE_EVERY", 0.05)
    monkeypatch.setattr(progress, "LOOK_EVERY", 0.01)


@pytest.mark.usefixtures("hasty")
def test_what_takes_long_is_told_again_while_it_lasts() -> None:
    written = io.StringIO()
    with watching(Console(file=written, width=200)) as watcher:
        lines_until(written, "starting: 0 s so far")
        watcher.begin("analysing", 20)
        watcher.advance(7)
        watcher.doing("topics")
        assert "analysing: 20 to do" in lines_until(written, "analysing: 7 of 20, topics, 0 s so far")


def test_what_is_quick_is_told_once() -> None:
    written = io.StringIO()
    lines = Lines(Console(file=written, width=200))
    lines.begin("settling", 2)
    for name in ("repeats", "duplicates"):
        lines.doing(name)
        lines.speak_up()
        lines.advance(1)
    assert [line.partition(",")[0] for line in written.getvalue().splitlines()] == ["settling: 2 to do", "settling: 2 of 2"]


def test_a_terminal_shows_what_is_being_done() -> None:
    written = io.StringIO()
    with watching(Console(file=written, width=200, force_terminal=True)) as watcher:
        watcher.begin("analysing", 2)
        watcher.advance(1)
        watcher.doing("topics")
    assert "analysing: topics" in written.getvalue() and "starting" not in written.getvalue().splitlines()[-1]
