"""People who write and are not known: told how to join, at most once a day, and otherwise forgotten."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from graph.clock import utc_text
from graph.inbox import Arrival
from graph.writer import Row

KEPT = timedelta(days=1)

_SPANISH = (
    "34", "502", "503", "504", "505", "506", "507", "51", "52", "53", "54", "56", "57", "58",
    "591", "593", "595", "598", "1809", "1829", "1849", "1787", "1939",
)  # fmt: skip
_WORDS = {
    "es": "Hola, soy Sinew: llevo la cuenta de entrenos y comidas. Todavía no te conozco, así que no he "
    "leído tu mensaje. Para entrar, pide a quien lleva este número que te dé de alta.",
    "en": "Hi, I am Sinew: I keep track of training and food. I do not know you yet, so I have not read your "
    "message. To join, ask whoever runs this number to add you.",
}


def stranger_row(arrival: Arrival, key: bytes) -> Row:
    """The row of ``keep-strangers``: a keyed hash of the sender and the message's day, and the time."""
    told = f"{arrival.identities[0]}|{arrival.at.date().isoformat()}"
    return {
        "id": hmac.new(key, told.encode(), hashlib.sha256).hexdigest(),
        "kept_at": utc_text(datetime.now(UTC)),
        "first": str(arrival.arrived),
    }


def forget_row() -> Row:
    """The row of ``forget-strangers``: what is kept goes after a day."""
    return {"before": utc_text(datetime.now(UTC) - KEPT)}


def how_to_join(address: str) -> Mapping[str, Any]:
    """What somebody unknown is told, in Spanish where the number is from a place that speaks it."""
    language = "es" if address.startswith(_SPANISH) else "en"
    return {"type": "text", "text": {"body": _WORDS[language]}}
