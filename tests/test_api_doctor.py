"""What ``sinew doctor`` finds in set-ups that work and in those that do not."""

import hashlib
import hmac
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from api.doctor import examine
from api.doctor_check import Check
from graph.connect import Graph
from graph.settings import Settings
from tests.bucket import BUCKET, emulated
from tests.path import add_people

SECRET = "0123456789abcdef0123456789abcdef"
NUMBER = "106540352242922"
VERIFY = "verify-me"
GRAPH = f"/v26.0/{NUMBER}"


@pytest.fixture(scope="module")
def emulator() -> Iterator[str]:
    with emulated() as url:
        yield url


def look(chosen: Settings, **more: Any) -> dict[str, Check]:
    """The checks by their names; of one name the last."""
    return {check.name: check for check in examine(chosen, **more)}


@pytest.fixture
def bare(embedded_graph: Graph, embedded_settings: Settings) -> Settings:
    """Settings of an engine that runs already, with nothing else."""
    return embedded_settings


def whatsapp(bare: Settings, server: HTTPServer, **more: Any) -> Settings:
    """The same with WhatsApp set up against a stand-in."""
    told = {
        "WHATSAPP_ACCESS_TOKEN": "token",
        "WHATSAPP_APP_SECRET": SECRET,
        "WHATSAPP_VERIFY_TOKEN": VERIFY,
        "WHATSAPP_PHONE_NUMBER_ID": NUMBER,
        "WHATSAPP_API_URL": server.url_for("").rstrip("/"),
    }
    return Settings(_env_file=None, data_dir=bare.data_dir, **{**told, **more})


class Meta:
    """What Meta's Graph API says of a number, a token and a webhook."""

    def __init__(self, server: HTTPServer) -> None:
        self.secret, self.address = SECRET, server.url_for("/webhooks/whatsapp")
        self.verify, self.expires_at, self.scopes = VERIFY, 0, ["whatsapp_business_messaging"]
        server.expect_request(GRAPH).respond_with_handler(self._number)
        server.expect_request("/v26.0/debug_token").respond_with_handler(self._token)
        server.expect_request("/webhooks/whatsapp").respond_with_handler(self._webhook)

    def _number(self, request: Request) -> Response:
        assert request.headers["Authorization"] == "Bearer token"
        proof = request.args.get("appsecret_proof")
        if (
            proof is not None
            and proof != hmac.new(self.secret.encode(), b"token", hashlib.sha256).hexdigest()
        ):
            return _error(400, 100, "Invalid appsecret_proof provided in the API argument")
        body: dict[str, Any] = {"id": NUMBER}
        if request.args.get("fields") == "webhook_configuration":
            body["webhook_configuration"] = {"application": self.address}
        else:
            body |= {"display_phone_number": "+34 600 11 12 22", "verified_name": "Sinew"}
        return Response(json.dumps(body), content_type="application/json")

    def _token(self, request: Request) -> Response:
        data = {"expires_at": self.expires_at, "scopes": self.scopes, "is_valid": True}
        return Response(json.dumps({"data": data}), content_type="application/json")

    def _webhook(self, request: Request) -> Response:
        right = request.args["hub.verify_token"] == self.verify
        return Response(request.args["hub.challenge"]) if right else Response("", 403)


def _error(status: int, code: int, message: str = "no", **more: Any) -> Response:
    body = {"error": {"message": message, "code": code, **more}}
    return Response(json.dumps(body), status, content_type="application/json")


def test_nothing_set_up_is_no_failure(bare: Settings) -> None:
    found = look(bare)
    assert {check.state for check in found.values()} == {"ok", "warn", "off"}
    assert found["WhatsApp"].state == "off"
    assert found["People"].to_do.startswith("sinew users add")
    assert found["Media store"].state == found["Media links"].state == "ok"
    assert not list((bare.data_dir / "media").rglob("??/*"))


def test_people_are_counted(bare: Settings, embedded_graph: Graph) -> None:
    add_people(embedded_graph)
    assert look(bare)["People"].found == "2 added"


def test_whatsapp_that_is_set_up_right_is_all_right(bare: Settings, httpserver: HTTPServer) -> None:
    Meta(httpserver)
    found = look(whatsapp(bare, httpserver))
    assert [check for check in found.values() if check.state == "fail"] == []
    assert found["WhatsApp number"].found == "+34 600 11 12 22 (Sinew)"
    assert found["App secret"].found == "fits the token"
    assert found["Token lifetime"].state == "ok"
    assert found["Webhook"].state == "ok"


def test_each_missing_setting_is_named(bare: Settings, httpserver: HTTPServer) -> None:
    Meta(httpserver)
    names = (
        "WHATSAPP_ACCESS_TOKEN",
        "WHATSAPP_APP_SECRET",
        "WHATSAPP_VERIFY_TOKEN",
        "WHATSAPP_PHONE_NUMBER_ID",
    )
    for name in names:
        found = look(whatsapp(bare, httpserver, **{name: None}))
        failed = [check for check in found.values() if check.state == "fail"]
        assert [name in check.found for check in failed][:1] == [True]
        assert failed[0].to_do.startswith("docs/whatsapp.md, step ")


@pytest.mark.parametrize(
    ("answer", "found", "to_do"),
    [
        (_error(401, 190), "refuses the token", "does not expire"),
        (_error(400, 190, error_subcode=463), "refuses the token", "does not expire"),
        (_error(400, 100), "reaches no such phone number id", "Check the id"),
        (_error(403, 200), "lacks a permission", "whatsapp_business_messaging"),
        (Response("", 503), "answers 503", "later"),
        (Response("<html>", 200), "answers 502", "later"),
    ],
    ids=["no token", "expired", "wrong id", "no right", "outage", "garbage"],
)
def test_what_meta_refuses_is_explained(
    bare: Settings, httpserver: HTTPServer, answer: Response, found: str, to_do: str
) -> None:
    httpserver.expect_request(GRAPH).respond_with_response(answer)
    check = look(whatsapp(bare, httpserver))["WhatsApp number"]
    assert check.state == "fail"
    assert found in check.found
    assert to_do in check.to_do


def test_a_number_in_place_of_its_id_is_noticed(bare: Settings, httpserver: HTTPServer) -> None:
    check = look(whatsapp(bare, httpserver, WHATSAPP_PHONE_NUMBER_ID="+34 600 111 222"))["WhatsApp number"]
    assert (check.state, httpserver.log) == ("fail", [])


def test_no_way_to_meta_is_said(bare: Settings, httpserver: HTTPServer) -> None:
    chosen = whatsapp(bare, httpserver, WHATSAPP_API_URL="http://127.0.0.1:1")
    assert "cannot be reached" in look(chosen)["WhatsApp number"].found


@pytest.mark.parametrize(
    ("change", "name", "state", "found"),
    [
        ({"secret": "another"}, "App secret", "fail", "not that of the token's app"),
        ({"expires_at": 4_000_000_000}, "Token lifetime", "warn", "expires on 2096-10-02"),
        ({"scopes": ["public_profile"]}, "Token rights", "fail", "may not send"),
        ({"verify": "another"}, "Webhook", "fail", "another verify token"),
        ({"address": "http://127.0.0.1:1/webhooks/whatsapp"}, "Webhook", "warn", "does not answer"),
        ({"address": None}, "Webhook", "warn", "no address"),
    ],
    ids=["secret", "expiry", "rights", "verify", "tunnel down", "no webhook"],
)
def test_what_is_set_up_wrong_at_meta_is_named(
    bare: Settings, httpserver: HTTPServer, change: dict[str, Any], name: str, state: str, found: str
) -> None:
    meta = Meta(httpserver)
    for field, value in change.items():
        setattr(meta, field, value)
    check = look(whatsapp(bare, httpserver))[name]
    assert check.state == state
    assert found in check.found
    assert check.to_do


def test_a_bucket_is_tried_and_given_its_rules(bare: Settings, emulator: str) -> None:
    chosen = Settings(
        _env_file=None, data_dir=bare.data_dir, GCS_BUCKET=BUCKET, STORAGE_EMULATOR_HOST=emulator
    )
    found = look(chosen)
    assert found["Media store"] == Check("Media store", "ok", f"bucket {BUCKET}: written, read, deleted")
    assert found["Media links"].state == "warn"
    assert found["Media ages"].to_do == "sinew doctor --lifecycle"
    found = look(chosen, lifecycle=True)
    assert "Nearline after 30 days" in found["Media ages"].found
    gone = look(chosen.model_copy(update={"gcs_bucket": "missing"}))["Media store"]
    assert gone.state == "fail"
    assert "missing" in gone.found


def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    check = look(Settings(_env_file=None, data_dir=tmp_path / "file"))["Data directory"]
    assert check.state == "fail"
    assert "SINEW_DATA_DIR" in check.to_do


def test_a_database_that_does_not_answer_is_said(tmp_path: Path) -> None:
    chosen = Settings(_env_file=None, data_dir=tmp_path, database_url="bolt://ana:pass@127.0.0.1:1")
    check = look(chosen)["Database"]
    assert check.state == "fail"
    assert "pass" not in check.found


@pytest.mark.parametrize(("status", "state"), [(200, "ok"), (401, "fail"), (500, "warn")])
def test_a_language_model_is_asked_once(
    bare: Settings, httpserver: HTTPServer, status: int, state: str
) -> None:
    httpserver.expect_oneshot_request("/v1/models").respond_with_data("{}", status)
    url = httpserver.url_for("/v1")
    chosen = bare.model_copy(update={"openai_api_key": "sk-secret", "openai_base_url": url})
    check = look(chosen)["Language model"]
    assert check.state == state
    assert "sk-secret" not in check.found + check.to_do


def test_the_command_prints_plain_lines_and_ends_with_one_when_something_fails(
    bare: Settings, httpserver: HTTPServer
) -> None:
    """Run as a person runs it, beside the engine that another process of this directory runs."""
    meta = Meta(httpserver)
    meta.secret = "another"
    chosen = whatsapp(bare, httpserver)
    told = {
        "SINEW_DATA_DIR": str(chosen.data_dir),
        "WHATSAPP_ACCESS_TOKEN": "token",
        "WHATSAPP_APP_SECRET": SECRET,
        "WHATSAPP_VERIFY_TOKEN": VERIFY,
        "WHATSAPP_PHONE_NUMBER_ID": NUMBER,
        "WHATSAPP_API_URL": chosen.whatsapp_api_url,
    }
    command = [sys.executable, "-m", "api", "doctor"]
    run = subprocess.run(
        command, check=False, env={**os.environ, **told}, capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 1
    assert "\x1b" not in run.stdout + run.stderr
    assert "fail  App secret" in run.stdout
    assert run.stderr.count("\n") == 1
    assert run.stderr.startswith("App secret fails: it is not that of the token's app. Copy it again")
    assert SECRET not in run.stdout + run.stderr
    told["WHATSAPP_APP_SECRET"] = meta.secret = SECRET
    run = subprocess.run(
        command, check=False, env={**os.environ, **told}, capture_output=True, text=True, timeout=120
    )
    assert (run.returncode, run.stderr) == (0, "")
