"""The pages say what is so."""

import re
import tomllib
from pathlib import Path

import pytest

from graph.settings import Settings

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("d*/*.md"))]
_PATH = re.compile(r"`((?:api|bot|cypher|decisions|docs|encoder|graph|tests)/[\w./-]*)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_is_named_exists(page: Path) -> None:
    for path in _PATH.findall(page.read_text("utf-8")):
        assert (ROOT / path).exists() or "NNNN" in path, path


def test_every_setting_of_the_readme_exists() -> None:
    known = {str(field.alias) for field in Settings.model_fields.values()}
    told = set(
        re.findall(r"`((?:SINEW|WHATSAPP|OPENAI|GCS|FDC)_[A-Z_]+)", (ROOT / "README.md").read_text("utf-8"))
    )
    assert told <= known


def test_the_make_targets_that_are_told_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for page in PAGES:
        for target in re.findall(
            r"\bmake ([a-z]+)", " ".join(re.findall(r"`[^`]*`", page.read_text("utf-8")))
        ):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"{page.name}: make {target}"


def test_the_licence_is_the_one_that_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["license"] == "Apache-2.0"
    assert "Version 2.0, January 2004" in (ROOT / "LICENSE").read_text("utf-8")


def test_decisions_are_numbered_without_gaps_and_fit_a_page() -> None:
    pages = sorted((ROOT / "decisions").glob("[0-9]*.md"))
    assert [page.name[:4] for page in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]
    for number, page in enumerate(pages, 1):
        lines = page.read_text("utf-8").splitlines()
        assert lines[0].startswith(f"# {number}. "), page.name
        assert len(lines) <= 60, page.name
