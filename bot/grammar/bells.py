"""Bars, bells and rests: what a load was made of, and what stood between two sets."""

from bot.grammar.chart import rule
from bot.grammar.loads import Load
from bot.grammar.sets import Sets, one_set, whole


@rule("bar_only", out="load", cost=0.1)
def _empty_bar(_: str) -> Load:
    return Load(0.0, "plate")


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


@rule("at", "number|load", "comma", "sided", out="sets", cost=0.2)
@rule("load", "comma", "sided", out="sets", cost=0.2)
def _each_side(*parts: object) -> Sets | None:
    """ "mancuernas de 16, 10 por pierna"."""
    load, sided = parts[-3], parts[-1]
    return one_set(load, sided[0]) if isinstance(sided, tuple) and sided[1] == "both" else None


@rule("number", "comma", "sided", out="sets", cost=0.4)
def _bell_each_side(load: float, _: str, sided: tuple[int, str]) -> Sets | None:
    """ "Arrancada con kettlebell 16, 8 por brazo"."""
    return one_set(load, sided[0]) if sided[1] == "both" and load >= 12 and load >= 1.5 * sided[0] else None


@rule("at", "number|load", "comma", "sets_reps", out="sets", cost=0.2)
def _each_set(at: str, load: object, _: str, reps: tuple[int, ...]) -> Sets | None:
    """ "mancuernas de 16, 3x10"."""
    if at != "of":
        return None
    return Sets(reps, load if isinstance(load, Load) else Load(load))  # type: ignore[arg-type]


@rule("at", "number|load", "comma", "number", "at", "number|reps", out="sets", cost=-0.3)
def _each_of(at: str, load: object, _: str, count: float, of: str, reps: object) -> Sets | None:
    """ "Mancuernas de 18, tres de doce"."""
    one = one_set(load, reps)
    value = load.value if isinstance(load, Load) else load
    fits = (
        at == "of" == of
        and whole(count, 8)
        and one is not None
        and isinstance(value, float)
        and value > count
    )
    return Sets(one.reps * int(count), one.load) if fits and one is not None else None


@rule("facet", "at_load", out="together", cost=0.5)
def _held(*_: object) -> str:
    """ "Con la kettlebell de 16, 3 con la izquierda"."""
    return "together"


@rule("from", "number|load", "till|to", "number|load|mass", out="from_to", cost=0.0)
def _step(_: str, low: object, __: str, high: object) -> bool | None:
    """ "de 80 a 90 kg" tells of a change, not of a set."""
    a, b = (one.value if isinstance(one, Load) else getattr(one, "value", one) for one in (low, high))
    near = isinstance(a, float) and isinstance(b, float) and a >= 30 and b >= 30 and 0.5 < a / b < 2
    return True if near else None


@rule("rest", "duration", out="rest_said", cost=0.0)
@rule("rest", "at", "duration", out="rest_said", cost=0.0)
@rule("duration", "rest", out="rest_said", cost=0.0)
@rule("duration", "at", "rest", out="rest_said", cost=0.0)
def _rest(*_: object) -> bool:
    """ "descanso 90 s": said of the time between sets."""
    return True
