"""What is said about the pantry: bought, used up, what there is, what could be cooked, what is missing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.entries import Amount, FoodEntry, ReadingContext
from bot.grammar.pot_text import parts_of
from bot.grammar.read import read
from bot.kitchen.lines import left_words
from bot.kitchen.phrases import say
from bot.kitchen.pots import Kitchen, ingredient, named_like
from bot.kitchen_entries import AskPantry, AtHome, Buy, UseUp
from bot.replies import capital
from graph.clock import zone
from graph.facts import AnyFact, IngredientFact, StockFact
from graph.kitchen.pantry import Stocked, matches, pantry_of, same_food, share_as_kept
from graph.names import Catalog
from graph.owned import food_of_row

ENOUGH = 0.9
"""A food is there when this share of what is called for is."""
MOST_MISSING = 2
"""A dish that lacks no more foods than these is nearly there."""
SHOWN = 12


@dataclass(slots=True)
class Told:
    """Facts, lines of the reply, a question."""

    facts: list[AnyFact] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Dish:
    """Something this person makes: a recipe, or a pot of the last months, with grams by food."""

    name: str
    grams: Mapping[str, float]


def bought(entry: Buy, kitchen: Kitchen) -> Told | None:
    """What was bought, as it goes into a pot; None where nothing of it is a food that is known."""
    parts = [
        (part, price if part is foods[-1] else None)
        for said, price in _priced(entry.parts)
        for foods in [_foods(said, kitchen)]
        for part in foods
    ]
    known = [(part, price) for part, price in parts if part.food_id is not None and part.grams]
    if not known:
        return None
    language = kitchen.language
    told = Told()
    there = {one.food_id: one.grams for one in _pantry(kitchen)}
    for place, (part, price) in enumerate(known):
        assert part.food_id is not None and part.grams is not None
        told.facts.append(
            StockFact(
                **kitchen.base(place), food_id=part.food_id, kind="bought", grams=part.grams, price=price
            )
        )
        left = there[part.food_id] = there.get(part.food_id, 0.0) + part.grams
        name = kitchen.food_name(part)
        told.lines.append(say(language, "bought", food=name, g=round(part.grams), left=round(left)))
    unknown = next((part for part, _ in parts if part.food_id is None or part.grams is None), None)
    if unknown is not None:
        told.question = say(language, "not_known", text=unknown.text)
    return told


_PRICE = re.compile(
    r"(?:,? (?:por|for|a|at|(?:que )?(?:me )?cost(?:o|aron|ó)|cost(?:ing)?))? ?(?P<sign>[$€£])?"
    r"(?P<n>\d+(?:[.,]\d+)?)"
    r" ?(?(sign)|(?:€|euros?\b|eur\b|\$|d[oó]lares\b|dollars?\b|bucks\b|pounds\b|£|pesos\b))",
    re.IGNORECASE,
)


def _priced(said: str) -> list[tuple[str, float | None]]:
    """What was bought, cut behind each price: "2 kg de arroz por 3 €, 1 kg de pollo por 7 €". A price is of the last
    food before it."""
    found: list[tuple[str, float | None]] = []
    at = 0
    for match in _PRICE.finditer(said):
        found.append((said[at : match.start()], float(match["n"].replace(",", "."))))
        at = match.end()
    found.append((said[at:], None))
    return [
        (re.sub(r"^\W*(?:(?:y|and)\b)?\W*", "", lot), price) for lot, price in found if re.search(r"\w", lot)
    ]


def used_up(entry: UseUp, kitchen: Kitchen) -> Told | None:
    """What is left or was used of a food of the pantry; None for one that is not kept."""
    part = ingredient(kitchen, entry.parts, None) if entry.gone else _single(entry.parts, kitchen)
    if part is None or part.food_id is None:
        return None
    kept = next((one for one in _pantry(kitchen) if same_food(one.food_id) == same_food(part.food_id)), None)
    if kept is None and entry.gone:
        return Told(lines=[say(kitchen.language, "used_up", food=kitchen.food_name(part))])
    if kept is None or (not entry.gone and part.grams is None):
        return None
    language, name = kitchen.language, kitchen.food_name(IngredientFact(kept.food_id, entry.parts, None))
    grams = 0.0 if entry.gone else part.grams or 0.0
    if not entry.gone and grams <= 0:
        return Told(question=say(language, "not_positive"))
    fact = StockFact(**kitchen.base(0), food_id=kept.food_id, kind=entry.kind, grams=grams)
    if entry.gone:
        return Told([fact], [say(language, "used_up", food=name)])
    if entry.kind == "counted":
        return Told([fact], [say(language, "counted", food=name, left=round(grams))])
    left = max(0.0, kept.grams - grams)
    return Told([fact], [say(language, "used", food=name, g=round(grams), left=round(left))])


def at_home(entry: AtHome, kitchen: Kitchen) -> Told | None:
    """Foods of which so much is there, whatever was thought before; None where one of them is not known."""
    parts = _foods(entry.parts, kitchen)
    if not parts or any(part.food_id is None or part.grams is None for part in parts):
        return None
    if any((part.grams or 0.0) <= 0 for part in parts):
        return Told(question=say(kitchen.language, "not_positive"))
    told = Told()
    kept = {same_food(one.food_id): one.food_id for one in _pantry(kitchen)}
    for place, part in enumerate(parts):
        assert part.food_id is not None and part.grams is not None
        food_id = kept.get(same_food(part.food_id), part.food_id)
        told.facts.append(StockFact(**kitchen.base(place), food_id=food_id, kind="counted", grams=part.grams))
        name = kitchen.food_name(IngredientFact(food_id, part.text, None))
        told.lines.append(say(kitchen.language, "counted", food=name, left=round(part.grams)))
    return told


def _single(said: str, kitchen: Kitchen) -> IngredientFact | None:
    parts = _foods(said, kitchen)
    return parts[0] if len(parts) == 1 else None


def asked(entry: AskPantry, kitchen: Kitchen) -> Told | None:
    """An answer about the pantry; None for "¿qué tengo?" of somebody who keeps none, which asks for the day."""
    pantry = [one for one in _pantry(kitchen) if one.grams > 0]
    match entry.kind:
        case "have":
            return _have(pantry, kitchen)
        case "can":
            return _can(pantry, kitchen)
        case "missing":
            return _missing(entry.dish or "", pantry, kitchen)
        case "food":
            return _there(entry.dish or "", pantry, kitchen)


def _there(said: str, pantry: Sequence[Stocked], kitchen: Kitchen) -> Told | None:
    """How much of a food there is; None for somebody who keeps no pantry, and for what is no food."""
    part = ingredient(kitchen, said, None)
    if part.food_id is None or not _pantry(kitchen):
        return None
    kept = [one for one in pantry if matches(part.food_id, one.food_id, kitchen.catalog)]
    language = kitchen.language
    if not kept:
        return Told(lines=[say(language, "not_there", food=kitchen.food_name(part).lower())])
    return Told(lines=[say(language, "there", food=_name(one, kitchen), g=round(one.grams)) for one in kept])


def _have(pantry: Sequence[Stocked], kitchen: Kitchen) -> Told | None:
    language = kitchen.language
    pots = [pot for pot in reversed(kitchen.pots) if not pot.over and pot.left.grams is not None]
    if not pantry and not pots:
        said = (kitchen.message.text or "").lower()
        bare = not any(word in said for word in ("despensa", "nevera", "pantry", "fridge", "casa", "home"))
        return None if bare else Told(lines=[say(language, "empty")])
    lines = []
    if pantry:
        foods = [f"{_name(one, kitchen).lower()} {round(one.grams)} g" for one in pantry[:SHOWN]]
        lines.append(say(language, "have", foods=", ".join(foods)))
    if pots:
        named = [f"{pot.name}: {left_words(pot, language)}" for pot in pots[:SHOWN]]
        lines.append(say(language, "have_pots", pots="; ".join(named)))
    return Told(lines=lines)


def _can(pantry: Sequence[Stocked], kitchen: Kitchen) -> Told:
    language = kitchen.language
    dishes = _dishes(kitchen)
    if not dishes:
        return Told(lines=[say(language, "no_dishes")])
    lacks = [(dish, _lacking(dish, pantry, kitchen.catalog)) for dish in dishes]
    ready = [dish.name for dish, lack in lacks if not lack]
    nearly = [
        say(language, "missing_for", dish=dish.name, foods=_told(lack, kitchen))
        for dish, lack in lacks
        if 0 < len(lack) <= MOST_MISSING
    ]
    lines = [say(language, "can", dishes=", ".join(ready))] if ready else []
    lines += [say(language, "nearly", dishes=", ".join(nearly))] if nearly else []
    if not lines:
        fewest = min(lacks, key=lambda pair: len(pair[1]))
        lines = [say(language, "missing", name=fewest[0].name, foods=_told(fewest[1], kitchen))]
    return Told(lines=lines)


def _missing(name: str, pantry: Sequence[Stocked], kitchen: Kitchen) -> Told:
    language = kitchen.language
    dish = next((one for one in _dishes(kitchen) if named_like(one.name, name)), None)
    if dish is None:
        return Told(question=say(language, "no_recipe", name=name))
    lack = _lacking(dish, pantry, kitchen.catalog)
    if not lack:
        return Told(lines=[say(language, "nothing_missing", name=dish.name)])
    return Told(lines=[say(language, "missing", name=dish.name, foods=_told(lack, kitchen))])


def _foods(said: str, kitchen: Kitchen) -> list[IngredientFact]:
    """Foods with their amounts, as they are bought: raw, by weight or by the piece."""
    listed = parts_of(said, kitchen.tools.names)
    if listed is not None:
        return [ingredient(kitchen, part.food.text, part.amount or Amount(None)) for part in listed]
    opening = "he comido" if kitchen.language == "es" else "I ate"
    now = kitchen.message.at.astimezone(zone(kitchen.context.person.timezone))
    reading = read(f"{opening} {said}", now, ReadingContext(language=kitchen.language), kitchen.tools.names)
    foods = [entry for entry in reading.entries if isinstance(entry, FoodEntry)]
    return [ingredient(kitchen, entry.food.text, entry.amount) for entry in foods]


def _pantry(kitchen: Kitchen) -> list[Stocked]:
    return pantry_of(kitchen.tools.read, kitchen.context.person.id, kitchen.catalog)


def _dishes(kitchen: Kitchen) -> list[Dish]:
    """Recipes, then the latest pot of every other name."""
    rows = kitchen.tools.read("read/recipes", user_id=kitchen.context.person.id)
    dishes = [Dish(row["recipe"]["name"], _grams(row["recipe"]["ingredients"])) for row in rows]
    for pot in reversed(kitchen.pots):
        if not any(one.name.lower() == pot.name.lower() for one in dishes):
            dishes.append(Dish(pot.name, _grams(pot.row["ingredients"])))
    return [dish for dish in dishes if dish.grams]


def _grams(parts: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for one in parts:
        sums[one["food_id"]] = sums.get(one["food_id"], 0.0) + (one.get("grams") or 0.0)
    return sums


def _lacking(dish: Dish, pantry: Sequence[Stocked], catalog: Catalog) -> list[tuple[str, float]]:
    """What of a dish's foods is not there, with the grams that are missing; what seasons never is."""
    lacks = []
    left = {one.food_id: one.grams for one in pantry}
    for food_id, grams in dish.grams.items():
        food = catalog.foods.get(food_id)
        if food_id == "water" or (food is not None and food.group == "spice" and not grams):
            continue
        missing = grams
        for kept_id in sorted(left, key=lambda id_: id_ != food_id):
            as_kept = share_as_kept(food_id, kept_id, catalog)
            if as_kept is not None and missing > 0 and left[kept_id] > 0:
                taken = min(left[kept_id], missing * as_kept)
                left[kept_id] -= taken
                missing -= taken / as_kept
        if missing > grams * (1 - ENOUGH) or (
            not grams and not any(matches(food_id, id_, catalog) for id_ in left)
        ):
            lacks.append((food_id, round(missing, 1)))
    return lacks


def _told(lack: Iterable[tuple[str, float]], kitchen: Kitchen) -> str:
    names = []
    for food_id, grams in lack:
        food = kitchen.catalog.foods.get(food_id)
        name = food_id if food is None else food.name(kitchen.language).lower()
        names.append(f"{name} {round(grams)} g" if grams > 0 else name)
    return ", ".join(names)


def _name(one: Stocked, kitchen: Kitchen) -> str:
    food = kitchen.catalog.foods.get(one.food_id) or food_of_row(one.own)
    return capital(one.food_id if food is None else food.name(kitchen.language))
