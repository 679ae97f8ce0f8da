"""The rows of a catalog: what a seed, a spider or a file says about an exercise or a food."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.catalog_nodes import Alias, Exercise, Food, Measure
from graph.errors import CatalogError
from graph.exercises.movements import movements, settled
from graph.exercises.names import composed
from graph.names import Catalog
from graph.seeds import food_aliases, food_kinds, food_tables
from graph.source_rows import SourceRow, source_row


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """An exercise; muscles map to their activation, 0 to 1, and ``basis`` says what that rests on."""

    id: str
    name_en: str
    name_es: str
    facets: Mapping[str, str | None]
    base: str
    load: str = "external"
    muscles_primary: Mapping[str, float] = field(default_factory=dict)
    muscles_secondary: Mapping[str, float] = field(default_factory=dict)
    basis: str = ""
    aliases: tuple[tuple[str, str], ...] = ()
    source: str = "seed"
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class FoodRow:
    """A food; figures per 100 g, carbohydrate with its fibre. ``more`` holds sugars, saturated fat, salt and
    alcohol in grams; measures map a unit to its grams; aliases are (text, language). ``source_id`` is the food's
    number in the tables of ``source``; ``generic_id`` is the food of which it is a kind, ``spread`` the relative
    standard deviation of derived figures."""

    id: str
    name_en: str
    name_es: str
    energy_kcal_100g: float
    protein_g_100g: float
    carbohydrate_g_100g: float
    fat_g_100g: float
    fiber_g_100g: float | None = None
    brand: str | None = None
    more: Mapping[str, float] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    density_g_ml: float | None = None
    generic_id: str | None = None
    state: str | None = None
    group: str | None = None
    customary: str = ""
    aliases: tuple[tuple[str, str], ...] = ()
    source: str = "seed"
    source_id: str | None = None
    licence: str | None = None
    spread: float = 0.0


Row = ExerciseRow | FoodRow


def exercise_row(exercise: Exercise, aliases: tuple[tuple[str, str], ...] = ()) -> ExerciseRow:
    """The row of an exercise."""
    return ExerciseRow(
        id=exercise.id,
        name_en=exercise.name_en,
        name_es=exercise.name_es,
        facets=exercise.facets,
        base=exercise.base,
        load=exercise.load,
        muscles_primary=dict(exercise.muscles_primary),
        muscles_secondary=dict(exercise.muscles_secondary),
        basis=exercise.basis,
        aliases=aliases,
        source=exercise.source,
    )


def seed_exercise_rows() -> Iterator[ExerciseRow]:
    """The exercises that the project lists itself, then bases of theirs that it does not list."""
    made: dict[str, ExerciseRow] = {}
    for movement in movements().values():
        for listed in movement.exercises:
            facets = settled(movement, listed.facets, frozenset(listed.facets.values()))
            node = composed({**facets, **({"load": listed.load} if listed.load else {})})
            aliases = tuple((text, "en") for text in listed.aliases_en)
            aliases += tuple((text, "es") for text in listed.aliases_es)
            row = _renamed(exercise_row(node, aliases), listed.name_en, listed.name_es)
            made.setdefault(row.id, row)
    yield from made.values()
    for row in list(made.values()):
        if row.base not in made:
            facets = {
                f: str(v)
                for f, v in row.facets.items()
                if f in ("movement", "equipment", "laterality", "angle")
            }
            made[row.base] = exercise_row(composed(facets))
            yield made[row.base]


def _renamed(row: ExerciseRow, name_en: str | None, name_es: str | None) -> ExerciseRow:
    fields = {name: getattr(row, name) for name in ExerciseRow.__slots__}
    return ExerciseRow(**{**fields, "name_en": name_en or row.name_en, "name_es": name_es or row.name_es})


_NUMBERS = ("energy_kcal_100g", "protein_g_100g", "carbohydrate_g_100g", "fat_g_100g")


def seed_food_rows() -> Iterator[FoodRow]:
    """The foods that the project lists itself."""
    generic = {kind: food for food, *kinds in food_kinds() for kind in kinds}
    more = {id: names for id, *names in food_aliases()}
    for head, *lines in food_tables():
        for line in lines:
            cells = dict(zip(head, line, strict=False))
            names = dict(zip(("more_en", "more_es"), more.get(cells["id"], ()), strict=False))
            yield _seed_food(cells | names | {"generic": generic.get(cells["id"], "")})


def _seed_food(cells: Mapping[str, str]) -> FoodRow:
    def number(name: str) -> float | None:
        return float(cells[name]) if cells.get(name) else None

    aliases = [
        (text.strip(), language)
        for language in ("en", "es")
        for text in (*_parts(cells, f"aliases_{language}"), *_parts(cells, f"more_{language}"))
    ]
    return FoodRow(
        id=cells["id"],
        name_en=cells["en"],
        name_es=cells["es"],
        energy_kcal_100g=float(cells["kcal"]),
        protein_g_100g=float(cells["protein"]),
        carbohydrate_g_100g=float(cells["carbohydrate"]),
        fat_g_100g=float(cells["fat"]),
        fiber_g_100g=number("fiber"),
        more={name: float(value) for name, value in _pairs(cells.get("more", ""))},
        measures={unit: _measure(unit, value) for unit, value in _pairs(cells.get("measures", ""))},
        density_g_ml=number("density"),
        generic_id=cells.get("generic") or None,
        state=cells.get("state") or None,
        group=cells["group"],
        customary=cells.get("customary", ""),
        aliases=tuple(aliases),
        source=cells["source"],
        source_id=cells.get("source_id") or None,
    )


def _parts(cells: Mapping[str, str], name: str) -> list[str]:
    return [part for part in cells.get(name, "").split("|") if part.strip()]


def _pairs(cell: str) -> Iterator[tuple[str, str]]:
    for pair in cell.split():
        name, _, value = pair.partition("=")
        yield name, value


# Relative standard deviations that held nine of ten of USDA's own portions; 0.15 for the rest.
_SPREAD = {"slice": 0.35, "piece": 0.2}


def _measure(unit: str, text: str) -> Measure:
    """ "55~0.12" is 55 g with a relative standard deviation of 0.12; that of its unit when none is given."""
    grams, _, spread = text.partition("~")
    return Measure(float(grams), float(spread or _SPREAD.get(unit, 0.15)))


def exercise_of(row: ExerciseRow) -> Exercise:
    """The exercise that a row becomes."""
    return Exercise(
        id=row.id,
        name_en=row.name_en,
        name_es=row.name_es,
        facets=row.facets,
        base=row.base,
        load="bodyweight" if row.load == "bodyweight" else "external",
        muscles_primary=tuple(row.muscles_primary.items()),
        muscles_secondary=tuple(row.muscles_secondary.items()),
        basis=row.basis,
        source=row.source,
    )


def food_of(row: FoodRow) -> Food:
    """The food that a row becomes."""
    fields = {name: getattr(row, name) for name in Food.__slots__}
    return Food(**fields)


def seed_catalog() -> Catalog:
    """The catalog of the seed alone, without a graph."""
    exercises, foods = list(seed_exercise_rows()), list(seed_food_rows())
    rows: list[Row] = [*exercises, *foods]
    aliases = [Alias(text, language, row.id) for row in rows for text, language in row.aliases]
    return Catalog(map(exercise_of, exercises), map(food_of, foods), aliases)


def file_rows(path: Path) -> Iterator[Row | SourceRow]:
    """The rows of a JSONL file, one object a line with ``"type": "exercise"``, ``"food"`` or
    ``"source_exercise"``, what a spider found.

    Raises ``CatalogError`` with the line that cannot be read.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as problem:
        raise CatalogError(f"The catalog file {path} cannot be read: {problem.strerror}.") from problem
    except UnicodeDecodeError as problem:
        raise CatalogError(f"The catalog file {path} is no text in UTF-8.") from problem
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield row_of(json.loads(line))
            except KeyError as problem:
                raise CatalogError(
                    f"Line {number} of {path} is no catalog row: it lacks {problem}."
                ) from problem
            except (ValueError, TypeError) as problem:
                raise CatalogError(f"Line {number} of {path} is no catalog row: {problem}.") from problem


def row_of(item: Mapping[str, Any]) -> Row | SourceRow:
    """The row of a JSON object; ``KeyError``, ``TypeError`` or ``ValueError`` when it is none."""
    fields = dict(item)
    kind = fields.pop("type")
    if kind == "source_exercise":
        return source_row(fields)
    fields["aliases"] = tuple((str(text), str(language)) for text, language in fields.get("aliases", ()))
    if kind == "exercise":
        return ExerciseRow(**fields)
    if kind != "food":
        raise ValueError(f"a row of type {kind!r}")
    measures = fields.get("measures", {})
    fields["measures"] = {
        unit: Measure(float(one["grams"]), float(one["spread"])) for unit, one in measures.items()
    }
    for name in _NUMBERS:
        fields[name] = float(fields[name])
    return FoodRow(**fields)
