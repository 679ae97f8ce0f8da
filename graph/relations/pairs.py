"""Two of a person's variables by themselves: their correlation and that of their ranks, what differs on the days
beyond a threshold, and what is left of it beside other things of the same days.

Trend and weekday means are taken out of everything and p allows for memory, as in ``graph/relations/tested.py``; but
only one pair is looked at, so that nothing is said of how many others were.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from neo4j import Session

from graph.errors import NotFound
from graph.relations.pair_figures import Estimate, Threshold
from graph.relations.pair_words import pair_sentences
from graph.relations.statistics import Floats, t_quantile
from graph.relations.tested import FEWEST_DAYS, without_rhythm
from graph.relations.tested import tested as outcomes_of
from graph.relations.variables import Matrix, Variable, read_matrix

CONFOUNDERS = ("sleep_duration", "energy_kcal", "volume", "steps", "stress")
"""What moves much else on the same day. Those made of the records of either variable are left out."""
LARGEST_LOSS = 0.4
"""The part of the days in common that a confounder may cost, as it is not known on them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """``y`` so many days after ``x``; None for what too few days say anything of. ``given``: what ``partial``
    holds equal."""

    x: Variable
    y: Variable
    lag_days: int
    pearson: Estimate | None
    rank: Estimate | None
    threshold: Threshold | None
    partial: Estimate | None
    given: tuple[Variable, ...]
    sentences: tuple[str, ...]


def read_pair(
    session: Session,
    user_id: str,
    x: str,
    y: str,
    language: str,
    *,
    lag_days: int = 0,
    at: float | None = None,
    first: date | None = None,
    last: date | None = None,
) -> Pair:
    """Two variables of a person by their slugs; ``at`` is the threshold of ``x``, else a round figure near its
    median. Raises ``NotFound`` for a variable without values."""
    return pair(read_matrix(session, user_id, first, last), x, y, language, lag_days=lag_days, at=at)


def pair(
    matrix: Matrix, x: str, y: str, language: str, *, lag_days: int = 0, at: float | None = None
) -> Pair:
    """Two variables of a matrix of days by their slugs."""
    places = {one.slug: place for place, one in enumerate(matrix.variables)}
    for slug in (x, y):
        if slug not in places:
            raise NotFound(f"There is no variable {slug} with a value.")
    one, other = (matrix.variables[places[slug]] for slug in (x, y))
    days = max(len(matrix.values) - lag_days, 0)
    a, b = matrix.values[:days, places[x]], matrix.values[lag_days:, places[y]]
    weekday = matrix.first.weekday()
    pearson = _estimate(a, b, weekday)
    threshold = (
        None if pearson is None else _threshold(a, b, weekday, _round(a, one.unit) if at is None else at)
    )
    given, partial = _partial(matrix, (one, other), (a, b))
    sentences = pair_sentences(one, other, lag_days, threshold, given, partial, language)
    return Pair(
        one, other, lag_days, pearson, _estimate(_ranks(a), _ranks(b), weekday), threshold, partial, given, sentences
    )  # fmt: skip


def _estimate(a: Floats, b: Floats, weekday: int) -> Estimate | None:
    """The correlation of two columns of the same rows; None where it would rest on too little."""
    apart = np.eye(2, dtype=bool)
    found = outcomes_of(np.column_stack([a, b]), weekday, apart, np.zeros(2, np.int64))
    here = np.flatnonzero((found.lag_days == 0) & (found.x == 0))
    if not len(here):
        return None
    place = here[0]
    return Estimate(
        float(found.r[place]),
        (float(found.low[place]), float(found.high[place])),
        int(found.n[place]),
        float(found.n_effective[place]),
        float(found.p[place]),
    )


def _ranks(values: Floats) -> Floats:
    """The rank of each value among those that are there, equal ones sharing the middle of theirs."""
    there = np.isfinite(values)
    ranks = np.full(len(values), np.nan)
    _, at, counts = np.unique(values[there], return_inverse=True, return_counts=True)
    ranks[there] = (np.cumsum(counts) - (counts - 1) / 2)[at]
    return ranks


def _threshold(a: Floats, b: Floats, weekday: int, at: float) -> Threshold | None:
    both = np.isfinite(a) & np.isfinite(b)
    above = np.where(both, (a >= at).astype(float), np.nan)
    n_above = int(np.nansum(above))
    found = _estimate(above, b, weekday)
    if found is None or min(n_above, int(both.sum()) - n_above) < FEWEST_DAYS // 4:
        return None
    residuals, there = without_rhythm(np.column_stack([above, b]), weekday)
    z, rest = residuals[there.all(axis=1)].T
    # Of the correlation with "above or not" the difference is its slope, and the error of it that of the slope.
    slope = found.r * float(rest.std() / z.std())
    spread = float(rest.std() / z.std()) * ((1 - found.r**2) / (found.n_effective - 2)) ** 0.5
    half = t_quantile(found.n_effective - 2) * spread
    means = (float(b[both & (a >= at)].mean()), float(b[both & (a < at)].mean()))
    return Threshold(
        at, n_above, int(both.sum()) - n_above, *means, slope, (slope - half, slope + half), found.p
    )  # fmt: skip


def _round(values: Floats, unit: str) -> float:
    """A round figure near the median: to about a quarter of what the middle half of the days spans."""
    known = values[np.isfinite(values)]
    low, middle, high = np.quantile(known, [0.25, 0.5, 0.75])
    about = max((high - low) / 2, abs(middle) * 1e-3, 1e-9)
    power = 10.0 ** np.floor(np.log10(about))
    step = power * max(one for one in (1, 2, 5) if one * power <= about * (1 + 1e-9))
    if unit == "min" and step in (20, 50):
        step = 30
    return float(np.round(middle / step) * step)


def _partial(
    matrix: Matrix, pair: tuple[Variable, Variable], columns: tuple[Floats, Floats]
) -> tuple[tuple[Variable, ...], Estimate | None]:
    """The correlation of what is left of both once other variables of the same days are taken out, which are
    given too."""
    a, b = columns
    both = np.isfinite(a) & np.isfinite(b)
    given: list[Variable] = []
    known: list[Floats] = []
    for place, one in enumerate(matrix.variables):
        column = matrix.values[: len(a), place]
        enough = (both & np.isfinite(column)).sum() >= max((1 - LARGEST_LOSS) * both.sum(), FEWEST_DAYS)
        if one.slug in CONFOUNDERS and enough and not any(one.shares_records(other) for other in pair):
            given.append(one)
            known.append(column)
            both &= np.isfinite(column)
    if not given:
        return (), None
    weekday = matrix.first.weekday()
    masked = [np.where(both, column, np.nan) for column in (a, b, *known)]
    residuals, _ = without_rhythm(np.column_stack(masked), weekday)
    left = _without(residuals[:, :2], residuals[:, 2:])
    left[~both] = np.nan
    return tuple(given), _estimate(left[:, 0], left[:, 1], weekday)


def _without(columns: Floats, others: Floats) -> Floats:
    """Columns without what other columns say of them in a straight line."""
    fitted: Floats = others @ np.linalg.lstsq(others, columns, rcond=None)[0]
    return columns - fitted
