"""Cyclic garbage is sought rarely during a run."""

from __future__ import annotations

import gc

from pipeline.outside.collecting import rarely_collecting


def test_garbage_is_collected_as_before_when_a_run_has_ended() -> None:
    before = gc.get_threshold()
    with rarely_collecting():
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before
