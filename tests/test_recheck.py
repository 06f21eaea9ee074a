"""Rechecking one page, with a real site and a real Chromium."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.recheck import last_recheck
from audit.results import stored
from signpost.workspace import Workspace

PAGE = (
    "<!doctype html><html lang=en-GB><head><title>{title}</title>"
    '<meta name="viewport" content="width=device-width"></head>'
    "<body><main><h1>{title}</h1>{body}</main></body></html>"
)
HOME = PAGE.format(
    title="Mereford Council", body='<p><a href="/bins">Bins</a> <a href="/old">Old</a></p>'
)


@pytest.mark.browser
def test_a_recheck_tells_what_is_fixed_still_there_and_new(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> None:
    body = '<p>Lorem ipsum dolor sit amet.</p><p><a href="/gone">Click here</a></p><p><a href="/back">Rates</a></p>'
    site = web(
        {"/": HOME, "/bins": PAGE.format(title="Bins", body=body), "/old": "<title>x</title>"}
    )
    for stage in ("crawl", "audit"):
        assert signpost(stage, site.url, "--workspace", "ws").code == 0
    with Workspace.open(tmp_path / "ws") as workspace:
        before = [(x.url, x.outcomes) for x in stored(workspace, 1)]
    # The link's words and target are mended; the page that the other link led to came back; a
    # picture without a text alternative is new, and only the browser sees that.
    site.answers["/back"] = PAGE.format(title="Business rates", body="<p>Pay your rates here.</p>")
    body = (
        '<p>Lorem ipsum dolor sit amet.</p><p><a href="/">Go to the home page</a></p>'
        '<p><a href="/back">Rates</a></p><img src="/x.png">'
    )
    site.answers["/bins"] = PAGE.format(title="Bins", body=body)
    done = signpost("recheck", site.url, f"{site.url}bins", "--workspace", "ws", "--json")
    assert done.code == 0, done.err
    by_status: dict[str, set[str]] = {}
    for row in done.json["findings"]:
        by_status.setdefault(row["status"], set()).add(row["rule"])
    assert {"content/link-text-generic", "content/links-broken"} <= by_status["fixed"], by_status
    assert "content/placeholder-text" in by_status["still_there"]
    assert "accessibility/text-alternatives" in by_status["new"]
    assert done.json["visited"] is True
    with Workspace.open(tmp_path / "ws") as workspace:
        assert [(x.url, x.outcomes) for x in stored(workspace, 1)] == before  # history stays
        kept = last_recheck(workspace, 1, f"{site.url}bins")
    assert kept is not None
    assert kept.counts == done.json["counts"]


@pytest.mark.parametrize(
    ("path", "code", "says"),
    [
        ("gone", 2, "the page is gone"),
        ("moved", 2, "now redirects to"),
        ("down", 3, "the server answers 500"),
        ("https://elsewhere.example/", 2, "this is not on"),
        ("nonsense://x", 2, "not a web address"),
    ],
)
def test_a_page_that_cannot_be_judged_is_one_clear_line(
    web: Callable[..., Any], signpost: Callable[..., Any], path: str, code: int, says: str
) -> None:
    site = web({"/": HOME, "/moved": (301, {"Location": "/"}, ""), "/down": (500, {}, "")})
    for stage in ("crawl", "audit"):
        assert signpost(stage, site.url, "--workspace", "ws").code == 0
    url = path if "://" in path else site.url + path
    done = signpost("recheck", site.url, url, "--workspace", "ws")
    assert done.code == code, done.err
    assert says in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert "Traceback" not in done.err
