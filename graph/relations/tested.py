"""How a person's daily variables move together, with what was tested and found wanting beside what was found.

Every pair of variables with enough days in common is tested at lags of 0 to 3 days, in both directions where
the lag makes one the earlier. Trend and weekly rhythm are taken out first. Days resemble the days before them,
so that n days are worth fewer: p is worked out from that effective number, and q from all tests together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from neo4j import Session
from numpy.typing import NDArray

from graph.relations.statistics import Floats, false_discovery, fisher_interval, t_tails
from graph.relations.variables import Matrix, Variable, read_matrix
from graph.relations.words import relation_sentence

LARGEST_LAG = 3
FEWEST_DAYS = 20
"""Days in common below which a pair is not tested."""
FEWEST_EFFECTIVE = 6.0
"""Independent days below which it is not either: its p would rest on a guess."""
FEWEST_VALUES, LARGEST_SHARE = 3, 0.8
"""How many different values a variable needs, and on how many of its days it may have the same."""
CLAIM_BELOW = 0.05
_WEEKDAYS = 7
_QUIET_LAGS = 5
_DIGITS = {"r": 4, "low": 4, "high": 4, "n_effective": 1}

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


class Relation(NamedTuple):
    """``y`` so many days after ``x``: Pearson's ``r`` with its 95% interval, over ``n`` days in common that are
    worth ``n_effective``. ``sentence`` None: not more than chance gives among so many tests."""

    x: Variable
    y: Variable
    lag_days: int
    r: float
    ci: tuple[float, float]
    n: int
    n_effective: float
    p: float
    q: float
    sentence: str | None


@dataclass(frozen=True, slots=True)
class Relations:
    """All that was tested, the likeliest first."""

    found: tuple[Relation, ...]
    rejected: tuple[Relation, ...]

    @property
    def tested(self) -> int:
        return len(self.found) + len(self.rejected)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """One entry a test: columns ``x`` and ``y`` of the matrix, the lag, and what came out."""

    x: Ints
    y: Ints
    lag_days: Ints
    r: Floats
    low: Floats
    high: Floats
    n: Ints
    n_effective: Floats
    p: Floats
    q: Floats


def read_relations(
    session: Session, user_id: str, language: str, first: date | None = None, last: date | None = None
) -> Relations:
    """The relations of a person's days between two local days, inclusive, from what is stored now."""
    return relate(read_matrix(session, user_id, first, last), language)


def relate(matrix: Matrix, language: str) -> Relations:
    """The relations in a matrix, with sentences in a language (``es`` or ``en``)."""
    kept = varied(matrix.values)
    if not kept:
        return Relations((), ())
    variables = [matrix.variables[place] for place in kept]
    tests = tested(matrix.values[:, kept], matrix.first.weekday(), left_out(variables), ranks(variables))
    order = np.lexsort((tests.lag_days, tests.p, tests.q))
    columns = {name: getattr(tests, name)[order] for name in Outcomes.__slots__}
    for name, digits in _DIGITS.items():
        columns[name] = np.round(columns[name], digits)
    found: list[Relation] = []
    rejected: list[Relation] = []
    for x, y, lag, r, low, high, n, n_effective, p, told_q in zip(
        *(column.tolist() for column in columns.values()), strict=True
    ):
        q = _significant(told_q)
        claimed = q < CLAIM_BELOW
        one, other = variables[x], variables[y]
        sentence = relation_sentence(one, other, lag, r, n, language) if claimed else None
        relation = Relation(one, other, lag, r, (low, high), n, n_effective, _significant(p), q, sentence)
        (found if claimed else rejected).append(relation)
    return Relations(tuple(found), tuple(rejected))


def table_rows(relations: Relations) -> list[dict[str, Any]]:
    """What was found as the rows of a table."""
    return [
        {
            "x": one.x.slug,
            "y": one.y.slug,
            "lag_days": one.lag_days,
            "r": one.r,
            "ci": f"{one.ci[0]:.2f} … {one.ci[1]:.2f}",
            "n": one.n,
            "n_effective": one.n_effective,
            "q": one.q,
            "sentence": one.sentence,
        }
        for one in relations.found
    ]


def varied(values: Floats) -> list[int]:
    """The columns that have days and different values enough to be compared with others."""
    kept = []
    for place, column in enumerate(values.T):
        counts = np.unique(column[np.isfinite(column)], return_counts=True)[1]
        days = counts.sum()
        if days >= FEWEST_DAYS and len(counts) >= FEWEST_VALUES and counts.max() <= LARGEST_SHARE * days:
            kept.append(place)
    return kept


def left_out(variables: Sequence[Variable]) -> Bools:
    """Which pairs are made of the same records, or are one variable with itself."""
    places = {one: place for place, one in enumerate({one.records() for one in variables})}
    shared = np.array([[not one.isdisjoint(other) for other in places] for one in places], bool)
    at = [places[one.records()] for one in variables]
    return shared[np.ix_(at, at)] if at else np.zeros((0, 0), bool)


def ranks(variables: Sequence[Variable]) -> Ints:
    """Where time settles it: the night is over before the rest of the day on which it is recorded begins."""
    return np.array(["sleep" not in one.kind.records for one in variables], np.int64)


def tested(values: Floats, weekday: int, out: Bools, rank: Ints) -> Outcomes:
    """Every test of the columns of a matrix of days, NaN where there is no value.

    ``weekday`` is that of the first row, ``out`` says which pairs are not tested, ``rank`` which of two
    variables of one day is the earlier. All of it works on whole matrices; nothing loops over pairs.
    """
    apart = _apart(out)
    order = np.argsort(~apart, kind="stable")
    head = int(apart.sum())
    values, out, rank = values[:, order], out[np.ix_(order, order)], rank[order]
    residuals, there = without_rhythm(values, weekday)
    days, width = values.shape
    lags = min(LARGEST_LAG, max(days - 1, 0)) + 1
    worth = inflations(autocorrelations(residuals, there), there, lags, head)
    parts = []
    for lag in range(lags):
        r, n = _pearson(residuals, there, lag, head)
        # The trend is taken out with the mean; the means of the other six weekdays cost a day each.
        n_effective = np.maximum(n - _WEEKDAYS, 0) / worth[lag]
        sound = ~out & (n >= FEWEST_DAYS) & (n_effective >= FEWEST_EFFECTIVE) & np.isfinite(r)
        sound &= _once(rank, order) if lag == 0 else ~np.eye(width, dtype=bool)
        x, y = np.nonzero(sound)
        parts.append((order[x], order[y], np.full(len(x), lag), r[sound], n[sound], n_effective[sound]))
    x, y, lag_days, r, n, n_effective = (np.concatenate(part) for part in zip(*parts, strict=True))
    r = np.clip(r, -1 + 1e-12, 1 - 1e-12)
    degrees = n_effective - 2
    p = t_tails(r * np.sqrt(degrees / (1 - r**2)), degrees)
    low, high = fisher_interval(r, n_effective)
    return Outcomes(
        x, y, lag_days, r, low, high, np.rint(n).astype(np.int64), n_effective, p, false_discovery(p)
    )


def _apart(out: Bools) -> Bools:
    """The largest group of columns of which no two are tested with each other, such as all that is made of
    sets: half of the work of a person who trains much, which need not be done."""
    groups = np.unique(out, axis=0, return_inverse=True)[1].reshape(-1)
    for group in np.argsort(-np.bincount(groups), kind="stable"):
        found: Bools = groups == group
        if out[np.ix_(found, found)].all():
            return found
    return np.zeros(len(out), bool)


def _products(a: NDArray[Any], b: NDArray[Any], head: int) -> Floats:
    """Every column of ``a`` by every column of ``b``, but for the pairs within the first ``head`` (0)."""
    found = np.zeros((a.shape[1], b.shape[1]))
    found[:head, head:] = a[:, :head].T @ b[:, head:]
    found[head:] = a[:, head:].T @ b
    return found


def without_rhythm(values: Floats, weekday: int) -> tuple[Floats, Bools]:
    """Each column without its straight trend and its weekday means, fitted together by least squares on the
    days it has; 0 where it has none, and which those are."""
    days = len(values)
    there = np.isfinite(values)
    known = np.where(there, values, 0.0)
    design = np.zeros((days, _WEEKDAYS + 1))
    design[np.arange(days), (weekday + np.arange(days)) % _WEEKDAYS] = 1.0
    design[:, _WEEKDAYS] = (np.arange(days) - (days - 1) / 2) / max(days, 1)
    squares = np.einsum("ta,tb->tab", design, design).reshape(days, (_WEEKDAYS + 1) ** 2)
    normal = (there.T.astype(float) @ squares).reshape(-1, _WEEKDAYS + 1, _WEEKDAYS + 1)
    # A weekday on which it never has a value leaves its mean open: a grain of ridge puts it at 0.
    normal += 1e-9 * np.eye(_WEEKDAYS + 1)
    fitted = np.linalg.solve(normal, (known.T @ design)[..., None])[..., 0]
    return np.where(there, known - design @ fitted.T, 0.0), there


def autocorrelations(residuals: Floats, there: Bools) -> Floats:
    """The autocorrelation function of each column, a row a lag from 0, over the days that have both ends.

    Up to a fifth of the days (Pyper & Peterman, Can. J. Fish. Aquat. Sci. 55 (1998) 2127–2140), and tapered to
    0 once five lags in a row are within chance, by the flat-top window of Politis, J. Nonparametr. Stat. 15
    (2003) 453–467: noise at long lags would otherwise pass for memory, or hide it.
    """
    days, width = residuals.shape
    longest = max(days // 5, 1)
    size = 1 << (2 * max(days, 1) - 1).bit_length()
    products, pairs = (
        np.fft.irfft(np.abs(np.fft.rfft(part, size, axis=0)) ** 2, size, axis=0)[: longest + 1]
        for part in (residuals, there.astype(float))
    )
    pairs = np.round(pairs)
    with np.errstate(divide="ignore", invalid="ignore"):
        memory: Floats = np.where(pairs >= _QUIET_LAGS, products / pairs, 0.0) / (products[0] / pairs[0])
    memory = np.nan_to_num(memory)
    for column in range(width):
        memory[:, column] *= _window(memory[1:, column], float(pairs[0, column]))
    return memory


def _window(memory: Floats, days: float) -> Floats:
    """1 up to the last lag beyond chance, from there in a straight line to 0 at twice that lag."""
    quiet = np.abs(memory) < 2 * np.sqrt(np.log10(max(days, 10.0)) / max(days, 1.0))
    streak = np.convolve(quiet, np.ones(_QUIET_LAGS))[_QUIET_LAGS - 1 :] >= _QUIET_LAGS
    last = int(np.argmax(streak)) if streak.any() else len(memory)
    lags = np.arange(len(memory) + 1)
    if not last:
        return np.asarray(lags == 0, float)
    return np.clip(2 - lags / last, 0.0, 1.0)


def inflations(memory: Floats, there: Bools, lags: int, head: int = 0) -> Floats:
    """By how much memory swells the variance of each pair's correlation, (lag, x, y), at least 1.

    Bartlett's formula, J. R. Stat. Soc. 98 (1935) 536–543, with gaps: 1 + 2 Σ c(k) / n · ρx(k) ρy(k), where c(k)
    counts the days in common that have another k days later. Of pairs within the first ``head`` nothing is said.
    """
    days, width = there.shape
    # Columns of the same records have the same days: what is counted of days is counted once for all of them.
    # A row each: what is alive at a lag is then taken out in whole rows. Counts are exact in single precision.
    rows, of_column, head = _patterns(there, head)
    sums = np.zeros((lags, width, width))
    n = np.ones_like(sums)
    for lag in range(lags):
        n[lag] = np.maximum(_counted(rows, head, lag), 1)[np.ix_(of_column, of_column)]
    for k in range(1, len(memory)):
        live = np.nonzero(memory[k])[0]
        kept, place = np.unique(of_column[live], return_inverse=True)
        before = int(np.searchsorted(kept, head))
        if before == len(kept):
            continue
        weight = np.outer(memory[k, live], memory[k, live])
        at, among = np.ix_(live, live), np.ix_(place, place)
        both = rows[kept, k:] * rows[kept, : days - k]
        for lag in range(min(lags, days - k)):
            sums[lag][at] += _counted(both, before, lag)[among] * weight
    swollen: Floats = np.maximum(1 + 2 * sums / n, 1.0)
    return swollen


def _patterns(there: Bools, head: int) -> tuple[NDArray[np.float32], Ints, int]:
    """The different columns, a row each, and which of them each column is. Those of none but the first ``head``
    columns come first; how many they are is told."""
    different, of_column = np.unique(there.T, axis=0, return_inverse=True)
    of_column = of_column.reshape(-1)
    shared = np.zeros(len(different), bool)
    shared[of_column[head:]] = True
    order = np.argsort(shared, kind="stable")
    rows = np.ascontiguousarray(different[order], np.float32)
    return rows, np.argsort(order)[of_column], int((~shared).sum())


def _counted(rows: NDArray[np.float32], head: int, lag: int) -> Floats:
    """How many days each two rows have in common, one ``lag`` days later than the other; none within the first
    ``head``."""
    return _products(rows[:, : rows.shape[1] - lag].T, rows[:, lag:].T, head)


def _pearson(residuals: Floats, there: Bools, lag: int, head: int) -> tuple[Floats, Floats]:
    """Pearson's r of every column with every other ``lag`` days later over the days present in both, and how
    many those are; none within the first ``head``."""
    days = len(residuals)
    a, b = residuals[: days - lag], residuals[lag:]
    has_a, has_b = there[: days - lag].astype(float), there[lag:].astype(float)
    n = _products(has_a.astype(np.float32), has_b.astype(np.float32), head)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean_a, mean_b = _products(a, has_b, head) / n, _products(has_a, b, head) / n
        var_a = _products(a**2, has_b, head) / n - mean_a**2
        var_b = _products(has_a, b**2, head) / n - mean_b**2
        # A variance that is a rounding error of the squares is none.
        scale = np.outer((residuals**2).max(axis=0, initial=0), (residuals**2).max(axis=0, initial=0))
        product = var_a * var_b
        r = (_products(a, b, head) / n - mean_a * mean_b) / np.sqrt(product)
        return np.where(product > 1e-18 * scale, r, np.nan), n


def _once(rank: Ints, order: Ints) -> Bools:
    """Each pair of one day once, the earlier first, in their order where time does not say."""
    earlier: Bools = rank[:, None] < rank[None, :]
    listed: Bools = (rank[:, None] == rank[None, :]) & (order[:, None] < order[None, :])
    return np.asarray(earlier | listed, bool)


def _significant(value: float) -> float:
    return float(f"{value:.6g}")
