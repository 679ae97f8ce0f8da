"""Bulk files of foods, read row by row whatever their size: the dump of Open Food Facts as a table or as JSONL,
and the folder of CSV files of USDA FoodData Central."""

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from graph.catalog_nodes import Measure
from graph.catalog_rows import FoodRow
from graph.errors import CatalogError
from graph.foods.sources import FDC_IDS, fdc_row, fdc_unit, off_food

_KINDS = frozenset({"sr_legacy_food", "foundation_food", "survey_fndds_food", "branded_food"})


def is_food_file(path: Path) -> bool:
    """Whether a path is one of these files."""
    if path.is_dir() or path.name == "food.csv":
        return (path if path.is_dir() else path.parent).joinpath("food_nutrient.csv").is_file()
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            head = file.readline(100_000)
    except OSError:
        return False
    return head.startswith("code\t") or (
        head.startswith("{") and '"code"' in head and '"type"' not in head[:40]
    )


def food_file_rows(path: Path) -> Iterator[FoodRow]:
    """The foods of a bulk file; what has no figures or contradicts itself is left out."""
    try:
        if path.is_dir() or path.name == "food.csv":
            yield from _usda(path if path.is_dir() else path.parent)
        else:
            yield from _open_food_facts(path)
    except (OSError, csv.Error) as problem:
        raise CatalogError(f"The catalog file {path} cannot be read: {problem}.") from problem


def _open_food_facts(path: Path) -> Iterator[FoodRow]:
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        lines = file.readline().startswith("{")
        file.seek(0)
        table: Iterator[dict[str, str]] = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        for product in map(_product, file) if lines else table:
            if product and (row := off_food(product)) is not None:
                yield row


def _product(line: str) -> dict[str, str]:
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _usda(folder: Path) -> Iterator[FoodRow]:
    figures: dict[str, dict[str, float]] = defaultdict(dict)
    for row in _table(folder / "food_nutrient.csv"):
        number = FDC_IDS.get(row["nutrient_id"])
        if number is not None and row["amount"]:
            figures[row["fdc_id"]].setdefault(number, float(row["amount"]))
    units = {row["id"]: row["name"] for row in _table(folder / "measure_unit.csv")}
    measures: dict[str, dict[str, Measure]] = defaultdict(dict)
    for row in _table(folder / "food_portion.csv"):
        said = f"{units.get(row.get('measure_unit_id') or '', '')} {row.get('portion_description') or ''}"
        unit = fdc_unit(said) or fdc_unit(row.get("modifier") or "")
        if unit and float(row["gram_weight"] or 0) > 0:
            grams = float(row["gram_weight"]) / float(row.get("amount") or 1)
            measures[row["fdc_id"]].setdefault(unit, Measure(round(grams, 2), 0.15))
    brands = {row["fdc_id"]: row.get("brand_owner") for row in _table(folder / "branded_food.csv")}
    for row in _table(folder / "food.csv"):
        id_ = row["fdc_id"]
        if row["data_type"] in _KINDS and id_ in figures:
            made = fdc_row(id_, row["description"], figures[id_], measures.get(id_, {}), brands.get(id_))
            if made is not None:
                yield made


def _table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file; nothing where it is not there."""
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)
