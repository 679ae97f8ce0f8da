"""The pages without a browser: what they let in, what they show, what they never give away."""

import asyncio
import hashlib
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

import api.pages
from api.dev import demo_settings, own_url
from api.pages.phone import Event, Phone
from api.pages.window import PHONE
from api.pages.words import EXAMPLES, WORDS, long_date, near_date
from graph.connect import Graph
from graph.errors import SinewError
from graph.people import add_user, person_of_phone
from graph.settings import Settings
from tests.emptying import without_people
from tests.path import query, soon
from tests.window import Product, Window, product

PAGES = Path(api.pages.__file__).parent
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def running(embedded_engine: Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    without_people(embedded_engine)
    with product(embedded_engine, tmp_path_factory.mktemp("window")) as found:
        yield found


@pytest.fixture
def window(running: Product) -> Iterator[Window]:
    with running.opened() as found:
        found.web.get("/", headers={"Accept-Language": "es"})
        yield found


def vendored() -> list[tuple[str, str]]:
    noted = []
    for folder in (PAGES / "static", Path(__file__).parent / "data" / "axe"):
        text = (folder / "VENDORED.md").read_text("utf-8")
        rows = re.findall(r"^\| `([^`]+)` .*`([0-9a-f]{64})` \|$", text, re.MULTILINE)
        noted += [(str(folder / name), digest) for name, digest in rows]
    return noted


@pytest.mark.parametrize(("path", "digest"), vendored())
def test_files_of_others_are_the_ones_that_were_noted(path: str, digest: str) -> None:
    assert hashlib.sha256(Path(path).read_bytes()).hexdigest() == digest


def test_every_file_of_others_is_noted() -> None:
    noted = {path for path, _ in vendored()}
    folders = (PAGES / "static" / "vendor", Path(__file__).parent / "data" / "axe")
    there = {str(one) for folder in folders for one in folder.iterdir() if one.suffix != ".md"}
    assert there == noted


def test_both_languages_have_the_same_words() -> None:
    assert set(WORDS["es"]) == set(WORDS["en"])
    assert len(EXAMPLES["es"]) == len(EXAMPLES["en"])


def test_pages_hold_no_code_and_name_no_other_place() -> None:
    for path in [
        *(PAGES / "templates").iterdir(),
        PAGES / "static" / "sinew.css",
        PAGES / "static" / "chat.js",
    ]:
        text = path.read_text("utf-8")
        assert not re.search(r"(https?:)?//[a-z]", text), path
        assert not re.search(r"<script(?![^>]*src=)|\sstyle=|\son[a-z]+=|hx-on|js:", text), path


def test_days_have_names() -> None:
    today = NOW.date()
    assert [near_date(today + timedelta(days=n), "es", today) for n in (-2, -1, 0, 1)] == [
        None, "Ayer", "Hoy", "Mañana",
    ]  # fmt: skip
    assert long_date(today, "es", today) == "viernes, 20 de noviembre"
    assert long_date(today - timedelta(days=400), "en", today) == "Thursday, 16 October 2025"


def test_without_demo_there_is_neither_window_nor_stand_in(running: Product) -> None:
    with running.opened(demo=False) as plain:
        assert "composer" not in plain.web.get("/").text
        for method, path in (
            ("POST", "/chat/messages"), ("POST", "/chat/presses"), ("GET", "/chat/day"), ("GET", "/chat/events"),
            ("POST", "/dev/v23.0/1/messages"), ("GET", "/dev/v23.0/1"), ("GET", "/dev/1"),
        ):  # fmt: skip
            assert plain.web.request(method, path).status_code == 404, path


def test_demo_makes_up_what_is_not_set_and_never_replaces_a_real_number() -> None:
    url = own_url("0.0.0.0", 8000)
    made = demo_settings(Settings(_env_file=None, whatsapp_app_secret="mine"), url)
    assert made.whatsapp_api_url == "http://127.0.0.1:8000/dev"
    assert made.whatsapp_app_secret == "mine"
    assert made.whatsapp_access_token and made.whatsapp_verify_token and made.whatsapp_phone_number_id
    with pytest.raises(SinewError, match="--demo"):
        demo_settings(Settings(_env_file=None, whatsapp_access_token="real"), url)


def test_the_page_is_strict_and_holds_no_secret(window: Window) -> None:
    page = window.web.get("/")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    everything = page.text + window.web.get("/chat/day").text + window.web.get("/static/chat.js").text
    settings = window.product.services.settings
    for secret in (
        settings.whatsapp_app_secret, settings.whatsapp_access_token, settings.whatsapp_verify_token,
    ):  # fmt: skip
        assert secret and secret not in everything


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "evil.example"}, 403),
        ({"Host": "localhost"}, 204),
        ({}, 204),
    ],
)
def test_other_sites_cannot_write_here(window: Window, headers: dict[str, str], status: int) -> None:
    sent = window.web.post("/chat/settings", data={"timezone": "Europe/Madrid"}, headers=headers)
    assert sent.status_code == status


def test_a_message_is_recorded_by_the_receiver_and_answered(window: Window) -> None:
    window.say("press banca 80x8 rir 2")
    stored = query(window.product.services.graph, "MATCH (m:Message) RETURN m {.*} AS m")[0]["m"]
    assert stored["channel"] == "whatsapp" and stored["text"] == "press banca 80x8 rir 2"
    day = window.web.get("/chat/day").text
    assert "80 kg × 8" in day and "press banca 80x8 rir 2" in day
    assert f"undo:{stored['id']}" in day


def test_what_is_typed_is_shown_as_words_not_as_page(window: Window) -> None:
    window.say("peso 80,2 <b>o así</b>\n<script>alert(1)</script>")
    page = window.web.get("/").text
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)" in page


def test_pressing_undo_takes_the_day_back(window: Window) -> None:
    window.say("peso 80,2")
    day = window.web.get("/chat/day").text
    choice = re.search(r'name="choice" value="([^"]+)"', day)
    assert choice is not None and "80,2 kg" in day
    window.web.post("/chat/presses", data={"choice": choice[1], "title": "Deshacer"})
    soon(lambda: len(window.answers()) == 2, 30)
    assert "80,2 kg" not in window.web.get("/chat/day").text


def test_a_record_without_a_message_is_removed_and_nobody_elses(window: Window) -> None:
    graph = window.product.services.graph
    with graph.session() as session:
        other = add_user(session, phone="+34600111333", name="Ben", timezone="UTC", language="es").token
        me = person_of_phone(session, PHONE)
    # A token of one's own, as `sinew users add` gives one to others.
    query_token = "MATCH (u:User {id: $id}) CREATE (:Token {id: $token})-[:ACTS_FOR]->(u)"
    digest = hashlib.sha256(b"mine").hexdigest()
    with graph.session() as session:
        session.execute_write(lambda tx: tx.run(query_token, id=me.id, token=digest).consume())
    weight = {
        "metric": "body_weight",
        "value": 71.5,
        "unit": "kg",
        "observed_at": datetime.now(UTC).isoformat(),
    }
    ids = [
        window.web.post("/v1/observations", json=weight, headers={"Authorization": f"Bearer {token}"}).json()[
            "id"
        ]
        for token in ("mine", other)
    ]
    assert ids[0] in window.web.get("/chat/day").text
    assert window.web.post("/chat/removals", data={"record": ids[1]}).status_code == 404
    assert window.web.post("/chat/removals", data={"record": ids[0]}).status_code == 204
    assert ids[0] not in window.web.get("/chat/day").text
    counts = "MATCH (r:Record {id: $id}) RETURN EXISTS { (r)-[:ON_DAY]->(:Day) } AS counts"
    assert [query(graph, counts, id=one)[0]["counts"] for one in ids] == [False, True]


@pytest.mark.parametrize(
    ("name", "mime_type", "kind", "shown"),
    [
        ("banca.png", "image/png", "image", "inline"),
        ("nota.ogg", "audio/ogg; codecs=opus", "audio", "inline"),
        ("serie.mp4", "video/mp4", "video", "inline"),
        ("page.html", "text/html", "document", "attachment"),
        ("picture.svg", "image/svg+xml", "document", "attachment"),
    ],
)
def test_files_go_the_way_of_whatsapp(
    window: Window, name: str, mime_type: str, kind: str, shown: str
) -> None:
    sent = window.web.post("/chat/messages", files={"files": (name, PNG, mime_type)}, data={"text": ""})
    assert sent.status_code == 204
    assert window.phone is not None
    payload = next(one.payload for one in window.phone.bubbles if one.mine)
    assert payload["type"] == kind
    media_id = payload[kind]["id"]
    assert window.web.get(f"/dev/v23.0/{media_id}").json()["error"]["code"] == 190
    token = {"Authorization": f"Bearer {window.product.services.settings.whatsapp_access_token}"}
    told = window.web.get(f"/dev/v23.0/{media_id}", headers=token).json()
    assert told["sha256"] == hashlib.sha256(PNG).hexdigest() and told["file_size"] == len(PNG)
    assert httpx.get(told["url"], headers=token, trust_env=False).content == PNG
    own = window.web.get(f"/chat/media/{media_id}")
    assert own.content == PNG and own.headers["Content-Disposition"].startswith(shown)
    assert "sandbox" in own.headers["Content-Security-Policy"]
    soon(window.answers, 30)


def test_the_page_speaks_the_language_of_the_browser_until_something_is_said(window: Window) -> None:
    def shown(accepted: str) -> str:
        page = window.web.get("/", headers={"Accept-Language": accepted}).text
        return page.partition('lang="')[2][:2]

    assert [shown("en-GB,en"), shown("es-ES,es;q=0.9,en;q=0.8")] == ["en", "es"]
    window.say("peso 80,2")
    assert shown("en-GB,en") == "es"
    assert window.web.post("/chat/settings", data={"language": "en"}).status_code == 303
    assert shown("es-ES,es") == "en"


@pytest.mark.parametrize("path", ["/chat/media/1", "/chat/media/../secret-key", "/chat/day?date=soon"])
def test_what_is_not_there_is_not_found(window: Window, path: str) -> None:
    assert window.web.get(path).status_code == 404


def test_what_was_said_is_there_after_a_new_start(running: Product) -> None:
    with running.opened() as window:
        window.web.get("/", headers={"Accept-Language": "es"})
        window.say("peso 80,2")
        said = window.web.get("/chat/log").text
        assert "Peso: 80,2 kg" in said and "undo:" in said
    with running.opened(new=False) as window:
        assert without_moments(window.web.get("/chat/log").text) == without_moments(said)


def without_moments(page: str) -> str:
    """Times are the sender's to the second in the graph, to the moment on the telephone."""
    return re.sub(r'datetime="[^"]*"', "", page)


def test_a_window_that_comes_back_is_told_what_it_missed() -> None:
    async def story() -> None:
        phone = Phone()
        seen = phone.last_event
        phone.add(True, "one", {"type": "text"}, NOW)
        phone.add(False, "two", {"type": "text"}, NOW)
        assert [one.what for one in await taken(phone, seen, 3)] == ["bubble", "bubble", "day"]
        assert [one.what for one in await taken(phone, "another start-3", 1)] == ["stale"]
        for _ in range(1000):
            phone.day_changed()
        assert [one.what for one in await taken(phone, seen, 1)] == ["stale"]

    asyncio.run(story())


def test_closing_ends_every_window() -> None:
    async def story() -> None:
        phone = Phone()
        listening = asyncio.create_task(drained(phone))
        await asyncio.sleep(0)
        phone.close()
        await asyncio.wait_for(listening, 5)
        await asyncio.wait_for(drained(phone), 5)

    asyncio.run(story())


def test_demo_is_switched_on_by_an_option_and_stops_while_windows_listen(data_dir: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "api", "serve", "--demo", "--port", str(port)]
    environment = {**os.environ, "SINEW_DATA_DIR": str(data_dir)}
    with (
        subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as server,
        httpx.Client(base_url=own_url("127.0.0.1", port), trust_env=False, timeout=60) as web,
    ):
        try:
            soon(lambda: answers(web), 120)
            assert 'id="composer"' in web.get("/").text
            with web.stream("GET", "/chat/events?after=none") as events:
                assert next(events.iter_lines()).startswith("id: ")
                server.terminate()
                began = time.monotonic()
                assert server.wait(60) == 0
            assert time.monotonic() - began < 9, "it waited for the window"
        finally:
            server.kill()


def answers(web: httpx.Client) -> bool:
    try:
        return web.get("/healthz").status_code == 200
    except httpx.TransportError:
        return False


async def taken(phone: Phone, after: str, count: int) -> list[Event]:
    found: list[Event] = []
    async for event in phone.events(after):
        assert event is not None
        found.append(event)
        if len(found) == count:
            break
    return found


async def drained(phone: Phone) -> None:
    async for _ in phone.events(phone.last_event):
        continue


def test_a_reply_that_came_before_the_first_page_stands_once_and_last() -> None:
    phone = Phone()
    phone.add(False, "reply", {"type": "text"}, NOW)
    phone.fill([(True, "said", {"type": "text"}, NOW), (False, "reply", {"type": "text"}, NOW)])
    assert [one.message_id for one in phone.bubbles] == ["said", "reply"]
