"""Movements: what they are called, what is usual in them, which muscles they train.

A movement is read from ``graph/seeds/exercises``:

- ``heads``: sets of concepts (``graph/seeds/vocabulary/exercises.tsv``) that name it; the most specific wins.
- ``equipment``: what it is done with, the customary one first. ``open``: there is no customary one, unless one
  of the concepts of ``sure`` is said. ``needs``: one of these concepts has to stand beside the name.
- ``usual``: values that add nothing to the name. ``reads``: concepts that mean another one here, or nothing.
- ``when``: under a said ``word`` (and ``without`` others), or with an ``equipment``, these values hold; an empty
  value drops what was said of that facet.
- ``limb`` names one side ("a una mano"), ``gender`` (m, f, mp, fp) the Spanish endings, ``quiet`` leaves the
  customary equipment out of the name, ``share`` orders movements when a name leaves several.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.seeds import movement_tables

STYLE_FACETS = ("angle", "grip", "stance", "position", "attachment", "range")


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
    open: bool
    sure: frozenset[str]
    usual: Mapping[str, frozenset[str]]
    reads: Mapping[str, str]
    when: tuple[Condition, ...]
    primary: Mapping[str, float]
    secondary: Mapping[str, float]
    exercises: tuple[Listed, ...]


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


def _movement(key: str, row: dict[str, Any]) -> Movement:
    return Movement(
        id=key,
        name_en=row["en"],
        name_es=row["es"],
        gender=row.get("gender", "m"),
        limb=row.get("limb", "arm"),
        laterality=row.get("laterality", "bilateral"),
        load=row.get("load", "external"),
        quiet=row.get("quiet", False),
        share=row.get("share", 10),
        equipment=tuple(row["equipment"]),
        heads=tuple(frozenset(head.split()) for head in row["heads"]),
        needs=frozenset(row.get("needs", "").split()),
        open=row.get("open", False),
        sure=frozenset(row.get("sure", "").split()),
        usual={facet: frozenset(values.split()) for facet, values in row.get("usual", {}).items()},
        reads=row.get("reads", {}),
        when=tuple(_condition(entry) for entry in row.get("when", ())),
        primary=row["primary"],
        secondary=row["secondary"],
        exercises=tuple(_listed(entry) for entry in row["exercises"]),
    )


@cache
def movements() -> Mapping[str, Movement]:
    """Every movement by its id, in the order of the files."""
    return {key: _movement(key, row) for key, row in movement_tables()}


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
    facets.setdefault("equipment", movement.equipment[0])
    for condition in movement.when:
        if condition.equipment == facets["equipment"] and not condition.without & (
            words | set(said.values())
        ):
            take(condition)
    facets.setdefault("laterality", movement.laterality)
    style = {
        facet: facets[facet]
        for facet in STYLE_FACETS
        if facet in facets and facet not in dropped and facets[facet] not in movement.usual.get(facet, ())
    }
    load = {"load": facets["load"]} if "load" in facets else {}
    return {
        "movement": movement.id,
        "equipment": facets["equipment"],
        "laterality": facets["laterality"],
        **style,
        **load,
    }
