"""The accessibility statement: is there one, as a web page, and does the home page link to it?"""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.accessibility_statement import statement_search
from audit.link_states import BAD
from audit.rule import CouldNotCheck, Finding, Rule
from audit.site_view import SiteView


def check(site: SiteView) -> Iterator[Finding]:
    """Look for the statement from the home page, then over the whole site."""
    links = statement_search.home_links(site)
    found = statement_search.find_statement(site)
    if found and any(site.state(x.url).final_url == found for x in links):
        if site.pages[found].kind == "document":
            yield _not_html(found)
        return
    plain = [x for x in links if statement_search.names_statement(x)]
    elsewhere = statement_search.statement_elsewhere(site)
    if elsewhere and site.state(elsewhere).state in ("ok", "redirect"):
        return
    _stop_if_unseen(site, [x.url for x in plain])
    broken = [x for x in plain if site.state(x.url).state in BAD]
    if broken:
        yield Finding(
            message=f"The home page's link “{broken[0].text}” does not lead to a statement.",
            where=broken[0].url,
            page=site.home,
            key="statement",
        )
    elif found:
        yield Finding(
            message="The home page does not link to the accessibility statement.",
            where=found,
            page=site.home,
            key="statement",
        )
    else:
        yield Finding(
            message="No accessibility statement was found: the law asks every council for one.",
            page=site.home,
            key="statement",
        )


def _not_html(url: str) -> Finding:
    """Say that the statement is a document and not a page."""
    return Finding(
        message="The accessibility statement is a document; it has to be a web page.",
        where=url,
        page=url,
        key="statement html",
    )


def _stop_if_unseen(site: SiteView, urls: list[str]) -> None:
    """Refuse to judge where the home page links to what looks like a statement, but is unread.

    Raises:
        CouldNotCheck: such a link was not asked, is blocked, or leads to another site.
    """
    for url in urls:
        state = site.state(url)
        if state.state in ("could_not_check", "blocked"):
            raise CouldNotCheck(f"the statement at {url} could not be read: {state.why}")


RULE = Rule(
    id="accessibility/statement",
    title="Accessibility statement missing or out of reach",
    why="The law asks for a statement that says what does not work for whom, and whom to tell.",
    fix="Publish a statement as a web page and link to it in the footer of every page.",
    reference="https://www.gov.uk/guidance/accessibility-requirements-for-public-sector-websites-and-apps",
    severity="serious",
    check=check,
    fixer="template",
    version=2,
)
