"""How the name of an exercise can be read: the movement that its words name, the facets they say, what is left."""

from dataclasses import dataclass, replace

from graph.exercises.movements import STYLE_FACETS, Movement, movements
from graph.exercises.vocabulary import (
    NOTHING,
    exercise_words,
    heads_by_concept,
    muscles_of_words,
    own_concept,
    own_concepts,
    own_words,
    single_words,
)
from graph.words import Piece

FACETS = frozenset(("equipment", "laterality", *STYLE_FACETS))
FREE = frozenset({"soft", "glue", "neutral", "set"})
_OF_CABLES = frozenset(
    {"rope", "v_bar", "straight_bar"}
)  # what hangs from a cable, where a movement uses one
_ALTERNATING = "alternating"
_ONE_SIDED = "one_sided"  # "left leg", "derecho"
_ELSEWHERE = frozenset(
    {"hold", "manner", "bar"}
)  # what a word says that is in no head and no rule of a movement
_IN_PHRASES = frozenset({"position", "manner", "hold", "range"})  # what a movement's phrase may say
_BESIDES = {  # a facet that says two things at once: what else it says then, and which of its values say that
    "grip": ("width", frozenset({"close", "wide"})),
    "range": ("resistance", frozenset({"chain", "band_resisted", "reverse_band"})),
}
_MUSCLE, _FACET = 0.6, 0.5  # what a muscle and a facet weigh in a head, where another word weighs 1
_ODD = 0.6  # what equipment that a movement is not done with takes from its head
_ASIDE = 0.1  # a head that has the word says more than one that takes it for a way to do it


_INSIDE = (  # what may stand inside a phrase: equipment, or all that is said of how
    frozenset({"equipment"}),
    frozenset({"equipment", "laterality", "angle", "position"}),
)
_CUTS = 24  # ways to cut a name that are tried where the best one leaves something unexplained


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the concepts of a name."""

    movement: Movement
    head: frozenset[str]
    said: dict[str, str]
    left: tuple[str, ...]
    words: frozenset[str]
    weight: float = 0.0

    @property
    def plausible(self) -> bool:
        return self.said.get("equipment", self.movement.equipment[0]) in self.movement.equipment

    @property
    def rank(self) -> tuple[int, float, int]:
        """Smaller is better: unexplained concepts, weight of the head, equipment it is not done with."""
        odd = 0 if self.plausible else 1
        return len(self.left), odd * _ODD - self.weight, odd


def _taken(said: dict[str, str], name: str, value: str, usual: frozenset[str]) -> bool:
    """Takes what one more word says of a facet into ``said``; False where it contradicts another one."""
    before = said.get(name, value)
    if name in ("tool", "bar"):
        said.setdefault("equipment", "other" if name == "tool" else "barbell")
        said.setdefault("attachment", value)
    elif before == value or before in usual:
        said[name] = value
    elif name in _BESIDES and _BESIDES[name][0] not in said and len({value, before} & _BESIDES[name][1]) == 1:
        besides, of_it = _BESIDES[name]
        said[besides], said[name] = (value, before) if value in of_it else (before, value)
    elif name == "equipment" and "other" in (value, before):
        other = value if before == "other" else before
        said[name] = "other" if other == "bodyweight" else other
    elif name == "equipment" and "machine" in (value, before):
        other = value if before == "machine" else before
        said[name] = "machine" if other == "plate" else other
    elif name == "equipment" and {"cable", "barbell"} == {value, before}:
        said[name] = "cable"
        said.setdefault("attachment", "straight_bar")
    elif name == "equipment" and "band" in (value, before):
        said[name] = value if before == "band" else before
        said.setdefault("range", "band_resisted")
    else:
        return value in usual
    return True


def _whole(pieces: tuple[Piece, ...], readings: list[Reading]) -> bool:
    """Whether a name was read to its last word."""
    return bool(readings) and not readings[0].left and all(piece.meaning is not None for piece in pieces)


def _says_more(
    pieces: tuple[Piece, ...], readings: list[Reading], others: tuple[Piece, ...], than: list[Reading]
) -> bool:
    """Whether one way to read a name says more than another, or as much in fewer phrases ("drop lunge")."""
    gain = readings[0].weight - than[0].weight
    return gain > 0 or (gain == 0 and len(pieces) < len(others))


class Reader:
    """Reads names of exercises."""

    def __init__(self) -> None:
        self._words = exercise_words()
        self._heavier: dict[tuple[str, str], float] = {}

    def read(self, text: str) -> tuple[tuple[Piece, ...], list[Reading]]:
        """The pieces of a name and its readings: as they stand, or with what stands inside a phrase put behind it
        where that says more ("bent over dumbbell fly", "terminal band knee extension")."""
        pieces, readings = self._in_order(text)
        for kinds in _INSIDE:
            rest, aside = self._set_aside(pieces, kinds)
            if aside:
                cut = (*self._words.lexicon.read(rest), *aside)
                again = self._readings(cut)
                if _whole(cut, again) and (
                    not _whole(pieces, readings) or _says_more(cut, again, pieces, readings)
                ):
                    return cut, again
        return pieces, readings

    def _set_aside(self, pieces: tuple[Piece, ...], kinds: frozenset[str]) -> tuple[str, tuple[Piece, ...]]:
        """The words of a name without the pieces that say a facet of these kinds, and those pieces; none where they
        only stand before and behind the others."""
        of_kind = [
            piece.meaning is not None
            and len(piece.meaning) == 1
            and self._words.kinds.get(piece.meaning[0]) in kinds
            for piece in pieces
        ]
        kept = [place for place, aside in enumerate(of_kind) if not aside]
        if not kept or not any(of_kind[kept[0] : kept[-1]]):
            return "", ()
        rest = " ".join(pieces[place].text for place in kept)
        return rest, tuple(piece for piece, aside in zip(pieces, of_kind, strict=True) if aside)

    def _in_order(self, text: str) -> tuple[tuple[Piece, ...], list[Reading]]:
        """The reading of a name as its words stand; word by word where whole phrases leave something unexplained
        ("lateral stretch" of the neck), or say less than all words together ("inverted row" in TRX)."""
        pieces = self._words.lexicon.read(text)
        readings = self._readings(pieces)
        apart = single_words().read(text)
        again = readings if apart == pieces else self._readings(apart)
        if _whole(apart, again) and not (_whole(pieces, readings) and again[0].weight <= readings[0].weight):
            return apart, again
        if _whole(pieces, readings) and readings[0].plausible:
            return pieces, readings
        return self._otherwise(text, pieces, readings)

    def _otherwise(
        self, text: str, pieces: tuple[Piece, ...], readings: list[Reading]
    ) -> tuple[tuple[Piece, ...], list[Reading]]:
        """The other cut of the words that says most, where one is a whole name: the best cut into phrases may hide
        what the words say ("feet on bench" the bench of "feet on bench press"), or name a movement that is not done
        with that equipment."""
        others = ((cut, self._readings(cut)) for cut in self._words.lexicon.cuts(text, _CUTS))
        whole = [(cut, found) for cut, found in others if _whole(cut, found)]
        if _whole(pieces, readings):
            least = readings[0].weight
            whole = [(cut, found) for cut, found in whole if found[0].plausible and found[0].weight > least]
        return min(whole, key=lambda one: one[1][0].rank, default=(pieces, readings))

    def _readings(self, pieces: tuple[Piece, ...]) -> list[Reading]:
        """The readings of a name, the best first, one a movement."""
        concepts = [concept for piece in pieces for concept in piece.meaning or ()]
        have = frozenset(concepts)
        own = own_concepts()
        phrases = {p.meaning[0]: p.text for p in pieces if p.meaning and p.meaning[0] in own}
        best: dict[str, Reading] = {}
        rules = (rule for concept in have for rule in heads_by_concept().get(concept, ()))
        for head, id in rules:
            if head <= have and (not movements()[id].needs or movements()[id].needs & have):
                reading = self.reading(movements()[id], head, concepts)
                more = sum(self._more(phrases[concept], concept) for concept in head if concept in phrases)
                reading = replace(reading, weight=reading.weight + more) if more else reading
                if id not in best or reading.rank < best[id].rank:
                    best[id] = reading
        return sorted(best.values(), key=lambda r: (*r.rank, -r.movement.share, r.movement.id))

    def reading(self, movement: Movement, head: frozenset[str], concepts: list[str]) -> Reading:
        """What all concepts of a name say when it is of this movement by this head."""
        said: dict[str, str] = {}
        left: list[str] = []
        words = frozenset(concepts)
        weight = self._weight(head)
        for concept in sorted(concepts, key=_ALTERNATING.__eq__):
            read = self._meant(movement, concept, head)
            weight -= _ASIDE if read != concept and self._words.kinds.get(read) in _ELSEWHERE else 0.0
            facet = self._facet(movement, read)
            if not read or read == NOTHING or ((facet is None or facet[0] == "manner") and read in head):
                continue
            if concept == _ALTERNATING:
                said["laterality"] = read
            elif facet is not None and self._goes_without_saying(movement, *facet):
                continue
            elif facet is not None:
                if not _taken(said, *facet, movement.usual.get(facet[0], frozenset())) and read not in head:
                    left.append(read)
            elif not self._explained(movement, read, head):
                left.append(read)
        if said.get("attachment") in _OF_CABLES and "cable" in movement.equipment:
            said.setdefault("equipment", "cable")
        return Reading(movement, head, said, tuple(left), words, weight)

    def _weight(self, head: frozenset[str]) -> float:
        """How much a head says: a muscle less than another word, since any movement may name what it trains, and
        a facet least, since any may be done that way."""
        kinds = self._words.kinds
        return sum(
            _MUSCLE if kinds.get(c) == "muscle" else _FACET if kinds.get(c) in FACETS else 1.0 for c in head
        )

    def _more(self, phrase: str, concept: str) -> float:
        """What a movement's own phrase weighs beyond one word: as much as its words would one by one."""
        if (phrase, concept) not in self._heavier:
            pieces = single_words().read(phrase)
            said = frozenset(c for piece in pieces for c in piece.meaning or () if c != NOTHING)
            self._heavier[phrase, concept] = max(self._weight(said) - self._weight(frozenset([concept])), 0.0)
        return self._heavier[phrase, concept]

    def _meant(self, movement: Movement, concept: str, head: frozenset[str]) -> str:
        """What a concept means in a movement: what that says itself, else what it falls back to anywhere; a way to
        do it ("lateral", "overhead") only where the word is not what names the movement. Arms that alternate lift
        one weight each, and what the left one does is done with one; without a load to tell apart the word adds
        nothing ("alternating mountain climbers", "left side plank")."""
        if concept in movement.reads:
            return movement.reads[concept]
        if concept in (_ALTERNATING, _ONE_SIDED) and movement.load == "bodyweight":
            return NOTHING
        fallback = self._words.fallbacks.get(concept)
        if fallback is None:
            return concept
        named = concept in head or self._explained(movement, concept, head)
        if self._words.kinds.get(fallback[-1]) in _ELSEWHERE and named:
            return concept
        return movement.reads.get(fallback[0], fallback[-1])

    def _facet(self, movement: Movement, concept: str) -> tuple[str, str] | None:
        if concept in ("wide", "close"):
            return ("stance" if movement.limb == "leg" else "grip"), concept
        kind = self._words.kinds.get(concept, "")
        if kind in ("tool", "bar") or kind in FACETS:
            return kind, concept
        return None

    def _goes_without_saying(self, movement: Movement, facet: str, value: str) -> bool:
        """Whether a position or a manner is in the movement's own phrases ("skater jump" is a jump), and no form of
        it is listed apart for that."""
        if facet not in _IN_PHRASES or value not in own_words(movement.id):
            return False
        return all(listed.facets.get(facet) != value for listed in movement.exercises)

    def _explained(self, movement: Movement, concept: str, head: frozenset[str]) -> bool:
        """Whether a word adds nothing to this movement: one of its own, of what it trains or of the limb that does
        it, or a word of no account."""
        kind = self._words.kinds.get(concept, "")
        if concept == movement.limb:
            return True
        if (kind == "word" or own_concept(movement) in head) and concept in own_words(movement.id):
            return True
        muscles = muscles_of_words().get(concept)
        if muscles is not None and muscles & (movement.primary.keys() | movement.secondary.keys()):
            return True
        return kind in FREE or any(concept in condition.words for condition in movement.when)
