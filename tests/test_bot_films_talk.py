"""Films of sets sent over WhatsApp: tied to their set, made small, shown again."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.clients.films import available
from graph.connect import Graph
from tests.films import film
from tests.meta import Sent
from tests.path import query, soon
from tests.talk import Talk, talking
from tests.test_encoder_talk import press, replied, sets

pytestmark = pytest.mark.skipif(not available(), reason="PyAV is not installed")
NOON = datetime(2026, 11, 20, 17, 0, tzinfo=UTC).timestamp()
_people = itertools.count(34710000000)
_media = itertools.count(7000)


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def talk(request: pytest.FixtureRequest) -> Iterator[Talk]:
    from tests.emptying import without_people

    engine: Graph = request.getfixturevalue(f"{request.param}_engine")
    without_people(engine)
    with talking(engine) as running:
        yield running


def send(talk: Talk, who: str, content: bytes, at: float, caption: str = "") -> Sent:
    return replied(talk, talk.say(who, "", at, type="video", video=handed(talk, content, caption)))


def handed(talk: Talk, content: bytes, caption: str) -> dict[str, str]:
    """A film as it comes in a message; its bytes wait at Meta."""
    media_id = str(next(_media))
    talk.meta.files[media_id] = content
    return {"id": media_id, "mime_type": "video/mp4"} | ({"caption": caption} if caption else {})


def _not_fetched_yet(talk: Talk, who: str, waits: bool) -> None:
    """The last film is as if it still waited at Meta, until a time that never comes; or as it was."""
    text = """
    MATCH (m:Message {user_id: $who, kind: 'video'}) WITH m ORDER BY m.at DESC LIMIT 1
    SET m.media_state = $state, m.media_not_before_ms = $until
    """
    state, until = ("waiting", 2**52) if waits else ("kept", 0)
    with talk.graph.session() as session:
        session.execute_write(lambda tx: tx.run(text, who=who, state=state, until=until).consume())


def test_a_film_shows_the_set_it_follows(talk: Talk, tmp_path: Path) -> None:
    ana = str(next(_people))
    talk.add([(ana, "es")])
    content = film(tmp_path / "a.mp4", 1.0)
    alone = send(talk, ana, content, NOON - 90_000)
    assert "sin ninguna serie" in alone.text
    talk.say(ana, "press banca 80x8 rir 2", NOON)
    talk.say(ana, "85x6", NOON + 200)
    reply = send(talk, ana, film(tmp_path / "b.mp4", 1.3), NOON + 260)
    assert "85 × 6" in reply.text
    assert [one["videos"] for one in sets(talk, ana)] == [0, 1]
    offered = press(talk, ana, reply.buttons[0], NOON + 270)
    other = next(one for one in offered.buttons if "80 × 8" in one["title"] + one.get("description", ""))
    press(talk, ana, other, NOON + 280)
    assert [one["videos"] for one in sets(talk, ana)] == [1, 0]
    _, (shown,) = talk.say(ana, "enséñame el vídeo de la última serie", NOON + 300)
    assert "80 × 8" in shown.text and "/media/" in shown.text and shown.text.endswith("60 minutos.")
    _not_fetched_yet(talk, ana, True)
    _, (shown,) = talk.say(ana, "enséñame el vídeo de la última serie", NOON + 310)
    assert shown.text.startswith("El último vídeo que mandaste todavía") and "80 × 8" in shown.text
    _not_fetched_yet(talk, ana, False)
    send(talk, ana, film(tmp_path / "c.mp4", 1.6), NOON + 400, caption="90x4")
    soon(lambda: [one["videos"] for one in sets(talk, ana)] == [1, 0, 1], patience_s=30)
    kept = query(talk.graph, "MATCH (f:Media) WHERE f.still IS NOT NULL RETURN f.width_px AS w, f.still AS s")
    assert len(kept) == 3
    talk.say(ana, "deshacer", NOON + 420)
    assert [one["videos"] for one in sets(talk, ana)] == [1, 0]
    send(talk, ana, film(tmp_path / "d.mp4", 1.9), NOON + 430)
    _, (gone,) = talk.say(ana, "deshacer", NOON + 440)
    assert "borrado" in gone.text
    assert [one["reps"] for one in sets(talk, ana)] == [8, 6]
    _, (gone,) = talk.say(ana, "borra el vídeo de la última serie", NOON + 450)
    assert "borrado" in gone.text
    going = query(talk.graph, "MATCH (f:Media {state: 'going'}) RETURN count(f) AS n")
    assert [row["n"] for row in going] == [2]
    talk.say(ana, "dominadas +5x5 +10x3", NOON + 460)
    _, (again,) = talk.say(
        ana,
        "",
        NOON + 520,
        type="video",
        video=handed(talk, film(tmp_path / "e.mp4", 2.2), "dominadas +10x3"),
    )
    assert again.text == "Vídeo de Dominadas +10 × 3."
    soon(lambda: [one["videos"] for one in sets(talk, ana)][-2:] == [0, 1], patience_s=30)
    refused = send(talk, ana, b"\x00\x00\x00\x18ftypmp42" + bytes(3000), NOON + 500)
    assert "no se puede abrir" in refused.text
