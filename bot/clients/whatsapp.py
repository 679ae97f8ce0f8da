"""Sending over WhatsApp's Cloud API: pywa builds the request and reads the answer.

Nothing of a message is logged: pywa writes whole requests at DEBUG and httpx every address at INFO.
"""

import http.client
import logging
import select
import threading
from collections.abc import Mapping
from functools import partial
from typing import Any, Literal
from urllib.parse import urlsplit

import httpx
import orjson
from pywa.client import WhatsApp
from pywa.errors import ThrottlingError, WhatsAppError

from bot.clients.bodies import TooLarge, read_body

logging.getLogger("pywa").setLevel(logging.WARNING)
logging.getLogger("httpx").setLevel(logging.WARNING)

PASSING = {1, 2, 190, 130429, 131000, 131016, 131048, 131056, 131057, 133004, 133016}
"""Codes of Meta's that pass by waiting; 190 is an expired token, which its owner can renew meanwhile."""

PART_BYTES = 65_536
LARGEST_BYTES = 1024 * 1024

Outcome = Literal["later", "uncertain", "never"]


class SendError(Exception):
    """A reply was not taken. ``outcome``: ``later`` (it surely did not arrive, try again), ``uncertain`` (it
    may have arrived), ``never``. ``code`` is Meta's; ``wait_s`` what the answer asked to wait."""

    def __init__(self, outcome: Outcome, reason: str, code: int | None = None, wait_s: float = 0.0) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.code = code
        self.wait_s = wait_s


class Client:
    """One WhatsApp number. ``url`` is Meta's Graph API, or the host of a stand-in."""

    def __init__(self, url: str, token: str, phone_number_id: str, timeout_s: float = 10.0) -> None:
        self._phone_number_id = phone_number_id
        self._http = _Session(url, timeout_s)
        self._pywa = WhatsApp(phone_id=phone_number_id, token=token, session=self._http)

    def send(self, address: str, payload: Mapping[str, Any], tracker: str | None) -> str:
        """Sends Meta's message ``payload`` to digits or a user id; gives WhatsApp's id of it.

        Raises ``SendError``.
        """
        by_number = address.isdigit()
        payload = self._pictured(payload)
        kind = str(payload["type"])
        try:
            answer = self._pywa.api.send_message(
                sender=self._phone_number_id,
                to=address if by_number else None,
                recipient=None if by_number else address,
                recipient_type="individual",
                typ=kind,
                msg=payload[kind],
                biz_opaque_callback_data=tracker,
            )
            return str(answer["messages"][0]["id"])
        except WhatsAppError as problem:
            raise _judged(problem) from problem
        except httpx.ConnectError as problem:
            raise SendError("later", "WhatsApp cannot be reached") from problem
        except httpx.HTTPError as problem:
            raise SendError("uncertain", "WhatsApp did not answer") from problem
        except (LookupError, ValueError, TypeError) as problem:
            raise SendError("uncertain", "WhatsApp answered something else") from problem

    def upload(self, content: bytes, content_type: str, name: str) -> str | None:
        """Hands a picture to WhatsApp and gives its id there, which lives 30 days; None when it was not taken:
        a reply goes without its picture rather than not at all."""
        try:
            answer = self._pywa.api.upload_media(
                phone_id=self._phone_number_id, media=content, mime_type=content_type, filename=name
            )
            return str(answer["id"])
        except (WhatsAppError, httpx.HTTPError, LookupError, ValueError, TypeError):
            return None

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def _pictured(self, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        """The same with the picture that its figures give, drawn and handed over now: nobody else waits for it
        here. The words alone when it was not taken."""
        figures = payload.get("image", {}).get("week")
        if figures is None:
            return payload
        from bot.questions.week_picture import week_picture

        caption = payload["image"]["caption"]
        picture = self.upload(week_picture(figures), "image/png", "week.png")
        if picture is None:
            return {"type": "text", "text": {"body": caption, "preview_url": False}}
        return {"type": "image", "image": {"id": picture, "caption": caption}}


def _judged(problem: WhatsAppError) -> SendError:
    status = problem.status_code or 0
    passing = (
        problem.code in PASSING
        or isinstance(problem, ThrottlingError)
        or problem.is_transient is True
        or status == 429
        or status >= 500
    )
    wait = problem.raw_response.headers.get("Retry-After", "") if problem.raw_response is not None else ""
    reason = f"WhatsApp answered {problem.code}"
    return SendError(
        "later" if passing else "never", reason, problem.code, float(wait) if wait.isdigit() else 0.0
    )


def _body(asked: Mapping[str, Any]) -> tuple[bytes, str]:
    """What is sent and its type: JSON, or a form with a file."""
    if not asked.get("files"):
        return orjson.dumps(asked["json"]), "application/json"
    form = httpx.Request("POST", "http://form", files=asked["files"])
    return form.read(), form.headers["Content-Type"]


class _Session(httpx.Client):
    """What pywa sends through: one host, whatever host pywa names, over a connection kept by each thread.

    pywa has no setting for the host. The request is made by the standard library's connection, at 0.2 ms of
    processor time against 0.7 ms through httpx, of which a program that answers hundreds a second has none.
    """

    def __init__(self, url: str, timeout_s: float) -> None:
        super().__init__(trust_env=False)
        parts = urlsplit(url)
        self._secure = parts.scheme != "http"
        self._host = parts.hostname or ""
        self._port = parts.port
        self._prefix = parts.path.rstrip("/")
        self._timeout_s = timeout_s
        self._own = threading.local()
        self._all: list[http.client.HTTPConnection] = []

    def request(self, *_: Any, **asked: Any) -> httpx.Response:
        """Sends ``asked["json"]`` or ``asked["files"]``; raises ``httpx.ConnectError`` when it surely did not
        arrive."""
        connection = self._connection()
        body, kind = _body(asked)
        headers = {"Authorization": self.headers["authorization"], "Content-Type": kind}
        path = f"{self._prefix}{self.base_url.path.rstrip('/')}{asked['url']}"
        try:
            if connection.sock is None:
                connection.connect()
        except OSError as problem:
            connection.close()
            raise httpx.ConnectError(type(problem).__name__) from problem
        try:
            connection.request(asked["method"], path, body, headers)
            answer = connection.getresponse()
            told = read_body(iter(partial(answer.read1, PART_BYTES), b""), 3 * self._timeout_s, LARGEST_BYTES)
            answer.close()  # read in parts, it does not see its own end, and the connection would wait for it
        except (OSError, TooLarge, http.client.HTTPException) as problem:
            connection.close()
            raise httpx.ReadError(type(problem).__name__) from problem
        return httpx.Response(answer.status, headers=answer.getheaders(), content=told)

    def close(self) -> None:
        """Closes the connections of all threads."""
        super().close()
        for connection in self._all:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        """This thread's connection; one that the other side has closed meanwhile is opened anew."""
        connection: http.client.HTTPConnection | None = getattr(self._own, "connection", None)
        if connection is None:
            kind = http.client.HTTPSConnection if self._secure else http.client.HTTPConnection
            connection = kind(self._host, self._port, timeout=self._timeout_s)
            self._own.connection = connection
            self._all.append(connection)
        elif connection.sock is not None and select.select([connection.sock], [], [], 0)[0]:
            connection.close()
        return connection
