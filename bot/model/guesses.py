"""What a model says of names that nobody knows: a candidate that was offered, facets, or checked figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.entries import Entry, FoodEntry
from bot.model.opened import Opened, OpenName
from bot.model.schema import ExerciseGuess, FoodGuess, Understood
from graph.catalog_nodes import Exercise, Food, Measure
from graph.exercises.facets import exercise_id, wordings
from graph.exercises.movements import movements
from graph.foods.amounts import Grams
from graph.foods.figures import FIGURES, figure_doubts
from graph.names import Catalog
from graph.own_foods import MODEL, keep_rows, own_food, own_food_row
from graph.owned import own_id
from graph.record import Rows, merge_rows
from graph.words import fold

NORMAL_90 = 1.645
"""Standard deviations on either side that hold 90 % of a normal distribution."""
MOST_GRAMS = 3000.0
WIDEST = 10.0
"""An estimate whose ends are further apart than so many times says nothing."""
_NEEDED = FIGURES[:4]


@dataclass(slots=True)
class Guessed:
    """What is taken of a model's guesses: ids by names as they were said, grams by names, and what to store."""

    chosen: dict[str, str] = field(default_factory=dict)
    grams: dict[str, Grams] = field(default_factory=dict)
    foods: list[Food] = field(default_factory=list)
    exercises: dict[str, str] = field(default_factory=dict)
    rows: Rows = field(default_factory=dict)


def guessed(
    answer: Understood,
    opened: Opened,
    entries: Iterable[Entry],
    catalog: Catalog,
    user_id: str,
    at: datetime,
) -> Guessed:
    """What may be taken: of names that were asked about, or that the answer's own entries have."""
    out = Guessed()
    names = {fold(one.text): one for one in opened.names if one.kind != "exercise"}
    for entry in entries:
        if isinstance(entry, FoodEntry):
            said = opened.text[entry.start : entry.end]
            names.setdefault(fold(entry.food.text), OpenName("food", entry.food.text, said))
    for guess in answer.foods:
        if (name := names.get(fold(guess.name))) is not None:
            _take_food(out, guess, name, catalog, opened.language, user_id, at)
    exercises = {fold(one.text): one for one in opened.names if one.kind == "exercise"}
    for one in answer.exercises:
        if (name := exercises.get(fold(one.name))) is not None:
            id_ = _exercise(one, name, catalog)
            if id_ is not None:
                out.chosen[name.text] = out.exercises[name.text] = id_
    return out


def _take_food(
    out: Guessed,
    guess: FoodGuess,
    name: OpenName,
    catalog: Catalog,
    language: str,
    user_id: str,
    at: datetime,
) -> None:
    grams = _grams(guess)
    if name.kind == "food" and catalog.resolve_food(name.text, language).decision == "unknown":
        if guess.candidate is not None:
            if not 0 <= guess.candidate < len(name.candidates):
                return
            out.chosen[name.text] = name.candidates[guess.candidate].id
        else:
            figures: dict[str, float | None] = {key: getattr(guess, key) for key in FIGURES}
            if any(figures[key] is None for key in _NEEDED) or figure_doubts(figures):
                return
            food, rows = _own(name.text, figures, grams, catalog, user_id, at)
            out.chosen[name.text] = food.id
            out.foods.append(food)
            out.rows = merge_rows(out.rows, rows)
    if grams is not None:
        out.grams[name.text] = grams


def _own(
    text: str,
    figures: Mapping[str, float | None],
    grams: Grams | None,
    catalog: Catalog,
    user_id: str,
    at: datetime,
) -> tuple[Food, Rows]:
    """A private, unverified food; under the id that it has when its owner tells the figures, which mends it."""
    name = text[:1].upper() + text[1:]
    properties = {
        "name_en": name,
        "name_es": name,
        "origin": MODEL,
        "verified": False,
        "dropped": None,
        "estimate": "waiting",
    }
    measures = {} if grams is None else {"serving": Measure(grams.grams, grams.spread)}
    row = own_food_row(user_id, own_id(user_id, "food", text), {**properties, **figures}, measures, at)
    node = {"food": {**row["properties"], "id": row["id"]}, "measures": row["measures"]}
    return own_food(node, catalog.foods)[0], keep_rows(row)


def _grams(guess: FoodGuess) -> Grams | None:
    """The estimate with its spread, None where its ends make no sense."""
    grams, low, high = guess.grams, guess.grams_low, guess.grams_high
    if grams is None or low is None or high is None:
        return None
    if not 0 < low <= grams <= high <= MOST_GRAMS or high > WIDEST * low:
        return None
    return Grams(round(grams, 1), "estimate", round((high - low) / (2 * NORMAL_90) / grams, 3))


def _exercise(guess: ExerciseGuess, name: OpenName, catalog: Catalog) -> str | None:
    """The id of an offered candidate, or of facets that all are words of the vocabulary."""
    if guess.candidate is not None:
        return name.candidates[guess.candidate].id if 0 <= guess.candidate < len(name.candidates) else None
    movement = movements().get(guess.movement or "")
    if movement is None:
        return None
    facets = {
        "movement": movement.id,
        "equipment": guess.equipment or movement.equipment[0],
        "laterality": guess.laterality or movement.laterality,
    }
    for facet, value in (("angle", guess.angle), ("grip", guess.grip)):
        if value is not None:
            facets[facet] = value
    unknown = [pair for pair in facets.items() if pair[0] != "movement" and pair not in wordings()]
    if any(pair != ("laterality", movement.laterality) for pair in unknown):
        return None
    found = catalog.exercise(exercise_id(facets))
    return found.id if isinstance(found, Exercise) else None
