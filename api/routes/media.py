"""Pictures, voice notes, films and files that a person sent, and links to them that expire."""

import mimetypes
from datetime import UTC, datetime, timedelta
from typing import Any, Literal
from urllib.parse import urljoin

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field

from api.answers import answer
from api.auth import Caller, CallerNow
from api.keeper import Keeper
from api.paging import Cursor, Limit, Listing, cursor_of, pair_of
from api.problems import Problem, responses, unknown
from api.shapes import TIME
from bot.clients.content import disposition
from bot.clients.folder import LINK_PATH, Folder
from bot.clients.media import MediaStore, checked
from graph.clock import local_iso
from graph.media import Kept, forget_work, read_kept, read_one

LINK_S = 900
"""How long a link works."""
router = APIRouter(tags=["media"])


class MediaDocument(BaseModel):
    """`id` is the SHA-256 of the content; `content_type` is told by the content, not by its name."""

    id: str
    kind: Literal["image", "audio", "voice", "video", "document", "sticker"]
    content_type: str
    size_bytes: int
    file_name: str | None = Field(description="What the sender's phone called it.")
    message_id: str | None = Field(
        description="The last message that it was sent with; null: handed in here."
    )
    sent_at: str | None = TIME
    kept_at: str = TIME


class LinkedMedia(MediaDocument):
    """With an address under which anyone may read it until it expires."""

    url: str
    url_expires_at: str = TIME


@router.get(
    "/v1/media",
    summary="What was sent as pictures, sound, film and files, newest first",
    response_model=Listing[MediaDocument],
    responses=responses(422),
)
def list_media(caller: CallerNow, limit: Limit = 100, cursor: Cursor = None) -> Response:
    """What is kept already; what was sent just now may follow."""
    after = None if cursor is None else pair_of(cursor)
    with caller.session() as session:
        found = read_kept(session, caller.person.id, limit + 1, after)
    page = found[:limit]
    more = cursor_of([page[-1].kept_at, page[-1].id]) if len(found) > limit else None
    return answer({"items": [_document(one, caller) for one in page], "next_cursor": more})


@router.get(
    "/v1/media/{media_id}",
    summary="One of them, with a link to it",
    response_model=LinkedMedia,
    responses=responses(404),
)
def one_media(caller: CallerNow, request: Request, media_id: str) -> Response:
    """The link works for 15 minutes and needs no token."""
    kept = _kept(caller, media_id)
    until = datetime.now(UTC) + timedelta(seconds=LINK_S)
    url = _keeper(caller).store.signed_url(kept.name, LINK_S, kept.content_type, _saved_as(kept))
    linked = {
        **_document(kept, caller),
        "url": urljoin(str(request.base_url), url),
        "url_expires_at": local_iso(until.isoformat(), caller.person.timezone),
    }
    return answer(linked)


@router.delete(
    "/v1/media/{media_id}",
    summary="Delete one of them for good",
    status_code=204,
    responses=responses(404),
)
def delete_media(caller: CallerNow, media_id: str) -> Response:
    """The message it came with stays, without it. It leaves the store at once, unless another person sent the
    same content."""
    keeper = _keeper(caller)
    if not caller.services.writer.do(forget_work(caller.person.id, media_id)).get("forget-media"):
        raise unknown("file")
    keeper.sweep_soon()
    return Response(status_code=204)


@router.get(LINK_PATH + "/{name:path}", include_in_schema=False)
def linked_file(request: Request, name: str) -> Response:
    """A file of the folder, for whoever has a link to it that has not expired. A browser runs none of it."""
    keeper = request.app.state.services.keeper
    store: MediaStore | None = None if keeper is None else keeper.store
    told = request.query_params
    if not isinstance(store, Folder) or not store.allows(name, told) or not store.has(checked(name)):
        raise Problem(404, "This link has expired or never was one.")
    headers = {
        "Content-Disposition": disposition(told["type"], told["file"] or None),
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
        "Referrer-Policy": "no-referrer",
    }
    return FileResponse(store.path(name), media_type=told["type"], headers=headers)


def _kept(caller: Caller, media_id: str) -> Kept:
    with caller.session() as session:
        kept = read_one(session, caller.person.id, media_id)
    if kept is None:
        raise unknown("file")
    return kept


def _keeper(caller: Caller) -> Keeper:
    keeper = caller.services.keeper
    if keeper is None:
        raise Problem(503, "Nothing is kept here.")
    return keeper


def _document(kept: Kept, caller: Caller) -> dict[str, Any]:
    zone = caller.person.timezone
    return {
        "id": kept.id,
        "kind": kept.kind,
        "content_type": kept.content_type,
        "size_bytes": kept.size_bytes,
        "file_name": kept.file_name,
        "message_id": kept.message_id,
        "sent_at": local_iso(kept.sent_at, zone),
        "kept_at": local_iso(kept.kept_at, zone),
    }


def _saved_as(kept: Kept) -> str:
    """The name it is offered under for saving."""
    if kept.file_name:
        return kept.file_name
    return f"{kept.kind}-{kept.id[:8]}{mimetypes.guess_extension(kept.content_type) or ''}"
