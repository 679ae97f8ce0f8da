"""What spiders bring: exercises in the words of their sources → nodes, variants, other names, and doubts.

A row becomes facets: its name beats its fields, and those beat what is customary. A row whose name is one of ours
describes that exercise; a form that nobody listed is created from its facets; a name with words that nothing
explains is an exercise of its own, under the movement that was read, and listed as unsure.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from graph.catalog_nodes import Alias, Exercise
from graph.catalog_rows import ExerciseRow, exercise_of, exercise_row
from graph.exercises.facets import base_id
from graph.exercises.movements import movements
from graph.exercises.names import ExerciseNames, Placed, composed
from graph.names import Catalog
from graph.seeds import vocabulary
from graph.source_rows import SourceRow
from graph.words import fold, words_of

_MAIN, _BESIDE = 0.7, 0.4  # activations of muscles that a source names without saying how much
_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Mapped:
    """What rows became: new exercises, other names (``target`` is an exercise), what each row describes by its
    id, and (row, what is unsure)."""

    exercises: list[ExerciseRow] = field(default_factory=list)
    aliases: list[tuple[Alias, SourceRow]] = field(default_factory=list)
    described: dict[str, str] = field(default_factory=dict)
    unsure: list[tuple[SourceRow, str]] = field(default_factory=list)


@cache
def _words(kind: str) -> Mapping[str, str]:
    return {
        word.strip(): ours
        for what, cell, ours in vocabulary("sources")
        if what == kind
        for word in cell.split("|")
    }


class Mapper:
    """Maps rows one after the other: a name that one of them brings is known to the next."""

    def __init__(self, catalog: Catalog) -> None:
        self._exercises = dict(catalog.exercises)
        self._names = ExerciseNames(self._exercises, catalog.aliases, catalog.merged)
        self.mapped = Mapped()

    def add(self, row: SourceRow) -> None:
        """Finds what a row is, and keeps it in ``mapped``."""
        main = next((name for name in row.names if name[2] and name[1] == "en"), row.names[0])
        if _is_activity(main[0]):
            self._doubt(row, "an activity, not an exercise")
            return
        found = self._names.resolve(main[0], main[1], 1)
        placed = self._names.placed(main[0], _equipment(row))
        if found.decision == "found" and isinstance(found.matches[0].node, Exercise):
            named = self._listed(found.matches[0].node, row)
            self._describe(row, self._by_fields(row, placed, named))
            self._other_names(row, named)
        elif placed is not None and not placed.left:
            node = self._listed(composed(_with_side(placed.facets, placed.said, row)), row)
            self._doubt(row, f"which form it is, only its fields say: {node.id}")
            self._describe(row, node)
            self._other_names(row, node, skipped={main[0]})
        elif len(words_of(main[0])) < 2 and not (placed or len(row.names) > 1):
            self._doubt(row, "one word that nothing explains")
        else:
            node = self._own(row, main[0], placed)
            left = ", ".join(placed.left) if placed else "no movement was read"
            self._doubt(row, f"an exercise of its own, {node.id}: {left}")
            self._describe(row, node)
            self._other_names(row, node)

    def _by_fields(self, row: SourceRow, placed: Placed | None, named: Exercise) -> Exercise:
        """The exercise that the name and the fields say together, where the fields say more."""
        if placed is None or placed.left or placed.facets["movement"] != named.facets.get("movement"):
            return named
        return self._listed(composed(_with_side(placed.facets, placed.said, row)), row)

    def _own(self, row: SourceRow, name: str, placed: Placed | None) -> Exercise:
        """An exercise for a name that was not understood whole; muscles from the movement, else the source."""
        id = _SLUG.sub("-", fold(name)).strip("-")[:80] or row.source_id
        if id in self._exercises:
            id = f"{id}-{_SLUG.sub('-', row.source)}"
        spanish = next((text for text, language, main in row.names if main and language == "es"), name)
        facets = _with_side(placed.facets, placed.said, row) if placed else {
            "movement": id, "equipment": _equipment(row) or "other", "laterality": row.laterality or "bilateral"
        }  # fmt: skip
        like = composed(facets) if placed else None
        main, beside = _muscles(row)
        own = ExerciseRow(
            id=id,
            name_en=name,
            name_es=spanish,
            facets={key: value for key, value in facets.items() if key != "load"},
            base=base_id(facets) if placed else id,
            load=like.load if like else "external",
            muscles_primary=dict(like.muscles_primary) if like else main,
            muscles_secondary=dict(like.muscles_secondary) if like else beside,
            basis=like.basis if like else f"{row.source} names the muscle; how much is an estimate",
            source=row.source,
            licence=row.licence,
        )
        return self._new(own)

    def _listed(self, node: Exercise, row: SourceRow) -> Exercise:
        """The exercise as the catalog has it, brought into it where it is not there yet, with its base."""
        if node.id in self._exercises:
            return self._exercises[node.id]
        own = replace(exercise_row(node), source=row.source)
        return self._new(own)

    def _new(self, row: ExerciseRow) -> Exercise:
        node = exercise_of(row)
        self._exercises[node.id] = node
        self._names.learn(node)
        self.mapped.exercises.append(row)
        return node

    def _describe(self, row: SourceRow, node: Exercise) -> None:
        self.mapped.described[row.id] = node.id
        said, _ = _muscles(row)
        trained = {muscle for muscle, _ in (*node.muscles_primary, *node.muscles_secondary)}
        if said and not said.keys() & trained:
            self._doubt(row, f"{node.id} trains none of its muscles ({', '.join(said)})")

    def _other_names(self, row: SourceRow, node: Exercise, skipped: Iterable[str] = ()) -> None:
        """Names that are not understood yet become aliases, and other names that the source gives though we
        read them otherwise; translations and listed names that mean something else are doubts."""
        for text, language, main in row.names:
            if text in skipped or _is_activity(text) or len(words_of(text)) == 0:
                continue
            found = self._names.resolve(text, language, 1)
            if found.decision == "found" and (main or self._names.lists(text) or not self._fits(text, node)):
                other = found.matches[0].node
                if isinstance(other, Exercise) and other.base != node.base:
                    self._doubt(row, f"its name “{text}” means {other.id}, not {node.id}")
            elif found.decision == "found" and found.matches[0].id == node.id:
                continue
            elif main or len(words_of(text)) > 1:
                alias = Alias(text, language, node.id)
                self._names.learn_alias(alias)
                self.mapped.aliases.append((alias, row))

    def _fits(self, text: str, node: Exercise) -> bool:
        """Whether another name says nothing about equipment and side that its exercise contradicts."""
        placed = self._names.placed(text, None)
        if placed is None:
            return True
        stated = placed.said & {"equipment", "laterality"}
        return all(placed.facets[facet] == node.facets.get(facet) for facet in stated)

    def _doubt(self, row: SourceRow, why: str) -> None:
        self.mapped.unsure.append((row, why))


def _with_side(facets: Mapping[str, str], said: Iterable[str], row: SourceRow) -> dict[str, str]:
    """The facets, and the side that the row's field says where its name does not."""
    usual = movements()[facets["movement"]].laterality
    if row.laterality == "unilateral" and "laterality" not in said and usual == "bilateral":
        return {**facets, "laterality": "unilateral"}
    return dict(facets)


def _is_activity(name: str) -> bool:
    """Whether a name is of another sport or of rest, which sessions keep."""
    told = f" {' '.join(words_of(name))} "
    return any(f" {word} " in told for word in _words("activity"))


def _equipment(row: SourceRow) -> str | None:
    """Our word for what a row says it is done with."""
    for word in row.equipment:
        low = word.lower()
        ours = _words("equipment").get(low, "machine" if low.endswith("machine") else "other")
        if ours:
            return ours
    return None


def _muscles(row: SourceRow) -> tuple[dict[str, float], dict[str, float]]:
    ours = _words("muscle")
    main = {ours[word.lower()]: _MAIN for word in row.muscles_primary if word.lower() in ours}
    beside = {ours[word.lower()]: _BESIDE for word in row.muscles_secondary if word.lower() in ours}
    beside = {muscle: figure for muscle, figure in beside.items() if muscle not in main}
    return (main, beside) if main else ((dict.fromkeys(beside, _MAIN) or {"deep_abs": 0.1}), {})
