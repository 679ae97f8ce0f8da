"""The command line as a person meets it: sentences, exit codes, and a token on the last line."""

import hashlib
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import ManagedTransaction

from api.stopping import stopped_by_signals
from graph.backup import write_backup
from graph.connect import Graph
from graph.engine import only_server
from graph.errors import SinewError
from graph.queries import run_query
from graph.settings import Settings
from tests.emptying import empty

_ANA = ("--phone", "+34600111222", "--name", "Ana", "--timezone", "Europe/Madrid", "--language", "es")


class Sinew:
    """The program with the settings of an engine."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self._folder = folder
        ours = ("SINEW_", "WHATSAPP_", "OPENAI_", "PYTHONPATH")
        self._environment = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
        self._environment |= {
            "SINEW_DATA_DIR": str(settings.data_dir),
            "PYTHONPATH": str(Path(__file__).parents[1]),
        }
        if settings.database_url:
            self._environment["SINEW_DATABASE_URL"] = settings.database_url

    def __call__(self, *words: str, **settings: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "api", *words],
            cwd=self._folder,
            env=self._environment | settings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def refused(self, *words: str, code: int = 1, **settings: str) -> str:
        """The sentence of a refusal, after a look that it is one."""
        done = self(*words, **settings)
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        if code == 1:
            assert done.stderr.count("\n") == 1
        return done.stderr.strip()


@pytest.fixture
def sinew(embedded_graph: Graph, embedded_settings: Settings, tmp_path: Path) -> Sinew:
    return Sinew(embedded_settings, tmp_path)


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Sinew, Graph]]:
    graph: Graph = request.getfixturevalue(f"{request.param}_graph")
    yield Sinew(request.getfixturevalue(f"{request.param}_settings"), tmp_path), graph


def test_a_person_is_added_once_and_the_token_is_kept_hashed(either: tuple[Sinew, Graph]) -> None:
    sinew, graph = either
    done = sinew("users", "add", *_ANA)
    assert done.returncode == 0, done.stderr
    token = done.stdout.splitlines()[-1]
    assert re.fullmatch(r"[\w-]{40,}", token)

    def read(tx: ManagedTransaction) -> list[dict[str, str]]:
        return tx.run(
            "MATCH (i:Identity)-[:IDENTIFIES]->(u:User)<-[:ACTS_FOR]-(t:Token)"
            " RETURN i.id AS identity, u.phone AS phone, u.units AS units, u.timezone AS timezone, t.id AS token"
        ).data()

    with graph.session() as session:
        assert session.execute_read(read) == [
            {
                "identity": "whatsapp:34600111222",
                "phone": "+34600111222",
                "units": "metric",
                "timezone": "Europe/Madrid",
                "token": hashlib.sha256(token.encode()).hexdigest(),
            }
        ]
    again = ("--phone", "+34 600 11 12 22", *_ANA[2:])
    assert sinew.refused("users", "add", *again) == "+34600111222 belongs to somebody already."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--phone", "600111222", *_ANA[2:]), "600111222 is no telephone number with its country code"),
        (("--phone", "+34", *_ANA[2:]), "is no telephone number"),
        ((*_ANA[:5], "Europe/Nowhere", *_ANA[6:]), "There is no time zone Europe/Nowhere"),
        ((*_ANA[:3], " ", *_ANA[4:]), "needs a name"),
    ],
)
def test_a_person_that_cannot_be_added_is_explained(
    words: tuple[str, ...], sentence: str, sinew: Sinew
) -> None:
    assert sentence in sinew.refused("users", "add", *words)


@pytest.mark.parametrize(
    "words",
    [
        ("dance",),
        ("serve", "--port", "99999"),
        ("users", "add", "--dance"),
        ("users", "add"),
        ("backup",),
        ("backup", "."),
        ("export", "--phone", "+34600111222", "--out", "."),
        ("users", "add", *_ANA[:7], "fr"),
    ],
)
def test_bad_usage_ends_with_two(words: tuple[str, ...], tmp_path: Path) -> None:
    sinew = Sinew(Settings(_env_file=None, data_dir=tmp_path), tmp_path)
    assert sinew.refused(*words, code=2)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("restore", "nowhere"), "There is no file nowhere."),
        (("catalog", "load", "nowhere.jsonl"), "There is no file nowhere.jsonl."),
    ],
)
def test_what_is_not_there_is_named_before_anything_starts(
    words: tuple[str, ...], sentence: str, tmp_path: Path
) -> None:
    sinew = Sinew(Settings(_env_file=None, data_dir=tmp_path / "data"), tmp_path)
    assert sinew.refused(*words) == sentence
    assert not (tmp_path / "data").exists()


def test_a_server_that_does_not_answer_is_one_sentence(tmp_path: Path) -> None:
    sinew = Sinew(Settings(_env_file=None, data_dir=tmp_path), tmp_path)
    told = sinew.refused("inbox", SINEW_DATABASE_URL="bolt://neo4j:secret@127.0.0.1:1")
    assert "does not answer" in told
    assert "secret" not in told


def test_a_second_serve_and_a_port_that_is_taken_are_refused(tmp_path: Path) -> None:
    sinew = Sinew(Settings(_env_file=None, data_dir=tmp_path), tmp_path)
    with only_server(tmp_path):
        assert "already serving" in sinew.refused("serve")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert "Another program listens" in sinew.refused("serve", "--port", port)


@pytest.mark.parametrize("told", [None, SystemExit(143), KeyboardInterrupt()])
def test_what_the_driver_raises_while_the_program_is_told_to_stop_is_not_said(
    told: BaseException | None,
) -> None:
    def cut_short() -> None:
        try:
            if told is not None:
                raise told
        finally:
            raise ValueError("Expected structure, found marker 92")

    if isinstance(told, KeyboardInterrupt):
        with stopped_by_signals():
            cut_short()
        return
    with pytest.raises(ValueError if told is None else SystemExit), stopped_by_signals():
        cut_short()


def test_queries_are_listed_and_run_for_a_person(sinew: Sinew) -> None:
    assert re.search(r"^day +Everything that counts", sinew("cypher", "--list").stdout, re.MULTILINE)
    assert sinew("users", "add", *_ANA).returncode == 0
    shown = sinew("cypher", "identity-person", "identity=whatsapp:34600111222")
    assert shown.returncode == 0
    assert '"name": "Ana"' in shown.stdout
    assert "There is no query no-such-query" in sinew.refused("cypher", "no-such-query")


@pytest.mark.parametrize(
    ("name", "phone", "values", "sentence"),
    [
        ("identity-person", None, (), "also asks for identity="),
        ("identity-person", None, ("identity",), "should look like key=value"),
        ("identity-person", None, ("identity=x", "more=1"), "does not ask for more"),
        ("day", None, ("day_id=2026-11-20",), "add --phone"),
        ("day", "+34600999888", ("day_id=2026-11-20",), "Nobody here has the number"),
    ],
)
def test_a_query_that_cannot_be_run_is_explained(
    name: str, phone: str | None, values: tuple[str, ...], sentence: str, embedded_graph: Graph
) -> None:
    with embedded_graph.session() as session, pytest.raises(SinewError, match=re.escape(sentence)):
        run_query(session, name, phone, values)


def test_the_inbox_is_shown(sinew: Sinew) -> None:
    done = sinew("inbox", "--retry")
    assert done.returncode == 0
    assert "0 messages are tried again" in done.stdout
    assert "No message waits" in done.stdout


def test_a_backup_is_written_and_restored(sinew: Sinew, embedded_graph: Graph, tmp_path: Path) -> None:
    assert sinew("users", "add", *_ANA).returncode == 0
    done = sinew("backup", "graph.sinew")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "9 nodes" in done.stdout
    assert "not empty" in sinew.refused("restore", "graph.sinew")
    empty(embedded_graph)
    assert "9 nodes" in sinew("restore", "graph.sinew").stdout
    assert write_backup(embedded_graph, tmp_path / "again.sinew").nodes == 9
