"""Weekdays and dates as they are said in both languages."""

from datetime import date

from bot.grammar.chart import rule
from bot.grammar.frames import Frame


@rule("weekday", out="time", cost=0.5)
@rule("weekday_mark", "weekday", out="time")
@rule("weekday_mark", "weekday", "past_mark", out="time")
@rule("weekday", "past_mark", out="time")
def _weekday(*parts: object) -> Frame:
    number = next(p for p in parts if isinstance(p, float))
    return Frame(weekday=int(number))


@rule("weekday", "next_mark", out="time")
@rule("weekday_mark", "weekday", "next_mark", out="time")
@rule("next_mark", "weekday", out="time")
def _next_weekday(*_: object) -> Frame:
    return Frame(ahead=True)


@rule("number", "month", out="time")
@rule("number", "ordinal", "month", out="time")
@rule("weekday_mark", "number", "month", out="time")
@rule("weekday", "number", "month", out="time")
@rule("weekday_mark", "weekday", "number", "month", out="time")
def _date_es(*parts: object) -> Frame | None:
    numbers = [int(p) for p in parts if isinstance(p, float)]
    return _month_day(numbers[-2], numbers[-1])


@rule("month", "number", out="time", cost=0.3)
@rule("weekday_mark", "month", "number", out="time")
@rule("month", "number", "ordinal", out="time")
@rule("weekday_mark", "month", "number", "ordinal", out="time")
def _date_en(*parts: object) -> Frame | None:
    numbers = [int(p) for p in parts if isinstance(p, float)]
    return _month_day(numbers[1], numbers[0])


def _month_day(day: int, month: int) -> Frame | None:
    return Frame(day=(None, month, day)) if 1 <= day <= 31 and 1 <= month <= 12 else None


@rule("weekday_mark", "number", "slash", "number", out="time", cost=0.3)
def _slashed(_: str, day: float, __: str, month: float) -> Frame | None:
    return _month_day(int(day), int(month))


@rule("weekday_mark", "quote_day", "number", out="time")
@rule("quote_day", "number", out="time")
@rule("weekday_mark", "number", "ordinal", out="time")
def _day_of_month(*parts: object) -> Frame | None:
    """ "Del día 11", "on the 11th"."""
    number = next(p for p in parts if isinstance(p, float))
    return Frame(day=(None, None, int(number))) if isinstance(number, float) and 1 <= number <= 31 else None


@rule("date", out="time")
def _written_date(text: str) -> Frame | None:
    parts = [int(p) for p in text.replace("/", "-").split("-")]
    year, month, day = parts if parts[0] > 31 else (parts[2], parts[1], parts[0])
    try:
        date(year, month, day)
    except ValueError:
        return None
    return Frame(day=(year, month, day))
