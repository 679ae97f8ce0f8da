"""How many of a food, portions and shares, and counts that are put right at once."""

from bot.entries import Amount
from bot.grammar.chart import rule


@rule("number|one|half", "food", out="counted")
def _counted(value: float, food: tuple[int, int]) -> tuple[Amount, tuple[int, int]] | None:
    return (Amount(value), food) if 0 < value <= 200 else None


@rule("nth_word", "food", out="counted", cost=0.3)
def _nth(_: str, food: tuple[int, int]) -> tuple[Amount, tuple[int, int]]:
    """ "Third latte of the day": one of them."""
    return (Amount(1.0), food)


@rule("number|one|half", "food", "size", out="counted")
def _counted_size(value: float, food: tuple[int, int], size: str) -> tuple[Amount, tuple[int, int]] | None:
    return (Amount(value, None, size), food) if 0 < value <= 200 and size != "heaped" else None


@rule("number|one|half", "size", "food", out="counted")
def _size_counted(value: float, size: str, food: tuple[int, int]) -> tuple[Amount, tuple[int, int]] | None:
    return _counted_size(value, food, size)  # type: ignore[no-any-return]


@rule("scrambled", "at", "counted", out="counted", cost=0.0)
def _scrambled(_: str, at: str, eggs: object) -> object:
    """ "Revuelto de 2 huevos"."""
    return eggs if at == "of" else None


@rule("size", "food", out="counted", cost=0.4)
def _size_alone(size: str, food: tuple[int, int]) -> tuple[Amount, tuple[int, int]] | None:
    """ "Medium fries"."""
    return _counted_size(1.0, food, size)  # type: ignore[no-any-return]


@rule("counted", "comma", "repair", "number", out="counted", cost=0.2)
@rule("counted", "repair", "number", out="counted", cost=0.2)
def _recounted(
    counted: tuple[Amount, tuple[int, int]], *rest: object
) -> tuple[Amount, tuple[int, int]] | None:
    value = rest[-1]
    return (Amount(value, None, counted[0].size), counted[1]) if isinstance(value, float) else None


@rule("counted", "repair", "counted", out="counted", cost=0.0)
@rule("counted", "comma", "repair", "counted", out="counted", cost=0.0)
@rule("counted", "comma", "repair", "comma", "counted", out="counted", cost=0.0)
def _other_count(*parts: object) -> object:
    """ "Two bananas, sorry, three bananas"."""
    return parts[-1]


@rule("mass", "repair", "mass", out="mass", cost=0.2)
@rule("mass", "comma", "repair", "mass", out="mass", cost=0.2)
def _reweighed(*parts: object) -> object:
    return parts[-1]


@rule("number|one|half", "portion", out="portions", cost=0.1)
def _portions(count: float, _: str) -> float:
    return count


@rule("share", out="share_of", cost=0.05)
def _share(value: float) -> float:
    return value


@rule("food", "count", out="together", cost=0.3)
def _bare_grams(_: tuple[int, int], grams: float) -> str | None:
    """ "Avena 50 y 1 plátano": the number belongs to the food before it, not to the one behind the "y"."""
    return "together" if 15 <= grams <= 1000 and grams % 5 == 0 else None


@rule("number", "remark", "food", out="counted", cost=0.1)
def _counted_hard(value: float, _: str, food: tuple[int, int]) -> tuple[Amount, tuple[int, int]] | None:
    """ "Two hard boiled eggs", of which "hard" may be said of sets."""
    return (Amount(value), food) if 0 < value <= 40 else None


@rule("food", "times", "number", out="counted", cost=0.2)
def _counted_times(food: tuple[int, int], word: str, value: float) -> tuple[Amount, tuple[int, int]] | None:
    """ "Café solo x2"."""
    return (Amount(value), food) if value == int(value) and 0 < value <= 12 and word == "x" else None


@rule("food", "number", out="counted", cost=0.8)
def _counted_behind(food: tuple[int, int], value: float) -> tuple[Amount, tuple[int, int]] | None:
    """ "Plátano 1"."""
    return (Amount(value), food) if value == int(value) and 0 < value <= 6 else None
