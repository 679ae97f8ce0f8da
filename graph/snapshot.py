"""The whole graph in consistent parts, while others write to it.

The embedded engine copies its files as they stood at one moment; a second engine opens the copy, and nobody
writes to that. Neo4j has no such thing in its Community edition, and a long read of it sees what was
committed meanwhile. So there each part is looked at until two looks in a row are equal: between the end of
the first and the start of the second nothing of it changed, and all of it stood like that at one moment.
A part is everything that hangs on one person, which no transaction of ours shares with another person's;
its writers wait for us meanwhile. The catalog, which all share and which only grows, comes last.
"""

import base64
import json
import shutil
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from neo4j import ManagedTransaction

from cypher import statement
from graph.connect import Graph, embedded
from graph.engine import DATABASE, USER, State
from graph.errors import EngineError, SinewError
from graph.settings import kept_secret

SHARED = frozenset(
    {
        "Alias", "Brand", "Catalog", "Equipment", "Exercise", "Food", "Measure", "Media", "Metric", "Migration",
        "Muscle", "MuscleGroup", "Stranger",
    }
)  # fmt: skip
PATIENCE_S = 60.0
COPY_S = 600.0
_BATCH = 2000

Properties = Mapping[str, Any]
Key = tuple[list[str], str | None]


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship between two places of this database; a key is the labels and the id of a node."""

    type: str
    properties: Properties
    start: str
    end: str
    start_key: Key
    end_key: Key


@dataclass(slots=True)
class Part:
    """Nodes by their place in this database, as labels and properties, and the relationships that belong to
    them; these may end at nodes of another part."""

    nodes: dict[str, tuple[list[str], Properties]] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)


@contextmanager
def still(graph: Graph) -> Iterator[Graph]:
    """A graph that holds what this one held at one moment and that nobody writes to, as far as the engine
    can give one; else the graph itself."""
    if graph.data_dir is None:
        yield graph
        return
    folder = Path(tempfile.mkdtemp(prefix="copy-", dir=graph.data_dir))
    try:
        files = folder / "engine" / "databases" / DATABASE
        files.mkdir(parents=True)
        copy = _copied(graph.data_dir / "engine")
        try:
            with zipfile.ZipFile(copy) as content:
                content.extractall(files)
        finally:
            copy.unlink()
        with embedded(folder) as opened:
            yield opened
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copied(root: Path) -> Path:
    """Lets the engine under ``root`` copy its files as they stand now, and gives the archive."""
    state = State.read(root / "state.json")
    if state is None:
        raise EngineError("The embedded engine does not run.")
    login = base64.b64encode(f"{USER}:{kept_secret(root / 'password')[0]}".encode()).decode()
    ask = urllib.request.Request(
        f"http://127.0.0.1:{state.http_port}/api/v1/command/{DATABASE}",
        data=json.dumps({"language": "sql", "command": "BACKUP DATABASE"}).encode(),
        headers={"Authorization": f"Basic {login}", "Content-Type": "application/json"},
    )
    straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with straight.open(ask, timeout=COPY_S) as answer:
            name = json.load(answer)["result"][0]["backupFile"]
    except (urllib.error.URLError, OSError, ValueError, KeyError, IndexError) as problem:
        raise EngineError("The embedded engine could not copy its files; is the disk full?") from problem
    return root / "backups" / DATABASE / Path(name).name


def parts(graph: Graph) -> Iterator[Part]:
    """Every node and relationship once: a part for each person, one for what hangs on nobody, the catalog."""
    with still(graph) as source, source.session() as session:
        moves = source is graph
        seen: set[str] = set()
        for person in session.execute_read(_people):
            part = (
                session.execute_write(_held, person) if moves else session.execute_read(_look, [person], True)
            )
            seen.update(part.nodes)
            yield part
        lone, shared = session.execute_read(_others, seen)
        yield from _of_nobody(session.execute_read(_settled, lone, True), seen)
        yield session.execute_read(_settled, shared, False)


def _held(tx: ManagedTransaction, person: str) -> Part:
    """A person's part while those who write for that person wait."""
    tx.run(statement("write/hold-person"), rows=[{"id": person}]).consume()
    return _settled(tx, [person], True)


def _of_nobody(part: Part, seen: set[str]) -> Iterator[Part]:
    """Of what was reached from nodes outside all earlier parts: what was added to an earlier part meanwhile is
    left out, since that part already stands for one moment."""
    groups = {place: {place} for place in part.nodes}
    for edge in part.edges.values():
        if edge.start in groups and edge.end in groups and groups[edge.start] is not groups[edge.end]:
            small, large = sorted((groups[edge.start], groups[edge.end]), key=len)
            large |= small
            for place in small:
                groups[place] = large
    kept = {place: node for place, node in part.nodes.items() if groups[place].isdisjoint(seen)}
    edges = {key: edge for key, edge in part.edges.items() if edge.start in kept or edge.end in kept}
    if kept:
        yield Part(kept, edges)


def _settled(tx: ManagedTransaction, seeds: list[str], hangs_together: bool) -> Part:
    """A part as it stood at one moment."""
    last = _look(tx, seeds, hangs_together)
    give_up = time.monotonic() + PATIENCE_S
    while time.monotonic() < give_up:
        part = _look(tx, seeds, hangs_together)
        if part == last:
            return part
        last = part
    raise SinewError("The graph is being written to without a pause; try the backup again at a quieter time.")


def _look(tx: ManagedTransaction, seeds: list[str], hangs_together: bool) -> Part:
    """Reads the seeds and, if it hangs together, everything that is reached from them without passing through
    a shared node."""
    query = statement("read/backup-nodes" if hangs_together else "read/backup-shared-nodes")
    part = Part()
    reached, frontier = set(seeds), list(seeds)
    while frontier:
        batch, frontier = frontier[:_BATCH], frontier[_BATCH:]
        for place, labels, properties, edges in tx.run(query, ids=batch):
            key = (sorted(labels), properties.get("id"))
            part.nodes[place] = (key[0], properties)
            for edge_id, type_, described, starts, other, other_labels, other_id in edges:
                other_key = (sorted(other_labels), other_id)
                ends = (place, other, key, other_key) if starts else (other, place, other_key, key)
                part.edges[edge_id] = Edge(type_, described, *ends)
                if hangs_together and other not in reached and SHARED.isdisjoint(other_labels):
                    reached.add(other)
                    frontier.append(other)
    return part


def _people(tx: ManagedTransaction) -> list[str]:
    return [row["id"] for row in tx.run(statement("read/backup-people"))]


def _others(tx: ManagedTransaction, seen: Iterable[str]) -> tuple[list[str], list[str]]:
    """The places of nodes that no person's part has: those that hang on nobody, and the shared ones."""
    known = set(seen)
    lone: list[str] = []
    shared: list[str] = []
    for row in tx.run(statement("read/backup-every-node")):
        if row["id"] not in known:
            (lone if SHARED.isdisjoint(row["labels"]) else shared).append(row["id"])
    return lone, shared
