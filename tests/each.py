"""One rule held against thousands of rows, as one test."""

from collections.abc import Callable, Iterable
from typing import Any


def each(rows: Iterable[Any], holds: Callable[[Any], None]) -> None:
    """Holds every row against a rule of assertions; the first that fails is named by its id."""
    for row in rows:
        try:
            holds(row)
        except AssertionError as fault:
            fault.add_note(row.id)
            raise
