"""Engines for the tests: real ones only, started once, emptied between tests."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from neo4j._sync.work.transaction import TransactionBase

from graph.connect import Graph, connect
from graph.settings import Settings
from tests.emptying import empty, without_people
from tests.neo4j_server import NotHere, jars, java, neo4j_server
from tests.web import Caller, Web, web_over

_not_here: list[str] = []


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer's own environment decides nothing in a test."""
    for name in os.environ:
        if name.startswith(("WHATSAPP_", "OPENAI_", "GCS_", "FDC_")) or name in _OURS:
            monkeypatch.delenv(name)


@pytest.fixture(scope="session", autouse=True)
def _no_data_of_a_person(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Where no directory is named, tests keep files apart from those of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("share")))
        yield


def what_may_not_be_stored(value: Any, path: str = "$") -> str | None:
    """Where among the parameters of a statement there is a time that is no UTC instant, or another type that
    engines store differently; None where all is well."""
    if isinstance(value, dict):
        found = (what_may_not_be_stored(one, f"{path}.{key}") for key, one in value.items())
        return next((place for place in found if place), None)
    if isinstance(value, list | tuple):
        found = (what_may_not_be_stored(one, f"{path}[]") for one in value)
        return next((place for place in found if place), None)
    if isinstance(value, datetime):
        return None if value.tzinfo is UTC else f"{path}: {value!r}"
    return None if value is None or isinstance(value, str | int | float) else f"{path}: {value!r}"


@pytest.fixture(scope="session", autouse=True)
def _only_utc_and_text_reach_the_driver() -> Iterator[None]:
    """Watches every statement of every test: a ``ZoneInfo`` time would crash the process at random."""
    run = TransactionBase.run

    def watched(self: Any, query: Any, parameters: Any = None, **more: Any) -> Any:
        place = what_may_not_be_stored({**(parameters or {}), **more})
        assert place is None, f"{place} was given to {str(query)[:100]}"
        return run(self, query, parameters, **more)

    TransactionBase.run = watched  # type: ignore[method-assign]
    yield
    TransactionBase.run = run  # type: ignore[method-assign]


_OURS = {"SINEW_DATA_DIR", "SINEW_DATABASE_URL", "SINEW_DATABASE_NAME", "SINEW_SECRET_KEY", "SINEW_DEMO"}


@pytest.fixture(scope="session")
def left_out() -> list[str]:
    """What could not be tested here and why; said as the last lines of the run."""
    return _not_here


@pytest.fixture(scope="session")
def embedded_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of the embedded engine that all tests of this run share."""
    return Settings(_env_file=None, data_dir=tmp_path_factory.mktemp("embedded"), database_url=None)


@pytest.fixture(scope="session")
def embedded_engine(embedded_settings: Settings) -> Iterator[Graph]:
    with connect(embedded_settings) as graph:
        yield graph


@pytest.fixture(scope="session")
def neo4j_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of a Neo4j server that all tests of this run share; skips where it cannot run."""
    try:
        java()
        jars()
    except NotHere as reason:
        if os.environ.get("SINEW_TEST_REQUIRE_NEO4J"):
            pytest.fail(str(reason))
        _not_here.append(str(reason))
        pytest.skip(str(reason))
    with neo4j_server(tmp_path_factory.mktemp("neo4j")) as url:
        yield Settings(_env_file=None, data_dir=tmp_path_factory.mktemp("data"), database_url=url)


@pytest.fixture(scope="session")
def neo4j_engine(neo4j_settings: Settings) -> Iterator[Graph]:
    with connect(neo4j_settings) as graph:
        yield graph


@pytest.fixture
def embedded_graph(embedded_engine: Graph) -> Graph:
    """An empty graph with its schema on the embedded engine."""
    empty(embedded_engine)
    return embedded_engine


@pytest.fixture
def neo4j_graph(neo4j_engine: Graph) -> Graph:
    """An empty graph with its schema on a real Neo4j."""
    empty(neo4j_engine)
    return neo4j_engine


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def graph(request: pytest.FixtureRequest) -> Graph:
    """An empty graph with its schema, on each engine in turn."""
    found: Graph = request.getfixturevalue(f"{request.param}_graph")
    return found


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def stocked(request: pytest.FixtureRequest) -> Graph:
    """A graph on each engine in turn with nobody in it, where the catalog stands as soon as a talk has loaded it."""
    found: Graph = request.getfixturevalue(f"{request.param}_engine")
    without_people(found)
    return found


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def web(request: pytest.FixtureRequest) -> Iterator[Web]:
    """The whole app on each engine in turn, emptied once a module; each test brings people of its own. A module
    that changes what all people share says so with ``CHANGES_CATALOG``."""
    engine: Graph = request.getfixturevalue(f"{request.param}_engine")
    without_people(engine)
    with web_over(engine, request.getfixturevalue(f"{request.param}_settings")) as running:
        yield running
    if getattr(request.module, "CHANGES_CATALOG", False):
        empty(engine)


@pytest.fixture
def ana(web: Web) -> Caller:
    """A person in Madrid whom no other test knows."""
    return web.person()


@pytest.fixture
def graph_settings(graph: Graph, request: pytest.FixtureRequest) -> Settings:
    """The settings under which another process finds the engine of ``graph``."""
    found: Settings = request.getfixturevalue(f"{graph.kind}_settings")
    return found


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "data"


_EMPTIED = {"graph", "embedded_graph", "neo4j_graph"}


_ON_NEO4J = {"neo4j_settings", "neo4j_engine", "neo4j_graph"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those that begin with an empty graph go first, so that the catalog is loaded for the others once; those
    that leave another catalog behind go last. Whatever wants a Neo4j is marked with it."""
    for item in items:
        wanted = {str(one) for one in getattr(getattr(item, "callspec", None), "params", {}).values()}
        if {"neo4j", *_ON_NEO4J} & {*wanted, *getattr(item, "fixturenames", ())}:
            item.add_marker("neo4j")

    def turn(item: pytest.Item) -> int:
        if _EMPTIED & set(getattr(item, "fixturenames", ())):
            return 0
        return 2 if getattr(getattr(item, "module", None), "CHANGES_CATALOG", False) else 1

    items.sort(key=turn)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Says as the very last lines what was not tested; beside another run, where that one finds it."""
    lines = "".join(f"{reason}\n" for reason in dict.fromkeys(_not_here))
    if (kept := os.environ.get("SINEW_TEST_LEFT_OUT")) is not None:
        with Path(kept).open("a", encoding="utf-8") as file:
            file.write(lines)
    else:
        print(lines, end="")
