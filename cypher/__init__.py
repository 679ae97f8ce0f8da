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
