"""A day in a few lines, from its document."""

from typing import Any

from bot.phrases import phrase
from bot.replies import Payload, load_words, minutes, number, on_own_weight, sets_done, short, text_reply
from graph.context import Person
from graph.metrics import METRICS
from graph.names import Catalog

Document = dict[str, Any]


def day_reply(document: Document, catalog: Catalog, person: Person) -> Payload:
    """A day in at most ten lines."""
    language = person.language
    head = document["date"]
    totals = document["totals"]
    lines: list[str] = []
    for night in document["sleep"]:
        length = f"{int(night['duration_min'] // 60)} h {int(night['duration_min'] % 60):02d}"
        lines.append(phrase(language, "nap" if night["kind"] == "nap" else "sleep", length=length))
    for meal in document["meals"]:
        key = "other_meal" if meal["category"] == "other" else meal["category"]
        names = ", ".join(_item_name(item, document, catalog, language) for item in meal["items"])
        lines.append(short(f"{phrase(language, key)}: {names}", 120))
    for session in document["sessions"]:
        lines.append(_session_line(session, catalog, person))
    for one in document["observations"]:
        metric = METRICS.get(one["metric"])
        value, unit = one["entered"]["value"], one["entered"]["unit"]
        label = metric.label(language) if metric else one["metric"]
        lines.append(f"{label}: {number(value, language)}" + ("" if unit == "count" else f" {unit}"))
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


def _item_name(item: Document, document: Document, catalog: Catalog, language: str) -> str:
    if item["food"] is None:
        pots = [batch["name"] for batch in document["batches"] if batch["id"] == item["batch_id"]]
        return f"{pots[0] if pots else '…'} {number(item['grams'], language)} g"
    food = catalog.foods.get(item["food"]["id"])
    return f"{food.name(language) if food else item['food']['name']} {number(item['grams'], language)} g"


def _session_line(session: Document, catalog: Catalog, person: Person) -> str:
    language = person.language
    kind = phrase(language, "other_session" if session["kind"] == "other" else session["kind"])
    if session["sets"]:
        groups: dict[str, list[Document]] = {}
        for one in session["sets"]:
            groups.setdefault(one["exercise"]["id"], []).append(one)
        best = [_best(sets, catalog, language) for sets in groups.values()]
        done = sets_done(((one["weight_kg"], one["reps"]) for one in session["sets"]), person)
        return short(f"{kind}: {', '.join(best)} · {done}", 160)
    parts = [kind]
    if session["distance_km"] is not None:
        parts.append(f"{number(session['distance_km'], language)} km")
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
