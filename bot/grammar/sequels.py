"""Sets told by those before them: "en la siguiente salieron 6", "another triple", "the other two", "8 más"."""

from bot.grammar.again import Same
from bot.grammar.chart import rule
from bot.grammar.loads import Load
from bot.grammar.sets import Sets, whole


def _reps(value: object, most: int = 40) -> int | None:
    return int(value) if isinstance(value, int | float) and whole(value, most) else None


@rule("next_set", "got_word", "number|reps", out="again", cost=-0.2)
@rule("next_set", "only_word", "got_word", "number|reps", out="again", cost=-0.2)
@rule("next_set", "comma", "got_word", "number|reps", out="again", cost=-0.2)
@rule("next_set", "comma|colon", "number|reps", out="again", cost=0.3)
def _next(*parts: object) -> Same | None:
    """ "En la siguiente solo me salieron 6", "next set got 5"."""
    reps = _reps(parts[-1])
    return None if reps is None else Same(None, reps)


@rule("again", "got_word", "number|reps", out="again", cost=0.0)
@rule("again", "comma|but|and", "got_word", "number|reps", out="again", cost=0.0)
def _same_got(same: Same, *rest: object) -> Same | None:
    """ "One more set, same weight, got seven"."""
    reps = _reps(rest[-1])
    return Same(same.load, reps) if reps is not None and same.reps is None else None


@rule("again", "at|comma|but", "again", out="again", cost=0.0)
@rule("again", "again", out="again", cost=0.0)
def _same_twice(same: Same, *rest: object) -> Same | None:
    """ "One more set, same weight"; "another triple at the same weight"."""
    other = rest[-1]
    assert isinstance(other, Same)
    if same != Same() and other != Same():
        return None
    return Same(same.load or other.load, same.reps or other.reps)


@rule("other_set|one", "rep_word", out="again", cost=0.3)
def _another_triple(first: object, reps: float) -> Same | None:
    """ "Another triple"."""
    return Same(None, int(reps)) if not isinstance(first, float) else None


@rule("number|reps", "more_word", out="again", cost=0.5)
@rule("got_word", "number|reps", "more_word", out="again", cost=0.0)
def _more(*parts: object) -> Same | None:
    """ "8 más"."""
    reps = _reps(parts[-2])
    return None if reps is None else Same(None, reps)


@rule("sets_word", "number", out="nth", cost=0.3)
def _numbered(_: str, number: float) -> str | None:
    """ "Set 1 185x5"."""
    return "nth" if number == int(number) and 1 <= number <= 9 else None


@rule("this_time", "number", out="again", cost=0.7)
def _now(_: str, reps: float) -> Same | None:
    """ "Ahora 8"."""
    return Same(None, int(reps)) if _reps(reps, 30) is not None else None


@rule("number|reps", "this_time", out="again", cost=0.0)
def _this_time(reps: float, _: str) -> Same | None:
    """ "6 this time"."""
    return Same(None, int(reps)) if _reps(reps) is not None else None


@rule("others_word", "number", out="others_n", cost=-0.3)
@rule("number", "others_after", out="others_n", cost=-0.3)
def _others(*parts: object) -> int | None:
    """ "Las otras dos a 95x6", "the other two"."""
    count = next(p for p in parts if isinstance(p, float))
    return int(count) if whole(count, 8) else None


@rule("at", "number|load", "other_set", "number|reps", out="sets", cost=-0.1)
@rule("number|load", "for_word", "number|reps", out="sets", cost=0.2)
def _load_and_more(*parts: object) -> Sets | None:
    """ "Con ciento diez otras tres", "85 para 5"."""
    reps = _reps(parts[-1], 30)
    load = next((p for p in parts if isinstance(p, Load | float)), None)
    if reps is None or load is None or parts[0] == "of":
        return None
    one = load if isinstance(load, Load) else Load(load)
    return Sets((reps,), one) if one.value >= 20 and one.value > reps else None


@rule("sets_word", "at", "number|reps", "at", "load|number", out="sets", cost=0.0)
@rule("at", "number|load", "and", "got_word", "number|reps", out="sets", cost=-0.2)
def _one_set(*parts: object) -> Sets | None:
    """ "Serie de 10 con 70", "repetí con 80 y salieron 7"."""
    ahead = isinstance(parts[2], int | float)
    load = parts[-1] if ahead else parts[1]
    reps = _reps(parts[2] if ahead else parts[-1], 60)
    if reps is None or not isinstance(load, Load | float) or parts[0] == "of":
        return None
    return Sets((reps,), load if isinstance(load, Load) else Load(load))


@rule("one", "at|con", "number|load", "and|comma|times", "number|reps", out="sets", cost=0.0)
def _one_with(*parts: object) -> Sets | None:
    """ "Una con 40 y 10 repes"."""
    load, reps = parts[2], _reps(parts[-1], 30)
    if reps is None or not isinstance(load, Load | float) or parts[1] == "of":
        return None
    one = load if isinstance(load, Load) else Load(load)
    return Sets((reps,), one) if one.value >= 15 and one.value > reps else None


@rule("at", "number|load", "comma", "rep_word", out="sets", cost=0.0)
@rule("number|load", "comma", "rep_word", out="sets", cost=0.4)
def _triple(*parts: object) -> Sets | None:
    """ "A 140, triple"."""
    load, reps = parts[-3], parts[-1]
    if not isinstance(load, Load | float) or not isinstance(reps, float):
        return None
    one = load if isinstance(load, Load) else Load(load)
    return Sets((int(reps),), one) if one.value >= 20 or one.unit == "plate" else None


@rule("one|at", "number|load", "rep_word", out="sets", cost=0.1)
@rule("load", "rep_word", out="sets", cost=0.3)
@rule("number", "rep_word", out="sets", cost=0.6)
def _a_single(*parts: object) -> Sets | None:
    """ "Worked up to a 455 single"."""
    load, reps = parts[-2], parts[-1]
    if not isinstance(load, Load | float) or not isinstance(reps, float) or parts[0] == "of":
        return None
    one = load if isinstance(load, Load) else Load(load)
    return Sets((int(reps),), one) if one.value >= 20 or one.unit == "plate" else None


@rule("load|number", "times|at", "rep_words", "comma", "sets_n", out="sets", cost=0.0)
@rule("load|number", "times|at", "rep_words", "sets_n", out="sets", cost=0.0)
def _for_triples(load: Load | float, _: str, reps: float, *rest: object) -> Sets | None:
    """ "275 for triples, four sets"."""
    one = load if isinstance(load, Load) else Load(load)
    return Sets((int(reps),) * int(rest[-1]), one) if one.value >= 15 else None  # type: ignore[call-overload]


@rule("load|number", "times|for_word", "other_set|same", "number|reps", out="sets", cost=-0.2)
def _for_another(load: Load | float, *rest: object) -> Sets | None:
    """ "Dropped to 320 for another 15"."""
    one = load if isinstance(load, Load) else Load(load)
    reps = _reps(rest[-1], 60)
    return Sets((reps,), one) if reps is not None and one.value >= 15 else None


@rule("number|load", "times", "series", out="sets", cost=1.2)
def _load_by_list(load: Load | float, word: str, reps: tuple[float, ...]) -> Sets | None:
    """ "100 x 12 12 10"."""
    one = load if isinstance(load, Load) else Load(load)
    fits = word == "x" and one.value >= 20 and one.value > max(reps) and all(whole(r, 60) for r in reps)
    return Sets(tuple(int(r) for r in reps), one) if fits else None


@rule("load", "comma", "number", out="again", cost=0.4)
def _more_on(load: Load, _: str, reps: float) -> Same | None:
    """ "+5 kg, 6"."""
    return Same(load, int(reps)) if load.signed and whole(reps, 30) else None


@rule("added_word", "load", "comma", "number", out="again", cost=0.2)
def _less_on(sign: float, load: Load, _: str, reps: float) -> Same | None:
    """ "Quitando 10 kilos, 12 al fallo"."""
    return Same(Load(sign * abs(load.value), load.unit, True), int(reps)) if whole(reps, 40) else None


@rule("again", "added_word", "number|load", "got_word", "number|reps", out="again", cost=-0.6)
@rule("again", "added_word", "number|load", "comma", "got_word", "number|reps", out="again", cost=-0.6)
def _heavier_got(_: Same, sign: float, load: Load | float, *rest: object) -> Same | None:
    """ "Y otra subiendo 2,5 kg que hice 8"."""
    return _up_for(sign, load, *rest)  # type: ignore[no-any-return]


@rule("added_word", "number|load", "times|for_word", "other_set|same", "number|reps", out="again", cost=-0.4)
@rule("added_word", "number|load", "times|for_word", "number|reps", out="again", cost=0.0)
def _up_for(sign: float, load: Load | float, *rest: object) -> Same | None:
    """ "Up 10 lb for another 3"."""
    value, unit = (load.value, load.unit) if isinstance(load, Load) else (load, None)
    reps = _reps(rest[-1])
    return Same(Load(sign * abs(value), unit, True), reps) if reps is not None and abs(value) <= 50 else None


@rule("this_time", "number|load", "and|comma", "got_word", "number|reps", out="sets", cost=-0.2)
@rule("this_time", "at|con", "number|load", "and|comma", "got_word", "number|reps", out="sets", cost=-0.2)
@rule("number|load", "got_word", "number|reps", out="sets", cost=0.8)
def _now_got(*parts: object) -> Sets | None:
    """ "Ahora 85 y me salieron 5", "195 got me 5"."""
    load = next((p for p in parts if isinstance(p, Load | float)), None)
    reps = _reps(parts[-1], 30)
    if load is None or reps is None:
        return None
    one = load if isinstance(load, Load) else Load(load)
    return Sets((reps,), one) if one.value >= 20 and one.value > 2 * reps else None


@rule("got_word|only_word", "number|reps", "last_mark", out="last_reps", cost=-0.4)
@rule("got_word|only_word", "number|reps", "at|con", "last_mark", out="last_reps", cost=-0.6)
@rule("number|reps", "at|con", "last_mark", out="last_reps", cost=0.3)
@rule("got_word|filler", "got_word", "number|reps", "at|con", "last_mark", out="last_reps", cost=-0.6)
def _on_the_last(*parts: object) -> int | None:
    """ "Only 9 on the last", "failed at 8 on the last one"."""
    return _reps(next(p for p in parts if isinstance(p, int | float)))


@rule("moved_word", "number|load", out="load", cost=0.0)
def _moved_to(_: str, load: Load | float) -> Load | None:
    """ "He subido a 120 en sentadilla y han salido 3"."""
    one = load if isinstance(load, Load) else Load(load)
    return one if one.value >= 15 else None


@rule("load|number", "for_word", "sets_reps", out="sets", cost=-0.2)
@rule("load|number", "times", "sets_reps", out="sets", cost=-0.2)
def _for_sets(load: Load | float, word: str, reps: tuple[int, ...]) -> Sets | None:
    """ "385 for 3x5": of "80x3x5" the figures alone tell."""
    one = load if isinstance(load, Load) else Load(load)
    return Sets(reps, one) if word in ("for", "") and len(reps) > 1 and one.value >= 15 else None


@rule("number", "at", "number", out="sets", cost=0.8)
def _load_at(load: float, at: str, reps: float) -> Sets | None:
    """ "90 a 8"."""
    fits = at == "load" and load >= 25 and whole(reps, 20) and load > 2 * reps
    return Sets((int(reps),), Load(load)) if fits else None
