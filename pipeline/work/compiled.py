"""What is known of the package's code, kept where Python keeps what it has compiled of it: the next run into whatever folder need
not read the code again.

It names the digest of the code that it was told of, so that what was kept of other code counts for nothing.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

FILE = Path(cache_from_source(__file__)).with_suffix(".json")


def recalled(file: Path = FILE) -> str:
    """What an earlier run knew; empty where nothing is kept that can be read."""
    try:
        told = file.read_text(encoding="utf-8")
        json.loads(told)
    except (OSError, ValueError):
        return ""
    return told


def keep(told: str, file: Path = FILE) -> None:
    """Keeps what is known, in place of what was; nothing where Python keeps nothing either."""
    if sys.dont_write_bytecode or told == recalled(file):
        return
    part = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        part.write_text(told, encoding="utf-8")
        part.replace(file)
