"""Signals of a third make, held out: the acceleration of a bar is drawn knot by knot, and all else follows from it.

Between knots the acceleration is a straight line, as where force grows and fades at a steady rate. A lift from rest
begins with none, one that is bounced with as much as stopped the way down; it ends with the bar braked, softly or
against locked joints. Nothing in the detector was chosen by these.
"""

from dataclasses import dataclass

import numpy as np

from tests.encoder_signals import Curve, Truth, told

FINE_HZ = 4000.0


@dataclass(frozen=True, slots=True)
class Pushed:
    """A path in m at ``FINE_HZ`` and its repetitions."""

    path_m: Curve
    truth: list[Truth]


def _way(rng: np.random.Generator, rom_m: float, lasting_s: float, begins: float) -> Curve:
    """Velocities of one way from rest to rest. ``begins``: the acceleration it starts with, as a share of the
    highest."""
    count = round(lasting_s * FINE_HZ)
    phase = np.arange(count + 1) / count
    while True:
        sticks = rng.random() < 0.5
        top, low, again = rng.uniform(0.08, 0.25), rng.uniform(0.3, 0.5), rng.uniform(0.5, 0.68)
        last = rng.uniform(0.82, 0.95)
        braked = -rng.uniform(0.4, 1.3)
        end = float(rng.choice([0.0, rng.uniform(0.3, 1.0)])) * braked
        knots = [(0.0, begins), (top, 1.0)]
        if sticks:
            knots += [(low, rng.uniform(-0.45, 0.1)), (again, rng.uniform(0.05, 0.4))]
        else:
            knots += [(rng.uniform(0.4, 0.6), rng.uniform(-0.2, 0.3))]
        knots += [(last, braked), (1.0, end)]
        places, levels = (np.array(one) for one in zip(*knots, strict=True))
        slowing = levels < 0
        rising = np.interp(phase, places, np.where(slowing, 0.0, levels))
        falling = np.interp(phase, places, np.where(slowing, levels, 0.0))
        # What is gained is lost again: braking is as strong as it takes.
        force = rising - falling * rising.sum() / falling.sum()
        speeds = np.cumsum(force)[:-1]
        if speeds[: -max(2, count // 50)].min() >= 0 and force[-1] <= 0 and speeds[count // 10 :].max() > 0:
            inner = speeds[count // 20 : -count // 20]
            if inner.min() > 0.08 * inner.max():
                return _scaled(force, rom_m, lasting_s)


def _scaled(force: Curve, rom_m: float, lasting_s: float) -> Curve:
    speeds = np.maximum(0.5 * (np.cumsum(force)[1:] + np.cumsum(force)[:-1]), 0.0)
    return np.asarray(speeds * rom_m / (speeds.mean() * lasting_s))


def pushed(rng: np.random.Generator, reps: int, *, from_floor: bool, bounced: bool) -> Pushed:
    """A set: taken out with small steps, lowered and raised, or pulled from the floor."""
    rom_m, seconds = rng.uniform(0.28, 0.68), rng.uniform(0.5, 1.4)
    path: list[Curve] = [np.full(round(rng.uniform(0.5, 1.5) * FINE_HZ), 0.4)]
    truth: list[Truth] = []

    def go(speeds: Curve, way: int) -> None:
        path.append(path[-1][-1] + way * np.cumsum(speeds) / FINE_HZ)

    def still(lasting_s: float) -> None:
        if lasting_s:
            path.append(np.full(round(lasting_s * FINE_HZ), path[-1][-1]))

    if not from_floor:
        go(_way(rng, rng.uniform(0.02, 0.06), 0.5, 0.0), 1)
        still(0.2)
        for _ in range(int(rng.integers(0, 4))):
            sway = rng.uniform(0.005, 0.015)
            go(_way(rng, sway, 0.3, 0.0), -1)
            go(_way(rng, sway, 0.3, 0.0), 1)
        still(rng.uniform(0.4, 1.2))
    for number in range(reps):
        lasting_s = seconds * (1 + 0.07 * number) * rng.uniform(0.97, 1.03)
        depth = rom_m * rng.uniform(0.98, 1.02)
        begins = rng.uniform(0.5, 0.95) if bounced else 0.0
        if not from_floor:
            down = _way(rng, depth, rng.uniform(0.8, 1.7), begins)
            go(down[::-1] if bounced else down, -1)
            still(0.0 if bounced else rng.uniform(0.15, 1.0))
        start_s = sum(len(one) for one in path) / FINE_HZ
        speeds = _way(rng, depth, lasting_s, begins)
        go(speeds, 1)
        truth.append(told(speeds, FINE_HZ, start_s, depth))
        still(rng.uniform(0.2, 1.0))
        if from_floor:
            go(_way(rng, depth, rng.uniform(0.7, 1.3), 0.0), -1)
            still(rng.uniform(0.3, 1.2))
    if not from_floor:
        go(_way(rng, rng.uniform(0.02, 0.06), 0.6, 0.0), -1)
    still(0.6)
    return Pushed(np.concatenate(path), truth)


def recorded(one: Pushed, hz: float, rng: np.random.Generator) -> tuple[Curve, Curve]:
    """Times in s and heights in m: steps of 1 mm, a little noise, lone and lost samples, a slow drift."""
    count = int(len(one.path_m) / FINE_HZ * hz)
    times = np.arange(count) / hz
    heights = np.interp(times, np.arange(len(one.path_m)) / FINE_HZ, one.path_m)
    heights = (
        heights + rng.uniform(-0.0008, 0.0008) * times + rng.normal(0, rng.uniform(0.0001, 0.0004), count)
    )
    heights = np.round((heights + rng.uniform(0, 0.001)) * 1000) / 1000
    if rng.random() < 0.3:
        for place in rng.integers(10, count - 10, 2):
            heights[place] += rng.choice([-1, 1]) * rng.uniform(0.1, 0.6)
    keep = np.ones(count, dtype=bool)
    if rng.random() < 0.3:
        keep[rng.integers(1, count - 1, count // 60)] = False
    return times[keep], heights[keep]
