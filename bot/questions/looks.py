"""Answers read from the graph: the last time of an exercise, the session that ends, what was eaten so far."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bot.entries import AskLastEntry
from bot.phrases import phrase
from bot.questions.why_say import day_name
from bot.replies import Payload, load_words, number, on_own_weight, sets_done, text_reply
from bot.understand import Tools
from graph.clock import utc_text, zone
from graph.context import Context, Person, StoredSet
from graph.inbox import Inbound
from graph.names import Catalog
from graph.words import fold


def ask_last(entry: AskLastEntry, message: Inbound, context: Context, tools: Tools) -> Payload:
    """What was lifted the last time that an exercise was trained; on a day with sets of it the time before, too."""
    language = context.person.language
    found = tools.catalog.resolve_exercise(entry.exercise.text, language)
    if found.decision != "found":
        return text_reply(phrase(language, "unknown_exercise", quote=entry.exercise.text))
    node = found.matches[0]
    today = message.at.astimezone(zone(context.person.timezone)).date()
    return text_reply(last_time(node.id, node.name, context.person, tools, today))


def last_time(exercise_id: str, name: str, person: Person, tools: Tools, today: date) -> str:
    """The sets of the last day that an exercise was trained; where that is today, of the time before too."""
    language = person.language
    rows = tools.read("read/last-time", user_id=person.id, practice_id=f"{person.id}|{exercise_id}")
    if not rows or not rows[0]["sets"]:
        return phrase(language, "never_done", name=name)
    lines = []
    for row in rows if rows[0]["date"] == today.isoformat() else rows[:1]:
        sets = sorted(row["sets"], key=lambda one: (one["told_at"], one["arrived"], one["place"]))
        day = day_name(date.fromisoformat(row["date"]), language)
        lines.append(f"{day}: {told(sets, exercise_id, tools.catalog, language)}")
    return "\n".join([f"{name} · {lines[0]}", *lines[1:]])


def ask_energy(message: Inbound, context: Context, tools: Tools, *, macros: bool = False) -> Payload:
    """What was eaten on the day of the message, in kcal and protein; ``macros``: carbohydrate, fat and fibre too."""
    language = context.person.language
    day: date = message.at.astimezone(zone(context.person.timezone)).date()
    totals = tools.day(context.person.id, day)["totals"]
    kcal, protein = (number(round(totals[key]), language) for key in ("energy_kcal", "protein_g"))
    lines = [phrase(language, "eaten", kcal=kcal, protein=protein)]
    if macros:
        told = {key: number(round(totals[f"{key}_g"]), language) for key in ("carbohydrate", "fat", "fiber")}
        lines.append(phrase(language, "macros", **told))
    energy = _left("energy_intake", totals["energy_kcal"], message, context, tools)
    if energy is not None:
        key = "left_energy" if energy[1] >= 0 else "over_energy"
        target, left = (number(abs(round(value)), language) for value in energy)
        lines.append(phrase(language, key, target=target, left=left))
    of_protein = _left("protein_intake", totals["protein_g"], message, context, tools)
    if of_protein is not None and of_protein[1] > 0:
        target, left = (number(round(value), language) for value in of_protein)
        lines.append(phrase(language, "left_protein", target=target, left=left))
    said = fold(message.text or "")
    if energy is None and _ASKS_LEFT.search(said) and (of_protein is None or _ENERGY.search(said)):
        lines.append(phrase(language, "no_energy_goal"))
    return text_reply(" ".join(lines))


_ENERGY = re.compile(r"\b(kcals?|calor\w+|cals)\b")
_ASKS_LEFT = re.compile(r"\b(quedan?|faltan?|restantes|left|still)\b")


def _left(
    metric: str, eaten: float, message: Inbound, context: Context, tools: Tools
) -> tuple[float, float] | None:
    """The target a day that was told last, and what is left of it; None without one."""
    rows = tools.read("read/aim", user_id=context.person.id, metric=metric, until=utc_text(message.at))
    target = rows[0]["target"] if rows else None
    return None if target is None else (target, target - eaten)


def end_session(context: Context, tools: Tools) -> Payload:
    """The session that is over, an exercise a line, with its volume."""
    language = context.person.language
    if not context.sets:
        return text_reply(phrase(language, "no_session"))
    groups: dict[str, list[StoredSet]] = {}
    for one in context.sets:
        groups.setdefault(one.exercise_id, []).append(one)
    lines = []
    for exercise_id, sets in groups.items():
        node = tools.catalog.exercise(exercise_id)
        name = exercise_id if node is None else node.name(language)
        lines.append(f"{name}: {told([_row(one) for one in sets], exercise_id, tools.catalog, language)}")
    lines = [*lines[:8], "…"] if len(lines) > 9 else lines
    done = sets_done(((one.weight_kg, one.reps) for one in context.sets), context.person)
    return text_reply("\n".join([*lines, done]))


def _row(one: StoredSet) -> dict[str, Any]:
    return {
        "reps": one.reps, "entered_value": one.entered_value, "entered_unit": one.entered_unit,
        "duration_s": one.duration_s,
    }  # fmt: skip


def _reserve(one: Mapping[str, Any], language: str) -> str:
    """ " RIR 2" behind a set of which it was told."""
    return "" if one.get("rir") is None else f" RIR {number(one['rir'], language)}"


def told(sets: Iterable[Mapping[str, Any]], exercise_id: str, catalog: Catalog, language: str) -> str:
    """ "80 × 8, 80 × 7": sets of an exercise in a row, at most ten of them."""
    own = on_own_weight(catalog, exercise_id)
    words = []
    for one in sets:
        load = ""
        if one.get("entered_value") is not None:
            load = load_words(one["entered_value"], one.get("entered_unit") or "kg", own, language)
        if one.get("reps") is not None:
            words.append((f"{load} × {one['reps']}" if load else str(one["reps"])) + _reserve(one, language))
        elif one.get("duration_s") is not None:
            words.append(f"{number(one['duration_s'], language)} s")
        elif load:
            words.append(load)
    return ", ".join([*words[:10], "…"] if len(words) > 10 else words)
