"""Exact factors to the canonical unit of each dimension: kg, g, m, cm, km."""

KG = {"kg": 1.0, "lb": 0.45359237, "g": 0.001, "st": 6.35029318}
LB_OF_STONE = 14
GRAMS = {"g": 1.0, "kg": 1000.0, "mg": 0.001, "oz": 28.349523125, "lb": 453.59237}
ML = {"ml": 1.0, "cl": 10.0, "dl": 100.0, "l": 1000.0, "floz": 29.5735295625}
CM = {"cm": 1.0, "mm": 0.1, "m": 100.0, "in": 2.54, "ft": 30.48}
KM = {"km": 1.0, "m": 0.001, "mi": 1.609344}


def to_kg(value: float, unit: str) -> float:
    """A mass in kilograms; ``KeyError`` for a unit that is no mass."""
    return round(value * KG[unit], 4)


def load_kg(value: float, unit: str) -> float:
    """A load in kg, to the gram."""
    return round(to_kg(value, unit), 3)


def to_metric(value: float, unit: str, canonical: str) -> float:
    """A value in a metric's canonical unit (kg, cm, or the same unit); ``KeyError`` where none fits."""
    if unit == canonical:
        return value
    table = {"kg": KG, "cm": CM}[canonical]
    return round(value * table[unit], 4)
