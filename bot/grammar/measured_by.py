"""What was shown by a device of any name, or taken of the writer by somebody else: "the little wristband claims 8,915
steps", "the nurse did my blood pressure", "me tomó la tensión mi hija"."""

from bot.entries import Amount
from bot.grammar.chart import Doubt, rule
from bot.grammar.metrics import Measured, doubt
from bot.grammar.ranges import likely

PRESSURE = "blood_pressure"
"""What somebody else takes of one."""


@rule("device_word", "shows_word", out="source", cost=-0.3)
@rule("nurse_word|kin_word", "took_my", out="source", cost=-0.3)
@rule("nurse_word", "took_my", "filler|glue", out="source", cost=-0.3)
def _shown(*_: object) -> str:
    """ "The little wristband claims", "the pharmacist took my"."""
    return ""


@rule("took_pressure", out="metric", cost=0.0)
@rule("took_pressure", "nurse_word|kin_word", out="metric", cost=-0.3)
@rule("nurse_word|kin_word", "took_pressure", out="metric", cost=-0.3)
def _taken(*_: object) -> str:
    """ "Me tomó la tensión mi hija"."""
    return PRESSURE


@rule("nurse_word", "shows_word", "pressure", out="pressure", cost=-0.3)
def _said_by(*parts: object) -> object:
    """ "Clinic sister says BP 148/92": who takes pressures tells the writer of theirs; not behind "que", where
    another's is told as well."""
    return None if parts[0] == "quoted" else parts[-1]


@rule("metric", "then_is", "pressures", out="pressure", cost=-0.2)
def _came_out(slug: str, _: str, said: tuple[float, float]) -> tuple[float, float] | None:
    """ "Me tomé la tensión y salió 135/84"."""
    return said if slug == PRESSURE else None


@rule("number", "number", "steps_word", out="observed", cost=-0.3)
def _thousands_apart(thousands: float, rest: float, _: str) -> Measured | Doubt | None:
    """ "8 412 steps"."""
    whole = thousands == int(thousands) and rest == int(rest)
    fits = whole and 1 <= thousands <= 60 and 100 <= rest <= 999
    return doubt("steps", thousands * 1000 + rest, None) if fits else None


@rule("i_am", "mass", "time", out="scaled", cost=-0.2)
@rule("i_am", "mass", "filler", "time", out="scaled", cost=-0.2)
def _i_am(_: str, said: Amount, *__: object) -> Amount | None:
    """ "I was 71.1 kg this morning"."""
    known = said.value is not None and said.unit in ("kg", "lb", "st")
    return said if known and likely("body_weight", said.value or 0.0, said.unit) else None
