"""free-exercise-db: one published JSON file with 873 exercises (Unlicense; its images are not free)."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response

from catalog_scrapers.items import ExerciseItem
from catalog_scrapers.pages import JsonPage, count, whole

_HOME = "https://raw.githubusercontent.com/yuhonas/free-exercise-db/main/dist/exercises.json"


class FreeExercisePage(JsonPage):
    """The whole file."""

    def rows(self) -> Iterator[dict[str, Any]]:
        """Every exercise of the file as an item's fields."""
        for row in self.document if isinstance(self.document, list) else ():
            yield {
                "source": "free-exercise-db",
                "source_id": str(row.get("id") or ""),
                "url": "https://github.com/yuhonas/free-exercise-db",
                "licence": "Unlicense",
                "names": [{"text": (row.get("name") or "").strip(), "language": "en", "main": True}],
                "equipment": [row["equipment"]] if row.get("equipment") else [],
                "muscles_primary": row.get("primaryMuscles") or [],
                "muscles_secondary": row.get("secondaryMuscles") or [],
                "category": row.get("category"),
            }


class FreeExerciseSpider(Spider):
    name = "free-exercise-db"

    def __init__(self, url: str = _HOME) -> None:
        super().__init__()
        self.url = url

    async def start(self) -> AsyncIterator[Request]:
        yield Request(self.url)

    def parse(self, response: Response, page: FreeExercisePage) -> Iterator[Any]:
        """The items of the file."""
        if not isinstance(page.document, list):
            count(self, "broken_pages")
        yield from whole(self, ExerciseItem, page.rows())
