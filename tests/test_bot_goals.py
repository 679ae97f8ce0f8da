"""Goals of training and eating, told in words, and what is left of a day's energy."""

from datetime import datetime
from zoneinfo import ZoneInfo

from graph.connect import Graph
from tests.path import query
from tests.talk import talking

AT = datetime(2026, 4, 14, 14, 0, tzinfo=ZoneInfo("Europe/Madrid"))
TOLD = [
    ("es", "quiero llegar a 140 en sentadilla", ("reach", "e1rm:squat-barbell", 140.0)),
    ("es", "objetivo: 100 kg en press banca antes de junio", ("reach", "e1rm:bench-press-barbell", 100.0)),
    ("en", "I want to deadlift 180 kg", ("reach", "e1rm:deadlift-barbell", 180.0)),
    ("es", "quiero entrenar 4 días por semana", ("reach", "training_days", 4.0)),
    ("en", "my goal is 3 workouts a week", ("reach", "training_days", 3.0)),
    ("es", "quiero centrarme en pierna", ("gain", "muscle_focus:legs", None)),
    ("en", "I want bigger arms", ("gain", "muscle_focus:arms", None)),
    ("es", "mi objetivo son 2200 kcal", ("reach", "energy_intake", 2200.0)),
    ("en", "goal: 150 g of protein a day", ("reach", "protein_intake", 150.0)),
    ("es", "quiero hacer sentadilla a 140 mañana", None),
    ("es", "quiero comer 500 kcal", None),
    ("en", "should I focus on legs?", None),
    ("es", "mi hermano quiere llegar a 140 en sentadilla", None),
    ("en", "I train 4 days a week", None),
]
GOALS = "MATCH (m:Message {id: $id})-[:RECORDED]->(g:Goal) RETURN g {.*} AS goal"
ABOUT = "MATCH (g:Goal {id: $id})-[:ABOUT]->(x) RETURN x.id AS id"


def test_goals_of_training_and_eating_and_what_is_left_of_them(stocked: Graph) -> None:
    with talking(stocked) as talk:
        people = [(f"3468{place:07d}", language) for place, (language, *_) in enumerate(TOLD)]
        talk.add([*people, ("34671111111", "es"), ("34671111112", "en")])
        for (number, _), (_, text, wanted) in zip(people, TOLD, strict=True):
            message_id, _ = talk.say(number, text, AT.timestamp())
            goals = [row["goal"] for row in query(stocked, GOALS, id=message_id)]
            came = [(one["kind"], one["metric"], one.get("target")) for one in goals]
            assert came == ([] if wanted is None else [wanted]), text
            if wanted is not None and ":" in wanted[1]:
                ties = {row["id"] for row in query(stocked, ABOUT, id=goals[0]["id"])}
                assert ties == set(wanted[1].split(":"))

        def says(number: str, text: str, minute: int) -> str:
            return talk.say(number, text, AT.timestamp() + 60 * minute)[1][0].text

        assert "objetivo" in says("34671111111", "¿cuántas kcal me quedan?", 0)
        says("34671111111", "mi objetivo son 2000 kcal", 1)
        says("34671111111", "200 g de arroz cocido", 2)
        assert "1740" in says("34671111111", "¿cuántas kcal me quedan?", 3)
        says("34671111111", "400 g de arroz cocido", 4)
        says("34671111111", "nuevo objetivo: 700 kcal", 5)
        assert "80 más" in says("34671111111", "¿cuántas kcal me quedan?", 6)
        assert "goal" in says("34671111112", "how many calories do I have left", 0)
