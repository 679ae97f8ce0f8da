"""Fetching what people sent from WhatsApp: its id → an address that lives five minutes → the bytes.

A webhook's media id lives seven days. The access token goes to Meta's own hosts alone, whatever address an
answer names.
"""

import hashlib
import json
import logging
import time
from dataclasses import dataclass
from typing import Any, BinaryIO, Literal
from urllib.parse import quote, urljoin, urlsplit

import httpx
from pywa.utils import Version

from bot.clients.bodies import TooLarge, read_body
from bot.clients.content import HEAD_BYTES, content_type

logging.getLogger("httpx").setLevel(logging.WARNING)

HOSTS = (".facebook.com", ".fbsbx.com", ".fbcdn.net", ".whatsapp.net", ".whatsapp.com")
LONGEST_S = 600.0
TOLD_WITHIN_S = 30.0
LARGEST_TOLD = 1024 * 1024
"""A download that takes longer is begun again later."""
HOPS = 3

Outcome = Literal["later", "damaged", "never"]


class FetchError(Exception):
    """Nothing was fetched. ``outcome``: ``later`` (it may work then), ``damaged`` (what came is not what was
    announced), ``never`` (too large). ``wait_s`` is what the answer asked to wait."""

    def __init__(self, outcome: Outcome, reason: str, wait_s: float = 0.0) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.wait_s = wait_s


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: its media type by its content, the SHA-256 of it in hex, its size."""

    content_type: str
    sha256: str
    size_bytes: int


class Downloads:
    """The media of one WhatsApp number. ``url`` is Meta's Graph API, or the host of a stand-in."""

    def __init__(self, url: str, token: str, timeout_s: float = 10.0) -> None:
        self._url = f"{url.rstrip('/')}/v{Version.GRAPH_API}"
        own = urlsplit(url)
        self._own = (own.scheme, own.netloc)
        self._stopping = False
        self._http = httpx.Client(
            timeout=timeout_s,
            trust_env=False,
            headers={
                "Authorization": f"Bearer {token}",
                "User-Agent": "sinew",
                "Accept-Encoding": "identity",
            },
        )

    def fetch(self, media_id: str, into: BinaryIO, largest_bytes: int, *, check: bool = True) -> Fetched:
        """Writes what a media id stands for to an empty file, never more than ``largest_bytes`` of it.
        ``check``: compare it with what Meta announced. Raises ``FetchError``, and ``OSError`` when the file
        cannot be written."""
        try:
            return self._once(media_id, into, largest_bytes, check)
        except _Expired:
            return self._once(media_id, into, largest_bytes, check)

    def _once(self, media_id: str, into: BinaryIO, largest_bytes: int, check: bool) -> Fetched:
        told = self._announced(media_id)
        size = str(told.get("file_size") or "")
        if size.isdigit() and int(size) > largest_bytes:
            raise FetchError("never", "too large")
        fetched = self._download(told, into, largest_bytes)
        if check and _differs(fetched, told):
            raise FetchError("damaged", "the file is not the one that was announced")
        return fetched

    def stop(self) -> None:
        """Breaks off what is under way, as something to be done later."""
        self._stopping = True

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def _announced(self, media_id: str) -> dict[str, Any]:
        """Meta's answer about a media id, asked anew each time since its address does not live long."""
        try:
            with self._http.stream("GET", f"{self._url}/{quote(media_id, safe='')}") as answer:
                told = json.loads(read_body(answer.iter_bytes(), TOLD_WITHIN_S, LARGEST_TOLD))
        except (httpx.HTTPError, TimeoutError) as problem:
            raise FetchError("later", "WhatsApp does not answer") from problem
        except TooLarge as problem:
            raise FetchError("later", "WhatsApp answered something else") from problem
        except ValueError as problem:
            raise FetchError("later", "WhatsApp answered something else") from problem
        if answer.status_code != 200:
            raise FetchError(
                "later", f"WhatsApp answered {_code(told) or answer.status_code}", _wait_s(answer)
            )
        if not isinstance(told, dict) or not isinstance(told.get("url"), str):
            raise FetchError("later", "WhatsApp answered something else")
        return told

    def _download(self, told: dict[str, Any], into: BinaryIO, largest_bytes: int) -> Fetched:
        address = str(told["url"])
        try:
            for _ in range(HOPS):
                if not self._trusted(address):
                    raise FetchError("later", "the file lies at an address that is not Meta's")
                with self._http.stream("GET", address) as answer:
                    if answer.has_redirect_location:
                        address = urljoin(address, answer.headers["Location"])
                        continue
                    if answer.status_code in (400, 401, 403, 404, 410):
                        raise _Expired
                    if answer.status_code != 200:
                        raise FetchError("later", f"the file answered {answer.status_code}", _wait_s(answer))
                    return self._copied(answer, into, largest_bytes, told.get("mime_type"))
        except (httpx.HTTPError, httpx.InvalidURL) as problem:
            raise FetchError("later", "the file could not be fetched") from problem
        raise FetchError("later", "the file's address leads in circles")

    def _copied(self, answer: httpx.Response, into: BinaryIO, largest_bytes: int, declared: Any) -> Fetched:
        length = answer.headers.get("Content-Length", "")
        if length.isdigit() and int(length) > largest_bytes:
            raise FetchError("never", "too large")
        into.seek(0)
        into.truncate()
        digest, size, head = hashlib.sha256(), 0, b""
        until = time.monotonic() + LONGEST_S
        for part in answer.iter_bytes():
            size += len(part)
            if size > largest_bytes:
                raise FetchError("never", "too large")
            if self._stopping:
                raise FetchError("later", "broken off")
            if time.monotonic() > until:
                raise FetchError("later", "the file came too slowly")
            if len(head) < HEAD_BYTES:
                head += part[: HEAD_BYTES - len(head)]
            digest.update(part)
            into.write(part)
        if not size:
            raise FetchError("later", "the file came empty")
        kind = content_type(head, declared if isinstance(declared, str) else None)
        return Fetched(kind, digest.hexdigest(), size)

    def _trusted(self, address: str) -> bool:
        parts = urlsplit(address)
        if (parts.scheme, parts.netloc) == self._own:
            return True
        host = parts.hostname or ""
        return parts.scheme == "https" and parts.port in (None, 443) and host.endswith(HOSTS)


class _Expired(FetchError):
    """The address of a file no longer works; a new one may."""

    def __init__(self) -> None:
        super().__init__("later", "the address of the file was refused")


def _differs(fetched: Fetched, told: dict[str, Any]) -> bool:
    announced = str(told.get("sha256") or "").lower()
    if len(announced) == 64 and announced != fetched.sha256:
        return True
    size = str(told.get("file_size") or "")
    return size.isdigit() and int(size) != fetched.size_bytes


def _code(told: Any) -> int | None:
    error = told.get("error") if isinstance(told, dict) else None
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, int) else None


def _wait_s(answer: httpx.Response) -> float:
    wait = answer.headers.get("Retry-After", "")
    return float(wait) if wait.isdigit() else 0.0
