"""What was told of a pot, told otherwise: other portions, what really is left."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.changes.edits import stored_fact
from bot.kitchen.cooking import Plan
from bot.kitchen.eating import more_than_left, with_more
from bot.kitchen.latest import last_told
from bot.kitchen.lines import eaten_line, left_lines, left_words
from bot.kitchen.phrases import say
from bot.kitchen.pots import Kitchen, amount_of, pot_of, taken
from bot.kitchen_entries import Amend, HowMuch, Remain
from graph.context import SESSION_GAP
from graph.facts import PortionFact, record_id

LEAST_G = 20.0
"""Fewer are portions."""


def amend(entry: Amend, kitchen: Kitchen) -> Plan | None:
    """Other than was told of what was eaten last of a pot; None when the last message told of something else."""
    fact = _last_eaten(kitchen, named=entry.named)
    pot = None if fact is None else kitchen.by_id(fact.batch_id or "")
    if fact is None or pot is None:
        return None
    if entry.times is not None:
        told_now = HowMuch(portions=fact.portions, grams=None if fact.portions else fact.grams)
        entry = replace(entry, much=_times(told_now, entry.times), times=None)
    entry = _weighed(entry, fact)
    share = entry.much.share
    if share is not None and not entry.named and fact.portions is not None and fact.portions <= 1:
        # "No, la mitad", of the portion that was told.
        entry = replace(entry, much=HowMuch(portions=fact.portions * share))
    if any(one is not None and one <= 0 for one in (entry.much.portions, entry.much.grams)):
        return Plan(question=say(kitchen.language, "not_positive"))
    eaten = list(pot.row["eaten"])
    told = {"grams": fact.grams, "portions": fact.portions}
    same = next((one for one in eaten if _alike(one, told)), None)
    if same is not None:
        eaten.remove(same)
    before = pot_of({**pot.row, "eaten": eaten})
    grams, portions, share, source = amount_of(before, entry.much)
    changed = replace(
        fact, id=record_id(kitchen.message.id, 0), replaces=fact.id, grams=grams, portions=portions, share=share,
        grams_source=source, grams_spread=0.0,
    )  # fmt: skip
    after = with_more(before, "eaten", {"grams": grams, "portions": portions})
    if more_than_left(before, grams, portions) and portions is not None and not entry.named:
        # A bare figure that no pot holds is of something else: nothing is put down for it.
        left = left_words(before, kitchen.language)
        return Plan(question=say(kitchen.language, "too_much", name=pot.name, left=left))
    plan = Plan([changed], lines=[eaten_line(changed, pot, kitchen), *left_lines(after, kitchen)])
    if more_than_left(before, grams, portions):
        plan.lines = plan.lines[:1]
        plan.question = say(
            kitchen.language, "too_much", name=pot.name, left=left_words(before, kitchen.language)
        )
    return plan


def _weighed(entry: Amend, fact: PortionFact) -> Amend:
    """A bare figure where grams were told is in grams: "no, eran 200"."""
    bare = entry.much.portions
    if bare is None or entry.named or fact.portions is not None or fact.grams_source != "stated":
        return entry
    return replace(entry, much=HowMuch(grams=bare)) if bare >= LEAST_G else entry


def _times(much: HowMuch, times: float) -> HowMuch:
    if much.portions is not None:
        return HowMuch(portions=much.portions * times)
    return HowMuch(grams=None if much.grams is None else round(much.grams * times, 1))


def _alike(one: Mapping[str, object], told: Mapping[str, object]) -> bool:
    return one.get("grams") == told["grams"] and one.get("portions") == told["portions"]


def _last_eaten(kitchen: Kitchen, *, named: bool) -> PortionFact | None:
    """What the last message that recorded something ate of a pot, when that is all that it told. A figure alone
    reaches back four hours (decision 29), one ``named`` portions further."""
    rows = last_told(kitchen) if named else last_told(kitchen, SESSION_GAP)
    facts = [stored_fact(row) for row in rows]
    eaten: Sequence[PortionFact] = [
        one for one in facts if isinstance(one, PortionFact) and one.batch_id is not None
    ]
    return eaten[0] if len(eaten) == 1 else None


def remain(entry: Remain, kitchen: Kitchen) -> Plan | None:
    """So much is left of a pot: whatever is missing went to others."""
    pot = kitchen.find(entry.pot)
    if pot is None:
        return None
    left = pot.left
    if entry.much.grams is not None and left.grams is not None:
        gone = HowMuch(grams=round(left.grams - entry.much.grams, 1))
    elif entry.much.portions is not None and left.portions is not None:
        gone = HowMuch(portions=round(left.portions - entry.much.portions, 4))
    elif entry.much.portions == 0 and left.grams is not None:
        gone = HowMuch(grams=left.grams)
    elif entry.much.share is not None and left.portions is not None and pot.portions:
        gone = HowMuch(portions=round(left.portions - entry.much.share * pot.portions, 4))
    else:
        return None
    less = gone.grams if gone.grams is not None else gone.portions or 0.0
    if less < -0.05:
        return Plan(
            question=say(kitchen.language, "too_much", name=pot.name, left=left_words(pot, kitchen.language))
        )
    if less <= 0.05:
        return Plan(lines=left_lines(pot, kitchen))
    fact = taken(kitchen, pot, "other", gone, None)
    after = with_more(pot, "taken", {"kind": "other", "grams": fact.grams, "portions": fact.portions})
    line = say(
        kitchen.language, "other", who=say(kitchen.language, "somebody"), g=round(fact.grams), name=pot.name
    )
    return Plan([fact], lines=[line, *left_lines(after, kitchen)])
