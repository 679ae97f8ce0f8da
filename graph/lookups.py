"""What outside sources were asked about foods: never twice for the same words, also not for nothing, for 30 days.

A question about an unknown food is due until it was looked up. What is found becomes a private, unverified food
of the one who asked, and the answer to the question.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from neo4j import Session

from cypher import statement
from graph.catalog_rows import FoodRow
from graph.clock import instant, utc_text
from graph.foods.figures import FIGURES
from graph.own_foods import keep_rows, own_food_row
from graph.owned import own_id
from graph.products import key_of
from graph.record import Rows, merge_rows
from graph.words import stems_of

AGAIN = timedelta(days=30)
"""After so long something that nobody knew is asked for again."""
FOUND = ".found"
"""How the id of the message ends that answers a question with what was found."""


@dataclass(frozen=True, slots=True)
class Due:
    """A question about a food that nobody knows: whose it is, its name, what to do once it is known."""

    question_id: str
    user_id: str
    identity: str
    channel: str
    asked_at: datetime
    quote: str
    payload: Mapping[str, Any]

    @property
    def key(self) -> str:
        return key_of(self.quote)


@dataclass(frozen=True, slots=True)
class Known:
    """What was found out before: the food's id and name, None for nothing."""

    food_id: str | None
    name: str = ""


def read_due(session: Session, limit: int = 5) -> list[Due]:
    """The questions that are to be looked up."""
    rows = session.execute_read(lambda tx: tx.run(statement("read/lookups-due"), limit=limit).data())
    found = []
    for row in rows:
        payload = json.loads(row["payload"])
        found.append(
            Due(
                row["id"], row["user_id"], row["identity"], row["channel"], instant(row["asked_at"]),
                payload["quote"], payload,
            )
        )  # fmt: skip
    return found


def read_known(session: Session, key: str, now: datetime) -> Known | None:
    """What was found out about these words; None when nobody was asked, or too long ago for nothing."""
    row = session.execute_read(lambda tx: tx.run(statement("read/lookup"), key=key).single())
    if row is None or (row["food"] is None and instant(row["at"]) < now - AGAIN):
        return None
    return Known(None) if row["food"] is None else Known(row["food"]["id"], row["food"]["name_en"])


def fitting(quote: str, foods: tuple[FoodRow, ...]) -> FoodRow | None:
    """The first food whose name and brand have every word that was said."""
    said = frozenset(key_of(quote).split())
    for food in foods:
        words = frozenset(stems_of(f"{food.name_en} {food.name_es} {food.brand or ''} {food.source_id}"))
        if said <= words:
            return food
    return None


def known_rows(due: Due, food: FoodRow | None, answers: list[tuple[str, str]], now: datetime) -> Rows:
    """The rows that remember what sources answered about some words, (source, raw answer) each."""
    rows: Rows = {
        "keep-lookups": [
            {
                "id": due.key,
                "properties": {
                    "text": due.quote,
                    "at": utc_text(now),
                    "food_id": None if food is None else food.id,
                },
                "answers": [
                    {"id": f"{due.key}|{source}", "source": source, "body": raw, "fetched_at": utc_text(now)}
                    for source, raw in answers
                ],
            }
        ]
    }
    if food is None:
        return rows
    properties = {name: getattr(food, name) for name in FIGURES} | {
        "name_en": food.name_en, "name_es": food.name_es, "own_brand": food.brand, "origin": food.source,
        "source_id": food.source_id, "licence": food.licence, "verified": False, "fetched_at": utc_text(now),
        "barcode": food.source_id if food.id.startswith("off-") else None,
    }  # fmt: skip
    kept = own_food_row(due.user_id, _food_id(due, food.id), properties, food.measures, now)
    describes = [{"id": due.key, "food_id": kept["id"]}]
    return merge_rows(rows, keep_rows(kept), {"tie-lookups": describes})


def share_rows(due: Due, known: Known) -> Rows:
    """The rows that give a person what another's question found."""
    return {"share-foods": [{"user_id": due.user_id, "id": known.food_id}]}


def answer_rows(due: Due, food_id: str | None, name: str) -> Rows:
    """The rows that offer a food as the answer to the question; with None it is only not due any more."""
    payload = None
    if food_id is not None:
        payload = json.dumps({**due.payload, "options": [[food_id, name]]}, ensure_ascii=False)
    return {"note-lookups": [{"id": due.question_id, "payload": payload}]}


def food_id_of(due: Due, food: FoodRow) -> str:
    """The id under which a person has a food from outside."""
    return _food_id(due, food.id)


def _food_id(due: Due, id_: str) -> str:
    return own_id(due.user_id, "outside", id_)


def utc_now() -> datetime:
    return datetime.now(UTC)
