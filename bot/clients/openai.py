"""A server that speaks OpenAI's API: answers in a schema, and voice notes as text.

Every attempt gives a ``Call``, whatever came of it: what it took is read before the answer is looked at.
"""

import json
import logging
import time
from dataclasses import dataclass
from typing import Any, TypeVar

import openai
from pydantic import BaseModel, ValidationError

logging.getLogger("httpx2").setLevel(logging.WARNING)
logging.getLogger("openai").setLevel(logging.WARNING)

OPENAI_URL = "https://api.openai.com/v1"
MODEL = "gpt-5-mini"
TRANSCRIBE_MODEL = "gpt-4o-mini-transcribe"
TIMEOUT_S = 20.0
ATTEMPTS = 2
LONGEST_WAIT_S = 5.0
"""A server that asks to wait longer is not asked again for this message."""
AGAIN_S = 0.5
MOST_TOKENS = 4000
"""Of one answer, what a model thinks before it included."""
AGAIN = ("busy", "server_error", "timeout", "unreachable", "invalid", "truncated")
"""Outcomes after which it is tried once more."""

Answer = TypeVar("Answer", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Call:
    """One attempt. ``outcome`` is ``ok``, or why it gave nothing: ``busy`` (429), ``server_error``, ``timeout``,
    ``unreachable``, ``rejected`` (another 4xx), ``refused``, ``filtered``, ``truncated``, ``invalid``. Tokens are
    None where the server told none, ``cost_usd`` where nobody knows the price."""

    model: str
    outcome: str
    latency_ms: float
    tokens_in: int | None = None
    tokens_cached: int | None = None
    tokens_out: int | None = None
    cost_usd: float | None = None
    request_id: str | None = None


class ModelClient:
    """A language model behind OpenAI's API. ``url`` None is OpenAI's own; a server that wants no key gets a
    word in its place."""

    def __init__(
        self,
        url: str | None,
        key: str | None,
        model: str | None = None,
        transcribe_model: str | None = None,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        self._url = url or OPENAI_URL
        self.model = model or MODEL
        self.transcribe_model = transcribe_model or TRANSCRIBE_MODEL
        self._client = openai.OpenAI(
            api_key=key or "none",
            base_url=self._url,
            max_retries=0,
            timeout=timeout_s,
            http_client=openai.DefaultHttpxClient(trust_env=False, timeout=timeout_s),
        )

    def ask(self, system: str, told: str, schema: type[Answer]) -> tuple[Answer | None, list[Call]]:
        """The answer in the shape of a schema, None when two attempts gave none; each attempt as a call."""
        asked = {
            "model": self.model,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": told}],
            "max_completion_tokens": MOST_TOKENS,
            "response_format": {
                "type": "json_schema",
                "json_schema": {
                    "name": schema.__name__.lower(),
                    "strict": True,
                    "schema": schema.model_json_schema(),
                },
            },
        }
        calls: list[Call] = []
        for _ in range(ATTEMPTS):
            wait_s, call, body = self._tried(self._client.chat.completions.with_raw_response.create, asked)
            answer = None
            if body is not None:
                call, answer = self._read(call, body, schema)
            calls.append(call)
            if answer is not None or call.outcome not in AGAIN or wait_s > LONGEST_WAIT_S:
                return answer, calls
            if len(calls) < ATTEMPTS:
                time.sleep(wait_s)
        return None, calls

    def transcribe(self, voice: bytes, language: str, hint: str) -> tuple[str | None, list[Call]]:
        """The words of a voice note; ``hint`` holds words that are likely in it."""
        asked = {
            "model": self.transcribe_model,
            "file": ("voice.ogg", voice, "audio/ogg"),
            "language": language,
            "prompt": hint,
            "response_format": "json",
        }
        calls: list[Call] = []
        for _ in range(ATTEMPTS):
            wait_s, call, body = self._tried(
                self._client.audio.transcriptions.with_raw_response.create, asked
            )
            text = body.get("text") if body is not None else None
            if body is not None:
                usage = body.get("usage")
                tokens = _count(usage, "input_tokens"), None, _count(usage, "output_tokens")
                outcome = "ok" if isinstance(text, str) else "invalid"
                call = self._counted(call, outcome, self.transcribe_model, *tokens)
            calls.append(call)
            if isinstance(text, str) or call.outcome not in AGAIN or wait_s > LONGEST_WAIT_S:
                return text, calls
            if len(calls) < ATTEMPTS:
                time.sleep(wait_s)
        return None, calls

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()

    def _tried(self, create: Any, asked: dict[str, Any]) -> tuple[float, Call, dict[str, Any] | None]:
        """One attempt: how long to wait before another, the call, the body that came with 200."""
        began = time.perf_counter()
        outcome, wait_s, request_id, body = "ok", AGAIN_S, None, None
        try:
            raw = create(**asked)
            request_id = raw.headers.get("x-request-id")
            found = json.loads(raw.http_response.text)
            body = found if isinstance(found, dict) else None
            outcome = "ok" if body is not None else "invalid"
        except openai.APITimeoutError:
            outcome = "timeout"
        except openai.APIConnectionError:
            outcome = "unreachable"
        except openai.APIStatusError as problem:
            request_id = problem.response.headers.get("x-request-id")
            outcome = "server_error" if problem.status_code >= 500 else "rejected"
            if problem.status_code == 429:
                outcome, wait_s = "busy", _wait_s(problem.response.headers.get("retry-after"))
        except ValueError:
            outcome = "invalid"
        latency_ms = round((time.perf_counter() - began) * 1000, 1)
        return wait_s, Call(asked["model"], outcome, latency_ms, request_id=request_id), body

    def _read(self, call: Call, body: dict[str, Any], schema: type[Answer]) -> tuple[Call, Answer | None]:
        """The call with what it took, and the answer if it is one."""
        usage = body.get("usage")
        details = usage.get("prompt_tokens_details") if isinstance(usage, dict) else None
        cached = _count(details, "cached_tokens")
        tokens = _count(usage, "prompt_tokens"), cached, _count(usage, "completion_tokens")
        model = body.get("model") if isinstance(body.get("model"), str) else None
        outcome, answer = _outcome(body, schema)
        return self._counted(call, outcome, model or call.model, *tokens), answer

    def _counted(
        self, call: Call, outcome: str, model: str, tokens_in: int | None, cached: int | None, out: int | None
    ) -> Call:
        cost = cost_usd(model, self._url, tokens_in, cached, out)
        return Call(model, outcome, call.latency_ms, tokens_in, cached, out, cost, call.request_id)


def cost_usd(
    model: str, url: str, tokens_in: int | None, tokens_cached: int | None, tokens_out: int | None
) -> float | None:
    """What a call cost in US dollars by genai-prices' tables; None where the model or the server has no price."""
    from genai_prices import Usage, calc_price

    if tokens_in is None:
        return None
    usage = Usage(input_tokens=tokens_in, cache_read_tokens=tokens_cached or 0, output_tokens=tokens_out or 0)
    try:
        return float(calc_price(usage, model_ref=model, provider_api_url=url).total_price)
    except LookupError:
        return None


def _outcome(body: dict[str, Any], schema: type[Answer]) -> tuple[str, Answer | None]:
    choices = body.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices and isinstance(choices[0], dict) else {}
    said = choice.get("message")
    said = said if isinstance(said, dict) else {}
    if said.get("refusal"):
        return "refused", None
    if choice.get("finish_reason") == "length":
        return "truncated", None
    if choice.get("finish_reason") == "content_filter":
        return "filtered", None
    try:
        return "ok", schema.model_validate_json(said.get("content") or "")
    except (ValidationError, TypeError):
        return "invalid", None


def _count(usage: Any, name: str) -> int | None:
    value = usage.get(name) if isinstance(usage, dict) else None
    return value if isinstance(value, int) and value >= 0 else None


def _wait_s(said: str | None) -> float:
    try:
        return max(0.0, float(said or AGAIN_S))
    except ValueError:
        return AGAIN_S
