"""Answers read from the graph: the last time of an exercise, the session that ends, what was eaten so far."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bot.entries import AskEnergyEntry, AskLastEntry
from bot.phrases import phrase
from bot.replies import Payload, number, text_reply
from bot.understand import Tools
from graph.clock import zone
from graph.context import Context, StoredSet
from graph.inbox import Inbound


def ask_last(entry: AskLastEntry, context: Context, tools: Tools) -> Payload:
    """What was lifted the last time that an exercise was trained."""
    language = context.person.language
    found = tools.catalog.resolve_exercise(entry.exercise.text, language)
    if found.decision != "found":
        return text_reply(phrase(language, "unknown_exercise", quote=entry.exercise.text))
    node = found.matches[0]
    practice_id = f"{context.person.id}|{node.id}"
    rows = tools.read("read/last-time", user_id=context.person.id, practice_id=practice_id)
    if not rows or not rows[0]["sets"]:
        return text_reply(phrase(language, "never_done", name=node.name))
    sets = sorted(rows[0]["sets"], key=lambda one: (one["told_at"], one["arrived"], one["place"]))
    return text_reply(f"{node.name} · {rows[0]['date']}: {told(sets, language)}")


def ask_energy(entry: AskEnergyEntry, message: Inbound, context: Context, tools: Tools) -> Payload:
    """What was eaten on the day of the message, in kcal and protein."""
    language = context.person.language
    day: date = message.at.astimezone(zone(context.person.timezone)).date()
    totals = tools.day(context.person.id, day)["totals"]
    kcal, protein = (number(round(totals[key]), language) for key in ("energy_kcal", "protein_g"))
    return text_reply(phrase(language, "eaten", kcal=kcal, protein=protein))


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
        lines.append(f"{name}: {told([_row(one) for one in sets], language)}")
    volume = sum((one.reps or 0) * max(one.weight_kg or 0.0, 0.0) for one in context.sets)
    lines = [*lines[:8], "…"] if len(lines) > 9 else lines
    done = phrase(language, "sets_done", n=len(context.sets), kg=number(round(volume), language))
    return text_reply("\n".join([*lines, done]))


def _row(one: StoredSet) -> dict[str, Any]:
    return {
        "reps": one.reps, "entered_value": one.entered_value, "entered_unit": one.entered_unit,
        "duration_s": one.duration_s,
    }  # fmt: skip


def told(sets: Iterable[Mapping[str, Any]], language: str) -> str:
    """ "80 × 8, 80 × 7": sets in a row, at most ten of them."""
    words = []
    for one in sets:
        unit = "" if one.get("entered_unit") in (None, "kg") else f" {one['entered_unit']}"
        load = "" if one.get("entered_value") is None else f"{number(one['entered_value'], language)}{unit}"
        if one.get("reps") is not None:
            words.append(f"{load} × {one['reps']}" if load else str(one["reps"]))
        elif one.get("duration_s") is not None:
            words.append(f"{number(one['duration_s'], language)} s")
        elif load:
            words.append(load)
    return ", ".join([*words[:10], "…"] if len(words) > 10 else words)
