"""Signals of another make than ``encoder_signals``: other curves, another string, another way of going about a set.

Nothing in the detector was chosen by them. Speeds are given over the phase of a repetition and change from one to
the next as somebody tires; the string wobbles slowly, the counter cuts off instead of rounding, samples are lost
in runs, and clocks are not even.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tests.encoder_signals import Curve, Truth, told

FINE_HZ = 5000.0
STEP_M = 0.001


@dataclass(frozen=True, slots=True)
class Lifted:
    """A path in m at ``FINE_HZ`` and its repetitions."""

    path_m: Curve
    truth: list[Truth]
    curve: str


def minimum_jerk(phase: Curve) -> Curve:
    return np.asarray(30 * phase**2 - 60 * phase**3 + 30 * phase**4)


def _asymmetric(tired: float) -> Callable[[Curve], Curve]:
    """Fastest early, or late: a minimum-jerk movement whose time is bent."""
    by = 0.8 + 0.5 * tired

    def speed(phase: Curve) -> Curve:
        bent = phase**by
        return minimum_jerk(bent) * np.gradient(bent, phase)

    return speed


def _double(tired: float) -> Callable[[Curve], Curve]:
    """Two pushes that overlap; the second comes later and weaker."""
    apart, share = 0.34 + 0.12 * tired, 0.9 - 0.3 * tired

    def speed(phase: Curve) -> Curve:
        first = np.where(phase < 1 - apart, minimum_jerk(np.clip(phase / (1 - apart), 0, 1)), 0.0)
        later = minimum_jerk(np.clip((phase - apart) / (1 - apart), 0, 1))
        return np.asarray(first + share * later)

    return speed


def _sines(tired: float) -> Callable[[Curve], Curve]:
    """A half wave and two of its overtones."""

    def speed(phase: Curve) -> Curve:
        return np.asarray(
            np.sin(np.pi * phase)
            + (0.28 - 0.2 * tired) * np.sin(2 * np.pi * phase)
            + 0.12 * np.sin(3 * np.pi * phase)
        )

    return speed


def _grinding(tired: float) -> Callable[[Curve], Curve]:
    """A smooth push that nearly stops half way when tired."""

    def speed(phase: Curve) -> Curve:
        dip = np.exp(-0.5 * ((phase - 0.4) / 0.1) ** 2)
        return np.asarray(minimum_jerk(phase) * (1 - (0.2 + 0.5 * tired) * dip))

    return speed


CURVES: dict[str, Callable[[float], Callable[[Curve], Curve]]] = {
    "minimum jerk": lambda tired: minimum_jerk,
    "asymmetric": _asymmetric,
    "double": _double,
    "sines": _sines,
    "grinding": _grinding,
}


def lifted(rng: np.random.Generator, curve: str, reps: int, *, from_floor: bool, touch: bool) -> Lifted:
    """A set: walked out (or picked up) with a wobble, maybe one start that fails, repetitions, put away."""
    rom_m, seconds = rng.uniform(0.25, 0.7), rng.uniform(0.45, 1.3)
    path: list[Curve] = [np.zeros(round(rng.uniform(0.4, 1.2) * FINE_HZ))]
    truth: list[Truth] = []

    def to(by_m: float, lasting_s: float, speed: Callable[[Curve], Curve] = minimum_jerk) -> Curve:
        phase = (np.arange(round(lasting_s * FINE_HZ)) + 0.5) / round(lasting_s * FINE_HZ)
        speeds = speed(phase)
        speeds = speeds * by_m / (speeds.mean() * lasting_s)
        path.append(path[-1][-1] + np.cumsum(speeds) / FINE_HZ)
        return np.asarray(speeds)

    def still(lasting_s: float) -> None:
        if lasting_s:
            path.append(np.full(round(lasting_s * FINE_HZ), path[-1][-1]))

    if not from_floor:
        to(rng.uniform(0.03, 0.07), 0.6)
        for _ in range(int(rng.integers(0, 4))):
            sway = rng.uniform(0.005, 0.018)
            to(-sway, 0.3)
            to(sway, 0.35)
        still(rng.uniform(0.5, 1.2))
    failing = int(rng.integers(0, 6)) if reps > 2 else -1
    for number in range(reps):
        tired = number / max(reps, 6)
        depth = rom_m * rng.uniform(0.98, 1.02)
        if not from_floor:
            to(-depth, rng.uniform(0.8, 1.6))
            still(0.0 if touch else rng.uniform(0.1, 1.0))
        if number == failing and not touch:
            to(0.05, 0.35)
            to(-0.05, 0.35)
            still(0.4)
        start_s = sum(len(one) for one in path) / FINE_HZ
        lasting_s = seconds * (1 + 0.5 * tired)
        speeds = to(depth, lasting_s, CURVES[curve](tired))
        truth.append(told(speeds, FINE_HZ, start_s, depth))
        still(0.0 if touch and not from_floor and number < reps - 1 else rng.uniform(0.15, 0.9))
        if from_floor:
            to(-depth, rng.uniform(0.7, 1.3))
            still(0.0 if touch and number < reps - 1 else rng.uniform(0.3, 1.5))
    if not from_floor:
        to(-rng.uniform(0.03, 0.07), 0.7)
    still(0.6)
    return Lifted(np.concatenate(path), truth, curve)


def recorded(one: Lifted, hz: float, rng: np.random.Generator) -> tuple[Curve, Curve]:
    """Times in s and heights in m as another encoder writes them."""
    count = int(len(one.path_m) / FINE_HZ * hz)
    times = np.arange(count) / hz
    taken = times + rng.normal(0, 0.02 / hz, count)
    heights = np.interp(taken, np.arange(len(one.path_m)) / FINE_HZ, one.path_m)
    # The string swings at some 8 Hz while the bar moves, and the counter starts anywhere in a step.
    wobble = 0.0001 * np.sin(2 * np.pi * rng.uniform(6, 10) * times + rng.uniform(0, 6))
    heights = heights + wobble + rng.normal(0, 0.0002, count) + rng.uniform(0, STEP_M)
    heights = np.floor(heights / STEP_M) * STEP_M
    keep = np.ones(count, dtype=bool)
    if rng.random() < 0.4:
        for place in rng.integers(10, count - 10, max(1, count // 400)):
            keep[place : place + int(rng.integers(1, 3))] = False
    return times[keep], heights[keep]
