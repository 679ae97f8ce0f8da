"""Pots that were cooked: what went in, what came out."""

from dataclasses import replace

from bot.entries import Amount, BatchEntry, Entry
from bot.grammar.chart import rule
from bot.grammar.clauses import Clause
from bot.grammar.items import items
from bot.grammar.meals import ingredients


@rule("yield_verb", "portions", out="yielded", cost=0.05)
@rule("yield_verb", "comma", "portions", out="yielded", cost=0.05)
def _yielded(*parts: object) -> float | None:
    last = parts[-1]
    return last if isinstance(last, float) else None


@rule("weighs", "mass", out="weighed_out", cost=0.05)
@rule("weighs", "at|is|colon|comma", "mass", out="weighed_out", cost=0.05)
@rule("mass", "weighs", out="weighed_out", cost=0.2)
def _weighed(*parts: object) -> Amount | None:
    said = next(p for p in parts if isinstance(p, Amount))
    return said if said.unit in ("g", "kg", "lb", "oz") else None


GRAMS = {"g": 1.0, "kg": 1000.0, "lb": 453.59237, "oz": 28.349523125}


def likely(clause: Clause) -> bool:
    """A clause that tells of a pot: a verb of cooking, what came out, or a list behind "he hecho X:"."""
    if clause.has("cook", "yielded", "weighed_out"):
        return True
    return clause.has("did") and clause.has("colon", "con", "at") and bool(_shares(clause))


def _shares(clause: Clause) -> list[int]:
    """Portions said at the end of two ingredients or more: "..., 5 raciones"."""
    spans = clause.spans
    weighed = [n for n, s in enumerate(spans) if s.kind in ("mass", "volume")]
    return [
        n
        for n, s in enumerate(spans)
        if len(weighed) > 1 and n > weighed[-1] and s.kind == "amount" and s.value.unit == "serving"
    ]


def build(clause: Clause) -> list[Entry]:
    """The pot of a clause that begins with cooking; its name stands before "con", what went in behind it."""
    spans = clause.spans
    cooks = [n for n, s in enumerate(spans) if s.kind == "cook"]
    outs = [n for n, s in enumerate(spans) if s.kind in ("yielded", "weighed_out", "portions")]
    shares = _shares(clause)
    outs += shares
    if not cooks:
        cooks = [n for n, s in enumerate(spans) if s.kind == "did"]
        came_out = shares or any(spans[n].kind in ("yielded", "weighed_out") for n in outs)
        if not cooks or not came_out or not clause.has("mass", "food"):
            return []
    if any(s.kind in ("mass", "amount", "volume", "food", "eat") for s in spans[: cooks[0]]):
        return []
    begin = cooks[0] + 1
    portions = next((spans[n].value for n in outs if spans[n].kind in ("yielded", "portions")), None)
    portions = spans[shares[-1]].value.value if portions is None and shares else portions
    weight = next((spans[n].value for n in outs if spans[n].kind == "weighed_out"), None)
    clause.use(*(n for n in outs if n > cooks[0]))
    stop = len(spans)
    colon = next((n for n in range(begin, stop) if spans[n].kind == "colon"), None)
    divide = (
        colon
        if colon is not None and colon > begin
        else next(
            (n for n in range(begin, stop) if spans[n].kind in ("con", "colon") or _with(clause, n)), None
        )
    )
    if divide is not None and spans[divide].kind == "colon":
        clause.use(*(n for n in range(begin, divide) if spans[n].kind == "con"))
    named = items(clause, begin, divide if divide is not None else stop, True)
    if not named or named[0].name is None:
        return []
    used = items(clause, divide + 1, stop, True) if divide is not None else []
    if divide is None:
        used, named = [i for i in named if i is not named[0]], named[:1]
    if divide is None and named[0].amount is not None and named[0].amount.unit in GRAMS and not portions:
        return []
    pot = named[0]
    if len(named) > 1:
        if divide is None or spans[divide].kind != "colon":
            return []
        pot = replace(pot, name=clause.message.name(spans[pot.first].start, spans[named[-1].last].end))
    if pot.portions is not None and portions is None:
        portions = pot.portions
    start, end = clause.offsets(cooks[0], max(n for n in clause.used if n >= cooks[0]))
    clause.use(*cooks)
    weight_g = None
    if isinstance(weight, Amount) and weight.value is not None:
        weight_g = weight.value * GRAMS[weight.unit or "g"]
    assert pot.name is not None
    called = replace(pot.name, text=clause.message.text[pot.name.start : pot.name.end])
    return [
        BatchEntry(
            name=called, ingredients=ingredients(used), yield_g=weight_g, portions=portions, start=start, end=end
        )
    ]  # fmt: skip


def _with(clause: Clause, at: int) -> bool:
    """ "con" and "with" may be read as the word before a load."""
    span = clause.spans[at]
    return span.kind == "at" and clause.message.tokens[span.start].folded in ("con", "with", "using", "w")
