"""Stored facts as they are of another exercise, food or kind of outing than was told."""

import re
from dataclasses import replace

from bot.entries import EditEntry
from graph.facts import AnyFact, Entered, PortionFact, SessionFact, SetFact
from graph.names import Catalog
from graph.units import load_kg
from graph.words import fold

_EQUIPMENT = re.compile(
    r" ?\b(?:con |en |de |at the |with |on the )?"
    r"(?:barra|mancuernas?|maquina|poleas?|multipower|kettlebell|barbell|dumbbells?|machine|cables?)\b"
)
"""What an exercise is done with, in its name."""


def of_kind(facts: list[AnyFact], kind: str) -> list[AnyFact]:
    """The last outing, of another kind: "fue en bici"."""
    outings = [one for one in facts if isinstance(one, SessionFact) and one.explicit]
    return [replace(one, kind=kind, title=None) for one in outings[-1:]]  # type: ignore[arg-type]


def done_with(facts: list[AnyFact], said: str, catalog: Catalog, language: str) -> list[AnyFact]:
    """The sets of the last exercise, done with other equipment: "con mancuernas"."""
    sets = [fact for fact in facts if isinstance(fact, SetFact)]
    node = catalog.exercise(sets[-1].exercise_id) if sets else None
    if node is None:
        return []
    head = _EQUIPMENT.sub("", fold(node.name(language)))
    found = catalog.resolve_exercise(f"{head} {said}", language)
    if found.decision == "unknown" or found.matches[0].id == node.id:
        return []
    other = found.matches[0].id
    return [replace(one, exercise_id=other) for one in sets if one.exercise_id == node.id]


def renamed(facts: list[AnyFact], name: str, catalog: Catalog, language: str) -> list[AnyFact]:
    """The facts with the exercise or the food of that name in place of theirs."""
    exercise = catalog.resolve_exercise(name, language)
    food = catalog.resolve_food(name, language)
    changed: list[AnyFact] = []
    for fact in facts:
        if isinstance(fact, SetFact) and exercise.decision == "found":
            changed.append(replace(fact, exercise_id=exercise.matches[0].id))
        elif isinstance(fact, PortionFact) and food.decision == "found":
            changed.append(replace(fact, food_id=food.matches[0].id, batch_id=None, portions=None))
    return changed


def loaded(facts: list[AnyFact], edit: EditEntry) -> list[AnyFact]:
    """The sets with the load that was told beside their right exercise, all as they are where none was."""
    if edit.value is None:
        return facts
    found: list[AnyFact] = []
    for fact in facts:
        if isinstance(fact, SetFact):
            unit = edit.unit or (fact.entered.unit if fact.entered else "kg")
            said = Entered(edit.value, unit)
            found.append(replace(fact, weight_kg=load_kg(edit.value, unit), entered=said))
        else:
            found.append(fact)
    return found
