"""The pantry: what was told to be bought, used up or counted, less what went into pots and onto the plate.

Nobody has to keep one: a food is in it once it was bought or counted, and only such foods are worked out. What
is there is never stored, so that taking a record back, or mending one, mends the pantry.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from neo4j import ManagedTransaction, Session

from cypher import statement
from graph.days import Document, food_object
from graph.kitchen.yields import factor
from graph.names import Catalog

Read = Callable[..., list[dict[str, Any]]]
"""Runs a statement by its name and gives its rows."""
_STATES = ("-raw", "-dry", "-cooked", "-canned", "-fresh")


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one food in the order of time; ``grams`` as the pantry has it."""

    at: str
    kind: str
    grams: float


@dataclass(frozen=True, slots=True)
class Stocked:
    """A food of the pantry: what is left of it, since when it was kept, what a gram last cost."""

    food_id: str
    own: Mapping[str, Any] | None
    grams: float
    since: str
    price_g: float | None
    stock_ids: tuple[str, ...]


def level_g(changes: Iterable[Change]) -> float:
    """What is left after all changes: a count says what there is, nothing goes below nothing."""
    left = 0.0
    for change in sorted(changes, key=lambda one: one.at):
        if change.kind == "counted":
            left = change.grams
        elif change.kind == "bought":
            left += change.grams
        else:
            left = max(0.0, left - change.grams)
    return round(left, 1)


def same_food(id_: str) -> str:
    """What a food is in whatever state it comes, by its id: raw and cooked chicken breast are one."""
    return next((id_.removesuffix(state) for state in _STATES if id_.endswith(state)), id_)


def read_pantry(session: Session, user_id: str, catalog: Catalog) -> list[Stocked]:
    """Every food that the person keeps, by its id; also those that are used up."""

    def read(tx: ManagedTransaction) -> list[Stocked]:
        return pantry_of(lambda name, **values: tx.run(statement(name), **values).data(), user_id, catalog)

    return session.execute_read(read)


def pantry_of(read: Read, user_id: str, catalog: Catalog) -> list[Stocked]:
    """The same, with whatever runs a statement by its name."""
    told: dict[str, list[dict[str, Any]]] = {}
    own: dict[str, Any] = {}
    for row in read("read/pantry", user_id=user_id):
        told.setdefault(row["food_id"], []).append(row["stock"])
        own[row["food_id"]] = row["own"]
    if not told:
        return []
    since = min(one["at"] for rows in told.values() for one in rows)
    gone = [
        *read("read/pantry-cooked", user_id=user_id, since=since),
        *read("read/pantry-eaten", user_id=user_id, first=since[:10]),
    ]
    return [
        _stocked(food_id, own[food_id], rows, gone, told, catalog) for food_id, rows in sorted(told.items())
    ]


def _stocked(
    food_id: str,
    own: Mapping[str, Any] | None,
    rows: list[dict[str, Any]],
    gone: list[dict[str, Any]],
    told: Mapping[str, Any],
    catalog: Catalog,
) -> Stocked:
    rows = sorted(rows, key=lambda one: (one["at"], one["arrived"], one["place"]))
    since = rows[0]["at"]
    changes = [Change(one["at"], one["kind"], one["grams"]) for one in rows]
    for one in gone:
        as_kept = _as_kept(one["food_id"], food_id, told, catalog)
        if as_kept is not None and one["at"] >= since and one["grams"]:
            changes.append(Change(one["at"], "used", one["grams"] * as_kept))
    bought = [one for one in rows if one.get("price") is not None and one["grams"]]
    price_g = bought[-1]["price"] / bought[-1]["grams"] if bought else None
    return Stocked(food_id, own, level_g(changes), since, price_g, tuple(one["id"] for one in rows))


def _as_kept(gone_id: str, kept_id: str, told: Mapping[str, Any], catalog: Catalog) -> float | None:
    """Grams of the kept food in a gram of the one that went; None when it is another food, or has its own
    place in the pantry."""
    if gone_id != kept_id and gone_id in told:
        return None
    others = [one for one in told if one != kept_id and same_food(one) == same_food(gone_id)]
    if others and same_food(kept_id) != same_food(gone_id):
        return None
    return share_as_kept(gone_id, kept_id, catalog)


def matches(one_id: str, other_id: str, catalog: Catalog) -> bool:
    """Whether two foods are one in whatever state, or one is a kind of the other: brown rice and rice. Cuts of meat
    are not taken for each other."""
    one, other = same_food(one_id), same_food(other_id)
    if one == other:
        return True
    for food_id, wanted in ((one_id, other), (other_id, one)):
        food = catalog.foods.get(food_id)
        if food is None or food.generic_id is None or food.group in ("meat", "fish"):
            continue
        if same_food(food.generic_id) == wanted:
            return True
    return False


def share_as_kept(gone_id: str, kept_id: str, catalog: Catalog) -> float | None:
    """Grams of the kept food in a gram of the one that went, cooked or raw; None when it is another food."""
    if gone_id == kept_id:
        return 1.0
    if not matches(gone_id, kept_id, catalog):
        return None
    return factor(catalog.foods.get(gone_id)) / factor(catalog.foods.get(kept_id))


def stocked_object(one: Stocked, catalog: Catalog) -> Document:
    """A food of the pantry as the API shows it."""
    own = None if one.own is None else dict(one.own)
    return {
        "food": food_object(catalog, one.food_id, own),
        "grams": one.grams,
        "price_kg": _per_kg(one.price_g),
    }


def _per_kg(price_g: float | None) -> float | None:
    return None if price_g is None else round(price_g * 1000, 2)
