"""Answers that are odd but well known to browsers: what is read of them, and where links end."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.site_view import SiteView, build
from signpost.settings.config import load
from signpost.workspace import Workspace


def page(title: str, body: str = "") -> str:
    """Make a page."""
    return f"<html lang=en><title>{title}</title><main><h1>{title}</h1>{body}</main></html>"


def to(status: int, location: str | None, body: str = "") -> tuple[int, dict[str, str], str]:
    """Make an answer with a Location."""
    return status, {} if location is None else {"Location": location}, body


def choice(name: str) -> str:
    """Make a page that links on."""
    return page(name, f"<a href=/behind-{name}>on</a>")


PLACE = page("Place", "<h2 id=fees>Fees</h2>")
ANSWERS: dict[str, Any] = {
    # One byte outside ASCII in a header.
    "/header": (200, {"X-Powered-By": "Gemeinde\xe9"}, choice("header")),
    "/latin": to(301, "/stra\xdfe"),
    "/stra%DFe": page("Street"),
    # A redirect that is none: browsers show what came with it.
    "/choices": to(300, None, choice("choices")),
    "/choices-named": to(300, "/elsewhere", choice("choices-named")),
    "/moved-nowhere": to(301, None, choice("moved-nowhere")),
    "/found-empty": to(302, "", choice("found-empty")),
    "/mail": to(302, "mailto:a@b.example"),
    "/script": to(307, "javascript:history.back()"),
    "/not-modified": (304, {}, ""),
    "/accepted": (202, {}, choice("accepted")),
    "/challenge": (202, {"x-amzn-waf-action": "captcha"}, page("Are you a person?")),
    "/busy": (503, {"Retry-After": "86400"}, "later"),
    # By a header, at once and after a while.
    "/refresh": (200, {"Refresh": "0;URL='/refreshed?a=1'"}, page("Moved")),
    "/refreshed?a=1": page("Refreshed"),
    "/slideshow": (200, {"Refresh": "30, /second"}, page("Slides")),
    "/second": page("Second"),
    "/clock": (200, {"Refresh": "60"}, page("Clock")),
    # Places.
    "/to-place": to(301, "/place"),
    "/to-fees": to(302, "/place#fees"),
    "/to-lost": to(302, "/place#lost"),
    "/place": PLACE,
}


@pytest.fixture
def site(web: Callable[..., Any], signpost: Any, tmp_path: Path) -> SiteView:
    """Crawl the answers."""
    links = "".join(f"<a href='{name}'>{name}</a> " for name in ANSWERS)
    places = "".join(
        f"<a href='{name}'>{name}</a> "
        for name in ("/to-place#fees", "/to-place#none", "/to-fees#other")
    )
    served = web({**ANSWERS, "/": page("Home", links + places)})
    served.answers |= {
        f"/behind-{name}": page(name)
        for name in (
            "header",
            "choices",
            "choices-named",
            "moved-nowhere",
            "found-empty",
            "accepted",
        )
    }
    done = signpost("crawl", served.url, "--workspace", "ws")
    assert done.code == 0, done.err
    workspace = Workspace.open(tmp_path / "ws")
    run = workspace.runs.latest()
    assert run is not None
    return build(workspace, load(served.url), run)


def test_where_links_end(site: SiteView) -> None:
    def end(path: str) -> str:
        name, _, fragment = path.partition("#")
        state = site.state(site.config.site.url.rstrip("/") + name, fragment)
        where = "/" + state.final_url.partition("://")[2].partition("/")[2]
        shown = f"{where}#{state.fragment}" if state.fragment else where
        return state.state if where == name and not state.fragment else f"{state.state} {shown}"

    ok = ("header", "choices", "choices-named", "moved-nowhere", "found-empty", "accepted")
    assert {end(f"/{name}") for name in ok} == {"ok"}
    assert {end(f"/behind-{name}") for name in ok} == {"ok"}
    assert end("/latin") == "redirect /stra%DFe"
    assert end("/elsewhere") == "could_not_check"  # nobody is led there
    assert (end("/mail"), end("/script")) == ("broken", "broken")
    assert end("/not-modified") == "could_not_check"
    assert end("/challenge") == "blocked"
    assert end("/busy") == "could_not_check"
    assert end("/refresh") == "redirect /refreshed?a=1"
    assert (end("/slideshow"), end("/second"), end("/clock")) == ("ok", "ok", "ok")
    assert end("/to-place#fees") == "redirect /place#fees"
    assert end("/to-place#none") == "missing_fragment /place#none"
    assert end("/to-fees") == "redirect /place#fees"
    assert end("/to-fees#other") == "redirect /place#fees"
    assert end("/to-lost") == "missing_fragment /place#lost"
    titles = {x.title for x in site.pages.values() if x.is_html}
    assert {"header", "choices", "moved-nowhere", "accepted", "Slides"} <= titles
    assert "Are you a person?" not in titles


@pytest.mark.parametrize("refresh", ["0; url=/en/", "0;/en/", ".1 URL=en/"])
def test_a_start_page_that_only_leads_on(
    web: Callable[..., Any], signpost: Any, tmp_path: Path, refresh: str
) -> None:
    served = web(
        {
            "/": (200, {"Refresh": refresh, "X-Powered-By": "Caf\xe9CMS"}, "<html></html>"),
            "/en/": page("Home", "<a href=/bins>Bins</a>"),
            "/bins": page("Bins"),
        }
    )
    done = signpost("crawl", served.url, "--workspace", "ws", "--json")
    assert done.code == 0, done.err
    with Workspace.open(tmp_path / "ws") as workspace:
        run = workspace.runs.latest()
        assert run is not None
        found = build(workspace, load(served.url), run)
        assert found.home == f"{served.url}en/"
        assert found.depths[f"{served.url}bins"] == 1


def no_head(status: int) -> Callable[[Any], Any]:
    """Answer HEAD with an error or, with 0, not at all; GET is fine."""

    def answer(handler: Any) -> Any:
        if handler.command == "GET":
            return 200, {"Content-Type": "image/png"}, "picture"
        if status:
            return status, {"Location": "/error"} if status == 302 else {}, ""
        handler.connection.close()
        raise ConnectionResetError

    return answer


def test_head_is_no_verdict(web: Callable[..., Any], signpost: Any, tmp_path: Path) -> None:
    statuses = (0, 302, 400, 403, 404, 405, 410, 418, 500, 501, 503)
    other = web({f"/{status}": no_head(status) for status in statuses})
    served = web({f"/{status}": no_head(status) for status in statuses})
    forms = "<form action=/404></form><form action=/sent method=post></form>"
    pictures = "".join(f"<img src=/{status} alt=''>" for status in statuses)
    links = "".join(f"<a href='{other.url}{status}'>o</a> " for status in statuses)
    served.answers["/"] = page("Home", forms + pictures + links + "<img src=/gone alt=''>")
    served.answers["/sent"] = (500, {}, "")
    settings = tmp_path / "s.toml"
    settings.write_text(f'[site]\nurl = "{served.url}"\n[crawl]\ncheck_external = "always"\n')
    done = signpost("crawl", settings, "--workspace", "ws")
    assert done.code == 0, done.err
    with Workspace.open(tmp_path / "ws") as workspace:
        run = workspace.runs.latest()
        assert run is not None
        found = build(workspace, load(str(settings)), run)
        for base in (served.url, other.url):
            assert {found.state(f"{base}{status}").state for status in statuses} == {"ok"}
        assert found.state(f"{served.url}gone").state == "broken"
        posted = next(x for x in found.links_of(served.url) if x.url == f"{served.url}sent")
        assert found.link_state(posted).state == "could_not_check"
    assert ("GET", "/sent") not in served.asked
    assert len([1 for asked in served.asked if asked == ("HEAD", "/500")]) == 1
