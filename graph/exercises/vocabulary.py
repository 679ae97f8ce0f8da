"""The words of names as concepts without a language: phrases of both languages → concepts → what they are."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from graph.exercises.movements import Movement, movements
from graph.seeds import muscle_table, vocabulary
from graph.words import Lexicon, respelled, stem, stems_of

Key = tuple[str, ...]
NOTHING = "~"  # the concept of words that add nothing to a name, or belong to the set and not to the name
COUNTED = frozenset({"un", "una"})  # glue, but "a una pierna" is not "de pierna"
_SHARED = 3  # a word of so many head rules, with nothing but facets beside it, names none of them
_BALLS = frozenset({"ball", "bosu", "medicine_ball"})
_MEANS_NOTHING = {"neutral": (NOTHING,), "set": (NOTHING,)}


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon of one kind of names, the kind of each concept (``head``, ``word``, a facet …), and what a
    concept means where a movement does not read it itself: as the first of these is read there, else the last."""

    lexicon: Lexicon
    kinds: Mapping[str, str]
    fallbacks: Mapping[str, Key] = field(default_factory=dict)


def _forms(cell: str) -> Iterator[str]:
    """The phrases of a cell: parted by |, ``rumano/a`` stands for both endings."""
    for phrase in cell.split("|"):
        forms = [phrase.replace("o/a", "o"), phrase.replace("o/a", "a")] if "o/a" in phrase else [phrase]
        yield from filter(stems_of, forms)


def phrases(cell: str) -> Iterator[Key]:
    """The stems of every phrase of a cell."""
    yield from map(stems_of, _forms(cell))


@cache
def spellings() -> Mapping[Key, str]:
    """The stem that is kept of each word of exercises that is spelled in several ways, or in two words."""
    return {
        key: stem(as_kept)
        for as_kept, cell in vocabulary("spellings")
        for key in phrases(cell)
        if key != (stem(as_kept),)
    }


def exercise_key(text: str) -> Key:
    """The stems of a name or phrase of exercises, every word in the spelling that is kept of it."""
    return tuple(respelled(stems_of(text), spellings())[0])


def _read(name: str) -> tuple[dict[Key, Key], dict[str, str]]:
    known: dict[Key, Key] = {}
    kinds: dict[str, str] = {}
    for concept, kind, *cells in vocabulary(name):
        meaning = _MEANS_NOTHING.get(kind) or tuple(concept.split("+"))
        if kind == "glue":
            meaning = ()
        if kind != "means":
            kinds[meaning[0] if meaning else ""] = kind.partition(">")[0]
        for cell in cells:
            for form in _forms(cell):
                known.setdefault(exercise_key(form) if name == "exercises" else stems_of(form), meaning)
    return known, kinds


@cache
def _exercise_phrases() -> tuple[dict[Key, Key], dict[str, str]]:
    """The table's phrases, the movements' own, and single words of those that nothing else explains."""
    known, kinds = _read("exercises")
    table = _lexicon(dict(known))
    single: dict[Key, Key] = {}
    for movement in movements().values():
        for cell in movement.words:
            for form in _forms(cell):
                key = exercise_key(form)
                kinds.setdefault(own_concept(movement), "head")
                pieces = table.read(form)
                said = [c for piece in pieces for c in piece.meaning or () if _told(movement, kinds, c)]
                known.setdefault(key, (own_concept(movement), *said))
                for piece in pieces:
                    if piece.meaning is None and piece.text.replace(" ", "").isalpha() and len(key) > 1:
                        (word,) = exercise_key(piece.text)
                        single.setdefault((word,), (f"{word}_",))
    for key, meaning in single.items():
        if key not in known:
            known[key] = meaning
            kinds[meaning[0]] = "word"
    return known, kinds


def _told(movement: Movement, kinds: Mapping[str, str], concept: str) -> bool:
    """Whether a phrase says with what, or with how many limbs, the movement is done. Where other equipment is
    usual, a ball goes without saying ("ball slam"), but not a strap where a ball is usual."""
    if concept in _BALLS:
        return "other" not in movement.equipment
    if kinds.get(concept) == "tool" and "attachment" in movement.usual:
        return concept not in movement.usual["attachment"]
    return kinds.get(concept) == "laterality" or concept in movement.equipment


def own_concept(movement: Movement) -> str:
    """The concept that the words of a movement's own stand for."""
    return movement.id.replace("-", "_")


def _lexicon(known: dict[Key, Key]) -> Lexicon:
    glue = frozenset(key[0] for key, meaning in known.items() if meaning == () and len(key) == 1)
    ordinary = _every_word(_food_phrases()[0])
    return Lexicon(known, ordinary=ordinary, skipped=glue - COUNTED, fewest=True, spellings=spellings())


@cache
def _food_phrases() -> tuple[dict[Key, Key], dict[str, str]]:
    return _read("foods")


@cache
def exercise_words() -> Words:
    """The vocabulary of exercise names."""
    known, kinds = _exercise_phrases()
    fallbacks = {
        concept: tuple(kind.split(">")[1:]) for concept, kind, *_ in vocabulary("exercises") if ">" in kind
    }
    return Words(_lexicon(known), kinds, fallbacks)


def _every_word(known: Mapping[Key, Key]) -> frozenset[str]:
    return frozenset(word for key in known for word in key)


@cache
def muscles_of_words() -> Mapping[str, frozenset[str]]:
    """The muscles that each word for a part of the body stands for."""
    named: dict[str, set[str]] = {}
    for muscle, _group, _en, _es, _group_en, _group_es, *words in muscle_table():
        for word in (words[0] if words else "").split():
            named.setdefault(word, set()).add(muscle)
    return {word: frozenset(muscles) for word, muscles in named.items()}


@cache
def heads() -> tuple[tuple[frozenset[str], str], ...]:
    """Every head rule with its movement, the most specific first: those that the movements say, and the words
    of their own phrases in any order, unless those words are another movement's already."""
    rules = [(head, movement.id) for movement in movements().values() for head in movement.heads]
    said = {head for head, _ in rules}
    rules += [(frozenset([own_concept(m)]), m.id) for m in movements().values() if m.words]
    rules += [(frozenset([m.by_muscle, tool]), m.id) for m in movements().values() for tool in _tools(m)]
    told = Counter(concept for head, id in set(rules) for concept in head)
    for movement in movements().values():
        for bag in _own_bags(movement):
            if bag not in said and not any(head <= bag and _all_facets(bag - head) for head in said):
                core = [concept for concept in bag if not _all_facets(frozenset([concept]))]
                if len(core) > 1 or told[core[0]] < _SHARED:
                    rules.append((bag, movement.id))
    return tuple(sorted(dict.fromkeys(rules), key=lambda rule: -len(rule[0])))


def _tools(movement: Movement) -> tuple[str, ...]:
    """What a movement is done with, where its muscle beside that names it ("biceps with a band")."""
    return movement.equipment if movement.by_muscle else ()


def _own_bags(movement: Movement) -> Iterator[frozenset[str]]:
    """The concepts of the words of each of its phrases, where every word stands for one."""
    kinds = _exercise_phrases()[1]
    single = single_words()
    for cell in movement.words:
        for form in _forms(cell):
            pieces = single.read(form)
            bag = frozenset(c for piece in pieces for c in piece.meaning or () if c != NOTHING)
            heavy = [concept for concept in bag if kinds.get(concept) in ("head", "word", "muscle")]
            if all(piece.meaning is not None for piece in pieces) and len(bag) > 1 and heavy:
                yield bag


@cache
def own_words(movement: str) -> frozenset[str]:
    """The concepts of all words in a movement's own phrases: beside its name they say nothing more. Words that
    only a phrase knows are among them also where the phrases stand for a word of the table ("ondas" of ropes)."""
    known = _exercise_phrases()[0]
    words = {
        word for cell in movements()[movement].words for form in _forms(cell) for word in exercise_key(form)
    }
    alone = {concept for word in words for concept in known.get((word,), ()) if concept == f"{word}_"}
    return frozenset(alone.union(*_own_bags(movements()[movement])))


@cache
def own_concepts() -> frozenset[str]:
    """The concepts that stand for the own phrases of a movement, and for no word of the table."""
    every = {own_concept(movement) for movement in movements().values() if movement.words}
    return frozenset(every - _read("exercises")[1].keys())


@cache
def single_words() -> Lexicon:
    """The exercise lexicon without the movements' own phrases of several words."""
    known, _ = _exercise_phrases()
    own = own_concepts()
    return _lexicon(
        {key: meaning for key, meaning in known.items() if len(key) == 1 or not own & set(meaning)}
    )


def _all_facets(concepts: frozenset[str]) -> bool:
    """Whether nothing but facets and words that add nothing is among these concepts."""
    kinds = _exercise_phrases()[1]
    return all(kinds.get(concept) not in ("head", "word", "muscle") for concept in concepts)


@cache
def heads_by_concept() -> Mapping[str, tuple[tuple[frozenset[str], str], ...]]:
    """The head rules under the rarest of their concepts: a name is compared with those of its own concepts."""
    count = Counter(concept for head, _ in heads() for concept in head)
    under: dict[str, list[tuple[frozenset[str], str]]] = {}
    for rule in heads():
        under.setdefault(min(rule[0], key=lambda concept: (count[concept], concept)), []).append(rule)
    return {concept: tuple(rules) for concept, rules in under.items()}


@cache
def kin(movement: str) -> tuple[str, ...]:
    """Movements that share a head word with this one ("press", "curl"), the most common first."""
    if movement not in movements():
        return ()
    kinds = exercise_words().kinds
    own = {
        concept for head in movements()[movement].heads for concept in head if kinds.get(concept) == "head"
    }
    near = {id for head, id in heads() if id != movement and head & own}
    return tuple(sorted(near, key=lambda id: (-movements()[id].share, id)))
