"""`make torture`: everything that may happen to a server while people write, one trouble after another.

Each scene is a town of people who write until all they wrote was taken (``tests/trouble.py``), and a check that
nothing was lost, doubled or put out of order. Prints how many faults of each kind were survived. Linux, as root
for the full disk.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from graph.connect import connect
from graph.settings import Settings
from tests.neo4j_server import Neo4j
from tests.server import Server, serving
from tests.trouble import Phones, Town

BACK_WITHIN_S = 10.0
STANDS_STILL_S = 30.0
survived = Counter[str]()


def main() -> None:
    scenes: tuple[Callable[[Path], None], ...] = (
        killed, engine_stands_still, meta_in_moods, clock_jumps, disk_full, read_only, neo4j_stops, two_servers,
    )  # fmt: skip
    wanted = sys.argv[1:]
    for scene in scenes:
        if wanted and scene.__name__ not in wanted:
            continue
        with tempfile.TemporaryDirectory(prefix="sinew-torture-") as folder:
            began = time.monotonic()
            scene(Path(folder))
            print(f"{scene.__name__:24}{time.monotonic() - began:6.0f} s", flush=True)
    print("\nsurvived")
    for kind, count in survived.items():
        print(f"{kind:40}{count:6}")


@contextmanager
def _town(
    folder: Path, people: int, each: int, shift: Path | None = None
) -> Iterator[tuple[Town, Phones, Server]]:
    """A town that writes to one server on the embedded engine; what must hold is checked at the end."""
    data_dir = folder / "data"
    town, phones = Town(people, each), Phones()
    chosen = Settings(_env_file=None, data_dir=data_dir, database_url=None)
    with connect(chosen) as graph:
        town.move_in(graph)
    with phones.meta as meta, serving(data_dir, meta, shift=shift) as server:
        phones.server = server
        with town.writing(lambda: [server]):
            yield town, phones, server
        with connect(chosen) as graph:
            town.holds(lambda: graph, lambda: phones.taken)
        assert "Traceback" not in server.log()
    survived.update(town.survived)
    survived["messages"] += people * each
    survived.update({f"Meta: {mood}": count for mood, count in phones.shown.items() if mood != "well"})


def killed(folder: Path) -> None:
    """600 messages of 20 people; the server is killed five times and the engine twice."""
    with _town(folder, 20, 30) as (town, _, server):
        for place, share in enumerate((0.1, 0.22, 0.34, 0.46, 0.58, 0.7, 0.82)):
            town.after(share)
            if place in (2, 5):
                town.kill_engine(server)
            else:
                town.kill(server)


def engine_stands_still(folder: Path) -> None:
    """The engine answers nothing for half a minute."""
    with _town(folder, 10, 20) as (town, phones, server):
        town.after(0.5)
        server.stop_engine(STANDS_STILL_S)
        _back_at_work(phones)
        town.survived["engine stood still"] += 1


def meta_in_moods(folder: Path) -> None:
    """Meta refuses, breaks, hangs up and answers garbage all the while."""
    with _town(folder, 10, 20) as (town, phones, _):
        phones.moods = ("429", "500", "hangs up", "garbage", "well", "well", "well")
        town.after(1.0)
        phones.moods = ()


def clock_jumps(folder: Path) -> None:
    """The machine's clock is put an hour ahead and two back while people write."""
    shift = folder / "shift"
    shift.write_text("0")
    with _town(folder, 10, 20, shift) as (town, phones, server):
        for share, seconds in ((0.3, 3600), (0.6, -3600), (0.8, 0)):
            town.after(share)
            shift.write_text(str(seconds))
            _back_at_work(phones)
            town.survived["clock jumped"] += 1
            if seconds < 0:
                town.kill(server)


def disk_full(folder: Path) -> None:
    """The disk of the data directory is full for a while: nothing is acknowledged that was not kept."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=160m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        print("the full disk was left out: it needs a file system of its own, and root")
        return
    try:
        with _town(folder, 10, 20) as (town, phones, server):
            town.after(0.4)
            ballast = folder / "ballast"
            with ballast.open("wb") as file:
                try:
                    while file.write(b"0" * 65536):
                        file.flush()
                except OSError:
                    town.survived["disk full"] += 1
            time.sleep(5)
            ballast.unlink()
            server.kill_engine()
            _back_at_work(phones, 30)
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def read_only(folder: Path) -> None:
    """A data directory that cannot be written is refused in one sentence."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        print("the read-only directory was left out: it needs a file system of its own, and root")
        return
    try:
        env = os.environ | {"SINEW_DATA_DIR": str(folder / "data")}
        done = subprocess.run(
            [sys.executable, "-m", "api", "serve"],
            env=env,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 1, done
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
        assert "Traceback" not in done.stderr
        survived["read-only directory"] += 1
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def neo4j_stops(folder: Path) -> None:
    """Neo4j is killed and started again five times, wherever the turns of that moment are."""
    with _town_on_neo4j(folder, "one") as (town, neo4j, _):
        for share in (0.15, 0.3, 0.45, 0.6, 0.75):
            town.after(share)
            neo4j.kill()
            neo4j.start()
            town.survived["Neo4j killed"] += 1


def two_servers(folder: Path) -> None:
    """Two servers share one inbox on Neo4j; each is killed once while it holds people."""
    with _town_on_neo4j(folder, "one", "two") as (town, _, servers):
        for share, server in zip((0.3, 0.6), servers, strict=True):
            town.after(share)
            town.kill(server)
            town.survived["a worker died with its people"] += 1


@contextmanager
def _town_on_neo4j(folder: Path, *names: str) -> Iterator[tuple[Town, Neo4j, list[Server]]]:
    """A town that writes to these servers on one Neo4j; what must hold is checked at the end."""
    neo4j = Neo4j(folder / "neo4j")
    neo4j.start()
    chosen = Settings(_env_file=None, data_dir=folder / "graph", database_url=neo4j.url)
    town, phones = Town(10, 20), Phones()
    try:
        with connect(chosen) as graph:
            town.move_in(graph)
        with phones.meta as meta, ExitStack() as stack:
            servers = [
                stack.enter_context(serving(folder / name / "data", meta, neo4j.url)) for name in names
            ]
            phones.server = servers[0]
            with town.writing(lambda: servers):
                yield town, neo4j, servers
            with connect(chosen) as graph:
                town.holds(lambda: graph, lambda: phones.taken)
            assert not any("Traceback" in server.log() for server in servers)
    finally:
        neo4j.kill()
    survived.update(town.survived)
    survived["messages"] += town.people * town.each


def _back_at_work(phones: Phones, within_s: float = BACK_WITHIN_S) -> None:
    """Somebody is answered within ten seconds from now."""
    before, until = len(phones.taken), time.monotonic() + within_s
    while len(phones.taken) == before:
        assert time.monotonic() < until, "nobody was answered in time"
        time.sleep(0.05)


if __name__ == "__main__":
    main()
