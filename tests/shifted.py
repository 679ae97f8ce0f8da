"""The program with a clock that a file puts ahead or back: ``SHIFT`` names it, with seconds in it."""

import os
import time
from pathlib import Path

_SHIFT = Path(os.environ["SHIFT"])
_time_ns = time.time_ns


def _shifted_ns() -> int:
    return _time_ns() + int(_SHIFT.read_text() or 0) * 1_000_000_000


time.time_ns = _shifted_ns
time.time = lambda: _shifted_ns() / 1e9

from api.cli import main  # noqa: E402 - after the clock was changed

main()
