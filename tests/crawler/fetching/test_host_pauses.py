"""A host that asked for a rest is left alone, whichever address is next; others are not held up."""

import asyncio

from scrapy.http import Request, Response

from crawler.fetching.host_pauses import Activity, HostPauses
from crawler.fetching.refusals import Refusals

HOME = "https://a.example/"


def to(slot: str) -> Request:
    """Make a request that goes through a slot."""
    return Request(HOME, meta={"download_slot": slot})


def test_all_of_a_host_waits_and_nobody_else() -> None:
    async def go() -> dict[str, float]:
        pauses = HostPauses(Activity())
        start = asyncio.get_running_loop().time()
        pauses.pause(to("site"), 0.2)
        pauses.pause(to("site"), 0.05)  # a later, shorter wish does not shorten the first
        took: dict[str, float] = {}

        async def ask(name: str, slot: str) -> None:
            await pauses.wait(to(slot))
            took[name] = asyncio.get_running_loop().time() - start

        await asyncio.gather(ask("one", "site"), ask("two", "site"), ask("other", "outside:b"))
        return took

    took = asyncio.run(go())
    assert min(took["one"], took["two"]) >= 0.2
    assert took["other"] < 0.15


def test_a_pause_is_no_standstill() -> None:
    now = 100.0
    activity = Activity(lambda: now)
    HostPauses(activity).pause(to("site"), 60)
    now = 150.0
    assert activity.seconds_still() < 0
    now = 170.0
    assert activity.seconds_still() == 10


def answer(status: int, seconds: str = "") -> Response:
    """Make an answer that may say when to come back."""
    headers = {"Retry-After": seconds} if seconds else {}
    return Response(f"{HOME}page", status, headers)


def test_the_start_page_has_the_last_word() -> None:
    refusals = Refusals(HOME)
    fine, refused = answer(200), answer(429, "90")
    assert [refusals.ask_home(x) for x in (refused, refused, fine, refused, refused)] == [False] * 5
    # Neither without a time, nor of one application that is being worked on.
    assert not refusals.ask_home(answer(429))
    assert not any(refusals.ask_home(answer(503, "90")) for _ in range(9))
    assert [refusals.ask_home(refused) for _ in range(3)] == [False, False, True]
    assert not refusals.is_final(fine)
    # Only a part of the site refuses: it is asked seldom from then on.
    asked = [refusals.ask_home(refused) for _ in range(20)]
    assert asked.count(True) == 1
    assert refusals.is_final(answer(429, "120"))
    assert (refusals.seconds, refusals.url) == (120, HOME)
