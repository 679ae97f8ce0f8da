"""What is written of a clause, and what is refused, with the reason."""

from itertools import pairwise

from bot.entries import (
    CheckInEntry,
    Entry,
    ExerciseEntry,
    FoodEntry,
    ObservationEntry,
    Refusal,
    SessionEntry,
    SetEntry,
    SleepEntry,
)  # fmt: skip
from bot.grammar.aside_words import SELF
from bot.grammar.beside import beside
from bot.grammar.circumstances import circumstances
from bot.grammar.clauses import NEUTRAL, Clause
from bot.grammar.cores import whole_ones
from bot.grammar.figures import fits
from bot.grammar.idle_words import headings, idle
from bot.grammar.loads import Load
from bot.grammar.ranges import judge
from bot.grammar.unread_parts import clear_parts

CALM = NEUTRAL | {
    "time",
    "stance",
    "subject",
    "other",
    "qword",
    "want",
    "moment",
    "rest_said",
    "cook",
    "scale_said",
}
_NUMERIC = (
    "sets reps series load mass volume amount far far_in lengths duration mmss percent bpm pulse "
    "climbed between length sets_n rir count awakenings bed_at wake_at slept_for observed scored "
    "pressure watered counted counted_exercise portions of pressures aimed got_n agains paired "
    "from_to one_more of_pair ladder others_n heavy scaled last_reps held_for slept_between nap_between nap_for"
)
NUMERIC = frozenset(_NUMERIC.split()) | {"lab_said"}
AMOUNTS = frozenset(("mass", "volume", "amount", "measure", "weighed_out"))
_STORY = "gap metric facet side prep size walked wake keep meal weighted percent protein_word"
STORY = frozenset(_STORY.split())
"""Kinds of words that change nothing around a food that was eaten."""
ARTICLES_OF_PLACE = frozenset(("el", "la", "los", "las", "the"))
ARTICLES = frozenset(("un", "una", "a", "an", "one"))
FEAST = 3
"""So many counted foods tell of a meal as surely as one that was measured."""
_OURS = (
    "sets reps series load volume amount sets_n rir observed scored pressure counted "
    "counted_exercise portions bed_at wake_at slept_for climbed pulse got_n agains paired "
    "one_more of_pair ladder scaled slept_between nap_between slept_for nap_for"
)
OURS = frozenset(_OURS.split()) | {"lab_said"}
"""Kinds that only a report of ours has: worth a question when the rest is not understood."""


def leftovers(clause: Clause) -> list[int]:
    """The places of spans that nothing used and that could change what is meant."""
    spans = clause.spans
    return [
        n
        for n, s in enumerate(spans)
        if n not in clause.used and s.kind not in CALM and not _article(clause, n) and not idle(clause, n)
    ]


def _article(clause: Clause, at: int) -> bool:
    """ "Una" of "una carrerita de 3 km"."""
    span = clause.spans[at]
    follows = at + 1 in clause.used and clause.spans[at + 1].kind in (
        "cardio",
        "nap",
        "scored",
        "observed",
        "ache",
    )
    return span.kind == "count" and follows and clause.message.tokens[span.start].folded in ARTICLES


def quote(clause: Clause, first: int, last: int) -> str:
    start, end = clause.offsets(first, last)
    return clause.message.text[start:end]


def refusal(clause: Clause, reason: str, ask: bool = False, places: list[int] | None = None) -> Refusal:
    """A refusal about some spans of a clause, or about all of it."""
    first, last = (places[0], places[-1]) if places else (0, len(clause.spans) - 1)
    start, end = clause.offsets(first, last)
    return Refusal(reason, start, end, quote(clause, first, last), ask)


def judged(clause: Clause, entries: list[Entry]) -> tuple[list[Entry], list[Refusal], list[Entry]]:
    """The entries of a told clause that may be written; why the others may not; those to ask about."""
    left = leftovers(clause)
    if entries and all(isinstance(e, CheckInEntry) for e in entries):
        left = [n for n in left if clause.spans[n].kind not in ("feel", "score", "walked")]
    if not entries:
        return [], _nothing(clause, left), []
    if _of_somebody(clause, entries):
        return [], [refusal(clause, "another")], []
    weather = [*_not_eaten(clause, entries), *_beside_figures(clause, entries)]
    entries = [e for e in entries if e not in weather]
    told = circumstances(clause, entries, left) | headings(clause, entries, left)
    left = [n for n in left if n not in told]
    refused: list[Refusal] = []
    if left and (_apart(clause, entries, left) or beside(clause, entries, left)):
        refused += [refusal(clause, "unexplained", True, [n]) for n in left]
    elif left:
        bare = _load_alone(clause, entries, left)
        if bare is not None:
            return [], [refusal(clause, "lone_number", True, left)], [bare]
        if sure := whole_ones(clause, entries, left):
            left = left if any(isinstance(e, FoodEntry) for e in sure) else []
            entries = sure
        elif not (entries := clear_parts(clause, entries, left)):
            return [], [refusal(clause, "unexplained", True, left if len(left) <= 3 else None)], []
        refused += [refusal(clause, "unexplained", True, [n]) for n in left]
    good: list[Entry] = []
    odd: list[Entry] = []
    for entry in entries:
        if isinstance(entry, SleepEntry) and entry.half is not None:
            odd.append(entry)
        elif _adrift(clause, entry):
            refused.append(refusal(clause, "unanchored", True))
        elif fits(entry):
            good.append(entry)
        else:
            words = clause.message.text[entry.start : entry.end]
            refused.append(Refusal("range", entry.start, entry.end, words, True))
            odd.append(entry)
    return good, list(dict.fromkeys(refused)), odd


def _of_somebody(clause: Clause, entries: list[Entry]) -> bool:
    """ "Had a gentleman with a resting pulse of 38": what nobody eats has what was measured."""
    measured = [e.start for e in entries if isinstance(e, ObservationEntry)]
    tokens = clause.message.tokens
    unknown = [tokens[s.start].start for s in clause.spans if s.kind == "gap"]
    eaten = [e for e in entries if isinstance(e, FoodEntry) and any(e.start <= at < e.end for at in unknown)]
    return bool(measured) and any(e.start < max(measured) for e in eaten)


def _beside_figures(clause: Clause, entries: list[Entry]) -> list[Entry]:
    """ "Weighed 72.9kg after the gym (boots off)": words of no table and no amount beside what was measured."""
    if not any(isinstance(e, ObservationEntry) and e.metric != "water" for e in entries):
        return []
    tokens = clause.message.tokens
    known = {
        tokens[n].start for s in clause.spans if s.kind in ("food", "counted") for n in range(s.start, s.end)
    }
    foods = [e for e in entries if isinstance(e, FoodEntry) and e.amount is None]
    return [e for e in foods if not any(e.food.start <= at < e.food.end for at in known)]


def _not_eaten(clause: Clause, entries: list[Entry]) -> list[Entry]:
    """ "Con bastante viento" of a session or a night: no food, where nobody ate and no table knows it."""
    if not any(isinstance(e, SessionEntry | SleepEntry) for e in entries) or clause.has(
        "eat", "drink", "meal"
    ):
        return []
    known = clause.message.eating or clause.has("food", "counted", "mass", "volume")
    tokens = clause.message.tokens
    where = {two.start for one, two in pairwise(tokens) if one.folded in ARTICLES_OF_PLACE}
    foods = [e for e in entries if isinstance(e, FoodEntry) and not e.anchored]
    dreams = all(isinstance(e, SleepEntry | FoodEntry) for e in entries)
    where |= {two.start for one, two in pairwise(tokens) if dreams and one.folded in ("con", "with")}
    return [e for e in foods if not known or (e.amount is None and e.food.start in where)]


def _apart(clause: Clause, entries: list[Entry], left: list[int]) -> bool:
    """What is left of a told meal is an amount of something that has no name here, or words of a story around
    foods whose amounts were said: the rest of the meal stands."""
    if not clause.message.eating or not all(isinstance(e, FoodEntry) and e.anchored for e in entries):
        return False
    return all(clause.spans[n].kind in AMOUNTS for n in left) or _told_around(clause, entries, left)


def _told_around(clause: Clause, entries: list[Entry], left: list[int]) -> bool:
    """Words that nothing explains, behind a food with its measure, or behind the verb of eating."""
    measured = [e for e in entries if isinstance(e, FoodEntry) and e.amount is not None]
    units = sum(e.amount is not None and e.amount.unit is not None for e in measured)
    words = [n for n in left if clause.spans[n].kind not in AMOUNTS]
    own = bool(measured) and _ate(clause)
    if (not units and len(measured) < FEAST and not own) or len(words) > 2 * len(entries) + 2:
        return False
    if any(_is_number(clause, n) for n in words):
        return False
    verbs = [n for n, s in enumerate(clause.spans) if s.kind in ("eat", "drink", "meal") and n in clause.used]
    begin = min([*verbs, *(n for n in clause.used if clause.spans[n].kind in AMOUNTS)], default=0)
    return all(
        clause.spans[n].kind in STORY
        and (n > begin or own or (verbs and units and clause.free(n - 1, "glue", "filler")))
        for n in words
    )


def _ate(clause: Clause) -> bool:
    """Whether the writer says of themselves that they ate: "I ate"."""
    tokens = clause.message.tokens
    verbs = [s for n, s in enumerate(clause.spans) if s.kind in ("eat", "drink") and n in clause.used]
    return any(not SELF.isdisjoint(t.folded for t in tokens[max(s.start - 1, 0) : s.end]) for s in verbs)


def _load_alone(clause: Clause, entries: list[Entry], left: list[int]) -> Entry | None:
    """ "Sentadilla 100": a load whose repetitions are still to be asked for."""
    exercise = entries[0]
    if len(entries) != 1 or not isinstance(exercise, ExerciseEntry) or len(left) != 1:
        return None
    span = clause.spans[left[0]]
    load = span.value if span.kind == "count" else None
    if span.kind == "pulse":
        load = span.value
    if span.kind == "at_load" and isinstance(span.value, Load) and span.value.unit is None:
        load = span.value.value
    if not isinstance(load, float) or load < 15 or judge("load", load) != "fits":
        return None
    return SetEntry(exercise=exercise.exercise, load=load, start=exercise.start, end=exercise.end)


def _adrift(clause: Clause, entry: Entry) -> bool:
    """A "4x4" without load, exercise or session may be anything."""
    return (
        isinstance(entry, SetEntry)
        and entry.exercise is None
        and entry.load is None
        and not entry.same
        and not clause.message.context.has_exercise
    )


def _nothing(clause: Clause, left: list[int]) -> list[Refusal]:
    """A clause without entries: asked about only when it has a number that looks like ours."""
    clocked = any(s.kind == "time" and s.value.clock is not None for s in clause.spans)
    if clocked and clause.has("bed", "wake"):
        return [refusal(clause, "unexplained", True)]
    solid = [n for n in left if clause.spans[n].kind in NUMERIC or _is_number(clause, n)]
    if not solid:
        return []
    if len(left) == len(solid):
        return [refusal(clause, "lone_number", True, solid)]
    ours = any(clause.spans[n].kind in OURS for n in solid)
    return [refusal(clause, "unexplained", ours and len(left) - len(solid) <= 2)]


def _is_number(clause: Clause, at: int) -> bool:
    span = clause.spans[at]
    return span.kind == "gap" and clause.message.tokens[span.start].kind in ("number", "clock", "half")
