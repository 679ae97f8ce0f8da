"""What a spider found about an exercise, in the words of its source, and what is doubtful about it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An exercise of one source. ``names`` are (text, language, whether it is the source's main name)."""

    source: str
    source_id: str
    url: str
    licence: str
    names: tuple[tuple[str, str, bool], ...]
    author: str | None = None
    equipment: tuple[str, ...] = ()
    laterality: str | None = None
    muscles_primary: tuple[str, ...] = ()
    muscles_secondary: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return f"{self.source}|{self.source_id}"

    @property
    def digest(self) -> str:
        """Changes when the source says something else."""
        told = [getattr(self, name) for name in self.__dataclass_fields__]
        return sha256(json.dumps(told, default=list).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Unsure:
    """A row of a source that a person should look at, and why."""

    source: str
    source_id: str
    name: str
    why: str


def source_row(item: Mapping[str, Any]) -> SourceRow:
    """The row of an item as spiders write it; ``KeyError`` or ``TypeError`` when it is none."""
    fields = {name: item[name] for name in SourceRow.__dataclass_fields__ if name in item}
    for name in ("equipment", "muscles_primary", "muscles_secondary"):
        fields[name] = tuple(map(str, fields.get(name, ())))
    fields["names"] = tuple((str(n["text"]), str(n["language"]), bool(n["main"])) for n in item["names"])
    return SourceRow(**fields)
