"""A report that is whole by itself, beside words that nobody here knows: it stands, unless they may change its
meaning. See ``decisions/0027-what-is-whole-stands-beside-words-nobody-knows.md``."""

from functools import lru_cache
from importlib.resources import files

from bot.entries import (
    CheckInEntry,
    Entry,
    FoodEntry,
    GoalEntry,
    ObservationEntry,
    SessionEntry,
    SetEntry,
    SleepEntry,
)  # fmt: skip
from bot.grammar.clauses import Clause
from bot.grammar.lexicon import expand
from bot.grammar.stance import verb_like
from bot.grammar.tails import OTHERWISE
from bot.grammar.telling import VERBS
from bot.grammar.tokens import fold

_KINDS = (
    "gap place remark metric muscle facet side prep feel meal till due_in to size walked keep wake bed slept cardio "
    "weighted inf tag is score protein_word measure elev incline_word"
)
KINDS = frozenset(_KINDS.split())
"""Kinds of words that may be left: neither a figure nor a name of something that would be lost."""

BEGUN = frozenset(("started", "grabbed", "finished", "ended", "went", "snuck", "caught", "moved"))
"""Verbs of many meanings before a report: "started with incline press", "grabbed a 20 min nap"."""

LEADS = frozenset(("time", "glue", "filler", "meal", "greeting", "comma", "mark", "count"))
"""What may stand before a food that nobody is said to have eaten."""

OTHER_VERBS = frozenset(("eat", "drink", "bed", "wake", "walked", "keep"))
"""Verbs that are not of the gym beside sets that are told in full: "started with", "went up to"."""

LEADING = frozenset(
    ("entre", "between", "despite", "tras", "desde", "durante", "during", "across", "around", "por")
)
SMALL_LEAD = frozenset(
    ("gap", "glue", "and", "place", "filler", "remark", "con", "muscle", "facet", "comma", "time")
)

LINKS = frozenset(("comma", "stop", "line", "colon", "mark"))
JUDGED = frozenset(
    ("subject", "person", "source", "measured", "filler", "remark", "feel", "time", "greeting")
)
"""What was judged already: who was there, what showed the figure, when, and what changes nothing."""

LONGEST, LONGEST_LEAD = 9, 4
"""So many unread words at most: more is a story in which anything may be said."""


def whole_ones(clause: Clause, entries: list[Entry], left: list[int]) -> list[Entry]:
    """The entries of a clause that are told in full, if the places ``left`` change nothing of them. What may be no
    more than a circumstance, "por los bosques de Palermo", is none of them; none where anything else is not whole."""
    full = [one for one in entries if _full(clause, one)]
    parted = all(one in full or (isinstance(one, FoodEntry) and not one.anchored) for one in entries)
    eaten = all(isinstance(one, FoodEntry) for one in full)
    return full if parted and (len(full) == len(entries) or not eaten) and _stands(clause, full, left) else []


def _stands(clause: Clause, entries: list[Entry], left: list[int]) -> bool:
    """Whether what is left are words without a figure, none that may turn a report into a plan, a wish or another's
    doing, and before the report only in a part of their own."""
    tokens = clause.message.tokens
    words = [t for n in left for t in tokens[clause.spans[n].start : clause.spans[n].end]]
    if not clause.used or len(words) > LONGEST or clause.has("quote"):
        return False
    kinds = KINDS | OTHER_VERBS if all(isinstance(e, SetEntry | SleepEntry) for e in entries) else KINDS
    if any(clause.spans[n].kind not in kinds for n in left) or any(t.kind != "word" for t in words):
        return False
    beside = [s for n, s in enumerate(clause.spans) if n not in clause.used and s.kind not in JUDGED]
    said = [t.folded for s in beside for t in tokens[s.start : s.end]]
    if not may_turn().isdisjoint(said):
        return False
    if any(verb_like(tokens[clause.spans[n].start]) is not None for n in left):
        return False
    if _about_it(clause):
        return False
    if any(isinstance(e, GoalEntry) for e in entries) and left[0] < max(clause.used):
        return _headed(clause, left)  # "2000 steps short of my target"
    first = min(clause.used)
    outing = all(isinstance(e, SessionEntry) for e in entries)
    apart = _apart(clause, [n for n in left if n < first], first, outing=outing)
    return apart and not _subject_before_verb(clause, left)


def _headed(clause: Clause, left: list[int]) -> bool:
    """ "Objetivo de peso para la media de Gandía: 66 kg": unread words between what is wanted and a colon."""
    colon = next((n for n, s in enumerate(clause.spans) if s.kind == "colon"), 0)
    wanted = min(n for n in clause.used)
    return (
        wanted < left[0] and all(n < colon or n > max(clause.used) for n in left) and max(clause.used) > colon
    )


def _about_it(clause: Clause) -> bool:
    """ "Thursday is squat day", "10000 steps is a lot": a statement about what is told, not the telling of it."""
    last = max(clause.used)
    behind = (s.kind for s in clause.spans[last + 1 :] if s.kind not in ("glue", "filler"))
    inside = any(s.kind == "is" for n, s in enumerate(clause.spans[:last]) if n not in clause.used)
    return inside or next(behind, "") == "is"


def _apart(clause: Clause, before: list[int], first: int, *, outing: bool = False) -> bool:
    """What stands before the report is a part of its own, "vengo del gym, ...", or a circumstance of it, "antes de
    currar hice ..."."""
    tokens = clause.message.tokens
    verbs = all(tokens[clause.spans[n].start].folded in BEGUN for n in before)
    if verbs or _circumstance(clause, before) or _between(clause, before):
        return True
    # "Subí al Ávila por Sabas Nieves, una hora y 20 caminando": a Spanish verb tells whose it is.
    harmless = {"did"} if outing and clause.message.context.language == "es" else set()
    return (
        len(before) <= LONGEST_LEAD
        and any(s.kind in LINKS for s in clause.spans[before[-1] + 1 : first])
        and all(s.kind not in VERBS or s.kind in harmless for s in clause.spans[: before[-1] + 1])
    )


def _between(clause: Clause, before: list[int]) -> bool:
    """ "Entre mercado y cocina hoy van 16430 pasos": what begins with a word of place and has no verb."""
    tokens = clause.message.tokens
    opens = tokens[clause.spans[0].start].folded in LEADING
    small = all(clause.spans[n].kind in SMALL_LEAD for n in range(before[-1] + 1))
    plain = all(tokens[clause.spans[n].start].text.islower() for n in before[1:])
    return opens and small and plain and len(before) <= LONGEST_LEAD


def _circumstance(clause: Clause, before: list[int]) -> bool:
    """One unread word behind a word of place or time, and the writer's own verb behind it."""
    at = before[0]
    if len(before) > 1 or at == 0 or at + 1 >= len(clause.spans) or clause.spans[at - 1].kind != "place":
        return False
    verb = clause.spans[at + 1]
    return verb.kind == "did" and verb.value == "" and clause.message.context.language == "es"


def _subject_before_verb(clause: Clause, left: list[int]) -> bool:
    """An unread word directly before a verb of a report may be who did it."""
    follow = [n for n in left if n + 1 < len(clause.spans) and clause.spans[n + 1].kind in VERBS]
    return any(clause.spans[n].kind not in OTHER_VERBS and not _circumstance(clause, [n]) for n in follow)


def _full(clause: Clause, entry: Entry) -> bool:
    return in_full(entry) or (isinstance(entry, FoodEntry) and _told_food(clause, entry))


def in_full(entry: Entry) -> bool:
    """Whether an entry says all that makes a report of it, whatever stands beside it."""
    match entry:
        case SetEntry():
            return entry.exercise is not None and (entry.reps is not None or entry.duration_s is not None)
        case SessionEntry():
            return entry.distance_km is not None or entry.duration_min is not None
        case SleepEntry():
            return entry.half is None
        case FoodEntry():
            return entry.anchored
        case ObservationEntry() | CheckInEntry() | GoalEntry():
            return True
    return False


def _told_food(clause: Clause, entry: FoodEntry) -> bool:
    """A food of the catalog with when it was: "bocata de tortilla a las 11"."""
    tokens = clause.message.tokens
    first = min(clause.used, default=0)
    if any(s.kind not in LEADS for s in clause.spans[:first]):
        return False
    known = any(
        s.kind in ("food", "counted") and tokens[s.start].start <= entry.food.start < tokens[s.end - 1].end
        for s in clause.spans
    )
    return known and any(
        f.clock is not None or f.part is not None or f.offset is not None for f in clause.frames
    )


@lru_cache(maxsize=1)
def turning() -> frozenset[str]:
    """Words that may make something else of a report: rows of ``words/turning.tsv``, folded."""
    text = (files("bot.grammar") / "words" / "turning.tsv").read_text("utf-8")
    rows = [line.split("\t")[1] for line in text.splitlines() if line and not line.startswith("#")]
    return frozenset(fold(phrase) for row in rows for one in row.split(";") for phrase in expand(one.strip()))


@lru_cache(maxsize=1)
def may_turn() -> frozenset[str]:
    """Those, and the words that make a wish, a rule or another's doing of what stands before them."""
    return turning() | OTHERWISE
