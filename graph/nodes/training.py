"""Sessions, sets, repetitions, and the exercises they are of."""

from neomodel import (
    ArrayProperty,
    BooleanProperty,
    FloatProperty,
    IntegerProperty,
    RelationshipTo,
    StringProperty,
    StructuredNode,
    StructuredRel,
)

from graph.nodes.people import Record


class Activation(StructuredRel):
    """How much of the work a muscle does, 0 to 1."""

    activation = FloatProperty()


class Facet(StructuredRel):
    """In which facet, and by which value, a variant differs from its base."""

    facet = StringProperty()
    value = StringProperty()


class Session(Record):
    """A training session; ``at`` is its start. ``explicit``: it was told as a whole, not opened by a set."""

    kind = StringProperty()
    explicit = BooleanProperty()
    ended_at = StringProperty()
    title = StringProperty()
    distance_km = FloatProperty()
    duration_min = FloatProperty()
    avg_heart_rate_bpm = FloatProperty()
    elevation_gain_m = FloatProperty()

    sets = RelationshipTo("graph.nodes.training.Set", "HAS_SET")


class Set(Record):
    """A set, whole without an encoder. Its order in a session follows from ``at``, ``told_at``, ``place``. The ids
    of its session and exercise stand on it too: every message in a session reads its sets, and following two
    ties for each is most of what that costs."""

    session_id = StringProperty()
    exercise_id = StringProperty()
    reps = IntegerProperty()
    weight_kg = FloatProperty()
    entered_value = FloatProperty()
    entered_unit = StringProperty()
    rir = FloatProperty()
    side = StringProperty()
    type = StringProperty()
    duration_s = FloatProperty()
    distance_m = FloatProperty()
    notes = StringProperty()

    exercise = RelationshipTo("graph.nodes.training.Exercise", "OF_EXERCISE")
    was = RelationshipTo("graph.nodes.training.Exercise", "WAS_OF")
    practice = RelationshipTo("graph.nodes.training.Practice", "IN_PRACTICE")
    repetitions = RelationshipTo("graph.nodes.training.Rep", "HAS_REP")
    videos = RelationshipTo("graph.nodes.media.Media", "FILMED_IN")


class Rep(StructuredNode):
    """A measured repetition of a set; it counts as long as its recording counts and nothing in ``flags`` says why
    it cannot be real. Velocities in m/s, times in s, range in m, force in N, power in W. ``key`` is what was
    measured, by which the same repetition is known again; ``error_mps`` how far coarse sampling may be off."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    key = StringProperty(index=True)
    place = IntegerProperty()
    number = IntegerProperty()
    mean_velocity_mps = FloatProperty()
    mean_propulsive_velocity_mps = FloatProperty()
    peak_velocity_mps = FloatProperty()
    time_to_peak_s = FloatProperty()
    rom_m = FloatProperty()
    concentric_s = FloatProperty()
    eccentric_s = FloatProperty()
    mean_force_n = FloatProperty()
    peak_force_n = FloatProperty()
    mean_power_w = FloatProperty()
    peak_power_w = FloatProperty()
    error_mps = FloatProperty()
    valid = BooleanProperty()
    flags = ArrayProperty(StringProperty())


class EncoderRecording(Record):
    """A file of a linear encoder. ``held`` is what it measured as long as it is not known of which exercise;
    ``hz`` the rate of a raw signal."""

    sha256 = StringProperty()
    format = StringProperty()
    file_name = StringProperty()
    hz = FloatProperty()
    held = StringProperty()

    repetitions = RelationshipTo("graph.nodes.training.Rep", "MEASURED")
    file = RelationshipTo("graph.nodes.media.Media", "READ_FROM")


class Practice(StructuredNode):
    """The exercise of one person; the id is "USER|EXERCISE". By week (its Monday) and by month: volume, and the
    best estimated single, 0 where none is known; true once no day of the person is stale."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    last_on = StringProperty()
    weeks = ArrayProperty(StringProperty())
    week_volume_kg = ArrayProperty(FloatProperty())
    week_e1rm_kg = ArrayProperty(FloatProperty())
    months = ArrayProperty(StringProperty())
    month_volume_kg = ArrayProperty(FloatProperty())
    month_e1rm_kg = ArrayProperty(FloatProperty())

    exercise = RelationshipTo("graph.nodes.training.Exercise", "OF_EXERCISE")


class Adjustment(StructuredNode):
    """How much a muscle works in an exercise for one person, 0 to 1, in place of what the catalog says; the id is
    "USER|EXERCISE|MUSCLE"."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    exercise = StringProperty()
    muscle = StringProperty()
    activation = FloatProperty()

    adjusts = RelationshipTo("graph.nodes.training.Exercise", "OF_EXERCISE")
    of_muscle = RelationshipTo("graph.nodes.training.Muscle", "OF_MUSCLE")


class Exercise(StructuredNode):
    """A movement with its facets; the id is movement-equipment[-facet]. ``basis``: of its activations;
    ``merged_into``: the exercise that it is now."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    name_en = StringProperty()
    name_es = StringProperty()
    movement = StringProperty()
    equipment = StringProperty()
    laterality = StringProperty()
    angle = StringProperty()
    grip = StringProperty()
    width = StringProperty()
    stance = StringProperty()
    position = StringProperty()
    attachment = StringProperty()
    range = StringProperty()
    resistance = StringProperty()
    hold = StringProperty()
    manner = StringProperty()
    base_id = StringProperty(db_property="base")
    basis = StringProperty()
    merged_into = StringProperty()
    load = StringProperty()
    source = StringProperty()
    licence = StringProperty()

    base = RelationshipTo("graph.nodes.training.Exercise", "VARIANT_OF", model=Facet)
    primary = RelationshipTo("graph.nodes.training.Muscle", "TARGETS_PRIMARY", model=Activation)
    secondary = RelationshipTo("graph.nodes.training.Muscle", "TARGETS_SECONDARY", model=Activation)
    uses = RelationshipTo("graph.nodes.training.Equipment", "USES")


class Muscle(StructuredNode):
    uid = StringProperty(db_property="id", unique_index=True, required=True)
    name_en = StringProperty()
    name_es = StringProperty()

    group = RelationshipTo("graph.nodes.training.MuscleGroup", "PART_OF")


class MuscleGroup(StructuredNode):
    uid = StringProperty(db_property="id", unique_index=True, required=True)
    name_en = StringProperty()
    name_es = StringProperty()


class Equipment(StructuredNode):
    uid = StringProperty(db_property="id", unique_index=True, required=True)
    name_en = StringProperty()
    name_es = StringProperty()
