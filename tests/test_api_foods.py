"""Foods that a person adds or changes for themselves: posted, told, eaten, and nobody else's."""

from typing import Any

import pytest

from cypher import statement
from graph.composed_foods import composed_rows
from graph.errors import SinewError
from graph.review import Review
from tests.web import Caller, Web

SHAKE = {
    "name": "Batido de la casa", "brand": "Casera", "barcode": "8412345678901", "energy_kcal_100g": 90,
    "protein_g_100g": 10, "carbohydrate_g_100g": 8, "fat_g_100g": 2,
    "measures": [{"unit": "serving", "grams": 300, "spread": 0.1}],
}  # fmt: skip


def resolved(person: Caller, name: str) -> tuple[str, list[dict[str, Any]]]:
    found = person.get(f"/v1/foods/resolve?q={name}&language=es")
    return found["decision"], found["matches"]


def test_a_food_of_ones_own_is_added_changed_eaten_and_dropped(ana: Caller, web: Web) -> None:
    made = ana.post("/v1/foods", SHAKE)
    assert (made["own"], made["verified"], made["source"]) == (True, False, "user")
    path = f"/v1/foods/{made['id']}"
    assert ana.get(path) == made
    assert [one["id"] for one in ana.get("/v1/foods?barcode=8412345678901")["items"]] == [made["id"]]
    decision, matches = resolved(ana, "mi batido de la casa")
    assert (decision, matches[0]["id"]) == ("found", made["id"])
    other = web.person("Sam")
    assert made["id"] not in [one["id"] for one in resolved(other, "mi batido de la casa")[1]]
    for method in ("GET", "PATCH", "DELETE"):
        assert other.call(method, path, {"name": "x"} if method == "PATCH" else None).status_code == 404
    changed = ana.patch(path, {"energy_kcal_100g": 95})
    assert (changed["energy_kcal_100g"], changed["name"]) == (95, SHAKE["name"])
    told = ana.post("/v1/understand", {"text": "he tomado 200 g de batido de la casa"}, 200)
    assert [(one["food"]["id"], one["energy_kcal"]) for one in told["records"]] == [(made["id"], 190)]
    assert ana.call("DELETE", path).status_code == 204
    assert made["id"] not in [one["id"] for one in resolved(ana, "batido de la casa")[1]]
    assert ana.call("GET", path).status_code == 404


def test_figures_that_contradict_themselves_are_refused(ana: Caller) -> None:
    wrong = (
        {"carbohydrate_g_100g": 95},
        {"energy_kcal_100g": 600},
        {"fiber_g_100g": 9},
        {"energy_kcal_100g": None},
        {"generic_id": "no-such-food"},
        {"measures": [{"unit": "serving", "grams": 0}]},
        {"barcode": "12"},
    )
    for change in wrong:
        ana.post("/v1/foods", SHAKE | change, 422)
    results = ana.post("/v1/foods", [SHAKE, SHAKE | {"energy_kcal_100g": 600}], 200)["items"]
    assert [one["status"] for one in results] == [201, 422]


def test_a_shared_food_is_changed_for_one_person_alone(ana: Caller, web: Web) -> None:
    before = ana.get("/v1/foods/oats-rolled")
    mine = ana.patch("/v1/foods/oats-rolled", {"energy_kcal_100g": 390, "fiber_g_100g": None})
    assert (mine["own"], mine["energy_kcal_100g"], mine["generic_id"]) == (True, 390, "oats-rolled")
    assert (mine["fiber_g_100g"], mine["borrowed"]) == (before["fiber_g_100g"], ["fiber_g_100g"])
    assert resolved(ana, "avena")[1][0]["id"] == mine["id"]
    assert resolved(web.person("Sam"), "avena")[1][0]["id"] == "oats-rolled"
    assert ana.call("DELETE", "/v1/foods/oats-rolled").status_code == 404
    assert ana.call("DELETE", f"/v1/foods/{mine['id']}").status_code == 204
    assert resolved(ana, "avena")[1][0]["id"] == "oats-rolled"


def test_a_vague_name_says_how_far_its_kinds_differ(ana: Caller) -> None:
    assert (
        ana.get("/v1/foods/beef-cooked")["energy_spread"]
        > ana.get("/v1/foods/rice-cooked")["energy_spread"]
        > 0
    )
    assert ana.get("/v1/foods/yogurt-greek")["generic_id"] == "yogurt-plain"


def test_a_food_that_no_row_lists_is_composed_eaten_and_cooked_with(ana: Caller, web: Web) -> None:
    assert resolved(ana, "dorada frita")[0] != "found"  # how much oil it takes up is known to 20% only
    fried = ana.get("/v1/foods/seabream-cooked~fried")
    assert (fried["name"], fried["generic_id"]) == ("Dorada cocinada frita", "seabream-cooked")
    assert fried["energy_spread"] == 0.2
    smoked = resolved(ana, "queso gouda ahumado")
    assert (smoked[0], smoked[1][0]["id"]) == ("found", "cheese-gouda~smoked")
    told = ana.post("/v1/understand", {"text": "he comido 200 g de dorada frita"}, 200)["records"]
    assert [(one["food"]["id"], one["energy_kcal"]) for one in told] == [
        (fried["id"], round(2 * fried["energy_kcal_100g"], 1))
    ]
    at = "2026-11-20T14:00:00+01:00"
    item = {"food": {"id": fried["id"]}, "grams": 100}
    ana.post("/v1/meals", {"category": "lunch", "at": at, "items": [item]})
    (meal,) = ana.get("/v1/days/2026-11-20")["meals"]
    assert [(one["food"]["id"], one["energy_kcal"]) for one in meal["items"]] == [
        (fried["id"], fried["energy_kcal_100g"])
    ]
    part = {"food": {"id": "crab-cooked~raw"}, "grams": 400}
    ana.post("/v1/batches", {"name": "Guiso", "cooked_at": at, "ingredients": [part]})
    (pot,) = ana.get("/v1/days/2026-11-20")["batches"]
    assert pot["ingredients"][0]["food"]["name"] in ("Crab, raw", "Cangrejo crudo")
    # What a process without a catalog wrote by its id alone gets its figures with the next record of it.
    (row,) = composed_rows(["cod-cooked~fried"])["add-composed-foods"]
    bare = {**row, "properties": {}, "measures": []}
    with web.graph.session() as session:
        for one in (bare, row, bare):
            with session.begin_transaction() as tx:
                tx.run(statement("write/add-composed-foods"), rows=[one]).consume()
                tx.commit()
        node = session.run(
            "MATCH (f:Food {id: 'cod-cooked~fried'}) RETURN f.energy_kcal_100g AS kcal"
        ).single()
    assert node is not None and node["kcal"] == ana.get("/v1/foods/cod-cooked~fried")["energy_kcal_100g"]


def test_two_foods_are_one_with_all_that_was_told_of_them_and_two_again(ana: Caller, web: Web) -> None:
    kept, gone = "cookies-digestive", "graham-crackers"
    at, day = "2026-11-18T14:00:00+01:00", "/v1/days/2026-11-18"
    parts = [{"food": {"id": one}, "grams": 100} for one in (gone, kept)]
    ana.post("/v1/meals", {"category": "lunch", "at": at, "items": parts[:1]})
    ana.post("/v1/batches", {"name": "Base", "cooked_at": at, "ingredients": parts})
    ana.post("/v1/pantry", {"food": {"id": gone}, "kind": "bought", "grams": 500})
    ana.post("/v1/recipes", {"name": "Base", "servings": 4, "ingredients": parts})
    before, stock, recipes = ana.get(day), ana.get("/v1/pantry")["items"], ana.get("/v1/recipes")["items"]
    review = Review(web.graph.driver, web.graph.database)
    review.merge(kept, gone)
    assert resolved(ana, "graham crackers")[1][0]["id"] == ana.get(f"/v1/foods/{gone}")["id"] == kept
    merged = ana.get(day)
    assert [one["food"]["id"] for one in merged["meals"][0]["items"]] == [kept]
    assert [one["food"]["id"] for one in merged["batches"][0]["ingredients"]] == [kept, kept]
    figures = ana.get(f"/v1/foods/{kept}")
    assert merged["totals"]["energy_kcal"] == figures["energy_kcal_100g"] != before["totals"]["energy_kcal"]
    assert ana.get(f"/v1/pantry/{kept}")["grams"] == ana.get("/v1/pantry")["items"][0]["grams"]
    for wrong in ((gone, kept), (kept, kept), (kept, "zorblax"), ("digestives", kept)):
        with pytest.raises(SinewError):
            review.merge(*wrong)
    assert review.take_back(gone) == kept
    assert resolved(ana, "graham crackers")[1][0]["id"] == gone
    assert (ana.get(day), ana.get("/v1/pantry")["items"], ana.get("/v1/recipes")["items"]) == (
        before,
        stock,
        recipes,
    )
    with pytest.raises(SinewError):
        review.take_back(gone)
