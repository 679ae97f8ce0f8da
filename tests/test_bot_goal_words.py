"""The sentence that answers a goal, in both languages."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.goal_words import goal_words
from bot.replies import number
from graph.facts import GoalFact
from graph.names import Catalog

AT = datetime(2026, 4, 14, 12, tzinfo=UTC)


def goal(**said: Any) -> GoalFact:
    return GoalFact(id="g", day=AT.date(), told_at=AT, at=AT, arrived=1, place=0, **said)


@pytest.mark.parametrize(
    ("language", "units", "said", "words"),
    [
        (
            "en",
            "us",
            {"kind": "reach", "metric": "energy_intake", "unit": "kcal", "target": 2200},
            "Goal: 2200 kcal a day",
        ),
        (
            "es",
            "metric",
            {"kind": "reach", "metric": "energy_intake", "unit": "kcal", "target": 2200},
            "Objetivo: 2200 kcal al día",
        ),
        (
            "es",
            "metric",
            {"kind": "reach", "metric": "protein_intake", "unit": "g", "target": 140},
            "Objetivo: 140 g de proteína al día",
        ),
        (
            "en",
            "us",
            {"kind": "reach", "metric": "training_days", "unit": "days", "target": 4},
            "Goal: train 4 days a week",
        ),
        (
            "es",
            "metric",
            {
                "kind": "lose",
                "metric": "body_weight",
                "unit": "kg",
                "change": 6.0,
                "due_on": date(2026, 8, 1),
            },
            "Objetivo: bajar 6 kg antes del 1 de agosto de 2026",
        ),
        (
            "en",
            "us",
            {
                "kind": "lose",
                "metric": "body_weight",
                "unit": "kg",
                "change": 6.8039,
                "due_on": date(2026, 7, 1),
            },
            "Goal: lose 15 lb by July 1, 2026",
        ),
        (
            "en",
            "metric",
            {"kind": "reach", "metric": "body_weight", "unit": "kg", "target": 75},
            "Goal: reach 75 kg",
        ),
        (
            "en",
            "metric",
            {"kind": "lose", "metric": "body_weight", "unit": "kg", "target": 88.9041},
            "Goal: get down to 14 st",
        ),
        (
            "en",
            "metric",
            {"kind": "lose", "metric": "body_weight", "unit": "kg", "change": 6.8039},
            "Goal: lose 15 lb",
        ),
        (
            "es",
            "metric",
            {"kind": "keep", "metric": "body_weight", "unit": "kg"},
            "Objetivo: mantener el peso",
        ),
        (
            "es",
            "metric",
            {"kind": "lose", "metric": "waist", "unit": "cm", "target": 80},
            "Objetivo: cintura, bajar a 80 cm",
        ),
    ],
)
def test_a_goal_is_answered_in_one_sentence(
    language: str, units: str, said: dict[str, Any], words: str
) -> None:
    catalog = Catalog((), (), ())
    assert goal_words(goal(**said), catalog, language, units, lambda value: number(value, language)) == words
