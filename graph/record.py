"""Facts become rows: what each write statement of ``cypher/write`` is given, by its name.

Nothing here touches the database; ``graph/writer.py`` runs the rows in one transaction. Ids are given by
whoever made the facts, so that the same message delivered twice writes the same nodes.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from graph.aims import aimed_at
from graph.clock import utc_text
from graph.composed_foods import composed_rows
from graph.facts import (
    AnyFact,
    BatchFact,
    BatchVersionFact,
    CheckInFact,
    Fact,
    GoalFact,
    IngredientFact,
    ObservationFact,
    PortionFact,
    SessionFact,
    SetFact,
    SleepFact,
    StockFact,
    TakingFact,
)

Row = dict[str, object]
Rows = dict[str, list[Row]]
SETTLING = ("settle-batches", "settle-ingredients", "settle-by-products", "settle-portions")
"""What makes a pot show the latest of its versions that counts, and mends what was eaten of it."""


def day_id(user_id: str, day: date) -> str:
    """The id of a person's local day."""
    return f"{user_id}|{day.isoformat()}"


def merge_rows(*parts: Mapping[str, Iterable[Row]]) -> Rows:
    """The rows of several writes under their statements, in the order given."""
    merged: Rows = {}
    for part in parts:
        for name, rows in part.items():
            merged.setdefault(name, []).extend(rows)
    return merged


def metric_id(user_id: str, slug: str, own_metrics: Container[str]) -> str:
    """The id of a metric's node: its slug, for one of a person's own metrics with the person before it."""
    return f"{user_id}|{slug}" if slug in own_metrics else slug


def metric_slug(node_id: str) -> str:
    """The slug of a metric by the id of its node."""
    return node_id.rpartition("|")[2]


def rows_of(
    user_id: str,
    facts: Iterable[AnyFact],
    message_id: str | None = None,
    own_metrics: Container[str] = (),
) -> Rows:
    """The rows that store these facts of one person, tied to the message that told them if there is one.
    ``own_metrics`` are the slugs among them that only this person has."""
    rows: Rows = {}
    practices: dict[str, Row] = {}
    facts = list(facts)
    for fact in facts:
        for name, row in _own_rows(user_id, fact, own_metrics):
            rows.setdefault(name, []).append(row)
        if isinstance(fact, SetFact):
            _practise(practices, user_id, fact)
        if fact.replaces is not None:
            rows.setdefault("hide-records", []).append({"id": fact.replaces})
            rows.setdefault("link-replaced", []).append({"id": fact.id, "replaces": fact.replaces})
        if message_id is not None and not (isinstance(fact, SessionFact) and not fact.explicit):
            rows.setdefault("link-records", []).append({"message_id": message_id, "record_id": fact.id})
    if practices:
        rows["keep-practices"] = list(practices.values())
    rows |= composed_rows(food for fact in facts for food in _foods_of(fact))
    rows["keep-days"] = day_rows(user_id, {fact.day for fact in facts})
    rows["lock-people"] = [{"user_id": user_id}]
    return rows


def _foods_of(fact: AnyFact) -> Iterable[str | None]:
    """The foods that a fact names."""
    if isinstance(fact, PortionFact | StockFact):
        return (fact.food_id,)
    if isinstance(fact, BatchFact | BatchVersionFact):
        return (part.food_id for part in fact.ingredients)
    return ()


def settling(record_ids: Iterable[str]) -> Rows:
    """The rows that make pots show what counts after some records were taken out or put back: those among them
    that are versions of pots, or came out of another pot. Other records are passed over."""
    ids: list[Row] = [{"id": one} for one in record_ids]
    return dict.fromkeys(SETTLING, ids)


def day_rows(user_id: str, days: Iterable[date]) -> list[Row]:
    """Rows of ``keep-days`` for the local days of one person."""
    return [
        {"user_id": user_id, "id": day_id(user_id, day), "date": day.isoformat()} for day in sorted(set(days))
    ]


def moved(fact: AnyFact, new_id: str) -> AnyFact:
    """The same fact under another id, in the place of the old one."""
    return replace(fact, id=new_id, replaces=fact.id)


def _own_rows(user_id: str, fact: AnyFact, own_metrics: Container[str]) -> Iterable[tuple[str, Row]]:
    base: Row = {"id": fact.id, "user_id": user_id, "day_id": day_id(user_id, fact.day)}
    match fact:
        case SessionFact():
            yield "add-sessions", base | {"properties": _session(user_id, fact)}
        case SetFact():
            ends = {"session_id": fact.session_id, "exercise_id": fact.exercise_id}
            yield "add-sets", base | ends | {"properties": _set(user_id, fact)}
        case PortionFact():
            yield from _portion_rows(user_id, fact, base)
        case BatchFact() | BatchVersionFact():
            yield from _batch_rows(user_id, fact, base)
        case TakingFact():
            taking = _common(user_id, fact) | {
                "kind": fact.kind, "grams": fact.grams, "portions": fact.portions, "note": fact.note,
            }  # fmt: skip
            yield "add-takings", base | {"batch_id": fact.batch_id, "properties": taking}
        case StockFact():
            stock = _common(user_id, fact) | {"kind": fact.kind, "grams": fact.grams, "price": fact.price}
            yield "add-stock", base | {"food_id": fact.food_id, "properties": stock}
        case SleepFact():
            yield "add-sleep", base | {"properties": _sleep(user_id, fact)}
        case ObservationFact():
            about = {"metric_id": metric_id(user_id, fact.metric, own_metrics)}
            yield "add-observations", base | about | {"properties": _observation(user_id, fact)}
        case CheckInFact():
            scores = [
                {"metric_id": metric_id(user_id, slug, own_metrics), "score": score}
                for slug, score in fact.scores
            ]
            yield "add-check-ins", base | {"scores": scores, "properties": _check_in(user_id, fact)}
        case GoalFact():
            slug, _, of = fact.metric.partition(":")
            about = {"metric_id": metric_id(user_id, slug, own_metrics)}
            yield "add-goals", base | about | {"properties": _goal(user_id, fact)}
            if of:
                yield aimed_at(slug, of), {"id": fact.id, "of_id": of}


def _portion_rows(user_id: str, fact: PortionFact, base: Row) -> Iterable[tuple[str, Row]]:
    """A portion and the meal that it belongs to."""
    meal = {"id": fact.meal_id, "user_id": user_id, "day_id": base["day_id"]}
    yield "add-meals", meal | {"properties": _meal(user_id, fact)}
    portion: Row = base | {"meal_id": fact.meal_id, "properties": _portion(user_id, fact)}
    if fact.batch_id is not None:
        yield "add-batch-portions", portion | {"batch_id": fact.batch_id}
    else:
        yield "add-portions", portion | {"food_id": fact.food_id}


def _batch_rows(user_id: str, fact: BatchFact | BatchVersionFact, base: Row) -> Iterable[tuple[str, Row]]:
    """A pot, or what is known better of one; what it was at first is kept beside its versions."""
    parts = {"ingredients": ingredient_rows(fact.ingredients), "properties": _batch(user_id, fact)}
    if isinstance(fact, BatchFact):
        yield "add-batches", base | parts
        if fact.recipe_id is not None:
            yield "link-recipes", base | {"recipe_id": fact.recipe_id}
        return
    about = base | {"batch_id": fact.batch_id}
    yield "keep-originals", {"id": f"{fact.batch_id}.original", **_without_id(about)}
    yield "add-batch-versions", about | parts
    for name in SETTLING:
        yield name, {"id": fact.id}


def _common(user_id: str, fact: Fact) -> Row:
    return {
        "day_id": day_id(user_id, fact.day),
        "told_at": utc_text(fact.told_at),
        "at": None if fact.at is None else utc_text(fact.at),
        "arrived": fact.arrived,
        "place": fact.place,
    }


def _session(user_id: str, fact: SessionFact) -> Row:
    return _common(user_id, fact) | {
        "kind": fact.kind,
        "explicit": fact.explicit,
        "ended_at": None if fact.ended_at is None else utc_text(fact.ended_at),
        "title": fact.title,
        "distance_km": fact.distance_km,
        "duration_min": fact.duration_min,
        "avg_heart_rate_bpm": fact.avg_heart_rate_bpm,
        "elevation_gain_m": fact.elevation_gain_m,
    }


def _set(user_id: str, fact: SetFact) -> Row:
    return _common(user_id, fact) | {
        "session_id": fact.session_id,
        "exercise_id": fact.exercise_id,
        "reps": fact.reps,
        "weight_kg": fact.weight_kg,
        "entered_value": None if fact.entered is None else fact.entered.value,
        "entered_unit": None if fact.entered is None else fact.entered.unit,
        "rir": fact.rir,
        "side": fact.side,
        "type": fact.type,
        "duration_s": fact.duration_s,
        "distance_m": fact.distance_m,
        "notes": fact.notes,
    }


def _meal(user_id: str, fact: PortionFact) -> Row:
    return _common(user_id, fact) | {"category": fact.category}


def _portion(user_id: str, fact: PortionFact) -> Row:
    return _common(user_id, fact) | {
        "grams": fact.grams,
        "grams_source": fact.grams_source,
        "grams_spread": fact.grams_spread,
        "portions": fact.portions,
        "share": fact.share,
    }


def ingredient_rows(ingredients: Sequence[IngredientFact]) -> list[Row]:
    """The foods that went in, each with its grams and its place."""
    return [
        {"food_id": part.food_id, "grams": part.grams, "grams_source": part.grams_source, "place": place}
        for place, part in enumerate(ingredients)
        if part.food_id is not None
    ]


def unknown_properties(ingredients: Sequence[IngredientFact]) -> Row:
    """An ingredient that no catalog has stays on the pot or the recipe itself, by its words and grams."""
    unknown = [(place, part) for place, part in enumerate(ingredients) if part.food_id is None]
    return {
        "unknown_texts": [part.text for _, part in unknown],
        "unknown_grams": [-1.0 if part.grams is None else part.grams for _, part in unknown],
        "unknown_places": [place for place, _ in unknown],
    }


def _batch(user_id: str, fact: BatchFact | BatchVersionFact) -> Row:
    return (
        _common(user_id, fact)
        | {
            "name": fact.name,
            "yield_g": fact.yield_g,
            "yield_source": fact.yield_source,
            "portions": fact.portions,
        }
        | unknown_properties(fact.ingredients)
    )


def _without_id(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "id"}


def _sleep(user_id: str, fact: SleepFact) -> Row:
    return _common(user_id, fact) | {
        "kind": fact.kind,
        "started_at": None if fact.started_at is None else utc_text(fact.started_at),
        "ended_at": None if fact.ended_at is None else utc_text(fact.ended_at),
        "duration_min": fact.duration_min,
        "awakenings": fact.awakenings,
        "metadata": fact.metadata,
    }


def _observation(user_id: str, fact: ObservationFact) -> Row:
    return _common(user_id, fact) | {
        "metric": fact.metric,
        "value": fact.value,
        "unit": fact.unit,
        "entered_value": fact.entered.value,
        "entered_unit": fact.entered.unit,
    }


def _check_in(user_id: str, fact: CheckInFact) -> Row:
    return _common(user_id, fact) | {
        "moment": fact.moment,
        "scale_low": fact.scale[0],
        "scale_high": fact.scale[1],
        "note": fact.note,
    }


def _goal(user_id: str, fact: GoalFact) -> Row:
    return _common(user_id, fact) | {
        "kind": fact.kind,
        "metric": fact.metric,
        "target": fact.target,
        "change": fact.change,
        "unit": fact.unit,
        "due_on": None if fact.due_on is None else fact.due_on.isoformat(),
        "status": "active",
    }


def _practise(practices: dict[str, Row], user_id: str, fact: SetFact) -> None:
    key = f"{user_id}|{fact.exercise_id}"
    row = practices.setdefault(
        key,
        {"id": key, "user_id": user_id, "exercise_id": fact.exercise_id, "date": "", "set_ids": []},
    )
    row["date"] = max(str(row["date"]), fact.day.isoformat())
    ids = row["set_ids"]
    assert isinstance(ids, list)
    ids.append(fact.id)
