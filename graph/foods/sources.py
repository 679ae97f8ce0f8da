"""What Open Food Facts and USDA say about a food, as a row of the catalog; None for what cannot be true.

European labels give carbohydrate without fibre, American ones with it: here it is with fibre always.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.catalog_nodes import Measure
from graph.catalog_rows import FoodRow
from graph.foods.figures import figure_doubts

OFF, OFF_LICENCE = "Open Food Facts", "ODbL 1.0"
FDC, FDC_LICENCE = "USDA FoodData Central", "CC0 1.0"
KJ_PER_KCAL = 4.184
_WITH_FIBRE = ("en:united-states", "en:canada")
_LONGEST = 200
# USDA's nutrient numbers of the figures, the likelier first, and its ids of the same in bulk files.
_FDC_NUMBERS = {
    "energy_kcal_100g": ("208", "957", "958"),
    "protein_g_100g": ("203",),
    "carbohydrate_g_100g": ("205",),
    "fat_g_100g": ("204",),
    "fiber_g_100g": ("291",),
}
_FDC_MORE = {"sugars": ("269",), "saturated_fat": ("606",), "alcohol": ("221",)}
FDC_IDS = {
    "1008": "208", "2047": "957", "2048": "958", "1003": "203", "1005": "205", "1004": "204", "1079": "291",
    "2000": "269", "1258": "606", "1018": "221",
}  # fmt: skip


def off_food(product: Mapping[str, Any]) -> FoodRow | None:
    """A product of Open Food Facts: an answer of its API, a line of its JSONL, or a row of its table."""
    told = product.get("nutriments") or product
    code = str(product.get("code") or "").strip()
    name = _text(product.get("product_name")) or _text(product.get("generic_name"))
    energy = _number(told.get("energy-kcal_100g"))
    if energy is None and (joules := _number(told.get("energy-kj_100g")) or _number(told.get("energy_100g"))):
        energy = round(joules / KJ_PER_KCAL, 1)
    fibre = _number(told.get("fiber_100g"))
    carbohydrate = _number(told.get("carbohydrates_100g"))
    countries = str(product.get("countries_tags") or "")
    if carbohydrate is not None and fibre and not any(one in countries for one in _WITH_FIBRE):
        carbohydrate = round(carbohydrate + fibre, 2)
    figures = {
        "energy_kcal_100g": energy,
        "protein_g_100g": _number(told.get("proteins_100g")),
        "carbohydrate_g_100g": carbohydrate,
        "fat_g_100g": _number(told.get("fat_100g")),
        "fiber_g_100g": fibre,
    }
    more = {"sugars": "sugars_100g", "saturated_fat": "saturated-fat_100g", "salt": "salt_100g"}
    serving = _number(product.get("serving_quantity"))
    brand = _text(str(product.get("brands") or "").split(",")[0])
    return _row(
        f"off-{code}" if code.isdigit() else "",
        name,
        _text(product.get("product_name_es")),
        figures,
        {one: _number(told.get(field)) for one, field in more.items()},
        {"serving": Measure(serving, 0.1)} if serving and 0 < serving <= 2000 else {},
        brand=brand,
        source=OFF,
        licence=OFF_LICENCE,
        source_id=code,
    )


def fdc_food(food: Mapping[str, Any]) -> FoodRow | None:
    """A food of FoodData Central: one of a search's answers, or one food's own."""
    numbers: dict[str, float] = {}
    for one in food.get("foodNutrients") or ():
        number = one.get("nutrientNumber") or (one.get("nutrient") or {}).get("number")
        value = _number(one.get("value", one.get("amount")))
        if number is not None and value is not None:
            numbers.setdefault(str(number), value)
    measures: dict[str, Measure] = {}
    for portion in food.get("foodPortions") or ():
        unit = fdc_unit(str(portion.get("portionDescription") or portion.get("modifier") or ""))
        grams, count = _number(portion.get("gramWeight")), _number(portion.get("amount")) or 1.0
        if unit and grams and unit not in measures:
            measures[unit] = Measure(round(grams / count, 2), 0.15)
    serving = _number(food.get("servingSize"))
    if serving and str(food.get("servingSizeUnit") or "").lower() in ("g", "grm", "ml"):
        measures.setdefault("serving", Measure(serving, 0.1))
    return fdc_row(
        str(food.get("fdcId") or ""),
        _text(food.get("description")),
        numbers,
        measures,
        _text(food.get("brandName")) or _text(food.get("brandOwner")),
    )


def fdc_row(
    fdc_id: str,
    name: str | None,
    numbers: Mapping[str, float],
    measures: Mapping[str, Measure],
    brand: str | None,
) -> FoodRow | None:
    """A food of USDA by its nutrient numbers per 100 g."""

    def first(keys: Sequence[str]) -> float | None:
        return next((numbers[key] for key in keys if key in numbers), None)

    figures = {one: first(keys) for one, keys in _FDC_NUMBERS.items()}
    more = {one: first(keys) for one, keys in _FDC_MORE.items()}
    id_ = f"fdc-{fdc_id}" if fdc_id.isdigit() else ""
    return _row(
        id_,
        name,
        None,
        figures,
        more,
        measures,
        brand=brand,
        source=FDC,
        licence=FDC_LICENCE,
        source_id=fdc_id,
    )


def fdc_unit(text: str) -> str | None:
    """Our measure for one of USDA's ("1 cup, chopped", "tbsp"), None for those that we have no word for."""
    words = text.lower().replace(",", " ").replace("(", " ").split()
    words = [word for word in words if not word.replace(".", "").replace("/", "").isdigit()]
    return _UNITS.get(words[0]) if words else None


_UNITS = {
    "cup": "cup", "cups": "cup", "tbsp": "tablespoon", "tablespoon": "tablespoon", "tsp": "teaspoon",
    "teaspoon": "teaspoon", "slice": "slice", "can": "can", "piece": "piece", "medium": "piece", "fruit": "piece",
    "each": "piece", "egg": "piece", "bar": "bar", "package": "packet", "packet": "packet", "scoop": "scoop",
    "bottle": "bottle",
}  # fmt: skip


def _row(
    id_: str,
    name: str | None,
    name_es: str | None,
    figures: Mapping[str, float | None],
    more: Mapping[str, float | None],
    measures: Mapping[str, Measure],
    *,
    brand: str | None,
    source: str,
    licence: str,
    source_id: str,
) -> FoodRow | None:
    """The row, unless it has no name or number, lacks one of the four main figures, or contradicts itself."""
    energy, protein, carbohydrate, fat = (figures[key] for key in list(figures)[:4])
    if not id_ or name is None or energy is None or protein is None or carbohydrate is None or fat is None:
        return None
    told = {one: value for one, value in more.items() if value is not None and 0 <= value <= 100}
    if figure_doubts(figures, told.get("alcohol", 0.0)):
        return None
    return FoodRow(
        id=id_,
        name_en=name,
        name_es=name_es or name,
        energy_kcal_100g=energy,
        protein_g_100g=protein,
        carbohydrate_g_100g=carbohydrate,
        fat_g_100g=fat,
        fiber_g_100g=figures["fiber_g_100g"],
        brand=brand,
        more=told,
        measures=measures,
        source=source,
        licence=licence,
        source_id=source_id,
    )


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return round(number, 3) if abs(number) < 1e6 else None


def _text(value: Any) -> str | None:
    text = " ".join(str(value or "").split())
    return text[:_LONGEST] or None
