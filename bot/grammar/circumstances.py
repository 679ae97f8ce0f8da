"""Words told around a record that change nothing of it: where, with what weather, what it felt like."""

import re

from bot.entries import (
    CheckInEntry,
    Entry,
    FoodEntry,
    ObservationEntry,
    PortionEntry,
    SessionEntry,
    SetEntry,
    SleepEntry,
)  # fmt: skip
from bot.grammar.clauses import Clause
from bot.grammar.describing import describing
from bot.grammar.tails import tail

LONGEST_RUN, MOST_WORDS = 4, 7
_FELT = "felt feels feeling like como parecia parecian senti sentia sintio hips grip form"
FELT = frozenset(_FELT.split())
"""What begins a remark about how it went, whatever it names: "felt like a wall"."""

_PLACES = (
    "along around round through across by near past over at in on inside beside behind under during despite because "
    "cause after before from into onto off outside among between since through throughout amid "
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

_SHOPS = (
    "store shop supermarket market grocery grocer counter checkout register bottom top back front end fridge"
)
SHOPS = frozenset(_SHOPS.split())
"""Places where food is bought or lies."""

NOUNS = frozenset(("bike", "run", "walk", "ride", "hike", "swim", "jog"))
"""Sessions named by a noun, of which the word before tells the kind: "citi bike to work"."""

SMALL = frozenset(("glue", "mark", "at", "con", "filler", "place", "is", "moment", "due_in"))


def circumstances(clause: Clause, entries: list[Entry], left: list[int]) -> set[int]:
    """The places among ``left`` that only tell of circumstances of these entries; none when in doubt."""
    described = _described(clause, entries, left)
    left = [n for n in left if n not in described]
    if all(_told_whole(clause, e) for e in entries) and tail(clause, left):
        return described | set(left)
    if _eaten_there(clause, entries, left):
        return described | set(left)
    if not left or not entries or not all(_whole(e) or _told(clause, e) for e in entries):
        return described
    if all(isinstance(e, SessionEntry) for e in entries) and all(
        clause.spans[n].kind == "energy_of" for n in left
    ):
        return described | set(left)  # what was burned in it
    single = all(isinstance(e, SessionEntry | SleepEntry) for e in entries)
    if len(left) > MOST_WORDS or any(_is_figure(clause, n, single) for n in left):
        return described
    openers = (
        FELT | PLACES | (COMPANY.get(clause.message.context.language, frozenset()) if single else frozenset())
    )
    first = min(clause.used)
    found: set[int] = set()
    for run in _runs(clause, left):
        leads = _leads(clause, clause.spans[run[0]].start, PLACES) and run[0] <= 1
        if len(run) > LONGEST_RUN or (run[0] < first and not leads and not _kind_of_it(clause, run[0])):
            continue
        if len(run) == 1 and SUPERLATIVE.fullmatch(clause.message.tokens[clause.spans[run[0]].start].folded):
            found.update(run)
        if single and len(run) == 1 and _kind_of_it(clause, run[0]):
            found.update(run)
        if (
            _going_on(clause, run[0])
            or _opened(clause, run[0], openers)
            or (len(run) == 1 and single and _adjective(clause, run[0]))
        ):
            found.update(run)
    return found | described


def _eaten_there(clause: Clause, entries: list[Entry], left: list[int]) -> bool:
    """ "Pint of lager and a bag of peanuts at the union": a place behind foods that were counted, in English, where
    what is "in the carton" is not eaten but what is "at the union" is."""
    counted = all(isinstance(e, FoodEntry) and e.amount is not None for e in entries)
    if (
        not left
        or not counted
        or clause.message.context.language != "en"
        or left[0] < max(clause.used, default=0)
    ):
        return False
    tokens = clause.message.tokens[clause.spans[max(clause.used)].end : clause.spans[left[-1]].end]
    words = [t.folded for t in tokens]
    place = words[:1] == ["at"] and words[1:2] in (["the"], ["my"], ["a"]) and 3 <= len(words) <= 5
    return place and all(t.kind == "word" for t in tokens) and SHOPS.isdisjoint(words)


def _described(clause: Clause, entries: list[Entry], left: list[int]) -> set[int]:
    """Words that only tell how it went, around what is told with a figure of its own."""
    if not all(_told(clause, e) for e in entries):
        return set()
    tokens, words = clause.message.tokens, describing()
    eaten = clause.has("eat", "drink", "meal")
    return {
        n
        for n in left
        if clause.spans[n].kind == "gap"
        and tokens[clause.spans[n].start].folded in words
        and (eaten or not _done_to_food(clause, n))
    }


def _done_to_food(clause: Clause, at: int) -> bool:
    """ "I burned 300 g of rice": directly before an amount of a food it is what befell it."""
    follows = clause.spans[at + 1].kind if at + 1 < len(clause.spans) else ""
    return follows in ("mass", "volume", "amount", "counted", "count")


def _told_whole(clause: Clause, entry: Entry) -> bool:
    """Told with its own name, or with the verb: what nothing else can be meant by."""
    if isinstance(entry, SetEntry):
        return entry.exercise is not None and _told(clause, entry)
    if isinstance(entry, FoodEntry):
        return clause.has("eat", "drink", "meal")
    return _told(clause, entry)


def _told(clause: Clause, entry: Entry) -> bool:
    match entry:
        case SetEntry():
            named = entry.exercise is not None or clause.message.context.has_exercise
            return named and not entry.same and (entry.reps is not None or entry.duration_s is not None)
        case FoodEntry():
            return entry.anchored
        case PortionEntry():
            return True
    return _whole(entry)


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


def _is_figure(clause: Clause, at: int, single: bool) -> bool:
    span = clause.spans[at]
    if span.kind not in WORDS and not (single and span.kind == "food"):  # "los bosques de Palermo"
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


def _going_on(clause: Clause, at: int) -> bool:
    """ "Squats holding the counter"."""
    token = clause.message.tokens[clause.spans[at].start]
    behind = at > 0 and clause.spans[at - 1].kind in ("exercise", "counted_exercise")
    return behind and token.folded.endswith("ing") and len(token.folded) > 5


def _kind_of_it(clause: Clause, at: int) -> bool:
    """ "Pickup basketball", "incline treadmill walk", "pádel mixto": a word that tells more of the kind of a session,
    which is no verb, before it in English, behind it in Spanish."""
    english = clause.message.context.language == "en"
    beside = at + 1 if english else at - 1
    if not 0 <= beside < len(clause.spans) or clause.spans[beside].kind != "cardio":
        return False
    said = clause.message.tokens[clause.spans[beside].start].folded
    if clause.spans[at].kind == "facet":
        return True
    first = at == 0 and english and said in NOUNS
    other = clause.spans[beside].value == "other" and not said.endswith("ed")
    return clause.spans[at].kind == "gap" and (other or first)


def _adjective(clause: Clause, at: int) -> bool:
    """ "Una ruta preciosa", "sweaty": beside the kind of a session, with the ending of an adjective."""
    token = clause.message.tokens[clause.spans[at].start]
    language = clause.message.context.language
    beside = [n for n in (at - 1, at + 1) if 0 <= n < len(clause.spans) and clause.spans[n].kind == "cardio"]
    return bool(beside) and len(token.folded) > 4 and token.folded.endswith(ADJECTIVES.get(language, ()))
