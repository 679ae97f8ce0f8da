"""Grams behind a food and how it was made behind them; grams in brackets behind a count."""

from bot.entries import Amount
from bot.grammar.clauses import Clause

_DONE = (
    "cocido cocida cocidos cocidas cocinado cocinada cocinados hervido hervida hervidos asado asada asados crudo cruda "
    "crudos crudas escurrido escurrida escurridos seco seca secos frito frita fritos fritas hecho hecha limpio limpia "
    "cooked raw boiled grilled roasted baked drained dry dried fried steamed uncooked scrambled poached"
)
DONE = frozenset(_DONE.split())
"""How a food was made or weighed, as one word."""

ENDS = frozenset(("comma", "and", "stop", "line", "con", "meal", "mark", "time", "filler", "place", "eat"))
EACH = frozenset(("cada", "each", "unidad", "u", "apiece", "per"))


def prepared_behind(clause: Clause, last: int, stop: int) -> tuple[Amount | None, int] | None:
    """ "Arroz 100 g cocido y tomate", "merluza 180 g al horno con ...": the grams are of what stands before them, and
    what follows tells how it was made. The amount and the last place of both, None when it is not so."""
    here = last + 1
    while here < stop and clause.free(here, "glue", "colon"):
        here += 1
    if here + 1 >= stop or not clause.free(here, "mass"):
        return None
    how = here + 1
    if clause.spans[how].start != clause.spans[here].end or not _made(clause, how):
        return None
    if how + 1 < len(clause.spans) and clause.spans[how + 1].kind not in ENDS:
        return None
    return clause.spans[here].value, how


def _made(clause: Clause, at: int) -> bool:
    span = clause.spans[at]
    if clause.free(at, "prep"):
        return True
    single = span.end - span.start == 1
    return (
        single and clause.free(at, "food", "gap", "cook") and clause.message.tokens[span.start].folded in DONE
    )


def in_all(clause: Clause, last: int, here: int) -> bool:
    """ "2 tostadas (70 g)": grams in brackets behind a count are of all of them, unless "each" says otherwise."""
    tokens = clause.message.tokens
    before = tokens[clause.spans[last].end : clause.spans[here].start]
    behind = tokens[clause.spans[here].end : clause.spans[here].end + 3]
    opened = any(t.text == "(" for t in before)
    return opened and EACH.isdisjoint(t.folded for t in behind)
