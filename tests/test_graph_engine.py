"""The embedded engine as a child process: who may run it, and what happens when it dies."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from neo4j import Driver, GraphDatabase

from graph import engine as engine_module
from graph.engine import DATABASE, USER, Engine, State, only_server
from graph.errors import EngineError

_OWNER = """
import sys, time
from pathlib import Path
from graph.engine import Engine
engine = Engine(Path(sys.argv[1]))
engine.start()
print(engine.port, flush=True)
time.sleep(120)
"""


@pytest.fixture
def engine(data_dir: Path) -> Iterator[Engine]:
    running = Engine(data_dir)
    running.start()
    yield running
    running.stop()


def driver_of(engine: Engine) -> Driver:
    return GraphDatabase.driver(engine.url, auth=(USER, engine.password), initial_retry_delay=0.005)


def keep(driver: Driver, name: str) -> None:
    with driver.session(database=DATABASE) as session:
        session.execute_write(lambda tx: tx.run("MERGE (:Kept {id: $name})", name=name).consume())


def kept(driver: Driver) -> set[str]:
    with driver.session(database=DATABASE) as session:
        return session.execute_read(
            lambda tx: {row["id"] for row in tx.run("MATCH (k:Kept) RETURN k.id AS id")}
        )


def state(data_dir: Path) -> State:
    found = State.read(data_dir / "engine" / "state.json")
    assert found is not None
    return found


def soon(holds: Callable[[], bool]) -> bool:
    give_up = time.monotonic() + 30
    while time.monotonic() < give_up:
        if holds():
            return True
        time.sleep(0.02)
    return False


def test_a_killed_engine_comes_back_with_all_that_was_acknowledged(engine: Engine, data_dir: Path) -> None:
    with driver_of(engine) as driver:
        keep(driver, "before")
        os.kill(state(data_dir).pid, signal.SIGKILL)
        keep(driver, "after")
        assert kept(driver) == {"before", "after"}


def test_the_password_is_for_the_owner_alone_and_in_no_process_list(engine: Engine, data_dir: Path) -> None:
    folder = data_dir / "engine"
    assert (folder / "password").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert len(engine.password) >= 32
    process = psutil.Process(state(data_dir).pid)
    assert engine.password not in " ".join(process.cmdline())
    assert engine.password not in " ".join(process.environ().values())
    for file in (folder / "log").iterdir():
        assert engine.password not in file.read_text("utf-8", errors="replace")


def test_it_listens_on_the_loopback_address_alone(engine: Engine, data_dir: Path) -> None:
    process = psutil.Process(state(data_dir).pid)
    listening = [c.laddr.ip for c in process.net_connections() if c.status == psutil.CONN_LISTEN]
    assert listening
    assert {address.removeprefix("::ffff:") for address in listening} == {"127.0.0.1"}


def test_a_second_process_joins_and_takes_over(engine: Engine, data_dir: Path) -> None:
    second = Engine(data_dir)
    second.start()
    try:
        assert second.url == engine.url
        with driver_of(second) as driver:
            keep(driver, "before")
            engine.stop()
            keep(driver, "after")
            assert kept(driver) == {"before", "after"}
    finally:
        second.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_a_killed_owner_leaves_no_engine_and_loses_nothing(data_dir: Path) -> None:
    command = [sys.executable, "-c", _OWNER, str(data_dir)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        port = int(owner.stdout.readline())
        orphan = state(data_dir)
        password = (data_dir / "engine" / "password").read_text().strip()
        with GraphDatabase.driver(f"bolt://127.0.0.1:{port}", auth=(USER, password)) as driver:
            keep(driver, "acknowledged")
        owner.kill()
        owner.wait()
    again = Engine(data_dir)
    again.start()
    try:
        assert orphan.process() is None
        assert again.port == port
        with driver_of(again) as driver:
            assert kept(driver) == {"acknowledged"}
    finally:
        again.stop()


def test_an_orphan_of_an_owner_that_is_gone_is_stopped(data_dir: Path) -> None:
    """What the next start finds where the system does not end a child with its parent."""
    folder = data_dir / "engine"
    folder.mkdir(parents=True)
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(120)"]) as orphan:
        born = psutil.Process(orphan.pid).create_time()
        left = State(engine_module.free_port(), 0, orphan.pid, born)
        left.write(folder / "state.json")
        again = Engine(data_dir)
        again.start()
        again.stop()
        assert left.process() is None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"port": 1}', '{"port": 5, "http_port": 6, "pid": 1, "born": 0.0}']
)
def test_a_stale_or_broken_state_file_is_no_obstacle(text: str, data_dir: Path) -> None:
    """Process 1 lives, but was not born when the file says: it is another one, and is left alone."""
    folder = data_dir / "engine"
    folder.mkdir(parents=True)
    (folder / "state.json").write_text(text)
    found = State.read(folder / "state.json")
    assert found is None or found.process() is None


def test_a_taken_port_is_replaced_at_a_start(data_dir: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        folder = data_dir / "engine"
        folder.mkdir(parents=True)
        State(other.getsockname()[1], 0, 0, 0.0).write(folder / "state.json")
        running = Engine(data_dir)
        running.start()
        running.stop()
        assert running.port != other.getsockname()[1]


def test_a_lost_password_is_replaced(data_dir: Path) -> None:
    first = Engine(data_dir)
    first.start()
    with driver_of(first) as driver:
        keep(driver, "before")
    first.stop()
    (data_dir / "engine" / "password").unlink()
    second = Engine(data_dir)
    second.start()
    try:
        assert second.password != first.password
        with driver_of(second) as driver:
            assert kept(driver) == {"before"}
    finally:
        second.stop()


def test_it_stops_cleanly_and_its_log_is_bounded(data_dir: Path) -> None:
    running = Engine(data_dir)
    running.start()
    process = state(data_dir).process()
    assert process is not None
    running.stop()
    assert soon(lambda: not process.is_running())
    assert "limit = 5000000" in (data_dir / "engine" / "logging.properties").read_text()
    assert "ArcadeDB Server" in running.log_file.read_text("utf-8")


def test_a_second_server_of_one_directory_is_refused_in_a_sentence(data_dir: Path) -> None:
    with only_server(data_dir):
        with pytest.raises(EngineError, match="already serving") as caught, only_server(data_dir):
            pytest.fail("served twice")
        assert "\n" not in str(caught.value)
    with only_server(data_dir):
        assert (data_dir / "serve.lock").exists()


def test_a_machine_without_the_wheel_is_told_what_to_set(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(EngineError, match="SINEW_DATABASE_URL"):
        Engine(data_dir).start()


def test_a_directory_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EngineError, match="data directory"):
        Engine(tmp_path / "file").start()


def test_an_engine_that_ends_at_its_start_points_to_its_log(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module, "HEAP", "none")
    with pytest.raises(EngineError, match=r"ended while it started; see .*log"):
        Engine(data_dir).start()
