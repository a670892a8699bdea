"""The server: on this machine's own address, until it is told to end."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

from pipeline.faults import Refusal
from pipeline.serving.current import current

HOST = "127.0.0.1"
GRACE = 1
"""Seconds that a reader's request may still take when the server is told to end."""


class CannotServe(Refusal):
    """The port cannot be had; the message says what to do."""


def serve(folder: Path, port: int, tell: Callable[[str], None]) -> None:
    """Shows the pages of a results folder; `tell` hears what a person has to know. Raises NotWhole or CannotServe."""
    import uvicorn

    from pipeline.serving.application import FIRST, application

    with _bound(port) as ear:
        tell(f"bringing a copy of the results in {folder} up to date, so that they can be read while runs go on")
        with current(folder, lambda: tell("a run has ended: its results are shown from now on")) as kept:
            tell(f"open http://{HOST}:{ear.getsockname()[1]}{FIRST} (Ctrl-C ends it)")
            options = {"log_level": "error", "access_log": False, "server_header": False, "date_header": False}
            settings = uvicorn.Config(application(kept), timeout_graceful_shutdown=GRACE, **options)  # type: ignore[arg-type]
            uvicorn.Server(settings).run(sockets=[ear])


def _bound(port: int) -> socket.socket:
    ear = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        ear.bind((HOST, port))
    except (OSError, OverflowError):
        ear.close()
        raise CannotServe(f"port {port} cannot be had, another program may use it; choose another one with --port") from None
    return ear
