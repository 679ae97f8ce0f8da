"""Sets told in a row: repetitions one by one, with their load before or behind them."""

from bot.grammar.amounts import SECONDS
from bot.grammar.chart import rule
from bot.grammar.loads import Load
from bot.grammar.sets import Sets, is_load, whole

LONGEST_HELD = 900.0
"""Longer than so many seconds is no set."""

LONG_RUN = 30.0
"""Who does so many does not stop at a quarter of it in the next set."""


def falls_off(before: float, after: float) -> bool:
    """ "12 reps con 50, luego 10 con 55": the first is no count of repetitions but a load."""
    return before >= LONG_RUN and before >= 4 * after


@rule("number", "slash|comma|and|minus", "number|sets_reps", out="series", cost=0.3)
@rule("sets_reps", "comma|and|slash", "number|sets_reps", out="series", cost=0.3)
@rule("series", "slash|comma|and|minus", "number|sets_reps", out="series", cost=0.3)
def _series(
    before: float | tuple[float, ...], mark: str, after: float | tuple[float, ...]
) -> tuple[float, ...] | None:
    if mark == "" and isinstance(before, tuple) and isinstance(after, tuple):
        return None  # "8/8/7 then 3x15 pull aparts"
    if mark == "-" and isinstance(before, float) and isinstance(after, float) and is_load(before, after):
        return None
    if mark == "/" and isinstance(before, float) and isinstance(after, float) and is_load(before, after):
        return None
    first = before if isinstance(before, tuple) else (before,)
    more = after if isinstance(after, tuple) else (after,)
    reps = (*first, *more)
    if falls_off(first[-1], more[0]):
        return None
    return reps if len(reps) <= 30 and all(whole(r, 200) for r in reps) else None


@rule("series", "unit_time", out="held_for", cost=-0.2)
def _held_for(times: tuple[float, ...], unit: str) -> tuple[float, ...] | None:
    """ "Plancha de 40, 35 y 30 segundos"."""
    seconds = tuple(one * SECONDS[unit] for one in times)
    return seconds if max(seconds) <= LONGEST_HELD else None


@rule("series", "exercise", out="together", cost=-0.5)
def _list_of(reps: tuple[float, ...], _: object) -> str | None:
    """ "Managed 9, 7 and 6 pullups"; nobody does more in each set than in the one before."""
    return "together" if sorted(reps, reverse=True) == list(reps) else None


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


@rule("sets", "comma", "number", "count_times", out="sets", cost=-0.3)
@rule("sets", "number", "count_times", out="sets", cost=-0.3)
def _so_often(once: Sets, *rest: object) -> Sets | None:
    """ "180 kilos por 10, tres veces"."""
    times = rest[-2]
    fits = isinstance(times, float) and whole(times, 10) and len(once.reps) == 1
    return Sets(once.reps * int(times), once.load) if fits and isinstance(times, float) else None


@rule("number", "comma", "number", "at", "number", out="sets", cost=-0.2)
def _load_then_sets(load: float, _: str, count: float, at: str, reps: float) -> Sets | None:
    """ "Peso muerto 90, 3 de 5"."""
    fits = at == "of" and load >= 20 and load > 2 * reps and whole(count, 10) and whole(reps, 30)
    return Sets((int(reps),) * int(count), Load(load)) if fits else None


@rule("repeated_word", "number", "count_times", out="once_times", cost=-0.6)
@rule("repeated_word", "once_times", out="once_times", cost=-0.2)
def _repeated(_: str, count: float, *__: str) -> float | None:
    """ "12 reps, did that three times"."""
    return count if whole(count, 10) else None


@rule("number|one", "of_them", out="once_times", cost=0.0)
def _of_them(count: float, _: str) -> float | None:
    """ "12 reps, three of them"."""
    return count if whole(count, 10) else None


@rule("number", "plus", "number", "plus", "number", out="series", cost=-0.1, tight=True)
@rule("number", "plus", "number", "plus", "number", "plus", "number", out="series", cost=-0.1, tight=True)
def _added_up(*parts: object) -> tuple[float, ...] | None:
    """ "Dominadas 10+8+6"."""
    reps = tuple(p for p in parts if isinstance(p, float))
    return reps if all(whole(r, 60) for r in reps) else None


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


@rule("load", "sets_reps|series", out="sets")
@rule("load", "colon|comma|at|times", "sets_reps|series", out="sets")
def _load_list(load: Load, *rest: tuple[float, ...]) -> Sets | None:
    reps = rest[-1]
    return Sets(tuple(int(r) for r in reps), load) if all(whole(r, 200) for r in reps) else None


@rule("sets_reps", "times", "load", out="sets")
@rule("sets_reps", "at", "load|number", out="sets")
@rule("sets_reps", "load", out="sets")
@rule("sets_reps|series", "comma", "load", out="sets", cost=0.4)
@rule("series", "at", "load|number", out="sets")
@rule("series", "load", out="sets")
def _list_load(reps: tuple[float, ...], *rest: str | float | Load) -> Sets | None:
    load = rest[-1]
    counted = rest[0] in ("of", "@") and isinstance(load, float) and load < (15 if rest[0] == "of" else 11)
    if counted or not all(whole(r, 200) for r in reps):
        return None  # "three sets of eight and one of six"
    return Sets(tuple(int(r) for r in reps), load if isinstance(load, Load) else Load(float(load)))


@rule("sets_reps", "number", out="sets", cost=0.6)
def _list_bare_load(reps: tuple[int, ...], load: float) -> Sets | None:
    return Sets(reps, Load(load)) if load >= 15 else None


@rule("number", "sets", out="sets", cost=0.5)
def _bare_load_sets(load: float, said: Sets) -> Sets | None:
    """ "RDL 155 3 sets 10 reps"."""
    fits = said.load is None and said.seconds is None and len(said.reps) > 1 and load >= 15
    return Sets(said.reps, Load(load)) if fits and said.reps[0] else None


@rule("number", "sets_reps", out="sets", cost=0.6)
def _bare_load_list(load: float, reps: tuple[int, ...]) -> Sets | None:
    return Sets(reps, Load(load)) if load >= 15 else None


@rule("number", "colon|at", "series|sets_reps", out="sets", cost=0.4)
def _scope(load: float, _: str, reps: tuple[float, ...]) -> Sets | None:
    return _load_list(Load(load), reps)  # type: ignore[no-any-return]


@rule("load|number", "colon", "number", out="sets", cost=0.6)
def _scope_one(load: Load | float, _: str, reps: float) -> Sets | None:
    return _load_list(load if isinstance(load, Load) else Load(load), (reps,))  # type: ignore[no-any-return]


@rule("number", "comma", "sets_reps", out="sets", cost=0.6)
def _load_then_list(load: float, _: str, reps: tuple[int, ...]) -> Sets | None:
    """ "185, five doubles"."""
    return Sets(reps, Load(load)) if is_load(load, reps[0]) else None


@rule("load", "number", "number", out="sets", cost=0.3)
def _load_two(load: Load, first: float, second: float) -> Sets | None:
    """ "20kg 15 15"."""
    fits = load.unit != "plate" and all(whole(r, 50) for r in (first, second))
    return Sets((int(first), int(second)), load) if fits else None
