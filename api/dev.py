"""A local stand-in for Meta, for the chat window: there only in a server that was started with ``--demo``.

It brings what is typed to the receiver as Meta would, signed with the app secret, takes what the sender
sends, and keeps media as Meta does. Nothing of it leaves the machine.
"""

import asyncio
import hashlib
import hmac
import secrets
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import httpx
import orjson

from api.pages.phone import Bubble, Phone
from api.webhook import PATH as RECEIVER
from graph.clock import zone
from graph.errors import SinewError
from graph.settings import Settings

PREFIX = "/dev"
META = "https://graph.facebook.com"
ATTEMPTS = 4
"""How often a message is brought to the receiver; Meta goes on for days."""
KINDS = {
    "image": ("image/jpeg", "image/png"),
    "audio": ("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/opus"),
    "video": ("video/mp4", "video/3gpp"),
}
"""The types that Meta takes as such; everything else is a document."""
LARGEST_BYTES = {
    "image": 5 * 1024**2,
    "audio": 16 * 1024**2,
    "video": 16 * 1024**2,
    "document": 100 * 1024**2,
}
OTHER_NAMES = {"audio/x-m4a": "audio/mp4", "audio/m4a": "audio/mp4", "audio/mp3": "audio/mpeg"}

Json = dict[str, Any]


def own_url(host: str, port: int) -> str:
    """Where a server on this host and port reaches itself."""
    named = {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "[::1]"}.get(host)
    return f"http://{named or (f'[{host}]' if ':' in host else host)}:{port}"


def demo_settings(chosen: Settings, url: str) -> Settings:
    """Settings whose WhatsApp is the stand-in at ``url``; secrets that are not set are made up for this run.

    Raises ``SinewError`` when a real number is set up, whose replies would stay here.
    """
    if chosen.whatsapp_access_token and chosen.whatsapp_api_url == META:
        raise SinewError(
            "WHATSAPP_ACCESS_TOKEN is set, and the chat window keeps every reply on this machine: "
            "start without --demo to answer on WhatsApp, or unset it."
        )
    return chosen.model_copy(
        update={
            "whatsapp_api_url": f"{url}{PREFIX}",
            "whatsapp_access_token": chosen.whatsapp_access_token or secrets.token_urlsafe(24),
            "whatsapp_app_secret": chosen.whatsapp_app_secret or secrets.token_urlsafe(24),
            "whatsapp_verify_token": chosen.whatsapp_verify_token or secrets.token_urlsafe(24),
            "whatsapp_phone_number_id": chosen.whatsapp_phone_number_id or "100000000000001",
        }
    )


@dataclass(frozen=True, slots=True)
class Medium:
    """A file that was sent; ``kind`` is Meta's word for it."""

    id: str
    kind: str
    mime_type: str
    sha256: str
    bytes: int
    filename: str
    path: Path


class Media:
    """The files of the conversation, in a folder: the bytes under their id, what they are beside them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, file: BinaryIO, filename: str, mime_type: str) -> Medium:
        """Stores a file; raises ``SinewError`` for one that is too large for WhatsApp."""
        mime_type = OTHER_NAMES.get(mime_type, mime_type) or "application/octet-stream"
        kind = next((kind for kind, types in KINDS.items() if mime_type in types), "document")
        if kind in ("audio", "video", "image") and _size(file) > LARGEST_BYTES[kind]:
            kind = "document"
        if _size(file) > LARGEST_BYTES[kind]:
            raise SinewError("A file may have 100 MB at most.")
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        media_id = str(uuid.uuid4().int)[:16]
        digest, size = hashlib.sha256(), 0
        path = self._folder / media_id
        with path.open("wb") as target:
            while part := file.read(1 << 20):
                digest.update(part)
                size += len(part)
                target.write(part)
        found = Medium(media_id, kind, mime_type, digest.hexdigest(), size, filename, path)
        facts = {name: getattr(found, name) for name in ("kind", "mime_type", "sha256", "bytes", "filename")}
        path.with_suffix(".json").write_bytes(orjson.dumps(facts))
        return found

    def find(self, media_id: str) -> Medium | None:
        """A file by its id."""
        path = self._folder / media_id
        if not media_id.isdigit() or not path.with_suffix(".json").is_file():
            return None
        return Medium(id=media_id, path=path, **orjson.loads(path.with_suffix(".json").read_bytes()))


class Line:
    """The way between a telephone and the server, as WhatsApp is: messages go to the receiver in the order in
    which they were written. ``number`` is the telephone's, in digits."""

    def __init__(self, settings: Settings, url: str, number: str) -> None:
        self.phone = Phone()
        self.number = number
        self.name = "Alex"
        self.timezone = "UTC"
        self.token = settings.whatsapp_access_token or ""
        self.number_id = settings.whatsapp_phone_number_id or ""
        self.url = url
        self.media = Media(settings.data_dir / "demo-media")
        self._secret = (settings.whatsapp_app_secret or "").encode()
        self._turn = asyncio.Lock()

    async def say(self, message: Json, context_id: str | None = None) -> Bubble:
        """Writes a message: ``message`` holds its type and what stands under it. The bubble tells whether it
        arrived."""
        whole = {"from": self.number, "id": new_wamid(), "timestamp": str(int(time.time())), **message}
        if context_id is not None:
            whole["context"] = {"from": self.number_id, "id": context_id}
        async with self._turn:
            bubble = self.phone.add(True, whole["id"], whole, self.now(), "sending")
            arrived = await self._bring(envelope(whole, self.number_id, self.name))
            self.phone.mark(bubble, "delivered" if arrived else "failed")
        return self.phone.find(whole["id"]) or bubble

    def take(self, payload: Json) -> str:
        """Takes a message of the server's for this telephone, and gives WhatsApp's id of it."""
        wamid = new_wamid()
        self.phone.add(False, wamid, payload, self.now())
        return wamid

    def now(self) -> datetime:
        """The time on the telephone."""
        return datetime.now(zone(self.timezone))

    async def _bring(self, raw: bytes) -> bool:
        headers = {"Content-Type": "application/json", "X-Hub-Signature-256": signature(self._secret, raw)}
        async with httpx.AsyncClient(trust_env=False, timeout=15) as client:
            for attempt in range(ATTEMPTS):
                if attempt:
                    await asyncio.sleep(0.25 * 2**attempt)
                try:
                    answer = await client.post(self.url + RECEIVER, content=raw, headers=headers)
                except httpx.TransportError:
                    continue
                if answer.status_code == 200:
                    return True
        return False


def new_wamid() -> str:
    """An id as WhatsApp gives to messages."""
    return f"wamid.{uuid.uuid4().hex.upper()}"


def signature(secret: bytes, raw: bytes) -> str:
    """The header with which Meta signs a body."""
    return "sha256=" + hmac.new(secret, raw, hashlib.sha256).hexdigest()


def envelope(message: Mapping[str, Any], number_id: str, name: str) -> bytes:
    """A message in the envelope that Meta posts."""
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "15550000000", "phone_number_id": number_id},
        "contacts": [{"profile": {"name": name}, "wa_id": message["from"]}],
        "messages": [message],
    }
    changes = [{"field": "messages", "value": value}]
    return orjson.dumps({"object": "whatsapp_business_account", "entry": [{"id": "0", "changes": changes}]})


def text_message(text: str) -> Json:
    return {"type": "text", "text": {"body": text}}


def press_message(kind: str, choice: str, title: str, description: str = "") -> Json:
    """A pressed button (``button_reply``) or a chosen row of a list (``list_reply``)."""
    pressed = {"id": choice, "title": title} | ({"description": description} if description else {})
    return {"type": "interactive", "interactive": {"type": kind, kind: pressed}}


def media_message(medium: Medium, caption: str) -> Json:
    body: Json = {"id": medium.id, "mime_type": medium.mime_type, "sha256": medium.sha256}
    if medium.kind == "document":
        body["filename"] = medium.filename
    if medium.kind == "audio":
        body["voice"] = medium.mime_type == "audio/ogg"
    elif caption:
        body["caption"] = caption
    return {"type": medium.kind, medium.kind: body}


def _size(file: BinaryIO) -> int:
    here = file.tell()
    size = file.seek(0, 2)
    file.seek(here)
    return size
