"""What is told under a quoted message of what that one told: "150 g de arroz" under "100 g de arroz y 150 g de salmón"
is how much rice it was, and no second plate. The same without quoting, where words of correcting say so: "make that
4 eggs" right after three."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.changes.acts import GOES_ON, look_back, plan_of, replaced
from bot.changes.edits import named, stored_fact
from bot.done import Done
from bot.entries import Entry, FoodEntry, SetEntry
from bot.grammar.read import read
from bot.understand import Said, Tools, reading_context
from graph.clock import instant, zone
from graph.context import SESSION_GAP, Context
from graph.facts import AnyFact, Entered, PortionFact, SetFact, record_id
from graph.foods.amounts import grams_of
from graph.inbox import Inbound
from graph.units import load_kg

_AMENDS = re.compile(
    r"^(?:(?:no|perd[oó]na?|sorry|oops|ups|wait|espera|actually|en realidad|quise decir|quer[ií]a decir|i meant)\b"
    r"[,.:; ]*)*(?:(?:eran?|fueron|fue|it was|there was|that was|was|were|should be)\b[: ]*)?",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(otr[ao]s?|m[aá]s|another|more|again|tambi[eé]n|also|too)\b", re.IGNORECASE)


_SAYS_SO = re.compile(
    r"^(?:(?:no|perd[oó]na?|sorry|oops|ups|wait|espera|actually|en realidad|mejor)\b[,.:; ]*)*"
    r"(?:(?:eran?|fueron|it was|there were|they were|make (?:it|that)|que sean|pon(?:le|me)?|change (?:it|that) to)"
    r"\b[: ]*)",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"^(?:perd[oó]na?|sorry|oops|ups|actually|en realidad|i mean|i meant|mejor dicho)\b[,.:; ]+",
    re.IGNORECASE,
)


def retold_turn(said: Said, message: Inbound, context: Context, tools: Tools) -> Done | None:
    """Puts right the foods that the last message told, where a message says of all its foods how much it was; None for
    anything else, and later than a session stays open (decision 29)."""
    text = (message.text or "").strip()
    lead = _SAYS_SO.match(text) or _MARKED.match(text)
    if lead is None or said.quoted is not None or said.answer is not None or _MORE.search(text):
        return None
    entries = said.reading.entries
    if not entries or not all(isinstance(one, FoodEntry) for one in entries):
        return None
    last = look_back("read/last-recording", message, context, tools)
    if last is None or message.at - instant(last["at"]) > SESSION_GAP:
        return None
    return _put_right(
        entries, [row["id"] for row in plan_of(last["id"], context, tools)], message, context, tools
    )


def quoted_turn(said: Said, message: Inbound, context: Context, tools: Tools) -> Done | None:
    """Puts right what the quoted message recorded of the foods or of the set that are told anew; None for anything
    else, and where it is told as something more."""
    if said.quoted is None or not said.quoted["record_ids"] or said.answer is not None or said.press:
        return None
    text = (message.text or "").strip()
    if GOES_ON.match(text.lower()) or _MORE.search(text):
        return None
    entries = _entries(text, said, message, context, tools)
    if not entries:
        return None
    return _put_right(entries, list(said.quoted["record_ids"]), message, context, tools)


def _put_right(
    entries: Sequence[Entry], ids: list[str], message: Inbound, context: Context, tools: Tools
) -> Done | None:
    """The foods or the set of these records as they are told now, None where they are not what they tell of."""
    rows = tools.read("read/records", user_id=context.person.id, ids=ids)
    facts = [fact for row in rows if (fact := stored_fact(row)) is not None]
    mended = _eaten(entries, facts, context, tools) or _lifted(entries, facts, context, tools)
    if not mended:
        return None
    numbered = [replace(one, id=record_id(message.id, n), replaces=one.id) for n, one in enumerate(mended)]
    return replace(replaced(numbered, message, context, tools), intent="edit")


def _entries(text: str, said: Said, message: Inbound, context: Context, tools: Tools) -> Sequence[Entry]:
    bare = text[_AMENDS.match(text).end() :]  # type: ignore[union-attr]
    if bare == text or said.reading.intent in ("edit", "undo"):
        return said.reading.entries if said.reading.intent == "record" else ()
    now = message.at.astimezone(zone(context.person.timezone))
    return read(bare, now, reading_context(context, said.quoted), tools.names).entries


def _eaten(entries: Sequence[Entry], facts: list[AnyFact], context: Context, tools: Tools) -> list[AnyFact]:
    """The foods of the quoted message with the amounts that they have now; none where one was not in it."""
    mended: list[AnyFact] = []
    for entry in entries:
        if not isinstance(entry, FoodEntry) or entry.amount is None or entry.category is not None:
            return []
        same = named(facts, entry.food.text, tools.catalog, context.person.language)
        eaten = [one for one in same if isinstance(one, PortionFact) and one.food_id is not None]
        if len(eaten) != 1:
            return []
        (one,) = eaten
        food = tools.catalog.foods.get(one.food_id or "")
        much = grams_of(food, entry.amount.value, entry.amount.unit, entry.amount.size)
        if much is None:
            return []
        again = replace(one, grams=much.grams, grams_source=much.source, grams_spread=much.spread)
        mended.append(replace(again, portions=None, share=None))
    return mended


def _lifted(entries: Sequence[Entry], facts: list[AnyFact], context: Context, tools: Tools) -> list[AnyFact]:
    """The sets of the quoted message, where all of them were alike, as the one that is told now."""
    sets = [one for one in facts if isinstance(one, SetFact)]
    told = entries[0]
    if len(entries) != 1 or not isinstance(told, SetEntry) or told.same or told.reps is None or not sets:
        return []
    if len({(one.exercise_id, one.reps, one.weight_kg) for one in sets}) != 1:
        return []
    if told.exercise is not None and not named(
        [sets[0]], told.exercise.text, tools.catalog, context.person.language
    ):
        return []
    mended: list[AnyFact] = [replace(one, reps=told.reps) for one in sets]
    if told.load is None or told.load_unit == "plate":
        return mended if told.load is None else []
    unit = told.load_unit or (sets[0].entered.unit if sets[0].entered else context.person.loads_in)
    load = Entered(told.load, unit)
    return [replace(one, weight_kg=load_kg(told.load, unit), entered=load) for one in mended]  # type: ignore[arg-type]
