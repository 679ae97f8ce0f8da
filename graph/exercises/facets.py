"""An exercise from its facets: its id, its names in both languages, and back from an id.

Every id is ``movement-equipment`` and then what differs from the usual: angle, one side, grip, width,
stance, position, attachment, range, resistance, hold, manner. Every composed name reads back to the same facets.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from graph.exercises.movements import STYLE_FACETS, Movement, movements, settled
from graph.seeds import vocabulary

_LIMBS = {"arm": ("arm", "a una mano", "a dos manos"), "leg": ("leg", "a una pierna", "a dos piernas")}
_ENDINGS = {"m": "o", "f": "a", "mp": "os", "fp": "as"}
_IN_ID = ("angle", "laterality", *STYLE_FACETS[1:])


class Wording(NamedTuple):
    suffix: str
    english: str
    spanish: str


@cache
def wordings() -> Mapping[tuple[str, str], Wording]:
    """How each value of each facet is written in ids and in names."""
    return {(facet, value): Wording(*rest) for facet, value, *rest in vocabulary("wording")}


def exercise_id(facets: Mapping[str, str]) -> str:
    """The id of an exercise with these facets."""
    movement = movements()[facets["movement"]]
    parts = [movement.id, facets["equipment"]]
    for facet in _IN_ID:
        value = facets.get(facet)
        if value and not (facet == "laterality" and value == movement.laterality):
            parts.append(wordings()[facet, value].suffix)
    return "-".join(parts)


def base_id(facets: Mapping[str, str]) -> str:
    """The id of the exercise with the same movement, equipment, laterality and angle and nothing else said."""
    return exercise_id(
        {f: v for f, v in facets.items() if f in ("movement", "equipment", "laterality", "angle")}
    )


@cache
def _suffixes() -> dict[str, tuple[str, str]]:
    return {
        words.suffix: (facet, value) for (facet, value), words in wordings().items() if facet != "equipment"
    }


def facets_of_id(exercise: str) -> dict[str, str] | None:
    """The facets that an id was made from, or None when it is no such id."""
    movement = next((m for m in _longest_first() if exercise.startswith(m.id + "-")), None)
    if movement is None:
        return None
    equipment, *parts = exercise[len(movement.id) + 1 :].split("-")
    if ("equipment", equipment) not in wordings():
        return None
    facets = {"movement": movement.id, "equipment": equipment, "laterality": movement.laterality}
    while parts:
        step = next((n for n in range(len(parts), 0, -1) if "-".join(parts[:n]) in _suffixes()), 0)
        if not step:
            return None
        facet, value = _suffixes()["-".join(parts[:step])]
        facets[facet] = value
        parts = parts[step:]
    return facets if exercise_id(facets) == exercise else None


@cache
def _longest_first() -> tuple[Movement, ...]:
    return tuple(sorted(movements().values(), key=lambda movement: -len(movement.id)))


def _spoken(movement: Movement, facets: Mapping[str, str]) -> tuple[bool, bool]:
    """Whether the equipment and the laterality have to be said for the name to be read back."""
    usual = settled(
        movement,
        {f: v for f, v in facets.items() if f in STYLE_FACETS or f == "laterality"},
        frozenset(facets.values()),
    )
    equipment = facets["equipment"] != usual["equipment"] or not movement.quiet
    if facets["equipment"] == "other" and (movement.equipment[0] == "other" or "attachment" in facets):
        equipment = False
    given = settled(movement, {**facets, "laterality": ""}, frozenset(facets.values()))
    natural = facets["laterality"] == given["laterality"]
    return equipment, facets["laterality"] != movement.laterality or not natural


def _join(words: Iterable[str]) -> str:
    name = " ".join(word for word in words if word)
    return name[:1].upper() + name[1:]


def name_en(facets: Mapping[str, str]) -> str:
    """The English name: laterality, style, equipment, movement, and what it is done with besides ("with chains")."""
    movement = movements()[facets["movement"]]
    equipment, side = _spoken(movement, facets)
    limb = _LIMBS[movement.limb][0]
    count = {"unilateral": "single", "bilateral": "two"}[facets["laterality"]]
    style = [wordings()[f, facets[f]].english for f in STYLE_FACETS if f in facets]
    return _join(
        [
            f"{count}-{limb}" if side else "",
            *(words for words in style if not words.startswith("with ")),
            wordings()["equipment", facets["equipment"]].english if equipment else "",
            _in_another_position(movement.name_en, "seated ", facets),
            *(words for words in style if words.startswith("with ")),
        ]
    )


def _in_another_position(name: str, seated: str, facets: Mapping[str, str]) -> str:
    """A movement's name without the position that it is usually done in, where another one is said."""
    return name.replace(seated, "") if facets.get("position", "seated") != "seated" else name


def name_es(facets: Mapping[str, str]) -> str:
    """The Spanish name: movement, angle, equipment, laterality, style."""
    movement = movements()[facets["movement"]]
    equipment, side = _spoken(movement, facets)
    _, one, two = _LIMBS[movement.limb]
    written = {f: wordings()[f, facets[f]].spanish for f in STYLE_FACETS if f in facets}
    tool = wordings()["equipment", facets["equipment"]].spanish
    if side and facets["laterality"] == "unilateral":
        tool = tool.replace("mancuernas", "mancuerna")
    name = _join(
        [
            _in_another_position(movement.name_es, " sentado", facets),
            written.pop("angle", ""),
            tool if equipment else "",
            (one if facets["laterality"] == "unilateral" else two) if side else "",
            *written.values(),
        ]
    )
    return name.replace("@", _ENDINGS[movement.gender])
