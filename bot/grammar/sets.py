"""Sets of the gym: loads, repetitions, and how they belong together."""

from dataclasses import dataclass

from bot.grammar.chart import rule
from bot.grammar.loads import Load

REPS = 60
"""More repetitions are never half of a bare "80x8"."""


@dataclass(frozen=True, slots=True)
class Sets:
    """``reps`` one by one for sets at one ``load``; ``times`` for "3x8" that is to be written out."""

    reps: tuple[int, ...]
    load: Load | None = None
    seconds: float | None = None
    metres: float | None = None


def _whole(value: float, most: int = 200) -> bool:
    return value == int(value) and 0 < value <= most


@rule("number|one", "reps_word", out="reps")
def _reps(*parts: float | str) -> int | None:
    value = next(p for p in parts if isinstance(p, float))
    return int(value) if _whole(value, 500) else None


@rule("times", "number", out="reps", cost=1.0)
def _times_reps(_: str, value: float) -> int | None:
    return int(value) if _whole(value, 500) else None


@rule("number", "side", out="sided", cost=0.3)
def _sided(reps: float, side: str) -> tuple[int, str] | None:
    return (int(reps), side) if _whole(reps, 60) else None


@rule("side", "colon", "number", out="sided", cost=0.4)
def _side_first(side: str, _: str, reps: float) -> tuple[int, str] | None:
    return _sided(reps, side)  # type: ignore[no-any-return]


@rule("number|one", "sets_word", out="sets_n")
def _sets(value: float, _: str) -> int | None:
    return int(value) if _whole(value, 20) else None


@rule("number", "times", "number", out="sets")
def _pair(first: float, _: str, second: float) -> Sets | None:
    """ "80x8" is load by reps, "3x8" sets by reps, "8x80" reps by load: the sizes tell."""
    if first <= 6 and _whole(first) and _whole(second, 30):
        return Sets((int(second),) * int(first))
    if _whole(second, REPS) and not (first <= 15 and second > 30):
        return Sets((int(second),), Load(first))
    if _whole(first, 30) and second > 15:
        return Sets((int(first),), Load(second))
    return Sets((int(second),), Load(first)) if _whole(second, 200) else None


@rule("number", "times", "number", out="sets_reps")
def _sets_by_reps(first: float, _: str, second: float) -> tuple[int, ...] | None:
    """Read as sets by reps: for when the load stands beside it."""
    return (int(second),) * int(first) if _whole(first, 12) and _whole(second, 100) else None


@rule("load", "times", "number", out="sets")
@rule("load", "times", "reps", out="sets")
@rule("load", "reps", out="sets")
@rule("load", "comma", "reps", out="sets")
@rule("load", "times|at", "reps", out="sets")
def _load_reps(load: Load, *rest: float | str) -> Sets | None:
    reps = rest[-1]
    return Sets((int(reps),), load) if isinstance(reps, int | float) and _whole(reps, 500) else None


@rule("load|number", "times", "rep_word", out="sets", cost=0.2)
def _single(load: Load | float, _: str, reps: float) -> Sets:
    """ "405 for a single"."""
    return Sets((int(reps),), load if isinstance(load, Load) else Load(load))


@rule("number", "sets_reps", out="sets", cost=0.6)
def _bare_load_list(load: float, reps: tuple[int, ...]) -> Sets | None:
    return Sets(reps, Load(load)) if load >= 15 else None


@rule("number", "times", "far", out="sets")
@rule("sets_n", "far", out="sets")
def _n_far(count: float, *rest: str | tuple[float, str]) -> Sets | None:
    said = rest[-1]
    if not isinstance(said, tuple) or said[1] != "m" or not _whole(count, 20):
        return None
    return Sets((0,) * int(count), None, None, said[0])


@rule("number", "times", "reps", out="sets")
def _bare_load_reps(load: float, _: str, reps: int) -> Sets:
    return Sets((reps,), Load(load))


@rule("number", "times", "load", out="sets")
@rule("reps", "at", "load|number", out="sets")
@rule("reps", "load", out="sets")
@rule("number", "at", "load", out="sets", cost=0.4)
def _reps_load(reps: float, *rest: str | float | Load) -> Sets | None:
    load = rest[-1]
    if not _whole(reps, 500) or (
        isinstance(load, Load) and load.unit == "plate" and len(rest) > 1 and rest[0] == ""
    ):
        return None
    return Sets((int(reps),), load if isinstance(load, Load) else Load(float(load)))


@rule("number", "times", "number", "times", "number", out="sets")
def _triple(a: float, _: str, b: float, __: str, c: float) -> Sets | None:
    """Sets, reps, load or load, reps, sets, whichever the sizes allow."""
    if _whole(a, 12) and _whole(b, 50) and c > 12:
        return Sets((int(b),) * int(a), Load(c))
    if a > 12 and _whole(b, 50) and _whole(c, 12):
        return Sets((int(b),) * int(c), Load(a))
    return None


@rule("load", "times", "number", "times", "number", out="sets", cost=0.05)
def _load_reps_sets(load: Load, _: str, reps: float, __: str, count: float) -> Sets | None:
    return Sets((int(reps),) * int(count), load) if _whole(reps, 60) and _whole(count, 12) else None


@rule("at", "number", out="at_load", cost=0.2)
def _at_load(_: str, load: float) -> Load:
    return Load(load)


@rule("sets_reps", "times", "load", out="sets")
@rule("sets_reps", "at", "load|number", out="sets")
@rule("sets_reps", "load", out="sets")
@rule("sets_reps|series", "comma", "load", out="sets", cost=0.4)
@rule("series", "at", "load|number", out="sets")
@rule("series", "load", out="sets")
def _list_load(reps: tuple[float, ...], *rest: str | float | Load) -> Sets | None:
    load = rest[-1]
    if not all(_whole(r, 200) for r in reps):
        return None
    return Sets(tuple(int(r) for r in reps), load if isinstance(load, Load) else Load(float(load)))


@rule("sets_reps", "number", out="sets", cost=0.6)
def _list_bare_load(reps: tuple[int, ...], load: float) -> Sets | None:
    return Sets(reps, Load(load)) if load >= 15 else None


@rule("load", "sets_reps|series", out="sets")
@rule("load", "colon|comma|at|times", "sets_reps|series", out="sets")
def _load_list(load: Load, *rest: tuple[float, ...]) -> Sets | None:
    reps = rest[-1]
    return Sets(tuple(int(r) for r in reps), load) if all(_whole(r, 200) for r in reps) else None


@rule("number", "colon|at", "series|sets_reps", out="sets", cost=0.4)
def _scope(load: float, _: str, reps: tuple[float, ...]) -> Sets | None:
    return _load_list(Load(load), reps)  # type: ignore[no-any-return]


@rule("load|number", "colon", "number", out="sets", cost=0.6)
def _scope_one(load: Load | float, _: str, reps: float) -> Sets | None:
    return _load_list(load if isinstance(load, Load) else Load(load), (reps,))  # type: ignore[no-any-return]


@rule("number", "slash|comma|and|minus", "number|sets_reps", out="series", cost=0.3)
@rule("sets_reps", "comma|and|slash", "number|sets_reps", out="series", cost=0.3)
@rule("series", "slash|comma|and|minus", "number|sets_reps", out="series", cost=0.3)
def _series(
    before: float | tuple[float, ...], _: str, after: float | tuple[float, ...]
) -> tuple[float, ...] | None:
    first = before if isinstance(before, tuple) else (before,)
    more = after if isinstance(after, tuple) else (after,)
    reps = (*first, *more)
    return reps if len(reps) <= 30 and all(_whole(r, 200) for r in reps) else None


@rule("series", "reps_word", out="series", cost=0.05)
def _series_reps(reps: tuple[float, ...], _: str) -> tuple[float, ...]:
    return reps


@rule("sets", "comma|slash|and", "series", out="sets", cost=0.5)
@rule("sets", "comma|slash", "number", out="sets", cost=0.5)
def _further(first: Sets, _: str, after: float | tuple[float, ...]) -> Sets | None:
    """ "80x8, 7, 6": more sets at the same load."""
    more = after if isinstance(after, tuple) else (after,)
    if first.load is None or not all(_whole(r, 50) for r in more):
        return None
    return Sets((*first.reps, *(int(r) for r in more)), first.load)


@rule("sets_n", "number|reps", out="sets", cost=0.2)
@rule("sets_n", "at|times", "number|reps", out="sets", cost=0.1)
def _n_of(count: int, *rest: float | int | str) -> Sets | None:
    reps = rest[-1]
    return Sets((int(reps),) * count) if isinstance(reps, int | float) and _whole(reps, 200) else None


@rule("sets_n", "duration", out="sets")
@rule("sets_n", "at|times", "duration", out="sets")
@rule("number", "times", "duration", out="sets")
def _n_timed(count: float, *rest: float) -> Sets | None:
    return Sets((0,) * int(count), None, float(rest[-1])) if _whole(count, 20) else None


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
def _bare_loaded(sets: Sets, _: str, load: float) -> Sets | None:
    return Sets(sets.reps, Load(load), sets.seconds) if sets.load is None else None


@rule("number|one", "exercise", out="counted_exercise")
def _counted(reps: float, exercise: tuple[int, int]) -> tuple[int, tuple[int, int]] | None:
    return (int(reps), exercise) if _whole(reps, 300) else None


@rule("reps", "times", "sets_n", out="sets")
@rule("number", "times", "sets_n", out="sets")
def _reps_by_sets(reps: float, _: str, count: int) -> Sets | None:
    return Sets((int(reps),) * count) if _whole(reps) else None


@dataclass(frozen=True, slots=True)
class Same:
    """The last set again, with another load, a change of load, or other repetitions."""

    load: Load | None = None
    reps: int | None = None


@rule("same", out="again", cost=0.05)
@rule("other_set", out="again", cost=0.6)
@rule("other_set", "same", out="again", cost=0.05)
def _again(*_: str) -> Same:
    return Same()


@rule("again", "load", out="again")
@rule("again", "but|at|comma", "load", out="again")
@rule("again", "but", "at", "load|number", out="again")
def _again_load(same: Same, *rest: Load | float | str) -> Same | None:
    load = next((p for p in rest if isinstance(p, Load | float)), None)
    if same.load is not None or load is None:
        return None
    return Same(load if isinstance(load, Load) else Load(load), same.reps)


@rule("again", "at", "number", out="again", cost=0.2)
@rule("again", "but|comma", "at", "number", out="again", cost=0.3)
def _again_at(same: Same, *rest: float | str) -> Same | None:
    value = rest[-1]
    return (
        Same(Load(value), same.reps)
        if rest[-2] == "load" and isinstance(value, float) and not same.load
        else None
    )


@rule("again", "reps", out="again")
@rule("again", "but|at|times", "number|reps", out="again", cost=0.2)
@rule("again", "comma", "but", "number|reps", out="again", cost=0.2)
@rule("again", "but", "at|times", "reps|number", out="again", cost=0.3)
@rule("again", "comma", "reps", out="again")
def _again_reps(same: Same, *rest: float | str) -> Same | None:
    reps = rest[-1]
    if "load" in rest and not isinstance(reps, int):
        return None
    fits = isinstance(reps, int | float) and _whole(reps) and same.reps is None
    return Same(same.load, int(reps)) if fits and isinstance(reps, int | float) else None
