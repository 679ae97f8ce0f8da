"""Figures that cannot be so are asked about or refused, whatever they are of; nothing of them is stored as said."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.doubts import unasked
from bot.grammar.names import build_names
from bot.resolving.entries import resolve
from bot.resolving.resolver import Resolver
from bot.understand import Tools, understand
from graph.catalog_rows import seed_catalog
from graph.context import Context, Person
from graph.facts import SessionFact
from graph.inbox import Inbound

TABLE = Path(__file__).parent / "data" / "reader" / "absurd.tsv"
NOW = datetime(2026, 4, 14, 19, 30, tzinfo=ZoneInfo("Europe/Madrid"))


@cache
def tools() -> Tools:
    catalog = seed_catalog()

    def nothing(*_: Any, **__: Any) -> Any:
        return []

    return Tools(catalog, build_names(catalog.name_rows()), nothing, nothing, nothing)


def rows() -> Iterator[tuple[str, str]]:
    for line in TABLE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            language, text = line.split("\t")
            yield language, text


@pytest.mark.parametrize(("language", "text"), list(rows()))
def test_an_absurd_figure_is_asked_about_and_not_stored(language: str, text: str) -> None:
    units = "us" if language == "en" else "metric"
    context = Context(Person("p", "P", language, "Europe/Madrid", units, None))
    message = Inbound("m", "p", "text", text, NOW, 0, None, None, "{}")
    said = understand(message, context, tools())
    resolver = Resolver(context, tools().catalog, "m", 0, NOW, {})
    resolved = resolve([*said.reading.entries, *said.reading.doubtful], resolver)
    stored = [fact for fact in resolved.facts if not (isinstance(fact, SessionFact) and not fact.explicit)]
    assert stored == []
    assert resolved.asks or unasked(said.reading)


def test_there_are_forty_of_each_language() -> None:
    languages = [language for language, _ in rows()]
    assert min(languages.count("es"), languages.count("en")) >= 40
