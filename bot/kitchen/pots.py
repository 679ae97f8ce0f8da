"""A person's pots as the conversation sees them, and the facts that change them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.entries import Amount, BatchEntry, ReadingContext
from bot.grammar.ingredients import part_of
from bot.grammar.pot_rows import segments
from bot.grammar.pot_text import parts_of
from bot.grammar.read import read
from bot.kitchen_entries import HowMuch
from bot.resolving.food import food_in_pot
from bot.understand import Tools
from graph.batches import Left, left_of
from graph.clock import instant, utc_text, zone
from graph.context import BATCHES_KEPT, Context
from graph.facts import (
    BatchFact,
    BatchVersionFact,
    GramsSource,
    IngredientFact,
    PortionFact,
    TakingFact,
    TakingKind,
    record_id,
)
from graph.foods.amounts import grams_of
from graph.inbox import Inbound
from graph.kitchen.pantry import same_food
from graph.kitchen.yields import estimated_yield_g
from graph.names import Catalog
from graph.nutrition import raw_grams
from graph.owned import food_of_row
from graph.words import stems_of

UNKNOWN_PORTION_G = 300.0
"""What a portion is taken to weigh while nobody knows what the pot weighs, or how many portions it has."""
EVENING_ENDS = 4
_BESIDE = re.compile(r" (?:con|with) (?:los|las|mis?|unos|unas|my|some|the) [a-z][a-z ]{2,24}$")
""" "Caldeirada con los del barco": who was there, where no pot is called so."""


@dataclass(frozen=True, slots=True)
class Pot:
    """A stored pot; ``parts`` are its ingredients in their order, those that nobody knows too; ``outs`` what came
    out of it beside its dish, in grams below zero."""

    row: dict[str, Any]
    parts: tuple[IngredientFact, ...]
    left: Left
    outs: tuple[IngredientFact, ...] = ()

    @property
    def id(self) -> str:
        return str(self.row["id"])

    @property
    def name(self) -> str:
        return str(self.row["name"])

    @property
    def yield_g(self) -> float | None:
        return self.row.get("yield_g")

    @property
    def portions(self) -> float | None:
        return self.row.get("portions")

    @property
    def at(self) -> datetime:
        return instant(self.row["at"])

    @property
    def over(self) -> bool:
        """Whether nothing is left of it, as far as that is known."""
        left = self.left.portions if self.left.portions is not None else self.left.grams
        return left is not None and left <= 0.01


def pot_of(row: dict[str, Any]) -> Pot:
    """A pot as ``read/kitchen`` gives it."""
    parts = [
        (
            one["place"],
            IngredientFact(one["food_id"], "", one.get("grams"), one.get("grams_source") or "stated"),
        )
        for one in row["ingredients"]
    ]
    for place, text, grams in zip(
        row.get("unknown_places") or (),
        row.get("unknown_texts") or (),
        row.get("unknown_grams") or (),
        strict=True,
    ):
        parts.append((place, IngredientFact(None, text, None if grams < 0 else grams)))
    every = [part for _, part in sorted(parts, key=lambda pair: pair[0])]
    outs = tuple(part for part in every if part.grams is not None and part.grams < 0)
    return Pot(row, tuple(part for part in every if part not in outs), left_of(row), outs)


@dataclass(frozen=True, slots=True)
class Kitchen:
    """The pots of the last months, oldest first, and the message that is about them; ``told``: how many facts came
    of it so far."""

    message: Inbound
    context: Context
    tools: Tools
    pots: tuple[Pot, ...]
    told: int = 0

    @property
    def language(self) -> str:
        return self.context.person.language

    @property
    def catalog(self) -> Catalog:
        return self.tools.catalog

    def find(self, name: str | None, within: timedelta | None = None) -> Pot | None:
        """The latest pot of a name, or the latest of which something is left; ``within`` so long ago."""
        pots = [one for one in self.pots if within is None or self.message.at - one.at <= within]
        if name is not None:
            pots = [one for one in pots if named_like(one.name, name)]
        return next((one for one in reversed(pots) if not one.over), pots[-1] if pots else None)

    def by_id(self, batch_id: str) -> Pot | None:
        return next((one for one in self.pots if one.id == batch_id), None)

    def food_name(self, part: IngredientFact, pot: Pot | None = None) -> str:
        """How an ingredient is called in the person's language."""
        if part.food_id is None:
            return part.text
        food = self.catalog.foods.get(part.food_id)
        if food is None and pot is not None:
            own = {one["food_id"]: one.get("own") for one in pot.row["ingredients"]}
            food = food_of_row(own.get(part.food_id))
        return part.food_id if food is None else food.name(self.language)

    def base(self, place: int, day: date | None = None) -> dict[str, Any]:
        """What every fact of the message carries."""
        place += self.told
        local = self.message.at.astimezone(zone(self.context.person.timezone))
        return {
            "id": record_id(self.message.id, place),
            "day": day or local.date(),
            "at": self.message.at,
            "told_at": self.message.at,
            "arrived": self.message.arrived,
            "place": place,
        }


def open_kitchen(message: Inbound, context: Context, tools: Tools) -> Kitchen:
    """The person's pots as of the time of a message."""
    rows = tools.read(
        "read/kitchen",
        user_id=context.person.id,
        since=utc_text(message.at - BATCHES_KEPT),
        until=utc_text(message.at),
    )
    return Kitchen(message, context, tools, tuple(pot_of(one["row"]) for one in rows))


def named_like(pot: str, said: str) -> bool:
    """Whether all that was said of a name is in the name of a pot."""
    small, name = {"de", "del", "la", "el", "the", "of"}, set(stems_of(pot))
    words = set(stems_of(said)) - small
    if words and not words <= name and (beside := _BESIDE.search(said)) is not None:
        words = set(stems_of(said[: beside.start()])) - small
    return bool(words) and words <= name


def ingredients_of(said: str, kitchen: Kitchen) -> list[IngredientFact]:
    """Ingredients as they were told: a name that nobody knows stays with its words and its grams."""
    listed = parts_of(said, kitchen.tools.names)
    if listed is not None:
        return [ingredient(kitchen, part.food.text, part.amount) for part in listed]
    opening = "he cocinado guiso con" if kitchen.language == "es" else "I cooked stew with"
    now = kitchen.message.at.astimezone(zone(kitchen.context.person.timezone))
    context = ReadingContext(language=kitchen.language)
    reading = read(f"{opening} {said}", now, context, kitchen.tools.names)
    pots = [entry for entry in reading.entries if isinstance(entry, BatchEntry)]
    if len(pots) != 1 or len(reading.entries) != 1:
        return []
    return [ingredient(kitchen, part.food.text, part.amount) for part in pots[0].ingredients]


def loose_ingredients(said: str, kitchen: Kitchen) -> list[IngredientFact]:
    """The ingredients of a list of which not every part is known: what has an amount stays in with its words."""
    parts = [part_of(said, *span) for span in segments(said)]
    told = [part for part in parts if part is not None and (part.amount is not None or part.tasted)]
    return [ingredient(kitchen, part.name, part.amount) for part in told]


def ingredient(kitchen: Kitchen, name: str, amount: Amount | None) -> IngredientFact:
    """A food as it goes into a pot, in grams as far as they are known."""
    food = food_in_pot(kitchen.catalog, name, kitchen.language)
    grams = None if amount is None else grams_of(food, amount.value, amount.unit, amount.size)
    if grams is None:
        return IngredientFact(None if food is None else food.id, name, None)
    return IngredientFact(None if food is None else food.id, name, grams.grams, grams.source)


def ingredient_in(kitchen: Kitchen, name: str, pot: Pot) -> IngredientFact:
    """The ingredient of a pot that a name means, in few words as one does: "less oil" of the one with olive oil."""
    return meant(kitchen, ingredient(kitchen, name, None), pot)


def meant(kitchen: Kitchen, part: IngredientFact, pot: Pot) -> IngredientFact:
    """An ingredient as the one of a pot that is meant by it: "700 g of beef" of the one with ground beef."""
    if any(alike(part, one) for one in pot.parts):
        return part
    found = [one for one in pot.parts if one.food_id and named_like(kitchen.food_name(one, pot), part.text)]
    return replace(part, food_id=found[0].food_id) if len(found) == 1 else part


def alike(one: IngredientFact, other: IngredientFact) -> bool:
    """Whether two ingredients are the same food in whatever state."""
    if one.food_id is None or other.food_id is None:
        return one.food_id == other.food_id and named_like(one.text or "?", other.text)
    return same_food(one.food_id) == same_food(other.food_id)


def yield_of(kitchen: Kitchen, parts: Iterable[IngredientFact]) -> float | None:
    """What the ingredients weigh cooked, by their own yields."""
    known = [(kitchen.catalog.foods.get(part.food_id or ""), part.grams or 0.0) for part in parts]
    return estimated_yield_g(known)


def cooked(
    kitchen: Kitchen,
    name: str,
    parts: Sequence[IngredientFact],
    *,
    yield_g: float | None = None,
    portions: float | None = None,
    like: Pot | None = None,
) -> BatchFact:
    """A new pot. Unweighed, its yield is estimated: from its own ingredients, or as the pot it follows came out."""
    estimate = yield_of(kitchen, parts)
    if like is not None and like.yield_g and (raw := raw_grams(like.row["ingredients"])):
        estimate = round(like.yield_g / raw * sum(part.grams or 0.0 for part in parts))
    recipe_ids = () if like is None else like.row.get("recipe_ids") or ()
    return BatchFact(
        **kitchen.base(0),
        name=name[:1].upper() + name[1:],
        ingredients=tuple(parts),
        yield_g=yield_g or estimate,
        yield_source="weighed" if yield_g else "estimated" if estimate else None,
        portions=portions,
        recipe_id=next(iter(recipe_ids), None),
    )


def changed(
    kitchen: Kitchen,
    pot: Pot,
    *,
    parts: Sequence[IngredientFact] | None = None,
    yield_g: float | None = None,
    portions: float | None = None,
    place: int = 0,
) -> BatchVersionFact:
    """A pot as it stands with other ingredients, another weight or other portions; what was estimated of it is
    estimated anew."""
    weighed = pot.row.get("yield_source") == "weighed"
    now = pot.parts if parts is None else tuple(parts)
    source = "weighed" if yield_g or weighed else "estimated"
    mass = yield_g or (pot.yield_g if weighed else yield_of(kitchen, (*now, *pot.outs)))
    return BatchVersionFact(
        **kitchen.base(place),
        batch_id=pot.id,
        name=pot.name,
        ingredients=now,
        yield_g=mass,
        yield_source=None if mass is None else source,  # type: ignore[arg-type]
        portions=portions or pot.portions,
    )


def eaten(kitchen: Kitchen, pot: Pot, much: HowMuch, category: str | None) -> PortionFact:
    """Something eaten of a pot, at the time of the message."""
    local = kitchen.message.at.astimezone(zone(kitchen.context.person.timezone))
    day = local.date()
    if category == "dinner" and local.hour < EVENING_ENDS:
        day -= timedelta(days=1)
    meal = category or "other"
    grams, portions, share, source = amount_of(pot, much)
    return PortionFact(
        **kitchen.base(0, day),
        meal_id=f"{kitchen.context.person.id}-{day.isoformat()}-{meal}",
        category=meal,
        batch_id=pot.id,
        grams=grams,
        grams_source=source,
        portions=portions,
        share=share,
    )


def taken(kitchen: Kitchen, pot: Pot, kind: TakingKind, much: HowMuch, who: str | None) -> TakingFact:
    """What left a pot otherwise, or changed its place."""
    grams, portions, _, _ = amount_of(pot, much)
    if kind == "thaw" and much.share_left == 1.0:
        grams, portions = pot.left.frozen_g or 0.0, pot.left.frozen_portions
    return TakingFact(**kitchen.base(0), batch_id=pot.id, kind=kind, grams=grams, portions=portions, note=who)


def amount_of(pot: Pot, much: HowMuch) -> tuple[float, float | None, float | None, GramsSource]:
    """Grams, portions or a share of a pot, and where the grams come from."""
    if much.grams is not None:
        return much.grams, None, None, "measure" if much.measured else "stated"
    portions, share = much.portions, much.share
    if much.share is not None and pot.portions:
        portions, share = much.share * pot.portions, None
    if much.share_left is not None:
        left = pot.left
        if left.portions is not None:
            portions = round(left.portions * much.share_left, 4)
        elif left.grams is not None and pot.yield_g:
            share = round(left.grams * much.share_left / pot.yield_g, 6)
        else:
            share = much.share_left
    if portions is not None and pot.portions and pot.yield_g:
        return round(portions * pot.yield_g / pot.portions, 1), portions, None, "measure"
    if share is not None and pot.yield_g:
        return round(share * pot.yield_g, 1), portions, share, "measure"
    return round(UNKNOWN_PORTION_G * (portions or 1), 1), portions, share, "estimate"


def merged(parts: Sequence[IngredientFact], new: Sequence[IngredientFact]) -> tuple[IngredientFact, ...]:
    """Ingredients with some of them exchanged for others of the same food; what was not in it is put behind."""
    rest = list(new)
    kept: list[IngredientFact] = []
    for part in parts:
        exchange = next((one for one in rest if alike(part, one)), None)
        if exchange is not None:
            rest.remove(exchange)
            # The food stays the one it was: "800 g de ternera" may be said of minced beef.
            kept.append(replace(exchange, food_id=part.food_id or exchange.food_id))
        else:
            kept.append(part)
    return (*kept, *rest)


def added(parts: Sequence[IngredientFact], new: Sequence[IngredientFact]) -> tuple[IngredientFact, ...]:
    """Ingredients with more of them: what is in it already of the same food becomes more of that."""
    whole = list(parts)
    for one in new:
        place = next(
            (n for n, part in enumerate(whole) if part.food_id is not None and part.food_id == one.food_id),
            None,
        )
        before = None if place is None else whole[place].grams
        if place is None or before is None or one.grams is None:
            whole.append(one)
        else:
            whole[place] = replace(whole[place], grams=round(before + one.grams, 2))
    return tuple(whole)


def scaled(parts: Sequence[IngredientFact], times: float) -> tuple[IngredientFact, ...]:
    """Ingredients so many times."""
    return tuple(
        part if part.grams is None else replace(part, grams=round(part.grams * times, 2)) for part in parts
    )


def swapped(
    parts: Sequence[IngredientFact], gone: IngredientFact, come: IngredientFact
) -> tuple[IngredientFact, ...]:
    """Ingredients with one food in the place of another, with its grams."""
    return tuple(
        replace(come, grams=part.grams, grams_source=part.grams_source)
        if come.grams is None and alike(gone, part)
        else come
        if alike(gone, part)
        else part
        for part in parts
    )
