"""How figures are said in a reply."""

import pytest

from bot.replies import load_words, minutes, sets_done
from graph.context import Person


@pytest.mark.parametrize(
    "value, said",
    [
        (45, "45 min"), (26.667, "26:40"), (60, "1 h 00"), (95, "1 h 35"), (65.5, "1:05:30"), (0.5, "0:30"),
        (59.9999, "1 h 00"),
    ],
)  # fmt: skip
def test_a_duration_is_said_as_people_say_it(value: float, said: str) -> None:
    assert minutes(value) == said


@pytest.mark.parametrize(
    "value, unit, own_weight, said",
    [
        (80, "kg", False, "80"), (185, "lb", False, "185 lb"), (10, "kg", True, "+10"), (-20, "kg", True, "-20"),
        (12.5, "kg", False, "12,5"), (0, "kg", True, "0"),
    ],
)  # fmt: skip
def test_a_load_on_top_of_ones_own_weight_has_a_sign(
    value: float, unit: str, own_weight: bool, said: str
) -> None:
    assert load_words(value, unit, own_weight, "es") == said


@pytest.mark.parametrize(
    "units, load_unit, said",
    [
        ("metric", None, "2 sets · 1000 kg volume"), ("us", None, "2 sets · 2205 lb volume"),
        ("us", "kg", "2 sets · 1000 kg volume"), ("metric", "lb", "2 sets · 2205 lb volume"),
    ],
)  # fmt: skip
def test_volume_is_said_in_the_unit_that_a_person_loads_in(
    units: str, load_unit: str | None, said: str
) -> None:
    person = Person("sam", "Sam", "en", "America/New_York", units, load_unit)
    assert sets_done([(100.0, 5), (50.0, 10)], person) == said
