"""What is wanted of a body or of a day, in words: so many kilos off, a waist of 90 cm, 8000 steps a day."""

import re
from typing import Literal, NamedTuple

from bot.grammar.wish_forms import GAIN, GIRTHS, LOSE, amount, forms, marked, number_in
from graph.units import KG

Kind = Literal["lose", "keep", "gain", "reach"]
MILE_KM = 1.609344
_WAYS = (
    re.compile(rf"(?<![a-z]){LOSE}(?![a-z])|\bdown\b"),
    re.compile(rf"(?<![a-z]){GAIN}(?![a-z])|\bup\b"),
)


class Core(NamedTuple):
    """What is wanted: its metric, how much of it, and where in the text it stands."""

    kind: Kind
    metric: str
    target: float | None
    change: float | None
    unit: str | None
    start: int
    end: int
    daily: bool = False
    """It is a goal only of every day or week, or where it is called one."""


def core(said: str, begin: int = 0) -> Core | None:
    """What a text wants from some place on; None where it is nothing known."""
    text = marked(said)
    for name, form in forms().items():
        if (found := form.search(text, begin)) is not None:
            made = _made(name, said[slice(*found.span())])
            if made is not None:
                return made._replace(start=found.start(), end=found.end())
    return None


def _made(name: str, said: str) -> Core | None:
    way: Kind = "lose" if _WAYS[0].search(said) else "gain" if _WAYS[1].search(said) else "reach"
    of, _, how = name.partition("_")
    match of:
        case "girth":
            slug = next(slug for slug, words in GIRTHS.items() if re.search(rf"\b(?:{words})\b", said))
            much = amount(said)
            if much is None:
                return None
            by = how == "by"
            way = "lose" if by and way == "reach" else way
            return _core(way, slug, None if by else much[0], much[0] if by else None, much[1])
        case "fat":
            value = number_in(said)
            return _core(way, "body_fat", value if how == "to" else None, value if how == "by" else None, "%")
        case "pulse":
            return _core(way, "resting_heart_rate", number_in(said), None, "bpm")
        case "steps":
            value = number_in(said)
            value = value * 1000 if re.search(r"\d ?k\b", said) else value
            return _core("reach", "steps", value, None, None, daily=True) if 500 <= value <= 80_000 else None
        case "water":
            value = number_in(said) + (0.5 if re.search(r"y medi[oa]", said) else 0.0)
            if re.search(r"vaso|glass", said):
                value *= 250
            elif not re.search(r"\bml\b|mililit|\dml", said):
                value *= 1000
            return _core("reach", "water", value, None, "ml", daily=True) if 250 <= value <= 10_000 else None
        case "sleep":
            value = number_in(said)
            return _core("reach", "sleep_hours", value, None, "h", daily=True) if 3 <= value <= 14 else None
        case "far":
            value = number_in(said) * (MILE_KM if re.search(r"mile|milla|\bmi\b", said) else 1.0)
            return _core("reach", "weekly_distance", round(value, 3), None, "km", daily=True)
        case "protein":
            value = number_in(said)
            return (
                _core("reach", "protein_intake", value, None, "g", daily=True) if 20 <= value <= 500 else None
            )
        case "energy":
            value = number_in(said)
            fits = 600 <= value <= 10_000
            return _core("reach", "energy_intake", value, None, "kcal", daily=True) if fits else None
    return _of_weight(name, said, way)


def _of_weight(name: str, said: str, way: Kind) -> Core | None:
    if name == "keep":
        return _core("keep", "body_weight", None, None, None)
    much = amount(said)
    if much is None and name == "keep_at":
        bare = number_in(said)
        return _core("keep", "body_weight", bare, None, None) if 35 <= bare <= 250 else None
    if much is None:
        return None
    value, unit = much
    if name in ("lose_by", "gain_by", "take_off"):
        way = "gain" if name == "gain_by" else "lose"
        least = KG[unit] * value
        return _core(way, "body_weight", None, value, unit) if 0.3 <= least <= 120 else None
    if name == "span":
        said = re.sub(r"^.*? (?:de|d|from) ", "", said)
        before, value = number_in(said), (amount(said.split(" a ")[-1]) or much)[0]
        way = "gain" if value > before else "lose"
    if name == "keep_at":
        way = "keep"
    return _core(way, "body_weight", value, None, unit) if 30 <= KG[unit] * value <= 300 else None


def _core(
    kind: Kind,
    metric: str,
    target: float | None,
    change: float | None,
    unit: str | None,
    *,
    daily: bool = False,
) -> Core:
    return Core(kind, metric, target, change, unit, 0, 0, daily)
