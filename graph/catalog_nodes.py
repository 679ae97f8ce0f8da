"""What the catalogs hold, and what a name came to among it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

Language = str


class LargeCatalogs(Protocol):
    """Finds foods that are not in memory."""

    def named(
        self, text: str, read: Callable[..., Sequence[Mapping[str, Any]]]
    ) -> Iterator[Mapping[str, Any]]:
        """The rows of foods that are named so; ``read`` runs a statement by its name."""
        ...


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise. ``facets`` holds movement, equipment and laterality always, and angle, grip, width, stance,
    position, attachment, range, resistance, hold, manner where they differ from the usual. ``base`` is the id with
    nothing else said. ``basis`` says what the muscles' activations rest on. ``listed`` is False for a combination
    composed from facets that the graph does not hold yet."""

    id: str
    name_en: str
    name_es: str
    facets: Mapping[str, str | None]
    base: str
    load: Literal["external", "bodyweight"]
    muscles_primary: tuple[tuple[str, float], ...] = ()
    muscles_secondary: tuple[tuple[str, float], ...] = ()
    basis: str = ""
    listed: bool = True
    source: str = "seed"

    def name(self, language: Language) -> str:
        """The name in a language (es or en)."""
        return self.name_es if language == "es" else self.name_en


@dataclass(frozen=True, slots=True)
class Measure:
    """What one household measure of a food weighs, and its relative standard deviation."""

    grams: float
    spread: float


@dataclass(frozen=True, slots=True)
class Food:
    """A food; figures are per 100 g, carbohydrate is total, fibre included. ``measures`` goes by the unit of an
    amount, "piece" for a count, "serving" for what is usually eaten at once. ``customary`` says where it is
    what a bare name means: "e" eaten, "p" in a pot, capitals before small ones. ``generic_id`` is the food of which
    it is a kind, ``source_id`` its number in the tables of its source. ``spread`` is the relative standard deviation
    of figures that were derived from those of other foods."""

    id: str
    name_en: str
    name_es: str
    brand: str | None
    source: str
    energy_kcal_100g: float
    protein_g_100g: float
    carbohydrate_g_100g: float
    fat_g_100g: float
    fiber_g_100g: float | None
    more: Mapping[str, float] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    density_g_ml: float | None = None
    generic_id: str | None = None
    state: str | None = None
    group: str | None = None
    customary: str = ""
    source_id: str | None = None
    spread: float = 0.0

    def name(self, language: Language) -> str:
        """The name in a language (es or en)."""
        return self.name_es if language == "es" else self.name_en


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate for a name; ``score`` is between 0 and 1."""

    id: str
    name: str
    score: float
    node: Exercise | Food


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name was resolved to, the best match first."""

    decision: Literal["found", "ambiguous", "unknown"]
    matches: tuple[Match, ...] = ()
    customary: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a node."""

    text: str
    language: str
    target: str
