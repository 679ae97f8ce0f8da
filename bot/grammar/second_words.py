"""The words and kinds by which a second look at a message tells what stands around a report (``second_look.py``)."""

from bot.grammar.stance import STEPS

JOINTS = frozenset(("comma", "stop", "line", "colon", "mark", "and", "but", "question"))
"""Kinds at which a message is cut into parts."""

_LINKS = "y e que porque pero aunque mientras pues and but so because cause cos coz cuz as while then although though"
LINKS = frozenset(_LINKS.split())
"""Words at which it is cut besides."""

_IDLE = (
    "gap glue filler place subject person other stance remark feel inf is like_a greeting thanks source measured from "
    "till to con at tag prep setting_word drift start myself that_word per side size facet moment done go muscle "
    "body_part qword want keep pictured tail lead did got_word minus rest_said ache moved_word once_times one times "
    "yes repair command time again result last_mark slash part part_day day weekday month"
)
IDLE = frozenset(_IDLE.split()) | JOINTS
"""Kinds of spans that tell nothing: neither figures nor names nor what a report is about."""

COUNTED = frozenset(("count", "amount", "series", "share", "nth"))
"""Figures of what else there was: "tuvimos tres urgencias"."""

EATEN = frozenset(("food", "counted", "mass", "volume", "amount", "eat", "drink", "meal", "portions", "cook"))
"""Kinds beside which an unknown word may be one more thing that was eaten."""

MEANT = frozenset(
    ("duration", "slept", "slept_for", "slept_between", "time", "nap", "nap_for", "want", "observed")
)
"""Kinds of spans in which a word that may turn a report is one of the report's own: "hora y media"."""

_PLACED = (
    "en in at on before after por durante during desde hasta from near inside outside through past around tras sobre "
    "entre hacia antes despues detras junto into onto off until till between behind over"
)
PLACED = frozenset(_PLACED.split())
"""Words behind which an unknown word says where or when something was."""

COMPANY = frozenset(("con", "with", "w", "a", "to"))
"""Words behind which it says with whom, where no food is told."""

_SMALL = (
    "el la los las lo un una unos unas al mi mis su tu the an my our this that esta este ese esa todo toda"
)
SMALL = frozenset((*_SMALL.split(), "a"))
"""Words between those and what they lead to."""

MINE = frozenset(("i", "i've", "ive", "yo", "me"))
"""Words of whoever writes."""

_NEVER = (
    "kidding joking jk broma coña cona mentira lie lying lied fake falso imaginary sike psych nah nunca never jamas "
    "receta recipe recetas recipes ingredientes ingredients lista list menu precio price serie pelicula movie film "
    "libro book dream dreamt dreamed soñe sone soñado sonado cartel sign poster etiqueta label anuncio ad noticia "
    "news article tiktok instagram youtube reel meme podcast plan planned programa program programme rutina routine "
    "later luego soon pronto hago"
)
NEVER = frozenset(_NEVER.split()) | STEPS
"""Words that may make something else of a whole message: jokes, recipes, lists, films, what is to come."""

_ABOUT_IT = (
    "eso esto ese esta o or that which it this cual como like jealous envious envidia impressed "
    "cree creo thinks"
)
ABOUT_IT = frozenset(_ABOUT_IT.split())
"""Words of a part that makes something of what stands before it."""
