"""Repetitions out of raw signals, against signals whose truth is known."""

import time
from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from encoder.analyse import Analysis, analyse
from encoder.metrics import above, set_figures
from encoder.shapes import CaptureError
from tests.encoder_fourth_signals import Driven, driven
from tests.encoder_fourth_signals import recorded as fourth_recorded
from tests.encoder_second_signals import CURVES, Lifted, lifted, recorded
from tests.encoder_signals import SHAPES, Bar, displacements, lift, sampled, written
from tests.encoder_third_signals import Pushed, pushed
from tests.encoder_third_signals import recorded as third_recorded

KINDS = ("squat", "bench", "pull", "curl")


def some_lift(rng: np.random.Generator) -> Bar:
    """A set of any kind, speed and range."""
    kind = str(rng.choice(KINDS))
    return lift(
        rng,
        int(rng.integers(2 if kind == "curl" else 1, 9)),
        kind=kind,
        shape=str(rng.choice(list(SHAPES))),
        touch=bool(rng.random() < 0.4),
        false_start=bool(rng.random() < 0.2) and kind != "pull",
        first_s=rng.uniform(0.5, 1.2),
        rom_m=rng.uniform(0.3, 0.65),
    )


def files(hz: float, count: int) -> list[tuple[Bar, Analysis]]:
    """Lifts as a string encoder of so many samples a second writes them, read again."""
    rng = np.random.default_rng(int(hz))
    found = []
    for _ in range(count):
        bar = some_lift(rng)
        times, heights = sampled(
            bar,
            hz,
            rng,
            noise_m=0.0002,
            drift_mps=rng.uniform(-0.001, 0.001),
            missing=float(rng.choice([0.0, 0.02])),
            spikes=int(rng.choice([0, 0, 2])),
        )
        style = str(rng.choice(["s_m", "ms_cm_comma", "bare"]))
        found.append((bar, analyse(written(times, heights, style).encode())))
    return found


def second_files(hz: float, count: int) -> list[tuple[Lifted, Analysis]]:
    """Lifts of the other make, read again."""
    rng = np.random.default_rng(int(hz) + 5)
    found = []
    for _ in range(count):
        curve = str(rng.choice(list(CURVES)))
        floor, touch = bool(rng.random() < 0.3), bool(rng.random() < 0.35)
        one = lifted(rng, curve, int(rng.integers(1, 9)), from_floor=floor, touch=touch)
        found.append((one, analyse(written(*recorded(one, hz, rng), "s_m").encode())))
    return found


def third_files(hz: float, count: int) -> list[tuple[Pushed, Analysis]]:
    """Lifts of the make that was held out, read again."""
    rng = np.random.default_rng(int(hz) + 11)
    found = []
    for _ in range(count):
        floor = bool(rng.random() < 0.3)
        bounced = bool(rng.random() < 0.4) and not floor
        one = pushed(rng, int(rng.integers(1, 9)), from_floor=floor, bounced=bounced)
        times, heights = third_recorded(one, hz, rng)
        found.append((one, analyse(written(times, heights, "s_m").encode())))
    return found


def fourth_files(hz: float, count: int) -> list[tuple[Driven, Analysis]]:
    """Lifts of muscles that move a mass, read again."""
    rng = np.random.default_rng(int(hz) + 17)
    found = []
    for _ in range(count):
        floor = bool(rng.random() < 0.25)
        bounced = bool(rng.random() < 0.4) and not floor
        one = driven(rng, int(rng.integers(1, 9)), from_floor=floor, bounced=bounced)
        times, heights = fourth_recorded(one, hz, rng)
        found.append((one, analyse(written(times, heights, "s_m").encode())))
    return found


@pytest.mark.parametrize(
    ("read", "hz", "within", "shares"),
    [
        (files, 1000.0, 0.02, (0.98, 0.97, 0.99)),
        (files, 100.0, 0.02, (0.96, 0.94, 0.98)),
        (files, 50.0, 0.04, (0.98, 0.97, 0.98)),
        (files, 20.0, 0.08, (0.97, 0.96, 0.98)),
        (second_files, 1000.0, 0.02, (0.97, 0.97, 0.98)),
        (second_files, 100.0, 0.02, (0.88, 0.87, 0.96)),
        (second_files, 50.0, 0.04, (0.96, 0.95, 0.97)),
        (second_files, 30.0, 0.08, (0.96, 0.95, 0.97)),
        # No lift of the third make was among those the detector was made by; its starts are the softest.
        (third_files, 1000.0, 0.02, (0.70, 0.68, 0.98)),
        (third_files, 100.0, 0.02, (0.62, 0.60, 0.93)),
        (fourth_files, 1000.0, 0.02, (0.88, 0.87, 0.92)),
        (fourth_files, 100.0, 0.02, (0.84, 0.83, 0.85)),
    ],
)
def test_repetitions_are_found_and_measured(
    read: Callable[[float, int], Sequence[tuple[Bar | Lifted | Pushed | Driven, Analysis]]],
    hz: float,
    within: float,
    shares: tuple[float, float, float],
) -> None:
    found = read(hz, 30 if read in (third_files, fourth_files) else 60)
    exact = [len(told.sets) == 1 and len(told.sets[0].repetitions) == len(bar.truth) for bar, told in found]
    assert np.mean(exact) >= 0.99
    errors: dict[str, list[float]] = defaultdict(list)
    covered = []
    for (bar, told), right in zip(found, exact, strict=True):
        if not right:
            continue
        for true, rep in zip(bar.truth, told.sets[0].repetitions, strict=True):
            assert rep.mean_velocity_mps and rep.mean_propulsive_velocity_mps and rep.peak_velocity_mps
            assert rep.rom_m and rep.valid
            assert (rep.error_mps is not None) == (hz < 50)
            errors["mean"].append(abs(rep.mean_velocity_mps / true.mean_mps - 1))
            errors["propulsive"].append(abs(rep.mean_propulsive_velocity_mps / true.propulsive_mps - 1))
            errors["peak"].append(abs(rep.peak_velocity_mps / true.peak_mps - 1))
            errors["rom"].append(abs(rep.rom_m - true.rom_m))
            if rep.error_mps is not None:
                off = (rep.mean_velocity_mps - true.mean_mps,
                       rep.mean_propulsive_velocity_mps - true.propulsive_mps,
                       rep.peak_velocity_mps - true.peak_mps)  # fmt: skip
                covered.append([abs(one) <= rep.error_mps for one in off])
    told_shares = {name: float(np.mean(np.array(values) <= within)) for name, values in errors.items()}
    for name, least in zip(("mean", "propulsive", "peak"), shares, strict=True):
        assert told_shares[name] >= least, told_shares
    assert np.mean(np.array(errors["rom"]) <= 0.01) >= 0.99
    if covered:
        assert np.mean(covered, axis=0).min() >= 0.9


def test_a_string_that_counts_millimetres_is_read_with_microlabs_lines() -> None:
    rng = np.random.default_rng(4)
    bar = lift(rng, 5, kind="squat", first_s=0.8)
    steps = ",".join(map(str, displacements(bar, rng)))
    plain = analyse(steps.encode(), load_kg=100.0)
    named = analyse(f"Person:3,Ana\r\nExercise:1,Sentadilla\r\nLoad:100\r\n{steps},\r\n".encode("utf-16"))
    assert (plain.format, named.format, named.hz) == ("displacement", "microlab", 1000.0)
    assert (named.sets[0].athlete, named.sets[0].exercise, named.sets[0].load) == ("Ana", "Sentadilla", 100.0)
    assert plain.sets[0].repetitions == named.sets[0].repetitions
    first = plain.sets[0].repetitions[0]
    assert first.mean_force_n == pytest.approx(981, rel=0.02)
    assert first.mean_power_w == pytest.approx(981 * bar.truth[0].mean_mps, rel=0.03)
    assert first.eccentric_s and first.time_to_peak_s
    figures = set_figures(plain.sets[0].repetitions)
    assert figures is not None
    assert (figures.count, figures.fastest_number) == (5, 1)
    assert figures.loss == pytest.approx(1 - bar.truth[4].mean_mps / bar.truth[0].mean_mps, abs=0.02)
    assert above(plain.sets[0].repetitions, 0.0) == 5


def test_rests_part_sets() -> None:
    rng = np.random.default_rng(5)
    bar = lift(rng, 3, kind="pull")
    bar.rest(90)
    for _ in range(2):
        bar.move(0.55, 0.8, "soft", counts=True)
        bar.rest(0.3)
        bar.move(-0.55, 0.9, "soft")
        bar.rest(0.5)
    told = analyse(written(*sampled(bar, 100.0, rng), "s_m").encode())
    assert [len(one.repetitions) for one in told.sets] == [3, 2]


def test_a_still_string_holds_no_repetition() -> None:
    times = np.arange(2000) / 100
    with pytest.raises(CaptureError) as caught:
        analyse(written(times, np.full(2000, 1.0), "s_m").encode())
    assert caught.value.reason == "no_reps"


def test_a_minute_takes_no_time() -> None:
    rng = np.random.default_rng(6)
    steps: list[int] = []
    while len(steps) < 60_000:
        steps += displacements(lift(rng, 6, kind="bench"), rng)
    data = ",".join(map(str, steps[:60_000])).encode()
    analyse(data)
    taken = []
    for _ in range(5):
        began = time.process_time()
        analyse(data)
        taken.append(time.process_time() - began)
    assert min(taken) < 0.05
