"""Prints how exactly messages are recorded, by language and kind: ``python -m tests.accuracy_messages``.

The corpus is halved by the SHA-1 of each message's id: what is mended is looked for in the odd half alone. A gap
of more than four points between the halves is memorising; what is known of them stands in ``docs/measured.md``.
"""

import hashlib
import sys
import tempfile
from pathlib import Path

from graph.connect import connect
from graph.settings import Settings
from tests.corpus import load_cases
from tests.talk import Outcome, dump, hold, report, talking


def is_odd(case_id: str) -> bool:
    """Whether a case belongs to the half that may be looked at."""
    return int(hashlib.sha1(case_id.encode()).hexdigest()[-1], 16) % 2 == 1


def main() -> None:
    """Holds every case and prints shares; with a file name, writes the misses of the odd half there."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(_env_file=None, data_dir=Path(folder), database_url=None)
        with connect(settings) as graph, talking(graph) as talk:
            outcomes = hold(talk, load_cases())
    print(report(outcomes))
    halves = {name: [one for one in outcomes if is_odd(one.case.id) is odd] for name, odd in HALVES}
    for name, some in halves.items():
        print(f"{name} half: {_share(some)}")
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(dump(halves["odd"]))


HALVES = (("odd", True), ("even", False))


def _share(outcomes: list[Outcome]) -> str:
    exact = sum(one.fault is None for one in outcomes)
    nothing = [one for one in outcomes if not one.case.want and one.case.left is None]
    false = sum(one.false_writes > 0 for one in nothing)
    return (
        f"{exact}/{len(outcomes)} exact ({exact / len(outcomes):.1%}), false writes {false} of {len(nothing)}"
    )


if __name__ == "__main__":
    main()
