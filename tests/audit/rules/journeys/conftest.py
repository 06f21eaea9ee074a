"""What the tests of several journey rules use: a page by its heading, and a small council's site."""

from dataclasses import replace

import pytest

from audit.run import judge_page
from signpost.workspace.records import Page

SITE = "https://www.mereford.gov.uk"


@pytest.fixture
def page():
    """Write a page: its heading, what stands under it, and what stands above and below `main`.

    Its title is its heading unless told otherwise; without a heading it has a title only.
    """

    def write(h1, body="", above="", below="", title=""):
        heading = f"<h1>{h1}</h1>" if h1 else ""
        return (
            f"<!doctype html><html lang=en><head><title>{title or h1}</title></head><body>{above}"
            f"<main>{heading}{body}</main>{below}</body></html>"
        )

    return write


@pytest.fixture
def answer():
    """Make the answer of an address that shows no page: by default that it is not there."""

    def make(path, status=404, kind="other", **more):
        return Page(run=1, url=SITE + path, kind=kind, status=status, **more)

    return make


@pytest.fixture
def council(make_site, page, answer):
    """Make a site: home, a contact page (its content may be given), and /old-contact, now gone."""

    def make(contact="<p>Ring 01632 960 100.</p>"):
        gone = answer("/old-contact")
        return make_site({"/": page("Home"), "/contact": page("Contact us", contact), "old": gone})

    return make


@pytest.fixture
def not_found_site(make_site, page, answer):
    """Make a site whose answer for an address that cannot exist has the given content."""

    def make(content, /, status=404, **more):
        missing = page("We cannot find that page", content)
        pages = {"/": page("Home"), "/contact": page("Contact us"), "/xyzzy": missing}
        site = make_site({**pages, "old": answer("/old-contact")})
        probe = replace(site.pages[SITE + "/xyzzy"], status=status, found_by="probe", **more)
        site.pages[SITE + "/xyzzy"] = probe
        return site

    return make


@pytest.fixture
def summarised(make_site):
    """Make a site with the summaries that judging its pages leaves behind."""

    def make(pages):
        site = make_site(pages)
        site.summaries = {u: judge_page(site, site.pages[u], {}).summary for u in site.html_pages}
        return site

    return make
