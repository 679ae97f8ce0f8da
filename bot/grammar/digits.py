"""Number words written in digits."""

from bot.grammar import lexicon
from bot.grammar.numbers import of_words
from bot.grammar.tokens import tokenize


def in_digits(text: str) -> str:
    """The text with its number words in digits: "cuarenta y cinco kilos" → "45 kilos"."""
    tokens = tokenize(text)
    found = sorted(of_words(tokens, lexicon.seeds(tokens, "es")), key=lambda s: (s.start, -s.end))
    done, at = "", 0
    for span in found:
        start, end = tokens[span.start].start, tokens[span.end - 1].end
        if start >= at:
            done += f"{text[at:start]}{span.value:g}"
            at = end
    return done + text[at:]
