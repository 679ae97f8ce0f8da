"""Which values are likely, doubtful or impossible: rows of ``words/ranges.tsv``."""

from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from graph.units import CM, GRAMS, KG


class Range(NamedTuple):
    """Between ``low`` and ``high`` likely; beyond ``least`` and ``most`` impossible; asked between."""

    least: float
    low: float
    high: float
    most: float


@lru_cache(maxsize=1)
def table() -> dict[str, Range]:
    text = (files("bot.grammar") / "words" / "ranges.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: Range(*(float(value) for value in row[1:5])) for row in rows}


def judge(key: str, value: float, unit: str | None = None) -> Literal["fits", "doubtful", "impossible"]:
    """Where a value stands in its range; one without a unit fits when any usual unit makes it fit."""
    limits = table().get(key)
    if limits is None:
        return "fits"
    units = {"body_weight": KG, "load": KG, "food": GRAMS}.get(key, CM if key in _GIRTHS else {})
    if unit is None and key in ("body_weight", "load"):
        options = [value, value * KG["lb"]]
    elif unit is None and key in _GIRTHS:
        options = [value, value * CM["in"]]
    else:
        options = [value * units.get(unit or "", 1.0)]

    if any(limits.low <= o <= limits.high for o in options):
        return "fits"
    return "doubtful" if any(limits.least <= o <= limits.most for o in options) else "impossible"


def likely(key: str, value: float, unit: str | None = None) -> bool:
    return judge(key, value, unit) == "fits"


_GIRTHS = frozenset(("waist", "hip", "chest", "arm", "thigh", "calf", "neck"))
