"""Measured sets as facts: new sets for what was not logged, and the repetitions of all."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from bot.encoder.sets import Placed, figures_of, keys_of
from encoder.shapes import MeasuredSet, Repetition
from graph.encoder import RepFact, rep_id
from graph.facts import AnyFact, SessionFact, SetFact, record_id
from graph.gym import Sittings


def set_facts(
    placed: Sequence[Placed],
    recording: str,
    sessions: Sequence[Mapping[str, Any]],
    told_at: datetime,
    arrived: int,
) -> tuple[list[AnyFact], list[str | None]]:
    """The facts of sets that were not logged, and the id of the set of each measured one (None: outside any)."""
    sittings = Sittings(row["row"] for row in sessions)
    on_day = {row["date"]: row["row"]["id"] for row in sessions if row["row"]["kind"] == "gym"}
    facts: list[AnyFact] = []
    owners: list[str | None] = []
    for number, one in enumerate(placed):
        if one.set_id is not None or one.measured.outside or not one.reps:
            owners.append(one.set_id)
            continue
        day = one.day.isoformat()
        session_id = on_day.get(day) if one.at is None else sittings.find(one.at)
        if session_id is None:
            session_id = record_id(f"{recording}/session", number)
            facts.append(
                SessionFact(
                    id=session_id, day=one.day, at=one.at, told_at=told_at, arrived=arrived, place=number,
                    kind="gym", explicit=False,
                )
            )  # fmt: skip
        if one.at is None:
            on_day[day] = session_id
        else:
            sittings.add(session_id, one.at)
        fact = SetFact(
            id=record_id(recording, number), day=one.day, at=one.at, told_at=told_at, arrived=arrived,
            place=number, session_id=session_id, exercise_id=one.exercise.id, reps=one.reps,
            weight_kg=one.load_kg, entered=one.entered, rir=one.rir,
        )  # fmt: skip
        facts.append(fact)
        owners.append(fact.id)
    return facts, owners


def rep_facts(
    placed: Sequence[Placed], owners: Sequence[str | None], recording: str, user_id: str
) -> list[RepFact]:
    """The repetitions that no earlier file told."""
    facts = []
    place = 0
    for one, owner in zip(placed, owners, strict=True):
        for here, (rep, key) in enumerate(zip(one.measured.repetitions, keys_of(one, user_id), strict=True)):
            place += 1
            if here in one.seen:
                continue
            facts.append(
                RepFact(
                    id=rep_id(recording, place), key=key, place=place, number=rep.number, set_id=owner,
                    figures=figures_of(rep), flags=rep.flags,
                )
            )  # fmt: skip
    return facts


def held_text(sets: Sequence[MeasuredSet]) -> str:
    """Measured sets as text, to be gone on with when somebody says what they are of."""
    return json.dumps([asdict(one) for one in sets], default=_time)


def held_sets(text: str) -> list[MeasuredSet]:
    """Measured sets from their text."""
    return [
        MeasuredSet(
            **{
                **{one.name: told[one.name] for one in fields(MeasuredSet) if one.name in told},
                "started_at": _moment(told["started_at"]),
                "repetitions": tuple(
                    Repetition(**{**rep, "at": _moment(rep["at"]), "flags": tuple(rep["flags"])})
                    for rep in told["repetitions"]
                ),
            }
        )
        for told in json.loads(text)
    ]


def _time(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
