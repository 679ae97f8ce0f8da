"""Foods with their amounts, as they stand in a clause."""

from bot.entries import Amount, Name
from bot.grammar.amount_behind import MASSES, amount_behind
from bot.grammar.clauses import Clause
from bot.grammar.item import Item, is_menu, is_mixed, settle, shaken
from bot.grammar.name_run import name_run
from bot.grammar.plated import prepared_behind
from bot.grammar.prose import absorb

AMOUNTS = ("mass", "volume", "amount", "portions", "share")


def items(clause: Clause, start: int, stop: int, anchored: bool) -> list[Item]:
    """The foods between two places of a clause, in order; what they take is marked as used."""
    found: list[Item] = []
    at = start
    while at < stop:
        item = _item_at(clause, at, stop, anchored)
        if item is None:
            at += 1
            continue
        found.append(item)
        at = item.last + 1
    _drop_heading(clause, found)
    settle(found)
    absorb(clause, found)
    return found


def _drop_heading(clause: Clause, found: list[Item]) -> None:
    """ "Ham sandwich: 2 slices of bread, 40 g of ham": what is listed stands for its name."""
    if len(found) < 2:
        return
    colon = next((n for n, s in enumerate(clause.spans) if s.kind == "colon"), 0)
    if colon and any(s.kind == "meal" for s in clause.spans[:colon]) and found[-1].first > colon:
        found[:] = [
            one for one in found if one.first > colon or one.amount is not None or one.share is not None
        ]
    head = found[0]
    if (
        len(found) < 2
        or head.share is not None
        or (head.amount not in (None, Amount(1.0)) and not is_mixed(head))
    ):
        return
    between = clause.spans[head.last + 1 : found[1].first]
    listed = any(s.kind in ("colon", "minus", "glue", "at") for s in between)
    dashed = any(s.kind in ("colon", "minus") for s in between) and all(s.kind in HEADED for s in between)
    plain = len(between) == 1 and listed and head.amount is None
    told = [one.amount is not None for one in found[1:]]
    if (plain and all(told)) or (dashed and (is_menu(head) or (any(told) and is_mixed(head)))):
        del found[0]


HEADED = frozenset(("colon", "minus", "time", "meal", "place", "filler", "glue", "at", "size", "remark"))
"""What may stand between a dish and the list of what was in it."""


def _item_at(clause: Clause, at: int, stop: int, anchored: bool) -> Item | None:
    spans = clause.spans
    if at in clause.used:
        return None
    span = spans[at]
    amount: Amount | None = None
    share = portions = None
    here = at
    if span.kind in AMOUNTS or span.kind == "share_of":
        if (glass := _of_beer(clause, at)) is not None:
            amount = glass
        elif span.kind == "portions":
            portions, amount = span.value, Amount(span.value, "serving")
        elif span.kind in ("share", "share_of"):
            share = float(span.value)
        else:
            amount = span.value
        here = at + 1
        if clause.free(here, "amount") and amount is not None and spans[here].value.unit is None:
            here += 1
    elif span.kind == "measure" and clause.free(at + 1, "glue", "at", "food", "prep"):
        amount, here = Amount(1.0, span.value), at + 1
    elif (count := _bare_count(clause, at, anchored)) is not None:
        amount, here = Amount(count), at + 1
        if clause.free(here, "size"):
            amount, here = Amount(count, None, spans[here].value), here + 1
    while (
        here < stop
        and (clause.free(here, "glue", "at") or _pointing(clause, here))
        and (here > at or anchored)
    ):
        here += 1
    if here > at and clause.free(here, "amount") and spans[here].value == Amount(None):
        here += 1
    # So many grams of a shake: the shake is what was weighed.
    weighed = amount is not None and amount.unit in MASSES
    shake = here if weighed and clause.free(here, "measure") and spans[here].value == "shake" else None
    here += shake is not None
    said = amount is not None or share is not None
    sure = said or clause.has("eat", "drink")
    if (run := name_run(clause, here, stop, said or anchored, sure, weighed=weighed)) is None:
        return None
    first, last, known, counted = run
    if shake is not None:
        name_start = spans[shake].start
    elif counted is not None:
        amount = counted if amount is None else Amount(amount.value, amount.unit, amount.size)
        name_start = spans[first].value[1][0]
    else:
        name_start = spans[first].start
    if amount is not None and amount.unit == "shake":
        amount, name_start = shaken(clause, at, name_start, amount)
    end = last
    if clause.free(last + 1, "size") and amount is not None and amount.unit is None and last + 1 < stop:
        amount, end = Amount(amount.value, None, spans[last + 1].value), last + 1
    each = amount is not None and amount.unit not in MASSES
    prepared = amount is None and prepared_behind(clause, end, stop)
    amount, end = prepared or amount_behind(clause, end, stop, amount, each)
    name_end = spans[last].value[1][1] if spans[last].kind == "counted" else spans[last].end
    name = clause.message.name(name_start, name_end)
    if prepared:
        more = clause.message.name(spans[end].start, spans[end].end)
        name = Name(f"{name.text} {more.text}", name.start, name.end)
    clause.use(*range(at, end + 1))
    return Item(name, amount, share, portions, at, end, known)


BEERS = frozenset(
    ("cerveza", "cerve", "cervecita", "birra", "mahou", "estrella", "heineken", "cruzcampo", "rubia")
)
BOTTLES_ML = {0.3333: 330.0, 0.6667: 660.0, 0.2: 200.0}


def _of_beer(clause: Clause, at: int) -> Amount | None:
    """ "Un tercio de cerveza" is a bottle of a third of a litre, "un quinto" one of a fifth."""
    span = clause.spans[at]
    if span.kind != "share" or span.value not in BOTTLES_ML:
        return None
    follows = clause.message.tokens[span.end : span.end + 1]
    return Amount(BOTTLES_ML[span.value], "ml") if follows and follows[0].folded in BEERS else None


THAT = frozenset(
    ("that", "this", "those", "these", "ese", "esa", "este", "esta", "aquel", "aquella", "aquellas")
)


def _pointing(clause: Clause, here: int) -> bool:
    """ "A bowl of that soup"."""
    behind = here > 0 and clause.spans[here - 1].kind in ("glue", "at")
    return (
        behind
        and clause.free(here, "filler")
        and clause.message.tokens[clause.spans[here].start].folded in THAT
    )


def _bare_count(clause: Clause, at: int, anchored: bool) -> float | None:
    """A number before a food nobody knows, "he comido 3 zorblax", or before its preparation, "2 fried eggs"."""
    if not clause.free(at, "count"):
        return None
    value = float(clause.spans[at].value)
    if value != int(value) or not 0 < value <= 100:
        return None
    after = at + 2 if clause.free(at + 1, "size") else at + 1
    if clause.free(after, "prep") and clause.free(after + 1, "food"):
        return value
    return value if anchored and clause.is_word(after) else None
