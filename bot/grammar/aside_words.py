"""Words around a told meal, folded: what was eaten stands between them. See ``asides``."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


EATS = _words(
    "had ate eaten drank drunk having eating drinking enjoyed enjoying snacked snacking munched munching consumed "
    "devoured finished grabbed sipped sipping savored indulged breakfast lunch dinner supper snack dessert meal eat "
    "comi comido comimos tome tomado cene cenado desayune desayunado almorce almorzado merende merendado bebi bebido "
    "desayuno almuerzo cena merienda comida postre pique picado picar zampe comer comerme tomar tomarme "
    "cenar desayunar almorzar merendar beber treated polished"
)
"""Words that tell of something eaten."""

AMOUNTS = _words(
    "a an one two three four five six half some un una dos tres cuatro cinco medio media unos unas"
)
JOINS = _words("and y e with con then luego while as served mixed")
BESIDE = _words(
    "plus along alongside followed together accompanied paired complemented topped junto ademas seguido seguida "
    "seguidos but pero acompanado acompanada acompanados acompanadas"
)
"""Words that put something beside what was told."""

FOR = _words("for at as para de my")
MEALS = _words(
    "breakfast lunch dinner supper snack dessert brunch desayunar comer cenar almorzar merendar desayuno almuerzo cena "
    "merienda postre"
)

RELATIVES = _words("which that that's who que")
IS = _words(
    "was were is are had has have came comes wasn't weren't isn't aren't hadn't hasn't didn't don't doesn't i i've "
    "i'd we my contains contained looked looks tasted tastes tasting turned called felt feels "
    "era eran estaba estaban es son no llevaba llevaban lleva llevan tenia tenian tiene tienen venia me sabia"
)
"""Words with which a relative clause goes on; behind "that's" none is needed."""

ABOUT = _words("about around roughly approximately")
MEANWHILE = _words("while when whilst mientras cuando")
"""How a clause begins that tells what went on while somebody ate."""

NONE = _words("not without sin no")
SAID = _words(
    "sugar sugars azucar azucares salt sal fat fats grasa grasas milk leche gluten lactose lactosa alcohol oil oils "
    "aceite added sweetener piel crema nata anadido anadidos caffeine cafeina ningun ninguna any"
)
"""What is not in a food and makes another food of it, or is read with it."""

QUALITIES = _words(
    "unsalted salted hulled shelled roasted drained broiled grilled lean only unsweetened boiled peeled chopped sliced "
    "toasted plain baked steamed decaffeinated pitted cubed diced shredded skinless boneless seedless unpeeled "
    "trimmed frosted reconstituted microwaved refrigerated and or y style new england dry light braised "
    "escurrido escurrida pelado pelada tostado tostada troceado troceada natural"
)
"""Words behind a comma that tell more of the food before it."""

KINDS = _words(
    "black red white green pink purple brown yellow orange mulatto colored coloured cooked fried raw boiled baked "
    "roasted grilled steamed mashed mixed assorted ripe unripe liquified liquefied smashed blended refried"
)
"""What tells kinds or makings of a food apart: "black and red beans"."""

OTHERS = _words("other others various several different")
TYPES = _words("types kinds sorts varieties type kind variety colors colours")
"""How a list of kinds ends without naming the last: "black and other types of beans"."""

DISHES = _words(
    "dish food drink beverage snack dessert stew soup meal bread pastry porridge cake sweet treat curry sauce plate "
    "plato bebida comida postre dulce guiso sopa pan"
)
CALLED = _words("called named llamado llamada")
"""Behind "a traditional dish" stands its name."""

ORNAMENTS = _words(
    "hearty delicious tasty refreshing comforting lovely yummy satisfying generous tempting delightful scrumptious "
    "simple flavorful flavourful enjoyable classic wholesome nutritious "
    "deliciosa delicioso riquisimo riquisima sabroso sabrosa estupendo"
)
UNITS = _words("g gram grams gr gramo gramos gms ml oz ounce ounces onzas mililitros fluid fl")
MASSES = _words("g gram grams gr gramo gramos gms oz ounce ounces onzas")
PREPARED = _words("prepared brewed preparado preparada preparados preparadas")
PLACES = _words("restaurant place store cafeteria bakery home restaurante pie")
PLAIN = _words("thick thin tall chilled single individual regular standard fun typical plain normal generous")
"""Sizes that are nothing out of the common."""

SIZED = _words("serving size sized school service")
INCHES = _words("inch inches pulgadas")
SELF = _words("i i've i'm we just also then yo ya")
TIMES = _words(
    "breakfast lunch dinner supper snack dessert brunch meal today yesterday tonight morning afternoon evening night "
    "noon midday midnight monday tuesday wednesday thursday friday saturday sunday week day days hour hours minutes "
    "training workout gym bed ago last later earlier before after since until now first "
    "no not never nothing if wish would could should maybe perhaps suppose imagine dreamed think thought said says "
    "told whether when unless usually often always normally sometimes every want wanted plan planned will going "
    "almost nearly hope he she they you my his her their your mom dad friend how what why ask asked nor but "
    "desayuno almuerzo cena merienda comida hoy ayer manana tarde noche si ojala cuando antes despues nunca siempre"
)
"""Words that a remark before the verb must not hold: they tell when, who else, or that nothing was eaten."""

WEIGHS = _words(
    "weighed weighs weighing totaled totalled totals totaling totalling measured measures measuring amounting amounts "
    "peso pesaba pesaban pesaron pesa pesan pesando"
)
COMES = _words("came comes coming adds added adding works")
"""With "to" or "out" behind it, tells what something weighs."""

IN_TOTAL = _words("approx total weighing weighed totaling aprox unos unas eran")
HELD_IN = _words(
    "cup cups tablespoon tablespoons teaspoon teaspoons tbsp tsp slice slices glass bowl piece pieces serving servings "
    "ounce ounces oz can bottle handful scoop scoops fillet breast plate container carton box bag packet portion stick "
    "taza tazas vaso cucharada cucharadas cucharadita rebanada rebanadas loncha lonchas plato lata racion punado"
)
IN_SIZES = _words("small medium large big half whole heaping level pequeno mediano grande pequena mediana")
"""What stands before the mass in brackets that says how much was held: "1 large cup (240 g) of milk"."""

_OTHERWISE_LY = (
    "usually generally normally typically regularly habitually hopefully rarely hardly nearly barely possibly probably "
    "supposedly allegedly reportedly apparently theoretically only family"
)
OTHERWISE_LY = frozenset(_OTHERWISE_LY.split())
"""Words in -ly before a verb of eating that are no manner of doing it: a habit, a hope, a "nearly"."""
