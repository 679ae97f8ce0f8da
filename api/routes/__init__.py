"""The API, one noun a file."""

from fastapi import APIRouter


def routers() -> list[APIRouter]:
    """Every router of the API and the pages."""
    from api.routes import (
        batches,
        check_ins,
        days,
        encoder_recordings,
        exercises,
        foods,
        goals,
        health,
        home,
        me,
        meals,
        media,
        messages,
        metrics,
        model_calls,
        muscles,
        observations,
        pantry,
        portions,
        questions,
        recipes,
        relations,
        routines,
        sessions,
        sets,
        sleep,
        understand,
        variables,
    )

    nouns = (
        health, me, days, understand, messages, sessions, sets, meals, portions, batches, foods, exercises,
        muscles, observations, metrics, sleep, check_ins, goals, variables, relations, media, model_calls, routines,
        encoder_recordings,
        recipes, pantry, questions,
        home,
    )  # fmt: skip
    return [noun.router for noun in nouns]
