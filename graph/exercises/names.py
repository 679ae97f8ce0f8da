"""Names of exercises: words → concepts → movement by head rules → facets → exercise."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain, islice
from typing import NamedTuple

from graph.catalog_nodes import Alias, Exercise, Match, Resolution
from graph.exercises.activation import trained
from graph.exercises.facets import base_id, exercise_id, facets_of_id, name_en, name_es
from graph.exercises.movements import STYLE_FACETS, movements, settled
from graph.exercises.reading import FACETS, FREE, Reader, Reading
from graph.exercises.vocabulary import COUNTED, NOTHING, exercise_key, exercise_words, heads, kin
from graph.words import Piece

_SILENT = frozenset({"glue", "neutral", "set"})
_ALTERNATIVES = 9
_LONGEST = 200


class Placed(NamedTuple):
    """Where a name belongs: its facets, those that it says itself, and the words that nothing explains."""

    facets: Mapping[str, str]
    said: frozenset[str]
    left: tuple[str, ...]


def composed(facets: Mapping[str, str]) -> Exercise:
    """The exercise of these facets, with muscles of its movement and names in both languages."""
    movement = movements()[facets["movement"]]
    bare = {facet: value for facet, value in facets.items() if facet != "load"}
    load = facets.get("load") or ("bodyweight" if facets["equipment"] == "bodyweight" else movement.load)
    if movement.load == "bodyweight" and facets["equipment"] not in ("bodyweight", "other"):
        load = "external"
    muscles = trained(bare)
    return Exercise(
        id=exercise_id(bare),
        name_en=name_en(bare),
        name_es=name_es(bare),
        facets=bare,
        base=base_id(bare),
        load="bodyweight" if load == "bodyweight" else "external",
        muscles_primary=tuple(muscles.primary.items()),
        muscles_secondary=tuple(muscles.secondary.items()),
        basis=muscles.basis,
        listed=False,
    )


def _by_default(reading: Reading) -> bool:
    """Whether the equipment was not said, and could well be another."""
    movement = reading.movement
    return "equipment" not in reading.said and not movement.quiet and len(movement.equipment) > 1


def _customary_first(exercise: Exercise) -> tuple[int, int, str]:
    """Sorts variants of a movement: by how much is said beside the equipment, then by how customary that is."""
    movement = movements().get(str(exercise.facets.get("movement")))
    usual = movement.equipment if movement else ()
    equipment = str(exercise.facets.get("equipment"))
    place = usual.index(equipment) if equipment in usual else len(usual)
    return len(exercise.facets), place, exercise.id


class ExerciseNames:
    """Resolves names among the listed exercises and what their facets can be composed to."""

    def __init__(
        self, exercises: Mapping[str, Exercise], aliases: Iterable[Alias], merged: Mapping[str, str]
    ) -> None:
        self._exercises = exercises
        self._merged = merged
        self._words = exercise_words()
        self._reader = Reader()
        self._by_name: dict[tuple[str, ...], list[str]] = {}
        self._by_bag: dict[tuple[str, ...], set[str]] = {}
        self._by_movement: dict[str, list[Exercise]] = {}
        for exercise in exercises.values():
            self.learn(exercise)
        for alias in aliases:
            if alias.target in exercises:
                self.learn_alias(alias)
        for siblings in self._by_movement.values():
            siblings.sort(key=_customary_first)

    def learn(self, exercise: Exercise) -> None:
        """Takes in one more exercise, which is among ``exercises`` by now."""
        self._by_movement.setdefault(str(exercise.facets.get("movement")), []).append(exercise)
        self._named(exercise.name_en, exercise.id)
        self._named(exercise.name_es, exercise.id)

    def learn_alias(self, alias: Alias) -> None:
        """Takes in another name of an exercise."""
        self._named(alias.text, alias.target)

    def leaves_open(self, text: str, exercise: Exercise) -> bool:
        """See ``Catalog.leaves_open``."""
        pieces, readings = self._reader.read(text)
        movement = exercise.facets.get("movement")
        said = [r.said for r in readings if r.movement.id == movement and not r.left]
        if any(
            self._exercises[id].facets.get("movement") == movement
            for id in self._by_name.get(self._key(text), ())
        ):
            kinds = self._words.kinds
            concepts = [c for piece in pieces for c in piece.meaning or () if kinds.get(c) in FACETS]
            said = said or [{kinds[concept]: concept for concept in concepts}]
        elif any(piece.meaning is None for piece in pieces):
            return False
        style = [facet for facet in STYLE_FACETS if exercise.facets.get(facet)]
        return any(
            all(exercise.facets.get(facet) == value for facet, value in one.items())
            and all(f in one for f in style)
            for one in said
        )

    def lists(self, text: str) -> bool:
        """Whether exactly this name is one of an exercise already."""
        return self._key(text) in self._by_name

    def placed(self, text: str, equipment: str | None) -> Placed | None:
        """Where a name belongs when it is known what it is done with; None when no movement can be read."""
        pieces, readings = self._reader.read(text)
        if not readings:
            return None
        best = [reading for reading in readings if reading.rank == readings[0].rank]
        fitting = [reading for reading in best if equipment in reading.movement.equipment]
        first = (fitting or best)[0]
        said = dict(first.said)
        if equipment and equipment in first.movement.equipment:
            said.setdefault("equipment", equipment)
        left = (*first.left, *(piece.text for piece in pieces if piece.meaning is None))
        torn = len(fitting or best) > 1 or (first.movement.open and "equipment" not in said)
        facets = settled(first.movement, said, first.words)
        return Placed(facets, frozenset(first.said), left or (("several movements",) if torn else ()))

    def _named(self, text: str, id: str) -> None:
        ids = self._by_name.setdefault(self._key(text), [])
        if id not in ids:
            ids.append(id)
            self._by_bag.setdefault(self._bag(self._words.lexicon.read(text)), set()).add(id)

    def _bag(self, pieces: tuple[Piece, ...]) -> tuple[str, ...]:
        """The concepts and the unexplained words of a name, in no order."""
        kinds = self._words.kinds
        bag: list[str] = []
        for piece in pieces:
            if piece.meaning is None:
                bag += exercise_key(piece.text)
            else:
                bag += [c for c in piece.meaning if c != NOTHING and kinds.get(c) not in _SILENT]
        return tuple(sorted(set(bag)))

    def _key(self, text: str) -> tuple[str, ...]:
        stems = exercise_key(text)
        words = tuple(w for w in stems if w in COUNTED or self._words.lexicon.meaning((w,)) != ())
        return words if len(words) > 1 else stems

    def composed(self, id: str) -> Exercise | None:
        """The exercise that an id of facets would be, listed or not."""
        facets = facets_of_id(id)
        return None if facets is None else composed(facets)

    def alternatives(self, exercise: Exercise, language: str) -> tuple[Match, ...]:
        """Other variants of its movement, then movements of the same head."""
        return tuple(islice(self._siblings(exercise, language, 0.5), _ALTERNATIVES))

    def _siblings(self, exercise: Exercise, language: str, score: float) -> Iterable[Match]:
        movement = str(exercise.facets.get("movement"))
        near = (other for other in self._by_movement.get(movement, ()) if other.id != exercise.id)
        others = (other for id in kin(movement) for other in self._by_movement.get(id, [])[:1])
        for place, other in enumerate(chain(near, others)):
            yield Match(other.id, other.name(language), round(max(score - 0.02 * place, 0.05), 3), other)

    def resolve(self, text: str, language: str, limit: int) -> Resolution:
        """See ``Catalog.resolve_exercise``. Of "pull_up/lat_pulldown", as devices write, the second part is the
        name; a text longer than any name is none."""
        if len(text) > _LONGEST:
            return Resolution("unknown")
        if "_" in text and "/" in text and " " not in text:
            text = text.rpartition("/")[2]
        pieces, readings = self._reader.read(text)
        ids = self._by_name.get(self._key(text), [])
        if ids:
            return self._by_alias(ids, readings, language, limit)
        unknown = [piece for piece in pieces if piece.meaning is None]
        if len(unknown) > sum(bool(piece.meaning) for piece in pieces):
            return Resolution("unknown")
        if not readings or unknown or readings[0].left:
            same = self._by_bag.get(self._bag(pieces), set())
            if len(same) == 1 and len(self._bag(pieces)) > 1:
                return self._by_alias(list(same), readings, language, limit)
        if not readings:
            return Resolution("unknown") if unknown else self._family(pieces, language, limit)
        if unknown or readings[0].left:
            return self._leftover(readings, language, limit)
        return self._settle(readings, pieces, language, limit)

    def _by_alias(self, ids: list[str], readings: list[Reading], language: str, limit: int) -> Resolution:
        """What is listed under exactly this name; customary when the name does not say its equipment."""
        nodes = [self._exercises[id] for id in ids]
        if len(nodes) > 1:
            matches = tuple(Match(n.id, n.name(language), 0.6, n) for n in nodes)
            return Resolution("ambiguous", matches[:limit])
        node = nodes[0]
        default = (
            bool(readings)
            and readings[0].movement.id == node.facets.get("movement")
            and _by_default(readings[0])
        )
        first = Match(node.id, node.name(language), 0.95 if default else 1.0, node)
        matches = (first, *islice(self._siblings(node, language, 0.5), limit - 1))
        return Resolution("found", matches, default)

    def _node(self, facets: Mapping[str, str]) -> Exercise:
        made = composed(facets)
        return self._exercises.get(self._merged.get(made.id, made.id), made)

    def _settle(
        self, readings: list[Reading], pieces: tuple[Piece, ...], language: str, limit: int
    ) -> Resolution:
        """Found, or ambiguous between movements or where no form is customary."""
        best = [reading for reading in readings if reading.rank == readings[0].rank]
        first = best[0]
        if len(best) > 1:
            return Resolution("ambiguous", self._matches(best, language, limit, 0.6))
        movement = first.movement
        told = first.words | set(first.said.values())
        if movement.open and "equipment" not in first.said and not movement.sure & told:
            return Resolution("ambiguous", self._matches(readings, language, limit, 0.6))
        node = self._node(settled(movement, first.said, first.words))
        typos = [piece for piece in pieces if piece.typo]
        default = _by_default(first)
        score = (0.93 if default else 1.0) - (0.1 if typos else 0.0) - (0.0 if first.plausible else 0.1)
        first_match = Match(node.id, node.name(language), score, node)
        matches = (first_match, *islice(self._siblings(node, language, 0.5), limit - 1))
        doubtful = typos and len(pieces) == 1 and len(typos[0].text) < 7
        return Resolution("ambiguous" if doubtful else "found", matches, default)

    def _matches(self, readings: list[Reading], language: str, limit: int, score: float) -> tuple[Match, ...]:
        """What each reading would be, then other listed variants of it."""
        nodes = [self._node(settled(r.movement, r.said, r.words)) for r in readings]
        for reading in readings:
            nodes += [
                other
                for other in self._by_movement.get(reading.movement.id, ())
                if all(other.facets.get(facet) == value for facet, value in reading.said.items())
            ]
        unique = list({node.id: node for node in nodes}.values())[:limit]
        return tuple(
            Match(node.id, node.name(language), round(max(score - 0.02 * n, 0.05), 3), node)
            for n, node in enumerate(unique)
        )

    def _leftover(self, readings: list[Reading], language: str, limit: int) -> Resolution:
        best = [reading for reading in readings if reading.rank == readings[0].rank]
        return Resolution("ambiguous", self._matches(best, language, limit, 0.4))

    def _family(self, pieces: tuple[Piece, ...], language: str, limit: int) -> Resolution:
        """A name that several movements share ("press"): their customary forms, to choose from."""
        concepts = [concept for piece in pieces for concept in piece.meaning or ()]
        kinds = self._words.kinds
        have = frozenset(c for c in concepts if kinds.get(c) not in FACETS and kinds.get(c) not in FREE)
        if not any(kinds.get(concept) == "head" for concept in have):
            return Resolution("unknown")
        readings: dict[str, Reading] = {}
        for head, id in heads():
            if have <= head and id not in readings and not movements()[id].needs:
                reading = self._reader.reading(movements()[id], head, concepts)
                if not reading.left and reading.plausible:
                    readings[id] = replace(reading, head=frozenset())
        if not readings:
            return Resolution("unknown")
        ordered = sorted(readings.values(), key=lambda r: (-r.movement.share, r.movement.id))
        return Resolution("ambiguous", self._matches(ordered, language, limit, 0.6))
