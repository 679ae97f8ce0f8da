"""What hurts, where, and how much: a score of pain with its place."""

from bot.grammar.chart import Doubt, Span, rule

TOP = 10.0
"""The scale on which pain is told where none is named."""

Scored = tuple[str, float, float | None]
Part = tuple[str, str]


@rule("body_part", out="part_of_me", cost=0.0)
def _joint(_: str) -> str:
    return "joint"


@rule("body_muscle", out="part_of_me", cost=0.0)
def _muscle(_: str) -> str:
    return "muscle"


@rule("side", "part_of_me", out="part_of_me", cost=0.0)
@rule("part_of_me", "side", out="part_of_me", cost=0.0)
def _of_side(*parts: str) -> str:
    return next(p for p in parts if p in ("joint", "muscle"))


@rule("hurt", "part_of_me", out="ache", cost=0.1)
def _hurts(how: str, part: str) -> str:
    return "soreness" if (how, part) == ("sore", "muscle") else "pain"


@rule("part_of_me", "hurt", out="ache", cost=0.1)
def _is_hurt(part: str, how: str) -> str:
    return _hurts(how, part)  # type: ignore[no-any-return]


@rule("ache", "some|remark|filler|time", out="ache", cost=0.2)
@rule("some", "ache", out="ache", cost=0.2)
def _somewhat(*parts: object) -> str:
    """ "My knee hurts a bit today"."""
    return next(p for p in parts if p in ("pain", "soreness"))


@rule("ache", "comma", "side", "one", out="ache", cost=0.1)
@rule("ache", "comma", "glue", "side", "one", out="ache", cost=0.1)
@rule("ache", "comma", "side", out="ache", cost=0.1)
def _which(ache: str, *_: object) -> str:
    """ "Shoulder is sore, left one"."""
    return ache


@rule("ache|pain_word", "of", out="scored", cost=0.0)
@rule("ache|pain_word", "comma|is|like_a|at", "of", out="scored", cost=0.0)
@rule("ache|pain_word", "comma", "like_a|at", "of", out="scored", cost=0.0)
def _on_scale(ache: str, *rest: object) -> Scored | None:
    said = rest[-1]
    return (ache or "pain", said[0], said[1]) if isinstance(said, tuple) else None


@rule("ache|pain_word", "number", out="scored", cost=0.1)
@rule("ache|pain_word", "is|comma|like_a", "number", out="scored", cost=0.1)
@rule("ache|pain_word", "comma", "like_a|pain_word", "number", out="scored", cost=0.1)
def _out_of_ten(ache: str, *rest: object) -> Scored | Doubt | None:
    """ "Dolor de cabeza 6", "me duele la rodilla como un 4"."""
    value = rest[-1]
    fits = isinstance(value, float) and 0 <= value <= TOP and value * 2 == int(value * 2)
    if not fits or not isinstance(value, float):
        return None
    said = (ache or "pain", value, TOP)
    return Doubt(said, 1.0) if value == 1 else said  # "the left one"


@rule("number", "pain_word", out="scored", cost=0.1)
@rule("one", "number", "pain_word", out="scored", cost=0.1)
@rule("number", "at", "pain_word", out="scored", cost=0.1)
@rule("one", "number", "at", "pain_word", out="scored", cost=0.1)
@rule("one", "number", "glue", "pain_word", out="scored", cost=0.1)
def _of_pain(*parts: object) -> Scored | None:
    """ "La cabeza me va a estallar, un 8 de dolor"."""
    value = next((p for p in reversed(parts) if isinstance(p, float)), None)
    return (
        ("pain", value, TOP)
        if value is not None and 1 < value <= TOP and value * 2 == int(value * 2)
        else None
    )


@rule("score", "like_a", "number", out="scored", cost=0.15)
def _about(slug: str, _: str, value: float) -> Scored | None:
    """ "Estrés como un 4"."""
    return (slug, value, None) if value <= 10 else None


@rule("score", "like_a|place", "of", out="scored", cost=0.05)
@rule("score", "place", "like_a", "of", out="scored", cost=0.05)
def _about_of(slug: str, *rest: object) -> Scored | None:
    """ "Mucho estrés en el trabajo, como un 8 de 10"."""
    said = rest[-1]
    return (slug, said[0], said[1]) if isinstance(said, tuple) else None


def place_of(spans: list[Span], text: str, starts: list[tuple[int, int]]) -> str | None:
    """The words of the part that hurts, with its side, None when it was not told. ``starts`` are the offsets of the
    message's tokens."""
    waiting = spans[::-1]
    found: Span | None = None
    side: Span | None = None
    while waiting:
        span = waiting.pop()
        if span.kind == "part_of_me" and found is None:
            found = span
        elif span.kind == "side" and found is not None and span.start >= found.end:
            side = span
        waiting += span.parts[::-1] if span.kind != "part_of_me" else ()
    if found is None:
        return None
    words = text[starts[found.start][0] : starts[found.end - 1][1]].lower()
    if side is not None:
        words += " " + text[starts[side.start][0] : starts[side.end - 1][1]].lower()
    return words.replace("'s", "")
