"""Amounts behind the name of a food: "arroz 150 g", "arroz (150 g)", "a banana weighing 64 g"."""

from bot.entries import Amount
from bot.grammar.clauses import Clause
from bot.grammar.name_run import of_weighed
from bot.grammar.plated import in_all

MASSES = ("g", "kg", "mg", "oz", "lb", "ml", "cl", "dl", "l", "floz")


def amount_behind(
    clause: Clause, last: int, stop: int, amount: Amount | None, counted: bool
) -> tuple[Amount | None, int]:
    """An amount behind the name: "arroz 150 g", "2 yogures de 125 g", "arroz (150 g)"."""
    here = last + 1
    while here < stop and clause.free(here, "glue", "mark", "colon", "at"):
        here += 1
    if amount is None and (later := _behind_meal(clause, here, stop)) is not None:
        return clause.spans[later].value, later
    if (weighed := _weighed_out(clause, here, stop, amount)) is not None:
        return weighed
    if (amount is None or amount.value in (None, 1.0)) and clause.free(here, "comma"):
        place = here + 1
        while place < stop and clause.free(place, "glue", "filler"):
            place += 1
        if place + 1 >= stop or clause.free(place + 1, "stop", "mark", "line", "comma", "and", "filler"):
            here = place
    if amount is None and here < stop and (bare := _bare_grams(clause, last, here, stop)) is not None:
        return bare, here
    bracketed = here > last + 1 and _grams_beside(clause, here, stop, amount)
    if (
        here >= stop
        or not clause.free(here, "mass", "volume", "amount")
        or (amount is not None and not counted and not bracketed)
    ):
        return amount, last
    follows = here + 1
    while follows < stop and clause.free(follows, "glue"):
        follows += 1
    forward = follows > here + 1 and follows < stop and of_weighed(clause, follows)
    if forward or (follows < stop and (clause.free(follows, "food", "prep") or clause.is_word(follows))):
        return amount, last
    said: Amount = clause.spans[here].value
    end = here + 1 if clause.free(here + 1, "mark") and here + 1 < stop else here
    if amount is None or bracketed or (amount.value is None and clause.spans[here].kind != "amount"):
        return said, end
    if said.value is None or amount.value is None or clause.spans[here].kind == "amount":
        return amount, last
    if in_all(clause, last, here):
        return said, end
    return Amount(round(amount.value * said.value, 3), said.unit), end


def _behind_meal(clause: Clause, here: int, stop: int) -> int | None:
    """ "Cereal for dinner, two bowls": where the amount stands that ends what is told behind a meal's name."""
    while here < stop and clause.free(here, "time", "meal", "filler", "place"):
        here += 1
        if not clause.free(here, "comma"):
            continue
        place = here + 1
        while place < stop and clause.free(place, "glue", "filler"):
            place += 1
        ends = place + 1 >= stop or clause.free(place + 1, "stop", "mark", "line", "filler")
        if clause.free(place, "mass", "volume", "amount") and ends and clause.spans[place].value.value:
            return place
    return None


def _grams_beside(clause: Clause, here: int, stop: int, amount: Amount | None) -> bool:
    """ "A 12-ounce can of cola (372 grams)": what stands in brackets in grams is what the ounces are."""
    grams = here < stop and clause.free(here, "mass") and clause.spans[here].value.unit == "g"
    return grams and amount is not None and amount.unit in ("oz", "floz", "ml", "cl", "lb")


def _weighed_out(
    clause: Clause, here: int, stop: int, amount: Amount | None
) -> tuple[Amount | None, int] | None:
    """ "A banana weighing 64 g", "a cookie that weighs 17 g": what was weighed says more than a count."""
    while here < stop and clause.free(here, "glue", "filler", "comma", "qword"):
        here += 1
    if here >= stop or not clause.free(here, "weighed_out") or (amount is not None and amount.unit in MASSES):
        return None
    return clause.spans[here].value, here


def _bare_grams(clause: Clause, last: int, here: int, stop: int) -> Amount | None:
    """ "Avena 50, leche 200": a bare number of grams behind a known food, at the end of its part."""
    span = clause.spans[here]
    if here != last + 1 or span.kind != "count" or clause.spans[last].kind != "food" or here in clause.used:
        return None
    ends = here + 1 >= stop or clause.spans[here + 1].kind in ("comma", "and", "stop", "line", "con", "meal")
    return Amount(span.value, "g") if ends and 15 <= span.value <= 1000 and span.value % 5 == 0 else None
