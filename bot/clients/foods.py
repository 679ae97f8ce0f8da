"""Outside sources of foods: Open Food Facts and USDA FoodData Central, asked by a name or a barcode."""

import json
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import httpx

from bot.clients.bodies import TooLarge, read_body
from graph.catalog_rows import FoodRow
from graph.foods.sources import FDC, OFF, fdc_food, off_food

FDC_URL = "https://api.nal.usda.gov"
OFF_A_MINUTE, FDC_A_MINUTE = 10, 15
"""What the sources ask of those who search."""
USER_AGENT = "Sinew/0.1 (health diary; https://github.com/sinew)"
LARGEST_BYTES = 4 * 1024 * 1024
LONGEST_S = 30.0
_FIELDS = "code,product_name,product_name_es,generic_name,brands,countries_tags,serving_quantity,nutriments"


class SourceError(Exception):
    """The source gave no answer that can be used; it may be asked again after ``wait_s`` seconds."""

    def __init__(self, reason: str, wait_s: float = 60.0) -> None:
        super().__init__(reason)
        self.wait_s = wait_s


@dataclass(frozen=True, slots=True)
class SourceAnswer:
    """The foods that a source named, as far as their figures can be true, and its answer as it came."""

    source: str
    foods: tuple[FoodRow, ...]
    raw: str


class Source(Protocol):
    """What is asked for foods."""

    def search(self, text: str) -> SourceAnswer:
        """The foods for some words, or a barcode; raises ``SourceError``."""

    def close(self) -> None:
        """Closes its connections."""


class _Client:
    """One source: its requests a minute, its answers as objects."""

    def __init__(
        self,
        url: str,
        a_minute: int,
        timeout_s: float = 10.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._url = url.rstrip("/")
        self._a_minute, self._clock = a_minute, clock
        self._asked: deque[float] = deque()
        headers = {"User-Agent": USER_AGENT, "Accept": "application/json"}
        self._http = httpx.Client(timeout=timeout_s, trust_env=False, headers=headers, follow_redirects=False)

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def _get(self, path: str, parameters: Mapping[str, str]) -> tuple[Any, str]:
        now = self._clock()
        while self._asked and now - self._asked[0] >= 60:
            self._asked.popleft()
        if len(self._asked) >= self._a_minute:
            raise SourceError("asked often enough this minute", 60 - (now - self._asked[0]))
        self._asked.append(now)
        try:
            with self._http.stream("GET", f"{self._url}{path}", params=dict(parameters)) as answer:
                if answer.status_code != 200:
                    raise SourceError(f"answered {answer.status_code}", _wait_s(answer))
                body = read_body(answer.iter_bytes(), LONGEST_S, LARGEST_BYTES)
        except (httpx.HTTPError, TimeoutError) as problem:
            raise SourceError(f"no answer: {type(problem).__name__}") from problem
        except TooLarge as problem:
            raise SourceError("answered too much", 3600) from problem
        try:
            return json.loads(body), body.decode()
        except ValueError as problem:
            raise SourceError("answered something else") from problem


class OpenFoodFacts(_Client):
    """Open Food Facts, or a stand-in of it."""

    def __init__(
        self, url: str, timeout_s: float = 10.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(url, OFF_A_MINUTE, timeout_s, clock)

    def search(self, text: str) -> SourceAnswer:
        """See ``Source``."""
        if text.isdigit() and 8 <= len(text) <= 14:
            told, raw = self._get(f"/api/v2/product/{text}.json", {"fields": _FIELDS})
            products: Any = [told.get("product")] if isinstance(told, dict) else None
        else:
            words = {"search_terms": text, "search_simple": "1", "action": "process", "json": "1"}
            told, raw = self._get("/cgi/search.pl", words | {"page_size": "10", "fields": _FIELDS})
            products = told.get("products") if isinstance(told, dict) else None
        return SourceAnswer(OFF, _rows(products, off_food), raw)


class FoodDataCentral(_Client):
    """USDA FoodData Central, or a stand-in of it."""

    def __init__(self, url: str, key: str) -> None:
        super().__init__(url, FDC_A_MINUTE)
        self._key = key

    def search(self, text: str) -> SourceAnswer:
        """See ``Source``."""
        told, raw = self._get("/fdc/v1/foods/search", {"api_key": self._key, "query": text, "pageSize": "10"})
        foods = told.get("foods") if isinstance(told, dict) else None
        return SourceAnswer(FDC, _rows(foods, fdc_food), raw)


def _rows(
    found: Iterable[Any] | None, row_of: Callable[[Mapping[str, Any]], FoodRow | None]
) -> tuple[FoodRow, ...]:
    """The rows of what a source named; raises ``SourceError`` where that is no list."""
    if not isinstance(found, list):
        raise SourceError("answered something else")
    rows = (row_of(one) for one in found if isinstance(one, dict))
    return tuple(row for row in rows if row is not None)


def _wait_s(answer: httpx.Response) -> float:
    said = answer.headers.get("Retry-After", "")
    return float(said) if said.isdigit() else 60.0
