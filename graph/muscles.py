"""What people call a muscle or a group of muscles, and which muscles they mean by it."""

import re
from functools import cache

from graph.aims import muscle_names
from graph.seeds import muscle_table, muscle_words
from graph.words import fold


@cache
def muscle_ids() -> dict[str, str]:
    """The folded words that name a muscle or a group in either language, with its id."""
    words = {fold(name): id_ for id_, names in muscle_names().items() for name in names}
    for id_, _, *said in muscle_words():
        words |= {fold(one.strip()): id_ for language in said for one in language.split(";")}
    return words


@cache
def muscles_of(id_: str) -> frozenset[str]:
    """A muscle alone, or the muscles that people mean by a group."""
    for named, members, *_ in muscle_words():
        if named == id_ and members:
            return frozenset(members.split())
    return frozenset(row[0] for row in muscle_table() if row[1] == id_) or frozenset((id_,))


@cache
def muscle_pattern() -> str:
    """A pattern of every folded word that names a muscle, the longest first."""
    return "|".join(sorted(map(re.escape, muscle_ids()), key=len, reverse=True))
