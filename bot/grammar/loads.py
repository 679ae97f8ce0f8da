"""Loads and efforts as lifters say them."""

from dataclasses import dataclass

from bot.entries import Amount
from bot.grammar.chart import rule


@dataclass(frozen=True, slots=True)
class Load:
    """A load as said; ``signed`` when a sign stood before it."""

    value: float
    unit: str | None = None
    signed: bool = False


@rule("mass", out="load", cost=0.05)
def _load(mass: Amount) -> Load | None:
    fits = mass.unit in ("kg", "lb") and mass.value is not None
    return Load(mass.value or 0.0, mass.unit) if fits else None


@rule("signed", out="load", cost=0.3)
def _bare_signed(value: float) -> Load:
    return Load(value, None, True)


@rule("signed", "unit_mass|unit_k", out="load")
def _signed(value: float, unit: str) -> Load | None:
    return Load(value, "kg" if unit == "k" else unit, True) if unit in ("kg", "lb", "k") else None


@rule("number|load|signed", "per_hand", out="load", cost=0.2)
@rule("load", "side", out="load", cost=0.3)
def _each(load: Load | float, side: str) -> Load | None:
    if side in ("left", "right"):
        return None
    return load if isinstance(load, Load) else Load(load)


@rule("number", "side", out="load", cost=0.5)
def _each_side(value: float, side: str) -> Load | None:
    """ "Hack 80 por lado": more than anybody does on a side."""
    return Load(value) if side == "both" and value > 60 else None


@rule("number|one", "plate_unit", out="load", cost=0.3)
def _plates(value: float, _: str) -> Load | None:
    return Load(value, "plate") if value <= 12 else None


@rule("plate_of", "number|load", out="load", cost=0.0)
def _on_stack(_: str, plate: float | Load) -> Load | None:
    """ "Placa de 35": how the stack of a machine was set."""
    one = plate if isinstance(plate, Load) else Load(plate)
    return one if 5 <= one.value <= 200 else None


@rule("number", "bell_word", out="load", cost=2.0)
def _the_bell(value: float, _: str) -> Load | None:
    """ "With the 35 kettlebell"."""
    return Load(value) if 4 <= value <= 120 else None


@rule("bodyweight", "load", out="load")
def _on_body(_: str, load: Load) -> Load:
    return load


@rule("weighted", "load|number", out="load")
@rule("plus_word", "load", out="load")
def _added(_: str, load: Load | float) -> Load:
    return Load(abs(load.value), load.unit, True) if isinstance(load, Load) else Load(load, None, True)


@rule("load", "weighted", out="load")
def _added_after(load: Load, _: str) -> Load:
    return Load(abs(load.value), load.unit, True)


@rule("assisted", "load|number", out="load")
@rule("minus_word", "load", out="load")
def _helped(_: str, load: Load | float) -> Load:
    return Load(-abs(load.value), load.unit, True) if isinstance(load, Load) else Load(-load, None, True)


@rule("load", "assisted", out="load")
def _helped_after(load: Load, _: str) -> Load:
    return Load(-abs(load.value), load.unit, True)


@rule("rir_word", "number", out="rir")
@rule("number", "rir_word", out="rir")
@rule("number|one", "reserve", out="rir")
@rule("reserve", "number|one", out="rir")
@rule("reserve", "number|one", "reserve", out="rir")
def _rir(*parts: float | str) -> float:
    return next(p for p in parts if isinstance(p, float))


@rule("rir_zero", out="rir", cost=-0.2)
def _nothing_left(_: str) -> float:
    """ "Nothing left in the tank"."""
    return 0.0


@rule("number|one", "plate_unit", "at", "number", "side", out="load", cost=-0.2)
@rule("number|one", "plate_unit", "at", "load", out="load", cost=0.0)
def _plates_of(count: float, _: str, at: str, plate: float | Load, side: str = "both") -> Load | None:
    """ "Con un disco de 20 por lado": as many big plates on each side."""
    if at != "of" or side != "both" or not isinstance(plate, float) or plate not in (5, 10, 15, 20, 25):
        return None
    return Load(count * plate / 20, "plate")


@rule("rir_word", "number", "minus|slash", "number", out="rir")
def _rir_between(_: str, low: float, __: str, high: float) -> float | None:
    return (low + high) / 2 if 0 < high - low <= 2 else None


@rule("rpe_word", "number", out="rir")
@rule("at", "rpe_word", "number", out="rir")
def _rpe(*parts: float) -> float:
    return 10 - parts[-1]


@rule("at_sign", "number", out="rir", cost=0.2)
def _at_rpe(_: str, number: float) -> float | None:
    """ "@8" is an RPE, "@2" what was left."""
    if 5 <= number <= 10:
        return 10 - number
    return number if 0 <= number <= 4 else None
