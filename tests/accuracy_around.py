"""Prints how far what stands around a report leaves its reading as it is: ``python -m tests.accuracy_around``.

Messages that are read rightly, and near-misses that record nothing, are told again with something before, behind or
inside them that changes nothing: how somebody begins, with whom and where it was, how it felt, whom it is told to
(``tests/data/messages/around.tsv``), a slip of the thumb, capitals, other signs and spellings. The same records are
expected, and of near-misses none. Notes, and the day of today said or not, are not judged. Only the reader is asked.
"""

import random
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import cache

from bot.entries import Entry, ExerciseEntry, ReadingContext
from bot.grammar.names import KnownNames, build_names
from bot.grammar.read import read
from bot.grammar.tokens import fold
from graph.catalog_rows import seed_catalog
from tests.accuracy_messages import is_odd
from tests.corpus import FOLDER, load_cases
from tests.test_bot_grammar_read import NOW, compact, rows

TYPES = {"Set": "set", "Food": "meal_item", "Portion": "meal_item", "CheckIn": "check_in"}
_ES = "con de del hoy he en una por comí cené desayuné dormí hice la las los para luego después"
_EN = "with of had ate today for slept and then did at from the ran some weight my"
SMALL = {"es": _ES.split(), "en": _EN.split()}
UNITS = (
    (r"(?<=\d) ?kg\b", (" kgs", " kilos", "kg", " Kg")),
    (r"(?<=\d) ?(?:lbs?|pounds)\b", ("lb", " lbs", " pounds")),
    (r"(?<=\d) ?(?:mins?|minutos|minutes)\b", ("'", " min", " mins", "min")),
    (r"(?<=\d) ?g\b", ("g", " gr", " g", "gr")),
    (r"(?<=\d) ?km\b", ("km", " kms", " Km")),
    (r"(?<=\d) ?(?:h|horas|hours|hrs)\b", ("h", " h", " hrs")),
)
_NO_PLACE = (
    "de del a al el la los las un una x con sin y o e u en por para desde hasta the of to at from with for by and "
    "or in on an my mi mis sobre unos unas about around till until than como peso rir rpe menos más some su casi"
)
NO_PLACE = frozenset(_NO_PLACE.split())
"""Words behind which nobody puts an aside."""


@dataclass(frozen=True)
class Base:
    """A message that is read rightly, and what it comes to."""

    language: str
    text: str
    now: datetime
    context: ReadingContext
    came: Counter[str]
    near: bool


@cache
def phrases(language: str, place: str) -> tuple[str, ...]:
    """The phrases of one language and place."""
    lines = (FOLDER / "around.tsv").read_text("utf-8").splitlines()
    told = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple(one for spoken, where, one in told if (spoken, where) == (language, place))


def said(text: str, now: datetime, context: ReadingContext, names: KnownNames) -> Counter[str]:
    """What a message records or asks about, without notes and the day of today."""
    reading = read(text, now, context, names)
    kept = [e for e in (*reading.entries, *reading.doubtful) if not isinstance(e, ExerciseEntry)]
    return Counter(_bare(one, now) for one in kept)


def _bare(entry: Entry, now: datetime) -> str:
    told = {f.name: None for f in fields(entry) if f.name in ("notes", "note", "told", "title")}
    line = fold(compact(replace(entry, **told)))  # type: ignore[arg-type]
    line = re.sub(rf"\bon={now.date()} ?|\bat={now:%m-%d}t\S+ ?", "", line)
    return line.replace(" ]", "]")


def load_bases(names: KnownNames, every: int = 1) -> list[Base]:
    """Every so-manieth message of the reader's own tables and the first corpus, where it is read rightly."""
    found = []
    for language, line, *_ in (*rows("told.tsv"), *rows("nothing.tsv"))[::every]:
        context = ReadingContext(language=language, has_exercise=True, last_set=True)
        text = line.replace("\\n", "\n")
        came = said(text, NOW, context, names)
        found.append(Base(language, text, NOW, context, came, not came))
    for case in load_cases()[::every]:
        context = ReadingContext(language=case.language)
        came = said(case.say, case.at, context, names)
        kinds = Counter(TYPES.get(kind := one.split("[")[0].title(), kind.lower()) for one in came.elements())
        if not case.before and kinds.total() == len(case.want):
            found.append(Base(case.language, case.say, case.at, context, came, not came))
    return found


def variants(base: Base, chance: random.Random) -> Iterator[tuple[str, str, str]]:
    """The kind of change, the phrase that was put there ("" for none), and the message."""
    text, bare = base.text, base.text.rstrip(" .")
    low = text[:1].lower() + text[1:] if not text[1:2].isupper() else text
    for kind, place, forms in (
        ("before", "leads", ("{} {low}", "{}\n{text}")),
        ("behind", "tails", ("{bare} {}", "{bare}, {}", "{bare}. {cap}", "{bare} ({})", "{bare}\n{}")),
        ("spoken to", "addr", ("{}, {low}", "{bare}, {}")),
    ):
        for form in forms:
            one = chance.choice(phrases(base.language, place))
            yield kind, one, form.format(one, low=low, text=text, bare=bare, cap=one[:1].upper() + one[1:])
    if (at := _gap(text)) is not None:
        one = chance.choice(phrases(base.language, "asides"))
        behind = text[at:].lstrip(" ,")
        yield "inside", one, text[:at] + chance.choice((", {}, ", " ({}) ", " - {} - ")).format(one) + behind
    yield "letters", "", chance.choice((text.upper(), text.title(), "🙂 " + text + " 💪"))
    plain = unicodedata.normalize("NFD", text)
    yield "letters", "", "".join(c for c in plain if not unicodedata.combining(c) or c == "\u0303")
    small = [m for m in re.finditer(r"[a-zá-ú]+", text) if m.group() in SMALL[base.language]]
    if small:
        place = chance.choice(small)
        word, at = place.group(), chance.randrange(len(place.group()))
        yield "slip", "", text[: place.start()] + word[:at] + word[at] + word[at:] + text[place.end() :]
    for pattern, spellings in UNITS:
        if re.search(pattern, text) and not base.near:
            yield "unit", "", re.sub(pattern, chance.choice(spellings), text)


def _gap(text: str) -> int | None:
    """Where somebody would put an aside: behind the word before the first figure."""
    figure = re.search(r"\d", text)
    head = text[: figure.start()] if figure and text[: figure.start()].endswith(" ") else ""
    words = head.split(" ")[:-1]
    while words and words[-1].lower() in NO_PLACE:
        words.pop()
    at = len(" ".join(words))
    return at if words and text[at - 1].isalpha() else None


def measure(bases: list[Base], names: KnownNames, seed: int) -> dict[tuple[str, str], Counter[str]]:
    """How many variants of each kind came to the same, by the half of their phrase; of near-misses ``near`` ones."""
    chance = random.Random(seed)
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for base in bases:
        for kind, phrase, text in variants(base, chance):
            came = said(text, base.now, base.context, names)
            half = "opened" if is_odd(phrase) else "closed"
            same = not came - base.came if base.near else came == base.came
            counts["near-misses" if base.near else kind, half if phrase else ""][
                "same" if same else "else"
            ] += 1
    return counts


def main() -> None:
    """Prints the share of each kind of change that leaves a message as it was read."""
    names = build_names(seed_catalog().name_rows())
    counts = measure(load_bases(names), names, int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    for (kind, half), count in sorted(counts.items()):
        print(f"{kind:12} {half:7} {count['same']:6}/{count.total():6} ({count['same'] / count.total():.1%})")


if __name__ == "__main__":
    main()
