"""Pages from which the accessibility statement is not linked."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.accessibility_statement import statement_search
from audit.rule import Finding, NotApplicable, Rule
from audit.site_view import SiteView


def check(site: SiteView) -> Iterator[Finding]:
    """Yield every page without a link to the statement; that none links is another rule's."""
    found = statement_search.find_statement(site) or statement_search.statement_elsewhere(site)
    if not found:
        raise NotApplicable
    without = [
        url
        for url in site.html_pages
        if url != found
        and not any(
            site.state(x.url).final_url == found
            for x in site.links_of(url)
            if x.tag in ("a", "area")
        )
    ]
    if len(without) >= len(site.html_pages) - 1:
        raise NotApplicable
    for url in without:
        yield Finding(
            message="This page does not link to the accessibility statement.",
            where=found,
            page=url,
            key="statement link",
            component="statement link",
        )


RULE = Rule(
    id="accessibility/statement-not-linked",
    title="Page without a link to the accessibility statement",
    why="Who meets a barrier has to find out there and then whom to tell.",
    fix="Link to the statement in the footer of every page, in every template.",
    reference="https://www.gov.uk/guidance/make-your-website-or-app-accessible-and-publish-an-accessibility-statement",
    severity="minor",
    check=check,
    fixer="template",
    version=2,
)
