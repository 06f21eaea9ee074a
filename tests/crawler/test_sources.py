"""Where a crawl learns of pages besides links: sitemaps of all kinds, feeds, copies of the site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from signpost.workspace import Workspace

PAGE = (
    "<html lang=en><head><title>{0}</title>{1}</head><body><main><h1>{0}</h1></main></body></html>"
)
XML = {"Content-Type": "application/xml"}
Crawl = Callable[[Any, str], tuple[dict[str, Any], set[str]]]


def urlset(*addresses: str) -> tuple[int, dict[str, str], str]:
    return 200, XML, f"<urlset>{''.join(f'<url><loc>{x}</loc></url>' for x in addresses)}</urlset>"


@pytest.fixture
def crawl(signpost: Callable[..., Any], tmp_path: Path) -> Crawl:
    """Crawl a served site with some more of [site]; return the summary and the pages' paths."""

    def run(served: Any, site: str) -> tuple[dict[str, Any], set[str]]:
        settings = tmp_path / "s.toml"
        settings.write_text(f'[site]\nurl = "{served.url}"\n{site}')
        done = signpost("crawl", settings, "--workspace", tmp_path, "--json")
        assert done.code == 0, done.err
        assert all(note in done.err for note in done.json["notes"])
        with Workspace.open(tmp_path) as store:
            latest = store.runs.latest()
            assert latest is not None
            found = {p.url for p in store.pages.html(latest.id) if p.found_by != "probe"}
        return done.json, {url.removeprefix(served.url) for url in found}

    return run


def test_sitemaps_elsewhere_and_feeds(web: Callable[..., Any], crawl: Crawl) -> None:
    feed = "<link rel=alternate type=application/rss+xml href=/news.xml>"
    served = web({"/": PAGE.format("Home", feed), "/sitemap.xml": (200, {}, "no sitemap")})
    other = served.url.replace("127.0.0.1", "localhost")
    served.answers |= {
        "/robots.txt": (
            200,
            {"Content-Type": "text/plain"},
            f"Sitemap: {other}map.xml\nSitemap: /moved\nSitemap: /lost\nSitemap: /\n",
        ),
        "/map.xml": urlset(f"{served.url}one", f"{other}two", "https://third.example/three"),
        "/moved": (301, {"Location": f"{other}list.txt"}, ""),
        "/list.txt": (203, {"Content-Type": "text/plain"}, f"{served.url}four\n"),
        "/news.xml": (200, XML, "<rss><channel><item><link>/five</link></item></channel></rss>"),
        **{f"/{x}": PAGE.format(x, "") for x in ("one", "two", "four", "five")},
    }
    summary, pages = crawl(served, "")
    assert pages == {"", "one", "four", "five"}
    assert summary["notes"] == [
        f"The sitemap {served.url}lost answers 404, but {served.url}robots.txt names it",
        (
            f"The sitemap {other}map.xml lists 2 addresses of another site (such as {other}two): not "
            "read. If they are of this site, name their host in [site] hosts, or in aliases if this "
            "site is a copy of that one"
        ),
    ]


def test_a_copys_sitemap_and_redirects_name_the_site_itself(
    web: Callable[..., Any], crawl: Crawl
) -> None:
    live = "https://www.mereford.example/"
    served = web(
        {
            "/": PAGE.format("Home", f"<link rel=next href='{live}old'>"),
            "/old": (301, {"Location": f"{live}new"}, ""),
            "/robots.txt": (200, {"Content-Type": "text/plain"}, f"Sitemap: {live}map.xml\n"),
            "/map.xml": urlset(f"{live}one", f"{live}two?a=1"),
            **{f"/{x}": PAGE.format(x, "") for x in ("one", "two?a=1", "new")},
        }
    )
    summary, pages = crawl(served, 'aliases = ["www.mereford.example"]\n')
    assert pages == {"", "one", "two?a=1", "new"}
    assert summary["notes"] == []
