"""The whole graph as one file, and back: from either engine to either.

The file is gzipped JSON lines: a head, nodes and relationships, and a last line with how many there are, the
digest of the graph (the same on both engines, whatever the order) and the checksum of the lines before it.
"""

import gzip
import hashlib
import json
import os
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from neo4j import ManagedTransaction, Session

from cypher import statement
from graph.clock import utc_text
from graph.connect import Graph
from graph.errors import SinewError
from graph.migrations import apply_schema
from graph.snapshot import Key, parts

FORMAT = "sinew-backup-1"
_BATCH = 1000
_NAME = re.compile(r"[A-Za-z][A-Za-z_]*")

Progress = Callable[[int, int], None]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Summary:
    """How much a graph holds, and a digest of all of it."""

    nodes: int
    relationships: int
    digest: str


class _Tally:
    """Counts nodes and relationships and adds up their hashes, so that their order does not matter."""

    def __init__(self) -> None:
        self.nodes = self.relationships = self._sum = 0

    def node(self, labels: list[str], properties: Mapping[str, Any]) -> None:
        self.nodes += 1
        self._add(["node", sorted(labels), properties])

    def relationship(self, type_: str, start: Key, end: Key, properties: Mapping[str, Any]) -> None:
        self.relationships += 1
        self._add(["relationship", type_, start, end, properties])

    def _add(self, content: list[Any]) -> None:
        self._sum += int.from_bytes(hashlib.sha256(_line(content)).digest())

    def summary(self) -> Summary:
        return Summary(self.nodes, self.relationships, f"{self._sum % 2**256:064x}")


def _line(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def write_backup(graph: Graph, file: Path, progress: Progress | None = None) -> Summary:
    """Writes the graph into a file that only its owner can read, whole or not at all.

    Raises ``SinewError`` when the file cannot be written or the graph changes too fast to be read.
    """
    draft = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as raw:
            with gzip.open(raw, "wb", compresslevel=6) as out:
                summary = _write(graph, out, progress)
            raw.flush()
            os.fsync(raw.fileno())
        draft.replace(file)
    except OSError as problem:
        raise SinewError(f"{file} cannot be written: {problem.strerror}.") from problem
    finally:
        draft.unlink(missing_ok=True)
    return summary


def _write(graph: Graph, out: gzip.GzipFile, progress: Progress | None) -> Summary:
    checksum, tally = hashlib.sha256(), _Tally()
    numbers: dict[str, int] = {}
    written = 0

    def put(content: object) -> None:
        line = _line(content)
        checksum.update(line)
        out.write(line)

    def number(place: str) -> int:
        return numbers.setdefault(place, len(numbers))

    put({"format": FORMAT, "made_at": utc_text(datetime.now(UTC)), "engine": graph.kind})
    for part in parts(graph):
        for place, (labels, properties) in part.nodes.items():
            tally.node(labels, properties)
            put({"node": number(place), "labels": labels, "properties": properties})
        for edge in part.edges.values():
            tally.relationship(edge.type, edge.start_key, edge.end_key, edge.properties)
            ends = {"start": number(edge.start), "end": number(edge.end)}
            put({"type": edge.type, "properties": edge.properties} | ends)
        written += len(part.nodes)
        if progress:
            progress(written, len(numbers))
    if written != len(numbers):
        raise SinewError("Something was deleted while the backup was written; try it again.")
    summary = tally.summary()
    out.write(_line({"total": asdict(summary), "checksum": checksum.hexdigest()}))
    return summary


def check_backup(file: Path) -> Summary:
    """What a backup says it holds, once its checksum is right; ``SinewError`` for any other file."""
    checksum = hashlib.sha256()
    last: bytes | None = None
    try:
        with gzip.open(file, "rb") as lines:
            first = json.loads(lines.readline() or b"{}")
            if not isinstance(first, dict) or first.get("format") != FORMAT:
                raise SinewError(f"{file} is no backup of this program.")
            checksum.update(_line(first))
            for line in lines:
                if last is not None:
                    checksum.update(last)
                last = line
            end = json.loads(last or b"{}")
            if "total" not in end or end["checksum"] != checksum.hexdigest():
                raise SinewError(f"{file} is damaged: its checksum is wrong.")
            return Summary(**end["total"])
    except FileNotFoundError as problem:
        raise SinewError(f"There is no file {file}.") from problem
    except (OSError, EOFError, zlib.error, ValueError) as problem:
        raise SinewError(f"{file} is damaged or no backup of this program.") from problem


def restore_backup(graph: Graph, file: Path, progress: Progress | None = None) -> Summary:
    """Brings a backup into an empty graph, then reads all of it back and compares.

    Raises ``SinewError`` for a damaged file, a graph that is not empty, or a comparison that fails.
    """
    promised = check_backup(file)
    with graph.session() as session:
        if session.execute_read(_occupied):
            raise SinewError(
                "The graph is not empty; set SINEW_DATA_DIR to a new folder, or use another database."
            )
        apply_schema(session)
        session.execute_write(_forget_migrations)
        places: dict[int, str] = {}
        for labels, rows in _batches(_nodes(file)):
            places.update(session.execute_write(_restore_nodes, labels, rows))
            if progress:
                progress(len(places), promised.nodes + promised.relationships)
        done = len(places)
        for type_, rows in _batches(_edges(file)):
            session.execute_write(_restore_edges, type_, rows, places)
            done += len(rows)
            if progress:
                progress(done, promised.nodes + promised.relationships)
        found = summarize(session)
    if found != promised:
        raise SinewError(
            f"The restored graph differs from {file}: {found.nodes} of {promised.nodes} nodes and "
            f"{found.relationships} of {promised.relationships} relationships arrived; do not use it."
        )
    return found


def summarize(session: Session) -> Summary:
    """What a graph holds that nobody writes to meanwhile."""
    return session.execute_read(_summarize)


def _summarize(tx: ManagedTransaction) -> Summary:
    tally = _Tally()
    for row in tx.run(statement("read/restored-nodes")):
        tally.node(row["labels"], row["properties"])
    for row in tx.run(statement("read/restored-edges")):
        start = (sorted(row["start_labels"]), row["start_id"])
        end = (sorted(row["end_labels"]), row["end_id"])
        tally.relationship(row["type"], start, end, row["properties"])
    return tally.summary()


def _occupied(tx: ManagedTransaction) -> bool:
    return bool(tx.run(statement("read/occupied")).single(strict=True)["nodes"])


def _forget_migrations(tx: ManagedTransaction) -> None:
    tx.run(statement("write/forget-migrations")).consume()


def _restore_nodes(tx: ManagedTransaction, labels: str, rows: list[Row]) -> dict[int, str]:
    text = statement("write/restore-nodes").replace("n:LABELS", f"n:{labels}")
    given = [{"number": row["node"], "properties": row["properties"]} for row in rows]
    return {row["number"]: row["id"] for row in tx.run(text, rows=given)}


def _restore_edges(tx: ManagedTransaction, type_: str, rows: list[Row], places: Mapping[int, str]) -> None:
    text = statement("write/restore-edges").replace("r:TYPE", f"r:{type_}")
    given = [row | {"start": places[row["start"]], "end": places[row["end"]]} for row in rows]
    tx.run(text, rows=given).consume()


def _nodes(file: Path) -> Iterator[tuple[str, Row]]:
    """The nodes of a backup with their labels as Cypher writes them."""
    for row in _content(file):
        if "node" in row:
            yield ":".join(_name(label) for label in row["labels"]), row


def _edges(file: Path) -> Iterator[tuple[str, Row]]:
    """The relationships of a backup with their types."""
    for row in _content(file):
        if "type" in row:
            yield _name(row["type"]), row


def _name(text: str) -> str:
    """A label or type that may stand in a statement; ``SinewError`` for one that no graph of ours has."""
    if not _NAME.fullmatch(text):
        raise SinewError(f"The backup has something of an impossible kind, {text}.")
    return text


def _content(file: Path) -> Iterator[Row]:
    with gzip.open(file, "rb") as lines:
        for line in lines:
            yield json.loads(line)


def _batches(rows: Iterator[tuple[str, Row]]) -> Iterator[tuple[str, list[Row]]]:
    """Rows in batches of one kind each."""
    waiting: dict[str, list[Row]] = {}
    for kind, row in rows:
        waiting.setdefault(kind, []).append(row)
        if len(waiting[kind]) == _BATCH:
            yield kind, waiting.pop(kind)
    yield from waiting.items()
