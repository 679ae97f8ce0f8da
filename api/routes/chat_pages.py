"""The chat window at ``/``, in a server that was started with ``--demo``."""

import ipaddress
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Form, Query
from fastapi.concurrency import run_in_threadpool
from jinja2 import ChainableUndefined, Environment, PackageLoader
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.staticfiles import StaticFiles

from api.dev import Line, media_message, press_message, text_message
from api.pages.phone import Event, Phone
from api.pages.window import PHONE, Window
from api.pages.words import EXAMPLES, long_date, near_date, word
from api.problems import Problem
from api.routes import dev
from api.routes.home import preferred
from api.services import Services
from graph.clock import zone
from graph.context import Person

LONGEST_TEXT = 4096
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
STATIC = Path(__file__).parent.parent / "pages" / "static"


class _Static(StaticFiles):
    """The files of the pages, asked for anew each time so that an update is seen at once."""

    def file_response(self, *args: Any, **more: Any) -> Response:
        answer = super().file_response(*args, **more)
        answer.headers["Cache-Control"] = "no-cache"
        answer.headers["X-Content-Type-Options"] = "nosniff"
        return answer


async def _from_this_page(request: Request) -> None:
    """Refuses what another site has a browser send here: a foreign origin, or a name that points here."""
    host = request.url.hostname or ""
    if host != "localhost" and not host.endswith(".localhost") and not _is_address(host):
        raise Problem(403, "The chat window is opened by its address, such as http://127.0.0.1:8000.")
    origin = request.headers.get("Origin")
    if origin is not None and origin.partition("://")[2] != request.headers.get("Host"):
        raise Problem(403, "This was sent from another page.")


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


async def _window(request: Request) -> Window:
    window: Window = request.app.state.window
    return window


# These dependencies and all routes run on the event loop, where the telephone lives.
WindowNow = Annotated[Window, Depends(_window)]
router = APIRouter(include_in_schema=False, dependencies=[Depends(_from_this_page)])


def mount_chat(app: FastAPI, url: str) -> Phone:
    """The chat window and the stand-in for Meta that it talks through; ``url`` is where this server is. The
    telephone that it gives is closed before the server stops."""
    services: Services = app.state.services
    line = Line(services.settings, url, PHONE.removeprefix("+"))
    app.mount("/static", _Static(directory=STATIC), name="static")
    app.state.window = Window(services, app.state.knowledge, line)
    app.include_router(dev.router)
    app.include_router(router)
    return line.phone


@router.get("/")
async def chat(window: WindowNow, request: Request) -> Response:
    person = await window.greeted(preferred(request.headers.get("Accept-Language", "")))
    return _page("chat.html", person.language, **_log(window, person), **await window.day(person, None))


@router.get("/chat/log")
async def log(window: WindowNow) -> Response:
    person = await window.person()
    return _page("log.html", person.language, **_log(window, person))


@router.get("/chat/day")
async def day(window: WindowNow, shown: Annotated[str, Query(alias="date")] = "") -> Response:
    person = await window.person()
    return _page("day.html", person.language, **await window.day(person, _date(shown)))


@router.get("/chat/events")
async def events(window: WindowNow, request: Request, after: str = "") -> Response:
    person = await window.person()
    known = request.headers.get("Last-Event-ID") or after
    return StreamingResponse(
        _stream(window, person, known),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


@router.post("/chat/messages")
async def say(window: WindowNow, request: Request) -> Response:
    await window.person()
    async with request.form(max_files=10, max_fields=10) as form:
        text = str(form.get("text") or "").replace("\r\n", "\n").strip()[:LONGEST_TEXT]
        files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
        return await _say(window.line, text, files)


@router.post("/chat/presses")
async def press(
    window: WindowNow,
    choice: Annotated[str, Form(max_length=512)],
    title: Annotated[str, Form(max_length=72)],
    kind: Annotated[str, Form(pattern="^(button|list)_reply$")] = "button_reply",
    description: Annotated[str, Form(max_length=72)] = "",
    context: Annotated[str, Form(max_length=512)] = "",
) -> Response:
    await window.person()
    bubble = await window.line.say(press_message(kind, choice, title, description), context or None)
    return _sent([bubble.state == "delivered"])


@router.post("/chat/removals")
async def remove(window: WindowNow, record: Annotated[str, Form(max_length=512)]) -> Response:
    person = await window.person()
    return Response(status_code=204 if await window.remove(person, record) else 404, headers=HEADERS)


@router.post("/chat/settings")
async def change(
    window: WindowNow,
    language: Annotated[str | None, Form(pattern="^(es|en)$")] = None,
    timezone: Annotated[str | None, Form(max_length=64)] = None,
) -> Response:
    person = await window.person()
    if language is not None:
        window.language_chosen = True
        await window.change(person, language=language)
        return RedirectResponse("/", 303, headers=HEADERS)
    if timezone is not None and timezone != person.timezone:
        zone(timezone)
        await window.change(person, timezone=timezone)
        await window.person()
        window.line.phone.day_changed()
    return Response(status_code=204, headers=HEADERS)


@router.get("/chat/media/{media_id}")
async def media(window: WindowNow, media_id: str) -> Response:
    found = window.line.media.find(media_id)
    if found is None:
        raise Problem(404, "There is no such file.")
    # Only pictures, sounds and films are shown in the page; anything else could be a page of its own.
    shown = "attachment" if found.kind == "document" else "inline"
    return FileResponse(
        found.path,
        media_type=found.mime_type,
        filename=found.filename or found.id,
        content_disposition_type=shown,
        headers={**HEADERS, "Content-Security-Policy": "default-src 'none'; sandbox"},
    )


async def _say(line: Line, text: str, files: Sequence[UploadFile]) -> Response:
    """Sends files, the text as the caption of the first that can have one, else as a message of its own."""
    arrived: list[bool] = []
    for file in files:
        kept = await run_in_threadpool(
            line.media.keep,
            file.file,
            file.filename or "",
            (file.content_type or "").partition(";")[0].strip().lower(),
        )
        caption = "" if kept.kind == "audio" else text
        text = text if kept.kind == "audio" else ""
        arrived.append((await line.say(media_message(kept, caption))).state == "delivered")
    if text:
        arrived.append((await line.say(text_message(text))).state == "delivered")
    return _sent(arrived)


def _sent(arrived: Sequence[bool]) -> Response:
    return Response(status_code=204 if all(arrived) else 502, headers=HEADERS)


def _log(window: Window, person: Person) -> dict[str, Any]:
    """What the template of the conversation is given; it holds everything up to ``after``."""
    phone = window.line.phone
    return {
        "bubbles": phone.bubbles,
        "after": phone.last_event,
        "timezone": person.timezone,
        "day_name": _day_name(person),
        "examples": EXAMPLES[person.language],
    }


def _day_name(person: Person) -> Callable[[datetime], str]:
    """How the conversation names the day of a time."""
    today = datetime.now(zone(person.timezone)).date()
    language = person.language
    return lambda at: near_date(at.date(), language, today) or long_date(at.date(), language, today)


async def _stream(window: Window, person: Person, after: str) -> AsyncIterator[str]:
    """Server-sent events: new bubbles and states as pieces of the page, changes of the day by name."""
    async for event in window.line.phone.events(after):
        yield ": \n\n" if event is None else _event_text(event, person)


def _event_text(event: Event, person: Person) -> str:
    if event.bubble is None:
        return f"id: {event.id}\nevent: {event.what}\ndata: \n\n"
    template = _templates().get_template(f"{event.what}.html")
    text = template.render(
        language=person.language,
        say=_say_in(person.language),
        bubble=event.bubble,
        day_name=_day_name(person),
    )
    lines = "\n".join(f"data: {one}" for one in text.replace("\r", "").strip().split("\n"))
    return f"id: {event.id}\n{lines}\n\n"


def _date(text: str) -> date | None:
    """The day that was asked for, None for today."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Problem(404, "There is no such day.") from None


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("api.pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        # Meta's messages have fields that may be missing at any depth.
        undefined=ChainableUndefined,
    )


def _say_in(language: str) -> Callable[..., str]:
    return lambda key, **values: word(language, key, **values)


def _page(template: str, language: str, **values: Any) -> Response:
    text = _templates().get_template(template).render(language=language, say=_say_in(language), **values)
    return HTMLResponse(text, headers=HEADERS)
