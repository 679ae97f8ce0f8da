"""The conversation in a terminal: the same store, turn and reply as on WhatsApp, over standard input."""

import sys
import threading
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from api.knowledge_file import KnowledgeFile
from api.logs import configure_logs
from api.prepare import prepared, tools_over
from api.services import Services, running_services
from graph.connect import Graph, connect
from graph.errors import NotFound, SinewError
from graph.inbox import Arrival, Inbound, next_arrival, read_lone_person, store_rows, stored, take_lease_rows
from graph.outbox import read_outcome, text_of
from graph.people import person_of_phone, phone_of
from graph.settings import settings
from graph.writer import Work

LOOK_S = 0.25
"""How often to look whether a server that holds this person has answered."""


def chat(phone: str | None) -> None:
    """Talks until the input ends. Raises ``SinewError`` when it is not clear who is talking."""
    configure_logs("warning")
    chosen = settings()
    with connect(chosen) as graph:
        talk = _Talk(_identity(graph, phone))
        knowledge = prepared(graph, KnowledgeFile(chosen))
        with running_services(
            graph, chosen, tools_over(knowledge), say=talk.hear, whatsapp=False
        ) as services:
            for line in _lines():
                payload = talk.ask(services, line)
                if payload is not None:
                    print(talk.shown(payload), flush=True)


def _identity(graph: Graph, phone: str | None) -> str:
    """The name under which the person writes: of the telephone, or of the only person there is."""
    with graph.session() as session:
        if phone is not None:
            person_of_phone(session, phone)
            return phone_of(phone).identity
        people = read_lone_person(session)
    if len(people) == 1:
        return people[0]
    if people:
        raise SinewError("There is more than one person; say which with --phone +34600111222.")
    raise NotFound("There is nobody yet; add somebody with sinew users add.")


def _lines() -> Iterator[str]:
    """What is typed or piped in, without empty lines; asks with a prompt on a terminal alone."""
    asks = sys.stdin.isatty()
    while True:
        try:
            if asks:
                print("> ", end="", flush=True)
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            return
        if not line:
            return
        if line.strip():
            yield line.strip()


@dataclass
class _Talk:
    """One side of the conversation. ``choices`` are the buttons of the last reply: id and title."""

    identity: str
    choices: list[tuple[str, str]] = field(default_factory=list)
    _answered: threading.Event = field(default_factory=threading.Event)
    _asked: str = ""
    _payload: Mapping[str, Any] | None = None

    def hear(self, message: Inbound, payload: Mapping[str, Any] | None) -> None:
        """Called by the worker with the answer to a message, None when none is owed."""
        if message.id == self._asked:
            self._payload = payload
            self._answered.set()

    def ask(self, services: Services, line: str) -> Mapping[str, Any] | None:
        """Stores a line as a message and waits for its answer, whoever gives it: the worker here, or a
        server that holds this person."""
        arrival = self._arrival(line)
        self._answered.clear()
        self._asked, self._payload = arrival.id, None
        worker = services.worker
        results = services.writer.do(Work({"store-messages": store_rows([arrival], {}, worker.name)}))
        kept = stored(results, [arrival], worker.name)
        worker.receive(kept)
        if not results.get("store-messages"):
            raise NotFound("This person was removed meanwhile.")
        user_id, mine = results["store-messages"][0]["user_id"], bool(kept.mine)
        while not self._answered.wait(LOOK_S):
            with services.graph.session() as session:
                state, payload = read_outcome(session, arrival.id)
            if state != "waiting":
                return payload
            if not mine:
                rows = take_lease_rows([user_id], worker.name)
                mine = bool(services.writer.do(Work({"take-leases": rows})).get("take-leases"))
                worker.take([arrival.inbound(user_id, self.identity)] if mine else [])
        return self._payload

    def shown(self, payload: Mapping[str, Any]) -> str:
        """A reply as lines of a terminal, its buttons numbered."""
        self.choices = _choices(payload)
        numbered = [f"  {number}. {title}" for number, (_, title) in enumerate(self.choices, 1)]
        return "\n".join([text_of(payload), *numbered])

    def _arrival(self, line: str) -> Arrival:
        """A typed line as a message; the number of a choice presses it."""
        place = int(line) if line.isdecimal() and len(line) < 3 else 0
        choice, text = self.choices[place - 1] if 0 < place <= len(self.choices) else (None, line)
        return Arrival(
            id=f"chat.{uuid.uuid4().hex}",
            identities=(self.identity,),
            kind="text" if choice is None else "interactive",
            text=text.encode("utf-8", "replace").decode(),
            at=datetime.now(UTC),
            arrived=next_arrival(),
            context_id=None,
            choice=choice,
            payload="{}",
            channel="chat",
        )


def _choices(payload: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The ids and titles of a reply's buttons or list rows."""
    action = payload.get("interactive", {}).get("action", {})
    buttons = [one["reply"] for one in action.get("buttons", ())]
    rows = [row for section in action.get("sections", ()) for row in section["rows"]]
    return [(one["id"], one["title"]) for one in buttons + rows]
