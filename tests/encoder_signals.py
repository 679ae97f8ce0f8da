"""Signals of a bar whose truth is known: made before what reads them, after what is known of bars.

A lift is a chain of smooth movements at a fine clock. The truth of a repetition is what the movement was made of:
its range over its duration, its fastest moment, and its mean until the acceleration falls below that of gravity.
Only then come the string's noise, the 1 mm steps, the samples that go missing and the spikes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Curve = NDArray[np.float64]
FINE_HZ = 4000.0
GRAVITY = 9.81


@dataclass(frozen=True, slots=True)
class Truth:
    """What a repetition was: velocities in m/s, range in m, the time its ascent begins in s."""

    start_s: float
    duration_s: float
    rom_m: float
    mean_mps: float
    propulsive_mps: float
    peak_mps: float


def told(speeds: Curve, hz: float, start_s: float, rom_m: float) -> Truth:
    """What is true of a way up with these speeds at a rate: propulsive until it brakes harder than gravity."""
    slowing = np.flatnonzero(np.diff(speeds) * hz < -GRAVITY)
    slowing = slowing[slowing > np.argmax(speeds)]
    until = int(slowing[0]) + 1 if len(slowing) else len(speeds)
    lasting_s = len(speeds) / hz
    return Truth(
        start_s, lasting_s, rom_m, rom_m / lasting_s, float(speeds[:until].mean()), float(speeds.max())
    )


@dataclass(slots=True)
class Bar:
    """A bar that is moved step by step; ``truth`` collects what counts as a repetition."""

    height_m: float = 1.0
    pieces: list[Curve] = field(default_factory=list)
    truth: list[Truth] = field(default_factory=list)

    def rest(self, seconds: float) -> None:
        self.pieces.append(np.full(round(seconds * FINE_HZ), self.height_m))

    def move(self, by_m: float, seconds: float, shape: str = "sine", *, counts: bool = False) -> None:
        """One movement from rest to rest, as fast over its time as its shape says."""
        count = max(2, round(seconds * FINE_HZ))
        phase = (np.arange(count) + 0.5) / count
        speed = SHAPES[shape](phase)
        speed *= abs(by_m) / (speed.mean() * seconds)
        if counts:
            start = sum(len(piece) for piece in self.pieces) / FINE_HZ
            braking = np.flatnonzero(np.gradient(speed, 1 / FINE_HZ) < -GRAVITY)
            # Between the humps of a lift that sticks no gravity is outrun: the last slowing is meant.
            braking = braking[braking > np.argmax(speed)]
            until = int(braking[0]) if len(braking) else count
            self.truth.append(
                Truth(start, count / FINE_HZ, abs(by_m), abs(by_m) / seconds,
                      float(speed[:until].mean()), float(speed.max()))
            )  # fmt: skip
        path = self.height_m + np.sign(by_m) * np.cumsum(speed) / FINE_HZ
        self.pieces.append(path)
        self.height_m = float(self.height_m + by_m)

    def heights(self) -> Curve:
        return np.concatenate(self.pieces)


def _sticking(phase: Curve) -> Curve:
    """Fast off the chest, slow in the middle, fast again: two humps with a valley."""
    hump = np.sin(np.pi * phase)
    return np.asarray(hump * (1 - 0.65 * np.exp(-(((phase - 0.45) / 0.14) ** 2))))


SHAPES: dict[str, Callable[[Curve], Curve]] = {
    "sine": lambda phase: np.asarray(np.sin(np.pi * phase)),
    "soft": lambda phase: np.asarray(np.sin(np.pi * phase) ** 2),
    "jerk": lambda phase: np.asarray(30 * phase**2 * (1 - phase) ** 2),
    "late": lambda phase: np.asarray(phase**1.6 * (1 - phase) ** 0.9),
    "sticking": _sticking,
}


def lift(
    rng: np.random.Generator,
    reps: int = 5,
    *,
    kind: str = "squat",
    rom_m: float = 0.55,
    first_s: float = 0.7,
    slowing: float = 0.06,
    shape: str = "sine",
    touch: bool = False,
    false_start: bool = False,
) -> Bar:
    """A set as it is done: ``squat`` (unracked, walked out, racked again), ``bench`` (unracked), ``pull`` (from
    the floor), ``curl`` (picked up from the floor first)."""
    bar = Bar()
    bar.rest(rng.uniform(0.5, 1.5))
    if kind == "squat":
        bar.move(rng.uniform(0.04, 0.10), 0.5, "soft")
        for _ in range(int(rng.integers(2, 5))):
            bob = rng.uniform(0.008, 0.025)
            bar.move(-bob, 0.25, "soft")
            bar.move(bob, 0.25, "soft")
    elif kind == "bench":
        bar.move(rng.uniform(0.03, 0.08), 0.5, "soft")
    elif kind == "curl":
        bar.move(rng.uniform(1.5, 1.8) * rom_m, 1.2, "soft")
    bar.rest(rng.uniform(0.6, 1.5))
    for number in range(reps):
        rom = rom_m * rng.uniform(0.97, 1.03)
        seconds = first_s * (1 + slowing) ** number
        if kind != "pull":
            bar.move(-rom, rng.uniform(0.9, 1.8), "soft" if not touch else "sine")
            if not touch:
                bar.rest(rng.uniform(0.05, 0.8))
        if false_start and number == reps // 2:
            bar.move(0.06, 0.3, "soft")
            bar.move(-0.06, 0.3, "soft")
            bar.rest(0.3)
        bar.move(rom, seconds, shape, counts=True)
        if kind == "pull":
            bar.rest(rng.uniform(0.1, 0.6) if not touch else 0.0)
            bar.move(-rom, rng.uniform(0.6, 1.2), "soft" if not touch else "sine")
            if not touch:
                bar.rest(rng.uniform(0.2, 1.2))
        else:
            bar.rest(rng.uniform(0.1, 0.8) if not touch or number == reps - 1 else 0.0)
    bar.rest(rng.uniform(0.5, 1.0))
    if kind == "squat":
        bar.move(-rng.uniform(0.04, 0.10), 0.5, "soft")
    elif kind == "curl":
        bar.move(-1.5 * rom_m, 1.5, "soft")
    bar.rest(0.5)
    return bar


def sampled(
    bar: Bar,
    hz: float,
    rng: np.random.Generator,
    *,
    noise_m: float = 0.0004,
    step_m: float = 0.001,
    drift_mps: float = 0.0,
    missing: float = 0.0,
    spikes: int = 0,
) -> tuple[Curve, Curve]:
    """Times in s and heights in m as a string encoder gives them."""
    fine = bar.heights()
    count = int(len(fine) / FINE_HZ * hz)
    times = np.arange(count) / hz
    heights = np.interp(times, np.arange(len(fine)) / FINE_HZ, fine) + drift_mps * times
    heights = heights + rng.normal(0, noise_m, count)
    heights = np.round(heights / step_m) * step_m
    for place in rng.integers(5, count - 5, spikes):
        heights[place] += rng.choice([-1, 1]) * rng.uniform(0.15, 0.5)
    if missing:
        keep = rng.random(count) >= missing
        keep[0] = keep[-1] = True
        times, heights = times[keep], heights[keep]
    return times, heights


def displacements(bar: Bar, rng: np.random.Generator) -> list[int]:
    """Signed mm a millisecond, as a string encoder that only counts steps gives them."""
    _, heights = sampled(bar, 1000.0, rng, noise_m=0.0001)
    return [int(one) for one in np.diff(np.round(heights * 1000), prepend=np.round(heights[0] * 1000))]


def written(times: Sequence[float] | Curve, heights: Sequence[float] | Curve, style: str) -> str:
    """Time and position columns as programs export them."""
    if style == "s_m":
        return "time (s),position (m)\n" + "".join(
            f"{t:.4f},{h:.4f}\n" for t, h in zip(times, heights, strict=True)
        )
    if style == "ms_cm_comma":
        rows = (
            f"{t * 1000:.1f};{h * 100:.1f}".replace(".", ",") for t, h in zip(times, heights, strict=True)
        )
        return "Tiempo (ms);Posición (cm)\n" + "\n".join(rows) + "\n"
    rows = (f"{t * 1000:.1f}\t{h * 1000:.0f}" for t, h in zip(times, heights, strict=True))
    return "\n".join(rows) + "\n"
