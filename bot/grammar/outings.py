"""Matches, intervals, paces and averages of sessions, and what a session is called."""

import re

from bot.entries import Amount
from bot.grammar.amounts import METRES
from bot.grammar.chart import rule
from bot.grammar.clauses import Clause
from bot.grammar.frames import Frame

LEAST_STONE, MOST_STONE = 5, 40
MILE_KM = METRES["mi"] / 1000
PACES_MIN = (2.5, 25.0)
"""Minutes a kilometre at which people run or walk."""

Far = tuple[float, str]


@rule("match_word", "cardio", out="cardio", cost=0.0)
@rule("match_word", "at", "cardio", out="cardio", cost=0.0)
@rule("cardio", "match_word", out="cardio", cost=0.0)
def _match(*parts: str) -> str | None:
    """ "Partido de voleibol", "hockey match"."""
    return "other" if "other" in parts else None


@rule("duration", "con|at", "duration", out="duration", cost=-0.2)
def _and_seconds(minutes: float, _: str, seconds: float) -> float | None:
    """ "58 minutos con 20 segundos"."""
    fits = minutes % 60 == 0 and 600 <= minutes <= 6 * 3600 and 0 < seconds < 60
    return minutes + seconds if fits else None


@rule("interval_word", "number", "at|times", "far", out="far", cost=-0.3)
@rule("interval_word", "number", "far", out="far", cost=-0.1)
def _intervals(_: str, count: float, *rest: object) -> Far | None:
    """ "Intervalos 6 de 400 metros": so far in all."""
    far = rest[-1]
    if not isinstance(far, tuple) or not 2 <= count <= 60 or count != int(count):
        return None
    return (round(count * far[0], 3), far[1]) if far[0] * METRES[far[1]] <= 5000 else None


@rule("hr_word", "number|bpm", "mean_word", out="pulse", cost=-0.6)
def _mean(_: str, value: float, __: str) -> float | None:
    """ "Pulsaciones 158 de media"."""
    return value if 40 <= value <= 240 else None


@rule("pulse", "and|comma", "number|bpm", "top_word", out="pulse", cost=-0.3)
@rule("pulse", "number|bpm", "top_word", out="pulse", cost=-0.2)
@rule("pulse", "and|comma", "top_word", "number|bpm", out="pulse", cost=-0.3)
@rule("pulse", "top_word", "number|bpm", out="pulse", cost=-0.2)
@rule("pulse", "slash", "top_word", "number|bpm", out="pulse", cost=-0.2)
def _and_top(mean: float, *_: object) -> float:
    """ "... y 176 de máxima": the mean is kept."""
    return mean


@rule("number", "stone_word", out="mass", cost=0.1)
def _stones(value: float, _: str) -> Amount | None:
    """ "13st": no ordinal, for those end in 1."""
    return Amount(value, "st") if LEAST_STONE <= value <= MOST_STONE and value % 10 != 1 else None


@rule("number", "stone_word", "number", out="mass", cost=0.2)
def _stones_and_pounds(value: float, _: str, pounds: float) -> Amount | None:
    """ "11st 3.5"."""
    fits = LEAST_STONE <= value <= MOST_STONE and 0 <= pounds < 14
    return Amount(round(value + pounds / 14, 4), "st") if fits else None


def by_pace(clause: Clause, distance_km: float) -> float | None:
    """The minutes of a distance at the pace that was told, None when none was told."""
    paced = [s for s in clause.spans if s.kind == "paced"]
    if len(paced) != 1 or not isinstance(paced[0].value, float):
        return None
    start, end = clause.message.offsets(paced[0].start, paced[0].end)
    words = clause.message.text[start:end].lower()
    spoken = re.search(r"(?:el|cada|por) (?:km|kil)", words) is not None and paced[0].value <= PACES_MIN[1]
    if (":" not in words and not spoken) or re.search(r"km/h|kph|mph|por hora", words):
        return None
    minutes = paced[0].value / 60 if paced[0].value > PACES_MIN[1] else paced[0].value
    named = re.search(r"mi\b|mile|/ ?k|km|kil", words)
    in_miles = any(s.kind == "far" and s.value[1] == "mi" for s in clause.deep())
    miles = in_miles if named is None else named[0].startswith("mi")
    minutes /= MILE_KM if miles else 1.0
    return round(distance_km * minutes, 3) if PACES_MIN[0] <= minutes <= PACES_MIN[1] else None


def bare_minutes(clause: Clause, kinds: list[int]) -> list[int]:
    """ "Aqua aerobics for 45": minutes, where no figure but this one and no exercise is told."""
    counts = [n for n, s in enumerate(clause.spans) if s.kind == "reps" and n not in clause.used]
    if (
        len(kinds) != 1
        or len(counts) != 1
        or clause.has("exercise", "counted_exercise", "load", "mass", "sets")
    ):
        return []
    span = clause.spans[counts[0]]
    said = [t.folded for t in clause.message.tokens[span.start : span.end]]
    if len(said) != 2 or said[0] != "for" or span.value not in range(15, 181, 5):
        return []
    clause.spans[counts[0]] = span._replace(kind="duration", value=span.value * 60.0)
    return counts


def between_min(begin: Frame, end: Frame) -> float | None:
    """The minutes of "de 7 a 8", None when that is no time for sport."""
    if begin.clock is None or end.clock is None:
        return None
    minutes = (end.clock[0] * 60 + end.clock[1] - begin.clock[0] * 60 - begin.clock[1]) % 720
    return float(minutes) if 5 <= minutes <= 360 else None


_LEADING = re.compile(
    r"^(?:(?:i |we )?(?:did|played|had|went|do)|hice|hicimos|he hecho|hago|jugu[eé]|jugamos|he jugado|fui|fuimos|"
    r"sal[ií]|salimos|tuve|acabo de (?:hacer|jugar)|de|del|al?|el|la|un|una|an|the|some|to|out)\s+",
    re.IGNORECASE,
)
_NOUNS = {
    "rowed": "rowing", "boxed": "boxing", "danced": "dancing", "skated": "skating", "skied": "skiing",
    "climbed": "climbing", "surfed": "surfing", "kayaked": "kayaking", "sparred": "sparring", "bouldered": "bouldering",
    "paddled": "paddling", "snowboarded": "snowboarding", "rollerbladed": "rollerblading", "erged": "rowing",
    "bailamos": "baile", "bailando": "baile", "bailar": "baile", "reme": "remo", "remé": "remo", "remando": "remo",
}  # fmt: skip
"""What is done, for the verb that tells of it."""


def title_of(words: str) -> str:
    """What a session is called: without the verb and the article before it."""
    title = words.strip()
    while (shorter := _LEADING.sub("", title)) != title and shorter:
        title = shorter
    return _NOUNS.get(title.lower(), title)
