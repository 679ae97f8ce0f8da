"""Meta's webhook envelopes → the messages and status notices in them, whatever else they hold."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from graph.inbox import Arrival, next_arrival
from graph.outbox import STATUS_RANKS

LONGEST_ID = 512
_LATEST = datetime(9000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Notice:
    """What WhatsApp tells of a reply: ``tracker`` is our id of it, None when it was not given back."""

    tracker: str | None
    wamid: str
    status: str
    at: datetime
    code: int | None


@dataclass(frozen=True, slots=True)
class Envelope:
    """All that an envelope holds. ``ignored`` says why parts of it need nothing, in words for a log."""

    arrivals: tuple[Arrival, ...] = ()
    notices: tuple[Notice, ...] = ()
    ignored: tuple[str, ...] = ()


def split(raw: bytes) -> Envelope:
    """Every message and notice of every change of every entry. Raises ``ValueError`` for what is not JSON."""
    body = _parsed(raw)
    arrivals: list[Arrival] = []
    notices: list[Notice] = []
    ignored: list[str] = []
    changes = [change for entry in _each(body, "entry") for change in _each(entry, "changes")]
    if not changes:
        ignored.append("no changes")
    for change in changes:
        value = change.get("value")
        if change.get("field") != "messages" or not isinstance(value, dict):
            ignored.append(f"field {str(change.get('field'))[:40]}")
            continue
        for message in _each(value, "messages"):
            arrival = _arrival(message, value)
            if arrival is None:
                ignored.append("message without id or sender")
            else:
                arrivals.append(arrival)
        for status in _each(value, "statuses"):
            notice = _notice(status)
            if notice is None:
                ignored.append("status of an unknown kind")
            else:
                notices.append(notice)
        ignored.extend(f"error {_text(error, 'code')}" for error in _each(value, "errors"))
    return Envelope(tuple(arrivals), tuple(notices), tuple(ignored))


def _parsed(raw: bytes) -> Any:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        pass
    try:
        # Half a surrogate pair is legal JSON and no text: it becomes a question mark, the rest stays.
        return orjson.loads(json.dumps(json.loads(raw), ensure_ascii=False).encode("utf-8", "replace"))
    except RecursionError as problem:
        raise ValueError("nested too deep") from problem


def _each(holder: Any, key: str) -> Iterator[dict[str, Any]]:
    items = holder.get(key) if isinstance(holder, dict) else None
    return (item for item in items if isinstance(item, dict)) if isinstance(items, list) else iter(())


def _at(holder: Any, *path: str) -> Any:
    for key in path:
        holder = holder.get(key) if isinstance(holder, dict) else None
    return holder


def _text(holder: Any, *path: str) -> str | None:
    """The text at the end of a path, None when there is none; numbers count as their digits."""
    value = _at(holder, *path)
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return str(value) or None


def _arrival(message: dict[str, Any], value: dict[str, Any]) -> Arrival | None:
    message_id = _text(message, "id")
    identities = _identities(message, value)
    if message_id is None or len(message_id) > LONGEST_ID or not identities:
        return None
    kind = (_text(message, "type") or "unknown")[:40]
    text, choice = _words(message, kind)
    arrived = next_arrival()
    return Arrival(
        id=message_id,
        identities=identities,
        kind=kind,
        text=text,
        at=_instant(_text(message, "timestamp")),
        arrived=arrived,
        context_id=_text(message, "context", "id") or _text(message, kind, "message_id"),
        choice=choice,
        payload=orjson.dumps(message).decode(),
        ignored=_ignored(message, kind),
    )


def _identities(message: dict[str, Any], value: dict[str, Any]) -> tuple[str, ...]:
    """The names that the sender may be known under: the number, then the user id that stands beside it."""
    number, user_id = _text(message, "from"), _text(message, "from_user_id")
    contacts = list(_each(value, "contacts"))
    for contact in contacts:
        wa_id, contact_id = _text(contact, "wa_id"), _text(contact, "user_id")
        if number is not None and wa_id == number:
            user_id = user_id or contact_id
        elif number is None and len(contacts) == 1 and user_id in (None, contact_id):
            number, user_id = wa_id, user_id or contact_id
    names = [name for name in (*_spellings(number), user_id) if name and len(name) <= LONGEST_ID]
    return tuple(f"whatsapp:{name}" for name in dict.fromkeys(names))


def _spellings(number: str | None) -> tuple[str, ...]:
    """A number as WhatsApp writes it, and as it is dialled where the two differ: mobile numbers of Mexico
    (52 1 …) and Argentina (54 9 …)."""
    if number is None:
        return ()
    for with_digit, without in (("521", "52"), ("549", "54")):
        if number.startswith(with_digit) and len(number) == 13:
            return number, without + number[3:]
    return (number,)


def _words(message: dict[str, Any], kind: str) -> tuple[str | None, str | None]:
    """What a message says, and the id of what was pressed."""
    body = message.get(kind)
    match kind:
        case "text":
            return _text(body, "body"), None
        case "button":
            return _text(body, "text"), _text(body, "payload")
        case "interactive":
            pressed = _at(body, "button_reply") or _at(body, "list_reply")
            return _text(pressed, "title"), _text(pressed, "id")
        case "reaction":
            return _text(body, "emoji"), None
        case _:
            return _text(body, "caption"), None


def _ignored(message: dict[str, Any], kind: str) -> str | None:
    """Why a message needs no turn."""
    if kind == "system":
        return f"system notice {(_text(message, 'system', 'type') or '')[:40]}".strip()
    if "group_id" in message:
        return "written in a group"
    return None


def _instant(timestamp: str | None) -> datetime:
    """A message's own time; the server's when it has none that could be."""
    now = datetime.now(UTC)
    try:
        told = datetime.fromtimestamp(int(timestamp or ""), UTC)
    except (ValueError, OverflowError, OSError):
        return now
    return told if timedelta(0) <= told - datetime.fromtimestamp(0, UTC) and told < _LATEST else now


def _notice(status: dict[str, Any]) -> Notice | None:
    kind, wamid = _text(status, "status"), _text(status, "id")
    if kind not in STATUS_RANKS or wamid is None or len(wamid) > LONGEST_ID:
        return None
    codes = [_text(error, "code") for error in _each(status, "errors")]
    code = int(codes[0]) if codes and codes[0] and codes[0].isdigit() else None
    tracker = _text(status, "biz_opaque_callback_data")
    return Notice(tracker, wamid, kind, _instant(_text(status, "timestamp")), code)
