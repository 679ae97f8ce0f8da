"""Names of exercises that people use for the same thing, read by the project's own seed."""

from collections import Counter
from pathlib import Path

import pytest

from graph.catalog_nodes import Exercise, Resolution
from graph.catalog_rows import seed_catalog


@pytest.mark.parametrize("language", ["en", "es"])
def test_names_of_the_same_exercise_are_read_alike(language: str) -> None:
    """Of all, 96 in 100 have the base of the first English name; of those found, hardly one stands elsewhere."""
    catalog, told = seed_catalog(), Counter[str]()
    for line in (Path(__file__).parent / "exercise_names.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        english, _, spanish = line.partition("|")
        first, *others = english.split(";")
        meant = catalog.resolve_exercise(first, "en")
        for name in others if language == "en" else spanish.split(";"):
            if name.strip():
                found = catalog.resolve_exercise(name, language)
                both = meant.decision == found.decision == "found"
                told["asked" if not both else str(_base(meant) == _base(found))] += 1
    assert told.total() > 1000
    assert told["True"] >= 0.96 * told.total()
    assert told["False"] <= 0.02 * told.total()


def _base(found: Resolution) -> str:
    node = found.matches[0].node
    assert isinstance(node, Exercise)
    return node.base


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
def test_a_name_leaves_open_what_it_does_not_say(text: str, id: str, open_: bool) -> None:
    catalog = seed_catalog()
    assert catalog.leaves_open(text, catalog.exercises[id]) is open_
