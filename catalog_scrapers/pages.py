"""What pages of JSON have in common: a page that cannot be read is counted, not fatal."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from scrapy import Spider
from web_poet import HttpResponse, WebPage


class JsonPage(WebPage[Any]):
    """A page that holds JSON; ``document`` is None when it does not."""

    response: HttpResponse

    @property
    def document(self) -> Any:
        try:
            return json.loads(self.response.text)
        except ValueError:
            return None


def count(spider: Spider, what: str) -> None:
    """Counts something that was left out, for the summary of the crawl."""
    if spider.crawler.stats is not None:
        spider.crawler.stats.inc_value(f"sinew/{what}")


def whole(spider: Spider, kind: type[BaseModel], rows: Iterator[dict[str, Any]]) -> Iterator[BaseModel]:
    """The items of the rows that are whole; others are counted and named in the log."""
    for row in rows:
        try:
            yield kind.model_validate(row)
        except ValidationError as problem:
            count(spider, "left_out")
            spider.logger.info("Left out %s: %s", row.get("source_id"), problem.errors()[0]["msg"])
