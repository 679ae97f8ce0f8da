"""Words told around a record that change nothing of it: where, with what weather, what it felt like."""

import re

from bot.entries import CheckInEntry, Entry, ObservationEntry, SessionEntry, SetEntry, SleepEntry
from bot.grammar.clauses import Clause

LONGEST_RUN, MOST_WORDS = 4, 7
_FELT = "felt feels feeling like como parecia parecian senti sentia sintio hips grip form"
FELT = frozenset(_FELT.split())
"""What begins a remark about how it went, whatever it names: "felt like a wall"."""

_PLACES = (
    "along around round through across by near past over at in inside beside behind under during despite because "
    "cause after before from into onto off outside among between "
    "por junto alrededor hasta cerca tras bajo entre desde hacia durante pese porque despues antes en sobre"
)
PLACES = frozenset(_PLACES.split())
"""What begins a place or a circumstance."""

COMPANY = {"es": frozenset(("con", "sin", "al", "a", "pa")), "en": frozenset(("with", "w", "without", "to"))}
"""What begins company, or where one was going, of what has no parts: "dormí de 23 a 7 con la ventana abierta"."""

ADJECTIVES = {
    "es": (
        "osa",
        "oso",
        "osas",
        "osos",
        "iva",
        "ivo",
        "isima",
        "isimo",
        "ble",
        "ante",
        "ada",
        "ado",
        "ida",
        "ita",
    ),
    "en": ("y", "ful", "ous", "ing", "ish", "ive", "less", "ed"),
}
WORDS = frozenset(
    (
        "gap",
        "place",
        "remark",
        "metric",
        "muscle",
        "cardio",
        "facet",
        "side",
        "prep",
        "slept",
        "feel",
        "meal",
        "till",
        "due_in",
        "to",
    )
)
"""Kinds that such words may be of."""

SUPERLATIVE = re.compile(r"\w{3,}isim[oa]s?")
""" "Tardísimo", "durísimas"."""

SMALL = frozenset(("glue", "mark", "at", "con", "filler", "place", "is", "moment", "due_in"))


def circumstances(clause: Clause, entries: list[Entry], left: list[int]) -> set[int]:
    """The places among ``left`` that only tell of circumstances of these entries; none when in doubt."""
    if not left or not entries or not all(_whole(e) for e in entries):
        return set()
    if all(isinstance(e, SessionEntry) for e in entries) and all(
        clause.spans[n].kind == "energy_of" for n in left
    ):
        return set(left)  # what was burned in it
    if len(left) > MOST_WORDS or any(_is_figure(clause, n) for n in left):
        return set()
    single = all(isinstance(e, SessionEntry | SleepEntry) for e in entries)
    openers = (
        FELT | PLACES | (COMPANY.get(clause.message.context.language, frozenset()) if single else frozenset())
    )
    first = min(clause.used)
    found: set[int] = set()
    for run in _runs(clause, left):
        if len(run) > LONGEST_RUN or run[0] < first:
            continue
        if len(run) == 1 and SUPERLATIVE.fullmatch(clause.message.tokens[clause.spans[run[0]].start].folded):
            found.update(run)
        if _opened(clause, run[0], openers) or (len(run) == 1 and single and _adjective(clause, run[0])):
            found.update(run)
    return found


def _whole(entry: Entry) -> bool:
    """Enough was said that it tells of something done, whatever else stands around."""
    match entry:
        case SetEntry():
            return entry.exercise is not None and entry.reps is not None and entry.load is not None
        case SessionEntry():
            return entry.distance_km is not None or entry.duration_min is not None
        case SleepEntry():
            return entry.half is None
        case CheckInEntry() | ObservationEntry():
            return True
    return False


def _runs(clause: Clause, left: list[int]) -> list[list[int]]:
    """Neighbours of ``left``, with nothing but small words between."""
    runs: list[list[int]] = []
    for at in left:
        between = clause.spans[runs[-1][-1] + 1 : at] if runs else []
        if runs and all(s.kind in SMALL or _leads(clause, s.start, PLACES) for s in between):
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _leads(clause: Clause, token: int, words: frozenset[str]) -> bool:
    return clause.message.tokens[token].folded in words


def _is_figure(clause: Clause, at: int) -> bool:
    span = clause.spans[at]
    if span.kind not in WORDS:
        return True
    return any(t.kind != "word" for t in clause.message.tokens[span.start : span.end])


def _opened(clause: Clause, at: int, openers: frozenset[str]) -> bool:
    """A word of place, circumstance or feeling leads to the run or begins it."""
    begin = clause.spans[at].start
    if _leads(clause, begin, FELT | PLACES):
        return True
    for span in reversed(clause.spans[max(at - 4, 0) : at]):
        if any(_leads(clause, token, openers) for token in range(span.start, span.end)):
            return True
        if span.kind not in SMALL:
            return False
    return False


def _adjective(clause: Clause, at: int) -> bool:
    """ "Una ruta preciosa", "sweaty": beside the kind of a session, with the ending of an adjective."""
    token = clause.message.tokens[clause.spans[at].start]
    language = clause.message.context.language
    beside = [n for n in (at - 1, at + 1) if 0 <= n < len(clause.spans) and clause.spans[n].kind == "cardio"]
    return bool(beside) and len(token.folded) > 4 and token.folded.endswith(ADJECTIVES.get(language, ()))
