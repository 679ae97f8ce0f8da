"""What a message holds of a night: phrases of sleep, clocks, lengths, days and how often (see ``nights_told``)."""

from typing import Any, NamedTuple

from bot.grammar.chart import Span
from bot.grammar.clauses import Message
from bot.grammar.frames import Frame
from bot.grammar.night_words import longest_at

BETWEEN = frozenset(("night", "day", "rest", "scant"))
"""What may stand between a word of sleep and its clocks."""
FIGURES = frozenset(("number", "clock", "half", "nth", "date"))


class Item(NamedTuple):
    """A phrase, clock, length, day or count; ``value`` by its kind."""

    kind: str
    value: Any
    start: int
    end: int


def items_of(message: Message, words: list[str], spans: list[Span]) -> list[Item]:
    """What a message holds of a night, from left to right, the longest first."""
    starts: dict[int, list[Span]] = {}
    for span in spans:
        if span.kind in ("clock", "hm", "hour", "duration", "time"):
            starts.setdefault(span.start, []).append(span)
    items: list[Item] = []
    at = 0
    while at < len(words):
        here = starts.get(at, [])
        if words[at] in LEADS:
            here = here + [s for s in starts.get(at + 1, ()) if s.kind in ("clock", "hm")]
        item = _item(message, words, here, at, items)
        if item is not None:
            items.append(item)
        at = item.end if item is not None else at + 1
    return items


def _item(message: Message, words: list[str], here: list[Span], at: int, items: list[Item]) -> Item | None:
    phrase = longest_at(words, at)
    timed = _timed(message, words, here, at, items)
    if phrase is not None and (timed is None or phrase[1] >= timed.end or timed.kind == "figure"):
        return Item(phrase[0], None, at, phrase[1])
    return timed


def _timed(message: Message, words: list[str], here: list[Span], at: int, items: list[Item]) -> Item | None:
    tokens = message.tokens
    if (times := _counted(message, words, at)) is not None:
        return times
    lengths = [s for s in here if s.kind == "duration"]
    clocks = [s for s in here if s.kind in ("clock", "hm")]
    length = max(lengths, key=lambda s: s.end, default=None)
    clock = max(clocks, key=lambda s: s.end, default=None)
    if length is not None and (clock is None or length.end >= clock.end):
        return Item("length", length.value, at, length.end)
    if clock is not None:
        return _clock_item(words, clock)
    if (told := _digits(tokens[at].text)) is not None and tokens[at].kind == "number" and items:
        return Item("clock", Frame(clock=told), at, at + 1)
    hour = max((s for s in here if s.kind == "hour"), key=lambda s: s.end, default=None)
    if hour is not None and _awaited(words, at, items):
        return _clock_item(words, hour)
    day = max((s for s in here if s.kind == "time"), key=lambda s: s.end, default=None)
    if day is not None and day.value.clock is None and (day.value.names_day or day.value.ahead):
        return Item("day", day.value, at, day.end)
    if at and words[at - 1] in ("the", "los", "las") and not words[at].isdigit():
        return None  # "between the two halves"
    if tokens[at].kind in FIGURES or (
        hour is not None and words[at] not in ("a", "an", "once", "one", "una")
    ):
        return Item("figure", None, at, at + 1)
    return None


def _clock_item(words: list[str], span: Span) -> Item:
    frame = span.value if isinstance(span.value, Frame) else Frame(clock=span.value)
    end = span.end
    said = words[span.start : end]
    if frame.clock == (12, 0):
        if words[end : end + 1] in (["midnight"], ["medianoche"], ["mn"]):
            return Item("clock", Frame(clock=(0, 0), pm=False), span.start, end + 1)
        if words[end : end + 1] == ["noon"]:
            return Item("clock", Frame(clock=(12, 0), pm=True), span.start, end + 1)
        if "noche" in said or "night" in said:
            frame = Frame(clock=(0, 0), pm=False)
    return Item("clock", frame, span.start, end)


def _digits(text: str) -> tuple[int, int] | None:
    """ "2215", "0600"."""
    if len(text) != 4 or not text.isdigit():
        return None
    hour, minute = int(text[:2]), int(text[2:])
    return (hour, minute) if hour < 24 and minute < 60 else None


LEADS = frozenset(
    (
        "at", "by", "around", "about", "till", "til", "until", "to", "from", "like", "approx", "the", "as", "near",
        "tipo", "como", "a", "las", "la", "hasta", "de", "d", "desde", "before", "-", ",", "past", "after", "q",
        "hacia", "sobre", "eso",
    )
)  # fmt: skip


def _awaited(words: list[str], at: int, items: list[Item]) -> bool:
    """Whether a bare number is a clock: behind going to bed, waking or another clock, small words between."""
    led = next((one.kind for one in items[::-1] if one.kind not in BETWEEN), "")
    if led not in ("bed", "wake", "slept", "nap", "noun", "clock"):
        return False
    between = words[items[-1].end : at]
    return len(between) <= 4 and LEADS.issuperset(between)


def _counted(message: Message, words: list[str], at: int) -> Item | None:
    """ "Twice", "2 times", "2x", "dos veces", "the once"; "2 wakings", "desp 2"."""
    if words[at] == "twice":
        return Item("times", 2, at, at + 1)
    if words[at] == "thrice":
        return Item("times", 3, at, at + 1)
    after = words[at + 1] if at + 1 < len(words) else ""
    number = COUNTS.get(words[at])
    if number is None and words[at].isdigit() and len(words[at]) <= 2:
        number = int(words[at])
    if words[at] == "once" and message.context.language == "en" and number is None:
        return Item("times", 1, at, at + 1)
    if number is None:
        return None
    if after in ("times", "time", "x", "veces", "vez"):
        return Item("times", number, at, at + 2)
    behind = longest_at(words, at + 1) if after else None
    before = at and longest_at(words, at - 1)
    noun = (behind and behind[0] == "woken") or (before and before == ("woken", at))
    return Item("times", number, at, at + 1) if noun else None


COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "una": 1, "un": 1, "dos": 2, "tres": 3,
    "cuatro": 4, "cinco": 5, "seis": 6, "couple": 2,
}  # fmt: skip
