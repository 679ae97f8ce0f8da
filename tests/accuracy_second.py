"""Prints how the messages and conversations of the corpora in shorthand do, by file, kind and language.

``python -m tests.accuracy_second [misses.txt [en-blind …]]``: the misses go to a file, and only some files are held.
"""

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from graph.connect import connect
from graph.settings import Settings
from tests.corpus import ZONES, Case, fault, flatten
from tests.shorthand import DAY, Dialogue, load_dialogues, load_second, path_of, records
from tests.talk import Outcome, Talk, asking, dump, hold, report, talking

NAMES = ("es", "en", "es-later", "en-later", "es-blind", "en-blind", "es-own", "en-own")
DIALOGUES = (
    "dialogues",
    "dialogues-blind",
    "third/dialogues-blind",
    "fourth/dialogues-blind",
    "fifth/dialogues-blind",
    "sixth/dialogues-blind",
    "seventh/dialogues-es-blind",
    "seventh/dialogues-en-blind",
    "ninth/dialogues-blind",
)
THIRD = ("third/es-blind", "third/en-blind")
FOURTH = ("fourth/es-blind", "fourth/en-blind")
FIFTH = ("fifth/es-blind", "fifth/en-blind")
SIXTH = ("sixth/es-blind", "sixth/en-blind")
SEVENTH = ("seventh/es-blind", "seventh/en-blind")
EIGHTH = ("eighth/es-blind", "eighth/en-blind")
NINTH = ("ninth/es-blind", "ninth/en-blind")


def hold_dialogues(talk: Talk, dialogues: Sequence[Dialogue], number_from: int = 0) -> list[str | None]:
    """Plays each with a person of its own; gives what went wrong first in it, None where nothing did."""
    numbers = [f"3467{number_from + place:07d}" for place in range(len(dialogues))]
    talk.add([(number, one.language) for number, one in zip(numbers, dialogues, strict=True)])
    return [_play(talk, number, one) for number, one in zip(numbers, dialogues, strict=True)]


def _play(talk: Talk, number: str, dialogue: Dialogue) -> str | None:
    zone = ZoneInfo(ZONES[dialogue.language])
    ids: list[str] = []
    replies = []
    for place, turn in enumerate(dialogue.turns, start=1):
        at = datetime.fromisoformat(f"{DAY}T{turn.hour}").replace(tzinfo=zone)
        more = {}
        if turn.quotes is not None:
            more["context"] = {"from": number, "id": ids[turn.quotes]}
        if turn.presses is not None:
            if turn.presses >= len(buttons := replies[0].buttons):
                return f"turn {place}: only {len(buttons)} buttons"
            kind = replies[0].kind_of_choice
            more |= {
                "type": "interactive",
                "interactive": {"type": kind, kind: buttons[turn.presses]},
            }
        message_id, replies = talk.say(number, turn.said, at.timestamp(), **more)
        ids.append(message_id)
        text = " ".join(one.text for one in replies)
        if turn.asks is not None and asking(replies) is not turn.asks:
            return f"turn {place}: {'did not ask' if turn.asks else 'asked'}: {text!r}"
        if missing := [words for words in turn.holds if words not in text]:
            return f"turn {place}: the reply lacks {missing}: {text!r}"
        if turn.counts is not None:
            case = Case("", dialogue.language, "", at, (), "", tuple(records(turn.counts, at)), None, None)
            back = any("^" in (one.counts or "") for one in dialogue.turns)
            days = [DAY - timedelta(days=n) for n in range(7 if back else 0, -1, -1)]
            came = [one for day in days for one in flatten(talk.day(number, day))]
            if wrong := fault(case, came):
                return f"turn {place}: {wrong} after {text!r}"
    return None


def conversations(name: str) -> list[Dialogue]:
    """The conversations of one file of ``second``, or of another folder that its name says."""
    return list(load_dialogues(path_of(name)))


def main() -> None:
    """Holds all of it and prints shares; with a file name, writes the misses there."""
    told = (*NAMES, *THIRD, *FOURTH, *FIFTH, *SIXTH, *SEVENTH, *EIGHTH, *NINTH)
    chosen = sys.argv[2:] or [*told, *DIALOGUES]
    cases = {name: load_second(name) for name in told if name in chosen}
    talks = {name: conversations(name) for name in DIALOGUES if name in chosen}
    wrong: dict[str, list[str | None]] = {}
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(_env_file=None, data_dir=Path(folder), database_url=None)
        with connect(settings) as graph, talking(graph) as talk:
            outcomes = hold(talk, [case for some in cases.values() for case in some])
            for place, (name, some) in enumerate(talks.items()):
                wrong[name] = hold_dialogues(talk, some, 10_000 * place)
    outcomes = [_asked_where_it_must(one) for one in outcomes]
    print(report(outcomes))
    for name, some in cases.items():
        ids = {case.id for case in some}
        print(_shares(name, [one for one in outcomes if one.case.id in ids]))
    for name, faults in wrong.items():
        for language in ("es", "en"):
            some = [why for one, why in zip(talks[name], faults, strict=True) if one.language == language]
            print(f"{name} {language}: {some.count(None)}/{len(some)} exact")
    if len(sys.argv) > 1:
        told_wrong = [
            f"{one.language}: {one.name}: {why}"
            for name, faults in wrong.items()
            for one, why in zip(talks[name], faults, strict=True)
            if why
        ]
        Path(sys.argv[1]).write_text(dump(outcomes) + "\n" + "\n".join(told_wrong) + "\n")


def _shares(name: str, some: Sequence[Outcome]) -> str:
    told = [one for one in some if one.case.want]
    nothing = [one for one in some if not one.case.want]
    exact = sum(one.fault is None for one in told)
    false = sum(one.false_writes > 0 for one in nothing)
    claims = sum(one.claims for one in nothing)
    absurd = [one for one in nothing if one.case.asks]
    return (
        f"{name}: told {exact}/{len(told)} exact {exact / len(told):.1%}; nothing {len(nothing)}:"
        f" {false} false writes, {claims} false claims; absurd {sum(one.fault is None for one in absurd)}/"
        f"{len(absurd)} asked or refused; all {sum(one.fault is None for one in some) / len(some):.1%}"
    )


def _asked_where_it_must(one: Outcome) -> Outcome:
    if one.fault is None and one.case.asks and not one.asked:
        return replace(one, fault="neither asked nor refused")
    return one


if __name__ == "__main__":
    main()
