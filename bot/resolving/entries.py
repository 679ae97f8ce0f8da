"""From what was said to what can be stored: names to nodes, amounts to grams, "anoche" to instants.

What is clear becomes facts; what is not becomes questions that remember the entry they are about, so that the
rest of the message is stored meanwhile.
"""

from collections.abc import Iterable
from dataclasses import replace

from bot.doubts import entry_doubt, fact_doubt, words_of
from bot.entries import (
    BatchEntry,
    CheckInEntry,
    Entry,
    ExerciseEntry,
    FoodEntry,
    GoalEntry,
    ObservationEntry,
    PortionEntry,
    SessionEntry,
    SetEntry,
    SleepEntry,
)
from bot.resolving.body import (
    resolve_check_in,
    resolve_goal,
    resolve_observation,
    resolve_session,
    resolve_sleep,
)
from bot.resolving.food import resolve_batch, resolve_food, resolve_portion
from bot.resolving.resolver import Resolved, Resolver
from bot.resolving.training import resolve_exercise, resolve_set


def resolve(entries: Iterable[Entry], resolver: Resolver) -> Resolved:
    """Facts and questions of these entries, in their order. A name that nobody knows is asked about when it stood
    among foods, and let go when it stood alone."""
    entries = list(entries)
    _resolve_all(entries, resolver)
    if 0 < len(resolver.strangers) < sum(isinstance(entry, FoodEntry) for entry in entries):
        company = [replace(entry, anchored=True) for entry in resolver.strangers]
        resolver.strangers.clear()
        _resolve_all(company, resolver)
    return resolver.out


def _resolve_all(entries: Iterable[Entry], resolver: Resolver) -> None:
    for entry in entries:
        doubt = None if entry in resolver.confirmed else entry_doubt(entry)
        if doubt is not None:
            resolver.ask(doubt, words_of(entry, resolver.language), entry)
            continue
        before = len(resolver.out.facts)
        _resolve_one(resolver, entry)
        told = resolver.out.facts[before:]
        if entry not in resolver.confirmed and any(fact_doubt(fact, resolver.catalog) for fact in told):
            del resolver.out.facts[before:]
            resolver.ask("confirm", words_of(entry, resolver.language), entry)


def _resolve_one(resolver: Resolver, entry: Entry) -> None:
    match entry:
        case SetEntry():
            resolve_set(resolver, entry)
        case ExerciseEntry():
            resolve_exercise(resolver, entry)
        case FoodEntry():
            resolve_food(resolver, entry)
        case PortionEntry():
            resolve_portion(resolver, entry)
        case BatchEntry():
            resolve_batch(resolver, entry)
        case SleepEntry():
            resolve_sleep(resolver, entry)
        case ObservationEntry():
            resolve_observation(resolver, entry)
        case CheckInEntry():
            resolve_check_in(resolver, entry)
        case SessionEntry():
            resolve_session(resolver, entry)
        case GoalEntry():
            resolve_goal(resolver, entry)
