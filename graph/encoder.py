"""What linear encoders measured, as it is stored: recordings, and the repetitions that hang on sets.

The file itself lies in the media store. A repetition counts while its recording counts (has its ON_DAY) and
``valid`` is true; the set it hangs on stays whole without it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from typing import Any

from graph.clock import local_iso, utc_text
from graph.days import Document, exercise_object, rep_object
from graph.facts import Fact
from graph.lists import Kind, Listed, key_of
from graph.names import Catalog
from graph.record import Row, Rows, day_id, day_rows

FIGURES = (
    "mean_velocity_mps", "mean_propulsive_velocity_mps", "peak_velocity_mps", "time_to_peak_s", "rom_m",
    "concentric_s", "eccentric_s", "mean_force_n", "peak_force_n", "mean_power_w", "peak_power_w", "error_mps",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingFact(Fact):
    """A file of an encoder. ``held``: what it measured, while nobody knows of which exercise."""

    sha256: str
    format: str
    hz: float | None = None
    file_name: str | None = None
    held: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RepFact:
    """A repetition. ``place`` counts through its file, ``number`` through its set; ``set_id`` None: it
    lies outside every set. ``figures`` by the names of ``FIGURES``."""

    id: str
    key: str
    place: int
    number: int
    set_id: str | None
    figures: Mapping[str, float | None] = field(default_factory=dict)
    flags: tuple[str, ...] = ()


def recording_id(user_id: str, sha256: str) -> str:
    """The id of a person's recording: the same whenever the same file comes."""
    return blake2b(f"{user_id}\nencoder\n{sha256}".encode(), digest_size=12).hexdigest()


def rep_id(recording: str, place: int) -> str:
    """The id of the repetition that stands ``place``-th in a recording."""
    return blake2b(f"{recording}\n{place}".encode(), digest_size=12).hexdigest()


def rep_key(user_id: str, load_kg: float | None, figures: Mapping[str, float | None]) -> str:
    """What was measured, to know the same repetition again in another file; not who names its exercise how."""
    told = [f"{load_kg}"] + [
        "" if (value := figures.get(name)) is None else f"{value:.4f}" for name in FIGURES[:6]
    ]
    return blake2b("\n".join([user_id, *told]).encode(), digest_size=12).hexdigest()


def recording_rows(
    user_id: str, recording: RecordingFact, reps: Iterable[RepFact], message_id: str | None
) -> Rows:
    """The rows that store a recording and its repetitions."""
    reps = list(reps)
    rows: Rows = {
        "lock-people": [{"user_id": user_id}],
        "keep-days": day_rows(user_id, [recording.day]),
        "add-recordings": [
            {
                "id": recording.id,
                "day_id": day_id(user_id, recording.day),
                "properties": _properties(user_id, recording),
            }
        ],
        "link-recording-files": [{"id": recording.id, "media_id": recording.sha256}],
        **rep_rows(recording.id, reps),
    }
    if message_id is not None:
        rows["link-records"] = [{"message_id": message_id, "record_id": recording.id}]
    return rows


def rep_rows(recording: str, reps: Iterable[RepFact]) -> Rows:
    """The rows of repetitions of a recording that is stored."""
    reps = list(reps)
    return {
        "add-reps": [{"id": one.id, "recording_id": recording, "properties": _rep(one)} for one in reps],
        "hang-reps": [{"id": one.id, "set_id": one.set_id} for one in reps if one.set_id is not None],
    }


def _properties(user_id: str, fact: RecordingFact) -> Row:
    return {
        "day_id": day_id(user_id, fact.day),
        "told_at": utc_text(fact.told_at),
        "at": None if fact.at is None else utc_text(fact.at),
        "arrived": fact.arrived,
        "place": fact.place,
        "sha256": fact.sha256,
        "format": fact.format,
        "hz": fact.hz,
        "file_name": fact.file_name,
        "held": fact.held,
    }


def _rep(one: RepFact) -> Row:
    figures = {name: value for name, value in one.figures.items() if value is not None}
    return {
        "key": one.key,
        "place": one.place,
        "number": one.number,
        **figures,
        "valid": not one.flags,
        "flags": list(one.flags),
    }


def recording_object(row: Mapping[str, Any], day: date | str, catalog: Catalog, zone: str) -> Document:
    """A recording with its repetitions in their sets; those without a set count nowhere."""
    sets: dict[str | None, Document] = {}
    for rep in sorted(row.get("reps") or (), key=lambda one: one["place"]):
        owner = next(iter(rep.get("sets") or ()), None)
        key = None if owner is None else owner["id"]
        if key not in sets:
            sets[key] = {
                "set_id": key,
                "exercise": None if owner is None else exercise_object(catalog, owner["exercise_id"]),
                "weight_kg": None if owner is None else owner.get("weight_kg"),
                "reps": [],
            }
        sets[key]["reps"].append(rep_document(rep))
    return {
        "id": row["id"],
        "at": local_iso(row.get("at"), zone),
        "date": str(day),
        "format": row["format"],
        "hz": row.get("hz"),
        "file_name": row.get("file_name"),
        "media_id": row["sha256"],
        "waits": row.get("held") is not None,
        "sets": list(sets.values()),
    }


def rep_document(rep: Mapping[str, Any]) -> Document:
    """A repetition with everything that was measured of it, and why it does not count if it does not."""
    more = {name: rep.get(name) for name in FIGURES if name not in rep_object(dict(rep))}
    return {**rep_object(dict(rep)), **more, "flags": list(rep.get("flags") or ())}


def _recordings(row: dict[str, Any], day: str, catalog: Catalog, zone: str) -> Iterator[Listed]:
    yield Listed(key_of(row, day), recording_object(row, day, catalog, zone))


RECORDINGS = Kind("read/days-recordings", _recordings)
