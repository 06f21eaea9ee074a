"""What is asked first, how much is made ready at a time, and what waits for later."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from scrapy.http import Request

from crawler.fetching.frontier import CrawlTarget
from crawler.fetching.previous_crawl import reading_key
from crawler.fetching.probes import PROBE_PATH
from crawler.fetching.scheduler import AHEAD, Scheduler, TargetQueue
from crawler.fetching.scrapy_scheduler import ScrapyScheduler
from signpost.settings.config import Config, CrawlSettings, SiteSettings
from signpost.workspace import Workspace
from signpost.workspace.artifacts.browser import VISIT_ASSETS
from signpost.workspace.records import Link, Page, pack_links

HOME = "https://www.mereford.gov.uk/"


def test_sitemaps_before_pages_and_each_in_order() -> None:
    queue = TargetQueue()
    assert not queue
    for url, role in [
        ("p1", "page"),
        ("s", "sitemap"),
        ("a", "asset"),
        ("r", "robots"),
        ("p2", "page"),
    ]:
        queue.add(CrawlTarget(url, 0, "link", "", role))
    lines = [[target.url for target in queue.take()] for _ in range(4)]
    assert lines == [["r"], ["s"], ["p1", "a", "p2"], []]
    assert not queue


def test_some_at_a_time() -> None:
    queue = TargetQueue()
    for number in range(AHEAD + 1):
        queue.add(CrawlTarget(str(number), 0, "link", ""))
    assert [len(queue.take()) for _ in range(3)] == [AHEAD, 1, 0]


def test_what_is_tried_again_comes_first() -> None:
    class Spider:
        has_targets = True

        def next_request(self) -> Request:
            return Request("http://a.example/new")

    queue = ScrapyScheduler()
    assert not queue.has_pending_requests()
    assert queue.next_request() is None
    queue.open(Spider())
    queue.enqueue_request(Request("http://a.example/again"))
    asked = [request.url for request in (queue.next_request(), queue.next_request()) if request]
    assert asked == ["http://a.example/again", "http://a.example/new"]
    assert queue.has_pending_requests()


@pytest.fixture
def scheduled(workspace: Workspace) -> Callable[..., Any]:
    """Make a scheduler of a new run, with what it hands on of other sites and how it flushes."""

    def make(**crawl: Any) -> tuple[Scheduler, list[str], list[str]]:
        config = Config(site=SiteSettings(url=HOME), crawl=CrawlSettings(**crawl))
        external: list[str] = []
        flushed: list[str] = []
        made = Scheduler(
            workspace,
            config,
            workspace.runs.start(HOME, "test"),
            lambda link, referrer: external.append(f"{link.url} on {referrer}"),
            lambda: flushed.append("flushed"),
        )
        return made, external, flushed

    return make


def paths(scheduler: Scheduler) -> Iterator[str]:
    """Take all that waits."""
    while chosen := scheduler.next_target():
        yield chosen[0].url.removeprefix(HOME)


def test_a_crawl_starts_with_sitemaps(scheduled: Callable[..., Any]) -> None:
    scheduler, _, _ = scheduled(sitemaps=("/news.xml",))
    scheduler.start()
    assert list(paths(scheduler)) == ["sitemap.xml", "news.xml", "", PROBE_PATH]
    assert (scheduler.admitted, scheduler.answered, scheduler.has_targets) == (4, 0, False)


def test_assets_and_forms_wait_until_all_pages_are_through(scheduled: Callable[..., Any]) -> None:
    scheduler, external, _ = scheduled()
    links = [
        Link(f"{HOME}logo.png", kind="asset", tag="img"),
        Link(f"{HOME}find", tag="form"),
        Link(f"{HOME}bins", tag="a"),
        Link("https://elsewhere.example/", kind="external", tag="a"),
        Link("mailto:a@b.example", kind="mail", tag="a"),
    ]
    scheduler.add_links(links, HOME, 1)
    assert list(paths(scheduler)) == ["bins"]
    assert external == [f"https://elsewhere.example/ on {HOME}"]
    # An address that is a form's target and a page is a page.
    scheduler.add_links([Link(f"{HOME}find", tag="a")], f"{HOME}bins", 2)
    assert list(paths(scheduler)) == ["find"]
    scheduler.refill()
    targets = [scheduler.next_target()]
    assert [(x[0].url, x[0].role, x[0].method) for x in targets if x] == [
        (f"{HOME}logo.png", "asset", "HEAD")
    ]
    scheduler.refill()
    assert not scheduler.has_targets


def test_a_redirect_is_asked_as_what_led_to_it(scheduled: Callable[..., Any]) -> None:
    scheduler, _, _ = scheduled()
    asset = CrawlTarget(f"{HOME}a.css", 3, "link", HOME, "asset")
    scheduler.add_redirect(asset, f"{HOME}b.css")
    assert scheduler.next_target() == (replace(asset, url=f"{HOME}b.css", referrer=asset.url), None)


def test_the_last_runs_pages_come_before_what_waits_for_later(
    scheduled: Callable[..., Any], workspace: Workspace
) -> None:
    config = Config(site=SiteSettings(url=HOME))
    last = workspace.runs.start(HOME, "test")
    links = pack_links([Link(f"{HOME}bins")])
    kept = Page(last.id, f"{HOME}old", "html", 200, links=workspace.blobs.put(links))
    probe = Page(last.id, HOME + PROBE_PATH, "html", 200, found_by="probe")
    gone = Page(last.id, f"{HOME}gone", "html", 404)
    with workspace.runs.doing(last.id, "crawl", reading_key(config)):
        workspace.pages.add([kept, probe, gone], [], [])
    with workspace.runs.doing(last.id, "visit"):
        workspace.artifacts.write(last.id, VISIT_ASSETS, [f"{HOME}site.css"])
    scheduler, _, _ = scheduled()
    scheduler.start()
    list(paths(scheduler))
    scheduler.refill()
    target, previous = scheduler.next_target() or (None, None)
    assert (target.url, target.found_by) == (f"{HOME}old", "last_run")
    assert [x.url for x in previous.links(lambda _: False)] == [f"{HOME}bins"]
    assert previous.links(lambda _: True) == []
    assert not scheduler.has_targets
    scheduler.refill()
    assert list(paths(scheduler)) == ["site.css"]


def test_what_was_too_deep_is_asked_once_a_shorter_way_is_stored(
    scheduled: Callable[..., Any], workspace: Workspace
) -> None:
    scheduler, _, flushed = scheduled(max_depth=2)
    scheduler.start()
    list(paths(scheduler))
    scheduler.add_links([Link(f"{HOME}deep")], f"{HOME}long", 3)
    assert list(paths(scheduler)) == []
    run = workspace.runs.latest()
    packed = pack_links([Link(f"{HOME}deep")])
    home = Page(run.id, HOME, "html", 200, found_by="start", links=workspace.blobs.put(packed))
    workspace.pages.add([home], [packed], [])
    scheduler.refill()
    assert (list(paths(scheduler)), flushed) == (["deep"], ["flushed"])
    scheduler.add_links([Link(f"{HOME}deeper")], f"{HOME}long", 3)
    # Nothing was answered since: the stored pages are not gone through again.
    scheduler.refill()
    assert flushed == ["flushed"]


def test_a_sitemap_may_be_elsewhere_and_too_many_are_told(
    scheduled: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.fetching.scheduler._MAX_SITEMAPS", 2)
    scheduler, external, _ = scheduled()
    sitemaps = [f"https://files.example/{number}.xml" for number in range(3)]
    links = [Link(x, where="sitemap", tag="loc", rel="sitemap") for x in sitemaps]
    scheduler.add_links(links, f"{HOME}robots.txt", 1)
    assert list(paths(scheduler)) == sitemaps[:2]
    assert external == []
    skipped = scheduler.take_skipped()
    assert [(x.url, x.reason, x.referrer) for x in skipped] == [
        (sitemaps[2], "max_sitemaps", f"{HOME}robots.txt")
    ]
