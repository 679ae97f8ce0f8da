"""Does what is said about pots: cooking in several messages, weighing, eating, sharing, freezing, once more.

``kitchen_turn`` is the door; None means that the message is about something else, and the rest of the turn
reads it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from bot import kitchen_pantry
from bot.acts import Done
from bot.entries import EditEntry
from bot.grammar.kitchen import read_kitchen
from bot.grammar.kitchen_words import plain
from bot.kitchen_entries import (
    Again,
    AskLeft,
    AskPantry,
    Buy,
    Eat,
    HowMuch,
    KitchenEntry,
    PutIn,
    Ready,
    SaveRecipe,
    Start,
    Take,
    UseUp,
)
from bot.kitchen_lines import capital, eaten_line, left_lines, left_words, parts_line, ready_line, say_number
from bot.kitchen_phrases import say
from bot.kitchen_pots import (
    Kitchen,
    Pot,
    alike,
    changed,
    cooked,
    eaten,
    ingredient,
    ingredients_of,
    merged,
    named_like,
    open_kitchen,
    pot_of,
    taken,
)
from bot.phrases import phrase
from bot.replies import button_reply, text_reply
from bot.understand import YES, Said, Tools
from graph.clock import utc_text, zone
from graph.context import SESSION_GAP, Context
from graph.facts import AnyFact, BatchFact, BatchVersionFact, IngredientFact
from graph.inbox import Inbound
from graph.nutrition import raw_grams
from graph.recipes import recipe_rows
from graph.record import Row, Rows, merge_rows, rows_of
from graph.units import GRAMS

ASKED = "kitchen"
"""The kind of a question whose answer is read here."""
FRESH = timedelta(hours=12)
"""How long after cooking a weight without a name is that pot's."""
HEAVIEST, LIGHTEST = 1.5, 0.25
"""A yield beyond these shares of what went in (and what it may soak up) is asked about."""


@dataclass(slots=True)
class Plan:
    """What an entry comes to: facts, other rows, lines of the reply, a question and what it is about.
    ``answers``: what we asked is answered by it."""

    facts: list[AnyFact] = field(default_factory=list)
    rows: Rows = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    question: str | None = None
    about: dict[str, Any] | None = None
    answers: bool = False


def kitchen_turn(said: Said, message: Inbound, context: Context, tools: Tools) -> Done | None:
    """What a message about pots or the pantry changes and is answered; None for any other message."""
    plan = kitchen_plan(said, message, context, tools)
    return None if plan is None else _done(plan, message, context)


def kitchen_plan(said: Said, message: Inbound, context: Context, tools: Tools) -> Plan | None:
    """The same before it is written down."""
    text = (message.text or "").strip()
    if not text or said.press or said.silent or said.unreadable is not None:
        return None
    state = _state(context)
    if said.answer is not None and (state is None or not said.answer.entries):
        return None
    if state is not None and (plan := _answer(state, text, message, context, tools)) is not None:
        return replace(plan, answers=True)
    if state is not None and state.get("cooking"):
        state = {"what": "cooking", "name": state["name"], "batch_id": state["batch_id"]}
    cooking = state is not None and state["what"] == "cooking"
    entry: KitchenEntry | None
    edit = next((one for one in said.reading.entries if isinstance(one, EditEntry)), None)
    if edit is not None and edit.target is not None and edit.unit in GRAMS and edit.value is not None:
        entry = PutIn(f"{edit.value:g} {edit.unit} {edit.target.text}", instead=True)
        if not context.batches or message.at - context.batches[-1].at > SESSION_GAP:
            return None
    else:
        entry = read_kitchen(text, cooking=cooking, has_pots=bool(context.batches))
    if entry is None or not _about_a_pot(entry, context):
        return None
    plan = _plan(entry, open_kitchen(message, context, tools), state if cooking else None, said.quoted)
    if plan is not None and cooking and isinstance(entry, PutIn | Ready):
        plan.answers = True
    return plan


def _about_a_pot(entry: KitchenEntry, context: Context) -> bool:
    """Whether the pot that was named is one of this person's; a name of none is for the rest of the reader."""
    named = getattr(entry, "pot", None)
    if named is None or isinstance(entry, AskLeft | SaveRecipe):
        return True
    return any(named_like(batch.name, named) for batch in context.batches)


def _plan(
    entry: KitchenEntry, kitchen: Kitchen, state: dict[str, Any] | None, quoted: dict[str, Any] | None
) -> Plan | None:
    match entry:
        case Start():
            line = say(kitchen.language, "start", name=capital(entry.name))
            return Plan(question=line, about={"what": "cooking", "name": entry.name, "batch_id": None})
        case PutIn():
            return _put_in(entry, kitchen, state)
        case Ready():
            return _ready(entry, kitchen, state)
        case Again():
            return _again(entry, kitchen)
        case Eat():
            return _eat(entry, kitchen, quoted)
        case Take():
            return _take(entry, kitchen, quoted)
        case AskLeft():
            return _ask_left(entry, kitchen)
        case SaveRecipe():
            return _save(entry, kitchen)
        case Buy():
            return _of_pantry(kitchen_pantry.bought(entry, kitchen))
        case UseUp():
            return _of_pantry(kitchen_pantry.used_up(entry, kitchen))
        case AskPantry():
            return _of_pantry(kitchen_pantry.asked(entry, kitchen))


def _of_pantry(found: kitchen_pantry.Told | None) -> Plan | None:
    return None if found is None else Plan(list(found.facts), {}, list(found.lines), found.question)


def _put_in(entry: PutIn, kitchen: Kitchen, state: dict[str, Any] | None) -> Plan | None:
    """Ingredients into the pot that is being cooked, or other grams of those that are in it."""
    new = ingredients_of(entry.parts, kitchen)
    if not new or any(part.food_id is None and part.grams is None for part in new):
        return None
    language = kitchen.language
    if any(part.grams is not None and part.grams <= 0 for part in new):
        return Plan(question=say(language, "not_positive"), about=state)
    if state is not None and state["batch_id"] is None:
        fact = cooked(kitchen, state["name"], new)
        about = {"what": "cooking", "name": state["name"], "batch_id": fact.id}
        return _asking_unknown(Plan([fact], about=about), new, fact.name, fact.id, kitchen)
    pot = kitchen.by_id(state["batch_id"]) if state is not None else kitchen.find(entry.pot)
    if pot is None:
        return None
    if entry.instead:
        lacking = next((one for one in new if not any(alike(one, part) for part in pot.parts)), None)
        if lacking is not None:
            name = kitchen.food_name(lacking)
            return Plan(question=say(language, "not_in", name=pot.name, food=name))
        version = changed(kitchen, pot, parts=merged(pot.parts, new))
        return Plan([version], lines=[parts_line(pot.name, version.ingredients, kitchen, pot)])
    version = changed(kitchen, pot, parts=(*pot.parts, *new))
    return _asking_unknown(Plan([version], about=state), new, pot.name, pot.id, kitchen)


def _asking_unknown(
    plan: Plan, new: Sequence[IngredientFact], name: str, batch_id: str, kitchen: Kitchen
) -> Plan:
    """What is in the pot so far, and one question: what an unknown name is, else what else goes in."""
    fact = plan.facts[0]
    assert isinstance(fact, BatchFact | BatchVersionFact)
    plan.lines.append(parts_line(name, fact.ingredients, kitchen, None))
    unknown = next((part for part in new if part.food_id is None), None)
    if unknown is None:
        plan.question = say(kitchen.language, "more") if plan.about is not None else None
    else:
        plan.question = say(kitchen.language, "unknown_part", text=unknown.text, name=name)
        plan.about = {
            "what": "ingredient", "text": unknown.text, "batch_id": batch_id, "name": name,
            "cooking": plan.about is not None,
        }  # fmt: skip
    return plan


def unknown_part(facts: Sequence[AnyFact], language: str) -> tuple[str, dict[str, Any]] | None:
    """The question about the first ingredient of a pot that nobody knows, and what it is about."""
    for fact in facts:
        if isinstance(fact, BatchFact):
            for part in fact.ingredients:
                if part.food_id is None:
                    about = {"what": "ingredient", "text": part.text, "batch_id": fact.id, "name": fact.name}
                    question = say(language, "unknown_part", text=part.text, name=fact.name)
                    return question, about | {"cooking": False}
    return None


def _ready(
    entry: Ready, kitchen: Kitchen, state: dict[str, Any] | None, *, sure: bool = False
) -> Plan | None:
    """A pot is weighed or split: at the end of cooking, or again later."""
    language = kitchen.language
    if state is not None:
        if state["batch_id"] is None:
            return Plan(question=say(language, "nothing_in", name=state["name"]), about=state)
        pot = kitchen.by_id(state["batch_id"])
    else:
        pot = kitchen.find(entry.pot, None if entry.pot else FRESH)
    if pot is None:
        return None
    if any(one is not None and one <= 0 for one in (entry.yield_g, entry.portions)):
        return Plan(question=say(language, "not_positive"), about=state)
    raw = raw_grams(pot.row["ingredients"]) + sum(p.grams or 0.0 for p in pot.parts if p.food_id is None)
    estimate = max(raw, changed(kitchen, replace(pot, row={**pot.row, "yield_source": None})).yield_g or 0.0)
    odd = entry.yield_g is not None and raw and not LIGHTEST * raw <= entry.yield_g <= HEAVIEST * estimate
    if odd and not sure:
        about = {"what": "yield", "batch_id": pot.id, "yield_g": entry.yield_g, "portions": entry.portions}
        return Plan(question=say(language, "odd_yield", g=entry.yield_g, raw=round(raw)), about=about)
    if entry.yield_g is None and entry.portions is None:
        return Plan(lines=[ready_line(changed(kitchen, pot), pot, kitchen)])
    version = changed(kitchen, pot, yield_g=entry.yield_g, portions=entry.portions)
    return Plan([version], lines=[ready_line(version, pot, kitchen)])


def _again(entry: Again, kitchen: Kitchen) -> Plan | None:
    """The same pot once more, and what is different this time."""
    pot = kitchen.find(entry.pot)
    if pot is None:
        return None
    language = kitchen.language
    new = ingredients_of(entry.parts, kitchen) if entry.parts else []
    if entry.parts and not new:
        return None
    if any(part.grams is not None and part.grams <= 0 for part in new):
        return Plan(question=say(language, "not_positive"))
    out = [ingredient(kitchen, name, None) for name in entry.without]
    parts = [part for part in merged(pot.parts, new) if not any(alike(part, one) for one in out)]
    fact = cooked(
        kitchen, pot.name, parts, yield_g=entry.yield_g, portions=entry.portions or pot.portions, like=pot
    )
    changes = [_change(part, pot, kitchen) for part in new]
    changes += [say(language, "without", food=name) for name in entry.without]
    lines = [ready_line(fact, pot, kitchen)]
    lines.append(say(language, "changes", parts=", ".join(changes)) if changes else say(language, "same"))
    plan = Plan([fact], lines=lines)
    vague = [ingredient(kitchen, name, None) for name in entry.vague]
    asked = next((part for part in parts if any(alike(part, one) for one in vague)), None)
    if asked is not None and asked.grams is not None:
        name = kitchen.food_name(asked, pot)
        plan.question = say(language, "vague", food=name.lower(), g=asked.grams)
        plan.about = {"what": "grams", "batch_id": fact.id, "food_id": asked.food_id, "text": asked.text}
    return plan


def _change(part: IngredientFact, pot: Pot, kitchen: Kitchen) -> str:
    """ "Ternera 1000 → 800 g"."""
    old = next((one for one in pot.parts if alike(one, part)), None)
    name = kitchen.food_name(part if old is None else old, pot).lower()
    grams = say_number(part.grams, kitchen.language)
    if old is None or old.grams is None:
        return f"{name} {grams} g"
    return f"{name} {say_number(old.grams, kitchen.language)} → {grams} g"


def _eat(entry: Eat, kitchen: Kitchen, quoted: dict[str, Any] | None) -> Plan | None:
    """Something eaten of a pot; more than was left is asked about, once."""
    pot = _quoted_pot(kitchen, quoted) or kitchen.find(entry.pot)
    if pot is None or (entry.pot is None and pot.over):
        return None
    language = kitchen.language
    if _not_positive(entry.much):
        return Plan(question=say(language, "not_positive"))
    fact = eaten(kitchen, pot, entry.much, entry.category or _lunch(kitchen))
    after = _after(pot, fact.grams, fact.portions)
    plan = Plan([fact], lines=[eaten_line(fact, pot, kitchen), *left_lines(after, kitchen)])
    if _more_than_left(pot, fact.grams, fact.portions):
        plan.lines = plan.lines[:1]
        plan.question = say(language, "too_much", name=pot.name, left=left_words(pot, language))
    elif fact.portions is not None and not pot.portions:
        plan.question = say(language, "how_many", name=pot.name)
        plan.about = {"what": "portions", "batch_id": pot.id}
    return plan


def _take(entry: Take, kitchen: Kitchen, quoted: dict[str, Any] | None) -> Plan | None:
    """What left a pot otherwise is off what is left and on nobody's day."""
    pot = _quoted_pot(kitchen, quoted) or kitchen.find(entry.pot)
    if pot is None or (entry.pot is None and pot.over):
        return None
    language = kitchen.language
    if _not_positive(entry.much):
        return Plan(question=say(language, "not_positive"))
    if entry.kind == "thaw" and not pot.left.frozen_g and not pot.left.frozen_portions:
        return Plan(question=say(language, "nothing_frozen", name=pot.name))
    fact = taken(kitchen, pot, entry.kind, entry.much, entry.who)
    if _more_than_left(pot, fact.grams, fact.portions):
        return Plan(question=say(language, "too_much", name=pot.name, left=left_words(pot, language)))
    who = capital(entry.who or say(language, "somebody"))
    line = say(language, entry.kind, who=who, g=round(fact.grams), name=pot.name)
    change = {"kind": fact.kind, "grams": fact.grams, "portions": fact.portions}
    after = _with(pot, "taken", change)
    return Plan([fact], lines=[line, *left_lines(after, kitchen)])


def _ask_left(entry: AskLeft, kitchen: Kitchen) -> Plan:
    language = kitchen.language
    if entry.pot is not None:
        pot = kitchen.find(entry.pot)
        if pot is None:
            return Plan(question=say(language, "which_pot"))
        return Plan(lines=left_lines(pot, kitchen))
    pots = [pot for pot in reversed(kitchen.pots) if not pot.over]
    lines = [line for pot in pots[:8] for line in left_lines(pot, kitchen)]
    return Plan(lines=lines or [say(language, "no_pots")])


def _save(entry: SaveRecipe, kitchen: Kitchen) -> Plan:
    """The latest pot, or the one that was named, as a recipe that it follows from now on."""
    language = kitchen.language
    pots = [pot for pot in kitchen.pots if entry.pot is None or named_like(pot.name, entry.pot)]
    if not pots:
        return Plan(question=say(language, "which_pot"))
    pot, message = pots[-1], kitchen.message
    user_id = kitchen.context.person.id
    base = kitchen.base(0)
    rows = recipe_rows(user_id, base["id"], pot.name, pot.portions, pot.parts, message.at)
    link = {"id": pot.id, "user_id": user_id, "recipe_id": base["id"]}
    servings = "" if pot.portions is None else say(language, "servings", n=pot.portions)
    line = say(language, "recipe", name=pot.name, n=len(pot.parts), servings=servings)
    return Plan(rows=merge_rows(rows, {"link-recipes": [link]}), lines=[line])


def _answer(
    state: dict[str, Any], text: str, message: Inbound, context: Context, tools: Tools
) -> Plan | None:
    """The answer to a question of ours, None when the message is something else."""
    folded = plain(text).strip(" .!¡")
    if state["what"] == "cooking" or "batch_id" not in state:
        return None
    kitchen = open_kitchen(message, context, tools)
    pot = kitchen.by_id(state["batch_id"])
    if pot is None:
        return None
    if state["what"] == "yield":
        if folded in YES:
            return _ready(Ready(state["yield_g"], state["portions"], pot.name), kitchen, state, sure=True)
        entry = read_kitchen(text, cooking=True, has_pots=True)
        return _ready(entry, kitchen, state) if isinstance(entry, Ready) else None
    if state["what"] == "portions":
        entry = read_kitchen(
            text if not folded.isdigit() else f"{folded} raciones", cooking=True, has_pots=True
        )
        return _ready(entry, kitchen, state) if isinstance(entry, Ready) and entry.portions else None
    if state["what"] == "grams":
        bare = f"{folded} g" if folded.replace(",", "").replace(".", "").isdigit() else text
        entry = read_kitchen(bare, cooking=True, has_pots=True)
        if not isinstance(entry, Ready) or not entry.yield_g:
            return None
        part = IngredientFact(state["food_id"], state["text"], entry.yield_g)
        version = changed(kitchen, pot, parts=merged(pot.parts, [part]))
        return Plan([version], lines=[parts_line(pot.name, version.ingredients, kitchen, pot)])
    return _mended(state, text, kitchen, pot)


def _mended(state: dict[str, Any], text: str, kitchen: Kitchen, pot: Pot) -> Plan | None:
    """An ingredient that nobody knew gets its food; what was eaten of the pot follows."""
    if len(text.split()) > 6:
        return None
    named = text.strip(" .!¡")
    for opening in ("es ", "son ", "it's ", "its ", "it is ", "is "):
        named = named[len(opening) :] if named.lower().startswith(opening) else named
    part = ingredient(kitchen, named, None)
    if part.food_id is None:
        return None
    parts = [
        replace(one, food_id=part.food_id) if one.food_id is None and one.text == state["text"] else one
        for one in pot.parts
    ]
    if parts == list(pot.parts):
        return None
    version = changed(kitchen, pot, parts=parts)
    line = say(kitchen.language, "mended", name=pot.name, text=state["text"], food=kitchen.food_name(part))
    plan = Plan([version], lines=[line])
    if state.get("cooking"):
        plan.question = say(kitchen.language, "more")
        plan.about = {"what": "cooking", "name": pot.name, "batch_id": pot.id}
    return plan


def _done(plan: Plan, message: Inbound, context: Context) -> Done:
    """Rows and reply; a question of ours waits for its answer as every other does."""
    user_id, language = context.person.id, context.person.language
    rows: Rows = {}
    ids: list[str] = []
    if plan.facts:
        rows = rows_of(user_id, plan.facts, message.id)
        ids = [fact.id for fact in plan.facts]
    rows = merge_rows(rows, plan.rows)
    question_id = f"{message.id}.q"
    asked = context.question
    if asked is not None and (plan.answers or plan.question is not None):
        state = "answered" if plan.answers else "overtaken"
        rows = merge_rows(rows, {"close-questions": [{"user_id": user_id, "id": asked.id, "state": state}]})
    body = "\n".join([*plan.lines, *([plan.question] if plan.question else [])])
    if plan.question is not None:
        if plan.about is not None:
            rows = merge_rows(rows, question_rows(question_id, plan.about, message, user_id))
        return Done(rows, text_reply(body), ids)
    if not ids:
        return Done(rows, text_reply(body), ids)
    return Done(rows, button_reply(body, (f"undo:{message.id}", phrase(language, "undo"))), ids)


def question_rows(question_id: str, about: dict[str, Any], message: Inbound, user_id: str) -> Rows:
    """The rows of a question of ours: what it is about stands in its payload beside what all have."""
    told_at = utc_text(message.at)
    payload = {"quote": "", "entries": [], "options": [], "told_at": told_at, "kitchen": about}
    properties = {
        "kind": ASKED,
        "payload": json.dumps(payload, ensure_ascii=False),
        "asked_at": told_at,
        "until": utc_text(message.at + SESSION_GAP),
        "state": "open",
    }
    row: Row = {"user_id": user_id, "message_id": message.id, "id": question_id, "properties": properties}
    return {"add-questions": [row]}


def _state(context: Context) -> dict[str, Any] | None:
    """What our own open question is about."""
    if context.question is None or context.question.kind != ASKED:
        return None
    found: dict[str, Any] | None = json.loads(context.question.payload).get("kitchen")
    return found


def _quoted_pot(kitchen: Kitchen, quoted: dict[str, Any] | None) -> Pot | None:
    """The pot that a quoted message told of."""
    ids = () if quoted is None else quoted["record_ids"]
    return next((pot for one in ids if (pot := kitchen.by_id(one)) is not None), None)


def _lunch(kitchen: Kitchen) -> str | None:
    """ "Comer" around noon is having lunch in Spanish."""
    local = kitchen.message.at.astimezone(zone(kitchen.context.person.timezone))
    said = plain(kitchen.message.text or "")
    noon = 12 <= local.hour + local.minute / 60 <= 17.5
    return "lunch" if noon and any(word in said for word in ("comi ", "comido ", "comer")) else None


def _not_positive(much: HowMuch) -> bool:
    return any(one is not None and one <= 0 for one in (much.portions, much.grams, much.share))


def _more_than_left(pot: Pot, grams: float, portions: float | None) -> bool:
    if portions is not None and pot.left.portions is not None:
        return portions > pot.left.portions + 0.05
    return pot.left.grams is not None and grams > pot.left.grams + max(5.0, 0.03 * (pot.yield_g or 0.0))


def _with(pot: Pot, list_: str, one: dict[str, Any]) -> Pot:
    """The pot as it stands once one more thing happened to it."""
    return pot_of({**pot.row, list_: [*pot.row[list_], one]})


def _after(pot: Pot, grams: float, portions: float | None) -> Pot:
    return _with(pot, "eaten", {"grams": grams, "portions": portions})
