"""The real spiders against their sources' data on this machine, and what of it reaches an empty graph."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.catalog import load_catalog
from graph.catalog_rows import exercise_of, file_rows
from graph.connect import Graph
from graph.names import Catalog
from graph.source_load import load_file
from graph.source_rows import SourceRow, Unsure
from graph.sources import Mapper
from tests.sources import DATA, NAMELESS, Sources, sources

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="The public lists are not here.")
SPIDERS = ("wger", "free-exercise-db", "open-exercise-db")


@pytest.fixture(scope="module")
def served() -> Iterator[Sources]:
    with sources(broken=300) as server:
        yield server


@pytest.fixture(scope="module")
def found(served: Sources, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What each spider wrote; run as a person runs it."""
    folder = tmp_path_factory.mktemp("found")
    for name in SPIDERS:
        command = [
            sys.executable,
            "-m",
            "api",
            "scrape",
            name,
            "--out",
            str(folder / name),
            "--url",
            served.url(name),
        ]
        ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        assert ran.returncode == 0, ran.stderr
    return {name: folder / name for name in SPIDERS}


def test_a_spider_reads_every_page_that_can_be_read(served: Sources, found: dict[str, Path]) -> None:
    rows = [json.loads(line) for line in found["wger"].read_text("utf-8").splitlines()]
    assert len(rows) == 772  # 872, but for the hundred of the broken page
    assert not [row for row in rows if row["source_id"] == str(NAMELESS)]
    assert all(row["licence"] and row["url"] and row["names"] for row in rows)
    assert sum(row.get("author") is not None for row in rows) > 700
    assert served.asked["/robots.txt"] >= 1
    second = [count for path, count in served.asked.items() if "offset=100&" in path]
    assert second == [2]  # refused once, asked again
    assert len(found["free-exercise-db"].read_text("utf-8").splitlines()) == 873
    assert len(found["open-exercise-db"].read_text("utf-8").splitlines()) == 991


def test_sources_alone_make_a_catalog_that_works(graph: Graph, found: dict[str, Path]) -> None:
    doubts: list[Unsure] = []
    for name in SPIDERS:
        load_file(graph.driver, graph.database, found[name], doubt=doubts.append)
    with graph.session() as session:
        catalog = load_catalog(session)
        size = session.run("MATCH (n) RETURN count(n) AS n").single(strict=True)["n"]
    for name in SPIDERS:
        again = load_file(graph.driver, graph.database, found[name])
        assert set(again.values()) == {0}
    with graph.session() as session:
        assert session.run("MATCH (n) RETURN count(n) AS n").single(strict=True)["n"] == size
        lost = """MATCH (e:Exercise) WHERE e.id <> e.base AND NOT EXISTS { (e)-[:VARIANT_OF]->(:Exercise) }
                  RETURN count(e) AS n"""
        assert session.run(lost).single(strict=True)["n"] == 0
    names = [(one.name_en.lower(), one.facets["equipment"]) for one in catalog.exercises.values()]
    assert len(set(names)) == len(names)
    assert all(one.base in catalog.exercises and one.muscles_primary for one in catalog.exercises.values())
    for text, id in (
        ("press banca", "bench-press-barbell"),
        ("frog rock", "adductor-rock-back-bodyweight"),
        ("Dumbbell Bicep Curl", "biceps-curl-dumbbell"),
    ):
        match = catalog.resolve_exercise(text)
        assert (match.decision, match.matches[0].id) == ("found", id)
    for text in ("running", "swimming", "cycling", "pollo", "buenos días", "treadmill"):
        assert catalog.resolve_exercise(text).decision != "found"
    assert {"an activity, not an exercise"} <= {doubt.why for doubt in doubts}


def test_what_a_row_becomes() -> None:
    """Its name beats its fields, and those beat what is customary; words that nothing explains are kept."""
    mapper = Mapper(Catalog())
    rows = {
        "Bench Press": "bench-press-barbell",
        "Bench Press - Dumbbell": "bench-press-dumbbell",
        "Zorblax Bench Press": "zorblax-bench-press",
        "Bench press, zorblax": "zorblax-bench-press",
        "Treadmill running": None,
        "Preacher Curl": "preacher-curl-barbell",
    }
    for number, text in enumerate(rows):
        equipment = ("barbell",) if "Dumbbell" not in text else ("dumbbell",)
        mapper.add(SourceRow("source", str(number), "", "CC0", ((text, "en", True),), equipment=equipment))
    described = [mapper.mapped.described.get(f"source|{number}") for number in range(len(rows))]
    assert described == list(rows.values())
    own = next(row for row in mapper.mapped.exercises if row.id == "zorblax-bench-press")
    assert (own.base, own.source, own.licence) == ("bench-press-barbell", "source", "CC0")
    catalog = Catalog(map(exercise_of, mapper.mapped.exercises))
    assert catalog.resolve_exercise("preacher curl", "en").matches[0].id == "preacher-curl-ez_bar"


def test_a_line_that_a_spider_did_not_write_is_refused(tmp_path: Path) -> None:
    from graph.errors import CatalogError

    file = tmp_path / "bad.jsonl"
    for written, told in (
        (b'{"type": "source_exercise", "source": "x"}', "Line 1"),
        (b'{"name_en": "Zorb"}', "it lacks 'type'"),
        (b"\xb5\x00", "no text in UTF-8"),
    ):
        file.write_bytes(written)
        with pytest.raises(CatalogError, match=told):
            list(file_rows(file))
