"""A form that is posted is never sent, so its address is not called broken for want of a page."""

from __future__ import annotations

import pytest

from signpost.workspace.records import Page

HOST = "https://www.mereford.gov.uk"


@pytest.mark.parametrize(
    ("html", "status", "state"),
    [
        ("<form method=POST action=/send></form>", 404, "could_not_check"),
        ("<form method=post action=/send></form>", 410, "could_not_check"),
        ("<form method=post action=/send></form>", 200, "ok"),
        ("<form action=/send></form>", 404, "broken"),
        ("<a rel=post href=/send>Send</a>", 404, "broken"),
    ],
)
def test_state_of_a_form(make_site, html: str, status: int, state: str) -> None:
    answer = Page(1, f"{HOST}/send", "asset", status)
    site = make_site({"/page": html, "/send": answer})
    (link,) = site.links_of(f"{HOST}/page")
    assert site.link_state(link).state == state
    assert bool(site.referrers) == (state != "ok")
