"""Carries stored replies to WhatsApp: several people at once, each person's replies in order.

A reply leaves the outbox when WhatsApp took it or never will. What may have arrived (no answer came, or a
crash interrupted) waits for a status notice with our tracker and is sent again only when none comes.
"""

import heapq
import random
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

import structlog

from api.logs import where
from bot.clients.whatsapp import SendError
from graph.inbox import lease_is_over
from graph.outbox import Outgoing, failed_row, sent_row
from graph.writer import Results, Row, Work, Writer

THREADS = 32
"""WhatsApp takes a tenth of a second or two for each; threads start as they are needed."""
SETTLE_AGAIN_S = 1.0
SETTLE_LONGEST_S = 30.0
REMEMBERED = 10_000
NOTICE_S = 5.0
"""How long a status notice is waited for before an uncertain reply is sent again."""
GIVE_UP = timedelta(hours=24)
"""Meta lets free words through for a day after the person's last message."""

log = structlog.get_logger()


class Channel(Protocol):
    """What sends: ``bot.clients.whatsapp.Client``, or a stand-in."""

    def send(self, address: str, payload: Mapping[str, Any], tracker: str | None) -> str:
        """Sends and gives the channel's id of it; raises ``SendError``."""

    def close(self) -> None:
        """Lets go of its connections."""


@dataclass(slots=True)
class _Line:
    """The replies of one person that wait, the first of them to be sent at ``due``; -1 while it is sent. From
    ``lease_until_ms`` on another server may be sending them."""

    replies: deque[Outgoing] = field(default_factory=deque)
    lease_until_ms: int = 0
    attempts: int = 0
    due: float = 0.0
    waits_for_notice: bool = False


class Sender:
    """Threads that send. ``channel`` None: replies are not sent at all. ``alone``: no other server may send the
    same replies, so that no lease is asked about. ``pause`` gives the seconds to wait after so many attempts."""

    def __init__(
        self,
        writer: Writer,
        channel: Channel | None,
        notice_s: float = NOTICE_S,
        pause: Callable[[int], float] | None = None,
        *,
        alone: bool = False,
    ) -> None:
        self._writer = writer
        self._channel = channel
        self._notice_s = notice_s
        self._pause = pause or _pause
        self._changed = threading.Condition()
        self._lines: dict[str, _Line] = {}
        self._due: list[tuple[float, str]] = []
        self._alone = alone
        self._known: dict[str, str] = {}
        self._lost: dict[str, int] = {}
        self._lately: deque[str] = deque()
        self._settled: set[str] = set()
        self._over = False
        self._resting = 0
        self._threads: list[threading.Thread] = []

    @property
    def sends(self) -> bool:
        """Whether there is a channel at all."""
        return self._channel is not None

    def send(self, replies: Iterable[Outgoing]) -> None:
        """Queues replies behind those of the same person; one that is queued already is passed over, and those
        of a lost person stay in the outbox, behind the ones that were dropped."""
        with self._changed:
            self._queue(replies)

    def lost(self) -> dict[str, int]:
        """The people whose replies were dropped here, since somebody else may have been sending them, with how
        many were."""
        with self._changed:
            return dict(self._lost)

    def resume(self, replies: Iterable[Outgoing], lost: Mapping[str, int]) -> None:
        """Queues what was read from the outbox since ``lost`` was asked: of those people it is everything, unless
        more was dropped meanwhile."""
        with self._changed:
            for user_id, count in lost.items():
                if self._lost[user_id] == count:
                    del self._lost[user_id]
            self._queue(replies)

    def _queue(self, replies: Iterable[Outgoing]) -> None:
        if self._channel is not None:
            for reply in replies:
                if reply.user_id in self._lost:
                    self._lost[reply.user_id] += 1
                    continue
                if reply.id in self._known:
                    continue
                self._known[reply.id] = reply.user_id
                line = self._lines.get(reply.user_id)
                if line is None:
                    line = self._lines[reply.user_id] = _Line()
                    self._ripen(reply.user_id, line, reply)
                line.replies.append(reply)
                line.lease_until_ms = max(line.lease_until_ms, reply.lease_until_ms)

    def noticed(self, reply_ids: Iterable[str]) -> None:
        """Status notices came for these replies: they did arrive and are not sent again."""
        with self._changed:
            for reply_id in reply_ids:
                user_id = self._known.get(reply_id, "")
                line = self._lines.get(user_id)
                if line is None or all(reply.id != reply_id for reply in line.replies):
                    continue
                self._settled.add(reply_id)
                if line.waits_for_notice and line.due >= 0 and line.replies[0].id == reply_id:
                    self._schedule(user_id, line, 0.0)

    def tell(self, address: str, payload: Mapping[str, Any]) -> None:
        """Sends to somebody of whom nothing is stored, in the background, with a few attempts."""
        if self._channel is None:
            return
        reply = Outgoing("", f"stranger {address}", address, payload, datetime.now(UTC))
        with self._changed:
            line = self._lines.setdefault(reply.user_id, _Line())
            line.replies.append(reply)
            if len(line.replies) == 1:
                self._schedule(reply.user_id, line, 0.0)

    def busy_with(self) -> set[str]:
        """The people whose replies wait to be sent."""
        with self._changed:
            return {line.replies[0].user_id for line in self._lines.values() if line.replies[0].id}

    def keep(self, people: set[str], lease_until_ms: int) -> None:
        """These people are still this server's, until then."""
        with self._changed:
            for user_id in people & self._lines.keys():
                self._lines[user_id].lease_until_ms = lease_until_ms

    def knows(self, reply_id: str) -> bool:
        """Whether a reply is queued here or was settled lately."""
        with self._changed:
            return reply_id in self._known

    def idle(self) -> bool:
        """Whether nothing waits to be sent."""
        with self._changed:
            return not self._lines

    def close(self) -> None:
        """Ends the threads; what was not sent stays in the outbox."""
        with self._changed:
            self._over = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    def _ripen(self, user_id: str, line: _Line, first: Outgoing) -> None:
        line.attempts = 0
        line.waits_for_notice = first.uncertain
        self._schedule(
            user_id,
            line,
            max(0.0, first.found + self._notice_s - time.monotonic()) if first.uncertain else 0.0,
        )

    def _schedule(self, user_id: str, line: _Line, wait_s: float) -> None:
        line.due = time.monotonic() + wait_s
        heapq.heappush(self._due, (line.due, user_id))
        if self._resting == 0 and len(self._threads) < THREADS and not self._over:
            thread = threading.Thread(target=self._run, name="sender", daemon=True)
            self._threads.append(thread)
            thread.start()
        self._changed.notify()

    def _run(self) -> None:
        while (taken := self._take()) is not None:
            user_id, line, reply = taken
            self._carry(user_id, line, reply)

    def _take(self) -> tuple[str, _Line, Outgoing] | None:
        """Waits for the next person whose first reply is due, and takes it; None when all is over."""
        with self._changed:
            while not self._over:
                due, user_id = self._due[0] if self._due else (None, "")
                left = None if due is None else due - time.monotonic()
                if left is None or left > 0:
                    self._resting += 1
                    self._changed.wait(left)
                    self._resting -= 1
                    continue
                heapq.heappop(self._due)
                line = self._lines.get(user_id)
                if line is None or line.due != due:
                    continue
                if line.replies[0].id and not self._alone and lease_is_over(line.lease_until_ms):
                    self._drop(user_id, line)
                    continue
                line.due = -1.0
                if line.replies[0].id in self._settled:
                    self._next(user_id, line)
                    continue
                return user_id, line, line.replies[0]
            return None

    def _carry(self, user_id: str, line: _Line, reply: Outgoing) -> None:
        assert self._channel is not None
        line.attempts += 1
        try:
            wamid = self._channel.send(reply.address, reply.payload, reply.id or None)
        except SendError as problem:
            self._again(user_id, line, reply, problem)
        except Exception as problem:  # noqa: BLE001 - the person's later replies wait behind this one
            log.error("reply_failed", reply=reply.id, problem=f"{type(problem).__name__}: {where(problem)}")
            self._again(user_id, line, reply, SendError("uncertain", type(problem).__name__))
        else:
            self._settle(reply, sent_row(reply.id, wamid, line.attempts))
            self._move_on(user_id, line)

    def _again(self, user_id: str, line: _Line, reply: Outgoing, problem: SendError) -> None:
        """After a failure: settles what will never be sent, and sets the time for the rest."""
        late = datetime.now(UTC) - reply.created_at > GIVE_UP or (not reply.id and line.attempts >= 3)
        log.warning(
            "reply_not_sent",
            reply=reply.id,
            outcome="never" if late else problem.outcome,
            code=problem.code,
            attempts=line.attempts,
        )
        if problem.outcome == "never" or late:
            self._settle(reply, failed_row(reply.id, problem.code, str(problem), line.attempts))
            self._move_on(user_id, line)
            return
        uncertain = problem.outcome == "uncertain"
        wait_s = max(problem.wait_s, self._pause(line.attempts), self._notice_s if uncertain else 0.0)
        with self._changed:
            line.waits_for_notice = uncertain
            arrived = reply.id in self._settled
            self._schedule(user_id, line, 0.0 if arrived else wait_s)

    def _settle(self, reply: Outgoing, row: Row, attempts: int = 1) -> None:
        """Writes down what became of a reply, for as long as it takes: until then it would be sent again by
        whoever reads the outbox. Nobody waits for it, so it goes along with other writes."""
        if not reply.id:
            return

        def look(future: "Future[Results]") -> None:
            problem = future.exception()
            if problem is None or self._over:
                with self._changed:
                    self._forget_later(reply.id)
                return
            log.error("reply_not_settled", reply=reply.id, problem=type(problem).__name__, attempts=attempts)
            wait_s = min(SETTLE_AGAIN_S * attempts, SETTLE_LONGEST_S)
            again = threading.Timer(wait_s, self._settle, (reply, row, attempts + 1))
            again.daemon = True
            again.start()

        self._writer.submit(Work({"settle-replies": [row]}, lazy=True)).add_done_callback(look)

    def _drop(self, user_id: str, line: _Line) -> None:
        """Leaves a person's replies in the outbox, for whoever holds the person now; us, if nobody else does."""
        log.warning("lease_lost", replies=len(line.replies))
        del self._lines[user_id]
        self._lost[user_id] = self._lost.get(user_id, 0) + len(line.replies)
        for reply in line.replies:
            self._known.pop(reply.id, None)

    def _move_on(self, user_id: str, line: _Line) -> None:
        with self._changed:
            self._next(user_id, line)

    def _next(self, user_id: str, line: _Line) -> None:
        done = line.replies.popleft()
        if done.id in self._settled:
            self._settled.discard(done.id)
            self._forget_later(done.id)
        if line.replies:
            self._ripen(user_id, line, line.replies[0])
        else:
            del self._lines[user_id]

    def _forget_later(self, reply_id: str) -> None:
        """A settled reply stays known for a while: whoever read the outbox just before may still bring it."""
        self._lately.append(reply_id)
        if len(self._lately) > REMEMBERED:
            self._known.pop(self._lately.popleft(), None)


def _pause(attempts: int) -> float:
    """Seconds before the next attempt: doubling to five minutes, with half of it left to chance."""
    longest: float = min(0.5 * 2.0 ** min(attempts, 12), 300.0)
    return longest * random.uniform(0.5, 1.0)
