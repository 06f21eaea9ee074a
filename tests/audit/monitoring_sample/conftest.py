"""A small judged site, rehearsed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from audit.monitoring_sample.practice_audit import PracticeAudit, practice_audit_of
from audit.run import audit
from audit.site_view import SiteView, build
from signpost.settings.config import ReportSettings
from signpost.workspace import Workspace
from signpost.workspace.records import Document, Page

HOME = "https://www.mereford.gov.uk/"
TODAY = date(2026, 11, 22)
PAGE = (
    '<!doctype html><html lang="en-GB"><head><title>{title}</title></head><body><header>'
    '<a href="/">Home</a></header><main class="{kind}"><h1>{title}</h1>{body}</main></body></html>'
)


def page_html(title: str, body: str = "<p>Words.</p>", kind: str = "plain") -> str:
    """Make a page of the small site; `kind` is the class of its main part."""
    return PAGE.format(title=title, body=body, kind=kind)


FORM = (
    '<form method="post" action="/send"><p>Report it</p><label>What went wrong <input name="a">'
    '</label><label>Your street <input name="b"></label><button>Send</button></form>'
)
SITE: dict[str, str | Page] = {
    "/": page_html(
        "Mereford Council",
        '<a href="/about/contact-us">Contact us</a> <a href="/help/accessibility">Accessibility '
        'statement</a> <a href="/bins/missed">Missed bins</a> <a href="/guide.pdf">Guide</a>'
        '<a href="/news/2026/10/a">News</a> <a href="/maps/">Maps</a>',
    ),
    "/about/contact-us": page_html("Contact us"),
    "/help/accessibility": page_html("Accessibility statement for Mereford Council"),
    "/bins/missed": page_html("Report a missed bin", FORM),
    "/bins/odd": page_html("Report another thing", FORM),
    "/search?q=bins": page_html("Search results", "<ol><li>Bins</li></ol>"),
    "/account/login": page_html("Sign in"),
    "/film": page_html("A film", '<video src="/film.mp4" controls></video>'),
    "/fees": page_html(
        "Fees", "<table>" + "<tr><th>Bin</th><td>40 pounds</td></tr>" * 3 + "</table>"
    ),
    "/news/2026/10/a": page_html("News of October", "<p>It was warm.</p>"),
    "/maps/": page_html("Maps", '<div class="map"><i class="pin"></i></div>', "full-width"),
    "/bins/": page_html("Bins"),
    "/parks/": page_html("Parks"),
    "/streets/": page_html("Streets", '<img src="/x.png"><p>Streets.</p>'),
    "guide": Page(
        run=1, url=HOME + "guide.pdf", kind="document", status=200, content_type="application/pdf"
    ),
    "old": Page(
        run=1, url=HOME + "a.pdf", kind="document", status=200, content_type="application/pdf"
    ),
}


@dataclass
class Made:
    """A rehearsed site."""

    site: SiteView
    found: PracticeAudit

    def part(self, part: str) -> list[str]:
        """Return the paths of the sample that play a part."""
        return [x.pick.url.removeprefix(HOME) for x in self.found.pages if x.pick.part == part]


@pytest.fixture
def rehearsed(workspace: Workspace, make_site: Callable[..., SiteView]) -> Callable[..., Made]:
    """Judge a site and practice_audit_of it: `rehearsed({address: html}, sample=("/x",))`."""

    def make(pages: dict[str, str | Page] | None = None, **reports: object) -> Made:
        pages = SITE if pages is None else pages
        site = make_site(pages, reports=ReportSettings(**reports))  # type: ignore[arg-type]
        run = site.run.id
        for name, changed in (("guide.pdf", "2024-01-01"), ("a.pdf", "2016-01-01")):
            if HOME + name in site.pages:
                document = Document(run=run, url=HOME + name, modified=changed, text="Words")
                workspace.pages.add_document(document)
        audit(workspace, site.config, site.run)
        again = build(workspace, site.config, site.run)  # with its documents
        return Made(again, practice_audit_of(again, TODAY))

    return make
