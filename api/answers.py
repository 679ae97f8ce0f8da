"""Answers as JSON, written by orjson."""

from typing import Any

import orjson
from fastapi import Response

JSON = "application/json"


def answer(body: Any, status: int = 200, **headers: str) -> Response:
    """An answer with a JSON body."""
    return Response(orjson.dumps(body), status, headers, media_type=JSON)
