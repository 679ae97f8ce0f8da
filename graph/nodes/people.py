"""People, the names they write under, the tokens they hold, their local days."""

from neomodel import (
    ArrayProperty,
    BooleanProperty,
    FloatProperty,
    IntegerProperty,
    RelationshipTo,
    StringProperty,
    StructuredNode,
)

from graph.nodes.media import Keeping


class User(StructuredNode):
    """A person. ``worker`` and ``lease_until`` (server clock, ms) say who works off the inbox; ``writes``
    makes two writers of one person wait for each other; ``related_on`` is the day of the relations kept."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    name = StringProperty(required=True)
    surname = StringProperty()
    email = StringProperty()
    phone = StringProperty()
    height_cm = FloatProperty()
    birth_date = StringProperty()
    timezone = StringProperty(required=True)
    language = StringProperty(required=True)
    units = StringProperty(required=True)
    load_unit = StringProperty()
    quiet = BooleanProperty()
    created_at = StringProperty()
    worker = StringProperty()
    lease_until = IntegerProperty()
    writes = IntegerProperty()
    related_on = StringProperty()

    days = RelationshipTo("graph.nodes.people.Day", "LIVED")
    totals = RelationshipTo("graph.nodes.people.Totals", "HAS_TOTALS")
    variables = RelationshipTo("graph.nodes.body.Variable", "COMPARES")
    inbox = RelationshipTo("graph.nodes.conversation.Message", "INBOX")
    buried = RelationshipTo("graph.nodes.conversation.Message", "BURIED")
    outbox = RelationshipTo("graph.nodes.conversation.Reply", "OUTBOX")
    modes = RelationshipTo("graph.nodes.conversation.Mode", "IS_IN")
    questions = RelationshipTo("graph.nodes.conversation.Question", "IS_ASKED")
    practices = RelationshipTo("graph.nodes.training.Practice", "PRACTISES")
    adjustments = RelationshipTo("graph.nodes.training.Adjustment", "ADJUSTS")
    batches = RelationshipTo("graph.nodes.food.CookingBatch", "COOKED")
    own_recipes = RelationshipTo("graph.nodes.food.Recipe", "OWNS")
    stocks = RelationshipTo("graph.nodes.food.Stock", "STOCKS")
    own_routines = RelationshipTo("graph.nodes.plans.Routine", "OWNS")
    goals = RelationshipTo("graph.nodes.body.Goal", "AIMS_FOR")
    metrics = RelationshipTo("graph.nodes.body.Metric", "DEFINED")
    requests = RelationshipTo("graph.nodes.people.Request", "REQUESTED")
    own_foods = RelationshipTo("graph.nodes.food.Food", "OWNS")
    own_exercises = RelationshipTo("graph.nodes.training.Exercise", "OWNS")
    own_aliases = RelationshipTo("graph.nodes.knowledge.Alias", "OWNS")
    media = RelationshipTo("graph.nodes.media.Media", "KEEPS", model=Keeping)


class Identity(StructuredNode):
    """A name on a channel; the id is "whatsapp:34600111222"."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    channel = StringProperty(required=True)
    external_id = StringProperty(required=True)

    person = RelationshipTo("graph.nodes.people.User", "IDENTIFIES")


class Token(StructuredNode):
    """An API token; the id is its SHA-256 in hex, the token itself is kept nowhere."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    created_at = StringProperty()

    person = RelationshipTo("graph.nodes.people.User", "ACTS_FOR")


class Request(StructuredNode):
    """A posted request with its Idempotency-Key, and what it was answered, so that it is carried out once."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    digest = StringProperty()
    answer = StringProperty()
    at = StringProperty()


class Stranger(StructuredNode):
    """Somebody unknown who wrote; the id is a keyed hash of the number and the day."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    kept_at = StringProperty(index=True)
    first = StringProperty()


class Day(StructuredNode):
    """A local day of one person; the id is "USER|2026-11-20". The sums hold once ``stale_of``, the id of the
    person whose totals are to be mended, is gone."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    date = StringProperty(required=True)
    stale_of = StringProperty(index=True)
    energy_kcal = FloatProperty()
    protein_g = FloatProperty()
    carbohydrate_g = FloatProperty()
    fat_g = FloatProperty()
    fiber_g = FloatProperty()
    sets = FloatProperty()
    volume_kg = FloatProperty()
    sleep_min = FloatProperty()
    steps = FloatProperty()


class Totals(StructuredNode):
    """The daily totals of one person and year, packed (``graph/relations/totals_year.py``); the id is "USER|2026".
    ``basis``: what they rest on beside the records."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    year = IntegerProperty()
    basis = StringProperty()
    columns = ArrayProperty(StringProperty())
    there = StringProperty()
    figures = StringProperty()


class Record(StructuredNode):
    """Everything recorded carries this label too. It counts if and only if it has its ON_DAY. ``at`` is the
    instant it happened (none when it was not said); ``told_at`` and ``place`` keep the order of telling."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    day_id = StringProperty()
    at = StringProperty()
    told_at = StringProperty()
    arrived = IntegerProperty()
    place = IntegerProperty()

    day = RelationshipTo("graph.nodes.people.Day", "ON_DAY")
    replaced = RelationshipTo("graph.nodes.people.Record", "REPLACES")
