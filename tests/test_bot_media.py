"""The media store in a folder and in a bucket, and the fetching of what people send."""

import base64
import binascii
import hashlib
import io
import json
import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qsl, quote, urlsplit

import google_crc32c
import httpx
import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from google.auth.credentials import Credentials
from google.auth.transport.requests import Request
from pytest_httpserver import HTTPServer
from werkzeug import Request as Asked
from werkzeug import Response

from bot.clients.content import content_type, disposition, file_name
from bot.clients.downloads import Downloads, FetchError
from bot.clients.folder import Folder
from bot.clients.gcs import COLDER, PART_BYTES, Bucket
from bot.clients.media import MediaError, MediaStore
from bot.clients.stores import media_store
from graph.errors import NotFound, SinewError
from graph.settings import Settings
from tests.bucket import BUCKET, emulated

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "media", b"key")


@pytest.fixture(scope="module")
def emulator() -> Iterator[str]:
    with emulated() as url:
        yield url


@pytest.fixture
def bucket(emulator: str) -> Bucket:
    return Bucket.of(Settings(_env_file=None, GCS_BUCKET=BUCKET, STORAGE_EMULATOR_HOST=emulator))


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest) -> MediaStore:
    found: MediaStore = request.getfixturevalue(request.param)
    return found


def test_what_is_put_is_there_under_its_content(store: MediaStore) -> None:
    stored = store.put(io.BytesIO(JPEG), "image/jpeg")
    assert stored.sha256 == hashlib.sha256(JPEG).hexdigest()
    assert stored.name == f"{stored.sha256[:2]}/{stored.sha256}"
    assert stored.size_bytes == len(JPEG)
    with store.open(stored.name) as file:
        assert file.read() == JPEG
    assert store.put(io.BytesIO(JPEG), "image/jpeg") == stored
    assert store.delete(stored.name)
    assert not store.has(stored.name)
    assert not store.delete(stored.name)
    with pytest.raises(NotFound):
        store.open(stored.name)


def test_a_stream_is_kept_from_where_it_stands(store: MediaStore) -> None:
    source = io.BytesIO(b"headers" + JPEG)
    source.seek(len(b"headers"))
    assert store.put(source, "image/jpeg").sha256 == hashlib.sha256(JPEG).hexdigest()


@pytest.mark.parametrize(
    "name",
    ["", "..", "../secret-key", "ab/../../secret-key", "/etc/passwd", "ab/" + "g" * 64, "ab/cd" + "0" * 62],
)
def test_only_names_of_our_own_are_looked_for(store: MediaStore, name: str) -> None:
    for ask in (store.has, store.open, store.delete):
        with pytest.raises(NotFound):
            ask(name)
    with pytest.raises(NotFound):
        store.signed_url(name, 60, "image/jpeg")


def test_the_same_content_at_once_is_kept_whole(folder: Folder, tmp_path: Path) -> None:
    content = os.urandom(3_000_000)
    with ThreadPoolExecutor(8) as pool:
        names = {
            one.name for one in pool.map(lambda _: folder.put(io.BytesIO(content), "video/mp4"), range(16))
        }
    assert len(names) == 1
    files = [path for path in (tmp_path / "media").rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in files] == [content]


def test_a_torn_stream_leaves_nothing(folder: Folder, tmp_path: Path) -> None:
    class Torn(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError(5, "Input/output error")
            return super().read(10)

    with pytest.raises(MediaError, match="Input/output error"):
        folder.put(Torn(JPEG), "image/jpeg")
    assert [path for path in (tmp_path / "media").rglob("*") if path.is_file()] == []


def test_a_half_file_from_elsewhere_is_mended(folder: Folder) -> None:
    stored = folder.put(io.BytesIO(JPEG), "image/jpeg")
    folder.path(stored.name).write_bytes(JPEG[:100])
    folder.put(io.BytesIO(JPEG), "image/jpeg")
    assert folder.path(stored.name).read_bytes() == JPEG


def test_drafts_of_a_crash_are_removed(folder: Folder, tmp_path: Path) -> None:
    drafts = tmp_path / "media" / "drafts"
    drafts.mkdir(parents=True)
    old, new = drafts / "old", drafts / "new"
    for draft in (old, new):
        draft.write_bytes(b"half")
    os.utime(old, (0, time.time() - 7200))
    folder.put(io.BytesIO(JPEG), "image/jpeg")
    assert not old.exists()
    assert new.exists()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("no folder")
    with pytest.raises(MediaError, match="cannot be written"):
        Folder(place, b"key").put(io.BytesIO(JPEG), "image/jpeg")


def test_a_link_allows_one_file_for_a_while(folder: Folder) -> None:
    first = folder.put(io.BytesIO(JPEG), "image/jpeg").name
    other = folder.put(io.BytesIO(b"other"), "text/plain").name
    parts = urlsplit(folder.signed_url(first, 60, "image/jpeg", "mi foto.jpg"))
    told = dict(parse_qsl(parts.query))
    assert parts.path == f"/media/{first}"
    assert folder.allows(first, told)
    assert not folder.allows(other, told)
    assert not Folder(folder.path(first).parent.parent, b"another key").allows(first, told)
    for field, value in (
        ("expires", str(int(told["expires"]) + 1)),
        ("type", "text/html"),
        ("file", "x.html"),
    ):
        assert not folder.allows(first, told | {field: value})
    assert not folder.allows(first, {})
    assert not folder.allows(first, told | {"signature": "ñ"})
    expired = dict(
        parse_qsl(urlsplit(folder.signed_url(first, -1, "image/jpeg")).query, keep_blank_values=True)
    )
    assert not folder.allows(first, expired)


def test_large_content_goes_up_in_parts_and_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Google's own protocol, so that the precondition is enforced, which the emulator does not do."""
    content = os.urandom(PART_BYTES + 1000)
    google = HTTPServer(host="127.0.0.1")
    google.start()
    parts: list[tuple[str, bytes]] = []
    asked: list[str] = []

    def begin(request: Asked) -> Response:
        asked.append(request.args.get("uploadType", ""))
        assert request.args["ifGenerationMatch"] == "0"
        if parts:
            return Response(json.dumps({"error": {"code": 412, "message": "exists"}}), 412)
        return Response("", 200, {"Location": google.url_for("/session")})

    def take(request: Asked) -> Response:
        parts.append((request.headers["Content-Range"], request.get_data()))
        so_far = sum(len(data) for _, data in parts)
        if so_far < len(content):
            return Response("", 308, {"Range": f"bytes=0-{so_far - 1}"})
        crc = base64.b64encode(google_crc32c.Checksum(content).digest()).decode()
        told = {"name": "x", "size": str(so_far), "crc32c": crc}
        return Response(json.dumps(told), content_type="application/json")

    google.expect_request(f"/upload/storage/v1/b/{BUCKET}/o", method="POST").respond_with_handler(begin)
    google.expect_request(f"/storage/v1/b/{BUCKET}").respond_with_json({"name": BUCKET})
    google.expect_request("/session", method="PUT").respond_with_handler(take)
    try:
        url = google.url_for("").rstrip("/")
        bucket = Bucket.of(Settings(_env_file=None, GCS_BUCKET=BUCKET, STORAGE_EMULATOR_HOST=url))
        stored = bucket.put(io.BytesIO(content), "video/mp4")
        assert b"".join(data for _, data in parts) == content
        assert [headers for headers, _ in parts] == [
            f"bytes 0-{PART_BYTES - 1}/*",
            f"bytes {PART_BYTES}-{len(content) - 1}/{len(content)}",
        ]
        assert bucket.put(io.BytesIO(content), "video/mp4") == stored
        assert asked == ["resumable", "resumable"]
        assert len(parts) == 2
    finally:
        google.clear()
        google.stop()


def _key_file(path: Path) -> rsa.RSAPublicKey:
    """A service account's key file as Google gives it."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    text = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    told = {
        "type": "service_account",
        "project_id": "sinew",
        "private_key_id": "1",
        "private_key": text,
        "client_email": "sinew@sinew.iam.gserviceaccount.com",
        "client_id": "1",
        "token_uri": "https://oauth2.googleapis.com/token",
    }
    path.write_text(json.dumps(told))
    return key.public_key()


def _string_to_sign(url: str) -> tuple[str, dict[str, str]]:
    """What a V4 link's signature signs, built from the link as Google's server does it."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    rest = {name: value for name, value in query.items() if name != "X-Goog-Signature"}
    canonical_query = "&".join(
        f"{quote(name, safe='~')}={quote(value, safe='~')}" for name, value in sorted(rest.items())
    )
    canonical = "\n".join(
        ["GET", parts.path, canonical_query, f"host:{parts.netloc}", "", "host", "UNSIGNED-PAYLOAD"]
    )
    scope = query["X-Goog-Credential"].partition("/")[2]
    lines = ["GOOG4-RSA-SHA256", query["X-Goog-Date"], scope, hashlib.sha256(canonical.encode()).hexdigest()]
    return "\n".join(lines), query


def test_a_bucket_link_carries_a_signature_that_the_public_key_confirms(
    emulator: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = _key_file(tmp_path / "key.json")
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "key.json"))
    bucket = Bucket.of(Settings(_env_file=None, GCS_BUCKET=BUCKET, STORAGE_EMULATOR_HOST=emulator))
    name = bucket.put(io.BytesIO(JPEG), "image/jpeg").name
    url = bucket.signed_url(name, 300, "image/jpeg", "mañana.jpg")
    signed, query = _string_to_sign(url)
    assert urlsplit(url).path == f"/{BUCKET}/media/{name}"
    assert query["X-Goog-Expires"] == "300"
    assert query["X-Goog-Credential"].startswith("sinew@sinew.iam.gserviceaccount.com/")
    assert query["response-content-disposition"] == "inline; filename*=UTF-8''ma%C3%B1ana.jpg"
    signature = binascii.unhexlify(query["X-Goog-Signature"])
    public.verify(signature, signed.encode(), padding.PKCS1v15(), hashes.SHA256())


def test_a_link_is_signed_by_iam_where_a_machine_has_no_key(
    emulator: str, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    email = "vm@sinew.iam.gserviceaccount.com"

    def sign(request: Asked) -> Response:
        assert request.headers["Authorization"] == "Bearer machine-token"
        data = base64.b64decode(request.get_json()["payload"])
        signed = key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return Response(json.dumps({"keyId": "1", "signedBlob": base64.b64encode(signed).decode()}))

    httpserver.expect_request(f"/v1/projects/-/serviceAccounts/{email}:signBlob").respond_with_handler(sign)

    class Here(Request):  # type: ignore[misc]
        """Sends what goes to IAM to this machine."""

        def __call__(self, url: str, **asked: Any) -> Any:
            assert url.startswith("https://iamcredentials.googleapis.com/")
            return super().__call__(url=httpserver.url_for(url.partition(".com")[2]), **asked)

    class Machine(Credentials):  # type: ignore[misc]
        """A machine's own account: its name and token are known after a refresh."""

        service_account_email = "default"

        def refresh(self, request: Any) -> None:
            self.service_account_email, self.token = email, "machine-token"

    monkeypatch.setattr("google.cloud.storage._signing.requests.Request", Here)
    plain = Bucket.of(Settings(_env_file=None, GCS_BUCKET=BUCKET, STORAGE_EMULATOR_HOST=emulator))
    bucket = Bucket(plain._client, BUCKET, Machine(), emulator)
    name = bucket.put(io.BytesIO(JPEG), "image/jpeg").name
    signed, query = _string_to_sign(bucket.signed_url(name, 60, "image/jpeg"))
    assert query["X-Goog-Credential"].startswith(email)
    signature = binascii.unhexlify(query["X-Goog-Signature"])
    key.public_key().verify(signature, signed.encode(), padding.PKCS1v15(), hashes.SHA256())


def test_a_persons_own_login_cannot_sign_and_is_told(bucket: Bucket) -> None:
    class Login(Credentials):  # type: ignore[misc]
        def refresh(self, request: Any) -> None:
            raise AssertionError

    personal = Bucket(bucket._client, BUCKET, Login())
    with pytest.raises(SinewError, match="service account"):
        personal.signed_url("ab/" + "ab" * 32, 60, "image/jpeg")


def test_an_emulator_without_a_key_serves_by_a_plain_link(bucket: Bucket) -> None:
    name = bucket.put(io.BytesIO(JPEG), "image/jpeg").name
    assert httpx.get(bucket.signed_url(name, 60, "image/jpeg"), trust_env=False).content == JPEG


def test_a_bucket_gets_the_rules_that_make_it_cheap_once(bucket: Bucket) -> None:
    bucket.set_age_rules()
    bucket.set_age_rules()
    assert bucket.age_rules() == list(COLDER)


def test_a_bucket_gets_the_rules_of_the_settings(bucket: Bucket) -> None:
    bucket.set_lifecycle({"NEARLINE": 20, "COLDLINE": 60}, 400)
    bucket.set_lifecycle({"NEARLINE": 30, "COLDLINE": 90}, None)
    bucket.set_lifecycle({"NEARLINE": 30, "COLDLINE": 90}, 365)
    ours = [rule for rule in bucket.age_rules() if rule[0] in ("NEARLINE", "COLDLINE")]
    assert ours == [("NEARLINE", 30), ("COLDLINE", 90)]
    deleting = [dict(one) for one in bucket._bucket.lifecycle_rules if one["action"]["type"] == "Delete"]
    assert [one["condition"]["age"] for one in deleting] == [365]


def test_a_bucket_that_is_not_there_is_said(emulator: str) -> None:
    missing = Bucket.of(Settings(_env_file=None, GCS_BUCKET="missing", STORAGE_EMULATOR_HOST=emulator))
    with pytest.raises(MediaError, match="missing"):
        missing.put(io.BytesIO(JPEG), "image/jpeg")


def test_without_a_bucket_media_go_to_the_data_directory(tmp_path: Path) -> None:
    store = media_store(Settings(_env_file=None, data_dir=tmp_path))
    store.put(io.BytesIO(JPEG), "image/jpeg")
    assert isinstance(store, Folder)
    assert (tmp_path / "media").is_dir()


@pytest.mark.parametrize(
    ("head", "declared", "expected"),
    [
        (JPEG, "text/html", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n....", None, "image/png"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp", "image/webp"),
        (b"OggS\x00\x02....OpusHead", "audio/ogg; codecs=opus", "audio/ogg"),
        (b"\x00\x00\x00\x18ftypmp42", "video/mp4", "video/mp4"),
        (b"\x00\x00\x00\x18ftypmp42", "audio/mp4", "audio/mp4"),
        (b"\x00\x00\x00\x18ftypM4A ", "video/mp4", "audio/mp4"),
        (b"%PDF-1.7", "image/jpeg", "application/pdf"),
        (
            b"PK\x03\x04....",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        (b"PK\x03\x04....", "text/html", "application/zip"),
        (b"R,SERIE,KG\n1,S1 R1,80\n", "text/csv", "text/csv"),
        (b"<html><script>alert(1)</script>", "text/html", "text/plain"),
        ("señal".encode(), None, "text/plain"),
        (b"\x00\x01\x02", "image/svg+xml", "application/octet-stream"),
        (b"", "image/jpeg", "application/octet-stream"),
    ],
)
def test_the_content_tells_what_it_is(head: bytes, declared: str | None, expected: str) -> None:
    assert content_type(head, declared) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("series.csv", "series.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ana\\plan.pdf", "plan.pdf"),
        ("\u202egpj.exe\n", "gpj.exe"),
        ("..", None),
        ("", None),
        (None, None),
        ("x" * 300 + ".csv", "x" * 116 + ".csv"),
    ],
)
def test_a_file_name_is_a_label_and_no_path(told: str | None, expected: str | None) -> None:
    assert file_name(told) == expected


def test_a_browser_shows_pictures_and_saves_the_rest() -> None:
    assert disposition("image/jpeg", None) == "inline"
    assert disposition("image/svg+xml", None) == "attachment"
    assert disposition("text/plain", 'a".csv') == "attachment; filename*=UTF-8''a%22.csv"


class MetaMedia:
    """Meta's two steps over a real socket: an id's address, then the file behind it."""

    def __init__(self, server: HTTPServer, content: bytes = JPEG, **told: Any) -> None:
        self.server = server
        self.content = content
        self.told = {"sha256": hashlib.sha256(content).hexdigest(), "file_size": len(content), **told}
        self.expired = 0
        self.asked: list[str] = []
        server.expect_request("/v26.0/77").respond_with_handler(self.announce)
        server.expect_request("/file").respond_with_handler(self.serve)

    def announce(self, request: Asked) -> Response:
        self.asked.append(request.headers.get("Authorization", ""))
        body = {"url": self.server.url_for("/file"), "mime_type": "image/jpeg", "id": "77", **self.told}
        return Response(json.dumps(body), content_type="application/json")

    def serve(self, request: Asked) -> Response:
        self.asked.append(request.headers.get("Authorization", ""))
        if self.expired:
            self.expired -= 1
            return Response("expired", 404)
        return Response(self.content, content_type="text/html")


def _fetch(server: HTTPServer, largest: int = 1_000_000, **more: Any) -> tuple[Any, bytes]:
    downloads = Downloads(server.url_for("").rstrip("/"), "token", timeout_s=2.0)
    into = io.BytesIO()
    try:
        return downloads.fetch("77", into, largest, **more), into.getvalue()
    finally:
        downloads.close()


def test_what_was_sent_is_fetched_by_its_id(httpserver: HTTPServer) -> None:
    meta = MetaMedia(httpserver)
    fetched, content = _fetch(httpserver)
    assert content == JPEG
    assert (fetched.content_type, fetched.size_bytes) == ("image/jpeg", len(JPEG))
    assert fetched.sha256 == hashlib.sha256(JPEG).hexdigest()
    assert meta.asked == ["Bearer token", "Bearer token"]


def test_an_expired_address_is_asked_for_anew(httpserver: HTTPServer) -> None:
    meta = MetaMedia(httpserver)
    meta.expired = 1
    assert _fetch(httpserver)[1] == JPEG
    meta.expired = 2
    with pytest.raises(FetchError, match="refused") as caught:
        _fetch(httpserver)
    assert caught.value.outcome == "later"


@pytest.mark.parametrize("told", [{}, {"file_size": 10}, {"file_size": None, "sha256": None}])
def test_what_is_too_large_is_not_taken(httpserver: HTTPServer, told: dict[str, Any]) -> None:
    MetaMedia(httpserver, **told)
    with pytest.raises(FetchError) as caught:
        _fetch(httpserver, largest=5000)
    assert caught.value.outcome == "never"


@pytest.mark.parametrize("told", [{"sha256": "0" * 64}, {"file_size": 5}])
def test_another_file_than_announced_is_taken_only_when_asked(
    httpserver: HTTPServer, told: dict[str, Any]
) -> None:
    MetaMedia(httpserver, **told)
    with pytest.raises(FetchError) as caught:
        _fetch(httpserver)
    assert caught.value.outcome == "damaged"
    assert _fetch(httpserver, check=False)[1] == JPEG


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/steal",
        "https://evil.example/facebook.com",
        "https://facebook.com.evil.example/",
        "x",
    ],
)
def test_the_token_goes_to_nobody_else(httpserver: HTTPServer, url: str) -> None:
    MetaMedia(httpserver, url=url)
    with pytest.raises(FetchError, match="not Meta's"):
        _fetch(httpserver)


@pytest.mark.parametrize(
    ("status", "body", "wait_s"),
    [
        (401, {"error": {"code": 190, "message": "expired"}}, 0.0),
        (429, {"error": {"code": 130429, "message": "slow down"}}, 7.0),
        (500, None, 0.0),
        (200, {"id": "77"}, 0.0),
        (200, [], 0.0),
    ],
)
def test_what_fails_is_for_later(httpserver: HTTPServer, status: int, body: Any, wait_s: float) -> None:
    raw = "garbage" if body is None else json.dumps(body)
    headers = {"Retry-After": "7"} if wait_s else None
    httpserver.expect_request("/v26.0/77").respond_with_data(raw, status, headers)
    with pytest.raises(FetchError) as caught:
        _fetch(httpserver)
    assert (caught.value.outcome, caught.value.wait_s) == ("later", wait_s)


def test_an_id_stays_one_part_of_the_address(httpserver: HTTPServer) -> None:
    downloads = Downloads(httpserver.url_for("").rstrip("/"), "token")
    with pytest.raises(FetchError):
        downloads.fetch("../me?x=1", cast(Any, io.BytesIO()), 10)
    downloads.close()
    assert httpserver.log[0][0].path == "/v26.0/../me?x=1"
