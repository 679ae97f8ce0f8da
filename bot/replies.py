"""The reply, written from what was stored.

A reply that needs no answer has at most one button and no question mark; one that needs an answer asks one
thing, with choices where there are some. Payloads are Meta's message objects without the receiver.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from bot.phrases import phrase
from bot.resolver import Ask, Resolved
from graph.aims import aim_name
from graph.clock import zone
from graph.context import Context
from graph.facts import (
    AnyFact,
    BatchFact,
    CheckInFact,
    GoalFact,
    ObservationFact,
    PortionFact,
    SessionFact,
    SetFact,
    SleepFact,
)
from graph.metrics import METRICS
from graph.names import Catalog
from graph.nutrition import food_nutrients

Payload = dict[str, Any]

AIMS = ("energy_intake", "protein_intake", "training_days")
YES_NO = ("yes", "no")
"""The choices under a question whether a figure is right, in this order."""
BUTTON_TITLE, ROW_TITLE, ROWS, BODY = 20, 24, 10, 1024


def text_reply(body: str) -> Payload:
    return {"type": "text", "text": {"body": body[:4096], "preview_url": False}}


def reaction_reply(message_id: str) -> Payload:
    """A mark on the person's own message, for those who want no words."""
    return {"type": "reaction", "reaction": {"message_id": message_id, "emoji": "✅"}}


def button_reply(body: str, *buttons: tuple[str, str]) -> Payload:
    """A text with up to three buttons (id, title)."""
    if not buttons:
        return text_reply(body)
    replies = [
        {"type": "reply", "reply": {"id": id_, "title": short(title, BUTTON_TITLE)}} for id_, title in buttons
    ]
    return {
        "type": "interactive",
        "interactive": {
            "type": "button",
            "body": {"text": short(body, BODY)},
            "action": {"buttons": replies[:3]},
        },
    }


def list_reply(body: str, button: str, rows: Iterable[tuple[str, str]]) -> Payload:
    """A text with up to ten rows (id, title) to choose from; a long title goes on in the description."""
    cells = []
    for id_, title in list(rows)[:ROWS]:
        cell = {"id": id_, "title": short(title, ROW_TITLE)}
        cells.append(cell | ({"description": short(title, 72)} if len(title) > ROW_TITLE else {}))
    return {
        "type": "interactive",
        "interactive": {
            "type": "list",
            "body": {"text": short(body, BODY)},
            "action": {"button": short(button, BUTTON_TITLE), "sections": [{"rows": cells}]},
        },
    }


def choices(body: str, language: str, rows: Sequence[tuple[str, str]]) -> Payload:
    """Two or three short choices as buttons, more as a list, none as text."""
    if not rows:
        return text_reply(body)
    if 2 <= len(rows) <= 3 and all(len(title) <= BUTTON_TITLE for _, title in rows):
        return button_reply(body, *rows)
    return list_reply(body, phrase(language, "choose"), rows)


def short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def number(value: float, language: str) -> str:
    """A figure without needless decimals, with the language's decimal sign."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if language == "es" else text


def asked(ask: Ask, question_id: str, language: str) -> tuple[str, list[tuple[str, str]]]:
    """A question and its choices (id, title)."""
    body = phrase(language, ask.kind, quote=ask.quote)
    if ask.yes_or_no:
        return body, [(f"answer:{question_id}:{n}", phrase(language, key)) for n, key in enumerate(YES_NO)]
    return body, [(f"answer:{question_id}:{place}", match.name) for place, match in enumerate(ask.options)]


class FactLines:
    """The lines of a reply about stored facts, in the person's language."""

    def __init__(self, context: Context, catalog: Catalog) -> None:
        self.context = context
        self.catalog = catalog
        self.language = context.person.language

    def lines(self, facts: Sequence[AnyFact]) -> list[str]:
        sets = [fact for fact in facts if isinstance(fact, SetFact)]
        portions = [fact for fact in facts if isinstance(fact, PortionFact)]
        lines = self._sets(sets) + self._portions(portions)
        for fact in facts:
            match fact:
                case ObservationFact():
                    lines.append(self._observation(fact))
                case SleepFact():
                    lines.append(self._sleep(fact))
                case CheckInFact():
                    lines.append(self._check_in(fact))
                case BatchFact():
                    lines.append(self._batch(fact))
                case GoalFact():
                    lines.append(self._goal(fact))
                case SessionFact() if fact.explicit:
                    lines.append(self._session(fact))
        return lines

    def say(self, key: str, **values: object) -> str:
        return phrase(self.language, key, **values)

    def number(self, value: float) -> str:
        return number(value, self.language)

    def exercise(self, exercise_id: str) -> str:
        node = self.catalog.exercise(exercise_id)
        return exercise_id if node is None else node.name(self.language)

    def _sets(self, sets: list[SetFact]) -> list[str]:
        lines: list[str] = []
        before = self.context.last_set
        done = [one.exercise_id for one in self.context.sets]
        replaced = {one.replaces for one in sets if one.replaces}
        current = None if before is None or replaced else before.exercise_id
        for one in sets:
            stored = [s.id for s in self.context.sets if s.exercise_id == one.exercise_id]
            if one.replaces in stored:
                order = stored.index(one.replaces) + 1
            else:
                done.append(one.exercise_id)
                order = done.count(one.exercise_id)
            said = f"{self.say('set_number', n=order)} {self.set_words(one)}"
            if one.exercise_id != current:
                lines.append(f"{self.exercise(one.exercise_id)} · {said}")
            else:
                lines.append(said)
            current = one.exercise_id
        return lines

    def set_words(self, one: SetFact) -> str:
        """ "80 × 8 · RIR 2", "185 lb × 5", "60 s"."""
        unit = "" if one.entered is None or one.entered.unit == "kg" else f" {one.entered.unit}"
        load = "" if one.entered is None else f"{self.number(one.entered.value)}{unit}"
        effort = ""
        if one.reps is not None:
            effort = f"{load} × {one.reps}" if load else self.say("reps", n=one.reps)
        elif load:
            effort = load
        parts = [effort] if effort else []
        if one.duration_s is not None:
            parts.append(f"{self.number(one.duration_s)} s")
        if one.distance_m is not None:
            parts.append(f"{self.number(one.distance_m)} m")
        if one.rir is not None:
            parts.append(self.say("rir", rir=self.number(one.rir)))
        parts += [self.say(word) for word in (one.side, one.type) if word not in ("both", "working")]
        return " · ".join(parts)

    def _portions(self, portions: list[PortionFact]) -> list[str]:
        lines, kcal = [], 0.0
        headed: str | None = None
        for one in portions:
            head = "other_meal" if one.category == "other" else one.category
            if headed != head:
                lines.append(f"{self.say(head)}:")
                headed = head
            about = "≈ " if one.grams_source == "estimate" else ""
            amount = f"{about}{self.number(round(one.grams, 1))} g"
            if one.food_id is None:
                names = [batch.name for batch in self.context.batches if batch.id == one.batch_id]
                lines.append(f"{self.say('portion_of', name=names[0] if names else '')} {amount}")
                continue
            food = self.catalog.foods[one.food_id]
            energy = food_nutrients(food, one.grams)["energy_kcal"]
            kcal += energy
            lines.append(f"{food.name(self.language)} {amount} · {self.number(round(energy))} kcal")
        if len(portions) == 1 and len(lines) == 2:
            return [f"{lines[0]} {lines[1]}"]
        if kcal and len(portions) > 1:
            lines.append(f"= {self.number(round(kcal))} kcal")
        return lines

    def _observation(self, fact: ObservationFact) -> str:
        unit = {"count": ""}.get(fact.entered.unit, f" {fact.entered.unit}")
        metric = METRICS.get(fact.metric)
        label = fact.metric if metric is None else metric.label(self.language)
        return f"{label}: {self.number(fact.entered.value)}{unit}"

    def _sleep(self, fact: SleepFact) -> str:
        length = f"{int(fact.duration_min // 60)} h {int(fact.duration_min % 60):02d}"
        said = self.say("nap" if fact.kind == "nap" else "sleep", length=length)
        if fact.started_at is not None and fact.ended_at is not None:
            home = zone(self.context.person.timezone)
            span = " – ".join(f"{t.astimezone(home):%H:%M}" for t in (fact.started_at, fact.ended_at))
            said += f" ({span})"
        return said if fact.awakenings is None else f"{said} · {self.say('woke', n=fact.awakenings)}"

    def _check_in(self, fact: CheckInFact) -> str:
        high = self.number(fact.scale[1])
        return " · ".join(
            f"{METRICS[slug].label(self.language) if slug in METRICS else slug} {self.number(score)}/{high}"
            for slug, score in fact.scores
        )

    def _session(self, fact: SessionFact) -> str:
        parts = [fact.title or self.say("other_session" if fact.kind == "other" else fact.kind)]
        for value, unit in (
            (fact.distance_km, "km"), (fact.duration_min, "min"), (fact.avg_heart_rate_bpm, "bpm"),
            (fact.elevation_gain_m, "m ↑"),
        ):  # fmt: skip
            if value is not None:
                parts.append(f"{self.number(value)} {unit}")
        return " · ".join(parts)

    def _batch(self, fact: BatchFact) -> str:
        parts = [self.say("batch", name=fact.name, n=len(fact.ingredients))]
        if fact.portions is not None:
            parts.append(self.say("portions", n=self.number(fact.portions)))
        if fact.yield_g is not None and fact.yield_source == "weighed":
            parts.append(self.say("weighs", g=self.number(fact.yield_g)))
        unknown = [part.text for part in fact.ingredients if part.food_id is None]
        if unknown:
            parts.append(self.say("unknown_parts", names=", ".join(unknown)))
        return " · ".join(parts)

    def _goal(self, fact: GoalFact) -> str:
        name = aim_name(fact.metric, self.catalog, self.language)
        if name is not None and fact.target is None:
            return self.say("goal_focus", name=name)
        said = self.say(f"goal_{fact.kind}")
        if fact.metric in AIMS:
            name = METRICS[fact.metric].label(self.language)
        said += "" if name is None else f" · {name}"
        if fact.change is not None:
            said += f" {self.number(fact.change)} {fact.unit}"
        if fact.target is not None:
            said += f" {self.say('to', value=f'{self.number(fact.target)} {fact.unit}')}"
        return said if fact.due_on is None else f"{said} {self.say('by', day=fact.due_on.isoformat())}"


def recorded(
    resolved: Resolved, message_id: str, question: tuple[str, list[tuple[str, str]]] | None, extra: list[str],
    context: Context, catalog: Catalog,
) -> Payload:  # fmt: skip
    """The reply to what was stored, with its question if there is one, else one button."""
    language = context.person.language
    body = "\n".join([*FactLines(context, catalog).lines(resolved.facts), *extra])
    if question is not None:
        asking, rows = question
        return choices("\n".join(part for part in (body, asking) if part), language, rows)
    told = [fact for fact in resolved.facts if isinstance(fact, SetFact | PortionFact)]
    known = {one.exercise_id for one in context.sets}
    taken = [
        fact for fact in told
        if (fact.exercise_id if isinstance(fact, SetFact) else fact.food_id) in resolved.customary - known
    ]  # fmt: skip
    if taken:
        return button_reply(body, (f"change:{taken[0].id}", phrase(language, "change")))
    return button_reply(body, (f"undo:{message_id}", phrase(language, "undo")))


def day_reply(document: dict[str, Any], catalog: Catalog, language: str) -> Payload:
    """A day in at most ten lines."""
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
        lines.append(_session_line(session, catalog, language))
    for one in document["observations"]:
        metric = METRICS.get(one["metric"])
        unit = "" if one["unit"] == "count" else f" {one['unit']}"
        lines.append(
            f"{metric.label(language) if metric else one['metric']}: {number(one['value'], language)}{unit}"
        )
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


def _item_name(item: dict[str, Any], document: dict[str, Any], catalog: Catalog, language: str) -> str:
    if item["food"] is None:
        pots = [batch["name"] for batch in document["batches"] if batch["id"] == item["batch_id"]]
        return f"{pots[0] if pots else '…'} {number(item['grams'], language)} g"
    food = catalog.foods.get(item["food"]["id"])
    return f"{food.name(language) if food else item['food']['name']} {number(item['grams'], language)} g"


def _session_line(session: dict[str, Any], catalog: Catalog, language: str) -> str:
    kind = phrase(language, "other_session" if session["kind"] == "other" else session["kind"])
    if session["sets"]:
        groups: dict[str, list[dict[str, Any]]] = {}
        for one in session["sets"]:
            node = catalog.exercise(one["exercise"]["id"])
            name = node.name(language) if node else one["exercise"]["name"]
            groups.setdefault(name, []).append(one)
        names = [f"{name} {_best(sets, language)}".strip() for name, sets in groups.items()]
        volume = sum((one["reps"] or 0) * max(one["weight_kg"] or 0, 0) for one in session["sets"])
        done = phrase(language, "sets_done", n=len(session["sets"]), kg=number(round(volume), language))
        return short(f"{kind}: {', '.join(names)} · {done}", 160)
    parts = [kind]
    for key, unit in (("distance_km", "km"), ("duration_min", "min")):
        if session[key] is not None:
            parts.append(f"{number(session[key], language)} {unit}")
    return " · ".join(parts)


def _best(sets: list[dict[str, Any]], language: str) -> str:
    """The heaviest set of an exercise: "80 × 8"."""
    counted = [one for one in sets if one["reps"] is not None]
    if not counted:
        return ""
    best = max(counted, key=lambda one: (one["weight_kg"] or 0.0, one["reps"]))
    entered = best["entered"]
    if entered is None:
        return f"× {best['reps']}"
    unit = "" if entered["unit"] == "kg" else f" {entered['unit']}"
    return f"{number(entered['value'], language)}{unit} × {best['reps']}"
