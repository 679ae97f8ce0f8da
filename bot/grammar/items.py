"""Foods with their amounts, as they stand in a clause."""

from bot.entries import Amount, Name
from bot.grammar.clauses import Clause
from bot.grammar.item import Item, settle, shaken
from bot.grammar.plated import in_all, prepared_behind
from bot.grammar.prose import absorb

AMOUNTS = ("mass", "volume", "amount", "portions", "share")
MASSES = ("g", "kg", "mg", "oz", "lb", "ml", "cl", "dl", "l", "floz")
LONGEST_GAP = 5
INSIDE = ("facet", "exercise", "portion", "measure", "unit_percent", "percent")
"""Kinds that are part of a food's name when something stands before them."""

_ENDS = (
    "comma and stop line con but question open_question mark colon glue mass volume amount counted count number "
    "portions share share_of measure time meal eat drink did cook other subject person stance want weighed_out"
)
ENDS = frozenset(_ENDS.split())
"""Kinds that are no part of what was weighed: in "5 g of hard cheese" all words up to one of these are its name."""


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
    if len(found) > 1 and found[0].amount is None and found[0].share is None:
        after = found[0].last + 1
        listed = clause.spans[after].kind in ("colon", "glue", "at") and found[1].first == after + 1
        if listed and all(item.amount is not None for item in found[1:]):
            del found[0]


def _item_at(clause: Clause, at: int, stop: int, anchored: bool) -> Item | None:
    spans = clause.spans
    if at in clause.used:
        return None
    span = spans[at]
    amount: Amount | None = None
    share = portions = None
    here = at
    if span.kind in AMOUNTS or span.kind == "share_of":
        if span.kind == "portions":
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
    while here < stop and clause.free(here, "glue", "at") and (here > at or anchored):
        here += 1
    if here > at and clause.free(here, "amount") and spans[here].value == Amount(None):
        here += 1
    # So many grams of a shake: the shake is what was weighed.
    weighed = amount is not None and amount.unit in MASSES
    shake = here if weighed and clause.free(here, "measure") and spans[here].value == "shake" else None
    here += shake is not None
    said = amount is not None or share is not None
    sure = said or clause.has("eat", "drink")
    if (run := _name_run(clause, here, stop, said or anchored, sure, weighed=weighed)) is None:
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
    amount, end = prepared or _after(clause, end, stop, amount, each)
    name_end = spans[last].value[1][1] if spans[last].kind == "counted" else spans[last].end
    name = clause.message.name(name_start, name_end)
    if prepared:
        more = clause.message.name(spans[end].start, spans[end].end)
        name = Name(f"{name.text} {more.text}", name.start, name.end)
    clause.use(*range(at, end + 1))
    return Item(name, amount, share, portions, at, end, known)


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


def _after(
    clause: Clause, last: int, stop: int, amount: Amount | None, counted: bool
) -> tuple[Amount | None, int]:
    """An amount behind the name: "arroz 150 g", "2 yogures de 125 g", "arroz (150 g)"."""
    here = last + 1
    while here < stop and clause.free(here, "glue", "mark", "colon", "at"):
        here += 1
    if (weighed := _weighed_out(clause, here, stop, amount)) is not None:
        return weighed
    if (amount is None or amount.value in (None, 1.0)) and clause.free(here, "comma"):
        place = here + 1
        while place < stop and clause.free(place, "glue", "filler"):
            place += 1
        if place + 1 >= stop or clause.free(place + 1, "stop", "mark", "line", "comma", "and"):
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
    forward = follows > here + 1 and follows < stop and _of_weighed(clause, follows)
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


UNTIL = frozenset(("before", "after", "during", "while", "until", "antes", "durante", "mientras", "tras"))
"""Words behind which no name goes on: "a banana before handover"."""


def _name_run(
    clause: Clause, at: int, stop: int, slot: bool, sure: bool, *, weighed: bool
) -> tuple[int, int, bool, Amount | None] | None:
    """The spans of a food's name: first, last, whether it is known, and the count it came with."""
    spans = clause.spans
    first, last, known, gaps, counted = at, at - 1, False, 0, None
    here = at
    while here < stop:
        if clause.free(here, "food", "counted"):
            if gaps and not known and not sure:
                return None
            if known and (spans[here].kind == "counted" or not _linked(clause, last, here)):
                break
            if spans[here].kind == "counted":
                if gaps or last >= at:
                    break
                counted = spans[here].value[0]
            known, last = True, here
        elif clause.free(here, "prep") or (slot and clause.free(here, "cook")):
            last = here
        elif (
            last >= at
            and clause.free(here, "mark")
            and clause.free(here + 1, "prep")
            and clause.free(here + 2, "mark")
        ):
            here, last = here + 2, here + 2
        elif known and clause.is_word(here) and clause.message.tokens[spans[here].start].folded in UNTIL:
            break
        elif (clause.is_word(here) and (slot or known)) or (
            weighed and not known and _of_weighed(clause, here)
        ):
            gaps, last = gaps + 1, here
        elif ((slot or last >= at) and _adds(clause, at, here)) or (
            last >= at and not (known or gaps) and _both(clause, here)
        ):
            last = here
        elif not (
            last >= at and clause.free(here, "glue", "con", "at") and _goes_on(clause, here, stop, known)
        ):
            break
        here += 1
    named = last >= at and gaps <= LONGEST_GAP and (known or (slot and gaps))
    return (first, last, known, counted) if named else None


def _of_weighed(clause: Clause, here: int) -> bool:
    """Words that mean something else elsewhere are a name behind a mass: "5 g of hard cheese"."""
    made = (
        clause.free(here, "con")
        and clause.free(here - 1, "glue")
        and clause.spans[here].end - clause.spans[here].start == 1
    )
    return here not in clause.used and (clause.spans[here].kind not in ENDS or made)


def _adds(clause: Clause, at: int, here: int) -> bool:
    """What else a name may hold: "100% orange juice", and, not at its begin, "fruit-flavored drink"."""
    if here == at:
        return clause.free(here, "percent")
    drink = clause.message.tokens[clause.spans[here].start].folded == "drink"
    return clause.free(here, *INSIDE) or (drink and clause.free(here, "inf"))


def _both(clause: Clause, at: int) -> bool:
    """ "Roasted and salted almonds": what stands before the "and" was no name yet."""
    joins = clause.free(at, "and", "glue") and clause.message.tokens[clause.spans[at].start].folded in (
        "and",
        "y",
    )
    word = clause.is_word(at + 1) and clause.free(at + 2, "food", "prep")
    return joins and (word or clause.free(at + 1, "prep"))


def _linked(clause: Clause, last: int, here: int) -> bool:
    """Two known foods are one name only when nothing but "de" stands between them."""
    between = [clause.message.tokens[s.start].folded for s in clause.spans[last + 1 : here]]
    return all(word in ("de", "del", "of", "al", "a", "la") for word in between)


def _goes_on(clause: Clause, at: int, stop: int, known: bool) -> bool:
    """The name goes on behind this glue: "de soja"; "con" only inside a name of which no part is known."""
    spans = clause.spans
    if at + 1 >= stop:
        return False
    if spans[at].kind == "con":
        return (
            not known
            and clause.is_word(at + 1)
            and clause.message.tokens[spans[at].start].folded in ("con", "with")
        )
    word = clause.message.tokens[spans[at].start].folded
    if word not in ("de", "del", "of", "al", "a", "la", "el", "the", "en", "in"):
        return False
    follows = at + 1
    while follows < stop and clause.free(follows, "glue", "at"):
        follows += 1
    unknown = clause.is_word(follows) and word not in ("en", "in")
    return follows < stop and (unknown or clause.free(follows, "food", "prep"))
