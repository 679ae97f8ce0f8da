"""Meals, measurements and training out of the files of Cronometer and MyFitnessPal."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time

from graph.imports.cells import Row, number, when
from graph.imports.items import AnyItem, BadItem, FoodItem, ObservationItem, SessionItem
from graph.units import GRAMS
from graph.words import fold

_MEALS = {
    "breakfast": "breakfast", "desayuno": "breakfast", "lunch": "lunch", "almuerzo": "lunch", "comida": "lunch",
    "dinner": "dinner", "cena": "dinner", "merienda": "afternoon_snack", "supper": "dinner",
    "morning snack": "morning_snack", "afternoon snack": "afternoon_snack", "evening snack": "evening_snack",
    "snack 1": "morning_snack", "snack 2": "afternoon_snack", "snack 3": "evening_snack",
}  # fmt: skip
_FIGURES: Mapping[str, tuple[str, ...]] = {
    "energy_kcal": ("energy (kcal)", "calories", "calorias", "kcal"),
    "protein_g": ("protein (g)", "proteins (g)", "proteinas (g)", "protein"),
    "carbohydrate_g": ("carbs (g)", "carbohydrates (g)", "carbohidratos (g)", "carbohydrates"),
    "fat_g": ("fat (g)", "grasas (g)", "fat"),
    "fiber_g": ("fiber (g)", "fiber", "fibre (g)", "fibra (g)", "fibra"),
}
_BIOMETRICS = {
    "weight": ("body_weight", {"kg": "kg", "lbs": "lb", "lb": "lb", "st": "st"}),
    "body fat": ("body_fat", {"%": "%"}),
    "resting heart rate": ("resting_heart_rate", {"bpm": "bpm"}),
    "heart rate": ("heart_rate", {"bpm": "bpm"}),
    "steps": ("steps", {"steps": "count", "count": "count"}),
    "waist size": ("waist", {"cm": "cm", "in": "in", "inches": "in"}),
    "hip size": ("hip", {"cm": "cm", "in": "in", "inches": "in"}),
}
_MEASURES = {
    "cup": "cup", "cups": "cup", "tbsp": "tablespoon", "tsp": "teaspoon", "slice": "slice", "scoop": "scoop",
    "ml": "ml", "piece": "piece", "each": "piece", "large": "piece", "medium": "piece", "small": "piece",
    "serving": "serving", "can": "can", "bottle": "bottle",
}  # fmt: skip
RUNNING_KINDS = {
    "run": "run", "jog": "run", "carrera": "run", "correr": "run", "cycl": "ride", "bike": "ride", "bici": "ride",
    "ciclismo": "ride", "spinning": "ride", "biking": "ride", "walk": "walk", "hik": "walk", "caminar": "walk",
    "andar": "walk", "senderismo": "walk", "swim": "swim", "natacion": "swim", "strength": "gym", "weights": "gym",
    "fuerza": "gym", "musculacion": "gym",
}  # fmt: skip


def kind_of(name: str) -> str:
    """The kind of session that an app's name for an activity means, ``other`` for all the rest."""
    folded = fold(name)
    return next((kind for word, kind in RUNNING_KINDS.items() if word in folded), "other")


def category_of(name: str | None) -> str:
    """The meal that an app's name means; snacks that say no more are ``other``."""
    return _MEALS.get(fold(name or "").strip(), "other")


def figures_of(row: Row) -> dict[str, float]:
    """Energy and macros of a row, as far as it has them."""
    found = {name: row.number(*headings) for name, headings in _FIGURES.items()}
    return {name: value for name, value in found.items() if value is not None}


def cronometer(rows: Iterator[Row]) -> Iterator[AnyItem]:
    """Cronometer's servings, biometrics and exercises: which it is, each row's columns tell."""
    for row in rows:
        day = _day(row, "day", "date")
        if day is None:
            yield BadItem(line=row.line, why="no date")
        elif row.has("food name"):
            yield _serving(row, day)
        elif row.has("metric"):
            yield _biometric(row, day)
        elif row.has("exercise"):
            yield _exercise(row, day)
        else:
            yield BadItem(line=row.line, why="a sum of the day, of which the rows are in another file")


def myfitnesspal(rows: Iterator[Row]) -> Iterator[AnyItem]:
    """MyFitnessPal's nutrition by meal, measurements and exercises."""
    for row in rows:
        day = _day(row, "date", "fecha")
        if day is None:
            yield BadItem(line=row.line, why="no date")
        elif row.has("meal", "comida"):
            yield _meal(row, day)
        elif row.has("exercise", "ejercicio"):
            yield _exercise(row, day)
        else:
            yield from _measured(row, day)


def _day(row: Row, *names: str) -> datetime | None:
    text = row.text(*names)
    return None if text is None else when(text)


def _serving(row: Row, day: datetime) -> AnyItem:
    name, clock = row.text("food name"), row.text("time")
    if name is None:
        return BadItem(line=row.line, why="no food")
    at = None if clock is None else when(f"{day:%Y-%m-%d} {clock.upper()}")
    amount = row.text("amount") or ""
    value = number(amount)
    unit = fold(amount.lstrip("0123456789.,/ ")).split(" ")[0].strip(",")
    grams = None if value is None or unit not in GRAMS else value * GRAMS[unit]
    return FoodItem(
        line=row.line,
        on=day.date(),
        at=at,
        category=category_of(row.text("group", "meal")),
        name=name,
        grams=grams,
        unit=None if grams is not None else _MEASURES.get(unit),
        value=None if grams is not None else value,
        figures=figures_of(row),
    )


def _meal(row: Row, day: datetime) -> AnyItem:
    """MyFitnessPal tells only what a whole meal came to: it goes in under the meal's own name."""
    name = row.text("food", "alimento", "meal", "comida")
    figures = figures_of(row)
    if name is None or not figures:
        return BadItem(line=row.line, why="no meal" if name is None else "no figures")
    return FoodItem(
        line=row.line,
        on=day.date(),
        at=None,
        category=category_of(row.text("meal", "comida")),
        name=name,
        figures=figures,
    )


def _biometric(row: Row, day: datetime) -> AnyItem:
    metric, units = _BIOMETRICS.get(fold(row.text("metric") or ""), (None, {}))
    value, unit = row.number("amount"), units.get(fold(row.text("unit") or ""))
    if metric is None or value is None or unit is None:
        return BadItem(line=row.line, why=f"{row.text('metric') or 'a metric'} is not kept here")
    clock = row.text("time")
    at = None if clock is None else when(f"{day:%Y-%m-%d} {clock.upper()}")
    return ObservationItem(line=row.line, on=day.date(), at=at, metric=metric, value=value, unit=unit)


def _exercise(row: Row, day: datetime) -> AnyItem:
    name = row.text("exercise", "ejercicio")
    minutes = row.number("minutes", "exercise minutes", "minutos de ejercicio")
    if name is None or not minutes:
        return BadItem(line=row.line, why="no exercise" if name is None else "no length")
    at = datetime.combine(day.date(), time(12))
    return SessionItem(line=row.line, at=at, kind=kind_of(name), title=name, duration_min=minutes)


def _measured(row: Row, day: datetime) -> Iterator[AnyItem]:
    weight, fat = row.number("weight", "peso"), row.number("body fat %", "body fat", "% grasa corporal")
    if not weight and not fat:
        yield BadItem(line=row.line, why="nothing that is kept here")
    if weight:
        yield ObservationItem(
            line=row.line, on=day.date(), at=None, metric="body_weight", value=weight, unit="own"
        )
    if fat:
        yield ObservationItem(line=row.line, on=day.date(), at=None, metric="body_fat", value=fat, unit="%")
