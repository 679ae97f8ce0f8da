"""What is said in answers to questions, in both languages. Figures and differences, never a cause."""

# ruff: noqa: E501 - a phrase is one line, however long

from datetime import date

_DAYS = {
    "es": ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
    "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
}
_MONTHS = {
    "es": ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
SAY = {
    "es": {
        "no_sets": "Todavía no hay series de los últimos meses con las que comparar.",
        "no_such_day": "No hay ninguna serie de «{name}» el {day}.",
        "no_session_on": "El {day} no hay series de ejercicios con peso.",
        "not_known": "No encuentro ningún «{name}» entre lo que has entrenado.",
        "head": "{name}, {day}: 1RM estimada {kg}; lo habitual, {usual} ({change}, {n} días).",
        "head_alone": "{name}, {day}: {sets}, 1RM estimada {kg}.",
        "head_plain": "{name}, {day}: {sets}, sin peso con el que estimar una 1RM.",
        "not_worse": "No fue peor que de costumbre.",
        "faster_or_slower": "Con {kg} la repetición más rápida fue a {v} m/s{warm}; lo habitual, {usual}.",
        "in_warmup": " en el calentamiento",
        "sleep": "Habías dormido {h}; lo habitual antes de ese ejercicio, {usual}.",
        "awakenings": "Despertares: {n}; lo habitual, {usual}.",
        "food": "Habías comido {h} antes; lo habitual, {usual}.",
        "kcal": "Desde el día anterior llevabas {kcal} kcal; lo habitual, {usual}.",
        "sessions": "Era la sesión número {n} de los mismos músculos en cinco días; lo habitual, {usual}.",
        "rir": "Dejaste {rir} en reserva; lo habitual, {usual}.",
        "pots": "Habías comido de: {pots}.",
        "like_always": "Lo demás estaba como siempre: {what}.",
        "all_like_always": "De lo que sé de ese día no había nada distinto: {what}.",
        "nothing_else": "De los alrededores de ese día no sé nada: ni sueño, ni comidas.",
        "few_others": "Para comparar hacen falta al menos tres días del mismo ejercicio en las seis semanas anteriores, y hay {n}. Lo que sé de ese día:",
        "no_cause": "Es lo que fue distinto; que sea la causa no lo puedo saber.",
        "sleep_word": "sueño {h}",
        "food_word": "{h} desde la última comida",
        "kcal_word": "{kcal} kcal desde el día anterior",
        "sessions_word": "sesión número {n} de esos músculos en cinco días",
        "rir_word": "RIR {rir}",
        "awakenings_word": "despertares: {n}",
        "no_records": "Ningún récord desde el {since}: ninguna 1RM estimada por encima de las anteriores.",
        "records": "Récords desde el {since}: {n}",
        "record": "• {name}: {load} × {reps}, 1RM estimada {e1rm} (antes {before}), {day}",
        "forgotten": "Sin trabajo desde el {since}:",
        "no_forgotten": "Desde el {since} has trabajado todos los músculos que el material habitual entrena.",
        "muscle": "• {name}, desde el {last}. Por ejemplo: {instead}",
        "muscle_never": "• {name}, todavía nunca. Por ejemplo: {instead}",
        "more_muscles": "… y {n} más.",
        "few_days": "Aún hay pocos días: hacen falta unos 20 con eso y con otra cosa.",
        "no_relations": "He comparado {n} parejas y ninguna se mueve con eso más de lo que haría el azar.",
        "relations": "De {n} parejas comparadas, {found} se mueven juntas:",
        "night": "Noche del {day}: {h}.",
        "night_usual": "Noche del {day}: {h}; lo habitual, {usual} ({n}).",
        "no_night": "Del {day} no hay ninguna noche.",
        "few_nights": "Aún hay pocas noches con las que compararla.",
        "week": "Semana del {first} al {last}",
        "month": "Del {first} al {last}",
        "week_empty": "Del {first} al {last} no hay nada.",
        "week_training": "Entreno: {days}, {sets}, {volume}{before}",
        "week_outings": "Entreno: {days}",
        "week_muscles": "Series por músculo: {muscles}",
        "week_food": "Comida: {kcal} kcal y {protein} g de proteína al día ({n}){before}",
        "week_sleep": "Sueño: {h} por noche ({n}){before}",
        "week_weight": "Peso: {first} → {last}",
        "week_weight_one": "Peso: {last}",
        "week_records": "Récords: {names}",
        "before": "; antes, {value}",
        "chart_energy": "kcal al día",
        "chart_sleep": "horas de sueño",
        "chart_sets": "series por músculo",
    },
    "en": {
        "no_sets": "There are no sets of the last months yet to compare with.",
        "no_such_day": "There is no set of “{name}” on {day}.",
        "no_session_on": "On {day} there are no sets with a load.",
        "not_known": "I find no “{name}” among what you have trained.",
        "head": "{name}, {day}: estimated 1RM {kg}; usually {usual} ({change}, {n} days).",
        "head_alone": "{name}, {day}: {sets}, estimated 1RM {kg}.",
        "head_plain": "{name}, {day}: {sets}, without a load to estimate a 1RM from.",
        "not_worse": "It was no worse than usual.",
        "faster_or_slower": "At {kg} the fastest rep was {v} m/s{warm}; usually {usual}.",
        "in_warmup": " in the warm-up",
        "sleep": "You had slept {h}; usually before that exercise {usual}.",
        "awakenings": "Awakenings: {n}; usually {usual}.",
        "food": "You had last eaten {h} before; usually {usual}.",
        "kcal": "Since the day before you had eaten {kcal} kcal; usually {usual}.",
        "sessions": "It was session number {n} of the same muscles in five days; usually {usual}.",
        "rir": "You left {rir} in reserve; usually {usual}.",
        "pots": "You had eaten from: {pots}.",
        "like_always": "The rest was as always: {what}.",
        "all_like_always": "Nothing that I know of was different: {what}.",
        "nothing_else": "I know of no sleep, meals or anything else around that day.",
        "few_others": "Comparing takes at least three days of the same exercise in the six weeks before, and so far I have {n}. What I know of that day:",
        "no_cause": "That is what was different; whether it was the cause I can't know.",
        "sleep_word": "sleep {h}",
        "food_word": "{h} since the last meal",
        "kcal_word": "{kcal} kcal since the day before",
        "sessions_word": "session number {n} of those muscles in five days",
        "rir_word": "RIR {rir}",
        "awakenings_word": "awakenings: {n}",
        "no_records": "No record since {since}: no estimated 1RM above the earlier ones.",
        "records": "Records since {since}: {n}",
        "record": "• {name}: {load} × {reps}, estimated 1RM {e1rm} (before {before}), {day}",
        "forgotten": "Without work since {since}:",
        "no_forgotten": "Since {since} you have worked every muscle that the usual gear trains.",
        "muscle": "• {name}, since {last}. For example: {instead}",
        "muscle_never": "• {name}, never so far. For example: {instead}",
        "more_muscles": "… and {n} more.",
        "few_days": "There are too few days yet: it takes about 20 that have this and something else.",
        "no_relations": "I compared {n} pairs, and none moves with this more than chance would have it.",
        "relations": "Of {n} pairs compared, {found} move together:",
        "night": "Night of {day}: {h}.",
        "night_usual": "Night of {day}: {h}; usually {usual} ({n}).",
        "no_night": "There is no night of {day}.",
        "few_nights": "There are too few nights yet to compare it with.",
        "week": "Week from {first} to {last}",
        "month": "From {first} to {last}",
        "week_empty": "From {first} to {last} there is nothing.",
        "week_training": "Training: {days}, {sets}, {volume}{before}",
        "week_outings": "Training: {days}",
        "week_muscles": "Sets by muscle: {muscles}",
        "week_food": "Food: {kcal} kcal and {protein} g protein a day ({n}){before}",
        "week_sleep": "Sleep: {h} a night ({n}){before}",
        "week_weight": "Weight: {first} → {last}",
        "week_weight_one": "Weight: {last}",
        "week_records": "Records: {names}",
        "before": "; before, {value}",
        "chart_energy": "kcal a day",
        "chart_sleep": "hours of sleep",
        "chart_sets": "sets by muscle",
    },
}

_ONE_AND_MORE = {
    "es": {
        "day": ("día", "días"),
        "set": ("serie", "series"),
        "night": ("noche", "noches"),
        "time": ("vez", "veces"),
    },
    "en": {
        "day": ("day", "days"),
        "set": ("set", "sets"),
        "night": ("night", "nights"),
        "time": ("time", "times"),
    },
}


def say(language: str, key: str, **values: object) -> str:
    """A sentence in a language, its gaps filled."""
    return SAY[language][key].format(**values)


def day_name(day: date, language: str) -> str:
    """ "mar 3 mar", "Tue 3 Mar"."""
    return f"{_DAYS[language][day.weekday()]} {day.day} {_MONTHS[language][day.month - 1]}"


def month_name(day: date, language: str) -> str:
    """ "nov 2026", "Nov 2026"."""
    return f"{_MONTHS[language][day.month - 1]} {day.year}"


def days_name(first: date, last: date, language: str) -> str:
    """ "mar 3 mar", "lun 2 mar – mar 3 mar"."""
    if first == last:
        return day_name(first, language)
    return f"{day_name(first, language)} – {day_name(last, language)}"


def counted(n: int, thing: str, language: str) -> str:
    """ "1 día", "3 days"."""
    return f"{n} {_ONE_AND_MORE[language][thing][n != 1]}"


def hours(minutes: float) -> str:
    """Minutes as "7 h 05"."""
    whole = round(minutes)
    return f"{whole // 60} h {whole % 60:02d}"
