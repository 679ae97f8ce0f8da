"""The best sets of some days: "what was my best set this week?", "mi mejor serie de la semana"."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from datetime import date, timedelta
from typing import Any, NamedTuple

from bot.questions.day_reply import as_entered
from bot.questions.looks import told as told_sets
from bot.questions.span_words import without_days
from bot.questions.why_say import day_name, days_name
from bot.replies import mass
from bot.understand import Tools
from graph.context import Person

MOST_DAYS, SHOWN = 31, 6
MOST_REPS = 12
"""Beyond so many repetitions the formula strays, as in ``cypher/variables/e1rm.cypher``."""
_ASKS = re.compile(
    r"(?:y |and |oye |hey )*(?:(?:cual(?:es)?|que) (?:es|son|fue|fueron|ha sido|han sido) |(?:what|whats|which) (?:is |was |were |are )?|dime |show me )?"
    r"(?:(?:mi|mis|la|las|my|the) )(?:mejor(?:es)? series?|series? mas (?:pesadas?|fuertes?)|(?:best|heaviest|top|strongest) sets?)"
)
SAY = {
    "es": {"none": "No hay series con peso, {when}.", "head": "Mejores series, {when}:", "line": "• {name}: {set}, {day} (1RM estimada {kg})"},
    "en": {"none": "There are no sets with a load, {when}.", "head": "Best sets, {when}:", "line": "• {name}: {set}, {day} (estimated 1RM {kg})"},
}  # fmt: skip


class AskedSets(NamedTuple):
    """Between which days."""

    first: date
    last: date


def read_best_sets(text: str, today: date) -> AskedSets | None:
    """The question that a whole message is, with its days; None for any other message, and where no days are said."""
    said = without_days(text, today)
    if said is None or said[1] is None or _ASKS.fullmatch(said[0]) is None:
        return None
    return AskedSets(max(said[1], said[2] - timedelta(days=MOST_DAYS - 1)), said[2])


def best_sets_reply(asked: AskedSets, person: Person, tools: Tools) -> str:
    """The best set of each exercise by its estimated single (Epley, 1985, as ``cypher/variables/e1rm.cypher``), the
    highest first."""
    say, language = SAY[person.language], person.language
    days = [asked.first + timedelta(days=n) for n in range((asked.last - asked.first).days + 1)]
    best: dict[str, tuple[float, dict[str, Any], date]] = {}
    for day in days:
        for session in tools.day(person.id, day)["sessions"]:
            for one in session["sets"]:
                single, id_ = _single_kg(one), one["exercise"]["id"]
                if single is not None and single > best.get(id_, (0.0, {}, day))[0]:
                    best[id_] = (single, one, day)
    when = days_name(asked.first, asked.last, language)
    if not best:
        return say["none"].format(when=when)
    lines = [say["head"].format(when=when)]
    for id_, (single, one, day) in sorted(best.items(), key=lambda pair: -pair[1][0])[:SHOWN]:
        node = tools.catalog.exercise(id_)
        told = {
            "name": id_ if node is None else node.name(language),
            "set": told_sets([one | as_entered(one)], id_, tools.catalog, language),
        }
        kg = mass(single, person.loads_in, language)
        lines.append(say["line"].format(**told, day=day_name(day, language), kg=kg))
    return "\n".join(lines)


def _single_kg(one: dict[str, Any]) -> float | None:
    """The load that could be moved once; None without a load, of a warm-up and of long sets."""
    if one.get("set_type") == "warmup" or not one.get("reps") or not (one.get("weight_kg") or 0.0) > 0:
        return None
    reps = one["reps"] + (one.get("rir") or 0)
    if reps > MOST_REPS:
        return None
    return float(one["weight_kg"]) if reps <= 1 else float(one["weight_kg"]) * (1 + reps / 30.0)
