"""Messages and conversations in shorthand, one a line: what ``tests/data/messages/second``,
``third``, ``fourth``, ``fifth``, ``sixth``, ``seventh``, ``eighth`` and ``ninth`` are written in.

A record is named by its first mark: ``=steps 9000`` an observation, ``+egg m breakfast`` something eaten (``200g``
stated, ``m`` a measure, ``est`` an estimate), ``sleep 23:30>07:00 wakes=2``, ``nap 20``, ``check mood=4``,
``run km=5 min=27``, ``goal lose body_weight change=5``, ``batch chili portions=6 onion-raw=300``, else a set:
``2*squat-barbell 100x5 @1 warmup``. ``^-1`` puts it a day back, ``?`` leaves a field unjudged.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.corpus import FOLDER, ZONES, Case

DAY = date(2026, 4, 14)
"""The Tuesday on which all of it is said."""
KINDS = ("run", "ride", "walk", "swim", "other", "gym")
LB_KG = 0.45359237
FIELDS = {"km": "distance_km", "min": "duration_min", "bpm": "avg_heart_rate_bpm", "gain": "elevation_gain_m"}

Record = dict[str, Any]


def path_of(name: str) -> Path:
    """Where a file lies: ``es`` in ``second``, ``third/es-blind`` where its name says."""
    return FOLDER / f"{name if '/' in name else 'second/' + name}.txt"


def load_second(name: str) -> list[Case]:
    """The messages of one file (see ``path_of``); a case's id is its kind and a hash of its words."""
    path = path_of(name)
    language = path.name[:2]
    cases = []
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, said, want, before, hour = [*(part.strip() for part in line.split("|")), "", ""][:5]
            at = datetime.combine(DAY, time.fromisoformat(hour or "19:30"), ZoneInfo(ZONES[language]))
            earlier = tuple(one for one in (part.strip() for part in before.split("//")) if one)
            name_of = f"{language}-{kind}-{hashlib.sha1(line.encode()).hexdigest()[:8]}"
            asks = True if kind == "none-absurd" else None
            cases.append(
                Case(name_of, language, kind, at, earlier, said, tuple(records(want, at)), asks, None)
            )
    return cases


def records(text: str, at: datetime) -> list[Record]:
    """What a list of records in shorthand stands for; clock times are those around ``at``."""
    out: list[Record] = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        times, _, rest = part.rpartition("*") if re.match(r"\d+\*", part) else ("1", "", part)
        out += [_record(rest.split(), at)] * int(times)
    return out


def _record(words: list[str], at: datetime) -> Record:
    back = next((int(word[1:]) for word in words if word.startswith("^")), 0)
    words = [word for word in words if not word.startswith("^")]
    head, rest = words[0], words[1:]
    if head.startswith("="):
        record: Record = {"type": "observation", "metric": head[1:], "value": float(rest[0])}
    elif head.startswith("+"):
        record = _eaten(head[1:], rest)
    elif head in ("sleep", "nap"):
        record = _slept(head, rest, at)
    elif head == "check":
        named = dict(word.split("=") for word in rest)
        moment = {"moment": named.pop("moment")} if "moment" in named else {}
        record = {"type": "check_in", "scores": {k: float(v) for k, v in named.items()}} | moment
    elif head in KINDS:
        said = {FIELDS[k]: float(v) for k, v in (word.split("=") for word in rest)}
        record = {"type": "session", "kind": head} | said
    elif head == "goal":
        record = _goal(rest)
    elif head == "batch":
        record = _batch(rest)
    else:
        record = _set(head, rest)
    if back:
        record["date"] = (at.date() + timedelta(days=back)).isoformat()
    return record


def _eaten(food: str, rest: list[str]) -> Record:
    record: Record = {"type": "meal_item"}
    if food != "?":
        record["food"] = None if food == "portion" else food
    for word in rest:
        if re.fullmatch(r"~?[\d.]+g", word):
            record |= {"grams": float(word.strip("~g")), "grams_source": "stated"}
        elif word == "?":
            record.pop("category", None)
        elif word in ("m", "est"):
            record["grams_source"] = "measure" if word == "m" else "estimate"
        else:
            record["category"] = word
    return record


def _slept(head: str, rest: list[str], at: datetime) -> Record:
    record: Record = {"type": "sleep", "kind": "nap" if head == "nap" else "night"}
    for word in rest:
        if word.startswith("wakes="):
            record["awakenings"] = int(word.removeprefix("wakes="))
        elif ">" in word:
            bed, up = (time.fromisoformat(clock) for clock in word.split(">"))
            end = datetime.combine(at.date(), up, at.tzinfo)
            start = datetime.combine(at.date() - timedelta(days=bed > up), bed, at.tzinfo)
            record |= {"started_at": start.isoformat(), "ended_at": end.isoformat()}
        else:
            record |= {"started_at": None, "duration_min": float(word)}
    return record


def _goal(rest: list[str]) -> Record:
    record: Record = {"type": "goal"}
    for name, value in zip(("kind", "metric"), rest, strict=False):
        record |= {} if value == "?" else {name: value}
    return record | {k: float(v) for k, v in (word.split("=") for word in rest[2:])}


def _batch(rest: list[str]) -> Record:
    record: Record = {"type": "batch"} | ({} if rest[0] == "?" else {"name": rest[0]})
    ingredients: list[list[Any]] = []
    for name, value in (word.split("=") for word in rest[1:]):
        if name in ("portions", "yield"):
            record["yield_g" if name == "yield" else name] = float(value)
        else:
            ingredients.append([name, float(value)])
    return record | {"ingredients": ingredients}


def _set(exercise: str, rest: list[str]) -> Record:
    record: Record = {"type": "set", "weight_kg": None, "reps": None, "rir": None}
    record |= {} if exercise == "?" else {"exercise": exercise}
    for word in filter(lambda one: one != "?", rest):
        if found := re.fullmatch(r"(-?[\d.]+)?(lb)?x(\d+)", word):
            load, pounds, reps = found.groups()
            kg = None if load is None else round(float(load) * (LB_KG if pounds else 1), 2)
            record |= {"weight_kg": kg, "reps": int(reps)}
        elif word.startswith("@"):
            record["rir"] = float(word[1:])
        elif re.fullmatch(r"\d+s", word):
            record["duration_s"] = float(word[:-1])
        elif word in ("left", "right"):
            record["side"] = word
        else:
            record["set_type"] = word
    if record.get("set_type") == "failure":
        del record["rir"]
    return record


@dataclass
class Turn:
    """What a person does at ``hour`` (says something, perhaps quoting a turn, or presses a button), what the
    reply must be like, and what counts afterwards (None: not judged)."""

    hour: str
    said: str = ""
    quotes: int | None = None
    presses: int | None = None
    asks: bool | None = None
    holds: list[str] = field(default_factory=list)
    counts: str | None = None


@dataclass
class Dialogue:
    name: str
    language: str
    turns: list[Turn]


def load_dialogues(path: Path) -> Iterator[Dialogue]:
    """The conversations of a file, in its order."""
    for block in path.read_text("utf-8").split("\n== ")[1:]:
        title, *lines = block.splitlines()
        language, _, name = title.partition(": ")
        dialogue = Dialogue(name, language, [])
        for line in filter(None, lines):
            _add(dialogue.turns, line)
        yield dialogue


def _add(turns: list[Turn], line: str) -> None:
    mark, rest = line[0], line[1:].strip()
    if mark == "=":
        turns[-1].counts = rest
    elif mark == "~":
        turns[-1].holds.append(rest)
    elif mark in "?!":
        turns[-1].asks = mark == "?"
    else:
        hour, _, said = line.partition(" ")
        found = re.fullmatch(r"([\^#])(\d+) ?(.*)", said)
        turn = Turn(hour, said if found is None else found[3])
        if found is not None:
            turn.quotes = int(found[2]) - 1 if found[1] == "^" else None
            turn.presses = int(found[2]) - 1 if found[1] == "#" else None
        turns.append(turn)
