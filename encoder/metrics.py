"""What a repetition was: velocities, times, range, force and power; and what a set was.

Mean velocity is the range over the time of the way up. The propulsive part ends where the bar is slowed by more
than gravity (Sánchez-Medina, Pérez and González-Badillo, Int. J. Sports Med. 31, 2010, 123). Force is
m · (g + a), power force times velocity, with m the load and the share of the body that the lift moves.
Velocity loss is 1 − the last over the fastest repetition (Sánchez-Medina and González-Badillo, Med. Sci. Sports
Exerc. 43, 2011, 1725).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from encoder.reps import Ascent
from encoder.shapes import Curve, Repetition
from encoder.smooth import Motion, slowing

GRAVITY_MPS2 = 9.81
PEAK_S, PEAK_SHARE, PEAK_FITS = 0.035, 0.05, 0.01
"""A peak is told by what lies so near on either side, or by that share of a slow lift, whose string trembles as
much as a fast one's, as long as a parabola fits to a hundredth."""
COARSE_HZ = 49.0
"""Below 50 Hz a sample is a tenth of a lift."""
COARSE_PEAK = 0.042
"""So far the peak of five samples was off in nine of ten simulated lifts at 20 and 30 Hz, as a share of it."""


@dataclass(frozen=True, slots=True)
class SetFigures:
    """A set's fastest repetition (m/s, by its number), velocity loss (0 to 1), and how many were valid."""

    fastest_mps: float
    fastest_number: int
    last_mps: float
    loss: float
    count: int


def measured(ascent: Ascent, number: int, motion: Motion, told_hz: float) -> Repetition:
    """A way up as a repetition, without force and power, which need a load."""
    seconds = max(ascent.end_s - ascent.start_s, 1 / motion.hz)
    mean = ascent.rom_m / seconds
    begin, end = _places(ascent, motion)
    velocity = motion.velocity_mps[begin:end]
    peak, peak_s = _peak(velocity, begin, motion.hz, max(PEAK_S, PEAK_SHARE * seconds))
    propulsive = mean
    until = _braking(*slowing(motion, begin + int(np.argmax(velocity)), ascent.end_s * motion.hz))
    if until is not None:
        lasted = until / motion.hz - ascent.start_s
        if lasted > 0:
            height = float(np.interp(until, np.arange(begin, end), motion.height_m[begin:end]))
            propulsive = (height - ascent.low_m) / lasted
    return Repetition(
        number=number,
        mean_velocity_mps=mean,
        mean_propulsive_velocity_mps=propulsive,
        peak_velocity_mps=peak,
        time_to_peak_s=max(0.0, peak_s - ascent.start_s),
        rom_m=ascent.rom_m,
        concentric_s=seconds,
        eccentric_s=ascent.descent_s,
        start_s=ascent.start_s,
        error_mps=_error_mps(mean, peak, seconds, told_hz),
    )


def _error_mps(mean_mps: float, peak_mps: float, seconds: float, hz: float) -> float | None:
    """How far each velocity of a slow recording may be off, nine times of ten; None where it is fast enough."""
    if hz >= COARSE_HZ:
        return None
    # Each end may lie half a sample off, and a peak is known by five samples in steps of 1 mm.
    return max(mean_mps / (hz * seconds), COARSE_PEAK * peak_mps)


def loaded(one: Repetition, ascent: Ascent, motion: Motion, mass_kg: float) -> Repetition:
    """The repetition with force (N) and power (W) of moving a mass."""
    begin, end = _places(ascent, motion)
    force = mass_kg * (GRAVITY_MPS2 + motion.acceleration_mps2[begin:end])
    power = force * motion.velocity_mps[begin:end]
    return replace(
        one,
        mean_force_n=float(force.mean()),
        peak_force_n=float(force.max()),
        mean_power_w=float(power.mean()),
        peak_power_w=float(power.max()),
    )


def set_figures(repetitions: Sequence[Repetition]) -> SetFigures | None:
    """Of the valid repetitions that have a velocity; None when there are none."""
    told = [(one.mean_velocity_mps, one.number) for one in repetitions if one.valid and one.mean_velocity_mps]
    if not told:
        return None
    fastest, number = max(told)
    last = told[-1][0]
    return SetFigures(fastest, number, last, max(0.0, 1 - last / fastest), len(told))


def above(repetitions: Sequence[Repetition], threshold_mps: float) -> int:
    """How many valid repetitions were at least as fast as a threshold."""
    return sum(1 for one in repetitions if one.valid and (one.mean_velocity_mps or 0.0) >= threshold_mps)


def _places(ascent: Ascent, motion: Motion) -> tuple[int, int]:
    begin = max(0, round(ascent.start_s * motion.hz))
    return begin, min(len(motion.height_m), max(begin + 3, round(ascent.end_s * motion.hz) + 1))


def _braking(places: Curve, acceleration: Curve) -> float | None:
    """Where the bar is first slowed by more than gravity, between samples; None when it never is."""
    beyond = np.flatnonzero(acceleration < -GRAVITY_MPS2)
    if len(beyond) == 0:
        return None
    after = int(beyond[0])
    if after == 0:
        return float(places[0])
    before, at = float(acceleration[after - 1]) + GRAVITY_MPS2, float(acceleration[after]) + GRAVITY_MPS2
    return float(places[after]) - at / (at - before)


def _peak(velocity: Curve, begin: int, hz: float, widest_s: float) -> tuple[float, float]:
    """The highest velocity and its time, by a parabola through what lies around the highest sample: as far as one
    fits, between ``PEAK_S`` and ``widest_s``."""
    top = int(np.argmax(velocity))
    room = min(top, len(velocity) - 1 - top)
    least = min(max(1, round(PEAK_S * hz)), room)
    if least < 1:
        return float(velocity[top]), (begin + top) / hz
    most = max(least, min(round(widest_s * hz), room))
    told = velocity[top], 0.0
    for reach in dict.fromkeys((most, (most + least) // 2, least)):
        peak, aside, off = _parabola(velocity[top - reach : top + reach + 1])
        if reach == least or off <= PEAK_FITS * peak:
            told = peak, aside
            break
    return float(told[0]), (begin + top + told[1]) / hz


def _parabola(around: Curve) -> tuple[float, float, float]:
    """The top of the best parabola, how far aside of the middle it lies, and how far samples lie off it."""
    reach = len(around) // 2
    k = np.arange(-reach, reach + 1, dtype=float)
    s0, s2, s4 = (float((k**power).sum()) for power in (0, 2, 4))
    slope = float(k @ around) / s2
    bend = float((s0 * k**2 - s2) @ around) / (s0 * s4 - s2**2)
    if bend >= 0:
        return float(around[reach]), 0.0, np.inf
    aside = float(np.clip(-0.5 * slope / bend, -reach, reach))
    middle = float(around.mean()) - bend * s2 / s0
    off = float(np.sqrt(np.mean((around - middle - slope * k - bend * k**2) ** 2)))
    return middle + slope * aside + bend * aside**2, aside, off
