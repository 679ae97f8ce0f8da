"""An exercise that no catalog has, made one's own by the answer to the question; private until it is reviewed."""

from datetime import datetime

from graph.connect import Graph
from graph.review import Review
from tests.talk import Talk, talking
from tests.test_encoder_talk import press, replied

AT = datetime.fromisoformat("2026-11-20T12:00:00+00:00").timestamp()


def said(talk: Talk, who: str, text: str, at: float) -> str:
    return replied(talk, talk.say(who, text, at)).text


def sets_of(graph: Graph, exercise: str) -> list[int]:
    query = "MATCH (x:Set)-[:OF_EXERCISE]->(e:Exercise {id: $id}) RETURN x.reps AS reps ORDER BY reps"
    with graph.session() as session:
        return [row["reps"] for row in session.run(query, id=exercise)]


def test_an_unknown_name_becomes_ones_own_exercise_and_nobody_elses(stocked: Graph) -> None:
    ana, ben = "34600778001", "34600778002"
    with talking(stocked) as talk:
        talk.add([(ana, "es"), (ben, "en")])
        asked = replied(talk, talk.say(ana, "zorblaxeo 8x40 kg", AT))
        assert [one["title"] for one in asked.buttons] == ["Crear como mío"]
        assert "Zorblaxeo" in press(talk, ana, asked.buttons[0], AT + 60).text
        assert "45 × 6" in said(talk, ana, "zorblaxeo 6x45 kg", AT + 120)
        assert "50 × 5" in said(talk, ana, "5x50 kg", AT + 180)
        other = replied(talk, talk.say(ben, "zorblaxeo 8x40 kg", AT))
        assert [one["title"] for one in other.buttons] == ["Create as mine"]
        assert "Zorblaxeo" in said(talk, ben, "create as mine", AT + 60)
        review = Review(stocked.driver, stocked.database)
        mine, others = review.private()
        assert (mine.name, mine.sets, others.sets) == ("Zorblaxeo", 3, 1)
        review.share(others.id, "chest")
        assert [one.id for one in review.private()] == [mine.id]
        review.merge(others.id, mine.id)
        assert review.private() == [] and sets_of(stocked, others.id) == [5, 6, 8, 8]
        assert "55 × 3" in said(talk, ana, "zorblaxeo 3x55 kg", AT + 240)
        assert sets_of(stocked, others.id) == [3, 5, 6, 8, 8]
        assert review.take_back(mine.id) == others.id
        assert sets_of(stocked, mine.id) == [5, 6, 8]
