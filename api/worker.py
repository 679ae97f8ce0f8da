"""Works off the inbox: the oldest message of each person, several people at once, never two of one.

What a message changes, its reply and "done" are one transaction; only then is the reply sent. A turn that
fails is tried again later and set aside after five times, while the others go on.
"""

import threading
import time
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

import structlog
from neo4j import Session
from neo4j.exceptions import DriverError, Neo4jError

from api.lines import Lines
from api.logs import where
from api.sender import Sender
from bot.turn import Turn, take_turn
from bot.understand import Tools
from graph.clock import utc_text
from graph.connect import Graph
from graph.context import Context, read_contexts
from graph.errors import EngineError
from graph.inbox import (
    LEASE_MS,
    Inbound,
    Stored,
    Waiting,
    keep_lease_rows,
    lease_is_over,
    now_ms,
    read_waiting,
    settle_row,
    take_lease_rows,
)
from graph.outbox import Outgoing, outgoing, read_unsent, reply_row
from graph.writer import Results, Row, Stale, Work, Writer

ATTEMPTS = 5
POLL_S = 1.0
AGAIN_S = 1.0
"""How long to wait when the engine could not be reached."""

TakeTurn = Callable[[Inbound, Context, Tools], Turn]
ReadContexts = Callable[[Session, Sequence[Inbound]], list[Context]]
Say = Callable[[Inbound, Mapping[str, Any] | None], None]

SORRY = (
    "Algo ha fallado con este mensaje y no he podido leerlo. Escríbemelo de otra manera, por favor.\n"
    "Something went wrong with this message and I could not read it. Please write it another way."
)
"""In both languages: what failed may well have been finding out which."""

log = structlog.get_logger()


class Worker:
    """One thread. ``tools_of`` gives the tools of a turn over the worker's own session. ``say`` is given what
    is answered on the channel "chat", None when nothing is. ``poll_s`` None: only what it is given is worked
    on, never what others left. ``steal``: at the start, people whom an earlier worker held are taken
    at once (on the embedded engine it cannot be alive). ``pause`` gives the seconds to wait after so many
    failed attempts."""

    def __init__(
        self,
        graph: Graph,
        writer: Writer,
        sender: Sender,
        tools_of: Callable[[Session], Tools],
        *,
        take_turn: TakeTurn = take_turn,
        read_contexts: ReadContexts = read_contexts,
        say: Say | None = None,
        steal: bool = False,
        poll_s: float | None = POLL_S,
        pause: Callable[[int], float] | None = None,
    ) -> None:
        self.name = f"worker-{uuid.uuid4().hex}"
        self._graph = graph
        self._writer = writer
        self._sender = sender
        self._tools_of = tools_of
        self._take_turn = take_turn
        self._read_contexts = read_contexts
        self._say = say
        self._steal = steal
        self._poll_s = poll_s
        self._pause = pause or _pause
        self._lines = Lines()
        self._orphans: set[str] = set()
        self._leases_kept = time.monotonic()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)

    def start(self) -> None:
        """Starts to work."""
        self._thread.start()

    def receive(self, kept: Stored) -> None:
        """Takes what was stored for this worker."""
        self._lines.receive(kept)

    def take(self, messages: Iterable[Inbound]) -> None:
        """Takes messages that wait for this worker; those it has already are passed over."""
        self._lines.take(messages)

    def idle(self) -> bool:
        """Whether nothing waits here."""
        return not self._lines.people()

    def close(self) -> None:
        """Ends after the turns that are under way, and lets go of the people it held."""
        self._over.set()
        self._lines.close()
        self._thread.join()
        people = self._lines.people() | self._sender.busy_with()
        rows = [{**row, "lease_until": 0} for row in keep_lease_rows(sorted(people), self.name)]
        if rows:
            self._writer.submit(Work({"keep-leases": rows}))

    def _run(self) -> None:
        next_poll, looked = 0.0, self._poll_s is None
        with self._graph.session() as session:
            tools = self._tools_of(session)
            while True:
                batch = self._lines.next_batch(next_poll, looked)
                if batch is None:
                    return
                try:
                    if batch:
                        self._work(session, tools, batch)
                    unsure = self._lines.unsure()
                    if unsure or time.monotonic() >= next_poll:
                        self._keep_leases()
                        if self._poll_s is not None:
                            self._poll(session, unsure, first=not looked)
                        self._lines.sure_of(unsure)
                        looked = True
                        next_poll = time.monotonic() + (self._poll_s or POLL_S)
                except Exception as problem:  # noqa: BLE001 - without this thread nobody is answered any more
                    log.error("worker_waits", problem=f"{type(problem).__name__}: {where(problem)}")
                    next_poll = time.monotonic() + AGAIN_S
                    self._over.wait(AGAIN_S)

    def _work(self, session: Session, tools: Tools, batch: list[Inbound]) -> None:
        """Takes the turns of some people and hands what they change to the writer. Whatever one of them
        raises, the others go on; when the engine is away all of them come back later."""
        began = time.perf_counter()
        for place, context in enumerate(self._contexts(session, batch)):
            message = batch[place]
            try:
                if isinstance(context, Exception):
                    raise context
                turn = self._take_turn(message, context, tools)
                if turn.after is not None:
                    # Something has to be found out first; only this person waits for it.
                    turn.after(partial(self._lines.again, message, 0.0))
                else:
                    self._settle(message, turn, began)
            except Exception as problem:
                if _passes(problem):
                    for left in batch[place:]:
                        self._lines.again(left, AGAIN_S)
                    raise
                self._failed(message, problem)

    def _contexts(self, session: Session, batch: list[Inbound]) -> Sequence[Context | Exception]:
        """The context of each message, or why it cannot be read."""
        try:
            return self._read_contexts(session, batch)
        except Exception as problem:  # noqa: BLE001 - it stands in for that context
            if len(batch) == 1 or _passes(problem):
                return [problem] * len(batch)
            return [self._contexts(session, [message])[0] for message in batch]

    def _settle(self, message: Inbound, turn: Turn, began: float) -> None:
        sends = message.channel == "whatsapp" and self._sender.sends
        done: Row = {
            "state": "done",
            "intent": turn.intent,
            "error": turn.error,
            "processing_ms": round((time.perf_counter() - began) * 1000, 3),
            "settled_at": utc_text(datetime.now(UTC)),
        }
        holds = sends or self._lines.has_more(message.user_id)
        settled = settle_row(message, self.name, done, more_wait=holds)
        rows: dict[str, Sequence[Mapping[str, Any]]] = {**turn.rows, "settle-messages": [settled]}
        row: Row | None = None
        if turn.reply is not None:
            row = reply_row(message, turn.reply, self.name, sends=sends)
            rows["add-replies"] = [row]

        def after(future: "Future[Results]") -> None:
            problem = future.exception()
            if problem is None:
                self._lines.release(message)
                self._answer(message, row, turn.reply, settled)
            elif isinstance(problem, Stale):
                # Settled before: perhaps by us, in a commit whose answer was lost, and then its reply goes before
                # those to come.
                log.info("turn_stale", message=message.id)
                self._lines.doubt(message.user_id)
                self._lines.release(message)
            elif isinstance(problem, EngineError):
                self._lines.again(message, AGAIN_S)
            else:
                self._failed(message, problem)

        self._submit(Work(rows, guard="settle-messages"), after)

    def _submit(self, work: Work, after: Callable[["Future[Results]"], None]) -> None:
        self._writer.submit(work).add_done_callback(after)

    def _answer(
        self, message: Inbound, row: Row | None, payload: Mapping[str, Any] | None, settled: Row
    ) -> None:
        if message.channel == "chat" and self._say is not None:
            self._say(message, payload)
        elif row is not None and row["sends"] and payload is not None:
            self._sender.send([outgoing(row, message, payload, self.name, settled["lease_until"])])

    def _failed(self, message: Inbound, problem: BaseException) -> None:
        """A turn that raised: it is tried again later, and set aside with a word to the person at the end."""
        attempts = message.attempts + 1
        error = f"{type(problem).__name__}: {where(problem)}"
        log.error("turn_failed", message=message.id, kind=message.kind, attempts=attempts, error=error)
        if attempts < ATTEMPTS:
            wait_s = self._pause(attempts)
            tried = replace(message, attempts=attempts, not_before_ms=now_ms() + int(wait_s * 1000))
            row = {
                "id": message.id,
                "attempts": attempts,
                "not_before_ms": tried.not_before_ms,
                "error": error,
            }
            self._submit(Work({"note-attempts": [row]}), lambda _: self._lines.again(tried, wait_s))
            return
        sends = message.channel == "whatsapp" and self._sender.sends
        payload = {"type": "text", "text": {"body": SORRY}}
        reply = reply_row(message, payload, self.name, sends=sends, given_id=f"sorry:{message.id}")
        done: Row = {"state": "failed", "attempts": attempts, "error": error}
        buried = settle_row(
            message, self.name, done, more_wait=sends or self._lines.has_more(message.user_id)
        )

        def after(future: "Future[Results]") -> None:
            if isinstance(future.exception(), EngineError):
                self._lines.again(message, AGAIN_S)
                return
            self._lines.release(message)
            if future.exception() is None:
                self._answer(message, reply, payload, buried)

        self._submit(Work({"bury-messages": [buried], "add-replies": [reply]}, guard="bury-messages"), after)

    def _poll(self, session: Session, unsure: Iterable[str], *, first: bool) -> None:
        """Finds what others left behind: messages and replies of workers that ended, of earlier starts, of
        programs that only store. What is one's own and yet unknown counts after the second look, since it may
        be on its way here; of people of whom it is not sure, and at the first look, before anything was begun,
        at once: the receiver may have taken a person whose lease ran out while an older reply waits."""
        dropped = self._sender.lost()
        waiting, unsent = self._left(session)
        left: list[Waiting | Outgoing] = [*waiting, *unsent]
        free = {one.user_id for one in left if self._may_take(one)}
        sure = {*unsure, *dropped}
        if free:
            rows = take_lease_rows(sorted(free), self.name, steal=self._steal)
            answer = self._writer.do(Work({"take-leases": rows}))
            sure |= {row["user_id"] for row in answer.get("take-leases", ())}
            # Once more: a message may have come between the look and the lease, and goes before the next one.
            waiting, unsent = self._left(session)
        self._steal = False
        left = [*waiting, *unsent]
        own = {one.id for one in left if one.holder == self.name}

        def counts(one: Waiting | Outgoing) -> bool:
            return one.id in own and (first or one.user_id in sure or one.id in self._orphans)

        self._sender.resume(filter(counts, unsent), dropped)
        self.take(one.message for one in waiting if counts(one))
        self._orphans = own

    def _left(self, session: Session) -> tuple[list[Waiting], list[Outgoing]]:
        """The waiting messages and replies that are not known here."""
        waiting = read_waiting(session)
        unsent = read_unsent(session) if self._sender.sends else []
        unknown = [one for one in unsent if not self._sender.knows(one.id)]
        return [one for one in waiting if not self._lines.knows(one.id)], unknown

    def _may_take(self, one: Waiting | Outgoing) -> bool:
        """Whether a person may be taken from whoever holds them."""
        free = self._steal or one.holder is None or lease_is_over(one.lease_until_ms)
        return free and one.holder != self.name

    def _keep_leases(self) -> None:
        """Holds the people whose messages or replies wait here, well before others may take them."""
        if time.monotonic() - self._leases_kept < LEASE_MS / 3000:
            return
        self._leases_kept = time.monotonic()
        people = self._lines.people() | self._sender.busy_with()
        if people:
            rows = keep_lease_rows(sorted(people), self.name)
            answer = self._writer.do(Work({"keep-leases": rows}))
            kept = {row["user_id"] for row in answer.get("keep-leases", ())}
            self._sender.keep(kept, rows[0]["lease_until"])


def _pause(attempts: int) -> float:
    """Seconds before a failed turn is tried again."""
    return 2.0**attempts


def _passes(problem: Exception) -> bool:
    """Whether waiting helps: the engine is not there just now."""
    return isinstance(problem, (DriverError, EngineError)) or (
        isinstance(problem, Neo4jError) and problem.is_retryable()
    )
