"""Exercises that the seeds listed once under another movement, and what they are now."""

from collections.abc import Mapping
from functools import cache

from graph.catalog_nodes import Exercise
from graph.exercises.movements import STYLE_FACETS, movements, settled
from graph.exercises.names import composed
from graph.seeds import vocabulary


@cache
def _rows() -> tuple[tuple[str, dict[str, str], str, dict[str, str]], ...]:
    """The movement, the facets it must say, the movement it is now, the facets that this adds."""
    return tuple(
        (movement, _pairs(said), now, _pairs(added)) for movement, said, now, added in vocabulary("retired")
    )


def _pairs(cell: str) -> dict[str, str]:
    return {facet: value for facet, _, value in (pair.partition("=") for pair in cell.split())}


def successor(id: str, facets: Mapping[str, str | None]) -> Exercise | None:
    """What an exercise of this id and these facets is now; None while it is what it was, and for a source's own
    exercise, whose id is not made from its facets."""
    if not id.startswith(f"{facets.get('movement')}-{facets.get('equipment')}"):
        return None
    for movement, said, now, added in _rows():
        if facets.get("movement") == movement and all(facets.get(f) == value for f, value in said.items()):
            kept = {f: value for f in ("equipment", "laterality", *STYLE_FACETS) if (value := facets.get(f))}
            kept = {f: value for f, value in kept.items() if f not in said} | added
            found = composed(settled(movements()[now], kept, frozenset(kept.values())))
            return None if found.id == id else found
    return None
