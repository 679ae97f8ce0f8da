"""What is measured, felt, slept and aimed for."""

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


class Score(StructuredRel):
    score = FloatProperty()


class Metric(StructuredNode):
    """What can be observed or rated; a new one is data. ``per_day`` says which of several values stands for a
    day: last, mean, sum or max; ``first`` tells the request that made it from others of the same moment."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    slug = StringProperty()
    unit = StringProperty()
    label_en = StringProperty()
    label_es = StringProperty()
    kind = StringProperty()
    per_day = StringProperty()
    first = StringProperty()


class Observation(Record):
    metric = StringProperty()
    value = FloatProperty()
    unit = StringProperty()
    entered_value = FloatProperty()
    entered_unit = StringProperty()

    of_metric = RelationshipTo("graph.nodes.body.Metric", "OF_METRIC")


class CheckIn(Record):
    """Scores on the scale that was said."""

    moment = StringProperty()
    scale_low = FloatProperty()
    scale_high = FloatProperty()
    note = StringProperty()

    scores = RelationshipTo("graph.nodes.body.Metric", "RATES", model=Score)


class Sleep(Record):
    """A night or nap, on the day of waking; a length told without times has only ``duration_min``."""

    kind = StringProperty()
    started_at = StringProperty()
    ended_at = StringProperty()
    duration_min = FloatProperty()
    awakenings = IntegerProperty()
    metadata = StringProperty()


class Goal(Record):
    kind = StringProperty()
    metric = StringProperty()
    target = FloatProperty()
    change = FloatProperty()
    unit = StringProperty()
    due_on = StringProperty()
    status = StringProperty()

    about = RelationshipTo("graph.nodes.body.Metric", "ABOUT")
    of_exercise = RelationshipTo("graph.nodes.training.Exercise", "ABOUT")
    of_muscle = RelationshipTo("graph.nodes.training.Muscle", "ABOUT")
    of_group = RelationshipTo("graph.nodes.training.MuscleGroup", "ABOUT")


class Relation(StructuredRel):
    """A test of two variables, ``y`` so many days after ``x``, with the day it was worked ``on``; ``told``: it is
    more than chance gives among so many."""

    lag_days = IntegerProperty()
    r = FloatProperty()
    low = FloatProperty()
    high = FloatProperty()
    n = IntegerProperty()
    n_effective = FloatProperty()
    p = FloatProperty()
    q = FloatProperty()
    told = BooleanProperty()
    on = StringProperty()


class Variable(StructuredNode):
    """A daily variable of one person that was compared with others; the id is "USER|sleep_duration"."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    slug = StringProperty()
    label_en = StringProperty()
    label_es = StringProperty()
    unit = StringProperty()

    relates = RelationshipTo("graph.nodes.body.Variable", "RELATES_TO", model=Relation)
