"""How spiders behave towards a source: they ask robots.txt, wait, cache, and try again when told to."""

from pathlib import Path
from typing import Any

AGENT = "SinewCatalog/0.1 (health and fitness knowledge graph; reads published exercise lists once)"


def settings(cache: Path | None, *, hurried: bool = False) -> dict[str, Any]:
    """Scrapy's settings. ``cache`` is a folder for answers, kept a day; ``hurried`` drops the waiting, for a
    server on one's own machine."""
    return {
        "ADDONS": {"scrapy_poet.Addon": 300},
        "USER_AGENT": AGENT,
        "ROBOTSTXT_OBEY": True,
        "AUTOTHROTTLE_ENABLED": not hurried,
        "AUTOTHROTTLE_START_DELAY": 1.0,
        "DOWNLOAD_DELAY": 0.0 if hurried else 0.5,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 2,
        "RETRY_ENABLED": True,
        "RETRY_TIMES": 4,
        "RETRY_HTTP_CODES": [429, 500, 502, 503, 504, 408],
        "DOWNLOAD_TIMEOUT": 60,
        "DOWNLOAD_MAXSIZE": 512 * 1024 * 1024,
        "HTTPCACHE_ENABLED": cache is not None,
        "HTTPCACHE_DIR": str(cache) if cache else "",
        "HTTPCACHE_EXPIRATION_SECS": 24 * 3600,
        "HTTPCACHE_IGNORE_HTTP_CODES": [429, 500, 502, 503, 504],
        "ITEM_PIPELINES": {"catalog_scrapers.pipelines.Whole": 100},
        "FEED_EXPORT_ENCODING": "utf-8",
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "WARNING",
        "LOG_FORMAT": "%(levelname)s: %(message)s",
    }
