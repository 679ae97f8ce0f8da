"""Foods that are one: merged with all that was ever told of them, and taken back as they were."""

from collections.abc import Iterable, Iterator, Mapping

from graph.catalog_nodes import Food
from graph.foods.rules import alike
from graph.seeds import vocabulary
from graph.words import stems_of

_MOVES = (
    "move-portions",
    "move-stock",
    "move-ingredients-of-batches",
    "move-ingredients-of-versions",
    "move-recipe-foods",
)
Moves = list[tuple[str, list[dict[str, str | None]]]]


def merged_rows(kept: str, gone: str) -> Moves:
    """The statements with their rows after which all that was told of ``gone`` is of ``kept``. Each edge that is
    moved keeps what it was."""
    row: dict[str, str | None] = {"from": gone, "to": kept, "only": ""}
    return [*((name, [row]) for name in _MOVES), ("merge-foods", [{"gone": gone, "kept": kept}])]


def parted_rows(kept: str, gone: str) -> Moves:
    """The statements with their rows that undo ``merged_rows``: what was told of ``gone`` before is of it again."""
    row: dict[str, str | None] = {"from": kept, "to": gone, "only": gone}
    return [*((name, [row]) for name in _MOVES), ("merge-foods", [{"gone": gone, "kept": None}])]


def retired_rows(foods: Mapping[str, Food]) -> Moves:
    """The statements with their rows that merge those of these foods that the seeds listed twice into what they are
    now; none for those that were merged before."""
    here = set(foods)
    twice = [(gone, kept) for gone, kept in vocabulary("retired_foods") if {gone, kept} <= here]
    return [move for gone, kept in twice for move in merged_rows(kept, gone)]


def same_foods(foods: Mapping[str, Food]) -> Iterator[tuple[Food, Food]]:
    """Foods of the same name in a language, in the same state and with the same figures."""
    by_name: dict[tuple[object, ...], Food] = {}
    for food in foods.values():
        for name in _names(food):
            other = by_name.setdefault((name, food.state, food.brand), food)
            if other is not food and alike(food, other):
                yield other, food
                break


def _names(food: Food) -> Iterable[tuple[str, ...]]:
    return {stems_of(food.name_en), stems_of(food.name_es)}
