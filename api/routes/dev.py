"""The part of Meta's Graph API that the server uses, played for the chat window's one line."""

import asyncio
import hmac
from typing import Annotated

import orjson
from fastapi import APIRouter, Depends
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from api.dev import PREFIX, Line, new_wamid
from api.pages.window import Window

router = APIRouter(prefix=PREFIX, include_in_schema=False)


async def _line(request: Request) -> Line:
    window: Window = request.app.state.window
    return window.line


LineNow = Annotated[Line, Depends(_line)]


@router.post("/{version}/{number_id}/messages")
async def messages(request: Request, line: LineNow, version: str, number_id: str) -> Response:
    if refused := _refused(request, line):
        return refused
    payload = orjson.loads(await request.body())
    to = str(payload.get("to") or payload.get("recipient") or "")
    if number_id != line.number_id or not to:
        return _error(400, 100, "Invalid parameter")
    wamid = line.take(payload) if to.lstrip("+") == line.number else new_wamid()
    contacts = [{"input": to, "wa_id": to.lstrip("+")}]
    return JSONResponse({"messaging_product": "whatsapp", "contacts": contacts, "messages": [{"id": wamid}]})


@router.post("/{version}/{number_id}/media")
async def upload(request: Request, line: LineNow, version: str, number_id: str) -> Response:
    if refused := _refused(request, line):
        return refused
    async with request.form() as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            return _error(400, 100, "Invalid parameter")
        kept = await asyncio.to_thread(line.media.keep, file.file, file.filename or "", _type(file))
    return JSONResponse({"id": kept.id})


@router.get("/media/{media_id}/bytes")
async def content(request: Request, line: LineNow, media_id: str) -> Response:
    if refused := _refused(request, line):
        return refused
    found = line.media.find(media_id)
    return _gone() if found is None else FileResponse(found.path, media_type=found.mime_type)


@router.get("/{media_id}")
@router.get("/{version}/{media_id}")
async def medium(request: Request, line: LineNow, media_id: str, version: str = "") -> Response:
    if refused := _refused(request, line):
        return refused
    found = line.media.find(media_id)
    if found is None:
        return _gone()
    return JSONResponse(
        {
            "messaging_product": "whatsapp",
            "id": found.id,
            "url": f"{line.url}{PREFIX}/media/{found.id}/bytes",
            "mime_type": found.mime_type,
            "sha256": found.sha256,
            "file_size": found.bytes,
        }
    )


def _type(file: UploadFile) -> str:
    return (file.content_type or "").partition(";")[0].strip().lower()


def _refused(request: Request, line: Line) -> Response | None:
    """Meta's answer to a call without the right token; None when it has it."""
    given = request.headers.get("Authorization", "").encode("utf-8", "replace")
    if line.token and hmac.compare_digest(given, f"Bearer {line.token}".encode()):
        return None
    return _error(401, 190, "Invalid OAuth access token")


def _gone() -> Response:
    return _error(404, 100, "Unsupported get request")


def _error(status: int, code: int, message: str) -> Response:
    problem = {"message": message, "type": "OAuthException", "code": code, "fbtrace_id": "local"}
    return JSONResponse({"error": problem}, status)
