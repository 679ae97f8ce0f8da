"""Voice notes: heard through a stand-in over a socket, read like any message, kept to be played."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from graph.connect import Graph
from tests.model_server import MODEL, ModelServer, model_server
from tests.path import query, soon
from tests.talk import Talk, talking

AT = datetime.fromisoformat("2026-11-20T18:00:00+00:00").timestamp()
DAY = date(2026, 11, 20)
ANA, SAM = "34600990001", "34600990002"


@pytest.fixture
def outside() -> Iterator[ModelServer]:
    with model_server() as server:
        yield server


def settings(outside: ModelServer, folder: Path) -> dict[str, Any]:
    return {
        "OPENAI_API_KEY": "model-key", "OPENAI_BASE_URL": outside.url, "OPENAI_MODEL": MODEL,
        "SINEW_DATA_DIR": folder,
    }  # fmt: skip


def speak(talk: Talk, outside: ModelServer, number: str, words: str, at: float) -> tuple[str, Any]:
    """Sends a voice note that says something."""
    voice = b"OggS" + words.encode() + bytes(40)
    place = f"{7000 + len(talk.meta.files)}"
    talk.meta.files[place], outside.hear[voice] = voice, words
    about = {"id": place, "mime_type": "audio/ogg; codecs=opus", "voice": True}
    message_id, replies = talk.say(number, "", at, type="audio", audio=about)
    (reply,) = replies
    return message_id, reply


def stored(graph: Graph, message_id: str) -> dict[str, Any]:
    text = "MATCH (m:Message {id: $id}) RETURN m {.text, .kind, .media_state, .intent} AS message"
    found: dict[str, Any] = query(graph, text, id=message_id)[0]["message"]
    return found


def test_a_note_is_heard_read_in_its_turn_and_kept(
    stocked: Graph, outside: ModelServer, tmp_path: Path
) -> None:
    with talking(stocked, **settings(outside, tmp_path)) as talk:
        talk.add([(ANA, "es"), (SAM, "en")])
        talk.say(ANA, "crea alimento: zorblax crujiente, 200 kcal, 10 p 20 c 8 g por 100 g", AT - 60)
        message_id, reply = speak(talk, outside, ANA, "press banca ochenta por ocho rir dos", AT)
        assert "80 × 8" in reply.text and "RIR 2" in reply.text
        talk.say(ANA, "otra igual", AT + 1)
        (session,) = talk.day(ANA, DAY)["sessions"]
        first = session["sets"][0]
        assert (first["weight_kg"], first["reps"], first["rir"]) == (80, 8, 2)
        assert len(session["sets"]) == 2
        name, language, hint, _ = outside.voices[0]
        assert (name, language) == ("voice.ogg", "es") and "Zorblax crujiente" in hint and "RIR" in hint
        soon(lambda: stored(stocked, message_id)["media_state"] == "kept")
        assert stored(stocked, message_id)["text"] == "press banca ochenta por ocho rir dos"
        calls = query(
            stocked,
            "MATCH (m:Message {id: $id})-[:USED]->(c:ModelCall) RETURN c {.outcome, .intent, .tokens_in} AS c",
            id=message_id,
        )
        assert [one["c"] for one in calls] == [{"outcome": "ok", "intent": "voice", "tokens_in": 40}]
        # What was heard may leave something open like anything written.
        speak(talk, outside, SAM, "devoured 12 kilometres running in 70 minutes", AT)
        (run,) = talk.day(SAM, DAY)["sessions"]
        assert run["distance_km"] == 12 and len(outside.asked) == 1
        # The service fails twice: one sentence, and the note stays.
        outside.script[:] = ["500", "500"]
        lost, reply = speak(talk, outside, SAM, "weight 80", AT + 60)
        assert "?" in reply.text and talk.day(SAM, DAY)["observations"] == []
        soon(lambda: stored(stocked, lost)["media_state"] == "kept")
        assert stored(stocked, lost)["text"] is None


def test_a_note_that_nothing_could_hear_is_heard_later(
    stocked: Graph, outside: ModelServer, tmp_path: Path
) -> None:
    with talking(stocked, SINEW_DATA_DIR=tmp_path) as talk:
        talk.add([(ANA, "es")])
        message_id, reply = speak(talk, outside, ANA, "peso ochenta coma dos", AT)
        assert "?" in reply.text and outside.voices == []
        soon(lambda: stored(stocked, message_id)["media_state"] == "kept")
    with talking(stocked, **settings(outside, tmp_path)):
        soon(lambda: stored(stocked, message_id)["text"] == "peso ochenta coma dos")
        assert query(stocked, "MATCH (o:Observation) RETURN count(o) AS n")[0]["n"] == 0
