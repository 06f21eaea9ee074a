"""Which pages share the clicks of one logged query: facts that search left for audit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from audit.site_view import SiteView
from signpost.workspace.artifacts.searched import SHARED_QUERIES


@dataclass(frozen=True, slots=True)
class CompetedQuery:
    """One query with the two pages that residents opened most for it, and how often each."""

    query: str
    first: str
    second: str
    clicks: tuple[int, int]
    total: int


def shared_queries(
    site: SiteView, min_clicks: int, min_share_percent: int
) -> Iterator[CompetedQuery]:
    """Yield the queries whose clicks went to two pages in nearly equal shares.

    Fewer than `min_clicks` clicks are chance; the second page has to have `min_share_percent` of
    them. A page and the landing page above it are one way, and do not compete.
    """
    for shared in site.workspace.artifacts.read(site.run.id, SHARED_QUERIES):
        share = _share(site, shared.query, shared.clicks)
        if share is None or share.total < min_clicks:
            continue
        if share.clicks[1] * 100 >= min_share_percent * share.total:
            yield share


def _share(site: SiteView, query: str, clicks: Mapping[str, int]) -> CompetedQuery | None:
    """Return the two readable pages that got most clicks; None where they do not compete."""
    read = {url: n for url, n in clicks.items() if _is_readable(site, url)}
    most = sorted(read, key=lambda url: (-read[url], len(url), url))[:2]
    if len(most) < 2 or _is_above(*most) or _is_above(*reversed(most)):
        return None
    first, second = most
    return CompetedQuery(query, first, second, (read[first], read[second]), sum(clicks.values()))


def _is_readable(site: SiteView, url: str) -> bool:
    """Whether an address is a page of the site that was read in this run."""
    return url in site.summaries and site.summaries[url].kind == "html"


def _is_above(one: str, other: str) -> bool:
    """Whether one page's address is the folder of another's."""
    return urlsplit(other).path.startswith(urlsplit(one).path.rstrip("/") + "/")
