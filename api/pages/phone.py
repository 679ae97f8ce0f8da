"""The telephone of the chat window: what it shows of a conversation, and who is looking at it.

Everything here runs on the server's event loop, so that nothing has to be locked.
"""

import asyncio
import secrets
from collections import deque
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

SHOWN = 400
"""How many bubbles and events are remembered; older ones are in the graph."""

State = Literal["sending", "delivered", "failed"]


@dataclass(frozen=True, slots=True)
class Bubble:
    """One bubble. ``message_id`` is WhatsApp's id of it, ``payload`` Meta's JSON (a message that the person
    wrote has its kind under its own name, a reply likewise). ``first_of_day``: a date stands above it."""

    number: int
    mine: bool
    message_id: str
    payload: Mapping[str, Any]
    at: datetime
    state: State = "delivered"
    first_of_day: bool = False

    @property
    def kind(self) -> str:
        return str(self.payload.get("type", "unknown"))


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a window has to show: a new bubble, another state of one, a day that changed, or (what
    ``stale``) more than is remembered."""

    id: str
    what: Literal["bubble", "state", "day", "stale"]
    bubble: Bubble | None = None


class Phone:
    """The conversation of one person, as that person's telephone shows it."""

    def __init__(self) -> None:
        self._start = secrets.token_hex(4)
        self._count = 0
        self._numbers = 0
        self._bubbles: dict[int, Bubble] = {}
        self._events: deque[Event] = deque(maxlen=SHOWN)
        self._windows: set[asyncio.Queue[Event | None]] = set()
        self._over = False
        self.filled = False

    @property
    def bubbles(self) -> list[Bubble]:
        """What is shown, oldest first."""
        return list(self._bubbles.values())

    @property
    def last_event(self) -> str:
        """The id of the latest event: a page drawn now shows everything up to it."""
        return f"{self._start}-{self._count}"

    def fill(self, earlier: Iterable[tuple[bool, str, Mapping[str, Any], datetime]]) -> None:
        """Shows what was said before this start: (mine, id, payload, local time), oldest first. What has come
        meanwhile stands after it."""
        come = self.bubbles
        known = {one.message_id for one in come}
        self._bubbles.clear()
        for mine, message_id, payload, at in earlier:
            if message_id not in known:
                self._keep(mine, message_id, payload, at, "delivered")
        for one in come:
            self._keep(one.mine, one.message_id, one.payload, one.at, one.state)
        self.filled = True

    def add(
        self,
        mine: bool,
        message_id: str,
        payload: Mapping[str, Any],
        at: datetime,
        state: State = "delivered",
    ) -> Bubble:
        """A new bubble at a local time, in every window; a reply may have changed the day."""
        bubble = self._keep(mine, message_id, payload, at, state)
        self._tell("bubble", bubble)
        if not mine:
            self._tell("day")
        return bubble

    def mark(self, bubble: Bubble, state: State) -> None:
        """Another state of a bubble."""
        changed = replace(bubble, state=state)
        self._bubbles[bubble.number] = changed
        self._tell("state", changed)

    def day_changed(self) -> None:
        """The days are to be drawn anew."""
        self._tell("day")

    def find(self, message_id: str) -> Bubble | None:
        """The bubble of a message, None when it is not shown."""
        return next((one for one in reversed(self.bubbles) if one.message_id == message_id), None)

    async def events(self, after: str) -> AsyncIterator[Event | None]:
        """What happens after an event, as it happens; None now and then while nothing does."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        for event in self._missed(after):
            queue.put_nowait(event)
        if self._over:
            queue.put_nowait(None)
        self._windows.add(queue)
        try:
            while not (self._over and queue.empty()):
                try:
                    yield await asyncio.wait_for(queue.get(), 20)
                except TimeoutError:
                    yield None
        finally:
            self._windows.discard(queue)

    def close(self) -> None:
        """Ends what every window listens to, so that the server can stop."""
        self._over = True
        for window in self._windows:
            window.put_nowait(None)

    def _keep(
        self, mine: bool, message_id: str, payload: Mapping[str, Any], at: datetime, state: State
    ) -> Bubble:
        last = self._bubbles.get(self._numbers)
        self._numbers += 1
        first = last is None or last.at.date() != at.date()
        bubble = Bubble(self._numbers, mine, message_id, payload, at, state, first)
        self._bubbles[bubble.number] = bubble
        if len(self._bubbles) > SHOWN:
            del self._bubbles[next(iter(self._bubbles))]
        return bubble

    def _tell(self, what: Literal["bubble", "state", "day"], bubble: Bubble | None = None) -> None:
        self._count += 1
        event = Event(self.last_event, what, bubble)
        self._events.append(event)
        for window in self._windows:
            window.put_nowait(event)

    def _missed(self, after: str) -> list[Event]:
        start, _, count = after.partition("-")
        known = start == self._start and count.isdigit()
        missed = self._count - int(count) if known else -1
        if not 0 <= missed <= len(self._events):
            return [Event(self.last_event, "stale")]
        return list(self._events)[len(self._events) - missed :]
