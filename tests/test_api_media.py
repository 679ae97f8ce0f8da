"""What people send as pictures, sound, film and files: kept after the turn, listed, linked, deleted."""

import hashlib
import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from pytest_httpserver import HTTPServer
from werkzeug import Request as Asked
from werkzeug import Response

from api import problems
from api.auth import Callers
from api.keeper import Keeper
from api.limits import Limiter
from api.routes import media
from api.services import Services
from bot.clients.downloads import Downloads
from bot.clients.folder import Folder
from bot.clients.media import MediaError
from graph.clock import utc_text
from graph.connect import Graph
from graph.inbox import Arrival, next_arrival, store_rows
from graph.writer import Work, Writer
from tests import path
from tests.path import add_people, query
from tests.path import settings as set_up

JPEG = b"\xff\xd8\xff\xe0" + os.urandom(4000)
soon = partial(path.soon, patience_s=60.0)
TOKENS = {"ana": "ana-token", "ben": "ben-token"}


@dataclass
class Meta:
    """Meta's media over a real socket: what an id stands for, and what to answer instead."""

    server: HTTPServer
    content: dict[str, bytes] = field(default_factory=dict)
    answers: list[int] = field(default_factory=list)
    asked: int = 0
    held: threading.Event | None = None

    def __post_init__(self) -> None:
        self.server.expect_request("/v26.0/", method="GET").respond_with_data("")
        for media_id in map(str, range(10)):
            self.server.expect_request(f"/v26.0/{media_id}").respond_with_handler(self._announce)
            self.server.expect_request(f"/file/{media_id}").respond_with_handler(self._serve)

    def _announce(self, request: Asked) -> Response:
        self.asked += 1
        if self.answers:
            return Response('{"error": {"code": 1}}', self.answers.pop(0))
        media_id = request.path.rpartition("/")[2]
        content = self.content.get(media_id, JPEG)
        told = {
            "url": self.server.url_for(f"/file/{media_id}"),
            "sha256": hashlib.sha256(content).hexdigest(),
            "file_size": len(content),
            "mime_type": "application/x-told",
        }
        return Response(json.dumps(told), content_type="application/json")

    def _serve(self, request: Asked) -> Response:
        if self.held is not None:
            self.held.wait(20)
        return Response(self.content.get(request.path.rpartition("/")[2], JPEG))


@dataclass
class Kept:
    """A keeper that runs beside the API's media routes."""

    graph: Graph
    writer: Writer
    keeper: Keeper
    store: Folder
    web: httpx.Client

    def ask(self, method: str, path: str, who: str = "ana") -> httpx.Response:
        return self.web.request(method, path, headers={"Authorization": f"Bearer {TOKENS[who]}"})

    def listed(self, who: str = "ana") -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.ask("GET", "/v1/media", who).json()["items"]
        return found

    def state(self, message_id: str) -> dict[str, Any]:
        text = "MATCH (m:Message {id: $id}) RETURN properties(m) AS m"
        found: dict[str, Any] = query(self.graph, text, id=message_id)[0]["m"]
        return found

    def files(self) -> list[Path]:
        return [path for path in self.store._root.rglob("*") if path.is_file()]


@pytest.fixture
def meta(httpserver: HTTPServer) -> Meta:
    return Meta(httpserver)


@contextmanager
def keeping(
    graph: Graph, meta: Meta, folder: Path, store: Folder | None = None, *, steal: bool = False
) -> Iterator[Kept]:
    store = store or Folder(folder / "media", b"key")
    with Writer(graph.driver, graph.database) as writer:
        fetcher = Downloads(meta.server.url_for("").rstrip("/"), "token", timeout_s=5.0)
        keeper = Keeper(graph, writer, store, fetcher, folder, steal=steal, poll_s=0.02, pause=lambda _: 0.01)
        services = Services(
            graph, set_up(data_dir=folder), writer, cast(Any, None), cast(Any, None), b"key", keeper
        )
        keeper.start()
        try:
            with _served(services) as url, httpx.Client(base_url=url, trust_env=False) as web:
                yield Kept(graph, writer, keeper, store, web)
        finally:
            keeper.close()


@contextmanager
def _served(services: Services) -> Iterator[str]:
    app = FastAPI()
    app.state.services = services
    app.state.knowledge = None
    app.state.callers = Callers(services.graph.session)
    app.state.limiter = Limiter()
    problems.install(app)
    app.include_router(media.router)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, access_log=False, lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    soon(lambda: server.started)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def people(graph: Graph) -> Graph:
    """Ana and Ben with their tokens."""
    add_people(graph)
    text = """
    UNWIND $rows AS row
    MATCH (u:User {id: row.user})
    MERGE (t:Token {id: row.id})
    MERGE (t)-[:ACTS_FOR]->(u)
    """
    rows = [{"user": one, "id": hashlib.sha256(token.encode()).hexdigest()} for one, token in TOKENS.items()]
    with graph.session() as session:
        session.execute_write(lambda tx: tx.run(cast(Any, text), rows=rows).consume())
    return graph


def send(
    graph: Graph,
    message_id: str,
    *,
    who: str = "34600111222",
    kind: str = "image",
    media_id: str | None = "1",
    received_at: datetime | None = None,
    answered: bool = True,
    **more: Any,
) -> None:
    """Stores a message as the webhook does, and settles it as the worker does."""
    now = datetime.now(UTC)
    body = {kind: {"mime_type": "image/jpeg", **({"id": media_id} if media_id else {}), **more}}
    payload = json.dumps({"id": message_id, "type": kind, **body})
    name = f"whatsapp:{who}"
    arrival = Arrival(message_id, (name,), kind, None, now, next_arrival(), None, None, payload)
    rows = store_rows([arrival], {}, "worker")
    if received_at is not None:
        rows[0]["properties"]["received_at"] = utc_text(received_at)
    with Writer(graph.driver, graph.database) as writer:
        writer.do(Work({"store-messages": rows}))
        if answered:
            settle(graph, writer, message_id)


def settle(graph: Graph, writer: Writer, message_id: str) -> None:
    owner = query(graph, "MATCH (m:Message {id: $id}) RETURN m.user_id AS id", id=message_id)[0]["id"]
    done = {"id": message_id, "user_id": owner, "worker": "worker", "lease_until": 0}
    writer.do(Work({"settle-messages": [{**done, "properties": {"state": "done"}}]}))


def test_what_was_sent_is_kept_once_it_is_answered(people: Graph, meta: Meta, tmp_path: Path) -> None:
    send(people, "m1", answered=False, caption="pecho")
    with keeping(people, meta, tmp_path) as kept:
        send(people, "m2", kind="document", media_id="2", filename="../plan.csv")
        soon(lambda: len(kept.listed()) == 1)
        assert kept.state("m1")["media_state"] == "waiting"
        settle(people, kept.writer, "m1")
        # Both carry the same bytes: it is one thing, last sent as m1.
        soon(lambda: kept.state("m1")["media_state"] == "kept")
        [one] = kept.listed()
        assert (one["kind"], one["message_id"], one["content_type"]) == ("image", "m1", "image/jpeg")
        assert (one["id"], one["size_bytes"]) == (hashlib.sha256(JPEG).hexdigest(), len(JPEG))
        assert len(kept.files()) == 1
        carried = (
            "MATCH (m:Message)-[:CARRIES]->(f:Media) RETURN m.id AS message, f.id AS media ORDER BY message"
        )
        assert [row["message"] for row in query(people, carried)] == ["m1", "m2"]


@pytest.mark.parametrize(
    ("kind", "more", "content", "expected"),
    [
        ("audio", {"voice": True}, b"OggS" + bytes(60), ("voice", "audio/ogg")),
        ("audio", {}, b"ID3" + bytes(60), ("audio", "audio/mpeg")),
        ("video", {}, b"\0\0\0\x18ftypmp42" + bytes(60), ("video", "video/mp4")),
        ("sticker", {}, b"RIFF\x10\0\0\0WEBPVP8 ", ("sticker", "image/webp")),
        ("document", {"filename": "a.csv"}, b"R,SERIE,KG\n", ("document", "text/plain")),
    ],
    ids=["voice", "audio", "video", "sticker", "document"],
)
def test_every_kind_is_kept_as_what_it_is(
    people: Graph, meta: Meta, tmp_path: Path, kind: str, more: Any, content: bytes, expected: tuple[str, str]
) -> None:
    meta.content["1"] = content
    send(people, "m1", kind=kind, **more)
    with keeping(people, meta, tmp_path) as kept:
        [one] = soon(kept.listed)
        assert (one["kind"], one["content_type"]) == expected
        assert one["file_name"] == more.get("filename")


def test_a_link_gives_the_file_and_nothing_else(people: Graph, meta: Meta, tmp_path: Path) -> None:
    send(people, "m1", kind="document", filename="mi plan.jpg")
    with keeping(people, meta, tmp_path) as kept:
        [one] = soon(kept.listed)
        linked = kept.ask("GET", f"/v1/media/{one['id']}").json()
        got = httpx.get(linked["url"], trust_env=False)
        assert got.content == JPEG
        assert got.headers["Content-Type"] == "image/jpeg"
        assert got.headers["Content-Disposition"] == "inline; filename*=UTF-8''mi%20plan.jpg"
        assert got.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in got.headers["Content-Security-Policy"]
        part = httpx.get(linked["url"], headers={"Range": "bytes=0-3"}, trust_env=False)
        assert (part.status_code, part.content) == (206, JPEG[:4])
        wait = datetime.fromisoformat(linked["url_expires_at"]) - datetime.now(UTC)
        assert timedelta(minutes=14) < wait <= timedelta(minutes=15)
        for wrong in (
            linked["url"][:-1] + ("0" if linked["url"][-1] != "0" else "1"),
            linked["url"].partition("?")[0],
            linked["url"].replace("type=image", "type=text"),
            linked["url"].replace("/media/", "/media/../"),
        ):
            assert httpx.get(wrong, trust_env=False).status_code == 404


def test_what_another_keeps_cannot_be_seen_or_deleted(people: Graph, meta: Meta, tmp_path: Path) -> None:
    send(people, "m1")
    with keeping(people, meta, tmp_path) as kept:
        [one] = soon(kept.listed)
        assert kept.listed("ben") == []
        for method in ("GET", "DELETE"):
            theirs = kept.ask(method, f"/v1/media/{one['id']}", "ben")
            missing = kept.ask(method, f"/v1/media/{'0' * 64}", "ben")
            assert theirs.status_code == missing.status_code == 404
            assert theirs.json() == missing.json()
        assert kept.web.get("/v1/media").status_code == 401
        assert kept.files()


def test_deleting_removes_it_from_the_store_and_for_good(people: Graph, meta: Meta, tmp_path: Path) -> None:
    send(people, "m1")
    with keeping(people, meta, tmp_path) as kept:
        [one] = soon(kept.listed)
        link = kept.ask("GET", f"/v1/media/{one['id']}").json()["url"]
        assert kept.ask("DELETE", f"/v1/media/{one['id']}").status_code == 204
        assert kept.listed() == []
        soon(lambda: not kept.files())
        soon(lambda: not query(people, "MATCH (f:Media) RETURN f.id"))
        assert kept.ask("DELETE", f"/v1/media/{one['id']}").status_code == 404
        assert httpx.get(link, trust_env=False).status_code == 404
        assert kept.state("m1")["media_state"] == "removed"
        # The same content may be sent and kept again.
        send(people, "m2")
        soon(kept.listed)
        assert len(kept.files()) == 1


def test_content_that_two_people_sent_goes_with_the_second(people: Graph, meta: Meta, tmp_path: Path) -> None:
    send(people, "m1")
    send(people, "m2", who="12125550123")
    with keeping(people, meta, tmp_path) as kept:
        [one] = soon(kept.listed)
        soon(lambda: kept.listed("ben"))
        assert kept.ask("DELETE", f"/v1/media/{one['id']}").status_code == 204
        assert [other["message_id"] for other in kept.listed("ben")] == ["m2"]
        assert kept.ask("GET", f"/v1/media/{one['id']}", "ben").status_code == 200
        assert len(kept.files()) == 1
        assert kept.ask("DELETE", f"/v1/media/{one['id']}", "ben").status_code == 204
        soon(lambda: not kept.files())


@pytest.mark.parametrize(
    "gone",
    ["MATCH (m:Message {id: 'm1'}) DETACH DELETE m", "MATCH (u:User {id: 'ana'}) DETACH DELETE u"],
    ids=["message", "person"],
)
def test_what_a_message_carried_goes_with_it(people: Graph, meta: Meta, tmp_path: Path, gone: str) -> None:
    send(people, "m1")
    with keeping(people, meta, tmp_path) as kept:
        soon(kept.listed)
        with people.session() as session:
            session.execute_write(lambda tx: tx.run(cast(Any, gone)).consume())
        kept.keeper.sweep_soon()
        soon(lambda: not kept.files())
        soon(lambda: not query(people, "MATCH (f:Media) RETURN f.id"))


def test_it_is_tried_again_until_it_works(people: Graph, meta: Meta, tmp_path: Path) -> None:
    meta.answers = [500, 401, 429, 404]
    send(people, "m1")
    with keeping(people, meta, tmp_path) as kept:
        soon(kept.listed)
        assert kept.state("m1")["media_attempts"] == 4
        assert meta.asked == 5


def test_after_seven_days_it_is_given_up(people: Graph, meta: Meta, tmp_path: Path) -> None:
    meta.answers = [404] * 100
    send(people, "m1", received_at=datetime.now(UTC) - timedelta(days=7, minutes=1))
    with keeping(people, meta, tmp_path) as kept:
        soon(lambda: kept.state("m1")["media_state"] == "gone")
    assert meta.asked == 1


@pytest.mark.parametrize(
    ("more", "size"), [({"media_id": None}, 10), ({"kind": "sticker"}, 17 * 1024 * 1024)]
)
def test_what_cannot_be_kept_is_not_tried_again(
    people: Graph, meta: Meta, tmp_path: Path, more: dict[str, Any], size: int
) -> None:
    meta.content["1"] = b"\0" * size
    send(people, "m1", **more)
    with keeping(people, meta, tmp_path) as kept:
        soon(lambda: kept.state("m1")["media_state"] == "refused")
        assert kept.files() == []
    assert meta.asked <= 1


def test_other_messages_carry_nothing(people: Graph, meta: Meta, tmp_path: Path) -> None:
    send(people, "m1", kind="text")
    send(people, "m2")
    with keeping(people, meta, tmp_path) as kept:
        soon(kept.listed)
        assert "media_state" not in kept.state("m1")


def test_a_start_goes_on_with_what_another_left(people: Graph, meta: Meta, tmp_path: Path) -> None:
    """The first keeper is stopped in the middle of a download; whatever it held is free at the next start."""
    meta.held = threading.Event()
    send(people, "m1")
    with keeping(people, meta, tmp_path):
        soon(lambda: meta.asked == 1)
        meta.held.set()
    held = "MATCH (m:Message {id: 'm1'}) SET m.media_not_before_ms = 4000000000000, m.media_state = 'waiting'"
    with people.session() as session:
        session.execute_write(lambda tx: tx.run(held).consume())
    with keeping(people, meta, tmp_path, steal=True) as kept:
        soon(lambda: kept.state("m1")["media_state"] == "kept")
        assert len(kept.files()) == 1


class Moody(Folder):
    """A folder that fails as often as it is told to."""

    failures = 0
    stuck = False
    before_put: Callable[[], None] | None = None

    def put(self, source: Any, content_type: str) -> Any:
        if self.failures:
            self.failures -= 1
            raise MediaError("The disk is full.")
        stored = super().put(source, content_type)
        if self.before_put is not None:
            told, self.before_put = self.before_put, None
            told()
        return stored

    def delete(self, name: str) -> bool:
        if self.stuck:
            raise MediaError("The disk is read-only.")
        return super().delete(name)


def test_content_that_cannot_be_deleted_yet_is_not_kept_anew_until_it_is(
    people: Graph, meta: Meta, tmp_path: Path
) -> None:
    store = Moody(tmp_path / "media", b"key")
    send(people, "m1")
    with keeping(people, meta, tmp_path, store) as kept:
        [one] = soon(kept.listed)
        store.stuck = True
        assert kept.ask("DELETE", f"/v1/media/{one['id']}").status_code == 204
        send(people, "m2", who="12125550123")
        soon(lambda: kept.state("m2").get("media_attempts", 0) >= 2)
        assert kept.state("m2")["media_state"] == "waiting"
        store.stuck = False
        soon(lambda: kept.state("m2")["media_state"] == "kept")
        link = kept.ask("GET", f"/v1/media/{one['id']}", "ben").json()["url"]
        assert httpx.get(link, trust_env=False).content == JPEG


def test_a_store_that_fails_is_tried_again(people: Graph, meta: Meta, tmp_path: Path) -> None:
    store = Moody(tmp_path / "media", b"key")
    store.failures = 2
    send(people, "m1")
    with keeping(people, meta, tmp_path, store) as kept:
        soon(kept.listed)
        assert kept.state("m1")["media_attempts"] == 2


def test_content_deleted_while_it_is_sent_again_is_kept(people: Graph, meta: Meta, tmp_path: Path) -> None:
    """Between finding that the content is there and holding on to it, its last owner deletes it."""
    store = Moody(tmp_path / "media", b"key")
    send(people, "m1")
    with keeping(people, meta, tmp_path, store) as kept:
        [one] = soon(kept.listed)

        def delete() -> None:
            assert kept.ask("DELETE", f"/v1/media/{one['id']}").status_code == 204
            soon(lambda: not kept.files())

        store.before_put = delete
        send(people, "m2", who="12125550123")
        soon(lambda: kept.state("m2")["media_state"] == "kept")
        soon(kept.files)
        link = kept.ask("GET", f"/v1/media/{one['id']}", "ben").json()["url"]
        assert httpx.get(link, trust_env=False).content == JPEG


def test_the_list_pages_from_the_latest_back(people: Graph, meta: Meta, tmp_path: Path) -> None:
    for number in range(5):
        meta.content[str(number)] = JPEG + bytes([number])
        send(people, f"m{number}", media_id=str(number))
    with keeping(people, meta, tmp_path) as kept:
        soon(lambda: len(kept.listed()) == 5)
        whole = [one["id"] for one in kept.listed()]
        seen: list[str] = []
        cursor = None
        while True:
            page = kept.ask("GET", "/v1/media?limit=2" + (f"&cursor={cursor}" if cursor else "")).json()
            seen += [one["id"] for one in page["items"]]
            if (cursor := page["next_cursor"]) is None:
                break
        assert seen == whole
        assert kept.ask("GET", "/v1/media?cursor=x").status_code == 422
