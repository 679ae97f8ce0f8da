"""Foods, batches and portions: which food, how many grams, which pot."""

import re
from dataclasses import replace

from bot.entries import Amount, BatchEntry, FoodEntry, Name, PortionEntry
from bot.resolving.resolver import Resolver
from graph.catalog_nodes import Food, Resolution
from graph.context import StoredBatch
from graph.facts import BatchFact, IngredientFact, PortionFact
from graph.foods.amounts import Grams, grams_of
from graph.kitchen.yields import estimated_yield_g
from graph.names import Catalog
from graph.own_foods import MODEL
from graph.units import GRAMS, ML
from graph.words import stems_of

UNKNOWN_YIELD_G = 300.0


def resolve_food(resolver: Resolver, entry: FoodEntry) -> None:
    """A food that was eaten, in grams with where they come from, or a question."""
    food = _named(resolver, entry.food, entry)
    if food is None:
        return
    food = as_served(resolver.catalog, food, entry.food.text, entry.amount)
    timezone = resolver.context.person.timezone
    food = as_called_there(resolver.catalog, food, entry.food.text, entry.amount, timezone)
    grams = _grams(food, entry.amount)
    if grams is None or (grams.source != "stated" and food.source == MODEL):
        # What is known of such a food is an estimate, however its amount was told.
        grams = resolver.estimates.get(entry.food.text) or (grams and replace(grams, source="estimate"))
    if grams is None:
        resolver.ask("how_much", entry.food.text, entry)
        return
    at, day = resolver.when(entry)
    category = entry.category or "other"
    resolver.out.facts.append(
        PortionFact(
            **resolver.base(day, at),
            meal_id=meal_id(resolver, day.isoformat(), category),
            category=category,
            food_id=food.id,
            grams=grams.grams,
            grams_source=grams.source,
            grams_spread=grams.spread,
        )
    )


SERVED = {"oats-rolled": "oat-porridge", "oat-instant": "oat-porridge", "coffee-instant": "coffee-black"}
"""What is dry in the cupboard and eaten or drunk with several times its weight of water."""

HELD = {"hot-dog": "sausage-frankfurter"}
"""What is told by the name of the sandwich that it lies in, where it weighs too little for both."""

HELD_TO_G = 65.0

SERVED_FROM_G = 110.0
"""Nobody eats so much of it dry at once."""

_DRY = re.compile(r"\b(?:dry|raw|uncooked|seca|seco|crud[ao]|powder|polvo)\b", re.IGNORECASE)
_BOWLS = frozenset({"cup", "bowl", "mug", "plate"})


def as_served(catalog: Catalog, food: Food, name: str, amount: Amount | None) -> Food:
    """The porridge or the cup of coffee that so much of a dry food, or a bowl of "oatmeal", is."""
    if food.id in HELD and 0 < (_stated_grams(amount) or 0.0) <= HELD_TO_G:
        return catalog.food(HELD[food.id]) or food
    served = catalog.food(SERVED.get(food.id, ""))
    if served is None or amount is None or _DRY.search(name):
        return food
    grams = _stated_grams(amount)
    bowl = amount.unit in _BOWLS and name.lower().split()[-1:] in (
        ["oatmeal"],
        ["porridge"],
        ["coffee"],
        ["café"],
    )
    return served if bowl or (grams is not None and grams >= SERVED_FROM_G) else food


BRITISH = frozenset({"Europe/London", "Europe/Dublin", "Europe/Belfast", "Europe/Isle_of_Man"})
"""Where chips are hot and crisps cold."""
PEPPER_TO_G = 50.0
"""Nobody eats more of a chilli pepper at once: it is the stew."""
_CHIPS = re.compile(r"(?:some |a few )?chips", re.IGNORECASE)
_CHILLI = re.compile(r"(?:turkey |beef |veggie |bean )?chill?i(?: portion)?", re.IGNORECASE)


def as_called_there(catalog: Catalog, food: Food, name: str, amount: Amount | None, timezone: str) -> Food:
    """What a name means where the person lives, or by how much of it they ate: British chips are fries, a portion of
    chilli is no pepper, a bag of potatoes that is eaten is one of crisps."""
    other = None
    if food.id == "potato-chips" and timezone in BRITISH and _CHIPS.fullmatch(name):
        other = None if amount is not None and amount.unit == "packet" else "french-fries"
    elif food.id == "chili-pepper" and _CHILLI.fullmatch(name):
        grams = _stated_grams(amount)
        counted = amount is not None and amount.value is not None and amount.unit not in _BOWLS
        other = None if counted and (grams is None or grams <= PEPPER_TO_G) else "chili-con-carne"
    elif food.id == "potato-cooked" and amount is not None and amount.unit == "packet":
        other = "potato-chips"
    return food if other is None else catalog.food(other) or food


def meal_id(resolver: Resolver, day: str, category: str) -> str:
    """The meal that messages fill: one a day and category."""
    return f"{resolver.context.person.id}-{day}-{category}"


def _named(resolver: Resolver, name: Name, entry: FoodEntry) -> Food | None:
    if name.text in resolver.chosen:
        return resolver.catalog.foods.get(resolver.chosen[name.text])
    found = resolver.catalog.resolve_food(name.text, resolver.language)
    if found.decision != "found" and (bare := bare_name(name.text)):
        again = resolver.catalog.resolve_food(bare, resolver.language)
        found = again if again.decision == "found" else found
    if found.decision != "found":
        found = _settled(resolver, found, entry)
    if found.decision == "ambiguous":
        resolver.ask("which_food", name.text, entry, found.matches)
        return None
    if found.decision == "unknown":
        if entry.anchored:
            resolver.ask("unknown_food", name.text, entry)
        else:
            resolver.strangers.append(entry)
        return None
    node = found.matches[0].node
    if isinstance(node, Food) and found.customary:
        resolver.out.customary.add(node.id)
    return node if isinstance(node, Food) else None


ALIKE_SHARE, ALIKE_KCAL = 0.15, 40.0
"""Foods whose energy differs by less are not worth a question."""


def _settled(resolver: Resolver, found: Resolution, entry: FoodEntry) -> Resolution:
    """The likeliest food where the choice matters little, else the plain food that the name tells more of."""
    foods = [match.node for match in found.matches[:3] if isinstance(match.node, Food)]
    if foods:
        grams = _grams(foods[0], entry.amount)
        kcals = [food.energy_kcal_100g * (grams.grams if grams else 100.0) / 100 for food in foods]
        if max(kcals) - min(kcals) <= max(ALIKE_KCAL, ALIKE_SHARE * max(kcals)):
            return Resolution("found", found.matches, True)
    if not entry.anchored:
        return found
    near = resolver.catalog.nearest_food(entry.food.text, resolver.language)
    return near if near.decision == "found" else found


_TAIL = re.compile(
    r",? (?:without|sin|(?:with|con) (?:no|sin)|no|from|de origen|that's not|cooked (?:with|without|in|by)|"
    r"(?:with|con) (?:added |some )?(?:sugar|salt|water|azúcar|azucar|sal|agua))\b.*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:\d+ ?%|various|assorted|mixed|different|other|traditional|homemade|regular|commercial|processed|"
    r"commercially prepared|ready[- ]to[- ](?:drink|eat|serve)|store[- ]bought|sunny[- ]side[- ]up|"
    r"fresh|hearty|simple|bottled|plain|original|warm|cold|salted|sliced|grated|chopped|peeled|unpeeled|drained) )+",
    re.IGNORECASE,
)


_EITHER = re.compile(r"\w+(?:, \w+)*,? (?:and|or) (\w+ \w+)", re.IGNORECASE)
""" "Black, purple and pink beans"."""


_SAUCED = re.compile(r"(pasta) with .*", re.IGNORECASE)
"""Pasta with what no dish has."""


_SHORT_OF, _SHORT_AND = re.compile(r" d ", re.IGNORECASE), re.compile(r" '?n'? ", re.IGNORECASE)
""" "Tortitas d arroz", "mince n cheese pie"."""


def bare_name(text: str) -> str | None:
    """A food's name without the words that change little of it: "assorted beans", "rice with no meat"."""
    bare = _LEAD.sub("", _TAIL.sub("", text)).strip(" ,")
    bare = _SHORT_OF.sub(" de ", _SHORT_AND.sub(" and ", bare))
    if sauced := _SAUCED.fullmatch(bare):
        bare = sauced[1]
    if kinds := _EITHER.fullmatch(bare):
        bare = kinds[1]
    return bare if bare and bare != text else None


def _grams(food: Food, amount: Amount | None) -> Grams | None:
    if amount is None:
        return grams_of(food, None, None, None)
    return grams_of(food, amount.value, amount.unit, amount.size)


def resolve_portion(resolver: Resolver, entry: PortionEntry) -> None:
    """Something eaten out of a pot that this person cooked."""
    now = tuple(
        StoredBatch(fact.id, fact.name, resolver.told_at, fact.yield_g, fact.portions)
        for fact in resolver.out.facts
        if isinstance(fact, BatchFact)
    )
    batch = find_batch((*resolver.context.batches, *now), entry.batch.text)
    if batch is None:
        resolver.ask("which_batch", entry.batch.text, entry)
        return
    portions, grams, source = entry.portions, entry.grams, "stated"
    if grams is None:
        source = "measure"
        if entry.share is not None:
            portions = None if batch.portions is None else entry.share * batch.portions
            grams = None if batch.yield_g is None else entry.share * batch.yield_g
        elif portions is not None and batch.yield_g is not None and batch.portions:
            grams = batch.yield_g / batch.portions * portions
    if grams is None:
        grams, source = UNKNOWN_YIELD_G * (portions or 1), "estimate"
    at, day = resolver.when(entry)
    category = entry.category or "other"
    resolver.out.facts.append(
        PortionFact(
            **resolver.base(day, at),
            meal_id=meal_id(resolver, day.isoformat(), category),
            category=category,
            batch_id=batch.id,
            grams=round(grams, 1),
            grams_source=source,  # type: ignore[arg-type]
            portions=portions if entry.grams is None else None,
        )
    )


def find_batch(batches: tuple[StoredBatch, ...], name: str) -> StoredBatch | None:
    """The latest pot of that name."""
    words = set(stems_of(name))
    for batch in reversed(batches):
        if words & set(stems_of(batch.name)):
            return batch
    return None


def resolve_batch(resolver: Resolver, entry: BatchEntry) -> None:
    """A pot: what nobody knows stays in it by its words and grams."""
    parts = tuple(_ingredient(resolver, part.food, part.amount) for part in entry.ingredients)
    weighed = entry.yield_g is not None
    foods = resolver.catalog.foods
    estimate_g = estimated_yield_g((foods.get(part.food_id or ""), part.grams or 0.0) for part in parts)
    at, day = resolver.when(entry)
    resolver.out.facts.append(
        BatchFact(
            **resolver.base(day, at or resolver.told_at),
            name=entry.name.text[:1].upper() + entry.name.text[1:],
            ingredients=parts,
            yield_g=entry.yield_g if weighed else estimate_g,
            yield_source="weighed" if weighed else "estimated" if estimate_g else None,
            portions=entry.portions,
        )
    )


def _stated_grams(amount: Amount | None) -> float | None:
    """What was said in a unit of mass, or of volume as of water: the only amounts that an unknown food can have."""
    if amount is None or amount.value is None:
        return None
    factor = GRAMS.get(amount.unit or "") or ML.get(amount.unit or "")
    return None if factor is None else amount.value * factor


_CUT = re.compile(
    r"[ ,]+(?:(?:muy |bien |finamente |en |a |finely |roughly |thinly |cut into |a la )*(?:picad|trocead|"
    r"cortad|rallad|pelad|lavad|laminad|escurrid|dados|cubos|trozos|trocitos|juliana|rodajas|tiras|taquitos|daditos|"
    r"chopped|diced|sliced|minced|grated|peeled|drained|cubes|cubed|strips|chunks|wedges|rinsed|shredded|median[oa]|grande|pequeñ)\w*)+$",
    re.IGNORECASE,
)


_MEANT = {
    "peppers": "bell pepper", "pasta water": "water", "boiling water": "water", "agua de cocción": "agua",
    "agua hirviendo": "agua", "agua de la pasta": "agua",
}  # fmt: skip
"""What is meant in a pot: pepper seasons, but peppers are eaten."""
_DAY_OLD = re.compile(r" (?:del día anterior|de ayer)$|^(?:day-old|stale) ", re.IGNORECASE)


def food_in_pot(catalog: Catalog, name: str, language: str) -> Food | None:
    """The food that goes into a pot under a name, however it was cut; None for one that nobody knows."""
    bare = bare_name(name) or name
    name = _DAY_OLD.sub("", _MEANT.get(name.casefold(), name))
    said_so = [name, _CUT.sub("", name), bare, _CUT.sub("", bare)]
    if language == "es" and len(words := name.split()) in (2, 3):
        said_so.append(f"{words[0]} de {' '.join(words[1:])}")  # "aceite oliva", "pechuga pollo cruda"
    for said in dict.fromkeys(said_so):
        found = catalog.resolve_food(said, language, in_pot=True)
        if found.decision == "found" and isinstance(found.matches[0].node, Food):
            return found.matches[0].node
    return None


def _ingredient(resolver: Resolver, name: Name, amount: Amount | None) -> IngredientFact:
    food = food_in_pot(resolver.catalog, name.text, resolver.language)
    if food is None:
        return IngredientFact(None, name.text, _stated_grams(amount))
    grams = None if amount is None else _grams(food, amount)
    if grams is None:
        return IngredientFact(food.id, name.text, None)
    return IngredientFact(food.id, name.text, grams.grams, grams.source)
