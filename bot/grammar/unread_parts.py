"""A meal told as a list of which one part has a word that nobody here knows: the rest of it stands."""

from bot.entries import Entry, FoodEntry
from bot.grammar.clauses import Clause
from bot.grammar.stance import verb_like

LINKS = frozenset(("comma", "and", "con", "at", "stop"))
OPEN = frozenset(("gap", "amount", "measure", "size", "count", "prep", "facet", "portions"))
MEASURED = frozenset(("mass", "volume", "amount", "count", "counted", "portions", "share"))
"""Behind what is done with so much of a food: "mezcla 200 g de harina"."""

UNSAID = frozenset(("glue", "filler", "mark", "line"))
"""Kinds that add nothing to a part."""

LONGEST = 3
"""So many words an unread part has at most: more is a sentence."""


def clear_parts(clause: Clause, entries: list[Entry], left: list[int]) -> list[Entry]:
    """The foods in parts of their own that are read whole, "2 eggs, toast and marmite", none when what is left may
    change what is meant: a sentence, a verb, a part before all that was told, or more unread parts than foods."""
    foods = [e for e in entries if isinstance(e, FoodEntry)]
    if not foods or len(foods) < len(entries) or any(clause.spans[n].kind not in OPEN for n in left):
        return []
    tokens = clause.message.tokens
    if left[0] < min(clause.used, default=0):
        return []
    if any(n + 1 < len(clause.spans) and clause.spans[n + 1].kind in MEASURED for n in left):
        return []
    if any(verb_like(tokens[clause.spans[n].start]) is not None for n in left):
        return []
    told = ([n for n in part if clause.spans[n].kind not in UNSAID] for part in clause.parts(LINKS))
    parts = [part for part in told if part]
    unread = [part for part in parts if any(n in left for n in part)]
    if any(len(part) > LONGEST for part in unread) or len(unread) >= len(parts):
        return []
    held = [clause.offsets(part[0], part[-1]) for part in unread]
    clear: list[Entry] = [e for e in foods if not any(start < e.end and e.start < end for start, end in held)]
    sure = any(e.anchored or e.amount is not None for e in foods if e in clear)
    return clear if sure and len(unread) <= len(clear) else []
