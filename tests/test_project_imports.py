"""Rules of the house that no linter knows."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph.reading import read_alone

ROOT = Path(__file__).parents[1]
PACKAGES = ("api", "bot", "catalog_scrapers", "cypher", "encoder", "graph")
FILES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
_CYPHER = re.compile(r"\b(MATCH|MERGE|CREATE|UNWIND)\b[^.]*[({]")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def calls(path: Path, name: str) -> list[int]:
    """The lines on which a method of this name is called on something called a session or driver."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == name
        and re.search("session|driver", ast.unparse(node.func.value))
    ]


@pytest.mark.parametrize("path", FILES, ids=named)
def test_nothing_is_written_outside_an_explicit_transaction(path: Path) -> None:
    """The embedded engine's auto-commit is not atomic: half of a failed statement stays."""
    assert calls(path, "run") == [] or named(path) == "graph/reading.py"
    assert "execute_query(" not in path.read_text("utf-8")


def test_what_reads_without_a_transaction_refuses_to_write() -> None:
    with pytest.raises(AssertionError, match="write/"):
        read_alone(None, "write/lock-people")  # type: ignore[arg-type]


@pytest.mark.parametrize("path", [path for path in FILES if named(path) != "graph/schema.py"], ids=named)
def test_cypher_stands_in_files(path: Path) -> None:
    texts = [
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert [text for text in texts if _CYPHER.search(text) and "\n" not in text.strip()] == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_file_fits_its_noun(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 420


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom typer.testing import CliRunner\nfrom api.cli import app\n"
        "CliRunner().invoke(app, ['--help'])\n"
        "print(sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(ast.literal_eval(done.stdout))
    assert loaded.isdisjoint(
        {"neo4j", "neomodel", "fastapi", "httpx", "pydantic", "phonenumbers", "numpy", "pywa"}
    )
