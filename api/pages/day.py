"""A day's document as the page shows it: sections of entries, each with what told it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from api.pages.words import word
from bot.replies import number
from graph.conversation import Told
from graph.metrics import METRICS
from graph.names import Catalog

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One record: what it is, its value, what else was said of it."""

    record_id: str
    label: str
    value: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """The records that one message told of one thing; ``told`` None when no message did."""

    heading: str
    lines: tuple[Line, ...]
    told: Told | None

    @property
    def record_ids(self) -> str:
        return " ".join(line.record_id for line in self.lines)


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    note: str
    entries: tuple[Entry, ...]


def record_ids(document: Document) -> list[str]:
    """The ids of everything on a day that a message may have told."""
    kinds = ("sleep", "batches", "observations", "check_ins")
    ids = [one["id"] for kind in kinds for one in document[kind]]
    ids += [item["id"] for meal in document["meals"] for item in meal["items"]]
    for session in document["sessions"]:
        ids += [session["id"], *(one["id"] for one in session["sets"])]
    return ids


def figures(document: Document, language: str) -> list[tuple[str, str]]:
    """The totals worth showing, as (figure, what it is)."""
    totals = document["totals"]
    shown: list[tuple[str, str]] = []
    if document["meals"]:
        shown.append((_round(totals["energy_kcal"], language), word(language, "kcal")))
        shown += [
            (f"{_round(totals[f'{name}_g'], language)} g", word(language, name))
            for name in ("protein", "carbohydrate", "fat")
        ]
    if totals["sets"]:
        shown.append((str(totals["sets"]), word(language, "sets")))
    if totals["volume_kg"]:
        shown.append((f"{_round(totals['volume_kg'], language)} kg", word(language, "volume")))
    if totals["sleep_min"]:
        shown.append((_length(totals["sleep_min"]), word(language, "asleep")))
    if totals["steps"]:
        shown.append((_round(totals["steps"], language), word(language, "steps")))
    return shown


def sections(document: Document, told: Mapping[str, Told], catalog: Catalog, language: str) -> list[Section]:
    """The day as it was lived: the night, meals and training by their time, what was cooked, the body."""
    view = _View(told, catalog, language)
    lived = [(one["at"], view.meal(one, document["batches"])) for one in document["meals"]]
    lived += [(one["started_at"], view.session(one)) for one in document["sessions"]]
    found: list[Section | None] = [
        view.section("sleep", document["sleep"], view.sleep),
        *(section for _, section in sorted(lived, key=lambda pair: _moment(pair[0]))),
        view.batches(document["batches"]),
        view.section("body", document["observations"], view.observation),
        view.check_ins(document["check_ins"]),
    ]
    return [one for one in found if one is not None]


class _View:
    def __init__(self, told: Mapping[str, Told], catalog: Catalog, language: str) -> None:
        self.told = told
        self.catalog = catalog
        self.language = language

    def say(self, key: str, **values: object) -> str:
        return word(self.language, key, **values)

    def number(self, value: float) -> str:
        return number(value, self.language)

    def section(self, key: str, rows: list[Document], line: Any) -> Section | None:
        if not rows:
            return None
        return Section(key, self.say(key), "", self.entries("", (line(one) for one in rows)))

    def entries(self, heading: str, lines: Iterable[Line]) -> tuple[Entry, ...]:
        """Neighbouring lines of one message together, the heading above the first."""
        found: list[Entry] = []
        for message_id, group in groupby(lines, key=lambda one: self._message_id(one.record_id)):
            kept = tuple(group)
            told = None if message_id is None else self.told[kept[0].record_id]
            # What no message told is taken away record by record.
            parts = [kept] if told is not None else [(line,) for line in kept]
            for part in parts:
                found.append(Entry("" if found else heading, part, told))
        return tuple(found)

    def _message_id(self, record_id: str) -> str | None:
        told = self.told.get(record_id)
        return None if told is None else told.message_id

    def sleep(self, one: Document) -> Line:
        span = "–".join(_clock(one[name]) for name in ("started_at", "ended_at") if one[name])
        woke = "" if one["awakenings"] is None else self.say("awakenings", n=one["awakenings"])
        return Line(one["id"], self.say(one["kind"]), _length(one["duration_min"]), _joined(span, woke))

    def session(self, one: Document) -> Section:
        title = one["title"] or self.say("other_session" if one["kind"] == "other" else one["kind"])
        entries: list[Entry] = []
        figures = _joined(
            *(
                f"{self.number(one[key])} {unit}"
                for key, unit in (
                    ("distance_km", "km"), ("duration_min", "min"), ("avg_heart_rate_bpm", "bpm"),
                    ("elevation_gain_m", "m ↑"),
                )
                if one[key] is not None
            )
        )  # fmt: skip
        if figures or one["id"] in self.told:
            entries += self.entries("", [Line(one["id"], title, figures)])
        for exercise_id, group in groupby(one["sets"], key=lambda each: each["exercise"]["id"]):
            node = self.catalog.exercise(exercise_id)
            sets = list(group)
            heading = sets[0]["exercise"]["name"] if node is None else node.name(self.language)
            lines = (self.set(each, place) for place, each in enumerate(sets, start=1))
            entries += self.entries(heading, lines)
        return Section("session", title, _clock(one["started_at"]), tuple(entries))

    def set(self, one: Document, place: int) -> Line:
        parts = []
        if one["weight_kg"] is not None:
            entered = one["entered"] or {"value": one["weight_kg"], "unit": "kg"}
            parts.append(f"{self.number(entered['value'])} {entered['unit']}")
        if one["reps"] is not None:
            parts.append(f"× {one['reps']}" if parts else self.say("reps", n=one["reps"]))
        if one["duration_s"] is not None:
            parts.append(f"{self.number(one['duration_s'])} s")
        if one["distance_m"] is not None:
            parts.append(f"{self.number(one['distance_m'])} m")
        rir = "" if one["rir"] is None else f"RIR {self.number(one['rir'])}"
        more = [self.say(each) for each in (one["side"], one["type"]) if each not in ("both", "working")]
        return Line(one["id"], str(place), " ".join(parts), _joined(rir, *more, one["notes"] or ""))

    def meal(self, one: Document, batches: list[Document]) -> Section:
        title = self.say("other_meal" if one["category"] == "other" else one["category"])
        pots = {batch["id"]: batch["name"] for batch in batches}
        lines = (self.item(each, pots) for each in one["items"])
        return Section("meal", title, _clock(one["at"]), self.entries("", lines))

    def item(self, one: Document, pots: Mapping[str, str]) -> Line:
        if one["food"] is None:
            name = pots.get(one["batch_id"], self.say("portion"))
        else:
            food = self.catalog.foods.get(one["food"]["id"])
            name = one["food"]["name"] if food is None else food.name(self.language)
        about = "≈ " if one["grams_source"] == "estimate" else ""
        energy = "" if one["energy_kcal"] is None else f"{_round(one['energy_kcal'], self.language)} kcal"
        return Line(one["id"], name, f"{about}{self.number(round(one['grams'], 1))} g", energy)

    def batches(self, rows: list[Document]) -> Section | None:
        lines = []
        for one in rows:
            portions = "" if one["portions"] is None else self.say("portions", n=self.number(one["portions"]))
            whole = "" if one["yield_g"] is None else f"{self.number(one['yield_g'])} g"
            left = ""
            if one["remaining_portions"] is not None and one["remaining_portions"] != one["portions"]:
                left = self.say("left_of", n=self.number(one["remaining_portions"]))
            lines.append(Line(one["id"], one["name"], _joined(portions, whole), left))
        if not lines:
            return None
        return Section("batches", self.say("batches"), "", self.entries("", lines))

    def observation(self, one: Document) -> Line:
        metric = METRICS.get(one["metric"])
        label = one["metric"].replace("_", " ") if metric is None else metric.label(self.language)
        entered = one["entered"] or one
        value = f"{self.number(entered['value'])} {entered['unit']}"
        if entered["unit"] == "count":
            value = _round(entered["value"], self.language)
        return Line(one["id"], label, value, _clock(one["observed_at"]))

    def check_ins(self, rows: list[Document]) -> Section | None:
        entries: list[Entry] = []
        for one in rows:
            scale = "–".join(self.number(end) for end in one["scale"])
            lines = []
            for slug, score in one["scores"].items():
                metric = METRICS.get(slug)
                label = slug.replace("_", " ") if metric is None else metric.label(self.language)
                lines.append(Line(one["id"], label, self.number(score), scale))
            moment = "" if one["moment"] == "other" else self.say(one["moment"])
            heading = _joined(moment, one["note"] or "")
            entries += self.entries(heading, lines or [Line(one["id"], heading)])
        if not entries:
            return None
        return Section("check_ins", self.say("check_ins"), "", tuple(entries))


def _moment(text: str | None) -> float:
    """Where a time stands in the day; what has none stands last."""
    return float("inf") if text is None else datetime.fromisoformat(text).timestamp()


def _clock(text: str | None) -> str:
    """The local time of day of an ISO time."""
    return "" if text is None else f"{datetime.fromisoformat(text):%H:%M}"


def _length(minutes: float) -> str:
    hours, rest = divmod(round(minutes), 60)
    return f"{hours} h {rest:02d}" if hours else f"{rest} min"


def _round(value: float, language: str) -> str:
    """A whole number with its thousands apart."""
    return f"{round(value):,}".replace(",", "." if language == "es" else ",")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
