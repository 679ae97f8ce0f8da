""" "Otra igual": the last set once more, changed or not."""

from dataclasses import dataclass

from bot.grammar.chart import rule
from bot.grammar.loads import Load
from bot.grammar.sets import whole


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
    if "of" in rest and isinstance(load, float):
        return Same(None, int(load)) if whole(load) and same.reps is None else None
    return Same(load if isinstance(load, Load) else Load(load), same.reps)


@rule("again", "but|at|comma", "number|load", "more_word|more_than_last", out="again", cost=-0.2)
@rule("again", "but", "con|at", "number|load", "more_word|more_than_last", out="again", cost=-0.2)
@rule("again", "con|at", "number|load", "more_word|more_than_last", out="again", cost=-0.2)
def _again_more(same: Same, *rest: Load | float | str) -> Same | None:
    """ "Otra igual pero con 2,5 más"."""
    load = next((p for p in rest if isinstance(p, Load | float)), None)
    if load is None or same.load is not None:
        return None
    value, unit = (load.value, load.unit) if isinstance(load, Load) else (load, None)
    return Same(Load(abs(value), unit, True), same.reps)


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
@rule("again", "comma|and", "reps", out="again")
def _again_reps(same: Same, *rest: float | str) -> Same | None:
    reps = rest[-1]
    if "load" in rest and not isinstance(reps, int):
        return None
    if isinstance(reps, float) and reps > 40 and same.load is None and rest[0] == "":
        return Same(Load(reps), same.reps)
    fits = isinstance(reps, int | float) and whole(reps) and same.reps is None
    return Same(same.load, int(reps)) if fits and isinstance(reps, int | float) else None
