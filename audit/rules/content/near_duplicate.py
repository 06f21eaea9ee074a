"""Pages that say nearly the same: the same text with a few words changed."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.similar_pages import duplicates
from audit.evidence.similar_pages.likeness import alike
from audit.rule import Finding, Rule
from audit.site_view import SiteView


def check(site: SiteView, *, min_percent: int = 85, min_words: int = 60) -> Iterator[Finding]:
    """Find pages most of whose text stands on another page too, by their stored signatures.

    `min_percent` is how much two texts must have in common. Pages under `min_words` words, news
    and copies to the letter (content/duplicate-page tells those) are left out.
    """
    signatures = _signatures(site, min_words)
    for url, other, share in alike(signatures, min_percent / 100):
        if not duplicates.is_listed(site, url):
            continue
        yield Finding(
            message=f"About {share:.0%} of this page's text also stands on {other}. Make one page "
            "of the two, or say on each only what is its own.",
            where=other,
            evidence=f"{site.summaries[url].title} | {site.summaries[other].title}",
            certainty="needs_person",
            page=url,
            component=f"like {other}",
        )


def _signatures(site: SiteView, least: int) -> dict[str, str]:
    """Return the signatures of different texts, pages with short addresses first."""
    found: dict[str, str] = {}
    texts: set[str | None] = set()
    for url in sorted(site.summaries, key=lambda url: (len(url), url)):
        row = site.summaries[url]
        if row.kind != "html" or (row.words or 0) < least or row.is_record:
            continue
        if row.signature and row.text_hash not in texts:
            texts.add(row.text_hash)
            found[url] = row.signature
    return found


RULE = Rule(
    id="content/near-duplicate",
    title="Pages that say nearly the same",
    why="Nearly equal pages compete in search results, and sooner or later say different things.",
    fix="Merge them and redirect one address, or keep on each page only what is its own.",
    reference="https://www.gov.uk/guidance/content-design/planning-content",
    severity="minor",
    check=check,
)
