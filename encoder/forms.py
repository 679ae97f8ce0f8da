"""How bars leave rest: many smooth movements from rest to rest, and the one among them that a signal shows.

The first millimetres of a lift drown in the steps of a string, so the moment when it began has to be inferred from
what follows. What may follow is known: force that sets in at once or smoothly (a minimum-jerk movement: Flash and
Hogan, J. Neurosci. 5, 1985, 1688), one hump or two where a lift sticks (van den Tillaar and Ettema, J. Sports Sci.
28, 2010, 543), a plateau, any of them faster early or late. Of a few thousand such movements those most like the
signal tell when it began: the expectation given what was measured, linear among them (the update of an ensemble
Kalman filter: Evensen, J. Geophys. Res. 99, 1994, 10143).
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from encoder.shapes import Curve

LEVELS = (0.2, 0.5, 0.8)
"""Time is counted from the middle of these shares of a rise, in units of what passes from the first to the last."""
GRID = np.linspace(-1.35, 1.35, 73)
SEEN = GRID < 0.9
"""What comes later says nothing of the start."""
DRAWN = 4000
CELLS = 256
BLOCK = 128
NEAREST = 40
NEAR_FROM, NEAR_RISE = -0.5, 0.25
"""From here on movements may differ ever more from the one that is sought: its start does not tell its end."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Movements on ``GRID``: how high each is, its square, and when it begins. In blocks so small that no product
    of them is worth a second thread, which would only wait for the others."""

    blocks: Curve
    squares: Curve
    starts: Curve


def expected_start(heights: Curve, precision: Curve, level: float) -> float:
    """When a movement began, in the units of ``GRID``. ``heights`` are the shares of its rise that were measured on
    the grid, ``precision`` one over the variance of each, 0 where nothing was; ``level`` is how far the height at
    which it began may be off, one standard deviation as a share of the rise."""
    forms = known()
    apart = (NEAR_RISE * np.clip(GRID - NEAR_FROM, 0.0, None) ** 2) ** 2
    weight = (precision / (1.0 + precision * apart))[SEEN]
    seen = heights[SEEN]
    shift = (1 - seen) * weight
    both = (forms.blocks @ np.stack((weight * seen, shift), axis=1)).reshape(-1, 2)
    distance = (forms.squares @ weight).reshape(-1) - 2 * both[:, 0] + weight @ (seen * seen)
    distance -= (both[:, 1] - shift @ seen) ** 2 / (shift @ (1 - seen) + level**-2)
    near = np.argpartition(distance, NEAREST)[:NEAREST]
    far = distance[near] - distance[near].min()
    share = np.exp(-0.5 * far / max(1.0, float(far.max()) / 6))
    share /= share.sum()
    root = np.sqrt(share)[:, None]
    heights_near = forms.blocks.reshape(-1, len(seen))[near]
    usual, begins = share @ heights_near, float(share @ forms.starts[near])
    spread = np.concatenate(((heights_near - usual) * root, level * (1 - seen)[None])) * np.sqrt(weight)
    surprise = (seen - usual) * np.sqrt(weight)
    factors = np.linalg.solve(spread @ spread.T + np.eye(NEAREST + 1), spread @ surprise)[:NEAREST]
    return begins + float(((forms.starts[near] - begins) * root[:, 0]) @ factors)


@lru_cache(maxsize=1)
def known() -> Forms:
    """The movements, each also turned around, always the same ones."""
    speed = _drawn(np.random.default_rng(7))
    path = np.concatenate((np.zeros((len(speed), 1)), np.cumsum(speed, axis=1)), axis=1)
    path /= path[:, -1:]
    phase = np.linspace(0, 1, CELLS + 1)
    first, middle, last = (np.array([np.interp(level, one, phase) for one in path]) for level in LEVELS)
    unit = last - first
    at = np.clip(middle[:, None] + GRID * unit[:, None], 0.0, 1.0) * CELLS
    cell = np.minimum(at.astype(np.intp), CELLS - 1)
    below = np.take_along_axis(path, cell, axis=1)
    heights = below + (np.take_along_axis(path, cell + 1, axis=1) - below) * (at - cell)
    both = np.concatenate((heights, 1 - heights[:, ::-1]))[:, SEEN]
    whole = len(both) // BLOCK * BLOCK
    blocks = both[:whole].reshape(-1, BLOCK, both.shape[1])
    starts = np.concatenate((-middle / unit, (middle - 1) / unit))[:whole]
    return Forms(blocks, blocks * blocks, starts)


def _drawn(rng: np.random.Generator) -> Curve:
    """Velocities over the phase of a movement, of several kinds."""
    phase = (np.arange(CELLS) + 0.5) / CELLS
    left = 1 - phase

    def between(low: float, high: float, count: int) -> Curve:
        return rng.uniform(low, high, (count, 1))

    def power(count: int) -> Curve:
        """How velocity leaves rest: as often in proportion to time, its square, or anything around them."""
        kind = between(0, 1, count)
        return np.where(kind < 0.3, 1.0, np.where(kind < 0.6, 2.0, between(0.8, 3.2, count)))

    count = DRAWN // 6
    warp = np.where(between(0, 1, count) < 0.5, 1.0, np.exp(between(-0.25, 0.25, count)))
    warped = phase**warp
    hump = np.where(between(0, 1, count) < 0.5, np.sin(np.pi * warped), 4 * warped * (1 - warped))
    plain = hump ** power(count) * phase ** (warp - 1)

    count = DRAWN // 4
    start, end = power(count), power(count)
    end = np.where(between(0, 1, count) < 0.4, start, end)
    warp = np.where(between(0, 1, count) < 0.5, 1.0, np.exp(between(-0.4, 0.4, count)))
    warped = phase**warp
    bent = sum(rng.normal(0, 0.35 / n**1.5, (count, 1)) * np.cos(n * np.pi * phase) for n in (1, 2, 3, 4))
    smooth = warped**start * (1 - warped) ** end * phase ** (warp - 1)
    smooth *= np.exp(np.where(between(0, 1, count) < 0.4, 0.0, bent))

    count = DRAWN // 8
    waves = np.sin(np.pi * phase) + sum(
        rng.normal(0, 0.3 / n, (count, 1)) * np.sin(n * np.pi * phase) for n in (2, 3, 4)
    )
    waves = np.where(between(0, 1, count) < 0.5, waves, waves * np.sin(np.pi * phase))
    waves = waves[(waves > 0).all(axis=1)]

    count = DRAWN // 3
    start = power(count)
    end = np.where(between(0, 1, count) < 0.6, start, power(count))
    dip = np.exp(-(((phase - between(0.25, 0.75, count)) / between(0.06, 0.22, count)) ** 2))
    sticking = phase**start * left**end * (1 - between(0.1, 0.85, count) * dip)

    count = DRAWN // 3
    start = np.where(between(0, 1, count) < 0.5, 1.0, 2.0)
    parts = []
    over = between(0.35, 0.95, count)
    since = np.minimum(between(0.05, 0.6, count), over - 0.05)
    for low, high in ((0.0, over), (since, 1.0)):
        inside = np.clip((phase - low) / (high - low), 0.0, 1.0)
        parts.append((4 * inside * (1 - inside)) ** start)
    twice = parts[0] + np.exp(rng.normal(-0.2, 0.5, (count, 1))) * parts[1]

    count = DRAWN // 8
    up, down = (
        np.minimum(1, phase / between(0.08, 0.5, count)),
        np.minimum(1, left / between(0.08, 0.5, count)),
    )
    soft = between(0, 1, count) < 0.5
    up, down = np.where(soft, up * up * (3 - 2 * up), up), np.where(soft, down * down * (3 - 2 * down), down)
    level = up * down * (1 + between(-0.3, 0.3, count) * (2 * phase - 1))
    return np.concatenate((plain, smooth, waves, sticking, twice, level))
