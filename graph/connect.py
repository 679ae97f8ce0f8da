"""Settings → a connection to the graph: the embedded engine, or a Neo4j server."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from neo4j import Driver, GraphDatabase, Session
from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError

from graph.engine import DATABASE, USER, Engine, ping
from graph.errors import EngineError
from graph.migrations import migrate
from graph.settings import Settings, settings

# The driver waits a second before it repeats a conflicting transaction unless told otherwise; 64 readers at
# once must not wait for a connection; an engine that was restarted is back within a few seconds.
_DRIVER: dict[str, Any] = {
    "initial_retry_delay": 0.005,
    "max_transaction_retry_time": 30.0,
    "max_connection_pool_size": 100,
    "connection_acquisition_timeout": 15.0,
    "connection_timeout": 5.0,
    "user_agent": "sinew",
}


@dataclass(frozen=True, slots=True)
class Graph:
    """An open connection. ``url`` names the server without its password; ``data_dir`` is where an embedded
    engine keeps its files."""

    driver: Driver
    database: str
    kind: Literal["embedded", "neo4j"]
    url: str
    data_dir: Path | None = None

    def session(self) -> Session:
        """A session of this graph's database. Writes go through ``execute_write`` only."""
        return self.driver.session(database=self.database)


@contextmanager
def connect(chosen: Settings | None = None, *, apply_migrations: bool = True) -> Iterator[Graph]:
    """Opens the graph of the settings and brings it up to date; starts the embedded engine or joins the one
    that runs, and stops it at the end if this process runs it.

    Raises ``EngineError`` with a sentence for the operator when there is no database to talk to.
    """
    chosen = chosen or settings()
    opened = _server(chosen) if chosen.database_url else embedded(chosen.data_dir)
    with opened as graph:
        if apply_migrations:
            with graph.session() as session:
                migrate(session)
        yield graph


@contextmanager
def embedded(data_dir: Path) -> Iterator[Graph]:
    """Opens the embedded graph of a data directory as it is."""
    engine = Engine(data_dir)
    engine.start()
    try:
        with GraphDatabase.driver(engine.url, auth=(USER, engine.password), **_DRIVER) as driver:
            yield Graph(driver, DATABASE, "embedded", engine.url, data_dir)
    finally:
        engine.stop()


# Neo4j tells of every property that nothing has yet, each time; nobody can do anything about it.
logging.getLogger("neo4j.notifications").setLevel(logging.ERROR)


@contextmanager
def _server(chosen: Settings) -> Iterator[Graph]:
    address, auth = split_url(chosen.database_url or "")
    database = chosen.database_name or "neo4j"
    with _driver(address, auth) as driver:
        try:
            ping(driver, database)
        except AuthError as problem:
            raise EngineError(f"{address} refuses the name or password in SINEW_DATABASE_URL.") from problem
        except (DriverError, Neo4jError) as problem:
            raise EngineError(
                f"The database {database} at {address} does not answer; "
                "check that it runs and that SINEW_DATABASE_URL is right."
            ) from problem
        yield Graph(driver, database, "neo4j", address)


def _driver(address: str, auth: tuple[str, str] | None) -> Driver:
    try:
        return GraphDatabase.driver(address, auth=auth, **_DRIVER)
    except (ConfigurationError, ValueError) as problem:
        raise EngineError("SINEW_DATABASE_URL must look like bolt://user:password@host:7687.") from problem


def split_url(url: str) -> tuple[str, tuple[str, str] | None]:
    """A database URL as the address without credentials and the credentials, None when it has none."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or 7687
    except ValueError:
        host, port = None, 0
    if not host:
        raise EngineError("SINEW_DATABASE_URL must look like bolt://user:password@host:7687.")
    host = f"[{host}]" if ":" in host else host
    auth = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    return f"{parts.scheme}://{host}:{port}", auth
