"""Answers of outside services, read in bounded time and size."""

import time
from collections.abc import Iterable


class TooLarge(Exception):
    """An answer is larger than any that is meant for us."""


def read_body(parts: Iterable[bytes], within_s: float, largest_bytes: int) -> bytes:
    """A body that comes in parts. The time-outs of HTTP clients hold for each part alone, and a server may drip:
    raises ``TimeoutError`` at the first part after ``within_s`` seconds, ``TooLarge`` past that many bytes."""
    until = time.monotonic() + within_s
    found: list[bytes] = []
    size = 0
    for part in parts:
        size += len(part)
        if size > largest_bytes:
            raise TooLarge
        if time.monotonic() > until:
            raise TimeoutError
        found.append(part)
    return b"".join(found)
