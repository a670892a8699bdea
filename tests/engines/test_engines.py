"""Every engine does all the work, and says clearly when it cannot."""

from __future__ import annotations

import os
from multiprocessing import active_children

import pytest

from pipeline.catalogue import discover
from pipeline.engines.processes import Processes
from pipeline.stages import Engine, EngineError


def double(batch: list[int]) -> list[int]:
    return [2 * number for number in batch]


def fail(batch: list[int]) -> list[int]:
    raise LookupError(f"batch {batch}")


def die(batch: list[int]) -> list[int]:
    os._exit(1)


ENGINES = [kind() for kind in discover("engines").values()]
BATCHES = [[1, 2], [3], [], [4, 5, 6]]


@pytest.mark.parametrize("engine", ENGINES, ids=repr)
def test_an_engine_does_every_batch_once(engine: Engine) -> None:
    assert sorted(engine.map(double, BATCHES)) == sorted(map(double, BATCHES))
    assert list(engine.map(double, [])) == []


@pytest.mark.parametrize("engine", ENGINES, ids=repr)
def test_an_error_in_the_work_is_raised(engine: Engine) -> None:
    with pytest.raises(LookupError):
        list(engine.map(fail, BATCHES))


@pytest.mark.parametrize("engine", ENGINES, ids=repr)
def test_no_process_is_left_by_an_error_or_by_an_early_end(engine: Engine) -> None:
    done = engine.map(double, BATCHES)
    next(done)
    done.close()
    with pytest.raises(LookupError):
        list(engine.map(fail, BATCHES))
    assert active_children() == []


def test_a_dead_worker_is_one_clear_sentence() -> None:
    with pytest.raises(EngineError, match="a worker process died"):
        list(Processes(workers=2).map(die, BATCHES))
