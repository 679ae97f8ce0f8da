"""Words of which openings of told meals are made, folded, as parts of regular expressions. See ``openings``."""

from bot.grammar.aside_words import UNITS

MEALS = (
    "breakfast|lunch|dinner|supper|snack|brunch|dessert|desayuno|almuerzo|comida|cena|merienda|postre|"
    "desayunar|almorzar|comer|cenar|merendar"
)
PLATES = "plate|bowl|tray|lunchbox|lunch box|platter|meal|feast|plato|bol|bandeja|tupper"
"""What a meal lies on or in, and the meal itself."""

HELD = (
    "has|had|holds|held|includes?|included|features?|featured|contains?|contained|comprises?|comprised|consists? of|"
    "consisted of|(?:is|was) (?:made up of|composed of|filled with|loaded with|piled with)|was|came with|"
    "tiene|tenia|lleva|llevaba|incluye|incluyo|contiene|consta de|consistio en|consiste en|fue|ha sido|"
    "esta compuest[oa] de|se compone de"
)
"""What a plate does with what lies on it."""

PRESENT = (
    "i have|i've got|i had|i put|there's|there is|there are|there was|there were|is|are|was|were|sits|"
    "hay|habia|tengo|tenia|llevo|puse"
)
TURNS = "i ordered|we ordered|pedi|pedimos|hemos pedido|he pedido|hoy toca|hoy tocan|toco|hubo|hay|there was|there were"
"""What tells of something eaten only beside the meal it was."""

MEASURING = "prepared|made|cooked|fixed|whipped up|put together|threw together|assembled|baked|grilled"
"""What somebody does to a meal that is eaten at once, named with it."""

EATEN = (
    r"i (?:just )?(?:tried|tasted|was served|went ahead and had|fed myself|ended up with)|"
    r"(?:rewarded|pampered|treated|spoiled|fueled|fuelled|refueled|recharged) (?:myself |up )?with|"
    r"here(?:'s| is) (?:what|everything|all) i (?:had|ate)(?: \w+){0,3} ?:?"
)
"""Other words in which somebody tells that they ate, where a measure stands behind them."""

IRREGULAR = (
    "threw|put|went|got|took|kept|broke|began|dug|stuck|hit|blew|drank|ate|had|chose|built|fed|wound|ran|led"
)
CLOSED = (
    r"(?:up|down|into|on|off|out|with|of|for|in|to|together|from|it|things|my|the|this|a|an|as|by|at|and|own|"
    r"day|morning|afternoon|evening|night|meal|plate|bowl|fast|hunger|appetite|craving|cravings|thirst|energy|"
    r"simple|light|healthy|easy|quick|sweet|tooth|myself|ourselves|having|eating|enjoying|some|mix|combo|today|"
    r"breakfast|lunch|dinner|supper|snack|brunch|dessert|mid|"
    r"el|la|mi|un|una|dia|día|manana|mañana|tarde|noche|cena|comida|desayuno|almuerzo|merienda|postre|con|de|por|"
    r"en|para|todo|plato|bol|hambre|ligero|sencillo|desayunar|almorzar|comer|cenar|merendar|cuerpo)"
)
"""What may stand between the verb of an opening and what was eaten."""

_NOT_EATEN = (
    "bought purchased ordered sold selling buying gave giving fed feeding serving offered offering tossed wasted "
    "wasting spilled spilt dropped froze freezing frozen stored storing saved saving packed packing prepped portioned "
    "portioning burned burning burnt lost losing gained gaining shed trimmed trimming cut cutting lifted lifting "
    "skipped skipping avoided avoiding refused found saw seen read logged craved craving wanted needed hoped planned "
    "planning washed rinsed peeled chopped soaked marinated marinating thawed thawing defrosted defrosting harvested "
    "collected covered drained strained sifted kneaded roasted grilled "
    "returned received donated brought carried cooked cooking baked baking prepared preparing made making boiled "
    "weighed weighing measured measuring used left leaving forgot declined recommended suggested stocked restocked "
    "ran running walked walking hit led went looking thinking considering hoping wishing missing missed shared poured "
    "away out friend friends kids dog cat "
    "delivered shipped sent posted planted grew picked caught fished hunted smoked dried fermented mailed hid stole "
    "borrowed lent counted counting tracked tracking imported removed unloaded moved tested photographed filmed "
    "imagined dreamt dreamed described mentioned explained discussed destroyed emptied replaced delivering planting "
    "growing picking catching "
    "compré pedí vendí tiré congelé guardé regalé perdí gané levanté cociné preparé hice pesé gasté dejé olvidé "
    "necesité quité llevé medí derramé devolví doné corté bajé subí horneé calculé encontré rechacé evité "
    "comprado pedido vendido tirado congelado guardado regalado perdido ganado levantado cocinado preparado pesado "
    "gastado dejado olvidado necesitado quitado llevado medido bajado subido horneado calculado encontrado evitado "
    "comprando cocinando preparando pesando congelando guardando perdiendo ganando bajando subiendo horneando "
    "midiendo pensando buscando dejando descongelando marinando lavando pelando cortando recogiendo guardando "
    "lavé pelé recogí descongelé escurrí remojé cosí cubrí tapé asé herví cocí freí marinado lavado pelado "
    "recogido descongelado escurrido asado hervido cocido frito "
    "planté recolecté mandé envié repartí escondí robé presté conté apunté registré soñé imaginé fotografié grabé moví "
    "quemé vacié cambié plantado recolectado mandado enviado repartido escondido robado prestado contado apuntado "
    "registrado soñado pescado cazado quemado vaciado cambiado"
)
NOT_EATEN = frozenset(_NOT_EATEN.split())
"""Verbs of what is not eaten, and of what is cooked, which has a reading of its own."""

STORED = (
    r"\b(?:in|into|inside|en|dentro de) (?:the|my|a|el|la|mi|un|una) (?:freezer|fridge|refrigerator|pantry|bin|trash|"
    r"garbage|oven|sink|congelador|nevera|frigorifico|despensa|basura|horno)\b|\b(?:recipe|receta|label|etiqueta|foil)\b"
)
"""Where food is that is not being eaten."""

_CUPS = (
    "cup cups tablespoon tablespoons tbsp teaspoon teaspoons tsp slice slices bowl serving servings piece pieces scoop "
    "scoops handful taza tazas cucharada cucharadas cucharadita rebanada rebanadas loncha lonchas plato "
    "racion vaso vasos"
)
MEASURED = UNITS | frozenset(_CUPS.split())
"""Units in which food is told, whichever the verb."""

_GOING_ON = (
    "and y e or o to a that que if si when cuando because porque so then while mientras but pero "
    "until hasta with con"
)
GOING_ON = frozenset(_GOING_ON.split())
"""Words before which no opening is over."""

_TRAINING = (
    "min mins minute minutes hour hours km kilometres kilometers mile miles reps rep sets kg kilos lbs lb pounds x "
    "minuto minutos hora horas kilometros series repeticiones trained training entrene entrenado entrenando"
)
TRAINING = frozenset(_TRAINING.split())
"""Units and words of what is no meal."""
