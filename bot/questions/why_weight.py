""" "Why am I not losing weight?": the weight of the last two weeks, and what was eaten and walked in them beside before."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from datetime import date, timedelta

from bot.questions.span_reply import figure_said, values_of
from bot.questions.span_words import topic_in
from bot.questions.weight_unit import weighing
from bot.questions.why_say import counted, day_name
from bot.understand import Tools
from graph.context import Person
from graph.words import bare

DAYS = 14
_WHY = re.compile(
    r"(?:y )?(?:por ?que|xq|pq) (?:no )?(?:bajo|subo|adelgazo|engordo|pierdo|gano|he (?:subido|bajado|perdido|ganado|engordado|adelgazado)|estoy (?:subiendo|bajando|perdiendo|ganando|engordando|adelgazando)|sube|baja|ha (?:subido|bajado))"
    r"(?: (?:de|el|mi|la))*(?: (?:peso|bascula))?(?: (?:hoy|esta semana|ultimamente|nada|tanto|tan (?:poco|lento|rapido)|mas))*"
    r"|why (?:am|have|did|cant|do) i (?:not |nt )?(?:losing|lose|lost|gaining|gain|gained|put(?:ting)? on|dropping|drop)(?: any| so much| more)? ?(?:weight|pounds|kilos)?(?: today| this week| lately| faster| any more)*"
    r"|why (?:is|has) my (?:weight|scale weight) (?:not |nt )?(?:gone |going |been |so )?(?:up|down|high|low|higher|lower|dropping|moving|changing|stuck|stalled|rising|the same)(?: today| this week| lately| again)*"
)
SAY = {
    "es": {"weight": "Peso: {first} ({on}) → {last} ({until}), {by}", "one": "Peso: {last} ({until}), sin otro cerca con el que compararlo",
           "line": "• {label}: {now} al día ({days}){before}", "before": "; las dos semanas antes, {value}",
           "gaps": "• Días con comida apuntada: {n} de {all}", "none": "No hay ningún peso de las últimas dos semanas.",
           "cause": "Un peso solo varía uno o dos kilos por agua y comida: cuenta la tendencia. La causa no la puedo saber."},
    "en": {"weight": "Weight: {first} ({on}) → {last} ({until}), {by}", "one": "Weight: {last} ({until}), with no other near it to compare",
           "line": "• {label}: {now} a day ({days}){before}", "before": "; the two weeks before, {value}",
           "gaps": "• Days with food noted: {n} of {all}", "none": "There is no weight of the last two weeks.",
           "cause": "One weigh-in moves by a pound or four with water and food: the trend is what counts. The cause I can't know."},
}  # fmt: skip


def asks_why_weight(text: str) -> bool:
    """Whether a whole message asks why its person's weight moves or does not."""
    return _WHY.fullmatch(bare(text)) is not None


def why_weight_reply(person: Person, tools: Tools, today: date) -> str:
    """The weight of two weeks, and energy, protein and steps of a day in them, beside the two weeks before."""
    say, language = SAY[person.language], person.language
    first = today - timedelta(days=DAYS - 1)
    weighed = topic_in("weight")
    assert weighed is not None
    values, weighs = values_of(weighed[0], first, today, person, tools), weighing(person, tools, today)
    if not values:
        return say["none"]
    told = {
        "last": figure_said(values[-1][1], weighed[0], weighs),
        "until": day_name(values[-1][0], language),
    }
    lines = [say["one"].format(**told)]
    if len(values) > 1:
        by = values[-1][1] - values[0][1]
        told["by"] = f"{'−' if by < 0 else '+'}{figure_said(abs(by), weighed[0], weighs)}"
        start = {
            "first": figure_said(values[0][1], weighed[0], weighs),
            "on": day_name(values[0][0], language),
        }
        lines = [say["weight"].format(**told, **start)]
    for word in ("kcal", "protein", "steps"):
        found = topic_in(word)
        assert found is not None
        topic = found[0]
        now = [value for day, value in values_of(topic, first, today, person, tools) if day < today]
        earlier = [
            value
            for _, value in values_of(
                topic, first - timedelta(days=DAYS), first - timedelta(days=1), person, tools
            )
        ]
        if not now:
            continue
        before = (
            say["before"].format(value=figure_said(sum(earlier) / len(earlier), topic, person))
            if earlier
            else ""
        )
        mean, days = figure_said(sum(now) / len(now), topic, person), counted(len(now), "day", language)
        lines.append(say["line"].format(label=topic.label(language), now=mean, days=days, before=before))
        if word == "kcal" and len(now) < DAYS - 1:
            lines.append(say["gaps"].format(n=len(now), all=DAYS - 1))
    return "\n".join([*lines, say["cause"]])
