"""Files of encoders sent over WhatsApp: measured, joined with what was logged, answered with table and picture."""

import io
import itertools
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pytest

from api.keeper import DRAFT
from graph.connect import Graph
from tests.encoder_signals import displacements, lift
from tests.meta import Sent
from tests.path import query
from tests.talk import Talk, talking
from tests.test_encoder_files import ADR, OPENBARBELL, REAL

DAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 17, 0, tzinfo=UTC).timestamp()
_people = itertools.count(34700000000)
_media = itertools.count(5000)


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def talk(request: pytest.FixtureRequest) -> Iterator[Talk]:
    from tests.emptying import without_people

    engine: Graph = request.getfixturevalue(f"{request.param}_engine")
    without_people(engine)
    with talking(engine) as running:
        yield running


@pytest.fixture
def ana(talk: Talk) -> str:
    number = str(next(_people))
    talk.add([(number, "es")])
    return number


def send(
    talk: Talk, who: str, content: str | bytes, at: float, caption: str = "", name: str = "datos.bin"
) -> Sent:
    """Sends a file as a document and gives the one reply to it."""
    media_id = str(next(_media))
    talk.meta.files[media_id] = content.encode() if isinstance(content, str) else content
    body = {"id": media_id, "filename": name, "mime_type": "application/octet-stream"}
    if caption:
        body["caption"] = caption
    return replied(talk, talk.say(who, "", at, type="document", document=body))


def replied(talk: Talk, said: tuple[str, list[Sent]]) -> Sent:
    """The one reply to a file, which takes a while where the first picture is drawn on a busy machine."""
    replies = said[1] or talk.meta.answering(said[0], 60)
    assert len(replies) == 1
    found: Sent = replies[0]
    return found


def press(talk: Talk, who: str, button: dict[str, str], at: float) -> Sent:
    told = {"type": "button_reply", "button_reply": {"id": button["id"], "title": button["title"]}}
    _, replies = talk.say(who, "", at, type="interactive", interactive=told)
    return replies[0]


def sets(talk: Talk, who: str, day: date = DAY) -> list[dict[str, Any]]:
    return [one for session in talk.day(who, day)["sessions"] for one in session["sets"]]


def means(one: dict[str, Any]) -> list[float | None]:
    return [rep["mean_velocity_mps"] for rep in one["rep_details"]]


def signal(reps: int = 5, seed: int = 1) -> str:
    rng = np.random.default_rng(seed)
    return ",".join(map(str, displacements(lift(rng, reps, kind="bench", first_s=0.8, rom_m=0.4), rng)))


def test_a_file_becomes_new_sets_with_table_and_picture(talk: Talk, ana: str) -> None:
    reply = send(talk, ana, ADR, NOON)
    assert "60 × 3" in reply.text
    assert "80 × 2" in reply.text
    assert "2 repeticiones no cuentan" in reply.text
    header = reply.payload["interactive"]["header"]
    assert talk.meta.uploads[header["image"]["id"]].startswith(b"\x89PNG")
    first, second = sets(talk, ana)
    assert (first["exercise"]["id"], first["reps"], first["weight_kg"]) == ("bench-press-barbell", 3, 60.0)
    assert means(first) == [0.82, 0.79, 0.74]
    assert [rep["valid"] for rep in second["rep_details"]] == [True, False, True]
    again = send(talk, ana, ADR, NOON + 86_400 * 3, name="otro.csv")
    assert "ya lo tenía" in again.text
    grown = ADR + "8,S2 R4,80.0,40.5,0.35,0.36,95.0,274.7,1,Press Banca,Ana,1\n"
    send(talk, ana, "\n".join([grown.splitlines()[0], *reversed(grown.splitlines()[1:])]), NOON + 600)
    first, second = sets(talk, ana)
    assert (len(first["rep_details"]), len(second["rep_details"])) == (3, 4)
    talk.say(ana, "deshacer", NOON + 700)
    assert len(sets(talk, ana)[1]["rep_details"]) == 3


def test_a_file_joins_the_sets_that_were_logged(talk: Talk, ana: str) -> None:
    talk.say(ana, "press banca 60x3 rir 4", NOON)
    talk.say(ana, "80x3 rir 1", NOON + 180)
    reply = send(talk, ana, ADR, NOON + 300)
    first, second = sets(talk, ana)
    assert (first["rir"], means(first)) == (4.0, [0.82, 0.79, 0.74])
    assert (second["rir"], second["reps"], len(second["rep_details"])) == (1.0, 3, 3)
    assert "¿Pongo las medidas?" in reply.text
    assert [one["title"] for one in reply.buttons] == ["Sí, 2", "No, 3"]
    fixed = press(talk, ana, reply.buttons[0], NOON + 320)
    assert "80 × 2" in fixed.text
    assert [(one["reps"], len(one["rep_details"])) for one in sets(talk, ana)] == [(3, 3), (2, 3)]
    talk.say(ana, "deshacer", NOON + 340)
    assert [(one["reps"], len(one["rep_details"])) for one in sets(talk, ana)] == [(3, 3), (3, 3)]


@pytest.mark.parametrize(("said", "reps"), [("sí", 2), ("no", 3), ("las medidas", 2), ("3", 3)])
def test_whose_count_stays_may_be_said(talk: Talk, ana: str, said: str, reps: int) -> None:
    talk.say(ana, "press banca 80x3 rir 1", NOON)
    rows = [ADR.splitlines()[0], *[one for one in ADR.splitlines() if ",S2 R" in one]]
    send(talk, ana, "\n".join(rows), NOON + 60)
    talk.say(ana, said, NOON + 90)
    assert [(one["reps"], len(one["rep_details"])) for one in sets(talk, ana)] == [(reps, 3)]
    talk.say(ana, "80x4", NOON + 200)
    assert [one["reps"] for one in sets(talk, ana)] == [reps, 4]


def test_a_raw_signal_belongs_to_the_open_session(talk: Talk, ana: str) -> None:
    talk.say(ana, "press banca 80x5 rir 2", NOON)
    reply = send(talk, ana, signal(), NOON + 60)
    assert "Press de banca" in reply.text or "Press banca" in reply.text
    assert "Pérdida de velocidad" in reply.text
    (one,) = sets(talk, ana)
    assert (one["rir"], len(one["rep_details"])) == (2.0, 5)
    assert one["rep_details"][0]["rom_m"] == pytest.approx(0.4, abs=0.02)
    send(talk, ana, signal(4, seed=2), NOON + 240)
    assert [(one["reps"], one["weight_kg"]) for one in sets(talk, ana)] == [(5, 80.0), (4, 80.0)]


def test_a_caption_says_whose_set_it_is(talk: Talk, ana: str) -> None:
    reply = send(talk, ana, signal(3, seed=3), NOON, caption="sentadilla 100 kg rir 2")
    assert "?" not in reply.text
    (one,) = sets(talk, ana)
    told = (one["exercise"]["id"], one["weight_kg"], one["reps"], one["rir"])
    assert told == ("squat-barbell", 100.0, 3, 2.0)


def test_what_nobody_knows_is_asked_once(talk: Talk, ana: str) -> None:
    reply = send(talk, ana, signal(3, seed=4), NOON)
    assert "?" in reply.text
    assert sets(talk, ana) == []
    talk.say(ana, "curl con mancuernas 12x10", NOON + 10)
    assert [one["weight_kg"] for one in sets(talk, ana)] == [12.0]
    talk.say(ana, "deshacer", NOON + 20)
    _, (load,) = talk.say(ana, "press banca", NOON + 30)
    assert "?" in load.text
    talk.say(ana, "2 huevos para comer", NOON + 40)
    assert [item["food"]["id"] for meal in talk.day(ana, DAY)["meals"] for item in meal["items"]] == ["egg"]
    _, (told,) = talk.say(ana, "82,5", NOON + 60)
    assert "82,5 × 3" in told.text
    (one,) = sets(talk, ana)
    assert (one["weight_kg"], len(one["rep_details"])) == (82.5, 3)
    power = (
        "MATCH (:Set {id: $id})-[:HAS_REP]->(r:Rep) RETURN r.mean_power_w / r.mean_velocity_mps AS force_n"
    )
    for row in query(talk.graph, power, id=one["id"]):
        assert row["force_n"] == pytest.approx(82.5 * 9.81, rel=0.05)
    named = ADR.replace("Press Banca", "Zorblax")
    asked = send(talk, ana, named, NOON + 120)
    assert "Zorblax" in asked.text and "?" in asked.text
    _, (weight,) = talk.say(ana, "peso 81", NOON + 140)
    assert "81" in weight.text
    talk.say(ana, "era sentadilla", NOON + 150)
    assert [one["exercise"]["id"] for one in sets(talk, ana)[1:]] == ["squat-barbell"] * 2


def test_a_date_in_the_file_wins(talk: Talk, ana: str) -> None:
    send(talk, ana, OPENBARBELL, NOON)
    assert sets(talk, ana) == []
    squats = sets(talk, ana, date(2018, 2, 17))
    assert [one["reps"] for one in squats] == [2, 1]
    assert squats[0]["entered"] == {"value": 142.9, "unit": "kg"}  # 315 lb, to a person who counts in kg


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("set.csv", b"0," * 20_000_000)
    return packed.getvalue()


def test_files_that_are_none_are_refused_in_a_sentence(talk: Talk, ana: str) -> None:
    for place, (content, said) in enumerate(
        (
            (bomb(), "comprimido"),
            (bytes(range(256)) * 9, "no es de un encoder"),
            (b"1," * 13_000_000, "demasiado grande"),
            (",".join(f"c{n}" for n in range(1_000_000)).encode(), "No reconozco"),
            (b"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n", "No reconozco"),
            (b"\x00\x00\x00\x18ftypmp42" + bytes(4000), "no se puede abrir"),
        )
    ):
        reply = send(talk, ana, content, NOON + place)
        assert said in reply.text
        assert reply.text.count(".") <= 2
    assert list(talk.services.settings.data_dir.glob(f"{DRAFT}*")) == []
    assert sets(talk, ana) == []
    reply = send(talk, ana, b"%PDF-1.7 recipe", NOON + 10, caption="press banca 70x6")
    assert "70 × 6" in reply.text
    assert [one["weight_kg"] for one in sets(talk, ana)] == [70.0]


def test_the_real_repetitions_come_over_the_chat_and_only_once(talk: Talk, ana: str) -> None:
    if not REAL.exists():
        pytest.skip("the real repetitions are not on this machine")
    reply = send(talk, ana, REAL.read_bytes(), NOON)
    assert "no cuentan" in reply.text and "×" in reply.text
    count = (
        "MATCH (:User {id: $id})-[:LIVED]->(:Day)<-[:ON_DAY]-(:EncoderRecording)-[:MEASURED]->(r:Rep) "
        "RETURN count(r) AS n"
    )
    assert query(talk.graph, count, id=ana) == [{"n": 73}]
    head, *rows = REAL.read_text(encoding="utf-8").splitlines()
    again = send(talk, ana, "\n".join([head, *reversed(rows)]), NOON + 86_400 * 2)
    assert "ya lo tenía" in again.text
    assert query(talk.graph, count, id=ana) == [{"n": 73}]


def test_a_line_of_load_and_velocity_tells_the_1rm(talk: Talk, ana: str) -> None:
    head = ADR.splitlines()[0]
    for place, (load, speed) in enumerate(((60, 0.82), (70, 0.66), (80, 0.50), (90, 0.36))):
        row = f"1,S1 R1,{load},41,{speed},{speed},100,300,1,Press Banca,Ana,1"
        reply = send(talk, ana, f"{head}\n{row}\n", NOON + 60 * place)
    assert "1RM por velocidad 10" in reply.text
    head = "Exercise,Set,Rep,Weight,Metric,Avg Velocity (m/s)"
    for place, (load, speed) in enumerate(((135, 0.82), (155, 0.66), (175, 0.52), (200, 0.36))):
        row = f"Incline bench press,1,1,{load},lbs,{speed}"
        reply = send(talk, ana, f"{head}\n{row}\n", NOON + 60 * place + 600)
    assert " kg (" in reply.text
