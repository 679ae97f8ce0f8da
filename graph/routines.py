"""Routines: what a person plans to train, as it stands now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from neo4j import Session

from cypher import statement
from graph.clock import local_iso, utc_text
from graph.days import Document, exercise_object
from graph.names import Catalog
from graph.record import Row, Rows


@dataclass(frozen=True, slots=True)
class Planned:
    """A set to do; None leaves it open. Loads in kg, times in seconds."""

    exercise_id: str
    reps_min: int | None = None
    reps_max: int | None = None
    weight_kg: float | None = None
    rir: float | None = None
    duration_s: float | None = None
    rest_s: float | None = None
    type: str = "working"
    notes: str | None = None


_PLANNED = ("reps_min", "reps_max", "weight_kg", "rir", "duration_s", "rest_s", "type", "notes")


def read_routines(session: Session, user_id: str, catalog: Catalog, zone: str) -> list[Document]:
    """A person's routines, each with its planned sets in order."""
    rows: list[dict[str, Any]] = session.execute_read(
        lambda tx: tx.run(statement("read/routines"), user_id=user_id).data()
    )
    return [_routine(row["routine"], catalog, zone) for row in rows]


def _routine(row: dict[str, Any], catalog: Catalog, zone: str) -> Document:
    return {
        "id": row["id"],
        "name": row["name"],
        "note": row.get("note"),
        "made_at": local_iso(row["made_at"], zone),
        "changed_at": local_iso(row["changed_at"], zone),
        "sets": [
            {"order": one["order"], "exercise": exercise_object(catalog, one["exercise_id"])}
            | {name: one.get(name) for name in _PLANNED}
            for one in sorted(row["sets"], key=lambda one: int(one["order"]))
        ],
    }


def keep_rows(
    user_id: str, id_: str, name: str, note: str | None, sets: Sequence[Planned], now: datetime
) -> Rows:
    """The rows that make a routine what is given here, whatever it was before."""
    planned: list[Row] = [
        {
            "id": f"{id_}|{utc_text(now)}|{order}",
            "order": order,
            "exercise_id": one.exercise_id,
            "properties": {name: getattr(one, name) for name in _PLANNED},
        }
        for order, one in enumerate(sets, start=1)
    ]
    row: Row = {
        "user_id": user_id, "id": id_, "name": name, "note": note, "at": utc_text(now), "sets": planned,
    }  # fmt: skip
    return {
        "lock-people": [{"user_id": user_id}],
        "drop-planned-sets": [{"user_id": user_id, "id": id_}],
        "keep-routines": [row],
    }


def drop_rows(user_id: str, id_: str) -> Rows:
    """The rows that take a routine away."""
    row: Row = {"user_id": user_id, "id": id_}
    return {"lock-people": [{"user_id": user_id}], "drop-planned-sets": [row], "drop-routines": [row]}
