"""What is asked before it is stored: figures that are unlikely or impossible, sets without repetitions."""

import re
from dataclasses import replace
from typing import Literal

from bot.entries import (
    CheckInEntry,
    Entry,
    FoodEntry,
    ObservationEntry,
    PortionEntry,
    Reading,
    Refusal,
    SessionEntry,
    SetEntry,
    SleepEntry,
)
from bot.grammar.digits import in_digits
from bot.grammar.figures import figures
from bot.grammar.ranges import judge
from graph.catalog_nodes import Exercise
from graph.facts import AnyFact, PortionFact, SetFact
from graph.names import Catalog
from graph.nutrition import food_nutrients
from graph.words import fold

DoubtKind = Literal["confirm", "retell", "how_many"]
MOST_KCAL = 4000.0
"""More of one food at once is asked about."""
MOST_GRAMS = {"spice": 100.0, "sauce": 400.0, "fat": 250.0, "oil": 250.0, "powder": 300.0, "syrup": 400.0}
"""Of foods that nobody eats by the plate."""
MOST_SALT_G = 30.0
HEAVY = ("leg-press", "hip-thrust", "calf", "sled", "hack", "squat", "deadlift", "rack-pull", "shrug")
SMALL = ("curl", "raise", "fly", "extension", "kickback", "face-pull", "rotation", "pushdown", "plank")
MANY_REPS, LIGHT_KG = 40, 40.0


def entry_doubt(entry: Entry) -> DoubtKind | None:
    """What must be asked about an entry before it is resolved, None when nothing."""
    judged = {judge(key, value, unit) for key, value, unit in figures(entry) if value is not None}
    if "impossible" in judged:
        return "retell"
    if "doubtful" in judged:
        return "confirm"
    if isinstance(entry, SetEntry) and entry.load is not None and not entry.same:
        bare = entry.reps is None and entry.duration_s is None and entry.distance_m is None
        return "how_many" if bare else None
    return None


def fact_doubt(fact: AnyFact, catalog: Catalog) -> bool:
    """Whether a fact is unlikely for its exercise or its food."""
    if isinstance(fact, SetFact) and fact.weight_kg is not None:
        exercise = catalog.exercise(fact.exercise_id)
        many = (fact.reps or 0) >= MANY_REPS and fact.weight_kg >= LIGHT_KG
        return many or fact.weight_kg > _most_kg(exercise, fact.exercise_id)
    if isinstance(fact, PortionFact) and fact.food_id is not None and fact.food_id in catalog.foods:
        food = catalog.foods[fact.food_id]
        if fact.food_id == "salt" and fact.grams > MOST_SALT_G:
            return True
        most = MOST_GRAMS.get(food.group or "", 1e9)
        return fact.grams > most or food_nutrients(food, fact.grams)["energy_kcal"] > MOST_KCAL
    return False


def _most_kg(exercise: Exercise | None, exercise_id: str) -> float:
    equipment = exercise.facets.get("equipment") if exercise is not None else None
    if equipment in ("dumbbell", "kettlebell"):
        return 90.0
    if any(word in exercise_id for word in HEAVY):
        return 500.0
    return 150.0 if any(word in exercise_id for word in SMALL) else 320.0


def unasked(reading: Reading) -> list[Refusal]:
    """The refusals to be asked about that no entry stands for: the resolver asks about the doubtful ones."""
    covered = [(one.start, one.end) for one in reading.doubtful]
    return [
        one
        for one in reading.refusals
        if one.ask
        and not (
            one.reason in ("range", "lone_number")
            and any(start < one.end and one.start <= end + 1 for start, end in covered)
        )
    ]


def words_of(entry: Entry, language: str) -> str:
    """The figures of an entry in a few words, for a question about it."""
    match entry:
        case SetEntry():
            parts = [f"{_n(entry.load, language)} {entry.load_unit or ''}".strip()] if entry.load else []
            parts += [str(entry.reps)] if entry.reps is not None else []
            name = "" if entry.exercise is None else f"{entry.exercise.text} "
            rir = "" if entry.rir is None else f", RIR {_n(entry.rir, language)}"
            time = "" if entry.duration_s is None else f"{_n(entry.duration_s, language)} s"
            return f"{name}{' × '.join(parts)}{time}{rir}".strip()
        case FoodEntry():
            amount = entry.amount
            if amount is None or amount.value is None:
                return entry.food.text
            return f"{_n(amount.value, language)} {amount.unit or ''} {entry.food.text}".replace("  ", " ")
        case PortionEntry():
            return f"{_n(entry.portions or entry.grams or 0.0, language)} · {entry.batch.text}"
        case SleepEntry():
            return f"{_n((entry.duration_min or 0.0) / 60, language)} h"
        case ObservationEntry():
            return f"{_n(entry.value, language)} {entry.unit or ''}".strip()
        case CheckInEntry():
            return ", ".join(_n(value, language) for _, value in entry.scores)
        case SessionEntry():
            km = "" if entry.distance_km is None else f"{_n(entry.distance_km, language)} km "
            time = "" if entry.duration_min is None else f"{_n(entry.duration_min, language)} min"
            return f"{km}{time}".strip()
    return ""


def _n(value: float, language: str) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if language == "es" else text


_ANSWER = re.compile(
    r"(?:no|nono|nope|nah|perdon|sorry|ups|oops|uy|haha+|jaja+|lol|typo|quise decir|obviously|claro)?[, ]*"
    r"(?:eran?|fueron|fue|son|it was|they were|was|were|i meant|meant"
    r"|quise decir|queria decir|digo|hice|did|i did|i got|saque|salieron|me salieron|got|solo|only|just|x)?[, ]*"
    r"(\d+(?:[.,]\d+)?) ?(kg|kgs|kilos?|lbs?|libras?|pounds?|g|gramos|grams|h|horas|hours|reps?|repes"
    r"|repeticiones|veces|times|km|pasos|steps)?"
    r"(?:[, ]+(?:obviously|obvs|sorry|my bad|haha+|lol|of course|oops|typo|i mean|obviamente|claro|perdon|perdona|jaja+"
    r"|por supuesto|quise decir|quería decir|queria decir|que tonto|me equivoque|evidentemente|ups))*"
)


_TAIL = re.compile(r"(?:,|;| -| pero | but | aunque | though | of them)[^\d]*$")
"""What may be told behind the number: "nueve, pero la última muy fea"."""


def said_number(text: str) -> float | None:
    """The number of an answer such as "80", "eran 80 kg", "no, it was 8 reps", "nueve"; None for anything else."""
    folded = in_digits(fold(text).strip(" .!"))
    found = _ANSWER.fullmatch(folded) or _ANSWER.fullmatch(_TAIL.sub("", folded))
    return None if found is None else float(found[1].replace(",", "."))


def mended(entry: Entry, kind: str, value: float) -> Entry | None:
    """The entry with the number in the place of the figure that was asked about."""
    if kind == "how_many":
        fits = isinstance(entry, SetEntry) and value == int(value) and value > 0
        return replace(entry, reps=int(value)) if isinstance(entry, SetEntry) and fits else None
    odd = (key for key, old, unit in figures(entry) if old is not None and judge(key, old, unit) != "fits")
    wrong = next(odd, None)
    if isinstance(entry, SetEntry):
        return _mended_set(entry, wrong, value)
    if isinstance(entry, FoodEntry) and entry.amount is not None:
        return replace(entry, amount=replace(entry.amount, value=value))
    if isinstance(entry, ObservationEntry):
        return replace(entry, value=value)
    if isinstance(entry, SleepEntry) and wrong == "sleep_min":
        return replace(entry, duration_min=value * 60 if value <= 24 else value)
    if isinstance(entry, SessionEntry) and wrong == "distance_km":
        return replace(entry, distance_km=value)
    if isinstance(entry, SessionEntry) and wrong == "avg_heart_rate_bpm":
        return replace(entry, avg_heart_rate_bpm=value)
    if isinstance(entry, CheckInEntry) and len(entry.scores) == 1:
        return replace(entry, scores=((entry.scores[0][0], value),))
    return None


def _mended_set(entry: SetEntry, wrong: str | None, value: float) -> Entry | None:
    match wrong or ("reps" if (entry.reps or 0) >= MANY_REPS else "load"):
        case "reps":
            return replace(entry, reps=int(value)) if value == int(value) else None
        case "rir":
            return replace(entry, rir=value)
        case "set_seconds":
            return replace(entry, duration_s=value)
        case "set_metres":
            return replace(entry, distance_m=value)
    return replace(entry, load=value)
