"""Reads the list of a pot, line by line: what is an ingredient, a heading, a step, what the pot weighs."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from bot.entries import Amount
from bot.grammar.ingredients import LONGEST_NAME, STATE, Part, part_of
from bot.grammar.kitchen_words import plain
from bot.grammar.names import KnownNames
from bot.grammar.pot_amounts import MASSES, VOLUMES, amount_of, mass_or_volume, patterns
from bot.grammar.pot_rows import segments
from bot.grammar.pot_words import ABOUT, ELSE, HEADING
from bot.grammar.tokens import tokenize
from graph.units import GRAMS, ML

BARE_WORDS = 3
"""Words of an ingredient that nobody weighed and nobody knows; a longer line is a step."""
_CUT_ONLY = re.compile(
    r"(?:(?:muy|bien|finely|roughly|thinly|freshly) )?(?:picad|trocead|cortad|rallad|pelad|laminad|escurrid|batid|chopped|diced|"
    r"sliced|minced|grated|peeled|drained|rinsed|crushed|beaten|melted|cubed|shredded|mashed|divided|softened)[a-z]*"
    r"(?: (?:en|into|a) [a-z]+)?(?: \((?P<mass>[^()]+))?"
)
"""How the food before it was cut: "1 onion, chopped (150 g)"."""
_EMOJI = re.compile(r"[^\w\s.,;:!?¿¡()\[\]/%€$£+'’\"«»“”½¼¾⅓⅔⅛•·▪●◦☐✓–—°º&=~≈|×-]")
_BULLET = re.compile(r"(?m)^[ \t]*(?:(?:[-–—•·▪●◦☐✓>+]+|\[[ xX]?\]|\d{1,2}[.)](?=\s))[ \t]*)+")
_INTO = re.compile(r" ?(?:->|=>|>|=) ?(?=\D{0,30}\d)")
_STEP = re.compile(
    r"(?:remojar|cocer|hervir|freir|picar|cortar|mezclar|anadir|echar|poner|sofreir|hornear|batir|calentar|dejar|servir|pelar|escurrir|rehogar|dorar|incorporar|triturar|precalentar|meter"
    r"|remoja|cuece|hierve|frie|pica|corta|mezcla|anade|echa|pon|sofrie|hornea|bate|calienta|deja|sirve|pela|escurre|rehoga|dora|tritura|mete|se (?:cuece|mezcla|pone|pica|bate)n?"
    r"|soak|boil|mix|add|put|cook|fry|bake|stir|heat|chop|simmer|serve|preheat|combine|blend|whisk|pour|place|saute|brown|season|let) "
    r"(?:el|la|los|las|todo|al|a|en|hasta|the|all|everything|it|until|in|into|for|to|together)\b"
)
_KEYCAP = re.compile(r"(?m)^[ \t]*\d\ufe0f?\u20e3")
_MARKS = re.compile(r"[*_#\t\u00a0\u202f\r\ufe0f\u200d\u20e3]")


@dataclass(slots=True)
class Told:
    """What is known of a pot so far; ``text`` has blanks where its figures stood."""

    text: str
    parts: list[Part] = field(default_factory=list)
    yield_g: float | None = None
    portions: float | None = None
    sure: bool = True


def laid_out(text: str) -> str:
    """A text with blanks for emoji, bullets, numbers of lines and marks of layout, as long as it was."""
    text = _marked(text.replace("→", ">")) if "\n" not in text.strip() else text.replace("→", ",")
    for pattern in (_KEYCAP, _MARKS, _EMOJI, _BULLET):
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text.replace("\u2044", "/").replace("->", ", ").replace("=>", ", ")


def _marked(text: str) -> str:
    """A row with the usual marks for "Gazpacho -> 1 kg tomates / 1 pepino" and "salsa = 200 g+100 g", as long as it
    was."""
    head = _INTO.search(text)
    if head is not None and ":" not in text[: head.start()]:
        text = f"{text[: head.start()]}:{' ' * (len(head[0]) - 1)}{text[head.end() :]}"
    if text.count(" / ") > 1:
        text = text.replace(" / ", " , ")
    return re.sub(r"(?<=[^\W\d]|\))\+(?=\d)", ",", text)


def fill(pot: Told, begin: int, in_lines: bool, names: KnownNames) -> bool:
    """Reads the list; False when a part of it is nothing of a pot. In lines, what no ingredient is is passed over:
    headings, times, steps; never a line that begins with an amount."""
    if not in_lines:
        return _fill_row(pot, begin, len(pot.text), names, strict=True) and _done(pot)
    last = _last_measured(pot.text, begin)
    at = begin
    while at < len(pot.text):
        end = pot.text.find("\n", at)
        end = len(pot.text) if end < 0 else end
        if not _fill_line(pot, at, end, names, listed=at <= last):
            return False
        at = end + 1
    return _done(pot)


def _fill_line(pot: Told, start: int, end: int, names: KnownNames, *, listed: bool) -> bool:
    raw = pot.text[start:end].strip()
    said = plain(raw).strip(" .,;!()-–|")
    if not re.search(r"\w", said) or HEADING.match(said):
        return True
    amount = re.match(rf"(?:{patterns()[0]}) ?(?:{patterns()[1]})?", said)
    if ABOUT.search(said) and not (amount and amount[0][-1:].isalpha()):
        return True
    if _STEP.match(said) and amount is None:
        return True
    had = len(pot.parts), pot.yield_g
    if _fill_row(pot, start, end, names, strict=False):
        return not (len(pot.parts) > had[0] and ELSE.search(said))
    del pot.parts[had[0] :]
    pot.yield_g = had[1]
    if amount is not None and amount[0][0].isdigit() and said[amount.end() :].strip():
        pot.parts.append(_cut_short(pot.text, start + pot.text[start:end].index(raw), end))
        return not ELSE.search(said)
    if listed and pot.parts and len(said.split()) <= BARE_WORDS and not re.search(r"\d", said):
        at = start + pot.text[start:end].index(raw)
        pot.parts.append(Part(raw.strip(" .,;:"), at, end, None))
    return True


def _cut_short(text: str, start: int, end: int) -> Part:
    """An ingredient of a long line, by its first words: nothing that was measured is lost."""
    said = plain(text[start:end])
    amount = re.match(rf"(?:(?:{patterns()[0]}) ?)?{patterns()[1]}(?= |$)|{patterns()[0]}(?= )", said)
    begin = start + (0 if amount is None else amount.end())
    words = re.split(r"[,(]", text[begin:end])[0].split()[:LONGEST_NAME]
    told = None if amount is None else amount_of(amount[0])
    return Part(" ".join(words) or text[start:end].strip(), begin, end, told)


def _fill_row(pot: Told, begin: int, stop: int, names: KnownNames, *, strict: bool) -> bool:
    """The parts of a row; False when one is no food or figures are left over. Unless ``strict``, words behind an
    ingredient are passed over ("full fat")."""
    found = segments(pot.text[:stop], begin)
    fresh = len(pot.parts)
    for place, (start, end) in enumerate(found):
        said = plain(pot.text[start:end]).strip(" .,;:!()-–—•*|")
        if not said or HEADING.match(said + ":" if pot.text[start:end].rstrip().endswith(":") else said):
            continue
        mass = amount_of(said)
        if mass is not None and mass.unit in (*MASSES, *VOLUMES):
            if not _bare(pot, mass, _after(pot, start)):
                return False
            continue
        if pot.parts and (weighed := _CUT_ONLY.fullmatch(said)):
            exact = amount_of(weighed["mass"]) if weighed["mass"] else None
            if exact is not None and not _bare(pot, exact, ""):
                return False
            continue
        if len(pot.parts) > fresh and STATE.fullmatch(said):
            pot.parts[-1] = replace(pot.parts[-1], name=f"{pot.parts[-1].name} {said}")
            continue
        part = part_of(pot.text, start, end)
        if (
            part is not None
            and part.amount is None
            and not (part.tasted or part.vague)
            and not _is_food(part.name, names)
        ):
            weighs = place + 1 < len(found) and amount_of(
                plain(pot.text[slice(*found[place + 1])]).strip(" .,;)")
            )
            part = part if weighs else None
        if part is None:
            if not strict and len(pot.parts) > fresh and not re.search(r"\d", said):
                continue
            if not strict or _weighed().search(said) is None:
                return False
            part = _cut_short(pot.text, start, end)
        pot.parts.append(part)
    return len(pot.parts) > fresh or strict or pot.yield_g is not None


@lru_cache(maxsize=1)
def _weighed() -> "re.Pattern[str]":
    """A mass or a volume at the beginning of a part: it stays in with its words, and is asked about."""
    return re.compile(rf"\W*{mass_or_volume()} \w{{3}}")


def _after(pot: Told, start: int) -> str:
    """The signs between the last ingredient and a place."""
    return pot.text[pot.parts[-1].end : start] if pot.parts else ""


def _is_food(name: str, names: KnownNames) -> bool:
    return any(span.kind == "food" for span in names.spans(tokenize(name)))


def grams(amount: Amount) -> float | None:
    """The mass of what came out; a litre of soup is taken for a kilo."""
    if amount.value is None or amount.unit is None:
        return None
    factor = GRAMS.get(amount.unit) or ML.get(amount.unit)
    return None if factor is None else round(amount.value * factor, 1)


def _bare(pot: Told, mass: Amount, between: str) -> bool:
    """A mass alone is that of the count before it ("una cebolla, 120 g"), else what the pot weighs."""
    last = pot.parts[-1] if pot.parts else None
    apart = any(sign in between for sign in ".;\n")
    if (
        last is not None
        and not apart
        and (last.amount is None or last.amount.unit not in (*MASSES, *VOLUMES))
    ):
        pot.parts[-1] = replace(last, amount=mass, bare=False)
        return True
    if last is None or pot.yield_g is not None or mass.unit not in MASSES:
        return False
    pot.yield_g = grams(mass)
    return True


def _last_measured(text: str, begin: int) -> int:
    """Where the last line begins that has an amount with a unit, or a number behind its name."""
    last = begin
    for match in re.finditer(
        rf"(?m)^.*(?:{patterns()[0]} ?{patterns()[1]}| \d+\s*$).*$", plain(text[begin:])
    ):
        last = begin + match.start() if not ABOUT.search(match[0]) else last
    return last


def _done(pot: Told) -> bool:
    """ "Sal y pimienta al gusto" is said of both; numbers behind names are grams where most of them can be nothing
    else."""
    for place in range(len(pot.parts) - 1, 0, -1):
        last, part = pot.parts[place], pot.parts[place - 1]
        if last.tasted and part.amount is None and last.amount is None:
            pot.parts[place - 1] = replace(part, tasted=True)
    if any(part.bare and part.amount is not None and part.amount.unit == "g" for part in pot.parts):
        for place, part in enumerate(pot.parts):
            if part.bare and part.amount is not None:
                pot.parts[place] = replace(part, amount=Amount(part.amount.value, "g"))
    return bool(pot.parts)
