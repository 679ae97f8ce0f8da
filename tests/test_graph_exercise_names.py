"""Names of exercises that people use for the same thing, read by the project's own seed."""

from collections import Counter
from collections.abc import Iterator
from itertools import permutations, product
from pathlib import Path
from random import Random

import pytest

from graph.catalog_nodes import Exercise, Resolution
from graph.catalog_rows import seed_catalog
from graph.names import Catalog

NAMES = Path(__file__).parent / "exercise_names.txt"
THINGS = {
    "es": "sofá nevera coche mesa perro televisor libro camisa árbol tren playa pollo arroz manzana queso cerveza "
    "tenis fútbol pádel natación guitarra piano lunes abuela canción chess jabón boxeo cuchara teléfono",
    "en": "sofa fridge dog phone laptop window shoe kitchen chicken rice banana cheese beer tennis golf surf chess "
    "guitar piano monday grandma song monkey truck fish coffee airplane hockey violin soap",
}
DONE_WITH = {
    "es": "press de {}|curl de {}|remo con {}|sentadilla con {}|zancada de {}|fondos en {}|dominadas con {}|{}",
    "en": "{} press|{} curl|{} squat|{} deadlift|{} pulldown|{} raise|{} lunge|{} dip|squat with {}|{} crunch|{}",
}
NEAR = {
    "a": "s",
    "e": "r",
    "i": "o",
    "o": "p",
    "u": "i",
    "l": "k",
    "r": "t",
    "s": "d",
    "t": "y",
    "n": "m",
    "c": "v",
}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return seed_catalog()


def told() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The first English name of every line, with its other names and their languages."""
    for line in NAMES.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            english, _, spanish = line.partition("|")
            first, *others = english.split(";")
            names = [(name, "en") for name in others] + [(name, "es") for name in spanish.split(";")]
            yield first, [(name.strip(), language) for name, language in names if name.strip()]


@pytest.mark.parametrize("language", ["en", "es"])
def test_names_of_the_same_exercise_are_read_alike(catalog: Catalog, language: str) -> None:
    """Of all, 96 in 100 have the base of the first English name; of those found, hardly one stands elsewhere."""
    count = Counter[str]()
    for first, names in told():
        meant = catalog.resolve_exercise(first, "en")
        for name, its in names:
            if its == language:
                found = catalog.resolve_exercise(name, language)
                both = meant.decision == found.decision == "found"
                count["asked" if not both else str(_base(meant) == _base(found))] += 1
    assert count.total() > 2000
    assert count["True"] >= 0.96 * count.total(), count
    assert count["False"] <= 0.02 * count.total(), count


def _base(found: Resolution) -> str:
    node = found.matches[0].node
    assert isinstance(node, Exercise)
    return node.base


def test_a_slip_of_the_finger_makes_no_other_exercise(catalog: Catalog) -> None:
    """One letter left out, struck twice, swapped or the next key: fewer than 1 in 100 are taken for another base."""
    names = [(name, its) for _, names in told() for name, its in names if len(name) > 5]
    count = Counter[str]()
    for name, language in Random(11).sample(names, 700):
        meant, slipped = (catalog.resolve_exercise(text, language) for text in (name, _slip(name)))
        if meant.decision == slipped.decision == "found":
            count[str(_base(meant) == _base(slipped))] += 1
    assert count["True"] > 300
    assert count["False"] < 0.01 * 700, count


ORDERS = (
    (
        "es",
        "curl de bíceps|face pull|jalón al pecho|curl femoral|prensa de piernas|hip thrust",
    ),
    ("en", "biceps curl|face pull|leg curl|leg press|leg extension|hip thrust"),
)
BESIDE = {
    "es": (
        "con mancuernas|en polea|polea baja|en máquina|en multipower|con goma",
        "de pie|sentado|tumbado",
        "alterno",
    ),
    "en": (
        "dumbbell|cable|machine|smith machine|band",
        "standing|seated|lying|kneeling",
        "alternating|double",
    ),
}


@pytest.mark.parametrize(("language", "names"), ORDERS)
def test_what_stands_beside_a_name_may_stand_in_any_order(
    catalog: Catalog, language: str, names: str
) -> None:
    """Equipment, position and side beside the name of a movement make no other one of it, in whatever order they
    stand: no phrase of two of the words hides what they say."""
    for name in names.split("|"):
        movement = _movement(catalog, name, language)
        for beside in product(*(part.split("|") for part in BESIDE[language])):
            texts = [
                f"{name} {' '.join(order)}" if language == "es" else f"{' '.join(order)} {name}"
                for order in permutations(beside)
            ]
            found = {catalog.resolve_exercise(text, language).matches[0].id for text in texts}
            assert len(found) == 1, (texts[0], found)
            one = catalog.exercise(found.pop())
            assert one is not None and one.facets["movement"] in (movement, *_SAME.get(movement, ())), texts[
                0
            ]


_SAME = {"bench-press": ("chest-press",)}  # on a machine or a cable


def _movement(catalog: Catalog, name: str, language: str) -> str:
    node = catalog.resolve_exercise(name, language).matches[0].node
    assert isinstance(node, Exercise)
    return str(node.facets["movement"])


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("alternating leg press", "leg-press-machine-unilateral"),
        ("double leg curl", "leg-curl-machine"),
        ("kettlebell crunch", "crunch-kettlebell"),
        ("encogimientos con mancuernas", "shrug-dumbbell"),
        ("encogimientos", "crunch-bodyweight"),
        ("zancadas con barra a la espalda", "lunge-barbell"),
        ("sentadilla con barra a la espalda", "squat-barbell"),
        ("lying bench press", "bench-press-barbell"),
        ("two leg press", "leg-press-machine"),
        ("lat pulldown rope attachment", "lat-pulldown-cable-rope"),
        ("plate overhead press", "overhead-press-plate"),
        ("front lever en barra", "front-lever-bodyweight"),
        ("remo invertido en smith", "inverted-row-bodyweight"),
        ("good mornings", "good-morning-barbell"),
        ("good mornings with band", "good-morning-band"),
        ("straight raises on incline bench", "front-raise-barbell-chest-supported"),
        ("press de pecho con barra inclinado", "bench-press-barbell-incline"),
        # what stands inside a phrase
        ("bent over dumbbell fly", "rear-delt-fly-dumbbell"),
        ("palms up cable wrist curl", "wrist-curl-cable"),
        ("explosive dumbbell squat", "jump-squat-dumbbell"),
        ("peso muerto con mancuernas a una pierna rumano", "romanian-deadlift-dumbbell-unilateral"),
        ("deadlift barbell off blocks", "rack-pull-barbell"),
        # spellings of a word inside a phrase
        ("rear deltoid rope pull", "face-pull-cable"),
        ("toe touch situp", "v-up-bodyweight"),
        ("1 leg bench squat", "bulgarian-split-squat-dumbbell"),
        ("puente en el piso a 1 pierna", "glute-bridge-bodyweight-unilateral"),
        ("pesomuerto rumano", "romanian-deadlift-barbell"),
        ("press homb mancuernas", "overhead-press-dumbbell"),
        # two things said of the grip, and of what is added to a range
        ("close grip supinated pulldown", "lat-pulldown-cable-supinated-narrow"),
        ("jalón cerrado supino", "lat-pulldown-cable-supinated-narrow"),
        ("box squat with chains", "squat-barbell-box-chained"),
        # opposite movements, and a load that is held in a way that says what it is
        ("cable internal rotation", "shoulder-internal-rotation-cable"),
        ("rotación externa con goma", "shoulder-external-rotation-band"),
        ("zercher walking lunge", "walking-lunge-barbell-zercher"),
    ],
)
def test_a_phrase_hides_no_word_of_a_name(catalog: Catalog, text: str, id: str) -> None:
    found = catalog.resolve_exercise(text)
    assert (found.decision, found.matches[0].id) == ("found", id)


def _slip(name: str) -> str:
    random = Random(name)
    at = random.choice([place for place, letter in enumerate(name[:-1]) if letter.isalpha()])
    one, other = name[at], name[at + 1]
    slips = (other, one + one + other, other + one, NEAR.get(one, one) + other)
    return name[:at] + random.choice(slips) + name[at + 2 :]


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_thing_that_is_no_equipment_makes_no_exercise(catalog: Catalog, language: str) -> None:
    found = [
        text
        for thing in THINGS[language].split()
        for text in (pattern.format(thing) for pattern in DONE_WITH[language].split("|"))
        if catalog.resolve_exercise(text, language).decision == "found"
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "id", "open_"),
    [
        ("laterales", "lateral-raise-cable", True),
        ("press banca", "bench-press-dumbbell", True),
        ("remo", "seated-row-cable", True),
        ("press banca", "bench-press-barbell-incline", False),
        ("laterales con mancuernas", "lateral-raise-cable", False),
        ("sentadilla", "bench-press-barbell", False),
        ("zorblax", "bench-press-barbell", False),
    ],
)
def test_a_name_leaves_open_what_it_does_not_say(catalog: Catalog, text: str, id: str, open_: bool) -> None:
    assert catalog.leaves_open(text, catalog.exercises[id]) is open_
