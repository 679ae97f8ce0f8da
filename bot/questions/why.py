"""Questions to the whole graph in the chat: answered from what is stored, and nothing is recorded.

What stands in an answer was different, or moves together; that it was the cause is never said.
"""

from datetime import date, timedelta
from statistics import median
from typing import Any

from bot.done import Done
from bot.questions.best_nights import asks_best_nights, best_nights_reply
from bot.questions.best_sets import best_sets_reply, read_best_sets
from bot.questions.compare import compared_reply, read_compared
from bot.questions.day_reply import did_reply
from bot.questions.did_words import read_did
from bot.questions.eaten_reply import eaten_reply
from bot.questions.eaten_words import read_asked_food
from bot.questions.extreme_reply import extreme_reply
from bot.questions.extreme_words import BEYOND, read_extreme
from bot.questions.goals_so_far import goals_reply
from bot.questions.left_words import asks_left, names_macros
from bot.questions.lift_count import lift_count_reply
from bot.questions.lift_count_words import read_lift_count
from bot.questions.lift_reply import lift_reply
from bot.questions.lift_words import read_lifted
from bot.questions.looks import ask_energy
from bot.questions.muscle_reply import muscle_reply
from bot.questions.muscle_words import read_asked_muscle
from bot.questions.nutrients import nutrient_reply, read_asked_nutrient
from bot.questions.pace_reply import pace_reply
from bot.questions.pace_words import read_pace
from bot.questions.pains import pains_reply, read_asked_pain
from bot.questions.pressure import pressure_reply, read_asked_pressure
from bot.questions.sources import read_source, source_reply
from bot.questions.span_reply import span_reply
from bot.questions.span_words import read_span
from bot.questions.speed_reply import speed_reply
from bot.questions.speed_words import read_asked_speed
from bot.questions.tired import read_why_tired, why_tired_reply
from bot.questions.training_reply import training_reply
from bot.questions.training_words import read_asked_training
from bot.questions.way_reply import way_reply
from bot.questions.way_words import read_asked_way
from bot.questions.week import week_reply
from bot.questions.why_exercise import why_exercise
from bot.questions.why_say import counted, day_name, hours, say
from bot.questions.why_weight import asks_why_weight, why_weight_reply
from bot.questions.why_words import TOPICS, Wanted, read_question, unaddressed
from bot.replies import Payload, mass, text_reply
from bot.understand import Tools
from graph.clock import zone
from graph.context import Context, Person
from graph.inbox import Inbound
from graph.questions import answer
from graph.record import day_id
from graph.words import stems_of

EATEN = ("energy-kcal", "protein-g")
"""Of today these are told with what is left of their goals."""
NEGLECTED_DAYS = 13
SHOWN = 8
TOLD_RELATIONS = 3
USUAL_NIGHTS = 28
FEWEST = 3
"""Nights before, below which nothing is called usual."""


def question_turn(message: Inbound, context: Context, tools: Tools) -> Done | None:
    """Answers a question to the graph; None for any other message."""
    if message.kind != "text":
        return None
    today = message.at.astimezone(zone(context.person.timezone)).date()
    text = unaddressed(message.text or "")
    if (pace := read_pace(text)) is not None:
        said = pace_reply(pace, context.person, tools, today)
        return None if said is None else Done(reply=text_reply(said))
    if asks_why_weight(text):
        return Done(reply=text_reply(why_weight_reply(context.person, tools, today)))
    if (said := _apart(text, context.person, tools, today)) is not None:
        return Done(reply=text_reply(said))
    wanted = read_question(text, today)
    if wanted is not None:
        return Done(reply=_answered(wanted, context, tools, today))
    if (muscle := read_asked_muscle(text, today)) is not None:
        return Done(reply=text_reply(muscle_reply(muscle, context.person, tools, today)))
    did = read_did(text, today)
    if did is not None:
        days = [did.first + timedelta(days=n) for n in range((did.last - did.first).days + 1)]
        documents = [tools.day(context.person.id, day) for day in days]
        return Done(reply=did_reply(did.kind, documents, tools.catalog, context, did.meal))
    extreme = read_extreme(text, today)
    if extreme is not None and extreme.kind in BEYOND:
        return Done(reply=text_reply(extreme_reply(extreme, context.person, tools)))
    done = read_lift_count(text, today)
    if done is not None and (said := lift_count_reply(done, context, tools)) is not None:
        return Done(reply=text_reply(said))
    lifted = read_lifted(text)
    if lifted is not None and (said := lift_reply(lifted, context, tools, today)) is not None:
        return Done(reply=text_reply(said))
    if asks_left(text):
        return Done(reply=ask_energy(message, context, tools, macros=names_macros(text)))
    span = read_span(text, today)
    if span is None:
        said = _other(text, context, tools, today)
        if said is None and extreme is not None:
            said = extreme_reply(extreme, context.person, tools)
        return None if said is None else Done(reply=text_reply(said))
    if span.topic.variable in EATEN and span.first == span.last == today:
        return Done(reply=ask_energy(message, context, tools))
    return Done(reply=text_reply(span_reply(span, context.person, tools)))


def _apart(text: str, person: Person, tools: Tools, today: date) -> str | None:
    """The answer to what other questions have words of: best sets, blood pressure, sugars and salt; None for any
    other message."""
    if (sets := read_best_sets(text, today)) is not None:
        return best_sets_reply(sets, person, tools)
    if (pressure := read_asked_pressure(text, today)) is not None:
        return pressure_reply(pressure, person, tools)
    nutrient = read_asked_nutrient(text, today)
    return None if nutrient is None else nutrient_reply(nutrient, person, tools)


def _other(text: str, context: Context, tools: Tools, today: date) -> str | None:
    """The answer to a question about nights, ways, what an encoder measured, extremes or a food; None for any
    other message."""
    person = context.person
    if (training := read_asked_training(text, today)) is not None:
        return training_reply(training, person, tools, today)
    if (pain := read_asked_pain(text, today)) is not None:
        return pains_reply(pain, person, tools)
    if (compared := read_compared(text)) is not None:
        return compared_reply(compared, person, tools, today)
    if asks_best_nights(text):
        return best_nights_reply(context.person, tools, today)
    if (tired := read_why_tired(text, today)) is not None:
        return why_tired_reply(person, tools, tired)
    if (source := read_source(text, today)) is not None:
        return source_reply(source, context.person, tools)
    if (way := read_asked_way(text, today)) is not None:
        return way_reply(way, context.person, tools)
    speed = read_asked_speed(text, today)
    if speed is not None and (said := speed_reply(speed, context, tools, today)) is not None:
        return said
    food = read_asked_food(text, today)
    return None if food is None else eaten_reply(food, context, tools, today)


def _answered(wanted: Wanted, context: Context, tools: Tools, today: date) -> Payload:
    match wanted.kind:
        case "why":
            return text_reply(why_exercise(wanted, context.person, tools, today))
        case "relations":
            return text_reply(_relations(wanted, context, tools))
        case "night":
            return text_reply(_night(wanted, context, tools))
        case "week":
            return week_reply(wanted, context.person, tools)
        case "records":
            return text_reply(_records(wanted, context, tools))
        case "muscles":
            return text_reply(_muscles(context, tools, today))
        case "goals":
            return text_reply(goals_reply(context.person, tools, today))


def _records(wanted: Wanted, context: Context, tools: Tools) -> str:
    """The records of a span, the largest step first."""
    language = context.person.language
    assert wanted.on is not None and wanted.until is not None
    span = {"first": wanted.on.isoformat(), "last": wanted.until.isoformat()}
    rows = answer(tools.read, context.person, "records-broken", span).rows
    since = day_name(wanted.on, language)
    if not rows:
        return say(language, "no_records", since=since)
    lines = [say(language, "records", n=len(rows), since=since)]
    lines += [record_line(row, context.person) for row in rows[:SHOWN]]
    return "\n".join([*lines, "…"] if len(rows) > SHOWN else lines)


def record_line(row: dict[str, Any], person: Person) -> str:
    """ "Press de banca: 80 kg × 8, 1RM estimada 106,7 kg (antes 98,7 kg), lun 2 mar"."""
    language = person.language
    load, e1rm, before = (
        mass(row[figure], person.loads_in, language) for figure in ("weight_kg", "e1rm_kg", "before_kg")
    )
    day = day_name(date.fromisoformat(row["date"]), language)
    return say(
        language, "record", name=row["name"], load=load, reps=row["reps"], e1rm=e1rm, before=before, day=day
    )


def _muscles(context: Context, tools: Tools, today: date) -> str:
    """The muscles that were left out for two weeks, with what would train them."""
    language = context.person.language
    since = today - timedelta(days=NEGLECTED_DAYS)
    lately = {"first": (today - timedelta(days=89)).isoformat(), "last": today.isoformat()}
    if not answer(tools.read, context.person, "balance-of-groups", lately).rows:
        return say(language, "no_sets")
    given = {"since": since.isoformat()}
    rows = answer(tools.read, context.person, "muscles-forgotten", given, today).rows
    # Small muscles that no exercise of the usual gear trains are left out; what was once trained comes first.
    rows = [row for row in rows if row["instead"]]
    if not rows:
        return say(language, "no_forgotten", since=day_name(since, language))
    lines = [say(language, "forgotten", since=day_name(since, language))]
    for row in rows[:SHOWN]:
        key = "muscle_never" if row["last_on"] is None else "muscle"
        last = "" if row["last_on"] is None else day_name(date.fromisoformat(row["last_on"]), language)
        lines.append(say(language, key, name=row["name"], last=last, instead=row["instead"][0]))
    if len(rows) > SHOWN:
        lines.append(say(language, "more_muscles", n=len(rows) - SHOWN))
    return "\n".join(lines)


def _night(wanted: Wanted, context: Context, tools: Tools) -> str:
    """A night beside the usual of the four weeks before, and what moves with sleep."""
    assert wanted.on is not None
    language, person = context.person.language, context.person
    days = [wanted.on - timedelta(days=n) for n in range(USUAL_NIGHTS + 1)]
    rows = tools.read(
        "variables/sleep-duration", user_id=person.id, day_ids=[day_id(person.id, day) for day in days]
    )
    slept = {row["date"]: float(row["value"]) for row in rows}
    on = slept.pop(wanted.on.isoformat(), None)
    told = {"day": day_name(wanted.on, language)}
    if on is None:
        return say(language, "no_night", **told)
    told["h"] = hours(on)
    if len(slept) < FEWEST:
        return "\n".join([say(language, "night", **told), say(language, "few_nights")])
    usual = {"usual": hours(median(slept.values())), "n": counted(len(slept), "night", language)}
    return "\n".join([say(language, "night_usual", **told, **usual), _relations(wanted, context, tools)])


def _relations(wanted: Wanted, context: Context, tools: Tools) -> str:
    """What moves together with a variable, the closest first; what comes before it rather than after. Where one
    thing was asked about, only that."""
    language, topic = context.person.language, wanted.topic
    told = tools.relations(context.person.id, language)
    about = [one for one in (*told.found, *told.rejected) if topic in _starts(one, topic)]
    if wanted.other:
        about = [one for one in about if _is_of(one, wanted.other, topic, tools, language)]
    if not about:
        return say(language, "few_days")
    found = [one for one in about if one.sentence]
    found.sort(key=lambda one: (one.lag_days > 0 and not one.y.slug.startswith(topic), one.q))
    if not found:
        return say(language, "no_relations", n=len(about))
    lines = [say(language, "relations", n=len(about), found=len(found))]
    return "\n".join([*lines, *(f"• {one.sentence}" for one in found[:TOLD_RELATIONS])])


def _is_of(relation: Any, said: str, topic: str, tools: Tools, language: str) -> bool:
    """Whether the other side of a relation is what was said: a variable by its label, a food, an exercise."""
    other = relation.y if relation.x.slug.startswith(topic) else relation.x
    if said in TOPICS:
        return bool(other.slug.startswith(TOPICS[said]))
    ids = {
        match.id
        for found in (
            tools.catalog.resolve_food(said, language), tools.catalog.resolve_exercise(said, language)
        )
        for match in found.matches[:6]
    }  # fmt: skip
    return other.key in ids or set(stems_of(said)) <= set(stems_of(other.label(language)))


def _starts(relation: Any, topic: str) -> tuple[str, ...]:
    """The topic once for each side that is of it, and not for two that both are."""
    sides = [one.slug.startswith(topic) for one in (relation.x, relation.y)]
    return (topic,) if sum(sides) == 1 else ()
