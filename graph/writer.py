"""The one thread of a program that writes what messages change.

Whoever has something to write submits a ``Work``: rows by the name of a statement of ``cypher/write``. The
writer takes what has queued and commits it in one explicit transaction, each statement once over the rows of
all and all of them in one request, so that sixty-four people share one commit and one way to the engine and
back (most of a small write is that way). A work either happens whole or leaves nothing. What Meta waits for
goes first, the rest takes turns with it, and what nobody waits for goes along with the rest.
"""

import threading
import time
from collections import deque
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cache
from types import TracebackType
from typing import Any, Self, cast

import structlog
from neo4j import Driver, ManagedTransaction, Session
from neo4j.exceptions import DriverError, Neo4jError

from cypher import statement
from graph.errors import EngineError, SinewError

Row = dict[str, Any]
Rows = Mapping[str, Sequence[Mapping[str, Any]]]
Results = dict[str, list[Row]]

ORDER = (
    "lock-people",
    "change-people",
    "keep-requests",
    "define-metrics",
    "add-identities",
    "store-messages",
    "settle-messages",
    "keep-days",
    "send-on-days",
    "hear-messages",
    "note-unheard",
    "add-model-calls",
    "add-exercises",
    "add-own-exercises",
    "add-composed-foods",
    "add-own-foods",
    "keep-own-foods",
    "drop-own-foods",
    "keep-lookups",
    "tie-lookups",
    "settle-estimates",
    "share-foods",
    "note-lookups",
    "drop-adjustments",
    "adjust-muscles",
    "drop-own-aliases",
    "add-own-aliases",
    "add-sessions",
    "add-sets",
    "add-meals",
    "add-portions",
    "add-batches",
    "drop-planned-sets",
    "drop-routines",
    "keep-routines",
    "drop-recipe-foods",
    "drop-recipes",
    "keep-recipes",
    "link-recipes",
    "link-by-products",
    "keep-originals",
    "add-batch-versions",
    "add-batch-portions",
    "add-takings",
    "add-stock",
    "add-observations",
    "add-sleep",
    "add-check-ins",
    "add-goals",
    "aim-at-exercises",
    "aim-at-muscles",
    "aim-at-muscle-groups",
    "keep-practices",
    "add-recordings",
    "add-reps",
    "hang-reps",
    "settle-recordings",
    "move-sets",
    "hide-records",
    "show-records",
    "settle-batches",
    "settle-ingredients",
    "settle-by-products",
    "settle-portions",
    "link-records",
    "link-replaced",
    "add-undos",
    "take-back-undos",
    "set-load-units",
    "set-quiet",
    "set-modes",
    "close-questions",
    "add-questions",
    "add-replies",
    "take-media",
    "add-media",
    "keep-files",
    "link-recording-files",
    "film-sets",
    "put-off-media",
    "forget-media",
    "condemn-media",
    "disown-media",
    "drop-media",
    "settle-replies",
    "settle-statuses",
    "keep-strangers",
    "forget-strangers",
    "note-attempts",
    "bury-messages",
    "revive-messages",
    "take-leases",
    "keep-leases",
)
"""The order of statements in a transaction. What is looked up later must be written earlier."""

BATCH = 64
"""How many works share a transaction at most."""
LAZY_S = 0.05
"""How long a work that nobody waits for may lie, so that it shares the transaction of another."""

_PLACES = {name: place for place, name in enumerate(ORDER)}
log = structlog.get_logger()


class Stale(SinewError):
    """What a work was about to settle was settled by another, or belongs to another worker by now."""


@dataclass(frozen=True, slots=True)
class Work:
    """Rows by statement. ``guard`` names a statement that must hand back a row for each of its rows: otherwise
    the work leaves nothing and raises ``Stale``. ``urgent`` works go before others, ``lazy`` ones with others.
    The key ``work`` of a row belongs to the writer; a statement that answers ends in ``RETURN collect({work:
    row.work, …}) AS answers``."""

    rows: Rows
    guard: str | None = None
    urgent: bool = False
    lazy: bool = False

    def __post_init__(self) -> None:
        for name in self.rows:
            if name not in _PLACES:
                raise KeyError(f"{name} is not in the order of statements of graph/writer.py")


@dataclass(slots=True)
class _Job:
    work: Work
    future: "Future[Results]" = field(default_factory=Future)
    due: float = 0.0


class _StaleWorks(Exception):
    def __init__(self, places: set[int]) -> None:
        super().__init__(places)
        self.places = places


class Writer:
    """Commits works in the order they were submitted, urgent ones first, many in one transaction.

    While the engine cannot be reached, a transaction is tried again for as long as the driver is set to;
    after that its works fail with ``EngineError`` and may be submitted again.
    """

    def __init__(self, driver: Driver, database: str | None = None) -> None:
        self._driver = driver
        self._database = database
        self._changed = threading.Condition()
        self._urgent: deque[_Job] = deque()
        self._queued: deque[_Job] = deque()
        self._lazy: deque[_Job] = deque()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def submit(self, work: Work) -> "Future[Results]":
        """Queues a work. The future gives the rows that its statements returned, once they are committed;
        it raises ``Stale``, ``EngineError`` when the engine could not be reached, or what the engine said."""
        job = _Job(work, due=time.monotonic() + LAZY_S)
        with self._changed:
            if self._closed:
                job.future.set_exception(EngineError("The program is stopping; nothing more is stored."))
            else:
                line = self._urgent if work.urgent else self._lazy if work.lazy else self._queued
                line.append(job)
                self._changed.notify()
        return job.future

    def do(self, work: Work) -> Results:
        """Writes a work and gives what its statements returned; raises as ``submit`` tells."""
        return self.submit(work).result()

    def close(self) -> None:
        """Writes what has queued, then ends the thread."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        urgent_next = True
        with self._driver.session(database=self._database) as session:
            while jobs := self._taken(urgent_next):
                urgent_next = not jobs[0].work.urgent
                running = [job for job in jobs if job.future.set_running_or_notify_cancel()]
                try:
                    self._settle(session, running)
                except Exception as problem:  # noqa: BLE001 - this thread has to outlive whatever it meets
                    _fail([job for job in running if not job.future.done()], problem, None)

    def _taken(self, urgent_next: bool) -> list[_Job]:
        """Waits for works and takes those that share the next transaction; none once all is over."""
        with self._changed:
            while not (self._urgent or self._queued or self._ripe()):
                if self._closed:
                    return []
                self._changed.wait(self._lazy[0].due - time.monotonic() if self._lazy else None)
            if self._urgent and (urgent_next or not (self._queued or self._ripe())):
                return _first(self._urgent, BATCH)
            jobs = _first(self._queued, BATCH)
            return jobs + _first(self._lazy, BATCH - len(jobs))

    def _ripe(self) -> bool:
        """Whether something lay long enough to go alone."""
        return bool(self._lazy) and (self._closed or self._lazy[0].due <= time.monotonic())

    def _settle(self, session: Session, jobs: list[_Job]) -> None:
        """Commits jobs together; those that cannot go together go alone, so that one failure is one."""
        while jobs:
            try:
                results = session.execute_write(_write, [job.work for job in jobs])
            except _StaleWorks as stale:
                for place in sorted(stale.places):
                    jobs[place].future.set_exception(Stale("Another worker settled this first."))
                jobs = [job for place, job in enumerate(jobs) if place not in stale.places]
            except (DriverError, Neo4jError, ValueError, TypeError, KeyError, OverflowError) as problem:
                if _unreachable(problem):
                    _fail(jobs, EngineError("The database cannot be reached."), problem)
                elif len(jobs) == 1:
                    _fail(jobs, problem, None)
                else:
                    for job in jobs:
                        self._settle(session, [job])
                return
            else:
                for job, result in zip(jobs, results, strict=True):
                    job.future.set_result(result)
                return


def _first(line: deque[_Job], count: int) -> list[_Job]:
    return [line.popleft() for _ in range(min(len(line), count))]


def _fail(jobs: list[_Job], problem: Exception, cause: BaseException | None) -> None:
    log.warning("write_failed", works=len(jobs), problem=type(cause or problem).__name__)
    problem.__cause__ = cause
    for job in jobs:
        job.future.set_exception(problem)


def _unreachable(problem: Exception) -> bool:
    """True for what passes by waiting (the engine restarts), and for a commit whose answer was lost."""
    return isinstance(problem, DriverError) or (isinstance(problem, Neo4jError) and problem.is_retryable())


def _write(tx: ManagedTransaction, works: list[Work]) -> list[Results]:
    """Runs the statements of some works in one transaction; raises ``_StaleWorks`` to leave nothing."""
    answers: list[Results] = [{} for _ in works]
    merged = _merged(works)
    text = _together(tuple(merged))
    found = tx.run(cast(Any, text), {_word(name): rows for name, rows in merged.items()}).single(strict=True)
    for name in merged:
        for row in found.get(_word(name)) or ():
            answers[row.pop("work")].setdefault(name, []).append(row)
    stale = {
        place
        for place, work in enumerate(works)
        if work.guard is not None
        and len(answers[place].get(work.guard, ())) < len(work.rows.get(work.guard, ()))
    }
    if stale:
        raise _StaleWorks(stale)
    return answers


@cache
def _together(names: tuple[str, ...]) -> str:
    """Some statements of ``cypher/write`` as one query, one after the other: each keeps its rows and its
    answers under its own name."""
    parts, answers = [], ["1 AS done"]
    for name in names:
        text = statement(f"write/{name}").replace("$rows", f"${_word(name)}")
        if text.rstrip().endswith("AS answers"):
            text = text.rstrip().removesuffix("answers") + _word(name)
            answers.append(_word(name))
        parts.append(f"CALL () {{\n{text}\n}}\n")
    return "".join(parts) + f"RETURN {', '.join(answers)}"


def _word(name: str) -> str:
    return name.replace("-", "_")


def _merged(works: list[Work]) -> dict[str, list[Row]]:
    """The rows of all works under each statement, in the order of statements. People are locked once each, in
    the order of their ids, so that two writers do not wait for each other in a ring; settling a message locks
    its person by itself."""
    merged: dict[str, list[Row]] = {}
    for place, work in enumerate(works):
        for name, rows in work.rows.items():
            merged.setdefault(name, []).extend({**row, "work": place} for row in rows)
    if "lock-people" in merged:
        settling = {str(row["user_id"]) for row in merged.get("settle-messages", ())}
        people = sorted({str(row["user_id"]) for row in merged["lock-people"]} - settling)
        merged["lock-people"] = [{"user_id": user_id} for user_id in people]
    if "settle-messages" in merged:
        merged["settle-messages"].sort(key=lambda row: str(row["user_id"]))
    return {name: merged[name] for name in sorted(merged, key=_PLACES.__getitem__) if merged[name]}
