"""A message cut into words, numbers and marks that keep their places in it."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

LIMIT = 400
"""A longer message is no report of sets and meals; reading it would cost more than it gives."""

_PATTERN = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}(?![0-9]))"
    r"|(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:]))"
    r"|(?P<nth>[0-9]{1,2}\.?[ªº])"
    r"|(?P<number>[0-9]{1,9}(?:[.,][0-9]{1,9})*)"
    r"|(?P<half>[½¼¾])"
    r"|(?P<word>\b[^\W\d_]&[^\W\d_](?:['’]?s)?\b|[^\W\d_]+(?:['’ʼ´`][^\W\d_]+)*)"
    r"|(?P<line>\n)"
    r"|(?P<mark>[^\w\s])"
)
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*([.,][0-9]{1,2})?")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_CURLY = str.maketrans("’ʼ´`×✕✖·➡⟶", "''''xxx•→→")
PICTURES = {
    "😴": "zzz", "🛌": "zzz", "💤": "zzz", "🛏": "zzz",
    "🏃": "picrun", "🚴": "picride", "🚵": "picride", "🚲": "picride",
    "🏊": "picswim", "🚶": "picwalk", "🥾": "picwalk", "⚖": "picscale",
}  # fmt: skip
"""Pictures that say what the figures beside them are about, as words of the word files."""
_MARKS = frozenset(",.;:!?¿¡()[]\"«»“”/+-–—−@%=~&#*<>|…'’•→$€")


class Token(NamedTuple):
    """One piece: ``text`` as written in lower case, ``folded`` without accents too, offsets, and its kind."""

    text: str
    folded: str
    start: int
    end: int
    kind: str


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Lower case without accents: "Ánimo" → "animo"."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.translate(_CURLY).casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def _split_list(piece: str, start: int) -> list[Token]:
    """ "10,8,6" as three numbers with marks between them: no number is written so."""
    return [
        Token(
            m.group(),
            m.group(),
            start + m.start(),
            start + m.end(),
            "number" if m.group().isdigit() else "mark",
        )
        for m in re.finditer(r"[0-9]+|[.,]", piece)
    ]


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, in order. Emoji, blanks and control characters hold no token; hyphens inside words
    neither ("pull-up" is two words)."""
    tokens: list[Token] = []
    for m in _PATTERN.finditer(text.translate(_WIDE)):
        kind = m.lastgroup or "mark"
        piece, start, end = m.group(), m.start(), m.end()
        if kind == "number":
            if len(re.findall("[.,]", piece)) > 1 and not _THOUSANDS.fullmatch(piece):
                tokens.extend(_split_list(piece, start))
                continue
            tokens.append(Token(piece, piece, start, end, kind))
        elif kind == "word":
            lower = unicodedata.normalize("NFC", piece.lower().translate(_CURLY))
            if lower in ("a", "p") and tokens and tokens[-1].kind == "clock" and tokens[-1].end == start:
                lower += "m"  # "11:15p"
            tokens.append(Token(lower, fold(lower), start, end, kind))
        elif kind == "mark":
            piece = piece.translate(_CURLY)
            if piece in ("-", "‐", "–") and _inside_word(text, start, end):
                continue
            if (word := PICTURES.get(piece)) is not None:
                tokens.append(Token(word, word, start, end, "word"))
            elif piece == "x":
                tokens.append(Token("x", "x", start, end, "word"))
            elif piece in _MARKS:
                piece = {"–": "-", "—": "-", "−": "-", "…": ".", "•": ","}.get(piece, piece)
                tokens.append(Token(piece, piece, start, end, "mark"))
        else:
            tokens.append(Token(piece, piece, start, end, kind))
        if len(tokens) > LIMIT:
            break
    return _in_a_line(_unnumbered(_unabbreviated(tokens)))


ABBREVIATED = frozenset(
    (
        "g", "gr", "grs", "kg", "kgs", "mg", "ml", "cl", "oz", "lb", "lbs", "min", "mins", "km", "kms", "hrs",
        "cda", "cdta", "tbsp", "tsp",
    )
)  # fmt: skip
GOES_ON = frozenset(("de", "del", "of", "con", "with", "y", "and", "x", "en", "in", "a", "at", ",", ";"))
"""Behind these an abbreviation ended with its point, and no sentence."""


def _unabbreviated(tokens: list[Token]) -> list[Token]:
    """ "60 g. de avena": the point belongs to the unit."""
    points = {
        at
        for at in range(2, len(tokens) - 1)
        if tokens[at].text == "." and tokens[at - 1].folded in ABBREVIATED and tokens[at - 1].end == tokens[at].start
        and tokens[at - 2].kind in ("number", "half") and tokens[at + 1].folded in GOES_ON
    }  # fmt: skip
    return [token for at, token in enumerate(tokens) if at not in points] if points else tokens


def _in_a_line(tokens: list[Token]) -> list[Token]:
    """ "1) squat 3x10 2) RDL 3x10": the numbers of a list in one line as what parts its items."""
    heads = [
        at
        for at, token in enumerate(tokens[:-1])
        if token.kind == "number" and tokens[at + 1].text == ")" and tokens[at + 1].start == token.end
    ]
    if (
        len(heads) < 2
        or heads[0]
        or [tokens[at].text for at in heads] != [str(n + 1) for n in range(len(heads))]
    ):
        return tokens
    made: list[Token] = []
    for at, token in enumerate(tokens):
        if at in heads:
            continue
        if at - 1 in heads:
            made += [token._replace(text="\n", folded="\n", kind="line")] if at > 1 else []
            continue
        made.append(token)
    return made


def _unnumbered(tokens: list[Token]) -> list[Token]:
    """Without the numbers of a list, "1. bench 80x8"."""
    heads = [
        at
        for at, token in enumerate(tokens[:-2])
        if token.kind == "number" and (at == 0 or tokens[at - 1].kind == "line")
        and tokens[at + 1].text in (".", ")") and tokens[at + 1].start == token.end and tokens[at + 2].kind == "word"
    ]  # fmt: skip
    if len(heads) < 2 or [tokens[at].text for at in heads] != [str(n) for n in range(1, len(heads) + 1)]:
        return tokens
    dropped = {place for at in heads for place in (at, at + 1)}
    return [token for at, token in enumerate(tokens) if at not in dropped]


def _inside_word(text: str, start: int, end: int) -> bool:
    """ "Pull-up", and "14-gram": a digit behind the hyphen makes it a range or a minus."""
    return start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalpha()


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """One form for singular and plural of both languages: huevos, huevo → huevo; nueces, nuez → nuec."""
    if len(word) < 4:
        return "up" if word == "ups" else word
    if word.endswith("s"):
        word = word[:-1]
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if word.endswith("y"):
        return word[:-1] + "i"
    return word[:-1] + "c" if word.endswith("z") else word


def blanked(text: str, tokens: Sequence[Token], gone: Iterable[int]) -> str:
    """A text with blanks in place of some of its tokens: all else stays where it was."""
    said = list(text)
    for at in gone:
        token = tokens[at]
        said[token.start : token.end] = " " * (token.end - token.start)
    return "".join(said)
