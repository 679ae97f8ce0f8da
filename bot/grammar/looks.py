"""Questions that the graph answers and words that change how we talk: readings of a whole message."""

from bot.entries import AskEnergyEntry, AskLastEntry, EndEntry, Entry, QuietEntry, Reading, WipeEntry
from bot.grammar.chart import Span
from bot.grammar.clauses import Message

SOFT = frozenset(
    ("comma", "stop", "mark", "open_question", "question", "filler", "glue", "yes", "greeting", "tag", "line", "is",
     "thanks", "at", "con", "edit_to", "that_word", "colon")
)  # fmt: skip
NAMED = frozenset(("exercise", "facet", "lift"))


def read(message: Message, spans: list[Span]) -> Reading | None:
    """The question or the command that a whole message is, None when it is none."""
    rest = [s for s in spans if s.kind not in SOFT]
    kinds = {s.kind for s in rest}
    start, end = message.offsets(0, len(message.tokens))
    made: Entry | None = None
    intent = "question"
    if kinds == {"quiet_word"}:
        made, intent = QuietEntry(quiet=rest[0].value != 0.0, start=start, end=end), "mode"
    elif kinds <= {"wipe_word", "time"} and "wipe_word" in kinds:
        made, intent = WipeEntry(start=start, end=end), "wipe"
    elif kinds == {"end_word"} and message.context.last_set:
        made, intent = EndEntry(start=start, end=end), "end"
    elif "ask_energy" in kinds and kinds <= {"ask_energy", "time", "last_time", "qword"}:
        made = AskEnergyEntry(start=start, end=end)
    elif "ask_last" in kinds and kinds <= {"ask_last", "last_time", "time", "qword", *NAMED}:
        names = [s for s in rest if s.kind in NAMED]
        if any(s.kind in ("exercise", "lift") for s in names):
            made = AskLastEntry(exercise=message.name(names[0].start, names[-1].end), start=start, end=end)
    return None if made is None else Reading((made,), (), intent)
