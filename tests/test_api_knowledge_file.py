"""What was made of a catalog is opened at the next start only where it is what would be made again."""

import os
import pickle
from pathlib import Path

import pytest

from api import knowledge_file
from api.knowledge_file import KnowledgeFile
from api.prepare import Knowledge, prepared
from graph.catalog import catalog_state
from graph.connect import Graph
from graph.settings import Settings


def _settings(folder: Path, key: str = "k") -> Settings:
    return Settings(_env_file=None, data_dir=folder, database_url=None, SINEW_SECRET_KEY=key)


def test_the_next_start_opens_the_same_catalog(stocked: Graph, tmp_path: Path) -> None:
    chosen = _settings(tmp_path)
    made = prepared(stocked, KnowledgeFile(chosen))
    opened = prepared(stocked, KnowledgeFile(chosen))
    assert isinstance(KnowledgeFile(chosen).open(_state(stocked)), Knowledge)
    assert opened.catalog is not made.catalog
    assert opened.catalog.version == made.catalog.version
    for name in ("pechuga de pavo ahumada", "lentils, cooked", "algo que no hay"):
        assert opened.catalog.resolve_food(name, "es") == made.catalog.resolve_food(name, "es")
    for name in ("press banca con mancuernas", "single arm cable row"):
        assert opened.catalog.resolve_exercise(name, "es") == made.catalog.resolve_exercise(name, "es")


def test_it_is_nothing_to_another_catalog_key_or_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KnowledgeFile(_settings(tmp_path))
    assert kept.open("one") is None
    kept.keep("one", {"made": 1})
    assert kept.open("one") == {"made": 1}
    assert kept.open("two") is None
    assert KnowledgeFile(_settings(tmp_path, "other")).open("one") is None
    monkeypatch.setattr(knowledge_file, "program", lambda: "another")
    assert kept.open("one") is None


def test_what_somebody_else_wrote_is_never_run(tmp_path: Path) -> None:
    class Harm:
        def __reduce__(self) -> tuple[object, ...]:
            return os.mkdir, (str(tmp_path / "harm"),)

    kept = KnowledgeFile(_settings(tmp_path))
    kept.keep("one", {"made": 1})
    (path,) = tmp_path.glob("catalog.*")
    path.write_bytes(path.read_bytes()[:32] + pickle.dumps(Harm()))
    assert kept.open("one") is None
    assert not (tmp_path / "harm").exists()


def test_a_disk_that_refuses_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "catalog.kept").mkdir()
    kept = KnowledgeFile(_settings(tmp_path))
    kept.keep("one", {"made": 1})
    assert kept.open("one") is None
    assert [path.name for path in tmp_path.iterdir()] == ["catalog.kept"]


def _state(graph: Graph) -> str:
    with graph.session() as session:
        return catalog_state(session)
