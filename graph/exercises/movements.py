"""Movements: what they are called, what is usual in them, which muscles they train.

A movement is read from ``graph/seeds/exercises``:

- ``words_en``, ``words_es``: phrases, parted by |, that name it by themselves: they stand for the concept that is
  called like the movement.
- ``heads``: sets of concepts (``graph/seeds/vocabulary/exercises.tsv``) that name it; the most specific wins.
- ``equipment``: what it is done with, the customary one first. ``open``: there is no customary one, unless one
  of the concepts of ``sure`` is said. ``needs``: one of these concepts has to stand beside the name.
- ``by_muscle``: the muscle that names it beside a piece of its equipment ("biceps with a band").
- ``usual``: values that add nothing to the name; ``free``: facets that make no other exercise of it.
- ``reads``: concepts that mean another one here, or nothing.
- ``when``: under a said ``word`` (and ``without`` others), or with an ``equipment``, these values hold; an empty
  value drops what was said of that facet.
- ``exercises``: those with names or aliases of their own; its customary form with each equipment is listed
  besides, and every combination of ``named`` ("barbell incline close").
- ``primary``, ``secondary``: how much each muscle works, 0 to 1, and ``basis``: what these figures rest on.
- ``limb`` names one side ("a una mano"), ``gender`` (m, f, mp, fp) the Spanish endings, ``quiet`` leaves the
  customary equipment out of the name (usual where there is but one), ``share`` orders movements when a name
  leaves several.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.seeds import movement_tables, vocabulary

STYLE_FACETS = (
    "angle",
    "grip",
    "width",
    "stance",
    "position",
    "attachment",
    "range",
    "resistance",
    "hold",
    "manner",
)
SAID_WITH = {"width": "grip", "resistance": "range"}  # facets of their own only where the other says more


@dataclass(frozen=True, slots=True)
class Condition:
    """Values that hold when a word or an equipment was said."""

    words: frozenset[str]
    without: frozenset[str]
    equipment: str | None
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """An exercise that the seed lists: its facets, names of its own, aliases."""

    facets: Mapping[str, str]
    name_en: str | None
    name_es: str | None
    aliases_en: tuple[str, ...]
    aliases_es: tuple[str, ...]
    load: str | None


@dataclass(frozen=True, slots=True)
class Movement:
    id: str
    name_en: str
    name_es: str
    gender: str
    limb: str
    laterality: str
    load: str
    quiet: bool
    share: int
    equipment: tuple[str, ...]
    heads: tuple[frozenset[str], ...]
    needs: frozenset[str]
    by_muscle: str
    open: bool
    sure: frozenset[str]
    usual: Mapping[str, frozenset[str]]
    free: frozenset[str]
    reads: Mapping[str, str]
    when: tuple[Condition, ...]
    primary: Mapping[str, float]
    secondary: Mapping[str, float]
    exercises: tuple[Listed, ...]
    words: tuple[str, ...]
    basis: str


_OF_CONDITION = {"word", "without"}
_OF_LISTED = {"en", "es", "aliases_en", "aliases_es", "load"}


def _condition(row: dict[str, str]) -> Condition:
    by_word = "word" in row
    values = {key: value for key, value in row.items() if key not in _OF_CONDITION}
    equipment = None if by_word else values.pop("equipment")
    return Condition(
        frozenset(row.get("word", "").split()), frozenset(row.get("without", "").split()), equipment, values
    )


def _listed(row: dict[str, Any]) -> Listed:
    return Listed(
        {key: value for key, value in row.items() if key not in _OF_LISTED},
        row.get("en"),
        row.get("es"),
        tuple(row.get("aliases_en", ())),
        tuple(row.get("aliases_es", ())),
        row.get("load"),
    )


def _every_listed(row: dict[str, Any], tools: list[str]) -> tuple[Listed, ...]:
    """What the file lists, then its customary form with each equipment, then what ``named`` says."""
    listed = [_listed(entry) for entry in row.get("exercises", ())]
    listed += [_listed({"equipment": tool}) for tool in tools]
    limb = row.get("limb", "arm")
    listed += [_listed(dict(_facet(word, limb) for word in one.split())) for one in row.get("named", ())]
    return tuple(listed)


def _words(row: dict[str, Any]) -> tuple[str, ...]:
    """The phrases of its own, its names among them; none for a movement that only head rules name."""
    own = tuple(row[name] for name in ("words_en", "words_es") if name in row)
    return (*own, row["en"], row["es"]) if own else ()


def _facet(word: str, limb: str) -> tuple[str, str]:
    """The facet that ``value`` or ``facet=value`` stands for; hands grip and feet stand wide or close."""
    facet, _, value = word.rpartition("=")
    if word in ("wide", "close"):
        facet = "stance" if limb == "leg" else "grip"
    return (facet or _facet_of_value()[word], value)


@cache
def _facet_of_value() -> Mapping[str, str]:
    return {value: facet for facet, value, *_ in vocabulary("wording") if facet not in SAID_WITH}


def _movement(key: str, row: dict[str, Any]) -> Movement:
    tools: list[str] = row.get("equipment", ["bodyweight"])
    return Movement(
        id=key,
        name_en=row["en"],
        name_es=row["es"],
        gender=row.get("gender", "m"),
        limb=row.get("limb", "arm"),
        laterality=row.get("laterality", "bilateral"),
        load=row.get("load", "bodyweight" if tools[0] == "bodyweight" else "external"),
        quiet=row.get("quiet", len(tools) == 1),
        share=row.get("share", 10),
        equipment=tuple(tools),
        heads=tuple(frozenset(head.split()) for head in row.get("heads", ())),
        needs=frozenset(row.get("needs", "").split()),
        by_muscle=row.get("by_muscle", ""),
        open=row.get("open", False),
        sure=frozenset(row.get("sure", "").split()),
        usual={facet: frozenset(values.split()) for facet, values in row.get("usual", {}).items()},
        free=frozenset(row.get("free", ())),
        reads=row.get("reads", {}),
        when=tuple(_condition(entry) for entry in row.get("when", ())),
        primary=row["primary"],
        secondary=row.get("secondary", {}),
        exercises=_every_listed(row, tools),
        words=_words(row),
        basis=row["basis"],
    )


@cache
def movements() -> Mapping[str, Movement]:
    """Every movement by its id, in the order of the files."""
    return {key: _movement(key, row) for key, row in movement_tables()}


_HELD = {  # what is held so, the customary first
    "goblet_hold": ("dumbbell", "kettlebell"),
    "zercher_hold": ("barbell",),
    "suitcase_hold": ("dumbbell", "kettlebell"),
    "racked": ("barbell", "kettlebell", "dumbbell"),
}


def _customary(movement: Movement, said: Mapping[str, str]) -> str:
    """What a movement is done with when that was not said: what is held in the way that was said, and one arm lifts
    no barbell where a dumbbell will do."""
    first = movement.equipment[0]
    held = [tool for tool in _HELD.get(said.get("hold", ""), ()) if tool in movement.equipment]
    if held and first not in held:
        return held[0]
    one_arm = (
        movement.limb == "arm"
        and movement.laterality == "bilateral"
        and said.get("laterality") == "unilateral"
    )
    return "dumbbell" if one_arm and first == "barbell" and "dumbbell" in movement.equipment else first


def settled(movement: Movement, said: Mapping[str, str], words: frozenset[str]) -> dict[str, str]:
    """The facets of an exercise of this movement: what was said, what holds under it, what is customary.

    ``said`` holds facets by name, ``words`` every concept that was said.
    """
    facets = {facet: value for facet, value in said.items() if value}
    dropped: set[str] = set()

    def take(condition: Condition) -> None:
        for facet, value in condition.values.items():
            if value == "":
                dropped.add(facet)
            else:
                facets.setdefault(facet, value)

    for condition in movement.when:
        if condition.words & words and not condition.without & words:
            take(condition)
    facets.setdefault("equipment", _customary(movement, facets))
    for condition in movement.when:
        if condition.equipment == facets["equipment"] and not condition.without & (
            words | set(said.values())
        ):
            take(condition)
    facets.setdefault("laterality", movement.laterality)
    style = {
        facet: facets[facet]
        for facet in STYLE_FACETS
        if facet in facets
        and SAID_WITH.get(facet, facet) not in dropped | movement.free
        and facets[facet] not in movement.usual.get(SAID_WITH.get(facet, facet), ())
    }
    load = {"load": facets["load"]} if "load" in facets else {}
    return {
        "movement": movement.id,
        "equipment": facets["equipment"],
        "laterality": facets["laterality"],
        **style,
        **load,
    }
