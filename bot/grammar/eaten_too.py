"""Verbs of doing that tell of eating where foods stand behind them; and foods that only name a night."""

from bot.grammar.clauses import Clause
from bot.grammar.item import Item
from bot.grammar.opening_words import NOT_EATEN
from bot.grammar.stance import verb_like

_EATEN = (
    "smashed crushed demolished destroyed killed inhaled murdered housed nailed hammered shoveled hoovered put "
    "knocked banged got grabbed cleared"
)
EATEN = frozenset(_EATEN.split())
"""English verbs of training and of eating alike: "crushed 3 tacos"."""

TOLD_AMOUNT = frozenset(
    ("counted", "food", "mass", "amount", "volume", "portions", "measure", "size", "prep")
)
OF_GYM = (
    "exercise",
    "sets",
    "reps",
    "load",
    "cardio",
    "far",
    "duration",
    "series",
    "sets_n",
    "counted_exercise",
)
EVENTS = frozenset(
    (
        "night",
        "day",
        "time",
        "tuesday",
        "friday",
        "thursday",
        "monday",
        "sunday",
        "season",
        "party",
        "noche",
        "dia",
    )
)
"""Behind or before a food they make a day of it: "taco night", "noche de pizza"."""


def eaten_too(clause: Clause) -> None:
    """ "Me eché 3 tacos", "smashed a burger": the verb becomes one of eating, where food follows it at once."""
    if clause.has(*OF_GYM):
        return
    tokens = clause.message.tokens
    spanish = clause.message.context.language == "es"
    for at, span in enumerate(clause.spans[:-1]):
        if (
            spanish
            and span.kind == "gap"
            and _own_past(clause, at)
            and clause.has("counted", "mass", "amount")
        ):
            clause.spans[at] = span._replace(kind="eat", value="")
        if span.kind != "did" or at in clause.used:
            continue
        words = [t.folded for t in tokens[span.start : span.end]]
        mine = words[0] == "me" or not EATEN.isdisjoint(words)
        ahead = next((s.kind for s in clause.spans[at + 1 :] if s.kind not in ("glue", "filler")), "")
        if mine and ahead in TOLD_AMOUNT and clause.has("food", "counted"):
            clause.spans[at] = span._replace(kind="eat", value="")


NOT_EATEN_TOO = frozenset(
    (
        "usé",
        "mezclé",
        "batí",
        "ofrecí",
        "recibí",
        "coloqué",
        "rompí",
        "pisé",
        "aplasté",
        "añadí",
        "eché",
        "reservé",
        "traí",
    )
)


def _own_past(clause: Clause, at: int) -> bool:
    """ "Tragué un sándwich": a Spanish verb of the writer's own, of no list of what is done to food, before food."""
    word = clause.message.tokens[clause.spans[at].start].text.lower()
    ahead = next((s.kind for s in clause.spans[at + 1 :] if s.kind not in ("glue", "filler")), "")
    mine = len(word) > 4 and word.endswith(("é", "í")) and word not in NOT_EATEN | NOT_EATEN_TOO
    return (
        mine
        and ahead in TOLD_AMOUNT
        and clause.has("food", "counted")
        and verb_like(clause.message.tokens[clause.spans[at].start]) is None
    )


def themed(clause: Clause, item: Item) -> bool:
    """A food without an amount that only names a night or a day."""
    if item.amount is not None or item.share is not None:
        return False
    tokens = clause.message.tokens
    start, end = clause.spans[item.first].start, clause.spans[item.last].end
    behind = tokens[end].folded if end < len(tokens) else ""
    before = [t.folded for t in tokens[max(start - 2, 0) : start]]
    if clause.message.context.language == "en":
        return behind in EVENTS
    return len(before) == 2 and before[0] in EVENTS and before[1] == "de"
