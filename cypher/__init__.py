"""Every query of the product, one statement a file; the first comment line says what it answers."""

from functools import cache
from importlib.resources import files


@cache
def statement(name: str) -> str:
    """The text of a named query, such as ``read/day``.

    Raises ``KeyError`` for a name that no file has.
    """
    folder, _, file = name.partition("/")
    source = files(__name__) / folder / f"{file}.cypher"
    if not source.is_file():
        raise KeyError(name)
    return source.read_text("utf-8")


@cache
def names(folder: str) -> tuple[str, ...]:
    """The names of all queries of a folder, such as ``read/day``, sorted; none without such a folder."""
    place = files(__name__) / folder
    if not place.is_dir():
        return ()
    found = (file.name for file in place.iterdir() if file.name.endswith(".cypher"))
    return tuple(sorted(f"{folder}/{name.removesuffix('.cypher')}" for name in found))
