"""What is eaten: meals, portions, pots, and the foods they are of. Figures of a food are for 100 g."""

from neomodel import (
    ArrayProperty,
    FloatProperty,
    IntegerProperty,
    RelationshipTo,
    StringProperty,
    StructuredNode,
    StructuredRel,
)

from graph.nodes.people import Record


class Ingredient(StructuredRel):
    """How much of a food went into a pot, and its place in what was told."""

    grams = FloatProperty()
    grams_source = StringProperty()
    place = IntegerProperty()


class Meal(Record):
    category = StringProperty()

    portions = RelationshipTo("graph.nodes.food.Portion", "CONTAINS")


class Portion(Record):
    """So much of a food, or of a pot (``portions`` of it, or ``grams``). ``grams_spread`` is the relative
    standard deviation of an amount that was not weighed."""

    grams = FloatProperty()
    grams_source = StringProperty()
    grams_spread = FloatProperty()
    portions = FloatProperty()

    food = RelationshipTo("graph.nodes.food.Food", "PORTION_OF")
    batch = RelationshipTo("graph.nodes.food.CookingBatch", "PORTION_OF")


class CookingBatch(Record):
    """A pot that was cooked; ``at`` is when. Ingredients that no catalog has stay on it by their words."""

    name = StringProperty()
    yield_g = FloatProperty()
    yield_source = StringProperty()
    portions = FloatProperty()
    unknown_texts = ArrayProperty(StringProperty())
    unknown_grams = ArrayProperty(FloatProperty())
    unknown_places = ArrayProperty(IntegerProperty())

    ingredients = RelationshipTo("graph.nodes.food.Food", "COOKED_FROM", model=Ingredient)


class Food(StructuredNode):
    """A food with its source; ``carbohydrate_g_100g`` is total carbohydrate, fibre included."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    name_en = StringProperty()
    name_es = StringProperty()
    source = StringProperty()
    licence = StringProperty()
    state = StringProperty()
    energy_kcal_100g = FloatProperty()
    protein_g_100g = FloatProperty()
    carbohydrate_g_100g = FloatProperty()
    fat_g_100g = FloatProperty()
    fiber_g_100g = FloatProperty()
    density_g_ml = FloatProperty()
    generic_id = StringProperty()
    group = StringProperty()
    customary = StringProperty()
    sugars_g_100g = FloatProperty()
    saturated_fat_g_100g = FloatProperty()
    salt_g_100g = FloatProperty()
    alcohol_g_100g = FloatProperty()

    brand = RelationshipTo("graph.nodes.food.Brand", "MADE_BY")


class Brand(StructuredNode):
    uid = StringProperty(db_property="id", unique_index=True, required=True)
    name = StringProperty()


class Measure(StructuredNode):
    """A household measure of one food."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    name = StringProperty()
    grams = FloatProperty()
    spread = FloatProperty()

    food = RelationshipTo("graph.nodes.food.Food", "MEASURES")
