"""Sets told in parts: so many of so much, for a time or over a distance, with the load behind."""

from bot.grammar.chart import rule
from bot.grammar.loads import Load
from bot.grammar.sets import Sets, whole


@rule("number", "times", "far", out="sets")
@rule("sets_n", "far", out="sets")
def _n_far(count: float, *rest: str | tuple[float, str]) -> Sets | None:
    said = rest[-1]
    if not isinstance(said, tuple) or said[1] != "m" or not whole(count, 20):
        return None
    return Sets((0,) * int(count), None, None, said[0])


@rule("sets_n", "number|reps", out="sets", cost=0.2)
@rule("sets_n", "at|times", "number|reps", out="sets", cost=0.1)
def _n_of(count: int, *rest: float | int | str) -> Sets | None:
    reps = rest[-1]
    return Sets((int(reps),) * count) if isinstance(reps, int | float) and whole(reps, 200) else None


@rule("number", "count_times", "duration", out="sets", cost=-0.2)
@rule("number", "count_times", "at", "duration", out="sets", cost=-0.2)
@rule("sets_n", "duration", out="sets")
@rule("sets_n", "at|times", "duration", out="sets")
@rule("number", "times", "duration", out="sets")
@rule("number", "at", "duration", out="sets", cost=0.3)
def _n_timed(count: float, *rest: object) -> Sets | None:
    if len(rest) == 2 and rest[0] == "load":
        return None
    return Sets((0,) * int(count), None, float(rest[-1])) if whole(count, 20) else None  # type: ignore[arg-type]


@rule("sets", "repair", "sets", out="sets", cost=0.3)
@rule("sets", "comma", "repair", "sets", out="sets", cost=0.3)
def _repaired(*parts: Sets) -> Sets:
    return parts[-1]


@rule("sets", "at|comma", "load", out="sets", cost=0.2)
@rule("sets", "load", out="sets", cost=0.2)
def _loaded(sets: Sets, *rest: Load) -> Sets | None:
    load = rest[-1]
    return Sets(sets.reps, load, sets.seconds) if sets.load is None and isinstance(load, Load) else None


@rule("sets", "at", "number", out="sets", cost=0.4)
def _bare_loaded(sets: Sets, at: str, load: float) -> Sets | None:
    if at == "of" and load < 15:
        return None
    return Sets(sets.reps, Load(load), sets.seconds) if sets.load is None else None


@rule("number", "exercise", out="counted_exercise", tight=True)
@rule("one", "exercise", out="counted_exercise", cost=0.8)
def _counted(reps: float, exercise: tuple[int, int]) -> tuple[int, tuple[int, int]] | None:
    return (int(reps), exercise) if whole(reps, 300) else None


@rule("number", "at", "exercise", out="counted_exercise", cost=0.2, tight=True)
def _so_many(reps: float, at: str, exercise: tuple[int, int]) -> tuple[int, tuple[int, int]] | None:
    """ "12 de fondos"."""
    return _counted(reps, exercise) if at == "of" else None


@rule("reps", "times", "sets_n", out="sets")
@rule("number", "times", "sets_n", out="sets")
def _reps_by_sets(reps: float, _: str, count: int) -> Sets | None:
    return Sets((int(reps),) * count) if whole(reps) else None
