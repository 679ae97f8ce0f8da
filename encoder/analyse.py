"""A file of a linear encoder, from its bytes to sets of repetitions with their figures."""

from dataclasses import dataclass

from encoder.capture import capture
from encoder.metrics import loaded, measured
from encoder.plausible import flagged
from encoder.reps import ascents, in_sets
from encoder.shapes import Capture, CaptureError, MeasuredSet
from encoder.smooth import motion_of

KG = {"kg": 1.0, "lb": 0.45359237}


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a file holds: ``sets`` in their order, each with its repetitions. ``hz`` is the rate of a raw
    signal, None for a table."""

    format: str
    sets: tuple[MeasuredSet, ...]
    hz: float | None = None


def analyse(data: bytes, *, load_kg: float | None = None, body_kg: float = 0.0) -> Analysis:
    """Reads a file and finds its repetitions. ``load_kg`` is the load of a raw signal that names none;
    ``body_kg`` the part of the body that moves with it. Raises ``CaptureError``."""
    found = capture(data)
    if found.trace is None:
        return Analysis(found.format, tuple(flagged(found.sets)))
    sets = _from_trace(found, found.load_kg if found.load_kg is not None else load_kg, body_kg)
    if not sets:
        raise CaptureError("no_reps", "The signal holds no repetition.")
    return Analysis(found.format, tuple(flagged(sets)), found.trace.told_hz)


def load_kg_of(one: MeasuredSet) -> float | None:
    """A set's load in kg; None when the file tells none."""
    return None if one.load is None else round(one.load * KG[one.load_unit], 3)


def _from_trace(found: Capture, load_kg: float | None, body_kg: float) -> list[MeasuredSet]:
    trace = found.trace
    assert trace is not None
    motion = motion_of(trace)
    mass_kg = None if load_kg is None else load_kg + body_kg
    sets = []
    for group in in_sets(ascents(motion)):
        repetitions = []
        for number, ascent in enumerate(group, start=1):
            one = measured(ascent, number, motion, trace.told_hz)
            repetitions.append(one if not mass_kg else loaded(one, ascent, motion, mass_kg))
        sets.append(
            MeasuredSet(
                repetitions=tuple(repetitions),
                exercise=found.exercise,
                athlete=found.athlete,
                load=found.load_kg,
            )
        )
    return sets
