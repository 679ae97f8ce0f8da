"""Dialogues of several turns through the real webhook: questions, answers, corrections, buttons, undo."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from graph.connect import Graph
from tests.accuracy_second import hold_dialogues
from tests.corpus import flatten
from tests.meta import Sent
from tests.shorthand import load_dialogues
from tests.talk import Talk, talking

DAY = "2026-03-10"
RECORDING = re.compile(r"\b(saved|logged|recorded|(guardad|apuntad|anotad|registrad)[oa]s?)\b", re.I)
numbers = count(1)


@pytest.fixture(scope="module")
def embedded_talk(embedded_engine: Graph) -> Iterator[Talk]:
    with talking(embedded_engine) as talk:
        yield talk


@dataclass
class Line:
    id: str
    replies: list[Sent]

    @property
    def text(self) -> str:
        return "\n".join(one.text for one in self.replies)

    @property
    def buttons(self) -> list[dict[str, str]]:
        action = (self.replies[0].payload.get("interactive") or {}).get("action") or {}
        pressed = [one["reply"] for one in action.get("buttons", ())]
        return pressed + [row for part in action.get("sections", ()) for row in part["rows"]]

    @property
    def asks(self) -> bool:
        return "?" in self.text or len(self.buttons) >= 2


class Person:
    """Somebody who talks on one day and looks at what it came to."""

    def __init__(self, talk: Talk, language: str = "es") -> None:
        self.talk, self.language = talk, language
        self.number = f"3468{next(numbers):07d}"
        self.zone = ZoneInfo("Europe/Madrid" if language == "es" else "America/New_York")
        talk.add([(self.number, language)])

    def say(
        self, hour: str, text: str = "", quoting: Line | None = None, day: str = DAY, **more: Any
    ) -> Line:
        at = datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=self.zone)
        if quoting is not None:
            more["context"] = {"from": self.number, "id": quoting.id}
        return Line(*self.talk.say(self.number, text, at.timestamp(), **more))

    def press(self, hour: str, line: Line, place: int = 0) -> Line:
        button = line.buttons[place]
        listed = (line.replies[0].payload["interactive"]["type"]) == "list"
        kind = "list_reply" if listed else "button_reply"
        return self.say(hour, type="interactive", interactive={"type": kind, kind: button})

    def records(self, day: str = DAY) -> list[dict[str, Any]]:
        return flatten(self.talk.day(self.number, datetime.fromisoformat(day).date()))

    def sets(self) -> list[tuple[Any, ...]]:
        return [
            (one["exercise"], one["weight_kg"], one["reps"]) for one in self.records() if one["type"] == "set"
        ]


@pytest.fixture
def ana(embedded_talk: Talk) -> Person:
    return Person(embedded_talk)


@pytest.fixture
def sam(embedded_talk: Talk) -> Person:
    return Person(embedded_talk, "en")


BENCH, SQUAT = "bench-press-barbell", "squat-barbell"


def test_a_set_without_exercise_is_asked_and_then_recorded_at_its_own_time(ana: Person) -> None:
    ana.say("08:00", "press banca 80x8")
    asked = ana.say("12:01", "85x6")
    assert asked.asks and not RECORDING.search(asked.text)
    ana.say("12:03", "sentadilla")
    assert ana.sets() == [(BENCH, 80, 8), (SQUAT, 85, 6)]
    sessions = ana.talk.day(ana.number, datetime.fromisoformat(DAY).date())["sessions"]
    assert [one["started_at"] for one in sessions] == [f"{DAY}T08:00:00+01:00", f"{DAY}T12:01:00+01:00"]


def test_an_unknown_food_is_asked_about_while_the_rest_is_stored(sam: Person) -> None:
    asked = sam.say("08:00", "60 g of oats and 40 g of zorblax for breakfast")
    assert asked.asks
    assert [one["grams"] for one in sam.records()] == [60]
    sam.say("08:02", "yogurt")
    foods = [(one["food"], one["grams"], one["category"]) for one in sam.records()]
    assert [one[1:] for one in foods] == [(60, "breakfast"), (40, "breakfast")]
    assert "yogurt" in foods[1][0]


def test_a_question_may_be_let_go(ana: Person) -> None:
    ana.say("08:00", "zorblax 40 kg x 8")
    dropped = ana.say("08:01", "nada")
    assert not dropped.asks
    ana.say("08:02", "sentadilla")
    assert ana.sets() == []


def test_a_question_that_is_ignored_does_not_swallow_the_next_record(ana: Person) -> None:
    ana.say("08:00", "zorblax 40 kg x 8")
    ana.say("08:01", "press banca 80x8")
    assert ana.sets() == [(BENCH, 80, 8)]
    ana.say("08:02", "deshacer")
    assert ana.sets() == []


def test_an_ambiguous_name_is_settled_by_a_button(ana: Person) -> None:
    asked = ana.say("08:00", "press 40x10")
    assert len(asked.buttons) >= 2
    answer = ana.press("08:01", asked, 0)
    assert not answer.asks
    assert [one[1:] for one in ana.sets()] == [(40, 10)]


def test_undo_undo_redo(ana: Person) -> None:
    ana.say("10:00", "press banca 80x8")
    ana.say("10:05", "sentadilla 100x5, otra igual")
    assert len(ana.sets()) == 3
    ana.say("10:10", "deshacer")
    assert ana.sets() == [(BENCH, 80, 8)]
    ana.say("10:11", "deshacer")
    assert ana.sets() == []
    ana.say("10:12", "rehacer")
    assert ana.sets() == [(BENCH, 80, 8)]


def test_an_undo_is_taken_back_by_its_own_button(sam: Person) -> None:
    sam.say("10:00", "bench press 80 kg x 8")
    undone = sam.say("10:05", "undo")
    assert sam.sets() == []
    sam.press("10:06", undone)
    assert sam.sets() == [(BENCH, 80, 8)]


def test_the_undo_button_takes_back_its_own_message_only(ana: Person) -> None:
    weight = ana.say("10:00", "peso 80,2")
    ana.say("10:05", "press banca 80x8")
    ana.press("10:06", weight)
    assert [one["type"] for one in ana.records()] == ["set"]


def test_a_correction_keeps_place_time_and_day_and_the_old_value_in_the_history(ana: Person) -> None:
    first = ana.say("10:00", "press banca 80x8")
    ana.say("10:05", "sentadilla 100x5")
    ana.say("10:10", "no, eran 85", quoting=first)
    sets = [one for one in ana.records() if one["type"] == "set"]
    assert [(one["order"], one["weight_kg"], one["reps"]) for one in sets] == [(1, 85, 8), (2, 100, 5)]
    assert sets[0]["at"] == f"{DAY}T10:00:00+01:00"
    ana.say("10:11", "deshacer")
    assert [one[1] for one in ana.sets()] == [80, 100]


@pytest.mark.parametrize(
    ("told", "correction", "after"),
    [
        ("press banca 80x8", "no, eran 85", [(85, 8)]),
        ("press banca 80x8", "eran 6 reps", [(80, 6)]),
        ("press banca 3x8 a 80", "no, eran 85", [(85, 8)] * 3),
    ],
)
def test_the_last_thing_is_corrected(
    embedded_talk: Talk, told: str, correction: str, after: list[tuple[float, int]]
) -> None:
    person = Person(embedded_talk)
    person.say("10:00", told)
    person.say("10:01", correction)
    assert [one[1:] for one in person.sets()] == after


@pytest.mark.parametrize(
    ("told", "correction", "again", "meant"),
    [
        ("laterales 12x10", "no, laterales en polea", "laterales 12x10", "lateral-raise-cable"),
        (
            "laterales con mancuernas 12x10",
            "no, laterales en polea",
            "laterales 12x10",
            "lateral-raise-dumbbell",
        ),
        ("press banca 60x8", "no, press banca inclinado", "press banca 60x8", "bench-press-barbell"),
    ],
)
def test_a_correction_teaches_what_a_name_that_left_it_open_means(
    embedded_talk: Talk, told: str, correction: str, again: str, meant: str
) -> None:
    person, other = Person(embedded_talk), Person(embedded_talk)
    person.say("10:00", told)
    person.say("10:01", correction)
    person.say("10:05", again)
    assert person.sets()[-1][0] == meant
    other.say("10:06", "laterales 12x10")
    assert other.sets()[-1][0] == "lateral-raise-dumbbell"


def test_the_form_that_was_taken_can_be_changed_by_its_button(ana: Person) -> None:
    told = ana.say("10:00", "press banca 40x10")
    assert "banca" in told.text.lower()
    assert len(told.buttons) == 1
    offered = ana.press("10:01", told)
    other = next(
        place for place, row in enumerate(offered.buttons) if row["id"].endswith("bench-press-dumbbell")
    )
    ana.press("10:02", offered, other)
    assert ana.sets() == [("bench-press-dumbbell", 40, 10)]
    ana.say("10:05", "press banca 40x9")
    assert ana.sets()[-1] == ("bench-press-dumbbell", 40, 9)


def test_late_messages_belong_to_the_exercise_of_their_own_time(ana: Person) -> None:
    ana.say("10:00", "press banca 80x8")
    ana.say("10:10", "sentadilla 100x5")
    ana.say("10:05", "85x6")
    assert ana.sets() == [(BENCH, 80, 8), (BENCH, 85, 6), (SQUAT, 100, 5)]


def test_a_name_alone_sets_the_exercise_and_records_nothing(ana: Person) -> None:
    named = ana.say("10:00", "sentadilla")
    assert ana.records() == [] and not RECORDING.search(named.text)
    ana.say("10:01", "100x5")
    assert ana.sets() == [(SQUAT, 100, 5)]


def test_a_bare_load_is_in_the_unit_last_written(sam: Person) -> None:
    sam.say("10:00", "bench press 185x5")
    sam.say("10:02", "80 kg x 5")
    sam.say("10:04", "85x4")
    assert [one[1] for one in sam.sets()] == [pytest.approx(83.91, abs=0.01), 80, 85]


def test_follow_ups_in_an_open_session_are_one_line(ana: Person) -> None:
    ana.say("10:00", "press banca 80x8 rir 2")
    line = ana.say("10:03", "80x8 rir 2")
    assert line.text == "2.ª 80 × 8 · RIR 2"


@pytest.mark.parametrize(
    ("language", "question", "must"),
    [("es", "¿qué tengo hoy?", ("60 g", "80,2")), ("en", "what do I have today?", ("60 g", "80.2"))],
)
def test_the_day_is_told_in_ten_lines(
    embedded_talk: Talk, language: str, question: str, must: tuple[str, ...]
) -> None:
    person = Person(embedded_talk, language)
    person.say("08:00", {"es": "he desayunado 60 g de avena", "en": "60 g of oats for breakfast"}[language])
    person.say("08:05", {"es": "peso 80,2 kg", "en": "I weigh 80.2 kg"}[language])
    before = person.records()
    told = person.say("20:00", question)
    assert len(told.text.splitlines()) <= 10
    assert all(part in told.text for part in must)
    assert person.records() == before


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("text", ["hola", "ayuda", "help", "hi"])
def test_first_words_are_answered_in_six_lines(embedded_talk: Talk, language: str, text: str) -> None:
    told = Person(embedded_talk, language).say("10:00", text)
    assert 3 <= len(told.text.splitlines()) <= 6


@pytest.mark.parametrize(
    "more",
    [
        {"type": "location", "location": {"latitude": 40.4, "longitude": -3.7}},
        {"type": "image", "image": {"id": "1", "mime_type": "image/jpeg", "sha256": "x"}},
        {"type": "audio", "audio": {"id": "1", "mime_type": "audio/ogg", "voice": True}},
        {"type": "something_new", "something_new": {}},
    ],
)
def test_every_kind_of_message_is_answered_once(ana: Person, more: dict[str, Any]) -> None:
    told = ana.say("10:00", **more)
    assert len(told.replies) == 1 and not RECORDING.search(told.text)
    assert ana.records() == []


def test_corrections_undo_and_questions_in_many_words_leave_exactly_this(embedded_talk: Talk) -> None:
    dialogues = list(load_dialogues(Path(__file__).parent / "data" / "dialogues.txt"))
    parts = [dialogues[n::4] for n in range(4)]
    with ThreadPoolExecutor(4) as pool:
        held = pool.map(lambda n: hold_dialogues(embedded_talk, parts[n], 9_000_000 + 1000 * n), range(4))
    faults = [
        (one, why)
        for part, whys in zip(parts, held, strict=True)
        for one, why in zip(part, whys, strict=True)
    ]
    assert len(faults) >= 70
    assert [(one.language, one.name, why) for one, why in faults if why] == []
