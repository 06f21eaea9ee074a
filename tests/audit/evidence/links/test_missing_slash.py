"""Addresses that lack the / at their beginning are one cause, and one issue on all pages."""

from __future__ import annotations

from typing import Any

import pytest

from audit.rule import issue_of
from signpost.workspace.records import Page

HOST = "https://www.mereford.gov.uk"
PLACES = ("bins/", "parking/", "council-tax/")
MENU = "".join(f"<li><a href='{x}'>{x.strip('/').title()}</a>" for x in PLACES)
TOP = {f"/{x}": "<h1>There</h1>" for x in PLACES}


def gone(*paths: str) -> dict[str, Page]:
    return {x: Page(run=1, url=HOST + x, kind="none", status=404) for x in paths}


def site_with(make_site: Any, html: str, folders: tuple[str, ...] = ("news", "events")) -> Any:
    pages: dict[str, Any] = {"/": html, **TOP}
    for folder in folders:
        pages[f"/{folder}/"] = html
        pages |= gone(*(f"/{folder}/{x}" for x in (*PLACES, "pay", "lost/")))
    return make_site(pages)


def found(judge: Any, site: Any, html: str, path: str, rule: str = "content/links-broken") -> Any:
    return judge(rule, html, site=site, url=HOST + path).findings


@pytest.mark.parametrize("html", [f"<nav>{MENU}</nav>", f"<div class=menu>{MENU}</div>"])
def test_a_menu_is_one_finding_a_page_and_one_issue(judge: Any, make_site: Any, html: str) -> None:
    site = site_with(make_site, html)
    (one,) = found(judge, site, html, "/news/")
    (two,) = found(judge, site, html, "/events/")
    assert one.message.startswith("3 addresses lack the leading /: “bins/”, “council-tax/”")
    rule = "content/links-broken"
    assert issue_of(rule, "/news/", one) == issue_of(rule, "/events/", two)


def test_nothing_is_wrong_with_them_on_the_home_page(judge: Any, make_site: Any) -> None:
    html = f"<nav>{MENU}</nav>"
    assert found(judge, site_with(make_site, html), html, "/") == []


def test_a_single_link_says_what_it_lacks(judge: Any, make_site: Any) -> None:
    html = "<main><a href='bins/'>Bins</a></main>"
    (one,) = found(judge, site_with(make_site, html), html, "/news/")
    assert one.message.endswith("It lacks the leading /: begin it with /, as in /bins/.")
    assert one.where == HOST + "/news/bins/"


def test_links_that_lead_nowhere_from_anywhere_are_told_one_by_one(
    judge: Any, make_site: Any
) -> None:
    html = f"<nav>{MENU}<a href='lost/'>Lost</a></nav>"
    messages = [x.message for x in found(judge, site_with(make_site, html), html, "/news/")]
    assert len(messages) == 2
    assert sum("“Lost” does not work: there is nothing" in x for x in messages) == 1


def test_a_task_among_them_makes_it_critical_and_is_not_told_again(
    judge: Any, make_site: Any
) -> None:
    html = f"<nav>{MENU}<a href='pay'>Pay your council tax</a></nav>"
    pages: dict[str, Any] = {"/": html, "/news/": html, **TOP, "/pay": "<h1>Pay</h1>"}
    site = make_site(pages | gone(*(f"/news/{x}" for x in (*PLACES, "pay"))))
    (one,) = found(judge, site, html, "/news/")
    assert one.severity == "critical"
    assert found(judge, site, html, "/news/", "journeys/task-link-broken") == []
