"""Where a person stands in a lift after a measured set: load against velocity, 1RM, what their RIR has meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.encoder.sets import Placed
from bot.understand import Tools
from encoder.profile import MINIMUM_MPS, USUAL_MINIMUM_MPS, Profile, Reserve, profile, reserves
from graph.catalog_nodes import Exercise
from graph.context import Context

LOOKED_BACK = timedelta(days=120)
"""A line of load and velocity holds for some months of training."""
MOST_LIFTS = 3
MOVED = {
    "squat": 0.88, "front-squat": 0.88, "split-squat": 0.88, "lunge": 0.88, "step-up": 0.88, "jump-squat": 0.88,
    "pull-up": 1.0, "chin-up": 1.0, "muscle-up": 1.0, "dip": 1.0, "push-up": 0.64,
}  # fmt: skip
"""The share of the body that rises with the load: all but shanks and feet in a squat (de Leva, J. Biomech. 29,
1996), two thirds in a push-up (Ebben and others, J. Strength Cond. Res. 25, 2011), all that hangs in a pull-up."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A lift: its points (load in kg, fastest mean velocity in m/s, whether of the sets just measured), the line
    through them, the one without these sets, the 1RM in kg that their repetitions tell (Epley 1985), and what
    told reserves have meant. None: not enough is known."""

    exercise: Exercise
    points: tuple[tuple[float, float, bool], ...]
    line: Profile | None
    before: Profile | None
    one_rm_by_reps_kg: float | None
    reserves: tuple[Reserve, ...]


WIDEST = 0.4
"""A 1RM whose interval is wider than this share of it tells a lifter nothing."""


def sure(line: Profile) -> bool:
    """Whether a line tells a 1RM that is worth saying."""
    return line.one_rm_high_kg - line.one_rm_low_kg <= WIDEST * line.one_rm_kg


def moved_share(exercise: Exercise) -> float:
    """The share of the body mass that a lift moves besides its load."""
    return MOVED.get(str(exercise.facets.get("movement")), 0.0)


def minimum_mps(exercise: Exercise) -> float:
    """The mean velocity of a lift's 1RM."""
    return MINIMUM_MPS.get(str(exercise.facets.get("movement")), USUAL_MINIMUM_MPS)


def standings(placed: Sequence[Placed], context: Context, tools: Tools) -> list[Standing]:
    """Of each lift among some sets that were just measured and are not stored yet."""
    lifts = dict.fromkeys(one.exercise.id for one in placed if one.measured.valid)
    return [
        _standing([one for one in placed if one.exercise.id == lift], context, tools)
        for lift in list(lifts)[:MOST_LIFTS]
    ]


def stored_standing(exercise: Exercise, user_id: str, last: date, tools_read: Any) -> Standing:
    """Of a lift by what is stored up to a day."""
    rows = _rows(exercise, user_id, last, tools_read)
    points = [(row["weight_kg"], max(speed for _, speed in row["reps"]), False) for row in rows]
    line = profile([one[0] for one in points], [one[1] for one in points], minimum_mps(exercise))
    return Standing(exercise, tuple(points), line, None, None, tuple(reserves(_reserve_sets(rows))))


def _standing(some: list[Placed], context: Context, tools: Tools) -> Standing:
    exercise = some[0].exercise
    own = {one.set_id for one in some}
    rows = _rows(exercise, context.person.id, max(one.day for one in some), tools.read)
    rows = [row for row in rows if row["set_id"] not in own]
    earlier = [(row["weight_kg"], max(speed for _, speed in row["reps"]), False) for row in rows]
    now = [
        (one.load_kg, max(rep.mean_velocity_mps or 0.0 for rep in one.measured.valid), True)
        for one in some
        if one.load_kg and one.measured.valid
    ]
    points = [*earlier, *((load, speed, new) for load, speed, new in now if speed > 0)]
    least = minimum_mps(exercise)
    told = _reserve_sets(rows) + [
        (one.rir, [rep.mean_velocity_mps or 0.0 for rep in one.measured.valid])
        for one in some
        if one.rir is not None and one.reps
    ]
    singles = [
        one.load_kg * (1 + (one.reps + (one.rir or 0)) / 30) if one.reps + (one.rir or 0) > 1 else one.load_kg
        for one in some
        if one.load_kg and 0 < one.reps + (one.rir or 0) <= 12
    ]
    return Standing(
        exercise,
        tuple(points),
        profile([one[0] for one in points], [one[1] for one in points], least),
        profile([one[0] for one in earlier], [one[1] for one in earlier], least),
        max(singles, default=None),
        tuple(reserves(told)),
    )


def _rows(exercise: Exercise, user_id: str, last: date, read: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = read(
        "read/velocities",
        user_id=user_id,
        exercise_id=exercise.id,
        first=(last - LOOKED_BACK).isoformat(),
        last=last.isoformat(),
    )
    return rows


def _reserve_sets(rows: Sequence[dict[str, Any]]) -> list[tuple[float, list[float]]]:
    return [
        (row["rir"], [speed for _, speed in sorted(row["reps"])]) for row in rows if row["rir"] is not None
    ]
