"""What one person calls exercises: names that an answer or a correction taught, and exercises that are theirs alone,
before all others.

They are read in the turn, with the versions of the catalogs: a process that holds an older one reads it again.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.catalog_nodes import Alias, Exercise, Match, Resolution
from graph.names import Catalog
from graph.owned import exercise_of_row
from graph.words import fold, stems_of

_LONGEST = 60
PRODUCTS = "products"
"""The catalog node that stands for all large ones."""


def key_of(text: str) -> str:
    """What two ways of writing the same name have in common."""
    return " ".join(sorted(stems_of(text)))


def is_name(text: str) -> bool:
    """Whether somebody can call something so: it has words, and is no longer than a name."""
    return bool(key_of(text)) and len(fold(text)) <= _LONGEST


def alias_id(user_id: str, text: str) -> str:
    """The id of a person's own name: one a name, whatever it means at the time."""
    return f"{user_id}|{key_of(text)}"


def taught(user_id: str, language: str, names: Iterable[tuple[str, str]]) -> dict[str, list[dict[str, Any]]]:
    """The rows that make (text, exercise) pairs this person's own names; too long ones are none."""
    rows = [
        {
            "id": alias_id(user_id, text),
            "user_id": user_id,
            "text": text.strip(),
            "key": key_of(text),
            "language": language,
            "target": target,
        }
        for text, target in names
        if is_name(text)
    ]
    return {"add-own-aliases": rows} if rows else {}


@dataclass(frozen=True, slots=True)
class Seen:
    """Whether a person has ``names`` and ``foods`` of their own, and the ``catalogs`` that the graph holds, each with
    its version: most have none of their own, and then nothing more is read in the turn."""

    names: bool
    foods: bool
    catalogs: Sequence[Mapping[str, Any]]

    @property
    def products(self) -> bool:
        """Whether a large catalog was ever loaded."""
        return any(one["id"] == PRODUCTS for one in self.catalogs)


class OwnNames:
    """A person's own names, read once they are needed; ``load`` gives the row of ``read/own-names``."""

    def __init__(self, load: Callable[[], Sequence[Mapping[str, Any]]], seen: Seen | None = None) -> None:
        self._load = load
        self._row: Mapping[str, Any] | None = None
        if seen is not None and not seen.names:
            self._row = {"names": [], "exercises": [], "versions": seen.catalogs}

    def _read(self) -> Mapping[str, Any]:
        if self._row is None:
            self._row = next(iter(self._load()), {"names": [], "exercises": [], "versions": []})
        return self._row

    @property
    def version(self) -> str:
        """The version of the catalogs that the graph holds now."""
        versions = sorted(self._read()["versions"], key=lambda one: str(one["id"]))
        return ",".join(f"{one['id']}:{one['version']}" for one in versions)

    @property
    def aliases(self) -> tuple[Alias, ...]:
        """Every own name."""
        return tuple(Alias(one["text"], one["language"], one["target"]) for one in self._read()["names"])

    def exercise(self, id: str, catalog: Catalog) -> Exercise | None:
        """The person's own exercise of this id, or the shared one that it was found to be."""
        row = next((one for one in self._read()["exercises"] if one["id"] == id), None)
        merged = row.get("merged_into") if row else None
        return catalog.exercise(merged) if merged else exercise_of_row(row)

    def resolved(self, text: str, language: str, limit: int, catalog: Catalog) -> Resolution | None:
        """What the person means by a name of their own, or that of an exercise of theirs; None when it is none."""
        key = key_of(text)
        told = [(alias.text, alias.target) for alias in self.aliases]
        told += [(one["name_en"], one["id"]) for one in self._read()["exercises"]]
        target = next((id for name, id in told if key_of(name) == key), None)
        node = (catalog.exercise(target) or self.exercise(target, catalog)) if target else None
        if node is None:
            return None
        others = catalog.resolve_exercise(text, language, limit).matches
        first = Match(node.id, node.name(language), 1.0, node)
        rest = tuple(replace(one, score=min(one.score, 0.5)) for one in others if one.id != node.id)
        return Resolution("found", (first, *rest)[:limit])
