"""When somebody sleeps longest: nights by when they began, of the weekend, after training; figures side by side."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from statistics import median

from bot.questions.day_values import values_by_day
from bot.questions.why_say import counted, day_name, hours
from bot.understand import Tools
from graph.context import Person
from graph.words import bare

NIGHTS_DAYS = 90
FEWEST, BESIDE = 6, 3
"""Nights below which nothing is said, and nights that each side of a comparison needs."""
WORTH_MIN = 10
"""A difference below this is none."""
_WHEN = re.compile(
    r"(?:y |and |che |oye |dime )*(?:"
    r"(?:cuando|que noches|que dias|a que hora|como) (?:es que )?(?:duermo|he dormido|dormi|descanso) (?:yo )?(?:mejor|mas|peor|menos)"
    r"|(?:cual|cuales) (?:es|fue|son|han sido) mis? (?:mejor|mejores|peor|peores) noches?"
    r"|(?:when|which nights|what nights|which days|on which (?:nights|days)|how) (?:do|did|have) i (?:sleep|slept) (?:the )?(?:best|better|most"
    r"|longest|worst|least)"
    r"|(?:which|what) (?:is|was|are|were) my (?:best|worst) nights?(?: of sleep)?"
    r"|mi (?:mejor|peor) noche|my (?:best|worst) night(?: of sleep)?"
    r")(?: ultimamente| lately| de sueno)?"
)
SAY = {
    "es": {
        "few": "Aún hay pocas noches: hacen falta {fewest}, y en los últimos {days} días hay {n}.",
        "mean": "Duermes {h} de media ({n}). La más larga: {long}, {long_on}; la más corta: {short}, {short_on}.",
        "begun": "• Acostándote antes de las {clock}: {a} ({n_a}); más tarde: {b} ({n_b})",
        "weekend": "• Fin de semana: {a} ({n_a}); entre semana: {b} ({n_b})",
        "trained": "• Tras un día de entreno: {a} ({n_a}); sin entreno: {b} ({n_b})",
        "same": "Nada de lo que he comparado cambia la noche de forma que se note.",
        "cause": "Son medias de lo apuntado; la causa no la puedo saber.",
    },
    "en": {
        "few": "There are too few nights yet: it takes {fewest}, and the last {days} days have {n}.",
        "mean": "You sleep {h} on average ({n}). The longest: {long}, {long_on}; the shortest: {short}, {short_on}.",
        "begun": "• In bed before {clock}: {a} ({n_a}); later: {b} ({n_b})",
        "weekend": "• Weekend: {a} ({n_a}); weekdays: {b} ({n_b})",
        "trained": "• After a training day: {a} ({n_a}); without one: {b} ({n_b})",
        "same": "Nothing that I compared makes a difference that shows.",
        "cause": "These are means of what was noted; the cause I can't know.",
    },
}  # fmt: skip


def asks_best_nights(text: str) -> bool:
    """Whether a whole message asks when its person sleeps best."""
    return _WHEN.fullmatch(bare(text)) is not None


def best_nights_reply(person: Person, tools: Tools, today: date) -> str:
    """The mean night of the last 90 days, and what differs by ten minutes or more between two kinds of night."""
    say, language = SAY[person.language], person.language
    days = [today - timedelta(days=n) for n in range(NIGHTS_DAYS)]
    slept = values_by_day("variables/sleep-duration", days, person, tools)
    if len(slept) < FEWEST:
        return say["few"].format(fewest=FEWEST, days=NIGHTS_DAYS, n=len(slept))
    begun = values_by_day("variables/sleep-start", days, person, tools)
    trained = values_by_day("read/days-trained", [*days, days[-1] - timedelta(days=1)], person, tools)
    long, short = max(slept, key=lambda day: slept[day]), min(slept, key=lambda day: slept[day])
    lines = [
        say["mean"].format(
            h=hours(sum(slept.values()) / len(slept)), n=counted(len(slept), "night", language),
            long=hours(slept[long]), long_on=day_name(long, language),
            short=hours(slept[short]), short_on=day_name(short, language),
        )
    ]  # fmt: skip
    timed = {day: begun[day] for day in slept if day in begun}
    at = _half_hour(median(timed.values())) if timed else 0.0
    sides: tuple[tuple[str, Sequence[date], Callable[[date], bool]], ...] = (
        ("begun", list(timed), lambda day: timed[day] < at),
        ("weekend", list(slept), lambda day: day.weekday() >= 5),
        ("trained", list(slept), lambda day: day - timedelta(days=1) in trained),
    )
    compared = False
    for key, of, first in sides:
        one, other = [slept[day] for day in of if first(day)], [slept[day] for day in of if not first(day)]
        if min(len(one), len(other)) < BESIDE:
            continue
        compared = True
        a, b = sum(one) / len(one), sum(other) / len(other)
        if abs(a - b) >= WORTH_MIN:
            counts = {"n_a": len(one), "n_b": counted(len(other), "night", language)}
            lines.append(say[key].format(a=hours(a), b=hours(b), clock=clock(at), **counts))
    last = ([say["same"]] if compared else []) if len(lines) == 1 else [say["cause"]]
    return "\n".join([*lines, *last])


def _half_hour(clock_h: float) -> float:
    return round(clock_h * 2) / 2


def clock(clock_h: float) -> str:
    """Hours from the midnight of the day that somebody got up, as a clock shows them: -1.5 is 22:30."""
    whole = round((clock_h % 24) * 60)
    return f"{whole // 60 % 24}:{whole % 60:02d}"
