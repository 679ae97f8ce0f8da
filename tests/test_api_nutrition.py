"""Foods that nobody knows, looked up outside: by stand-ins over a socket, beside the turns, once."""

import http.server
import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.clients.foods import OFF_A_MINUTE, FoodDataCentral, OpenFoodFacts, SourceError
from graph.connect import Graph
from tests.talk import talking

AT = datetime.fromisoformat("2026-11-20T12:00:00+00:00").timestamp()
NUTRIMENTS = {
    "energy-kcal_100g": 410, "proteins_100g": 9, "carbohydrates_100g": 60, "fat_100g": 14, "fiber_100g": 4,
}  # fmt: skip
PRODUCT = {
    "code": "8400000000017",
    "product_name": "Zorblax crujiente",
    "brands": "Quirlom",
    "nutriments": NUTRIMENTS,
}
LIE = PRODUCT | {"code": "8400000000018", "nutriments": NUTRIMENTS | {"carbohydrates_100g": 160}}
NUMBERS = (("208", 410), ("203", 9), ("205", 60), ("204", 14))
USDA = {
    "fdcId": 5, "description": "Zorblax, crujiente",
    "foodNutrients": [{"nutrientNumber": n, "value": v} for n, v in NUMBERS],
}  # fmt: skip


class Standin:
    """Answers searches; ``answers`` gives status and body by the words, and ``asked`` counts them."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.agents: set[str | None] = set()
        self.answers: dict[str, tuple[int, bytes]] = {}
        self.url = ""

    def answer(self, words: str, *foods: dict[str, Any], code: int = 200) -> None:
        self.answers[words] = (code, json.dumps({"products": foods, "foods": foods}).encode())


@contextmanager
def standin() -> Iterator[Standin]:
    outside = Standin()

    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            return

        def do_GET(self) -> None:
            asked = parse_qs(urlsplit(self.path).query)
            words = (asked.get("search_terms") or asked.get("query") or [""])[0]
            outside.asked[words] += 1
            outside.agents.add(self.headers.get("User-Agent"))
            code, body = outside.answers.get(words, (200, b'{"products": [], "foods": []}'))
            self.send_response(code)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    outside.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield outside
    finally:
        server.shutdown()
        server.server_close()


def test_answers_are_read_and_what_cannot_be_true_is_left_out() -> None:
    with standin() as outside:
        outside.answer("zorblax", LIE, PRODUCT, USDA)
        products = OpenFoodFacts(outside.url)
        usda = FoodDataCentral(outside.url, "key")
        assert [one.id for one in products.search("zorblax").foods] == ["off-8400000000017"]
        assert [one.id for one in usda.search("zorblax").foods] == ["fdc-5"]
        assert products.search("nothing").foods == ()
        assert all(agent is not None and "Sinew" in agent for agent in outside.agents)
        for words, (code, body) in {
            "busy": (429, b"{}"), "down": (503, b"oops"), "garbage": (200, b"<html>"), "list": (200, b"[1]"),
        }.items():  # fmt: skip
            outside.answers[words] = (code, body)
            with pytest.raises(SourceError):
                products.search(words)
        products.close()
        usda.close()
    with pytest.raises(SourceError):
        OpenFoodFacts(outside.url, timeout_s=0.5).search("dead")


def test_a_source_is_asked_no_more_often_than_it_allows() -> None:
    now = [0.0]
    with standin() as outside:
        client = OpenFoodFacts(outside.url, clock=lambda: now[0])
        for _ in range(OFF_A_MINUTE):
            client.search("zorblax")
        with pytest.raises(SourceError) as refused:
            client.search("zorblax")
        assert refused.value.wait_s == 60 and outside.asked["zorblax"] == OFF_A_MINUTE
        now[0] = 60.0
        client.search("zorblax")
        client.close()


def test_a_meal_is_mended_once_and_nothing_is_asked_twice(stocked: Graph) -> None:
    with standin() as outside:
        outside.answer("zorblax crujiente", LIE, PRODUCT)
        with talking(stocked, OPENFOODFACTS_URL=outside.url) as talk:
            numbers = [f"3460088800{place}" for place in range(4)]
            talk.add([(number, "es") for number in numbers])
            for place, number in enumerate(numbers):
                words = ("mirlox quorn", "zorblax crujiente")[place % 2]
                message_id, replies = talk.say(number, f"he comido 50 g de {words}", AT + place)
                assert "?" in replies[0].text
                if place % 2:
                    (mended,) = talk.replies(f"{message_id}.q.found")
                    assert "205 kcal" in mended.text and "Zorblax" in mended.text
                    (meal,) = talk.day(number, date(2026, 11, 20))["meals"]
                    assert [(one["grams"], one["grams_source"]) for one in meal["items"]] == [(50, "stated")]
        assert outside.asked == {"zorblax crujiente": 1, "mirlox quorn": 1}
