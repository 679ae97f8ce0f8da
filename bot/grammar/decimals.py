"""Weights as they are spoken: "ochenta y uno con dos", "68 kilos con 300 gramos", "eleven stone four"."""

from bot.entries import Amount
from bot.grammar.chart import rule

STONE_LB = 14.0


@rule("number", "con", "number", out="spoken_decimal", cost=0.2)
def _with(whole: float, _: str, fraction: float) -> float | None:
    """ "Ochenta con dos": a tenth, or hundredths."""
    fits = whole == int(whole) and whole >= 30 and fraction == int(fraction) and 0 <= fraction < 100
    return float(f"{int(whole)}.{int(fraction)}") if fits else None


@rule("spoken_decimal", "unit_mass", out="mass", cost=0.0)
def _mass(value: float, unit: str) -> Amount | None:
    return Amount(value, unit) if unit in ("kg", "lb") else None


@rule("mass", "con|and", "mass", out="mass", cost=0.2)
@rule("mass", "mass", out="mass", cost=0.3)
def _kilos_and_grams(more: Amount, *rest: object) -> Amount | None:
    """ "68 kilos con 300 gramos", "11 stone 4 lbs"."""
    less = rest[-1]
    if not isinstance(less, Amount) or more.value is None or less.value is None:
        return None
    if (more.unit, less.unit) == ("kg", "g") and more.value >= 20 and less.value < 1000:
        return Amount(round(more.value + less.value / 1000, 3), "kg")
    if (more.unit, less.unit) == ("st", "lb") and less.value < STONE_LB:
        return Amount(round(more.value + less.value / STONE_LB, 4), "st")
    return None


@rule("mass", "number", out="mass", cost=-0.4)
def _stone(said: Amount, pounds: float) -> Amount | None:
    """ "Eleven stone four"."""
    fits = said.unit == "st" and said.value is not None and 0 <= pounds < STONE_LB and said.value >= 4
    return Amount(round((said.value or 0.0) + pounds / STONE_LB, 4), "st") if fits else None
