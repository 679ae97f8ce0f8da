"""What a caption, or an answer, says of a file: of which exercise it is, with which load, how far from failure."""

import re
from datetime import datetime

from bot.encoder.sets import About
from bot.entries import (
    EditEntry,
    ExerciseEntry,
    Name,
    ObservationEntry,
    Reading,
    ReadingContext,
    SetEntry,
)
from bot.grammar.read import read
from bot.understand import Tools
from graph.catalog_nodes import Exercise
from graph.clock import zone
from graph.context import Context
from graph.facts import Entered
from graph.units import load_kg

OF_A_FILE = (SetEntry, ExerciseEntry, EditEntry, ObservationEntry)
_LOAD = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[.,]\d{1,2})?)\s*(kg|kgs|kilos?|lb|lbs|libras?|pounds?)?(?![\w.,]|\s*(?:reps?|x))",
    re.I,
)
_RIR = re.compile(r"\brir\s*(\d(?:[.,]5)?)|\brpe\s*(\d{1,2}(?:[.,]5)?)", re.I)


def of_another_topic(text: str, context: Context, tools: Tools, told_at: datetime) -> bool:
    """Whether words that might answer a question about a file record or ask something else: "2 huevos" while a load
    is asked for. A weight is none: "peso 60" answers that."""
    reading = _read(text, context, tools, told_at)
    return any(not isinstance(one, OF_A_FILE) for one in reading.entries)


def _read(text: str, context: Context, tools: Tools, told_at: datetime) -> Reading:
    return read(
        text,
        told_at.astimezone(zone(context.person.timezone)),
        ReadingContext(language=context.person.language, has_exercise=True),
        tools.names,
    )


def about(text: str, context: Context, tools: Tools, told_at: datetime) -> About:
    """What the words of a person say of a file; nothing when they are about something else."""
    if not text.strip():
        return About()
    reading = _read(text, context, tools, told_at)
    rir = _rir(text)
    for entry in reading.entries:
        if isinstance(entry, SetEntry):
            found = _named(entry.exercise, context, tools)
            value, unit = entry.load, entry.load_unit
            if value is None or entry.bodyweight:
                return About(found, rir=rir if entry.rir is None else entry.rir)
            entered = Entered(value, unit if unit in ("kg", "lb") else _usual(context))
            return _about(found, entered, rir if entry.rir is None else entry.rir)
    without = _RIR.sub(" ", text)
    load = _LOAD.search(without)
    entered_alone = None
    if load is not None:
        unit = "lb" if (load[2] or "").lower().startswith(("lb", "libra", "pound")) else None
        entered_alone = Entered(
            float(load[1].replace(",", ".")), unit or ("kg" if load[2] else _usual(context))
        )
        without = (without[: load.start()] + " " + without[load.end() :]).strip()
    names = [entry.exercise for entry in reading.entries if isinstance(entry, ExerciseEntry)]
    rest = without.strip(" ,.;:·-")
    name = names[0] if names else Name(rest, 0, len(rest)) if re.search(r"[^\W\d]{3}", rest) else None
    return _about(_named(name, context, tools), entered_alone, rir)


def _about(exercise: Exercise | None, entered: Entered | None, rir: float | None) -> About:
    kg = None if entered is None else load_kg(entered.value, entered.unit)
    return About(exercise, entered, kg, rir)


def _named(name: Name | None, context: Context, tools: Tools) -> Exercise | None:
    """The exercise of a name; none for words that name no exercise beyond doubt."""
    if name is None:
        return None
    found = tools.catalog.resolve_exercise(name.text, context.person.language)
    node = found.matches[0].node if found.decision == "found" else None
    return node if isinstance(node, Exercise) else None


def _usual(context: Context) -> str:
    return context.person.loads_in


def _rir(text: str) -> float | None:
    found = _RIR.search(text)
    if found is None:
        return None
    told = float((found[1] or found[2]).replace(",", "."))
    return told if found[1] else max(0.0, 10 - told)
