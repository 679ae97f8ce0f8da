"""Messages with what they must record, and how what was recorded is held against it."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

FOLDER = Path(__file__).parent / "data" / "messages"
ZONES = {"es": "Europe/Madrid", "en": "America/New_York"}
LOADS = ("weight_kg",)


@dataclass(frozen=True)
class Case:
    id: str
    language: str
    kind: str
    at: datetime
    before: tuple[str, ...]
    say: str
    want: tuple[dict[str, Any], ...]
    asks: bool | None
    left: int | None

    @property
    def messages(self) -> list[tuple[datetime, str]]:
        """All messages of the conversation with their times, the one that is judged last."""
        count = len(self.before)
        earlier = [(self.at - timedelta(minutes=3 * (count - n)), said) for n, said in enumerate(self.before)]
        return [*earlier, (self.at, self.say)]

    @property
    def days(self) -> list[date]:
        """The days on which something of it may lie."""
        return [self.at.date() + timedelta(days=n) for n in range(-8, 2)]


def load_cases(*names: str) -> list[Case]:
    """The cases of some files of ``tests/data/messages``, all of them without names."""
    chosen = names or tuple(path.stem for path in sorted(FOLDER.glob("*.jsonl")))
    return [
        _case(json.loads(line))
        for name in chosen
        for line in (FOLDER / f"{name}.jsonl").read_text().splitlines()
    ]


def _case(row: dict[str, Any]) -> Case:
    zone = ZoneInfo(ZONES[row["language"]])
    return Case(
        row["id"], row["language"], row["kind"], datetime.fromisoformat(row["at"]).replace(tzinfo=zone),
        tuple(row.get("before", ())), row["say"], tuple(row["want"]), row.get("asks"), row.get("left"),
    )  # fmt: skip


def flatten(document: dict[str, Any]) -> list[dict[str, Any]]:
    """A day's records as a flat list, each with ``type``, ``date`` and the shape in which cases name them."""
    day = document["date"]
    out: list[dict[str, Any]] = []
    for session in document["sessions"]:
        out += [
            one | {"type": "set", "date": day, "set_type": one["type"], "exercise": one["exercise"]["id"]}
            for one in session["sets"]
        ]
        if not session["sets"]:
            out.append(session | {"type": "session", "date": day})
    for meal in document["meals"]:
        out += [
            one
            | {
                "type": "meal_item",
                "date": day,
                "category": meal["category"],
                "food": one["food"] and one["food"]["id"],
            }
            for one in meal["items"]
        ]
    for batch in document["batches"]:
        parts = [[one["food"] and one["food"]["id"], one["grams"]] for one in batch["ingredients"]]
        out.append(batch | {"type": "batch", "date": day, "ingredients": parts})
    for name, kind in (("sleep", "sleep"), ("observations", "observation"), ("check_ins", "check_in")):
        out += [one | {"type": kind, "date": day} for one in document[name]]
    return out


def fault(case: Case, recorded: list[dict[str, Any]]) -> str | None:
    """What is wrong with what a case's message recorded, None when it is exact."""
    wanted = [
        {"date": case.at.date().isoformat(), **want} if want["type"] != "goal" else want for want in case.want
    ]
    if len(recorded) != len(wanted):
        return f"{len(recorded)} records instead of {len(wanted)}: {[_brief(one) for one in recorded]}"
    left = list(recorded)
    for want in wanted:
        match = next((one for one in left if not _differs(want, one)), None)
        if match is None:
            near = next((one for one in left if one["type"] == want["type"]), None)
            return f"wanted {want}, came {_brief(near) if near else left and _brief(left[0])}"
        left.remove(match)
    return None


def _brief(record: dict[str, Any] | None) -> dict[str, Any]:
    skipped = ("id", "rep_details", "notes", "videos", "metadata", "entered", "order")
    return {
        k: v
        for k, v in (record or {}).items()
        if k not in skipped and v not in (None, [], {}) and not k.endswith(("_kcal", "_g"))
    }


def _differs(want: dict[str, Any], got: dict[str, Any]) -> bool:
    return any(not _same(key, value, got.get(key)) for key, value in want.items())


def _same(key: str, want: Any, got: Any) -> bool:
    if key == "portions":
        return True  # a day shows the grams that the portions came to
    if key == "date" and want is None:
        return True
    if key == "name":
        return str(want).casefold() == str(got).casefold()
    if key == "ingredients":
        return _same_parts(want, got)
    if key in ("started_at", "ended_at") and want is not None and got is not None:
        return datetime.fromisoformat(want) == datetime.fromisoformat(got)
    if isinstance(want, int | float) and not isinstance(want, bool):
        if not isinstance(got, int | float):
            return False
        allowed = 0.05 if key in LOADS else max(0.005 * abs(want), 0.02)
        return abs(want - got) <= allowed
    return bool(want == got)


def _same_parts(want: Any, got: Any) -> bool:
    """The same foods in any order, their grams within half a per cent."""
    wanted = sorted(
        (str(i["food"]), float(i["grams"])) if isinstance(i, dict) else (str(i[0]), float(i[1])) for i in want
    )
    came = sorted((str(food), -1.0 if grams is None else float(grams)) for food, grams in got)
    return len(wanted) == len(came) and all(
        a[0] == b[0] and abs(a[1] - b[1]) <= max(0.005 * a[1], 0.05)
        for a, b in zip(wanted, came, strict=True)
    )
