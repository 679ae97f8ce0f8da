"""By when something is wanted, in words: "antes de julio", "by the end of June", "in three months"."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from bot.grammar import lexicon
from bot.grammar.kitchen_words import plain
from bot.grammar.wish_forms import NUMBER, marked, number_in

_BEFORE = (
    r"(?:antes (?:de|d)(?: que (?:acabe|termine|llegue|empiece))?(?: el| la)?|antes del|para|pa|p'|hasta|por|de (?:aqui|aca) a|a|en|"
    r"by|b4|before|until|till|for|in|around|come|this|next|el|at|over|within|during|through)"
)
_PART = r"(?:(?:el|la|the|mediados|principios|fin|final|finales|mitad|end|middle|start|early|mid|late|next|this|del?|of|mes) ?)*"
_SPANS = {"day": 1, "dia": 1, "week": 7, "semana": 7, "month": 30, "mes": 30, "year": 365, "ano": 365}
_SEASONS = (
    (r"verano|summer", 6, 21),
    (r"navidad(?:es)?|christmas|xmas", 12, 25),
    (r"otono|fall|autumn", 9, 22),
    (r"primavera|spring", 3, 20),
    (r"invierno|winter", 12, 21),
    (r"fin(?:al|ales)? de(?:l)? ano|ano nuevo|nochevieja|(?:the )?(?:end of (?:the |this )?year|year'?s? end|new year)", 12, 31),
)  # fmt: skip

_THIS_YEAR = re.compile(r"\b(?:(?:en|durante|para) )?(?:este ano|this year)\b")


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return {plain(phrase): int(value or 0) for _, kind, value, phrase in lexicon.rows() if kind == "month"}


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    month = "(?P<month>" + "|".join(sorted(_months(), key=len, reverse=True)) + r")(?![a-z])"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    named = (
        rf"\b{_BEFORE} {_PART}(?:{day} (?:de |of )?)?{month}"
        r"(?: (?P<after>[0-3]?\d)(?:st|nd|rd|th)?(?!\d| ?[a-z%]))?(?: (?:de |of |del )?(?P<year>20\d\d))?"
    )
    spans = r"(?P<unit>dias?|semanas?|mes(?:es)?|anos?|days?|weeks?|months?|years?)"
    ahead = (
        rf"\b(?:en|dentro de|de (?:aqui|aca) a|in|within|over|para dentro de)(?: the)?(?: next| about| unos)* "
        rf"(?P<n>{NUMBER}|un[ao]?|an?|one) ?{spans}\b"
    )
    seasons = "|".join(f"(?P<s{n}>{words})" for n, (words, _, _) in enumerate(_SEASONS))
    at = rf"\b(?:{_BEFORE}|este|de|d|del) {_PART}(?:{seasons})\b"
    return re.compile(named), re.compile(ahead), re.compile(at)


FAR = 4000
"""Days for which nobody plans."""


def _coming(month: int, day: int, now: datetime) -> date | None:
    """The next such day."""
    return _date(now.year + ((month, day) < (now.month, now.day)), month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def due(said: str, now: datetime) -> tuple[date | None, tuple[int, int] | None]:
    """The day by which something is wanted, and where that is said in a plain text; None for none."""
    named, ahead, at = _forms()
    if found := ahead.search(marked(said)):
        span = next(days for word, days in _SPANS.items() if found["unit"].startswith(word))
        count = number_in(said[slice(*found.span("n"))]) or 1.0
        near = 0 < count * span < FAR
        return (now.date() + timedelta(days=round(count * span)), found.span()) if near else (None, None)
    if found := named.search(said):
        day = int(found["day"] or found["after"] or 0)
        if found["year"]:
            return _date(int(found["year"]), _months()[found["month"]], day or 1), found.span()
        return _coming(_months()[found["month"]], day or 1, now), found.span()
    if found := at.search(said):
        _, month, day = next(_SEASONS[n] for n in range(len(_SEASONS)) if found[f"s{n}"])
        return _coming(month, day, now), found.span()
    if found := _THIS_YEAR.search(said):
        return date(now.year, 12, 31), found.span()
    return None, None
