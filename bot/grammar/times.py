"""Days, parts of a day and clocks as they are said in both languages."""

from dataclasses import replace

from bot.grammar.chart import rule
from bot.grammar.frames import Frame

MINUTES = (5, 10, 15, 20, 25)
YEAR = 365.0
"""Years ago are no day: "hace 3 años pesaba 95" is a memory."""


@rule("number", "and", "number", out="hm", cost=0.4)
def _hour_and(hour: float, _: str, minute: float) -> tuple[int, int] | None:
    fits = hour == int(hour) and 1 <= hour <= 24 and minute in (5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55)
    return (int(hour) % 24, int(minute)) if fits else None


@rule("number", "minus_word", "number", out="hm", cost=0.4)
def _hour_minus(hour: float, _: str, minute: float) -> tuple[int, int] | None:
    return ((int(hour) - 1) % 24, 60 - int(minute)) if 1 <= hour <= 24 and minute in (5, 10, 20, 25) else None


@rule("number", "to_quarter", out="hm")
def _less_quarter(hour: float, _: float) -> tuple[int, int] | None:
    return ((int(hour) - 1) % 24, 45) if 1 <= hour <= 24 else None


@rule("half_past", "number", out="hm")
def _half_past(_: str, hour: float) -> tuple[int, int] | None:
    return (int(hour), 30) if 1 <= hour <= 12 else None


@rule("quarter_past", "number", out="hm")
def _quarter_past(_: str, hour: float) -> tuple[int, int] | None:
    return (int(hour), 15) if 1 <= hour <= 12 else None


@rule("quarter_to", "number", out="hm")
def _quarter_to(_: str, hour: float) -> tuple[int, int] | None:
    return ((int(hour) - 1) % 24, 45) if 1 <= hour <= 12 else None


@rule("number", "past_word", "number", out="hm", cost=0.3)
def _minutes_past(minute: float, _: str, hour: float) -> tuple[int, int] | None:
    """ "Five past seven"."""
    return (int(hour) % 24, int(minute)) if minute in MINUTES and 1 <= hour <= 12 else None


@rule("number", "past_word|before_word", "clock_word", out="clock", cost=-0.4)
@rule("clock_mark", "number", "past_word|before_word", "clock_word", out="clock", cost=-0.4)
def _minutes_off(*parts: object) -> Frame | None:
    """ "Ten to midnight", "twenty past noon"."""
    minute, word, hour = parts[-3:]
    if minute not in MINUTES or not isinstance(minute, float) or not isinstance(hour, float):
        return None
    if word == "past":
        return Frame(clock=(int(hour), int(minute)), pm=hour == 12)
    return Frame(clock=((int(hour) - 1) % 24, 60 - int(minute)), pm=hour == 0)


@rule("number", "number", out="hm", cost=0.8)
def _spoken(hour: float, minute: float) -> tuple[int, int] | None:
    """ "eleven thirty"."""
    return (int(hour), int(minute)) if hour == int(hour) and 1 <= hour <= 24 and 10 <= minute < 60 else None


@rule("number", "unit_time", "number", out="hm", cost=0.6)
def _h_between(hour: float, unit: str, minute: float) -> tuple[int, int] | None:
    return (int(hour) % 24, int(minute)) if unit == "h" and 0 <= hour <= 24 and minute < 60 else None


@rule("number", out="hour", cost=0.1)
def _hour(number: float) -> tuple[int, int] | None:
    whole = int(number)
    minutes = {0.0: 0, 0.5: 30, 0.25: 15, 0.75: 45}.get(number - whole)
    return (whole % 24, minutes) if minutes is not None and 0 <= number <= 24 else None


@rule("clock_mark", "hour|hm", out="clock")
@rule("clock_mark", "hour|hm", "oclock|unit_time", out="clock")
def _clock(_: str, clock: tuple[int, int], unit: str = "h") -> Frame | None:
    return Frame(clock=clock) if unit in ("h", "") else None


@rule("clock_like", "hour|hm", out="clock", cost=0.1, tight=True)
def _like(_: str, clock: tuple[int, int]) -> Frame:
    """ "From like 11": not "like a 2"."""
    return Frame(clock=clock)


@rule("clock_mark", "one", out="clock")
def _at_one(_: str, __: float) -> Frame:
    return Frame(clock=(1, 0))


@rule("clock_mark", "one", "and", "number", out="clock", cost=0.3)
def _past_one(_: str, __: float, ___: str, minute: float) -> Frame | None:
    """ "A la una y diez"."""
    return Frame(clock=(1, int(minute))) if minute in (5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55) else None


@rule("at_only", "number", "to_only", "number", out="clock", cost=-0.3)
def _minutes_to(_: str, minute: float, __: str, hour: float) -> Frame | None:
    """ "The alarm went at ten to four"; "from ten to four" are two clocks."""
    return (
        Frame(clock=((int(hour) - 1) % 24, 60 - int(minute)))
        if minute in MINUTES and 1 <= hour <= 12
        else None
    )


@rule("later_in", "duration", out="time", cost=0.0)
@rule("duration", "from_now", out="time", cost=0.0)
def _later(*_: object) -> Frame:
    """ "Dentro de dos horas"."""
    return Frame(ahead=True)


@rule("clock_mark", "one", "to_quarter", out="clock")
def _before_one(*_: object) -> Frame:
    return Frame(clock=(0, 45))


@rule("clock_mark", "one", "and_half|and_quarter", out="clock")
def _after_one(_: str, __: float, more: float) -> Frame:
    return Frame(clock=(1, round(more * 60)))


@rule("quarter_past|half_past", "clock_word", out="clock", cost=-0.3)
@rule("half", "clock_mark", "clock_word", out="clock", cost=-0.3)
def _past_named(half: object, *rest: object) -> Frame | None:
    """ "Quarter past midnight", "half past noon"."""
    minute = 30 if isinstance(half, float) or half == "half" else 15
    hour = rest[-1]
    return Frame(clock=(int(hour), minute), pm=hour == 12) if isinstance(hour, float) else None


@rule("clock_word", out="clock")
def _named_clock(hour: float) -> Frame:
    return Frame(clock=(int(hour), 0), pm=hour == 12)


@rule("clock_mark", "clock_word", out="clock")
def _at_named(_: str, hour: float) -> Frame:
    return _named_clock(hour)  # type: ignore[no-any-return]


@rule("hour|hm", "oclock", out="clock", cost=0.3)
def _oclock(clock: tuple[int, int], _: str) -> Frame | None:
    return Frame(clock=clock) if clock[0] else None


@rule("hour|hm", "ampm", out="clock")
@rule("hour|hm", "oclock", "ampm", out="clock")
def _with_half_day(clock: tuple[int, int], *rest: str) -> Frame | None:
    return Frame(clock=clock, pm=rest[-1] == "pm") if clock[0] <= 23 else None


@rule("clock", "ampm", out="clock")
def _clock_half_day(clock: Frame, half: str) -> Frame:
    return replace(clock, pm=half == "pm")


@rule("clock_mark", "clock", out="clock", cost=0.05)
def _marked(_: str, clock: Frame) -> Frame:
    return clock


@rule("bare_clock", out="time", cost=1.0)
def _bare(clock: tuple[int, int]) -> Frame:
    return Frame(clock=clock)


@rule("clock", out="time", cost=0.0)
def _clock_frame(clock: Frame) -> Frame:
    return clock


@rule("day", out="time")
def _day(offset: float) -> Frame:
    return Frame(offset=int(offset), ahead=offset > 0)


@rule("part_day", out="time")
def _part_day(text: str) -> Frame:
    part, offset = text.split(":")
    return Frame(offset=int(offset), part=part)


@rule("part", out="time", cost=0.2)
def _part(part: str) -> Frame:
    return Frame(part=part)


@rule("ago_word", "duration", out="time")
def _ago_es(_: str, seconds: float) -> Frame:
    return Frame(ago=seconds)


@rule("duration", "ago_word", out="time")
def _ago_en(seconds: float, _: str) -> Frame:
    return Frame(ago=seconds)


@rule("ago_word", "number|one", "dayunit", out="time")
def _days_ago_es(_: str, count: float, unit: float) -> Frame | None:
    return Frame(offset=-int(count * unit)) if 0 < count * unit < 4000 and unit < YEAR else None


@rule("number|one", "dayunit", "ago_word", out="time")
def _days_ago_en(count: float, unit: float, _: str) -> Frame | None:
    return _days_ago_es(_, count, unit)  # type: ignore[no-any-return]
