"""Whose a measured set is: its exercise, load and time, and which logged set it is the measurement of."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from encoder.analyse import load_kg_of
from encoder.shapes import MeasuredSet, Repetition
from graph.catalog_nodes import Exercise, Match
from graph.clock import instant, zone
from graph.context import SESSION_GAP, Context
from graph.encoder import FIGURES, rep_key
from graph.facts import Entered
from graph.names import Catalog
from graph.units import KG

SAME_KG = 0.6
"""Loads that differ by less are the same: 135 lb is told as 61 and as 61.2 kg."""
MISCOUNTED = 2
"""By so many repetitions may a logged set and its measurement differ."""
CHANCE = 3
"""So many repetitions are not measured alike by chance, to the hundredth of a m/s."""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a file from outside it: the caption's words, or an answer's. ``unknown`` is a name that
    nobody knows, ``options`` what it may mean."""

    exercise: Exercise | None = None
    load: Entered | None = None
    load_kg: float | None = None
    rir: float | None = None
    unknown: str | None = None
    options: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Logged:
    """A set that is recorded already; ``measured``: an encoder has measured it."""

    id: str
    session_id: str
    exercise_id: str
    weight_kg: float | None
    reps: int | None
    at: datetime | None
    told_at: str
    measured: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A measured set with what it is of. ``at`` None: only its day is known. ``told_reps`` and ``set_id`` are
    those of the logged set it measures; None for a set that was not logged."""

    measured: MeasuredSet
    exercise: Exercise
    load_kg: float | None
    entered: Entered | None
    rir: float | None
    at: datetime | None
    day: date
    set_id: str | None = None
    told_reps: int | None = None
    seen: frozenset[int] = frozenset()

    @property
    def reps(self) -> int:
        return len(self.measured.valid)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What nobody knows of a file: ``which_exercise`` (``quote`` a name, ``options`` what it may mean) or
    ``which_load``."""

    key: str
    quote: str = ""
    options: tuple[Match, ...] = ()


def place(
    sets: Sequence[MeasuredSet], about: About, context: Context, catalog: Catalog, told_at: datetime
) -> list[Placed] | Unplaced:
    """Each set with its exercise, load and time. The file's own words come first, then the caption's, then the
    last set of the open session."""
    placed = []
    for one in sets:
        exercise = _exercise(one, about, context, catalog)
        if isinstance(exercise, Unplaced):
            return exercise
        load_kg, entered = _load(one, about, context, exercise)
        if load_kg is None and exercise.load != "bodyweight":
            name = exercise.name(context.person.language)
            return Unplaced("which_load", name, (Match(exercise.id, name, 1.0, exercise),))
        at, day = _when(one, context, told_at)
        rir = about.rir if about.rir is not None else None if one.rpe is None else 10 - one.rpe
        placed.append(
            Placed(one, exercise, load_kg, entered, rir if one is sets[-1] or one.rpe else None, at, day)
        )
    return placed


def _exercise(one: MeasuredSet, about: About, context: Context, catalog: Catalog) -> Exercise | Unplaced:
    if one.exercise:
        found = catalog.resolve_exercise(one.exercise, context.person.language)
        if found.decision == "found" and isinstance(found.matches[0].node, Exercise):
            return found.matches[0].node
        if about.exercise is not None:
            return about.exercise
        options = found.matches if found.decision == "ambiguous" else ()
        return Unplaced("which_exercise", one.exercise, options)
    if about.exercise is not None:
        return about.exercise
    if about.unknown is not None:
        return Unplaced("which_exercise", about.unknown, about.options)
    current = context.current_exercise
    exercise = None if current is None else catalog.exercise(current)
    return Unplaced("which_exercise") if exercise is None else exercise


def _load(
    one: MeasuredSet, about: About, context: Context, exercise: Exercise
) -> tuple[float | None, Entered | None]:
    told = load_kg_of(one)
    if told is not None and one.load is not None and told > 0:
        own = context.person.loads_in
        if one.load_unit != own:
            return told, Entered(round(told / KG[own], 1), own)
        return told, Entered(one.load, own)
    if about.load_kg is not None:
        return about.load_kg, about.load
    same = [stored for stored in context.sets if stored.exercise_id == exercise.id]
    if same and same[-1].weight_kg is not None:
        last = same[-1]
        known = last.entered_value is not None and last.entered_unit is not None
        return last.weight_kg, Entered(
            last.entered_value or 0.0, last.entered_unit or "kg"
        ) if known else None
    return None, None


def _when(one: MeasuredSet, context: Context, told_at: datetime) -> tuple[datetime | None, date]:
    """A date in the file wins over the message's; midnight on the dot is a date without a clock."""
    home = zone(context.person.timezone)
    started = one.started_at
    if started is None or not 1990 <= started.year <= 2200:
        return told_at, told_at.astimezone(home).date()
    if started.tzinfo is None:
        if (started.hour, started.minute, started.second) == (0, 0, 0):
            today = told_at.astimezone(home).date()
            return (told_at, today) if started.date() == today else (None, started.date())
        started = started.replace(tzinfo=home)
    if started > told_at + timedelta(days=1):
        return told_at, told_at.astimezone(home).date()
    return started, started.astimezone(home).date()


def logged_sets(rows: Iterable[Mapping[str, Any]]) -> list[Logged]:
    """The sets of stored sessions, in their order."""
    found = [
        Logged(
            one["id"], row["row"]["id"], one["exercise_id"], one.get("weight_kg"), one.get("reps"),
            None if one.get("at") is None else instant(one["at"]), one["told_at"], bool(one.get("measured")),
        )
        for row in rows
        for one in sorted(
            row["row"]["sets"],
            key=lambda one: (one.get("at") or one["told_at"], one["told_at"], one["arrived"], one["place"]),
        )
    ]  # fmt: skip
    return sorted(found, key=lambda one: str(one.at or one.told_at))


def recognised(
    placed: Sequence[Placed], user_id: str, known: Mapping[str, Mapping[str, str]]
) -> list[Placed]:
    """The sets with the repetitions that another file told already, and the set these hang on. ``known``: sets
    and their days by what was measured."""
    told = []
    for one in placed:
        keys = keys_of(one, user_id)
        if one.measured.outside or not one.reps:
            # What counts nowhere hangs on no set.
            seen = frozenset(place for place, key in enumerate(keys) if key in known)
            told.append(replace(one, seen=seen))
            continue
        owners: Counter[tuple[str, str]] = Counter()
        for key in set(keys):
            owners.update(known.get(key, {}).items())
        (best, day), count = owners.most_common(1)[0] if owners else (("", ""), 0)
        # On a day that the file itself names, one or two repetitions like those of another day are others.
        chance = one.measured.started_at is not None and day != one.day.isoformat() and count < CHANCE
        if count * 2 >= len(set(keys)) and not chance:
            seen = frozenset(place for place, key in enumerate(keys) if best in known.get(key, {}))
            told.append(replace(one, set_id=best, seen=seen))
        else:
            told.append(one)
    return told


def figures_of(rep: Repetition) -> dict[str, float | None]:
    """What was measured of a repetition, by the names under which it is stored."""
    return {name: getattr(rep, name) for name in FIGURES}


def keys_of(one: Placed, user_id: str) -> list[str]:
    """What was measured in each repetition of a set."""
    return [rep_key(user_id, one.load_kg, figures_of(rep)) for rep in one.measured.repetitions]


def joined(placed: Sequence[Placed], logged: Sequence[Logged], told_at: datetime) -> list[Placed]:
    """The sets with the logged ones they measure, in the order of both: the pairing that joins most sets, of
    equally many the one whose counts differ least."""
    open_ones = [place for place, one in enumerate(placed) if one.set_id is None and not one.measured.outside]
    free = [one for one in logged if not one.measured]
    if len(open_ones) == 1:
        # A file right after its set measures the last one; sets told all at once are measured in order.
        one = placed[open_ones[0]]
        fitting = [two for two in free if _cost(one, two, told_at) is not None]
        if len({two.told_at for two in fitting}) > 1 and one.measured.started_at is None:
            free = fitting[-1:]
    best: list[list[tuple[int, float, tuple[tuple[int, str], ...]]]] = [
        [(0, 0.0, ())] * (len(free) + 1) for _ in range(len(open_ones) + 1)
    ]
    for i in range(len(open_ones) - 1, -1, -1):
        for j in range(len(free) - 1, -1, -1):
            options = [best[i + 1][j], best[i][j + 1]]
            cost = _cost(placed[open_ones[i]], free[j], told_at)
            if cost is not None:
                count, sum_, pairs = best[i + 1][j + 1]
                options.append((count + 1, sum_ - cost, ((i, free[j].id), *pairs)))
            best[i][j] = max(options, key=lambda one: one[:2])
    told = list(placed)
    reps = {one.id: one.reps for one in logged}
    for i, set_id in best[0][0][2]:
        told[open_ones[i]] = replace(told[open_ones[i]], set_id=set_id, told_reps=reps[set_id])
    return told


def _cost(one: Placed, two: Logged, told_at: datetime) -> float | None:
    """How unlike a measured and a logged set are; None when they are not the same."""
    if one.exercise.id != two.exercise_id:
        return None
    if one.measured.started_at is None and two.at is not None and abs(told_at - two.at) > SESSION_GAP:
        return None
    both = one.load_kg is not None and two.weight_kg is not None
    if both and abs((one.load_kg or 0.0) - (two.weight_kg or 0.0)) > SAME_KG:
        return None
    if (one.load_kg is None) != (two.weight_kg is None):
        return None
    off = (
        0
        if two.reps is None
        else min(abs(one.reps - two.reps), abs(len(one.measured.repetitions) - two.reps))
    )
    return None if off > MISCOUNTED else float(off)
