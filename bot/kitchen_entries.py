"""What was said about pots and the pantry, beyond what went into a pot at once and what was eaten of it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class HowMuch:
    """So much of a pot: ``portions``, ``grams``, a ``share`` of all of it, or a ``share_left`` of what is left
    (1: the rest). None of them: nothing was said."""

    portions: float | None = None
    grams: float | None = None
    share: float | None = None
    share_left: float | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """ "Voy a cocinar fajitas": what follows goes into that pot."""

    name: str


@dataclass(frozen=True, slots=True)
class PutIn:
    """Ingredients as they were told, for the pot that is being cooked or the latest; ``takes_out`` names one
    that is not in it after all."""

    parts: str
    pot: str | None = None
    instead: bool = False
    takes_out: str | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """What a pot weighs, or how many portions it makes: once it is ready, or weighed again."""

    yield_g: float | None
    portions: float | None
    pot: str | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """The same pot once more: other grams of some foods (``parts``), more or less of others (``vague``),
    some left out."""

    pot: str | None
    parts: str = ""
    vague: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    yield_g: float | None = None
    portions: float | None = None


@dataclass(frozen=True, slots=True)
class Eat:
    """Eaten of a pot by this person."""

    much: HowMuch
    pot: str | None
    category: str | None


@dataclass(frozen=True, slots=True)
class Take:
    """Gone or moved otherwise: ``other`` people, ``waste``, ``freeze``, ``thaw``."""

    kind: Literal["other", "waste", "freeze", "thaw"]
    much: HowMuch
    pot: str | None
    who: str | None = None


@dataclass(frozen=True, slots=True)
class AskLeft:
    """ "¿Cuánto queda?", of a pot or of all."""

    pot: str | None


@dataclass(frozen=True, slots=True)
class SaveRecipe:
    """ "Guárdala como receta"."""

    pot: str | None


@dataclass(frozen=True, slots=True)
class Buy:
    """What was bought, as it was told, and what it cost."""

    parts: str
    price: float | None = None


@dataclass(frozen=True, slots=True)
class UseUp:
    """ "Se acabó la avena": nothing of a food is left in the pantry."""

    food: str


@dataclass(frozen=True, slots=True)
class AskPantry:
    """What there is (``have``), what could be cooked (``can``), what is missing for a dish (``missing``)."""

    kind: Literal["have", "can", "missing"]
    dish: str | None = None


KitchenEntry = (
    Start | PutIn | Ready | Again | Eat | Take | AskLeft | SaveRecipe | Buy | UseUp | AskPantry
)  # fmt: skip
