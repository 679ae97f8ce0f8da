"""What comes out of a pot beside its dish: a broth, yolks. It is a pot of its own, and its mass and energy are taken
from the one it came out of."""

from dataclasses import replace

from bot.kitchen.cooking import FRESH, Plan
from bot.kitchen.phrases import say
from bot.kitchen.pots import Kitchen, Pot, changed, ingredients_of, named_like
from bot.kitchen_entries import ByProduct
from graph.facts import BatchFact, IngredientFact
from graph.record import Row

HALF_GRAM = 0.5


def by_product(entry: ByProduct, kitchen: Kitchen) -> Plan | None:
    """Something that came out of a pot; a circle of pots, and more than went in, are asked about."""
    pots = [pot for pot in kitchen.pots if kitchen.message.at - pot.at <= FRESH]
    pot = kitchen.find(entry.pot) if entry.pot is not None else (pots[-1] if pots else None)
    parts = ingredients_of(entry.told, kitchen)
    if pot is None or len(parts) != 1 or parts[0].food_id is None or not parts[0].grams:
        return None
    part, language = parts[0], kitchen.language
    name = part.text[:1].upper() + part.text[1:]
    if named_like(pot.name, part.text):
        return Plan(question=say(language, "itself", pot=pot.name))
    if any(named_like(one.name, part.text) for one in _line(pot, kitchen)):
        return Plan(question=say(language, "circular", name=name, pot=pot.name))
    if part.grams is None or part.grams <= 0:
        return Plan(question=say(language, "not_positive"))
    raw = sum(one.grams or 0.0 for one in (*pot.parts, *pot.outs))
    if part.grams > raw + HALF_GRAM:
        return Plan(
            question=say(language, "by_product_much", name=name, pot=pot.name, g=part.grams, raw=round(raw))
        )
    fact = BatchFact(
        **kitchen.base(0), name=name, ingredients=(part,), yield_g=part.grams,
        yield_source="weighed" if part.grams_source == "stated" else "estimated",
    )  # fmt: skip
    out = IngredientFact(part.food_id, part.text, -part.grams, part.grams_source)
    # A pot that weighed more than what is left of what went in was weighed with the by-product in it.
    weighed = pot.yield_g if pot.row.get("yield_source") == "weighed" else None
    within = weighed is not None and weighed > raw - part.grams + HALF_GRAM
    less = round(weighed - part.grams, 1) if weighed is not None and within and weighed > part.grams else None
    version = changed(kitchen, replace(pot, outs=(*pot.outs, out)), yield_g=less, place=1)
    link: Row = {"id": fact.id, "user_id": kitchen.context.person.id, "pot_id": pot.id}
    line = say(language, "by_product", name=name, g=round(part.grams), pot=pot.name)
    return Plan([fact, version], {"link-by-products": [link]}, [line])


def _line(pot: Pot, kitchen: Kitchen) -> list[Pot]:
    """A pot, the one that it came out of, and so on."""
    found = [pot]
    while (ids := found[-1].row.get("out_of")) and (before := kitchen.by_id(ids[0])) is not None:
        found.append(before)
    return found
