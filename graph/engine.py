"""The embedded engine: ArcadeDB as a supervised child process, one for each data directory.

Whoever holds the owner lock runs the engine; other processes of the same directory join it by the port in
the state file, and the first of them takes over when the owner ends. The port is kept between starts, so
that drivers reconnect after a crash, a restart or such a take-over.
"""

import ctypes
import importlib.util
import json
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil
from filelock import FileLock, Timeout
from neo4j import Driver, GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import EngineError
from graph.settings import kept_secret

DATABASE = "sinew"
USER = "root"
HEAP = "512m"
START_S = 120.0
STOP_S = 30.0
_LOOK_AGAIN_S = 0.05
_SHORTEST_LIFE_S = 5.0

log = logging.getLogger(__name__)

_LOGGING = """\
handlers = java.util.logging.FileHandler
.level = INFO
io.undertow.level = WARNING
org.xnio.level = WARNING
org.jboss.level = WARNING
java.util.logging.FileHandler.pattern = log/engine.log.%g
java.util.logging.FileHandler.limit = 5000000
java.util.logging.FileHandler.count = 3
java.util.logging.FileHandler.append = true
java.util.logging.FileHandler.formatter = com.arcadedb.log.LogFormatter
"""


@dataclass(frozen=True, slots=True)
class State:
    """What the owner writes down for other processes: where the engine listens (for Bolt, and for its own
    commands over HTTP), and which process it is."""

    port: int
    http_port: int
    pid: int
    born: float

    @classmethod
    def read(cls, path: Path) -> "State | None":
        """The written state, None where there is none or it cannot be read."""
        try:
            return cls(**json.loads(path.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def write(self, path: Path) -> None:
        draft = path.with_suffix(".new")
        draft.write_text(json.dumps(asdict(self)), "utf-8")
        draft.replace(path)

    def process(self) -> psutil.Process | None:
        """The engine's process while it lives; another process that got its number is not taken for it."""
        try:
            found = psutil.Process(self.pid)
            return found if abs(found.create_time() - self.born) < 1.0 and found.is_running() else None
        except psutil.Error:
            return None


class Engine:
    """The engine of one data directory as this process sees it: run by it, or joined."""

    def __init__(self, data_dir: Path) -> None:
        self._root = data_dir.resolve() / "engine"
        self._state_file = self._root / "state.json"
        self._lock = FileLock(self._root / "owner.lock")
        self._ready = threading.Event()
        self._stopping = threading.Event()
        self._problem: EngineError | None = None
        self._thread = threading.Thread(target=self._supervise, name="engine", daemon=True)
        self.port = 0
        self.password = ""

    @property
    def url(self) -> str:
        """The Bolt address, without the password."""
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def log_file(self) -> Path:
        """Where the engine writes what it does."""
        return self._root / "log" / "engine.log.0"

    def start(self) -> None:
        """Starts or joins the engine and returns when it answers; ``EngineError`` when it cannot."""
        _java()
        try:
            (self._root / "log").mkdir(parents=True, exist_ok=True)
            self._root.chmod(0o700)
        except OSError as problem:
            raise EngineError(
                f"The data directory {self._root.parent} cannot be used: {problem}."
            ) from problem
        # The engine dies with the thread that started it (see ``_die_with_parent``): the supervisor, which
        # lives as long as the engine is wanted.
        self._thread.start()
        in_time = self._ready.wait(START_S)
        if self._problem is None and not in_time:
            self._problem = EngineError(f"The embedded engine did not answer in time; see {self.log_file}.")
        if self._problem is not None:
            self.stop()
            raise self._problem

    def stop(self) -> None:
        """Stops the engine if this process runs it, and waits for its end."""
        self._stopping.set()
        self._thread.join(STOP_S + 5)

    def _supervise(self) -> None:
        while not self._stopping.is_set():
            try:
                self._lock.acquire(blocking=False)
            except Timeout:
                self._join()
                continue
            try:
                self._own()
            except (EngineError, OSError) as problem:
                if not self._ready.is_set():
                    self._problem = EngineError(str(problem))
                    self._ready.set()
                    return
                log.error("the engine cannot run: %s", problem)
                self._stopping.wait(1.0)
            finally:
                self._lock.release()

    def _join(self) -> None:
        """Looks once for the engine of the process that holds the lock, then waits a moment."""
        if not self._ready.is_set():
            state = State.read(self._state_file)
            password = self._root / "password"
            if state and state.process() and password.exists():
                self.port, self.password = state.port, kept_secret(password)[0]
                if _answers(self.url, self.password):
                    self._ready.set()
        self._stopping.wait(_LOOK_AGAIN_S)

    def _own(self) -> None:
        """Runs the engine until this process stops, starting it again when it ends by itself."""
        self._stop_orphan()
        self.password, made = kept_secret(self._root / "password")
        if made:
            # The engine keeps a hash of the password of its first start; a new one has to replace it.
            (self._root / "config" / "server-users.jsonl").unlink(missing_ok=True)
        while not self._stopping.is_set():
            began = time.monotonic()
            self._choose_port()
            http_port = free_port()
            process = self._spawn(http_port)
            try:
                self._watch(process, http_port)
            finally:
                _end(process)
            if self._stopping.is_set():
                return
            log.warning(
                "the engine ended with %s and is started again; see %s", process.returncode, self.log_file
            )
            if time.monotonic() - began < _SHORTEST_LIFE_S:
                self._stopping.wait(1.0)

    def _choose_port(self) -> None:
        """The port of last time while it is free, else a new one; never a new one once drivers know it."""
        kept = State.read(self._state_file)
        wanted = self.port or (kept.port if kept else 0)
        if wanted and _is_free(wanted):
            self.port = wanted
        elif self._ready.is_set():
            raise EngineError(f"Port {wanted} of the embedded engine is taken by another program.")
        else:
            self.port = free_port()

    def _watch(self, process: subprocess.Popen[bytes], http_port: int) -> None:
        """Waits until the engine answers, then until it ends or is to be stopped."""
        born = psutil.Process(process.pid).create_time()
        State(self.port, http_port, process.pid, born).write(self._state_file)
        first = not self._ready.is_set()
        while process.poll() is None and not self._stopping.is_set():
            if _answers(self.url, self.password):
                self._ready.set()
                if not first:
                    log.info("the engine answers again on port %s", self.port)
                break
            self._stopping.wait(_LOOK_AGAIN_S)
        while process.poll() is None and not self._stopping.is_set():
            self._stopping.wait(_LOOK_AGAIN_S)
        if first and not self._ready.is_set() and not self._stopping.is_set():
            raise EngineError(f"The embedded engine ended while it started; see {self.log_file}.")

    def _spawn(self, http_port: int) -> subprocess.Popen[bytes]:
        root = self._root
        logging = root / "logging.properties"
        logging.write_text(_LOGGING, "ascii")
        with (root / "log" / "engine.out").open("wb") as out:
            return subprocess.Popen(
                _command(root, logging, self.port, http_port),
                cwd=root,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                # Its own session: Ctrl-C in a terminal reaches us alone, and we stop it when we are done.
                start_new_session=True,
                preexec_fn=_die_with_parent(),  # noqa: PLW1509 (one system call, loaded before the fork)
            )

    def _stop_orphan(self) -> None:
        """Ends an engine whose owner was killed; its files are ours now that we hold the lock."""
        state = State.read(self._state_file)
        if state and (orphan := state.process()):
            log.info("stopping an engine left behind, process %s", state.pid)
            _end(orphan)


@contextmanager
def only_server(data_dir: Path) -> Iterator[None]:
    """Holds a data directory for one ``sinew serve``; ``EngineError`` when another one has it."""
    lock = FileLock(data_dir / "serve.lock")
    try:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock.acquire(blocking=False)
    except Timeout:
        raise EngineError(
            f"Sinew is already serving {data_dir}; stop that one, or set SINEW_DATA_DIR to another folder."
        ) from None
    except OSError as problem:
        raise EngineError(f"The data directory {data_dir} cannot be used: {problem}.") from problem
    try:
        yield
    finally:
        lock.release()


def _java() -> tuple[Path, Path]:
    """The Java program and the jars of the engine's wheel; ``EngineError`` where it is not installed."""
    found = importlib.util.find_spec("arcadedb_embedded")
    if found is None or found.origin is None:
        raise EngineError(
            "The embedded engine does not exist for this kind of machine; "
            "set SINEW_DATABASE_URL to a Neo4j server (bolt://user:password@host:7687)."
        )
    home = Path(found.origin).parent
    program = home / "jre" / "bin" / ("java.exe" if sys.platform == "win32" else "java")
    return program, home / "jars"


def _command(root: Path, logging: Path, port: int, http_port: int) -> list[str]:
    """The engine's command line. The password is named by its file, so that no process list shows it."""
    program, jars = _java()
    options = {
        "java.util.logging.config.file": logging,
        "arcadedb.txWalFlush": 2,  # an fsync for each commit: the default, 0, survives no power cut
        # A transaction works on its own copy of each page that it touches, and logs what lies between its changes:
        # small pages, and one file a kind (one thread writes), are most of what a small write costs.
        "arcadedb.typeDefaultBuckets": 1,
        "arcadedb.bucketDefaultPageSize": 32_768,
        "arcadedb.indexDefaultPageSize": 16_384,
        "arcadedb.server.mode": "production",
        "arcadedb.server.rootPath": root,
        "arcadedb.server.databaseDirectory": root / "databases",
        "arcadedb.server.rootPasswordPath": root / "password",
        "arcadedb.server.defaultDatabases": f"{DATABASE}[{USER}]",
        "arcadedb.server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "arcadedb.bolt.host": "127.0.0.1",
        "arcadedb.bolt.port": port,
        "arcadedb.server.httpIncomingHost": "127.0.0.1",
        "arcadedb.server.httpIncomingPort": http_port,  # it cannot be switched off; copies are asked for by it
    }
    defined = [f"-D{name}={value}" for name, value in options.items()]
    return [str(program), f"-Xmx{HEAP}", *defined, "-cp", f"{jars}/*", "com.arcadedb.server.ArcadeDBServer"]


def _environment() -> dict[str, str]:
    """Our environment for the engine: no options for Java from elsewhere, and paths read as UTF-8."""
    ours = {
        k: v for k, v in os.environ.items() if k not in {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH"}
    }
    return ours | ({"LC_ALL": "C.UTF-8"} if sys.platform == "linux" else {})


def _die_with_parent() -> Callable[[], None] | None:
    """On Linux, what makes a child end with us even after kill -9; elsewhere the next start stops it."""
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl
    parent = os.getpid()

    def in_child() -> None:
        prctl(1, signal.SIGTERM, 0, 0, 0)  # 1 is PR_SET_PDEATHSIG
        if os.getppid() != parent:
            os._exit(1)

    return in_child


def _answers(url: str, password: str) -> bool:
    """Whether the database answers a query at that address: only then is it ready."""
    if not _listens(int(url.rpartition(":")[2])):
        return False
    try:
        with GraphDatabase.driver(url, auth=(USER, password), connection_timeout=2.0) as driver:
            ping(driver, DATABASE)
    except (DriverError, Neo4jError, OSError):
        return False
    return True


def ping(driver: Driver, database: str) -> None:
    """Asks a database for an answer once, without the driver's half-minute of retries."""
    with driver.session(database=database) as session, session.begin_transaction() as tx:
        tx.run("RETURN 1").consume()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1.0)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """A TCP port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _end(process: subprocess.Popen[bytes] | psutil.Process) -> None:
    """Ends a process: asked first, so that it closes its files; forced when it does not listen."""
    try:
        process.terminate()
        process.wait(STOP_S)
    except (subprocess.TimeoutExpired, psutil.TimeoutExpired):
        process.kill()
        process.wait(5)
    except psutil.NoSuchProcess:
        return
