"""Meals told in sentences: "a 60 g slice of cake", "a glass of 200 g of juice", "rice with no meat"."""

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from bot.entries import Amount
from bot.grammar.chart import Span, rule
from bot.grammar.clauses import Clause
from bot.grammar.dishes import is_sauced, name_sauced, told_by_bases
from bot.grammar.item import Item, stems
from bot.grammar.prose_words import (
    APART,
    BARS,
    DONE,
    DONE_WITH,
    FILLED,
    FILLINGS,
    GOING_ON,
    HOLDS,
    IDLE,
    IDLE_WORDS,
    LATER,
    LISTING,
    MADE,
    MIXED,
    PLATED,
    SEVERAL,
    SNACKS,
    TIES,
    TOPPED,
    WITHIN,
)
from bot.grammar.tokens import fold


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


@rule("one", "mass", out="mass", cost=0.15)
def _each(_: float, said: Amount) -> Amount | None:
    """ "One 50 g granola bar"."""
    return said if said.unit in PLATED else None


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
    words = [
        t.folded for s in clause.spans if s.kind == "meal" for t in clause.message.tokens[s.start : s.end]
    ]
    named = any(s.kind == "meal" and s.value != "?" for s in clause.spans)
    return named or not SNACKS.isdisjoint(words)


MUCH_ML = 1000.0
"""So much water is no part of what was eaten with it."""


def poured(clause: Clause) -> None:
    """Water among what was eaten is a drink of that meal: "a scoop of whey with 300 ml of water"."""
    told = clause.has("eat", "drink", "meal") or clause.message.eating
    much = any(s.kind == "watered" and s.value >= MUCH_ML for s in clause.spans)
    if (
        told
        and not much
        and clause.has("watered")
        and clause.has("food", "counted", "amount", "mass", "volume")
    ):
        parts = [p for s in clause.spans for p in (s.parts if s.kind == "watered" else (s,))]
        clause.spans = [
            s._replace(kind="food", value=(s.start, s.end)) if s.kind == "water" else s for s in parts
        ]


def washed(clause: Clause) -> None:
    """ "I'll wash it down with a coke" goes on with what was eaten; alone it is only meant to be."""
    if clause.has("wash"):
        kind, value = ("eat", "") if clause.message.eating else ("stance", "planned")
        clause.spans = [s._replace(kind=kind, value=value) if s.kind == "wash" else s for s in clause.spans]


def absorb(clause: Clause, found: list[Item]) -> None:
    """Drops what a weighed dish holds: of "240 g of coffee with milk and sugar" the milk is in the 240 g, and where
    several foods were weighed also the ham of "90 g of bread with ham"; and the dish of no known weight whose parts
    are weighed: "a sandwich made with 60 g of bread"."""
    _weigh_dishes(clause, found)
    kept: list[Item] = []
    followed = zip_longest(found, found[1:])
    found[:] = [item for item, after in followed if not _remark(clause, item, after)]
    all_weighed = sum(_weighed(item) for item in found) >= SEVERAL
    holder: Item | None = None
    inside = False
    end = 0
    for place, item in enumerate(found):
        joint = _joint(clause, end, item.first) if kept else ""
        end = item.last + 1
        if holder is not None and item.share is None and item.amount in (None, Amount(1.0)):
            more = any(_weighed(other) for other in found[place + 1 :])
            unsaid = item.amount is None
            sauced = is_sauced(holder, item, joint)
            if sauced or (unsaid and _belongs(joint, holder, all_weighed, more)):
                if sauced:
                    name_sauced(holder, item)
                inside = True
                continue
            if unsaid and inside and joint in ("list", "and"):
                continue
        if kept and joint and _lies_in(kept[-1], item, joint):
            continue
        if joint in ("made", "in") and _told_by_parts(kept[-1], item, joint):
            kept.pop()
        kept.append(item)
        holder = item if _weighed(item) else None
        inside = holder is not None and _lists_parts(holder)
    joints = [_joint(clause, item.last + 1, after.first) for item, after in pairwise(kept)]
    found[:] = told_by_bases(kept, joints)


def _weigh_dishes(clause: Clause, found: list[Item]) -> None:
    """ "A salad of lettuce, tomato and salt that weighs 80 g": the salad weighs that, not the salt."""
    _weigh_all(clause, found)
    for place in range(len(found) - 1, 0, -1):
        if clause.spans[found[place].last].kind != "weighed_out":
            continue
        first = place
        while first and not _weighed(found[first - 1]):
            first -= 1
        dish = next((n for n in range(first, place) if _mixed(found[n])), None)
        if dish is None or not (_lists_parts(found[dish]) or _tied(clause, found[dish], found[dish + 1])):
            continue
        found[dish].amount = found[place].amount
        del found[dish + 1 : place + 1]
        return


def _weigh_all(clause: Clause, found: list[Item]) -> None:
    """ "A salad with 80 g of lettuce, tomato and onion": all of it weighs that."""
    for place in range(len(found) - 3, -1, -1):
        dish, first = found[place], found[place + 1]
        bare = dish.amount in (None, Amount(1.0)) and dish.share is None
        if not bare or not _mixed(dish) or not _weighed(first) or not _tied(clause, dish, first):
            continue
        end = place + 2
        while end < len(found) and found[end].amount is None and found[end].share is None:
            if _joint(clause, found[end - 1].last + 1, found[end].first) not in ("list", "and"):
                break
            end += 1
        if end >= place + 4:
            dish.amount = first.amount
            del found[place + 1 : end]


def _tied(clause: Clause, dish: Item, part: Item) -> bool:
    return _joint(clause, dish.last + 1, part.first) in ("with", "in", "made")


def _belongs(joint: str, holder: Item, all_weighed: bool, more: bool) -> bool:
    """Whether what has no amount is in what was weighed before it; ``more``: something else is weighed behind it."""
    if joint in ("made", "beside"):
        return True
    if joint == "within":
        return True
    if joint in ("with", "in"):
        return all_weighed or _mixed(holder)
    return joint == "and" and all_weighed and more


def _lies_in(dish: Item, part: Item, joint: str) -> bool:
    """The lettuce and the bun of a burger, the icing of a cake, the water that a cup of oatmeal was made with."""
    bare = part.share is None and part.amount in (None, Amount(None), Amount(1.0))
    told = dish.amount is not None or dish.share is not None
    if not bare or not told:
        return False
    if joint == "made":
        return part.amount is None
    filling = not FILLINGS.isdisjoint(stems(part)[-1:])
    return filling and joint in ("with", "in") and (not part.known or not FILLED.isdisjoint(stems(dish)))


def _told_by_parts(dish: Item, part: Item, joint: str) -> bool:
    """ "A salad made with 50 g of lettuce", "a salad of 50 g of lettuce"."""
    return (
        dish.amount in (None, Amount(1.0)) and part.amount is not None and (joint == "made" or _mixed(dish))
    )


def _lists_parts(holder: Item) -> bool:
    """ "80 g of salad of lettuce, ...": the list behind it tells what is in it."""
    words = stems(holder)
    heads = [at for at, word in enumerate(words) if word in MIXED]
    return bool(heads) and any(word in ("of", "de", "with", "con") for word in words[heads[0] + 1 :])


def _remark(clause: Clause, item: Item, after: Item | None) -> bool:
    """ "A cosy plate of 200 g of rice", "..., savoring it": words that nobody knows and no amount belongs to, where
    they are not one of a row."""
    if item.known or item.amount is not None or item.share is not None or item.name is None:
        return False
    if after is not None and _weighed(after) and _joint(clause, item.last + 1, after.first) != "list":
        return True
    spans, tokens = clause.spans, clause.message.tokens
    told = any(s.kind in ("mass", "volume", "amount", "counted") for s in spans) and clause.has(
        "eat", "drink", "meal"
    )
    if not told:
        return False
    listed = item.first > 0 and spans[item.first - 1].kind in LISTING
    ending = fold(item.name.text).endswith(("ing", "ed", "ly")) and clause.message.context.language == "en"
    end = spans[item.last].end
    goes_on = end < len(tokens) and tokens[end].folded in GOING_ON
    return not listed or ending or goes_on


def _weighed(item: Item) -> bool:
    said = item.amount
    return said is not None and said.value is not None and said.unit in PLATED


def _mixed(item: Item) -> bool:
    return not MIXED.isdisjoint(stems(item))


def _joint(clause: Clause, begin: int, end: int) -> str:
    """What stands between two foods: "made", "with", "beside" for nothing at all, "list" for a comma, "and", "in" for
    other words that tie the second to the first, else ""."""
    between = clause.spans[begin:end]
    if _done_with(clause, between):
        return "made"
    if not between:
        # Behind a verb "de" may be taken for the beginning of the next item.
        opens = clause.message.tokens[clause.spans[end].start].folded
        return "in" if opens in ("de", "of") else "beside"
    tokens = clause.message.tokens
    bars = [s for s in between if s.kind in BARS]
    if any(tokens[s.start].folded not in TOPPED for s in bars):
        return ""
    words = [tokens[s.start : s.end] for s in between if s.kind == "con" or s in bars]
    listed = [s.kind for s in between if s.kind in ("comma", "and")]
    if not words:
        first = tokens[between[0].start].folded
        if first == "using":
            return "made"
        tied = between[0].kind not in ("comma", "and") and first in TIES
        if tied:
            return "within" if first in WITHIN else "in"
        return "and" if listed == ["and"] else "list" if listed else ""
    if all(one[0].text in MADE for one in words):
        return "made"
    if all(one[0].text in WITHIN for one in words) and not listed:
        return "within"
    if any(token.text in APART for one in words for token in one) or listed:
        return ""
    return "with"


def _done_with(clause: Clause, between: Sequence[Span]) -> bool:
    """Whether only words stand there that tell what was done with a dish: ", topped with", "for lunch, featuring"."""
    start = 0
    while start < len(between) and between[start].kind in ("comma", "meal", "filler", "glue"):
        start += 1
    words = [one.folded for s in between[start:] for one in clause.message.tokens[s.start : s.end]]
    ties = words[1:]
    return (
        words[:1] != []
        and words[0] in DONE
        and DONE_WITH.issuperset(ties)
        and (bool(ties) or words[0] in HOLDS)
    )


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
