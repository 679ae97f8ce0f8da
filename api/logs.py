"""Logs of the running program: a line of JSON each, on stderr, without anything that a person wrote."""

import contextlib
import logging
import sys
from typing import Literal, TextIO, cast

import structlog

_LEVELS = {"info": logging.INFO, "warning": logging.WARNING}


def configure_logs(least: Literal["info", "warning"] = "info") -> None:
    """Sends our own log from a level on to stderr, and only warnings of the libraries."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(_LEVELS[least]),
        logger_factory=structlog.WriteLoggerFactory(cast(TextIO, _Stderr())),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.WARNING, stream=_Stderr())


class _Stderr:
    """Standard error as far as it takes anything: a line that a full disk refuses must not end the thread that
    wrote it."""

    def write(self, text: str) -> None:
        """Writes what can be written."""
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(text)

    def flush(self) -> None:
        """Hands on what can be handed on."""
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.flush()


def where(problem: BaseException) -> str:
    """The place of an error in the code; its text may hold what a person wrote, and is kept nowhere."""
    trace = problem.__traceback__
    if trace is None:
        return "unknown"
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}"
