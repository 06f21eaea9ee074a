import pytest

from audit.inputs import PageView
from audit.inventory import page_type
from signpost.pages.links import find_links
from signpost.workspace.records import Page

CARDS = "".join(f"<h2><a href='/{n}'>Service {n}</a></h2><p>What it does.</p>" for n in range(5))
LIST = "<ul>" + "".join(f"<li><a href='/{n}'>Service {n}</a></li>" for n in range(5)) + "</ul>"
FORM = "<form action=/send method=post><input name=name><input name=email></form>"
PROSE = "<p>The council looks after the parks and keeps them open for all.</p>"


@pytest.mark.parametrize(
    ("path", "h1", "body", "expected"),
    [
        ("/bins", "Bins", LIST, "landing"),
        ("/bins", "Bins", "<p>All of our services.</p>" + CARDS, "landing"),
        ("/bins", "Bins", PROSE * 9 + LIST, "guide"),
        ("/bins", "Bins", PROSE + "<a href='/x'>More</a>", "guide"),
        ("/bins/report", "Report a missed bin", FORM, "transaction"),
        ("/bins", "Bins", PROSE + "<form action=/s><input name=q></form>", "guide"),
        ("/news/bins", "Bins", LIST, "news"),
        ("/2024/05/bins", "Bins", PROSE, "news"),
        ("/services", "A to Z of services", LIST, "directory"),
        ("/directory/clubs", "Clubs", PROSE, "directory"),
        ("/find", "Find your nearest library", PROSE, "directory"),
    ],
)
def test_types(path, h1, body, expected):
    url = "https://www.mereford.gov.uk" + path
    html = (
        f"<html><head><title>x</title></head><body><main><h1>{h1}</h1>{body}</main></body></html>"
    )
    found = find_links(html.encode(), "text/html", url, frozenset({"www.mereford.gov.uk"}))
    record = Page(run=1, url=url, kind="html", status=200, content_type="text/html")
    assert page_type.of(PageView(record, html.encode(), found.links)) == expected
