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
from neo4j.exceptions import DriverError, Neo4jError

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


@contextmanager
def neo4j_server(home: Path) -> Iterator[str]:
    """A running server with its data under ``home``; gives its URL with name and password."""
    port = free_port()
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text(
        "server.bolt.enabled=true\n"
        f"server.bolt.listen_address=127.0.0.1:{port}\n"
        "server.http.enabled=false\n"
        "dbms.usage_report.enabled=false\n"
        "server.memory.pagecache.size=128m\n"
        "db.tx_log.rotation.retention_policy=keep_none\n"
    )
    command = [
        java(), "-Xmx512m", "-cp", f"{jars()}/*", "org.neo4j.server.CommunityEntryPoint",
        f"--home-dir={home}", f"--config-dir={home / 'conf'}",
    ]  # fmt: skip
    with (home / "out.log").open("wb") as out:
        server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
    try:
        _set_password(server, port, home / "out.log")
        yield f"bolt://neo4j:{PASSWORD}@127.0.0.1:{port}"
    finally:
        server.kill()  # its data is thrown away; an orderly stop takes ten seconds
        server.wait(30)


def _set_password(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    """Waits for the server, then does what it asks for at the first log-in."""
    give_up = time.monotonic() + 120
    change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new"
    while True:
        if server.poll() is not None or time.monotonic() > give_up:
            raise RuntimeError(f"Neo4j did not start: {log.read_text()[-2000:]}")
        try:
            with GraphDatabase.driver(f"bolt://127.0.0.1:{port}", auth=("neo4j", "neo4j")) as driver:
                driver.execute_query(change, new=PASSWORD, database_="system")
            return
        except (DriverError, Neo4jError):
            time.sleep(0.1)
