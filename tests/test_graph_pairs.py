"""One pair of variables: known correlations, ranks, thresholds and what is left beside a confounder."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from graph.errors import NotFound
from graph.relations.pairs import Pair, pair
from graph.relations.statistics import t_quantile
from graph.relations.variable_kinds import kinds
from graph.relations.variables import Matrix, Variable, variable_of_kind

OF = {kind.slug: kind for kind in kinds()}
MONDAY = date(2024, 1, 1)
DAYS = 200


def metric(slug: str, unit: str = "kg", label: str = "Grip") -> Variable:
    return Variable(slug, OF["observed"], slug, label, "Agarre", unit)


def looked_at(columns: dict[str, Any], x: str, y: str, language: str = "en", **more: Any) -> Pair:
    variables = tuple(
        variable_of_kind(OF[slug]) if slug in OF else metric(slug, "score" if slug == "mood" else "kg")
        for slug in columns
    )
    values = np.column_stack([np.asarray(one, float) for one in columns.values()])
    return pair(Matrix(MONDAY, variables, values), x, y, language, **more)


def slept(random: np.random.Generator, days: int = DAYS) -> Any:
    """Minutes, a fifth of the nights unknown."""
    values = random.normal(425, 40, days)
    values[random.random(days) < 0.2] = np.nan
    return values


def test_a_difference_beyond_a_threshold_is_the_one_that_was_planted() -> None:
    random = np.random.default_rng(1)
    errors, covered = [], 0
    for _ in range(60):
        nights = slept(random)
        mood = 3 + 0.6 * (np.nan_to_num(nights) >= 420) + random.normal(0, 0.5, DAYS) + np.arange(DAYS) / 100
        found = looked_at({"sleep_duration": nights, "mood": mood}, "sleep_duration", "mood")
        assert found.threshold is not None
        assert found.threshold.at == 420
        errors.append(found.threshold.difference - 0.6)
        covered += found.threshold.ci[0] <= 0.6 <= found.threshold.ci[1]
    assert abs(np.mean(errors)) < 0.03
    assert covered >= 53


def test_sentences_give_days_amount_and_interval_and_no_cause() -> None:
    random = np.random.default_rng(2)
    nights = slept(random)
    mood = 3 + 0.6 * (np.nan_to_num(nights) >= 420) + random.normal(0, 0.5, DAYS)
    columns = {"sleep_duration": nights, "mood": mood}
    found = looked_at(columns, "sleep_duration", "mood")
    assert found.threshold is not None
    above, below = found.threshold.days_above, found.threshold.days_below
    assert above + below == int(np.isfinite(nights).sum())
    english = found.sentences[0]
    assert english.startswith(f"On the {above} days with “Sleep at night” of 7 h or more, “Grip” is 0.")
    assert f"higher on average the same day than on the other {below} (95%: 0." in english
    spanish = looked_at(columns, "sleep_duration", "mood", "es").sentences
    assert spanish[0].startswith(
        f"Los {above} días con «Sueño nocturno» de 7 h o más, «Agarre» es de media 0,"
    )
    assert "mayor ese mismo día" in spanish[0]
    assert spanish[-1] == "Eso no dice que una sea la causa de la otra."
    nothing = looked_at(columns | {"mood": random.normal(3, 1, DAYS)}, "sleep_duration", "mood", at=400)
    assert "not clearly different" in nothing.sentences[0]
    clock = looked_at({"sleep_start": (nights - 425) / 40, "mood": mood}, "sleep_start", "mood", at=-0.5)
    assert "of 23:30 or more" in clock.sentences[0]


def test_ranks_see_through_one_wild_value() -> None:
    random = np.random.default_rng(3)
    x = random.normal(0, 1, DAYS)
    y = 0.7 * x + random.normal(0, 0.7, DAYS)
    y[3] = 500.0
    found = looked_at({"grip": x, "mood": y}, "grip", "mood")
    assert found.rank is not None and found.pearson is not None
    assert found.pearson.r < 0.3 < 0.55 < found.rank.ci[0] + 0.1
    assert found.rank.r == pytest.approx(0.69, abs=0.08)


def test_what_two_things_have_from_a_third_is_taken_out() -> None:
    random = np.random.default_rng(4)
    steps = random.normal(8000, 2000, DAYS)
    x, y = ((steps - 8000) / 2000 + random.normal(0, 0.6, DAYS) for _ in range(2))
    found = looked_at({"steps": steps, "grip": x, "mood": y}, "grip", "mood")
    assert found.pearson is not None and found.partial is not None
    assert found.pearson.r > 0.6
    assert abs(found.partial.r) < 0.2
    assert [one.slug for one in found.given] == ["steps"]
    assert "held equal" in found.sentences[1]
    # What is made of the same records is no confounder, nor is what few days know.
    few = np.where(np.arange(DAYS) % 4 == 0, steps, np.nan)
    assert looked_at({"steps": few, "grip": x, "mood": y}, "grip", "mood").given == ()
    own = looked_at({"sleep_duration": steps, "sleep_start": x, "mood": y}, "sleep_start", "mood")
    assert (own.given, own.partial) == ((), None)


def test_later_days_are_looked_at_where_they_are_asked_for() -> None:
    random = np.random.default_rng(5)
    x = random.normal(0, 1, DAYS)
    y = np.concatenate([random.normal(0, 1, 2), x[:-2]]) + random.normal(0, 0.3, DAYS)
    found = looked_at({"grip": x, "mood": y}, "grip", "mood", lag_days=2)
    assert found.pearson is not None and found.pearson.r > 0.9
    assert "two days later" in found.sentences[0]
    same = looked_at({"grip": x, "mood": y}, "grip", "mood")
    assert same.pearson is not None and abs(same.pearson.r) < 0.2


def test_too_few_days_say_nothing() -> None:
    found = looked_at({"grip": [1.0, 2.0, 3.0], "mood": [2.0, 1.0, 2.0]}, "grip", "mood", lag_days=3)
    assert (found.pearson, found.rank, found.threshold, found.partial, found.sentences) == (None,) * 4 + ((),)
    with pytest.raises(NotFound):
        looked_at({"grip": [1.0], "mood": [1.0]}, "grip", "waist")


@pytest.mark.parametrize(("degrees", "t"), [(4.0, 2.776445), (10.0, 2.228139), (100.0, 1.983972)])
def test_quantiles_of_students_t(degrees: float, t: float) -> None:
    assert t_quantile(degrees) == pytest.approx(t, abs=1e-5)
