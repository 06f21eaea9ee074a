"""A real crawl over HTTP: what is asked of the server for the addresses that pages hold."""

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
# As written, what a browser asks the server for, and the state that the link is in.
LINKS = {
    r"\council\tax": ("/council/tax", "ok"),
    r"..\rates": ("/rates", "ok"),
    "forms//7": ("/pay/forms//7", "ok"),
    "/a/%2e%2E/parks": ("/parks", "ok"),
    "\u2003/parks": ("/pay/%E2%80%83/parks", "broken"),
    "/libraries\u00a0": ("/libraries%C2%A0", "broken"),
    "?": ("/pay/now", "ok"),
    "/find?q='x'|{y}[z]": ("/find?q=%27x%27|{y}[z]", "ok"),
    "/it's^{odd}": ("/it's%5E%7Bodd%7D", "ok"),
    "/show?sid=0123456789abcdef0123": ("/show?sid=0123456789abcdef0123", "ok"),
    "/news?all&utm_campaign=spring": ("/news?all", "ok"),
    "/get?file&fbclid=Iw": ("/get?file&fbclid=Iw", "ok"),
    "/never?utm_source=x": ("/never?utm_source=x", "broken"),
    "https:///": (None, "unusable"),
    "http://10.0.0.999/": (None, "unusable"),
    r"W:\rates.xls": (None, "unusable"),
    r"\\fs1\rates": (None, "unusable"),
    "thtp://example.org/": (None, "unusable"),
}


@pytest.fixture
def crawled(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> tuple[SiteView, Any]:
    """Crawl a site that has what its links name, exactly; return it and the server."""
    hrefs = "".join(f'<p><a href="{href}">{i}</a></p>' for i, href in enumerate(LINKS))
    good = [path for path, state in LINKS.values() if path and state == "ok"]
    answers = {path: PAGE.format(f"Page {i}", "<p>Here.</p>") for i, path in enumerate(good)}
    answers["/"] = PAGE.format("Home", "<a href='/pay/now?step=1'>Pay</a>")
    answers["/pay/now?step=1"] = PAGE.format("Pay", hrefs)
    served = web(answers)
    settings = tmp_path / "s.toml"
    settings.write_text(f'[site]\nurl = "{served.url}"\n')
    done = signpost("crawl", settings, "--workspace", "ws", "--json")
    assert done.code == 0, done.err
    workspace = Workspace.open(tmp_path / "ws")
    run = workspace.runs.latest()
    assert run is not None
    return build(workspace, load(str(settings)), run), served


def test_the_server_is_asked_as_by_browsers(crawled: tuple[SiteView, Any]) -> None:
    site, served = crawled
    states = {
        link.text: site.link_state(link).state
        for page, link in site.all_links()
        if page.endswith("/pay/now?step=1")
    }
    assert states == {str(i): state for i, (_, state) in enumerate(LINKS.values())}
    asked = {path for _, path in served.asked}
    assert {path for path, _ in LINKS.values() if path} <= asked
    # With its tracking parameters only what is not known without them.
    assert "/news?all&utm_campaign=spring" not in asked
    assert not {path for path in asked if "10.0.0" in path or "thtp" in path or "W:" in path}
