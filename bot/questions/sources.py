"""Which foods energy, protein or fibre came from: "¿de dónde saco la proteína?", "why is my protein so low?"."""

# ruff: noqa: E501 - a pattern is one line, however long

from dataclasses import dataclass
from datetime import date, timedelta

from bot.questions.span_words import days_in
from bot.questions.why_say import counted, days_name
from bot.questions.why_words import words_of
from bot.replies import number
from bot.understand import Tools
from graph.context import Person
from graph.questions import answer
from graph.record import day_id
from graph.words import bare

LATELY_DAYS, TOLD = 7, 5
_COLUMN = {
    "protein": ("protein_g", "protein-g", "g"),
    "energy": ("energy_kcal", "energy-kcal", "kcal"),
    "fibre": ("fiber_g", "fiber-g", "g"),
}
"""The column of the foods, the variable of the days, the unit."""
_NAMED = {
    "protein": words_of("proteina proteinas protein"),
    "energy": words_of("kcal kcals calorias calories energia energy"),
    "fibre": words_of("fibra fiber fibre"),
}
_WHY, _TOO = (
    words_of("porque why xq pq"),
    words_of("low high poca pocas tanta tantas baja alta bajas altas much little"),
)
_WHERE, _MOST = words_of("donde where"), words_of("mas most mucha")
_WHICH, _GIVES = (
    words_of("que what which"),
    words_of("da dan dio aporta aportan tiene tienen has have give gives gave"),
)
_SMALL = words_of(
    "por que es esta tengo como llevo tan muy mi mis la las lo los de saco saque viene vienen me sale alimento alimentos comida"
    " comidas cosa cosas en is was are were my intake so always too do does did i get all the of come comes coming from food"
    " foods meal meals thing things that eat ate y and"
)
_LABEL = {
    "protein_g": {"es": "Proteína", "en": "Protein"}, "energy_kcal": {"es": "Energía", "en": "Energy"},
    "fiber_g": {"es": "Fibra", "en": "Fibre"},
}  # fmt: skip
SAY = {
    "es": {
        "none": "{label}, {when}: no hay nada comido.",
        "head": "{label}, {when}: {mean} {unit} al día ({days}). De dónde vino más:",
        "line": "• {food}: {amount} {unit} en {days}",
    },
    "en": {
        "none": "{label}, {when}: nothing eaten.",
        "head": "{label}, {when}: {mean} {unit} a day ({days}). Where most of it came from:",
        "line": "• {food}: {amount} {unit} on {days}",
    },
}


@dataclass(frozen=True, slots=True)
class AskedSource:
    """Of what, between which days."""

    of: str
    first: date
    last: date


def read_source(text: str, today: date) -> AskedSource | None:
    """The question that a whole message is; None for any other message."""
    folded = bare(text).replace("por que", "porque")
    rest, first, last = days_in(folded, today)
    words = set(rest.split())
    named = [of for of, known in _NAMED.items() if words & known]
    asks = (
        (words & _WHY and words & _TOO)
        or words & _WHERE
        or (words & _WHICH and words & _GIVES and words & _MOST)
    )
    known = _WHY | _TOO | _WHERE | _MOST | _WHICH | _GIVES | _SMALL
    if len(named) != 1 or not asks or not words <= known | _NAMED[named[0]]:
        return None
    return AskedSource(named[0], first or today - timedelta(days=LATELY_DAYS - 1), last)


def source_reply(asked: AskedSource, person: Person, tools: Tools) -> str:
    """The mean of a day, and the foods that most of it came from; pots by what went into them."""
    column, variable, unit = _COLUMN[asked.of]
    say, language = SAY[person.language], person.language
    told = {
        "label": _LABEL[column][language],
        "when": days_name(asked.first, asked.last, language),
        "unit": unit,
    }
    days = [asked.first + timedelta(days=n) for n in range((asked.last - asked.first).days + 1)]
    eaten = tools.read(
        f"variables/{variable}", user_id=person.id, day_ids=[day_id(person.id, day) for day in days]
    )
    if not eaten:
        return say["none"].format(**told)
    mean = sum(row["value"] for row in eaten) / len(eaten)
    lines = [
        say["head"].format(
            **told, mean=number(round(mean), language), days=counted(len(eaten), "day", language)
        )
    ]
    span = {"first": asked.first.isoformat(), "last": asked.last.isoformat()}
    rows = answer(tools.read, person, "energy-by-food", span).rows
    rows = sorted((row for row in rows if round(row[column] or 0)), key=lambda row: -row[column])
    for row in rows[:TOLD]:
        amount, on = number(round(row[column]), language), counted(row["days"], "day", language)
        lines.append(say["line"].format(food=row["name"], amount=amount, unit=unit, days=on))
    return "\n".join(lines)
