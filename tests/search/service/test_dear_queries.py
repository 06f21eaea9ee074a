"""Queries that are dear to answer keep nobody else waiting."""

import asyncio
from types import SimpleNamespace

import pytest

from search.answering.search_request import SearchRequest
from search.service.app import SearchService
from search.service.interleaving import Interleaver
from search.service.rate_limit import RateLimiter


def test_dear_work_counts_as_many_requests():
    limits = RateLimiter(60, lambda: 0.0)
    assert limits.wait("192.0.2.1") == 0
    limits.charge("192.0.2.1", 0.1)
    assert limits.wait("192.0.2.1") > 0
    assert limits.wait("192.0.2.2") == 0


@pytest.mark.parametrize("seconds", [0.0, 0.004])
def test_usual_work_counts_once(seconds):
    limits = RateLimiter(60, lambda: 0.0)
    for _ in range(20):
        assert limits.wait("192.0.2.1") == 0
        limits.charge("192.0.2.1", seconds)


def test_whoever_asks_little_goes_before_those_who_ask_much():
    order = []
    search = SimpleNamespace(
        is_dear=lambda request: len(request.query) > 9,
        answer=lambda request: order.append(request.query),
    )
    service = SearchService.__new__(SearchService)
    service._interleaver, service.current = Interleaver(0.0), SimpleNamespace(beside=None)

    async def asking():
        service._dear = asyncio.Lock()
        queries = [f"a dear query {n}" for n in range(20)] + ["bins"]
        await asyncio.gather(*(service._asked(search, SearchRequest(q)) for q in queries))

    asyncio.run(asking())
    assert order.index("bins") <= 1
    assert len(order) == 21


def test_a_query_of_unknown_words_is_dear_once(serving):
    search = serving().service.current.search
    dear, usual = SearchRequest("qzxvkw pplwqz mnbvqp"), SearchRequest("council tax")
    assert search.is_dear(dear)
    assert not search.is_dear(usual)
    search.answer(dear)
    assert not search.is_dear(dear)
