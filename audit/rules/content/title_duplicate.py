"""Different pages with the same title."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.similar_pages import duplicates
from audit.rule import Finding, Rule
from audit.site_view import SiteView


def check(site: SiteView) -> Iterator[Finding]:
    """Find titles that several pages with different texts have.

    Of pages that say the same one counts: `content/duplicate-page` tells of the others.
    """
    for title, alike in duplicates.groups(site, lambda row: row.title).items():
        texts: dict[str, str] = {}
        for url in alike:
            texts.setdefault(site.summaries[url].text_hash or url, url)
        urls = list(texts.values())
        if len(urls) < 2:
            continue
        for url in urls:
            heading = site.summaries[url].h1
            hint = (
                f" Its heading “{heading}” would tell it apart."
                if _adds_to_title(heading, title)
                else ""
            )
            yield Finding(
                message=f"{len(urls)} pages are called “{title}”: also "
                f"{duplicates.others(urls, url)}.{hint}",
                where="head > title",
                evidence=title,
                page=url,
                component=title.lower(),
            )


def _adds_to_title(heading: str, title: str) -> bool:
    """Whether a heading says something that the title does not."""
    return bool(heading) and heading.lower() not in title.lower()


RULE = Rule(
    id="content/title-duplicate",
    title="Several pages with the same title",
    why="In search results and tabs nobody can tell pages with the same title apart.",
    fix="Give each page a title that says what only this page has.",
    reference="https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    severity="moderate",
    check=check,
    version=2,
)
