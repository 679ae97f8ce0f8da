"""The values of one entry put together, each checked against its words by the reader's own eyes."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Literal, cast

from bot.entries import (
    Amount,
    CheckInEntry,
    Entry,
    FoodEntry,
    Name,
    ObservationEntry,
    SessionEntry,
    SetEntry,
    SleepEntry,
)
from bot.grammar import lexicon
from bot.grammar.frames import Frame, day_of
from bot.grammar.nights import ends
from bot.model.clauses import Seen
from bot.model.schema import Value
from graph.metrics import METRICS

COUNTS = frozenset(
    ("reps", "load", "rir", "sets", "amount", "duration_min", "awakenings", "score", "scale", "distance_km",
     "avg_heart_rate_bpm")
)  # fmt: skip
"""Fields whose value is a number that stands in the message."""
_UNITS = (
    "unit_mass",
    "unit_volume",
    "measure",
    "unit_far",
    "unit_time",
    "unit_length",
    "unit_percent",
    "unit_bpm",
)
_MOST_SETS = 20
_MEALS = frozenset(("breakfast", "morning_snack", "lunch", "afternoon_snack", "dinner", "evening_snack"))
_SESSIONS = frozenset(("run", "ride", "walk", "swim", "other"))


def built(values: Sequence[Value], seen: Seen) -> list[Entry] | None:
    """The entries that these values are; None when one of them is not what its words say."""
    fields: dict[str, Value] = {}
    kinds = {one.kind for one in values}
    for value in values:
        if value.field == "filler":
            continue
        if value.field in fields:
            return None
        fields[value.field] = value
    if len(kinds) != 1 or not fields:
        return None
    numbers = {name: _number(one, seen) for name, one in fields.items() if name in COUNTS}
    if any(number is None for number in numbers.values()):
        return None
    counts = cast(dict[str, float], numbers)
    try:
        return _MAKE[values[0].kind](fields, counts, seen)
    except _Wrong:
        return None


class _Wrong(Exception):
    """A value that its words do not bear out."""


def _set(fields: Mapping[str, Value], counts: Mapping[str, float], seen: Seen) -> list[Entry]:
    if not counts.keys() & {"reps", "duration_min"}:
        raise _Wrong
    minutes = counts.get("duration_min")
    one = SetEntry(
        exercise=_name(fields.get("exercise"), seen),
        reps=_whole(counts.get("reps")),
        load=counts.get("load"),
        load_unit=cast(Any, _one_of(fields.get("load_unit"), ("kg", "lb"), seen, "unit_mass")),
        rir=counts.get("rir"),
        side=cast(Any, _one_of(fields.get("side"), ("left", "right"), seen, "side") or "both"),
        set_type=cast(Any, _one_of(fields.get("set_type"), ("warmup", "drop", "failure"), seen) or "working"),
        duration_s=None if minutes is None else round(minutes * 60, 1),
    )
    times = _whole(counts.get("sets")) or 1
    return [one] * times if times <= _MOST_SETS else _fail()


def _food(fields: Mapping[str, Value], counts: Mapping[str, float], seen: Seen) -> list[Entry]:
    name = _name(fields.get("food"), seen) or _fail()
    unit = _unit(fields.get("unit"), seen)
    amount = Amount(counts.get("amount"), unit) if "amount" in counts or unit else None
    meal = _one_of(fields.get("category"), _MEALS, seen, "meal")
    return [FoodEntry(food=name, amount=amount, category=meal, anchored=True)]


def _sleep(fields: Mapping[str, Value], counts: Mapping[str, float], seen: Seen) -> list[Entry]:
    woken = _whole(counts.get("awakenings"))
    bed, wake = (_clock(fields.get(name), seen) for name in ("bed", "wake"))
    if bed is not None and wake is not None:
        night = ends(bed, wake, day_of(wake, seen.now), seen.now, False)
        if night is None:
            raise _Wrong
        on = night[1].date()
        return [SleepEntry(started_at=night[0], ended_at=night[1], at=night[1], on=on, awakenings=woken)]
    if bed is not None or wake is not None or "duration_min" not in counts:
        raise _Wrong
    return [SleepEntry(duration_min=counts["duration_min"], awakenings=woken)]


def _observation(fields: Mapping[str, Value], counts: Mapping[str, float], seen: Seen) -> list[Entry]:
    metric = fields["metric"].value if "metric" in fields else ""
    if metric not in METRICS or METRICS[metric].kind != "observation" or "amount" not in counts:
        raise _Wrong
    unit = _unit(fields.get("unit"), seen)
    return [ObservationEntry(metric=metric, value=counts["amount"], unit=unit)]


def _check_in(fields: Mapping[str, Value], counts: Mapping[str, float], seen: Seen) -> list[Entry]:
    metric = fields["metric"].value if "metric" in fields else ""
    if metric not in METRICS or METRICS[metric].kind != "score" or "score" not in counts:
        raise _Wrong
    scale = (1.0, counts["scale"]) if "scale" in counts else None
    return [CheckInEntry(scores=((metric, counts["score"]),), scale=scale)]


def _session(fields: Mapping[str, Value], counts: Mapping[str, float], seen: Seen) -> list[Entry]:
    kind = _one_of(fields.get("session_kind"), _SESSIONS, seen)
    if kind is None or not counts.keys() & {"distance_km", "duration_min"}:
        raise _Wrong
    return [
        SessionEntry(
            kind=cast(Literal["run", "ride", "walk", "swim", "other"], kind),
            distance_km=counts.get("distance_km"),
            duration_min=counts.get("duration_min"),
            avg_heart_rate_bpm=counts.get("avg_heart_rate_bpm"),
        )
    ]


_MAKE = {
    "set": _set, "food": _food, "sleep": _sleep, "observation": _observation, "check_in": _check_in,
    "session": _session,
}  # fmt: skip


def _fail() -> Any:
    raise _Wrong


def _number(value: Value, seen: Seen) -> float | None:
    """The number of a value, if its words say just that."""
    try:
        number = float(value.value.replace(",", "."))
    except ValueError:
        return None
    said = seen.numbers(value.start, value.end)
    return number if any(abs(number - one) < 1e-6 for one in said) else None


def _whole(number: float | None) -> int | None:
    if number is None:
        return None
    return int(number) if number == int(number) else _fail()


def _name(value: Value | None, seen: Seen) -> Name | None:
    """The words themselves, never what the model made of them."""
    return None if value is None else Name(seen.text[value.start : value.end], value.start, value.end)


def _one_of(
    value: Value | None, allowed: Sequence[str] | frozenset[str], seen: Seen, *kinds: str
) -> str | None:
    """One of the words allowed; where the reader knows what was said, that."""
    if value is None:
        return None
    known = seen.values(value.start, value.end, *kinds) if kinds else set()
    if value.value not in allowed or (known and value.value not in known):
        raise _Wrong
    return value.value


@cache
def _measures() -> frozenset[str]:
    return frozenset(value for _, kind, value, _ in lexicon.rows() if kind == "measure")


def _unit(value: Value | None, seen: Seen) -> str | None:
    """A unit that the reader knows by these words; of household measures also new words."""
    if value is None:
        return None
    known = seen.values(value.start, value.end, *_UNITS)
    if value.value in known or (not known and value.value in _measures()):
        return value.value
    raise _Wrong


def _clock(value: Value | None, seen: Seen) -> Frame | None:
    """The clock that the reader sees in these words."""
    if value is None:
        return None
    for span in seen.inside(value.start, value.end):
        if span.kind == "time" and span.value.clock is not None:
            return cast(Frame, span.value)
        if span.kind in ("hm", "bare_clock"):
            return Frame(clock=span.value)
    raise _Wrong
