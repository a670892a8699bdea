"""What takes long to make is made once, however many processes the tests run in; each process has a copy of its own."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

WHOLE = "whole"
"""A file that stands in a folder when all else does."""


def copy_of(made_by: Callable[[Path], object], name: str, factory: pytest.TempPathFactory) -> Path:
    """A copy of the folder of that name, which the first process to ask fills by `made_by`; the others wait for it."""
    base = factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base  # a worker's folder lies in that of the session
    folder = root / f"once-{name}"
    with (root / f"once-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / WHOLE).exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            made_by(folder)
            (folder / WHOLE).touch()
    return Path(shutil.copytree(folder, factory.mktemp(name), dirs_exist_ok=True))
