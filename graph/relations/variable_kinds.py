"""The kinds of daily variables: every file of ``cypher/variables`` is one.

A kind is one variable, or a family with one for each exercise, muscle, metric … that the graph has days of.
What a file is about stands in its first lines: its label in both languages, its unit, the records it is made
of, and when a day has no value; a day without a value is missing, never 0.
"""

import hashlib
from dataclasses import dataclass
from functools import cache

from cypher import names, statement


@dataclass(frozen=True, slots=True)
class Kind:
    """A file of ``cypher/variables``. ``records`` are the kinds of records its values are made of, ``about`` the
    one metric of which it is made, ``by`` what a family has its variables by, ``clock`` that a value is a time
    of the day. ``reaches``: by how many days the value of a day looks back, below 0 forward."""

    slug: str
    statement: str
    answers: str
    label_en: str
    label_es: str
    unit: str
    records: frozenset[str]
    about: str | None
    missing: str
    by: str | None
    name: str
    clock: bool
    reaches: int


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind of daily variable, by the name of its file."""
    return tuple(_kind(path) for path in names("variables"))


@cache
def kinds_digest() -> str:
    """What changes whenever a kind is reckoned otherwise, or there is another."""
    whole = "\n".join(statement(kind.statement) for kind in kinds())
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def _kind(path: str) -> Kind:
    head: dict[str, str] = {}
    first, *lines = statement(path).splitlines()
    for line in lines:
        if not line.startswith("// "):
            break
        field, colon, text = line.removeprefix("// ").partition(":")
        if colon:
            head[field] = text.strip()
    slug = path.partition("/")[2].replace("-", "_")
    by = head.get("by")
    return Kind(
        slug=slug,
        statement=path,
        answers=first.removeprefix("// "),
        label_en=head["en"],
        label_es=head["es"],
        unit=head["unit"],
        records=frozenset(part.strip() for part in head["of"].split(",")),
        about=head.get("about"),
        missing=head["missing"],
        by=by,
        name=head.get("name") or (slug if by is None else f"{slug}:{{key}}"),
        clock=head.get("values") == "clock",
        reaches=int(head.get("reaches", "0")),
    )
