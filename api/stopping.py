"""How a server ends: by the way that stops what was started, in a bounded time, and without a word."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import structlog

STOPS_WITHIN_S = 45.0
"""Longer than a healthy engine takes to close its files."""

log = structlog.get_logger()


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Ctrl-C and SIGTERM leave what is within, also while it starts. The driver, cut short in the middle of an
    answer, raises what it likes on the way out; that is nobody's concern."""
    before = signal.signal(signal.SIGTERM, _leave)
    try:
        yield
    except KeyboardInterrupt:
        return
    except Exception as problem:
        match _told(problem):
            case None:
                raise
            case KeyboardInterrupt():
                return
            case told:
                raise told from None
    finally:
        signal.signal(signal.SIGTERM, before)


def end_in_time() -> None:
    """From now on the program ends within ``STOPS_WITHIN_S``, if need be without its last steps: what was
    acknowledged is on disk, and an engine that stands still is stopped by the next start."""
    timer = threading.Timer(STOPS_WITHIN_S, _end)
    timer.daemon = True
    timer.start()


def _end() -> None:
    log.error("stopped_hard", reason=f"something did not stop within {STOPS_WITHIN_S:.0f} s")
    os._exit(1)


def _leave(number: int, _: FrameType | None) -> None:
    end_in_time()
    sys.exit(128 + number)


def _told(problem: BaseException) -> BaseException | None:
    """The request to stop in the middle of which a problem came up, None when there was none."""
    found: BaseException | None = problem
    while found is not None and not isinstance(found, (KeyboardInterrupt, SystemExit)):
        found = found.__context__
    return found
