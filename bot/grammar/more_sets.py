"""One set more, and what the last one was, in other words than the usual ones: "next set 65 kg 8". Each form stands beside the words in which the reader knows it."""

# ruff: noqa: E501 - a pattern is one line, however long

import re

_NUMBER = r"\d+(?:[.,]\d+)?"
_REPS = r"(?: reps?| repes| repeticiones)?"
OF_SETS = tuple(
    (re.compile(pattern), as_said)
    for pattern, as_said in (
        (rf"(?:ponle|pon|add|put) (?P<v>(?:rir|rpe) {_NUMBER}) (?:a|en|to|on) (?:esa|la|that|the)(?: ultima| last)?(?: serie| set| one)?", "{v}"),
        (r"(?:no|perdon|sorry|oops),? (?:esa|ese|that(?: one)?|this one|la ultima|the last one)(?: was| were| fue| era)? (?:de|con|for|of|at) (?P<n>\d+)(?: reps?| repes| repeticiones)", "no, eran {n} reps"),
        (rf"(?:y|and) (?P<n>\d+){_REPS},? (?:no|not) (?P<old>\d+)", "no, eran {n} reps"),
    )
)  # fmt: skip
"""Where sets were told just before."""
_LOAD = rf"{_NUMBER} ?(?:kg|kilos?|lbs?|libras?)?"
MORE_SETS = tuple(
    (re.compile(pattern), as_said)
    for pattern, as_said in (
        (rf"(?:otra|y otra)(?: serie)? (?:con|a|de) (?P<v>{_LOAD})(?: y|,| por) (?P<n>\d+){_REPS}", "otra con {v} x {n}"),
        (rf"(?:y )?otra(?: serie)? (?:con|a) (?P<v>{_LOAD})", "otra igual con {v}"),
        (rf"(?:y |and )?(?:una|one)(?: serie| set)? (?:de|of|at|con|with) (?P<v>{_LOAD} ?[x×] ?\d+)", "{v}"),
        (r"(?:and |y )?another", "another one"),
        (rf"(?:and )?(?:one more|another(?: one)?)(?:,| but)? (?:only|just) (?P<n>\d+){_REPS}(?: though| this time| only)?", "same again, {n} reps"),
        (rf"(?:y )?otra(?: mas)?,? (?:pero )?solo (?P<n>\d+){_REPS}(?: esta vez)?", "otra igual, {n} reps"),
        (rf"(?:baje|bajo|bajando|subo|subi) a (?P<v>{_LOAD}),? (?:y )?(?:hago|hice|saco|saque|me salen) (?P<n>\d+){_REPS}", "{v} x {n}"),
        (r"(?:once more|one more time|(?:an|nd|n|and|&) again)[,.]?(?: (?:the )?same(?: again)?)?", "same again"),
        (rf"(?:y|and) (?P<n>\d+){_REPS} (?:con|with|on|de|for) (?:la |el |the |my |mi )?(?:mano |brazo |pierna )?(?P<v>izquierd[oa]|derech[oa]|left|right)(?: one| arm| leg| side| hand)?", "otra igual, {n} reps con {v}"),
        (r"(?:(?:and )?(?:the )?next(?: set| one)?|(?:y )?(?:la )?siguiente(?: serie)?)[,:]? (?P<v>\d.*\d.*)", "{v}"),
        (rf"(?:another|one more)(?: set)? (?:with|at) (?P<v>{_LOAD})(?: and|,| for) (?P<n>\d+){_REPS}", "another at {v} x {n}"),
        (rf"(?:otra )?con (?P<v>{_LOAD}) mas(?: de lastre)?(?:,| y) (?P<n>\d+){_REPS}", "otra con {v} más, {n} reps"),
        (rf"drop(?:ped)?(?: it)? to (?P<v>{_LOAD})(?:,| and|,? for) (?P<n>\d+)(?: more)?{_REPS}", "drop set {v}x{n}"),
        (rf"(?:baje|bajo|bajando) a (?P<v>{_LOAD}),? (?:y )?(?P<n>\d+) mas{_REPS}", "drop a {v} x {n}"),
    )
)  # fmt: skip
""" "Otra con 32,5 y 8", which is one set and no row of three."""
