"""Weights told by what shows that they are one's own, and verbs of measuring."""

from bot.entries import Amount
from bot.grammar.chart import Doubt, rule
from bot.grammar.metrics import GIRTHS, Measured, doubt
from bot.grammar.ranges import likely


@rule("weigh", "and", "observed", out="observed", cost=0.0)
@rule("weigh", "time", "and", "observed", out="observed", cost=0.0)
@rule("weigh", "time", "comma", "observed", out="observed", cost=0.0)
@rule("measured", "observed", out="observed", cost=0.0)
def _told_of(*parts: object) -> object:
    """ "me pesé esta mañana y estoy en 92 kg"."""
    said = parts[-1]
    slug = said[0] if isinstance(said, tuple) else ""
    return said if slug == "body_weight" or (len(parts) == 2 and slug in GIRTHS) else None


@rule("weigh", "place|moment|time", "comma|is|colon", "number|mass", out="observed", cost=0.0)
@rule("weigh", "place", "number|mass", out="observed", cost=0.1)
@rule("weigh", "time", "and", "number|mass", out="observed", cost=0.1)
def _weighed_there(*parts: object) -> Measured | Doubt | None:
    """ "Me he pesado al llegar, 63,8"."""
    said = parts[-1]
    if isinstance(said, float):
        return doubt("body_weight", said, None) if said >= 30 else None
    fits = isinstance(said, Amount) and said.unit in ("kg", "lb", "st")
    return doubt("body_weight", said.value or 0.0, said.unit) if fits and isinstance(said, Amount) else None


@rule("metric", "to", "number|length|mass|percent", out="observed", cost=0.0)
def _down_to(slug: str, *rest: object) -> Measured | Doubt | None:
    """ "Waist down to 41 inches"."""
    said = rest[-1]
    if isinstance(said, Amount):
        girth = slug in GIRTHS and said.unit in ("cm", "in")
        own = slug == "body_weight" and said.unit in ("kg", "lb", "st")
        return doubt(slug, said.value or 0.0, said.unit) if girth or own else None
    known = slug in (*GIRTHS, "body_weight", "body_fat", "resting_heart_rate") and isinstance(said, float)
    return doubt(slug, said, None) if known and isinstance(said, float) else None


@rule("number", "scale_ctx", out="observed", cost=0.3)
@rule("number", "time", "scale_ctx", out="observed", cost=0.3)
def _on_scales(value: float, *_: object) -> tuple[str, float, None] | None:
    """ "174.2 on the scale"."""
    return ("body_weight", value, None) if value >= 35 and likely("body_weight", value) else None


@rule("marks_word", "number", out="observed", cost=0.2)
def _woke_at(_: str, value: float) -> tuple[str, float, None] | None:
    """ "Woke up at 174.2": no hour."""
    return ("body_weight", value, None) if value >= 35 and likely("body_weight", value) else None


@rule("observed", "scale_ctx", out="observed", cost=0.0)
@rule("observed", "comma", "scale_ctx", out="observed", cost=0.0)
def _read_off(said: object, *_: object) -> object:
    """ "17,5 % según la báscula"."""
    return said


@rule("mass", "scale_ctx", out="scaled", cost=0.0)
@rule("mass", "comma|time", "scale_ctx", out="scaled", cost=0.0)
@rule("scale_ctx", "mass", out="scaled", cost=0.0)
@rule("scale_ctx", "comma|colon|time", "mass", out="scaled", cost=0.0)
@rule("marks_word", "mass", out="scaled", cost=0.0)
@rule("marks_word", "time|comma", "mass", out="scaled", cost=0.0)
@rule("drift", "comma|colon", "mass", "time", out="scaled", cost=0.0)
@rule("drift", "comma|colon", "time", "mass", out="scaled", cost=0.0)
@rule("filler|marks_word", "scaled", out="scaled", cost=0.0)
def _scaled(*parts: object) -> Amount | tuple[float, str] | None:
    """A weight and what shows that it is one's own: the scales, an empty stomach."""
    said = next((p for p in parts if isinstance(p, Amount)), None)
    if said is None or said.value is None or said.unit not in ("kg", "lb", "st"):
        return None
    return said if likely("body_weight", said.value, said.unit) else None


@rule("drift_dir", "number|mass", out="drift", cost=6.0)
@rule("number|mass", "drift_dir", out="drift", cost=6.0)
@rule("drift_dir", "number|mass", "since", out="drift", cost=0.0)
@rule("number|mass", "drift_dir", "since", out="drift", cost=0.0)
@rule("drift", "since", out="drift", cost=0.0)
@rule("drift_dir", "from_word", "number|mass|percent|length", out="drift", cost=0.0)
@rule("drift_dir", "length", out="drift", cost=0.3)
def _drifted(*parts: object) -> str | None:
    """ "Down 1.4 from last week": no weight of its own."""
    said = next((p for p in parts if isinstance(p, float | Amount)), None)
    value = said.value if isinstance(said, Amount) and said.unit != "g" else said
    return None if isinstance(value, float) and value >= 30 and len(parts) == 2 else ""


@rule("metric", "drift", "to", "number|mass|percent|length", out="observed", cost=0.0)
def _drifted_to(slug: str, *rest: object) -> Measured | Doubt | None:
    """ "Waist's down an inch to 35"."""
    return _down_to(slug, *rest)  # type: ignore[no-any-return]


@rule("length", "around_word", "metric", out="observed", cost=0.0)
@rule("length", "around_word", "glue", "metric", out="observed", cost=0.0)
def _around(said: Amount, *rest: str) -> Measured | Doubt | None:
    """ "34 inches round the waist"."""
    return doubt(rest[-1], said.value or 0.0, said.unit) if rest[-1] in GIRTHS else None


@rule("weigh", "number", "at|con", "number", out="observed", cost=0.3)
def _kilos_with_grams(_: str, kilos: float, at: str, grams: float) -> Measured | Doubt | None:
    """ "Me pesé, 79 con 300"."""
    fits = at != "of" and 30 <= kilos <= 250 and 100 <= grams <= 950 and grams % 50 == 0
    return doubt("body_weight", kilos + grams / 1000, "kg") if fits else None


@rule("weigh", "mass", "number", out="observed", cost=-0.2)
@rule("weigh", "comma|is|at|place|time", "mass", "number", out="observed", cost=-0.2)
def _kilos_and_hundreds(_: str, *rest: object) -> Measured | Doubt | None:
    """ "Doy 84 kilos doscientos"."""
    said, grams = rest[-2:]
    if (
        not isinstance(said, Amount)
        or not isinstance(grams, float)
        or said.unit != "kg"
        or said.value is None
    ):
        return None
    fits = (
        said.value == int(said.value) and 30 <= said.value <= 250 and 100 <= grams <= 950 and grams % 50 == 0
    )
    return doubt("body_weight", said.value + grams / 1000, "kg") if fits else None


@rule("weigh", "comma|is|at", "number", "at|con", "number", out="observed", cost=0.3)
def _kilos_with_grams_then(verb: str, _: str, kilos: float, at: str, grams: float) -> Measured | Doubt | None:
    return _kilos_with_grams(verb, kilos, at, grams)  # type: ignore[no-any-return]
