"""From samples as a device wrote them to a path at even steps: gaps filled, spikes and impossible jumps out."""

import numpy as np

from encoder.shapes import CaptureError, Curve, Trace

WORKING_HZ = 250.0
"""Faster samples are averaged into steps of 4 ms: a lifted bar holds nothing above some 10 Hz (Winter,
Biomechanics and Motor Control of Human Movement, 2009, ch. 3), and 1 mm steps average out."""
SLOWEST_HZ = 10.0
LONGEST_S = 3 * 3600.0
FASTEST_MPS = 10.0
"""No bar moves faster; the fastest weightlifting pulls reach 3 m/s."""
_STEEPEST_MPS2 = 30.0
_SPIKE_M = 0.006


def displaced(steps_m: Curve, hz: float) -> Trace:
    """The path of a string that tells by how much it moved in each sample."""
    steps = steps_m.copy()
    wrong = ~np.isfinite(steps) | (np.abs(steps) > FASTEST_MPS / hz)
    if wrong.any():
        places = np.arange(len(steps))
        if wrong.all():
            raise CaptureError("unknown", "The numbers are no displacements of a bar.")
        steps[wrong] = np.interp(places[wrong], places[~wrong], steps[~wrong])
    path = np.cumsum(steps)
    return _even(_without_spikes(np.arange(len(path)) / hz, path), hz, float(wrong.mean()))


def placed(time_s: Curve, position_m: Curve) -> Trace:
    """The path of a bar from times and heights, in any order of quality: doubled and backward times, holes."""
    good = np.isfinite(time_s) & np.isfinite(position_m)
    time, position = time_s[good], position_m[good]
    if len(time) < 8:
        raise CaptureError("unknown", "The file holds too few samples.")
    forward = np.concatenate(([True], time[1:] > np.maximum.accumulate(time)[:-1]))
    time, position = time[forward], position[forward]
    told_hz = 1.0 / float(np.median(np.diff(time))) if len(time) > 8 else 0.0
    if not SLOWEST_HZ <= told_hz <= 20_000 or time[-1] - time[0] > LONGEST_S:
        raise CaptureError("unknown", "The times of the file are not those of a lift.")
    position = _without_jumps(time, _without_spikes(time, position))
    count = round(float(time[-1] - time[0]) * told_hz) + 1
    missing = max(0.0, 1.0 - len(time) / count)
    grid = time[0] + np.arange(count) / told_hz
    if len(time) != count or float(np.max(np.abs(time - grid))) > 0.2 / told_hz:
        position = (
            _between(time, position, grid) if told_hz <= WORKING_HZ else np.interp(grid, time, position)
        )
    return _even(position, told_hz, missing)


def _even(position: Curve, hz: float, missing: float) -> Trace:
    share = int(hz // WORKING_HZ)
    if share < 2:
        return Trace(position, hz, hz, missing)
    whole = len(position) // share * share
    return Trace(position[:whole].reshape(-1, share).mean(axis=1), hz / share, hz, missing)


def _without_jumps(time: Curve, position: Curve) -> Curve:
    """The path without steps that no bar takes, which stay as an offset where a string slipped."""
    steps = np.diff(position)
    wrong = np.abs(steps) > FASTEST_MPS * np.diff(time) + 0.01
    if not wrong.any() or wrong.all():
        return position
    places = np.arange(len(steps))
    rate = steps / np.diff(time)
    rate[wrong] = np.interp(places[wrong], places[~wrong], rate[~wrong])
    return np.asarray(position[0] + np.concatenate(([0.0], np.cumsum(rate * np.diff(time)))))


def _without_spikes(time: Curve, position: Curve) -> Curve:
    """Lone samples, or a few in a row, that lie off the line between their neighbours farther than the strongest
    acceleration of a bar allows."""
    path = position.copy()
    for reach in (1, 2, 3):
        if len(path) < 4 * reach + 2:
            break
        before, after = path[: -2 * reach], path[2 * reach :]
        span = time[2 * reach :] - time[: -2 * reach]
        part = (time[reach:-reach] - time[: -2 * reach]) / span
        off = np.abs(path[reach:-reach] - before - part * (after - before))
        wide = np.flatnonzero(off > np.maximum(_SPIKE_M, 0.125 * _STEEPEST_MPS2 * span**2))
        if len(wide) == 0 or len(wide) > 0.2 * len(path):
            continue
        # Neighbours of a spike lie off their own lines too, by half as much: only the farthest goes.
        away = np.zeros(len(path))
        away[wide + reach] = off[wide]
        wrong = np.zeros(len(path), dtype=bool)
        for one in (wide + reach).tolist():
            if away[one] >= away[max(0, one - 2 * reach) : one + 2 * reach + 1].max():
                wrong[max(0, one - reach + 1) : one + reach] = True
        path[wrong] = np.interp(time[wrong], time[~wrong], path[~wrong])
    return path


def _between(time: Curve, position: Curve, grid: Curve) -> Curve:
    """Values at even times by cubic pieces whose slopes are those of their neighbours (Catmull and Rom, 1974)."""
    slope = np.gradient(position, time)
    right = np.clip(np.searchsorted(time, grid, side="right"), 1, len(time) - 1)
    left = right - 1
    width = time[right] - time[left]
    u = np.clip((grid - time[left]) / width, 0.0, 1.0)
    rise = position[right] - position[left]
    bend = u * (1 - u) * ((1 - u) * (slope[left] * width - rise) - u * (slope[right] * width - rise))
    return np.asarray(position[left] + u * rise + bend)
