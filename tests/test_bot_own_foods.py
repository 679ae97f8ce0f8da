"""A food of one's own told in a message: kept with its figures, eaten by its name afterwards."""

from datetime import datetime

import pytest

from bot.grammar.own_foods import OwnFoodTold, read_own_food
from graph.connect import Graph
from tests.talk import talking

AT = datetime.fromisoformat("2026-11-20T12:00:00+00:00").timestamp()


@pytest.mark.parametrize(
    ("text", "name", "kcal", "macros", "per_g"),
    [
        ("crea alimento: mi batido, 230 kcal, 30 p 20 c 3 g", "mi batido", 230, (30, 20, 3), None),
        ("Create food: shake, per 40 g scoop, 150 kcal, 30g protein, 3 carbs, 2 fat", "shake", 150, (30, 3, 2), 40),
        (
            "Nuevo alimento: Yogur Kaiku por 100 g: energía 259 kJ / 62 kcal, grasas 3,2 g,"
            " hidratos de carbono 4,7 g, proteínas 3,5 g",
            "Yogur Kaiku", 62, (3.5, 4.7, 3.2), 100,
        ),
        ("new food my bar (per bar of 45 g): 180 kcal 15 p 18 c 6 f", "my bar", 180, (15, 18, 6), 45),
    ],
)  # fmt: skip
def test_a_food_is_told(
    text: str, name: str, kcal: float, macros: tuple[float, float, float], per_g: float | None
) -> None:
    protein, carbohydrate, fat = macros
    figures = {"energy_kcal": kcal, "protein_g": protein, "carbohydrate_g": carbohydrate, "fat_g": fat}
    assert read_own_food(text) == OwnFoodTold(name, figures, per_g)


@pytest.mark.parametrize(
    "text", ["crea alimento", "crea alimento: mi batido", "he comido 2 huevos", "new food"]
)
def test_what_tells_no_food_is_left_alone(text: str) -> None:
    assert read_own_food(text) is None


def test_a_told_food_is_eaten_by_its_name(stocked: Graph) -> None:
    with talking(stocked) as talk:
        talk.add([("34600777001", "es"), ("34600777002", "es")])
        _, replies = talk.say("34600777001", "crea alimento: mi mejunje, 230 kcal, 30 p 20 c 3 g", AT)
        assert "230 kcal" in str(replies[-1].payload) and "?" not in str(replies[-1].payload)
        _, replies = talk.say("34600777001", "me he tomado 100 g de mi mejunje", AT + 60)
        assert "230 kcal" in str(replies[-1].payload)
        _, replies = talk.say("34600777002", "me he tomado 100 g de mi mejunje", AT + 60)
        assert "230 kcal" not in str(replies[-1].payload)
        _, replies = talk.say("34600777001", "crea alimento: imposible, 900 kcal, 1 p 1 c 1 g", AT + 120)
        assert "?" in str(replies[-1].payload)
