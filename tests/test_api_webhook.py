"""The receiver: signatures, envelopes, strangers, what repeats and what is broken."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from api.envelope import split
from api.webhook import LARGEST_BYTES, PATH
from graph.connect import Graph
from tests.meta import Json, change, envelope, message, signed, status
from tests.path import ANA, BEN, Running, add_people, query, running, soon

PAYLOADS = Path(__file__).parents[2] / "shared" / "data" / "whatsapp"


@pytest.fixture
def path(graph: Graph) -> Iterator[Running]:
    add_people(graph)
    with running(graph) as one:
        yield one


@pytest.fixture
def embedded(embedded_graph: Graph) -> Iterator[Running]:
    add_people(embedded_graph)
    with running(embedded_graph) as one:
        yield one


def test_verification_answers_the_challenge_to_the_right_token_alone(embedded: Running) -> None:
    asked = {"hub.mode": "subscribe", "hub.challenge": "11579"}
    right = embedded.web.get(PATH, params=asked | {"hub.verify_token": "verify-token"})
    assert (right.status_code, right.text) == (200, "11579")
    assert embedded.web.get(PATH, params=asked | {"hub.verify_token": "other"}).status_code == 403
    assert embedded.web.get(PATH).status_code == 403


@pytest.mark.parametrize("header", [None, "", "nonsense", "sha256=", "sha256=" + "0" * 64, "sha1=é"])
def test_what_meta_did_not_sign_is_refused_and_not_taken(embedded: Running, header: str | None) -> None:
    raw = envelope([change(message(ANA, "peso 80"))])
    headers = {} if header is None else {"X-Hub-Signature-256": header.encode()}
    assert embedded.web.post(PATH, content=raw, headers=headers).status_code == 401
    assert embedded.messages() == {}


def test_every_message_of_an_envelope_is_stored_and_answered_in_order_of_arrival(path: Running) -> None:
    first, second, third, fourth = (message(ANA, f"uno {n}") for n in range(4))
    raw = envelope([change(first, second), change(third)], [change(fourth, fourth)])
    assert path.post(raw) == 200
    assert path.post(raw) == 200
    sent = path.meta.wait(4)
    assert [one.text for one in sent] == ["uno 0", "uno 1", "uno 2", "uno 3"]
    soon(lambda: path.waiting("OUTBOX") == 0)
    assert len(path.meta.sent) == 4
    stored = path.messages()
    assert stored[first["id"]]["redelivered"] == 1
    assert stored[fourth["id"]]["redelivered"] == 3
    assert {one["state"] for one in stored.values()} == {"done"}
    assert json.loads(stored[first["id"]]["payload"]) == first


def test_the_same_id_with_other_words_keeps_the_first(path: Running) -> None:
    first = message(ANA, "peso 80")
    path.deliver(first)
    with capture_logs() as logs:
        assert path.deliver(first | {"text": {"body": "peso 90"}}) == 200
    assert path.messages()[first["id"]]["text"] == "peso 80"
    assert [one for one in logs if one["event"] == "message_changed"]
    assert "peso" not in str(logs)


def test_the_words_and_the_button_of_each_kind_are_kept() -> None:
    cases: list[tuple[Json, str | None, str | None]] = [
        ({"type": "text", "text": {"body": "hola"}}, "hola", None),
        ({"type": "button", "button": {"text": "Sí", "payload": "yes:1"}}, "Sí", "yes:1"),
        ({"type": "interactive", "interactive": {"button_reply": {"id": "u", "title": "T"}}}, "T", "u"),
        ({"type": "interactive", "interactive": {"list_reply": {"id": "l", "title": "T"}}}, "T", "l"),
        ({"type": "interactive"}, None, None),
        ({"type": "image", "image": {"id": "1", "caption": "mi cena"}}, "mi cena", None),
        ({"type": "reaction", "reaction": {"message_id": "wamid.9", "emoji": "👍"}}, "👍", None),
        ({"type": "audio", "audio": {"id": "1"}}, None, None),
        ({"type": 7, "7": []}, None, None),
    ]  # fmt: skip
    for fields, text, choice in cases:
        plain = {"from": ANA, "id": "wamid.1", "timestamp": "1763800000"} | fields
        (arrival,) = split(envelope([change(plain)])).arrivals
        assert (arrival.text, arrival.choice) == (text, choice), fields


NONSENSE: list[bytes] = [
    b"{}", b"[]", b"null", b"1", b'{"entry": 1}',
    b'{"entry": [1, {"changes": [null, {"field": "messages"}]}]}',
    envelope([change()]),
    envelope([{"field": "messages", "value": {"messages": [{}, 3, {"id": "x"}], "statuses": [{}]}}]),
    envelope([change(statuses=(status("wamid.unknown", "read"),))]),
    envelope([change(statuses=(status("w", "read", "re:none"),))]),
    envelope([change(field_name="user_preferences")]),
]  # fmt: skip


@pytest.mark.parametrize("raw", NONSENSE)
def test_signed_nonsense_is_answered_and_leaves_nothing(embedded: Running, raw: bytes) -> None:
    assert embedded.post(raw) == 200
    assert embedded.messages() == {}


@pytest.mark.parametrize("raw", [b"", b"not json", b"\xff\xfe", b"[" * 100_000])
def test_what_is_not_json_is_a_bad_request(embedded: Running, raw: bytes) -> None:
    assert embedded.post(raw) == 400


def test_a_body_larger_than_any_envelope_is_refused(embedded: Running) -> None:
    assert embedded.post(b" " * (LARGEST_BYTES + 1)) == 413

    def parts() -> Iterator[bytes]:
        for _ in range(20):
            yield b" " * 1_000_000

    assert embedded.web.post(PATH, content=parts(), headers=signed(b"")).status_code == 413


def test_odd_messages_are_kept_as_they_came(path: Running) -> None:
    odd = [
        message(ANA, "💪" * 4096),
        message(ANA, "a\x00b\x1b[31m\u202e\r\n"),
        message(ANA, "from the future", timestamp=4_000_000_000),
        message(ANA, "ten days old", timestamp=1_762_000_000),
        message(ANA, "no time", timestamp=-5),
        message(ANA, "'; MATCH (n) DETACH DELETE n //"),
    ]
    assert path.deliver(*odd) == 200
    half = envelope([change(message(ANA, "half"))]).replace(b'"half"', b'"half \\ud83d"')
    assert path.post(half) == 200
    soon(lambda: path.waiting() == 0)
    stored = path.messages()
    assert [stored[one["id"]]["text"] for one in odd] == [one["text"]["body"] for one in odd]
    assert stored[odd[2]["id"]]["at"].startswith("2096-")
    assert "half ?" in {one["text"] for one in stored.values()}
    assert {one["state"] for one in stored.values()} == {"done"}


def test_somebody_without_a_number_is_known_by_the_id_that_stood_beside_it(path: Running) -> None:
    both = message(ANA, "con número") | {"from_user_id": "ES.1"}
    path.deliver(both)
    alone = {key: value for key, value in message(ANA, "sin número").items() if key != "from"}
    path.deliver(alone | {"from_user_id": "ES.1"})
    path.meta.wait(2)
    assert {one["user_id"] for one in path.messages().values()} == {"ana"}
    assert [one.to for one in path.meta.sent] == [ANA, "ES.1"]


def test_an_id_that_belongs_to_one_person_is_not_given_to_another(path: Running) -> None:
    path.deliver(message(ANA, "hola") | {"from_user_id": "ES.1"})
    path.deliver(message(BEN, "hello") | {"from_user_id": "ES.1"})
    path.meta.wait(2)
    found = query(path.graph, "MATCH (:Identity {id: 'whatsapp:ES.1'})-[:IDENTIFIES]->(u) RETURN u.id AS id")
    assert [row["id"] for row in found] == ["ana"]


def test_mobile_numbers_of_mexico_are_known_as_they_are_dialled(embedded: Running) -> None:
    add_people(embedded.graph, {"lupe": "525512345678"})
    embedded.deliver(message("5215512345678", "hola"))
    (sent,) = embedded.meta.wait(1)
    assert sent.text == "hola"


def test_a_stranger_is_told_how_to_join_once_a_day_and_not_kept(path: Running) -> None:
    stranger = "34999888777"
    with capture_logs() as logs:
        for timestamp in (1_763_800_000, 1_763_800_600):
            assert path.deliver(message(stranger, "zanahoria violeta", timestamp=timestamp)) == 200
        path.meta.wait(1)
        assert path.deliver(message(stranger, "otra", timestamp=1_763_900_000)) == 200
        sent = path.meta.wait(2)
    assert [one.to for one in sent] == [stranger, stranger]
    assert "?" not in sent[0].text
    assert sent[0].text.startswith("Hola")
    kept = str(query(path.graph, "MATCH (n) RETURN properties(n) AS n")) + str(logs)
    assert stranger not in kept
    assert "zanahoria" not in kept
    assert len(query(path.graph, "MATCH (s:Stranger) RETURN s.id AS id")) == 2


def test_a_stranger_is_forgotten_after_a_day(embedded: Running) -> None:
    embedded.deliver(message("34999888777", "hola"))

    def age(tx: Any) -> None:
        tx.run("MATCH (s:Stranger) SET s.kept_at = '2026-01-01T00:00:00.000000Z'").consume()

    with embedded.graph.session() as session:
        session.execute_write(age)
    embedded.deliver(message("34999888666", "hola"))
    assert len(query(embedded.graph, "MATCH (s:Stranger) RETURN s.id AS id")) == 1


def test_system_notices_and_groups_are_kept_and_not_answered(path: Running) -> None:
    changed = message(ANA, "") | {"type": "system", "system": {"body": "…", "type": "user_changed_number"}}
    group = message(ANA, "en el grupo") | {"group_id": "g"}
    path.deliver(changed, group)
    stored = path.messages()
    assert {one["state"] for one in stored.values()} == {"ignored"}
    assert stored[changed["id"]]["reason"] == "system notice user_changed_number"
    assert path.waiting() == 0


@pytest.mark.skipif(not PAYLOADS.is_dir(), reason="the recorded payloads are not here")
def test_every_recorded_payload_ends_in_a_defined_state(path: Running) -> None:
    add_people(path.graph, {"test": "972987654321", "other": "16505551234"})
    files = sorted(PAYLOADS.glob("*.json"))
    assert len(files) == 46
    for file in files:
        raw = file.read_bytes().replace(b"wamid.", f"wamid.{file.stem}.".encode())
        with capture_logs() as logs:
            assert path.post(raw) == 200, file.name
        found = split(raw)
        for arrival in found.arrivals:
            state = soon(lambda one=arrival: _state(path, one.id), 5.0)
            known = arrival.identities[0] != "whatsapp:<WHATSAPP_USER_PHONE_NUMBER>"
            assert state in (("done", "ignored") if known else ("stranger",)), file.name
        if not found.arrivals:
            assert [one for one in logs if one["event"] == "webhook_ignored" and one["reason"]], file.name
    assert path.waiting() == 0


def _state(path: Running, message_id: str) -> str | None:
    stored = path.messages().get(message_id)
    if stored is None:
        return "stranger"
    return None if stored["state"] == "waiting" else str(stored["state"])
