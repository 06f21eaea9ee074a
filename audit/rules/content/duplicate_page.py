"""Pages that say word for word the same."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.similar_pages import duplicates
from audit.rule import Finding, Rule
from audit.site_view import SiteView
from signpost.workspace.page_summary import PageSummary


def check(site: SiteView, *, min_words: int = 30) -> Iterator[Finding]:
    """Find pages whose main content is the same; those under `min_words` words are left out.

    The page with the shortest address is taken for the first; each other page has a finding.
    """
    least = min_words

    def text(row: PageSummary) -> str:
        return row.text_hash or "" if (row.words or 0) >= least else ""

    for urls in duplicates.groups(site, text).values():
        for url in urls[1:]:
            yield Finding(
                message=f"This page says the same as {urls[0]}. Keep one, and redirect the other "
                "to it.",
                where=urls[0],
                evidence=site.summaries[url].title,
                certainty="needs_person",
                page=url,
                component=f"same as {urls[0]}",
            )


RULE = Rule(
    id="content/duplicate-page",
    title="Pages that say the same",
    why="Twins share their readers and links in search results, and one of them goes out of date.",
    fix="Keep the better address, redirect the other, or name one as canonical.",
    reference="https://www.gov.uk/guidance/content-design/planning-content",
    severity="moderate",
    check=check,
)
