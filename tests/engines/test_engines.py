"""Every engine does all the work, and says clearly when it cannot."""

from __future__ import annotations

import os
import time
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from pipeline.catalogue import discover
from pipeline.engines.cluster import Cluster
from pipeline.engines.processes import Processes
from pipeline.stages import Engine, EngineError

DEADLY = 13
BATCHES = [[1, 2], [3], [], [4, 5, 6]]


def double(batch: list[int]) -> list[int]:
    return [2 * number for number in batch]


def own_id(batch: list[int]) -> tuple[int, list[int]]:
    time.sleep(0.2)
    return os.getpid(), batch


def fail(batch: list[int]) -> list[int]:
    raise LookupError(f"batch {batch}")


def die(batch: list[int]) -> list[int]:
    time.sleep(1)  # one that dies when it has hardly begun is not begun again by Dask
    os._exit(1)


def die_of_one(batch: list[int]) -> list[int]:
    return die(batch) if DEADLY in batch else double(batch)


def negative(batch: list[int]) -> list[int]:
    return [-number for number in batch]


def die_once(batch: list[str]) -> list[str]:
    for file in map(Path, batch):
        if not file.exists():
            file.touch()
            die([])
    return batch


@pytest.fixture(params=sorted(discover("engines")))
def engine(request: pytest.FixtureRequest) -> Engine:
    return made(request)


@pytest.fixture(params=sorted(set(discover("engines")) - {"serial"}))
def workers(request: pytest.FixtureRequest) -> Engine:
    """An engine that works elsewhere."""
    return made(request)


def made(request: pytest.FixtureRequest) -> Engine:
    kinds = {"processes": lambda: Processes(workers=2), "cluster": lambda: Cluster(request.getfixturevalue("scheduler"))}
    stage = kinds.get(request.param, discover("engines")[request.param])()
    assert isinstance(stage, Engine)
    return stage


def test_an_engine_does_every_batch_once(engine: Engine) -> None:
    assert sorted(engine.map(double, BATCHES)) == sorted(map(double, BATCHES))
    assert list(engine.map(double, [])) == []


def test_an_error_in_the_work_is_raised(engine: Engine) -> None:
    with pytest.raises(LookupError):
        list(engine.map(fail, BATCHES))


def test_no_process_is_left_by_an_error_or_by_an_early_end(engine: Engine) -> None:
    before = active_children()
    done = engine.map(double, BATCHES)
    next(done)
    done.close()
    with pytest.raises(LookupError):
        list(engine.map(fail, BATCHES))
    assert set(active_children()) <= set(before)


def test_kept_processes_stay_from_one_map_to_the_next() -> None:
    before = set(active_children())
    with Processes(workers=2).kept() as workers:
        workers.ready(partial(own_id, [0]))
        first, second = ({one for one, _ in workers.map(own_id, BATCHES)} for _ in range(2))
        broken_off = workers.map(own_id, BATCHES)
        next(broken_off)
        broken_off.close()
        anew = {one for one, _ in workers.map(own_id, BATCHES)}
        assert set(active_children()) - before
    assert len(first | second) <= 2
    assert not anew & (first | second)
    assert os.getpid() not in first | second | anew
    assert set(active_children()) <= before


def test_no_more_batches_are_taken_than_are_soon_worked_on(workers: Engine) -> None:
    coming = iter([[number] for number in range(1000)])
    done = workers.map(double, coming)
    next(done)
    done.close()
    assert len(list(coming)) > 900


def test_a_batch_that_every_worker_dies_of_is_one_clear_sentence(workers: Engine) -> None:
    with pytest.raises(EngineError, match="a worker process died"):
        list(workers.map(die, BATCHES[:2]))


def test_what_every_worker_dies_of_is_found_and_left_out(workers: Engine) -> None:
    batches = [[start, start + 1] for start in range(0, 24, 2)]
    done = [number for batch in workers.map(die_of_one, batches, negative) for number in batch]
    assert sorted(done) == sorted(-number if number == DEADLY else 2 * number for number in range(24))


def test_the_batch_of_a_worker_that_died_by_accident_is_done_again(workers: Engine, tmp_path: Path) -> None:
    (tmp_path / "whole").touch()
    batches = [[str(tmp_path / name)] for name in ("dying", "whole")]
    assert sorted(workers.map(die_once, batches)) == batches
