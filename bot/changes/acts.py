"""What a message does to what is stored already: take back, put back, correct, exchange, look."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.changes.edits import apply_edit, exchanged, named, names_any, stored_fact
from bot.done import Done
from bot.doubts import fact_doubt
from bot.entries import AskDayEntry, EditEntry, Entry, FoodEntry, PortionEntry, ReadingContext
from bot.grammar.read import read
from bot.lessons import lessons
from bot.phrases import phrase
from bot.questions.day_reply import day_reply
from bot.replies import FactLines, button_reply, list_reply, text_reply
from bot.said_before import said_before
from bot.understand import Tools
from graph.catalog import new_exercise_rows
from graph.clock import days_back, instant, utc_text, zone
from graph.context import SESSION_GAP, Context
from graph.facts import AnyFact, SessionFact, SetFact, record_id
from graph.inbox import Inbound
from graph.record import Row, Rows, day_id, merge_rows, rows_of, settling

LOOK_BACK_DAYS = (3, 31, 400)
"""How far back the last recording is looked for, in steps: it is nearly always of today."""
GOES_ON = re.compile(
    r"(de postre|for dessert|to finish|para acabar|para terminar|para beber|to drink|de segundo"
    r"|y|e|con|with|and|tambien|también|also|plus|ademas|además|ah,? y|oh,? and)\b"
)
MEAL_LASTS = timedelta(minutes=90)
"""So long after its last message a meal is still being told."""


def undo(message: Inbound, context: Context, tools: Tools, quoted: dict[str, Any] | None) -> Done:
    """Takes back all that the quoted or the last recording message recorded."""
    target = quoted["id"] if quoted is not None and quoted["record_ids"] else None
    if target is None:
        last = look_back("read/last-recording", message, context, tools)
        taken_out = look_back("read/last-undo", message, context, tools, message_id=None)
        if taken_out is not None and taken_out["target_id"] == taken_out["id"] and _later(taken_out, last):
            return redo(message, context, tools, taken_out["id"])
        target = None if last is None else last["id"]
    return _undo_message(target, message, context, tools)


def _later(one: dict[str, Any], other: dict[str, Any] | None) -> bool:
    return other is None or (one["at"], one["arrived"]) > (other["at"], other["arrived"])


def redo(message: Inbound, context: Context, tools: Tools, undo_id: str | None = None) -> Done:
    """Takes back an undo: the one named, else the last."""
    language = context.person.language
    last = look_back("read/last-undo", message, context, tools, message_id=undo_id)
    if last is None:
        return Done(reply=text_reply(phrase(language, "nothing_to_redo")))
    rows: Rows = {
        "hide-records": [{"id": one} for one in last["shown"]],
        "show-records": [{"id": one} for one in last["hidden"]],
        "take-back-undos": [{"message_id": last["id"]}],
        **settling([*last["hidden"], *last["shown"]]),
    }
    said = phrase(language, "redone", what=_count(len(last["hidden"]), language))
    return Done(rows, button_reply(said, (f"undo:{last['target_id']}", phrase(language, "undo"))))


def correct(
    entry: EditEntry, message: Inbound, context: Context, tools: Tools, quoted: dict[str, Any] | None
) -> Done:
    """Corrects what the quoted or the last recording message recorded."""
    language = context.person.language
    ids = list(quoted["record_ids"]) if quoted is not None else []
    if not ids:
        last = look_back("read/last-recording", message, context, tools)
        if last is not None:
            ids = [row["id"] for row in plan_of(last["id"], context, tools)]
            if _bare(entry) and message.at - instant(last["at"]) > SESSION_GAP:
                return _which_one(ids, last, context, tools)
    if entry.remove and entry.nth is not None and entry.nth >= 0:
        same = [one.id for one in context.sets if one.exercise_id == context.sets[-1].exercise_id]
        return _last_out(same[entry.nth :][:1], message, context, tools)
    if entry.remove and entry.nth is not None:
        return _last_out(ids, message, context, tools)
    if entry.nth is not None or entry.of_load is not None:
        ids = [one.id for one in context.sets]
    if entry.every:
        ids = _last_alike(context)
    rows = tools.read("read/records", user_id=context.person.id, ids=ids) if ids else []
    asleep = entry.field == "awakenings" and not any("Sleep" in row["labels"] for row in rows)
    if asleep:
        rows = tools.read("read/records", user_id=context.person.id, ids=_of_today(message, context, tools))
    if entry.target is not None and not names_any(rows, entry.target.text, tools.catalog, language):
        rows = tools.read("read/records", user_id=context.person.id, ids=_of_today(message, context, tools))
    if entry.field == "sets" and entry.value is not None:
        return _counted_anew(int(entry.value), rows, message, context, tools)
    if entry.remove and entry.target is not None:
        denied = entry.field == "denied"
        return _remove(entry.target.text, rows, message, context, tools, denied=denied)
    edited = apply_edit(rows, entry, tools.catalog, message.id, context.person)
    if not edited.facts:
        return Done(reply=text_reply(phrase(language, "edit_none" if edited.fits == 0 else "edit_which")))
    if entry.unit is None and any(fact_doubt(fact, tools.catalog) for fact in edited.facts):
        return Done(reply=text_reply(phrase(language, "edit_which")))
    done = replaced(edited.facts, message, context, tools)
    done.rows = merge_rows(done.rows, lessons(rows, edited.facts, context, tools))
    return done


def _bare(entry: EditEntry) -> bool:
    """Nothing of it says what is to be corrected."""
    named = (entry.target, entry.nth, entry.of_load, entry.category, entry.day, entry.clock, entry.set_type)
    plain = entry.field in (None, "load", "reps", "rir", "grams", "value", "food", "exercise", "share")
    return plain and not entry.every and all(one is None for one in named)


def _which_one(ids: Sequence[str], last: dict[str, Any], context: Context, tools: Tools) -> Done:
    """Asks whether what was told hours ago is meant, and how to say so; a wrong guess would spoil it unseen."""
    rows = tools.read("read/records", user_id=context.person.id, ids=ids)
    facts = [fact for row in rows if (fact := stored_fact(row)) is not None]
    at = instant(last["at"]).astimezone(zone(context.person.timezone))
    lines = "\n".join(FactLines(context, tools.catalog).lines(facts))
    return Done(reply=text_reply(phrase(context.person.language, "edit_old", what=lines, hour=f"{at:%H:%M}")))


def continued(entries: Sequence[Entry], message: Inbound, context: Context, tools: Tools) -> list[Entry]:
    """What is told with "y" or "and" right after a meal belongs to that meal, when no other was said."""
    loose = [e for e in entries if isinstance(e, FoodEntry | PortionEntry) and e.category is None]
    if not loose:
        return list(entries)
    if not GOES_ON.match((message.text or "").strip().lower()):
        opened = _opened(message, context, tools)
        return [replace(e, category=opened) if opened and e in loose else e for e in entries]
    last = look_back("read/last-recording", message, context, tools)
    if last is None or message.at - instant(last["at"]) > MEAL_LASTS:
        return list(entries)
    ids = [row["id"] for row in plan_of(last["id"], context, tools)]
    rows = tools.read("read/records", user_id=context.person.id, ids=ids)
    told = [str(row["category"]) for row in rows if row["category"] is not None]
    if not told or told[-1] == "other":
        return list(entries)
    return [replace(e, category=told[-1]) if e in loose else e for e in entries]


def _opened(message: Inbound, context: Context, tools: Tools) -> str | None:
    """The meal that was named and nothing else, shortly before, with nothing but its foods told since."""
    home = zone(context.person.timezone)
    now, reading = message.at.astimezone(home), ReadingContext(context.person.language)
    for row in said_before(message, context, tools, MEAL_LASTS / 2):
        told = read(row["text"], now, reading, tools.names)
        if told.opened is not None:
            return told.opened
        foods = [one for one in told.entries if isinstance(one, FoodEntry | PortionEntry)]
        if not foods or len(foods) < len(told.entries) or any(one.category for one in foods):
            return None
    return None


def _counted_anew(
    count: int, rows: list[dict[str, Any]], message: Inbound, context: Context, tools: Tools
) -> Done:
    """As many of the sets that were told last as there really were: more of the last one, or the last ones out."""
    language = context.person.language
    alike = _last_alike(context)
    if len(alike) > len(rows):
        rows = tools.read("read/records", user_id=context.person.id, ids=alike)
    sets = [fact for row in rows if isinstance(fact := stored_fact(row), SetFact)]
    same = [one for one in sets if one.exercise_id == sets[-1].exercise_id] if sets else []
    if not same or not 1 <= count <= 20 or count == len(same):
        return Done(reply=text_reply(phrase(language, "edit_none")))
    if count < len(same):
        hidden = [one.id for one in same[count:]]
        return taken_out(hidden, _sets(len(hidden), language), message, language)
    more = [
        replace(same[-1], id=record_id(message.id, n), place=same[-1].place + n + 1, replaces=None)
        for n in range(count - len(same))
    ]
    return replaced(more, message, context, tools)


def _last_alike(context: Context) -> list[str]:
    """The ids of the sets at the end of the open session that are like the last one."""
    ids: list[str] = []
    for one in reversed(context.sets):
        last = context.sets[-1]
        if (one.exercise_id, one.reps, one.weight_kg) != (last.exercise_id, last.reps, last.weight_kg):
            break
        ids.insert(0, one.id)
    return ids


def _sets(n: int, language: str) -> str:
    return phrase(language, "set_one") if n == 1 else phrase(language, "sets_many", n=n)


def _of_today(message: Inbound, context: Context, tools: Tools) -> list[str]:
    """The ids of what was eaten and lifted on the day of a message."""
    day = message.at.astimezone(zone(context.person.timezone)).date()
    document = tools.day(context.person.id, day)
    parts = [one["items"] for one in document["meals"]] + [one["sets"] for one in document["sessions"]]
    parts += [document["sleep"], [one for one in document["sessions"] if not one["sets"]]]
    return [str(one["id"]) for part in parts for one in part]


def _remove(
    name: str, rows: list[dict[str, Any]], message: Inbound, context: Context, tools: Tools, *, denied: bool
) -> Done:
    """Takes out what was named; taken back like an undo. ``denied``: it was only said not to have been eaten."""
    language = context.person.language
    facts = [fact for row in rows if (fact := stored_fact(row)) is not None]
    hidden = [fact.id for fact in named(facts, name, tools.catalog, language)]
    if not hidden:
        return Done(reply=text_reply(phrase(language, "negated" if denied else "edit_none")))
    return taken_out(hidden, name, message, language)


def _last_out(ids: Sequence[str], message: Inbound, context: Context, tools: Tools) -> Done:
    """Takes out the last of what a message told: "quita una" of its sets, "esa no la hice"."""
    language = context.person.language
    rows = tools.read("read/records", user_id=context.person.id, ids=list(ids)) if ids else []
    facts = [fact for row in rows if (fact := stored_fact(row)) is not None]
    facts = [fact for fact in facts if not isinstance(fact, SessionFact) or fact.explicit]
    if not facts:
        return Done(reply=text_reply(phrase(language, "edit_none")))
    last = facts[-1]
    name = (
        _sets(1, language)
        if isinstance(last, SetFact)
        else "\n".join(FactLines(context, tools.catalog).lines([last]))
    )
    return taken_out([last.id], name, message, language)


def taken_out(hidden: Sequence[str], name: str, message: Inbound, language: str) -> Done:
    """Takes out records that a message names, which are no pots; a press puts them back."""
    undone: Row = {"message_id": message.id, "target_id": message.id, "hidden": list(hidden), "shown": []}
    out: Rows = {"hide-records": [{"id": one} for one in hidden], "add-undos": [undone]}
    said = phrase(language, "removed", what=name)
    return Done(out, button_reply(said, (f"redo:{message.id}", phrase(language, "redo"))))


def ask_day(entry: AskDayEntry, message: Inbound, context: Context, tools: Tools) -> Done:
    """Shows a day, today when none was said."""
    day: date = entry.on or message.at.astimezone(zone(context.person.timezone)).date()
    document = tools.day(context.person.id, day)
    return Done(reply=day_reply(document, tools.catalog, context))


def press(pressed: tuple[str, ...], message: Inbound, context: Context, tools: Tools) -> Done:
    """Does what a button stands for."""
    match pressed:
        case ("undo", target):
            return _undo_message(target, message, context, tools)
        case ("redo", undo_id):
            return redo(message, context, tools, undo_id)
        case ("change", record_id):
            return _offer(record_id, message, context, tools)
        case ("take", record_id, node_id):
            return _take(record_id, node_id, message, context, tools)
    return Done(reply=text_reply(phrase(context.person.language, "gone")))


def _undo_message(target: str | None, message: Inbound, context: Context, tools: Tools) -> Done:
    language = context.person.language
    plan = [] if target is None else plan_of(target, context, tools)
    hidden = [row["id"] for row in plan if row["counts"]]
    hidden += [newer for row in plan for newer in row["newer_ids"] if newer not in hidden]
    if target is None or not hidden:
        return Done(reply=text_reply(phrase(language, "nothing_to_undo")))
    shown = [row["old_id"] for row in plan if row["old_id"] is not None and row["counts"]]
    rows: Rows = {
        "hide-records": [{"id": one} for one in hidden],
        "show-records": [{"id": one} for one in shown],
        "add-undos": [{"message_id": message.id, "target_id": target, "hidden": hidden, "shown": shown}],
        **settling([*hidden, *shown]),
    }
    said = phrase(language, "undone", what=_count(len(hidden), language))
    return Done(rows, button_reply(said, (f"redo:{message.id}", phrase(language, "redo"))))


def plan_of(target: str, context: Context, tools: Tools) -> list[dict[str, Any]]:
    """What a message recorded, in the order told: rows of ``read/undo-plan``."""
    return tools.read("read/undo-plan", user_id=context.person.id, message_id=target)


def look_back(
    name: str, message: Inbound, context: Context, tools: Tools, **more: Any
) -> dict[str, Any] | None:
    """The latest row of a statement that looks through days, newest days first."""
    today = message.at.astimezone(zone(context.person.timezone)).date()
    for count in LOOK_BACK_DAYS:
        day_ids = [
            day_id(context.person.id, date.fromisoformat(one))
            for one in days_back(today + timedelta(days=1), count)
        ]
        found = tools.read(
            name, user_id=context.person.id, day_ids=day_ids, until=utc_text(message.at), **more
        )
        if found:
            return found[0]
    return None


def replaced(facts: Iterable[AnyFact], message: Inbound, context: Context, tools: Tools) -> Done:
    """Stores facts that take the place of others, and says what they are now."""
    facts = list(facts)
    rows = merge_rows(rows_of(context.person.id, facts, message.id), _first_met(facts, tools))
    lines = FactLines(context, tools.catalog).lines(facts)
    body = phrase(context.person.language, "edited", what="\n".join(lines))
    button = (f"undo:{message.id}", phrase(context.person.language, "undo"))
    return Done(rows, button_reply(body, button), [fact.id for fact in facts])


def _first_met(facts: list[AnyFact], tools: Tools) -> Rows:
    """The rows of exercises that these facts name and the graph does not hold yet."""
    met = {
        fact.exercise_id: tools.catalog.exercise(fact.exercise_id)
        for fact in facts
        if isinstance(fact, SetFact)
    }
    return merge_rows(*(new_exercise_rows(one) for one in met.values() if one is not None and not one.listed))


def _offer(record_id: str, message: Inbound, context: Context, tools: Tools) -> Done:
    """The other forms that a name could have meant, and taking it back."""
    language = context.person.language
    rows = tools.read("read/records", user_id=context.person.id, ids=[record_id])
    if not rows:
        return Done(reply=text_reply(phrase(language, "gone")))
    row = rows[0]
    node = (
        tools.catalog.exercise(row["exercise_id"])
        if row["exercise_id"]
        else tools.catalog.foods.get(row["of_id"])
    )
    if node is None:
        return Done(reply=text_reply(phrase(language, "gone")))
    others = [
        (f"take:{record_id}:{match.id}", match.node.name(language))
        for match in tools.catalog.alternatives(node, language)[:9]
    ]
    told_by = tools.read("read/record-message", user_id=context.person.id, record_id=record_id)
    if told_by:
        others.append((f"undo:{told_by[0]['id']}", phrase(language, "undo")))
    return Done(reply=list_reply(f"{node.name(language)} →", phrase(language, "choose"), others))


def _take(record_id: str, node_id: str, message: Inbound, context: Context, tools: Tools) -> Done:
    """The exercise or food that was chosen instead, for all that the same message told of the same one."""
    rows = tools.read("read/record-siblings", user_id=context.person.id, record_id=record_id)
    facts = exchanged(rows, node_id, message.id)
    known = (
        tools.catalog.exercise(node_id)
        if any(isinstance(fact, SetFact) for fact in facts)
        else tools.catalog.foods.get(node_id)
    )
    if not facts or known is None:
        return Done(reply=text_reply(phrase(context.person.language, "gone")))
    done = replaced(facts, message, context, tools)
    done.rows = merge_rows(done.rows, lessons(rows, facts, context, tools))
    return done


def _count(n: int, language: str) -> str:
    return phrase(language, "record") if n == 1 else phrase(language, "records", n=n)
