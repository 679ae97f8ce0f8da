"""open-exercise-db: one published JSON file with 991 exercises, families and other names (Unlicense)."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response

from catalog_scrapers.items import ExerciseItem
from catalog_scrapers.pages import JsonPage, count, whole

_HOME = "https://raw.githubusercontent.com/erikpr1994/open-exercise-db/main/dist/exercises.json"


class OpenExercisePage(JsonPage):
    """The whole file."""

    def rows(self) -> Iterator[dict[str, Any]]:
        """Every exercise of the file as an item's fields."""
        for row in self.document if isinstance(self.document, list) else ():
            names = [{"text": (row.get("name") or "").strip(), "language": "en", "main": True}]
            names += [{"text": other, "language": "en", "main": False} for other in row.get("aliases") or ()]
            yield {
                "source": "open-exercise-db",
                "source_id": str(row.get("id") or ""),
                "url": "https://github.com/erikpr1994/open-exercise-db",
                "licence": "Unlicense",
                "names": names,
                "equipment": [row["equipment"]] if row.get("equipment") else [],
                "laterality": row.get("laterality"),
                "muscles_primary": row.get("primaryMuscles") or [],
                "muscles_secondary": row.get("secondaryMuscles") or [],
                "category": row.get("modality"),
                "group": row.get("family"),
            }


class OpenExerciseSpider(Spider):
    name = "open-exercise-db"

    def __init__(self, url: str = _HOME) -> None:
        super().__init__()
        self.url = url

    async def start(self) -> AsyncIterator[Request]:
        yield Request(self.url)

    def parse(self, response: Response, page: OpenExercisePage) -> Iterator[Any]:
        """The items of the file."""
        if not isinstance(page.document, list):
            count(self, "broken_pages")
        yield from whole(self, ExerciseItem, page.rows())
