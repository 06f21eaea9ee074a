"""Pages of which it is not known what residents see."""

from __future__ import annotations

from collections.abc import Iterator

from audit.rule import CouldNotCheck, Finding, Rule
from audit.site_view import PROBE, SiteView
from signpost.pages.html_parser import NOT_WELL_FORMED
from signpost.workspace.page_marks import why_not_known


def check(site: SiteView) -> Iterator[Finding]:
    """Find pages in whose place browsers show an error.

    Raises:
        CouldNotCheck: there are none, but pages that were not read: cut short, of a type that is
            not read, too large, or drawn by scripts that could not be run.
    """
    unread = {
        page.url: why
        for page in site.pages.values()
        if page.found_by != PROBE and (why := why_not_known(page))
    }
    broken = [url for url, why in unread.items() if why == NOT_WELL_FORMED]
    if unread and not broken:
        first, why = next(iter(unread.items()))
        raise CouldNotCheck(f"{len(unread)} of the site's addresses, such as {first}: {why}")
    for url in broken:
        yield Finding(
            message="Browsers show an error in place of this page, or only its beginning: it is "
            "sent as XHTML but breaks the rules of XML.",
            page=url,
            component="broken XHTML",
        )


RULE = Rule(
    id="content/page-not-read",
    title="Pages that cannot be read",
    why="What browsers refuse to show, residents cannot read. What Signpost could not read may "
    "hold anything.",
    fix="Send the page as text/html, or mend its XML. Of a page that broke off, ask who runs the "
    "server why.",
    reference="https://developer.mozilla.org/en-US/docs/Glossary/XHTML",
    severity="critical",
    check=check,
)
