"""Meals told in sentences: "a 60 g slice of cake", "a glass of 200 g of juice", "rice with no meat"."""

from bot.entries import Amount
from bot.grammar.chart import rule
from bot.grammar.clauses import Clause
from bot.grammar.item import Item

PLATED = frozenset(("g", "ml", "oz", "cl", "floz"))
"""Units in which food is served; a "60 kg bar" is no food."""

_MADE = (
    "made filled stuffed dressed seasoned sweetened prepared that's which "
    "hecho hecha hechos hechas relleno rellena aliñado aliñada endulzado endulzada preparado preparada"
)
MADE = frozenset(_MADE.split())
"""How the words begin behind which stands what something was made of."""

WITH = frozenset(("with", "con"))

_MIXED = (
    "salad soup stew sandwich burrito wrap pizza taco tacos bowl omelette omelet casserole curry smoothie cake pie "
    "pudding dish stir lasagna ensalada sopa guiso bocadillo cazuela batido tarta potaje crema lasaña plato "
    "coffee tea espresso latte beverage drink lemonade atole cafe café té infusión bebida limonada"
)
MIXED = frozenset(_MIXED.split())
"""Dishes and drinks whose parts are told with them: of "200 g of salmon with broccoli" the broccoli is no part."""

BARS = frozenset(("eat", "drink", "stop", "line", "did", "cook", "meal"))
"""Kinds behind which something new is told."""

SEVERAL = 2
"""Who weighs so many foods weighs everything that counts."""

IDLE = frozenset(("prep", "size", "weighted", "measure"))
"""Kinds that tell nothing more of a food that was eaten: "added", "fresh"."""

LATER = frozenset(("manana", "semana", "tomorrow", "week", "weeks", "semanas"))
"""Words that tell of a dish that is kept for another day."""

IDLE_WORDS = frozenset(("i have", "have", "up", "tengo", "tambien tengo", "llevo", "hice", "i made"))


@rule("mass", "measure", out="mass", cost=0.05)
@rule("volume", "measure", out="volume", cost=0.05)
def _plated(said: Amount, measure: str) -> Amount | None:
    """ "A 60 g slice of", "a 330 ml can of": the mass tells more than the measure. A shake is a food itself."""
    return said if said.unit in PLATED and measure != "shake" else None


@rule("amount", "mass", out="mass", cost=0.0)
@rule("amount", "volume", out="volume", cost=0.0)
def _of_mass(amount: Amount, said: Amount) -> Amount | None:
    """ "A glass of 200 g of juice", "a bit of 5 g": of several it may be the mass of each or of all."""
    return said if amount.value in (None, 1.0) and said.unit in PLATED else None


@rule("number|one", "mass", "measure", out="mass", cost=0.1)
@rule("number|one", "volume", "measure", out="volume", cost=0.1)
def _several(count: float, each: Amount, _: str) -> Amount | None:
    """ "Two 50 g slices of bread" are 100 g."""
    fits = each.unit in PLATED and each.value is not None and count == int(count) and 0 < count <= 12
    return Amount(round(count * (each.value or 0.0), 3), each.unit) if fits else None


@rule("con", "stance", "food", out="prep", cost=0.1)
@rule("con", "stance", "added_word", "food", out="prep", cost=0.1)
def _lacking(_: str, stance: str, *__: object) -> str | None:
    """ "With no meat" tells of the dish, it denies nothing that was eaten."""
    return "without" if stance == "negated" else None


def served(clause: Clause) -> bool:
    """ "I prepared 200 g of chicken for lunch": cooked and eaten at once, no pot that is kept."""
    kept = clause.has("yielded", "weighed_out", "portions") or any(
        s.kind == "amount" and s.value.unit == "serving" for s in clause.spans
    )
    if kept or not clause.has("cook") or not clause.has("mass", "volume", "counted", "amount"):
        return False
    words = [t.folded for s in clause.spans for t in clause.message.tokens[s.start : s.end]]
    if not LATER.isdisjoint(words):
        return False
    verb = next(s for s in clause.spans if s.kind == "cook")
    return words[0] == "me" or clause.message.tokens[verb.start].folded == "me" or _for_meal(clause)


def _for_meal(clause: Clause) -> bool:
    return any(s.kind == "meal" and s.value != "?" for s in clause.spans)


def washed(clause: Clause) -> None:
    """ "I'll wash it down with a coke" goes on with what was eaten; alone it is only meant to be."""
    if clause.has("wash"):
        kind, value = ("eat", "") if clause.message.eating else ("stance", "planned")
        clause.spans = [s._replace(kind=kind, value=value) if s.kind == "wash" else s for s in clause.spans]


def absorb(clause: Clause, found: list[Item]) -> None:
    """Drops what a weighed dish holds: of "240 g of coffee with milk and sugar" the milk is in the 240 g, and where
    several foods were weighed also the ham of "90 g of bread with ham"; and the dish of no known weight whose parts
    are weighed: "a sandwich made with 60 g of bread"."""
    kept: list[Item] = []
    if len(found) > 1 and _heading(clause, found[0], found[1]):
        del found[0]
    all_weighed = sum(_weighed(item) for item in found) >= SEVERAL
    holder: Item | None = None
    inside = False
    end = 0
    for item in found:
        joint = _joint(clause, end, item.first) if kept else ""
        end = item.last + 1
        if holder is not None and item.amount is None and item.share is None:
            with_it = joint in ("made", "beside") or (joint == "with" and (all_weighed or _mixed(holder)))
            if with_it or (inside and joint == "list"):
                inside = True
                continue
        if joint == "made" and kept[-1].amount is None and item.amount is not None:
            kept.pop()
        kept.append(item)
        holder, inside = (item if _weighed(item) else None), False
    found[:] = kept


def _heading(clause: Clause, item: Item, after: Item) -> bool:
    """ "A cosy plate of 200 g of rice": words that nobody knows before what was weighed, not in a row with it."""
    bare = not item.known and item.amount is None and item.share is None
    return bare and _weighed(after) and _joint(clause, item.last + 1, after.first) != "list"


def _weighed(item: Item) -> bool:
    said = item.amount
    return said is not None and said.value is not None and said.unit in PLATED


def _mixed(item: Item) -> bool:
    return item.name is not None and not MIXED.isdisjoint(item.name.text.lower().split())


def _joint(clause: Clause, begin: int, end: int) -> str:
    """What stands between two foods: "made", "with", "beside" for nothing at all, "list" for a comma or an "and",
    else ""."""
    between = clause.spans[begin:end]
    if not between:
        return "beside"
    if any(s.kind in BARS for s in between):
        return ""
    words = [clause.message.tokens[s.start : s.end] for s in between if s.kind == "con"]
    if not words:
        return "list" if any(s.kind in ("comma", "and") for s in between) else ""
    if all(one[0].text in MADE for one in words):
        return "made"
    return "with" if all(one[-1].text in WITH for one in words) else ""


def idle(clause: Clause) -> list[int]:
    """The places of words in a told meal that change nothing of it."""
    return [
        n for n, s in enumerate(clause.spans) if n not in clause.used and (s.kind in IDLE or _idle(clause, n))
    ]


def _idle(clause: Clause, at: int) -> bool:
    span = clause.spans[at]
    if span.kind not in ("walked", "wake"):
        return False
    return " ".join(t.folded for t in clause.message.tokens[span.start : span.end]) in IDLE_WORDS
