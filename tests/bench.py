"""`make bench`: the path of a message and the day document, over HTTP, beside what the engine itself costs.

Starts `sinew serve` on a fresh data directory (or on SINEW_DATABASE_URL) and talks to it as Meta does. Every
figure of this page is of one run on one machine: compare ratios, not milliseconds.
"""

import asyncio
import itertools
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from neo4j import Session

from graph.connect import connect
from graph.engine import free_port
from graph.people import add_user
from graph.relations.totals import read_totals
from graph.relations.variables import read_matrix
from graph.settings import Settings
from tests.bench_years import ask_all, live, timed
from tests.meta import SETTINGS, change, envelope, message, signed

CROWD = 64
ROUNDS = {1: 200, 8: 40, 64: 12}
TEXTS = ("press banca 80x8 rir 2", "85x6", "he desayunado 60 g de avena", "peso 80,4")
HERE = Path(__file__).parents[1]


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="sinew-bench-") as folder:
        chosen = Settings(
            _env_file=None, data_dir=Path(folder), database_url=os.environ.get("SINEW_DATABASE_URL")
        )
        asyncio.run(_bench(chosen))


async def _bench(chosen: Settings) -> None:
    meta = await Meta.start()
    port = free_port()
    with _serving(chosen, port, meta.port), connect(chosen) as graph, graph.session() as session:
        print(f"{graph.kind}, {os.cpu_count()} cores, Python {sys.version.split()[0]}\n")
        numbers, token, young, old = _people(session)
        live(graph, young, days=30)
        live(graph, old, days=3650)
        print(f"{'p50 / p95 in ms':44}{'1 person':>16}{'8 people':>16}{'64 people':>16}")
        await _yardsticks(session)
        stored = await _crowds("webhook to 200", lambda n, at: _store(port, numbers, n, at), meta)
        answered = await _crowds(
            "webhook to reply sent", lambda n, at: _answer(port, numbers, n, at, meta), meta
        )
        print(
            f"\nstored a second at 64: {stored:.0f}   recorded and answered a second at 64: {answered:.0f}\n"
        )
        await _documents(port, {"a month": token["young"], "ten years": token["old"]})
        await _ten_years(session, port, token["old"], old)
    await meta.close()


@dataclass
class Meta:
    """Meta's side: takes replies, tells who waits for them, and answers at once."""

    port: int = 0
    waiting: dict[str, asyncio.Future[float]] = field(default_factory=dict)
    sent: int = 0
    _server: asyncio.Server | None = None
    _talks: set["asyncio.Task[None] | None"] = field(default_factory=set)

    @classmethod
    async def start(cls) -> "Meta":
        meta = cls()
        meta._server = await asyncio.start_server(meta._serve, "127.0.0.1", 0)
        meta.port = meta._server.sockets[0].getsockname()[1]
        return meta

    async def close(self) -> None:
        """Ends once the server has closed its connections."""
        assert self._server is not None
        self._server.close()
        await asyncio.gather(*(talk for talk in self._talks if talk is not None))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._talks.add(asyncio.current_task())
        while head := await _head(reader):
            body = await reader.readexactly(_length(head))
            arrived = time.perf_counter()
            self.sent += 1
            answer = b'{"messages": [{"id": "wamid.OUT%d"}]}' % self.sent
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(answer) + answer)
            to = body.partition(b'"to":"')[2].partition(b'"')[0].decode()
            future = self.waiting.pop(to, None)
            if future is not None and not future.done():
                future.set_result(arrived)
        writer.close()

    async def quiet(self) -> None:
        """Waits until nothing has come for half a second."""
        before = -1
        while before != self.sent:
            before = self.sent
            await asyncio.sleep(0.5)


@dataclass
class Connection:
    """One kept connection to the server."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @classmethod
    async def open(cls, port: int) -> "Connection":
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    async def ask(self, verb: str, path: str, headers: dict[str, str], body: bytes = b"") -> bytes:
        """The body of an answer that has to be 200."""
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        head = f"{verb} {path} HTTP/1.1\r\nHost: bench\r\n{lines}Content-Length: {len(body)}\r\n\r\n"
        self.writer.write(head.encode() + body)
        answer = await _head(self.reader)
        found = await self.reader.readexactly(_length(answer))
        assert answer.startswith(b"HTTP/1.1 200"), answer + found
        return found


async def _head(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return b""


def _length(head: bytes) -> int:
    found = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
    return int(found or 0)


@contextmanager
def _serving(chosen: Settings, port: int, meta_port: int) -> Iterator[None]:
    """`sinew serve` until it answers, then until the bench is over."""
    env = os.environ | SETTINGS | {
        "SINEW_DATA_DIR": str(chosen.data_dir), "WHATSAPP_API_URL": f"http://127.0.0.1:{meta_port}",
        "SINEW_NUTRITION": "off",
    }  # fmt: skip
    command = [sys.executable, "-m", "api", "serve", "--port", str(port)]
    with (chosen.data_dir / "serve.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=HERE, env=env, stdout=log, stderr=subprocess.STDOUT)
    try:
        until = time.monotonic() + 60
        while b"serves on" not in (chosen.data_dir / "serve.log").read_bytes():
            if server.poll() is not None or time.monotonic() > until:
                sys.exit((chosen.data_dir / "serve.log").read_text()[-2000:])
            time.sleep(0.1)
        yield
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)


def _people(session: Session) -> tuple[list[str], dict[str, str], str, str]:
    """A crowd that writes, and two people whose days are read: a month of one, ten years of the other."""
    numbers, tokens, ids = [], {}, {}
    start = random.randrange(10**5)
    for n in range(CROWD + 2):
        number = f"34611{start + n:06d}"
        added = add_user(
            session, phone=f"+{number}", name=f"Person {n}", timezone="Europe/Madrid", language="es"
        )
        if n < CROWD:
            numbers.append(number)
        else:
            name = "young" if n == CROWD else "old"
            tokens[name], ids[name] = added.token, added.user_id
    return numbers, tokens, ids["young"], ids["old"]


async def _yardsticks(session: Session) -> None:
    """What the engine itself costs: a round trip, and one node written for good."""

    def ask() -> None:
        session.execute_read(lambda tx: tx.run("RETURN 1").consume())

    def write() -> None:
        node = uuid.uuid4().hex
        text = cast(Any, "CREATE (:BenchNode {id: $id})")
        session.execute_write(lambda tx: tx.run(text, id=node).consume())

    for name, call in (("round trip (RETURN 1)", ask), ("one durable node", write)):
        print(f"{name:44}{_shown([timed(call) for _ in range(300)][100:]):>16}")


def _shown(seconds: list[float]) -> str:
    found = sorted(seconds)
    return f"{statistics.median(found) * 1000:.1f} / {found[int(len(found) * 0.95)] * 1000:.1f}"


async def _crowds(
    name: str, task: Callable[[int, Iterator[int]], Awaitable[list[float]]], meta: Meta
) -> float:
    """One line of figures for one, eight and sixty-four people at once; gives the rate of the last."""
    clock = itertools.count(int(datetime.now(UTC).timestamp()))
    await asyncio.gather(*(task(n, clock) for n in range(8)))
    shown, rate = [], 0.0
    for people, rounds in ROUNDS.items():
        await meta.quiet()
        _connections.clear()
        began = time.perf_counter()
        found = await asyncio.gather(*(_repeated(task, n, clock, rounds) for n in range(people)))
        rate = people * rounds / (time.perf_counter() - began)
        shown.append(_shown([one for each in found for one in each]))
    await meta.quiet()
    print(f"{name:44}" + "".join(f"{one:>16}" for one in shown))
    return rate


async def _repeated(
    task: Callable[[int, Iterator[int]], Awaitable[list[float]]], n: int, clock: Iterator[int], rounds: int
) -> list[float]:
    found: list[float] = []
    for _ in range(rounds):
        found.extend(await task(n, clock))
    return found


_connections: dict[int, Connection] = {}


async def _post(port: int, number: str, n: int, at: Iterator[int]) -> float:
    """Posts one message and gives the time of its 200."""
    if n not in _connections:
        _connections[n] = await Connection.open(port)
    moment = next(at)
    raw = envelope([change(message(number, TEXTS[moment % len(TEXTS)], timestamp=moment))])
    began = time.perf_counter()
    await _connections[n].ask("POST", "/webhooks/whatsapp", signed(raw), raw)
    return time.perf_counter() - began


async def _store(port: int, numbers: list[str], n: int, at: Iterator[int]) -> list[float]:
    return [await _post(port, numbers[n], n, at)]


async def _answer(port: int, numbers: list[str], n: int, at: Iterator[int], meta: Meta) -> list[float]:
    meta.waiting[numbers[n]] = future = asyncio.get_running_loop().create_future()
    began = time.perf_counter()
    await _post(port, numbers[n], n, at)
    return [await asyncio.wait_for(future, 30) - began]


async def _documents(port: int, tokens: dict[str, str]) -> None:
    """The day document of today, for a short and a long history."""
    today = datetime.now(UTC).date().isoformat()
    connection = await Connection.open(port)
    for name, token in tokens.items():
        found = []
        for _ in range(250):
            began = time.perf_counter()
            await connection.ask("GET", f"/v1/days/{today}", {"Authorization": f"Bearer {token}"})
            found.append(time.perf_counter() - began)
        print(f"{'day document, ' + name:44}{_shown(found[50:]):>16}")


async def _ten_years(session: Session, port: int, token: str, user_id: str) -> None:
    """All daily totals of ten years: reckoned once, then as they are kept; a series and all relations over HTTP; and
    every question, beside a round trip asked at the same time."""
    reckoned = timed(lambda: read_totals(session, user_id)) * 1000
    print(f"{'ten years of totals, all reckoned':44}{reckoned:>16.0f}")
    matrix = [timed(lambda: read_matrix(session, user_id)) for _ in range(40)]
    print(f"{'ten-year matrix':44}{_shown(matrix[10:]):>16}")
    connection = await Connection.open(port)
    for name, path in {"ten-year series": "/v1/variables/energy_kcal", "relations": "/v1/relations"}.items():
        found = []
        for _ in range(20):
            began = time.perf_counter()
            await connection.ask("GET", path, {"Authorization": f"Bearer {token}"})
            found.append(time.perf_counter() - began)
        print(f"{name + ', over HTTP':44}{_shown(found[5:]):>16}")
    ask_all(session, user_id)


if __name__ == "__main__":
    main()
