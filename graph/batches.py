"""What is left of a pot: its mass and portions less what was eaten, given away and thrown away, and where it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.nutrition import raw_grams

GONE = ("other", "waste")
"""What is taken from a pot and is no longer there, beside what this person ate."""
MOVED = {"freeze": 1.0, "thaw": -1.0}


@dataclass(frozen=True, slots=True)
class Left:
    """What is left in grams (None: nobody knows what the pot weighed) and portions (None: it has none), and how
    much of it is in the freezer. Negative: more went than was cooked."""

    grams: float | None
    portions: float | None
    frozen_g: float | None
    frozen_portions: float | None


def left_of(row: Mapping[str, Any]) -> Left:
    """What is left of a stored pot with its ``eaten`` and ``taken``, as the statements give it."""
    yield_g, portions = row.get("yield_g"), row.get("portions")
    total_g = yield_g or raw_grams(row["ingredients"])
    taken = row.get("taken", ())
    gone = [*row["eaten"], *(one for one in taken if one["kind"] in GONE)]
    moved = [(one, MOVED[one["kind"]]) for one in taken if one["kind"] in MOVED]
    left_g = None if yield_g is None else round(yield_g - sum(one["grams"] for one in gone), 1)
    frozen_g = max(0.0, sum(one["grams"] * sign for one, sign in moved))
    left = frozen = None
    if portions is not None:
        left = round(portions - _portions(gone, total_g, portions), 2)
        into = _portions([one for one, sign in moved if sign > 0], total_g, portions)
        out = _portions([one for one, sign in moved if sign < 0], total_g, portions)
        frozen = min(max(0.0, round(into - out, 2)), max(left, 0.0))
    return Left(
        grams=left_g,
        portions=left,
        # What is eaten comes out of the fridge first, and out of the freezer once nothing else is left.
        frozen_g=None if left_g is None else round(min(frozen_g, max(left_g, 0.0)), 1),
        frozen_portions=frozen,
    )


def _portions(parts: Iterable[Mapping[str, Any]], total_g: float, portions: float) -> float:
    return sum(
        one["portions"]
        if one.get("portions") is not None
        else (one["grams"] / total_g * portions if total_g else 0.0)
        for one in parts
    )
