"""What is eaten: meals, portions, pots, and the foods they are of. Figures of a food are for 100 g."""

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


class Ingredient(StructuredRel):
    """How much of a food went into a pot, and its place in what was told; ``was`` is the food that it was before
    two were merged."""

    was = StringProperty()
    grams = FloatProperty()
    grams_source = StringProperty()
    place = IntegerProperty()


class Meal(Record):
    category = StringProperty()

    portions = RelationshipTo("graph.nodes.food.Portion", "CONTAINS")


class Portion(Record):
    """So much of a food, or of a pot (``portions`` or a ``share`` of it, or ``grams``). ``grams_spread`` is the
    relative standard deviation of an amount that was not weighed."""

    grams = FloatProperty()
    grams_source = StringProperty()
    grams_spread = FloatProperty()
    portions = FloatProperty()
    share = FloatProperty()

    food = RelationshipTo("graph.nodes.food.Food", "PORTION_OF")
    batch = RelationshipTo("graph.nodes.food.CookingBatch", "PORTION_OF")


class CookingBatch(Record):
    """A pot that was cooked; ``at`` is when. Ingredients that no catalog has stay on it by their words.
    ``version`` is the id of the version it shows, once it has any. What came out of another pot (a broth) is
    BY_PRODUCT_OF that one, in which its grams stand below zero."""

    name = StringProperty()
    version = StringProperty()
    yield_g = FloatProperty()
    yield_source = StringProperty()
    portions = FloatProperty()
    unknown_texts = ArrayProperty(StringProperty())
    unknown_grams = ArrayProperty(FloatProperty())
    unknown_places = ArrayProperty(IntegerProperty())

    ingredients = RelationshipTo("graph.nodes.food.Food", "COOKED_FROM", model=Ingredient)
    recipe = RelationshipTo("graph.nodes.food.Recipe", "COOKED_FROM")
    came_out_of = RelationshipTo("graph.nodes.food.CookingBatch", "BY_PRODUCT_OF")


class BatchVersion(Record):
    """How a pot stood once it was weighed again or an ingredient mended; ``original`` is how it was told at
    first. The pot itself shows the latest version that counts, so that taking one back restores what was."""

    original = BooleanProperty()
    name = StringProperty()
    yield_g = FloatProperty()
    yield_source = StringProperty()
    portions = FloatProperty()
    unknown_texts = ArrayProperty(StringProperty())
    unknown_grams = ArrayProperty(FloatProperty())
    unknown_places = ArrayProperty(IntegerProperty())

    batch = RelationshipTo("graph.nodes.food.CookingBatch", "VERSION_OF")
    ingredients = RelationshipTo("graph.nodes.food.Food", "COOKED_FROM", model=Ingredient)


class Taking(Record):
    """What left a pot and was not eaten by this person (``other``, ``waste``), or changed its place
    (``freeze``, ``thaw``): ``portions`` of it, or ``grams``."""

    kind = StringProperty()
    grams = FloatProperty()
    portions = FloatProperty()
    note = StringProperty()

    batch = RelationshipTo("graph.nodes.food.CookingBatch", "TAKEN_FROM")


class Recipe(StructuredNode):
    """A list of foods with grams for so many ``servings``; what no catalog has stays on it by its words."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    name = StringProperty()
    servings = FloatProperty()
    note = StringProperty()
    made_at = StringProperty()
    changed_at = StringProperty()
    unknown_texts = ArrayProperty(StringProperty())
    unknown_grams = ArrayProperty(FloatProperty())
    unknown_places = ArrayProperty(IntegerProperty())

    ingredients = RelationshipTo("graph.nodes.food.Food", "CALLS_FOR", model=Ingredient)


class Stock(Record):
    """A change of the pantry: ``bought`` adds ``grams``, ``used`` takes them away, ``counted`` is what there is.
    ``price`` is what was paid for it, in the person's own money."""

    kind = StringProperty()
    grams = FloatProperty()
    price = FloatProperty()

    food = RelationshipTo("graph.nodes.food.Food", "OF_FOOD")


class Food(StructuredNode):
    """A food with its source; ``carbohydrate_g_100g`` is total carbohydrate, fibre included. One person's own has
    ``source`` "own", and ``origin`` says where it is from. ``spread`` is the relative standard deviation of figures
    that were derived from other foods, ``merged_into`` the food that it is now; ``shelf`` is "shared" where every
    process holds it in memory, ``key`` the words of the name of one of a large catalog."""

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
    source_id = StringProperty()
    group = StringProperty()
    customary = StringProperty()
    sugars_g_100g = FloatProperty()
    saturated_fat_g_100g = FloatProperty()
    salt_g_100g = FloatProperty()
    alcohol_g_100g = FloatProperty()
    spread = FloatProperty()
    merged_into = StringProperty()
    own_brand = StringProperty()
    barcode = StringProperty(index=True)
    key = StringProperty(index=True)
    shelf = StringProperty(index=True)
    origin = StringProperty()
    estimate = StringProperty(index=True)
    instead_of = StringProperty()
    verified = BooleanProperty()
    dropped = BooleanProperty()
    made_at = StringProperty()
    changed_at = StringProperty()
    fetched_at = StringProperty()

    brand = RelationshipTo("graph.nodes.food.Brand", "MADE_BY")
    kind_of = RelationshipTo("graph.nodes.food.Food", "KIND_OF")


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


class ApiAnswer(StructuredNode):
    """What an outside source answered, as it came."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    source = StringProperty()
    body = StringProperty()
    fetched_at = StringProperty()

    food = RelationshipTo("graph.nodes.food.Food", "DESCRIBES")


class Lookup(StructuredNode):
    """Words for a food that outside sources were asked about; ``id`` is their key."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    text = StringProperty()
    at = StringProperty()
    food_id = StringProperty()

    answers = RelationshipTo("graph.nodes.food.ApiAnswer", "ANSWERED_BY")
    found = RelationshipTo("graph.nodes.food.Food", "FOUND")
