"""Reading all of a person's messages again: what differs is shown, adopted in one go, corrections stay."""

from datetime import date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from bot.replay import Replay, replay
from graph.connect import Graph
from graph.writer import Work
from tests.corpus import flatten
from tests.talk import Talk, talking

AT = datetime(2026, 4, 14, 18, 0, tzinfo=ZoneInfo("Europe/Madrid"))
ANA, EVA = "34671111113", "34671111114"


def change(graph: Graph, text: str, **values: Any) -> None:
    """Makes what is stored look as an older reader left it."""
    with graph.session() as session:
        session.execute_write(lambda tx: tx.run(cast(Any, text), **values).consume())


def again(talk: Talk, number: str) -> Replay:
    with talk.graph.session() as session:
        return replay(session, number, talk.tools(session))


def sets(talk: Talk, number: str) -> list[tuple[str, float | None, int | None]]:
    day = flatten(talk.day(number, date(2026, 4, 14)))
    return [(one["exercise"], one["weight_kg"], one["reps"]) for one in day if one["type"] == "set"]


def test_messages_are_read_again(stocked: Graph) -> None:
    with talking(stocked) as talk:
        talk.add([(ANA, "es"), (EVA, "es")])
        ids = [
            talk.say(ANA, text, AT.timestamp() + 60 * minute)[0]
            for minute, text in enumerate(
                (
                    "press banca 80x8",
                    "otra igual",
                    "sentadilla 100x5",
                    "no, eran 105",
                    "zorblax zorblax",
                    "peso 80,2",
                    "peso muerto 140",
                    "eran 3",
                )
            )
        ]
        talk.say(EVA, "press banca 60x8", AT.timestamp())
        found = again(talk, ANA)
        assert (found.differences, found.rows) == ((), {})
        told = sets(talk, ANA)

        told_by = "MATCH (m:Message {id: $id})-[:RECORDED]->(r:Set) SET r.reps = 7"
        change(stocked, told_by, id=ids[1])
        change(stocked, told_by.replace("7", "1"), id=ids[2])
        change(stocked, "MATCH (m:Message {id: $id}) SET m.text = 'fondos 12'", id=ids[4])
        assert sets(talk, ANA) != told

        found = again(talk, ANA)
        assert [one.text for one in found.differences] == ["otra igual", "fondos 12"]
        assert found.differences[1].before == ()
        talk.services.writer.do(Work(found.rows))
        assert sorted(sets(talk, ANA), key=str) == sorted([*told, ("dip-bodyweight", None, 12)], key=str)
        assert again(talk, ANA).differences == ()
        assert sets(talk, EVA) == [("bench-press-barbell", 60.0, 8)]
        reply = talk.say(ANA, "resumen", AT.timestamp() + 900)[1][0].text
        assert "12" in reply
