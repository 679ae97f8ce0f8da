"""Numbers in digits and in words, with every reading of an ambiguous one ("1.500")."""

import re

from bot.grammar.chart import Span, rule
from bot.grammar.tokens import Token

_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+(?:[.,][0-9]{1,2})?")
_HOUR = re.compile(r"([0-9]{1,2})[.,]([0-5][0-9])")
_ALTERNATIVE = 0.4

MARKS = {
    ",": "comma", "/": "slash", ":": "colon", "+": "plus", "@": "at_sign", "-": "minus", ";": "comma", "(": "mark",
    ")": "mark",
    "~": "mark", ".": "stop", "!": "stop", "?": "question", "¿": "open_question", "¡": "mark",
    '"': "quote", "«": "quote", "»": "quote", "“": "quote", "”": "quote", "*": "mark", "|": "comma", "#": "mark",
    "&": "mark", "'": "mark", "<": "mark", ">": "mark", "•": "comma", "→": "colon", "[": "mark", "]": "mark",
}  # fmt: skip


def readings(text: str) -> list[float]:
    """The values that digits may stand for, likeliest first: "80,2" → 80.2; "1.500" → 1500, 1.5."""
    separators = re.findall("[.,]", text)
    if not separators:
        return [float(text)]
    if len(separators) == 1:
        decimal = float(text.replace(",", "."))
        grouped = _GROUPED.fullmatch(text) and not text.startswith("0")
        if grouped and text.endswith("000"):
            return [float(re.sub("[.,]", "", text))]
        return [float(re.sub("[.,]", "", text)), decimal] if grouped else [decimal]
    last = separators[-1]
    if separators.count(last) == len(separators):
        return [float(re.sub("[.,]", "", text))]
    whole, _, fraction = text.rpartition(last)
    return [float(re.sub("[.,]", "", whole) + "." + fraction)]


_TO_THE_MINUTE = re.compile(r"([01]?[0-9]|2[0-3])\.([1-5]0|05)")
"""A clock with a point and two digits that no amount is written with: "6.50"."""

MOST_REPS = 60
"""Of a set in a row such as "12,10": "82,5" is one number."""


def seeds(tokens: list[Token], words: list[Span]) -> list[Span]:
    """Spans of kinds ``number``, ``hm`` (hour, minute), ``signed``, ``series`` ("8,7") and of marks."""
    found: list[Span] = []
    for at, token in enumerate(tokens):
        if token.kind == "number":
            found += _of_digits(tokens, at)
        elif token.kind == "clock":
            found += _of_clock(token, at)
        elif token.kind == "half":
            found.append(Span(at, at + 1, "half", {"½": 0.5, "¼": 0.25, "¾": 0.75}[token.text], 0.0))
        elif token.kind == "nth":
            found.append(Span(at, at + 1, "nth", token.text, 0.0))
        elif token.kind == "date":
            found.append(Span(at, at + 1, "date", token.text, 0.0))
        elif token.kind == "line":
            found.append(Span(at, at + 1, "line", "", 0.0))
        elif token.kind == "mark" and token.text in MARKS:
            found.append(Span(at, at + 1, MARKS[token.text], token.text, 0.0))
    return found + of_words(tokens, words)


def _of_digits(tokens: list[Token], at: int) -> list[Span]:
    token = tokens[at]
    values = readings(token.text)
    found = [Span(at, at + 1, "number", value, _ALTERNATIVE * n) for n, value in enumerate(values)]
    if m := _TO_THE_MINUTE.fullmatch(token.text):
        found.append(Span(at, at + 1, "hm", (int(m[1]), int(m[2])), 0.0))
    elif m := _HOUR.fullmatch(token.text):
        found.append(Span(at, at + 1, "hm", (int(m[1]), int(m[2])), 0.3))
    if re.fullmatch("[0-9]{1,2},[0-9]{1,2}", token.text):
        first, second = token.text.split(",")
        if int(second) >= 3 and int(first) <= MOST_REPS:
            found.append(Span(at, at + 1, "series", (float(first), float(second)), 0.6))
    if at and tokens[at - 1].text in "+-" and tokens[at - 1].kind == "mark":
        before = tokens[at - 2] if at > 1 else None
        free = before is None or before.kind != "number" or before.end < tokens[at - 1].start
        if tokens[at - 1].end == token.start and (free or tokens[at - 1].text == "+"):
            sign = 1.0 if tokens[at - 1].text == "+" else -1.0
            found += [Span(at - 1, at + 1, "signed", sign * value, 0.1) for value in values[:1]]
    return found


def _of_clock(token: Token, at: int) -> list[Span]:
    parts = [int(p) for p in token.text.split(":")]
    if len(parts) == 3:
        return [Span(at, at + 1, "duration", parts[0] * 3600.0 + parts[1] * 60 + parts[2], 0.1)]
    found = [Span(at, at + 1, "mmss", parts[0] * 60.0 + parts[1], 0.1)]
    if parts[0] < 25 and parts[1] < 60:
        found.append(Span(at, at + 1, "hm", (parts[0] % 24, parts[1]), 0.0))
        found.append(Span(at, at + 1, "bare_clock", (parts[0] % 24, parts[1]), 0.5))
    return found


def of_words(tokens: list[Token], words: list[Span]) -> list[Span]:
    values: dict[int, float] = {}
    for span in words:
        if span.kind == "num" or (span.kind == "one" and span.start not in values):
            values[span.start] = span.value
    found = []
    for start in values:
        value, end = _run(tokens, values, start)
        if end > start + 1 or tokens[start].folded not in ("un", "una", "uno", "a", "an", "another"):
            cost = 0.3 if tokens[start].folded == "once" else 0.0
            found.append(Span(start, end, "number", value, cost))
            if end > start + 1 and tokens[start].folded not in ("un", "una", "a", "an"):
                found.append(Span(start, start + 1, "number", values[start], 0.3))
    return found


def _run(tokens: list[Token], values: dict[int, float], start: int) -> tuple[float, int]:
    """The longest number that begins here: "dos mil quinientos", "a hundred and eighty"."""
    total, group, at = 0.0, values[start], start + 1
    if group == 1000:
        total, group = 1000.0, 0.0
    while at < len(tokens):
        joined = at
        if tokens[at].folded in ("y", "and") and at + 1 in values:
            joined = at + 1
        value = values.get(joined)
        if value is None:
            break
        linked = joined > at
        if value == 1000 and not linked and total == 0 and group > 0:
            total, group = group * 1000, 0.0
        elif value == 100 and not linked and 0 < group < 10 and tokens[joined].folded == "hundred":
            group *= 100
        elif value >= 100 and not linked and group == 0 and total:
            group = value
        elif (
            10 <= value < 100
            and group % 100 == 0
            and (group or total)
            and (not linked or tokens[at].folded == "and")
        ):
            group += value
        elif (
            0 < value < 10
            and (group % 100 == 0 or group % 100 >= 20)
            and group % 10 == 0
            and (group or total)
        ):
            if linked and tokens[at].folded == "y" and group % 100 < 30:
                break
            group += value
        else:
            break
        at = joined + 1
    return total + group, at


@rule("number", "and_half|and_quarter", out="number")
def _with_half(number: float, more: float) -> float | None:
    return number + more if number == int(number) else None


@rule("number", "point", "number", out="number", cost=0.2)
def _spoken_decimal(whole: float, _: str, fraction: float) -> float | None:
    if whole != int(whole) or fraction != int(fraction) or fraction >= 100:
        return None
    return float(f"{int(whole)}.{int(fraction)}")


@rule("number", "thousand", out="number", cost=0.0)
def _thousands(count: float, each: float) -> float | None:
    """ "9 mil"."""
    return count * each if 0 < count < 1000 else None


@rule("number", "thousand", "number", out="number", cost=-0.1)
def _thousands_and(count: float, each: float, rest: float) -> float | None:
    """ "9 mil 800"."""
    return count * each + rest if 0 < count < 1000 and 0 < rest < 1000 else None


@rule("number", "some_more", out="number", cost=0.1)
def _and_some(count: float, _: str) -> float | None:
    """ "6 mil y pico"."""
    return count if count >= 100 else None


@rule("number", "slash", "number", out="half", cost=0.3)
def _fraction(above: float, _: str, below: float) -> float | None:
    return above / below if (above, below) in ((1, 2), (1, 4), (3, 4), (1, 3), (2, 3)) else None


@rule("number", "half", out="number", cost=0.3)
def _mixed(number: float, part: float) -> float | None:
    return number + part if number == int(number) and 0 < part < 1 else None


@rule("one|half|number", "dozen", out="number")
def _dozens(count: float, each: float) -> float:
    return count * each


@rule("number", "repair", "number", out="number", cost=0.3)
@rule("number", "comma", "repair", "number", out="number", cost=0.3)
def _repaired(*parts: object) -> object:
    return parts[-1]


@rule("number", "number", out="number", cost=0.6, tight=True)
def _spoken_hundreds(hundreds: float, rest: float) -> float | None:
    """ "one eighty five" as lifters say it."""
    return hundreds * 100 + rest if hundreds in (1, 2, 3) and 15 <= rest <= 99 and rest == int(rest) else None


@rule("plus_word", "number", out="signed", cost=0.4)
def _spoken_plus(_: str, number: float) -> float:
    return number
