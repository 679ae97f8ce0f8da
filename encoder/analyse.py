"""A file of a linear encoder, from its bytes to sets of repetitions with their figures."""

from dataclasses import dataclass, field, replace

from encoder.capture import capture
from encoder.forms import known
from encoder.metrics import loaded, measured
from encoder.plausible import flagged
from encoder.reps import Ascent, ascents, in_sets
from encoder.shapes import KG, CaptureError, MeasuredSet
from encoder.smooth import Motion, motion_of


@dataclass(frozen=True, slots=True)
class Moved:
    """The motion of a bar with the ways up in it, set by set."""

    motion: Motion
    groups: tuple[tuple[Ascent, ...], ...]
    told_hz: float


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a file holds: ``sets`` in their order, each with its repetitions. ``hz`` is the rate of a raw
    signal, None for a table; ``moved`` what was seen in it."""

    format: str
    sets: tuple[MeasuredSet, ...]
    hz: float | None = None
    moved: Moved | None = field(default=None, repr=False, compare=False)


def analyse(data: bytes, *, load_kg: float | None = None, body_kg: float = 0.0) -> Analysis:
    """Reads a file and finds its repetitions. ``load_kg`` is the load of a raw signal that names none;
    ``body_kg`` the part of the body that moves with it. Raises ``CaptureError``."""
    found = capture(data)
    if found.trace is None:
        return Analysis(found.format, tuple(flagged(found.sets)))
    motion = motion_of(found.trace)
    moved = Moved(motion, tuple(map(tuple, in_sets(ascents(motion)))), found.trace.told_hz)
    if not moved.groups:
        raise CaptureError("no_reps", "The signal holds no repetition.")
    about = MeasuredSet(repetitions=(), exercise=found.exercise, athlete=found.athlete, load=found.load_kg)
    bare = Analysis(found.format, (about,) * len(moved.groups), moved.told_hz, moved)
    return with_load(bare, found.load_kg if found.load_kg is not None else load_kg, body_kg)


def with_load(analysis: Analysis, load_kg: float | None, body_kg: float = 0.0) -> Analysis:
    """The same signal with force and power, now that its load is known; a table as it was."""
    moved = analysis.moved
    if moved is None:
        return analysis
    mass_kg = None if load_kg is None else load_kg + body_kg
    sets = []
    for about, group in zip(analysis.sets, moved.groups, strict=True):
        bare = [measured(one, n, moved.motion, moved.told_hz) for n, one in enumerate(group, start=1)]
        if mass_kg:
            bare = [loaded(rep, one, moved.motion, mass_kg) for rep, one in zip(bare, group, strict=True)]
        sets.append(replace(about, repetitions=tuple(bare)))
    return replace(analysis, sets=tuple(flagged(sets)))


def get_ready() -> None:
    """Does what the first signal of a process would wait for, 0.4 s; nothing the next time."""
    known()


def load_kg_of(one: MeasuredSet) -> float | None:
    """A set's load in kg; None when the file tells none."""
    return None if one.load is None else round(one.load * KG[one.load_unit], 3)
