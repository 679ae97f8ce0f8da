"""Foods with a model's figures: looked up outside once, and mended with all that was eaten of them.

``estimate`` is ``waiting`` until outside sources were asked, then ``looked`` or ``mended``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from neo4j import Session

from cypher import statement
from graph.catalog_rows import FoodRow
from graph.clock import utc_text
from graph.foods.figures import FIGURES
from graph.products import key_of
from graph.record import Row, Rows, merge_rows

AT_ONCE = 5
_SOURCE = ("source_id", "licence")


@dataclass(frozen=True, slots=True)
class Estimate:
    """A person's food whose figures are a model's."""

    food_id: str
    user_id: str
    name: str

    @property
    def key(self) -> str:
        """Under which outside sources are asked about it."""
        return key_of(self.name)


def read_estimates(session: Session) -> list[Estimate]:
    """The next estimates that are to be looked up."""
    rows = session.execute_read(lambda tx: tx.run(statement("read/estimates-due"), limit=AT_ONCE).data())
    return [Estimate(row["id"], row["user_id"], row["name"]) for row in rows]


def read_found(session: Session, key: str) -> dict[str, Any] | None:
    """The food that these words found before, as it stands."""
    row = session.execute_read(lambda tx: tx.run(statement("read/found-food"), key=key).single())
    return None if row is None else dict(row["food"])


def looked_rows(estimate: Estimate) -> Rows:
    """The rows after which an estimate that nobody knows better is asked about no more."""
    return _settled(estimate, {"estimate": "looked"})


def mended_rows(estimate: Estimate, found: Mapping[str, Any]) -> Rows:
    """The rows that give an estimate the figures of a food that was found before."""
    told = {name: found[name] for name in (*FIGURES, *_SOURCE, "fetched_at") if found.get(name) is not None}
    return _settled(
        estimate, {**told, "origin": found.get("origin") or found["source"], "estimate": "mended"}
    )


def found_rows(estimate: Estimate, food: FoodRow, answers: list[tuple[str, str]], now: datetime) -> Rows:
    """The rows that give an estimate the figures of a source, and keep what sources answered (source, raw)."""
    at = utc_text(now)
    lookup: Row = {
        "id": estimate.key,
        "properties": {"text": estimate.name, "at": at, "food_id": estimate.food_id},
        "answers": [
            {"id": f"{estimate.key}|{source}", "source": source, "body": raw, "fetched_at": at}
            for source, raw in answers
        ],
    }
    ties: list[Row] = [{"id": estimate.key, "food_id": estimate.food_id}]
    told = {name: getattr(food, name) for name in (*FIGURES, *_SOURCE)}
    mended = mended_rows(estimate, {**told, "origin": food.source, "fetched_at": at})
    return merge_rows({"keep-lookups": [lookup], "tie-lookups": ties}, mended)


def _settled(estimate: Estimate, properties: Mapping[str, Any]) -> Rows:
    row: dict[str, object] = {"id": estimate.food_id, "properties": dict(properties)}
    return {"lock-people": [{"user_id": estimate.user_id}], "settle-estimates": [row]}
