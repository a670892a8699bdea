"""Work that tells who does it. Every process that does it imports this file, so it imports nothing of the tests."""

from __future__ import annotations

import os
import time
from pathlib import Path


def touch_and_wait(folder: list[str]) -> list[str]:
    (Path(folder[0]) / f"{time.monotonic_ns()}").touch()
    time.sleep(2)
    return folder


def tell(folder: str) -> None:
    (Path(folder) / str(os.getpid())).touch()
    time.sleep(1)  # the other worker is there when it ends


def sleep_long(folder: str) -> None:
    """Does not end."""
    tell(folder)
    time.sleep(1200)
