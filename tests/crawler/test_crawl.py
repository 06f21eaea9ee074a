"""A real crawl over HTTP, by the command line, of a small site with everything wrong with it."""

import gzip
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.site_view import SiteView, build
from signpost.settings.config import load
from signpost.workspace import Workspace

PAGE = (
    "<html lang=en><head><title>{0}</title></head><body><main><h1>{0}</h1>{1}</main></body></html>"
)


def page(title: str, *hrefs: str) -> str:
    """Make a page with some links."""
    return PAGE.format(title, "".join(f"<p><a href='{h}'>Go to {h}</a></p>" for h in hrefs))


def to(where: str) -> tuple[int, dict[str, str], str]:
    """Redirect."""
    return 301, {"Location": where}, ""


def no_head(handler: Any) -> Any:
    """Answer GET only."""
    return (
        (405, {}, "") if handler.command == "HEAD" else (200, {"Content-Type": "image/png"}, "png")
    )


def answers() -> dict[str, Any]:
    """The site."""
    xml = {"Content-Type": "application/xml"}
    loc = "<urlset><url><loc>{0}only-in-sitemap</loc></url></urlset>"
    return {
        "/": PAGE.format(
            "Home",
            "<a href=/a>A</a> <a href=/chain1>c</a> <a href=/loop1>l</a> <a href=/gone>g</a>"
            "<a href=/error>e</a> <a href=/secret>s</a> <a href=/a#here>f</a> <a href=/a#nowhere>n</a>"
            "<a href=/folder/no-such-thing>soft</a> <a href=/private/x>robots</a> <a href=/logout>out</a>"
            "<a href=https://example.org/>ext</a> <a href=mailto:x@y.z>m</a> <img src=/pic.png>"
            "<img src=/missing.png><form action=/find><input name=q></form><a href=/slow>slow</a>"
            "<form action=/a></form><form method=post action=/send><input name=q></form><a href=/form.pdf>PDF</a>",
        ),
        "/a": PAGE.format("A", "<h2 id=here>Here</h2><a href=/missing>m</a>"),
        "/chain1": to("/chain2"),
        "/chain2": to("/chain3"),
        "/chain3": to("/a"),
        "/loop1": to("/loop2"),
        "/loop2": to("/loop1"),
        "/gone": (410, {}, "gone"),
        "/error": (500, {}, "broken"),
        "/secret": (403, {}, "no"),
        "/find": page("Find"),
        "/pic.png": no_head,
        "/form.pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.4 broken"),
        "/robots.txt": (
            200, {"Content-Type": "text/plain"},
            "User-agent: *\nDisallow: /private/\nSitemap: {0}index.xml\n",
        ),
        "/index.xml": (
            200, xml, "<sitemapindex><sitemap><loc>{0}map.xml.gz</loc></sitemap></sitemapindex>",
        ),
        "/map.xml.gz": (200, {"Content-Type": "application/gzip"}, loc),
        "/only-in-sitemap": page("Only in the sitemap", "/a"),
        "/slow": lambda _: (time.sleep(4), (200, {}, "late"))[1],
    }  # fmt: skip


@pytest.fixture
def crawled(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> tuple[SiteView, Any, Any]:
    """Crawl the site; return it, the server and the command's JSON."""
    served = web(answers())
    for path, answer in list(served.answers.items()):
        if isinstance(answer, tuple) and isinstance(answer[2], str) and "{0}" in answer[2]:
            text = answer[2].replace("{0}", served.url)
            body = gzip.compress(text.encode()) if path.endswith(".gz") else text
            served.answers[path] = (*answer[:2], body)
    soft = served.answers["/folder/no-such-thing"] = page("Sorry, not found", "/")
    served.answers["/signpost-check-for-the-not-found-page"] = soft
    settings = tmp_path / "s.toml"
    settings.write_text(f'[site]\nurl = "{served.url}"\n[crawl]\ntimeout_seconds = 2\n')
    done = signpost("crawl", settings, "--workspace", "ws", "--json")
    assert done.code == 0, done.err
    workspace = Workspace.open(tmp_path / "ws")
    run = workspace.runs.latest()
    assert run is not None
    return build(workspace, load(str(settings)), run), served, done.json


def test_everything_is_found_and_nothing_cried_wolf(crawled: tuple[SiteView, Any, Any]) -> None:
    site, served, summary = crawled
    url = served.url.rstrip("/")
    states = {
        path: site.state(url + path.partition("#")[0], path.partition("#")[2]).state
        for path in [
            "/", "/a", "/a#here", "/a#nowhere", "/chain1", "/loop1", "/gone", "/error", "/secret",
            "/missing", "/folder/no-such-thing", "/private/x", "/pic.png", "/missing.png", "/slow",
        ]
    }  # fmt: skip
    assert states == {
        "/": "ok",
        "/a": "ok",
        "/a#here": "ok",
        "/a#nowhere": "missing_fragment",
        "/chain1": "redirect",
        "/loop1": "loop",
        "/gone": "broken",
        "/error": "broken",
        "/secret": "blocked",
        "/missing": "broken",
        "/folder/no-such-thing": "soft_404",
        "/private/x": "could_not_check",
        "/pic.png": "ok",
        "/missing.png": "broken",
        "/slow": "could_not_check",
    }
    assert site.state(f"{url}/chain1").hops == 3
    assert site.state("https://example.org/").state == "could_not_check"
    assert site.referrers[f"{url}/missing"] == [f"{url}/a"]
    assert site.pages[f"{url}/only-in-sitemap"].in_sitemap
    assert site.inlinks[f"{url}/only-in-sitemap"] == 0
    assert site.depths[f"{url}/a"] == 1
    assert {(s.url, s.reason) for s in site.skipped} == {(f"{url}/logout", "unsafe")}
    assert summary["pages"] == len(site.html_pages)


def test_what_is_never_done(crawled: tuple[SiteView, Any, Any]) -> None:
    _, served, _ = crawled
    asked = {(method, path) for method, path in served.asked}
    assert {method for method, _ in asked} == {"GET", "HEAD"}
    paths = {path for _, path in asked}
    assert not paths & {"/logout", "/private/x"}
    # A form's target is looked at, never submitted; one that is a page too is a page.
    for target in ("/find", "/send"):
        assert ("HEAD", target) in asked
        assert ("GET", target) not in asked
    assert ("GET", "/a") in asked
    # Each address once; a server error and a slow answer are tried again.
    again = {p for p in paths if len([1 for m, q in served.asked if q == p and m == "GET"]) > 1}
    assert again <= {"/error", "/slow", "/robots.txt"}


def test_a_hostile_document_costs_only_itself(crawled: tuple[SiteView, Any, Any]) -> None:
    site, _, summary = crawled
    assert summary["documents"] == 1
    assert [d.state for d in site.documents.values()] == ["could_not_check"]
