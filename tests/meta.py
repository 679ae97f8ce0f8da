"""A stand-in for Meta over a real socket, and envelopes as Meta sends and signs them."""

import hashlib
import hmac
import http.server
import json
import threading
import time
import uuid
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

SECRET = "app-secret"
VERIFY = "verify-token"
TOKEN = "access-token"
NUMBER_ID = "15551234567"
SETTINGS = {
    "WHATSAPP_ACCESS_TOKEN": TOKEN,
    "WHATSAPP_APP_SECRET": SECRET,
    "WHATSAPP_VERIFY_TOKEN": VERIFY,
    "WHATSAPP_PHONE_NUMBER_ID": NUMBER_ID,
}

Json = dict[str, Any]


def message(sender: str, text: str, *, timestamp: int = 1_763_800_000, **more: Any) -> Json:
    """A text message; ``more`` replaces or adds fields."""
    plain = {
        "from": sender,
        "id": f"wamid.{uuid.uuid4().hex}",
        "timestamp": str(timestamp),
        "type": "text",
        "text": {"body": text},
    }
    return plain | more


def change(*messages: Json, statuses: tuple[Json, ...] = (), field_name: str = "messages") -> Json:
    """A change of an envelope with these messages, or these status notices."""
    value: Json = {"messaging_product": "whatsapp", "metadata": {"phone_number_id": NUMBER_ID}}
    if messages:
        senders = list(dict.fromkeys(one["from"] for one in messages if "from" in one))
        value["contacts"] = [{"profile": {"name": "Somebody"}, "wa_id": one} for one in senders]
        value["messages"] = list(messages)
    if statuses:
        value["statuses"] = list(statuses)
    return {"field": field_name, "value": value}


def status(wamid: str, kind: str, tracker: str | None = None, **more: Any) -> Json:
    """A status notice about a reply."""
    notice = {"id": wamid, "status": kind, "timestamp": "1763800001", "recipient_id": "34600111222"}
    return notice | ({"biz_opaque_callback_data": tracker} if tracker else {}) | more


def envelope(*entries: list[Json]) -> bytes:
    """Entries, each a list of changes, as the bytes that Meta posts."""
    listed = [{"id": str(number), "changes": changes} for number, changes in enumerate(entries)]
    return json.dumps({"object": "whatsapp_business_account", "entry": listed}).encode()


def signed(raw: bytes, secret: str = SECRET) -> dict[str, str]:
    """The headers that Meta posts a body with."""
    digest = hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()
    return {"X-Hub-Signature-256": f"sha256={digest}", "Content-Type": "application/json"}


@dataclass
class Sent:
    """A request that reached the stand-in."""

    to: str
    payload: Json
    path: str
    authorization: str | None
    at: float = field(default_factory=time.monotonic)

    @property
    def text(self) -> str:
        kind = self.payload["type"]
        if kind == "reaction":
            return str(self.payload[kind]["emoji"])
        if kind == "image":
            return str(self.payload[kind]["caption"])
        body = self.payload[kind]["body"]
        return str(body["text"] if isinstance(body, dict) else body)

    @property
    def buttons(self) -> list[dict[str, str]]:
        """The choices that it offers, of buttons or of a list."""
        action = (self.payload.get("interactive") or {}).get("action") or {}
        pressed = [one["reply"] for one in action.get("buttons", ())]
        return pressed + [row for part in action.get("sections", ()) for row in part["rows"]]

    @property
    def kind_of_choice(self) -> str:
        """How Meta names the answer to such a choice."""
        listed = (self.payload.get("interactive") or {}).get("type") == "list"
        return "list_reply" if listed else "button_reply"

    @property
    def tracker(self) -> str | None:
        return self.payload.get("biz_opaque_callback_data")


Answer = tuple[int, Json] | None
"""Status and body of an answer; None closes the connection without one."""


class Meta:
    """Takes messages as Meta's Cloud API does. ``answers`` may decide each answer by the request."""

    def __init__(self, answers: Callable[[Sent], Answer] | None = None) -> None:
        self.sent: list[Sent] = []
        self._tracked: dict[str | None, list[Sent]] = defaultdict(list)
        self.files: dict[str, bytes] = {}
        self.uploads: dict[str, bytes] = {}
        self.answers = answers
        self._arrived = threading.Condition()
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: Any) -> None:
                return

            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers["Content-Length"]))
                if self.path.endswith("/media"):
                    outer._keep(self, raw)
                else:
                    outer._take(self, json.loads(raw))

            def do_GET(self) -> None:
                outer._give(self)

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _take(self, handler: http.server.BaseHTTPRequestHandler, payload: Json) -> None:
        to = str(payload.get("to") or payload.get("recipient") or "")
        sent = Sent(to, payload, handler.path, handler.headers.get("Authorization"))
        with self._arrived:
            self.sent.append(sent)
            self._tracked[sent.tracker].append(sent)
            number = len(self.sent)
            self._arrived.notify_all()
        accepted = (200, {"messaging_product": "whatsapp", "messages": [{"id": f"wamid.OUT{number}"}]})
        answer = accepted if self.answers is None else self.answers(sent)
        if answer is None:
            handler.close_connection = True
            handler.connection.close()
            return
        code, body = answer
        raw = json.dumps(body or accepted[1]).encode()
        head = f"HTTP/1.1 {code} X\r\nContent-Type: application/json\r\nContent-Length: {len(raw)}\r\n\r\n"
        handler.wfile.write(head.encode() + raw)

    def _keep(self, handler: http.server.BaseHTTPRequestHandler, raw: bytes) -> None:
        """A picture that is handed in; its bytes stand between the form's headers and its next part."""
        begin = raw.index(b"image/png\r\n\r\n") + len(b"image/png\r\n\r\n")
        media_id = str(900 + len(self.uploads))
        self.uploads[media_id] = raw[begin : raw.index(b"\r\n--", begin)]
        _answer(handler, 200, json.dumps({"id": media_id}).encode(), "application/json")

    def _give(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        """What somebody sent (``files``, by their id): first what it is, then its bytes."""
        media_id = handler.path.rpartition("/")[2]
        content = self.files.get(media_id)
        if content is None:
            _answer(handler, 404, json.dumps(error(100)).encode(), "application/json")
        elif handler.path.startswith("/file/"):
            _answer(handler, 200, content, "application/octet-stream")
        else:
            told = {
                "url": f"{self.url}/file/{media_id}",
                "sha256": hashlib.sha256(content).hexdigest(),
                "file_size": len(content),
                "mime_type": "text/plain",
            }
            _answer(handler, 200, json.dumps(told).encode(), "application/json")

    def answering(self, message_id: str, patience_s: float) -> list[Sent]:
        """The replies to a message, once there is one or patience is over."""
        tracker = f"re:{message_id}"
        with self._arrived:
            self._arrived.wait_for(lambda: tracker in self._tracked, patience_s)
            return list(self._tracked.get(tracker, ()))

    def wait(self, count: int, patience_s: float = 10.0) -> list[Sent]:
        """What was sent so far, once it is ``count`` messages or patience is over."""
        with self._arrived:
            self._arrived.wait_for(lambda: len(self.sent) >= count, patience_s)
            return list(self.sent)


def _answer(handler: http.server.BaseHTTPRequestHandler, code: int, body: bytes, kind: str) -> None:
    head = f"HTTP/1.1 {code} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    handler.wfile.write(head.encode() + body)


def error(code: int, **more: Any) -> Json:
    """The body of one of Meta's errors."""
    return {"error": {"code": code, "message": "no", "fbtrace_id": "x"} | more}
