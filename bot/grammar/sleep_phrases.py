"""How nights, naps and wakings are said: clocks, lengths, how often."""

from dataclasses import replace

from bot.grammar.chart import rule
from bot.grammar.frames import Frame

ONCE = 11.0
"""What the English "once" is in Spanish."""


@rule("from", "hour|hm|clock", "till", "hour|hm|clock", out="between", cost=0.1)
@rule("slept", "hour|hm|clock", "till", "hour|hm|clock", out="slept_between", cost=0.1)
@rule("slept", "from", "hour|hm|clock", "till", "hour|hm|clock", out="slept_between", cost=0.1)
@rule("slept", "comma|colon", "hm|clock", "till", "hour|hm|clock", out="slept_between", cost=0.1)
@rule("slept", "comma|colon", "from", "hour|hm|clock", "till", "hour|hm|clock", out="slept_between", cost=0.1)
@rule(
    "slept", "remark|filler", "comma", "hour|hm|clock", "till", "hour|hm|clock", out="slept_between", cost=0.1
)
@rule(
    "slept",
    "remark|filler",
    "comma",
    "from",
    "hour|hm|clock",
    "till",
    "hour|hm|clock",
    out="slept_between",
    cost=0.1,
)
@rule("hm|clock", "till", "hm|clock", "slept", out="slept_between", cost=0.1)
@rule("nap", "hour|hm|clock", "till", "hour|hm|clock", out="nap_between", cost=0.1)
@rule("nap", "from", "hour|hm|clock", "till", "hour|hm|clock", out="nap_between", cost=0.1)
@rule("nap", "place", "from", "hour|hm|clock", "till", "hour|hm|clock", out="nap_between", cost=0.1)
@rule("nap", "place", "hour|hm|clock", "till", "hour|hm|clock", out="nap_between", cost=0.1)
def _between(*parts: object) -> tuple[Frame, Frame]:
    clocks = [p if isinstance(p, Frame) else Frame(clock=p) for p in parts if isinstance(p, tuple | Frame)]
    return clocks[0], clocks[1]


@rule("night_word", "comma|colon", "hm|clock", "till", "hm|clock", out="slept_between", cost=0.1)
@rule("night_word", "hm|clock", "till", "hm|clock", out="slept_between", cost=0.1)
def _bad_night(*parts: object) -> tuple[Frame, Frame]:
    """ "Rubbish night, quarter past midnight till 5:45"."""
    return _between(*parts)  # type: ignore[no-any-return]


@rule("between", "oclock", out="between", cost=0.05)
@rule("slept_between", "oclock", out="slept_between", cost=0.05)
def _ish(clocks: tuple[Frame, Frame], _: str) -> tuple[Frame, Frame]:
    return clocks


@rule("slept_between", "ampm", out="slept_between", cost=0.05)
@rule("between", "ampm", out="between", cost=0.05)
def _ended(clocks: tuple[Frame, Frame], half: str) -> tuple[Frame, Frame]:
    return clocks[0], replace(clocks[1], pm=half == "pm")


@rule("slept", "till", "hour|hm|clock", out="wake_at", cost=0.2)
def _till(_: str, __: str, clock: object) -> Frame:
    """ "Slept till ten"."""
    return clock if isinstance(clock, Frame) else Frame(clock=clock)  # type: ignore[arg-type]


@rule("slept", "clock", out="bed_at", cost=0.4)
def _slept_at(_: str, clock: Frame) -> Frame:
    """ "Slept at 11.30 pm and got up at 6.15 am"."""
    return clock


@rule("bed", "hour|hm", out="bed_at", cost=0.2)
@rule("wake", "hour|hm", out="wake_at", cost=0.2)
@rule("bed", "comma|colon", "hour|hm", out="bed_at", cost=0.3)
def _at(*parts: object) -> Frame:
    clock = parts[-1]
    return Frame(clock=clock)  # type: ignore[arg-type]


@rule("slept", "duration", out="slept_for", cost=0.05)
@rule("duration", "slept", out="slept_for", cost=0.05)
@rule("slept", "duration", "slept", out="slept_for", cost=0.05)
@rule("slept", "colon|comma", "duration", out="slept_for", cost=0.05)
@rule("night_word", "comma|colon", "duration", out="slept_for", cost=0.05)
@rule("nap", "duration", out="nap_for", cost=0.05)
@rule("duration", "nap", out="nap_for", cost=0.05)
def _slept_for(*parts: object) -> float:
    return next(p for p in parts if isinstance(p, float))


@rule("slept_soft", "duration", out="slept_for", cost=-0.2)
def _clocked_hours(_: str, seconds: float) -> float | None:
    """ "Clocked a solid 7 and a half hours": so long nobody trains."""
    return seconds if 4 * 3600 <= seconds <= 12 * 3600 else None


@rule("slept_word", "number", out="slept_for", cost=0.9)
def _slept_hours(_: str, hours: float) -> float | None:
    """ "dormí 7 y media"."""
    return hours * 3600 if 2 <= hours <= 14 and hours * 2 == int(hours * 2) else None


@rule("slept", "mmss", out="slept_for", cost=0.3)
def _slept_h_mm(_: str, seconds: float) -> float | None:
    return seconds * 60 if seconds <= 16 * 60 else None


@rule("con|at", "number|one", "awoke", out="awakenings", cost=-0.4)
@rule("awoke", "filler", "number|one", "count_times", out="awakenings", cost=0.1)
@rule("awoke", "once_times", out="awakenings")
@rule("awoke", "number|one", "count_times", out="awakenings")
@rule("number|one", "awoke", out="awakenings", cost=0.3)
@rule("number|one", "count_times", "awoke", out="awakenings")
@rule("once_times", "awoke", out="awakenings")
@rule("awoke", "colon", "number|one", out="awakenings", cost=0.0)
@rule("awoke", "number", "times", out="awakenings", cost=0.0)
@rule("number", "times", "awoke", out="awakenings", cost=0.0)
def _awakenings(*parts: object) -> int | None:
    count = next(p for p in parts if isinstance(p, float))
    if parts[-1] in ("for", "x") and count == ONCE:
        return None  # "up once for the cat"
    return int(count) if count == int(count) and 0 <= count < 1000 else None


@rule("no_awoke", out="awakenings", cost=-0.1)
def _never(_: str) -> int:
    """ "Didn't wake once"."""
    return 0


@rule("nap", "far", out="nap_for", cost=0.05)
@rule("slept", "far", out="slept_for", cost=0.4)
def _m_for_minutes(_: str, said: tuple[float, str]) -> float | None:
    """ "Nap 25m"."""
    return said[0] * 60 if said[1] == "m" and 5 <= said[0] <= 240 else None
