"""A stand-in for an OpenAI-compatible server: it reads the prompt it got and answers by a small rule of its own.

The rule knows a few words that the reader does not, so that a wrong prompt, wrong offsets or another schema give
no entries and fail the tests. ``script`` says how the next requests go wrong.
"""

import email.parser
import email.policy
import http.server
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

MODEL = "stand-in"
USAGE = {"prompt_tokens": 900, "completion_tokens": 60, "prompt_tokens_details": {"cached_tokens": 512}}
RUN = re.compile(r"(chupé|devoured) (\d+ kil\w+) (corriendo|running) (?:en|in) (\d+ minut\w+)")
FIGURES = {
    "energy_kcal_100g": 400.0, "protein_g_100g": 10.0, "carbohydrate_g_100g": 60.0, "fat_g_100g": 13.0,
    "fiber_g_100g": 5.0,
}  # fmt: skip
Json = dict[str, Any]


class ModelServer:
    """``asked`` holds what was asked (the data in the prompt), ``voices`` the transcriptions asked for: file name,
    language, hint and bytes. ``hear`` gives the words of a voice note by its bytes."""

    def __init__(self) -> None:
        self.asked: list[Json] = []
        self.voices: list[tuple[str, str, str, bytes]] = []
        self.hear: dict[bytes, str] = {}
        self.script: list[str] = []
        self.went_on = threading.Event()
        self.url = ""

    def answer(self, path: str, headers: Any, raw: bytes) -> tuple[int, bytes]:
        """Status and body of the answer to a request."""
        if headers.get("Authorization") != "Bearer model-key":
            return 401, b'{"error": {"message": "no key"}}'
        if path.endswith("/audio/transcriptions"):
            return self._heard(headers, raw)
        told = json.loads(raw)
        data = json.loads(told["messages"][-1]["content"])
        self.asked.append(data)
        kind = self.script.pop(0) if self.script else "good"
        if kind == "slow":
            self.went_on.wait(10)
        if kind in ("429", "500", "400"):
            return int(kind), b'{"error": {"message": "not now", "type": "x", "code": null}}'
        if kind == "late":
            time.sleep(1.0)
        if kind == "garbage":
            return 200, b"<html>busy</html>"
        content = json.dumps(self._understood(told, data, kind))
        message = {"role": "assistant", "content": content, "refusal": None}
        reason = "stop"
        if kind == "invalid":
            message["content"] = content[: len(content) // 2]
        elif kind == "truncated":
            message["content"], reason = content[: len(content) // 2], "length"
        elif kind == "refusal":
            message |= {"content": None, "refusal": "I can't help with that."}
        choice = {"index": 0, "message": message, "finish_reason": reason}
        return 200, json.dumps(
            {"id": "x", "model": told["model"], "choices": [choice], "usage": USAGE}
        ).encode()

    def _understood(self, told: Json, data: Json, kind: str) -> Json:
        """The answer by the rule, in the shape that the request's schema allows; ``kind`` may spoil it."""
        schema = told["response_format"]["json_schema"]
        assert schema["strict"] is True and told["messages"][0]["role"] == "system"
        fields = schema["schema"]["$defs"]["Value"]["properties"]
        assert "data" in told["messages"][0]["content"] and "session" in fields["kind"]["enum"]
        out: Json = {"values": [], "foods": [], "exercises": []}
        for number, clause in enumerate(data["clauses"]):
            assert data["message"][clause["start"] : clause["end"]] == clause["text"]
            out["values"] += _values(number, clause)
        for food in data["foods"]:
            out["foods"].append(_food(food))
        for one in data["exercises"]:
            known = "bench-press" in data["vocabulary"]["movement"]
            facets = {"movement": "bench-press" if known else None, "equipment": "dumbbell"}
            rest = dict.fromkeys(("candidate", "laterality", "angle", "grip"))
            out["exercises"].append({"name": one["name"], **facets, **rest})
        return _spoilt(out, data, kind)

    def _heard(self, headers: Any, raw: bytes) -> tuple[int, bytes]:
        head = f"Content-Type: {headers['Content-Type']}\r\n\r\n".encode()
        form = email.parser.BytesParser(policy=email.policy.default).parsebytes(head + raw)
        parts = {part.get_param("name", header="content-disposition"): part for part in form.iter_parts()}
        voice = parts["file"].get_payload(decode=True)
        assert isinstance(voice, bytes)
        said = {name: part.get_content().strip() for name, part in parts.items() if name != "file"}
        self.voices.append(
            (str(parts["file"].get_filename()), said["language"], said.get("prompt", ""), voice)
        )
        if self.script and self.script.pop(0) == "500":
            return 500, b"{}"
        usage = {"type": "tokens", "input_tokens": 40, "output_tokens": 9}
        return 200, json.dumps({"text": self.hear.get(voice, ""), "usage": usage}).encode()


def _values(entry: int, clause: Json) -> list[Json]:
    """A run told in words of its own."""
    found = RUN.search(clause["text"])
    if found is None:
        return []
    values = [
        ("filler", found[1], 1), ("distance_km", found[2].split()[0], 2), ("session_kind", "run", 3),
        ("duration_min", found[4].split()[0], 4),
    ]  # fmt: skip
    return [
        {
            "entry": entry, "kind": "session", "stance": "told", "field": field, "value": value,
            "start": clause["start"] + found.start(place), "end": clause["start"] + found.end(place),
            "words": found[place],
        }
        for field, value, place in values
    ]  # fmt: skip


def _food(food: Json) -> Json:
    bowl = re.search(r"\b(bol|bowl|vaso)\b", food["said"]) is not None
    grams = (250.0, 150.0, 350.0) if bowl else (None, None, None)
    masses = dict(zip(("grams", "grams_low", "grams_high"), grams, strict=True))
    return {"name": food["name"], "candidate": None, **masses, **FIGURES}


def _spoilt(out: Json, data: Json, kind: str) -> Json:
    """An answer that obeys what the message says, names what was not offered, or tells what cannot be."""
    if kind == "made up":
        made = {"entry": 9, "kind": "food", "stance": "told", "start": 0, "end": 4}
        out["values"] = [
            made | {"field": "food", "value": "pizza", "words": "pizza"},
            made | {"field": "amount", "value": "500", "words": "500"},
        ]
        out["foods"] = [{**_food({"name": "pizza", "said": ""}), "grams": 500.0}]
    elif kind == "not offered":
        out["foods"] = [one | {"candidate": 7} for one in out["foods"]]
        out["exercises"] = [one | {"candidate": 99} for one in out["exercises"]]
    elif kind == "impossible":
        out["foods"] = [one | {"energy_kcal_100g": 90.0, "fat_g_100g": 95.0} for one in out["foods"]]
        out["exercises"] = [one | {"movement": "zorblaxing"} for one in out["exercises"]]
    return out


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """A stand-in that listens; its address ends in ``/v1``."""
    outside = ModelServer()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None:
            return

        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            code, body = outside.answer(self.path, self.headers, raw)
            self.send_response(code)
            self.send_header("Content-Type", "application/json")
            self.send_header("x-request-id", f"req-{len(outside.asked)}")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    outside.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield outside
    finally:
        outside.went_on.set()
        server.shutdown()
        server.server_close()
