"""What a message comes to."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.replies import Payload
from graph.record import Rows

if TYPE_CHECKING:
    from bot.model.opened import Opened


@dataclass(slots=True)
class Done:
    """What a message comes to: rows to store, the reply, the ids of what it recorded. ``opened``: a language
    model is to be asked first, nothing is decided. ``intent`` is what the message was about where that was
    not plain from its words."""

    rows: Rows = field(default_factory=dict)
    reply: Payload | None = None
    record_ids: list[str] = field(default_factory=list)
    opened: "Opened | None" = None
    intent: str | None = None
