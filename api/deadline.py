"""No request waits for ever: what has no answer in time is told so."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import problems

ANSWER_WITHIN_S = 30.0
"""Longer than the restart of an engine takes, which requests outwait."""

log = structlog.get_logger()


class Deadline:
    """Answers 503 in the place of an app that has not begun to within a time. The time in which the app waits for
    the caller's own body does not count; what the app says afterwards goes nowhere."""

    def __init__(self, app: ASGIApp, within_s: float = ANSWER_WITHIN_S) -> None:
        self._app = app
        self._within_s = within_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = _Request(scope, receive, send, self._within_s)
        request.count()
        try:
            await self._app(scope, request.hear, request.say)
        finally:
            request.rest()
        if request.refused is not None:
            await request.refused


class _Request:
    """One request whose time runs."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, within_s: float) -> None:
        self._scope, self._receive, self._send = scope, receive, send
        self._within_s = within_s
        self._begun = False
        self._timer: asyncio.TimerHandle | None = None
        self.refused: asyncio.Task[None] | None = None

    def count(self) -> None:
        """Lets the time run from now on, unless the answer has begun."""
        if not self._begun:
            self._timer = asyncio.get_running_loop().call_later(self._within_s, self._refuse)

    def rest(self) -> None:
        """Stops the time."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    async def hear(self) -> Message:
        self.rest()
        message = await self._receive()
        if self.refused is None:
            self.count()
        return message

    async def say(self, message: Message) -> None:
        if self.refused is None:
            self._begun = True
            self.rest()
            await self._send(message)

    def _refuse(self) -> None:
        log.warning("request_too_slow", path=self._scope["path"])
        refusal = problems.refusal(
            503, "There was no answer in time; try again.", headers={"Retry-After": "5"}
        )
        answering: Coroutine[Any, Any, None] = refusal(self._scope, self._receive, self._send)
        self.refused = asyncio.ensure_future(answering)
