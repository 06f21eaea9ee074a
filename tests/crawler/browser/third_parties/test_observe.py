"""Which other companies a page sends to, before and after a choice, in a real browser."""

from collections.abc import Callable
from typing import Any

import pytest

from crawler.browser.third_parties.observe import both, observe_third_parties
from crawler.browser.third_parties.templates import draw_templates
from signpost.settings.config import Config, SiteSettings, VisitSettings
from signpost.workspace import Workspace
from signpost.workspace.artifacts.third_parties import (
    THIRD_PARTIES,
    AskedHost,
    ObservedPage,
    SetCookie,
    ThirdPartyLook,
)
from tests.conftest import html_page

# A banner in a council's own words; its script waits for the choice, or does not.
BANNER = """<!doctype html><title>Bins</title><main><h1>Bins</h1><p>Your bin day.</p></main>
<div id=note role=dialog aria-label=Cookies style="position:fixed;bottom:0;left:0;right:0;
background:#fff;padding:20px;z-index:9"><p>We would like to use cookies on this website to see how
you use it. Some essential cookies are set already.</p><button id=yes>Accept all cookies</button>
<button id=no>Reject all cookies</button></div><script>
const chosen = localStorage.getItem("choice");
const track = () => { document.cookie = "_ga=1;max-age=63072000"; new Image().src = "AWAYpixel"; };
const choose = (what) => { localStorage.setItem("choice", what); note.remove(); };
yes.onclick = () => { choose("yes"); track(); };
no.onclick = () => choose("no");
if (chosen) note.remove();
if (WHEN) track();
</script>"""
HEEDS, DEAF = "chosen === 'yes'", "true"


@pytest.fixture
def observed(
    web: Callable[..., Any], workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], ObservedPage]:
    """Observe one page of a site; what it sends to is another host."""
    monkeypatch.setattr("crawler.browser.third_parties.observe._REST_SECONDS", 1.0)

    def observe(html: str) -> ObservedPage:
        away = web({"/pixel": "seen"}).url.replace("127.0.0.1", "localhost")
        page = html.replace("AWAY", away)
        site = web({"/": page})
        run = workspace.runs.start(site.url, "test")
        record, body, links = html_page(site.url, page)
        names = [workspace.blobs.row(x)["hash"] for x in (body, links)]
        fields = {x: getattr(record, x) for x in record.__dataclass_fields__}
        stored = type(record)(**{**fields, "run": run.id, "body": names[0], "links": names[1]})
        workspace.pages.add([stored], [body, links], [])
        config = Config(site=SiteSettings(url=site.url), visit=VisitSettings(third_party="observe"))
        told: list[tuple[int, int]] = []
        observe_third_parties(workspace, config, run, [site.url], lambda *x: told.append(x))
        assert told == [(1, 1)]
        found = workspace.artifacts.read(run.id, THIRD_PARTIES)
        assert found is not None
        return found.observed[0]

    return observe


def sent(page: ObservedPage) -> dict[str, tuple[list[str], list[str]]]:
    """Return the hosts and cookies after each choice that could be made."""
    return {
        x.choice: ([y.host for y in x.hosts], [y.name for y in x.cookies])
        for x in page.looks
        if x.state == "seen"
    }


NOTHING: tuple[list[str], list[str]] = ([], [])
TRACKED = (["localhost"], ["_ga"])


@pytest.mark.browser
@pytest.mark.parametrize(
    ("when", "before", "refused"),
    [(HEEDS, NOTHING, NOTHING), (DEAF, TRACKED, TRACKED)],
    ids=["heeds", "deaf"],
)
def test_what_is_sent_after_each_choice(
    observed: Callable[[str], ObservedPage], when: str, before: Any, refused: Any
) -> None:
    page = observed(BANNER.replace("WHEN", when))
    assert sent(page) == {"untouched": before, "refused": refused, "accepted": TRACKED}
    accepted = page.looks[2]
    assert accepted.storage == ["choice"]
    assert accepted.cookies[0].days in (399, 400, 729, 730)


@pytest.mark.browser
def test_a_page_without_a_banner_offers_no_choice(
    observed: Callable[[str], ObservedPage],
) -> None:
    page = observed("<title>Bins</title><h1>Bins</h1><a href=/cookies>Accept our cookies</a>")
    assert [x.state for x in page.looks] == ["seen", "no_banner", "no_banner"]
    assert sent(page) == {"untouched": NOTHING}


@pytest.mark.browser
def test_a_page_that_does_not_open_could_not_be_checked(
    observed: Callable[[str], ObservedPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.browser.third_parties.observe._LOOK_SECONDS", 4.0)
    page = observed("<title>x</title><p>x<script>while (true) {}</script>")
    assert {x.state for x in page.looks} == {"could_not_check"}
    assert page.looks[0].reason == "it did not finish in time"


def test_what_only_one_look_saw_is_left_out() -> None:
    hosts = [AskedHost(host=x) for x in ("a.example", "b.example")]
    cookies = [SetCookie(name=x, host="a.example") for x in ("one", "two")]
    one = ThirdPartyLook(state="seen", hosts=hosts, cookies=cookies[:1], storage=["k"])
    two = ThirdPartyLook(state="seen", hosts=hosts[1:], cookies=cookies, storage=["k", "l"])
    seen = both(one, two)
    assert [x.host for x in seen.hosts] == ["b.example"]
    assert [x.name for x in seen.cookies] == ["one"]
    assert seen.storage == ["k"]
    failed = ThirdPartyLook(state="could_not_check", reason="gone")
    assert both(one, failed) == failed


def test_pages_with_the_same_scripts_are_one_template(make_site: Callable[..., Any]) -> None:
    script = "<title>x</title><script src=/s/app-{}.js></script><p>{}"
    site = make_site(
        {
            "/": script.format("1a2b3c", "home"),
            "/bins/food": script.format("ffeedd", "other release"),
            "/video": script.format("1", "") + "<iframe src=https://video.example/e/1></iframe>",
            "/form": script.format("1", "") + "<form method=post></form>",
        }
    )
    drawn = draw_templates(site.workspace, site.run, list(site.pages))
    assert [(x.page.rpartition("/")[2], x.pages) for x in drawn] == [
        ("", 2),
        ("form", 1),
        ("video", 1),
    ]
