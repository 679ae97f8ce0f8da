"""Two engines behind one connection, and sentences where there is none."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from neo4j import ManagedTransaction

from graph.clock import zone
from graph.connect import Graph, connect, split_url
from graph.engine import free_port
from graph.errors import EngineError, SinewError
from graph.settings import Settings, secret_key, settings


def test_both_engines_answer(graph: Graph) -> None:
    with graph.session() as session:
        assert session.execute_read(lambda tx: tx.run("RETURN 1 AS one").single(strict=True)["one"]) == 1
    assert "@" not in graph.url


@pytest.mark.parametrize(
    ("url", "address", "auth"),
    [
        ("bolt://ana:secret@db.example:7687", "bolt://db.example:7687", ("ana", "secret")),
        ("neo4j+s://ana:p%40ss@db.example", "neo4j+s://db.example:7687", ("ana", "p@ss")),
        ("neo4j://[::1]:1234", "neo4j://[::1]:1234", None),
    ],
)
def test_url_is_split(url: str, address: str, auth: tuple[str, str] | None) -> None:
    assert split_url(url) == (address, auth)


@pytest.mark.parametrize("url", ["here", "http://a:b@host:80", "bolt://a:b@host:port", "bolt://"])
def test_a_url_of_another_kind_is_explained(url: str, tmp_path: Path) -> None:
    chosen = Settings(_env_file=None, data_dir=tmp_path, database_url=url)
    with pytest.raises(EngineError, match="must look like bolt://"), connect(chosen):
        pytest.fail("connected")


def test_a_server_that_is_not_there_is_explained_without_the_password(tmp_path: Path) -> None:
    url = f"bolt://neo4j:hunter2@127.0.0.1:{free_port()}"
    chosen = Settings(_env_file=None, data_dir=tmp_path, database_url=url)
    with pytest.raises(EngineError, match="does not answer") as caught, connect(chosen):
        pytest.fail("connected")
    assert "hunter2" not in str(caught.value)


@pytest.mark.neo4j
def test_a_wrong_password_is_explained(neo4j_graph: Graph, tmp_path: Path) -> None:
    url = neo4j_graph.url.replace("bolt://", "bolt://neo4j:wrong@")
    chosen = Settings(_env_file=None, data_dir=tmp_path, database_url=url)
    with pytest.raises(EngineError, match="refuses the name or password"), connect(chosen):
        pytest.fail("connected")


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("WHATSAPP_VERIFY_TOKEN=from-file\nSINEW_UNDERSTANDING=rules\n")
    monkeypatch.setenv("SINEW_DATA_DIR", str(tmp_path / "here"))
    settings.cache_clear()
    try:
        assert settings().data_dir == tmp_path / "here"
        assert settings().whatsapp_verify_token == "from-file"
        for name in ("SINEW_UNDERSTANDING", "SINEW_STORAGE_RATES"):
            monkeypatch.setenv(name, "magic")
            settings.cache_clear()
            with pytest.raises(SinewError, match=f"{name} cannot be used"):
                settings()
            monkeypatch.delenv(name)
    finally:
        settings.cache_clear()


def test_the_secret_key_is_kept_for_its_owner_alone(data_dir: Path) -> None:
    chosen = Settings(_env_file=None, data_dir=data_dir)
    made = secret_key(chosen)
    assert len(made) >= 32
    assert secret_key(chosen) == made
    assert (data_dir / "secret-key").stat().st_mode & 0o777 == 0o600
    assert secret_key(Settings(_env_file=None, data_dir=data_dir, secret_key="mine")) == b"mine"


_NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [_NOON.astimezone(zone("Europe/Madrid")), _NOON.replace(tzinfo=None), date(2026, 11, 20), {1}, b"x"],
)
def test_what_engines_store_differently_is_caught_on_its_way_to_the_driver(
    value: Any, embedded_graph: Graph
) -> None:
    """Every test of this project runs under this watch (``tests/conftest.py``)."""

    def write(tx: ManagedTransaction) -> None:
        tx.run("UNWIND $rows AS row RETURN row", rows=[{"deep": [value]}]).consume()

    with embedded_graph.session() as session, pytest.raises(AssertionError, match=r"\$.rows\[\].deep\[\]"):
        session.execute_write(write)


def test_utc_and_text_pass(embedded_graph: Graph) -> None:
    def write(tx: ManagedTransaction) -> Any:
        return tx.run("RETURN $text AS text, $at AS at", text="a", at=_NOON).single(strict=True)["text"]

    with embedded_graph.session() as session:
        assert session.execute_write(write) == "a"
