"""Different pages with the same description."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.similar_pages import duplicates
from audit.rule import Finding, Rule
from audit.site_view import SiteView


def check(site: SiteView) -> Iterator[Finding]:
    """Find meta descriptions that several pages with different texts have."""
    for text, urls in duplicates.groups(site, lambda row: row.description).items():
        if len({site.summaries[url].text_hash for url in urls}) < 2:
            continue
        for url in urls:
            yield Finding(
                message=f"{len(urls)} pages have the same description: also "
                f"{duplicates.others(urls, url)}. Say what only this page offers.",
                where="head > meta[name=description]",
                evidence=text[:300],
                page=url,
                component=text.lower(),
            )


RULE = Rule(
    id="content/description-duplicate",
    title="Several pages with the same description",
    why="A description that fits many pages helps nobody to choose among search results.",
    fix="Describe what this page has and the others have not.",
    reference="https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    severity="minor",
    check=check,
)
