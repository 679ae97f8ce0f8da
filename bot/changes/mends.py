"""A value told again as what it really had been: "la cintura era 86", "stress was a 3"."""

from dataclasses import replace

from bot.changes.acts import look_back, plan_of, replaced
from bot.changes.edits import apply_edit, fact_base
from bot.done import Done
from bot.entries import CheckInEntry, EditEntry, ObservationEntry
from bot.understand import Tools
from graph.clock import instant, zone
from graph.context import SESSION_GAP, Context
from graph.facts import CheckInFact, record_id
from graph.inbox import Inbound


def mend(
    entry: ObservationEntry | CheckInEntry, message: Inbound, context: Context, tools: Tools
) -> Done | None:
    """Puts right the last value of the same kind of that day; None when there is none, so that it is a new one."""
    day = entry.on or message.at.astimezone(zone(context.person.timezone)).date()
    document = tools.day(context.person.id, day)
    if isinstance(entry, CheckInEntry):
        return _scores(entry, document["check_ins"], message, context, tools)
    told = [one for one in document["observations"] if one["metric"] == entry.metric]
    if not told:
        return None
    rows = tools.read("read/records", user_id=context.person.id, ids=[told[-1]["id"]])
    edit = EditEntry(value=entry.value, unit=entry.unit, field="value")
    facts = apply_edit(rows, edit, tools.catalog, message.id, context.person).facts
    return replaced(facts, message, context, tools) if facts else None


def rescored(entry: EditEntry, message: Inbound, context: Context, tools: Tools) -> Done | None:
    """A figure alone, said right after one score: "bueno, un 4"; None where something else was told last."""
    if entry.value is None or entry.unit is not None or entry.field not in (None, "count", "value"):
        return None
    last = look_back("read/last-recording", message, context, tools)
    if entry.target is not None or last is None or message.at - instant(last["at"]) > SESSION_GAP:
        return None
    ids = {row["id"] for row in plan_of(last["id"], context, tools)}
    day = message.at.astimezone(zone(context.person.timezone)).date()
    told = [one for one in tools.day(context.person.id, day)["check_ins"] if one["id"] in ids]
    if len(told) != 1 or len(ids) != 1 or len(told[0]["scores"]) != 1:
        return None
    (slug,) = told[0]["scores"]
    return _scores(CheckInEntry(scores=((slug, entry.value),)), told, message, context, tools)


def _scores(
    entry: CheckInEntry, told: list[dict[str, object]], message: Inbound, context: Context, tools: Tools
) -> Done | None:
    """The last check-in that has these scores, with them as they really were."""
    named = dict(entry.scores)
    for one in reversed(told):
        scores, scale = one["scores"], one["scale"]
        assert isinstance(scores, dict) and isinstance(scale, list)
        if not named.keys() <= scores.keys() or (entry.scale is not None and list(entry.scale) != scale):
            continue
        if any(not scale[0] <= value <= scale[1] for value in named.values()):
            return None
        rows = tools.read("read/records", user_id=context.person.id, ids=[one["id"]])
        if not rows:
            return None
        fact = CheckInFact(
            **fact_base(rows[0]), moment=rows[0]["properties"]["moment"], scores=tuple((scores | named).items()),
            scale=(float(scale[0]), float(scale[1])), note=rows[0]["properties"].get("note"),
        )  # fmt: skip
        mended = replace(fact, id=record_id(message.id, 0), replaces=fact.id)
        return replaced([mended], message, context, tools)
    return None
