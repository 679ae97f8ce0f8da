"""All kinds of reports in one place: importing them gives the chart their rules, ``build`` asks each."""

from bot.entries import Entry, Name, SleepEntry
from bot.grammar import (
    aims,
    batches,
    bells,
    cardio,
    cardio_phrases,
    changes,
    checkins,
    counts,
    dates,
    decimals,
    drafts,
    edits,
    efforts,
    goals,
    gym,
    meals,
    measured_by,
    metrics,
    nightly,
    observations,
    once_more_at,
    outings,
    pains,
    prose,
    readouts,
    scales,
    score_story,
    sequels,
    set_lists,
    sleep,
    sleep_phrases,
    spoken,
    timed,
    times,
)  # fmt: skip
from bot.grammar.clauses import Clause

RULES = (
    bells, cardio_phrases, changes, counts, dates, decimals, edits, efforts, measured_by, metrics, nightly,
    once_more_at, outings, pains, readouts, scales, sequels, set_lists, sleep_phrases, spoken, timed, times,
)  # fmt: skip
"""Modules that give the chart rules and have no entries of their own."""


def build(
    clause: Clause, exercise: Name | None, meal: str | None, stance: str
) -> tuple[list[Entry], Name | None, str | None]:
    """All entries of a clause; the exercise and the meal that go on after it."""
    built = goals.build(clause) if clause.has(*aims.AIMS) or goals.bare(clause) else []
    if built:
        return built, exercise, meal
    if batches.likely(clause):
        if prose.served(clause):
            clause.spans = [s._replace(kind="eat", value="") if s.kind == "cook" else s for s in clause.spans]
        else:
            built += batches.build(clause)
    nightly.lone_night(clause)
    if clause.has(*sleep.KINDS, "slept_for", "nap_for", "slept_between", "nap_between"):
        built += sleep.build(clause)
        if built and isinstance(built[-1], SleepEntry) and built[-1].started_at is None:
            clause.message.measured = nightly.SLEPT
    built += nightly.same_again(clause)
    built += observations.build(clause)
    built += checkins.build(clause) or ([] if built else score_story.score_story(clause))
    built += cardio.at_the_gym(clause)
    if clause.has("cardio", "far_in", "lengths", "laps") or (
        clause.has("far", "pictured") and clause.has("duration", "mmss", "paced")
    ):
        built += cardio.build(clause)
    if (clause.has(*gym.EVIDENCE) or drafts.lone_change(clause)) and not (
        clause.has("again") and clause.has("eat", "meal")
    ):
        walker = gym.Gym(clause, exercise)
        sets = walker.read()
        built += sets
        if stance == "told":
            exercise = walker.exercise
    food, meal = meals.build(clause, meal)
    return built + food, exercise, meal
