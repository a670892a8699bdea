"""Commands as a person types them, carried out in this process: what they say, and their exit codes."""

from __future__ import annotations

import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

from pipeline.cli import main


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


def presswatch(*words: str | Path) -> Done:
    """The program with these words behind its name. No traceback is ever shown."""
    out, err = StringIO(), StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
        patch.setattr(sys, "argv", ["presswatch", *map(str, words)])
        main()
    done = Done(int(ended.value.code or 0), out.getvalue(), err.getvalue())
    assert "Traceback" not in done.stdout + done.stderr
    return done
