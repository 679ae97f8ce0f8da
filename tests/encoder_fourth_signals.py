"""Signals of a fourth make, held out: nobody draws a curve, muscles move a mass.

Force follows its command with a delay, is smaller where the limb's lever is bad and the faster the bar goes (Hill,
Proc. R. Soc. B 126, 1938, 136), and ends when the lifter lets go before the top. A lift after a pause begins when the
force exceeds the weight, a bounced one with what stopped the way down. Nothing in the detector was chosen by these.
"""

import math
from dataclasses import dataclass

import numpy as np

from tests.encoder_signals import GRAVITY, Curve, Truth, told

FINE_HZ = 2000.0


@dataclass(frozen=True, slots=True)
class Driven:
    """A path in m at ``FINE_HZ`` and its repetitions."""

    path_m: Curve
    truth: list[Truth]


@dataclass(frozen=True, slots=True)
class Lifter:
    """A lifter under a load: strength as a multiple of it, how fast force comes and goes (s), the fastest unloaded
    movement (m/s), where the lift sticks and how much."""

    strength: float
    rise_s: float
    fall_s: float
    fastest_mps: float
    sticks_at: float
    sticks_by: float
    rom_m: float
    lets_go_at: float

    def up(self, strength: float, begins_mps2: float) -> Curve | None:
        """Velocities of a way up, from an acceleration on; None when the bar gets stuck."""
        height, speed, drive = 0.0, 0.0, (1 + begins_mps2 / GRAVITY) / strength
        speeds: list[float] = []
        for _ in range(round(6 * FINE_HZ)):
            part = height / self.rom_m
            letting_go = part > self.lets_go_at
            wanted, delay_s = (0.0, self.fall_s) if letting_go else (1.0, self.rise_s)
            drive += (wanted - drive) / (delay_s * FINE_HZ)
            lever = 1 - self.sticks_by * math.exp(-(((part - self.sticks_at) / 0.16) ** 2))
            # The lever is told beside what it is at the bottom, where the bar is held as heavy as it is.
            lever /= 1 - self.sticks_by * math.exp(-((self.sticks_at / 0.16) ** 2))
            force = strength * drive * lever * (1 - speed / self.fastest_mps)
            speed += GRAVITY * (force - 1) / FINE_HZ
            if speed <= 0 and speeds and part > self.lets_go_at:
                return np.array(speeds)
            if speed < 0.04 and part > 0.1 and not letting_go:
                return None
            speed = max(speed, 0.0)
            height += speed / FINE_HZ
            speeds.append(speed)
        return None


def _lifter(rng: np.random.Generator) -> Lifter:
    return Lifter(
        strength=rng.uniform(1.15, 2.0), rise_s=rng.uniform(0.04, 0.14), fall_s=rng.uniform(0.03, 0.12),
        fastest_mps=rng.uniform(1.6, 3.5), sticks_at=rng.uniform(0.3, 0.55),
        sticks_by=float(rng.choice([0.0, rng.uniform(0.05, 0.4)])), rom_m=rng.uniform(0.3, 0.65),
        lets_go_at=rng.uniform(0.7, 0.93),
    )  # fmt: skip


def _lowered(by_m: float, lasting_s: float, stopped_mps2: float) -> Curve:
    """Velocities downward from rest to rest, a polynomial whose last acceleration is told."""
    phase = (np.arange(round(lasting_s * FINE_HZ)) + 0.5) / round(lasting_s * FINE_HZ)
    speeds = 30 * phase**2 * (1 - phase) ** 2 * by_m / lasting_s
    stop = stopped_mps2 * lasting_s * phase**4 * (1 - phase)
    speeds = speeds + stop
    return np.asarray(speeds * by_m / (speeds.mean() * lasting_s))


def driven(rng: np.random.Generator, reps: int, *, from_floor: bool, bounced: bool) -> Driven:
    """A set until it is done, or the last repetition that still went up."""
    while True:
        lifter = _lifter(rng)
        begins = rng.uniform(1.5, 5.0) if bounced else 0.0
        ups = []
        strength = lifter.strength
        for _ in range(reps):
            up = lifter.up(strength * rng.uniform(0.985, 1.015), begins * rng.uniform(0.9, 1.1))
            if up is None:
                break
            ups.append(up)
            strength *= rng.uniform(0.97, 1.0)
        if ups and 0.3 < len(ups[0]) / FINE_HZ < 3.0 and len(ups) >= min(reps, 2):
            return _set(rng, ups, begins, from_floor=from_floor)


def _set(rng: np.random.Generator, ups: list[Curve], begins: float, *, from_floor: bool) -> Driven:
    path: list[Curve] = [np.full(round(rng.uniform(0.6, 1.4) * FINE_HZ), 0.9)]
    truth: list[Truth] = []

    def go(speeds: Curve, way: int) -> None:
        path.append(path[-1][-1] + way * np.cumsum(speeds) / FINE_HZ)

    def still(lasting_s: float) -> None:
        path.append(np.full(round(lasting_s * FINE_HZ), path[-1][-1]))

    if not from_floor:
        go(_lowered(rng.uniform(0.03, 0.06), 0.5, 0.0), 1)
        for _ in range(int(rng.integers(0, 5))):
            bob = rng.uniform(0.006, 0.018)
            go(_lowered(bob, 0.25, 0.0), -1)
            go(_lowered(bob, 0.3, 0.0), 1)
        still(rng.uniform(0.5, 1.2))
    for up in ups:
        rom_m = float(up.sum() / FINE_HZ)
        if not from_floor:
            go(_lowered(rom_m * rng.uniform(0.99, 1.01), rng.uniform(0.9, 1.8), begins), -1)
            if not begins:
                still(rng.uniform(0.1, 0.9))
        start_s = sum(len(one) for one in path) / FINE_HZ
        go(up, 1)
        truth.append(told(up, FINE_HZ, start_s, rom_m))
        still(rng.uniform(0.25, 1.0))
        if from_floor:
            go(_lowered(rom_m, rng.uniform(0.7, 1.3), 0.0), -1)
            still(rng.uniform(0.3, 1.2))
    if not from_floor:
        go(_lowered(rng.uniform(0.03, 0.06), 0.6, 0.0), -1)
    still(0.6)
    return Driven(np.concatenate(path), truth)


def recorded(one: Driven, hz: float, rng: np.random.Generator) -> tuple[Curve, Curve]:
    """Times in s and heights in m: steps of 1 mm, a string that trembles as it moves, lone and lost samples."""
    count = int(len(one.path_m) / FINE_HZ * hz)
    times = np.arange(count) / hz
    heights = np.interp(times, np.arange(len(one.path_m)) / FINE_HZ, one.path_m)
    moving = np.abs(np.gradient(heights, times))
    heights = heights + rng.normal(0, rng.uniform(0.0001, 0.0003), count) * (1 + np.minimum(moving, 1.0))
    heights = np.round((heights + rng.uniform(0, 0.001)) * 1000) / 1000
    if rng.random() < 0.25:
        for place in rng.integers(10, count - 10, 2):
            heights[place] += rng.choice([-1, 1]) * rng.uniform(0.1, 0.5)
    keep = np.ones(count, dtype=bool)
    if rng.random() < 0.3:
        keep[rng.integers(1, count - 1, count // 50)] = False
    return times[keep], heights[keep]
