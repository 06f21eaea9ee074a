"""Links that no browser can follow: misspelt, refused, or to a drive or file share."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.links.broken_links import unusable_link
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.workspace.records import Link


def check(page: PageView) -> Iterator[Finding]:
    """Find the addresses on a page that cannot be used, each once.

    Raises:
        NotApplicable: the page links to nothing.
    """
    if not page.links and not page.unusable:
        raise NotApplicable
    first: dict[str, Link] = {}
    for link in page.unusable:
        first.setdefault(link.url, link)
    for link in first.values():
        yield unusable_link(link, page.url)


RULE = Rule(
    id="content/link-unusable",
    title="Link that cannot be used",
    why="A resident who follows it gets nothing: no browser can open such an address.",
    fix="Correct the address; put what is on your own network on the website.",
    reference="https://url.spec.whatwg.org/",
    severity="serious",
    check=check,
)
