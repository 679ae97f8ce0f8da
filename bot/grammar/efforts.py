"""Sets told the other way round: what came out of a load, sets counted again, the empty bar, pairs of bells."""

from bot.grammar.again import Same
from bot.grammar.chart import rule
from bot.grammar.loads import Load
from bot.grammar.sets import Sets, one_set, whole

SETS = 5
"""A bare "x 3" behind a whole set is that many sets of it; more is read as repetitions."""


@rule("at", "number|load", "got_word", "number|reps", out="sets", cost=-0.2)
@rule("at", "number|load", "comma", "got_word", "number|reps", out="sets", cost=-0.2)
def _out_of(at: str, load: object, *rest: object) -> Sets | None:
    """ "con 85 saqué 5"."""
    return one_set(load, rest[-1]) if at != "of" else None


@rule("at", "number|load", "comma", "got_word", "sets_n", "at", "number|reps", out="sets", cost=-0.8)
@rule("load", "comma", "got_word", "sets_n", "at", "number|reps", out="sets", cost=-0.8)
def _sets_out_of(*parts: object) -> Sets | None:
    """ "Con 60 kilos, hice 3 series de 8"."""
    load, count = parts[-6], parts[-3]
    one = one_set(load, parts[-1]) if parts[0] != "of" else None
    return Sets(one.reps * count, one.load) if one is not None and isinstance(count, int) else None


@rule("got_word", "number|reps", "at", "number|load", out="sets", cost=-0.2)
def _got_with(_: str, reps: object, at: str, load: object) -> Sets | None:
    """ "got 6 with 195"."""
    return one_set(load, reps) if at != "of" else None


@rule("number", "at", "number", out="sets", cost=0.5)
def _reps_with(reps: float, at: str, load: float) -> Sets | None:
    """ "8 con 82,5"."""
    fits = at != "of" and whole(reps, 30) and load >= 20 and load > 1.5 * reps
    return one_set(load, reps) if fits else None


@rule("reps", "at", "number|load", out="sets", cost=-0.1)
def _counted_reps_with(reps: int, at: str, load: object) -> Sets | None:
    """ "12 reps con 50", of which a bare 50 is no repetition."""
    heavy = isinstance(load, Load) or (isinstance(load, float) and load >= 4)
    return one_set(load, reps) if at != "of" and heavy else None


@rule("number", "pulse", out="sets", cost=-0.2)
def _reps_at(reps: float, load: float) -> Sets | None:
    """ "8 at 130", whose "at" may be said of a pulse."""
    return one_set(load, reps) if reps > 1 and whole(reps, 30) and load > 2 * reps else None


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


@rule("sets_reps", "series", out="ladder", cost=0.0)
@rule("sets_reps", "added_word|moved_word", "series", out="ladder", cost=-0.2)
@rule("sets_reps", "comma", "added_word|moved_word", "series", out="ladder", cost=-0.2)
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


@rule("could_do", "number|one", "could_more", out="could_rir", cost=-0.3)
@rule("could_do", "number|one", out="could_rir", cost=0.2)
def _could(_: str, reps: float, *__: object) -> float | None:
    """ "Could've done 5 more", said beside a set: alone it is only supposed."""
    return reps if whole(reps, 6) else None


@rule("left_word|left_before|eat", "stance|filler", "number|one", "left_word|side", out="rir", cost=-0.2)
def _maybe_left(had: str, maybe: str, reps: float, left: str) -> float | None:
    """ "Had maybe 1 left"."""
    fits = maybe in ("supposed", "") and left in ("", "left") and not had
    return reps if fits and whole(reps, 5) else None


@rule("at", "number|one", "left_word", out="rir", cost=0.0)
@rule("at", "filler", "number|one", "left_word", out="rir", cost=0.0)
def _with_left(*parts: object) -> float | None:
    """ "With about 1 left"."""
    reps = parts[-2]
    return reps if parts[0] != "of" and isinstance(reps, float) and whole(reps, 5) else None


@rule("reps", "reserve", out="rir", cost=0.0)
@rule("at", "reps", "reserve", out="rir", cost=0.0)
@rule("at", "number|one", "reserve", out="rir", cost=0.0)
@rule("left_sure", "number|one", out="rir", cost=0.3)
@rule("reps", "left_word", out="rir", cost=0.3)
@rule("number|one", "left_word", out="rir", cost=2.0)
@rule("left_word|left_before", "reps", out="rir", cost=1.0)
@rule("left_still", "number|one", out="rir", cost=0.0)
def _left(*parts: object) -> float | None:
    """ "with 2 reps in the tank", "1 rep left"."""
    reps = next(p for p in parts if isinstance(p, int | float))
    named = "left" not in parts or len(parts) == 2
    return float(reps) if named and (reps <= 10 or "left" not in parts) else None


@rule("load", "other_set", "number|reps", out="sets", cost=0.1)
def _others(load: Load, _: str, reps: object) -> Sets | None:
    """ "77,5 kilos otras 8"."""
    return one_set(load, reps)


@rule("load|number", "single_word", out="sets", cost=0.0)
def _for_one(load: Load | float, reps: float) -> Sets | None:
    """ "100 a una"."""
    return one_set(load, reps) if isinstance(load, Load) or load >= 15 else None


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
    return one_set(load, reps) if at != "of" else None


@rule("sets_n", "at", "number|reps", "at", "load|number", out="sets", cost=0.0)
@rule("sets_n", "number|reps", "at", "load|number", out="sets", cost=0.1)
def _sets_of_at(count: int, *rest: object) -> Sets | None:
    """ "four sets of ten at 120"."""
    reps, at, load = rest[-3], rest[-2], rest[-1]
    one = one_set(load, reps) if at != "of" else None
    return Sets(one.reps * count, one.load) if one is not None else None
