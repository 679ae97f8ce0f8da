"""A pot that is taken back: "borra las lentejas", "delete the chilli"."""

import re

from bot.done import Done
from bot.grammar.kitchen_words import plain
from bot.kitchen.phrases import say
from bot.kitchen.pots import Pot, named_like, open_kitchen
from bot.phrases import phrase
from bot.replies import button_reply, text_reply
from bot.understand import Tools
from graph.clock import zone
from graph.context import Context
from graph.inbox import Inbound
from graph.record import Rows, merge_rows, settling
from graph.words import stems_of

_WISH = re.compile(
    r"(?:borra|borrame|quita|quitame|elimina|anula|delete|remove|erase) (?:el|la|los|las|mi|mis|my|the)"
    r" (?:(?:olla|guiso|pot|batch|tanda) (?:de(?: las?| los?| el)?|del|of) )?"
    r"(?P<pot>[a-z ]{3,40}?)(?: por favor| please)?"
)


def drop_pot(message: Inbound, context: Context, tools: Tools) -> Done | None:
    """Takes back a pot that nobody ate of; of another, says how the rest is thrown away. None where no pot is
    meant, or something of that name was eaten today, which is meant then."""
    wish = _WISH.fullmatch(plain(message.text or "").strip(" ¿?¡!.\n"))
    if wish is None or not any(named_like(batch.name, wish["pot"]) for batch in context.batches):
        return None
    if _eaten_today(wish["pot"], message, context, tools):
        return None
    kitchen = open_kitchen(message, context, tools)
    pot = kitchen.find(wish["pot"])
    if pot is None:
        return None
    if _used(pot):
        return Done(reply=text_reply(say(kitchen.language, "drop_used", name=pot.name)))
    out: Rows = {
        "hide-records": [{"id": pot.id}],
        "add-undos": [{"message_id": message.id, "target_id": message.id, "hidden": [pot.id], "shown": []}],
    }
    redo = (f"redo:{message.id}", phrase(kitchen.language, "redo"))
    said = phrase(kitchen.language, "removed", what=pot.name)
    return Done(merge_rows(out, settling([pot.id])), button_reply(said, redo), intent="undo")


def _used(pot: Pot) -> bool:
    """Whether something came out of it already, so that what was eaten would lose its figures."""
    return bool(pot.row["eaten"] or pot.row["taken"] or pot.outs)


def _eaten_today(said: str, message: Inbound, context: Context, tools: Tools) -> bool:
    day = message.at.astimezone(zone(context.person.timezone)).date()
    named = set(stems_of(said))
    names = {batch.id: batch.name for batch in context.batches}
    for meal in tools.day(context.person.id, day)["meals"]:
        for item in meal["items"]:
            food = item["food"] and tools.catalog.foods.get(item["food"]["id"])
            name = names.get(item["batch_id"], "") if food is None else food.name(context.person.language)
            if named <= set(stems_of(name)):
                return True
    return False
