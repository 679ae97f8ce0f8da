"""Refusals are problem documents that say what to do and show none of what was sent or of our insides."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.limits import Limiter
from api.problems import MEDIA_TYPE
from api.routes.home import preferred
from tests.web import Caller, Web

SECRET = "s3cret-word"
REFUSED: list[tuple[str, str, dict[str, Any], int]] = [
    ("GET", "/v1/nothing-of-ours", {}, 404),
    ("GET", "/v1/observations/unknown", {}, 404),
    ("PUT", "/v1/observations", {"json": {}}, 405),
    ("POST", "/v1/observations", {"content": b"{" + SECRET.encode()}, 400),
    ("POST", "/v1/observations", {"content": b""}, 422),
    ("POST", "/v1/observations", {"content": b"[" * 9000 + b"]" * 9000}, 400),
    ("POST", "/v1/observations", {"content": b'{"value": NaN}'}, 422),
    ("POST", "/v1/observations", {"json": {"metric": SECRET, "value": SECRET, SECRET: 1}}, 422),
    ("POST", "/v1/observations", {"json": SECRET}, 422),
    ("POST", "/v1/observations", {"json": [{"value": SECRET}] * 1001}, 422),
    ("POST", "/v1/understand", {"json": {"text": SECRET, "timezone": SECRET}}, 422),
    ("POST", "/v1/understand", {"json": {"text": SECRET * 1000}}, 422),
    ("POST", "/v1/observations", {"json": {}, "headers": {"Idempotency-Key": "k" * 300}}, 422),
    ("POST", "/v1/observations", {"content": b" " * (5 * 1024 * 1024)}, 413),
    ("GET", "/v1/foods/resolve", {}, 422),
    ("GET", f"/v1/foods/resolve?q={'x' * 201}", {}, 422),
    ("GET", "/v1/exercises/resolve?q=press&language=xx", {}, 422),
]


@pytest.mark.parametrize(("method", "path", "more", "status"), REFUSED)
def test_a_refusal_is_a_problem_document(
    web: Web, ana: Caller, method: str, path: str, more: dict[str, Any], status: int
) -> None:
    headers = {"Authorization": f"Bearer {ana.token}", "Content-Type": "application/json"}
    answer = web.client.request(method, path, **{**more, "headers": headers | more.get("headers", {})})
    assert answer.headers["content-type"] == MEDIA_TYPE
    body = answer.json()
    assert (answer.status_code, body["status"]) == (status, status)
    assert body["title"]
    assert SECRET not in answer.text.replace(f'"field":"{SECRET}"', "")


def test_a_body_that_does_not_say_its_length_is_cut_short_too(web: Web, ana: Caller) -> None:
    parts = (b" " * 65_536 for _ in range(100))
    headers = {"Authorization": f"Bearer {ana.token}", "Content-Type": "application/json"}
    assert web.client.post("/v1/observations", content=parts, headers=headers).status_code == 413


def test_our_own_failure_shows_nothing_of_itself(
    web: Web, ana: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr("api.routes.days.read_day", broken)
    answer = ana.call("GET", "/v1/days/2025-01-01")
    assert (answer.status_code, answer.headers["content-type"]) == (500, MEDIA_TYPE)
    assert SECRET not in answer.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    noun=st.sampled_from(
        ["observations", "sleep", "check-ins", "sessions", "sets", "meals", "batches", "goals", "portions"]
    ),
    body=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    ["at", "date", "kind", "items", "sets", "scores", "metric", "value", "unit", "food", "id"]
                )
                | st.text(max_size=8),
                inner,
                max_size=5,
            )
        ),
        max_leaves=12,
    ),
)
def test_whatever_is_posted_is_answered(web: Web, ana: Caller, noun: str, body: Any) -> None:
    raw = json.dumps(body).encode("utf-8", "surrogatepass")
    headers = {"Authorization": f"Bearer {ana.token}", "Content-Type": "application/json"}
    answer = web.client.post(f"/v1/{noun}", content=raw, headers=headers)
    assert answer.status_code in (200, 400, 422), answer.text


def test_a_token_that_calls_too_often_is_told_when_to_come_back(
    web: Web, ana: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web.app.state, "limiter", Limiter(rate=1, burst=3, clock=lambda: 0.0))
    answers = [ana.call("GET", "/v1/me") for _ in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert answers[3].headers["content-type"] == MEDIA_TYPE
    assert int(answers[3].headers["retry-after"]) >= 1


def test_the_limit_never_refuses_fewer_than_500_calls_a_second() -> None:
    now = 0.0
    limiter = Limiter(clock=lambda: now)
    for _ in range(5):
        assert [limiter.wait_s("token") for _ in range(500)] == [0.0] * 500
        now += 0.5
    assert any(limiter.wait_s("token") for _ in range(5000))
    assert limiter.wait_s("another") == 0.0


def test_the_openapi_document_tells_every_route(web: Web) -> None:
    document = web.client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.")
    assert "ProblemDocument" in document["components"]["schemas"]
    for path, verbs in document["paths"].items():
        for verb, route in verbs.items():
            assert route["summary"], (verb, path)
            if path.startswith("/v1/"):
                assert {"401", "429"} <= set(route["responses"]), (verb, path)
                assert "security" in route, (verb, path)
    references = json.dumps(document).count("#/components/schemas/ProblemDocument")
    assert references > 50


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("es-ES,es;q=0.9,en;q=0.8", "es"),
        ("en-GB", "en"),
        ("", "en"),
        ("fr, es;q=0.2", "es"),
        ("es;q=0.1, en;q=0.9", "en"),
        ("es;q=x", "en"),
    ],
)
def test_the_page_speaks_the_language_of_the_browser(web: Web, accepted: str, language: str) -> None:
    assert preferred(accepted) == language
    answer = web.client.get("/", headers={"Accept-Language": accepted})
    assert f'<html lang="{language}">' in answer.text
    assert "http" not in answer.text.replace("http://testserver", "")


def test_health_needs_no_token(web: Web) -> None:
    assert web.client.get("/healthz").json().items() >= {"status": "ok", "database": web.graph.kind}.items()
