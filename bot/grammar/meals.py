"""From the phrases of a clause to what was eaten."""

from typing import Any

from bot.entries import Amount, Entry, FoodEntry, Ingredient, Name, PortionEntry
from bot.grammar.chart import Span
from bot.grammar.clauses import Clause
from bot.grammar.eaten_too import eaten_too, themed
from bot.grammar.item import Item, stems
from bot.grammar.items import items
from bot.grammar.prose import idle
from bot.grammar.tokens import fold, stem

PORTION_UNITS = ("serving",)


def ingredients(found: list[Item]) -> tuple[Ingredient, ...]:
    return tuple(Ingredient(item.name, item.amount) for item in found if item.name is not None)


def build(clause: Clause, carried: str | None) -> tuple[list[Entry], str | None]:
    """The foods and portions of a clause, and the meal that goes on after it."""
    spans = clause.spans
    eaten_too(clause)
    verbs = [n for n, s in enumerate(spans) if s.kind in ("eat", "drink") and n not in clause.used]
    marks = [n for n, s in enumerate(spans) if s.kind in ("meal", "eat") and s.value and n not in clause.used]
    anchored = bool(verbs or marks or carried)
    start = min(verbs) if verbs and not marks else 0
    found = items(clause, 0 if not verbs else min([start, *marks]), len(spans), anchored)
    if not found:
        if marks and not clause.has("mass", "volume", "amount"):
            clause.use(*marks, *verbs)
            return [], str(spans[marks[-1]].value)
        return [], carried
    if not anchored and _is_recipe(clause, found):
        return [], carried
    clause.use(*verbs, *marks, *_opening(clause, found[0].first))
    if anchored or clause.message.eating:
        clause.use(*idle(clause))
    clause.message.eating = clause.message.eating or anchored
    leading = bool(marks) and marks[0] < found[0].first
    made: list[Entry] = []
    for item in found:
        if not anchored and themed(clause, item):
            continue
        if leading or not marks:
            before = [m for m in marks if m < item.first]
            category = str(spans[before[-1]].value) if before else carried
        else:
            after = [m for m in marks if m > item.first]
            category = str(spans[after[0] if after else marks[-1]].value)
        entry = _entry(clause, item, _lunch(clause, None if category == "?" else category), anchored)
        if entry is not None:
            made.append(entry)
    going_on = str(spans[marks[-1]].value) if leading else carried
    return made, going_on


_RAW = "flour harina levadura yeast baking powder soda bicarbonato maicena cornstarch gelatina gelatin vanilla vainilla"
RAW = frozenset(stem(word) for word in _RAW.split())


def _is_recipe(clause: Clause, found: list[Item]) -> bool:
    """ "Bizcocho de yogur: 3 huevos, ... y 3 de harina": what a dish is made of, which nobody says they ate."""
    listed = any(
        s.kind in ("colon", "glue") and clause.message.tokens[s.start].text == ":" for s in clause.spans
    )
    raw = any(not RAW.isdisjoint(stems(item)) for item in found)
    return listed and raw and len(found) >= MANY_PARTS


MANY_PARTS = 3


def _opening(clause: Clause, first: int) -> list[int]:
    """A remark on all that follows: "sin azúcar hoy: ..."."""
    colon = next((n for n in range(first) if clause.spans[n].kind == "colon"), 0)
    return [n for n in range(colon) if clause.free(n, "prep")]


def _lunch(clause: Clause, category: str | None) -> str | None:
    """ "Comer" around noon is having lunch in Spanish."""
    now = clause.message.now
    ate = any(s.kind == "eat" and _is_comer(clause, s) for s in clause.spans)
    earlier = any(f.names_day and f.offset != 0 for f in clause.frames) or clause.carried.names_day
    clocked = any(f.clock is not None or f.part is not None or f.ago is not None for f in clause.frames)
    hours = [f.clock[0] for f in clause.frames if f.clock is not None]
    if (
        category is None
        and ate
        and hours
        and not clause.has("meal")
        and hours[0] in (12, 13, 14, 15, 1, 2, 3)
    ):
        told_pm = all(f.pm is not False and f.part not in ("night", "morning") for f in clause.frames)
        return "lunch" if told_pm else category
    noon = 12 <= now.hour + now.minute / 60 <= 17.5 and ate and not earlier and not clocked
    return "lunch" if noon and category is None and not clause.has("meal") else category


def _is_comer(clause: Clause, span: Span) -> bool:
    words = {t.folded for t in clause.message.tokens[span.start : span.end]}
    return bool(words & {"comi", "comido", "comimos", "comer", "comiendo", "comio"})


def _is_batch(clause: Clause, name: Name) -> bool:
    wanted = [stem(word) for word in fold(name.text).split()]
    return any(
        set(wanted) <= {stem(word) for word in fold(batch).split()}
        for batch in clause.message.context.batches
    )


def _entry(clause: Clause, item: Item, category: str | None, anchored: bool) -> Entry | None:
    start, end = clause.offsets(item.first, item.last)
    common: dict[str, Any] = {"start": start, "end": end, "category": category}
    amount, name = item.amount, item.name
    if name is None:
        return None
    batch = _is_batch(clause, name)
    if item.share is not None and not (batch or item.known or anchored):
        return None  # "walked the whole city"
    if item.share is not None and (batch or not item.known):
        return PortionEntry(batch=name, share=item.share, **common)
    if amount is not None and amount.unit in PORTION_UNITS and (batch or not item.known):
        return PortionEntry(batch=name, portions=item.portions or amount.value, **common)
    if batch and amount is not None and amount.value is not None and amount.unit in ("g", "kg"):
        return PortionEntry(batch=name, grams=amount.value * (1000 if amount.unit == "kg" else 1), **common)
    if batch and (amount is None or amount.unit is None):
        return PortionEntry(batch=name, portions=amount.value if amount else 1.0, **common)
    if item.share is not None:
        amount = Amount(item.share)
    told = anchored or (amount is not None and amount.unit is not None)
    return FoodEntry(food=name, amount=amount, anchored=told, **common)
