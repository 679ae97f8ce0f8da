"""What messages are read as: tables of phrasings with the one result expected, and messages that record nothing."""

import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.entries import (
    Amount,
    CheckInEntry,
    Entry,
    ExerciseEntry,
    FoodEntry,
    Ingredient,
    Name,
    ObservationEntry,
    PortionEntry,
    ReadingContext,
    SetEntry,
    SleepEntry,
)
from bot.grammar.names import build_names
from bot.grammar.read import read

DATA = Path(__file__).parent / "data" / "reader"
NAMES = build_names(
    tuple(line.split("\t"))  # type: ignore[misc]
    for line in (DATA / "names.tsv").read_text("utf-8").splitlines()
)
NOW = datetime(2025, 7, 3, 21, 0, tzinfo=ZoneInfo("Europe/Madrid"))
PLAIN = {"side": "both", "set_type": "working", "kind": "night"}


def compact(value: Any) -> str:
    """An entry in one short line: what was not said is left out."""
    if isinstance(value, Name):
        return repr(value.text)
    if isinstance(value, Amount):
        return f"{value.value}{value.unit or ''}{'/' + value.size if value.size else ''}"
    if isinstance(value, Ingredient):
        return f"{compact(value.food)}:{compact(value.amount)}"
    if isinstance(value, tuple):
        return "(" + ",".join(map(compact, value)) + ")"
    if isinstance(value, datetime):
        return value.strftime("%m-%dT%H:%M")
    if isinstance(value, date) or not is_dataclass(value):
        return str(value)
    said = [
        f"{f.name}={compact(v)}"
        for f in fields(value)
        if f.name not in ("start", "end")
        and (v := getattr(value, f.name)) not in (None, False, ())
        and PLAIN.get(f.name) != v
    ]
    return type(value).__name__.removesuffix("Entry") + "[" + " ".join(said) + "]"


def readings(text: str, language: str = "es", now: datetime = NOW, **more: Any) -> list[str]:
    context = ReadingContext(language=language, **({"has_exercise": True, "last_set": True} | more))
    return [compact(e) for e in read(text, now, context, NAMES).entries]


def rows(name: str) -> Iterator[tuple[str, ...]]:
    for line in (DATA / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.split("\t"))


@pytest.mark.parametrize(("language", "text", "expected"), list(rows("told.tsv")))
def test_what_is_told_is_read(language: str, text: str, expected: str) -> None:
    assert readings(text.replace("\\n", "\n"), language) == expected.split(" | ")


@pytest.mark.parametrize(("language", "text"), list(rows("nothing.tsv")))
def test_what_is_not_told_records_nothing(language: str, text: str) -> None:
    assert readings(text.replace("\\n", "\n"), language) == []


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("es", "hola", "greeting"),
        ("en", "hi there!", "greeting"),
        ("es", "muchas gracias", "thanks"),
        ("en", "thanks!", "thanks"),
        ("es", "ayuda", "help"),
        ("en", "what can you do?", "help"),
        ("es", "deshacer", "undo"),
        ("en", "undo", "undo"),
        ("es", "rehacer", "redo"),
        ("en", "redo", "redo"),
        ("es", "¿qué tengo hoy?", "day"),
        ("en", "what do I have today?", "day"),
        ("es", "no, eran 85", "edit"),
        ("en", "it was 85 kg not 80", "edit"),
        ("es", "¿80x8 es mucho?", "question"),
        ("es", "sentadilla", "exercise"),
        ("en", "squat", "exercise"),
        ("es", "press banca 80x8", "record"),
        ("es", "asdf qwer uiop", "chat"),
        ("es", "💪", "empty"),
        ("es", "", "empty"),
    ],
)
def test_the_intent_of_a_message(language: str, text: str, intent: str) -> None:
    assert read(text, NOW, ReadingContext(language=language), NAMES).intent == intent


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("mañana 4x8", "planned"),
        ("voy a comer 2 huevos", "planned"),
        ("¿80x8 en press banca es mucho?", "asked"),
        ("no he comido 2 huevos", "negated"),
        ("si hiciera 100x5", "supposed"),
        ("normalmente desayuno avena", "habitual"),
        ("mi hermano ha comido 2 huevos", "another"),
        ("peso 802", "range"),
        ("press banca 8000 kg x 5", "range"),
        ("ánimo 9", "range"),
        ("press banca 80x8 rir 30", "range"),
        ("dormí 40 horas", "range"),
        ("80", "lone_number"),
        ("80 kg", "lone_number"),
        ("60 g de avena xyzzy plugh, foo 3", "unexplained"),
    ],
)
def test_why_nothing_is_recorded(text: str, reason: str) -> None:
    reading = read(text, NOW, ReadingContext(), NAMES)
    assert reason in {r.reason for r in reading.refusals}
    assert all(text[r.start : r.end] == r.quote for r in reading.refusals)


@pytest.mark.parametrize("text", ["peso 802", "ánimo 9", "press banca 8000 kg x 5", "dormí 40 horas", "80"])
def test_what_is_doubtful_is_asked(text: str) -> None:
    reading = read(text, NOW, ReadingContext(), NAMES)
    assert reading.entries == ()
    assert any(r.ask for r in reading.refusals)


def test_a_bare_four_by_four_needs_an_exercise_or_a_session() -> None:
    assert readings("4x4", has_exercise=False, last_set=False) == []
    assert len(readings("4x4", has_exercise=True)) == 4


@pytest.mark.parametrize(
    ("hour", "text", "on"),
    [
        (1, "he cenado 200 g de arroz", date(2025, 7, 2)),
        (1, "had pizza for dinner", date(2025, 7, 2)),
        (5, "he cenado 200 g de arroz", None),
        (1, "he comido 200 g de arroz", None),
    ],
)
def test_a_dinner_told_before_four_is_of_the_evening_before(hour: int, text: str, on: date | None) -> None:
    (entry,) = read(text, NOW.replace(hour=hour), ReadingContext(), NAMES).entries
    assert isinstance(entry, FoodEntry)
    assert entry.on == on


@pytest.mark.parametrize(
    ("now", "text", "start", "end"),
    [
        ("2025-05-06T07:30", "me acosté a las 23:40 y me he levantado a las 7:10", "05T23:40", "06T07:10"),
        ("2025-03-30T08:00", "me acosté a las 23:00 y me he levantado a las 7:00", "29T23:00", "30T07:00"),
        ("2025-05-06T09:00", "dormí de 12 y media a 8", "06T00:30", "06T08:00"),
        ("2025-05-06T23:00", "went to bed at 11 and got up at 7", "05T23:00", "06T07:00"),
        ("2025-05-06T09:00", "ayer me acosté a las 23 y me levanté a las 7", "05T23:00", "06T07:00"),
        ("2025-05-06T18:00", "siesta de 3 a 4", "06T15:00", "06T16:00"),
    ],
)
def test_a_night_is_over_and_of_a_possible_length(now: str, text: str, start: str, end: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo("Europe/Madrid"))
    (entry,) = read(text, moment, ReadingContext(), NAMES).entries
    assert isinstance(entry, SleepEntry)
    assert entry.started_at is not None and entry.ended_at is not None
    assert (entry.started_at.strftime("%dT%H:%M"), entry.ended_at.strftime("%dT%H:%M")) == (start, end)
    assert entry.on == entry.ended_at.date()


def test_a_batch_of_ones_own_is_eaten_by_portion_grams_or_share() -> None:
    batches = ("Fajitas de ternera",)
    for text, field, value in (
        ("250 g de las fajitas", "grams", 250.0),
        ("he cenado la mitad de las fajitas", "share", 0.5),
        ("he comido dos raciones de fajitas", "portions", 2.0),
    ):
        (entry,) = read(text, NOW, ReadingContext(batches=batches), NAMES).entries
        assert isinstance(entry, PortionEntry)
        assert getattr(entry, field) == value


def test_a_time_without_a_zone_is_an_error() -> None:
    with pytest.raises(ValueError, match="zone"):
        read("peso 80", datetime(2025, 7, 3))  # noqa: DTZ001


def test_without_known_names_units_and_verbs_still_anchor() -> None:
    (entry,) = read("he desayunado 40 g de zorblax", NOW).entries
    assert isinstance(entry, FoodEntry) and entry.food.text == "zorblax" and entry.anchored
    (one,) = read("zorblax 40 kg x 8", NOW).entries
    assert isinstance(one, SetEntry) and one.exercise is not None and one.exercise.text == "zorblax"


def test_what_is_done_is_never_later_than_now() -> None:
    for text in ("he cenado pizza a las 22:30", "press banca 80x8 a las 23:00", "I ate 2 eggs at 10pm"):
        for entry in read(text, NOW, ReadingContext(), NAMES).entries:
            assert entry.at is None or entry.at <= NOW


def test_entries_point_at_their_words() -> None:
    text = "hola! 💪 press banca 80x8 y luego he desayunado 60 g de avena, peso 80,2, ánimo 4"
    entries = read(text, NOW, ReadingContext(), NAMES).entries
    found = {type(e): text[e.start : e.end] for e in entries}
    assert found[SetEntry].endswith("80x8")
    assert found[FoodEntry] == "60 g de avena"
    assert found[ObservationEntry] == "peso 80,2"
    assert found[CheckInEntry] == "ánimo 4"


def test_reading_is_fast() -> None:
    """A plain message in well under 5 ms, also on a busy machine: the best of several runs counts."""
    texts = [str(row[1]) for row in rows("told.tsv")][:150]
    for text in texts:
        readings(text)
    best = min(_seconds(texts) for _ in range(3)) / len(texts)
    long = " ".join(texts[:12])[:700]
    spent = min(_seconds([long]) for _ in range(3))
    print(f"reading: {best * 1000:.2f} ms a message, {spent * 1000:.1f} ms for {len(long.split())} words")
    assert best < 0.005
    assert spent < 0.15


def _seconds(texts: list[str]) -> float:
    begun = time.perf_counter()
    for text in texts:
        readings(text)
    return time.perf_counter() - begun


def test_the_day_before_is_a_day_before() -> None:
    for text, back in (("ayer pesé 80,5", 1), ("anteayer pesé 80,5", 2), ("hace 3 días pesé 80,5", 3)):
        (entry,) = read(text, NOW, ReadingContext(), NAMES).entries
        assert isinstance(entry, Entry) and not isinstance(entry, ExerciseEntry)
        assert entry.on == NOW.date() - timedelta(days=back)


@pytest.mark.parametrize(
    ("language", "text", "has_exercise", "told"),
    [
        ("es", "hecho polvo", False, True),
        ("es", "Uf, estoy hecha polvo hoy", False, True),
        ("en", "shattered", False, True),
        ("en", "I'm exhausted", False, True),
        ("es", "hecho polvo", True, False),
        ("es", "mi hermano está hecho polvo", False, False),
        ("en", "I'd be exhausted", False, False),
        ("es", "¿estás hecho polvo?", False, False),
    ],
)
def test_who_is_worn_out_is_tired(language: str, text: str, has_exercise: bool, told: bool) -> None:
    """In the middle of sets it is a remark about the last one."""
    got = readings(text, language, has_exercise=has_exercise)
    assert [one.split("note")[0] for one in got] == [
        "CheckIn[scores=((tiredness,5.0)) scale=(1.0,5.0) "
    ] * told
