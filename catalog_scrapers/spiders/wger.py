"""wger's public API: exercises with names in many languages, page by page (licence and author per row)."""

from collections.abc import AsyncIterator, Iterator
from typing import Any
from urllib.parse import urlencode

from scrapy import Request, Spider
from scrapy.http import Response

from catalog_scrapers.items import ExerciseItem
from catalog_scrapers.pages import JsonPage, count, whole

_HOME = "https://wger.de/api/v2/exerciseinfo/"
_LANGUAGES = {2: "en", 4: "es"}
_PAGE = 100


class WgerPage(JsonPage):
    """One page of the list."""

    @property
    def total(self) -> int | None:
        """How many exercises the whole list has; None for a page that is none."""
        document = self.document
        return document.get("count") if isinstance(document, dict) and "results" in document else None

    def rows(self) -> Iterator[dict[str, Any]]:
        """Every exercise of the page as an item's fields; names of other languages stay out."""
        document = self.document
        for row in document.get("results", ()) if isinstance(document, dict) else ():
            licence = row.get("license") or {}
            yield {
                "source": "wger",
                "source_id": str(row.get("id") or ""),
                "url": f"https://wger.de/en/exercise/{row.get('id')}/view/",
                "licence": licence.get("short_name") or "CC-BY-SA 4",
                "author": row.get("license_author") or None,
                "names": list(_names(row)),
                "equipment": [one["name"] for one in row.get("equipment") or ()],
                "muscles_primary": [one["name"] for one in row.get("muscles") or ()],
                "muscles_secondary": [one["name"] for one in row.get("muscles_secondary") or ()],
                "category": (row.get("category") or {}).get("name"),
                "group": row.get("variation_group"),
            }


def _names(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for one in row.get("translations") or ():
        language = _LANGUAGES.get(one.get("language"))
        if language:
            if name := (one.get("name") or "").strip():
                yield {"text": name, "language": language, "main": True}
            for other in one.get("aliases") or ():
                if text := (other.get("alias") or "").strip():
                    yield {"text": text, "language": language, "main": False}


class WgerSpider(Spider):
    name = "wger"

    def __init__(self, url: str = _HOME) -> None:
        super().__init__()
        self.url = url

    async def start(self) -> AsyncIterator[Request]:
        yield self._page(0)

    def _page(self, offset: int) -> Request:
        query = urlencode({"limit": _PAGE, "offset": offset, "format": "json"})
        return Request(f"{self.url}?{query}", cb_kwargs={"offset": offset})

    def parse(self, response: Response, page: WgerPage, offset: int) -> Iterator[Any]:
        """The items of a page; the first one also asks for all others, so that a broken one costs itself only."""
        if page.total is None:
            count(self, "broken_pages")
            return
        yield from whole(self, ExerciseItem, page.rows())
        if offset == 0:
            for start in range(_PAGE, page.total, _PAGE):
                yield self._page(start)
