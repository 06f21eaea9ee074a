"""What scripts add to a page is told from its HTML, stored with it, and asked by the crawl."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from audit.site_view import SiteView
from crawler.browser.added_links import ask_added_links, store_added_links
from crawler.browser.scripted_content import ScriptedContent
from signpost.workspace import Workspace
from signpost.workspace.records import Visit, pack_links, unpack_links
from signpost.workspace.visit_facts import AddedLink, VisitFacts

HOME = "https://www.mereford.gov.uk/"
SERVED = "<html><body><main><h1 id=top1>T</h1><a href=/a>A</a></main><script src=/x.js></script>"
DRAWN = (
    "<html><body><main><h1 id=top1>T</h1><a href=/a>A</a><a href='/a#part'>Part</a>"
    "<a href=/new>New  page</a><a href=/new>New  page</a><a href='https://other.org/'>Other</a>"
    "<a href='mailto:x@y.uk'>Mail</a><img src=/late.png><img src='https://tracker.example/1.gif'>"
    "<p id=made>x</p><a name=anchor></a></main><script src=/x.js></script>"
)


@pytest.fixture
def site(make_site: Callable[..., SiteView]) -> SiteView:
    return make_site({"/": SERVED})


def added(workspace: Workspace, site: SiteView, html: str, url: str = HOME) -> VisitFacts:
    return ScriptedContent(workspace, site.config, site.run.id).added(url, html.encode())


def test_links_and_places_that_the_html_lacks(workspace: Workspace, site: SiteView) -> None:
    facts = added(workspace, site, DRAWN)
    assert [(x.url, x.fragment, x.text, x.where, x.kind) for x in facts.added_links or ()] == [
        (HOME + "a", "part", "Part", "main", "page"),
        (HOME + "new", "", "New page", "main", "page"),
        ("https://other.org/", "", "Other", "main", "external"),
        ("mailto:x@y.uk", "", "Mail", "main", "mail"),
        (HOME + "late.png", "", "", "main", "asset"),
    ]
    assert facts.added_places == ["anchor", "made"]


def test_links_in_shadow_roots(workspace: Workspace, site: SiteView) -> None:
    html = f"{SERVED}</body></html>".encode()
    shadows = b"<a href=/inside>In</a><p id=shade>x</p>"
    facts = ScriptedContent(workspace, site.config, site.run.id).added(HOME, html, shadows)
    assert [x.url for x in facts.added_links or ()] == [HOME + "inside"]
    assert facts.added_places == []


def test_links_that_the_server_numbers_anew(workspace: Workspace, make_site: Any) -> None:
    html = "<title>Home</title><a href='/go?id={}&to=bins'>Bins</a><a href=/go>Go</a>"
    numbered = make_site({"/": html.format("a1")})
    home = numbered.home
    drawn = html.format("b2") + "<a href='/go?id=b2&to=bins'>More</a>"
    assert [x.text for x in added(workspace, numbered, drawn, home).added_links or ()] == ["More"]


def test_nothing_added_is_known_to_be_nothing(workspace: Workspace, site: SiteView) -> None:
    facts = added(workspace, site, SERVED)
    assert (facts.added_links, facts.added_places) == ([], [])


def test_what_is_not_known(workspace: Workspace, site: SiteView) -> None:
    assert added(workspace, site, DRAWN, HOME + "never-crawled") == VisitFacts()
    many = added(workspace, site, "".join(f"<p id=x{i}>" for i in range(2001)))
    assert many.added_places is None
    assert many.added_links == []


def test_they_are_stored_once_and_go_when_the_next_visit_lacks_them(
    workspace: Workspace, site: SiteView
) -> None:
    def links() -> list[tuple[str, bool]]:
        page = workspace.pages.get(site.run.id, HOME)
        assert page is not None
        return [(x.url.removeprefix(HOME), x.by_script) for x in workspace.pages.links(page)]

    visit = Visit(site.run.id, HOME, facts=VisitFacts(added_links=[AddedLink(url=HOME + "new")]))
    workspace.visits.add(visit, {})
    plain = links()
    for _ in range(2):
        assert [x.url for x in store_added_links(workspace, site.run)] == [HOME + "new"]
        assert links() == [*plain, ("new", True)]

    page = workspace.pages.get(site.run.id, HOME)
    assert page is not None
    run = workspace.runs.start(HOME, "test")
    workspace.pages.add([replace(page, run=run.id)], [], [])
    workspace.visits.add(Visit(run.id, HOME, facts=VisitFacts(added_links=[])), {})
    assert store_added_links(workspace, run) == []
    later = workspace.pages.get(run.id, HOME)
    assert later is not None
    assert all(not x.by_script for x in workspace.pages.links(later))


def test_nothing_is_asked_where_all_is_known(workspace: Workspace, site: SiteView) -> None:
    known = AddedLink(url=HOME)
    away, danger = AddedLink(url="https://o.org/", kind="external"), AddedLink(url=HOME + "logout")
    facts = VisitFacts(added_links=[known, away, danger])
    workspace.visits.add(Visit(site.run.id, HOME, facts=facts), {})
    links = store_added_links(workspace, site.run)
    with workspace.runs.doing(site.run.id, "crawl"):
        pass
    config = replace_external(site)
    assert not ask_added_links(workspace, config, site.run, links)


def replace_external(site: SiteView) -> Any:
    """Return the site's settings, with links to other sites left alone."""
    crawl = msgspec.structs.replace(site.config.crawl, check_external="never")
    return msgspec.structs.replace(site.config, crawl=crawl)


def test_links_of_earlier_versions_are_read() -> None:
    packed = b'[["https://x.uk/","","X","main","page","a",""]]'
    assert unpack_links(packed)[0].by_script is False
    marked = [unpack_links(packed)[0]._replace(by_script=True)]
    assert unpack_links(pack_links(marked)) == marked


PAGE = (
    "<html lang=en><head><title>{0}</title></head><body><main><h1>{0}</h1>{1}</main></body></html>"
)
NEWS = (
    "<div id=n></div><a href='#late'>Late</a><script>document.getElementById('n').innerHTML="
    "'<a href=/by-script>One</a><a href=/by-script-gone>Two</a><p id=late>x</p>'</script>"
)
MORE = (
    "<div id=m></div><script>document.getElementById('m').attachShadow({mode: 'open'})"
    ".innerHTML='<a href=/deeper>D</a><p id=shade>x</p>'</script>"
)


@pytest.mark.browser
def test_a_link_that_a_script_makes_is_asked_and_judged_in_the_same_run(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> None:
    served = web(
        {
            "/": PAGE.format("Home", NEWS),
            "/by-script": PAGE.format("One", MORE),
            "/deeper": PAGE.format("Deeper", ""),
        }
    )
    for command in ("crawl", "visit", "audit"):
        done = signpost(command, served.url, "--workspace", tmp_path, "--json")
        assert done.code == 0, done.err
    links = signpost("export", "links", served.url, "--workspace", tmp_path, "--json").json
    found = {(r["target"].removeprefix(served.url), r["state"], r["by_script"]) for r in links}
    assert found == {
        ("#late", "ok", False),
        ("by-script", "ok", True),
        ("by-script-gone", "broken", True),
        ("deeper", "ok", True),
    }
    with Workspace.open(tmp_path) as store:
        run = store.runs.latest()
        assert run is not None
        assert len(store.visits.done(run.id)) == 3
        stage = store.runs.stage(run.id, "crawl")
        assert stage is not None
        assert stage.summary["pages"] == 3
