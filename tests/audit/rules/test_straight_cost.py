"""What judging a page costs grows straight with the page: 8,000 of one thing end in seconds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audit.inputs import Inputs, PageView
from audit.registry import all_rules
from audit.run import check
from signpost.pages.links import find_links
from signpost.workspace.records import Page

URL = "https://www.mereford.gov.uk/index"
HOSTS = frozenset({"www.mereford.gov.uk"})
HTML = "text/html; charset=utf-8"
MANY = 8000
# One thing many times over: {0} is its number.
THINGS = {
    "links": '<p><a href="/a#i{0}">Entry {0}</a> <a href="https://partner.example/{0}">Site</a></p>',
    "list items": "<li>Item {0} of the list of parks in Mereford",
    "menu": '<nav><a href="/m{0}">Menu {0}</a></nav>',
    "fields": "<label for=f{0}>Field {0}</label><input id=f{0} name=n{0}>",
    "fields alike": "<label for=f{0}>Your name</label><input id=f{0} name=n{0}>",
    "headings": "<h2>Park {0}</h2><p>Open from 9am to 5pm on 1 May 2026. Call 020 7946 0123.</p>",
    "pictures": '<p><img src=/p{0}.jpg alt="Park {0}"> <a href=#x><img src=/q{0}.jpg alt=""></a></p>',
    "rows": "<table><tr><td>{0}<td>£{0}.00</table>",
    "buttons": '<div role=button tabindex=0 onclick="go({0})">Go {0}</div>',
    "siblings without end": "<span>Word {0} </span><b>bold</b><br><br>",
}


@pytest.mark.slow
@pytest.mark.parametrize("thing", THINGS)
def test_every_rule_of_a_page_ends(thing: str, cpu_limit: Callable) -> None:
    start = "<form>" if "fields" in thing else ""
    body = "".join(THINGS[thing].format(n) for n in range(MANY)).encode()
    html = f"<title>Index</title><h1>Index</h1>{start}".encode() + body
    page = Page(run=1, url=URL, kind="html", status=200, content_type=HTML)
    view = PageView(page, html, find_links(html, HTML, URL, HOSTS).links)
    inputs = Inputs(page=view)
    own = [x for x in all_rules().values() if not x.per_site and not x.per_document]
    # All of them together take 1 to 4 seconds where each is straight.
    with cpu_limit(60):
        assert {check(rule, {}, inputs)[0] for rule in own} >= {"pass", "not_applicable"}
