"""Height, velocity and acceleration by local cubics (Savitzky and Golay, Anal. Chem. 36, 1964, 1627).

How wide the cubics are is chosen for each signal by leaving one sample out (Craven and Wahba, Numer. Math. 31,
1979, 377): wide where the string is noisy, narrow where the bar turns fast.
"""

from dataclasses import dataclass

import numpy as np

from encoder.shapes import Curve, Trace

WIDTHS_S = (0.06, 0.08, 0.10, 0.13, 0.16)
MOVING_M = 0.004


@dataclass(frozen=True, slots=True)
class Motion:
    """A path at even steps of ``1 / hz`` s: height in m as sampled and smoothed, velocity, acceleration."""

    raw_m: Curve
    height_m: Curve
    velocity_mps: Curve
    acceleration_mps2: Curve
    hz: float
    reach: int
    """So many samples on either side the cubics look at."""


def motion_of(trace: Trace) -> Motion:
    """The motion of a bar along its path."""
    raw, hz = trace.position_m, trace.hz
    reaches = sorted({max(2 if hz < 40 else 3, round(width * hz / 2)) for width in WIDTHS_S})
    reach = min(reaches, key=lambda one: _left_out(raw, one)) if len(reaches) > 1 else reaches[0]
    k = np.arange(-reach, reach + 1, dtype=float)
    s0, s2, s4, s6 = (float(np.sum(k**power)) for power in (0, 2, 4, 6))
    smooth = (s4 - s2 * k**2) / (s0 * s4 - s2**2)
    slope = (s6 * k - s4 * k**3) / (s2 * s6 - s4**2)
    padded = _padded(raw, reach)
    return Motion(
        raw,
        np.convolve(padded, smooth[::-1], "valid"),
        np.convolve(padded, slope[::-1], "valid") * hz,
        np.convolve(padded, _bend(reach), "valid") * hz**2,
        hz,
        reach,
    )


def slowing(motion: Motion, since: int, end: float) -> tuple[Curve, Curve]:
    """The acceleration of a bar from a sample to the moment it comes to rest, in samples: places and m/s². What
    lies beyond that moment is not looked at. The path is mirrored there instead, which leaves the acceleration
    of a bar without velocity as it is."""
    back = end - 0.5 - np.arange(max(1, int(end - since)) + motion.reach)
    first, last = max(0, int(back[-1])), int(back[0]) + 2
    raw = motion.raw_m[first:last]
    path = np.interp(back, np.arange(first, first + len(raw)), raw)
    both = np.concatenate((path[: motion.reach][::-1], path))
    places = back[: len(both) - 2 * motion.reach]
    bent = np.convolve(both, _bend(motion.reach), "valid") * motion.hz**2
    return np.asarray(places[::-1]), np.asarray(bent[::-1])


def _bend(reach: int) -> Curve:
    """Weights that give the second derivative of the best parabola, in steps of one sample."""
    k = np.arange(-reach, reach + 1, dtype=float)
    s0, s2, s4 = (float(np.sum(k**power)) for power in (0, 2, 4))
    return np.asarray(2 * (s0 * k**2 - s2) / (s0 * s4 - s2**2))


def _left_out(raw: Curve, reach: int) -> float:
    """The mean squared error with which a cubic foretells a sample from its neighbours while the bar moves."""
    k = np.arange(-reach, reach + 1, dtype=float)
    s0, s2, s4 = (float(np.sum(k**power)) for power in (0, 2, 4))
    weights = (s4 - s2 * k**2) / (s0 * s4 - s2**2)
    part = raw[:8192]
    if len(part) <= 4 * reach:
        return 0.0
    fitted = np.convolve(part, weights, "valid")
    inner = part[reach:-reach]
    moving = np.abs(part[2 * reach :] - part[: -2 * reach]) > MOVING_M
    if not moving.any():
        return 0.0
    return float(np.mean(((inner - fitted)[moving] / (1 - weights[reach])) ** 2))


def _padded(raw: Curve, reach: int) -> Curve:
    """The path carried on beyond its ends by a half turn about them."""
    return np.concatenate((2 * raw[0] - raw[reach:0:-1], raw, 2 * raw[-1] - raw[-2 : -reach - 2 : -1]))
