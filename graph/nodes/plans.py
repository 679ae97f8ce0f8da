"""What a person plans to train."""

from neomodel import (
    FloatProperty,
    IntegerProperty,
    RelationshipTo,
    StringProperty,
    StructuredNode,
    StructuredRel,
)


class Place(StructuredRel):
    """Where a planned set stands in its routine, from 1."""

    order = IntegerProperty()


class Routine(StructuredNode):
    """A planned session that is done again and again."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    name = StringProperty()
    note = StringProperty()
    made_at = StringProperty()
    changed_at = StringProperty()

    sets = RelationshipTo("graph.nodes.plans.PlannedSet", "PLANS", model=Place)


class PlannedSet(StructuredNode):
    """One set to do, as far as it is fixed: repetitions from ``reps_min`` to ``reps_max``, load, RIR, rest."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    reps_min = IntegerProperty()
    reps_max = IntegerProperty()
    weight_kg = FloatProperty()
    rir = FloatProperty()
    duration_s = FloatProperty()
    rest_s = FloatProperty()
    type = StringProperty()
    notes = StringProperty()

    exercise = RelationshipTo("graph.nodes.training.Exercise", "OF_EXERCISE")
