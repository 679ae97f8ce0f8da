"""What was said about pots and the pantry, beyond what went into a pot at once and what was eaten of it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class HowMuch:
    """So much of a pot: ``portions``, ``grams``, a ``share`` of all of it, or a ``share_left`` of what is left
    (1: the rest). None of them: nothing was said. ``measured``: the grams are those of a glass or a cup."""

    portions: float | None = None
    grams: float | None = None
    share: float | None = None
    share_left: float | None = None
    measured: bool = False

    @property
    def said(self) -> bool:
        """Whether any amount was said."""
        return any(one is not None for one in (self.portions, self.grams, self.share, self.share_left))


@dataclass(frozen=True, slots=True)
class Start:
    """ "Voy a cocinar fajitas": what follows goes into that pot. ``food``: only if that is something to eat. ``parts``
    are in it already, as told; with a weight or portions it is ready."""

    name: str
    food: bool = False
    parts: str = ""
    yield_g: float | None = None
    portions: float | None = None


@dataclass(frozen=True, slots=True)
class PutIn:
    """Ingredients as they were told, for the pot that is being cooked or the latest; ``takes_out`` names one
    that is not in it after all, or that ``parts`` stand for. ``instead``: they are in it with other grams.
    ``last``: only where nothing was told since of anything but a pot."""

    parts: str
    pot: str | None = None
    instead: bool = False
    last: bool = False
    takes_out: str | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """What a pot weighs, or how many portions it makes: once it is ready, or weighed again. ``bare``: "5 raciones",
    only of a fresh pot that has no portions yet."""

    yield_g: float | None
    portions: float | None
    pot: str | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Again:
    """The same pot once more: other grams of some foods (``parts``), more or less of others (``vague``), some left
    out, some for others (``swaps``: the old and the new); so many times (``times``) or for so many (``servings``).
    ``recipe``: a recipe of that name, before any pot."""

    pot: str | None
    parts: str = ""
    vague: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    yield_g: float | None = None
    portions: float | None = None
    swaps: tuple[tuple[str, str], ...] = ()
    times: float | None = None
    servings: float | None = None
    recipe: bool = False


@dataclass(frozen=True, slots=True)
class Eat:
    """Eaten of a pot by this person. ``fresh``: only of one that was cooked just now. ``along``: taken to where it is
    eaten, so that it has to be asked whether it was. ``last``: only where nothing but a pot was told of since."""

    much: HowMuch
    pot: str | None
    category: str | None
    fresh: bool = False
    along: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class Take:
    """Gone or moved otherwise: ``other`` people, ``waste``, ``freeze``, ``thaw``."""

    kind: Literal["other", "waste", "freeze", "thaw"]
    much: HowMuch
    pot: str | None
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Amend:
    """ "No, fueron dos": other than was told of what was last eaten or taken of a pot. ``named``: portions were said,
    so that a pot that was just cooked may make so many. ``times``: so much of what was told, half of it."""

    much: HowMuch
    named: bool = False
    times: float | None = None


@dataclass(frozen=True, slots=True)
class AskShares:
    """ "Hemos cenado fajitas los cuatro": how much was whose has to be asked."""

    pot: str | None


@dataclass(frozen=True, slots=True)
class Remain:
    """ "Sobraron 2 raciones": so much of a pot is left, whoever had the rest."""

    much: HowMuch
    pot: str | None


@dataclass(frozen=True, slots=True)
class ByProduct:
    """ "Del caldo han salido 1,2 litros": something else that came out of a pot, with its amount as told."""

    told: str
    pot: str | None


@dataclass(frozen=True, slots=True)
class TellRecipe:
    """A recipe as it was told, its name first."""

    text: str


@dataclass(frozen=True, slots=True)
class AskCost:
    """ "¿Cuánto cuesta una ración?"."""

    pot: str | None


@dataclass(frozen=True, slots=True)
class AskFigures:
    """ "¿Cuántas calorías tiene una ración de fajitas?"; without a name of what was cooked last."""

    pot: str | None


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
    """What was bought, as it was told with its prices."""

    parts: str


@dataclass(frozen=True, slots=True)
class UseUp:
    """ "Se acabó la avena", "me queda medio kilo de arroz", "gasté 250 g": a food of the pantry is ``counted`` or
    ``used``; ``parts`` names it with its amount, without one nothing is left of it."""

    parts: str
    kind: Literal["counted", "used"] = "counted"
    gone: bool = False


@dataclass(frozen=True, slots=True)
class AtHome:
    """ "En la nevera tengo 500 g de pollo y 200 g de espinacas": so much there is, counted."""

    parts: str


@dataclass(frozen=True, slots=True)
class AskPantry:
    """What there is (``have``), what could be cooked (``can``), what is missing for a dish (``missing``), how much
    of a food there is (``food``)."""

    kind: Literal["have", "can", "missing", "food"]
    dish: str | None = None


KitchenEntry = (
    Start | PutIn | Ready | Again | Eat | Take | Amend | AskShares | Remain | ByProduct | TellRecipe | AskCost
    | AskFigures | AskLeft | SaveRecipe | Buy | AtHome | UseUp | AskPantry
)  # fmt: skip
