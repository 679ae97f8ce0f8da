"""Quantities: masses, volumes, lengths, times, and household measures."""

from bot.entries import Amount
from bot.grammar.chart import rule

SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0}
METRES = {"m": 1.0, "km": 1000.0, "mi": 1609.344, "yd": 0.9144, "ft": 0.3048}


@rule("number|one|half|quarter|third", "unit_mass", out="mass")
@rule("number|one|half|quarter|third", "unit_volume", out="volume")
@rule("number|half", "unit_length", out="length", tight=True)
def _measured(value: float, unit: str) -> Amount:
    return Amount(value, unit)


@rule("one", "unit_volume", "and_half|and_quarter", out="volume")
@rule("unit_volume", "and_half|and_quarter", out="volume", cost=0.3)
def _volume_and_half(*parts: object) -> Amount | None:
    """ "litro y medio", "a liter and a half"."""
    unit, more = str(parts[-2]), parts[-1]
    return Amount(1 + more, unit) if isinstance(more, float) else None


@rule("mass", "some_more", out="mass", cost=0.0)
def _and_some_mass(said: object, _: str) -> Amount | None:
    """ "59 kilos y pico"."""
    return said if isinstance(said, Amount) and said.unit in ("kg", "g", "lb", "st", "oz") else None


@rule("unit_volume", "some_more", out="volume", cost=0.3)
def _and_some_of(unit: str, _: str) -> Amount:
    """ "Litro y pico de agua"."""
    return Amount(1.0, unit)


@rule("number_word", "number", out="remark", cost=0.0)
def _number_so(*_: object) -> str:
    """ "Coffee number 4"."""
    return ""


@rule("stage_word", "duration|mmss|percent|hm", out="remark", cost=-0.2)
@rule("stage_word", "is|colon|at", "duration|mmss|percent|hm", out="remark", cost=-0.2)
@rule("duration|mmss|percent|hm", "stage_word", out="remark", cost=0.0)
def _stage(*_: object) -> str:
    """ "Profundo 1h10": a part of the night that is not kept."""
    return ""


@rule("number|one", "unit_mass", "and_half|and_quarter", out="mass")
def _mass_and_half(value: float, unit: str, more: float) -> Amount:
    return Amount(value + more, unit)


@rule("unit_mass", "and_half", out="mass", cost=0.3)
def _kilo_and_half(unit: str, more: float) -> Amount:
    return Amount(1 + more, unit)


@rule("number", out="count", cost=0.0)
def _count(value: float) -> float | None:
    return value


@rule("one", out="count", cost=0.5)
def _one(value: float) -> float:
    return value


@rule("number", "unit_percent", out="percent")
@rule("number", "unit_bpm", out="bpm")
def _plain(value: float, _: str) -> float:
    return value


@rule("number", "unit_k", out="thousands", cost=0.2)
def _thousands(value: float, _: str) -> float:
    return value * 1000


@rule("number", "unit_k", out="mass", cost=0.5)
def _k_of_load(value: float, _: str) -> Amount:
    return Amount(value, "kg")


@rule("number", "unit_k", out="far", cost=0.5)
def _k_of_road(value: float, _: str) -> tuple[float, str]:
    return (value, "km")


@rule("number|one", "unit_far", "and_half|and_quarter", out="far", cost=0.0)
def _far_and_half(count: float, unit: str, more: float) -> tuple[float, str]:
    """ "7 kilómetros y medio"."""
    return (count + more, unit)


@rule("number|one|half", "unit_far", out="far")
def _far(value: float, unit: str) -> tuple[float, str]:
    return (value, unit)


@rule("number|one|half|quarter", "unit_time", out="duration")
def _duration(value: float, unit: str) -> float:
    return value * SECONDS[unit]


@rule("number|one", "unit_time", "and_half|and_quarter", out="duration")
def _duration_half(value: float, unit: str, more: float) -> float:
    return (value + more) * SECONDS[unit]


@rule("far_word", out="far", cost=0.3)
@rule("one", "far_word", out="far", cost=0.2)
def _race(*parts: object) -> tuple[object, str]:
    return (parts[-1], "km")


@rule("unit_time", "and", "number", out="duration", cost=0.5)
def _hour_and(unit: str, _: str, minutes: float) -> float | None:
    """ "Hora y 22"."""
    return 3600 + minutes * 60 if unit == "h" and 1 <= minutes < 60 and minutes == int(minutes) else None


@rule("unit_time", "and_half|and_quarter", out="duration", cost=0.3)
def _hour_and_half(unit: str, more: float) -> float:
    return (1 + more) * SECONDS[unit]


@rule("number|one", "unit_time", "number", out="duration", cost=0.2)
def _short_duration(value: float, unit: str, rest: float) -> float | None:
    """ "7h30" and "2 h 10"."""
    if unit == "s" or not 0 <= rest < 60:
        return None
    return (value + rest / 60) * SECONDS[unit]


@rule("number", "unit_time", "number", "unit_far", out="duration", cost=0.2)
def _h_m(value: float, unit: str, rest: float, less: str) -> float | None:
    return value * 3600 + rest * 60 if unit == "h" and less == "m" and rest < 60 else None


@rule("number|one", "unit_time", "and", "number", out="duration", cost=0.4)
def _joined_number(value: float, unit: str, _: str, rest: float) -> float | None:
    return (
        (value + rest / 60) * 3600
        if unit == "h" and rest in (5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55)
        else None
    )


@rule("duration", "some_more", out="duration", cost=0.0)
def _and_some(seconds: float, _: str) -> float:
    """ "6h y pico"."""
    return seconds


@rule("duration", "duration", out="duration")
def _long_duration(more: float, less: float) -> float | None:
    return more + less if less < 3600 <= more or less < 60 <= more < 3600 else None


@rule("duration", "and|con", "duration", out="duration")
def _joined_duration(more: float, _: str, less: float) -> float | None:
    return _long_duration(more, less)  # type: ignore[no-any-return]


@rule("number|one|half|quarter|third", "measure", out="amount")
def _household(value: float, measure: str) -> Amount:
    return Amount(value, measure)


@rule("one|number", "measure", "is", "mass|volume|number", out="stance", cost=-1.0)
def _serving_is(*parts: object) -> str:
    """ "A serving is 200 g of rice" tells of no meal."""
    return "habitual"


@rule("lab", "time|moment|is|comma|at|filler|place|source", out="lab", cost=0.1)
def _when_measured(lab: str, _: object) -> str:
    return lab


@rule("lab", "number|mass|percent", out="lab_said", cost=-1.0)
def _in_the_blood(*_: object) -> bool:
    """ "Glucosa 95": measured, but nothing that is kept, and no food."""
    return True


@rule("number|one|half", "measure", "size", out="amount")
def _heaped(value: float, measure: str, size: str) -> Amount:
    return Amount(value, measure, size)


@rule("number|one|half", "size", "measure", out="amount")
def _large(value: float, size: str, measure: str) -> Amount:
    return Amount(value, measure, size)


@rule("number", "ordinal", "measure", out="amount", cost=-0.3)
@rule("nth", "measure", out="amount", cost=0.0)
def _nth(*parts: object) -> Amount:
    """ "My 4th glass of water" is one more."""
    return Amount(1.0, str(parts[-1]))


@rule("size", "measure", out="amount", cost=0.4)
def _sized(size: str, measure: str) -> Amount:
    """ "Chili, big bowl"."""
    return Amount(1.0, measure, size)


@rule("number|one", "measure", "and_half", out="amount")
def _cup_and_half(value: float, measure: str, more: float) -> Amount:
    return Amount(value + more, measure)


@rule("measure", "and_half", out="amount", cost=0.3)
def _cups(measure: str, more: float) -> Amount:
    return Amount(1 + more, measure)


@rule("some", out="amount")
def _vague(_: str) -> Amount:
    return Amount(None)


@rule("some", "measure", out="amount")
def _vague_measure(_: str, measure: str) -> Amount:
    return Amount(None, measure)
