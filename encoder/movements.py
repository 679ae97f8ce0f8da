"""How a bar may move from rest to rest: what is known of lifts, drawn many times over.

Force sets in at once or smoothly (a minimum-jerk movement: Flash and Hogan, J. Neurosci. 5, 1985, 1688), or grows and
fades at steady rates; there is one hump or two where a lift sticks (van den Tillaar and Ettema, J. Sports Sci. 28,
2010, 543), or a plateau, any of them faster early or late.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Curves = NDArray[np.float32]
"""Half as long to draw and to hold as in doubles, and exact to a thousandth of a millimetre."""
DRAWN = 16000
PUSHED = 24000
"""Of these one in five goes up all the way."""
CELLS = 192
KNOTS = 4
PHASE = ((np.arange(CELLS) + 0.5) / CELLS).astype(np.float32)


def drawn(rng: np.random.Generator) -> Iterator[Curves]:
    """Velocities over the phase of many movements, kind by kind, a row each, in ``CELLS`` steps; not to any scale."""
    yield _plain(rng, DRAWN // 6)
    yield _bent(rng, DRAWN // 4)
    yield _waves(rng, DRAWN // 8)
    yield _sticking(rng, DRAWN // 3)
    yield _twice(rng, DRAWN // 3)
    yield _level(rng, DRAWN // 8)
    for _ in range(PUSHED // 4000):
        yield _pushed(rng, 4000)


def _between(rng: np.random.Generator, low: float, high: float, count: int) -> Curves:
    return rng.uniform(low, high, (count, 1)).astype(np.float32)


def _normal(rng: np.random.Generator, middle: float, off: float, count: int) -> Curves:
    return rng.normal(middle, off, (count, 1)).astype(np.float32)


def _power(rng: np.random.Generator, count: int) -> Curves:
    """How velocity leaves rest: mostly with its square, as force does not jump; or in proportion to time, or
    anything around them."""
    kind = _between(rng, 0, 1, count)
    return np.where(kind < 0.2, 1.0, np.where(kind < 0.6, 2.0, _between(rng, 0.8, 3.2, count)))


def _warp(rng: np.random.Generator, most: float, count: int) -> Curves:
    """A power of the phase that makes half of all movements faster early or late."""
    return np.where(_between(rng, 0, 1, count) < 0.5, 1.0, np.exp(_between(rng, -most, most, count)))


def _plain(rng: np.random.Generator, count: int) -> Curves:
    """One hump."""
    warp = _warp(rng, 0.25, count)
    warped = PHASE**warp
    hump = np.where(_between(rng, 0, 1, count) < 0.5, np.sin(np.pi * warped), 4 * warped * (1 - warped))
    return np.asarray(hump ** _power(rng, count) * PHASE ** (warp - 1))


def _bent(rng: np.random.Generator, count: int) -> Curves:
    """One hump that starts and ends in its own way, pulled about by slow waves."""
    start, end = _power(rng, count), _power(rng, count)
    end = np.where(_between(rng, 0, 1, count) < 0.4, start, end)
    warp = _warp(rng, 0.4, count)
    warped = PHASE**warp
    waves = sum(_normal(rng, 0, 0.35 / n**1.5, count) * np.cos(n * np.pi * PHASE) for n in (1, 2, 3, 4))
    smooth = warped**start * (1 - warped) ** end * PHASE ** (warp - 1)
    return np.asarray(smooth * np.exp(np.where(_between(rng, 0, 1, count) < 0.4, 0.0, waves)))


def _waves(rng: np.random.Generator, count: int) -> Curves:
    """A half wave with overtones."""
    waves = np.sin(np.pi * PHASE) + sum(
        _normal(rng, 0, 0.3 / n, count) * np.sin(n * np.pi * PHASE) for n in (2, 3, 4)
    )
    waves = np.where(_between(rng, 0, 1, count) < 0.5, waves, waves * np.sin(np.pi * PHASE))
    return np.asarray(waves[(waves > 0).all(axis=1)])


def _sticking(rng: np.random.Generator, count: int) -> Curves:
    """One hump with a dip in it."""
    start = _power(rng, count)
    end = np.where(_between(rng, 0, 1, count) < 0.6, start, _power(rng, count))
    middle, width = _between(rng, 0.25, 0.75, count), _between(rng, 0.06, 0.22, count)
    dip = np.exp(-(((PHASE - middle) / width) ** 2))
    return np.asarray(PHASE**start * (1 - PHASE) ** end * (1 - _between(rng, 0.1, 0.85, count) * dip))


def _twice(rng: np.random.Generator, count: int) -> Curves:
    """Two pushes that overlap."""
    start = np.where(_between(rng, 0, 1, count) < 0.3, 1.0, 2.0)
    over = _between(rng, 0.35, 0.95, count)
    since = np.minimum(_between(rng, 0.05, 0.6, count), over - 0.05)
    pushes = []
    for low, high in ((0.0, over), (since, 1.0)):
        inside = np.clip((PHASE - low) / (high - low), 0.0, 1.0)
        pushes.append((4 * inside * (1 - inside)) ** start)
    return np.asarray(pushes[0] + np.exp(_normal(rng, -0.2, 0.5, count)) * pushes[1])


def _level(rng: np.random.Generator, count: int) -> Curves:
    """A plateau between two ramps."""
    up = np.minimum(1, PHASE / _between(rng, 0.08, 0.5, count))
    down = np.minimum(1, (1 - PHASE) / _between(rng, 0.08, 0.5, count))
    soft = _between(rng, 0, 1, count) < 0.5
    up, down = np.where(soft, up * up * (3 - 2 * up), up), np.where(soft, down * down * (3 - 2 * down), down)
    return np.asarray(up * down * (1 + _between(rng, -0.3, 0.3, count) * (2 * PHASE - 1)))


def _pushed(rng: np.random.Generator, count: int) -> Curves:
    """Velocities over the phase of movements whose force changes at a steady rate from knot to knot, and is whatever
    it may be at these: upward at first, downward in the end, from nothing or at once."""
    knots = np.sort(rng.uniform(0.04, 0.96, (count, KNOTS)), axis=1)
    places = np.concatenate((np.zeros((count, 1)), knots, np.ones((count, 1))), axis=1).astype(np.float32)
    levels = 1.2 * np.cos(np.pi * places) + rng.normal(0, 0.7, places.shape).astype(np.float32)
    levels[:, 0] *= rng.random(count) < 0.4
    levels[:, -1] *= rng.random(count) < 0.5
    levels[:, [0, -1]] = np.clip(levels[:, [0, -1]], [0.0, -np.inf], [np.inf, 0.0])
    for cells in (CELLS // 8, CELLS):
        speeds = _speeds(places, levels, cells)
        inner = speeds[:, cells // 16 : -cells // 16]
        rising = (speeds[:, :-1] > 0).all(axis=1) & (inner.min(axis=1) > 0.06 * inner.max(axis=1))
        places, levels, speeds = places[rising], levels[rising], speeds[rising]
    return np.asarray(speeds)


def _speeds(places: Curves, levels: Curves, cells: int) -> Curves:
    """Velocities by the knots of a force, each row from rest to rest: what is gained is lost again."""
    phase = np.linspace(0, 1, cells + 1, dtype=np.float32)
    force = np.repeat(levels[:, :1], cells + 1, axis=1)
    for place in range(places.shape[1] - 1):
        since, until = places[:, place, None], places[:, place + 1, None]
        part = np.clip((phase - since) / (until - since), 0.0, 1.0)
        force += part * (levels[:, place + 1, None] - levels[:, place, None])
    up, down = np.maximum(force, 0.0), np.minimum(force, 0.0)
    force = up - down * (up.sum(axis=1) / np.minimum(down.sum(axis=1), -1e-9))[:, None]
    after = np.cumsum(0.5 * (force[:, 1:] + force[:, :-1]), axis=1)
    before = np.concatenate((np.zeros((len(after), 1), np.float32), after[:, :-1]), axis=1)
    return np.asarray(np.maximum(0.5 * (before + after), 0.0))
