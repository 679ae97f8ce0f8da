"""Sets as people tell them: loads that were moved to, what was got out of them, series one by one."""

from bot.grammar.again import Same
from bot.grammar.chart import rule
from bot.grammar.loads import Load
from bot.grammar.sets import Sets, whole

LIST = 40
"""More repetitions are never part of a list without signs."""


def _sets(load: object, reps: object) -> Sets | None:
    if not isinstance(reps, int | float) or not whole(reps, 60) or not isinstance(load, Load | float):
        return None
    return Sets((int(reps),), load if isinstance(load, Load) else Load(load))


@rule("moved_word", "number|load", "comma|and|but", "got_word", "number|reps", out="sets", cost=-0.2)
@rule("moved_word", "number|load", "got_word", "number|reps", out="sets", cost=-0.2)
@rule("moved_word", "number|load", "comma|and", "reps", out="sets", cost=-0.2)
@rule("moved_word", "number|load", "times", "number|reps", out="sets", cost=-0.2)
def _moved(_: str, load: object, *rest: object) -> Sets | None:
    """ "went up to 200 and managed 3"."""
    return _sets(load, rest[-1])


@rule("got_word", "number", out="got_n", cost=1.0)
@rule("and|comma", "got_word", "number", out="got_n", cost=1.0)
def _got(*parts: object) -> int | None:
    """What came out of a load that stands before it."""
    reps = parts[-1]
    return int(reps) if isinstance(reps, int | float) and whole(reps, 60) else None


@rule("nth", "number", out="reps", cost=0.3)
@rule("nth", "colon|comma|at", "number", out="reps", cost=0.3)
def _nth_reps(*parts: object) -> int | None:
    reps = parts[-1]
    return int(reps) if isinstance(reps, float) and whole(reps, 50) else None


@rule("sets_word", "number", "colon", out="nth")
@rule("sets_word", "number", "comma", out="nth", cost=0.3)
def _numbered(*parts: object) -> str | None:
    count = parts[1]
    return "nth" if isinstance(count, float) and whole(count, 20) else None


@rule("nth", "sets_word", out="nth", cost=0.0)
def _nth_set(*_: str) -> str:
    """ "2ª serie"."""
    return "nth"


@rule("nth", "sets", out="sets")
@rule("nth", "colon|comma|at", "sets", out="sets")
def _nth_sets(*parts: object) -> object:
    return parts[-1]


@rule("number", "number", "number", out="series", cost=0.8)
def _blank_list(*reps: float) -> tuple[float, ...] | None:
    """ "12 10 8"."""
    return reps if all(whole(r, LIST) for r in reps) else None


@rule("series", "number", out="series", cost=0.3)
def _longer_list(reps: tuple[float, ...], more: float) -> tuple[float, ...] | None:
    return (*reps, more) if len(reps) > 2 and all(whole(r, LIST) for r in (*reps, more)) else None


@rule("number", "series", out="sets", cost=0.6)
def _load_then_list(load: float, reps: tuple[float, ...]) -> Sets | None:
    """ "225 5/5/3"."""
    fits = load >= 20 and load > 1.4 * max(reps) and all(whole(r, LIST) for r in reps)
    return Sets(tuple(int(r) for r in reps), Load(load)) if fits else None


@rule("sets_word", "series", out="series", cost=0.0)
@rule("sets_word", "colon", "series", out="series", cost=0.0)
def _sets_of(*parts: object) -> object:
    """ "sets of 12, 12 and 10"."""
    return parts[-1]


@rule("sets_n", "colon", "series|sets", out="sets", cost=0.0)
@rule("sets_n", "series|sets", out="sets", cost=0.0)
@rule("sets_n", "comma|at", "series|sets", out="sets", cost=0.0)
def _so_many(count: int, *rest: object) -> Sets | None:
    """ "4 sets: 15, 15, 12, 12 at 90 lb": the count only says how many follow."""
    said = rest[-1]
    if isinstance(said, Sets):
        return said if len(said.reps) == count and count > 1 else None
    if not isinstance(said, tuple) or len(said) != count or not all(whole(r, 200) for r in said):
        return None
    return Sets(tuple(int(r) for r in said))


@rule("at", "number", "comma", "reps", out="sets", cost=1.5)
@rule("at", "number", "at|times", "number|reps", out="sets", cost=0.2)
def _of_load(kind: str, load: float, mark: str, reps: float) -> Sets | None:
    """ "mancuernas de 14, 12 reps"; "prensa con 160 a 12"."""
    if kind == "" or (isinstance(reps, float) and load <= reps):
        return None
    return None if mark == "of" else _sets(load, reps)


@rule("load", "at", "number", out="sets", cost=0.4)
@rule("number", "at", "reps", out="sets", cost=0.2)
def _load_at(load: object, at: str, reps: float) -> Sets | None:
    """ "90 kilos a 6"; "130 a 2 reps"."""
    if at != "load" or (isinstance(load, float) and (load < 15 or load <= reps)):
        return None
    return _sets(load, reps) if reps <= 30 else None


@rule("one|other_set", "number", "at", "load|number", out="sets", cost=0.2)
@rule("other_set", "number", "times", "load|number", out="sets", cost=0.4)
def _one_of(_: object, reps: float, at: str, load: object) -> Sets | None:
    """ "una de 6 con 100"."""
    fits = at == "load" and whole(reps, 30)
    return _sets(load, reps) if fits else None


@rule("rep_word|heavy_word", "at", "load|number", out="sets", cost=0.2)
def _single_at(reps: float, _: str, load: object) -> Sets | None:
    return _sets(load, reps)


@rule("heavy_word", out="heavy", cost=0.6)
def _heavy(reps: float) -> int:
    return int(reps)


@rule("again", "number|reps", "same", out="again", cost=0.0)
@rule("again", "number|reps", "at|comma", "same", out="again", cost=0.0)
def _same_load(same: Same, reps: float, *_: str) -> Same | None:
    """ "otra de siete con el mismo peso"."""
    return Same(same.load, int(reps)) if whole(reps) and same.reps is None else None


@rule("load|number", "more_than_last", out="again", cost=0.0)
def _more(load: Load | float, sign: float) -> Same:
    value, unit = (load.value, load.unit) if isinstance(load, Load) else (load, None)
    return Same(Load(sign * abs(value), unit, True))


@rule("number", "more_same", out="agains", cost=0.0)
def _agains(count: float, _: str) -> int | None:
    return int(count) if whole(count, 10) else None


@rule("again", "agains", out="agains", cost=-0.3)
def _others_alike(same: Same, count: int) -> int | None:
    """ "Otras 2 iguales": the two, not one more beside them."""
    return count if same.load is None and same.reps is None else None


@rule("left_word|left_before", "number|one", "reserve", out="rir", cost=0.0)
def _left(_: str, rir: float, __: str) -> float | None:
    return rir


@rule("only_word", "number", out="number", cost=0.1)
@rule("only_word", "duration", out="duration", cost=0.1)
@rule("only_word", "reps", out="reps", cost=0.1)
def _only(_: str, said: float) -> float:
    return said


@rule("reps|sets", "per_hand", out="sets", cost=0.2)
def _per_hand(said: Sets | int, _: str) -> Sets:
    return said if isinstance(said, Sets) else Sets((said,))


@rule("number", "plural_s", "times|comma", "number|reps", out="paired", cost=-0.3)
def _paired(load: float, _: str, __: str, reps: float) -> tuple[float, int] | None:
    """ "45s x 10": a pair of dumbbells, unless the exercise is one that is held."""
    return (load, int(reps)) if whole(reps, 60) else None
