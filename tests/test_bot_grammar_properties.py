"""What holds for every message: a reading always ends, points into the text, and uses a number once."""

import re
import unicodedata
from collections import Counter
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.entries import Entry, FoodEntry, ObservationEntry, ReadingContext, SetEntry, SleepEntry
from bot.grammar import lexicon
from bot.grammar.chart import Span, close
from bot.grammar.cover import cheapest, costs
from bot.grammar.names import build_names
from bot.grammar.numbers import readings
from bot.grammar.ranges import table
from bot.grammar.read import read
from bot.grammar.tokens import fold, stem, tokenize
from bot.grammar.typos import Guesser
from tests.accuracy_around import load_bases, measure

DATA = Path(__file__).parent / "data" / "reader"
NAMES = build_names(
    tuple(line.split("\t"))  # type: ignore[misc]
    for line in (DATA / "names.tsv").read_text("utf-8").splitlines()
)
NOW = datetime(2025, 7, 3, 21, 0, tzinfo=ZoneInfo("Europe/Madrid"))
TOLD = [
    line.split("\t")
    for line in (DATA / "told.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
PIECES = st.sampled_from(
    [
        "80",
        "x",
        "8",
        "3x8",
        "80x8",
        "kg",
        "lb",
        "g",
        "60",
        "de",
        "avena",
        "huevos",
        "2",
        "press",
        "banca",
        "sentadilla",
        "he",
        "desayunado",
        "no",
        "mañana",
        "?",
        "¿",
        ",",
        ".",
        "y",
        "con",
        "peso",
        "80,2",
        "ánimo",
        "4",
        "dormí",
        "7",
        "horas",
        "a",
        "las",
        "23:40",
        "rir",
        "@8",
        "1.500",
        "10,8,6",
        "ayer",
        "hoy",
        "mi",
        "hermano",
        "quiero",
        "una",
        "taza",
        "bajar",
        "eggs",
        "bench",
        "slept",
        "for",
        "breakfast",
        "otra",
        "igual",
        "+2,5",
        "undo",
        "5",
        "km",
        "en",
        "27:30",
        "pero",
        "por",
        "un",
        "la",
        "💪",
        "\n",
        ":",
        "/",
        "-",
        "(",
        ")",
        "%",
        "12/8",
        "½",
    ]
)
MESSAGES = st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=80)


def entries(text: str, language: str = "es") -> tuple[Entry, ...]:
    return read(text, NOW, ReadingContext(language=language, has_exercise=True, last_set=True), NAMES).entries


def facts(text: str, language: str = "es") -> list[tuple[object, ...]]:
    """What entries say, without names and places."""
    found: list[tuple[object, ...]] = []
    for entry in entries(text, language):
        if isinstance(entry, SetEntry):
            found.append(("set", entry.reps, entry.load, entry.rir, entry.set_type, entry.on))
        elif isinstance(entry, FoodEntry):
            found.append(("food", entry.amount, entry.category, entry.on))
        elif isinstance(entry, SleepEntry):
            found.append(("sleep", entry.started_at, entry.ended_at, entry.duration_min))
        elif isinstance(entry, ObservationEntry):
            found.append(("metric", entry.metric, entry.value, entry.on))
        else:
            found.append((type(entry).__name__, entry.on))
    return found


@given(MESSAGES)
@example("no 80")
@settings(max_examples=300, deadline=None)
def test_any_text_ends_in_a_defined_state(text: str) -> None:
    reading = read(text, NOW, ReadingContext(), NAMES)
    assert reading.intent
    for part in (*reading.entries, *reading.refusals):
        assert 0 <= part.start <= part.end <= len(text)
    for entry in reading.entries:
        assert entry.at is None or entry.at <= NOW


@given(MESSAGES)
@settings(max_examples=200, deadline=None)
def test_a_cover_uses_every_token_once(text: str) -> None:
    tokens = tokenize(text)
    spans = close([Span(n, n + 1, "number", 1.0, 0.0) for n in range(len(tokens))], [False] * len(tokens))
    row = cheapest(tokens, spans, costs()[0])
    assert [s.start for s in row] == [0, *[s.end for s in row]][: len(row)]
    assert not row or row[-1].end == len(tokens)


@given(MESSAGES)
@settings(max_examples=200, deadline=None)
def test_tokens_keep_their_places(text: str) -> None:
    before = 0
    for token in tokenize(text):
        assert before <= token.start < token.end <= len(text)
        before = token.end


def test_capitals_emoji_and_a_final_point_change_nothing() -> None:
    wrong = []
    for language, line, told, *_ in TOLD:
        text = line.replace("\\n", "\n")
        if told.startswith(("Undo", "Redo", "Edit", "AskDay")):
            continue
        point = text + "." if text[-1].isalnum() else text
        forms = (text.upper() if language == "en" else text.capitalize(), text + " 💪", point)
        wrong += [form for form in forms if facts(form, language) != facts(text, language)]
    assert wrong == []


def test_missing_accents_change_nothing() -> None:
    wrong = []
    for text in (line.replace("\\n", "\n") for language, line, *_ in TOLD if language == "es"):
        bare = (
            c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c) or c == "\u0303"
        )
        plain = unicodedata.normalize("NFC", "".join(bare))
        wrong += [text] if plain != text and facts(plain) != facts(text) else []
    assert wrong == []


def test_what_stands_around_a_report_changes_nothing() -> None:
    """A part of what ``python -m tests.accuracy_around`` measures."""
    counts = measure(load_bases(NAMES, every=11), NAMES, seed=3)
    near = sum((count for (kind, _), count in counts.items() if kind == "near-misses"), Counter[str]())
    told = sum((count for (kind, _), count in counts.items() if kind != "near-misses"), Counter[str]())
    assert near["else"] <= 0.01 * near.total()
    assert told["same"] >= 0.95 * told.total(), counts


WORDS = {
    "2": "dos", "3": "tres", "4": "cuatro", "5": "cinco", "6": "seis", "7": "siete", "8": "ocho", "10": "diez",
    "30": "treinta", "60": "sesenta", "80": "ochenta", "100": "cien", "200": "doscientos",
}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "press banca 80 kilos 8 reps", "press banca 80 x 8", "3 series de 8 con 60 kilos", "10 dominadas",
        "he desayunado 60 g de avena", "he comido 2 huevos", "200 gramos de arroz", "he dormido 7 horas", "peso 80",
        "ánimo 4", "3 huevos y 30 gramos de nueces", "100 gramos de pollo",
    ],
)  # fmt: skip
def test_digits_and_words_read_alike(text: str) -> None:
    spoken = re.sub(r"[0-9]+", lambda m: WORDS[m.group()], text)
    assert facts(spoken) == facts(text) != []


@pytest.mark.parametrize(
    "row", [r for r in TOLD if "Set[" in r[2] or "Food[" in r[2]], ids=lambda r: str(r[1])[:40]
)
def test_a_plan_or_a_question_of_the_same_words_records_nothing(row: list[str]) -> None:
    text = row[1].replace("\\n", " ").rstrip("?").lstrip("¿")
    if any(
        word in fold(text) for word in ("?", "pero sí", "apunt", "anade", "anad", "pon", "add", "log", ". ")
    ):
        return
    plan = f"mañana {text}" if row[0] == "es" else f"tomorrow {text}"
    if not any(
        word in fold(text) for word in ("ayer", "hoy", "yesterday", "today", "vale", " y he ", "y hoy", "but")
    ):
        assert not any(isinstance(e, SetEntry | FoodEntry) for e in entries(plan, row[0]))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("80", [80.0]), ("80,2", [80.2]), ("80.2", [80.2]), ("1.500", [1500.0, 1.5]), ("12,000", [12000.0]),
        ("0,500", [0.5]), ("1.234,5", [1234.5]), ("10.000.000", [10000000.0]),
    ],
)  # fmt: skip
def test_every_reading_of_digits(text: str, values: list[float]) -> None:
    assert readings(text) == values


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("huevo", "huevos"),
        ("nuez", "nueces"),
        ("yogur", "yogures"),
        ("berry", "berries"),
        ("tomate", "tomates"),
    ],
)
def test_singular_and_plural_are_one_word(one: str, many: str) -> None:
    assert stem(one) == stem(many)


def test_a_guess_is_the_only_word_that_fits() -> None:
    guesser = Guesser(["desayunado", "sentadilla", "avena", "huevos"])
    assert guesser.guess("desallunado") == "desayunado"
    assert guesser.guess("sentadila") == "sentadilla"
    assert guesser.guess("huebos") == "huevos"
    assert guesser.guess("nuevos") is None
    assert guesser.guess("zorblax") is None


def test_every_row_of_the_word_files_is_whole() -> None:
    kinds = set()
    for language, kind, _, phrase in lexicon.rows():
        assert language in ("es", "en")
        assert tokenize(phrase.removeprefix("=")), (kind, phrase)
        assert not set("()[]") & set(phrase), (kind, phrase)
        kinds.add(kind)
    assert {"stance", "eat", "metric", "unit_mass"} <= kinds


def test_ranges_are_ordered() -> None:
    for key, limits in table().items():
        assert limits.least <= limits.low < limits.high <= limits.most, key
