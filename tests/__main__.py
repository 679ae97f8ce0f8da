"""All tests, those on Neo4j beside the others: each process waits for its own engine, and a machine with two cores
has both busy. ``python -m tests``; what is given behind it goes to both (``-k pots``)."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

NO_TESTS = 5
"""How pytest ends where nothing was chosen."""


def main(more: list[str]) -> int:
    """Runs both, shows one after the other and what was left out as the last lines; 0 where neither failed."""
    command = [sys.executable, "-m", "pytest", *more]
    with tempfile.TemporaryFile() as beside, tempfile.TemporaryDirectory() as folder:
        left_out = Path(folder) / "left-out"
        environment = {**os.environ, "SINEW_TEST_LEFT_OUT": str(left_out)}
        neo4j = subprocess.Popen(
            [*command, "-m", "neo4j"], stdout=beside, stderr=subprocess.STDOUT, env=environment
        )
        try:
            ended = subprocess.run([*command, "-m", "not neo4j"], check=False, env=environment).returncode
        except BaseException:
            neo4j.kill()
            raise
        beside_ended = neo4j.wait()
        beside.seek(0)
        print(beside.read().decode("utf-8", "replace"))
        if left_out.exists():
            print(left_out.read_text("utf-8"), end="")
    failed = [code for code in (ended, beside_ended) if code not in (0, NO_TESTS)]
    return failed[0] if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
