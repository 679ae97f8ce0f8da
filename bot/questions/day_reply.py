"""A day in a few lines, from its document."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.phrases import phrase
from bot.questions.looks import told as told_sets
from bot.questions.why_say import counted, day_name
from bot.replies import (
    Payload,
    amount_told,
    capital,
    grams_words,
    load_words,
    minutes,
    number,
    on_own_weight,
    sets_done,
    short,
    text_reply,
    way_told,
)
from graph.context import Context, Person
from graph.days import totals
from graph.metrics import METRICS
from graph.names import Catalog

Document = dict[str, Any]
USUAL_SHOWN = 6
DAY_LINE = 240
"""Letters of a day among several."""


def day_reply(document: Document, catalog: Catalog, context: Context) -> Payload:
    """A day in at most ten lines."""
    person = context.person
    language = person.language
    head = day_name(date.fromisoformat(document["date"]), language)
    totals = document["totals"]
    lines: list[str] = []
    for night in document["sleep"]:
        length = f"{int(night['duration_min'] // 60)} h {int(night['duration_min'] % 60):02d}"
        lines.append(phrase(language, "nap" if night["kind"] == "nap" else "sleep", length=length))
    for meal in document["meals"]:
        names = ", ".join(_item_name(item, context, catalog) for item in meal["items"])
        lines.append(short(f"{_meal(meal, language)}: {names}", 200))
    for session in document["sessions"]:
        lines.append(_session_line(session, catalog, person))
    for one in document["observations"]:
        metric = METRICS.get(one["metric"])
        label = metric.label(language) if metric else one["metric"]
        lines.append(f"{label}: {amount_told(one['entered']['value'], one['entered']['unit'], language)}")
    for one in document["check_ins"]:
        scores = (
            f"{METRICS[k].label(language) if k in METRICS else k} {number(v, language)}"
            for k, v in one["scores"].items()
        )
        lines.append(" · ".join(scores))
    lines += [batch["name"] for batch in document["batches"]]
    if not lines:
        return text_reply(phrase(language, "day_empty", day=head))
    if len(lines) > 8:
        lines = [*lines[:7], "…"]
    if document["meals"]:
        lines.append(
            phrase(
                language,
                "total",
                kcal=number(round(totals["energy_kcal"]), language),
                protein=number(round(totals["protein_g"]), language),
            )
        )
    return text_reply("\n".join([head, *lines]))


def did_reply(
    kind: str, documents: Sequence[Document], catalog: Catalog, context: Context, meal: str = ""
) -> Payload:
    """What was eaten (``meals``; only one ``meal`` of them) or trained (``sessions``) on some days, whole of one day,
    a line each of several; what a meal ``usual``ly is."""
    language = context.person.language
    if kind == "usual":
        return text_reply(_usual(documents, catalog, context, meal))
    if meal:
        own = [_only(one, meal) for one in documents]
        if any(one["meals"] for one in own):
            documents = own
    told = [one for one in documents if one[kind]]
    if not told:
        first, last = (day_name(date.fromisoformat(documents[n]["date"]), language) for n in (0, -1))
        return text_reply(phrase(language, "day_empty", day=first if first == last else f"{first} – {last}"))
    lines = []
    for document in told:
        day = day_name(date.fromisoformat(document["date"]), language)
        parts = (
            _eaten(document, catalog, context)
            if kind == "meals"
            else _trained(document, catalog, context.person)
        )
        if len(documents) == 1:
            lines = [day, *parts]
        else:
            lines.append(short(f"{day}: {'; '.join(parts)}", DAY_LINE))
    if kind == "meals":
        lines += _sums([one["totals"] for one in told], language)
    return text_reply(short("\n".join(lines), 4000))


def _only(document: Document, meal: str) -> Document:
    """A day with the meals of one category alone, and the sums of these."""
    own = document | {"meals": [one for one in document["meals"] if one["category"] == meal]}
    return own | {"totals": totals(own)}


def _usual(documents: Sequence[Document], catalog: Catalog, context: Context, meal: str) -> str:
    """The foods of a meal by the days they were eaten on, the most frequent first."""
    language = context.person.language
    days = [_only(one, meal)["meals"] if meal else one["meals"] for one in documents]
    days = [one for one in days if one]
    name = capital(phrase(language, meal)) if meal else capital(phrase(language, "other_meal"))
    if not days:
        return phrase(language, "usual_none", meal=name)
    names: Counter[str] = Counter()
    for meals in days:
        eaten = (_food_name(item, context, catalog) for one in meals for item in one["items"])
        names.update(list(dict.fromkeys(eaten)))
    shown = ", ".join(f"{food} ({n})" for food, n in names.most_common(USUAL_SHOWN))
    return phrase(language, "usual", meal=name, days=counted(len(days), "day", language), foods=shown)


def _eaten(document: Document, catalog: Catalog, context: Context) -> list[str]:
    """The meals of a day, a line each."""
    lines = []
    for meal in document["meals"]:
        names = ", ".join(_item_name(one, context, catalog) for one in meal["items"])
        lines.append(f"{_meal(meal, context.person.language)}: {names}")
    return lines


def _trained(document: Document, catalog: Catalog, person: Person) -> list[str]:
    """The sessions of a day, an exercise with all its sets a line."""
    lines = []
    for session in document["sessions"]:
        groups: dict[str, list[Document]] = {}
        for one in session["sets"]:
            groups.setdefault(one["exercise"]["id"], []).append(one)
        if not groups:
            lines.append(_session_line(session, catalog, person))
        for exercise_id, sets in groups.items():
            node = catalog.exercise(exercise_id)
            name = node.name(person.language) if node else sets[0]["exercise"]["name"]
            rows = [one | as_entered(one) for one in sets]
            lines.append(f"{name}: {told_sets(rows, exercise_id, catalog, person.language)}")
    return lines


def as_entered(one: Document) -> Document:
    """The load of a set of a day's document as the person told it."""
    entered = one["entered"] or {}
    return {"entered_value": entered.get("value"), "entered_unit": entered.get("unit")}


def _sums(totals: Sequence[Document], language: str) -> list[str]:
    """The energy and protein of a day, or their mean over several."""
    kcal, protein = (
        number(round(sum(one[key] for one in totals) / len(totals)), language)
        for key in ("energy_kcal", "protein_g")
    )
    key = "total" if len(totals) == 1 else "total_mean"
    return [phrase(language, key, kcal=kcal, protein=protein)]


def _meal(meal: Document, language: str) -> str:
    return phrase(language, "other_meal" if meal["category"] == "other" else meal["category"])


def _item_name(item: Document, context: Context, catalog: Catalog) -> str:
    return f"{_food_name(item, context, catalog)} {grams_words(item['grams'], context.person.language)}"


def _food_name(item: Document, context: Context, catalog: Catalog) -> str:
    language = context.person.language
    if item["food"] is None:
        pots = [batch.name for batch in context.batches if batch.id == item["batch_id"]]
        return pots[0] if pots else phrase(language, "of_pot")
    food = catalog.foods.get(item["food"]["id"])
    return food.name(language) if food else str(item["food"]["name"])


def _session_line(session: Document, catalog: Catalog, person: Person) -> str:
    language = person.language
    kind = phrase(language, "other_session" if session["kind"] == "other" else session["kind"])
    if session["sets"]:
        groups: dict[str, list[Document]] = {}
        for one in session["sets"]:
            groups.setdefault(one["exercise"]["id"], []).append(one)
        best = [_best(sets, catalog, language) for sets in groups.values()]
        done = sets_done(((one["weight_kg"], one["reps"]) for one in session["sets"]), person)
        return f"{short(kind + ': ' + ', '.join(best), 160)} · {done}"
    parts = [capital(session.get("title") or kind)]
    if session["distance_km"] is not None:
        parts.append(way_told(session["distance_km"], person))
    if session["duration_min"] is not None:
        parts.append(minutes(session["duration_min"]))
    return " · ".join(parts)


def _best(sets: list[Document], catalog: Catalog, language: str) -> str:
    """An exercise with its heaviest set: "Squat 80 × 8"."""
    exercise = sets[0]["exercise"]
    node = catalog.exercise(exercise["id"])
    name = node.name(language) if node else exercise["name"]
    counted = [one for one in sets if one["reps"] is not None]
    if not counted:
        return str(name)
    best = max(counted, key=lambda one: (one["weight_kg"] or 0.0, one["reps"]))
    entered = best["entered"]
    if entered is None:
        return f"{name} × {best['reps']}"
    own = on_own_weight(catalog, exercise["id"])
    return f"{name} {load_words(entered['value'], entered['unit'], own, language)} × {best['reps']}"
