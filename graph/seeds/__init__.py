"""The catalogs that this project writes itself, as readable data: TOML by movement, tables by group of foods."""

import tomllib
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


def _folder(name: str, ending: str) -> list[Traversable]:
    entries = (files(__name__) / name).iterdir()
    return sorted((entry for entry in entries if entry.name.endswith(ending)), key=lambda entry: entry.name)


def table(path: Traversable) -> Iterator[list[str]]:
    """The rows of a table parted by tabs; lines that begin with # are notes, a lone - is an empty field."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield ["" if field.strip() == "-" else field.strip() for field in line.split("\t")]


def movement_tables() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every movement of ``exercises/*.toml`` with its id; a table ``_`` holds for the whole file."""
    for path in _folder("exercises", ".toml"):
        tables = tomllib.loads(path.read_text("utf-8"))
        common = tables.pop("_", {})
        for key, row in tables.items():
            yield key, common | row


def food_tables() -> Iterator[list[list[str]]]:
    """The rows of every file of ``foods/*.tsv``; the first row of each names the columns."""
    for path in _folder("foods", ".tsv"):
        yield list(table(path))


def food_kinds() -> Iterator[list[str]]:
    """Foods that vague names mean: the id, then the ids of its kinds."""
    for food, kinds in table(files(__name__) / "food_kinds.tsv"):
        yield [food, *kinds.split()]


def food_aliases() -> Iterator[list[str]]:
    """More names of foods: the id, names in English and in Spanish, parted by |."""
    return table(files(__name__) / "food_aliases.tsv")


def food_facets() -> Iterator[list[str]]:
    """What a word makes of a food; the file says what the columns are."""
    return table(files(__name__) / "food_facets.tsv")


def food_mixes() -> Iterator[list[str]]:
    """What share of a food others are that are named with it: groups, groups of the others, share, basis."""
    return table(files(__name__) / "food_mixes.tsv")


def muscle_table() -> Iterator[list[str]]:
    """The muscles: id, group, English, Spanish, group in English, group in Spanish, words that name it."""
    return table(files(__name__) / "muscles.tsv")


def muscle_words() -> Iterator[list[str]]:
    """What people call muscles: the id of a muscle or group, the muscles meant, words in English, words in Spanish."""
    return table(files(__name__) / "muscle_words.tsv")


def vocabulary(name: str) -> Iterator[list[str]]:
    """The rows of one table of ``vocabulary``."""
    return table(files(__name__) / "vocabulary" / f"{name}.tsv")


@cache
def digest() -> str:
    """A digest of everything that the seed catalogs are made of."""
    total = sha256()
    for path in [
        *_folder("exercises", ".toml"),
        *_folder("foods", ".tsv"),
        files(__name__) / "muscles.tsv",
        files(__name__) / "food_kinds.tsv",
        files(__name__) / "food_aliases.tsv",
    ]:
        total.update(path.name.encode())
        total.update(path.read_bytes())
    for path in _folder("vocabulary", ".tsv"):
        total.update(path.read_bytes())
    return total.hexdigest()
