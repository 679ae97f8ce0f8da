"""Does what is said about pots and the pantry: cooking in several messages, weighing, eating, sharing, freezing.

``kitchen_turn`` is the door; None means that the message is about something else, and the rest of the turn
reads it.
"""

import json
from dataclasses import replace
from typing import Any

from bot.done import Done
from bot.entries import BatchEntry, EditEntry, PortionEntry
from bot.grammar.kitchen import read_kitchen, told_recipe
from bot.grammar.kitchen_eating import of_pots
from bot.grammar.kitchen_words import plain
from bot.grammar.tokens import tokenize
from bot.kitchen import pantry as kitchen_pantry
from bot.kitchen.amend import amend, remain
from bot.kitchen.answers import kitchen_answer
from bot.kitchen.by_products import by_product
from bot.kitchen.cooking import Plan, begun, put_in, ready
from bot.kitchen.costs import ask_cost
from bot.kitchen.drop import drop_pot
from bot.kitchen.eating import ask_left, ask_shares, eat, figures_of, take
from bot.kitchen.latest import told_last
from bot.kitchen.lines import left_lines
from bot.kitchen.phrases import say
from bot.kitchen.pots import Kitchen, named_like, open_kitchen, pot_of
from bot.kitchen.recipes import again, save, tell_recipe
from bot.kitchen_entries import (
    Again,
    Amend,
    AskCost,
    AskFigures,
    AskLeft,
    AskPantry,
    AskShares,
    AtHome,
    Buy,
    ByProduct,
    Eat,
    HowMuch,
    KitchenEntry,
    PutIn,
    Ready,
    Remain,
    SaveRecipe,
    Start,
    Take,
    TellRecipe,
    UseUp,
)
from bot.phrases import phrase
from bot.replies import button_reply, capital, text_reply
from bot.understand import Said, Tools
from graph.clock import utc_text, zone
from graph.context import SESSION_GAP, Context
from graph.facts import BatchVersionFact, PortionFact, TakingFact
from graph.inbox import Inbound
from graph.record import Row, Rows, merge_rows, rows_of
from graph.units import GRAMS

LONGEST = 400
"""Signs of a message of ours; whatever is longer tells more than one thing."""
ASKED = "kitchen"
"""The kind of a question whose answer is read here."""


def kitchen_turn(said: Said, message: Inbound, context: Context, tools: Tools) -> Done | None:
    """What a message about pots or the pantry changes and is answered; None for any other message."""
    if said.answer is None and not said.press and (dropped := drop_pot(message, context, tools)) is not None:
        return dropped
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
    short = len(text) <= LONGEST
    if (
        short
        and state is not None
        and (plan := kitchen_answer(state, text, message, context, tools)) is not None
    ):
        return replace(plan, answers=True)
    if state is not None and state.get("cooking"):
        state = {"what": "cooking", "name": state["name"], "batch_id": state["batch_id"]}
    cooking = state is not None and state["what"] == "cooking"
    edit = next((one for one in said.reading.entries if isinstance(one, EditEntry)), None)
    told = told_recipe(text) if len(text) > LONGEST else None
    if len(text) > LONGEST and told is None:
        return None
    entries: list[KitchenEntry] = (
        [told] if told else read_kitchen(text, cooking=cooking, has_pots=bool(context.batches))
    )
    if len(entries) == 1 and isinstance(entries[0], UseUp) and context.batches:
        # "Quedan 400 g de fajitas" is of the pantry only where no pot has that name.
        left = of_pots(plain(text).strip(" .!"), text)
        entries = [left] if isinstance(left, Remain) and _about_a_pot(left, context) else entries
    if any(isinstance(one, BatchEntry) and one.ingredients for one in said.reading.entries):
        entries = [one for one in entries if not (isinstance(one, Start) and one.parts)]
    ours = bool(entries) and all(_about_a_pot(entry, context) for entry in entries)
    if (
        not ours
        and edit is not None
        and edit.target is not None
        and edit.unit in GRAMS
        and edit.value is not None
    ):
        entries = [PutIn(f"{edit.value:g} {edit.unit} {edit.target.text}", instead=True)]
    entries = entries or _portion_told(said, context, message)
    loose = any(isinstance(one, PutIn) and one.pot is None for one in entries)
    fresh = bool(context.batches) and message.at - context.batches[-1].at <= SESSION_GAP
    loose = loose or any(isinstance(one, Eat) and one.fresh for one in entries)
    mends = any(isinstance(one, PutIn) and one.instead for one in entries)
    if loose and not (cooking or fresh) and not (mends and _told_of_pot(message, context, tools)):
        return None
    if not entries or not all(_about_a_pot(entry, context) for entry in entries):
        return None
    plan = _plans(entries, open_kitchen(message, context, tools), state if cooking else None, said.quoted)
    if plan is not None and cooking and isinstance(entries[0], PutIn | Ready):
        plan.answers = True
    return plan


def _told_of_pot(message: Inbound, context: Context, tools: Tools) -> bool:
    """Whether a pot was told of last: "the chicken was 900 g", after a portion of what was cooked at noon."""
    return bool(context.batches) and told_last(open_kitchen(message, context, tools))


def _portion_told(said: Said, context: Context, message: Inbound) -> list[KitchenEntry]:
    """ "250 g de las fajitas para cenar", as the reader of the rest reads it: eaten today of a pot."""
    told = said.reading.entries
    if len(told) != 1 or said.answer is not None or said.reading.refusals or said.reading.doubtful:
        return []
    one = told[0]
    today = message.at.astimezone(zone(context.person.timezone)).date()
    if not isinstance(one, PortionEntry) or one.at is not None or one.on not in (None, today):
        return []
    much = HowMuch(portions=one.portions, grams=one.grams, share=one.share)  # none of them: "un poco de"
    return [Eat(much, one.batch.text, one.category)]


def _plans(
    entries: list[KitchenEntry], kitchen: Kitchen, state: dict[str, Any] | None, quoted: dict[str, Any] | None
) -> Plan | None:
    """What the entries of one message come to, one after the other; None when one of them is of something else."""
    whole: Plan | None = None
    for entry in entries:
        plan = _plan(entry, kitchen, state, quoted)
        if plan is None:
            return None
        if whole is None:
            whole = plan
        else:
            told = {line: pot.name for pot in kitchen.pots for line in left_lines(pot, kitchen)}
            again = {name for name in told.values() if any(one.startswith(f"{name}: ") for one in plan.lines)}
            # What is left of a pot is told once, as it is in the end.
            whole.lines = [line for line in whole.lines if told.get(line) not in again]
            whole.facts += plan.facts
            whole.rows = merge_rows(whole.rows, plan.rows)
            whole.lines += plan.lines
            whole.question, whole.about = whole.question or plan.question, whole.about or plan.about
        kitchen = _after(kitchen, plan)
    return whole


def _after(kitchen: Kitchen, plan: Plan) -> Kitchen:
    """The kitchen as it stands once a plan was done, for what else the message tells."""
    pots = list(kitchen.pots)
    for fact in plan.facts:
        if isinstance(fact, BatchVersionFact):
            new = {"yield_g": fact.yield_g, "portions": fact.portions}
            pots = [pot_of({**pot.row, **new}) if pot.id == fact.batch_id else pot for pot in pots]
        list_ = {PortionFact: "eaten", TakingFact: "taken"}.get(type(fact))
        for place, pot in enumerate(pots):
            if list_ is not None and pot.id == getattr(fact, "batch_id", None):
                one = {name: getattr(fact, name, None) for name in ("kind", "grams", "portions")}
                pots[place] = pot_of({**pot.row, list_: [*pot.row[list_], one]})
    return replace(kitchen, pots=tuple(pots), told=kitchen.told + len(plan.facts))


def _about_a_pot(entry: KitchenEntry, context: Context) -> bool:
    """Whether the pot that was named is one of this person's; a name of none is for the rest of the reader."""
    named = getattr(entry, "pot", None)
    if named is None or isinstance(entry, AskLeft | SaveRecipe | Again):
        return True
    return any(named_like(batch.name, named) for batch in context.batches)


def _plan(
    entry: KitchenEntry, kitchen: Kitchen, state: dict[str, Any] | None, quoted: dict[str, Any] | None
) -> Plan | None:
    match entry:
        case Start() if entry.food and not _is_dish(entry.name, kitchen):
            return None
        case Start() if entry.parts:
            return begun(entry, kitchen)
        case Start():
            line = say(kitchen.language, "start", name=capital(entry.name))
            return Plan(question=line, about={"what": "cooking", "name": entry.name, "batch_id": None})
        case PutIn():
            return put_in(entry, kitchen, state)
        case Ready():
            return ready(entry, kitchen, state)
        case Again():
            return again(entry, kitchen)
        case Eat():
            return eat(entry, kitchen, quoted)
        case Take():
            return take(entry, kitchen, quoted)
        case AskLeft():
            return ask_left(entry, kitchen)
        case SaveRecipe():
            return save(entry, kitchen)
        case TellRecipe():
            return tell_recipe(entry, kitchen)
        case Amend():
            again_told = amend(entry, kitchen)
            if again_told is not None or not entry.named:
                return again_told
            return ready(Ready(None, entry.much.portions), kitchen, state)
        case AskShares():
            return ask_shares(entry, kitchen)
        case Remain():
            return remain(entry, kitchen)
        case ByProduct():
            return by_product(entry, kitchen)
        case AskFigures():
            return figures_of(entry, kitchen)
        case AskCost():
            return ask_cost(entry, kitchen)
        case Buy():
            return _of_pantry(kitchen_pantry.bought(entry, kitchen))
        case AtHome():
            return _of_pantry(kitchen_pantry.at_home(entry, kitchen))
        case UseUp():
            return _of_pantry(kitchen_pantry.used_up(entry, kitchen))
        case AskPantry():
            of_pantry = _of_pantry(kitchen_pantry.asked(entry, kitchen))
            pot = kitchen.find(entry.dish) if entry.kind == "food" and entry.dish else None
            return of_pantry if pot is None else Plan(lines=left_lines(pot, kitchen))


def _is_dish(name: str, kitchen: Kitchen) -> bool:
    """Whether a name is something to eat, or a pot of this person."""
    known = any(span.kind == "food" for span in kitchen.tools.names.spans(tokenize(name)))
    return known or any(named_like(pot.name, name) for pot in kitchen.pots)


def _of_pantry(found: kitchen_pantry.Told | None) -> Plan | None:
    return None if found is None else Plan(list(found.facts), {}, list(found.lines), found.question)


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
