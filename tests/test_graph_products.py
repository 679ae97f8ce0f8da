"""Bulk files of foods: read, sifted, loaded once, and found by the words of name and brand."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from neo4j import Session

from cypher import statement
from graph.catalog import load_catalog, load_seeds
from graph.connect import Graph
from graph.foods.files import food_file_rows, is_food_file
from graph.foods.index import ProductIndex
from graph.own_foods import PersonCatalog
from graph.products import Products, index_of
from graph.source_load import load_file

PRODUCT = {
    "code": "8480000160164", "product_name": "Yogur griego ligero", "brands": "Quirlom",
    "countries_tags": "en:spain", "serving_quantity": "125", "energy-kcal_100g": "86", "proteins_100g": "6.4",
    "carbohydrates_100g": "5", "fat_100g": "4.5", "fiber_100g": "1", "sugars_100g": "5", "salt_100g": "0.2",
}  # fmt: skip
WRONG = (
    {"energy-kcal_100g": "600"}, {"carbohydrates_100g": "96"}, {"fat_100g": ""}, {"product_name": " "},
    {"code": "abc"}, {"proteins_100g": "-3"}, {"energy-kcal_100g": "nonsense"},
)  # fmt: skip


def table(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(PRODUCT), delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None)
        writer.writeheader()
        writer.writerows(rows)
    return path


def usda(folder: Path) -> Path:
    folder.mkdir()
    files = {
        "food.csv": "fdc_id,data_type,description\n1,sr_legacy_food,\"Cheese, quirlom\"\n2,sub_sample_food,Part\n",
        "food_nutrient.csv": "fdc_id,nutrient_id,amount\n1,1008,400\n1,1003,25\n1,1005,1\n1,1004,33\n2,1008,1\n",
        "food_portion.csv": "fdc_id,amount,measure_unit_id,portion_description,modifier,gram_weight\n"
        "1,1,9999,,\"cup, shredded\",113\n1,2,1,,,56\n",
        "measure_unit.csv": "id,name\n1,slice\n9999,undetermined\n",
    }  # fmt: skip
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_a_table_of_open_food_facts_is_sifted(tmp_path: Path) -> None:
    rows = [PRODUCT, *(PRODUCT | change for change in WRONG)]
    path = table(tmp_path / "off.tsv", rows)
    assert is_food_file(path)
    (found,) = food_file_rows(path)
    assert (found.id, found.brand, found.carbohydrate_g_100g) == ("off-8480000160164", "Quirlom", 6.0)
    assert found.measures["serving"].grams == 125 and found.licence == "ODbL 1.0"
    american = table(tmp_path / "us.tsv", [PRODUCT | {"countries_tags": "en:united-states"}])
    assert next(food_file_rows(american)).carbohydrate_g_100g == 5.0
    lines = [
        json.dumps({"code": "1", "product_name": "x", "nutriments": PRODUCT}),
        "{",
    ]
    jsonl = tmp_path / "off.jsonl"
    jsonl.write_text("\n".join(lines), "utf-8")
    assert is_food_file(jsonl) and [row.id for row in food_file_rows(jsonl)] == ["off-1"]


def test_the_tables_of_usda_are_joined(tmp_path: Path) -> None:
    folder = usda(tmp_path / "usda")
    assert is_food_file(folder) and is_food_file(folder / "food.csv") and not is_food_file(tmp_path)
    (found,) = food_file_rows(folder)
    assert (found.id, found.energy_kcal_100g, found.brand) == ("fdc-1", 400, None)
    assert {unit: one.grams for unit, one in found.measures.items()} == {"cup": 113, "slice": 28}


def test_products_are_loaded_once_and_found_by_the_words_of_name_and_brand(
    graph: Graph, tmp_path: Path
) -> None:
    greek = {"product_name": "Yogur griego natural", "code": "77", "brands": "Zorbax"}
    others = (greek, {"product_name": "Yogur", "code": "78"})
    path = table(tmp_path / "off.tsv", [PRODUCT, *(PRODUCT | other for other in others)])
    load_seeds(graph.driver, graph.database)
    names = index_of(graph)
    for _ in range(2):
        assert load_file(graph.driver, graph.database, path, index=names)["foods"] == 3
    with graph.session() as session:
        shared = load_catalog(session)
        assert "off-77" not in shared.foods
        shared.products = Products(graph)
        catalog = PersonCatalog(shared, "nobody", lambda name, **more: rows(session, name, more))
        for text, decision, id in (
            ("yogur griego ligero de Quirlom", "found", "off-8480000160164"),
            ("yogur ligero Quirlom", "found", "off-8480000160164"),
            ("yogur natural Zorbax", "found", "off-77"),
            ("griego de Quirlom", "found", "off-8480000160164"),
            ("zorblax quirlom", "unknown", None),
            ("yogur griego natural", "found", "yogurt-greek"),
        ):
            found = catalog.resolve_food(text, "es")
            assert (found.decision, found.matches[0].id if id else None) == (decision, id), text
        assert catalog.foods["off-77"].measures["serving"].grams == 125
        with pytest.raises(KeyError):
            catalog.foods["off-0"]

        # Another machine has no file, or one of another load: whole names are found at once, the rest when it is made.
        assert names.build("of another load", [("off-0", "griego quirlom yogur")])
        shared.products = Products(graph)
        assert (
            catalog.resolve_food("yogur griego ligero de Quirlom", "es").matches[0].id == "off-8480000160164"
        )
        shared.products.made(60)
        assert catalog.resolve_food("yogur ligero Quirlom", "es").matches[0].id == "off-8480000160164"


def test_the_index_gives_what_says_least_else_first(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "names.sqlite"
    index = ProductIndex(file)
    assert index.digest() is None and index.find(["yogur"], 5) == []
    foods = [(f"off-{n}", " ".join(sorted({"yogur", f"x{n % 60}", f"y{n % 7}"}))) for n in range(3000)]
    assert index.build("one", [*foods, ("off-a", "0% yogur"), ("off-b", "yogur")]) and index.digest() == "one"
    for words, limit, ids in (
        (["yogur"], 2, ["off-b", "off-a"]),
        (["yogur", "0%"], 5, ["off-a"]),
        (["x3", "y4"], 2, ["off-123", "off-1383"]),
        (["x3", "nothing"], 2, []),
        (["'", '"'], 2, []),
    ):
        assert [id for id, _ in index.find(words, limit)] == ids, words
    assert ProductIndex(file).build("two", []) and index.digest() == "two" and index.find(["yogur"], 5) == []
    file.write_bytes(b"no database at all, but long enough to be taken for one" * 40)
    assert index.digest() is None and index.find(["yogur"], 5) == []


def rows(session: Session, name: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    return session.execute_read(lambda tx: tx.run(statement(name), **parameters).data())
