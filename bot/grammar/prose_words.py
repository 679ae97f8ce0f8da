"""Words by which meals told in sentences are put together."""

from bot.grammar.tokens import stem

PLATED = frozenset(("g", "ml", "oz", "cl", "floz"))
"""Units in which food is served; a "60 kg bar" is no food."""

_MADE = (
    "made filled stuffed dressed seasoned sweetened prepared that's which "
    "hecho hecha hechos hechas relleno rellena aliñado aliñada endulzado endulzada preparado preparada"
)
MADE = frozenset(_MADE.split())
"""How the words begin behind which stands what something was made of."""

_APART = (
    "plus + along together alongside accompanied paired complemented addition well joined side más mas junto además "
    "ademas"
)
APART = frozenset(_APART.split())
"""Words that put one food beside another; all others that join two put it into it."""

TIES = frozenset(
    ("in", "on", "of", "de", "en", "topped", "covered", "sobre", "spread", "dressed", "cooked", "like")
)
TOPPED = frozenset(("topped", "covered", "drizzled", "sprinkled", "smothered"))
"""Verbs that put something on what was told: no eating of their own."""

WITHIN = frozenset(("in", "en", "like"))
""" "250 g of pasta in tomato sauce": what stands behind such a word is part of what was weighed."""

_MIXED = (
    "salad soup stew sandwich burrito wrap pizza taco bowl omelette omelet casserole curry smoothie cake pie "
    "pudding dish stir lasagna ensalada sopa guiso bocadillo cazuela batido tarta potaje crema lasaña plato "
    "coffee tea espresso latte beverage drink lemonade atole cafe café té infusión bebida limonada "
    "burger hamburger cheeseburger sub dog quesadilla nachos enchilada tamale fajita bagel "
    "muffin doughnut donut cookie candy bar mix cocktail sundae ravioli tortellini "
    "chili chowder hamburguesa sándwich pincho montadito arepa empanada pastel galleta churro torta"
)
MIXED = frozenset(stem(word) for word in _MIXED.split())
"""Dishes and drinks whose parts are told with them: of "200 g of salmon with broccoli" the broccoli is no part."""

_FILLED = (
    "sandwich sub burger hamburger cheeseburger dog hotdog taco burrito wrap pizza quesadilla enchilada tostada roll "
    "muffin bagel biscuit cake doughnut donut cookie waffle pancake potato salad cupcake brownie danish pastry eclair "
    "bocadillo hamburguesa sándwich perrito pincho montadito arepa tarta pastel"
)
FILLED = frozenset(stem(word) for word in _FILLED.split())
_FILLINGS = (
    "lettuce tomato onion ketchup mustard mayo mayonnaise pickle condiment bun roll bread skin bone peel shell rind "
    "crust icing frosting filling topping seasoning spice sesame sprinkle glaze cheese jelly toast "
    "lechuga tomate cebolla mostaza mayonesa pepinillo pan piel hueso corteza glaseado relleno especia queso"
)
FILLINGS = frozenset(stem(word) for word in _FILLINGS.split())
"""What lies in or on a filled thing that was counted, and is weighed with it: "a burger with lettuce on a bun"."""

BARS = frozenset(("eat", "drink", "stop", "line", "did", "cook", "meal"))
"""Kinds behind which something new is told."""

SEVERAL = 2
"""Who weighs so many foods weighs everything that counts."""

IDLE = frozenset(("prep", "size", "weighted", "measure"))
"""Kinds that tell nothing more of a food that was eaten: "added", "fresh"."""

LATER = frozenset(("manana", "semana", "tomorrow", "week", "weeks", "semanas"))
"""Words that tell of a dish that is kept for another day."""

LISTING = frozenset(
    ("comma", "and", "con", "colon", "line", "eat", "drink", "meal", "amount", "mass", "plus")
)
"""Kinds behind which a food stands, known or not."""

GOING_ON = frozenset(("by", "it", "my", "to", "a", "an", "the", "every", "them"))
"""Words that follow a verb rather than a food."""

SNACKS = frozenset(("snack", "dessert", "merienda", "postre"))

IDLE_WORDS = frozenset(("i have", "have", "up", "tengo", "tambien tengo", "llevo", "hice", "i made"))

HOLDS = frozenset(("featuring", "containing", "including", "holding", "using", "having"))
"""Words that name what a dish holds, with nothing behind them."""

_DONE = (
    "made spread laden topped covered drizzled sprinkled smothered loaded coated filled stuffed dressed seasoned "
    "sweetened prepared fried breaded dipped glazed garnished layered tossed packed flavored flavoured infused "
    "marinated wrapped sauteed brushed dusted rolled buttered slathered hecho hecha relleno rellena cubierto cubierta"
)
DONE = HOLDS | frozenset(_DONE.split())
"""What is done to a dish with what lies in or on it."""

_DONE_WITH = (
    "with in on over from by of up out the a an some and lightly then con de en "
    "topped filled stuffed dressed seasoned drizzled sprinkled cooked mixed served using"
)
DONE_WITH = frozenset(_DONE_WITH.split())
"""What ties a dish to what was done to it."""
