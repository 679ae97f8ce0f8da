"""A real Neo4j Community for the tests: its published jars on Java 17, without Docker."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph.engine import free_port

VERSION = "5.26.30"
PASSWORD = "only-for-tests"
_POM = Path(__file__).with_name("neo4j-pom.xml")


class NotHere(Exception):
    """Why Neo4j cannot run on this machine, in one sentence."""


def jars() -> Path:
    """The folder of Neo4j's jars, fetched once by Maven into a cache outside the checkout."""
    kept = os.environ.get("SINEW_TEST_CACHE")
    cache = Path(kept) if kept else Path.home() / ".cache" / "sinew-test"
    folder = cache / f"neo4j-{VERSION}"
    if (folder / "whole").exists():
        return folder
    if shutil.which("mvn") is None:
        raise NotHere("Neo4j was not tested: Maven is not installed.")
    command = ["mvn", "-q", "-B", "-f", _POM, "dependency:copy-dependencies", f"-DoutputDirectory={folder}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1200, check=False)
    if done.returncode:
        raise NotHere(f"Neo4j was not tested: Maven could not fetch its jars: {done.stdout[-500:]}")
    (folder / "whole").touch()
    return folder


def java() -> str:
    """A Java of version 17 or newer."""
    home = os.environ.get("JAVA_HOME")
    program = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    if program is None or not shutil.which(program):
        raise NotHere("Neo4j was not tested: Java is not installed.")
    told = subprocess.run(
        [program, "-version"], capture_output=True, text=True, timeout=60, check=False
    ).stderr
    version = re.search(r'version "(\d+)', told)
    if version is None or int(version[1]) < 17:
        raise NotHere("Neo4j was not tested: it needs Java 17 or newer.")
    return program


class Neo4j:
    """A server with its data under ``home``, which can be stopped and started again on the same port."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._port = free_port()
        self._server: subprocess.Popen[bytes] | None = None
        (home / "conf").mkdir(parents=True)
        (home / "conf" / "neo4j.conf").write_text(
            "server.bolt.enabled=true\n"
            f"server.bolt.listen_address=127.0.0.1:{self._port}\n"
            "server.http.enabled=false\n"
            "dbms.usage_report.enabled=false\n"
            "server.memory.pagecache.size=128m\n"
            "db.tx_log.rotation.retention_policy=keep_none\n"
        )

    @property
    def url(self) -> str:
        """Its URL with name and password."""
        return f"bolt://neo4j:{PASSWORD}@127.0.0.1:{self._port}"

    def start(self) -> None:
        """Starts it and waits until it answers."""
        command = [
            java(), "-Xmx512m", "-cp", f"{jars()}/*", "org.neo4j.server.CommunityEntryPoint",
            f"--home-dir={self._home}", f"--config-dir={self._home / 'conf'}",
        ]  # fmt: skip
        with (self._home / "out.log").open("ab") as out:
            self._server = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT
            )
        _set_password(self._server, self._port, self._home / "out.log")

    def kill(self) -> None:
        """Ends it at once."""
        if self._server is not None:
            self._server.kill()
            self._server.wait(30)


@contextmanager
def neo4j_server(home: Path) -> Iterator[str]:
    """A running server with its data under ``home``; gives its URL with name and password."""
    server = Neo4j(home)
    try:
        server.start()
        yield server.url
    finally:
        server.kill()  # its data is thrown away; an orderly stop takes ten seconds


def _set_password(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    """Waits for the server, and does what it asks for at the first log-in."""
    give_up = time.monotonic() + 120
    change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new"
    while True:
        if server.poll() is not None or time.monotonic() > give_up:
            raise RuntimeError(f"Neo4j did not start: {log.read_text()[-2000:]}")
        try:
            with GraphDatabase.driver(f"bolt://127.0.0.1:{port}", auth=("neo4j", "neo4j")) as driver:
                driver.execute_query(change, new=PASSWORD, database_="system")
            return
        except AuthError:
            return  # it was started before, and has its password
        except (DriverError, Neo4jError):
            time.sleep(0.1)
