""" "Why am I so tired?": the last nights, the training and the food of the last days beside what is usual."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median

from bot.questions.day_values import values_by_day
from bot.questions.span_words import days_in
from bot.questions.why_say import hours
from bot.replies import number
from bot.understand import Tools
from graph.context import Person
from graph.words import bare

LATELY, USUAL_DAYS, FEWEST = 3, 28, 5
"""Days that are beside the usual, the days before them that make it, and how many of those it takes."""
_FEEL = (
    r"(?:cansad[oa]s?|agotad[oa]|molid[oa]|reventad[oa]|muert[oa]|hech[oa] polvo|sin energia|fundid[oa]|floj[oa]|destruid[oa]|rot[oa]"
    r"|tired|knackered|exhausted|shattered|wiped(?: out)?|drained|sleepy|fatigued|low on energy|wrecked|run ?down)"
)
_WHY = re.compile(
    rf"(?:por ?que|xq|pq|a que se debe que) (?:estoy|me siento|ando|me noto|voy|estaba|estuve|me sentia) (?:hoy |siempre )?(?:(?:tan|muy|re|asi de|mas) )?{_FEEL}"
    r"(?: hoy| siempre| ultimamente| esta semana| estos dias)?"
    rf"|why (?:am|do|have|was|did) i (?:been |feel |feeling |always |so |this |that |still )*{_FEEL}"
    r"(?: today| lately| all the time| this week| these days)?"
)
SAY = {
    "es": {
        "head": "Los últimos 3 días al lado de lo habitual:",
        "sleep": "• Sueño: {now} por noche; lo habitual, {usual}",
        "energy": "• Comida: {now} kcal al día; lo habitual, {usual}",
        "trained": "• Entreno: {now} de los últimos 5 días; lo habitual, {usual} de 5",
        "few": "Para comparar me faltan días: con noches, comidas y entrenos apuntados una semana o más te puedo decir qué era distinto.",
        "cause": "Es lo que fue distinto o igual; que sea la causa no lo puedo saber.",
    },
    "en": {
        "head": "The last 3 days beside what is usual:",
        "sleep": "• Sleep: {now} a night; usually {usual}",
        "energy": "• Food: {now} kcal a day; usually {usual}",
        "trained": "• Training: {now} of the last 5 days; usually {usual} of 5",
        "few": "There are too few days to compare: with a week or more of nights, meals and training I can tell you what was different.",
        "cause": "That is what was different or the same; whether it is the cause I can't know.",
    },
}  # fmt: skip


def read_why_tired(text: str, today: date) -> date | None:
    """The day on which a whole message asks why its person was tired; None for any other message."""
    folded = bare(text)
    if _WHY.fullmatch(folded):
        return today
    rest, first, last = days_in(folded, today)
    return last if first == last and _WHY.fullmatch(" ".join(rest.split())) else None


def why_tired_reply(person: Person, tools: Tools, today: date) -> str:
    """Nights, energy eaten and training of the last days, each beside the median of the weeks before."""
    say = SAY[person.language]
    days = [today - timedelta(days=n) for n in range(USUAL_DAYS + LATELY)]
    lines = []
    shown: tuple[tuple[str, str, int, Callable[[float], str]], ...] = (
        ("sleep", "variables/sleep-duration", 0, hours),
        ("energy", "variables/energy-kcal", 1, lambda value: number(round(value), person.language)),
    )
    for key, name, back, told in shown:
        values = values_by_day(name, days, person, tools)
        first = today - timedelta(days=LATELY - 1 + back)
        now = [value for day, value in values.items() if first <= day <= today - timedelta(days=back)]
        usual = [value for day, value in values.items() if day < first]
        if now and len(usual) >= FEWEST:
            lines.append(say[key].format(now=told(sum(now) / len(now)), usual=told(median(usual))))
    trained = values_by_day("read/days-trained", days, person, tools)
    if len(trained) >= FEWEST and min(trained) <= today - timedelta(days=10):
        five = sum(day > today - timedelta(days=5) for day in trained)
        before = len(trained) - five
        span = (today - min(trained)).days + 1 - 5
        usual_of_5 = number(round(5 * before / span, 1), person.language)
        lines.append(say["trained"].format(now=five, usual=usual_of_5))
    return "\n".join([say["head"], *lines, say["cause"]]) if lines else say["few"]
