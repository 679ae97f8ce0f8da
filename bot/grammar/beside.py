"""A part of a clause that nothing explains, beside parts that are told in full: "resting HR 52, HRV 68"."""

from bot.entries import Entry, FoodEntry, SetEntry
from bot.grammar.clauses import Clause

LINKS = frozenset(("comma", "and"))
PLAIN = frozenset(
    ("gap", "count", "percent", "mass", "lab_said", "length", "metric", "duration", "pulse", "bpm")
)


def beside(clause: Clause, entries: list[Entry], left: list[int]) -> bool:
    """What is left stands in parts of its own, behind what was told, and tells another figure: only it is asked
    about. A part without a figure may be about all of it, "..., said Dave"."""
    if any(isinstance(e, FoodEntry) or (isinstance(e, SetEntry) and e.exercise is None) for e in entries):
        return False
    for part in clause.parts(LINKS):
        open_ones = [n for n in part if n in left]
        if not open_ones:
            continue
        if all(clause.spans[n].kind == "lab_said" for n in open_ones):
            continue
        if part[0] < min(clause.used, default=0) or any(n in clause.used for n in part):
            return False
        if any(clause.spans[n].kind not in PLAIN for n in open_ones) or not _figured(clause, part):
            return False
    return True


def _figured(clause: Clause, part: list[int]) -> bool:
    tokens = clause.message.tokens
    return any(t.kind == "number" for n in part for t in tokens[clause.spans[n].start : clause.spans[n].end])
