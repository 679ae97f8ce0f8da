"""People who write while servers are in trouble, and what must hold afterwards.

Every message that was answered 200 is recorded once and replied to once, except replies whose sending a crash
interrupted; each person's replies come in the order of the messages.
"""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx

from graph.connect import Graph
from graph.outbox import reply_id
from graph.people import add_user
from tests.meta import Answer, Json, Meta, Sent, change, envelope, error, message, signed, status
from tests.path import query, soon
from tests.server import Server

PATIENCE_S = 300.0
"""How long things may take on a machine that is busy with others."""
INTERRUPTED_S = 2.0
"""How long before a kill a reply may have been sent and not yet written down as sent, on a busy machine."""
AGAIN_S = 0.2
"""How soon a message that was not taken is brought again; Meta waits longer."""

_RECORDED = """
MATCH (m:Message)
RETURN m.id AS id, m.state AS state, COUNT { (m)-[:RECORDED]->(:Observation)-[:ON_DAY]->(:Day) } AS records,
  COUNT { (m)<-[:ANSWERS]-(:Reply) } AS replies, COUNT { (m)<-[:INBOX]-() } AS waits
"""


class Phones:
    """Meta, which does not always answer as it should. While ``moods`` are given it takes its pick of them for each
    request: ``429``, ``500``, ``hangs up`` or ``garbage``. After the last two the reply did arrive, as a status
    notice tells the server a moment later."""

    def __init__(self) -> None:
        self.moods: Sequence[str] = ()
        self.shown = Counter[str]()
        self.taken: list[Sent] = []
        self.server: Server | None = None
        self.meta = Meta(self._answer)
        self._chance = random.Random(7)
        self._lock = threading.Lock()

    def _answer(self, sent: Sent) -> Answer:
        with self._lock:
            mood = self._chance.choice(self.moods) if self.moods else "well"
            self.shown[mood] += 1
            if mood == "429":
                return 429, error(130429)
            if mood == "500":
                return 500, error(131000)
            self.taken.append(sent)
            wamid = f"wamid.OUT{len(self.taken)}"
        if mood == "well":
            return 200, {"messaging_product": "whatsapp", "messages": [{"id": wamid}]}
        threading.Thread(target=self._notify, args=(wamid, sent.tracker), daemon=True).start()
        return None if mood == "hangs up" else (200, {"what": "is this"})

    def _notify(self, wamid: str, tracker: str | None) -> None:
        raw = envelope([change(statuses=(status(wamid, "delivered", tracker),))])
        assert self.server is not None
        with httpx.Client(timeout=15, trust_env=False) as client:
            _until_taken(client, lambda: [self.server], raw)


@dataclass
class Town:
    """People, what each of them writes, and how much of it was taken."""

    people: int
    each: int
    acknowledged: Counter[str] = field(default_factory=Counter)
    kills: list[float] = field(default_factory=list)
    survived: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        numbers = [f"346113000{n:02d}" for n in range(self.people)]
        self.told = {
            number: [
                message(number, f"peso {60 + n},{place}", timestamp=1_763_800_000 + n)
                for n in range(self.each)
            ]
            for place, number in enumerate(numbers)
        }

    def move_in(self, graph: Graph) -> None:
        """Adds the people."""
        with graph.session() as session:
            for number in self.told:
                add_user(session, phone=f"+{number}", name=number, timezone="Europe/Madrid", language="es")

    @contextmanager
    def writing(self, servers: Callable[[], Sequence[Server | None]]) -> Iterator[None]:
        """Everybody writes meanwhile, to any of the servers; at the end all was taken."""
        with ThreadPoolExecutor(self.people) as pool:
            people = [pool.submit(self._write, number, servers) for number in self.told]
            yield
            for person in people:
                person.result(PATIENCE_S)
        assert self.acknowledged.total() == self.people * self.each

    def _write(self, number: str, servers: Callable[[], Sequence[Server | None]]) -> None:
        chance = random.Random(number)
        with httpx.Client(timeout=15, trust_env=False) as client:
            for n, one in enumerate(self.told[number]):
                _until_taken(client, servers, envelope([change(one)]), chance)
                with self._lock:
                    self.acknowledged[number] += 1
                if chance.random() < 0.2:
                    again = self.told[number][chance.randrange(n + 1)]
                    _until_taken(client, servers, envelope([change(again)]), chance)

    def after(self, share: float) -> None:
        """Waits until that share of all messages was taken."""
        soon(lambda: self.acknowledged.total() >= share * self.people * self.each, PATIENCE_S)

    def kill(self, server: Server) -> None:
        """Kills a server and starts it again."""
        server.kill()
        self.kills.append(time.monotonic())
        server.start()
        self.survived["server killed"] += 1

    def kill_engine(self, server: Server) -> None:
        """Kills a server's engine, which it starts again by itself."""
        server.kill_engine()
        self.survived["engine killed"] += 1

    def holds(self, graph: Callable[[], Graph], sent: Callable[[], Sequence[Sent]]) -> None:
        """What must hold at the end."""
        wanted = {reply_id(one["id"]) for each in self.told.values() for one in each}
        soon(lambda: wanted <= {one.tracker for one in sent()}, PATIENCE_S)
        rows = query(graph(), _RECORDED)
        assert {row["id"] for row in rows} == {one["id"] for each in self.told.values() for one in each}
        wrong = [
            row
            for row in rows
            if (row["state"], row["records"], row["replies"], row["waits"]) != ("done", 1, 1, 0)
        ]
        assert wrong == []
        for number, each in self.told.items():
            self._replied_once_in_order([one for one in sent() if one.to == number], each)

    def _replied_once_in_order(self, sent: Sequence[Sent], told: Sequence[Json]) -> None:
        first: dict[str | None, float] = {}
        for one in sent:
            at = first.setdefault(one.tracker, one.at)
            interrupted = any(0 <= kill - at < INTERRUPTED_S for kill in self.kills)
            assert at == one.at or interrupted, "a reply came twice without a crash"
        assert list(first) == [reply_id(one["id"]) for one in told]


def _until_taken(
    client: httpx.Client,
    servers: Callable[[], Sequence[Server | None]],
    raw: bytes,
    chance: random.Random | None = None,
) -> None:
    """Brings an envelope again until some server takes it, as Meta does, only sooner."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        server = (chance or random).choice(servers())
        try:
            assert server is not None
            answer = client.post(f"{server.url}/webhooks/whatsapp", content=raw, headers=signed(raw))
        except httpx.HTTPError:
            time.sleep(AGAIN_S)
            continue
        if answer.status_code == 200:
            return
        assert answer.status_code == 503, answer.status_code
        time.sleep(AGAIN_S)
    raise AssertionError("the message was never taken")
