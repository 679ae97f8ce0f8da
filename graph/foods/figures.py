"""What the figures of a food can be: nothing is stored that contradicts itself."""

from collections.abc import Mapping

MACROS = ("protein_g_100g", "carbohydrate_g_100g", "fat_g_100g")
FIGURES = ("energy_kcal_100g", *MACROS, "fiber_g_100g")
_MOST_KCAL = 902.0
"""Pure fat."""


def expected_kcal(figures: Mapping[str, float | None], alcohol_g: float = 0.0) -> float:
    """Energy by Atwater's factors: 4 protein, 4 available carbohydrate, 2 fibre, 9 fat, 7 alcohol."""
    protein, carbohydrate, fat = (figures.get(name) or 0.0 for name in MACROS)
    fiber = min(figures.get("fiber_g_100g") or 0.0, carbohydrate)
    return 4 * protein + 4 * (carbohydrate - fiber) + 2 * fiber + 9 * fat + 7 * alcohol_g


def figure_doubts(figures: Mapping[str, float | None], alcohol_g: float = 0.0) -> list[tuple[str, str]]:
    """What is wrong with figures per 100 g, as (field, message): negative, more than there can be in 100 g, or
    energy beyond 25% and 40 kcal of what the macros give, where all are told."""
    wrong = [(name, "can't be negative") for name in FIGURES if (figures.get(name) or 0.0) < 0]
    if sum(figures.get(name) or 0.0 for name in MACROS) + alcohol_g > 101:
        wrong.append(("carbohydrate_g_100g", "macros come to more than 100 g in 100 g"))
    if (figures.get("fiber_g_100g") or 0.0) > (figures.get("carbohydrate_g_100g") or 100.0) + 0.1:
        wrong.append(("fiber_g_100g", "is part of the carbohydrate"))
    energy = figures.get("energy_kcal_100g")
    if energy is not None and energy > _MOST_KCAL:
        wrong.append(("energy_kcal_100g", "is more than pure fat has"))
    elif energy is not None and not wrong and all(figures.get(name) is not None for name in MACROS):
        given = expected_kcal(figures, alcohol_g)
        if abs(energy - given) > max(40.0, 0.25 * max(energy, given)):
            wrong.append(("energy_kcal_100g", f"contradicts the macros, which give {given:.0f} kcal"))
    return wrong
