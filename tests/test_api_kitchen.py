"""Pots, recipes and the pantry through the API: mass and energy stay whole, whatever is told later."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest

from graph.catalog_rows import seed_catalog
from graph.queries import run_query
from tests.test_api_posting import AT, ON
from tests.web import Caller, Web


@pytest.fixture(scope="module")
def foods(web: Web) -> dict[str, dict[str, Any]]:
    """A raw meat, a raw vegetable and an oil of the catalog, by what they are."""
    caller = web.person("Cook")
    found = {}
    for what, q in (("beef", "ternera cruda"), ("pepper", "pimiento rojo crudo"), ("oil", "aceite de oliva")):
        found[what] = caller.get(f"/v1/foods/resolve?q={q}&language=es")["matches"][0]
    return found


def pot(foods: dict[str, dict[str, Any]], **more: Any) -> dict[str, Any]:
    grams = {"beef": 1000.0, "pepper": 600.0, "oil": 10.0}
    parts = [{"food": {"id": foods[name]["id"]}, "grams": value} for name, value in grams.items()]
    return {
        "name": "Fajitas",
        "cooked_at": AT,
        "yield_g": 1450.0,
        "portions": 5,
        "ingredients": parts,
        **more,
    }


def energy(foods: dict[str, dict[str, Any]], **grams: float) -> float:
    return sum(foods[name]["energy_kcal_100g"] * value / 100 for name, value in grams.items())


def eat(caller: Caller, batch_id: str, **how: float) -> dict[str, Any]:
    meal = {"category": "lunch", "date": ON, "items": [{"batch_id": batch_id, **how}]}
    item: dict[str, Any] = caller.post("/v1/meals", meal)["items"][0]
    return item


def test_what_was_eaten_follows_its_pot(ana: Caller, web: Web, foods: dict[str, dict[str, Any]]) -> None:
    batch = ana.post("/v1/batches", pot(foods))
    path = f"/v1/batches/{batch['id']}"
    whole = energy(foods, beef=1000, pepper=600, oil=10)
    by_portion, by_mass = eat(ana, batch["id"], portions=1), eat(ana, batch["id"], grams=290)
    assert by_portion["energy_kcal"] == pytest.approx(whole / 5, abs=0.06) == by_mass["energy_kcal"]
    assert ana.get(path)["remaining_g"] == 870 and ana.get(path)["remaining_portions"] == 3
    mended = ana.patch(path, {"yield_g": 1600.0})
    assert (mended["id"], mended["yield_g"], mended["yield_source"]) == (batch["id"], 1600.0, "weighed")
    first, second = [meal["items"][0] for meal in ana.day(ON)["meals"]]
    assert (first["grams"], second["grams"]) == (320, 290)
    assert second["energy_kcal"] == pytest.approx(whole * 290 / 1600, abs=0.06)
    assert mended["remaining_g"] == 1600 - 320 - 290
    parts = mended["ingredients"]
    parts[0]["grams"] = 800.0
    ana.patch(path, {"ingredients": parts})
    less = energy(foods, beef=800, pepper=600, oil=10)
    assert ana.day(ON)["meals"][0]["items"][0]["energy_kcal"] == pytest.approx(less / 5, abs=0.06)
    history = ana.get(f"{path}/history")
    assert [one["yield_g"] for one in history["versions"]] == [1600.0, 1600.0, 1450.0]
    assert [one["ingredients"][0]["grams"] for one in history["versions"]] == [800.0, 1000.0, 1000.0]
    assert [one["shown"] for one in history["versions"]] == [True, False, False]
    for wrong in (
        {"yield_g": 0},
        {"portions": -1},
        {"cooked_at": AT},
        {"ingredients": [{"grams": 5}]},
        {"x": 1},
    ):
        ana.patch(path, wrong, 422)
    other = web.person("Sam")
    assert other.call("PATCH", path, {"name": "x"}).status_code == 404
    for way in ("history", "takings"):
        body = {"kind": "waste", "grams": 5} if way == "takings" else None
        assert other.call("POST" if body else "GET", f"{path}/{way}", body).status_code == 404
    assert other.call("POST", "/v1/meals", {
        "category": "lunch", "date": ON, "items": [{"batch_id": batch["id"], "grams": 100}],
    }).status_code == 422  # fmt: skip


def test_what_others_ate_and_what_was_thrown_away_is_gone_and_on_nobody_s_day(
    ana: Caller, web: Web, foods: dict[str, dict[str, Any]]
) -> None:
    batch = ana.post("/v1/batches", pot(foods))
    path = f"/v1/batches/{batch['id']}"
    eat(ana, batch["id"], portions=1)
    ana.post(f"{path}/takings", {"kind": "freeze", "portions": 2})
    found = ana.get(path)
    assert (found["remaining_portions"], found["frozen_portions"], found["frozen_g"]) == (4, 2, 580)
    friend = ana.post(f"{path}/takings", {"kind": "other", "portions": 1, "note": "Luis"})
    ana.post(f"{path}/takings", {"kind": "thaw", "portions": 1})
    ana.post(f"{path}/takings", {"kind": "waste", "grams": 290})
    found = ana.get(path)
    assert (found["remaining_g"], found["remaining_portions"], found["frozen_portions"]) == (580, 2, 1)
    assert len(ana.day(ON)["meals"]) == 1
    ana.delete(f"{path}/takings/{friend['id']}")
    assert ana.get(path)["remaining_portions"] == 3
    ana.delete(f"{path}/takings/{friend['id']}", 404)
    for wrong in ({"kind": "waste"}, {"kind": "waste", "grams": 0}, {"kind": "gone", "grams": 5}):
        ana.post(f"{path}/takings", wrong, 422)


def test_a_recipe_learns_from_its_pots_and_is_scaled(
    ana: Caller, web: Web, foods: dict[str, dict[str, Any]]
) -> None:
    first = ana.post("/v1/batches", pot(foods))
    recipe = ana.post("/v1/recipes", {"batch_id": first["id"], "note": "Hot pan"})
    assert (recipe["name"], recipe["servings"]) == ("Fajitas", 5)
    assert [one["grams"] for one in recipe["ingredients"]] == [1000.0, 600.0, 10.0]
    whole = energy(foods, beef=1000, pepper=600, oil=10)
    assert recipe["per_serving"]["energy_kcal"] == pytest.approx(whole / 5, abs=0.06)
    for beef in (1000.0, 800.0, 900.0):
        batch = pot(foods, recipe_id=recipe["id"])
        batch["ingredients"][0]["grams"] = beef
        assert ana.post("/v1/batches", batch)["recipe_id"] == recipe["id"]
    path = f"/v1/recipes/{recipe['id']}"
    learned = {one["food"]["id"]: one for one in ana.get(path)["learned"]}
    beef = learned[foods["beef"]["id"]]
    assert (beef["batches"], beef["typical_g"], beef["spread_g"], beef["least_g"]) == (3, 900.0, 100.0, 800.0)
    doubled = ana.get(f"{path}?servings=10")
    assert [one["grams"] for one in doubled["ingredients"]] == [2000.0, 1200.0, 20.0]
    assert doubled["per_serving"]["energy_kcal"] == recipe["per_serving"]["energy_kcal"]
    prices = (("beef", 12.0, 1000), ("pepper", 3.0, 1000), ("oil", 9.0, 1000))
    for name, price, grams in prices:
        ana.post("/v1/pantry", {"food": {"id": foods[name]["id"]}, "grams": grams, "price": price})
    assert ana.get(path)["per_serving"]["cost"] == round((12 + 1.8 + 0.09) / 5, 2)
    changed = ana.patch(path, {"servings": 4, "ingredients": [{"text": "zorblax", "grams": 50}]})
    assert (
        changed["ingredients"] == [{"food": None, "text": "zorblax", "grams": 50.0}]
        and changed["batches"] == 3
    )
    ana.post("/v1/recipes", {"servings": 4}, 422)
    ana.post("/v1/recipes", {"batch_id": "no-such"}, 422)
    sam = web.person("Sam")
    for method in ("GET", "PATCH", "DELETE"):
        assert sam.call(method, path, {"name": "x"} if method == "PATCH" else None).status_code == 404
    refused = [sam.post("/v1/batches", pot(foods, recipe_id=id), 422) for id in (recipe["id"], "no-such")]
    assert [one["errors"][0]["field"] for one in refused] == ["recipe_id"] * 2
    ana.delete(path)
    ana.get(path, 404)
    assert len(ana.get("/v1/batches")["items"]) == 4


def test_the_pantry_is_what_was_bought_less_what_was_cooked_and_eaten(
    ana: Caller, web: Web, foods: dict[str, dict[str, Any]]
) -> None:
    beef, oil = foods["beef"]["id"], foods["oil"]["id"]
    assert ana.get("/v1/pantry") == {"items": [], "next_cursor": None}
    ana.post(
        "/v1/pantry", {"food": {"id": beef}, "grams": 1500, "price": 18, "at": "2024-06-01T10:00:00+02:00"}
    )
    ana.post(
        "/v1/pantry",
        [{"food": {"id": oil}, "grams": 900, "at": "2024-06-01T10:00:00+02:00"}, {"food": {"id": "?"}}],
        200,
    )
    batch = ana.post("/v1/batches", pot(foods))
    left = {one["food"]["id"]: one["grams"] for one in ana.get("/v1/pantry")["items"]}
    assert left == {beef: 500, oil: 890}
    ana.post("/v1/meals", {"category": "lunch", "date": ON, "items": [{"food": {"id": oil}, "grams": 15}]})
    assert ana.get(f"/v1/pantry/{oil}")["grams"] == 875
    ana.delete(f"/v1/batches/{batch['id']}")
    assert ana.get(f"/v1/pantry/{beef}") == {
        "food": {"id": beef, "name": foods["beef"]["name_en"], "brand": None}, "grams": 1500, "price_kg": 12.0,
    }  # fmt: skip
    assert ana.patch(f"/v1/pantry/{beef}", {"grams": 320})["grams"] == 320
    ana.patch(f"/v1/pantry/{beef}", {"grams": -1}, 422)
    sam = web.person("Sam")
    for method in ("GET", "PATCH", "DELETE"):
        body = {"grams": 1} if method == "PATCH" else None
        assert sam.call(method, f"/v1/pantry/{beef}", body).status_code == 404
    ana.delete(f"/v1/pantry/{beef}")
    ana.get(f"/v1/pantry/{beef}", 404)


def test_named_questions_follow_a_pot_to_the_plate_and_through_the_year(
    ana: Caller, web: Web, foods: dict[str, dict[str, Any]]
) -> None:
    first = ana.post("/v1/batches", pot(foods))
    eat(ana, first["id"], portions=1)
    ana.post(f"/v1/batches/{first['id']}/takings", {"kind": "waste", "portions": 1, "at": AT})
    less = pot(foods, cooked_at="2024-09-01T12:00:00+02:00", portions=4)
    less["ingredients"][0]["grams"] = 800.0
    ana.post("/v1/batches", less)
    phone = f"+{ana.number}"
    with web.graph.session() as session:
        eaten = run_query(session, "eaten-of-pot", phone, [f"batch_id={first['id']}"])
        protein = run_query(session, "protein-of-pots", phone, [f"first={ON}", f"last={ON}"])
        dish = run_query(session, "dish-over-time", phone, ["dish=faji"])
    assert sorted((one["what"], one["grams"]) for one in eaten) == [("lunch", 290.0), ("waste", 290.0)]
    whole = ana.day(ON)["totals"]["protein_g"]
    assert [(one["pot"], one["portions"]) for one in protein] == [("Fajitas", 1)]
    assert protein[0]["protein_g"] == pytest.approx(whole, abs=0.1)
    assert [(one["cooked_on"], one["grams"], one["grams_a_portion"]) for one in dish[::3]] == [
        (AT[:10], 1000.0, 200.0), ("2024-09-01", 800.0, 200.0),
    ]  # fmt: skip


def test_what_came_out_of_a_pot_stays_out_of_it_as_long_as_it_counts(ana: Caller, web: Web) -> None:
    at = int(datetime.fromisoformat(AT).timestamp())
    ana.say("he cocinado pollo con 1,5 kg de muslo de pollo y 2 l de agua, pesa 3,2 kg, 4 raciones", at)
    ana.say("del pollo han salido 1,2 litros de caldo", at + 60)
    broth, stew = sorted(ana.get("/v1/batches")["items"], key=lambda one: one["name"])
    path, out = f"/v1/batches/{stew['id']}", f"/v1/batches/{broth['id']}"
    took = broth["ingredients"][0]["grams"]
    assert (broth["by_product_of"], stew["by_product_of"]) == (stew["id"], None)
    assert grams(stew) == [1500.0, 2000.0, -took] and stew["yield_g"] == 3200 - took
    assert ana.day(ON)["batches"] == [without_date(stew), without_date(broth)]

    eat(ana, stew["id"], portions=1)
    whole = ana.day(ON)["totals"]["energy_kcal"]
    for ingredients in (stew["ingredients"], stew["ingredients"][:2]):
        same = ana.patch(path, {"ingredients": ingredients})
        assert grams(same) == [1500.0, 2000.0, -took] and ana.day(ON)["totals"]["energy_kcal"] == whole
    weighed = ana.patch(path, {"yield_g": 1900.0})
    assert (weighed["yield_g"], grams(weighed)[2], weighed["remaining_g"]) == (1900, -took, 1425)
    ana.patch(path, {"by_product_of": broth["id"]}, 422)
    for less in ([{**stew["ingredients"][0], "grams": 300.0}], []):
        problem = ana.call("PATCH", path, {"ingredients": less})
        assert problem.status_code == 422 and "came out of it" in problem.text
    said = ana.say("del caldo han salido 200 g de pollo", at + 120)
    assert any("?" in one["text"] and one["direction"] == "out" for one in said)
    assert len(ana.get("/v1/batches")["items"]) == 2

    mended = ana.patch(out, {"ingredients": [{**broth["ingredients"][0], "grams": 1000.0}], "yield_g": 1000})
    assert grams(mended) == [1000.0] and grams(ana.get(path)) == [1500.0, 2000.0, -1000.0]
    more = whole + energy_of(broth["ingredients"][0]["food"]["id"], took - 1000) / 4
    assert ana.day(ON)["totals"]["energy_kcal"] == pytest.approx(more, abs=0.11)
    ana.patch(out, {"ingredients": [{**broth["ingredients"][0], "grams": 3600.0}]}, 422)

    eat(ana, broth["id"], grams=250)
    ana.delete(out)
    assert grams(ana.get(path)) == [1500.0, 2000.0] and ana.get(path)["yield_g"] == 1900
    recipe = ana.post("/v1/recipes", {"batch_id": stew["id"]})
    assert [one["grams"] for one in recipe["ingredients"]] == [1500.0, 2000.0]
    ana.delete(path)
    assert ana.day(ON)["batches"] == []


def grams(batch: dict[str, Any]) -> list[float | None]:
    return [one["grams"] for one in batch["ingredients"]]


def without_date(batch: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in batch.items() if name != "date"}


def energy_of(food_id: str, grams: float) -> float:
    return seed_catalog().foods[food_id].energy_kcal_100g * grams / 100


def test_what_is_eaten_at_once_and_posted_twice_is_taken_once(
    ana: Caller, foods: dict[str, dict[str, Any]]
) -> None:
    batch = ana.post("/v1/batches", pot(foods))
    path = f"/v1/batches/{batch['id']}"
    item = {"batch_id": batch["id"], "grams": 100}

    def told(n: int) -> int:
        if n % 2:
            return ana.call("POST", f"{path}/takings", {"kind": "other", "grams": 50}).status_code
        meal = {"category": "lunch", "date": ON, "items": [item]}
        return ana.call("POST", "/v1/meals", meal, **{"Idempotency-Key": f"meal-{n // 4}"}).status_code

    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(told, range(16))) == {201}
    assert ana.get(path)["remaining_g"] == 1450 - 4 * 100 - 8 * 50
    eaten = [one for meal in ana.day(ON)["meals"] for one in meal["items"]]
    assert [one["grams"] for one in eaten] == [100.0] * 4
