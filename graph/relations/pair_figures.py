"""What two variables side by side come to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """A correlation with its 95% interval, over ``n`` days that are worth ``n_effective``."""

    r: float
    ci: tuple[float, float]
    n: int
    n_effective: float
    p: float


@dataclass(frozen=True, slots=True)
class Threshold:
    """By how much ``y`` differs on the days on which ``x`` is ``at`` or more, in its unit with the 95% interval;
    the means are as recorded, the difference is without trend and weekdays."""

    at: float
    days_above: int
    days_below: int
    mean_above: float
    mean_below: float
    difference: float
    ci: tuple[float, float]
    p: float
