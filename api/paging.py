"""Pages of lists: ``limit``, an opaque ``cursor``, and what the cursor says."""

import base64
import binascii
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Generic, TypeVar, cast

import orjson
from fastapi import Depends, Query, Response
from pydantic import BaseModel

from api.answers import answer
from api.auth import Caller
from api.problems import unfit
from api.values import Day
from graph.lists import Key, Kind, Page, read_page

LARGEST = 1000
T = TypeVar("T")
_KEY_TYPES = (str, str, str, int, int, str)


class Listing(BaseModel, Generic[T]):
    """A page of a list, newest first."""

    items: list[T]
    next_cursor: str | None


Limit = Annotated[int, Query(ge=1, le=LARGEST, description="How many at most.")]
Cursor = Annotated[str | None, Query(max_length=2000, description="The `next_cursor` of the page before.")]


class Span:
    """Which page of which days is asked for."""

    def __init__(
        self,
        limit: Limit = 100,
        cursor: Cursor = None,
        first: Annotated[Day | None, Query(alias="from", description="The first local day.")] = None,
        last: Annotated[Day | None, Query(alias="to", description="The last local day.")] = None,
    ) -> None:
        self.limit = limit
        self.after = None if cursor is None else _key(cursor)
        self.first: date | None = first
        self.last: date | None = last


Spanned = Annotated[Span, Depends(Span)]
"""What a list of records takes."""


def list_records(caller: Caller, kind: Kind, span: Span) -> Response:
    """A page of the caller's records of a kind."""
    person = caller.person
    with caller.session() as session:
        page = read_page(
            session, caller.catalog, kind, person.id, person.timezone,
            limit=span.limit, after=span.after, first=span.first, last=span.last,
        )  # fmt: skip
    return page_answer(page)


def page_answer(page: Page) -> Response:
    """A page with the cursor of the next one."""
    after = None if page.after is None else cursor_of(page.after)
    return answer({"items": page.items, "next_cursor": after})


def list_known(items: Sequence[tuple[str, Any]], limit: int, cursor: str | None) -> Response:
    """A page of what is in memory: (id, object) by id."""
    after = "" if cursor is None else _value(cursor)
    if not isinstance(after, str):
        raise unfit("cursor", "is not a cursor of this list")
    left = [one for one in sorted(items, key=lambda one: one[0]) if one[0] > after]
    more = cursor_of(left[limit - 1][0]) if len(left) > limit else None
    return answer({"items": [document for _, document in left[:limit]], "next_cursor": more})


def cursor_of(value: object) -> str:
    """A place in a list as an opaque text."""
    return base64.urlsafe_b64encode(orjson.dumps(value)).decode().rstrip("=")


def pair_of(cursor: str) -> tuple[str, str]:
    """The place that a cursor of two texts stands for."""
    found = _value(cursor)
    if not isinstance(found, list) or [type(part) for part in found] != [str, str]:
        raise unfit("cursor", "is not a cursor of this list")
    return found[0], found[1]


def _value(cursor: str) -> Any:
    try:
        return orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError):
        raise unfit("cursor", "is not a cursor of this list") from None


def _key(cursor: str) -> Key:
    found = _value(cursor)
    if not isinstance(found, list) or [type(part) for part in found] != list(_KEY_TYPES):
        raise unfit("cursor", "is not a cursor of this list")
    return cast(Key, tuple(found))
