"""What helps to hear a person rightly: the words that they are likely to say."""

from collections.abc import Iterator

from bot.model.asking import SPENT_SAYS
from bot.understand import Tools
from graph.context import Context

MOST_CHARACTERS = 600
"""Transcribing models read the end of a hint alone, some 200 tokens of it."""
USUAL = {
    "es": "Diario de gimnasio y comida: series, repeticiones, kilos, RIR, gramos.",
    "en": "Training and food diary: sets, reps, kilos, pounds, RIR, grams.",
}

NOT_HEARD = {
    "es": "La nota queda aquí, pero ahora no la he podido escuchar. ¿Me lo escribes?",
    "en": "The note stays here, but I couldn't listen to it just now. Can you type it?",
}


def not_heard(language: str, *, spent: bool) -> str:
    """What is said of a note that was not heard: the service failed, or the month's tokens are spent."""
    return f"{NOT_HEARD[language]}\n{SPENT_SAYS[language]}" if spent else NOT_HEARD[language]


def likely_words(context: Context, tools: Tools) -> str:
    """A hint for transcribing: what is being trained, the person's own names of exercises, foods and dishes."""
    hint, seen = USUAL[context.person.language], set[str]()
    for name in _names(context, tools):
        if name in seen or len(hint) + len(name) + 2 > MOST_CHARACTERS:
            continue
        seen.add(name)
        hint += f" {name},"
    return hint.rstrip(",")


def _names(context: Context, tools: Tools) -> Iterator[str]:
    language = context.person.language
    for id_ in dict.fromkeys(one.exercise_id for one in context.sets):
        exercise = tools.catalog.exercise(id_)
        if exercise is not None:
            yield exercise.name(language)
    yield from (batch.name for batch in context.batches)
    for row in tools.read("read/own-names", user_id=context.person.id):
        yield from (one["text"] for one in row["names"])
    for row in tools.read("read/own-foods", user_id=context.person.id):
        yield row["food"]["name_es" if language == "es" else "name_en"]
