"""Sessions, sets, repetitions, and the exercises they are of."""

from neomodel import (
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
    """A set, whole without an encoder. Its order in a session follows from ``at``, ``told_at``, ``place``."""

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
    practice = RelationshipTo("graph.nodes.training.Practice", "IN_PRACTICE")
    repetitions = RelationshipTo("graph.nodes.training.Rep", "HAS_REP")


class Rep(Record):
    """A measured repetition of a set."""

    number = IntegerProperty()
    mean_velocity_mps = FloatProperty()
    mean_propulsive_velocity_mps = FloatProperty()
    peak_velocity_mps = FloatProperty()
    rom_m = FloatProperty()
    valid = BooleanProperty()


class Practice(StructuredNode):
    """The exercise of one person; the id is "USER|EXERCISE"."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    last_on = StringProperty()

    exercise = RelationshipTo("graph.nodes.training.Exercise", "OF_EXERCISE")


class Exercise(StructuredNode):
    """A movement with its facets; the id is movement-equipment[-facet]."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    name_en = StringProperty()
    name_es = StringProperty()
    movement = StringProperty()
    equipment = StringProperty()
    laterality = StringProperty()
    angle = StringProperty()
    grip = StringProperty()
    stance = StringProperty()
    position = StringProperty()
    attachment = StringProperty()
    range = StringProperty()
    manner = StringProperty()
    base_id = StringProperty(db_property="base")
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
