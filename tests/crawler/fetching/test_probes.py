"""Which addresses that cannot exist are asked: one for each part that may answer otherwise."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from audit.site_view import build
from crawler.fetching.probes import PROBE_PATH, main_probe, part_probes
from signpost.settings.config import load
from signpost.workspace import Workspace
from signpost.workspace.records import Page, PageKind

HOME = "https://www.mereford.gov.uk"


def stored(path: str, server: str = "", kind: PageKind = "html", found_by: str = "link") -> Page:
    headers = {"server": server} if server else {}
    return Page(1, HOME + path, kind, 200, headers=headers, found_by=found_by)


def probed(*pages: Page) -> list[str]:
    return [url.removeprefix(HOME) for url in part_probes(pages)]


def test_each_folder_the_largest_first() -> None:
    pages = [stored(x) for x in ("/", "/bins", "/tax", "/s/a", "/s/b/c", "/s/d", "/news/1", "/x/")]
    assert probed(*pages) == [f"/{PROBE_PATH}", f"/s/{PROBE_PATH}", f"/news/{PROBE_PATH}"]


def test_each_ending_that_a_handler_takes() -> None:
    pages = [stored(x) for x in ("/a.aspx", "/b.ASPX?id=1", "/c.pdf", "/d.html")]
    assert probed(*pages) == [f"/{PROBE_PATH}.aspx", f"/{PROBE_PATH}", f"/{PROBE_PATH}.html"]


def test_each_server_in_a_folder() -> None:
    pages = [
        stored("/apps/a", "nginx/1.25"), stored("/apps/b", "nginx/1.27"),
        stored("/apps/old/c/d", "Microsoft-IIS/10.0"),
    ]  # fmt: skip
    assert probed(*pages) == [f"/apps/{PROBE_PATH}", f"/apps/old/c/{PROBE_PATH}"]


def test_redirects_count_and_probes_and_files_do_not() -> None:
    pages = [
        stored("/go/a", kind="redirect"), stored("/p/a", found_by="probe"),
        stored("/img/a.png", kind="asset"),
    ]  # fmt: skip
    assert probed(*pages) == [f"/go/{PROBE_PATH}"]
    assert main_probe(f"{HOME}/council/") == f"{HOME}/{PROBE_PATH}"


def test_a_crawl_asks_them_and_the_audit_compares(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> None:
    def shop(handler: Any) -> Any:
        """Another application: it has an answer for everything, with the address in it."""
        words = f"<p>{handler.path} is a wrong or an old address. Go back to the shop's front.</p>"
        return 200, {}, f"<title>Shop</title><h1>Dear me</h1>{words}"

    served = web(
        {
            "/": "<title>Home</title><a href=/shop/gone>g</a><a href=/shop/kept>k</a>"
            "<a href=/closed/a>c</a><a href=/closed/b>c</a><a href=/lost>l</a>",
            "/shop/gone": shop,
            "/shop/kept": "<title>Shop</title><h1>Wheels</h1><p>Wheels for a wheelie bin.</p>",
            "/lost": "<title>Lost and found</title><h1>Lost and found</h1><p>Ask us.</p>",
            f"/shop/{PROBE_PATH}": shop,
            "/robots.txt": (
                200,
                {"Content-Type": "text/plain"},
                "User-agent: *\nDisallow: /closed",
            ),
        }
    )
    done = signpost("crawl", served.url, "--workspace", "ws", "--json")
    assert done.code == 0, done.err
    assert done.json["pages"] == 4
    asked = [path for _, path in served.asked if PROBE_PATH in path]
    assert asked == [f"/{PROBE_PATH}", f"/shop/{PROBE_PATH}"]
    with Workspace.open(tmp_path / "ws") as workspace:
        run = workspace.runs.latest()
        assert run is not None
        view = build(workspace, load(served.url), run)
        states = {x: view.state(served.url + x).state for x in ("shop/gone", "shop/kept", "lost")}
        assert view.probe is not None
        assert view.probe.url == f"{served.url}{PROBE_PATH}"
        assert not any(PROBE_PATH in url for url in view.html_pages)
    assert states == {"shop/gone": "soft_404", "shop/kept": "ok", "lost": "ok"}
