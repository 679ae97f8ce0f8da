"""The page at ``/``: what runs here and how to talk to it."""

import tomllib
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, StrictUndefined, Template

from api.services import Services
from api.version import VERSION

router = APIRouter()
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


@router.get("/", include_in_schema=False)
def home(request: Request) -> HTMLResponse:
    """In Spanish or English, as the browser asks; nothing is fetched from elsewhere."""
    services: Services = request.app.state.services
    language = preferred(request.headers.get("Accept-Language", ""))
    page = _template().render(
        language=language,
        words=_words()[language],
        version=VERSION,
        database=services.graph.kind,
        whatsapp=services.settings.whatsapp_access_token is not None,
        base=str(request.base_url).rstrip("/"),
        today=datetime.now(UTC).date().isoformat(),
    )
    headers = {"Content-Security-Policy": POLICY, "Vary": "Accept-Language"}
    return HTMLResponse(page, headers=headers)


def preferred(accepted: str) -> str:
    """The language of the two that an Accept-Language header prefers; English without one."""
    best, chosen = 0.0, "en"
    for part in accepted.split(","):
        tag, _, rest = part.strip().partition(";")
        quality = rest.strip().removeprefix("q=")
        try:
            weight = float(quality) if quality else 1.0
        except ValueError:
            continue
        language = tag.lower().partition("-")[0]
        if language in ("es", "en") and weight > best:
            best, chosen = weight, language
    return chosen


@cache
def _template() -> Template:
    source = (files("api.pages") / "home" / "page.html").read_text("utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(source)


@cache
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("api.pages") / "home" / "words.toml").read_text("utf-8"))
