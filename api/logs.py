"""Logs of the running program: a line of JSON each, on stderr, without anything that a person wrote."""

import logging
import sys
from typing import Literal

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
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
