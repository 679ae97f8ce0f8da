"""The catalog's sources on this machine: the public data in the shapes in which the sources serve them."""

import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

DATA = Path(__file__).parents[2] / "shared" / "data" / "exercises"
NAMELESS = 999_001
PATHS = {
    "wger": "/api/v2/exerciseinfo/",
    "free-exercise-db": "/free/exercises.json",
    "open-exercise-db": "/open/exercises.json",
}


def _json(name: str) -> Any:
    return json.loads((DATA / name).read_text("utf-8"))


def wger_rows() -> list[dict[str, Any]]:
    """wger's exercises as ``exerciseinfo`` serves them, and one without a name."""
    names = {
        name: {row["pk"]: row["fields"] for row in _json(f"wger/{name}.json")}
        for name in ("equipment", "muscles")
    }
    licences = {1: "CC-BY-SA 3", 2: "CC-BY-SA 4", 3: "CC0"}
    said = _json("wger/translations.json")
    aliases: dict[int, list[dict[str, str]]] = {}
    for row in said:
        if row["model"].endswith("alias"):
            aliases.setdefault(row["fields"]["translation"], []).append({"alias": row["fields"]["alias"]})
    told: dict[int, list[dict[str, Any]]] = {}
    for row in said:
        if row["model"].endswith("translation"):
            one = {key: row["fields"][key] for key in ("name", "language", "license_author")}
            told.setdefault(row["fields"]["exercise"], []).append(
                one | {"aliases": aliases.get(row["pk"], [])}
            )
    rows = []
    for row in _json("wger/exercise-base-data.json"):
        fields = row["fields"]
        rows.append({
            "id": row["pk"],
            "license": {"short_name": licences[fields["license"]]},
            "license_author": fields["license_author"],
            "variation_group": fields["variation_group"],
            "equipment": [{"id": key, "name": names["equipment"][key]["name"]} for key in fields["equipment"]],
            "muscles": [{"id": key, "name": names["muscles"][key]["name"]} for key in fields["muscles"]],
            "muscles_secondary": [
                {"id": key, "name": names["muscles"][key]["name"]} for key in fields["muscles_secondary"]
            ],
            "translations": told.get(row["pk"], []),
        })  # fmt: skip
    return [*rows, {**rows[0], "id": NAMELESS, "translations": [{"name": " ", "language": 2}]}]


@dataclass
class Sources:
    """The server: where it is, what was asked of it, and which page of wger's is broken (an offset)."""

    base: str = ""
    broken: int | None = None
    asked: Counter[str] = field(default_factory=Counter)

    def url(self, spider: str) -> str:
        """Where a spider finds its source."""
        return self.base + PATHS[spider]


@contextmanager
def sources(broken: int | None = None) -> Iterator[Sources]:
    """Serves all three: wger page by page, with a refusal (429) of the second page when it is first asked for."""
    served = Sources(broken=broken)
    wger = wger_rows()
    files = {
        PATHS["free-exercise-db"]: (DATA / "free_exercise_db.json").read_bytes(),
        PATHS["open-exercise-db"]: (DATA / "open_exercise_db.json").read_bytes(),
        "/robots.txt": b"User-agent: *\nAllow: /\n",
    }

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked[self.path] += 1
            path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
            if path in files:
                self._send(200, files[path])
            elif path == PATHS["wger"]:
                self._wger(int(query["offset"][0]), int(query["limit"][0]))
            else:
                self._send(404, b"{}")

        def _wger(self, offset: int, limit: int) -> None:
            if offset == limit and served.asked[self.path] == 1:
                self._send(429, b'{"detail": "Request was throttled."}')
            elif offset == served.broken:
                self._send(200, b'{"count": 873, "results": [{"id"')
            else:
                page = {"count": len(wger), "results": wger[offset : offset + limit]}
                self._send(200, json.dumps(page).encode())

        def _send(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
