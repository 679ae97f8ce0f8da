"""A person's load–velocity line, 1RM and reserve, from repetitions whose truth is known."""

import numpy as np
import pytest

from encoder.profile import profile, reserves


def test_a_line_gives_back_the_1rm_and_its_interval_covers_it() -> None:
    covered = []
    for seed in range(40):
        rng = np.random.default_rng(seed)
        loads = np.repeat([60.0, 70.0, 80.0, 90.0, 95.0], 2)
        speeds = 1.37 - 0.012 * loads + rng.normal(0, 0.02, len(loads))
        told = profile(loads, speeds, 0.17)
        assert told is not None
        assert told.one_rm_kg == pytest.approx(100, abs=6)
        assert told.r2 > 0.9
        covered.append(told.one_rm_low_kg <= 100 <= told.one_rm_high_kg)
    assert np.mean(covered) >= 0.75


def test_one_wrong_day_does_not_turn_the_line() -> None:
    loads = [60, 70, 80, 90, 95, 60, 70]
    speeds = [1.37 - 0.012 * load for load in loads[:5]] + [0.20, 1.5]
    told = profile(loads, speeds, 0.17)
    assert told is not None
    assert told.one_rm_kg == pytest.approx(100, abs=5)


@pytest.mark.parametrize(
    ("loads", "speeds"),
    [
        ([80, 80, 80, 80], [0.5, 0.6, 0.5, 0.6]),
        ([60, 80, 100], [0.8, 0.6, 0.4]),
        ([78, 79, 80, 81], [0.5, 0.5, 0.5, 0.5]),
        ([60, 70, 80, 90], [0.4, 0.5, 0.6, 0.7]),
        ([20, 22, 24, 26], [1.5, 1.49, 1.48, 1.47]),
    ],
)
def test_what_draws_no_line_gives_no_1rm(loads: list[float], speeds: list[float]) -> None:
    assert profile(loads, speeds) is None


def test_a_told_reserve_is_read_off_the_sets_to_failure() -> None:
    to_failure = [0.60 - 0.06 * rep for rep in range(8)]
    sets = [(0.0, to_failure)] * 3 + [(2.0, to_failure[:4])] * 2
    told = {one.told_rir: one for one in reserves(sets)}
    assert told[0].real_rir == pytest.approx(0)
    assert told[2].real_rir == pytest.approx(4, abs=0.1)
    assert (told[2].sets, told[2].velocity_mps) == (2, pytest.approx(0.42))


def test_without_sets_to_failure_nothing_is_said_of_the_reserve() -> None:
    assert reserves([(2.0, [0.6, 0.5]), (1.0, [0.6, 0.4])]) == []
