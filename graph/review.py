"""Looking after the shared exercises and foods: names that people agree on, duplicates, merging and splitting with
history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import Driver, ManagedTransaction

from cypher import statement
from graph.catalog import load_catalog, loaded
from graph.catalog_nodes import Exercise, Food
from graph.errors import NotFound, SinewError
from graph.food_merges import merged_rows, parted_rows, same_foods
from graph.names import Catalog
from graph.seeds import muscle_table
from graph.words import fold, stems_of

_SHARED = 0.7  # the activation of a muscle that is named without saying how much
AGREED = 3
"""How many people have to mean the same exercise by a name before it is proposed for all."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that several people have for an exercise."""

    text: str
    language: str
    exercise: str
    people: int


@dataclass(frozen=True, slots=True)
class Private:
    """An exercise that only one person has, and how many sets were told of it; ``merged_into``: what it is now."""

    id: str
    name: str
    merged_into: str | None
    sets: int


class Review:
    """The shared exercises and foods under review. What is changed here, every process reads at its next turn."""

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

    def private(self) -> list[Private]:
        """Exercises that people made for themselves and that are nothing else yet, the most used first."""
        return [one for one in self._private() if one.merged_into is None]

    def _private(self) -> list[Private]:
        def read(tx: ManagedTransaction) -> list[Private]:
            return [Private(**row.data()) for row in tx.run(statement("read/private-exercises"))]

        with self._driver.session(database=self._database) as session:
            return session.execute_read(read)

    def share(self, id: str, muscle: str) -> None:
        """A person's own exercise is everybody's from now on; ``muscle`` is what it works most."""
        if id not in {one.id for one in self.private()}:
            raise NotFound(f"Nobody has an exercise {id} of their own.")
        if muscle not in {cells[0] for cells in muscle_table()}:
            raise NotFound(f"There is no muscle {muscle}.")
        row = {"id": id, "muscle": muscle, "activation": _SHARED, "basis": "who reviewed it named the muscle"}
        self._write(("share-exercises", [row]))

    def same_foods(self) -> list[tuple[Food, Food]]:
        """Foods of one name and state with the same figures."""
        return list(same_foods(self.catalog.foods))

    def merge(self, kept: str, gone: str) -> None:
        """``gone`` is ``kept`` from now on: its names mean it, and all sets ever told of it are its sets, or all that
        was eaten, cooked and kept of it is of the other food. A person's own exercise can be merged into a shared
        one."""
        if kept in self.catalog.foods or gone in self.catalog.foods:
            self._merge_foods(kept, gone)
            return
        self._known(kept)
        if gone not in {one.id for one in self.private()}:
            self._known(gone)
        if kept == gone:
            raise SinewError("An exercise cannot be merged with itself.")
        row = {"kept": kept, "gone": gone, "everybody": True, "user_id": ""}
        self._write(("move-history", [row]), ("merge-exercises", [row]))

    def _merge_foods(self, kept: str, gone: str) -> None:
        for id in (kept, gone):
            if id not in self.catalog.foods or id in self.catalog.merged:
                raise NotFound(f"There is no shared food {id}.")
        if kept == gone:
            raise SinewError("A food cannot be merged with itself.")
        if gone in self.catalog.merged.values():
            raise SinewError(f"Other foods were merged into {gone}; take those back first.")
        self._write(*merged_rows(kept, gone))

    def take_back(self, gone: str) -> str:
        """Undoes the merge of an exercise or a food, with all that was its own; gives what it was merged into."""
        own = {one.id: one.merged_into for one in self._private()}
        kept = self.catalog.merged.get(gone) or own.get(gone)
        if kept is None:
            raise NotFound(f"{gone} was not merged into another.")
        if kept in self.catalog.foods:
            self._write(*parted_rows(kept, gone))
            return kept
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
