"""How much each muscle works in an exercise: its movement's figures, moved by the facets that were said."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from graph.exercises.movements import SAID_WITH, Movement, movements
from graph.seeds import vocabulary

_LEAST, _MOST, _MAIN = 0.1, 1.0, 0.8


class Shift(NamedTuple):
    """What one value of a facet changes in exercises that train ``muscle``."""

    muscle: str
    changes: Mapping[str, float]
    basis: str


class Trained(NamedTuple):
    """Activations (0 to 1) of the main muscles and of those beside, and what they rest on."""

    primary: Mapping[str, float]
    secondary: Mapping[str, float]
    basis: str


@cache
def _shifts() -> Mapping[tuple[str, str], tuple[Shift, ...]]:
    found: dict[tuple[str, str], list[Shift]] = {}
    for facet, value, muscle, changes, basis in vocabulary("activation"):
        pairs = (change.partition("=") for change in changes.split())
        shift = Shift(muscle, {name: float(figure) for name, _, figure in pairs}, basis)
        found.setdefault((facet, value), []).append(shift)
    return {key: tuple(shifts) for key, shifts in found.items()}


def trained(facets: Mapping[str, str]) -> Trained:
    """The muscles of an exercise with these facets. A muscle stays main or beside as its movement says, unless
    a facet raises it to 0.8. What is usual in the movement is in its figures already."""
    movement = movements()[facets["movement"]]
    figures = {**movement.secondary, **movement.primary}
    basis, main = [movement.basis], list(movement.primary)
    for facet, value in facets.items():
        shift = None if _usual(movement, facet, value) else _shift(movement, facet, value)
        if shift is not None:
            basis.append(f"{value}: {shift.basis}")
            for muscle, change in shift.changes.items():
                if muscle in figures or change > 0:
                    moved = figures.get(muscle, 0.0) + change
                    figures[muscle] = round(min(max(moved, _LEAST), _MOST), 2)
                    if figures[muscle] >= _MAIN:
                        main.append(muscle)
    ordered = sorted(figures.items(), key=lambda one: (-one[1], one[0]))
    return Trained(
        {muscle: figure for muscle, figure in ordered if muscle in main},
        {muscle: figure for muscle, figure in ordered if muscle not in main},
        "; ".join(basis),
    )


def _shift(movement: Movement, facet: str, value: str) -> Shift | None:
    """The first row of the table that is about a muscle which the movement trains."""
    for shift in _shifts().get((SAID_WITH.get(facet, facet), value), ()):
        if shift.muscle in movement.primary or shift.muscle in movement.secondary:
            return shift
    return None


def _usual(movement: Movement, facet: str, value: str) -> bool:
    if facet == "equipment":
        return value == movement.equipment[0]
    if facet == "laterality":
        return value == movement.laterality
    return value in movement.usual.get(facet, ())
