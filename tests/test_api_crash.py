"""Power and luck: the server killed three times and its engine once, while people write.

Every message that was answered 200 is recorded once and replied to once, except replies whose sending a kill
interrupted; each person's replies come in the order of the messages.
"""

import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from graph.connect import connect
from graph.outbox import reply_id
from graph.people import add_user
from graph.settings import Settings
from tests.meta import Json, Meta, change, envelope, message, signed
from tests.path import query, soon
from tests.server import Server, serving

PEOPLE = 10
EACH = 20
PATIENCE_S = 300.0
"""How long things may take on a machine that is busy with others."""
INTERRUPTED_S = 2.0
"""How long before a kill a reply may have been sent and not yet written down as sent, on a busy machine."""


@pytest.mark.slow
@pytest.mark.kills
@pytest.mark.timeout(900)
def test_what_was_acknowledged_survives_kills_once_and_in_order(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    numbers = [f"346113000{n:02d}" for n in range(PEOPLE)]
    told = {
        number: [message(number, f"peso {60 + n},{place}", timestamp=1_763_800_000 + n) for n in range(EACH)]
        for place, number in enumerate(numbers)
    }
    chosen = Settings(_env_file=None, data_dir=data_dir, database_url=None)
    with connect(chosen) as graph, graph.session() as session:
        for number in numbers:
            add_user(session, phone=f"+{number}", name=number, timezone="Europe/Madrid", language="es")
    with Meta() as meta, serving(data_dir, meta) as server:
        kills = _deliver_all(server, told)
        _all_settled(meta, told)
        with connect(chosen) as graph:
            _recorded_once(query(graph, _RECORDED), told)
        assert "Traceback" not in server.log()
    _replied_once_in_order(meta, told, kills)


_RECORDED = """
MATCH (m:Message)
RETURN m.id AS id, m.state AS state, COUNT { (m)-[:RECORDED]->(:Observation)-[:ON_DAY]->(:Day) } AS records,
  COUNT { (m)<-[:ANSWERS]-(:Reply {state: 'sent'}) } AS replies, COUNT { (m)<-[:INBOX]-() } AS waits
"""


def _deliver_all(server: Server, told: dict[str, list[Json]]) -> list[float]:
    """Delivers each person's messages in order, each until it is answered 200 and some of them again, while
    the server and its engine are killed; gives the times of the server's kills."""
    acknowledged = Counter[str]()
    lock = threading.Lock()

    def write(number: str) -> None:
        chance = random.Random(number)
        with httpx.Client(timeout=15, trust_env=False) as client:
            for n, one in enumerate(told[number]):
                _until_taken(client, server, one)
                with lock:
                    acknowledged[number] += 1
                if chance.random() < 0.2:
                    _until_taken(client, server, told[number][chance.randrange(n + 1)])

    kills: list[float] = []
    with ThreadPoolExecutor(PEOPLE) as pool:
        people = [pool.submit(write, number) for number in told]
        for count in (30, 80, 130):
            soon(lambda least=count: acknowledged.total() >= least, PATIENCE_S)
            server.kill()
            kills.append(time.monotonic())
            server.start()
        soon(lambda: acknowledged.total() >= 160, PATIENCE_S)
        server.kill_engine()
        for person in people:
            person.result(PATIENCE_S)
    assert acknowledged.total() == PEOPLE * EACH
    return kills


def _until_taken(client: httpx.Client, server: Server, one: Json) -> None:
    """Brings a message again until it is taken, as Meta does, only sooner."""
    raw = envelope([change(one)])
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        try:
            answer = client.post(f"{server.url}/webhooks/whatsapp", content=raw, headers=signed(raw))
        except httpx.HTTPError:
            time.sleep(0.2)
            continue
        if answer.status_code == 200:
            return
        assert answer.status_code == 503, answer.status_code
        time.sleep(0.2)
    pytest.fail("the message was never taken")


def _all_settled(meta: Meta, told: dict[str, list[Json]]) -> None:
    wanted = {reply_id(one["id"]) for each in told.values() for one in each}
    soon(lambda: wanted <= {sent.tracker for sent in meta.sent}, PATIENCE_S)


def _recorded_once(rows: list[dict[str, object]], told: dict[str, list[Json]]) -> None:
    assert {row["id"] for row in rows} == {one["id"] for each in told.values() for one in each}
    wrong = [row for row in rows if (row["state"], row["records"], row["waits"]) != ("done", 1, 0)]
    assert wrong == []


def _replied_once_in_order(meta: Meta, told: dict[str, list[Json]], kills: list[float]) -> None:
    for number, each in told.items():
        first: dict[str | None, float] = {}
        for sent in meta.sent:
            if sent.to != number:
                continue
            if sent.tracker in first:
                at = first[sent.tracker]
                assert any(0 <= kill - at < INTERRUPTED_S for kill in kills), (
                    "a reply came twice without a kill"
                )
            else:
                first[sent.tracker] = sent.at
        assert list(first) == [reply_id(one["id"]) for one in each]
