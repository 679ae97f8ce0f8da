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


def one_set(load: object, reps: object) -> Sets | None:
    """A set of these repetitions with this load, None when they are none."""
    if not isinstance(reps, int | float) or not whole(reps, 60) or not isinstance(load, Load | float):
        return None
    return Sets((int(reps),), load if isinstance(load, Load) else Load(load))


@rule("number|one", "reps_word", out="reps")
def _reps(*parts: float | str) -> int | None:
    value = next(p for p in parts if isinstance(p, float))
    return int(value) if whole(value, 500) else None


@rule("number", "comma", "reps", out="sets", cost=0.2)
def _load_then_reps(load: float, _: str, reps: float) -> Sets | None:
    """ "60, 6 repes"."""
    return Sets((int(reps),), Load(load)) if is_load(load, reps) else None


@rule("times", "number", out="reps", cost=1.0)
@rule("times", "one", "number", out="reps", cost=1.1)
def _times_reps(*parts: object) -> int | None:
    """ "For 5", "for an easy 6"."""
    value = parts[-1]
    if not isinstance(value, float):
        return None
    return int(value) if whole(value, 500) else None


@rule("number", "side", out="sided", cost=0.3)
def _sided(reps: float, side: str) -> tuple[int, str] | None:
    return (int(reps), side) if whole(reps, 60) else None


@rule("number", "steps_word", "side", out="sided", cost=0.1)
def _strides(strides: float, _: str, side: str) -> tuple[int, str] | None:
    """ "12 pasos por pierna"."""
    return _sided(strides, side)  # type: ignore[no-any-return]


@rule("due_in", "sets_word", "at", "number|reps", out="sets_of", cost=0.0)
@rule("at", "sets_word", "at", "number|reps", out="sets_of", cost=0.0)
def _in_sets_of(*parts: object) -> int | None:
    """ "50 push ups in sets of 10", "100 flexiones a series de 20"."""
    reps = parts[-1]
    return int(reps) if parts[2] == "of" and isinstance(reps, int | float) and whole(reps, 60) else None


@rule("side", "number", out="sided", cost=0.6)
def _side_then(side: str, reps: float) -> tuple[int, str] | None:
    """ "Derecha 10, izquierda 8"."""
    return _sided(reps, side) if side != "both" else None


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


@rule("at", "number", "comma", "reps", out="sets", cost=0.1)
@rule("at", "number", "comma", "number", out="sets", cost=0.5)
def _at_load_reps(at: str, load: float, _: str, reps: float) -> Sets | None:
    """ "A 60, quince repeticiones"."""
    return Sets((int(reps),), Load(load)) if at == "load" and is_load(load, reps) else None


@rule("number", "rep_words", out="sets_reps", cost=0.1)
def _doubles(count: float, reps: float) -> tuple[int, ...] | None:
    """ "Five doubles"."""
    return (int(reps),) * int(count) if whole(count, 12) else None


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


@rule("at", "number", out="at_load", cost=0.2)
def _at_load(_: str, load: float) -> Load:
    return Load(load)


def is_load(load: float, reps: float) -> bool:
    return load >= 25 and load > 2 * reps and whole(reps, 20)


@rule("number", "minus", "number", "minus", "number", out="sets", cost=0.0, tight=True)
def _dashed_sets(load: float, mark: str, reps: float, _: str, count: float) -> Sets | None:
    """ "80-8-2": a load, its repetitions, and how many sets."""
    fits = mark == "-" and is_load(load, reps) and whole(count, 8)
    return Sets((int(reps),) * int(count), Load(load)) if fits else None


@rule("number", "slash", "number", out="sets", cost=0.1, tight=True)
def _slashed(load: float, _: str, reps: float) -> Sets | None:
    """ "185/5"."""
    return Sets((int(reps),), Load(load)) if is_load(load, reps) else None


@rule("number", "minus", "number", out="sets", cost=0.1, tight=True)
def _dashed(load: float, mark: str, reps: float) -> Sets | None:
    """ "60-10": a load and its repetitions."""
    return Sets((int(reps),), Load(load)) if mark == "-" and is_load(load, reps) else None
