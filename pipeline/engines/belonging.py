"""A worker process belongs to the process that started it: it ends with that one, however that ends.

A worker runs this before anything else, so it stands by itself: nothing is imported that takes a while.
"""

from __future__ import annotations

import os
import signal
from multiprocessing import parent_process
from threading import Thread

from pipeline.outside.collecting import collect_rarely


def belong() -> None:
    """What a worker does first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where nothing is inherited
    collect_rarely()
    Thread(target=_end_with_main, daemon=True).start()


def _end_with_main() -> None:
    """Ends this worker when the main process is gone, were it killed: nobody would ever give it work or end it."""
    if main := parent_process():
        main.join()
        os._exit(1)
