"""What the graph knows about names and about itself."""

from neomodel import RelationshipTo, StringProperty, StructuredNode


class Alias(StructuredNode):
    """Another name of an exercise or a food, in a language. One that a person OWNS is theirs alone; ``key`` is
    what two ways of writing it have in common."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    text = StringProperty()
    language = StringProperty()
    source = StringProperty()
    key = StringProperty()

    exercise = RelationshipTo("graph.nodes.training.Exercise", "NAMES")
    food = RelationshipTo("graph.nodes.food.Food", "NAMES")


class SourceExercise(StructuredNode):
    """A row of a source that spiders read: whose it is, and a digest of what it said; the id is "SOURCE|ID"."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    name = StringProperty()
    source = StringProperty()
    url = StringProperty()
    licence = StringProperty()
    author = StringProperty()
    digest = StringProperty()

    exercise = RelationshipTo("graph.nodes.training.Exercise", "DESCRIBES")


class Catalog(StructuredNode):
    """A catalog that was loaded, the digest of the files it came from, and a version that no other load had."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    digest = StringProperty()
    version = StringProperty()


class Migration(StructuredNode):
    """A change of the graph that it has had; the id is the name of its file. The one named "schema" keeps the
    digest of constraints and indexes."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    applied_at = StringProperty()
    digest = StringProperty()
