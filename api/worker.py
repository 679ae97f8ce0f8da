"""Works off the inbox: the oldest message of each person, several people at once, never two of one.

What a message changes, its reply and "done" are one transaction; only then is the reply sent. A turn that
fails is tried again later and set aside after five times, while the others go on.
"""

import heapq
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import structlog
from neo4j import Session
from neo4j.exceptions import DriverError, Neo4jError

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

PEOPLE = 64
"""How many people's messages are worked on together."""
ATTEMPTS = 5
POLL_S = 1.0
AGAIN_S = 1.0
"""How long to wait when the engine could not be reached."""
LONGEST_S = 60.0
"""How long a message waits at most before it is tried again."""

TakeTurn = Callable[[Inbound, Context, Tools], Turn]
ReadContexts = Callable[[Session, Sequence[Inbound]], list[Context]]
Say = Callable[[Inbound, Mapping[str, Any] | None], None]

SORRY = (
    "Algo ha fallado con este mensaje y no he podido leerlo. Escríbemelo de otra manera, por favor.\n"
    "Something went wrong with this message and I could not read it. Please write it another way."
)
"""In both languages: what failed may well have been finding out which."""

log = structlog.get_logger()


@dataclass(slots=True)
class _Line:
    """The messages of one person that wait here, the oldest first; ``busy`` while one is worked on."""

    waiting: list[tuple[datetime, int, Inbound]] = field(default_factory=list)
    busy: bool = False


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
        self._changed = threading.Condition()
        self._lines: dict[str, _Line] = {}
        self._here: set[str] = set()
        self._ready: dict[str, None] = {}
        self._later: list[tuple[float, str]] = []
        self._orphans: set[str] = set()
        self._unsure: set[str] = set()
        self._leases_kept = time.monotonic()
        self._over = False
        self._over_soon = threading.Event()
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)

    def start(self) -> None:
        """Starts to work."""
        self._thread.start()

    def take(self, messages: Iterable[Inbound], new_people: Iterable[str] = ()) -> None:
        """Messages that were stored for this worker; those it has already are passed over. ``new_people`` are
        those who were another's until now: nothing of theirs is begun before the next look at what waits,
        since older messages and replies may."""
        with self._changed:
            self._unsure.update(new_people)
            for message in messages:
                if message.id not in self._here:
                    self._here.add(message.id)
                    self._queue(message)
            self._changed.notify()

    def idle(self) -> bool:
        """Whether nothing waits here."""
        with self._changed:
            return not self._lines

    def close(self) -> None:
        """Ends after the turns that are under way, and lets go of the people it held."""
        with self._changed:
            self._over = True
            self._over_soon.set()
            self._changed.notify()
        self._thread.join()
        people = set(self._lines) | self._sender.busy_with()
        rows = [{**row, "lease_until": 0} for row in keep_lease_rows(sorted(people), self.name)]
        if rows:
            self._writer.submit(Work({"keep-leases": rows}))

    def _queue(self, message: Inbound) -> None:
        line = self._lines.setdefault(message.user_id, _Line())
        heapq.heappush(line.waiting, (message.at, message.arrived, message))
        self._offer(message.user_id, line)

    def _offer(self, user_id: str, line: _Line) -> None:
        """Makes a person's oldest message ready, or ready later; forgets a person without any."""
        if line.busy or user_id in self._unsure:
            return
        if not line.waiting:
            del self._lines[user_id]
            return
        # The clock may have been put back meanwhile: nobody waits longer than the longest pause.
        wait_s = min((line.waiting[0][2].not_before_ms - now_ms()) / 1000, LONGEST_S)
        if wait_s > 0:
            heapq.heappush(self._later, (time.monotonic() + wait_s, user_id))
        else:
            self._ready[user_id] = None

    def _run(self) -> None:
        next_poll, looked = 0.0, self._poll_s is None
        with self._graph.session() as session:
            tools = self._tools_of(session)
            while True:
                batch = self._next_batch(next_poll, looked)
                if batch is None:
                    return
                try:
                    if batch:
                        self._work(session, tools, batch)
                    unsure = self._all_unsure()
                    if unsure or time.monotonic() >= next_poll:
                        self._keep_leases()
                        if self._poll_s is not None:
                            self._poll(session, unsure, first=not looked)
                        self._sure_of(unsure)
                        looked = True
                        next_poll = time.monotonic() + (self._poll_s or POLL_S)
                except Exception as problem:  # noqa: BLE001 - without this thread nobody is answered any more
                    log.error("worker_waits", problem=f"{type(problem).__name__}: {where(problem)}")
                    next_poll = time.monotonic() + AGAIN_S
                    self._over_soon.wait(AGAIN_S)

    def _next_batch(self, until: float, looked: bool) -> list[Inbound] | None:
        """Waits for people with something to do, or until a time; None when all is over. Before the first
        look at what others left nothing is begun: an older reply of the same person may wait."""
        with self._changed:
            while not self._over:
                now = time.monotonic()
                while self._later and self._later[0][0] <= now:
                    user_id = heapq.heappop(self._later)[1]
                    if user_id in self._lines:
                        self._offer(user_id, self._lines[user_id])
                if (self._ready and looked) or self._unsure or now >= until:
                    ready = list(self._ready)[: PEOPLE if looked else 0]
                    return [self._pop(user_id) for user_id in ready]
                self._changed.wait(min([until, *(due for due, _ in self._later[:1])]) - now)
            return None

    def _pop(self, user_id: str) -> Inbound:
        del self._ready[user_id]
        line = self._lines[user_id]
        line.busy = True
        return heapq.heappop(line.waiting)[2]

    def _work(self, session: Session, tools: Tools, batch: list[Inbound]) -> None:
        """Takes the turns of some people and hands what they change to the writer. Whatever one of them
        raises, the others go on; when the engine is away all of them come back later."""
        began = time.perf_counter()
        for place, context in enumerate(self._contexts(session, batch)):
            message = batch[place]
            try:
                if isinstance(context, Exception):
                    raise context
                self._settle(message, self._take_turn(message, context, tools), began)
            except Exception as problem:
                if _passes(problem):
                    for left in batch[place:]:
                        self._again(left, AGAIN_S)
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
        holds = sends or self._has_more(message.user_id)
        settled = settle_row(message, self.name, done, more_wait=holds)
        rows: dict[str, Sequence[Mapping[str, Any]]] = {**turn.rows, "settle-messages": [settled]}
        row: Row | None = None
        if turn.reply is not None:
            row = reply_row(message, turn.reply, self.name, sends=sends)
            rows["add-replies"] = [row]

        def after(future: "Future[Results]") -> None:
            problem = future.exception()
            if problem is None:
                self._release(message)
                self._answer(message, row, turn.reply, settled)
            elif isinstance(problem, Stale):
                # Settled before: perhaps by us, in a commit whose answer was lost, and then its reply goes before
                # those to come.
                log.info("turn_stale", message=message.id)
                with self._changed:
                    self._unsure.add(message.user_id)
                self._release(message)
            elif isinstance(problem, EngineError):
                self._again(message, AGAIN_S)
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
            self._submit(Work({"note-attempts": [row]}), lambda _: self._again(tried, wait_s))
            return
        sends = message.channel == "whatsapp" and self._sender.sends
        payload = {"type": "text", "text": {"body": SORRY}}
        reply = reply_row(message, payload, self.name, sends=sends, given_id=f"sorry:{message.id}")
        done: Row = {"state": "failed", "attempts": attempts, "error": error}
        buried = settle_row(message, self.name, done, more_wait=sends or self._has_more(message.user_id))

        def after(future: "Future[Results]") -> None:
            if isinstance(future.exception(), EngineError):
                self._again(message, AGAIN_S)
                return
            self._release(message)
            if future.exception() is None:
                self._answer(message, reply, payload, buried)

        self._submit(Work({"bury-messages": [buried], "add-replies": [reply]}, guard="bury-messages"), after)

    def _has_more(self, user_id: str) -> bool:
        with self._changed:
            return bool(self._lines[user_id].waiting)

    def _release(self, message: Inbound) -> None:
        """A message is over; the person's next one may be taken."""
        with self._changed:
            self._here.discard(message.id)
            line = self._lines[message.user_id]
            line.busy = False
            self._offer(message.user_id, line)
            self._changed.notify()

    def _all_unsure(self) -> set[str]:
        with self._changed:
            return set(self._unsure)

    def _sure_of(self, people: set[str]) -> None:
        """What waited of these people is known by now, so that they go on."""
        with self._changed:
            self._unsure -= people
            for user_id in people & self._lines.keys():
                self._offer(user_id, self._lines[user_id])

    def _again(self, message: Inbound, wait_s: float) -> None:
        """Puts a message back in front of its person's line for later."""
        with self._changed:
            line = self._lines[message.user_id]
            line.busy = False
            later = replace(message, not_before_ms=max(message.not_before_ms, now_ms() + int(wait_s * 1000)))
            self._queue(later)
            self._changed.notify()

    def _poll(self, session: Session, unsure: set[str], *, first: bool) -> None:
        """Finds what others left behind: messages and replies of workers that ended, of earlier starts, of
        programs that only store. What is one's own and yet unknown counts after the second look, since it may
        be on its way here; of people of whom it is not sure, and at the first look, before anything was begun,
        at once: the receiver may have taken a person whose lease ran out while an older reply waits."""
        dropped = self._sender.lost()
        waiting, unsent = self._left(session)
        left: list[Waiting | Outgoing] = [*waiting, *unsent]
        free = {one.user_id for one in left if self._may_take(one)}
        sure = unsure | dropped.keys()
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
        with self._changed:
            return [one for one in waiting if one.id not in self._here], unknown

    def _may_take(self, one: Waiting | Outgoing) -> bool:
        """Whether a person may be taken from whoever holds them."""
        free = self._steal or one.holder is None or lease_is_over(one.lease_until_ms)
        return free and one.holder != self.name

    def _keep_leases(self) -> None:
        """Holds the people whose messages or replies wait here, well before others may take them."""
        if time.monotonic() - self._leases_kept < LEASE_MS / 3000:
            return
        self._leases_kept = time.monotonic()
        with self._changed:
            people = set(self._lines)
        people |= self._sender.busy_with()
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
