"""Refusals as ``application/problem+json`` (RFC 9457): a sentence for whoever calls, never our own insides.

No exception's text and nothing that was posted goes into an answer.
"""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

import orjson
import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from neo4j.exceptions import DriverError, Neo4jError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from api.logs import where
from graph.errors import EngineError, NotFound, SinewError

MEDIA_TYPE = "application/problem+json"
LOCATIONS = ("body", "query", "path", "header", "cookie", "one", "many")
MESSAGES = {
    "missing": "is missing",
    "extra_forbidden": "is not a field of this",
    "json_invalid": "is not JSON",
    "finite_number": "has to be a finite number",
    "timezone_aware": "needs an offset, such as +01:00 or Z",
}

log = structlog.get_logger()


class FieldProblem(BaseModel):
    """What is wrong with one field."""

    field: str = Field(description="The path of the field, such as `items.0.grams`; empty for the whole.")
    message: str


class ProblemDocument(BaseModel):
    """A refusal after RFC 9457."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str | None = None
    errors: list[FieldProblem] | None = None


class Problem(Exception):
    """A refusal that a route raises. ``errors`` are (field, message) pairs."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        errors: Iterable[tuple[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})


def unknown(what: str) -> Problem:
    """404, said of what does not exist and of what is another person's alike."""
    return Problem(404, f"There is no such {what}.")


def unfit(field: str, message: str) -> Problem:
    """422 about one field."""
    return Problem(422, "What was sent can't be used.", errors=[(field, message)])


def document(status: int, detail: str | None, errors: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
    """The body of a refusal."""
    body: dict[str, Any] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    if detail is not None:
        body["detail"] = detail
    listed = [{"field": field, "message": message} for field, message in errors]
    if listed:
        body["errors"] = listed
    return body


def refusal(
    status: int,
    detail: str | None,
    errors: Iterable[tuple[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The answer that refuses."""
    body = orjson.dumps(document(status, detail, errors))
    return Response(body, status, dict(headers or {}), media_type=MEDIA_TYPE)


def field_errors(problems: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Pydantic's errors as (field, message), in our words where pydantic's would show what was sent."""
    return [(_field(one["loc"]), _message(one)) for one in problems]


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The refusals of a route, for OpenAPI."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": content}
        for status in sorted({401, 429, *statuses})
    }


def install(app: FastAPI) -> None:
    """Makes every refusal of the app a problem document."""
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(SinewError, _on_sentence)
    app.add_exception_handler(DriverError, _on_unreachable)
    app.add_exception_handler(Neo4jError, _on_unreachable)
    app.add_exception_handler(Exception, _on_failure)
    plain = app.openapi

    def with_problems() -> dict[str, Any]:
        """The OpenAPI document, with the schema that every refusal refers to."""
        described = plain()
        schema = ProblemDocument.model_json_schema(ref_template="#/components/schemas/{model}")
        inner = schema.pop("$defs", {})
        described["components"]["schemas"] |= {"ProblemDocument": schema, **inner}
        return described

    app.openapi = with_problems  # type: ignore[method-assign]


def _on_problem(_: Request, problem: Exception) -> Response:
    assert isinstance(problem, Problem)
    return refusal(problem.status, problem.detail, problem.errors, problem.headers)


def _on_invalid(_: Request, problem: Exception) -> Response:
    assert isinstance(problem, RequestValidationError)
    errors = problem.errors()
    if any(one["type"] == "json_invalid" for one in errors):
        return refusal(400, "The body is not JSON.")
    return refusal(422, "What was sent can't be used.", field_errors(errors))


def _on_http(_: Request, problem: Exception) -> Response:
    assert isinstance(problem, HTTPException)
    details = {
        400: "The body can't be read.",
        404: "There is nothing here.",
        405: "This can't be done here.",
        413: "The body is too large.",
    }
    return refusal(problem.status_code, details.get(problem.status_code), headers=problem.headers)


def _on_sentence(request: Request, problem: Exception) -> Response:
    """Our own sentences are written to be read; those about the engine are for the operator."""
    if isinstance(problem, EngineError):
        return _on_unreachable(request, problem)
    return refusal(404 if isinstance(problem, NotFound) else 422, str(problem))


def _on_unreachable(request: Request, problem: Exception) -> Response:
    if isinstance(problem, Neo4jError) and not problem.is_retryable():
        return _on_failure(request, problem)
    log.warning("database_unreachable", path=request.url.path, problem=type(problem).__name__)
    return refusal(503, "The database can't be reached now; try again.", headers={"Retry-After": "5"})


def _on_failure(request: Request, problem: Exception) -> Response:
    log.error("request_failed", path=request.url.path, problem=type(problem).__name__, at=where(problem))
    return refusal(500, "Something went wrong on our side.")


def _field(location: Iterable[str | int]) -> str:
    parts = [str(part) for part in location if part not in LOCATIONS]
    return ".".join(parts)


def _message(one: Mapping[str, Any]) -> str:
    kind = str(one["type"])
    if kind in MESSAGES:
        return MESSAGES[kind]
    message = str(one["msg"]).removeprefix("Value error, ")
    return message[:1].lower() + message[1:]
