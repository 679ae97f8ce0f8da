"""Conversations about pots and the pantry, each with what is there afterwards.

The last pot cooked: ``yield`` (``1450e``: estimated), ``portions``, ``left`` (g), ``leftp`` (portions), ``frozen``
(portions), ``leftshare``, ``parts`` (how many), ``in:FOOD=g`` (``?``: a name that nobody knows; 0: not in it).
``ate`` are the grams eaten of pots, ``kcal`` the energy of all, ``eaten`` how many portions, ``meal`` where, ``foods``
how many other foods were eaten. ``pots``, ``recipes`` count; ``stock:FOOD=g`` is in the pantry; ``pot:NAME.left=g``
is left of the pot of that name. ``asks``/``quiet``: whether the last reply asks; ``says:words_like_this`` stand in it.
"""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from cypher import statement
from graph.connect import Graph
from graph.kitchen.pantry import read_pantry
from tests.emptying import without_people
from tests.meta import Sent, change, envelope, message, signed
from tests.path import PATH, query
from tests.talk import Talk, talking
from tests.test_bot_recipes import Recipe, recipes, tools
from tests.test_bot_recipes import told as told_at_once

DATA = Path(__file__).parent / "data" / "kitchen"
POT = {
    "es": "he cocinado fajitas con 1 kg de ternera, 600 g de pimiento rojo y 10 g de aceite de oliva, "
    "pesa 1450 g, 5 raciones",
    "en": "I cooked fajitas with 1 kg of beef, 600 g red pepper and 10 g olive oil, it weighs 1450 g, 5 portions",
}
BEGIN = datetime.fromisoformat("2026-03-10T18:00:00+00:00")


@dataclass(frozen=True)
class Case:
    number: str
    language: str
    line: str

    @property
    def says(self) -> list[str]:
        told = self.line.split(" => ")[0].replace("{pot}", POT[self.language])
        return told.replace("\\n", "\n").split(" / ")

    @property
    def wants(self) -> list[str]:
        return self.line.split(" => ")[1].split()


def cases() -> list[Case]:
    found = []
    for path in sorted(DATA.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith(("#", "! ")):
                found.append(Case(f"3467{len(found):07d}", path.name[:2], line))
    return found


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def talk(request: pytest.FixtureRequest) -> Iterator[Talk]:
    engine: Graph = request.getfixturevalue(f"{request.param}_engine")
    without_people(engine)
    with talking(engine) as running:
        running.web.timeout = httpx.Timeout(60)  # a cold engine plans every statement once
        yield running


def test_every_conversation_leaves_exactly_this_in_the_kitchen(talk: Talk) -> None:
    told = cases() if talk.graph.kind == "embedded" else cases()[::31]
    talk.add([(case.number, case.language) for case in told])
    with ThreadPoolExecutor(4) as pool:
        faults = [fault for some in pool.map(lambda case: _held(talk, case), told) for fault in some]
    assert len(told) >= 10 and not faults, "\n".join([f"{len(faults)} faults", *faults])


def test_deliveries_that_come_twice_and_at_once_count_once(talk: Talk) -> None:
    number, at = "34679000001", BEGIN.timestamp()
    talk.add([(number, "es")])
    talk.say(number, POT["es"], at)
    told = [message(number, "100 g de las fajitas", timestamp=int(at) + 60 + n) for n in range(5)]
    told += [message(number, "mi compañero se comió una", timestamp=int(at) + 200)]
    bodies = [envelope([change(one)]) for one in told for _ in range(3)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda raw: talk.web.post(PATH, content=raw, headers=signed(raw)).status_code, bodies)
        )
    assert set(answers) == {200}
    assert [len(talk.replies(one["id"])) for one in told] == [1] * len(told)
    found = _there(talk, number)
    assert (found["left"], found["eaten"]) == (1450 - 5 * 100 - 290, 5)
    for asked, wanted in (("azúcar", "no se sabe"), ("grasa saturada", ": 7,4 g"), ("alcohol", ": 0 g")):
        _, replies = talk.say(number, f"¿cuánto {asked} he comido hoy?", at + 300)
        assert wanted in replies[0].text, replies[0].text


def test_what_comes_out_of_a_pot_beside_its_dish_is_taken_from_it(talk: Talk) -> None:
    number, at = "34679000002", BEGIN.timestamp()
    talk.add([(number, "es")])
    talk.say(number, "he cocinado pollo con 1,5 kg de muslo de pollo y 2 l de agua, 4 raciones", at)
    for told in ("del pollo han salido 9 litros", "del caldo han salido 9 litros"):
        _, replies = talk.say(number, told, at + 60)
        assert "?" in replies[0].text, told
    talk.say(number, "del pollo han salido 1,2 litros de caldo", at + 120)
    rows = query(
        talk.graph,
        """
        MATCH (:User {id: $id})-[:COOKED]->(b:CookingBatch)-[:BY_PRODUCT_OF]->(p:CookingBatch)
        RETURN b.yield_g AS grams, [(b)-[c:COOKED_FROM]->(f:Food) | c.grams] AS into,
          [(p)-[c:COOKED_FROM]->(f:Food) | c.grams] AS of
        """,
        id=number,
    )
    (row,) = rows
    assert row["into"] == [row["grams"]] and 1100 < row["grams"] < 1300
    assert sum(row["of"]) + sum(row["into"]) == pytest.approx(3500, abs=1)
    talk.say(number, "deshacer", at + 180)
    assert _there(talk, number)["pots"] == 1
    assert sum(_there(talk, number)["in"].values()) == pytest.approx(3500, abs=1)


def test_a_recipe_told_in_many_messages_is_the_same_pot(talk: Talk) -> None:
    told = [one for one in recipes() if all(sign.replace(".", "").isdigit() for sign in one.grams[:-1])][::3]
    numbers = [f"3468100{place:04d}" for place in range(len(told))]
    talk.add(list(zip(numbers, [one.language for one in told], strict=True)))
    with ThreadPoolExecutor(4) as pool:
        faults = list(pool.map(lambda pair: _in_pieces(talk, *pair), zip(numbers, told, strict=True)))
    assert len(told) >= 5 and not any(faults), "\n".join(fault for fault in faults if fault)


def _in_pieces(talk: Talk, number: str, recipe: Recipe) -> str | None:
    """The fault of a recipe whose ingredients are told one by one."""
    (whole,) = told_at_once(recipe.text, recipe.language).records
    parts = [one for one in whole["ingredients"] if one["grams"] and one["food"]]
    begin, end, name = {
        "es": ("voy a cocinar", "listo, {} raciones", "name_es"),
        "en": ("I'm cooking", "done, {} portions", "name_en"),
    }[recipe.language]
    foods = tools().catalog.foods
    says = [f"{one['grams']:g} g {getattr(foods[one['food']['id']], name).split(',')[0]}" for one in parts]
    lines = [f"{begin} guiso raro", *says, end.format(f"{whole['portions']:g}")]
    for place, line in enumerate(lines):
        talk.say(number, line, BEGIN.timestamp() + 60 * place)
    found = _there(talk, number)
    wanted = sum(one["grams"] for one in parts)
    told = sum(found["grams"])
    same = (found["pots"], found["parts"], found["foods"]) == (1, len(parts), 0) and abs(told - wanted) < 0.1
    return (
        None
        if same
        else f"{lines}: {found['parts']} of {len(parts)}, {told:g} of {wanted:g} g, {found['in']}"
    )


def _held(talk: Talk, case: Case) -> list[str]:
    """What is wrong after a conversation, with its last reply."""
    replies = _play(talk, case)
    last = replies[-1].text if replies else "(no reply)"
    return [f"{case.line}\n    {fault}\n    {last}" for fault in _faults(talk, case, replies)]


def _play(talk: Talk, case: Case) -> list[Sent]:
    at, sent = BEGIN, []
    for told in case.says:
        later = re.match(r"(?:\[\+(\d+)d\] )?", told)
        assert later is not None
        at += timedelta(days=int(later[1] or 0), minutes=3)
        _, sent = talk.say(case.number, told[later.end() :], at.timestamp())
    return sent


def _faults(talk: Talk, case: Case, replies: list[Sent]) -> Iterator[str]:
    if len(replies) != 1:
        yield f"{len(replies)} replies"
        return
    found = _there(talk, case.number, any(want.startswith("stock:") for want in case.wants))
    text = replies[0].text
    for want in case.wants:
        name, _, value = want.partition("=")
        if want.startswith("says:"):
            if want[5:].replace("_", " ") not in text:
                yield f"it does not say {want[5:]}"
        elif want in ("asks", "quiet"):
            if ("?" in text) != (want == "asks"):
                yield f"it {'asks' if '?' in text else 'does not ask'}"
        elif name.startswith(("in:", "stock:")):
            kind, _, food = name.partition(":")
            if abs(found[kind].get(food, 0.0) - float(value)) > 0.06:
                yield f"{food} is {found[kind].get(food)}, not {value}"
        elif name.startswith("pot:"):
            left = found["of"].get(name[4:].removesuffix(".left"))
            if left is None or abs(left - float(value)) > 0.6:
                yield f"{name} is {left}, not {value}"
        elif str(found[name]) != value and not _near(found[name], value):
            yield f"{name} is {found[name]}, not {value}"


def _near(found: Any, value: str) -> bool:
    if isinstance(found, str):
        cells = found.split(","), value.split(",")
        try:
            pairs = list(zip(*[[float(cell) for cell in one if cell] for one in cells], strict=True))
        except ValueError:
            return False
        return all(abs(one - other) <= 0.06 for one, other in pairs)
    return found is not None and value != "" and abs(float(found) - float(value.rstrip("e"))) <= 0.6


def _there(talk: Talk, number: str, pantry_too: bool = False) -> dict[str, Any]:
    """What is in one person's kitchen; ``pantry_too``: what they keep beside their pots as well."""
    days = [
        row["date"]
        for row in query(
            talk.graph, "MATCH (:User {id: $id})-[:LIVED]->(d:Day) RETURN d.date AS date", id=number
        )
    ]
    pots, items, meals = [], [], set()
    with talk.graph.session() as session:
        catalog = talk.tools(session).catalog
        pantry = read_pantry(session, number, catalog) if pantry_too else []
    for day in sorted(days):
        document = talk.day(number, datetime.fromisoformat(day).date())
        pots += document["batches"]
        items += [item for meal in document["meals"] for item in meal["items"]]
        meals |= {meal["category"] for meal in document["meals"]}
    last: dict[str, Any] = max(pots, key=lambda one: one["cooked_at"], default={})
    of_pots = [item for item in items if item["batch_id"] is not None]
    estimated = "e" if last.get("yield_source") == "estimated" else ""
    mass = last.get("yield_g")
    return {
        "pots": len(pots),
        "of": {one["name"].lower(): one["remaining_g"] for one in pots},
        "yield": None if mass is None else f"{mass:g}{estimated}",
        "portions": last.get("portions"),
        "left": last.get("remaining_g"),
        "leftp": last.get("remaining_portions"),
        "leftshare": last["remaining_g"] / mass if mass else None,
        "frozen": last.get("frozen_portions"),
        "parts": len(last.get("ingredients", ())),
        "grams": [one["grams"] or 0.0 for one in last.get("ingredients", ())],
        "in": {(one["food"] or {"id": "?"})["id"]: one["grams"] for one in last.get("ingredients", ())},
        "ate": ",".join(f"{item['grams']:g}" for item in of_pots),
        "eaten": len(of_pots),
        "kcal": sum(item["energy_kcal"] for item in of_pots),
        "foods": len(items) - len(of_pots),
        "meal": next(iter(meals), None),
        "recipes": len(query(talk.graph, statement("read/recipes"), user_id=number)),
        "stock": {one.food_id: one.grams for one in pantry},
    }
