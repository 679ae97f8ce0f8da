"""How far, how long, how high and how fast, as it is said of runs, rides, walks and swims."""

from bot.grammar.amounts import METRES, SECONDS
from bot.grammar.chart import rule
from bot.grammar.outings import between_min


@rule("hr_word", "number|bpm", out="pulse", cost=0.3)
@rule("hr_word", "at|is", "number|bpm", out="pulse", cost=0.3)
def _pulse(*parts: object) -> float | None:
    value = next(p for p in parts if isinstance(p, float))
    return value if 40 <= value <= 240 else None


@rule("bpm", "hr_word", out="pulse", cost=0.1)
@rule("hr_word", "bpm", out="pulse", cost=0.4)
def _pulse_in_bpm(*parts: object) -> float:
    """Whatever is said in beats; one that nobody has is asked about."""
    return next(p for p in parts if isinstance(p, float))


@rule("far|number", "elev", out="climbed", cost=-0.2)
@rule("elev", "far|number", out="climbed", cost=0.1)
def _climbed(*parts: object) -> float | None:
    said = next(p for p in parts if not isinstance(p, str))
    if isinstance(said, tuple):
        return round(said[0] * METRES[said[1]], 1) if said[1] in ("m", "ft") else None
    return float(said) if isinstance(said, float) else None


@rule("far", "elev_up", out="climbed", cost=-0.1)
@rule("far", "plus", out="climbed", cost=0.1, tight=True)
def _up(far: tuple[float, str], _: str) -> float | None:
    """ "900 m+", "1800 ft up"."""
    return round(far[0] * METRES[far[1]], 1) if far[1] in ("m", "ft") else None


@rule("far", "due_in", "number", out="far_in", cost=0.2)
def _far_in(far: tuple[float, str], _: str, minutes: float) -> tuple[tuple[float, str], float] | None:
    """ "5 km en 26": minutes, when that is a pace of somebody who moves."""
    km = far[0] * METRES[far[1]] / 1000
    return (far, minutes * 60) if km >= 0.4 and 1.2 <= minutes / km <= 15 else None


@rule("number|mmss|hm", "pace", out="paced", cost=0.2)
@rule("at", "number|mmss", "pace", out="paced", cost=0.1)
def _paced(*parts: object) -> float | None:
    """Minutes a km or a mile, or a speed."""
    value = parts[-2]
    if isinstance(value, tuple):
        return value[0] + value[1] / 60  # type: ignore[no-any-return]
    return value if isinstance(value, float) else None


@rule("pace_said", "mmss|hm", out="paced", cost=0.2, tight=True)
@rule("pace_said", "at|comma|colon", "mmss|hm", out="paced", cost=0.2, tight=True)
@rule("pace_said", "paced", out="paced", cost=0.0, tight=True)
def _pace_said(*parts: object) -> float | None:
    """ "Ritmo medio 5:37", "avg pace 9:01"."""
    value = parts[-1]
    if isinstance(value, tuple):
        return value[0] + value[1] / 60  # type: ignore[no-any-return]
    return value if isinstance(value, float) else None


@rule("cardio", "duration|far", out="together", cost=0.1)
@rule("duration|far", "cardio", out="together", cost=0.1)
def _together(*parts: object) -> str | None:
    """Words that name a session and an exercise ("remo") mean the session beside a length or a distance."""
    long = any((isinstance(p, float) and p >= 300) or (isinstance(p, tuple) and p[1] != "m") for p in parts)
    return "together" if long else None


@rule("number", "remark|filler", "unit_time", out="duration", cost=0.2)
def _sweaty(value: float, _: str, unit: str) -> float:
    """ "50 sweaty minutes"."""
    return value * SECONDS[unit]


@rule("number", "remark|filler", "unit_far", out="far", cost=0.2)
def _lovely(value: float, _: str, unit: str) -> tuple[float, str]:
    """ "5 easy miles"."""
    return (value, unit)


@rule("percent|number", "incline_word", out="place", cost=0.0)
@rule("at", "percent", "incline_word", out="place", cost=0.0)
@rule("incline_word", "number|percent", out="place", cost=0.0)
@rule("at", "incline_word", "number|percent", out="place", cost=0.0)
@rule("comma", "incline_word", "number|percent", out="place", cost=0.0)
@rule("at", "number", "incline_word", out="place", cost=0.0)
@rule("at", "one", "percent", "incline_word", out="place", cost=0.0)
def _steep(*_: object) -> str:
    """ "At a 5% incline": how a treadmill was set."""
    return ""


@rule("gym_word", "between", out="gym_for", cost=0.0)
@rule("gym_word", "comma|colon", "between", out="gym_for", cost=0.1)
def _gym_between(*parts: object) -> float | None:
    """ "Gimnasio de 8:00 a 9:10"."""
    minutes = between_min(*parts[-1])  # type: ignore[misc]
    return None if minutes is None else minutes * 60


@rule("headed", "duration", out="gym_for", cost=0.0, tight=True)
@rule("headed", "times|comma", "duration", out="gym_for", cost=0.1, tight=True)
@rule("gym_word", "duration", out="gym_for", cost=0.0, tight=True)
@rule("gym_word", "comma|colon|times", "duration", out="gym_for", cost=0.1, tight=True)
@rule("gym_word", "at", "duration", out="gym_for", cost=0.1, tight=True)
@rule("duration", "gym_word", out="gym_for", cost=0.0, tight=True)
@rule("duration", "at|con", "gym_word", out="gym_for", cost=0.0, tight=True)
def _gym_for(*parts: object) -> float | None:
    """ "Gym una hora y cuarto", "15 minutes in the gym"."""
    seconds = next(p for p in parts if isinstance(p, float))
    return seconds if 600 <= seconds <= 5 * 3600 else None


@rule("duration", "at", "split_word", out="gym_for", cost=0.0)
def _gym_of(seconds: float, at: str, _: str) -> float | None:
    """ "Una hora de pierna"."""
    return _gym_for(seconds) if at == "of" else None


@rule("cardio", "percent", out="cardio", cost=0.0, tight=True)
@rule("cardio", "at|glue", "percent", out="cardio", cost=0.0)
def _on_slope(kind: str, *rest: object) -> str | None:
    """ "Treadmill walk at 12%", "incline walk 12%"."""
    return kind if "of" not in rest else None


@rule("duration", "at|glue", "percent", out="duration", cost=0.0)
def _long_on_slope(seconds: float, at: str, _: float) -> float | None:
    """ "30 mins at 12%"."""
    return seconds if at != "of" and seconds >= 300 else None


@rule("far", "some_more", out="far", cost=0.0)
def _and_some(far: tuple[float, str], _: str) -> tuple[float, str]:
    """ "4 kilómetros y pico"."""
    return far


@rule("number", "pool_word", out="laps", cost=0.1)
def _laps(count: float, _: str) -> float:
    """ "30 largos": how far that is depends on the pool."""
    return count


@rule("number", "pool_word", "at", "one", "far", "cardio", out="lengths", cost=-0.3)
@rule("number", "pool_word", "at", "far", "cardio", out="lengths", cost=-0.3)
@rule("number", "pool_word", "at", "far", out="lengths", cost=-0.2)
@rule("number", "pool_word", "at", "one", "far", out="lengths", cost=-0.2)
@rule("number", "pool_word", "at", "cardio", "at", "far", out="lengths", cost=-0.2)
@rule("number", "pool_word", "due_in|place|con", "far", "cardio", out="lengths", cost=-0.4)
@rule("number", "pool_word", "due_in|place|con", "one", "far", "cardio", out="lengths", cost=-0.4)
def _lengths(count: float, *rest: object) -> tuple[float, str] | None:
    """ "40 lengths of a 25 m pool"."""
    far = next(p for p in rest if isinstance(p, tuple))
    return (count * far[0], far[1]) if 10 <= far[0] <= 60 else None


@rule("number", "pool_word", "at", "number", out="lengths", cost=-0.1)
def _lengths_of(count: float, _: str, at: str, pool_m: float) -> tuple[float, str] | None:
    """ "40 largos de 25"."""
    return (count * pool_m, "m") if at == "of" and pool_m in (20, 25, 33, 50) else None
