"""Week two: what has not changed is carried over, what has is visited again."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from msgspec import structs
from sqlalchemy import update

from crawler.browser.visit_reuse import VisitReuse, answer_identity, stage_key, visiting_key
from crawler.fetching.responses import has_no_version
from signpost.settings.config import Config, SiteSettings, VisitSettings
from signpost.workspace import Workspace
from signpost.workspace.artifacts.browser import ELEMENT_SCREENSHOT, element_key
from signpost.workspace.page_marks import DIGEST
from signpost.workspace.records import Page, Visit
from signpost.workspace.schema import runs as run_table
from signpost.workspace.visit_facts import LayoutAtWidth, Layouts, VisitFacts, WideElement

SITE = "https://www.mereford.gov.uk/"
CONFIG = Config(site=SiteSettings(url=SITE))
PALE = "<p>Pale</p>"
FACTS = VisitFacts(
    assets={SITE + "style.css": ""},
    layout=Layouts(phone=LayoutAtWidth(wide=[WideElement(path="p", html=PALE)])),
)
SEEN = msgspec.structs.replace(FACTS, assets={SITE + "style.css": "x "})


def style(tag: str, status: int = 200) -> Page:
    return Page(0, SITE + "style.css", "asset", status, headers={"etag": tag} if tag else {})


def html(path: str, body: str) -> Page:
    return Page(0, SITE + path, "html", 200, body=body)


def crawled(workspace: Workspace, days_ago: int, pages: list[Page]) -> Any:
    """Add a run that crawled some pages so many days ago."""
    run = workspace.runs.start(SITE, "test")
    began = datetime.now(UTC) - timedelta(days=days_ago)
    text = began.isoformat(timespec="seconds")
    with workspace.engine.begin() as connection:
        connection.execute(update(run_table).where(run_table.c.id == run.id).values(started=text))
    workspace.pages.add([dataclasses.replace(x, run=run.id) for x in pages], [], [])
    return dataclasses.replace(run, started=text)


def visited(workspace: Workspace, run: Any, config: Config = CONFIG, **changes: Any) -> None:
    """Visit the HTML pages of a run, a minute after it began."""
    when = datetime.fromisoformat(run.started) + timedelta(minutes=1)
    with workspace.runs.doing(run.id, "visit", stage_key(workspace, config, run)):
        for page in workspace.pages.html(run.id):
            visit = Visit(run.id, page.url, facts=FACTS, visited=when.isoformat(timespec="seconds"))
            workspace.visits.add(dataclasses.replace(visit, **changes), {"phone": b"\xff\xd8\xff"})


def carry(workspace: Workspace, run: Any, config: Config = CONFIG) -> list[str]:
    """Carry over what may be; return the paths."""
    urls = [page.url for page in workspace.pages.html(run.id)]
    VisitReuse(workspace, config, run).take_over(urls, lambda _: None)
    return sorted(x.removeprefix(SITE) for x in workspace.visits.carried(run.id))


BEFORE = [html("a", "1"), html("b", "2"), style("x")]


@pytest.mark.parametrize(
    ("after", "kept"),
    [
        (BEFORE, ["a", "b"]),
        ([html("a", "1"), html("b", "new"), style("x")], ["a"]),
        ([html("a", "1"), html("c", "2"), style("x")], ["a"]),
        ([html("a", "1"), html("b", "2"), style("y")], []),
        ([html("a", "1"), html("b", "2"), style("x", 404)], []),
        ([html("a", "1"), html("b", "2"), style("")], []),
        ([html("a", "1"), html("b", "2")], []),
    ],
)
def test_only_what_is_unchanged_is_carried(
    workspace: Workspace, after: list[Page], kept: list[str]
) -> None:
    first = crawled(workspace, 7, BEFORE)
    visited(workspace, first)
    second = crawled(workspace, 0, after)
    assert carry(workspace, second) == kept
    for path in kept:
        then, now = (workspace.visits.get(x.id, SITE + path) for x in (first, second))
        assert now == dataclasses.replace(then, run=second.id) if then else False
    assert set(workspace.visits.carried(second.id).values()) <= {first.id}


def test_a_style_sheet_that_nobody_can_date_is_a_changed_one(workspace: Workspace) -> None:
    pages = [html("a", "1"), style("")]
    visited(workspace, crawled(workspace, 7, pages))
    assert carry(workspace, crawled(workspace, 0, pages)) == []


def test_the_browser_may_have_told_the_version(workspace: Workspace) -> None:
    visited(workspace, crawled(workspace, 7, [html("a", "1")]), facts=SEEN)
    assert carry(workspace, crawled(workspace, 0, [html("a", "1"), style("x")])) == ["a"]
    assert carry(workspace, crawled(workspace, 0, [html("a", "1"), style("y")])) == []


def test_the_run_that_really_looked_is_told_over_many_weeks(workspace: Workspace) -> None:
    first = crawled(workspace, 14, BEFORE)
    visited(workspace, first)
    patient = structs.replace(CONFIG, visit=VisitSettings(revisit_after_weeks=50))
    for days in (7, 0):
        run = crawled(workspace, days, BEFORE)
        with workspace.runs.doing(run.id, "visit", stage_key(workspace, patient, run)):
            assert carry(workspace, run, patient) == ["a", "b"]
        assert set(workspace.visits.carried(run.id).values()) == {first.id}


def test_pictures_of_elements_come_with_the_visit(workspace: Workspace) -> None:
    first = crawled(workspace, 7, BEFORE)
    visited(workspace, first)
    for key in (element_key(PALE), element_key("<p>On no page now</p>")):
        blob = workspace.blobs.put(b"\xff\xd8\xff")
        workspace.artifacts.write(first.id, ELEMENT_SCREENSHOT.of(key), blob)
    second = crawled(workspace, 0, BEFORE)
    carry(workspace, second)
    assert workspace.artifacts.keys(second.id, ELEMENT_SCREENSHOT) == [element_key(PALE)]


@pytest.mark.parametrize(
    ("changes", "settings", "kept"),
    [
        ({}, {"third_party": True}, []),
        ({}, {"revisit_after_weeks": 0}, []),
        ({}, {"workers": 3, "page_seconds": 9}, ["a", "b"]),
        ({"state": "could_not_check", "reason": "slow"}, {}, []),
        ({"facts": msgspec.structs.replace(FACTS, assets=None)}, {}, []),
    ],
)
def test_what_was_not_seen_or_is_seen_otherwise_is_visited_again(
    workspace: Workspace, changes: Any, settings: Any, kept: list[str]
) -> None:
    visited(workspace, crawled(workspace, 7, BEFORE), **changes)
    config = structs.replace(CONFIG, visit=VisitSettings(**settings))
    assert carry(workspace, crawled(workspace, 0, BEFORE), config) == kept


def test_another_version_of_the_visit_visits_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    visited(workspace, crawled(workspace, 7, BEFORE))
    monkeypatch.setattr(
        "crawler.browser.visit_reuse._code", lambda: "another axe, or another script"
    )
    assert carry(workspace, crawled(workspace, 0, BEFORE)) == []


def test_a_run_made_in_two_ways_is_not_carried(workspace: Workspace) -> None:
    first = crawled(workspace, 7, BEFORE)
    other = structs.replace(CONFIG, visit=VisitSettings(third_party=True))
    assert visiting_key(other) != visiting_key(CONFIG)
    visited(workspace, first, other)
    visited(workspace, first)
    assert stage_key(workspace, CONFIG, first) == "mixed"
    for config in (CONFIG, other):
        assert carry(workspace, crawled(workspace, 0, BEFORE), config) == []


def test_revisits_are_spread_and_none_is_late(workspace: Workspace) -> None:
    pages = [html(f"p{i}", str(i)) for i in range(80)] + [style("x")]
    visited(workspace, crawled(workspace, 35, pages))
    due = [
        80 - len(carry(workspace, crawled(workspace, days_ago, pages)))
        for days_ago in (28, 21, 14, 7)
    ]
    # Each run compares with the one visited run: one, two, three and four weeks later.
    assert due[0] == 0
    assert all(10 <= x <= 50 for x in due[1:3])
    assert due[3] == 80


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (None, ""),
        (Page(1, "u", "none", None, error="timeout"), ""),
        (Page(1, "u", "html", 200, body="abc", headers={"etag": "1"}), "abc"),
        (Page(1, "u", "redirect", 301, location="v"), "301 v"),
        (Page(1, "u", "asset", 200, headers={DIGEST: "d", "etag": ""}), "d"),
        (Page(1, "u", "asset", 200, headers={"content-length": "9"}), ""),
        (Page(1, "u", "asset", 200, headers={"last-modified": "m"}), " m"),
    ],
)
def test_answer_identity(page: Page | None, name: str) -> None:
    assert answer_identity(page) == name


@pytest.mark.parametrize(
    ("headers", "kind", "has_none"),
    [
        ({}, "text/css", True),
        ({}, "application/javascript; charset=utf-8", True),
        ({"etag": '"1"'}, "text/css", False),
        ({"last-modified": "x"}, "text/javascript", False),
        ({}, "image/png", False),
    ],
)
def test_versions(headers: dict[str, str], kind: str, has_none: bool) -> None:
    assert has_no_version(headers, kind) is has_none


PAGE = (
    "<!doctype html><html lang=en><head><title>{0}</title><link rel=stylesheet href=/{1}.css>"
    "</head><body><main><h1>{0}</h1><a href=/other>Other</a>{2}</main></body></html>"
)
LATE = "<script>const s=document.createElement('script');s.src='/late'+'.js';document.head.append(s)</script>"


@pytest.mark.browser
def test_two_weeks_of_a_site(web: Callable[..., Any], signpost: Callable[..., Any]) -> None:
    css = {"Content-Type": "text/css"}
    script = {"Content-Type": "text/javascript"}
    served = web(
        {
            "/": PAGE.format("Home", "home", ""),
            "/other": PAGE.format("Other", "other", LATE),
            "/home.css": (200, css, "h1{color:#000}"),
            "/other.css": (200, css, "h1{color:#000}"),
            "/late.js": (200, script, "window.late = 1"),
        }
    )

    def week() -> tuple[int, int, str]:
        crawl = signpost("crawl", served.url, "--workspace", "ws", "--json")
        assert crawl.code == 0, crawl.err
        visit = signpost("visit", served.url, "--workspace", "ws", "--json")
        assert visit.code == 0, visit.err
        return visit.json["visits"], visit.json["carried"], visit.err

    assert week()[:2] == (2, 0)
    # No page links to late.js: the crawl learns of it from the visit.
    visits, carried, said = week()
    assert (visits, carried) == (0, 2)
    assert "visits 0, carried 2" in said
    served.answers["/home.css"] = (200, css, "h1{color:#777}")
    assert week()[:2] == (1, 1)
    served.answers["/late.js"] = (200, script, "window.late = 2")
    assert week()[:2] == (1, 1)
