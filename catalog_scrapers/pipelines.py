"""What every spider's items pass: each once, only whole ones, as plain objects."""

from typing import Any

from pydantic import BaseModel
from scrapy.exceptions import DropItem


class Whole:
    """Drops what came before and writes an item as what JSON can hold."""

    def __init__(self) -> None:
        self._seen: set[tuple[str, str]] = set()

    def process_item(self, item: BaseModel) -> dict[str, Any]:
        """The item as a plain object; ``DropItem`` for one that came before."""
        plain = item.model_dump(mode="json", exclude_none=True)
        key = (plain["source"], plain["source_id"])
        if key in self._seen:
            raise DropItem(f"{key} came twice")
        self._seen.add(key)
        return plain
