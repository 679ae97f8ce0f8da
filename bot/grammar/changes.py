"""Sets told by what changed since the last one, and loads said beside what carries them."""

from bot.grammar.again import Same
from bot.grammar.chart import rule
from bot.grammar.loads import Load
from bot.grammar.set_lists import falls_off
from bot.grammar.sets import Sets, whole


@rule("added_word", "load|number", "and|comma|but", "got_word", "number|reps", out="again", cost=-0.2)
@rule("added_word", "load|number", "and|comma|but", "reps", out="again", cost=-0.2)
@rule("added_word", "load|number", "times", "number|reps", out="again", cost=-0.2)
@rule("added_word", "load|number", "con", "and|comma", "got_word", "number|reps", out="again", cost=-0.2)
def _changed(sign: float, load: Load | float, *rest: object) -> Same | None:
    """ "added 10 lbs and got 4"."""
    reps = rest[-1]
    if not isinstance(reps, int | float) or not whole(reps, 60):
        return None
    value, unit = (load.value, load.unit) if isinstance(load, Load) else (load, None)
    return Same(Load(sign * abs(value), unit, True), int(reps)) if abs(value) <= 50 else None


@rule("again", "number", out="again", cost=1.0)
def _again_number(same: Same, reps: float) -> Same | None:
    """ "another 8"."""
    return Same(same.load, int(reps)) if whole(reps, 300) and same.reps is None else None


@rule("load|number", "times", "one", "sets_word", "number|reps", out="sets", cost=0.0)
def _a_set_of(load: Load | float, *rest: object) -> Sets | None:
    """ "225 for a set of 5"."""
    reps = rest[-1]
    fits = isinstance(reps, int | float) and whole(reps, 60)
    return Sets((int(reps),), load if isinstance(load, Load) else Load(load)) if fits else None  # type: ignore[call-overload]


@rule("number", "reps", out="sets", cost=0.5)
def _load_reps(load: float, reps: int) -> Sets | None:
    """ "185 5 reps"."""
    return Sets((reps,), Load(load)) if load >= 20 and load > reps else None


@rule("reps", "number", out="sets", cost=0.6)
def _reps_load(reps: int, load: float) -> Sets | None:
    return _load_reps(load, reps)  # type: ignore[no-any-return]


@rule("number|series", "comma", "and", "number", out="series", cost=0.3)
def _then(before: float | tuple[float, ...], _: str, __: str, more: float) -> tuple[float, ...] | None:
    """ "10, then 8, then 6"."""
    reps = (*(before if isinstance(before, tuple) else (before,)), more)
    if falls_off(reps[-2], more):
        return None
    return reps if all(whole(r, 60) for r in reps) else None


@rule("load", "bell_word", out="load", cost=0.2)
@rule("one", "load", "bell_word", out="load", cost=0.1)
def _bell(*parts: object) -> object:
    """ "with a 50 lb dumbbell"."""
    return next(p for p in parts if isinstance(p, Load))


@rule("number", "times", "load", "times", "number|reps", out="sets", cost=-0.1)
def _pair(count: float, _: str, load: Load, __: str, reps: float) -> Sets | None:
    """ "2x12 kg x 10": a pair of dumbbells."""
    return Sets((int(reps),), load) if count == 2 and whole(reps, 60) else None


@rule("number", "at", "number", "at", "load|number", out="sets", cost=0.1)
def _so_many_of(count: float, of: str, reps: float, at: str, load: Load | float) -> Sets | None:
    """ "4 de 10 con 60"."""
    fits = of == "of" and at == "load" and whole(count, 10) and whole(reps, 60)
    return Sets((int(reps),) * int(count), load if isinstance(load, Load) else Load(load)) if fits else None


@rule("again", "at", "again", out="again", cost=0.0)
def _with_more(same: Same, _: str, other: Same) -> Same | None:
    """ "otra con 5 kg más"."""
    return other if same == Same() and other.load is not None else None


@rule("load", "less_word", out="again", cost=-0.2)
def _less(load: Load, _: str) -> Same:
    """ "Con 5 kilos menos"."""
    return Same(Load(-abs(load.value), load.unit, True))


@rule("load", "more_word", out="again", cost=0.0)
def _more(load: Load, _: str) -> Same:
    return Same(Load(abs(load.value), load.unit, True))
