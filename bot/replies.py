"""The reply, written from what was stored.

A reply that needs no answer has at most one button and no question mark; one that needs an answer asks one
thing, with choices where there are some. Payloads are Meta's message objects without the receiver.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.goal_words import goal_words
from bot.phrases import phrase
from bot.resolving.resolver import Ask, Resolved
from graph.clock import zone
from graph.context import Context, Person
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
from graph.units import KG, KM, LB_OF_STONE

Payload = dict[str, Any]

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


def grams_words(grams: float, language: str) -> str:
    """ "206 g": whole grams from ten on, since no amount that people tell is known better."""
    return f"{number(round(grams) if grams >= 10 else round(grams, 1), language)} g"


def minutes(value: float) -> str:
    """A duration in minutes as people say it: "45 min", "26:40", "1 h 05", "1:05:30"."""
    whole, seconds = divmod(round(value * 60), 60)
    hours, rest = divmod(whole, 60)
    if seconds:
        return f"{hours}:{rest:02d}:{seconds:02d}" if hours else f"{rest}:{seconds:02d}"
    return f"{hours} h {rest:02d}" if hours else f"{rest} min"


def on_own_weight(catalog: Catalog, exercise_id: str) -> bool:
    """Whether the load of an exercise comes on top of one's own weight."""
    node = catalog.exercise(exercise_id)
    return node is not None and node.load == "bodyweight"


def load_words(value: float, unit: str, own_weight: bool, language: str) -> str:
    """A load as it was told: "80", "185 lb", and "+10" where it comes on top of one's own weight."""
    sign = "+" if own_weight and value > 0 else ""
    return f"{sign}{number(value, language)}" + ("" if unit == "kg" else f" {unit}")


def mass(kg: float, unit: str, language: str, digits: int = 1) -> str:
    """A mass in the unit that a person counts in: "80,3 kg", "177 lb", "16 st 4 lb"."""
    if unit == "st":
        stones, pounds = divmod(round(kg / KG["lb"], digits), LB_OF_STONE)
        parts = [f"{number(stones, language)} st"] * bool(stones) + [f"{number(pounds, language)} lb"] * bool(
            pounds
        )
        return " ".join(parts) or "0 lb"
    return f"{number(round(kg / KG[unit], digits), language)} {unit}"


def distance(km: float, person: Person) -> str:
    """A way in the unit that a person counts in: "7 km", "4.35 mi"."""
    if person.units == "us":
        return f"{number(round(km / KM['mi'], 2), person.language)} mi"
    return f"{number(round(km, 2), person.language)} km"


def amount_told(value: float, unit: str, language: str) -> str:
    """A measurement as it was told: "81,2 kg", "16 st 4 lb", "9000" of what is counted."""
    if unit == "st":
        return mass(value * KG["st"], unit, language)
    return number(value, language) + ("" if unit == "count" else f" {unit}")


def way_told(km: float, person: Person) -> str:
    """A way as it was most likely told (see ``way_unit_km``)."""
    unit_km = way_unit_km(km, person)
    own = KM["mi"] if person.units == "us" else 1.0
    if unit_km == own:
        return distance(km, person)
    return f"{number(round(km / unit_km, 1), person.language)} {'mi' if unit_km > 1 else 'km'}"


def way_unit_km(km: float, person: Person) -> float:
    """How many km the unit has in which a way was most likely told: one's own, the other where only there it is a
    round figure."""
    own = KM["mi"] if person.units == "us" else 1.0
    other = KM["mi"] / own
    return other if not _round(km / own) and _round(km / other) else own


def _round(told: float) -> bool:
    """Whether a figure was told with one decimal at most; ways are kept to the metre."""
    return abs(told * 10 - round(told * 10)) < 0.005


def capital(text: str) -> str:
    """A name as it begins a line."""
    return text[:1].upper() + text[1:]


def sets_done(loads: Iterable[tuple[float | None, int | None]], person: Person) -> str:
    """How many sets, of kg and repetitions each, and their volume in the unit that the person loads in."""
    sets = list(loads)
    volume = sum((reps or 0) * max(weight_kg or 0.0, 0.0) for weight_kg, reps in sets)
    said = mass(volume, person.loads_in, person.language, 0)
    return phrase(person.language, "sets_done", n=len(sets), volume=said)


def asked(ask: Ask, question_id: str, language: str) -> tuple[str, list[tuple[str, str]]]:
    """A question and its choices (id, title)."""
    body = phrase(language, ask.kind, quote=ask.quote)
    if ask.yes_or_no:
        return body, [(f"answer:{question_id}:{n}", phrase(language, key)) for n, key in enumerate(YES_NO)]
    return body, [(f"answer:{question_id}:{place}", match.name) for place, match in enumerate(ask.options)]


class FactLines:
    """The lines of a reply about stored facts, in the person's language."""

    def __init__(
        self, context: Context, catalog: Catalog, pots: Mapping[str, tuple[str, float]] | None = None
    ) -> None:
        """``pots``: what is told of portions of pots, by the id of their fact, and their energy in kcal."""
        self.context = context
        self.catalog = catalog
        self.pots = pots or {}
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
                    units = self.context.person.units
                    lines.append(goal_words(fact, self.catalog, self.language, units, self.number))
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
        load = ""
        if one.entered is not None:
            own = on_own_weight(self.catalog, one.exercise_id)
            load = load_words(one.entered.value, one.entered.unit, own, self.language)
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
            amount = f"{about}{grams_words(one.grams, self.language)}"
            if one.food_id is None and one.id in self.pots:
                line, energy = self.pots[one.id]
                kcal += energy
                lines.append(line)
                continue
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
        if kcal and len(portions) > 1 and all(one.food_id or one.id in self.pots for one in portions):
            lines.append(f"= {self.number(round(kcal))} kcal")
        return lines

    def _observation(self, fact: ObservationFact) -> str:
        metric = METRICS.get(fact.metric)
        label = fact.metric if metric is None else metric.label(self.language)
        return f"{label}: {amount_told(fact.entered.value, fact.entered.unit, self.language)}"

    def _sleep(self, fact: SleepFact) -> str:
        length = f"{int(fact.duration_min // 60)} h {int(fact.duration_min % 60):02d}"
        said = self.say("nap" if fact.kind == "nap" else "sleep", length=length)
        if fact.started_at is not None and fact.ended_at is not None:
            home = zone(self.context.person.timezone)
            span = " – ".join(f"{t.astimezone(home):%H:%M}" for t in (fact.started_at, fact.ended_at))
            said += f" ({span})"
        if fact.awakenings is None:
            return said
        return f"{said} · {self.say('woke_once' if fact.awakenings == 1 else 'woke', n=fact.awakenings)}"

    def _check_in(self, fact: CheckInFact) -> str:
        high = self.number(fact.scale[1])
        return " · ".join(
            f"{METRICS[slug].label(self.language) if slug in METRICS else slug} {self.number(score)}/{high}"
            for slug, score in fact.scores
        )

    def _session(self, fact: SessionFact) -> str:
        if fact.begins:
            return self.say("begun")
        parts = [capital(fact.title or self.say("other_session" if fact.kind == "other" else fact.kind))]
        if fact.distance_km is not None:
            parts.append(way_told(fact.distance_km, self.context.person))
        if fact.duration_min is not None:
            parts.append(minutes(fact.duration_min))
        for value, unit in ((fact.avg_heart_rate_bpm, "bpm"), (fact.elevation_gain_m, "m ↑")):
            if value is not None:
                parts.append(f"{self.number(value)} {unit}")
        return " · ".join(parts)

    def _batch(self, fact: BatchFact) -> str:
        parts = [self.say("batch", name=fact.name, n=len(fact.ingredients))]
        if fact.portions is not None:
            parts.append(self.say("portions", n=self.number(fact.portions)))
            parts += self._each(fact)
        if fact.yield_g is not None and fact.yield_source == "weighed":
            parts.append(self.say("weighs", g=self.number(fact.yield_g)))
        unknown = [part.text for part in fact.ingredients if part.food_id is None]
        if unknown:
            parts.append(self.say("unknown_parts", names=", ".join(unknown)))
        return " · ".join(parts)

    def _each(self, fact: BatchFact) -> list[str]:
        """Energy and protein of a portion, where all that went in is known with its amount."""
        parts = [(self.catalog.foods.get(one.food_id or ""), one.grams) for one in fact.ingredients]
        if not fact.portions or any(
            food is None or (not grams and food.group != "spice") for food, grams in parts
        ):
            return []
        eaten = [food_nutrients(food, grams or 0.0) for food, grams in parts]
        kcal, protein = (sum(one[key] or 0.0 for one in eaten) for key in ("energy_kcal", "protein_g"))
        each = {"kcal": round(kcal / fact.portions), "protein": round(protein / fact.portions)}
        return (
            [self.say("each", **{name: self.number(value) for name, value in each.items()})] if kcal else []
        )


def recorded(
    resolved: Resolved, message_id: str, question: tuple[str, list[tuple[str, str]]] | None, extra: list[str],
    context: Context, catalog: Catalog, pots: Mapping[str, tuple[str, float]] | None = None,
) -> Payload:  # fmt: skip
    """The reply to what was stored, with its question if there is one, else one button."""
    language = context.person.language
    body = "\n".join([*FactLines(context, catalog, pots).lines(resolved.facts), *extra])
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
