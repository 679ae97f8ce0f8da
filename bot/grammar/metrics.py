"""Measured values: weight, girths, steps, pulse, pressure, water."""

from bot.entries import Amount
from bot.grammar.chart import Doubt, rule
from bot.grammar.ranges import likely

GIRTHS = ("waist", "hip", "chest", "arm", "thigh", "calf", "neck")
ML = {"ml": 1.0, "cl": 10.0, "l": 1000.0, "floz": 29.5735295625}

HEAVY = 500.0
"""No pot weighs that much in kg or lb: it is a person's weight, wrongly written."""

WIDE = 150.0
"""No plank or board is told beside a part of the body in more cm or inches."""

Measured = tuple[str, float, str | None]


def doubt(slug: str, value: float, unit: str | None) -> Measured | Doubt:
    """The measurement; at a cost where nobody has such a value."""
    said = (slug, value, unit)
    if likely(slug, value, unit):
        return said
    sure = (slug == "body_weight" and value > HEAVY) or (slug in GIRTHS and value > WIDE)
    return Doubt(said, 3.0 if unit is None else 0.0 if sure else 0.4)


@rule("metric", "time|moment|place|source|filler|measured", out="metric", cost=0.25)
def _when_measured(slug: str, _: object) -> str:
    """ "Peso de hoy en ayunas: 72,4"."""
    return slug


@rule("metric", "number|spoken_decimal", out="observed", cost=0.2)
@rule("metric", "is|comma|at|time", "number|spoken_decimal", out="observed", cost=0.2)
@rule("metric", "is|comma|at|time", "is|time|comma", "number", out="observed", cost=0.2)
def _bare(slug: str, *rest: object) -> Measured | Doubt | None:
    value = rest[-1]
    if slug == "blood_pressure" or not isinstance(value, float):
        return None
    return doubt(slug, value, None)


@rule("metric", "mass|length", out="observed")
@rule("metric", "is|comma|at|time|measured", "mass|length", out="observed")
@rule("metric", "is|comma|at|time", "is|time|comma", "mass|length", out="observed")
@rule("metric", "thousands", out="observed")
def _with_unit(slug: str, *rest: object) -> Measured | Doubt | None:
    said = rest[-1]
    if isinstance(said, float):
        return ("steps", said, None) if slug == "steps" else None
    if not isinstance(said, Amount) or said.value is None:
        return None
    fits = (
        said.unit in ("kg", "lb", "st")
        if slug == "body_weight"
        else slug in GIRTHS and said.unit in ("cm", "in")
    )
    return doubt(slug, said.value, said.unit) if fits else None


@rule("mass|length", "metric", out="observed", cost=0.2)
@rule("mass|length", "at|on", "metric", out="observed", cost=0.2)
def _unit_before(said: Amount, *rest: str) -> Measured | Doubt | None:
    slug = rest[-1]
    return _with_unit(slug, said) if slug in GIRTHS or slug == "body_weight" else None


@rule("measured", "number|length", "at", "metric", out="observed", cost=0.0)
def _girth(_: str, said: float | Amount, __: str, slug: str) -> Measured | Doubt | None:
    """ "Mido 85 de cintura"."""
    if slug not in GIRTHS:
        return None
    value, unit = (said.value or 0.0, said.unit) if isinstance(said, Amount) else (said, None)
    return doubt(slug, value, unit)


@rule("metric", "and", "feel|walked|is", "length", out="observed", cost=0.0)
def _measured_then(slug: str, *rest: object) -> Measured | Doubt | None:
    """ "Me medí la cintura y tengo 92 cm"."""
    said = rest[-1]
    return _with_unit(slug, said) if slug in GIRTHS and isinstance(said, Amount) else None


@rule("metric", "percent", out="observed")
@rule("metric", "is|comma|at|time", "percent", out="observed")
def _percent(slug: str, *rest: float | str) -> Measured | None:
    value = rest[-1]
    return (slug, value, "%") if slug == "body_fat" and isinstance(value, float) else None


@rule("percent", "metric", out="observed")
def _percent_before(value: float, slug: str) -> Measured | None:
    return (slug, value, "%") if slug == "body_fat" else None


@rule("metric", "bpm", out="observed")
@rule("metric", "is|comma|at|time", "bpm", out="observed")
def _pulse(slug: str, *rest: float | str) -> Measured | Doubt | None:
    value = rest[-1]
    fits = slug in ("resting_heart_rate", "heart_rate") and isinstance(value, float)
    return doubt(slug, float(value), "bpm") if fits else None


@rule("bpm", "metric", out="observed", cost=0.2)
@rule("number", "metric", out="observed", cost=0.4)
def _pulse_before(value: float, slug: str) -> Measured | Doubt | None:
    if slug == "heart_rate" and not 35 <= value <= 220:
        return None
    if slug in ("steps", "resting_heart_rate", "heart_rate"):
        return doubt(slug, value, None if slug == "steps" else "bpm")
    return None


@rule("number|thousands", "steps_word", out="observed")
def _steps(value: float, _: str) -> Measured | Doubt:
    return doubt("steps", value, None)


@rule("walked", "observed", out="observed", cost=0.0)
@rule("walked", "time", "observed", out="observed", cost=0.0)
@rule("weigh", "observed", out="observed", cost=0.0)
def _told(*parts: object) -> Measured | None:
    said = parts[-1]
    return said if isinstance(said, tuple) and said[0] in ("steps", "body_weight") else None


@rule("source", "thousands|number", out="observed", cost=0.5, tight=True)
def _counted_by(_: str, value: float) -> Measured | None:
    """ "My fitbit says 9,312": nothing else comes in thousands."""
    return ("steps", value, None) if value == int(value) and 1500 <= value <= 60_000 else None


@rule("observed", "metric", out="observed", cost=0.05)
def _told_twice(said: Measured, slug: str) -> Measured | None:
    """ "The pedometer reads 5,077 steps"."""
    return said if said[0] == slug == "steps" else None


@rule("side", "metric", out="metric", cost=0.1)
def _of_side(_: str, slug: str) -> str | None:
    return slug if slug in GIRTHS else None


@rule("weigh", "number|mass|spoken_decimal", out="observed")
@rule("weigh", "is|comma|at|time|con|and", "number|mass|spoken_decimal", out="observed")
@rule("weigh", "is|comma|at|time", "is|comma|at|time", "number|mass|spoken_decimal", out="observed")
def _weighed(*parts: object) -> Measured | Doubt | None:
    said = parts[-1]
    if isinstance(said, float):
        return doubt("body_weight", said, None)
    if not isinstance(said, Amount) or said.unit not in ("kg", "lb", "st"):
        return None
    return doubt("body_weight", said.value or 0.0, said.unit)


@rule("number|mass", "weigh", out="observed", cost=1.0)
def _weighed_after(said: object, verb: str) -> Measured | Doubt | None:
    return _weighed(verb, said)  # type: ignore[no-any-return]


@rule("number", "slash|minus|on_over", "number", out="pressures", cost=0.2)
@rule("number", "at|comma|outof|and", "number", out="pressures", cost=0.5)
@rule("number", "number", out="pressures", cost=1.0)
def _pressures(high: float, *rest: float) -> tuple[float, float] | None:
    low = rest[-1]
    if 8 <= high <= 25 and 4 <= low <= 14:
        high, low = high * 10, low * 10
    return (high, low) if 70 <= high <= 260 and 30 <= low <= 160 and low < high else None


@rule("number", "high_bp", "and|comma", "number", "low_bp", out="pressures", cost=-0.3)
@rule("number", "high_bp", "number", "low_bp", out="pressures", cost=-0.3)
def _high_and_low(high: float, *rest: object) -> tuple[float, float] | None:
    """ "131 de alta y 76 de baja"."""
    low = next(p for p in rest if isinstance(p, float))
    return _pressures(high, low)  # type: ignore[no-any-return]


@rule("metric", "number", "slash|on_over", "number", out="pressure", cost=0.5)
@rule("metric", "is|at|time|comma", "number", "slash|on_over", "number", out="pressure", cost=0.5)
def _odd_pressure(slug: str, *rest: object) -> tuple[float, float] | None:
    """ "Tensión 400/300": nobody's, and so asked about."""
    high, low = (p for p in rest if isinstance(p, float))
    return (high, low) if slug == "blood_pressure" and high > 260 and low > 20 else None


@rule("metric", "pressures", out="pressure")
@rule("metric", "is|at|time|comma", "pressures", out="pressure")
@rule("pressures", "metric", out="pressure", cost=0.2)
@rule("pressure", "unit_mmhg", out="pressure")
def _pressure(first: str | tuple[float, float], *rest: object) -> tuple[float, float] | None:
    if isinstance(first, tuple):
        return first if not rest or rest[0] in ("mmHg", "blood_pressure") else None
    last = rest[-1]
    return last if first == "blood_pressure" and isinstance(last, tuple) else None


@rule("amount", "watered", out="watered", cost=-0.5)
@rule("amount", "water", "volume", out="watered", cost=-0.6)
def _bottles(held: Amount, *rest: object) -> float | None:
    """ "3 botellas de agua de medio litro"."""
    said = rest[-1]
    each = said.value * ML.get(said.unit or "", 0.0) if isinstance(said, Amount) and said.value else said
    if (
        not isinstance(each, float)
        or held.value is None
        or held.unit not in ("bottle", "glass", "can", "mug", "cup")
    ):
        return None
    return held.value * each if 100 <= each <= 2000 else None


@rule("volume", "water", out="watered")
@rule("water", "volume", out="watered")
@rule("water", "comma|is", "volume", out="watered")
@rule("mass", "water", out="watered", cost=-0.2)
def _water(*parts: object) -> float | None:
    said = next(p for p in parts if isinstance(p, Amount))
    unit = "floz" if said.unit == "oz" else said.unit or "l"
    return None if said.value is None or unit not in ML else said.value * ML[unit]
