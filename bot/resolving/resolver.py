"""Who resolves the entries of a message: what it knows, and what came of them so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, TypedDict

from bot.entries import Entry, FoodEntry, Name
from bot.phrases import phrase
from graph.catalog_nodes import Exercise, Match
from graph.clock import zone as zone_of
from graph.context import Context
from graph.facts import AnyFact, record_id
from graph.foods.amounts import Grams
from graph.names import Catalog
from graph.own_foods import PersonCatalog
from graph.own_names import is_name
from graph.owned import own_exercise

AskKind = Literal[
    "which_exercise",
    "unknown_exercise",
    "no_exercise",
    "which_food",
    "unknown_food",
    "how_much",
    "which_batch",
    "confirm",
    "retell",
    "how_many",
    "woke_when",
    "slept_when",
]


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about entries that wait: which exercise or food, or how much. ``options`` are to choose from."""

    kind: AskKind
    quote: str
    entries: tuple[Entry, ...]
    options: tuple[Match, ...] = ()

    @property
    def yes_or_no(self) -> bool:
        return self.kind == "confirm"


@dataclass(slots=True)
class Resolved:
    """What a message comes to: facts to store, questions to ask, and what the conversation is about now."""

    facts: list[AnyFact] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    named_exercise: Exercise | None = None
    new_exercises: dict[str, Exercise] = field(default_factory=dict)
    own_exercises: dict[str, str] = field(default_factory=dict)
    customary: set[str] = field(default_factory=set)
    load_unit: str | None = None


class Base(TypedDict):
    """The fields that all facts share."""

    id: str
    day: date
    at: datetime | None
    told_at: datetime
    arrived: int
    place: int


@dataclass(slots=True)
class Resolver:
    """Resolves the entries of one message. ``chosen`` maps a name as it was said to the id that an answer gave
    it; ``confirmed`` are entries whose figures were said to be right; ``told_at`` is the time of the message the
    entries came from, ``estimates`` are masses by names that a model estimated, ``source`` and ``arrived`` are the
    id and the arrival of the one that records them. ``strangers`` are names that nobody knows and that only stood
    where a food might."""

    context: Context
    catalog: Catalog
    source: str
    arrived: int
    told_at: datetime
    chosen: dict[str, str] = field(default_factory=dict)
    confirmed: frozenset[Entry] = frozenset()
    estimates: Mapping[str, Grams] = field(default_factory=dict)
    strangers: list[FoodEntry] = field(default_factory=list)
    out: Resolved = field(default_factory=Resolved)

    @property
    def language(self) -> str:
        return self.context.person.language

    def base(self, day: date, at: datetime | None, record: str | None = None) -> Base:
        """What every fact carries: its id (from the message and its place in it unless given), its day and times."""
        place = len(self.out.facts)
        return Base(
            id=record or record_id(self.source, place),
            day=day,
            at=at,
            told_at=self.told_at,
            arrived=self.arrived,
            place=place,
        )

    def when(self, entry: Entry) -> tuple[datetime | None, date]:
        """The instant (None when only a day was said) and the local day of an entry; without either, it is told
        as it happens: the time of the message."""
        home = zone_of(self.context.person.timezone)
        if entry.at is not None:
            return entry.at, entry.on or entry.at.astimezone(home).date()
        if entry.on is not None:
            return None, entry.on
        return self.told_at, self.told_at.astimezone(home).date()

    def ask(self, kind: AskKind, quote: str, entry: Entry, options: tuple[Match, ...] = ()) -> None:
        """Asks once for all entries that the same words stand for."""
        for place, asked in enumerate(self.out.asks):
            if asked.kind == kind and asked.quote == quote:
                self.out.asks[place] = Ask(kind, quote, (*asked.entries, entry), asked.options)
                return
        self.out.asks.append(Ask(kind, quote, (entry,), options))

    def exercise(self, name: Name, entry: Entry) -> Exercise | None:
        """The exercise that a name means, chosen or known; else it is asked which."""
        if name.text in self.chosen:
            exercise = self.catalog.exercise(self.chosen[name.text]) or self._made(name.text)
        else:
            found = self.catalog.resolve_exercise(name.text, self.language)
            if found.decision != "found":
                wide = found.decision == "ambiguous"
                kind: AskKind = "which_exercise" if wide else "unknown_exercise"
                options = tuple(found.matches) if wide else self._of_ones_own(name.text)
                self.ask(kind, name.text, entry, options)
                return None
            node = found.matches[0].node
            exercise = node if isinstance(node, Exercise) else None
            if exercise is not None and found.customary:
                self.out.customary.add(exercise.id)
        if exercise is not None and not exercise.listed:
            self.out.new_exercises[exercise.id] = exercise
        return exercise

    def _of_ones_own(self, text: str) -> tuple[Match, ...]:
        """The offer to keep a name that nobody knows as an exercise of the person's own."""
        own = own_exercise(self.context.person.id, text)
        return (Match(own.id, phrase(self.language, "create_own"), 0.0, own),) if is_name(text) else ()

    def _made(self, text: str) -> Exercise | None:
        """The person's own exercise of a name, made now because that was the answer."""
        own = own_exercise(self.context.person.id, text)
        if self.chosen[text] != own.id:
            return None
        self.out.own_exercises[own.id] = own.name_en
        if isinstance(self.catalog, PersonCatalog):
            self.catalog.add_exercise(own)
        return own
