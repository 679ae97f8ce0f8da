"""Words that only tell how something went: ``words/describing.tsv``."""

from functools import lru_cache
from importlib.resources import files

from bot.grammar.lexicon import expand
from bot.grammar.tokens import fold


@lru_cache(maxsize=1)
def describing() -> frozenset[str]:
    """Single words of both languages, folded, that say how hard, how good or how fast it was, and change nothing of
    what was done: "smooth", "raspadas"."""
    text = (files("bot.grammar") / "words" / "describing.tsv").read_text("utf-8")
    rows = [line.split("\t")[1] for line in text.splitlines() if line and not line.startswith("#")]
    phrases = [phrase for row in rows for template in row.split(";") for phrase in expand(template.strip())]
    return frozenset(fold(word) for phrase in phrases for word in phrase.split() if " " not in phrase)
