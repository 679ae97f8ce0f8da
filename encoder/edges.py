"""When a bar leaves rest, finer than its samples and steps of 1 mm allow to see.

Near rest a path grows as a power of time: with the square where force sets in at once (and at every turn without
a pause), with the cube where it grows smoothly (a minimum-jerk movement: Flash and Hogan, J. Neurosci. 5, 1985,
1688). Both are fitted to the foot of the rise for every moment at which it may have begun; the answer is the mean
of those moments, each weighing by how well it explains what was measured.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from encoder.shapes import Curve

LOW_M = 0.003
STILL_M = 0.001
STEPS = 30
FITS = ((2, 0.2), (3, 0.35))
"""So many powers up to such a share of the rise: few over little and more over much err in different ways."""
RESTED_S = 0.08
"""A bar that turns without a pause stays no longer than this within 3 mm of its lowest point, on one side."""
POINTS = 72
TOGETHER = 32


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot of a rise: its height, and where the bar left it, or the moments among which to look (in samples)
    with what was measured there, once for each of ``FITS``."""

    level_m: float
    place: float | None
    starts: Curve | None = None
    windows: tuple[tuple[Curve, Curve], ...] = ()


def foot_of(raw: Curve, smooth: Curve, foot: int, by_m: float, hz: float) -> Foot:
    """What is to be known of a rise of ``by_m`` that has its lowest point at ``foot``."""
    height = smooth - smooth[foot]
    half = foot + int(np.argmax(height[foot:] >= 0.5 * by_m))
    low = max(LOW_M, 0.008 * by_m)
    last = int(np.flatnonzero(height[: half + 1] <= low)[-1])
    over = np.flatnonzero(height[:foot] > low)
    came = int(over[-1]) + 1 if len(over) else 0
    if foot - came < RESTED_S * hz and last - foot < RESTED_S * hz:
        return Foot(float(smooth[foot]), _turn(smooth, foot))
    over = np.flatnonzero(height[: foot + 1] > STILL_M)
    since = int(over[-1]) + 1 if len(over) else 0
    pause = raw[since : max(since, last - round(0.06 * hz)) + 1][-round(0.3 * hz) - 1 :]
    level = float(np.mean(pause)) if len(pause) > 2 else float(smooth[foot])
    span = max(half - last, 2)
    starts = np.linspace(max(since, last - 0.6 * span), last + 0.3, STEPS)
    begin = max(since, int(starts[0]) - 2)
    windows = []
    for terms, share in FITS:
        top = foot + int(np.argmax(height[foot:] >= share * by_m))
        top = max(top, min(last + terms + 3, half))
        places = np.arange(begin, top + 1, dtype=float)
        windows.append(_thinned(places, raw[begin : top + 1] - level))
    return Foot(level, None, starts, tuple(windows))


def places_of(feet: Sequence[Foot]) -> list[float]:
    """Where the bar left each foot, in samples from the beginning of its own path."""
    found = [foot.place for foot in feet]
    open_ones = [place for place, one in enumerate(found) if one is None]
    for first in range(0, len(open_ones), TOGETHER):
        some = open_ones[first : first + TOGETHER]
        starts = np.stack([one for place in some if (one := feet[place].starts) is not None])
        fitted = [
            _expected([feet[place].windows[fit] for place in some], starts, terms)
            for fit, (terms, _) in enumerate(FITS)
        ]
        for place, value in zip(some, np.mean(fitted, axis=0).tolist(), strict=True):
            found[place] = value
    return [0.0 if one is None else one for one in found]


def _turn(smooth: Curve, foot: int) -> float:
    """The lowest point between samples, by a parabola through three."""
    if not 0 < foot < len(smooth) - 1:
        return float(foot)
    before, at, after = (float(smooth[foot + one]) for one in (-1, 0, 1))
    bend = before - 2 * at + after
    return foot + float(np.clip(0.5 * (before - after) / bend, -0.5, 0.5)) if bend > 0 else float(foot)


def _thinned(places: Curve, rise: Curve) -> tuple[Curve, Curve]:
    """At most ``POINTS`` points, neighbours averaged."""
    share = -(-len(places) // POINTS)
    if share < 2:
        return places, rise
    whole = len(places) // share * share
    return places[:whole].reshape(-1, share).mean(axis=1), rise[:whole].reshape(-1, share).mean(axis=1)


def _expected(windows: Sequence[tuple[Curve, Curve]], starts: Curve, terms: int) -> Curve:
    """The expected moment of leaving rest of each window among its ``starts``, over both powers."""
    width = max(len(places) for places, _ in windows)
    place, rise = np.zeros((len(windows), width)), np.zeros((len(windows), width))
    for row, (places, heights) in enumerate(windows):
        place[row, : len(places)] = places
        rise[row, : len(heights)] = heights
    counts = np.array([len(places) for places, _ in windows])
    ends = place[np.arange(len(windows)), counts - 1]
    since = np.clip(place[:, None, :] - starts[:, :, None], 0.0, None)
    since /= (ends - starts[:, 0])[:, None, None]
    powers = np.empty((*starts.shape, terms + 1, width))
    powers[:, :, 0] = since * since
    for one in range(terms):
        np.multiply(powers[:, :, one], since, out=powers[:, :, one + 1])
    products = powers @ powers.transpose(0, 1, 3, 2)
    shares = (powers @ rise[:, None, :, None])[..., 0]
    whole = (rise * rise).sum(axis=1)[:, None]
    errors = []
    for first in (0, 1):
        part = slice(first, first + terms)
        normal, share = products[:, :, part, part], shares[:, :, part]
        # A touch of ridge: late starts leave few points and nearly parallel terms.
        ridge = 1e-9 * np.trace(normal, axis1=2, axis2=3) + 1e-15
        normal = normal + ridge[:, :, None, None] * np.eye(terms)
        factors = np.linalg.solve(normal, share[..., None])[..., 0]
        fitted = (normal @ factors[..., None])[..., 0]
        errors.append(np.maximum(whole + ((fitted - 2 * share) * factors).sum(axis=2), 0.0))
    error = np.stack(errors)
    best = error.min(axis=(0, 2))[None, :, None]
    # The steps of the string make neighbouring errors alike, so that fewer count than there are.
    counted = np.minimum(counts, 50)[None, :, None]
    weight = np.exp(-0.5 * counted * np.log((error + 1e-12) / (best + 1e-12)))
    return np.asarray((weight * starts[None]).sum(axis=(0, 2)) / weight.sum(axis=(0, 2)))
