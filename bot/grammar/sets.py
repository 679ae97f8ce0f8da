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


def whole(value: float, most: int = 200) -> bool:
    return value == int(value) and 0 < value <= most


@rule("number|one", "reps_word", out="reps")
def _reps(*parts: float | str) -> int | None:
    value = next(p for p in parts if isinstance(p, float))
    return int(value) if whole(value, 500) else None


@rule("times", "number", out="reps", cost=1.0)
def _times_reps(_: str, value: float) -> int | None:
    return int(value) if whole(value, 500) else None


@rule("number", "side", out="sided", cost=0.3)
def _sided(reps: float, side: str) -> tuple[int, str] | None:
    return (int(reps), side) if whole(reps, 60) else None


@rule("side", "colon", "number", out="sided", cost=0.4)
def _side_first(side: str, _: str, reps: float) -> tuple[int, str] | None:
    return _sided(reps, side)  # type: ignore[no-any-return]


@rule("number|one", "sets_word", out="sets_n")
def _sets(value: float, _: str) -> int | None:
    return int(value) if whole(value, 20) else None


@rule("number", "times", "number", out="sets")
def _pair(first: float, _: str, second: float) -> Sets | None:
    """ "80x8" is load by reps, "3x8" sets by reps, "8x80" reps by load: the sizes tell."""
    if first <= 6 and whole(first) and whole(second, 30):
        return Sets((int(second),) * int(first))
    if whole(second, REPS) and not (first <= 15 and second > 30):
        return Sets((int(second),), Load(first))
    if whole(first, 30) and second > 15:
        return Sets((int(first),), Load(second))
    return Sets((int(second),), Load(first)) if whole(second, 200) else None


@rule("number", "times", "number", out="sets_reps")
def _sets_by_reps(first: float, _: str, second: float) -> tuple[int, ...] | None:
    """Read as sets by reps: for when the load stands beside it."""
    return (int(second),) * int(first) if whole(first, 12) and whole(second, 100) else None


@rule("load", "times", "number", out="sets")
@rule("load", "times", "reps", out="sets")
@rule("load", "reps", out="sets")
@rule("load", "comma", "reps", out="sets")
@rule("load", "times|at", "reps", out="sets")
def _load_reps(load: Load, *rest: float | str) -> Sets | None:
    reps = rest[-1]
    return Sets((int(reps),), load) if isinstance(reps, int | float) and whole(reps, 500) else None


@rule("load|number", "times", "rep_word", out="sets", cost=0.2)
def _single(load: Load | float, _: str, reps: float) -> Sets:
    """ "405 for a single"."""
    return Sets((int(reps),), load if isinstance(load, Load) else Load(load))


@rule("number", "sets_reps", out="sets", cost=0.6)
def _bare_load_list(load: float, reps: tuple[int, ...]) -> Sets | None:
    return Sets(reps, Load(load)) if load >= 15 else None


@rule("at", "number", "comma", "reps", out="sets", cost=0.1)
@rule("at", "number", "comma", "number", out="sets", cost=0.5)
def _at_load_reps(at: str, load: float, _: str, reps: float) -> Sets | None:
    """ "A 60, quince repeticiones"."""
    return Sets((int(reps),), Load(load)) if at == "load" and _is_load(load, reps) else None


@rule("number", "rep_words", out="sets_reps", cost=0.1)
def _doubles(count: float, reps: float) -> tuple[int, ...] | None:
    """ "Five doubles"."""
    return (int(reps),) * int(count) if whole(count, 12) else None


@rule("number", "comma", "sets_reps", out="sets", cost=0.6)
def _load_then_list(load: float, _: str, reps: tuple[int, ...]) -> Sets | None:
    """ "185, five doubles"."""
    return Sets(reps, Load(load)) if _is_load(load, reps[0]) else None


@rule("number", "times", "reps", out="sets")
def _bare_load_reps(load: float, _: str, reps: int) -> Sets:
    return Sets((reps,), Load(load))


@rule("number", "times", "load", out="sets")
@rule("reps", "at", "load|number", out="sets")
@rule("reps", "load", out="sets")
@rule("number", "at", "load", out="sets", cost=0.4)
def _reps_load(reps: float, *rest: str | float | Load) -> Sets | None:
    load = rest[-1]
    if not whole(reps, 500) or (
        isinstance(load, Load) and load.unit == "plate" and len(rest) > 1 and rest[0] == ""
    ):
        return None
    return Sets((int(reps),), load if isinstance(load, Load) else Load(float(load)))


@rule("number", "times", "number", "times", "number", out="sets")
def _triple(a: float, _: str, b: float, __: str, c: float) -> Sets | None:
    """Sets, reps, load or load, reps, sets, whichever the sizes allow."""
    if whole(a, 12) and whole(b, 50) and c > 12:
        return Sets((int(b),) * int(a), Load(c))
    if a > 12 and whole(b, 50) and whole(c, 12):
        return Sets((int(b),) * int(c), Load(a))
    return None


@rule("load", "times", "number", "times", "number", out="sets", cost=0.05)
def _load_reps_sets(load: Load, _: str, reps: float, __: str, count: float) -> Sets | None:
    return Sets((int(reps),) * int(count), load) if whole(reps, 60) and whole(count, 12) else None


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
    if not all(whole(r, 200) for r in reps):
        return None
    return Sets(tuple(int(r) for r in reps), load if isinstance(load, Load) else Load(float(load)))


@rule("sets_reps", "number", out="sets", cost=0.6)
def _list_bare_load(reps: tuple[int, ...], load: float) -> Sets | None:
    return Sets(reps, Load(load)) if load >= 15 else None


@rule("load", "sets_reps|series", out="sets")
@rule("load", "colon|comma|at|times", "sets_reps|series", out="sets")
def _load_list(load: Load, *rest: tuple[float, ...]) -> Sets | None:
    reps = rest[-1]
    return Sets(tuple(int(r) for r in reps), load) if all(whole(r, 200) for r in reps) else None


@rule("number", "colon|at", "series|sets_reps", out="sets", cost=0.4)
def _scope(load: float, _: str, reps: tuple[float, ...]) -> Sets | None:
    return _load_list(Load(load), reps)  # type: ignore[no-any-return]


@rule("load|number", "colon", "number", out="sets", cost=0.6)
def _scope_one(load: Load | float, _: str, reps: float) -> Sets | None:
    return _load_list(load if isinstance(load, Load) else Load(load), (reps,))  # type: ignore[no-any-return]


def _is_load(load: float, reps: float) -> bool:
    return load >= 25 and load > 2 * reps and whole(reps, 20)


@rule("number", "minus", "number", out="sets", cost=0.1, tight=True)
def _dashed(load: float, mark: str, reps: float) -> Sets | None:
    """ "60-10": a load and its repetitions."""
    return Sets((int(reps),), Load(load)) if mark == "-" and _is_load(load, reps) else None


@rule("number", "slash|comma|and|minus", "number|sets_reps", out="series", cost=0.3)
@rule("sets_reps", "comma|and|slash", "number|sets_reps", out="series", cost=0.3)
@rule("series", "slash|comma|and|minus", "number|sets_reps", out="series", cost=0.3)
def _series(
    before: float | tuple[float, ...], mark: str, after: float | tuple[float, ...]
) -> tuple[float, ...] | None:
    if mark == "-" and isinstance(before, float) and isinstance(after, float) and _is_load(before, after):
        return None
    first = before if isinstance(before, tuple) else (before,)
    more = after if isinstance(after, tuple) else (after,)
    reps = (*first, *more)
    return reps if len(reps) <= 30 and all(whole(r, 200) for r in reps) else None


@rule("number", "plus", "number", "plus", "number", out="series", cost=-0.1, tight=True)
@rule("number", "plus", "number", "plus", "number", "plus", "number", out="series", cost=-0.1, tight=True)
def _added_up(*parts: object) -> tuple[float, ...] | None:
    """ "Dominadas 10+8+6"."""
    reps = tuple(p for p in parts if isinstance(p, float))
    return reps if all(whole(r, 60) for r in reps) else None


@rule("series", "reps_word", out="series", cost=0.05)
def _series_reps(reps: tuple[float, ...], _: str) -> tuple[float, ...]:
    return reps


@rule("sets", "comma|slash|and", "series", out="sets", cost=0.5)
@rule("sets", "comma|slash", "number", out="sets", cost=0.5)
def _further(first: Sets, _: str, after: float | tuple[float, ...]) -> Sets | None:
    """ "80x8, 7, 6": more sets at the same load."""
    more = after if isinstance(after, tuple) else (after,)
    if first.load is None or not all(whole(r, 50) for r in more):
        return None
    return Sets((*first.reps, *(int(r) for r in more)), first.load)
