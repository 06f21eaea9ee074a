"""Scrapy's settings: what no site changes is here, what a site changes is in `for_site`.

Measured (docs/decisions/0002-scrapy-tuned.md): handling one answer at a time and switching off
the middleware that nothing here uses costs a third of Scrapy's defaults.
"""

from __future__ import annotations

from crawler.fetching import request_headers
from crawler.fetching.external_links import AT_ONCE
from signpost.settings.config import Config

BOT_NAME = "signpost"
SPIDER_MODULES = ["crawler.spiders"]

# One task a response; the default of 100 makes 100 tasks for the one item that there is.
CONCURRENT_ITEMS = 1
# Redirects are facts: each hop is a page of its own, so that chains and loops are exact.
REDIRECT_ENABLED = False
HTTPERROR_ALLOW_ALL = True
COOKIES_ENABLED = False
TELNETCONSOLE_ENABLED = False
LOG_ENABLED = False
LOG_INSTALL_ROOT_HANDLER = False
# No list of versions in a log that nobody keeps: reading what is installed takes a moment.
LOG_VERSIONS: list[str] = []
# Nobody reads these counts; what a crawl came to is counted from what it stored.
STATS_CLASS = "scrapy.statscollectors.DummyStatsCollector"
# Scrapy would read and parse the spider's source for every answer, to warn its author.
WARN_ON_GENERATOR_RETURN_VALUE = False
# Breadth first: what is close to the home page is asked first.
SCHEDULER = "crawler.fetching.scrapy_scheduler.ScrapyScheduler"
# libcurl sends and receives; every host is looked up through a guard
# (`crawler.fetching.ssrf_guard`).
DOWNLOAD_HANDLERS_BASE = dict.fromkeys(
    ("http", "https"), "crawler.fetching.curl_handler.CurlHandler"
)
RETRY_TIMES = 2
# What libcurl's handler raises; Scrapy's own list would load Twisted's client for its exceptions.
RETRY_EXCEPTIONS = [
    "scrapy.exceptions.CannotResolveHostError",
    "scrapy.exceptions.DownloadConnectionRefusedError",
    "scrapy.exceptions.DownloadFailedError",
    "scrapy.exceptions.DownloadTimeoutError",
]
RETRY_HTTP_CODES = [500, 502, 503, 504, 408, 429]
SPIDER_MIDDLEWARES_BASE: dict[str, int] = {}
EXTENSIONS_BASE: dict[str, int] = {"scrapy.extensions.throttle.AutoThrottle": 0}
_MIDDLEWARE = "scrapy.downloadermiddlewares"
DOWNLOADER_MIDDLEWARES_BASE = {
    "crawler.fetching.robots.ObeyRobots": 100,
    "crawler.fetching.stay_signed_in.StaySignedIn": 540,
    "crawler.fetching.retries.BackOff": 550,
    "crawler.fetching.content_decoding.ContentDecoding": 590,
}
# Sent by libcurl's handler with every request, as are USER_AGENT and what encodings are known.
DEFAULT_REQUEST_HEADERS = request_headers.DEFAULT_REQUEST_HEADERS

_LIVE_CONCURRENCY, _LOCAL_CONCURRENCY = 2, 16
_LIVE_DELAY = 0.25
_LIVE_PAUSE, _LOCAL_PAUSE = 2.0, 0.2


def for_site(config: Config) -> dict[str, str | bool | int | float]:
    """Return the settings that depend on the site: pace, limits, manners."""
    crawl = config.crawl
    at_once = crawl.concurrency or (_LOCAL_CONCURRENCY if config.local else _LIVE_CONCURRENCY)
    delay = crawl.delay_seconds if crawl.delay_seconds >= 0 else _LIVE_DELAY * (not config.local)
    return {
        "USER_AGENT": request_headers.user_agent(config),
        "ROBOTSTXT_OBEY": crawl.obey_robots,
        # The site's own requests share one slot; a few to other sites may be under way beside it.
        "CONCURRENT_REQUESTS": at_once + AT_ONCE,
        "CONCURRENT_REQUESTS_PER_DOMAIN": at_once,
        "DOWNLOAD_DELAY": delay,
        "RETRY_PAUSE": _LOCAL_PAUSE if config.local else _LIVE_PAUSE,
        "AUTOTHROTTLE_START_DELAY": 1.0,
        "AUTOTHROTTLE_ENABLED": not config.local,
        "AUTOTHROTTLE_TARGET_CONCURRENCY": float(at_once),
        "DOWNLOAD_TIMEOUT": crawl.timeout_seconds,
        "DOWNLOAD_MAXSIZE": crawl.max_megabytes * 1_000_000,
        "DOWNLOAD_WARNSIZE": 0,
    }
