"""Looking after the shared exercises: names that people agree on, duplicates, merging and splitting with history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import Driver, ManagedTransaction

from cypher import statement
from graph.catalog import load_catalog, loaded
from graph.catalog_nodes import Exercise
from graph.errors import NotFound, SinewError
from graph.names import Catalog
from graph.words import fold, stems_of

AGREED = 3
"""How many people have to mean the same exercise by a name before it is proposed for all."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that several people have for an exercise."""

    text: str
    language: str
    exercise: str
    people: int


class Review:
    """The shared exercises under review. What is changed here, every process reads at its next turn."""

    def __init__(self, driver: Driver, database: str) -> None:
        self._driver = driver
        self._database = database
        with driver.session(database=database) as session:
            self.catalog: Catalog = load_catalog(session)

    def proposals(self, people: int = AGREED) -> list[Proposal]:
        """Names that at least so many people have for the same exercise and that mean nothing else to all."""

        def read(tx: ManagedTransaction) -> list[Proposal]:
            return [Proposal(**row.data()) for row in tx.run(statement("read/name-proposals"), people=people)]

        with self._driver.session(database=self._database) as session:
            found = session.execute_read(read)
        return [one for one in found if not self._means(one.text, one.language, one.exercise)]

    def _means(self, text: str, language: str, exercise: str) -> bool:
        known = self.catalog.resolve_exercise(text, language, 1)
        return known.decision == "found" and known.matches[0].id == exercise

    def accept(self, proposal: Proposal) -> None:
        """The name means the exercise to everybody from now on; people's own names stay before it."""
        row = {
            "id": f"{proposal.exercise}|{proposal.language}|{fold(proposal.text)}",
            "text": proposal.text,
            "language": proposal.language,
            "source": "people",
            "target": proposal.exercise,
        }
        self._write(("catalog-exercise-aliases", [row]))

    def duplicates(self) -> list[tuple[Exercise, Exercise]]:
        """Exercises of different ids that have a name in common."""
        by_name: dict[tuple[str, ...], Exercise] = {}
        pairs: dict[tuple[str, str], tuple[Exercise, Exercise]] = {}
        for one in self.catalog.exercises.values():
            for name in {one.name_en, one.name_es}:
                other = by_name.setdefault(stems_of(name), one)
                if other.id != one.id:
                    pairs.setdefault((other.id, one.id), (other, one))
        return list(pairs.values())

    def merge(self, kept: str, gone: str) -> None:
        """``gone`` is ``kept`` from now on: its names mean it, and all sets ever told of it are its sets."""
        self._known(kept)
        self._known(gone)
        if kept == gone:
            raise SinewError("An exercise cannot be merged with itself.")
        row = {"kept": kept, "gone": gone, "everybody": True, "user_id": ""}
        self._write(("move-history", [row]), ("merge-exercises", [row]))

    def take_back(self, gone: str) -> str:
        """Undoes the merge of an exercise, with the sets that were its own; gives what it was merged into."""
        kept = self.catalog.merged.get(gone)
        if kept is None:
            raise NotFound(f"{gone} was not merged into another exercise.")
        row = {"kept": kept, "gone": gone}
        self._write(("return-history", [row]), ("merge-exercises", [{"gone": gone, "kept": None}]))
        return kept

    def split(self, source: str, target: str, user_id: str) -> None:
        """All sets of one person that were told of ``source`` are of ``target``: where one name stood for two."""
        self._known(source)
        self._known(target)
        row = {"kept": target, "gone": source, "everybody": False, "user_id": user_id}
        self._write(("move-history", [row]))

    def _known(self, id: str) -> None:
        if id not in self.catalog.exercises:
            raise NotFound(f"There is no shared exercise {id}.")

    def _write(self, *statements: tuple[str, Sequence[Mapping[str, Any]]]) -> None:
        def write(tx: ManagedTransaction) -> None:
            for name, rows in statements:
                tx.run(statement(f"write/{name}"), rows=list(rows)).consume()

        with self._driver.session(database=self._database) as session:
            session.execute_write(write)
            loaded(self._driver, self._database)
            self.catalog = load_catalog(session)
