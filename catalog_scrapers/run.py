"""Runs one spider and writes what it found, a JSON object a line."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scrapy.crawler import CrawlerProcess
from scrapy.spiderloader import SpiderLoader

from catalog_scrapers.settings import settings

_MODULES = {"SPIDER_MODULES": ["catalog_scrapers.spiders"]}


@dataclass(frozen=True, slots=True)
class Crawl:
    """How a crawl went: how many items were written, what was left out, and pages that could not be had."""

    items: int
    dropped: int
    failed: int
    finished: str


def spider_names() -> list[str]:
    """The spiders there are."""
    return sorted(_loader().list())


def crawl(name: str, out: Path, url: str | None = None, cache: Path | None = None) -> Crawl:
    """Runs a spider to its end; ``url`` takes the place of the source's own address, without waiting between
    requests. Can be called once in a process: Twisted's reactor does not start again."""
    feed = {str(out): {"format": "jsonlines", "overwrite": True, "encoding": "utf-8"}}
    chosen: dict[str, Any] = {**settings(cache, hurried=url is not None), **_MODULES, "FEEDS": feed}
    process = CrawlerProcess(chosen)
    crawler = process.create_crawler(_loader().load(name))
    process.crawl(crawler, **({"url": url} if url else {}))
    process.start()
    assert crawler.stats is not None
    stats = crawler.stats.get_stats()
    return Crawl(
        items=stats.get("item_scraped_count", 0),
        dropped=stats.get("item_dropped_count", 0) + stats.get("sinew/left_out", 0),
        failed=stats.get("retry/max_reached", 0) + stats.get("sinew/broken_pages", 0),
        finished=stats.get("finish_reason", ""),
    )


def _loader() -> SpiderLoader:
    from scrapy.settings import Settings

    return SpiderLoader.from_settings(Settings(_MODULES))
