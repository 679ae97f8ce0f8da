"""A file of a linear encoder, one turn: measured, joined with what was logged, recorded, answered.

The file comes after its message was taken (its download takes a while), or over the API. Like every turn it
stores nothing itself.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.encoder.caption import about as about_of
from bot.encoder.caption import of_another_topic
from bot.encoder.facts import held_sets, held_text, rep_facts, set_facts
from bot.encoder.profile import Standing, moved_share, standings
from bot.encoder.sets import (
    About,
    Placed,
    Unplaced,
    joined,
    keys_of,
    logged_sets,
    place,
    recognised,
)
from bot.pending import Waiting
from bot.understand import AGAIN, LET_GO, Tools
from encoder.analyse import Analysis, analyse, with_load
from encoder.shapes import CaptureError, MeasuredSet
from graph.catalog import new_exercise_rows
from graph.clock import days_back, utc_text, zone
from graph.context import SESSION_GAP, Context
from graph.encoder import RecordingFact, recording_id, recording_rows, rep_rows
from graph.facts import SetFact, record_id
from graph.inbox import Inbound
from graph.record import Rows, day_id, merge_rows, rows_of
from graph.words import fold

QUESTION, COUNTS = "which_recording", "which_counts"
_A_SET = re.compile(r"\d\s*[x×]\s*\d")
"""Words that tell a set of their own answer nothing."""
BY_MASS = ("mean_force_n", "peak_force_n", "mean_power_w", "peak_power_w")
MOST_SETS = 1000
"""A year of training. All of a file is one transaction, for which everybody else waits."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that came: ``source`` is the message or request that brought it, ``at`` when it was sent."""

    source: str
    at: datetime
    arrived: int
    sha256: str
    file_name: str | None
    message_id: str | None


@dataclass(slots=True)
class Taken:
    """What a file comes to. ``known``: it had come before and nothing is new. ``question`` what has to be asked.
    ``differing``: sets whose logged repetitions are not those that were measured."""

    recording_id: str
    rows: Rows = field(default_factory=dict)
    sets: list[Placed] = field(default_factory=list)
    question: Unplaced | None = None
    known: bool = False
    standings: list[Standing] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    @property
    def differing(self) -> list[Placed]:
        return [one for one in self.sets if one.told_reps is not None and one.told_reps != one.reps]


def take_file(handed: Handed, data: bytes, about: About, context: Context, tools: Tools) -> Taken:
    """Reads a file and gives what it changes. Raises ``encoder.shapes.CaptureError`` for one that no encoder
    writes."""
    recording = recording_id(context.person.id, handed.sha256)
    before = tools.read("read/recording", user_id=context.person.id, id=recording)
    if before:
        return _again(recording, before[0], context, tools)
    analysis = analyse(data)
    if len(analysis.sets) > MOST_SETS:
        raise CaptureError(
            "too_many_sets", f"The file holds more than {MOST_SETS} sets: hand it in in parts."
        )
    placed = place(analysis.sets, about, context, tools.catalog, handed.at)
    fact = RecordingFact(
        id=recording,
        day=handed.at.astimezone(zone(context.person.timezone)).date(),
        at=handed.at,
        told_at=handed.at,
        arrived=handed.arrived,
        sha256=handed.sha256,
        format=analysis.format,
        hz=analysis.hz,
        file_name=handed.file_name,
    )
    if isinstance(placed, Unplaced):
        # Force and power grow with the mass: those of a kilo are held until the load is told.
        sets = with_load(analysis, 1.0).sets
        held = replace(fact, held=held_text([_said_of(one, about) for one in sets]))
        rows = recording_rows(context.person.id, held, [], handed.message_id)
        return Taken(recording, rows, question=placed)
    if analysis.hz is not None and placed[0].load_kg:
        placed = _with_power(placed, analysis, context, tools)
    return _recorded(fact, placed, handed.message_id, context, tools)


def take_answer(message: Inbound, context: Context, tools: Tools) -> tuple[Taken, str] | None:
    """What an answer to "of which exercise?" changes, with the id of the question; None for other words."""
    asked = context.question
    choice = (message.choice or "").split(":")
    if choice[0] == "file" and len(choice) == 3:
        recording, about = choice[1], About(exercise=tools.catalog.exercise(choice[2]))
    elif asked is not None and asked.kind == QUESTION and message.choice is None:
        text = message.text or ""
        if (
            fold(text).strip(" .!") in LET_GO
            or _A_SET.search(text)
            or of_another_topic(text, context, tools, message.at)
        ):
            return None
        waiting = Waiting.from_json(asked.payload)
        said = AGAIN.sub("", fold(text).strip(" .!¡"))
        recording, about = waiting.quote, about_of(said, context, tools, message.at)
        if len(waiting.options) > 1 and text.strip().isdigit() and 1 <= int(text) <= len(waiting.options):
            about = About(exercise=tools.catalog.exercise(waiting.options[int(text) - 1][0]))
        if about.exercise is None and (about.load_kg is None or len(waiting.options) != 1):
            # Only "with which load?" has one option, the exercise; a load alone says of no file what it is.
            return None
    else:
        return None
    rows = tools.read("read/recording", user_id=context.person.id, id=recording)
    if not rows or rows[0]["row"].get("held") is None:
        return None
    row = rows[0]["row"]
    told_at = datetime.fromisoformat(row["told_at"])
    about = _with_earlier(about, asked, context, tools)
    placed = place(held_sets(row["held"]), about, context, tools.catalog, told_at)
    question_id = "" if asked is None or asked.kind != QUESTION else asked.id
    if isinstance(placed, Unplaced):
        return Taken(recording, question=placed), question_id
    if row.get("hz") is not None:
        placed = [_weighed(one, context, tools) for one in placed]
    fact = RecordingFact(
        id=recording, day=date.fromisoformat(row["day_id"].rpartition("|")[2]), at=told_at, told_at=told_at,
        arrived=row["arrived"], sha256=row["sha256"], format=row["format"],
    )  # fmt: skip
    taken = _recorded(fact, placed, message.id, context, tools, stored=True)
    taken.rows = merge_rows(taken.rows, {"settle-recordings": [{"id": recording}]})
    return taken, question_id


def question_payload(taken: Taken, told_at: datetime) -> str:
    """What a question about a file remembers. What was known when it was asked stands in its options."""
    assert taken.question is not None
    options = tuple((match.id, match.name) for match in taken.question.options)
    return Waiting(taken.recording_id, (), options, told_at).to_json()


def corrected_counts(recording: str, context: Context, tools: Tools) -> dict[str, int]:
    """How many valid repetitions a recording measured of each set."""
    rows = tools.read("read/recording-reps", user_id=context.person.id, id=recording)
    return {row["set_id"]: row["reps"] for row in rows}


def _said_of(one: MeasuredSet, about: About) -> MeasuredSet:
    """A set with what its caption says and the file does not."""
    if one.load is None and about.load is not None:
        one = replace(one, load=about.load.value, load_unit=about.load.unit)
    if one.rpe is None and about.rir is not None:
        one = replace(one, rpe=10 - about.rir)
    return one


def _again(recording: str, before: dict[str, Any], context: Context, tools: Tools) -> Taken:
    """A file that came before: it adds nothing, unless it was taken back meanwhile."""
    if before["counts"]:
        return Taken(recording, known=True)
    # A set of its own has a repetition at least, so none stands farther back in the file than its repetitions.
    own = {record_id(recording, number) for number in range(before.get("last_place") or 0)}
    shown = (recording, *(one for one in before["set_ids"] if one in own))
    rows: Rows = {
        "lock-people": [{"user_id": context.person.id}],
        "show-records": [{"id": one} for one in shown],
    }
    return Taken(recording, rows, known=True)


def _recorded(
    fact: RecordingFact,
    placed: list[Placed],
    message_id: str | None,
    context: Context,
    tools: Tools,
    *,
    stored: bool = False,
) -> Taken:
    """Joins measured sets with logged ones and gives the rows that store the rest."""
    user_id = context.person.id
    keys = sorted({key for one in placed for key in keys_of(one, user_id)})
    known: dict[str, dict[str, str]] = {}
    for row in tools.read("read/known-reps", user_id=user_id, keys=keys):
        known.setdefault(row["key"], {}).update({one["id"]: one["date"] for one in row["sets"]})
    placed = recognised(placed, user_id, known)
    if all(len(one.seen) == len(one.measured.repetitions) for one in placed):
        return Taken(fact.id, known=True, sets=placed)
    sessions = _sessions(placed, context, tools)
    logged = logged_sets(sessions)
    placed = joined(placed, logged, fact.told_at)
    facts, owners = set_facts(placed, fact.id, sessions, fact.told_at, fact.arrived)
    reps = rep_facts(placed, owners, fact.id, user_id)
    first = next((one for one in placed if one.at is not None), placed[0])
    if not stored:
        fact = replace(fact, day=first.day, at=first.at)
    own: Rows = {}
    if message_id is not None:
        own["link-records"] = [{"message_id": message_id, "record_id": fact.id}]
    rows = merge_rows(
        rows_of(user_id, facts, message_id),
        {**rep_rows(fact.id, reps), **own} if stored else recording_rows(user_id, fact, reps, message_id),
        *(new_exercise_rows(one.exercise) for one in placed if not one.exercise.listed),
    )
    told = [replace(one, set_id=owner) for one, owner in zip(placed, owners, strict=True)]
    order = [(one.id, one.exercise_id) for one in logged]
    order += [(one.id, one.exercise_id) for one in facts if isinstance(one, SetFact)]
    return Taken(fact.id, rows, told, standings=standings(told, context, tools), numbers=_numbers(order))


def _numbers(order: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The how-manieth set of its exercise each one is, by id. ``order``: ids and exercises."""
    counted: Counter[str] = Counter()
    numbers = {}
    for set_id, exercise_id in order:
        counted[exercise_id] += 1
        numbers[set_id] = counted[exercise_id]
    return numbers


def _sessions(placed: Sequence[Placed], context: Context, tools: Tools) -> list[dict[str, Any]]:
    """The sessions on the days of some sets and the days before, whose sets may run past midnight."""
    days = {one.day for one in placed} | {one.day - timedelta(days=1) for one in placed}
    ids = [day_id(context.person.id, day) for day in sorted(days)]
    rows = tools.read("read/days-sessions", user_id=context.person.id, day_ids=ids)
    return [row for row in rows if row["row"]["explicit"] or row["row"]["sets"]]


def _with_power(placed: list[Placed], analysis: Analysis, context: Context, tools: Tools) -> list[Placed]:
    """The same sets with force and power, now that their load is known."""
    loaded = with_load(analysis, placed[0].load_kg, _carried_kg(placed[0], context, tools)).sets
    return [
        replace(one, measured=replace(one.measured, repetitions=two.repetitions))
        for one, two in zip(placed, loaded, strict=True)
    ]


def _weighed(one: Placed, context: Context, tools: Tools) -> Placed:
    """A set that was held with the force and power of one kilo, with those of its load."""
    mass_kg = (one.load_kg or 0.0) + _carried_kg(one, context, tools)
    reps = []
    for rep in one.measured.repetitions:
        by_mass: dict[str, Any] = {}
        for name in BY_MASS:
            value = getattr(rep, name)
            by_mass[name] = value * mass_kg if value is not None and mass_kg else None
        reps.append(replace(rep, **by_mass))
    return replace(one, measured=replace(one.measured, repetitions=tuple(reps)))


def _carried_kg(one: Placed, context: Context, tools: Tools) -> float:
    """The part of the body that a set moved besides its load."""
    share = moved_share(one.exercise)
    return share * _body_kg(one.day, context, tools) if share else 0.0


def _body_kg(day: date, context: Context, tools: Tools) -> float:
    """The last body weight of the month before a day; 0 when none was told."""
    ids = [f"{context.person.id}|{one}" for one in days_back(day, 31)]
    rows = tools.read("read/days-observations", user_id=context.person.id, day_ids=ids)
    told = [
        (row["date"], row["row"]["told_at"], row["row"]["value"])
        for row in rows
        if row["row"].get("metric") == "body_weight"
    ]
    return float(max(told)[2]) if told else 0.0


def _with_earlier(about: About, asked: Any, context: Context, tools: Tools) -> About:
    """An answer with what the caption had said: a load that answers "with which load?" keeps the exercise."""
    if asked is None or asked.kind != QUESTION:
        return about
    options = Waiting.from_json(asked.payload).options
    if about.exercise is None and len(options) == 1:
        return replace(about, exercise=tools.catalog.exercise(options[0][0]))
    return about


def asked_rows(taken: Taken, message_id: str, context: Context, told_at: datetime) -> Rows:
    """The row of the question that a file leaves open: of what it is, or whose count of repetitions is right."""
    if taken.question is not None:
        kind, payload = QUESTION, question_payload(taken, told_at)
    elif taken.differing:
        one = taken.differing[0]
        counts = (("measured", str(one.reps)), ("told", str(one.told_reps)))
        kind, payload = COUNTS, Waiting(taken.recording_id, (), counts, told_at).to_json()
    else:
        return {}
    row: dict[str, object] = {
        "user_id": context.person.id,
        "message_id": message_id,
        "id": f"{message_id}.q",
        "properties": {
            "kind": kind,
            "payload": payload,
            "asked_at": utc_text(told_at),
            "until": utc_text(told_at + SESSION_GAP),
            "state": "open",
        },
    }
    return {"add-questions": [row]}
