"""What can't be true is refused, by the same ranges that the reader knows."""

from api.posting import Bad
from bot.grammar.ranges import judge


def check(field: str, key: str, value: float | None, unit: str | None = None) -> None:
    """Refuses an impossible value of a field; ``key`` is a row of the ranges."""
    if value is not None and judge(key, value, unit) == "impossible":
        raise Bad((field, "can't be true"))
