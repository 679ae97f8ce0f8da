"""Goals about an exercise or a muscle: their metric is ``e1rm:squat-barbell`` or ``muscle_focus:legs``."""

from functools import lru_cache

from graph.names import Catalog
from graph.seeds import muscle_table

ABOUT_EXERCISES, ABOUT_MUSCLES = "e1rm", "muscle_focus"


@lru_cache(maxsize=1)
def muscle_names() -> dict[str, tuple[str, str]]:
    """English and Spanish names of muscles and of their groups, by id; a group stands before its muscle."""
    rows = [row[:6] for row in muscle_table()]
    names = {row[0]: (row[2], row[3]) for row in rows}
    return names | {row[1]: (row[4], row[5]) for row in rows}


@lru_cache(maxsize=1)
def _groups() -> frozenset[str]:
    return frozenset(row[1] for row in muscle_table())


def aimed_at(family: str, of: str) -> str:
    """The statement that ties a goal to what it is about."""
    if family == ABOUT_EXERCISES:
        return "aim-at-exercises"
    return "aim-at-muscle-groups" if of in _groups() else "aim-at-muscles"


def is_aim(metric: str, catalog: Catalog) -> bool:
    """Whether the metric of a goal names an exercise or a muscle where it must, and only there."""
    family, _, of = metric.partition(":")
    if family == ABOUT_EXERCISES:
        return catalog.exercise(of) is not None
    if family == ABOUT_MUSCLES:
        return of in muscle_names()
    return not of


def aim_name(metric: str, catalog: Catalog, language: str) -> str | None:
    """What a goal about an exercise or a muscle is called, None for one about a metric."""
    family, _, of = metric.partition(":")
    if family == ABOUT_EXERCISES:
        exercise = catalog.exercise(of)
        return of if exercise is None else exercise.name(language)
    if family == ABOUT_MUSCLES:
        return muscle_names().get(of, (of, of))[language == "es"]
    return None
