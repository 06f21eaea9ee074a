"""Goes through what a run has stored, nearest to the start first, to find depths again.

Pages arrive in any order: one may be reached by a long way first and by a short one later, and a
crawl that was killed forgets how it reached them. What was stored tells the shortest ways.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from signpost.workspace.page_store import Pages
from signpost.workspace.records import Link, Page

# What a crawl asks for by itself, from no page.
_LOST = "last_run"
_SEEDS = {"start", "probe", "sitemap", _LOST}


def nearest_first(
    pages: Pages, run: int, lost_depth: int = 0
) -> Iterator[tuple[Page, list[Link], int]]:
    """Yield each stored page that can be reached, with what it leads to and how deep that is.

    Each link is a step deeper, a redirect is not: its target comes apart from the links. Pages that
    nothing leads to any more are `lost_depth` deep, as far as no way leads there that is shorter.
    """
    stored = {page.url: page for page in pages.all(run)}
    seeds = [p for p in stored.values() if p.found_by in _SEEDS and not p.referrer]
    nearest = {p.url: lost_depth if p.found_by == _LOST else 0 for p in seeds}
    queue = deque(sorted(((p, nearest[p.url]) for p in seeds), key=lambda pair: pair[1]))

    def is_nearer(url: str, depth: int) -> bool:
        """Note a way to an address; return whether it is stored and this the shortest so far."""
        if url not in stored or nearest.get(url, depth + 1) <= depth:
            return False
        nearest[url] = depth
        return True

    while queue:
        page, depth = queue.popleft()
        if nearest[page.url] < depth:
            continue
        links = pages.links(page)
        queue.extend((stored[x.url], depth + 1) for x in links if is_nearer(x.url, depth + 1))
        if page.location:
            # As deep as the redirect itself: before all that is a step deeper.
            if is_nearer(page.location, depth):
                queue.appendleft((stored[page.location], depth))
            yield page, [Link(page.location)], depth
        yield page, links, depth + 1
