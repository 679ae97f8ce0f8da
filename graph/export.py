"""All that is known of a person as plain files in one zip: JSON Lines for everything, CSV for what fits a table."""

import csv
import io
import json
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from neo4j import Session

from cypher import statement
from graph.clock import local_iso
from graph.context import Person
from graph.days import Document
from graph.errors import SinewError
from graph.kinds import (
    BATCHES,
    CHECK_INS,
    GOALS,
    MEALS,
    MESSAGES,
    MODEL_CALLS,
    OBSERVATIONS,
    PORTIONS,
    SESSIONS,
    SETS,
    SLEEP,
)
from graph.kitchen.pantry import read_pantry, stocked_object
from graph.kitchen.recipes import read_recipes
from graph.lists import Key, Kind, read_page
from graph.media import read_kept
from graph.metrics import read_own_metrics
from graph.names import Catalog
from graph.routines import read_routines

PAGE = 1000
Progress = Callable[[int, int], None]
FILES: Mapping[str, tuple[Kind, bool, str]] = {
    "sessions": (SESSIONS, False, "training sessions with their sets"),
    "sets": (SETS, True, "every set; loads in kg, as lifters say them"),
    "meals": (MEALS, False, "meals with what was eaten"),
    "portions": (PORTIONS, True, "everything eaten, with its energy (kcal) and macros (g)"),
    "batches": (BATCHES, False, "pots that were cooked, with what went in"),
    "observations": (OBSERVATIONS, True, "measurements of the body and of the day"),
    "sleep": (SLEEP, True, "nights and naps"),
    "check-ins": (CHECK_INS, False, "how it felt"),
    "goals": (GOALS, True, "goals"),
    "messages": (MESSAGES, False, "the conversation"),
    "model-calls": (MODEL_CALLS, True, "calls of language models"),
}
"""What is written, by file name: the kind, whether it is also written as a table, what it is."""


def write_export(
    session: Session, catalog: Catalog, person: Person, file: Path, progress: Progress | None = None
) -> dict[str, int]:
    """Writes a person's data into a zip that only its owner can read, whole or not at all; gives how many of
    each kind there were. Raises ``SinewError`` when the file cannot be written."""
    draft = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as raw:
            with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as zipped:
                counts = _write(session, catalog, person, zipped, progress)
            raw.flush()
            os.fsync(raw.fileno())
        draft.replace(file)
    except OSError as problem:
        raise SinewError(f"{file} cannot be written: {problem.strerror}.") from problem
    finally:
        draft.unlink(missing_ok=True)
    return counts


def _write(
    session: Session,
    catalog: Catalog,
    person: Person,
    zipped: zipfile.ZipFile,
    progress: Progress | None,
) -> dict[str, int]:
    counts: dict[str, int] = {}
    for place, (name, (kind, table, _)) in enumerate(FILES.items()):
        found = list(_listed(session, catalog, kind, person))
        counts[name] = len(found)
        zipped.writestr(f"{name}.jsonl", _lines(found))
        if table:
            zipped.writestr(f"{name}.csv", _table(found))
        if progress:
            progress(place + 1, len(FILES))
    for name, documents in _kept(session, catalog, person).items():
        counts[name] = len(documents)
        zipped.writestr(f"{name}.jsonl", _lines(documents))
    zipped.writestr("person.json", json.dumps(_self(session, person), ensure_ascii=False, indent=2) + "\n")
    zipped.writestr("README.txt", _readme(person, counts))
    return counts


def _listed(session: Session, catalog: Catalog, kind: Kind, person: Person) -> Iterator[Document]:
    """Every object of a kind, newest first."""
    after: Key | None = None
    while True:
        page = read_page(session, catalog, kind, person.id, person.timezone, limit=PAGE, after=after)
        yield from page.items
        after = page.after
        if after is None:
            return


def _kept(session: Session, catalog: Catalog, person: Person) -> dict[str, list[Document]]:
    """What hangs on no day: recipes, the pantry, routines, metrics of one's own, the list of media."""
    media = [
        {
            "id": one.id,
            "kind": one.kind,
            "content_type": one.content_type,
            "size_bytes": one.size_bytes,
            "file_name": one.file_name,
            "message_id": one.message_id,
            "sent_at": local_iso(one.sent_at, person.timezone),
        }
        for one in read_kept(session, person.id, 1_000_000, None)
    ]
    metrics = [
        {"slug": one.slug, "unit": one.unit, "label": {"en": one.label_en, "es": one.label_es}}
        for one in read_own_metrics(session, person.id).values()
    ]
    routines = read_routines(session, person.id, catalog, person.timezone)
    pantry = read_pantry(session, person.id, catalog)
    prices_g = {one.food_id: one.price_g for one in pantry if one.price_g is not None}
    return {
        "recipes": read_recipes(session, person.id, catalog, person.timezone, prices_g),
        "pantry": [stocked_object(one, catalog) for one in pantry],
        "routines": routines,
        "metrics": metrics,
        "media": media,
    }


def _self(session: Session, person: Person) -> Document:
    found = session.execute_read(
        lambda tx: tx.run(statement("read/person"), user_id=person.id).single(strict=True)["person"]
    )
    return dict(found)


def _lines(documents: Iterable[Document]) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in documents)


def _table(documents: list[Document]) -> str:
    """Objects as CSV: what is nested becomes columns of its own (``food.name``), lists stay as JSON."""
    rows = [dict(_cells(one)) for one in documents]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _cells(value: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, one in value.items():
        if isinstance(one, Mapping):
            yield from _cells(one, f"{before}{name}.")
        elif isinstance(one, list):
            yield before + name, json.dumps(one, ensure_ascii=False)
        else:
            yield before + name, "" if one is None else one


def _readme(person: Person, counts: Mapping[str, int]) -> str:
    about = {name: what for name, (_, _, what) in FILES.items()} | {
        "recipes": "recipes, with what their pots made of them",
        "pantry": "what there is of the foods that are kept",
        "routines": "planned sessions",
        "metrics": "metrics of one's own",
        "media": "pictures, sound, film and files that were sent; their bytes are in the media store",
    }
    lines = [f"  {name:14} {counts[name]:8}  {about.get(name, '')}".rstrip() for name in counts]
    made = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return "\n".join(
        [
            f"What Sinew knows of {person.name}, written {made}.",
            "",
            "Every file NAME.jsonl holds one JSON object a line, newest first; NAME.csv is the same as a table.",
            "Days are local days, times carry their offset, units stand in the names. person.json is the person.",
            "",
            *lines,
            "",
        ]
    )
