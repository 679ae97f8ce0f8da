"""From words to the right exercise or food, or to a question, never to a guess.

``Catalog`` holds both catalogs in memory and resolves names of both languages:

- *found*: it may be stored without asking; ``customary`` says that a default filled what was not said.
- *ambiguous*: there are candidates, and a person has to choose.
- *unknown*: nothing fits, or a word changes what the thing is ("tuna oil" is not tuna).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal

from graph.catalog_nodes import Alias, Exercise, Food, Language, LargeCatalogs, Match, Resolution
from graph.exercises.names import ExerciseNames
from graph.foods.compose import Foods
from graph.foods.names import FoodNames


class Catalog:
    """Every shared exercise and food, in memory. Nothing in it changes but all of it at once: ``renew`` reads it
    again when another process has changed what the graph holds. ``merged`` maps exercises and foods that are others
    now. ``products`` finds foods of large catalogs, which are not in memory."""

    renew: Callable[[], "Catalog"] | None = None
    products: LargeCatalogs | None = None

    _KEPT, _LONGEST_KEPT = 8192, 80
    """How many answers are kept, of names of how many letters: people say the same names day after day."""

    def __init__(
        self,
        exercises: Iterable[Exercise] = (),
        foods: Iterable[Food] = (),
        aliases: Iterable[Alias] = (),
        version: str = "",
        merged: Mapping[str, str] | None = None,
    ) -> None:
        self.exercises: Mapping[str, Exercise] = {exercise.id: exercise for exercise in exercises}
        listed = {food.id: food for food in foods}
        self.version = version
        self.merged: Mapping[str, str] = merged or {}
        self.aliases = tuple(aliases)
        self._exercise_names = ExerciseNames(self.exercises, self.aliases, self.merged)
        self._food_names = FoodNames(listed, self.aliases)
        self.foods: Mapping[str, Food] = Foods(listed, self._food_names.composer, self.merged)
        self._answers: dict[tuple[str, Language, int, str], Resolution] = {}

    def bring_up_to(self, version: str) -> None:
        """Takes what the graph holds now when that is another version than this."""
        if self.renew is not None and version and version != self.version:
            newer = self.renew()
            self.exercises, self.foods, self.aliases = newer.exercises, newer.foods, newer.aliases
            self._exercise_names, self._food_names = newer._exercise_names, newer._food_names
            self.version, self.merged = newer.version, newer.merged
            self._answers = newer._answers

    def exercise(self, id: str) -> Exercise | None:
        """A listed exercise, or one composed from the facets that its id says; None for any other id."""
        id = self.merged.get(id, id)
        return self.exercises.get(id) or self._exercise_names.composed(id)

    def food(self, id: str) -> Food | None:
        """A food by its id."""
        return self.foods.get(id)

    def resolve_exercise(self, text: str, language: Language = "es", limit: int = 5) -> Resolution:
        """The exercise that a name means. Nothing is written; an unlisted combination of known facets is
        answered with the exercise that it would become."""
        names = self._exercise_names
        return self._kept((text, language, limit, "exercise"), lambda: names.resolve(text, language, limit))

    def leaves_open(self, text: str, exercise: Exercise) -> bool:
        """Whether a name could as well mean this exercise: it says nothing that the exercise contradicts, and the
        exercise is no further variant of what it says."""
        return self._exercise_names.leaves_open(text, exercise)

    def resolve_food(
        self, text: str, language: Language = "es", limit: int = 5, *, in_pot: bool = False
    ) -> Resolution:
        """The food that a name means: as eaten, or as it goes into a pot (raw, dry) with ``in_pot``."""
        names, kind = self._food_names, "in_pot" if in_pot else "eaten"
        return self._kept((text, language, limit, kind), lambda: names.resolve(text, language, limit, in_pot))

    def _kept(self, asked: tuple[str, Language, int, str], find: Callable[[], Resolution]) -> Resolution:
        answers = self._answers
        if (known := answers.get(asked)) is not None:
            return known
        found = find()
        if len(asked[0]) <= self._LONGEST_KEPT:
            if len(answers) >= self._KEPT:
                answers.clear()
            answers[asked] = found
        return found

    def nearest_food(self, text: str, language: Language = "es") -> Resolution:
        """The plain food that a name tells more of, where no food has all of its words: found with its
        ``customary`` mark (a person can change it), or unknown where the word that says what it is is not known."""
        return self._food_names.nearest(text, language)

    def alternatives(self, node: Exercise | Food, language: Language = "es") -> tuple[Match, ...]:
        """Up to nine other exercises of the same movement, or foods of the same name, to change to."""
        if isinstance(node, Exercise):
            return self._exercise_names.alternatives(node, language)
        return self._food_names.alternatives(node, language)

    def name_rows(self) -> Iterator[tuple[str, str, Literal["exercise", "food"]]]:
        """Every name and alias with its language and kind."""
        for exercise in self.exercises.values():
            yield exercise.name_en, "en", "exercise"
            yield exercise.name_es, "es", "exercise"
        for food in self.foods.values():
            yield food.name_en, "en", "food"
            yield food.name_es, "es", "food"
        for alias in self.aliases:
            yield alias.text, alias.language, "exercise" if alias.target in self.exercises else "food"
