"""The corpus of messages through the real webhook: what must be recorded, and what must not.

What was written beside the reader whole and a part of what others wrote on the embedded engine, every eighth
message on a real Neo4j. The floors are what was measured, less what a part may differ from the whole by;
``make accuracy`` plays all and prints the shares by language and kind.
"""

from collections.abc import Sequence

import pytest

from graph.connect import Graph
from tests.accuracy_second import NAMES, THIRD, conversations, hold_dialogues
from tests.corpus import FOLDER, Case, load_cases
from tests.emptying import without_people
from tests.shorthand import load_dialogues, load_second
from tests.talk import Outcome, hold, report, talking

RECORDING = ("es", "en")
NOTHING = ("es-none", "en-none")
MIXED = ("es-mixed", "en-mixed")
FLOOR = 0.93
"""The share of messages whose records are exact."""

BLIND = ("es-blind", "en-blind")
BLIND_FLOOR = 0.92
THIRD_FLOOR = 0.85
"""Of messages by writers who had not seen the reader, after it was mended by what it missed of them."""
DIALOGUES = ("dialogues-blind", "third/dialogues-blind")
DIALOGUES_FLOOR = 0.88


def exact(outcomes: Sequence[Outcome]) -> float:
    return sum(one.fault is None for one in outcomes) / len(outcomes)


def false_writes(outcomes: Sequence[Outcome]) -> list[str]:
    return [one.case.id for one in outcomes if one.false_writes]


@pytest.mark.slow
def test_messages_on_the_embedded_engine(embedded_engine: Graph) -> None:
    without_people(embedded_engine)
    with talking(embedded_engine) as talk:
        every = hold(talk, [*load_cases(), *(case for name in NAMES for case in load_second(name)[::2])])
        third = hold(talk, [case for name in THIRD for case in load_second(name)[::3]])
        dialogues = list(load_dialogues(FOLDER / "second" / "dialogues.txt"))
        wrong = hold_dialogues(talk, dialogues)
        others = [one for name in DIALOGUES for one in conversations(name)]
        missed = hold_dialogues(talk, others, 10_000)
    print(report(every))
    assert missed.count(None) >= DIALOGUES_FLOOR * len(others), missed
    assert exact(third) >= THIRD_FLOOR, report(third)
    assert false_writes([one for one in third if not one.case.want]) == []
    assert not any(one.claims for one in third)
    ids = {case.id for name in BLIND for case in load_second(name)}
    blind = [one for one in every if one.case.id in ids]
    outcomes = [one for one in every if one.case.id not in ids]
    assert exact(blind) >= BLIND_FLOOR, report(blind)
    assert false_writes([one for one in blind if not one.case.want]) == []
    assert not any(one.claims for one in blind)
    failed = [(one.language, one.name, why) for one, why in zip(dialogues, wrong, strict=True) if why]
    assert failed == []
    assert not any(one.claims for one in outcomes)
    nothing = [one for one in outcomes if not one.case.want and one.case.left is None]
    assert len(nothing) >= 330
    assert false_writes(nothing) == []
    told = [one for one in outcomes if one not in nothing]
    for language in RECORDING:
        some = [one for one in told if one.case.language == language]
        assert len(some) >= 160
        assert exact(some) >= FLOOR, report(some)
    assert all(one.replies for one in outcomes)


def test_some_of_them_on_a_real_neo4j(neo4j_engine: Graph) -> None:
    cases: list[Case] = load_cases(*RECORDING, *NOTHING, *MIXED)[::8]
    without_people(neo4j_engine)
    with talking(neo4j_engine) as talk:
        outcomes = hold(talk, cases)
    assert exact(outcomes) >= FLOOR, report(outcomes)
    assert [one for one in false_writes(outcomes) if "-none-" in one] == []
