"""Trouble of a moment is tried again after a pause; trouble that stays is told."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from scrapy.http import Response

from crawler.fetching.retries import retry_after_seconds
from signpost.workspace import Workspace


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("7", 7, 7),
        ("", 0, 0),
        ("soon", 0, 0),
        ("9" * 50, 0, 0),
        ("-5", 0, 0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 0),
        ("Wed, 21 Oct 2099 07:28:00 GMT", 1e9, 1e10),
    ],
)
def test_retry_after(value: str, low: float, high: float) -> None:
    response = Response("http://a.example/", headers={"Retry-After": value})
    assert low <= retry_after_seconds(response) <= high


def test_only_trouble_that_stays_is_stored(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> None:
    times: dict[str, list[float]] = {}

    def shaky(status: int, headers: dict[str, str], until: int) -> Callable[[Any], Any]:
        def answer(handler: Any) -> Any:
            asked = times.setdefault(handler.path, [])
            asked.append(time.monotonic())
            return (200, {}, "<title>Up</title>") if len(asked) > until else (status, headers, "")

        return answer

    served = web(
        {
            "/": "<title>Home</title><a href=/moment>m</a><a href=/busy>b</a>"
            "<a href=/down>d</a><a href=/week>w</a>",
            "/moment": shaky(500, {}, 1),
            "/busy": shaky(429, {"Retry-After": "1"}, 1),
            "/down": shaky(502, {}, 99),
            "/week": shaky(503, {"Retry-After": "600000"}, 99),
        }
    )
    assert signpost("crawl", served.url, "--workspace", "ws").code == 0
    with Workspace.open(tmp_path / "ws") as workspace:
        found = {p.url.removeprefix(served.url): p.status for p in workspace.pages.all(1)}
    assert {name: found[name] for name in ("moment", "busy", "down", "week")} == {
        "moment": 200, "busy": 200, "down": 502, "week": 503,
    }  # fmt: skip
    assert {name: len(asked) for name, asked in times.items()} == {
        "/moment": 2, "/busy": 2, "/down": 3, "/week": 1,
    }  # fmt: skip
    first, second = times["/busy"]
    assert second - first >= 1
