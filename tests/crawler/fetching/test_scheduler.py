"""What is asked first, and how much is made ready at a time."""

from scrapy.http import Request

from crawler.fetching.frontier import Offer
from crawler.fetching.scheduler import AHEAD, OfferScheduler, Waiting


def test_sitemaps_before_pages_and_each_in_order() -> None:
    waiting = Waiting()
    assert not waiting
    for url, role in [
        ("p1", "page"),
        ("s", "sitemap"),
        ("a", "asset"),
        ("r", "robots"),
        ("p2", "page"),
    ]:
        waiting.add(Offer(url, 0, "link", "", role))
    lines = [[offer.url for offer in waiting.take()] for _ in range(4)]
    assert lines == [["r"], ["s"], ["p1", "a", "p2"], []]
    assert not waiting


def test_some_at_a_time() -> None:
    waiting = Waiting()
    for number in range(AHEAD + 1):
        waiting.add(Offer(str(number), 0, "link", ""))
    assert [len(waiting.take()) for _ in range(3)] == [AHEAD, 1, 0]


def test_what_is_tried_again_comes_first() -> None:
    class Spider:
        has_offers = True

        def next_request(self) -> Request:
            return Request("http://a.example/new")

    queue = OfferScheduler()
    assert not queue.has_pending_requests()
    assert queue.next_request() is None
    queue.open(Spider())
    queue.enqueue_request(Request("http://a.example/again"))
    asked = [request.url for request in (queue.next_request(), queue.next_request()) if request]
    assert asked == ["http://a.example/again", "http://a.example/new"]
    assert queue.has_pending_requests()
