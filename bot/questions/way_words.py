"""Questions about distances and pace: "mi mejor 10k", "my longest run", "a qué ritmo corrí esta semana".

A message is such a question only as a whole and without a time, so that "mejor 10k: 54:10" stays a run.
"""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.questions.span_words import days_in
from bot.questions.why_words import words_of
from graph.units import KM
from graph.words import fold

Kind = Literal["best", "longest", "pace", "last"]
LATELY_DAYS = 28
"""Days that a pace is of when none were said."""
SPORTS = {
    "run": "corri corro corrido correr corriendo carrera carreras corrida corridas tirada trote trotando rodaje rodajes"
    " run runs running ran jog jogging",
    "ride": "bici bicicleta pedaleando pedaleo pedalee ciclismo ride rides riding rode bike biking cycle cycling cycled",
    "swim": "nado nadado nadar nadando nade natacion swim swims swimming swam swum",
    "walk": "caminata caminatas caminando camine camino paseo paseos paseando andando anduve ando walk walks walking walked hike hikes"
    " hiked",
    "row": "remo remando remada row rows rowing rowed erg ergo",
}
_SPORT = {word: kind for kind, words in SPORTS.items() for word in words.split()}
_BEST = words_of("mejor mejores best fastest quickest rapido rapida record marca pb pr tiempo time personal")
_LONGEST = words_of("larga largo longest farthest furthest biggest mayor")
_PACE = words_of("ritmo pace velocidad speed fast rapido")
_ASKS_PACE = words_of("que cual what whats how media medio promedio average avg mean mi my")
_DONE = words_of("corri hice nade camine pedalee reme ran did swam rode walked rowed")
_LATEST = words_of("last latest ultimo ultima ultimos")
_TOOK = words_of("long take took tarde tardado tardo lleve llevo duro dure tiempo time how cuanto me")
_ASKS = words_of("que cual cuanto what whats which how")
"""What was done is no question unless a word asks."""
_SMALL = words_of(
    "cual cuanto que es fue ha sido era what whats is was the my mi el la los las un una de del en al a of for in on over mas"
    " all time ever how do did i voy hice hecho distancia distance salida sesion session yet dime show me che oye y and"
    " promedio medio media average avg mean"
)
_LAST = re.compile(
    r"(?:cuando fue |hace cuanto fue )?(?:la )?ultima vez que (?:fui a |sali a )?(\w+)|cuando fue mi ultima (\w+)"
    r"|when did i last (?:go )?(?:for a )?(\w+)|when was my last (\w+)|(?:when was )?(?:the )?last time i (?:went )?(?:for a )?(\w+)"
    r"|(?:hace cuanto|cuanto hace) que no (\w+)"
    r"|how (?:long|far)(?: (?:did|was))? my last (\w+)(?: take| go)?|(?:what was )?my last (\w+)|cuanto (?:tarde|dure|lleve|tardo|duro) (?:en )?(?:mi|la) ultima (\w+)|(?:mi|cual fue mi) ultima (\w+)"
)
_NAMED_KM = {
    "media maraton": 21.0975, "half marathon": 21.0975, "half": 21.0975, "medio maraton": 21.0975,
    "maraton": 42.195, "marathon": 42.195, "mile": KM["mi"], "milla": KM["mi"],
}  # fmt: skip
_UNITS = {"k": 1.0, "km": 1.0, "kms": 1.0, "kilometros": 1.0, "kilometres": 1.0, "kilometers": 1.0, "m": 0.001,
          "metros": 0.001, "metres": 0.001, "meters": 0.001, "mi": KM["mi"], "miles": KM["mi"], "millas": KM["mi"]}  # fmt: skip
_FAR = re.compile(
    rf"(?<![\d:])(\d{{1,5}}(?:[.,]\d{{1,2}})?) ?({'|'.join(sorted(_UNITS, key=len, reverse=True))})\b"
)
_NAMED = re.compile(rf"\b({'|'.join(_NAMED_KM)})\b")


@dataclass(frozen=True, slots=True)
class AskedWay:
    """The ``best`` time over ``km``, the ``longest`` way, the ``last`` one, or the mean ``pace``, of a kind of outing between two days;
    ``first`` None: ever."""

    kind: Kind
    sport: str
    first: date | None
    last: date
    km: float | None = None


def read_asked_way(text: str, today: date) -> AskedWay | None:
    """The question that a whole message is; None for any other message."""
    folded = " ".join(re.sub(r"[¿?¡!;’']|[.,:](?!\d)", " ", fold(text)).split())
    if not folded or len(folded) > 100:
        return None
    rest, first, last = days_in(folded, today)
    far, rest = _distance(rest)
    if re.search(r"\d", rest):
        return None
    if far is None and (last_time := _LAST.fullmatch(" ".join(rest.split()))) is not None:
        sport = _SPORT.get(next((word for word in last_time.groups() if word), ""))
        return None if sport is None else AskedWay("last", sport, None, last)
    words = set(rest.split())
    if "?" not in text and words & _DONE and not words & _ASKS:
        return None
    sports = {_SPORT[word] for word in words if word in _SPORT}
    if len(sports) > 1:
        return None
    sport = next(iter(sports), "run")
    left = words - _SPORT.keys() - _SMALL
    if far is not None and words & _LATEST and words & (_TOOK | _ASKS) and left <= _LATEST | _TOOK:
        return AskedWay("last", sport, first, last, far)
    if far is not None:
        asks = words & _BEST and (left <= _BEST)
        return AskedWay("best", sport, first, last, far) if asks else None
    if words & _LONGEST and left <= _LONGEST and sports:
        return AskedWay("longest", sport, first, last)
    if words & _PACE and words & _ASKS_PACE and left <= _PACE and (sports or words & {"ritmo", "pace"}):
        return AskedWay("pace", sport, first or today - timedelta(LATELY_DAYS - 1), last)
    return None


def _distance(text: str) -> tuple[float | None, str]:
    """The one distance that a text names, in km, and the text without it."""
    found = _FAR.search(text)
    if found is not None:
        km = float(found[1].replace(",", ".")) * _UNITS[found[2]]
        return round(km, 4), f"{text[: found.start()]} {text[found.end() :]}"
    named = _NAMED.search(text)
    if named is None:
        return None, text
    return _NAMED_KM[named[1]], f"{text[: named.start()]} {text[named.end() :]}"
