"""Who waits for an answer: a line of messages for each person, the oldest in front, one worked on at a time."""

import heapq
import threading
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from graph.inbox import Inbound, Stored, now_ms

PEOPLE = 64
"""How many people's messages are worked on together."""
LONGEST_S = 60.0
"""How long a message waits at most before it is tried again."""


@dataclass(slots=True)
class _Line:
    """The messages of one person that wait here, the oldest first; ``busy`` while one is worked on."""

    waiting: list[tuple[datetime, int, Inbound]] = field(default_factory=list)
    busy: bool = False


class Lines:
    """The lines of all people of a worker, for the receivers that fill them and the one thread that empties them.

    Of a person in doubt nothing is begun until ``sure_of``: something older may wait that is not known here.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._lines: dict[str, _Line] = {}
        self._here: set[str] = set()
        self._ready: dict[str, None] = {}
        self._later: list[tuple[float, str]] = []
        self._unsure: Counter[str] = Counter()
        self._over = False

    def receive(self, kept: Stored) -> None:
        """Takes what was stored for this worker. In doubt are those who were another's until now, and those of
        whom more waits than is known here: what another server stored goes before what comes later."""
        with self._changed:
            fresh = Counter(one.user_id for one in kept.mine if one.id not in self._here)
            for user_id, in_line in kept.in_line.items():
                line = self._lines.get(user_id, _Line())
                if in_line > len(line.waiting) + line.busy + fresh[user_id]:
                    self.doubt(user_id)
            for user_id in kept.new_people:
                self.doubt(user_id)
            self.take(kept.mine)

    def take(self, messages: Iterable[Inbound]) -> None:
        """Puts messages into their lines; those that are here already are passed over."""
        with self._changed:
            for message in messages:
                if message.id not in self._here:
                    self._here.add(message.id)
                    self._queue(message)
            self._changed.notify()

    def next_batch(self, until: float, looked: bool) -> list[Inbound] | None:
        """Waits for people with something to do, or until a time (monotonic seconds); None when all is over.
        Before the first look at what others left nothing is begun: an older reply of the same person may wait.
        """
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

    def release(self, message: Inbound) -> None:
        """A message is over; the person's next one may be taken."""
        with self._changed:
            self._here.discard(message.id)
            line = self._lines[message.user_id]
            line.busy = False
            self._offer(message.user_id, line)
            self._changed.notify()

    def again(self, message: Inbound, wait_s: float) -> None:
        """Puts a message back in front of its person's line for later."""
        with self._changed:
            self._lines[message.user_id].busy = False
            due_ms = now_ms() + int(wait_s * 1000)
            self._queue(replace(message, not_before_ms=max(message.not_before_ms, due_ms)))
            self._changed.notify()

    def doubt(self, user_id: str) -> None:
        """Begins nothing more of a person for now."""
        with self._changed:
            self._unsure[user_id] += 1
            self._ready.pop(user_id, None)

    def unsure(self) -> dict[str, int]:
        """The people in doubt, and how often they came to be."""
        with self._changed:
            return dict(self._unsure)

    def sure_of(self, people: Mapping[str, int]) -> None:
        """What waited of these people when ``unsure`` told of them is known by now: they go on, but for those
        who came to be in doubt once more since."""
        with self._changed:
            for user_id, doubts in people.items():
                if self._unsure[user_id] == doubts:
                    del self._unsure[user_id]
                    if user_id in self._lines:
                        self._offer(user_id, self._lines[user_id])

    def knows(self, message_id: str) -> bool:
        """Whether a message is in a line or worked on."""
        with self._changed:
            return message_id in self._here

    def people(self) -> set[str]:
        """Those of whom something waits or is worked on."""
        with self._changed:
            return set(self._lines)

    def has_more(self, user_id: str) -> bool:
        """Whether more waits of a person behind what is worked on."""
        with self._changed:
            return bool(self._lines[user_id].waiting)

    def close(self) -> None:
        """Gives nothing out any more."""
        with self._changed:
            self._over = True
            self._changed.notify()

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

    def _pop(self, user_id: str) -> Inbound:
        del self._ready[user_id]
        line = self._lines[user_id]
        line.busy = True
        return heapq.heappop(line.waiting)[2]
