"""Kinds of verbs that tell of something done."""

_VERBS = "eat did bed wake slept weigh cook walked drink cardio_verb other nap wash"
VERBS = frozenset(_VERBS.split())
