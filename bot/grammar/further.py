"""What goes on with a meal that is being told: "I'll also drink 240 g of cola", "I used 9 g of oil".

Behind a meal that was told with its grams such words tell of the same meal, though alone they tell of a plan or of
cooking. Left alone is what names another meal or another time.
"""

import re

from bot.grammar.aside_ends import is_amount
from bot.grammar.aside_words import EATS
from bot.grammar.tokens import Token

LONGEST = 9
"""So many words at most go on with a meal."""

_REST = r"(?: (?:it|this|that|my|the|up|off|down|on|in|over|with|to|everything|all|some|of))*"
_WILL = re.compile(
    r"(?:i'll|we'll|i will|we will) (?:(?:also|then|just) (?:have|eat|be having)|(?:also |then |just )?(?:be )?"
    r"(?:drink|drinking|pair|pairing|sprinkle|add|adding|top|drizzle|sip|sipping|finish|spread|enjoy))"
    + _REST
)
_DID = re.compile(
    r"i (?:also |then |just |even )?(?:used|poured|prepared|made|cooked|drank|added|sprinkled)" + _REST
)
_OTHER = (
    "breakfast lunch dinner supper snack dessert brunch tomorrow tonight later next soon yesterday afternoon evening "
    "freezer fridge meal-prep week friend friends kids"
)
_ANOTHER = frozenset(_OTHER.split())
"""Words of another meal or time, or of somebody else."""


def along(tokens: list[Token], told: bool) -> list[Token]:
    """The tokens of a measured sentence with "had" for what goes on with the meal before it; ``told``: one was told
    in an earlier sentence."""
    words = [one.folded.replace("\u2019", "'") for one in tokens]
    for at, word in enumerate(words):
        if word not in ("i'll", "we'll", "i", "we"):
            continue
        eaten = any(is_amount(one) for one in tokens[:at]) and not EATS.isdisjoint(words[:at])
        if not (told or eaten) or not _ANOTHER.isdisjoint(words[at:] if eaten else words):
            continue
        end = next((n for n in range(at + 1, min(at + LONGEST, len(tokens))) if is_amount(tokens[n])), None)
        said = " ".join(words[at:end]) if end is not None else ""
        if end is not None and (_WILL.fullmatch(said) or (told and not eaten and _DID.fullmatch(said))):
            had = tokens[at]._replace(text="had", folded="had", kind="word", end=tokens[end - 1].end)
            return [*tokens[:at], had, *along(tokens[end:], True)]
    return tokens
