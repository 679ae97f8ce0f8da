"""Sets told the other way round: what came out of a load, sets counted again, the empty bar, pairs of bells."""

from bot.grammar.again import Same
from bot.grammar.chart import rule
from bot.grammar.loads import Load
from bot.grammar.sets import Sets, whole

SETS = 5
"""A bare "x 3" behind a whole set is that many sets of it; more is read as repetitions."""


def _one(load: object, reps: object) -> Sets | None:
    if not isinstance(reps, int | float) or not whole(reps, 60) or not isinstance(load, Load | float):
        return None
    return Sets((int(reps),), load if isinstance(load, Load) else Load(load))


@rule("at", "number|load", "got_word", "number|reps", out="sets", cost=-0.2)
@rule("at", "number|load", "comma", "got_word", "number|reps", out="sets", cost=-0.2)
def _out_of(at: str, load: object, *rest: object) -> Sets | None:
    """ "con 85 saqué 5"."""
    return _one(load, rest[-1]) if at != "of" else None


@rule("got_word", "number|reps", "at", "number|load", out="sets", cost=-0.2)
def _got_with(_: str, reps: object, at: str, load: object) -> Sets | None:
    """ "got 6 with 195"."""
    return _one(load, reps) if at != "of" else None


@rule("number", "at", "number", out="sets", cost=0.5)
def _reps_with(reps: float, at: str, load: float) -> Sets | None:
    """ "8 con 82,5"."""
    fits = at != "of" and whole(reps, 30) and load >= 20 and load > 1.5 * reps
    return _one(load, reps) if fits else None


@rule("times", "rep_word", out="reps", cost=0.4)
def _for_a_single(_: str, reps: float) -> int:
    """ "Four plates on squat for a single"."""
    return int(reps)


@rule("last_mark", "got_word", "number|reps", out="again", cost=0.0)
@rule("last_mark", "got_word", "at", "number|reps", out="again", cost=0.0)
def _last_came_out(*parts: object) -> Same | None:
    """ "la última me salió a 6"."""
    reps = parts[-1]
    return Same(None, int(reps)) if isinstance(reps, int | float) and whole(reps, 40) else None


@rule("again", "comma", "number", out="again", cost=0.6)
def _same_but(same: Same, _: str, reps: float) -> Same | None:
    """ "misma carga, 7"."""
    return Same(None, int(reps)) if same == Same() and whole(reps, 40) else None


@rule("again", "but", "added_word", "number|load", out="again", cost=0.0)
@rule("again", "comma|and", "added_word", "number|load", out="again", cost=0.0)
@rule("again", "added_word", "number|load", out="again", cost=0.0)
def _again_heavier(same: Same, *rest: object) -> Same | None:
    """ "otra igual pero subiendo 2,5"."""
    sign, load = rest[-2], rest[-1]
    if same.load is not None or not isinstance(sign, float) or not isinstance(load, Load | float):
        return None
    value, unit = (load.value, load.unit) if isinstance(load, Load) else (load, None)
    return Same(Load(sign * abs(value), unit, True), same.reps) if abs(value) <= 50 else None


@rule("rest", "duration", out="rest_said", cost=0.0)
@rule("rest", "at", "duration", out="rest_said", cost=0.0)
@rule("duration", "rest", out="rest_said", cost=0.0)
@rule("duration", "at", "rest", out="rest_said", cost=0.0)
def _rest(*_: object) -> bool:
    """ "descanso 90 s": said of the time between sets."""
    return True


@rule("sets_reps", "series", out="ladder", cost=0.0)
@rule("sets_reps", "comma|at|colon", "series", out="ladder", cost=0.1)
def _ladder(reps: tuple[int, ...], *rest: object) -> tuple[tuple[int, ...], tuple[float, ...]] | None:
    """ "3x8 135, 155, 175": as many loads as sets."""
    loads = rest[-1]
    if not isinstance(loads, tuple) or len(loads) != len(reps):
        return None
    return (
        (reps, loads)
        if all(load >= 20 and load > 2 * r for load, r in zip(loads, reps, strict=True))
        else None
    )


@rule("bar_only", out="load", cost=0.1)
def _empty_bar(_: str) -> Load:
    return Load(0.0, "plate")


@rule("number|one", "at", "number|reps", out="one_more", cost=0.4)
@rule("number|one", "sets_word", "at", "number|reps", out="one_more", cost=0.2)
def _one_more(*parts: object) -> tuple[int, int] | None:
    """ "... y una de 8": as many sets as said, at the load of those before."""
    count, reps = parts[0], parts[-1]
    if parts[-2] != "of" or not isinstance(count, float) or not isinstance(reps, int | float):
        return None
    return (int(count), int(reps)) if whole(count, 8) and whole(reps, 60) else None


@rule("number", "at", "number", out="of_pair", cost=0.4)
def _of_pair(count: float, at: str, reps: float) -> tuple[int, int] | None:
    """ "3 de 12"."""
    return (int(count), int(reps)) if at == "of" and whole(count, 8) and whole(reps, 60) else None


@rule("sets", "times", "number", out="sets", cost=0.1)
def _times_over(one: Sets, _: str, count: float) -> Sets | None:
    """ "20 kg a 15 repes x3"."""
    fits = len(one.reps) == 1 and one.load is not None and 2 <= count <= SETS and whole(count)
    return Sets(one.reps * int(count), one.load) if fits else None


@rule("sets", "times|comma", "sets_n", out="sets", cost=0.05)
@rule("sets", "sets_n", out="sets", cost=0.1)
def _so_many_sets(one: Sets, *rest: object) -> Sets | None:
    """ "135 x 6 x 4 sets"."""
    count = rest[-1]
    fits = len(one.reps) == 1 and one.load is not None and isinstance(count, int)
    return Sets(one.reps * count, one.load) if fits and isinstance(count, int) else None


@rule("at", "number|load", "comma", "sided", out="sets", cost=0.2)
@rule("load", "comma", "sided", out="sets", cost=0.2)
def _each_side(*parts: object) -> Sets | None:
    """ "mancuernas de 16, 10 por pierna"."""
    load, sided = parts[-3], parts[-1]
    return _one(load, sided[0]) if isinstance(sided, tuple) and sided[1] == "both" else None


@rule("at", "number|load", "comma", "sets_reps", out="sets", cost=0.2)
def _each_set(at: str, load: object, _: str, reps: tuple[int, ...]) -> Sets | None:
    """ "mancuernas de 16, 3x10"."""
    if at != "of":
        return None
    return Sets(reps, load if isinstance(load, Load) else Load(load))  # type: ignore[arg-type]


@rule("number", "bell_word", "at", "number|load", out="load", cost=0.1)
def _pair_of(count: float, _: str, at: str, load: object) -> Load | None:
    """ "con 2 mancuernas de 12"."""
    if count not in (1, 2) or at != "of":
        return None
    return load if isinstance(load, Load) else Load(load)  # type: ignore[arg-type]


@rule("number", "load", "bell_word", out="load", cost=0.1)
def _pair_weighing(count: float, load: Load, _: str) -> Load | None:
    """ "two 50 lb dumbbells"."""
    return load if count == 2 else None


@rule("number", "plural_s", "times|comma|at", "series|sets_reps", out="paired", cost=-0.3)
@rule("number", "plural_s", "sets_reps", out="paired", cost=-0.3)
def _paired_list(load: float, *rest: object) -> tuple[float, ...] | None:
    """ "50s for 10, 10 and 9", "60s 2x10"."""
    reps: tuple[float, ...] = rest[-1]  # type: ignore[assignment]
    return (load, *reps) if all(whole(r, 60) for r in reps) else None


@rule("reps", "reserve", out="rir", cost=0.0)
@rule("at", "reps", "reserve", out="rir", cost=0.0)
@rule("at", "number|one", "reserve", out="rir", cost=0.0)
@rule("reps", "left_word", out="rir", cost=0.3)
@rule("number|one", "left_word", out="rir", cost=2.0)
@rule("left_word", "reps", out="rir", cost=1.0)
def _left(*parts: object) -> float | None:
    """ "with 2 reps in the tank", "1 rep left"."""
    reps = next(p for p in parts if isinstance(p, int | float))
    named = "left" not in parts or len(parts) == 2
    return float(reps) if named and (reps <= 10 or "left" not in parts) else None


@rule("from", "number|load", "till|to", "number|load|mass", out="from_to", cost=0.0)
def _step(_: str, low: object, __: str, high: object) -> bool | None:
    """ "de 80 a 90 kg" tells of a change, not of a set."""
    a, b = (one.value if isinstance(one, Load) else getattr(one, "value", one) for one in (low, high))
    near = isinstance(a, float) and isinstance(b, float) and a >= 30 and b >= 30 and 0.5 < a / b < 2
    return True if near else None


@rule("load", "other_set", "number|reps", out="sets", cost=0.1)
def _others(load: Load, _: str, reps: object) -> Sets | None:
    """ "77,5 kilos otras 8"."""
    return _one(load, reps)


@rule("load|number", "single_word", out="sets", cost=0.0)
def _for_one(load: Load | float, reps: float) -> Sets | None:
    """ "100 a una"."""
    return _one(load, reps) if isinstance(load, Load) or load >= 15 else None


@rule("load|number", "times", "sets", out="sets", cost=0.6)
def _load_for_sets(load: object, _: str, said: Sets) -> Sets | None:
    """ "225 for 3 sets of 5"."""
    if said.load is not None or said.seconds is not None or len(said.reps) < 2:
        return None
    return Sets(said.reps, load if isinstance(load, Load) else Load(load))  # type: ignore[arg-type]


@rule("number", "number", "and", "number", out="series", cost=0.6)
def _blank_list(a: float, b: float, _: str, c: float) -> tuple[float, ...] | None:
    """ "12 10 y 8"."""
    return (a, b, c) if all(whole(r, 40) for r in (a, b, c)) and a >= b >= c else None


@rule("other_set", "at", "load|number", "times|comma", "number|reps", out="sets", cost=-0.1)
def _another_at(_: str, at: str, load: object, __: str, reps: object) -> Sets | None:
    """ "1 more at 205 for 3"."""
    return _one(load, reps) if at != "of" else None


@rule("sets_n", "at", "number|reps", "at", "load|number", out="sets", cost=0.0)
@rule("sets_n", "number|reps", "at", "load|number", out="sets", cost=0.1)
def _sets_of_at(count: int, *rest: object) -> Sets | None:
    """ "four sets of ten at 120"."""
    reps, at, load = rest[-3], rest[-2], rest[-1]
    one = _one(load, reps) if at != "of" else None
    return Sets(one.reps * count, one.load) if one is not None else None
