"""What becomes of a pot: eaten, shared, thrown away, frozen, and what is left."""

from typing import Any

from bot.grammar.kitchen_words import plain
from bot.kitchen.cooking import Plan
from bot.kitchen.latest import spoken_of, told_last
from bot.kitchen.lines import eaten_line, left_lines, left_words, ready_line, say_number
from bot.kitchen.phrases import say
from bot.kitchen.pots import Kitchen, Pot, changed, eaten, pot_of, taken
from bot.kitchen_entries import AskFigures, AskLeft, AskShares, Eat, HowMuch, Take
from bot.replies import capital
from graph.clock import zone


def eat(entry: Eat, kitchen: Kitchen, quoted: dict[str, Any] | None) -> Plan | None:
    """Something eaten of a pot; more than was left is asked about, once."""
    pot = _meant_pot(entry.pot, kitchen, quoted)
    if pot is not None and pot.over and entry.much.share_left is not None:
        return Plan(lines=left_lines(pot, kitchen))
    if pot is None or (entry.pot is None and pot.over):
        return None
    if entry.pot is None and (entry.last or entry.much.share is not None) and not told_last(kitchen):
        return None
    language = kitchen.language
    if _not_positive(entry.much):
        return Plan(question=say(language, "not_positive"))
    if entry.along:
        fact = eaten(kitchen, pot, entry.much, None)
        about: dict[str, Any] = {
            "what": "along",
            "batch_id": pot.id,
            "category": entry.category or _lunch(kitchen),
        }
        about |= {"portions": fact.portions, "grams": None if fact.portions else fact.grams}
        return Plan(question=say(language, "along", name=pot.name), about=about)
    if not entry.much.said:
        about = {"what": "eaten", "batch_id": pot.id, "category": entry.category or _lunch(kitchen)}
        return Plan(question=say(language, "eaten_much", name=pot.name), about=about)
    fact = eaten(kitchen, pot, entry.much, entry.category or _lunch(kitchen))
    after = _after(pot, fact.grams, fact.portions)
    plan = Plan([fact], lines=[eaten_line(fact, pot, kitchen), *left_lines(after, kitchen)])
    if more_than_left(pot, fact.grams, fact.portions):
        plan.lines = plan.lines[:1]
        plan.question = say(language, "too_much", name=pot.name, left=left_words(pot, language))
    elif fact.portions is not None and not pot.portions:
        plan.question = say(language, "how_many", name=pot.name)
        plan.about = {"what": "portions", "batch_id": pot.id}
    return plan


def take(entry: Take, kitchen: Kitchen, quoted: dict[str, Any] | None) -> Plan | None:
    """What left a pot otherwise is off what is left and on nobody's day."""
    pot = _meant_pot(entry.pot, kitchen, quoted)
    if pot is None or (entry.pot is None and pot.over):
        return None
    language = kitchen.language
    if _not_positive(entry.much):
        return Plan(question=say(language, "not_positive"))
    if entry.kind == "thaw" and not pot.left.frozen_g and not pot.left.frozen_portions:
        return Plan(question=say(language, "nothing_frozen", name=pot.name))
    fact = taken(kitchen, pot, entry.kind, entry.much, entry.who)
    frozen = pot.left.frozen_portions if fact.portions is not None else pot.left.frozen_g
    out = fact.portions if fact.portions is not None else fact.grams
    if (
        entry.kind == "thaw"
        and frozen is not None
        and out > frozen + (0.05 if fact.portions is not None else 5.0)
    ):
        there = f"{say_number(frozen, language)}{'' if fact.portions is not None else ' g'}"
        return Plan(question=say(language, "too_frozen", name=pot.name, n=there))
    if more_than_left(pot, fact.grams, fact.portions):
        return Plan(question=say(language, "too_much", name=pot.name, left=left_words(pot, language)))
    who = capital(entry.who or say(language, "somebody"))
    line = say(language, entry.kind, who=who, g=round(fact.grams), name=pot.name)
    change = {"kind": fact.kind, "grams": fact.grams, "portions": fact.portions}
    after = with_more(pot, "taken", change)
    return Plan([fact], lines=[line, *left_lines(after, kitchen)])


def ask_shares(entry: AskShares, kitchen: Kitchen) -> Plan | None:
    """Several people ate of a pot: nothing is stored before it is known how much was whose."""
    pot = kitchen.find(entry.pot)
    return None if pot is None else Plan(question=say(kitchen.language, "whose", name=pot.name))


def ask_left(entry: AskLeft, kitchen: Kitchen) -> Plan:
    language = kitchen.language
    if entry.pot is not None:
        pot = kitchen.find(entry.pot)
        if pot is None:
            return Plan(question=say(language, "which_pot"))
        return Plan(lines=left_lines(pot, kitchen))
    pots = [pot for pot in reversed(kitchen.pots) if not pot.over]
    lines = [line for pot in pots[:8] for line in left_lines(pot, kitchen)]
    return Plan(lines=lines or [say(language, "no_pots")])


def figures_of(entry: AskFigures, kitchen: Kitchen) -> Plan | None:
    """What a pot weighs, and the energy and protein of a portion of it."""
    pot = kitchen.find(entry.pot)
    return None if pot is None else Plan(lines=[ready_line(changed(kitchen, pot), pot, kitchen)])


def _quoted_pot(kitchen: Kitchen, quoted: dict[str, Any] | None) -> Pot | None:
    """The pot that a quoted message told of."""
    ids = () if quoted is None else quoted["record_ids"]
    return next((pot for one in ids if (pot := kitchen.by_id(one)) is not None), None)


def _meant_pot(named: str | None, kitchen: Kitchen, quoted: dict[str, Any] | None) -> Pot | None:
    """The quoted pot, the named one, the one that is spoken of, else the last of which something is left."""
    pot = _quoted_pot(kitchen, quoted)
    if pot is None and named is None:
        pot = spoken_of(kitchen)
    return pot or kitchen.find(named)


def _lunch(kitchen: Kitchen) -> str | None:
    """ "Comer" around noon is having lunch in Spanish."""
    local = kitchen.message.at.astimezone(zone(kitchen.context.person.timezone))
    said = plain(kitchen.message.text or "")
    noon = 12 <= local.hour + local.minute / 60 <= 17.5
    return "lunch" if noon and any(word in said for word in ("comi ", "comido ", "comer")) else None


def _not_positive(much: HowMuch) -> bool:
    return any(one is not None and one <= 0 for one in (much.portions, much.grams, much.share))


def more_than_left(pot: Pot, grams: float, portions: float | None) -> bool:
    """Whether that is more than is left, beyond what scales differ."""
    if portions is not None and pot.left.portions is not None:
        return portions > pot.left.portions + 0.05
    return pot.left.grams is not None and grams > pot.left.grams + max(5.0, 0.03 * (pot.yield_g or 0.0))


def with_more(pot: Pot, list_: str, one: dict[str, Any]) -> Pot:
    """The pot as it stands once one more thing happened to it."""
    return pot_of({**pot.row, list_: [*pot.row[list_], one]})


def _after(pot: Pot, grams: float, portions: float | None) -> Pot:
    return with_more(pot, "eaten", {"grams": grams, "portions": portions})
