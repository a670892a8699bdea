"""How the program ends when it is told to: Ctrl-C and SIGTERM are one sentence and an exit code, within two seconds.

Told to end, it unwinds: what is half done is rolled back, workers are ended. Where it does not come to that in time, because a
library computes on or has swallowed the exception, it ends where it stands; what is stored is whole at every moment.
"""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Event, Thread
from types import FrameType

from pipeline.commands.terminal import refuse

SIGNALS = (signal.SIGINT, signal.SIGTERM)
GRACE = 1.5
"""Seconds in which the program may end by itself."""
KEPT = "what was done is kept, and the next run goes on from there"
OF_A_SIGNAL = 128
"""What a shell adds to the number of the signal that ended a program."""


class Told(BaseException):
    """Somebody wants the program to end. No stage and no library that catches an Exception or a KeyboardInterrupt holds it up."""


@contextmanager
def heeding() -> Iterator[None]:
    """Inside, the first Ctrl-C or SIGTERM ends the program; later ones are not heard. For the main thread alone."""
    heard: list[int] = []
    said = Event()

    def told(number: int, frame: FrameType | None) -> None:
        heard.append(number)
        for each in SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        raise Told

    before = {number: signal.signal(number, told) for number in SIGNALS}
    with _hard_end(said):
        try:
            yield
        except BaseException:
            if not heard:
                raise
            said.set()
            refuse("stopped", KEPT, OF_A_SIGNAL + heard[0])
        finally:
            if not heard:
                for number, handler in before.items():
                    signal.signal(number, handler)


@contextmanager
def _hard_end(said: Event) -> Iterator[None]:
    """Python tells a signal to the main thread only between two of its steps; a socket hears of it at once."""
    ear, mouth = socket.socketpair()
    mouth.setblocking(False)
    with closing(mouth):
        signal.set_wakeup_fd(mouth.fileno(), warn_on_full_buffer=False)
        Thread(target=_end_late, args=(ear, said), daemon=True).start()
        try:
            yield
        finally:
            signal.set_wakeup_fd(-1)


def _end_late(ear: socket.socket, said: Event) -> None:
    with closing(ear):
        number = ear.recv(1)
        if not number:  # the program has ended without being told to
            return
        time.sleep(GRACE)
        if not said.is_set():
            show_cursor = "\x1b[?25h" if os.isatty(2) else ""
            os.write(2, f"{show_cursor}\nstopped: {KEPT}\n".encode())
        os._exit(OF_A_SIGNAL + number[0])
